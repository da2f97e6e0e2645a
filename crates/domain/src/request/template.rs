//! Templates: Markdown with `{{names}}`.

/// A stretch of a template's line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'t> {
    /// The author's own text.
    Text(&'t str),
    /// The name of what goes here.
    Hole(&'t str),
}

/// What stands before and behind the first `mark`, which is ASCII.
///
/// The standard library's search is made for long texts, and is 3 KB of wasm.
#[inline(never)]
pub(super) fn split<'t>(text: &'t str, mark: &str) -> Option<(&'t str, &'t str)> {
    let (text_bytes, mark_bytes) = (text.as_bytes(), mark.as_bytes());
    let starts = |at: &usize| {
        let rest = text_bytes.get(*at..);
        rest.is_some_and(|rest| rest.starts_with(mark_bytes))
    };
    let at = (0..text.len()).find(starts)?;
    Some((text.get(..at)?, text.get(at + mark.len()..)?))
}

/// The texts with `between` between them.
pub(super) fn join(texts: &mut dyn Iterator<Item = &str>, between: &str) -> String {
    let mut out = String::new();
    let mut before = "";
    for text in texts {
        out.push_str(before);
        out.push_str(text);
        before = between;
    }
    out
}

/// Splits a line at its `{{names}}`. Braces that don't close are text.
#[inline(never)]
pub(super) fn parts(line: &str) -> Vec<Part<'_>> {
    let mut out = Vec::new();
    let mut rest = line;
    while let Some((text, after)) = split(rest, "{{") {
        let Some((name, next)) = split(after, "}}") else {
            break;
        };
        if !text.is_empty() {
            out.push(Part::Text(text));
        }
        out.push(Part::Hole(trimmed(name)));
        rest = next;
    }
    if !rest.is_empty() {
        out.push(Part::Text(rest));
    }
    out
}

/// A name without the space around it. The standard library's `trim` goes backwards, for
/// which a page would download another decoder.
fn trimmed(name: &str) -> &str {
    let name = name.trim_start();
    let mut end = 0;
    for (at, c) in name.char_indices() {
        if !c.is_whitespace() {
            end = at + c.len_utf8();
        }
    }
    name.get(..end).unwrap_or_default()
}

/// Whether a text is nothing but space.
#[inline(never)]
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// What goes into a hole: stretches of text, some of which the page vouches for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Filling {
    pub(super) runs: Vec<Run>,
    /// Whether line breaks are kept where the hole has the line to itself.
    pub(super) lines: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) source: Source,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// The reader typed or chose it.
    Reader,
    /// A handle of the page's own data, which is meant to notify.
    Mention,
}

impl Filling {
    pub(super) fn typed(text: String) -> Self {
        let mut filling = Self::default();
        filling.push(text, Source::Reader);
        filling
    }

    pub(super) fn push(&mut self, text: String, source: Source) {
        if !text.is_empty() {
            self.runs.push(Run { text, source });
        }
    }

    fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }
}

/// A stretch of a line whose holes are filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    Text(&'t str),
    Filling(Filling),
}

/// Fills the holes of every line. A line whose holes all stay empty goes;
/// elsewhere an empty one takes one space next to it along.
pub(super) fn fill<'t>(template: &'t str, lookup: &dyn Fn(&str) -> Filling) -> Vec<Vec<Piece<'t>>> {
    let mut out = Vec::new();
    for line in template.lines() {
        let mut pieces = Vec::new();
        let (mut holes, mut filled) = (false, false);
        for part in parts(line) {
            pieces.push(match part {
                Part::Text(text) => Piece::Text(text),
                Part::Hole(name) => {
                    let filling = lookup(name);
                    holes = true;
                    filled |= !filling.is_empty();
                    Piece::Filling(filling)
                }
            });
        }
        if filled || !holes {
            out.push(close_gaps(pieces));
        }
    }
    out
}

fn close_gaps(pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let mut out: Vec<Piece<'_>> = Vec::new();
    // An empty hole found no space before it and looks for one behind it.
    let mut owed = false;
    // Empty holes side by side are one gap.
    let mut gap = false;
    for piece in pieces {
        match piece {
            Piece::Filling(filling) if filling.is_empty() => {
                if gap {
                    continue;
                }
                gap = true;
                match out.last_mut() {
                    Some(Piece::Text(text)) if text.ends_with(' ') => {
                        *text = text.strip_suffix(' ').unwrap_or(text);
                    }
                    _ => owed = true,
                }
            }
            Piece::Text(text) => {
                let text = match text.strip_prefix(' ') {
                    Some(rest) if owed => rest,
                    _ => text,
                };
                (owed, gap) = (false, false);
                out.push(Piece::Text(text));
            }
            filling => {
                (owed, gap) = (false, false);
                out.push(filling);
            }
        }
    }
    out
}
