use inlay_domain::directory::Directory;
use inlay_domain::json;
use inlay_domain::schedule::Cadence;
use inlay_page::{Block, Outline, Range};
use proptest::prelude::*;
use serde_json::Value;

use super::*;

fn fixture(name: &str) -> String {
    let path = format!(
        "{}/../../tests/fixtures/pages/{name}",
        env!("CARGO_MANIFEST_DIR")
    );
    std::fs::read_to_string(path).unwrap()
}

fn page(name: &str) -> Outline {
    outline(&fixture(&format!("{name}.md")))
}

#[track_caller]
fn same(json: &str, expected: &str) {
    let read = |text: &str| -> Value { serde_json::from_str(text).unwrap() };
    assert_eq!(read(json), read(&fixture(expected)));
}

#[test]
fn directories_come_of_pages() {
    #[track_caller]
    fn check(name: &str, from: &str, until: Option<&str>) {
        let teams = inlay_page::directory(&page(name), &Range { from, until }).unwrap();
        let json = teams.json();
        same(&json, &format!("{name}.directory.json"));
        let read: Directory = json::read(&json).unwrap();
        assert_eq!(read.teams.len(), teams.teams.len());
    }
    check("growth", "#who-does-what", Some("#goals-what-we-are-after"));
    check(
        "integrated",
        "#teams-what-we-do",
        Some("#okrsgoalplan-how-we-impact"),
    );
    check("deep", "#platform", None);
    check("scripts", "#チーム", None);
    check("html", "#teams", None);
}

#[test]
fn cadences_come_of_pages() {
    let range = Range {
        from: "#when-we-meet",
        until: None,
    };
    let json = inlay_page::cadence(&page("growth"), &range).unwrap().json();
    same(&json, "growth.cadence.json");
    let read: Cadence = json::read(&json).unwrap();
    assert_eq!(read.rotation.len(), 2);
    let every = |from| {
        let range = Range { from, until: None };
        inlay_page::cadence(&page("shapes"), &range).map(|meeting| meeting.sentence)
    };
    assert_eq!(every("#a-table").unwrap(), "meets every other Tuesday");
    assert_eq!(
        every("#definitions").unwrap(),
        "Meets monthly on the last Friday."
    );
}

#[test]
fn what_a_page_lacks_is_said() {
    #[track_caller]
    fn check(page: &Outline, from: &str, part: &str) {
        let range = Range { from, until: None };
        let teams = inlay_page::directory(page, &range).map(|teams| teams.json());
        let message = teams.unwrap_err().message;
        assert!(message.contains(part), "{message}");
    }
    check(
        &page("growth"),
        "#who-does-what",
        "until=\"#goals-what-we-are-after\"",
    );
    check(
        &page("growth"),
        "#who-does-waht",
        "Did you mean #who-does-what?",
    );
    let shapes = page("shapes");
    check(&shapes, "#a-list-of-links", "only text, lists or tables");
    check(&shapes, "#a-table", "only text, lists or tables");
    check(&shapes, "#definitions", "only text, lists or tables");
    check(&shapes, "#nothing", "nor anything else");
    let range = Range {
        from: "#only-words",
        until: None,
    };
    let missing = inlay_page::cadence(&shapes, &range).unwrap_err();
    assert!(
        missing.message.contains("“We meet every second Tuesday.”"),
        "{missing}"
    );
    assert!(
        fixture("shapes.md")
            .get(missing.at as usize..)
            .unwrap()
            .starts_with("We meet every second")
    );
}

#[test]
fn headings_have_the_anchors_that_generators_give_them() {
    #[track_caller]
    fn check(page: &str, expected: &[&[&str]]) {
        let outline = outline(page);
        let found: Vec<_> = outline
            .headings()
            .map(|(_, heading)| &heading.anchors)
            .collect();
        assert_eq!(found, expected);
    }
    check(
        "# A\n# A\n## A {#b}\n# B\n# A ##",
        &[&["a"], &["a-1"], &["b"], &["b-1", "b"], &["a-2"]],
    );
    check("## **Bold** `code` {.wide}", &[&["bold-code"]]);
    check(
        "## The [Field](/field/) & more",
        &[&["the-fieldfield--more", "the-field-more"]],
    );
    check("Two\nlines\n---", &[&["lines", "two-lines"]]);
    check("# C# #\n# #", &[&["c"], &["heading"]]);
    check("<a name=\"old\"></a>\n\n## New", &[&["new", "old"]]);
    check("## <a name=\"old\"></a>New", &[&["old"]]);
    check("---\n# no: heading\n---\n# Yes", &[&["yes"]]);
    check("---\n\n# Yes\n\n---\n", &[]);
}

#[test]
fn places_are_bytes_of_the_file() {
    let text = fixture("growth.md");
    let mut last = 0;
    for block in &page("growth").blocks {
        let at = match block {
            Block::Heading(heading) => heading.at,
            Block::Paragraph(prose) | Block::Other(prose) => prose.at,
        };
        assert!(at >= last);
        last = at;
        if let Block::Heading(heading) = block {
            let line = text[at as usize..].lines().next().unwrap();
            assert_eq!(line.trim_start_matches(['#', ' ']), heading.text);
        }
    }
}

proptest! {
    /// Nothing that stands in a page makes the reader panic, or a place lie
    /// outside of it.
    #[test]
    fn any_page_is_read(text in r#"((#{1,6} |- |> |\||: |```|---\n|\n\n|\n|\[|\]\(|\)|\]|<h2 id='|'>|</h2>|<p>|<a href=|<!--|-->|<script>|</script>|https://|\{\{< |>\}\}|\{#|\}|\\|&amp;|\PC){1,2} ?){0,30}"#) {
        for block in outline(&text).blocks {
            let at = match block {
                Block::Heading(heading) => heading.at,
                Block::Paragraph(prose) | Block::Other(prose) => prose.at,
            };
            prop_assert!(at as usize <= text.len());
            let (line, column) = crate::finding::position(&text, at as usize);
            prop_assert!(line > 0 && column > 0);
        }
    }
}
