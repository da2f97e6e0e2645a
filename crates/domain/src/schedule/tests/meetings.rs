//! Dated meetings on several clocks.

use super::*;

fn dates(cadence: &Cadence, from: &str, to: &str) -> Vec<String> {
    let held = cadence.occurrences(date(from), date(to)).unwrap();
    held.iter().map(|one| Date(one.date).text()).collect()
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
