//! What a page for everyone had better not say: money, metrics, handles,
//! addresses that only insiders reach.

use std::ops::Range;
use std::sync::LazyLock;

use inlay_domain::json::{Node, Value};
use regex::Regex;

/// Something that isn't for the public.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Leak {
    pub(crate) rule: &'static str,
    /// Bytes of the text that was looked at.
    pub(crate) span: Range<usize>,
}

struct Rule {
    name: &'static str,
    pattern: Regex,
}

#[expect(
    clippy::expect_used,
    reason = "the patterns are constants, and a test compiles them"
)]
static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    PATTERNS
        .iter()
        .map(|(name, pattern)| Rule {
            name,
            pattern: Regex::new(pattern).expect("a pattern"),
        })
        .collect()
});

/// The part that leaks is the pattern's group, if it has one.
const PATTERNS: &[(&str, &str)] = &[
    (
        "money",
        r"(?i)[$€£¥]\s?\d[\d.,]*(?:\s?(?:k|m|bn|million|billion)\b)?|\b(?:USD|EUR|GBP|JPY|CHF|AUD|CAD|INR)\s?\d[\d.,]*(?:\s?(?:k|m|bn|million|billion)\b)?|\b\d[\d.,]*\s?(?:k|m|bn|million|billion)?\s?(?:USD|EUR|GBP|JPY|CHF|AUD|CAD|INR|dollars|euros|pounds)\b",
    ),
    (
        "metric",
        r"(?i)\b\d[\d.,]*(?:\s?[-–]\s?\d[\d.,]*)?\s?(?:%|percent\b)|\b\d[\d.,]*\s?[km]?\+?\s+(?:MQLs?|SAOs?|SQLs?|SALs?|leads|opportunities|bookings|registrations)\b|\b(?:ARR|MQLs?|SAOs?|SQLs?|pipeline|quota|bookings|win rate|conversion rate|ROI|CAC|LTV)\b[^.\n]{0,24}?\s\d[\d.,]*",
    ),
    (
        "handle",
        r"(?:^|[\s(\[{'\x22/,;:])(@[A-Za-z][\w.-]*\w)|\b[\w.+-]+@[\w-]+\.[\w.-]*\w|(?:^|[\s(\[])(#[a-z][a-z0-9]*[_-][a-z0-9_-]+)",
    ),
    (
        "internal-address",
        r"(?i)https?://[^\s)>\]\x22'<]+|\((?:[^()\n]* )?(?:internal|internal only|confidential)\)",
    ),
];

/// Everything in a text that isn't for the public, in order.
pub(crate) fn leaks(text: &str) -> Vec<Leak> {
    let mut leaks = Vec::new();
    for rule in RULES.iter() {
        for found in rule.pattern.captures_iter(text) {
            let Some(place) = found.iter().skip(1).flatten().next().or(found.get(0)) else {
                continue;
            };
            let whole = place.as_str();
            let address = whole.split_once("://").map(|(_, rest)| rest);
            if address.is_some_and(|address| !is_internal(address)) {
                continue;
            }
            leaks.push(Leak {
                rule: rule.name,
                span: place.range(),
            });
        }
    }
    leaks.sort_by_key(|leak| leak.span.start);
    leaks
}

/// Whether an address without its scheme leads to where only insiders come.
pub(crate) fn is_internal(address: &str) -> bool {
    let host = address.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    let host = host
        .split(':')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let first = host.split('.').next().unwrap_or_default();
    let ends = |endings: &[&str]| endings.iter().any(|ending| host.ends_with(ending));
    let private = {
        let octets: Vec<u8> = host
            .split('.')
            .filter_map(|part| part.parse().ok())
            .collect();
        matches!(
            octets.as_slice(),
            [10 | 127, _, _, _] | [192, 168, _, _] | [172, 16..=31, _, _]
        )
    };
    private
        || !host.is_empty() && !host.contains('.')
        || matches!(
            first,
            "internal" | "intranet" | "corp" | "staging" | "wiki-internal"
        )
        || ends(&[
            ".internal",
            ".intranet",
            ".corp",
            ".local",
            ".lan",
            ".slack.com",
            ".atlassian.net",
            ".sharepoint.com",
        ])
        || matches!(
            host.as_str(),
            "docs.google.com"
                | "drive.google.com"
                | "sheets.google.com"
                | "calendar.google.com"
                | "app.slack.com"
        )
}

/// What to do about a leak.
pub(crate) fn message(rule: &str, text: &str) -> String {
    match rule {
        "money" => format!("{text} is an amount of money; leave it out of a page for everyone."),
        "metric" => {
            format!("{text} is a figure of the company's own; leave it out of a page for everyone.")
        }
        "handle" => {
            format!(
                "{text} is an account or a channel; a page for everyone names a role, or a way to ask that everyone has."
            )
        }
        _ => format!(
            "{text} is for insiders alone; link to something that everyone can open, or leave it out."
        ),
    }
}

/// Leaks of a data file: texts, and fields whose name says that they hold an
/// amount or a figure. Spans are of the file.
pub(crate) fn leaks_of_data(root: &Node<'_>, text: &str) -> Vec<Leak> {
    let mut leaks = Vec::new();
    walk(root, "", text, &mut leaks);
    leaks
}

fn walk(node: &Node<'_>, field: &str, text: &str, leaks: &mut Vec<Leak>) {
    let span = node.span.start as usize..node.span.end as usize;
    match &node.value {
        Value::String(content) => {
            // The text as it is written, so that places are those of the file.
            let written = text.get(span.clone()).unwrap_or_default();
            let found = self::leaks(written);
            if let ("access", "internal" | "confidential") = (field, content.as_ref()) {
                leaks.push(Leak {
                    rule: "internal-address",
                    span,
                });
            } else if found.is_empty()
                && is_amount(field)
                && content.starts_with(|c: char| c.is_ascii_digit())
            {
                leaks.push(Leak {
                    rule: "money",
                    span,
                });
            } else {
                leaks.extend(found.into_iter().map(|leak| Leak {
                    rule: leak.rule,
                    span: span.start + leak.span.start..span.start + leak.span.end,
                }));
            }
        }
        Value::Number(_) if is_amount(field) => leaks.push(Leak {
            rule: "money",
            span,
        }),
        Value::Number(_) if matches!(field, "target" | "current" | "start" | "baseline") => {
            leaks.push(Leak {
                rule: "metric",
                span,
            });
        }
        Value::Array(entries) => entries
            .iter()
            .for_each(|entry| walk(entry, field, text, leaks)),
        Value::Object(members) => {
            for member in members {
                walk(&member.value, member.name(), text, leaks);
            }
        }
        _ => {}
    }
}

fn is_amount(field: &str) -> bool {
    [
        "spend", "budget", "fee", "cost", "amount", "revenue", "price", "pipeline",
    ]
    .iter()
    .any(|word| field.split(['-', '_']).any(|part| part == *word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_for_everyone_is_found() {
        #[track_caller]
        fn check(text: &str, expected: &[(&str, &str)]) {
            let found = leaks(text);
            let found: Vec<_> = found
                .iter()
                .map(|leak| (leak.rule, &text[leak.span.clone()]))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
        check(
            "We spend $1,200.50 and 3k EUR, USD 5m.",
            &[
                ("money", "$1,200.50"),
                ("money", "3k EUR"),
                ("money", "USD 5m"),
            ],
        );
        check(
            "a 12-15% fee, 20 percent, 300 MQLs",
            &[
                ("metric", "12-15%"),
                ("metric", "20 percent"),
                ("metric", "300 MQLs"),
            ],
        );
        check(
            "pipeline of 40 and 3 events a month",
            &[("metric", "pipeline of 40")],
        );
        check(
            "Ask @jane.doe or jane@example.com.",
            &[("handle", "@jane.doe"), ("handle", "jane@example.com")],
        );
        check(
            "in #team_growth, at issue #12",
            &[("handle", "#team_growth")],
        );
        check(
            "see https://internal.example.com/a and https://example.com/b",
            &[("internal-address", "https://internal.example.com/a")],
        );
        check(
            "the doc (confidential) and (Example Internal)",
            &[
                ("internal-address", "(confidential)"),
                ("internal-address", "(Example Internal)"),
            ],
        );
        check("In 2026 we held 3 events in 2 regions.", &[]);
        check("a@b and user@ and @", &[]);
    }

    #[test]
    fn hosts_of_insiders() {
        for (address, internal) in [
            ("internal.example.com/x", true),
            ("go/link", true),
            ("localhost:8080", true),
            ("10.1.2.3", true),
            ("172.20.0.1", true),
            ("wiki.corp", true),
            ("example.slack.com/archives", true),
            ("docs.google.com/document", true),
            ("example.com", false),
            ("internals.example.com", false),
            ("172.40.0.1", false),
            ("", false),
        ] {
            assert_eq!(is_internal(address), internal, "{address}");
        }
    }

    #[test]
    fn data_files_have_fields_that_tell() {
        let text = r#"{"spend": "18500.00", "fee": 3, "name": "At 20%", "key": {"target": 4}, "url": "https://go/x", "access": "internal"}"#;
        let document = inlay_domain::json::Document::parse(text).unwrap();
        let found = leaks_of_data(document.root(), text);
        let found: Vec<_> = found
            .iter()
            .map(|leak| (leak.rule, &text[leak.span.clone()]))
            .collect();
        assert_eq!(
            found,
            [
                ("money", "\"18500.00\""),
                ("money", "3"),
                ("metric", "20%"),
                ("metric", "4"),
                ("internal-address", "https://go/x"),
                ("internal-address", "\"internal\""),
            ]
        );
    }
}
