//! `inlay publisher`: what it prints, and how it ends.
#![expect(
    clippy::unwrap_used,
    reason = "a test that can't run its program has failed"
)]

use std::io::Write;
use std::process::{Command, Stdio};

const PROPOSAL: &str = include_str!("../../../tests/fixtures/data/publisher-proposal.json");

fn inlay(arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_inlay"))
        .current_dir(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../tests/fixtures/data"
        ))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

fn assess(proposal: &str, more: &[&str]) -> (i32, String, String) {
    let arguments = [&["publisher", "assess", "publisher.json", "-"], more].concat();
    inlay(&arguments, proposal)
}

#[test]
fn an_assessment_in_json() {
    let (code, stdout, stderr) = assess(PROPOSAL, &["--format", "json"]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    let mut found: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    let comment = found.as_object_mut().unwrap().remove("comment").unwrap();
    assert!(comment.as_str().unwrap().starts_with("@campaign-manager"));
    assert_eq!(
        found,
        serde_json::json!({
            "route": "direct",
            "slots": { "used": 2, "limit": 3, "left": 1 },
            "fee": { "low": "0.00", "high": "0.00" },
            "avoided": { "low": "3000.00", "high": "3750.00" },
            "total": { "low": "24999.99", "high": "24999.99" },
            "conflicts": [
                { "id": "a1", "certainty": "possible" },
                { "id": "a3", "certainty": "certain" }
            ],
            "tag": ["@campaign-manager", "@digital-manager"]
        })
    );
    // What is our reading is said beside the shape, not in it.
    let (code, stdout, stderr) = assess(
        &PROPOSAL.replace("\"existing_relationship\": true,", ""),
        &["--format", "json"],
    );
    assert_eq!(code, 0);
    assert!(stdout.contains("\"route\": \"slot\""), "{stdout}");
    assert_eq!(stderr.matches("our reading").count(), 2, "{stderr}");
}

#[test]
fn an_assessment_for_people() {
    let (code, stdout, stderr) = assess(PROPOSAL, &[]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    for text in [
        "Direct: without the agency",
        "2 of 3 taken, 1 left.\n  Winter social push (4 January 2027 to 29 January 2027)",
        "Fee avoided: USD 3,000.00 to USD 3,750.00\nTotal: USD 24,999.99\n",
        "Conflict, certain: Alliance newsletter (channel-marketing, 18 January",
        "\n@campaign-manager (Campaign Manager), ",
    ] {
        assert!(stdout.contains(text), "{text}\n{stdout}");
    }
}

#[test]
fn a_table_adds_to_the_plan() {
    let proposal = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/fixtures/data/publisher-proposal.json"
    );
    let check = |table: &str, expected: i32, text: &str| {
        let arguments = [
            "publisher",
            "assess",
            "publisher.json",
            proposal,
            "--activities",
            "-",
        ];
        let (code, stdout, stderr) = inlay(&arguments, table);
        assert_eq!(code, expected, "{stderr}");
        assert!(
            stdout.contains(text) || stderr.contains(text),
            "{stdout}{stderr}"
        );
    };
    let head = "id,team,name,kind,starts,ends\n";
    let row = |row: &str| [head, row].concat();
    check(
        &row("b1,field-marketing,Third,paid-social,2027-01-31,2027-02-01"),
        0,
        "3 of 3 taken, 0 left",
    );
    check(
        &row("b1,field-marketing,Third,paid-social,2027-02-30,2027-02-01"),
        1,
        "-:2: starts: ",
    );
    check(
        &row("a1,field-marketing,Third,paid-social,2027-01-31,2027-02-01"),
        1,
        "The id a1 ",
    );
    check("id;team", 1, "-:1: name: ");
}

#[test]
fn bad_data_is_told() {
    let (code, stdout, stderr) = assess(&PROPOSAL.replace("2027-02-05", "2027-01-05"), &[]);
    assert_eq!((code, stdout.as_str()), (1, ""));
    assert!(
        stderr.contains("ends: This ends before it starts"),
        "{stderr}"
    );
    let (code, stdout, _) = inlay(&["check", "publisher.json", "publisher-proposal.json"], "");
    assert_eq!((code, stdout.as_str()), (0, ""));
    let bad = "{\"activities\": [{\"kind\": \"paid\"}]}";
    let (code, stdout, _) = inlay(&["check", "-"], bad);
    assert_eq!(code, 1);
    assert!(stdout.starts_with("-:1:"), "{stdout}");
}
