//! `inlay time` as a script sees it.

#![expect(clippy::unwrap_used, reason = "a test may")]

use std::process::Command;

use serde_json::{Value, json};

/// Exit code, standard output and standard error.
fn time(arguments: &[&str]) -> (i32, String, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_inlay"));
    let output = program.arg("time").args(arguments).output().unwrap();
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

fn as_json(arguments: &[&str]) -> Value {
    let (code, out, error) = time(&[arguments, &["--format", "json"]].concat());
    assert_eq!((code, error.as_str()), (0, ""));
    serde_json::from_str(&out).unwrap()
}

const NOW: [&str; 2] = ["--now", "2026-11-22T10:00:00Z"];

#[test]
fn converts_in_the_documented_shape() {
    let found = as_json(&[
        "convert",
        "2026-12-02T16:00",
        "Europe/London",
        "--to",
        "America/Vancouver,Asia/Tokyo",
    ]);
    let expected = json!({
        "instant": "2026-12-02T16:00:00Z",
        "note": null,
        "in": [
            { "zone": "America/Vancouver", "local": "2026-12-02T09:00:00-07:00", "day_shift": 0, "abbreviation": "MST" },
            { "zone": "Asia/Tokyo", "local": "2026-12-03T01:00:00+09:00", "day_shift": 1, "abbreviation": "JST" },
        ],
    });
    assert_eq!(found, expected);
}

#[test]
fn gaps_and_folds_are_noted() {
    let check = |when: &str, zone: &str, instant: &str, note: Value| {
        let found = as_json(&["convert", when, zone]);
        assert_eq!(
            (&found["instant"], &found["note"]),
            (&json!(instant), &note),
            "{when} {zone}"
        );
    };
    check(
        "2027-03-28T01:30",
        "Europe/London",
        "2027-03-28T01:30:00Z",
        json!("gap"),
    );
    check(
        "2027-10-31T01:30",
        "Europe/London",
        "2027-10-31T00:30:00Z",
        json!("fold"),
    );
    check(
        "2027-10-03T02:15",
        "Australia/Lord_Howe",
        "2027-10-02T15:45:00Z",
        json!("gap"),
    );
    check(
        "2026-11-01T01:30",
        "America/Vancouver",
        "2026-11-01T08:30:00Z",
        json!(null),
    );
}

#[test]
fn phrases_are_understood_or_asked_about() {
    let check = |phrase: &str, expected: &str| {
        let found = as_json(&["convert", phrase, NOW[0], NOW[1]]);
        assert_eq!(found["instant"], expected, "{phrase}");
    };
    check("Wed 4pm London", "2026-11-25T16:00:00Z");
    check("2026-12-02 16:00 PT", "2026-12-03T00:00:00Z");
    check("next Wednesday 9:30 München", "2026-11-25T08:30:00Z");
    check("tomorrow noon Saigon", "2026-11-23T05:00:00Z");
    check("16:00 UTC+5:30", "2026-11-22T10:30:00Z");
    let refuse = |phrase: &[&str], part: &str| {
        let (code, out, error) = time(&[&["convert"], phrase, &NOW].concat());
        assert_eq!((code, out.as_str()), (2, ""), "{phrase:?}");
        assert!(error.contains(part), "{phrase:?}: {error}");
    };
    refuse(
        &["16:00 IST"],
        "Asia/Kolkata, Europe/Dublin, Asia/Jerusalem",
    );
    refuse(&["Wed 4 London"], "04:00 or 16:00");
    refuse(&["2/12 9:00 London"], "2026-12-02 or 2027-02-12");
    refuse(&["Tue 2 Dec 16:00 London"], "2026-12-02 is a Wednesday");
    refuse(&["16:00"], "Say where");
    refuse(&["16:00 Xyzzyville"], "No place is called");
    refuse(
        &["2025-12-02T16:00", "Europe/London"],
        "2026-01-01 to 2099-12-31",
    );
    refuse(
        &["2026-12-02T16:00", "Europe/Londn"],
        "Did you mean Europe/London?",
    );
    refuse(
        &["2026-12-02T16:00 Paris", "Europe/London"],
        "isn't part of a time",
    );
}

#[test]
fn prints_lines_for_people() {
    let (_, out, _) = time(&[
        "convert",
        "2026-12-02T16:00",
        "Europe/London",
        "--to",
        "Asia/Tokyo",
    ]);
    let expected = "\
Europe/London  2026-12-02 Wed 16:00  UTC+00:00 GMT
Asia/Tokyo     2026-12-03 Thu 01:00 +1d  UTC+09:00 JST
";
    assert_eq!(out, expected);
}

#[test]
fn finds_zones_the_best_first() {
    let check = |query: &str, expected: &[&str]| {
        let found = as_json(&["zones", query, NOW[0], NOW[1]]);
        let zones: Vec<_> = found
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["zone"].as_str().unwrap())
            .collect();
        assert_eq!(
            zones.get(..expected.len()).unwrap_or(&zones),
            expected,
            "{query}"
        );
    };
    check("München", &["Europe/Berlin"]);
    check("Kiew", &["Europe/Kyiv"]);
    check("Bombay", &["Asia/Kolkata"]);
    check("Nepal", &["Asia/Kathmandu"]);
    check("W. Europe Standard Time", &["Europe/Berlin"]);
    check("Londn", &["Europe/London"]);
    check("IST", &["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"]);
    let row = &as_json(&["zones", "Kathmandu", NOW[0], NOW[1]])[0];
    assert_eq!(
        (&row["country"], &row["offset"]),
        (&json!("NP"), &json!(20_700))
    );
    assert_eq!(row["names"][0], "Kathmandu");
    assert_eq!(as_json(&["zones", "xyzzyx"]), json!([]));
}

#[test]
fn tells_transitions_in_the_documented_shape() {
    let range = ["--from", "2026-01-01", "--to", "2037-12-31"];
    let found = as_json(&[&["transitions", "Africa/Casablanca"], &range[..]].concat());
    let change = |at: &str, before: i32, after: i32| json!({"at": at, "offset_before": before, "offset_after": after});
    let expected = json!([
        change("2026-02-15T02:00:00Z", 3_600, 0),
        change("2026-03-22T02:00:00Z", 0, 3_600),
        change("2026-09-20T01:00:00Z", 3_600, 0),
    ]);
    assert_eq!(found, expected);
    // The dates are the zone's own, and both are inclusive.
    let on = |from: &str, to: &str| {
        let found = as_json(&[
            "transitions",
            "Australia/Sydney",
            "--from",
            from,
            "--to",
            to,
        ]);
        found.as_array().unwrap().len()
    };
    assert_eq!(
        [
            on("2027-04-04", "2027-04-04"),
            on("2027-04-03", "2027-04-03"),
            on("2027-04-05", "2027-10-02")
        ],
        [1, 0, 0]
    );
    let whole = as_json(&[
        "transitions",
        "Europe/London",
        "--from",
        "2026-01-01",
        "--to",
        "2099-12-31",
    ]);
    assert_eq!(whole.as_array().unwrap().len(), 148);
    let refuse = |from: &str, to: &str, part: &str| {
        let (code, _, error) = time(&["transitions", "Asia/Tokyo", "--from", from, "--to", to]);
        assert!(code == 2 && error.contains(part), "{code} {error}");
    };
    refuse("2025-12-31", "2026-12-31", "2026-01-01 to 2099-12-31");
    refuse("2026-01-01", "2100-01-01", "2026-01-01 to 2099-12-31");
    refuse("2027-01-01", "2026-01-01", "--to is before --from");
}
