//! The built program: what it prints, and how it ends.
#![expect(
    clippy::unwrap_used,
    reason = "a test that can't run its program has failed"
)]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn data(name: &str) -> String {
    format!(
        "{}/../../tests/fixtures/data/{name}",
        env!("CARGO_MANIFEST_DIR")
    )
}

/// Runs `inlay` with a text on its standard input.
fn inlay(arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_inlay"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that reads no input may have closed it already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let Output {
        status,
        stdout,
        stderr,
    } = child.wait_with_output().unwrap();
    (
        status.code().unwrap(),
        String::from_utf8(stdout).unwrap(),
        String::from_utf8(stderr).unwrap(),
    )
}

#[track_caller]
fn check_found(input: &str, arguments: &[&str], code: i32, expected: &str) {
    let (found, stdout, stderr) = inlay(&[&["check", "-"], arguments].concat(), input);
    // Beneath each finding stands the line that it is about.
    let findings: Vec<&str> = stdout
        .lines()
        .filter(|line| line.starts_with("-:"))
        .collect();
    assert_eq!(
        (found, findings.join("\n").as_str(), stderr.as_str()),
        (code, expected, ""),
        "{input}"
    );
}

#[test]
fn data_files_are_checked() {
    check_found("{\"title\":\"T\",\"teams\":[]}", &[], 0, "");
    check_found(
        "{\"title\":\"T\"}",
        &["--as", "directory"],
        1,
        "-:1:1: The field \"teams\" is missing.",
    );
    check_found(
        "{\"$schema\":\"/schemas/directory.schema.json\",\n \"tilte\":\"T\"}",
        &[],
        1,
        "-:2:2: tilte: There is no field \"tilte\" here. Did you mean \"title\"?",
    );
    check_found(
        "{\"title\":\"é\",\"teams\":[{\"id\":\"a\",\"name\":\"A\",\"parent\":\"b\"}]}",
        &[],
        1,
        "-:1:53: teams[0].parent: There is no team \"b\" in this file.",
    );
    check_found(
        "{",
        &[],
        1,
        "-:1:2: Expected a field's name in double quotation marks, but the text ends.",
    );
    let (code, stdout, _) = inlay(&["check", "-"], "{\"title\":\"T\"}");
    let told =
        "-:1:1: Nothing here tells what data this is; say it with --as and one of: directory, ";
    assert!(code == 1 && stdout.starts_with(told), "{code} {stdout}");
    assert_eq!(
        inlay(
            &[
                "check",
                &data("directory.json"),
                &data("cadence.json"),
                &data("approval.json")
            ],
            ""
        ),
        (0, String::new(), String::new())
    );
}

#[test]
fn findings_come_as_json() {
    let (code, stdout, _) = inlay(
        &["check", "-", "--format", "json"],
        "{\"title\":\"T\",\"teams\":1}",
    );
    assert_eq!(code, 1);
    let expected = json!([{
        "file": "-", "line": 1, "column": 22, "path": "teams", "rule": "data-invalid", "message": "Expected a list, but 1 stands here."
    }]);
    assert_eq!(serde_json::from_str::<Value>(&stdout).unwrap(), expected);
    assert_eq!(
        inlay(
            &["check", "-", "--format", "json"],
            "{\"title\":\"T\",\"teams\":[]}"
        )
        .1,
        "[]\n"
    );
}

#[test]
fn a_directory_is_searched() {
    let file = data("directory.json");
    let search = |query: &str, more: &[&str]| {
        let (code, stdout, stderr) =
            inlay(&[&["directory", "search", &file, query], more].concat(), "");
        assert_eq!((code, stderr.as_str()), (0, ""));
        stdout
    };
    let found: Value = serde_json::from_str(&search("abm", &["--format", "json"])).unwrap();
    assert!(found[0]["score"].is_u64());
    let mut bare = found.clone();
    bare[0].as_object_mut().unwrap().remove("score");
    assert_eq!(
        bare,
        json!([{"id": "account-based-marketing", "kind": "team", "field": "alias", "text": "ABM", "matches": [[0, 3]]}])
    );
    let found: Value = serde_json::from_str(&search("sample", &["--format", "json"])).unwrap();
    assert_eq!(
        (&found[0]["id"], &found[0]["kind"], &found[0]["person"]),
        (
            &json!("channel-marketing"),
            &json!("person"),
            &json!("sample-1")
        )
    );
    assert_eq!(search("xyzzy", &["--format", "json"]), "[]\n");
    assert_eq!(search("xyzzy", &[]), "Nothing is called xyzzy.\n");
    assert_eq!(
        search("campains", &[]),
        "Nothing is called campains. Showing Campaigns.\nCampaigns  /handbook/marketing/demand-generation/campaigns/\n"
    );
    assert_eq!(
        search("london", &[]),
        "Sample Person, Channel Marketing (location: London)\n"
    );
    assert_eq!(search("m", &["--limit", "2"]).lines().count(), 2);
}

#[test]
fn a_failure_has_its_code_and_goes_to_standard_error() {
    #[track_caller]
    fn check(arguments: &[&str], input: &str, code: i32, message: &str) {
        let (found, stdout, stderr) = inlay(arguments, input);
        assert_eq!(
            (found, stdout.as_str()),
            (code, ""),
            "{arguments:?} {stderr}"
        );
        assert!(stderr.contains(message), "{stderr}");
    }
    check(
        &["check", "no/such/file.json"],
        "",
        1,
        "no/such/file.json: The file can't be read",
    );
    check(
        &["directory", "search", "-", "x"],
        "{\"teams\":[]}",
        1,
        "inlay: -:1:1: The field \"title\" is missing.",
    );
    check(&[], "", 2, "Usage");
    check(&["check"], "", 2, "FILE");
    check(&["check", "-", "--as", "directories"], "", 2, "directory");
    check(
        &["directory", "search", "-", "x", "--limit", "x"],
        "",
        2,
        "limit",
    );
    check(&["nothing"], "", 2, "nothing");
}

#[test]
fn bytes_that_are_no_text_are_an_error() {
    let path = std::env::temp_dir().join("inlay-not-utf-8.json");
    std::fs::write(&path, b"{\"title\":\"\xff\"}").unwrap();
    let (code, _, stderr) = inlay(&["check", path.to_str().unwrap()], "");
    std::fs::remove_file(&path).unwrap();
    assert_eq!(code, 1);
    assert!(stderr.contains("isn't UTF-8"), "{stderr}");
}

/// As in `inlay … | head -0`: the reader is gone before the first line.
#[test]
fn a_closed_output_is_no_failure() {
    let file = data("directory.json");
    for (arguments, code) in [
        (["directory", "search", &file, "m"], 0),
        (["check", "-", "--as", "directory"], 1),
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_inlay"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        child
            .stdin
            .take()
            .unwrap()
            .write_all(b"[]")
            .unwrap_or_default();
        let Output { status, stderr, .. } = child.wait_with_output().unwrap();
        assert_eq!(
            (status.code(), String::from_utf8(stderr).unwrap().as_str()),
            (Some(code), "")
        );
    }
}
