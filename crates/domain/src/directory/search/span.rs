//! Where words stand in a text, counted in characters.

use std::ops::Range;

use super::fold::{Kind, fold};

/// How many characters of `text` from `origin` hold the first folded letters.
pub(super) fn width(text: &str, origin: u32, letters: usize) -> u32 {
    let mut folded = Vec::new();
    let mut width = 0;
    for char in part(text, origin, u32::MAX).chars() {
        let before = folded.len();
        let kind = fold(char, &mut folded);
        // An accent that is a character of its own belongs to what it is on.
        if before >= letters && (folded.len() > before || kind == Kind::Gap) {
            break;
        }
        width += 1;
    }
    width
}

/// Splits a text into words. Appends their folded letters, and calls back with
/// the range of those, the first character in the text and how many it takes.
pub(super) fn split(
    text: &str,
    letters: &mut Vec<char>,
    found: &mut dyn FnMut(Range<usize>, u32, u32),
) {
    let mut start = letters.len();
    let mut origin = 0;
    let mut position = 0;
    for char in text.chars() {
        let before = letters.len();
        let kind = fold(char, letters);
        if kind != Kind::Letter {
            if before > start {
                found(start..before, origin, position - origin);
            }
            if letters.len() > before {
                found(before..letters.len(), position, 1);
            }
            start = letters.len();
            origin = position + 1;
        }
        position += 1;
    }
    if letters.len() > start {
        found(start..letters.len(), origin, position - origin);
    }
}

/// `count` characters of a text, or what there is of them.
#[inline(never)]
pub(super) fn part(text: &str, from: u32, count: u32) -> &str {
    let mut chars = text.chars();
    for _ in 0..from {
        if chars.next().is_none() {
            break;
        }
    }
    let rest = chars.as_str();
    for _ in 0..count {
        if chars.next().is_none() {
            break;
        }
    }
    rest.get(..rest.len() - chars.as_str().len())
        .unwrap_or_default()
}

/// Ranges in order, those that touch made one.
pub(super) fn merged(mut ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    let mut out: Vec<(u32, u32)> = Vec::new();
    while let Some(from) = ranges.iter().map(|range| range.0).min() {
        let mut now = (from, from);
        // Each one that is taken in may reach the next.
        let mut grown = true;
        while grown {
            let length = ranges.len();
            ranges.retain(|range| {
                let apart = range.0 > now.1;
                if !apart {
                    now.1 = now.1.max(range.1);
                }
                apart
            });
            grown = ranges.len() < length;
        }
        out.push(now);
    }
    out
}
