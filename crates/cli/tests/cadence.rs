//! `inlay cadence` as a script sees it.

#![expect(clippy::unwrap_used, reason = "a test may")]

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

const TEAM_MEETING: &str = include_str!("../../../tests/fixtures/data/cadence.json");

const EVERY_MONTH: &str =
    r#"{"id":"x","on":{"day":1},"rotation":[{"time":"09:00","zone":"Asia/Tokyo"}]}"#;

fn occurrences(data: &str, arguments: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_inlay"))
        .args(["cadence", "occurrences", "-"])
        .args(arguments.split(' '))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that is called wrongly ends without reading.
    let _ = program.stdin.take().unwrap().write_all(data.as_bytes());
    program.wait_with_output().unwrap()
}

#[test]
fn prints_the_documented_shape() {
    let range = "--from 2027-03-17 --to 2027-03-17 --zones Australia/Sydney --format json";
    let output = occurrences(TEAM_MEETING, range);
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let expected = serde_json::json!([{
        "start": "2027-03-17T23:00:00Z",
        "end": "2027-03-17T23:50:00Z",
        "slot": "AMER/APAC",
        "date": "2027-03-17",
        "note": null,
        "moved_from": null,
        "local": [{ "zone": "Australia/Sydney", "time": "10:00", "day_shift": 1 }],
        "moves": [{ "zone": "Australia/Sydney", "minutes": -60 }],
    }]);
    assert_eq!(found, expected);
}

#[test]
fn prints_a_table_for_people() {
    let range = "--from 2027-03-03 --to 2027-03-17 --zones Europe/London,Asia/Tokyo";
    let output = occurrences(TEAM_MEETING, range);
    let expected = "\
date        slot       London           Tokyo
2027-03-03  EMEA/AMER  16:00            01:00 +1d
2027-03-17  AMER/APAC  23:00 (-60 min)  08:00 +1d (-60 min)
";
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
}

#[test]
fn never_invents_a_time() {
    let data = r#"{"on":{"day":15},"duration":30}"#;
    let output = occurrences(
        data,
        "--from 2027-03-01 --to 2027-03-31 --zones Asia/Tokyo --format json",
    );
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let expected = serde_json::json!([{
        "start": null, "end": null, "slot": null, "date": "2027-03-15", "note": null,
        "moved_from": null, "local": [], "moves": [],
    }]);
    assert_eq!(found, expected);
}

#[test]
fn says_why_not() {
    let check = |data, arguments, code, stdout: &str, part: &str| {
        let output = occurrences(data, arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{said}");
        assert_eq!(String::from_utf8(output.stdout).unwrap(), stdout);
        assert!(said.contains(part), "{said}");
    };
    let fortnight = r#"{"on":{"weekday":"tuesday","every":2}}"#;
    check(
        fortnight,
        "--from 2027-01-01 --to 2027-02-01 --format json",
        0,
        "[]\n",
        "Add \"starts\"",
    );
    check(
        TEAM_MEETING,
        "--from 2027-02-01 --to 2027-01-01",
        2,
        "",
        "before --from",
    );
    check(
        TEAM_MEETING,
        "--from 2027-02-30 --to 2027-01-01",
        2,
        "",
        "YYYY-MM-DD",
    );
    check(
        TEAM_MEETING,
        "--from 2027-02-01 --to 2027-03-01 --zones EST",
        2,
        "",
        "America/New_York",
    );
    check(
        TEAM_MEETING,
        "--from 2099-02-01 --to 2100-03-01",
        2,
        "",
        "2099-12-31",
    );
    check("{}", "--from 2027-01-01 --to 2027-02-01", 1, "", "on");
}

fn ics(data: &str, arguments: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_inlay"))
        .args(["cadence", "ics", "-", "--now", "2026-11-22T12:00:00Z"])
        .args(arguments.split_whitespace())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = program.stdin.take().unwrap().write_all(data.as_bytes());
    program.wait_with_output().unwrap()
}

#[test]
fn a_calendar_file() {
    let check = |data: &str, arguments, has: &[&str], said: &str| {
        let output = ics(data, arguments);
        let (text, error) = (
            String::from_utf8(output.stdout).unwrap(),
            String::from_utf8(output.stderr).unwrap(),
        );
        assert_eq!(output.status.code(), Some(0), "{error}");
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
        for part in has {
            assert!(text.contains(part), "{part} isn't in {text}");
        }
        assert!(
            error.contains(said) && error.is_empty() == said.is_empty(),
            "{error}"
        );
    };
    check(
        TEAM_MEETING,
        "",
        &[
            "DTSTAMP:20261122T120000Z\r\n",
            "DTSTART;TZID=Europe/London:20260107T160000\r\n",
            "RRULE:FREQ=MONTHLY;BYDAY=1WE\r\n",
            "EXDATE;TZID=America/Los_Angeles:20261216T160000\r\n",
        ],
        "",
    );
    check(
        TEAM_MEETING,
        "--from 2027-01-01 --to 2027-06-30",
        &[
            "DTSTART;TZID=Europe/London:20270106T160000\r\n",
            ";UNTIL=20270602T150000Z\r\n",
        ],
        "",
    );
    check(
        r#"{"id":"x","on":{"day":15}}"#,
        "",
        &["DTSTART;VALUE=DATE:20261215\r\n"],
        "dates alone",
    );
    check(
        r#"{"id":"x","on":{"day":30},"starts":"2026-01-30","rotation":[{"time":"09:00","zone":"Asia/Tokyo"},{"time":"17:00","zone":"Asia/Tokyo"}]}"#,
        "",
        &["UID:x/1/2026-01-30@inlay\r\n"],
        "one by one",
    );
    // A meeting that is older than the zone table begins where that begins.
    check(
        r#"{"id":"x","on":{"weekday":"friday","every":2},"starts":"2020-01-03","rotation":[{"time":"09:00","zone":"Asia/Tokyo"}]}"#,
        "",
        &["DTSTART;TZID=Asia/Tokyo:20260109T090000\r\n"],
        "",
    );
    for (data, arguments, code, part) in [
        (
            r#"{"on":{"weekday":"tuesday","every":2}}"#,
            "",
            1,
            "Add \"starts\"",
        ),
        (
            TEAM_MEETING,
            "--from 2027-01-07 --to 2027-01-08",
            1,
            "No meeting",
        ),
        (TEAM_MEETING, "--from 2027-01-07 --to 2027-01-01", 2, "--to"),
        (EVERY_MONTH, "--from 2025-01-07", 2, "2026-01-01"),
        (TEAM_MEETING, "--to tomorrow", 2, "YYYY-MM-DD"),
        ("{}", "", 1, "on"),
    ] {
        let output = ics(data, arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{said}");
        assert!(output.stdout.is_empty() && said.contains(part), "{said}");
    }
}

fn fairness(data: &str, arguments: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_inlay"))
        .args(["cadence", "fairness", "-"])
        .args(arguments.split_whitespace())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = program.stdin.take().unwrap().write_all(data.as_bytes());
    program.wait_with_output().unwrap()
}

#[test]
fn whom_a_year_costs() {
    let output = fairness(TEAM_MEETING, "--year 2027 --format json");
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        found["groups"][1],
        serde_json::json!({
            "region": "AMER", "zone": "America/New_York", "people": 9,
            "inside": 12, "edge": 12, "outside": 0, "not_invited": 0, "burden": 1.0,
        })
    );
    assert_eq!(found["groups"].as_array().unwrap().len(), 6);
    assert_eq!(
        (&found["worst"], &found["best"], &found["spread"]),
        (&1.0.into(), &0.0.into(), &1.0.into())
    );
    assert_eq!(found["apart"], serde_json::json!([["EMEA", "APAC"]]));
    let output = fairness(TEAM_MEETING, "--year 2027");
    let text = String::from_utf8(output.stdout).unwrap();
    for line in [
        "region  zone                 people  inside  edge  outside  not invited  hours off\n",
        "AMER    America/New_York     9       12      12    0        0            1.00\n",
        "Worst off: 1.00, best off: 0.00, spread: 1.00 hours away from working hours per meeting.\n",
        "EMEA and APAC never meet.\n",
    ] {
        assert!(text.contains(line), "{line} isn't in\n{text}");
    }
    let none = fairness(EVERY_MONTH, "--year 2027 --format json");
    let found: serde_json::Value = serde_json::from_slice(&none.stdout).unwrap();
    assert_eq!(found["groups"], serde_json::json!([]));
    assert!(found["worst"].is_null() && found["spread"].is_null());
    assert!(
        String::from_utf8(none.stderr)
            .unwrap()
            .contains("attendees")
    );
    assert_eq!(fairness(TEAM_MEETING, "--year 2025").status.code(), Some(2));
    assert_eq!(fairness("{}", "--year 2027").status.code(), Some(1));
}
