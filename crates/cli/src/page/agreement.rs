//! Whether a cadence's data says what the page's own sentences say.

use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

use inlay_domain::schedule::{Cadence, On};
use inlay_page::{Block, Recurrence};

use super::html::{self, Token};
use super::rules::Checked;
use crate::finding::Source;

/// The page's own sentences beside a cadence, and in its fallback, against its data.
pub(super) fn check(
    page: &mut Checked<'_>,
    head: &Range<usize>,
    inner: &Range<usize>,
    source: &Rc<Source>,
    cadence: &Cadence,
) {
    let mut sentences: Vec<(String, Range<usize>)> = Vec::new();
    let outline = &page.page.outline;
    let above = outline.blocks.iter().rposition(
        |block| matches!(block, Block::Heading(heading) if (heading.at as usize) < head.start),
    );
    let blocks = outline
        .blocks
        .get(above.map_or(0, |at| at + 1)..)
        .unwrap_or_default();
    for prose in blocks.iter().map_while(Block::prose) {
        let at = prose.at as usize;
        let line = page
            .source
            .text
            .get(at..)
            .and_then(|text| text.lines().next());
        let span = at..at + line.map_or(1, str::len);
        for sentence in inlay_page::sentences(&prose.text()) {
            sentences.push((sentence.to_owned(), span.clone()));
        }
    }
    let fallback = page.source.text.get(inner.clone()).unwrap_or_default();
    let mut data = false;
    let mut said = String::new();
    for token in html::tokens(fallback) {
        match token {
            Token::Open { name, .. } => {
                data = name == "script";
                if !matches!(name.as_str(), "a" | "b" | "em" | "i" | "span" | "strong") {
                    said.push('\n');
                }
            }
            Token::Text { text, .. } if !data => said.push_str(&text),
            Token::Close { .. } => data = false,
            _ => {}
        }
    }
    for sentence in said.split('\n').flat_map(inlay_page::sentences) {
        sentences.push((sentence.to_owned(), inner.clone()));
    }
    let of = if Rc::ptr_eq(source, page.source) {
        "its data".to_owned()
    } else {
        source.name.clone()
    };
    let slots = |slots: &[Vec<String>]| -> Vec<String> {
        slots.iter().map(|regions| regions.join("/")).collect()
    };
    let held: Vec<Vec<String>> = cadence
        .rotation
        .iter()
        .map(|slot| match slot.regions.as_slice() {
            [] => slot.label().split('/').map(str::to_owned).collect(),
            regions => regions
                .iter()
                .map(|region| region.as_str().to_owned())
                .collect(),
        })
        .collect();
    let rule = |sentence: &str| match Recurrence::of(sentence) {
        Recurrence::Rule(on) => Some(on),
        _ => None,
    };
    // Where one sentence says it in full, others may speak of one of the dates.
    let agreed = sentences
        .iter()
        .any(|(sentence, _)| rule(sentence).is_some_and(|on| on == cadence.on));
    let mut found = Vec::new();
    for (sentence, span) in sentences {
        let Some(on) = rule(&sentence) else {
            continue;
        };
        if agreed && is_part(&on, &cadence.on, &sentence) {
            continue;
        }
        let span = sentence_span(page, &sentence, span);
        if on != cadence.on {
            found.push((span, format!(
                "The page says “{sentence}”, but {of} says {}. One of them is wrong; or take from=\"#…\" instead of a second copy.",
                words(&cadence.on)
            )));
            continue;
        }
        let named = inlay_page::slots_of(&sentence);
        let told = !named.is_empty() && !held.is_empty();
        if told && set(&named) != set(&held) {
            found.push((
                span,
                format!(
                    "The page speaks of {}, but {of} rotates between {}. One of them is wrong.",
                    slots(&named).join(" and "),
                    slots(&held).join(" and ")
                ),
            ));
        }
    }
    page.extend("contradiction", found);
}

/// Whether a sentence is about some of a rule's dates: *the third Wednesday's meeting*,
/// or *the Wednesdays* where it doesn't say every one.
fn is_part(said: &On, whole: &On, sentence: &str) -> bool {
    match (said, whole) {
        (
            On::Monthly { weekday, ordinals },
            On::Monthly {
                weekday: day,
                ordinals: all,
            },
        ) => {
            weekday == day
                && ordinals.len() < all.len()
                && ordinals.iter().all(|ordinal| all.contains(ordinal))
        }
        (On::Weekly { weekday, every: 1 }, On::Monthly { weekday: day, .. }) => {
            let words = sentence.to_lowercase();
            let all = ["every", "each", "weekly"];
            weekday == day && !all.iter().any(|word| words.contains(word))
        }
        _ => false,
    }
}

/// Slots whatever the order of their regions, and their own.
fn set(slots: &[Vec<String>]) -> BTreeSet<BTreeSet<&str>> {
    slots
        .iter()
        .map(|regions| regions.iter().map(String::as_str).collect())
        .collect()
}

/// Where a sentence stands, as far as it is written as it reads.
fn sentence_span(page: &Checked<'_>, sentence: &str, around: Range<usize>) -> Range<usize> {
    let text = page.source.text.get(around.start..).unwrap_or_default();
    match text.find(sentence) {
        Some(at) => around.start + at..around.start + at + sentence.len(),
        None => around,
    }
}

/// A rule in words.
fn words(on: &On) -> String {
    let capital = |name: &str| {
        let mut letters = name.chars();
        letters.next().map_or(String::new(), |first| {
            first.to_uppercase().chain(letters).collect()
        })
    };
    match on {
        On::Monthly { weekday, ordinals } => {
            let names: Vec<&str> = ordinals
                .iter()
                .map(|ordinal| match ordinal.number() {
                    1 => "1st",
                    2 => "2nd",
                    3 => "3rd",
                    4 => "4th",
                    5 => "5th",
                    _ => "last",
                })
                .collect();
            format!(
                "the {} {} of the month",
                names.join(" and "),
                capital(weekday.name())
            )
        }
        On::Weekly { weekday, every: 1 } => format!("every {}", capital(weekday.name())),
        On::Weekly { weekday, every } => {
            format!("every {every} weeks on {}", capital(weekday.name()))
        }
        On::Day { day } => format!("day {day} of the month"),
    }
}
