//! Dates and turns, as tables.

use super::*;

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
