//! Files and links: what they say, what they refuse, and what another reader of
//! calendars makes of them.

mod hostile;
mod links;
mod oracle;
mod zones;

use super::*;
use crate::json;
use crate::schedule::{Cadence, Date};

const RULES: &str = include_str!("../../../../../tests/fixtures/calendar/rules.json");

const TEAM_MEETING: &str = include_str!("../../../../../tests/fixtures/data/cadence.json");

const WORDING: Wording<'_> = Wording {
    untitled: "Meeting",
    agenda: "Agenda",
    no_time: "The page gives no time.",
};

fn date(text: &str) -> NaiveDate {
    Date::parse(text).unwrap().0
}

fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn cadence(text: &str) -> Cadence {
    json::read(text).unwrap_or_else(|error| panic!("{error:?}"))
}

/// The file of a cadence, unfolded.
fn lines(data: &str, from: &str, to: Option<&str>) -> Vec<String> {
    let events = series(&cadence(data), date(from), to.map(date), &WORDING).unwrap();
    unfold(&file(&events, at("2026-11-22T12:00:00Z")))
}

fn unfold(text: &str) -> Vec<String> {
    let text = text.strip_suffix("\r\n").unwrap().replace("\r\n ", "");
    text.split("\r\n").map(str::to_owned).collect()
}

#[test]
fn the_team_meeting() {
    let all = lines(TEAM_MEETING, "2026-01-07", None);
    let begin = all.iter().position(|line| line == "BEGIN:VEVENT").unwrap();
    assert_eq!(
        all[begin..],
        [
            "BEGIN:VEVENT",
            "UID:im-team-meeting/1@inlay",
            "DTSTAMP:20261122T120000Z",
            "DTSTART;TZID=Europe/London:20260107T160000",
            "DTEND;TZID=Europe/London:20260107T165000",
            "RRULE:FREQ=MONTHLY;BYDAY=1WE",
            "SUMMARY:Integrated Marketing team meeting (EMEA/AMER)",
            "LOCATION:https://example.com/im-call",
            "URL:https://example.com/im-call",
            "DESCRIPTION:Agenda: https://example.com/im-agenda",
            "END:VEVENT",
            "BEGIN:VEVENT",
            "UID:im-team-meeting/2@inlay",
            "DTSTAMP:20261122T120000Z",
            "DTSTART;TZID=America/Los_Angeles:20260121T160000",
            "DTEND;TZID=America/Los_Angeles:20260121T165000",
            "RRULE:FREQ=MONTHLY;BYDAY=3WE",
            "EXDATE;TZID=America/Los_Angeles:20261216T160000",
            "SUMMARY:Integrated Marketing team meeting (AMER/APAC)",
            "LOCATION:https://example.com/im-call",
            "URL:https://example.com/im-call",
            "DESCRIPTION:Agenda: https://example.com/im-agenda",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    );
}

/// The rule of each event of each of the fixture's cadences; `1` for a single one.
#[test]
fn rules_where_one_can_say_it() {
    let rules: Vec<serde_json::Value> = serde_json::from_str(RULES).unwrap();
    let found: Vec<(String, Vec<String>)> = rules
        .iter()
        .map(|data| {
            let title = data["title"].as_str().unwrap().to_owned();
            let cadence = cadence(&data.to_string());
            let events = series(&cadence, date("2026-01-01"), None, &WORDING).unwrap();
            let rules = events
                .iter()
                .map(|event| event.rrule().unwrap_or("1".into()));
            (title, rules.collect())
        })
        .collect();
    let check = |title: &str, expected: &[&str]| {
        let (_, rules) = found.iter().find(|(one, _)| one == title).unwrap();
        assert_eq!(rules, expected, "{title}");
    };
    check("Weekly", &["FREQ=WEEKLY;BYDAY=MO"]);
    check("Weekly with exceptions", &["FREQ=WEEKLY;BYDAY=WE"]);
    check("Every other week", &["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"]);
    check("Last of the month", &["FREQ=MONTHLY;BYDAY=-1FR"]);
    check("Fifth of the month", &["FREQ=MONTHLY;BYDAY=5TH"]);
    check("Monthly by day", &["FREQ=MONTHLY;BYMONTHDAY=15"]);
    check(
        "Monthly on a day that some months lack",
        &["FREQ=MONTHLY;BYMONTHDAY=31"],
    );
    check(
        "Two ordinals, one slot",
        &["FREQ=MONTHLY;BYDAY=1WE", "FREQ=MONTHLY;BYDAY=3WE"],
    );
    check(
        "Weekly, two slots in turn",
        &["FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"; 2],
    );
    check(
        "Every other week, three slots in turn",
        &["FREQ=WEEKLY;INTERVAL=6;BYDAY=TU"; 3],
    );
    check(
        "Monthly, two slots in turn",
        &["FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU"; 2],
    );
    check(
        "Two ordinals, three slots in turn",
        &[
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO",
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=3MO",
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO",
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=3MO",
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO",
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=3MO",
        ],
    );
    check(
        "Fourth and last of the month, two slots",
        &["FREQ=MONTHLY;BYDAY=4WE", "FREQ=MONTHLY;BYDAY=5WE"],
    );
    check(
        "First and last of the month with moved ones",
        &[
            "FREQ=MONTHLY;BYDAY=1WE",
            "FREQ=MONTHLY;BYDAY=-1WE",
            "1",
            "1",
            "1",
        ],
    );
    for title in [
        "Fifth of the month, two slots in turn, which no rule can say",
        "By a day that some months lack, two slots in turn",
    ] {
        let (_, rules) = found.iter().find(|(one, _)| one == title).unwrap();
        assert!(
            rules.len() > 11 && rules.iter().all(|rule| rule == "1"),
            "{title}"
        );
    }
}

/// A calendar knows an event again, whatever else changed, and no two are one.
#[test]
fn names_stay() {
    let names = |data: &str| -> Vec<String> {
        let events = series(&cadence(data), date("2026-01-01"), None, &WORDING).unwrap();
        let names: Vec<_> = events.into_iter().map(|event| event.uid).collect();
        let mut single = names.clone();
        single.sort();
        single.dedup();
        assert_eq!(single.len(), names.len(), "{names:?}");
        names
    };
    let slot = r#"{"time":"16:00","zone":"Europe/London"}"#;
    let wednesdays = |more: &str| {
        format!(r#"{{"on":{{"weekday":"wednesday","ordinals":[1,3]}},"rotation":[{slot}]{more}}}"#)
    };
    let named = wednesdays(r#","id":"x","title":"One""#);
    assert_eq!(names(&named), ["x/1@inlay", "x/1/2@inlay"]);
    let later = wednesdays(r#","id":"x","title":"Two","starts":"2026-03-01","duration":20"#);
    assert_eq!(names(&later), ["x/1@inlay", "x/1/2@inlay"]);
    let weekly = format!(
        r#"{{"id":"x","on":{{"weekday":"friday","every":1}},"starts":"2026-02-01","rotation":[{slot}]}}"#
    );
    assert_eq!(names(&weekly), ["x/1@inlay"]);
    let moved = wednesdays(r#","id":"x","moved":{"2026-03-04":{"date":"2026-03-05"}}"#);
    assert_eq!(names(&moved)[2], "x/1/2026-03-04@inlay");
    assert_eq!(
        names(&wednesdays(r#","title":"A, b""#))[0],
        "A%2C%20b/1@inlay"
    );
    // With neither id nor title the rule and its times tell it apart.
    let other = wednesdays("").replace("16:00", "17:00");
    assert_ne!(names(&wednesdays("")), names(&other));
    // 255 octets are the most that is safe.
    let long = format!(r#","id":"{}""#, "ü".repeat(300));
    assert!(names(&wednesdays(&long))[0].len() < 255);
    for data in serde_json::from_str::<Vec<serde_json::Value>>(RULES).unwrap() {
        names(&data.to_string());
    }
}

#[test]
fn a_time_that_nobody_gives_is_not_made_up() {
    let data = r#"{"id":"x","on":{"weekday":"wednesday","ordinals":[1]},"duration":50,"agenda":"https://example.com/a"}"#;
    let all = lines(data, "2026-11-01", Some("2027-03-31"));
    assert_eq!(
        all[5..],
        [
            "BEGIN:VEVENT",
            "UID:x/0@inlay",
            "DTSTAMP:20261122T120000Z",
            "DTSTART;VALUE=DATE:20261104",
            "DTEND;VALUE=DATE:20261105",
            "TRANSP:TRANSPARENT",
            "RRULE:FREQ=MONTHLY;BYDAY=1WE;UNTIL=20270303",
            "SUMMARY:Meeting",
            "DESCRIPTION:Agenda: https://example.com/a\\nThe page gives no time.",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    );
    let no_start = cadence(r#"{"on":{"weekday":"friday","every":1}}"#);
    assert!(series(&no_start, date("2026-01-01"), None, &WORDING).is_err());
}

#[test]
fn a_single_event() {
    let when = When::at(at("2026-12-02T16:00:00Z"), zone("Asia/Kathmandu"), Some(30)).unwrap();
    let event = Event {
        uid: uid(&["readouts", "EMEA", "2026-12-02"]),
        title: "Readout".to_owned(),
        when,
        recurrence: None,
        location: None,
        notes: String::new(),
    };
    let all = unfold(&file(&[event], at("2026-11-22T12:00:00Z")));
    assert_eq!(
        all,
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Inlay//Inlay//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "BEGIN:VTIMEZONE",
            "TZID:Asia/Kathmandu",
            "BEGIN:STANDARD",
            "DTSTART:19700101T000000",
            "TZOFFSETFROM:+0545",
            "TZOFFSETTO:+0545",
            "END:STANDARD",
            "END:VTIMEZONE",
            "BEGIN:VEVENT",
            "UID:readouts/EMEA/2026-12-02@inlay",
            "DTSTAMP:20261122T120000Z",
            "DTSTART;TZID=Asia/Kathmandu:20261202T214500",
            "DTEND;TZID=Asia/Kathmandu:20261202T221500",
            "SUMMARY:Readout",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    );
    // Over the end of summer time an hour is still an hour.
    let night = When::at(at("2026-10-25T00:30:00Z"), zone("Europe/London"), Some(60)).unwrap();
    let all = unfold(&file(
        &[Event {
            uid: "u".into(),
            title: "t".into(),
            when: night,
            recurrence: None,
            location: None,
            notes: String::new(),
        }],
        at("2026-11-22T12:00:00Z"),
    ));
    assert!(
        all.contains(&"DTEND;TZID=Europe/London:20261025T013000".to_owned()),
        "{all:?}"
    );
}
