//! The draft as blocks of text, so that a view can show it without reading
//! Markdown or writing markup.

use super::draft::{Filler, in_lines};
use super::encode::clean;
use super::template::{Piece, Source, fill};
use super::{Answers, Approval, Words};

/// A line of the draft, or a few that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is in the template.
    pub kind: BlockKind,
    /// Its text, in stretches.
    pub spans: Vec<Span>,
}

/// What a template's line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of this level, 1 to 6.
    Heading(u8),
    /// An item of a list.
    Item,
    /// A task that is still to be done, or one that is ticked.
    Task(bool),
    /// Anything else.
    Paragraph,
}

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text, as it is to be shown; line breaks count where the draft keeps them.
    pub text: String,
    /// Who wrote it.
    pub kind: SpanKind,
}

/// Who wrote a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpanKind {
    /// The page's template.
    Template,
    /// The reader, or it follows from an answer.
    Typed,
    /// A handle that the issue will mention.
    Mention,
}

/// The body of the draft in blocks; blank lines only set them apart.
#[must_use]
pub fn preview(approval: &Approval, answers: &Answers, words: &dyn Words) -> Vec<Block> {
    let filler = Filler::new(approval, answers, words);
    let mut blocks = Vec::new();
    for pieces in fill(&approval.draft.template, &|name| filler.get(name)) {
        blocks.extend(block(pieces));
    }
    blocks
}

fn block(pieces: Vec<Piece<'_>>) -> Option<Block> {
    let lines = in_lines(&pieces).is_some();
    let mut pieces = pieces.into_iter().peekable();
    let mut kind = BlockKind::Paragraph;
    let mut spans = Vec::new();
    if let Some(Piece::Text(text)) = pieces.peek() {
        let (own, rest) = marker(text);
        kind = own;
        if !rest.is_empty() {
            spans.push(Span {
                text: rest.to_owned(),
                kind: SpanKind::Template,
            });
        }
        pieces.next();
    }
    for piece in pieces {
        match piece {
            Piece::Text(text) => spans.push(Span {
                text: text.to_owned(),
                kind: SpanKind::Template,
            }),
            Piece::Filling(filling) => {
                for (index, run) in filling.runs.into_iter().enumerate() {
                    let mut text = match lines {
                        true => run.text,
                        false => clean(&run.text, false),
                    };
                    if index > 0 {
                        text.insert(0, ' ');
                    }
                    let kind = match run.source {
                        Source::Reader => SpanKind::Typed,
                        Source::Mention => SpanKind::Mention,
                    };
                    spans.push(Span { text, kind });
                }
            }
        }
    }
    (!spans.is_empty()).then_some(Block { kind, spans })
}

/// What a line begins with, and the rest of it.
fn marker(line: &str) -> (BlockKind, &str) {
    let text = line.trim_start();
    let level = text.bytes().take_while(|byte| *byte == b'#').count();
    let after = text.get(level..).unwrap_or_default();
    if (1..=6).contains(&level) && (after.is_empty() || after.starts_with(' ')) {
        return (BlockKind::Heading(level as u8), after.trim_start());
    }
    let item = ["- ", "* ", "+ "]
        .iter()
        .find_map(|bullet| text.strip_prefix(bullet));
    let Some(item) = item else {
        return (BlockKind::Paragraph, text);
    };
    for (mark, done) in [("[ ] ", false), ("[x] ", true), ("[X] ", true)] {
        if let Some(task) = item.strip_prefix(mark) {
            return (BlockKind::Task(done), task);
        }
    }
    (BlockKind::Item, item)
}
