//! Data, hours and messages.

use super::message::{Context, Medium};
use super::*;
use crate::json::{self, DataError};
use crate::zone::{Instant, Zone};

const CONTACT: &str = include_str!("../../../../tests/fixtures/data/contact.json");

#[test]
fn mistakes_in_the_file_are_placed() {
    assert!(json::read::<Contact>(CONTACT).is_ok());
    let check = |from: &str, to: &str, path: &str, message: &str| {
        let text = CONTACT.replacen(from, to, 1);
        assert_ne!(text, CONTACT);
        let error: DataError = json::read::<Contact>(&text).unwrap_err();
        assert_eq!(error.path, path, "{error}");
        assert!(error.message.contains(message), "{error}");
    };
    check("\"channels\"", "\"chanels\"", "chanels", "channels");
    check("\"slack\"", "\"\"", "channels[0].kind", "empty");
    check(
        "https://gitlab",
        "slack://gitlab",
        "channels[0].url",
        "https:",
    );
    check(
        "mailto:marketing-ops@",
        "https://",
        "channels[1].url",
        "mailto:",
    );
    check("Europe/London", "Europe/Londn", "people[1].zone", "London");
    check("16:30", "08:00", "people[2].hours", "after");
    let wait = |wait: &str| format!("{{\"answers_within\": {wait}, \"title\"");
    let place = "answers_within";
    check("{\n  \"title\"", &wait("{}"), place, "either");
    check(
        "{\n  \"title\"",
        &wait(r#"{"hours": 0}"#),
        place,
        "1 or more",
    );
    check(
        "{\n  \"title\"",
        &wait(r#"{"hours": 1, "working_days": 1}"#),
        place,
        "either",
    );
}

#[test]
fn a_channel_may_be_slower_or_faster() {
    let contact: Contact = json::read(
        r##"{"answers_within": {"working_days": 1}, "channels": [
            {"kind": "slack", "label": "#a", "url": "https://x.slack.com/archives/C1", "purpose": "Questions",
             "answers_within": {"hours": 4}},
            {"kind": "email", "label": "b", "url": "mailto:b@example.com"}]}"##,
    )
    .unwrap();
    let waits: Vec<_> = contact
        .channels
        .iter()
        .map(|one| contact.wait(one).unwrap())
        .collect();
    assert_eq!(waits[0].hours, Some(4));
    assert_eq!(waits[1].working_days, Some(1));
}

/// Each row as `region local state instant`.
#[track_caller]
fn check(now: &str, expected: &[&str]) {
    let contact: Contact = json::read(CONTACT).unwrap();
    let told: Vec<String> = contact
        .presence(Instant::parse(now).unwrap())
        .iter()
        .map(|one| {
            let region = one.people.region.as_ref().unwrap().as_str();
            let (word, at) = match one.now {
                Now::Working { until } => ("until", until),
                Now::Away { from } => ("from", from),
            };
            format!(
                "{region} {} {word} {}",
                one.local.wall.format("%a %H:%M"),
                at.unwrap().rfc3339()
            )
        })
        .collect();
    assert_eq!(told, expected, "{now}");
}

#[test]
fn working_hours_end_and_begin() {
    check(
        "2026-12-02T15:00:00Z",
        &[
            "AMER Wed 10:00 until 2026-12-02T22:00:00Z",
            "EMEA Wed 15:00 until 2026-12-02T17:00:00Z",
            "APAC Thu 02:00 from 2026-12-02T21:30:00Z",
        ],
    );
    // The last minute belongs to work, the end doesn't; a weekend lies between.
    check(
        "2026-12-04T17:00:00Z",
        &[
            "AMER Fri 12:00 until 2026-12-04T22:00:00Z",
            "EMEA Fri 17:00 from 2026-12-07T09:00:00Z",
            "APAC Sat 04:00 from 2026-12-06T21:30:00Z",
        ],
    );
    // New York changes its clocks on 8 March 2027, London on the 28th.
    check(
        "2027-03-05T23:00:00Z",
        &[
            "AMER Fri 18:00 from 2027-03-08T14:00:00Z",
            "EMEA Fri 23:00 from 2027-03-08T09:00:00Z",
            "APAC Sat 10:00 from 2027-03-07T21:30:00Z",
        ],
    );
    check(
        "2027-03-14T12:00:00Z",
        &[
            "AMER Sun 08:00 from 2027-03-15T13:00:00Z",
            "EMEA Sun 12:00 from 2027-03-15T09:00:00Z",
            "APAC Sun 23:00 from 2027-03-14T21:30:00Z",
        ],
    );
}

#[test]
fn minute_by_minute_for_a_fortnight() {
    // Against a walk that only asks whether it is working hours.
    let contact: Contact = json::read(CONTACT).unwrap();
    let start = Instant::parse("2027-03-07T00:00:00Z").unwrap().unix();
    let works = |unix: i64, at: usize| {
        let all = contact.presence(Instant::from_unix(unix));
        matches!(all[at].now, Now::Working { .. })
    };
    for at in 0..contact.people.len() {
        for step in 0..14 * 24 * 2 {
            let unix = start + step * 1_800 + 60;
            let all = contact.presence(Instant::from_unix(unix));
            let (own, change) = match all[at].now {
                Now::Working { until } => (true, until.unwrap()),
                Now::Away { from } => (false, from.unwrap()),
            };
            assert_ne!(works(change.unix(), at), own);
            assert_eq!(works(change.unix() - 60, at), own);
            assert!(change.unix() > unix && change.unix() - unix < 5 * 86_400);
        }
    }
}

#[test]
fn who_never_works_has_no_next_hours() {
    let contact: Contact = json::read(
        r#"{"channels": [{"kind": "x", "label": "x", "url": "/x"}], "people": [{"zone": "UTC", "workdays": []}]}"#,
    )
    .unwrap();
    let all = contact.presence(Instant::parse("2026-12-02T15:00:00Z").unwrap());
    assert_eq!(all[0].now, Now::Away { from: None });
}

const NAMES: [&str; 4] = ["Page", "Section", "Address", "My time zone"];

#[test]
fn a_message_says_where_it_comes_from() {
    let context = Context {
        title: "Integrated Marketing\u{202e}",
        section: "How to\nreach us",
        url: "https://example.com/handbook/#contact",
        zone: Zone::parse("America/Los_Angeles").ok(),
        names: NAMES,
    };
    let check = |medium, typed: &str, expected: &str| {
        assert_eq!(message::text(medium, typed, &context), expected);
    };
    check(
        Medium::Mail,
        "Hello,\r\n/close @all\n",
        "Hello,\n/close @all\n\nPage: Integrated Marketing\nSection: How to reach us\n\
         Address: https://example.com/handbook/#contact\nMy time zone: America/Los_Angeles\n",
    );
    check(
        Medium::Slack,
        "/topic x\r\nHi @here",
        "\u{2060}/topic x\nHi @\u{2060}here\n\nPage: Integrated Marketing\nSection: How to reach us\n\
         Address: https://example.com/handbook/#contact\nMy time zone: America/Los_\u{2060}Angeles\n",
    );
    check(
        Medium::Markdown,
        "Hello,\n\r/close @all",
        "Hello,\\\n\\/close `@all`\n\n- Page: Integrated Marketing\n- Section: How to reach us\n\
         - Address: `https://example.com/handbook/#contact`\n- My time zone: America/Los_Angeles\n",
    );
    let nowhere = Context {
        names: NAMES,
        ..Context::default()
    };
    assert_eq!(message::text(Medium::Mail, " \n", &nowhere), "");
    let contact: Contact = json::read(CONTACT).unwrap();
    assert_eq!(contact.channels[0].mail(&contact, "x"), None);
    let mail = contact.channels[1].mail(&contact, "a\nb & c?").unwrap();
    assert_eq!(
        mail.url(),
        "mailto:marketing-ops@example.com?subject=Integrated%20Marketing&body=a%0D%0Ab%20%26%20c%3F"
    );
}

#[test]
fn each_channel_has_its_medium() {
    let check = |kind: &str, url: &str, expected: Medium, recipient: Option<&str>| {
        let data =
            format!(r#"{{"channels": [{{"kind": "{kind}", "label": "x", "url": "{url}"}}]}}"#);
        let contact: Contact = json::read(&data).unwrap();
        assert_eq!(contact.channels[0].medium(), expected, "{url}");
        assert_eq!(contact.channels[0].recipient(), recipient, "{url}");
    };
    let slack = "https://x.slack.com/archives/C1";
    check("slack", slack, Medium::Slack, None);
    check("chat", slack, Medium::Slack, None);
    check("slack", "/chat", Medium::Slack, None);
    check(
        "issues",
        "https://gitlab.com/a/b/-/issues/new",
        Medium::Markdown,
        None,
    );
    check("forum", "/forum", Medium::Markdown, None);
    let mail = "mailto:a@example.com?subject=x";
    check("email", mail, Medium::Mail, Some("a@example.com"));
}

#[test]
fn hours_of_waiting_end_at_an_instant() {
    let now = Instant::parse("2026-12-02T15:30:00Z").unwrap();
    let check = |hours, working_days, expected: Option<&str>| {
        let wait = Wait {
            hours,
            working_days,
        };
        let due = wait.due(now).map(Instant::rfc3339);
        assert_eq!(due.as_deref(), expected);
    };
    check(Some(24), None, Some("2026-12-03T15:30:00Z"));
    check(None, Some(1), None);
}
