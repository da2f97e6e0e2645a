//! `inlay extract`: data out of a page.
#![expect(
    clippy::unwrap_used,
    reason = "a test that can't run its program has failed"
)]

use std::process::{Command, Output};

use serde_json::Value;

fn pages(name: &str) -> String {
    format!(
        "{}/../../tests/fixtures/pages/{name}",
        env!("CARGO_MANIFEST_DIR")
    )
}

fn extract(arguments: &[&str]) -> (i32, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_inlay"))
        .arg("extract")
        .args(arguments)
        .output()
        .unwrap();
    (
        status.code().unwrap(),
        String::from_utf8(stdout).unwrap(),
        String::from_utf8(stderr).unwrap(),
    )
}

#[test]
fn a_page_becomes_a_data_file() {
    #[track_caller]
    fn check(arguments: &[&str], expected: &str, note: &str) {
        let page = pages("growth.md");
        for format in ["json", "text"] {
            let more = [page.as_str(), "--format", format];
            let (code, stdout, stderr) = extract(&[&more, arguments].concat());
            assert_eq!(code, 0, "{stderr}");
            assert!(stderr.contains(note), "{stderr}");
            let expected = std::fs::read_to_string(pages(expected)).unwrap();
            let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
            assert_eq!(read(&stdout), read(&expected));
        }
    }
    check(
        &[
            "--as",
            "directory",
            "--from",
            "#who-does-what",
            "--until",
            "#goals-what-we-are-after",
        ],
        "growth.directory.json",
        "",
    );
    check(
        &["--as", "cadence", "--from", "#when-we-meet"],
        "growth.cadence.json",
        "growth.md:78:1: The page doesn't say which date is for which slot",
    );
}

#[test]
fn what_cannot_be_read_is_an_error_with_its_place() {
    #[track_caller]
    fn check(page: &str, arguments: &[&str], code: i32, part: &str) {
        let (found, stdout, stderr) = extract(&[&[pages(page).as_str()], arguments].concat());
        assert_eq!((found, stdout.as_str()), (code, ""), "{stderr}");
        assert!(stderr.contains(part), "{stderr}");
    }
    check(
        "growth.md",
        &["--as", "directory", "--from", "#who-does-what"],
        1,
        "growth.md:23:1: Teams are looked for as headings under #who-does-what, but no heading stands there, nor anything else. The headings that follow are of the same level; to take them as teams, add until=\"#goals-what-we-are-after\".",
    );
    check(
        "growth.md",
        &["--as", "cadence", "--from", "#goals"],
        1,
        "Did you mean #goals-what-we-are-after?",
    );
    check(
        "shapes.md",
        &["--as", "cadence", "--from", "#only-words"],
        1,
        "shapes.md:35:1: This sentence can't be read as a rule: “We meet every second Tuesday.”",
    );
    check(
        "no.md",
        &["--as", "cadence", "--from", "#x"],
        1,
        "can't be read",
    );
    check(
        "growth.md",
        &["--as", "contact", "--from", "#x"],
        2,
        "cadence",
    );
    check("growth.md", &["--as", "cadence"], 2, "--from");
}
