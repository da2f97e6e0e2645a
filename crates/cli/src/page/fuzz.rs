//! Fuzz targets on the stable compiler: spoilt copies of the fixtures, for the
//! outline and for the decoder. `cargo xtask fuzz` runs them for as long as it is
//! told, from another seed each time.

use std::rc::Rc;

use inlay_domain::directory::Directory;
use inlay_domain::json::{Contract, Document};
use inlay_domain::request::Approval;
use inlay_domain::schedule::Cadence;
use inlay_page::Range;

use super::{outline, report};
use crate::finding::Source;

/// xorshift64*: a failure is found again by its seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 32;
        usize::try_from(high).unwrap() % sides.max(1)
    }
}

fn spoil(text: &str, tokens: &[&str], dice: &mut Dice) -> String {
    let mut text = text.to_owned();
    for _ in 0..=dice.roll(6) {
        let at = text.floor_char_boundary(dice.roll(text.len() + 1));
        let reach = 1 << dice.roll(8);
        let end = text.floor_char_boundary((at + dice.roll(reach)).min(text.len()));
        let piece = text[at..end].to_owned();
        match dice.roll(5) {
            0 => text.replace_range(at..end, ""),
            1 => text.insert_str(at, &piece),
            2 => text.insert_str(at, tokens[dice.roll(tokens.len())]),
            3 => text.replace_range(at..end, tokens[dice.roll(tokens.len())]),
            _ => {
                let other = text.floor_char_boundary(dice.roll(text.len() + 1));
                text.insert_str(other, &piece);
            }
        }
    }
    text
}

/// Calls `try_one` with spoilt copies of every file in a folder of the fixtures.
fn each(folder: &str, ending: &str, tokens: &[&str], try_one: &dyn Fn(&str)) {
    let number = |name: &str, otherwise: u64| {
        let value = std::env::var(name).ok();
        value
            .and_then(|value| value.parse().ok())
            .unwrap_or(otherwise)
    };
    let (seed, cases) = (number("INLAY_FUZZ_SEED", 1), number("INLAY_FUZZ_CASES", 60));
    let folder = format!(
        "{}/../../tests/fixtures/{folder}",
        env!("CARGO_MANIFEST_DIR")
    );
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.to_str().unwrap().ends_with(ending));
    paths.sort();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        for case in 0..cases {
            let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (case + 1));
            let spoilt = spoil(&text, tokens, &mut dice);
            let tried = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| try_one(&spoilt)));
            assert!(
                tried.is_ok(),
                "seed {seed}, case {case} of {}:\n{spoilt}",
                path.display()
            );
        }
    }
}

#[test]
fn fuzz_pages() {
    const TOKENS: &[&str] = &[
        "#",
        "\n## ",
        "\n\n",
        "\n",
        "[",
        "](",
        ")",
        "<div>",
        "</div>",
        "<inlay-team-directory from=\"#",
        "\">",
        "</inlay-team-directory>",
        "<!--",
        "-->",
        "{{<",
        ">}}",
        "{#",
        "}",
        "|",
        "    ",
        "> ",
        "- ",
        "```\n",
        "---\n",
        "<script type=\"application/json\">",
        "</script>",
        "every other Tuesday",
        "1st and 3rd",
        "\u{202e}",
        "\0",
        "é",
        "https://",
        "&amp;",
        "\\",
        "<p",
        "</",
        "=\"",
        "TODO",
        "$1,000",
        "@x.y",
    ];
    each("pages", ".md", TOKENS, &|text| {
        let page = outline(text);
        for (_, heading) in page.headings().take(6) {
            let from = heading.anchors.first().map_or("", String::as_str);
            let range = Range { from, until: None };
            // Whatever they yield is JSON, and a data file's faults have places.
            if let Ok(teams) = inlay_page::directory(&page, &range) {
                Document::parse(&teams.json()).unwrap();
            }
            if let Ok(meeting) = inlay_page::cadence(&page, &range) {
                inlay_domain::json::read::<Cadence>(&meeting.json()).unwrap();
            }
        }
        for name in ["-", "page.html"] {
            let source = Rc::new(Source {
                name: name.to_owned(),
                text: text.to_owned(),
            });
            for finding in report(&source, true).findings {
                let (line, column) = finding.position();
                assert!(line > 0 && column > 0 && !finding.message.is_empty());
            }
        }
    });
}

#[test]
fn fuzz_decoder() {
    const TOKENS: &[&str] = &[
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\u00e9",
        "\\ud800",
        "null",
        "true",
        "1e999",
        "-0",
        "0.1",
        "\"id\"",
        "\"teams\"",
        "\"parent\"",
        "\"on\"",
        "{}",
        "[]",
        "\"\"",
        "\u{feff}",
        "\u{202e}",
        "é",
        "\n",
        "//",
        "'",
    ];
    fn agree<T: Contract>(document: &Document<'_>) {
        let faults = document.faults::<T>();
        assert_eq!(document.decode::<T>().is_ok(), faults.is_empty());
        assert!(
            faults
                .iter()
                .all(|fault| fault.line > 0 && fault.column > 0)
        );
    }
    each("data", ".json", TOKENS, &|text| {
        if let Ok(document) = Document::parse(text) {
            agree::<Directory>(&document);
            agree::<Cadence>(&document);
            agree::<Approval>(&document);
        }
    });
}
