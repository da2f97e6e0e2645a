use proptest::prelude::*;

use super::*;
use crate::Builder;

fn page(paragraphs: &[&str]) -> Outline {
    let mut page = Builder::default();
    page.open("h2", 1, &mut |_| None);
    page.text("Our meetings", 2);
    page.close("h2");
    for text in paragraphs {
        page.open("p", 3, &mut |_| None);
        page.text(text, 3);
        page.close("p");
    }
    page.finish()
}

const RANGE: Range<'_> = Range {
    from: "#our-meetings",
    until: None,
};

#[test]
fn the_first_sentence_that_states_a_recurrence_is_read() {
    #[track_caller]
    fn check(paragraphs: &[&str], json: &str) {
        let meeting = cadence(&page(paragraphs), &RANGE).unwrap();
        assert_eq!(meeting.json(), json);
    }
    check(
        &[
            "Time to think matters. Decline what you needn't join.",
            "The group meets the 1st and 3rd Wednesday of the month and the time rotates between EMEA/AMER & AMER/APAC. We talk about the quarter!",
        ],
        r#"{"title":"Our meetings","on":{"weekday":"wednesday","ordinals":[1,3]},"rotation":[{"name":"EMEA/AMER","regions":["EMEA","AMER"]},{"name":"AMER/APAC","regions":["AMER","APAC"]}],"order_assumed":true}"#,
    );
    check(
        &["We meet monthly on the last Friday."],
        r#"{"title":"Our meetings","on":{"weekday":"friday","ordinals":[-1]}}"#,
    );
    check(
        &["We meet every other Tuesday. It alternates between EMEA and APAC."],
        r#"{"title":"Our meetings","on":{"weekday":"tuesday","every":2},"rotation":[{"name":"EMEA","regions":["EMEA"]},{"name":"APAC","regions":["APAC"]}],"order_assumed":true}"#,
    );
    check(
        &["On the 15th of every month."],
        r#"{"title":"Our meetings","on":{"day":15}}"#,
    );
}

#[test]
fn slots_are_codes_of_regions() {
    #[track_caller]
    fn check(sentence: &str, expected: &[&str]) {
        let found = slots(sentence, rotates(sentence));
        let names: Vec<String> = found.iter().map(|regions| regions.join("/")).collect();
        assert_eq!(names, expected, "{sentence}");
    }
    check(
        "between being EMEA/AMER & AMER/APAC timezones",
        &["EMEA/AMER", "AMER/APAC"],
    );
    check("(EMEA/AMER and AMER/APAC)", &["EMEA/AMER", "AMER/APAC"]);
    check(
        "EMEA/AMER, AMER/APAC, and APAC.",
        &["EMEA/AMER", "AMER/APAC", "APAC"],
    );
    check("EMEA / AMER&AMER/APAC", &["EMEA/AMER", "AMER/APAC"]);
    check(
        "once for EMEA/AMER, once for AMER/APAC, then EMEA/AMER",
        &["EMEA/AMER", "AMER/APAC"],
    );
    check("it rotates between EMEA and APAC", &["EMEA", "APAC"]);
    check("for EMEA and APAC", &[]);
    check("the IM team and its OKRs", &[]);
    check("and/or", &[]);
}

#[test]
fn what_cannot_be_read_is_quoted() {
    #[track_caller]
    fn check(paragraphs: &[&str], why: Unread, part: &str) {
        let missing = cadence(&page(paragraphs), &RANGE).unwrap_err();
        assert_eq!(missing.why, why);
        assert!(missing.message.contains(part), "{}", missing.message);
    }
    check(
        &["Nothing here. Nothing there."],
        Unread::Empty,
        "under #our-meetings",
    );
    check(&[], Unread::Empty, "every other Tuesday");
    check(
        &["Hello. We meet every second Tuesday. Bye."],
        Unread::Unclear,
        "“We meet every second Tuesday.”",
    );
    check(
        &["We meet weekly. Come along."],
        Unread::Unclear,
        "“We meet weekly.” It says how often",
    );
}

proptest! {
    /// No text makes it panic, and what it yields is the data of a cadence.
    #[test]
    fn any_text_is_read_or_refused(text in r"(every|each|other|1st|2nd|last|first|monday|tuesdays|weekly|monthly|of|the|month|and|EMEA/AMER|&|,|\.|15th|\PC{0,6}| ){0,20}") {
        let text = text.replace("  ", " ");
        if let Ok(meeting) = cadence(&page(&[&text]), &RANGE) {
            let read: inlay_domain::schedule::Cadence = inlay_domain::json::read(&meeting.json()).unwrap();
            prop_assert_eq!(read.on, meeting.on);
        }
    }
}
