//! `inlay check`: what is wrong with pages.
#![expect(
    clippy::unwrap_used,
    reason = "a test that can't run its program has failed"
)]

use std::process::{Command, Output};

use serde_json::Value;

fn fixture(path: &str) -> String {
    format!("{}/../../tests/fixtures/{path}", env!("CARGO_MANIFEST_DIR"))
}

fn check(arguments: &[&str]) -> (i32, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_inlay"))
        .arg("check")
        .args(arguments)
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(stderr).unwrap(), "");
    (status.code().unwrap(), String::from_utf8(stdout).unwrap())
}

/// Line, column, rule, and a part of the message of each finding.
#[track_caller]
fn findings(arguments: &[&str], expected: &[(u64, u64, &str, &str)]) {
    let (code, stdout) = check(&[arguments, &["--format", "json"]].concat());
    let found: Vec<Value> = serde_json::from_str(&stdout).unwrap();
    let places: Vec<_> = found
        .iter()
        .map(|one| {
            (
                one["line"].as_u64().unwrap(),
                one["column"].as_u64().unwrap(),
                one["rule"].as_str().unwrap(),
            )
        })
        .collect();
    let due: Vec<_> = expected
        .iter()
        .map(|(line, column, rule, _)| (*line, *column, *rule))
        .collect();
    assert_eq!(places, due, "{stdout}");
    for (one, (.., part)) in found.iter().zip(expected) {
        let message = one["message"].as_str().unwrap();
        assert!(message.contains(part), "{message}");
    }
    assert_eq!(code, i32::from(!expected.is_empty()));
}

#[test]
fn a_page_is_told_all_its_faults() {
    findings(
        &[&fixture("pages/faults.md")],
        &[
            (8, 1, "embed-torn", "before the <div>"),
            (
                10,
                4,
                "contradiction",
                "cadence.json says the 1st and 3rd Wednesday",
            ),
            (13, 1, "embed-torn", "behind the <div>"),
            (15, 1, "embed-torn", "stands in a paragraph"),
            (15, 23, "data-missing", "no file none.json"),
            (17, 5, "embed-torn", "stands in a paragraph"),
            (22, 22, "data-invalid", "Did you mean \"wednesday\"?"),
            (23, 1, "embed-torn", "A blank line within"),
            (24, 17, "data-invalid", "1 to 5"),
            (32, 4, "contradiction", "EMEA/AMER and EMEA/APAC"),
            (37, 1, "embed-torn", "closes no element by />"),
            (
                37,
                1,
                "embed-unknown",
                "Did you mean <inlay-team-directory>?",
            ),
            (41, 23, "section-missing", "Did you mean #teams?"),
            (46, 5, "embed-torn", "indented by four spaces"),
            (54, 8, "anchor-unknown", "Did you mean #teams?"),
            (54, 20, "link-placeholder", "TODO"),
            (54, 38, "link-placeholder", "#"),
            (54, 49, "link-placeholder", "LINK"),
            (54, 58, "link-placeholder", "empty address"),
            (56, 1, "heading-duplicate", "#teams-1"),
            (56, 1, "heading-empty", "“Teams”"),
            (58, 1, "anchor-not-fixed", "{#teams-1}"),
            (74, 1, "sentence-unclear", "“It is every second Tuesday.”"),
            (76, 1, "heading-empty", "“End”"),
        ],
    );
}

#[test]
fn the_page_of_a_group_has_its_known_faults() {
    findings(
        &[&fixture("pages/growth.md")],
        &[
            (8, 1, "anchor-not-fixed", "#growth"),
            (
                19,
                1,
                "section-repeated",
                "“How we behave” says, in line 14",
            ),
            (23, 1, "heading-empty", "“Who does what”"),
            (25, 1, "anchor-not-fixed", "#who-does-what"),
            (70, 1, "anchor-not-fixed", "#where-to-find-us"),
            (75, 1, "anchor-not-fixed", "#when-we-meet"),
            (82, 49, "link-placeholder", "LINK"),
        ],
    );
}

#[test]
fn what_is_not_for_everyone_is_asked_for() {
    let page = fixture("pages/faults.md");
    let rules = |arguments: &[&str]| -> Vec<String> {
        let (_, stdout) = check(&[arguments, &["--format", "json"]].concat());
        let found: Vec<Value> = serde_json::from_str(&stdout).unwrap();
        let line = |one: &&Value| one["line"] == 64;
        found
            .iter()
            .filter(line)
            .map(|one| one["rule"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        rules(&[&page, "--public"]),
        ["money", "metric", "handle", "internal-address"]
    );
    assert_eq!(rules(&[&page]), [""; 0]);
}

#[test]
fn text_shows_the_line_and_where_in_it() {
    let (code, stdout) = check(&[&fixture("pages/faults.md")]);
    assert_eq!(code, 1);
    let excerpt = "\
faults.md:54:49: LINK is a placeholder. Write the address, or remove the link.
   |
54 | [Read](#teems) the TODO list, [this](#), [that](LINK) or [those](<>).
   |                                                 ^^^^
";
    assert!(stdout.contains(excerpt), "{stdout}");
}

#[test]
fn gitlab_reads_the_report() {
    let (code, stdout) = check(&["--format", "gitlab", &fixture("pages/faults.md")]);
    assert_eq!(code, 1);
    let issues: Vec<Value> = serde_json::from_str(&stdout).unwrap();
    let mut prints: Vec<&str> = Vec::new();
    for issue in &issues {
        assert!(issue["description"].as_str().unwrap().len() > 10);
        assert!(issue["check_name"].is_string());
        assert!(
            issue["location"]["path"]
                .as_str()
                .unwrap()
                .ends_with("faults.md")
        );
        assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() > 0);
        assert!(["minor", "major", "critical"].contains(&issue["severity"].as_str().unwrap()));
        prints.push(issue["fingerprint"].as_str().unwrap());
    }
    let all = prints.len();
    prints.sort_unstable();
    prints.dedup();
    assert_eq!((prints.len(), all), (24, 24));
    let other = Command::new(env!("CARGO_BIN_EXE_inlay"))
        .args(["directory", "search", "-", "x", "--format", "gitlab"])
        .output()
        .unwrap();
    assert_eq!(other.status.code(), Some(2));
}

#[test]
fn a_data_file_is_told_all_its_faults() {
    let path = std::env::temp_dir().join("inlay-check-faults.json");
    std::fs::write(&path, "{\"title\": 1,\n \"tems\": [],\n \"teams\": [{\"id\": \"a b\", \"name\": \"A\"}, {\"name\": \"B\"}]}").unwrap();
    findings(
        &[path.to_str().unwrap()],
        &[
            (1, 11, "data-invalid", "text in quotation marks"),
            (2, 2, "data-invalid", "Did you mean \"teams\"?"),
            (3, 19, "data-invalid", "one word"),
            (3, 40, "data-invalid", "\"id\" is missing"),
        ],
    );
    std::fs::write(&path, "<!doctype html>\n<title>Sign in</title>").unwrap();
    findings(
        &[path.to_str().unwrap()],
        &[(1, 1, "data-invalid", "This is an HTML page, not JSON.")],
    );
    std::fs::remove_file(&path).unwrap();
}
