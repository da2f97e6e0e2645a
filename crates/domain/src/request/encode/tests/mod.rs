//! What is hostile, in every place that a template has.
//!
//! Three oracles that know nothing of the encoder: GitLab's extraction of quick
//! actions, a CommonMark parser, and what both hosts look for in rendered text.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

mod hostile;

use hostile::HOSTILE;

use super::*;
use crate::json::Contract;
use crate::request::{Answer, Answers, Approval, Draft, English};

/// Every place where a template may name a field.
const TEMPLATE: &str = "\
# Title {{line}}

{{long}}

- {{line}}
- {{long}}
- [ ] {{line}}
- [{{line}}] box
- Before {{line}} after {{long}}: end
1. {{line}}

> {{long}}

- list

  {{long}}

| a | b |
|---|---|
| {{line}} | x {{long}} |

**{{line}}** and *{{line}}* and ~~{{line}}~~ and “{{line}}” ({{line}})
{{line}} start {{line}}{{long}}{{line}}
{{long}}
`code` {{line}} `code`
`code`{{line}}`code`
[text {{line}}](https://example.com) ![alt](/x.png)
Ends #{{line}} @{{line}} https://example.com/{{line}} !{{line}}

{{line}}
";

fn form(template: &str) -> Approval {
    let approval: Approval = serde_json::from_value(serde_json::json!({
        "fields": [
            { "id": "line", "label": "Line", "kind": "text" },
            { "id": "long", "label": "Long", "kind": "long-text" }
        ],
        "draft": {
            "title": "T {{line}} {{long}}",
            "template": template,
            "labels": ["approval request"],
            "confidential": true
        },
        "targets": [{ "kind": "gitlab", "url": "https://gitlab.com/g/p" }]
    }))
    .unwrap();
    assert_eq!(approval.check(), Ok(()));
    approval
}

fn draft(template: &str, typed: &str) -> Draft {
    let mut answers = Answers::default();
    answers.set("line", Answer::Text(typed.to_owned()));
    answers.set("long", Answer::Text(typed.to_owned()));
    Draft::new(&form(template), &answers, &English)
}

fn parse(markdown: &str) -> Parser<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_WIKILINKS;
    Parser::new_ext(markdown, options)
}

/// What a document is made of besides text: everything but paragraphs, line
/// breaks and code spans.
fn skeleton(markdown: &str) -> Vec<String> {
    parse(markdown)
        .filter(|event| {
            !matches!(
                event,
                Event::Text(_)
                    | Event::Code(_)
                    | Event::SoftBreak
                    | Event::HardBreak
                    | Event::Start(Tag::Paragraph)
                    | Event::End(TagEnd::Paragraph)
            )
        })
        .map(|event| format!("{event:?}"))
        .collect()
}

/// Text as shown, without the differences that only spacing makes.
fn shown(markdown: &str) -> String {
    let mut out = String::new();
    for event in parse(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => out.push(' '),
            _ => {}
        }
    }
    spaced(&out)
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text nodes as the hosts' filters see them: code and tags part them.
fn nodes(markdown: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    for event in parse(markdown) {
        match event {
            Event::Text(text) => out.last_mut().unwrap().push_str(&text),
            Event::SoftBreak | Event::HardBreak => out.last_mut().unwrap().push('\n'),
            _ => out.push(String::new()),
        }
    }
    out
}

/// What the hosts would find in a text node.
fn finds(node: &str) -> Option<&'static str> {
    let chars: Vec<char> = node.chars().collect();
    let lower = node.to_lowercase();
    for (at, &c) in chars.iter().enumerate() {
        let next = chars.get(at + 1).copied().unwrap_or(' ');
        let word = next.is_ascii_alphanumeric() || next == '_';
        match c {
            '@' if word => return Some("mention"),
            '#' | '!' | '&' if next.is_ascii_digit() => return Some("reference"),
            '%' | '~' if word || next == '"' => return Some("label or milestone"),
            '$' if word => return Some("snippet"),
            '{' if matches!(next, '+' | '-' | '{') => return Some("diff or marker"),
            '[' if matches!(next, '+' | '-' | '[') => return Some("diff or marker"),
            _ => {}
        }
    }
    let host = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    for address in ["://", "www.", "mailto:"] {
        if lower.split(address).skip(1).any(host) {
            return Some("address");
        }
    }
    if lower.contains("[toc]") {
        return Some("contents");
    }
    // GitLab finds an emoji's name only where no letter or digit stands before it.
    let parts: Vec<&str> = lower.split(':').collect();
    let emoji = parts.windows(3).any(|around| {
        let [before, name, _] = around else {
            return false;
        };
        !before.ends_with(char::is_alphanumeric)
            && name.contains(|c: char| c.is_ascii_alphanumeric())
            && name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "_+-".contains(c))
    });
    if emoji {
        return Some("emoji");
    }
    None
}

/// GitLab's rule: carriage returns go, then every line that starts with a
/// slash and a letter is a command.
fn commands(markdown: &str) -> Vec<String> {
    let text = markdown.replace('\r', "");
    let lines = text.lines().filter(|line| line.starts_with('/'));
    lines.map(str::to_owned).collect()
}

const OWN: [&str; 2] = ["/label ~\"approval request\"", "/confidential"];

fn inert(typed: &str) {
    let plain = draft(TEMPLATE, "word");
    let draft = draft(TEMPLATE, typed);
    let markdown = draft.markdown();
    assert_eq!(commands(&markdown), OWN, "{typed:?} in {markdown}");

    // A value that is nothing but invisible empties its lines.
    if clean(typed, false).is_empty() {
        return;
    }
    assert_eq!(
        skeleton(&draft.body),
        skeleton(&plain.body),
        "{typed:?} in {}",
        draft.body
    );
    let hidden = |c: char| c != '\n' && (c.is_control() || is_invisible(c));
    assert!(!markdown.contains(hidden), "{typed:?} in {markdown}");
    assert!(!draft.title.contains(|c: char| c.is_control()));

    // In places of its own, a value is shown as typed and nothing else is.
    let line = clean(typed, false);
    for markdown in [inline(typed, ""), block(typed, ""), block(typed, "> ")] {
        assert_eq!(shown(&markdown), spaced(&line), "{typed:?} as {markdown}");
        for node in nodes(&markdown) {
            assert_eq!(finds(&node), None, "{typed:?} as {markdown}");
        }
    }
    for node in nodes(&draft.body) {
        // The template's own bare address is the author's.
        let node = node.replace("https://example.com/", "");
        assert_eq!(finds(&node), None, "{typed:?} in {}", draft.body);
    }
    // A title shows what was typed, but for joiners that have no width.
    let shown = title(typed, "").replace('\u{2060}', "");
    assert_eq!(shown, line);
    assert_eq!(finds(&title(typed, "")), None, "{typed:?} in the title");
}

#[test]
fn hostile_inputs_stay_inert_in_every_place() {
    assert!(HOSTILE.len() >= 100);
    for typed in HOSTILE {
        inert(typed);
    }
    // Two at a time: what the first opens, the second mustn't close.
    for pair in HOSTILE.windows(2) {
        inert(&pair.join(" "));
        inert(&pair.join("\n"));
        inert(&pair.concat());
    }
}

#[test]
fn harmless_text_stays_as_it_is() {
    for text in [
        "Sample Person",
        "Roadshow, 3 cities (approx.)",
        "USD 18,500.00",
        "8 February 2027 to 10 February 2027",
        "R&D isn't \"done\" – 50 % by Q1/2027!",
        "Zoë Müller, 日本語, naïve_case",
        "C# and F# teams",
        "a-b, c: d; e",
    ] {
        assert_eq!(inline(text, ""), text);
        assert_eq!(block(text, ""), text);
        assert_eq!(title(text, ""), text);
    }
}

#[test]
fn encodings() {
    let check = |typed: &str, expect: &str| assert_eq!(inline(typed, ""), expect);
    check("/close", "\\/close");
    check("tell @all", "tell `@all`");
    check("a\nb\r\nc", "a b c");
    check("*x* <b>", "\\*x\\* \\<b>");
    check("1. x", "1\\. x");
    check("@a`b", "``@a`b``");
    check("@a`", "`` @a` ``");
    check("a|b", "a\\|b");
    check("&amp;", "\\&amp;");
    assert_eq!(block("a\n\n  - b\nc", ""), "a\n\n\u{a0}\u{a0}\\- b\\\nc");
    assert_eq!(block("a\nb", "> "), "> a\\\n> b");
    assert_eq!(title("for @all", ""), "for @\u{2060}all");
    assert_eq!(title("all", "for @"), "\u{2060}all");
    assert_eq!(title("2", "Q1-"), "2");
    assert_eq!(inline("1", "see #"), "`1`");
    assert_eq!(inline("x", "- ["), "`x`");
    assert_eq!(
        destination("https://example.com/a(b) c"),
        "",
        "not an address"
    );
    assert_eq!(
        destination("https://example.com/a(b)"),
        "https://example.com/a%28b%29"
    );
}

#[test]
fn emoji_and_scripts_keep_their_joiners() {
    let text = "👩‍👩‍👧 می‌خواهم";
    assert_eq!(clean(text, false), text);
    assert_eq!(clean("a\u{200d}b", false), "ab");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_stays_inert(typed in any::<String>()) {
        inert(&typed);
    }

    #[test]
    fn any_markup_stays_inert(typed in "[-a1x/@#!$%&*_`~|<>()\\[\\]{}+=:;.,\\\\ \n\r\t\"']{0,24}") {
        inert(&typed);
    }

    #[test]
    fn any_words_stay_inert(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "@all", "`", "``", "\\", "\n", "\r", " ", "/close", "[", "](", ")", "<b>", "</b>",
                "!", "#1", "- ", "> ", "```", "~~~", "---", "|", "*", "**", "_", "1. ", "x", "$",
                "    ", "\t", "https://", "&", "amp;", ":", "{{", "}}", "\u{200d}", "\u{a0}", "é",
            ]),
            0..12,
        ),
    ) {
        inert(&parts.concat());
    }
}

#[test]
fn nothing_is_left_for_slack_to_act_on() {
    let check = |typed: &str, expected: &str| {
        assert_eq!(slack(typed, "", true).replace('\u{2060}', "^"), expected);
    };
    check("Hello, 5 * 3 = 15; a & b", "Hello, 5 *^ 3 = 15; a & b");
    check("/invite @all", "^/invite @^all");
    check("\r/close\n  > quote", "^/close\n  ^> quote");
    check("*two words*", "*^two words*^");
    check("`a` ~b~ _c_", "`^a`^ ~^b~^ _^c_^");
    check(":tada: #general <!here>", ":^tada: #^general <^!here>");
    check("https://a.example/@x", "https://a.example/@x");
    check("@here://x @channel", "@^here:^//x @^channel");
    check("16:00", "16:^00");
}
