//! `inlay cadence` as a script sees it.

#![expect(clippy::unwrap_used, reason = "a test may")]

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

const TEAM_MEETING: &str = include_str!("../../../tests/fixtures/data/cadence.json");

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
