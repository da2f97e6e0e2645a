//! Rules, rotations and clocks: tables, the sketch of the meeting, and a walk
//! over every day as the oracle.

use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;

use super::working::{Hours, Status, Week};
use super::*;
use crate::json;
use crate::zone::{Instant, Kind, Zone};

const TEAM_MEETING: &str = include_str!("../../../../tests/fixtures/data/cadence.json");

fn date(text: &str) -> NaiveDate {
    Date::parse(text).unwrap().0
}

fn on(text: &str) -> On {
    serde_json::from_str(text).unwrap()
}

fn cadence(text: &str) -> Cadence {
    json::read(text).unwrap_or_else(|error| panic!("{error:?}"))
}

fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

fn wall(text: &str) -> chrono::NaiveDateTime {
    zone("Etc/UTC")
        .localize(Instant::parse(text).unwrap())
        .unwrap()
        .wall
}

fn dates(cadence: &Cadence, from: &str, to: &str) -> Vec<String> {
    let held = cadence.occurrences(date(from), date(to)).unwrap();
    held.iter().map(|one| Date(one.date).text()).collect()
}

/// `2027-01-06 0` for each: its date and the index of its slot.
fn turns(cadence: &Cadence, from: &str, to: &str) -> Vec<String> {
    let held = cadence.occurrences(date(from), date(to)).unwrap();
    held.iter()
        .map(|one| {
            format!(
                "{} {}",
                one.date,
                one.slot.map_or("-".into(), |slot| slot.to_string())
            )
        })
        .collect()
}

#[test]
fn texts_are_strict() {
    for (text, good) in [
        ("2026-12-02", true),
        ("2028-02-29", true),
        ("2027-02-29", false),
        ("2026-1-02", false),
        ("2026-12-2", false),
        ("20261202", false),
        (" 2026-12-02", false),
        ("2026-12-02T", false),
        ("0000-01-01", false),
        ("+026-12-02", false),
        ("２026-12-0", false),
        ("", false),
    ] {
        assert_eq!(
            Date::parse(text).map(Date::text).as_deref(),
            good.then_some(text)
        );
    }
    for (text, good) in [
        ("00:00", true),
        ("23:59", true),
        ("24:00", false),
        ("9:00", false),
        ("09:60", false),
        ("09:00:00", false),
        ("09.00", false),
        ("-9:00", false),
        ("", false),
    ] {
        assert_eq!(
            WallTime::parse(text).map(WallTime::text).as_deref(),
            good.then_some(text)
        );
    }
}

#[test]
fn rules_give_dates() {
    let check = |rule, starts: Option<&str>, from, to, expected: &str| {
        let rule = on(rule);
        let found: Vec<_> = rule
            .dates(starts.map(date), date(from), date(to))
            .map(|(date, _)| date.to_string())
            .collect();
        assert_eq!(found.join(" "), expected, "{rule:?}");
    };
    let wednesdays = r#"{"weekday":"wednesday","ordinals":[3,1]}"#;
    check(
        wednesdays,
        None,
        "2026-12-01",
        "2027-01-20",
        "2026-12-02 2026-12-16 2027-01-06 2027-01-20",
    );
    check(
        wednesdays,
        None,
        "2026-12-02",
        "2026-12-16",
        "2026-12-02 2026-12-16",
    );
    check(wednesdays, None, "2026-12-03", "2026-12-15", "");
    check(wednesdays, None, "2026-12-16", "2026-12-02", "");
    check(
        wednesdays,
        Some("2026-12-03"),
        "2026-12-01",
        "2027-01-06",
        "2026-12-16 2027-01-06",
    );
    check(
        r#"{"weekday":"friday","ordinals":[5]}"#,
        None,
        "2027-01-01",
        "2027-12-31",
        "2027-01-29 2027-04-30 2027-07-30 2027-10-29 2027-12-31",
    );
    check(
        r#"{"weekday":"friday","ordinals":[-1]}"#,
        None,
        "2027-01-01",
        "2027-04-30",
        "2027-01-29 2027-02-26 2027-03-26 2027-04-30",
    );
    check(
        r#"{"weekday":"friday","ordinals":[4,5,-1]}"#,
        None,
        "2027-01-01",
        "2027-02-28",
        "2027-01-22 2027-01-29 2027-02-26",
    );
    check(
        r#"{"weekday":"saturday","ordinals":[5]}"#,
        None,
        "2032-02-01",
        "2032-02-29",
        "",
    );
    check(
        r#"{"weekday":"sunday","ordinals":[5]}"#,
        None,
        "2032-02-01",
        "2032-02-29",
        "2032-02-29",
    );
    check(
        r#"{"day":31}"#,
        None,
        "2027-01-01",
        "2027-07-31",
        "2027-01-31 2027-03-31 2027-05-31 2027-07-31",
    );
    check(
        r#"{"day":29}"#,
        None,
        "2027-01-30",
        "2028-03-01",
        "2027-03-29 2027-04-29 2027-05-29 2027-06-29 2027-07-29 2027-08-29 2027-09-29 2027-10-29 2027-11-29 2027-12-29 2028-01-29 2028-02-29",
    );
    let fortnight = r#"{"weekday":"tuesday","every":2}"#;
    check(
        fortnight,
        Some("2026-12-02"),
        "2026-01-01",
        "2027-01-10",
        "2026-12-08 2026-12-22 2027-01-05",
    );
    check(
        fortnight,
        Some("2026-12-08"),
        "2026-12-09",
        "2026-12-22",
        "2026-12-22",
    );
    check(
        fortnight,
        Some("2024-01-02"),
        "2026-12-09",
        "2026-12-22",
        "2026-12-15",
    );
    check(
        r#"{"weekday":"monday","every":65535}"#,
        Some("2026-01-01"),
        "2026-01-02",
        "4000-01-01",
        "2026-01-05 3282-01-05",
    );
}

#[test]
fn rules_that_make_no_sense_are_refused() {
    let check = |rule: &str, part: &str| {
        let error = json::read::<Cadence>(&format!("{{\"on\": {rule}}}")).unwrap_err();
        assert!(
            error.message.contains(part) && error.path.starts_with("on"),
            "{rule}: {error:?}"
        );
    };
    check("{}", "Say when");
    check(r#"{"weekday":"friday"}"#, "Beside \"weekday\"");
    check(r#"{"ordinals":[1]}"#, "which weekday");
    check(r#"{"every":2}"#, "which weekday");
    check(
        r#"{"weekday":"friday","ordinals":[1],"every":2}"#,
        "don't go together",
    );
    check(r#"{"weekday":"friday","day":2}"#, "don't go together");
    check(r#"{"weekday":"friday","ordinals":[]}"#, "which weekdays");
    check(r#"{"weekday":"friday","ordinals":[1,1]}"#, "twice");
    check(r#"{"weekday":"friday","ordinals":[0]}"#, "from 1 to 5");
    check(r#"{"weekday":"friday","ordinals":[6]}"#, "from 1 to 5");
    check(r#"{"weekday":"friday","ordinals":[-2]}"#, "from 1 to 5");
    check(r#"{"weekday":"friday","every":0}"#, "counts weeks");
    check(r#"{"weekday":"frday","every":1}"#, "friday");
    check(r#"{"day":0}"#, "from 1 to 31");
    check(r#"{"day":32}"#, "from 1 to 31");
}

#[test]
fn faults_have_a_path() {
    let check = |text: &str, path: &str| {
        let error = json::read::<Cadence>(text).unwrap_err();
        assert_eq!(error.path, path, "{error:?}");
    };
    let rule = r#""on":{"weekday":"wednesday","ordinals":[1,3]}"#;
    check(r#"{"title":"x"}"#, "");
    check(&format!(r#"{{{rule},"colour":1}}"#), "colour");
    check(&format!(r#"{{{rule},"duration":0}}"#), "duration");
    check(&format!(r#"{{{rule},"starts":"2026-02-30"}}"#), "starts");
    check(
        &format!(r#"{{{rule},"rotation":[{{}},{{"time":"16:00"}}]}}"#),
        "rotation[1].zone",
    );
    check(
        &format!(r#"{{{rule},"rotation":[{{}},{{"zone":"Europe/Londn"}}]}}"#),
        "rotation[1].zone",
    );
    check(
        &format!(r#"{{{rule},"rotation":[{{"time":"4pm"}}]}}"#),
        "rotation[0].time",
    );
    check(
        &format!(r#"{{{rule},"attendees":[{{"zone":"Asia/Tokyo","hours":["17:00","09:00"]}}]}}"#),
        "attendees[0].hours",
    );
    check(
        &format!(r#"{{{rule},"attendees":[{{"zone":"Asia/Tokyo","workdays":[]}}]}}"#),
        "attendees[0].workdays",
    );
    check(
        &format!(r#"{{{rule},"agenda":"javascript:alert(1)"}}"#),
        "agenda",
    );
    let moved = |entry: &str| format!(r#"{{{rule},"except":["2026-12-16"],"moved":{{{entry}}}}}"#);
    check(&moved(r#""2026-12-02":{}"#), "moved.2026-12-02");
    check(
        &moved(r#""2026-12-03":{"time":"15:00"}"#),
        "moved.2026-12-03",
    );
    check(
        &moved(r#""2026-12-16":{"time":"15:00"}"#),
        "moved.2026-12-16",
    );
    assert!(json::read::<Cadence>(&moved(r#""2026-12-02":{"time":"15:00"}"#)).is_ok());
}

#[test]
fn what_is_written_is_what_was_read() {
    let read = cadence(TEAM_MEETING);
    let written = serde_json::to_string(&read).unwrap();
    assert_eq!(cadence(&written), read);
    let moved = r#"{"on":{"weekday":"friday","ordinals":[-1]},"moved":{"2026-11-27":{"date":"2026-11-26"}}}"#;
    assert_eq!(serde_json::to_string(&cadence(moved)).unwrap(), moved);
}

/// The dates and clocks of the design's sketch.
#[test]
fn the_team_meeting() {
    let cadence = cadence(TEAM_MEETING);
    let held = cadence
        .occurrences(date("2026-12-01"), date("2027-03-31"))
        .unwrap();
    let dates: Vec<_> = held.iter().map(|one| one.date.to_string()).collect();
    // 16 December is under `except`.
    assert_eq!(
        dates.join(" "),
        "2026-12-02 2027-01-06 2027-01-20 2027-02-03 2027-02-17 2027-03-03 2027-03-17"
    );

    let check = |on: &str, slot: &str, start: &str, seen: [(&str, &str, i32, i32); 3]| {
        let one = held.iter().find(|one| one.date == date(on)).unwrap();
        assert_eq!(cadence.slot(one).unwrap().label(), slot);
        assert_eq!(one.start.unwrap().rfc3339(), start);
        assert_eq!(one.end.unwrap(), one.start.unwrap().plus_minutes(50));
        for (name, local, day_shift, moves) in seen {
            let found = one.local(&zone(name)).unwrap();
            assert_eq!(
                (&found.local.rfc3339()[..16], found.day_shift),
                (local, day_shift),
                "{on} {name}"
            );
            assert_eq!(one.moves(&zone(name)), Some(moves), "{on} {name}");
        }
    };
    let (la, london, sydney) = ("America/Los_Angeles", "Europe/London", "Australia/Sydney");
    check(
        "2026-12-02",
        "EMEA/AMER",
        "2026-12-02T16:00:00Z",
        [
            (la, "2026-12-02T08:00", 0, 0),
            (london, "2026-12-02T16:00", 0, 0),
            (sydney, "2026-12-03T03:00", 1, 0),
        ],
    );
    check(
        "2027-01-20",
        "AMER/APAC",
        "2027-01-21T00:00:00Z",
        [
            (la, "2027-01-20T16:00", 0, 0),
            (london, "2027-01-21T00:00", 1, 0),
            (sydney, "2027-01-21T11:00", 1, 0),
        ],
    );
    check(
        "2027-03-17",
        "AMER/APAC",
        "2027-03-17T23:00:00Z",
        [
            (la, "2027-03-17T16:00", 0, 0),
            (london, "2027-03-17T23:00", 0, -60),
            (sydney, "2027-03-18T10:00", 1, -60),
        ],
    );
}

/// The weeks in which some have changed their clocks and others haven't.
#[test]
fn seam_weeks() {
    let check = |slot: (&str, &str), elsewhere: &str, expected: [(&str, Option<i32>); 4]| {
        let text = format!(
            r#"{{"on":{{"weekday":"wednesday","every":1}},"starts":"{}","rotation":[{{"time":"{}","zone":"{}"}}]}}"#,
            expected[0].0, slot.0, slot.1
        );
        let cadence = cadence(&text);
        for (on, moves) in expected {
            let one = &cadence.occurrences(date(on), date(on)).unwrap()[0];
            assert_eq!(one.moves(&zone(elsewhere)), moves, "{on} {elsewhere}");
            let at_home = one.local(&zone(slot.1)).unwrap();
            assert_eq!(&at_home.local.rfc3339()[11..16], slot.0);
        }
    };
    let (la, london, sydney) = ("America/Los_Angeles", "Europe/London", "Australia/Sydney");
    // 2027: the US on 14 March, Europe on 28 March, Sydney on 4 April.
    check(
        ("16:00", london),
        la,
        [
            ("2027-03-10", None),
            ("2027-03-17", Some(60)),
            ("2027-03-24", Some(0)),
            ("2027-03-31", Some(-60)),
        ],
    );
    check(
        ("16:00", london),
        sydney,
        [
            ("2027-03-24", None),
            ("2027-03-31", Some(-60)),
            ("2027-04-07", Some(-60)),
            ("2027-04-14", Some(0)),
        ],
    );
    check(
        ("16:00", la),
        london,
        [
            ("2027-03-10", None),
            ("2027-03-17", Some(-60)),
            ("2027-03-24", Some(0)),
            ("2027-03-31", Some(60)),
        ],
    );
    // Sydney on 3 October, Europe on 31 October, the US on 7 November.
    check(
        ("16:00", la),
        sydney,
        [
            ("2027-09-29", None),
            ("2027-10-06", Some(60)),
            ("2027-11-03", Some(0)),
            ("2027-11-10", Some(60)),
        ],
    );
    check(
        ("16:00", london),
        la,
        [
            ("2027-10-20", None),
            ("2027-10-27", Some(0)),
            ("2027-11-03", Some(60)),
            ("2027-11-10", Some(-60)),
        ],
    );
}

#[test]
fn ordinals_take_their_slots() {
    let check = |ordinals: &str, expected: &[&str]| {
        let text = format!(
            r#"{{"on":{{"weekday":"friday","ordinals":{ordinals}}},"rotation":[{{"name":"a"}},{{"name":"b"}}]}}"#
        );
        assert_eq!(turns(&cadence(&text), "2027-01-01", "2027-02-28"), expected);
    };
    check(
        "[1,-1]",
        &[
            "2027-01-01 0",
            "2027-01-29 1",
            "2027-02-05 0",
            "2027-02-26 1",
        ],
    );
    check(
        "[-1,1]",
        &[
            "2027-01-01 0",
            "2027-01-29 1",
            "2027-02-05 0",
            "2027-02-26 1",
        ],
    );
    check("[5,-1]", &["2027-01-29 0", "2027-02-26 1"]);
    // Three ordinals and two slots: turns, and nothing says whose is first.
    check(
        "[1,2,3]",
        &[
            "2027-01-01 -",
            "2027-01-08 -",
            "2027-01-15 -",
            "2027-02-05 -",
            "2027-02-12 -",
            "2027-02-19 -",
        ],
    );
}

#[test]
fn slots_take_turns_from_the_start() {
    let text = r#"{"on":{"weekday":"wednesday","ordinals":[1,3]},"starts":"2026-12-03","except":["2027-01-06"],
        "moved":{"2027-01-20":{"date":"2027-01-22"}},"rotation":[{"name":"a"},{"name":"b"},{"name":"c"}]}"#;
    let rotation = cadence(text);
    // 16 December is the first; 6 January isn't held and keeps its turn.
    let all = [
        "2026-12-16 0",
        "2027-01-22 2",
        "2027-02-03 0",
        "2027-02-17 1",
        "2027-03-03 2",
    ];
    assert_eq!(turns(&rotation, "2026-01-01", "2027-03-03"), all);
    assert_eq!(turns(&rotation, "2027-02-17", "2027-03-03"), all[3..]);
    assert_eq!(turns(&rotation, "2027-01-21", "2027-01-22"), all[1..2]);
    assert_eq!(rotation.missing(), Some(Missing::Time));

    let fortnight = r#"{"on":{"weekday":"tuesday","every":2},"starts":"2026-12-01","rotation":[{"name":"a"},{"name":"b"}]}"#;
    assert_eq!(
        turns(&cadence(fortnight), "2027-01-01", "2027-02-01"),
        ["2027-01-12 1", "2027-01-26 0"]
    );
}

#[test]
fn what_is_missing_is_said() {
    let weekly = cadence(r#"{"on":{"weekday":"tuesday","every":2}}"#);
    assert_eq!(
        weekly.occurrences(date("2027-01-01"), date("2027-12-31")),
        Err(Unscheduled::NoStart)
    );
    assert_eq!(
        weekly.next(Instant::from_unix(1_800_000_000)),
        Err(Unscheduled::NoStart)
    );

    let bare = cadence(r#"{"on":{"day":15}}"#);
    let held = bare
        .occurrences(date("2027-01-01"), date("2027-01-31"))
        .unwrap();
    assert_eq!(held.len(), 1);
    let one = &held[0];
    assert_eq!(
        (one.slot, one.start, one.end, one.previous),
        (None, None, None, None)
    );
    assert_eq!(
        (
            one.local(&zone("Asia/Tokyo")),
            one.moves(&zone("Asia/Tokyo"))
        ),
        (None, None)
    );
    assert_eq!(bare.missing(), Some(Missing::Time));

    let turns =
        cadence(r#"{"on":{"day":15},"rotation":[{"time":"09:00","zone":"Asia/Tokyo"},{}]}"#);
    assert_eq!(turns.missing(), Some(Missing::Turns));
    assert_eq!(cadence(TEAM_MEETING).missing(), None);
}

#[test]
fn moved_meetings() {
    let text = r#"{"on":{"weekday":"wednesday","ordinals":[1]},"duration":30,
        "rotation":[{"time":"16:00","zone":"Europe/London"}],
        "moved":{"2027-02-03":{"date":"2027-03-01"},"2027-05-05":{"time":"15:30"},"2027-07-07":{"date":"2027-06-30","time":"10:00"}}}"#;
    let moved = cadence(text);
    let all = [
        "2027-01-06",
        "2027-03-01",
        "2027-03-03",
        "2027-04-07",
        "2027-05-05",
        "2027-06-02",
        "2027-06-30",
        "2027-08-04",
    ];
    assert_eq!(dates(&moved, "2027-01-01", "2027-08-31"), all);
    assert_eq!(dates(&moved, "2027-02-01", "2027-02-28"), [""; 0]);
    assert_eq!(dates(&moved, "2027-06-30", "2027-06-30"), ["2027-06-30"]);

    let london = zone("Europe/London");
    let held = moved
        .occurrences(date("2027-01-01"), date("2027-08-31"))
        .unwrap();
    let check = |on: &str, from: Option<&str>, clock: &str, moves| {
        let one = held.iter().find(|one| one.date == date(on)).unwrap();
        assert_eq!(one.moved_from, from.map(date));
        assert_eq!(&one.local(&london).unwrap().local.rfc3339()[11..16], clock);
        assert_eq!(one.moves(&london), Some(moves), "{on}");
    };
    check("2027-01-06", None, "16:00", 0);
    check("2027-03-01", Some("2027-02-03"), "16:00", 0);
    check("2027-05-05", Some("2027-05-05"), "15:30", -30);
    check("2027-06-02", None, "16:00", 30);
    check("2027-06-30", Some("2027-07-07"), "10:00", -360);
}

#[test]
fn gaps_and_folds_are_said() {
    let text = r#"{"on":{"weekday":"sunday","ordinals":[-1]},"duration":60,"rotation":[{"time":"01:30","zone":"Europe/London"}]}"#;
    let held = cadence(text)
        .occurrences(date("2027-02-01"), date("2027-10-31"))
        .unwrap();
    let found: Vec<_> = held
        .iter()
        .filter(|one| one.note != Kind::Unique)
        .map(|one| {
            (
                one.start.unwrap().rfc3339(),
                one.end.unwrap().rfc3339(),
                one.note,
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            (
                "2027-03-28T01:30:00Z".into(),
                "2027-03-28T02:30:00Z".into(),
                Kind::Gap { by: 60 }
            ),
            (
                "2027-10-31T00:30:00Z".into(),
                "2027-10-31T01:30:00Z".into(),
                Kind::Fold
            ),
        ]
    );
    // At home too: 02:30 on the clock, an hour later than in February.
    let spring = held
        .iter()
        .find(|one| one.date == date("2027-03-28"))
        .unwrap();
    assert_eq!(spring.moves(&zone("Europe/London")), Some(60));
}

#[test]
fn times_outside_the_table_are_refused() {
    let text = r#"{"on":{"day":1},"starts":"2020-01-01","rotation":[{"time":"16:00","zone":"Europe/London"}]}"#;
    let cadence = cadence(text);
    let check = |from, to, good: bool| {
        assert_eq!(
            cadence.occurrences(date(from), date(to)).is_ok(),
            good,
            "{from} {to}"
        );
    };
    check("2025-12-01", "2026-02-01", false);
    check("2025-12-02", "2026-02-01", true);
    check("2099-12-01", "2100-01-01", false);
    check("2099-12-01", "2099-12-31", true);
    // What was before 2026 isn't known, so nothing is said to have moved.
    let first = &cadence
        .occurrences(date("2026-01-01"), date("2026-01-01"))
        .unwrap()[0];
    assert_eq!(first.moves(&zone("Europe/London")), None);
}

#[test]
fn the_next_one() {
    let cadence = cadence(TEAM_MEETING);
    let check = |now: &str, expected: Option<&str>| {
        let found = cadence.next(Instant::parse(now).unwrap()).unwrap();
        assert_eq!(found.map(|one| one.date), expected.map(date), "{now}");
    };
    check("2020-01-01T00:00:00Z", Some("2026-01-07"));
    check("2026-11-22T12:00:00Z", Some("2026-12-02"));
    check("2026-12-02T16:49:59Z", Some("2026-12-02"));
    check("2026-12-02T16:50:00Z", Some("2027-01-06"));
    check("2027-01-21T00:30:00Z", Some("2027-01-20"));
    check("2027-01-21T00:50:00Z", Some("2027-02-03"));
    check("2099-12-31T00:00:00Z", None);
    check("2200-01-01T00:00:00Z", None);
}

#[test]
fn working_weeks() {
    let check = |week: &Week, at: &str, expected: Status| {
        assert_eq!(week.status(wall(at)), expected, "{at}")
    };
    let usual = Week::default();
    // 2 December 2026 is a Wednesday.
    check(&usual, "2026-12-02T09:00:00Z", Status::Inside);
    check(&usual, "2026-12-02T16:59:00Z", Status::Inside);
    check(&usual, "2026-12-02T17:00:00Z", Status::Edge { away: 0 });
    check(&usual, "2026-12-02T08:59:00Z", Status::Edge { away: 1 });
    check(&usual, "2026-12-02T07:00:00Z", Status::Edge { away: 120 });
    check(&usual, "2026-12-02T19:00:00Z", Status::Edge { away: 120 });
    check(
        &usual,
        "2026-12-02T19:01:00Z",
        Status::Outside { away: 121 },
    );
    check(
        &usual,
        "2026-12-03T03:00:00Z",
        Status::Outside { away: 360 },
    );
    check(
        &usual,
        "2026-12-05T12:00:00Z",
        Status::Outside { away: 19 * 60 },
    );
    check(
        &usual,
        "2026-12-06T12:00:00Z",
        Status::Outside { away: 21 * 60 },
    );
    let hours = Hours::new(
        WallTime::new(8, 30).unwrap(),
        WallTime::new(23, 30).unwrap(),
    );
    let late = Week::new(hours, Some(&[Weekday::Sunday]));
    check(&late, "2026-12-06T08:30:00Z", Status::Inside);
    check(&late, "2026-12-07T00:15:00Z", Status::Edge { away: 45 });
    check(&late, "2026-12-07T09:00:00Z", Status::Outside { away: 570 });
}

#[test]
fn who_is_up_for_it() {
    let cadence = cadence(TEAM_MEETING);
    let statuses = |on: &str| -> Vec<_> {
        let one = &cadence.occurrences(date(on), date(on)).unwrap()[0];
        cadence
            .attendees
            .iter()
            .map(|attendee| cadence.status(attendee, one).unwrap())
            .collect()
    };
    use Status::{Edge, Inside, NotInvited};
    // Los Angeles, New York, London, Berlin, Sydney, Tokyo.
    assert_eq!(
        statuses("2026-12-02"),
        [
            Edge { away: 60 },
            Inside,
            Inside,
            Edge { away: 0 },
            NotInvited,
            NotInvited
        ]
    );
    assert_eq!(
        statuses("2027-01-20"),
        [
            Inside,
            Edge { away: 120 },
            NotInvited,
            NotInvited,
            Inside,
            Inside
        ]
    );
}

fn rule() -> impl Strategy<Value = On> {
    let weekday = (0_usize..7).prop_map(|index| Weekday::ALL[index]);
    let ordinals = proptest::sample::subsequence(vec![1_i64, 2, 3, 4, 5, -1], 1..=6);
    prop_oneof![
        (weekday.clone(), ordinals).prop_map(|(weekday, ordinals)| {
            let ordinals = ordinals.into_iter().filter_map(Ordinal::new).collect();
            On::Monthly { weekday, ordinals }
        }),
        (weekday, 1_u16..6).prop_map(|(weekday, every)| On::Weekly { weekday, every }),
        (1_u8..=31).prop_map(|day| On::Day { day }),
    ]
}

/// Whether a rule gives a date, by the words of the rule alone.
fn walk(rule: &On, starts: NaiveDate, day: NaiveDate) -> Option<usize> {
    if day < starts {
        return None;
    }
    match rule {
        On::Day { day: wanted } => (day.day() == u32::from(*wanted)).then_some(0),
        On::Weekly { weekday, every } => {
            let like = |date: &NaiveDate| Weekday::from(date.weekday()) == *weekday;
            let anchor = starts.iter_days().find(like).unwrap();
            let weeks = (day - anchor).num_days() / 7;
            (like(&day) && day >= anchor && weeks % i64::from(*every) == 0).then_some(0)
        }
        On::Monthly { weekday, ordinals } => {
            if Weekday::from(day.weekday()) != *weekday {
                return None;
            }
            let number = i64::from((day.day() - 1) / 7 + 1);
            let last = (day + Days::new(7)).month() != day.month();
            ordinals.iter().position(|ordinal| {
                *ordinal == Ordinal::new(number).unwrap() || (last && *ordinal == Ordinal::LAST)
            })
        }
    }
}

proptest! {
    #[test]
    fn rules_agree_with_a_walk_over_every_day(
        rule in rule(), start in 0_u64..3_000, from in 0_u64..3_000, length in 0_u64..800,
    ) {
        let origin = date("2026-01-01");
        let (starts, from) = (origin + Days::new(start), origin + Days::new(from));
        let to = from + Days::new(length);
        let found: Vec<_> = rule.dates(Some(starts), from, to).collect();
        let expected: Vec<_> = from
            .iter_days()
            .take_while(|day| *day <= to)
            .filter_map(|day| Some((day, walk(&rule, starts, day)?)))
            .collect();
        prop_assert_eq!(found, expected);
    }

    /// A range is a window on one and the same series.
    #[test]
    fn ranges_are_windows(rule in rule(), slots in 0_usize..4, from in 0_u64..900, length in 0_u64..300, skip in 0_u64..900) {
        let origin = date("2026-01-01");
        let day = |count| Date(origin + Days::new(count));
        let mut cadence = cadence(r#"{"on":{"day":1}}"#);
        cadence.on = rule;
        cadence.starts = Some(day(20));
        cadence.except = (0..40).map(|count| day(skip + count)).collect();
        let slot = Slot { time: WallTime::new(9, 0), zone: Zone::parse("Asia/Tokyo").ok(), ..Slot::default() };
        cadence.rotation = vec![slot; slots];
        let all = cadence.occurrences(origin, day(1_500).0).unwrap();
        let (from, to) = (day(from).0, day(from + length).0);
        let found = cadence.occurrences(from, to).unwrap();
        let expected: Vec<_> = all.into_iter().filter(|one| (from..=to).contains(&one.date)).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn no_date_panics(text in ".{0,12}", days in 0_i32..3_000_000) {
        let _ = Date::parse(&text);
        let _ = WallTime::parse(&text);
        let extreme = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
        for rule in [r#"{"day":31}"#, r#"{"weekday":"friday","every":9}"#, r#"{"weekday":"friday","ordinals":[5]}"#] {
            let _ = on(rule).first(Some(NaiveDate::MIN), extreme);
            let _ = on(rule).first(Some(extreme), NaiveDate::MAX);
            let _ = on(rule).first(Some(NaiveDate::MAX), extreme);
        }
    }
}
