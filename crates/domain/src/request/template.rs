//! Templates: Markdown with `{{names}}`.

/// A stretch of a template's line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'t> {
    /// The author's own text.
    Text(&'t str),
    /// The name of what goes here.
    Hole(&'t str),
}

/// Splits a line at its `{{names}}`. Braces that don't close are text.
pub(super) fn parts(line: &str) -> Vec<Part<'_>> {
    let mut out = Vec::new();
    let mut rest = line;
    while let Some((text, after)) = rest.split_once("{{") {
        let Some((name, next)) = after.split_once("}}") else {
            break;
        };
        if !text.is_empty() {
            out.push(Part::Text(text));
        }
        out.push(Part::Hole(name.trim()));
        rest = next;
    }
    if !rest.is_empty() {
        out.push(Part::Text(rest));
    }
    out
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
        let pieces: Vec<_> = parts(line)
            .into_iter()
            .map(|part| match part {
                Part::Text(text) => Piece::Text(text),
                Part::Hole(name) => Piece::Filling(lookup(name)),
            })
            .collect();
        let mut fillings = pieces.iter().filter_map(|piece| match piece {
            Piece::Filling(filling) => Some(filling),
            Piece::Text(_) => None,
        });
        let holes = fillings.clone().next().is_some();
        if !holes || fillings.any(|filling| !filling.is_empty()) {
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
