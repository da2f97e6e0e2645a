//! What a page consists of, as far as data can be read from it.

use crate::slug::Slugs;

/// A page's headings and texts, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// Headings and texts, as they follow each other.
    pub blocks: Vec<Block>,
}

/// A heading or a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// A paragraph that stands for itself.
    Paragraph(Prose),
    /// Text in a list, a table, a quotation or anything else that isn't a
    /// paragraph of its own.
    Other(Prose),
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// What links call it, the best name first; more than one where the page
    /// doesn't say it and site generators differ.
    pub anchors: Vec<String>,
    /// Whether the page itself says the first of them.
    pub named: bool,
    /// What it says, without the marks that only link to it.
    pub text: String,
    /// Where its text leads, if it is a link.
    pub link: Option<String>,
    /// The byte of the source where it begins; 0 where there is no source.
    pub at: u32,
}

/// Running text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    /// Pieces of text; white space in them is single, and none at either end.
    pub runs: Vec<Run>,
    /// The byte of the source where it begins; 0 where there is no source.
    pub at: u32,
}

/// A piece of text that is a link as a whole, or not at all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub link: Option<String>,
}

impl Outline {
    /// The headings, each with its position among the blocks.
    pub fn headings(&self) -> impl Iterator<Item = (usize, &Heading)> {
        self.blocks.iter().enumerate().filter_map(|(at, block)| {
            if let Block::Heading(heading) = block {
                Some((at, heading))
            } else {
                None
            }
        })
    }
}

impl Block {
    /// The text of a paragraph or of anything else that isn't a heading.
    #[must_use]
    pub fn prose(&self) -> Option<&Prose> {
        match self {
            Self::Heading(_) => None,
            Self::Paragraph(prose) | Self::Other(prose) => Some(prose),
        }
    }
}

impl Prose {
    /// Text from pieces as they come: white space is made single, neighbours
    /// with the same link are joined.
    pub(crate) fn new(pieces: Vec<Run>, at: u32) -> Self {
        let mut runs: Vec<Run> = Vec::new();
        // A space is written when something follows it, at the end of the run
        // that it stood in or before.
        let mut gap = false;
        for piece in pieces {
            for (index, word) in piece.text.split(char::is_whitespace).enumerate() {
                gap |= index > 0;
                if word.is_empty() {
                    continue;
                }
                let same = runs.last().is_some_and(|last| last.link == piece.link);
                if gap && let Some(last) = runs.last_mut() {
                    if same || last.link.is_none() {
                        last.text.push(' ');
                    } else {
                        // Behind a link, the space is the next run's.
                        runs.push(Run {
                            text: " ".to_owned(),
                            link: None,
                        });
                    }
                }
                gap = false;
                match runs.last_mut() {
                    Some(last) if last.link == piece.link => last.text.push_str(word),
                    _ => runs.push(Run {
                        text: word.to_owned(),
                        link: piece.link.clone(),
                    }),
                }
            }
        }
        Self { runs, at }
    }

    /// All of it.
    #[must_use]
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// The first link, and its position among the runs.
    #[must_use]
    pub fn first_link(&self) -> Option<(usize, &Run)> {
        let mut runs = self.runs.iter().enumerate();
        runs.find(|(_, run)| run.link.is_some())
    }
}

impl Heading {
    /// A heading from its pieces. `id` is what the page says, `source` the text
    /// of which generators make an id where it says none.
    pub(crate) fn new(
        level: u8,
        id: &str,
        source: &str,
        pieces: Vec<Run>,
        at: u32,
        slugs: &mut Slugs,
    ) -> Self {
        let prose = Prose::new(pieces, at);
        let anchors = if id.is_empty() {
            slugs.derive(source, &prose.text())
        } else {
            slugs.note(id);
            vec![id.to_owned()]
        };
        // A link of a heading to itself isn't part of what it says, unless
        // there is nothing else: some hosts link the whole heading.
        let own = |run: &&Run| {
            let target = run.link.as_deref().and_then(|link| link.strip_prefix('#'));
            target.is_some_and(|target| {
                is_mark(&run.text) || anchors.iter().any(|anchor| anchor == target)
            })
        };
        let kept: Vec<&Run> = prose.runs.iter().filter(|run| !own(run)).collect();
        let (said, link) = if kept.iter().all(|run| is_mark(&run.text)) {
            (prose.runs.iter().collect(), None)
        } else {
            let link = kept.iter().find_map(|run| run.link.clone());
            (kept, link)
        };
        let said: String = said.iter().map(|run| run.text.as_str()).collect();
        Self {
            level,
            anchors,
            named: !id.is_empty(),
            text: without_marks(&said).to_owned(),
            link,
            at,
        }
    }
}

/// The signs that hosts put beside a heading to link to it.
const MARKS: [char; 6] = ['¶', '§', '#', '🔗', '\u{fe0f}', '⚓'];

fn is_mark(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || MARKS.contains(&c))
}

/// The text without marks behind it that stand apart: `C#` keeps its sign.
fn without_marks(text: &str) -> &str {
    let text = text.trim();
    match text.rsplit_once(' ') {
        Some((rest, last)) if is_mark(last) => without_marks(rest),
        _ => text.trim_end_matches(['¶', '🔗']),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, link: Option<&str>) -> Run {
        Run {
            text: text.to_owned(),
            link: link.map(str::to_owned),
        }
    }

    #[test]
    fn white_space_is_single() {
        #[track_caller]
        fn check(pieces: &[(&str, Option<&str>)], expected: &[(&str, Option<&str>)]) {
            let runs = |list: &[(&str, Option<&str>)]| -> Vec<Run> {
                list.iter().map(|(text, link)| run(text, *link)).collect()
            };
            assert_eq!(Prose::new(runs(pieces), 0).runs, runs(expected));
        }
        check(&[(" a \n b ", None)], &[("a b", None)]);
        check(
            &[("see", None), (" ", None), (" x ", Some("/x")), ("y", None)],
            &[("see ", None), ("x", Some("/x")), (" y", None)],
        );
        check(
            &[("x", Some("/x")), (" y", Some("/y"))],
            &[("x", Some("/x")), (" ", None), ("y", Some("/y"))],
        );
        check(&[(" \n ", None), ("", Some("/x"))], &[]);
    }

    #[test]
    fn a_heading_is_said_without_its_marks() {
        #[track_caller]
        fn check(pieces: &[(&str, Option<&str>)], text: &str, link: Option<&str>) {
            let pieces = pieces.iter().map(|(text, link)| run(text, *link)).collect();
            let heading = Heading::new(2, "teams", "", pieces, 0, &mut Slugs::default());
            assert_eq!(
                (heading.text.as_str(), heading.link.as_deref()),
                (text, link)
            );
        }
        check(&[("Teams", None)], "Teams", None);
        check(&[("Teams", None), ("¶", Some("#teams"))], "Teams", None);
        check(&[("Teams ", None), ("#", Some("#teams"))], "Teams", None);
        check(
            &[("Teams", None), ("Link here", Some("#teams"))],
            "Teams",
            None,
        );
        check(&[("¶", Some("#teams")), ("Teams", None)], "Teams", None);
        check(&[("Teams", Some("#teams"))], "Teams", None);
        check(&[("Teams", Some("/teams/"))], "Teams", Some("/teams/"));
        check(&[("C#", None)], "C#", None);
        check(&[("Teams 🔗", None)], "Teams", None);
        check(&[("Teams¶", None)], "Teams", None);
        check(&[("#", None)], "#", None);
    }
}
