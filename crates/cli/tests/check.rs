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

/// A folder for one test, gone when it ends.
struct Folder(std::path::PathBuf);

impl Folder {
    fn with(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = std::env::temp_dir().join(format!("inlay-{name}-{}", std::process::id()));
        for (path, text) in files {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        Self(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What is told of a page with this text: line, column, rule, and a part of the message.
#[track_caller]
fn told(name: &str, text: &str, expected: &[(u64, u64, &str, &str)]) {
    let folder = Folder::with(
        &format!("told-{}", std::panic::Location::caller().line()),
        &[(name, text)],
    );
    findings(&[&folder.path(name)], expected);
}

#[test]
fn attributes_that_cannot_be_read_are_told() {
    #[track_caller]
    fn check(attributes: &str, expected: &[(u64, u64, &str, &str)]) {
        let text = format!(
            "# Page\n\nText.\n\n<div>\n<inlay-contact {attributes}>\n<p>Ask.</p>\n</inlay-contact>\n</div>\n"
        );
        told("page.md", &text, expected);
    }
    let rule = "attribute-invalid";
    check("theme=\"dark\" heading-level=\"3\" loading=eager", &[]);
    check(
        "theme=\"drak\"",
        &[(
            6,
            16,
            rule,
            "theme=\"drak\" can't be read. Write auto, light or dark. Did you mean dark?",
        )],
    );
    check(
        "theme='dark'\n  heading-level=\"h3\"\n  reserve=400",
        &[
            (7, 3, rule, "Write a number from 2 to 6."),
            (8, 3, rule, "like 400px."),
        ],
    );
    check(
        "LANG=\"en_GB\" loading=\"\" viewer-zone=\"Europe/Lundon\"",
        &[(6, 16, rule, "as en-GB."), (6, 40, rule, "Europe/London")],
    );
}

#[test]
fn a_time_in_a_sentence_is_read() {
    #[track_caller]
    fn check(attributes: &str, expected: &[(u64, u64, &str, &str)]) {
        let text = format!("At <inlay-local-time {attributes}>four</inlay-local-time>.\n");
        told("page.md", &text, expected);
    }
    let rule = "attribute-invalid";
    check("at=\"2026-12-02T16:00\" zone=\"Europe/London\"", &[]);
    check("rule=\"1st wednesday 16:00\" zone=\"Europe/London\"", &[]);
    check(
        "at=\"2026-12-02T16:00\"",
        &[(1, 4, rule, "Say in which zone")],
    );
    check(
        "at=\"2026-12-02T16:00\" zone=\"EST\"",
        &[(1, 44, rule, "EST")],
    );
    check("", &[(1, 4, rule, "Say when")]);
}

#[test]
fn an_id_stands_once() {
    #[track_caller]
    fn check(name: &str, text: &str, expected: &[(u64, u64, &str, &str)]) {
        told(name, text, expected);
    }
    let rule = "id-duplicate";
    let two = "Text.\n\n<p id=\"x\">a</p>\n\n<p class=\"b\" id=\"x\">b</p>\n";
    check("page.md", two, &[(5, 14, rule, "that of <p> in line 3")]);
    check("page.html", two, &[(5, 14, rule, "that of <p> in line 3")]);
    check(
        "page.md",
        "# Teams\n\n<p id=\"teams\">a</p>\n",
        &[(3, 4, rule, "the heading “Teams” in line 1")],
    );
    // An anchor within its heading is the heading's own.
    check("page.md", "# <a id=\"teams\"></a>Teams\n\nText.\n", &[]);
    check(
        "page.html",
        "<h1 id=teams>Teams</h1><p id=\"Teams\">a</p><p id=''></p><p id=''></p>",
        &[],
    );
}

#[test]
fn pages_in_html_are_read() {
    told(
        "page.html",
        "<!doctype html>\n<title>TODO</title>\n<a href=\"#\">Up</a> <a href=\"#teems\">Teams</a>\n\
         <h2 id=\"teams\">Teams</h2>\n\
         <inlay-contact theme=\"dim\">\n\n<p>TODO</p></inlay-contact>\n\
         <script>if (a < b) 'TODO <inlay-nothing>'</script>\n\
         <inlay-meeting-cadence><script type=\"application/json\">\n\
         {\"on\": {\"weekday\": \"wednsday\", \"ordinals\": [1]}}</script></inlay-meeting-cadence>\n\
         <inlay-contct>",
        &[
            (2, 8, "link-placeholder", "TODO"),
            (3, 29, "anchor-unknown", "Did you mean #teams?"),
            (5, 16, "attribute-invalid", "auto, light or dark"),
            (7, 4, "link-placeholder", "TODO"),
            (10, 20, "data-invalid", "Did you mean \"wednesday\"?"),
            (11, 1, "embed-torn", "never closed"),
            (11, 1, "embed-unknown", "Did you mean <inlay-contact>?"),
        ],
    );
}

#[test]
fn a_sentence_about_one_date_is_no_contradiction() {
    #[track_caller]
    fn check(sentences: &str, expected: &[(u64, u64, &str, &str)]) {
        let text = format!(
            "{sentences}\n\n<div>\n<inlay-meeting-cadence>\n<script type=\"application/json\">\
             {{\"on\": {{\"weekday\": \"wednesday\", \"ordinals\": [1, 3]}}}}</script>\n\
             <p>Now and then.</p>\n</inlay-meeting-cadence>\n</div>\n"
        );
        told("page.md", &text, expected);
    }
    let full = "We meet on the first and third Wednesday of the month.";
    let rule = "contradiction";
    check(full, &[]);
    check(
        &format!("{full} The third Wednesday's meeting is late."),
        &[],
    );
    check(
        &format!("{full} We meet every Wednesday."),
        &[(1, 56, rule, "1st and 3rd Wednesday")],
    );
    check(
        &format!("{full} We meet on the second Wednesday of the month."),
        &[(1, 56, rule, "1st and 3rd Wednesday")],
    );
    // Alone, it is the rule.
    check(
        "We meet on the third Wednesday of the month.",
        &[(1, 1, rule, "1st and 3rd Wednesday")],
    );
}

#[test]
fn our_own_pages_are_clean() {
    findings(&[&fixture("../../www")], &[]);
}

const CHANNELS: &str = "{\"channels\": [\n\
    {\"kind\": \"slack\", \"label\": \"#a\", \"url\": \"https://example.com/a\"},\n\
    {\"kind\": \"slak\", \"label\": \"#b\", \"url\": \"https://example.com/b\"},\n\
    {\"kind\": \"forum\", \"label\": \"c\", \"url\": \"https://example.com/c\"}]}\n";

const CONTACT: &str =
    "<div>\n<inlay-contact src=\"../data/contact.json\">\n<p>Ask.</p>\n</inlay-contact>\n</div>\n";

#[test]
fn a_kind_of_channel_may_be_misspelt() {
    let folder = Folder::with(
        "kinds",
        &[("data/contact.json", CHANNELS), ("pages/ask.md", CONTACT)],
    );
    let due = [(3, 10, "kind-doubtful", "Did you mean \"slack\"?")];
    findings(&[&folder.path("data/contact.json")], &due);
    findings(&[&folder.path("pages/ask.md")], &due);
    findings(
        &[
            &folder.path("pages/ask.md"),
            &folder.path("data/contact.json"),
        ],
        &due,
    );
}

#[test]
fn so_may_one_in_a_directory() {
    let contact =
        |kind: &str| format!("[{{\"kind\": \"{kind}\", \"label\": \"#a\", \"url\": \"/a\"}}]");
    let text = format!(
        "{{\"title\": \"T\",\n\"contacts\": {},\n\"teams\": [{{\"id\": \"a\", \"name\": \"A\",\n\"contacts\": {}}}]}}",
        contact("emial"),
        contact("isues"),
    );
    let folder = Folder::with("directory", &[("directory.json", &text)]);
    let rule = "kind-doubtful";
    findings(
        &[&folder.path("directory.json")],
        &[(2, 23, rule, "\"email\""), (4, 23, rule, "\"issues\"")],
    );
}

#[test]
fn folders_are_read_to_the_ground() {
    let wrong = "A [link](LINK).\n";
    let folder = Folder::with(
        "folders",
        &[
            ("data/contact.json", CHANNELS),
            ("data/package.json", "{\"name\": 1}"),
            ("pages/ask.md", CONTACT),
            ("pages/deep/again.html", &CONTACT.replace("../", "../../")),
            ("pages/deep/wrong.md", wrong),
            ("pages/notes.txt", wrong),
            (".git/wrong.md", wrong),
            ("node_modules/wrong.md", wrong),
            ("empty/none.txt", ""),
        ],
    );
    let place = |name: &str| folder.path(name);
    let slip = (3, 10, "kind-doubtful", "slack");
    let link = (1, 10, "link-placeholder", "LINK");
    findings(&[&place("")], &[slip, link]);
    findings(&[&place("pages/deep"), &place("pages")], &[slip, link]);
    // What isn't for everyone is looked for in the data that pages name, too.
    let (_, stdout) = check(&[&place(""), "--public", "--format", "json"]);
    let found: Vec<Value> = serde_json::from_str(&stdout).unwrap();
    assert!(
        found.iter().all(|one| {
            let file = one["file"].as_str().unwrap();
            file.ends_with("contact.json") || file.ends_with("wrong.md")
        }),
        "{stdout}"
    );
    for (arguments, code, part) in [
        (
            [place("empty"), "--format=text".to_owned()],
            1,
            "There is no page",
        ),
        ([place(""), "--as=contact".to_owned()], 2, "is a folder"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_inlay"))
            .arg("check")
            .args(arguments)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(code));
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(stderr.contains(part), "{stderr}");
    }
}
