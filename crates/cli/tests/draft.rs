//! `inlay draft`: what it prints, and how it ends.
#![expect(
    clippy::unwrap_used,
    reason = "a test that can't run its program has failed"
)]

use std::io::Write;
use std::process::{Command, Stdio};

const ANSWERS: &str = include_str!("../../../tests/fixtures/data/approval-answers.json");

fn draft(answers: &str, target: &str) -> (i32, String, String) {
    let form = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/fixtures/data/approval.json"
    );
    let mut child = Command::new(env!("CARGO_BIN_EXE_inlay"))
        .args(["draft", "approval", form, "-", "--target", target])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(answers.as_bytes());
    let output = child.wait_with_output().unwrap();
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn a_draft_is_markdown_or_an_address() {
    let (code, stdout, stderr) = draft(ANSWERS, "markdown");
    assert_eq!((code, stderr.as_str()), (0, ""));
    assert!(
        stdout.starts_with("## Request\n\n- Requested by: Sample Person\n"),
        "{stdout}"
    );
    assert!(stdout.ends_with("- [ ] Regional Marketing lead, EMEA @emea-lead\n\n/label ~\"approval-request\"\n/confidential\n"));
    for (target, start) in [
        (
            "gitlab",
            "https://gitlab.com/example-group/marketing/-/issues/new?issue[title]=Approval%3A%20Other%20in%20Netherlands&",
        ),
        (
            "email",
            "mailto:marketing-ops@example.com?subject=Approval%3A%20Other%20in%20Netherlands&",
        ),
    ] {
        let (code, stdout, stderr) = draft(ANSWERS, target);
        assert_eq!((code, stderr.as_str()), (0, ""));
        assert!(stdout.starts_with(start), "{stdout}");
        assert_eq!(stdout.lines().count(), 1);
    }
}

#[test]
fn problems_and_limits_are_told() {
    let check = |from: &str, to: &str, target: &str, expect: (i32, &str, &str)| {
        let (code, stdout, stderr) = draft(&ANSWERS.replace(from, to), target);
        let (expected, start, message) = expect;
        assert_eq!(code, expected, "{stderr}");
        assert!(stdout.starts_with(start), "{stdout}");
        assert_eq!(stdout.is_empty(), start.is_empty(), "{stdout}");
        assert!(stderr.contains(message), "{stderr}");
    };
    check(
        "Sample Person",
        "",
        "markdown",
        (1, "", "Your name (requester) is required"),
    );
    check(
        "\"reason\"",
        "\"raeson\"",
        "markdown",
        (1, "", "no field with the id raeson"),
    );
    check(
        "\"NL\"",
        "\"FR\"",
        "gitlab",
        (0, "", "No request is needed: France"),
    );
    check("\"NL\"", "\"PL\"", "gitlab", (1, "", "AMER, EMEA, APAC"));
    check(
        "\"18500.00\"",
        "18500.00",
        "markdown",
        (0, "## Request", ""),
    );
    check("x", "x", "github", (1, "", "no target of the kind github"));
    let long = "日本語".repeat(300);
    let bare = "https://gitlab.com/example-group/marketing/-/issues/new\n";
    check("Three", &long, "gitlab", (0, bare, "6144"));
    check("{", "[", "markdown", (1, "", "-:1:"));
}
