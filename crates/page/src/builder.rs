//! From what opens and closes on a page to its outline.

use crate::outline::{Block, Heading, Outline, Prose, Run};
use crate::slug::Slugs;
use crate::tag::Tag;

/// Makes an [`Outline`] of elements and texts as a reader meets them.
///
/// ```
/// use inlay_page::Builder;
/// let mut page = Builder::default();
/// page.open("h2", 0, &mut |name| (name == "id").then(|| "teams".to_owned()));
/// page.text("Teams", 0);
/// page.close("h2");
/// assert_eq!(page.finish().headings().count(), 1);
/// ```
#[derive(Debug, Default)]
pub struct Builder {
    outline: Outline,
    slugs: Slugs,
    open: Vec<Open>,
    /// How many of the open elements say nothing.
    silent: usize,
    /// The text since the last border between blocks, in order.
    pieces: Vec<Run>,
    at: Option<u32>,
    /// The id of the heading that is open, or of an anchor in it.
    id: String,
    /// An anchor that stands alone before a heading.
    anchor: String,
    /// The source text of the heading that is open, if a reader knows it.
    source: Option<String>,
}

#[derive(Debug)]
struct Open {
    name: String,
    tag: Tag,
    link: Option<String>,
    silent: bool,
}

impl Builder {
    /// An element begins: its name in small letters, the byte of the source
    /// where it stands (0 without one), and a way to ask for its attributes.
    pub fn open(&mut self, name: &str, at: u32, attribute: &mut dyn FnMut(&str) -> Option<String>) {
        let tag = Tag::of(name);
        if tag.parts() && self.heading().is_none() {
            // HTML ends a paragraph where a block begins.
            if self.innermost("p") {
                self.close("p");
            }
            self.flush();
        }
        if tag == Tag::Break && self.silent == 0 {
            self.text(" ", at);
        }
        let mut link = None;
        match tag {
            Tag::Heading(_) => {
                self.id = attribute("id").unwrap_or_default();
                self.source = None;
                self.at = Some(at);
            }
            Tag::Paragraph | Tag::Holder => self.at = Some(at),
            Tag::Link => {
                link = attribute("href").map(|href| href.trim().to_owned());
                let named = attribute("id").or_else(|| attribute("name"));
                self.note_anchor(named);
            }
            Tag::Inline => self.note_anchor(attribute("id")),
            _ => {}
        }
        if tag.is_empty(name) {
            return;
        }
        // A reference to a footnote is no link of the page's.
        let note = matches!(name, "a" | "sup")
            && attribute("class").is_some_and(|class| class.contains("footnote"));
        let silent = note
            || tag == Tag::Silent
            || attribute("hidden").is_some()
            || attribute("aria-hidden").is_some_and(|value| value != "false");
        self.silent += usize::from(silent);
        self.open.push(Open {
            name: name.to_owned(),
            tag,
            link,
            silent,
        });
    }

    /// An element ends. What was opened in it and not closed ends with it; an
    /// end without a beginning is passed over.
    pub fn close(&mut self, name: &str) {
        let Some(place) = self.open.iter().rposition(|open| open.name == name) else {
            return;
        };
        while self.open.len() > place {
            let tag = self.open.last().map(|open| open.tag);
            let whole = self.heading().is_none() || matches!(tag, Some(Tag::Heading(_)));
            if whole && tag.is_some_and(Tag::parts) {
                self.flush();
            }
            if let Some(open) = self.open.pop() {
                self.silent -= usize::from(open.silent);
            }
        }
    }

    /// Text, and the byte of the source where it stands.
    pub fn text(&mut self, text: &str, at: u32) {
        if self.silent > 0 {
            return;
        }
        if !text.trim().is_empty() {
            self.at.get_or_insert(at);
            if self.heading().is_none() {
                self.anchor.clear();
            }
        }
        let link = self.open.iter().rev().find_map(|open| open.link.clone());
        self.pieces.push(Run {
            text: text.to_owned(),
            link,
        });
    }

    /// The source text of the heading that is open: generators make its id of
    /// that, markup and all.
    pub fn source(&mut self, text: &str) {
        self.source = Some(text.to_owned());
    }

    /// The outline.
    #[must_use]
    pub fn finish(mut self) -> Outline {
        while let Some(name) = self.open.last().map(|open| open.name.clone()) {
            self.close(&name);
        }
        self.flush();
        self.outline
    }

    fn innermost(&self, name: &str) -> bool {
        let block = self.open.iter().rev().find(|open| open.tag.parts());
        block.is_some_and(|open| open.name == name)
    }

    /// GitLab and GitHub name a heading by an anchor in it.
    fn note_anchor(&mut self, name: Option<String>) {
        let Some(name) = name.filter(|name| !name.is_empty()) else {
            return;
        };
        let name = name.strip_prefix("user-content-").unwrap_or(&name);
        let place = if self.heading().is_some() {
            &mut self.id
        } else if self.pieces.iter().all(|piece| piece.text.trim().is_empty()) {
            &mut self.anchor
        } else {
            return;
        };
        if place.is_empty() {
            name.clone_into(place);
        }
    }

    fn heading(&self) -> Option<u8> {
        self.open.iter().rev().find_map(|open| match open.tag {
            Tag::Heading(level) => Some(level),
            _ => None,
        })
    }

    /// Ends the text so far, as what it is in.
    fn flush(&mut self) {
        let pieces = std::mem::take(&mut self.pieces);
        let at = self.at.take().unwrap_or_default();
        if let Some(level) = self.heading() {
            if self.silent > 0 {
                return;
            }
            let said: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
            let source = self.source.take().unwrap_or(said);
            let anchor = std::mem::take(&mut self.anchor);
            let id = std::mem::take(&mut self.id);
            let mut heading = Heading::new(level, &id, &source, pieces, at, &mut self.slugs);
            if !anchor.is_empty() {
                heading.anchors.push(anchor);
            }
            self.outline.blocks.push(Block::Heading(heading));
            return;
        }
        let prose = Prose::new(pieces, at);
        if prose.runs.is_empty() {
            return;
        }
        let tags = || self.open.iter().map(|open| open.tag);
        let own = tags().any(|tag| tag == Tag::Paragraph) && !tags().any(|tag| tag == Tag::Holder);
        self.outline.blocks.push(if own {
            Block::Paragraph(prose)
        } else {
            Block::Other(prose)
        });
    }
}
