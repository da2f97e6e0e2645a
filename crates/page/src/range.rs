//! The part of a page that `from` and `until` name.

use inlay_domain::json::nearest;

use crate::missing::{Missing, Unread};
use crate::outline::{Block, Heading, Outline};

/// Two anchors, with or without `#` before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range<'a> {
    /// The heading under which to read.
    pub from: &'a str,
    /// The heading before which to stop; otherwise the next one of the same or
    /// a higher level.
    pub until: Option<&'a str>,
}

/// A part of a page.
#[derive(Debug, Clone, Copy)]
pub struct Section<'o> {
    /// The heading that `from` names.
    pub heading: &'o Heading,
    /// What follows it in the range.
    pub blocks: &'o [Block],
    /// What follows the range.
    pub rest: &'o [Block],
}

impl<'a> Range<'a> {
    /// Finds the part of the page.
    ///
    /// # Errors
    /// An anchor that no heading has, or `until` before `from`.
    pub fn find<'o>(&self, outline: &'o Outline) -> Result<Section<'o>, Missing> {
        let (at, heading) = named(outline, "from", Unread::From, self.from)?;
        let blocks = outline.blocks.get(at + 1..).unwrap_or_default();
        let end = match self.until {
            None => blocks.iter().position(|block| ends(block, heading.level)),
            Some(until) => {
                let (end, other) = named(outline, "until", Unread::Until, until)?;
                let Some(end) = end.checked_sub(at + 1) else {
                    return Err(Missing::new(
                        Unread::Until,
                        other.at,
                        &[
                            "The heading #",
                            bare(until),
                            " of until doesn't stand behind #",
                            bare(self.from),
                            " of from; name one that follows it.",
                        ],
                    ));
                };
                Some(end)
            }
        };
        let (blocks, rest) = blocks
            .split_at_checked(end.unwrap_or(blocks.len()))
            .unwrap_or_default();
        Ok(Section {
            heading,
            blocks,
            rest,
        })
    }
}

/// Whether a range under a heading of this level ends here.
pub(crate) fn ends(block: &Block, level: u8) -> bool {
    matches!(block, Block::Heading(heading) if heading.level <= level)
}

/// An anchor without its `#`.
pub(crate) fn bare(anchor: &str) -> &str {
    anchor.strip_prefix('#').unwrap_or(anchor)
}

fn named<'o>(
    outline: &'o Outline,
    attribute: &str,
    why: Unread,
    anchor: &str,
) -> Result<(usize, &'o Heading), Missing> {
    let wanted = bare(anchor.trim());
    let decoded = decoded(wanted);
    // A heading's own name comes before one that another generator would give.
    for rank in 0..3 {
        let has = |(_, heading): &(usize, &Heading)| {
            let anchor = heading.anchors.get(rank);
            anchor.is_some_and(|anchor| anchor == wanted || *anchor == decoded)
        };
        if let Some(found) = outline.headings().find(has) {
            return Ok(found);
        }
    }
    let mut message = String::new();
    if wanted.is_empty() {
        for part in [
            attribute,
            " names no heading; write its anchor, like #teams.",
        ] {
            message.push_str(part);
        }
    } else {
        for part in [
            "No heading of this page has the anchor #",
            wanted,
            ", which ",
            attribute,
            " names.",
        ] {
            message.push_str(part);
        }
    }
    let first = |(_, heading): (usize, &'o Heading)| heading.anchors.first().map(String::as_str);
    let known: Vec<&str> = outline.headings().filter_map(first).collect();
    let lower = decoded.to_lowercase();
    let longer = |anchor: &&str| {
        lower.len() > 3 && (anchor.starts_with(lower.as_str()) || lower.starts_with(*anchor))
    };
    let near =
        nearest(&lower, &mut known.iter().copied()).or_else(|| known.iter().copied().find(longer));
    if let Some(near) = near {
        for part in [" Did you mean #", near, "?"] {
            message.push_str(part);
        }
    } else if known.is_empty() {
        message.push_str(" It has no headings at all.");
    } else {
        message.push_str(" Its headings:");
        for (index, anchor) in known.iter().take(8).enumerate() {
            message.push_str(if index == 0 { " #" } else { ", #" });
            message.push_str(anchor);
        }
        message.push_str(if known.len() > 8 { ", …" } else { "." });
    }
    Err(Missing {
        why,
        message,
        at: 0,
    })
}

/// `%C3%A9` as the letter it stands for: that is how browsers copy an anchor.
#[must_use]
pub fn decoded(anchor: &str) -> String {
    let mut bytes = Vec::with_capacity(anchor.len());
    let mut rest = anchor.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        let digit = |at: usize| {
            after
                .get(at)
                .and_then(|byte| char::from(*byte).to_digit(16))
        };
        if byte == b'%'
            && let (Some(high), Some(low)) = (digit(0), digit(1))
            && let Some(after) = after.get(2..)
        {
            bytes.push((high * 16 + low) as u8);
            rest = after;
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| anchor.to_owned())
}
