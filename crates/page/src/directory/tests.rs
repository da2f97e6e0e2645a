use inlay_domain::directory::Directory;
use proptest::prelude::*;

use super::*;
use crate::Builder;

/// A page in short: `## Heading`, else a paragraph, in which `[text](url)` is a link;
/// `- text` is a list's entry.
fn page(lines: &[&str]) -> Outline {
    let mut page = Builder::default();
    for (line, at) in lines.iter().zip(1_u32..) {
        let level = line.len() - line.trim_start_matches('#').len();
        let heading = format!("h{level}");
        let (name, text) = match (level, line.strip_prefix("- ")) {
            (_, Some(text)) => ("li", text),
            (0, None) => ("p", *line),
            _ => (heading.as_str(), line.trim_start_matches('#')),
        };
        page.open(name, at, &mut |_| None);
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('[') {
            let (label, after) = after.split_once("](").unwrap();
            let (url, after) = after.split_once(')').unwrap();
            page.text(before, at);
            page.open("a", at, &mut |name| {
                (name == "href").then(|| url.to_owned())
            });
            page.text(label, at);
            page.close("a");
            rest = after;
        }
        page.text(rest, at);
        page.close(name);
    }
    page.finish()
}

const PAGE: &[&str] = &[
    "# Growth",
    "## Who we are",
    "## Web",
    "[Web](/web/): Tells visitors what we make.",
    "## Plans (all of them)",
    "[Plans](/plans/) – what comes next.",
    "### Key Accounts (KAM)",
    "[Key Accounts](/kam/)",
    "### Stories",
    " [Story desk](/stories/): Writes them.",
    "## Regions",
    "### On Site",
    "[On Site](/on-site/): Is there.",
    "## How we plan",
    "We plan by quarters.",
    "[Plan](/plan/)",
];

#[test]
fn headings_are_teams() {
    let range = Range {
        from: "#who-we-are",
        until: Some("how-we-plan"),
    };
    let teams = directory(&page(PAGE), &range).unwrap();
    let expected = concat!(
        r#"{"title":"Who we are","teams":["#,
        r#"{"id":"web","name":"Web","url":"/web/","summary":"Tells visitors what we make."},"#,
        r#"{"id":"plans-all-of-them","name":"Plans (all of them)","aliases":["Plans"],"url":"/plans/","summary":"what comes next."},"#,
        r#"{"id":"key-accounts","name":"Key Accounts","aliases":["KAM"],"parent":"plans-all-of-them","url":"/kam/"},"#,
        r#"{"id":"stories","name":"Stories","aliases":["Story desk"],"parent":"plans-all-of-them","url":"/stories/","summary":"Writes them."},"#,
        r#"{"id":"regions","name":"Regions"},"#,
        r#"{"id":"on-site","name":"On Site","parent":"regions","url":"/on-site/","summary":"Is there."}]}"#,
    );
    assert_eq!(teams.json(), expected);
    assert!(teams.teams.iter().all(|team| !team.bare));
}

#[test]
fn a_range_ends_at_the_next_heading_of_its_level_or_higher() {
    #[track_caller]
    fn check(from: &str, until: Option<&str>, expected: &[&str]) {
        let teams = directory(&page(PAGE), &Range { from, until }).unwrap();
        let names: Vec<&str> = teams.teams.iter().map(|team| team.name.as_str()).collect();
        assert_eq!(names, expected);
    }
    check("#regions", None, &["On Site"]);
    check("plans-all-of-them", None, &["Key Accounts", "Stories"]);
    check("#growth", Some("#web"), &["Who we are"]);
    check("#who%2Dwe%2dare", Some("#plans-all-of-them"), &["Web"]);
}

#[test]
fn what_is_missing_is_said() {
    #[track_caller]
    fn check(lines: &[&str], from: &str, until: Option<&str>, message: &str) {
        let missing = directory(&page(lines), &Range { from, until }).unwrap_err();
        assert_eq!(missing.message, message);
    }
    check(
        PAGE,
        "#who-we-are",
        None,
        "Teams are looked for as headings under #who-we-are, but no heading stands there, nor anything else. The headings that follow are of the same level; to take them as teams, add until=\"#how-we-plan\".",
    );
    check(
        PAGE,
        "#who-we-ar",
        None,
        "No heading of this page has the anchor #who-we-ar, which from names. Did you mean #who-we-are?",
    );
    check(
        PAGE,
        "#regions",
        Some("#web"),
        "The heading #web of until doesn't stand behind #regions of from; name one that follows it.",
    );
    check(
        PAGE,
        "#web",
        Some("#web"),
        "The heading #web of until doesn't stand behind #web of from; name one that follows it.",
    );
    check(
        PAGE,
        "#",
        None,
        "from names no heading; write its anchor, like #teams. Its headings: #growth, #who-we-are, #web, #plans-all-of-them, #key-accounts-kam, #stories, #regions, #on-site, …",
    );
    check(
        &["Text."],
        "#x",
        None,
        "No heading of this page has the anchor #x, which from names. It has no headings at all.",
    );
    check(
        &["# T", "## Teams", "- [A](/a)", "- [B](/b)"],
        "#teams",
        None,
        "Teams are looked for as headings under #teams, but no heading stands there: only text, lists or tables. Give each team a heading of its own.",
    );
    check(
        &["# Teams", "Some text.", "# Other", "Text.", "# More"],
        "#teams",
        Some("#other"),
        "Teams are looked for as headings under #teams and before #other, but no heading stands there: only text. Give each team a heading of its own.",
    );
}

#[test]
fn a_proposed_until_ends_where_headings_stop_looking_like_teams() {
    #[track_caller]
    fn check(lines: &[&str], until: Option<&str>) {
        let outline = page(lines);
        let range = Range {
            from: "#teams",
            until: None,
        };
        let missing = directory(&outline, &range).unwrap_err().message;
        let proposed = missing
            .split("until=\"#")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        assert_eq!(proposed, until, "{missing}");
        if let Some(until) = until {
            let range = Range {
                from: "#teams",
                until: Some(until),
            };
            assert!(directory(&outline, &range).is_ok());
        }
    }
    check(
        &[
            "# Teams",
            "# A",
            "[A](/a)",
            "# B",
            "## C",
            "[C](/c)",
            "# End",
            "No [link](/l) first.",
        ],
        Some("end"),
    );
    check(&["# Teams", "# A", "Text.", "# B", "Text."], Some("b"));
    check(&["# Teams", "# A", "[A](/a)", "# B", "[B](/b)"], None);
    check(&["# Teams", "# A"], None);
    check(&["# Teams"], None);
}

#[test]
fn the_first_link_and_the_rest() {
    #[track_caller]
    fn check(
        heading: &str,
        text: &str,
        aliases: &[&str],
        url: Option<&str>,
        summary: Option<&str>,
    ) {
        let lines = ["# Teams", heading, text, "[Later](/later/)"];
        let teams = directory(
            &page(&lines),
            &Range {
                from: "teams",
                until: None,
            },
        )
        .unwrap();
        let team = &teams.teams[0];
        assert_eq!(
            (
                team.aliases.as_slice(),
                team.url.as_deref(),
                team.summary.as_deref()
            ),
            (
                aliases
                    .iter()
                    .map(|name| (*name).to_owned())
                    .collect::<Vec<_>>()
                    .as_slice(),
                url,
                summary
            ),
        );
    }
    check("## A B", "[A B](/a): Does.", &[], Some("/a"), Some("Does."));
    check("## A B", "[a b](/a) Does.", &[], Some("/a"), Some("Does."));
    check("## A B (AB)", "[AB](/a)", &["AB"], Some("/a"), None);
    check("## A B (ab)", "[A B](/a)", &["A B"], Some("/a"), None);
    check(
        "## A B",
        "We do. See [our page](/a) for more.",
        &["our page"],
        Some("/a"),
        Some("We do. See our page for more."),
    );
    check(
        "## A B",
        "Does without a link.",
        &[],
        None,
        Some("Does without a link."),
    );
    check(
        "## A B",
        "→ [A B](/a): [Does](/d) more.",
        &[],
        Some("/a"),
        Some("Does more."),
    );
    check("## [A B](/a)", "Does.", &[], Some("/a"), Some("Does."));
    check("## A (R&D)", "x", &["R&D"], None, Some("x"));
    check("## (ABM)", "x", &[], None, Some("x"));
    check(
        "## 地域（東京）",
        "[東京](/t)：現地。",
        &["東京"],
        Some("/t"),
        Some("現地。"),
    );
}

#[test]
fn levels_may_jump() {
    let lines = [
        "# Teams",
        "### Deep",
        "## Wide",
        "###### Deepest",
        "#### Deeper",
        "## Wide",
    ];
    let teams = directory(
        &page(&lines),
        &Range {
            from: "#teams",
            until: None,
        },
    )
    .unwrap();
    let seen: Vec<_> = teams
        .teams
        .iter()
        .map(|team| (team.id.as_str(), team.parent, team.bare))
        .collect();
    assert_eq!(
        seen,
        [
            ("deep", None, true),
            ("wide", None, false),
            ("deepest", Some(1), true),
            ("deeper", Some(1), true),
            ("wide-1", None, true),
        ]
    );
}

proptest! {
    /// No page makes it panic, and what it yields is a directory's data, unless
    /// the page links to what no widget may.
    #[test]
    fn any_page_is_read_or_refused(lines in prop::collection::vec(r"(#{0,4}|- ) ?(\PC{0,5}|Team|[A-Z]{2,3}|\([A-Z]{2,3}\)|:){1,3}", 0..12)) {
        let lines: Vec<String> = lines.iter().map(|line| line.replace('[', "(").replace('\n', " ")).collect();
        let mut all = vec!["# Teams"];
        all.extend(lines.iter().map(String::as_str));
        if let Ok(teams) = directory(&page(&all), &Range { from: "#teams", until: None })
            && teams.teams.iter().all(|team| !team.name.trim().is_empty())
        {
            let read: Directory = inlay_domain::json::read(&teams.json()).unwrap();
            prop_assert_eq!(read.teams.len(), teams.teams.len());
        }
    }
}
