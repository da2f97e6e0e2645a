//! What is refused, and what is written back.

use super::*;

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

/// Dates that the rule never gives, and the one that was probably meant.
#[test]
fn the_nearest_date_is_named() {
    let check = |rule: &str, date: &str, near: Option<&str>| {
        for (field, path) in [
            (format!(r#""except":["{date}"]"#), "except[0]".to_owned()),
            (
                format!(r#""moved":{{"{date}":{{"time":"10:00"}}}}"#),
                format!("moved.{date}"),
            ),
        ] {
            let read = json::read::<Cadence>(&format!("{{{rule},{field}}}"));
            let Some(near) = near else {
                assert!(read.is_ok(), "{rule} {date}");
                continue;
            };
            let error = read.unwrap_err();
            assert_eq!(error.path, path);
            assert!(
                error.message.contains(&format!("gives {near}.")),
                "{error:?}"
            );
        }
    };
    let third = r#""on":{"weekday":"wednesday","ordinals":[1,3]},"starts":"2026-01-07""#;
    check(third, "2026-12-16", None);
    check(third, "2026-12-15", Some("2026-12-16"));
    check(third, "2026-12-17", Some("2026-12-16"));
    check(third, "2026-12-23", Some("2026-12-16"));
    check(third, "2025-01-01", Some("2026-01-07"));
    let fortnight = r#""on":{"weekday":"tuesday","every":2}"#;
    check(fortnight, "2026-12-16", None);
    let fortnight = r#""on":{"weekday":"tuesday","every":2},"starts":"2026-01-06""#;
    check(fortnight, "2026-01-13", Some("2026-01-06"));
    check(fortnight, "2026-01-14", Some("2026-01-20"));
    let fifth = r#""on":{"weekday":"thursday","ordinals":[5]}"#;
    check(fifth, "2026-06-25", Some("2026-07-30"));
    check(r#""on":{"day":31}"#, "2026-11-30", Some("2026-10-31"));
}

#[test]
fn what_is_written_is_what_was_read() {
    let read = cadence(TEAM_MEETING);
    let written = serde_json::to_string(&read).unwrap();
    assert_eq!(cadence(&written), read);
    let moved = r#"{"on":{"weekday":"friday","ordinals":[-1]},"moved":{"2026-11-27":{"date":"2026-11-26"}}}"#;
    assert_eq!(serde_json::to_string(&cadence(moved)).unwrap(), moved);
}
