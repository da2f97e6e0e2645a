//! Words that try to be more than a value.

use proptest::prelude::*;

use super::*;

const LINES: [&str; 20] = [
    "BEGIN:",
    "END:",
    "VERSION:",
    "PRODID:",
    "CALSCALE:",
    "METHOD:",
    "TZID:",
    "TZOFFSETFROM:",
    "TZOFFSETTO:",
    "DTSTART",
    "DTEND",
    "DTSTAMP:",
    "RRULE:",
    "EXDATE;",
    "UID:",
    "SUMMARY:",
    "LOCATION:",
    "URL:",
    "DESCRIPTION:",
    "TRANSP:",
];

fn event(text: &str) -> Event {
    Event {
        uid: text.to_owned(),
        title: text.to_owned(),
        when: When::at(at("2026-12-02T16:00:00Z"), zone("Europe/London"), None).unwrap(),
        recurrence: None,
        location: None,
        notes: text.to_owned(),
    }
}

/// A file has the lines of a harmless one, none of them too long.
fn same_lines(hostile: &[Event], harmless: &[Event]) {
    let stamp = at("2026-11-22T12:00:00Z");
    let text = file(hostile, stamp);
    assert!(text.ends_with("\r\n"));
    for line in text.strip_suffix("\r\n").unwrap().split("\r\n") {
        assert!(line.len() <= 75, "{line:?}");
        assert!(!line.chars().any(char::is_control), "{line:?}");
        let known = line.starts_with(' ') || LINES.iter().any(|name| line.starts_with(name));
        assert!(known, "{line:?}");
    }
    let names = |text: &str| -> Vec<String> {
        let unfolded = unfold(text);
        let name = |line: &String| line.split([':', ';']).next().unwrap().to_owned();
        unfolded.iter().map(name).collect()
    };
    assert_eq!(names(&text), names(&file(harmless, stamp)));
}

#[test]
fn no_line_is_added() {
    for text in [
        "a\r\nATTENDEE:mailto:x@example.com",
        "a\nEND:VEVENT",
        "a\rEND:VEVENT",
        "a\n\r\n\r b",
        "\u{85}X:1\u{2028}Y:2\u{2029}Z:3\u{b}V:4\u{c}F:5",
        "\0\u{1b}[31m\u{7f}\u{9f}",
        "a;b,c\\d:e\"f^n",
        "\\",
        "\\n",
        &"\r\n".repeat(100),
        &"日本語".repeat(60),
        &"\u{1f468}\u{200d}\u{1f469}".repeat(40),
    ] {
        same_lines(&[event(text)], &[event("x")]);
        let mut one = event("x");
        one.uid = uid(&[text, text]);
        same_lines(&[one], &[event("x")]);
    }
}

#[test]
fn words_come_back_as_they_were() {
    for (text, expected) in [
        ("a;b,c\\d", "a\\;b\\,c\\\\d"),
        ("one\r\ntwo\rthree\nfour", "one\\ntwo\\nthree\\nfour"),
        ("tab\there", "tab here"),
        ("bell\u{7}", "bell"),
        ("a\u{2028}b", "a\\nb"),
    ] {
        let all = unfold(&file(&[event(text)], at("2026-11-22T12:00:00Z")));
        assert!(all.contains(&["SUMMARY:", expected].concat()), "{all:?}");
    }
}

/// Through a data file: title, id, slot, agenda and location.
#[test]
fn a_hostile_cadence() {
    let data = serde_json::json!({
        "id": "x\r\nATTENDEE:mailto:x@example.com",
        "title": "t\nEND:VEVENT\nBEGIN:VEVENT",
        "on": { "weekday": "friday", "ordinals": [1] },
        "rotation": [
            { "name": "n\rX-EVIL:1", "time": "10:00", "zone": "Asia/Tokyo" },
        ],
        "agenda": "https://example.com/?a=;b,c&d=\"e\"",
        "location": "https://example.com/straße?x=^&y=日本;,",
    });
    let events = |data: &serde_json::Value| {
        series(
            &cadence(&data.to_string()),
            date("2026-01-01"),
            None,
            &WORDING,
        )
        .unwrap()
    };
    let mut harmless = data.clone();
    for name in ["id", "title"] {
        harmless[name] = "x".into();
    }
    harmless["rotation"][0]["name"] = "x".into();
    same_lines(&events(&data), &events(&harmless));
    let all = unfold(&file(&events(&data), at("2026-11-22T12:00:00Z")));
    let url = "URL:https://example.com/stra%C3%9Fe?x=%5E&y=%E6%97%A5%E6%9C%AC;,";
    assert!(all.contains(&url.to_owned()), "{all:#?}");
    // No address with a line break gets that far.
    for field in ["agenda", "location", "calendar"] {
        let mut data = data.clone();
        data[field] = "https://example.com/\r\nX:1".into();
        assert!(json::read::<Cadence>(&data.to_string()).is_err());
    }
}

proptest! {
    #[test]
    fn no_text_adds_a_line(text in r"[\PC\r\n\t\x00-\x1f\u{85}\u{2028};,:\\]{0,200}") {
        let text = ["x", &text].concat();
        same_lines(&[event(&text)], &[event("x")]);
    }

    /// Unfolded and unescaped, printable words are what they were.
    #[test]
    fn words_survive(text in r"\PC{0,120}") {
        let all = unfold(&file(&[event(&text)], at("2026-11-22T12:00:00Z")));
        let line = all.iter().find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
        let mut found = String::new();
        let mut chars = line.chars();
        while let Some(char) = chars.next() {
            found.push(if char == '\\' { chars.next().unwrap() } else { char });
        }
        prop_assert_eq!(found, text.replace(['\u{2028}', '\u{2029}'], "n"));
    }
}
