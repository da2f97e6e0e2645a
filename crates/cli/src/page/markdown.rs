//! The reader of Markdown: what opens and closes on a page, for its outline.

use std::ops::Range;

use inlay_page::{Builder, Outline};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::front;
use super::html::{self, Token};

/// What stands on a page, as far as rules are about it; places are bytes.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Whether it is in Markdown, which may tear HTML apart; else in HTML.
    pub(super) markdown: bool,
    pub(super) outline: Outline,
    /// Where each heading in Markdown begins and ends.
    pub(super) headings: Vec<Range<usize>>,
    /// Addresses of links, and the pieces that are links.
    pub(super) links: Vec<(String, Range<usize>)>,
    /// HTML, and the block that it is part of, unless it stands in a text.
    pub(super) html: Vec<(Token, Option<Range<usize>>)>,
    /// Pieces of running text.
    pub(super) texts: Vec<Range<usize>>,
    /// Code for the reason alone that it is indented.
    pub(super) indented: Vec<Range<usize>>,
}

/// The outline of a page in Markdown, with places in bytes.
pub(crate) fn outline(page: &str) -> Outline {
    read(page).outline
}

/// Reads a page in Markdown.
pub(super) fn read(page: &str) -> Page {
    let start = front::end(page);
    let text = page.get(start..).unwrap_or_default();
    let text = without_shortcodes(text);
    let mut reader = Reader {
        text: &text,
        start,
        page: Builder::default(),
        seen: Page::default(),
        block: None,
        pictures: 0,
        literal: 0,
        code: 0,
    };
    for (event, range) in Parser::new_ext(&text, options()).into_offset_iter() {
        reader.read(event, range);
    }
    Page {
        markdown: true,
        outline: reader.page.finish(),
        ..reader.seen
    }
}

/// What the generators of handbooks understand: GitHub's Markdown, attributes of
/// headings, definition lists.
pub(crate) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
}

struct Reader<'a> {
    text: &'a str,
    /// Where the text begins in the file.
    start: usize,
    page: Builder,
    seen: Page,
    /// The block of HTML that is open.
    block: Option<Range<usize>>,
    /// How many pictures are open: their text is shown only in their stead.
    pictures: usize,
    /// How many links and pieces of code are open, in which an address is text.
    literal: usize,
    /// How many blocks of code are open.
    code: usize,
}

impl Reader<'_> {
    fn read(&mut self, event: Event<'_>, range: Range<usize>) {
        let at = self.place(range.start);
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end),
            Event::Text(text) => {
                if self.code == 0 {
                    self.seen.texts.push(self.range(&range));
                }
                self.text(&text, at);
            }
            Event::Code(text) => self.page.text(&text, at),
            Event::SoftBreak => self.page.text("\n", at),
            Event::HardBreak => self.open("br", at),
            Event::InlineHtml(html) => self.html(&html, range.start),
            // Read as a whole where the block begins: a tag may span lines.
            Event::Html(_) => {}
            Event::Rule => self.open("hr", at),
            _ => {}
        }
    }

    fn place(&self, at: usize) -> u32 {
        u32::try_from(self.start + at).unwrap_or(u32::MAX)
    }

    fn range(&self, range: &Range<usize>) -> Range<usize> {
        self.start + range.start..self.start + range.end
    }

    fn open(&mut self, name: &str, at: u32) {
        self.page.open(name, at, &mut |_| None);
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let at = self.place(range.start);
        let whole = self.range(&range);
        match tag {
            Tag::Heading {
                level,
                id,
                classes,
                attrs,
            } => {
                let bare = id.is_none() && classes.is_empty() && attrs.is_empty();
                let id = id.map(CowStr::into_string);
                let name = heading(level as u8);
                self.page
                    .open(name, at, &mut |name| (name == "id").then(|| id.clone())?);
                let source = self.text.get(range).unwrap_or_default();
                self.page.source(heading_source(source, !bare));
                self.seen.headings.push(whole);
            }
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                self.literal += 1;
                let mail = if link_type == LinkType::Email {
                    "mailto:"
                } else {
                    ""
                };
                let href = [mail, &href(&dest_url)].concat();
                self.page
                    .open("a", at, &mut |name| (name == "href").then(|| href.clone()));
                self.seen.links.push((dest_url.into_string(), whole));
            }
            Tag::Image { .. } => {
                // Its text is shown only in its stead.
                self.pictures += 1;
            }
            Tag::HtmlBlock => {
                let html = self.text.get(range.clone()).unwrap_or_default();
                self.block = Some(whole);
                self.html(html, range.start);
                self.block = None;
            }
            Tag::CodeBlock(kind) => {
                if kind == CodeBlockKind::Indented {
                    self.seen.indented.push(whole);
                }
                self.literal += 1;
                self.code += 1;
                self.open("pre", at);
            }
            tag => self.open(element(&tag.to_end()), at),
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Heading(level) => self.page.close(heading(level as u8)),
            TagEnd::Link => {
                self.literal = self.literal.saturating_sub(1);
                self.page.close("a");
            }
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::HtmlBlock => {}
            TagEnd::CodeBlock => {
                self.literal = self.literal.saturating_sub(1);
                self.code = self.code.saturating_sub(1);
                self.page.close("pre");
            }
            end => self.page.close(element(&end)),
        }
    }

    /// Text; a bare address in it is a link, as generators have it.
    fn text(&mut self, text: &str, at: u32) {
        if self.pictures > 0 {
            return;
        }
        let mut rest = text;
        while self.literal == 0
            && let Some((before, address, after)) = address(rest)
        {
            self.page.text(before, at);
            let href = href(address);
            self.page
                .open("a", at, &mut |name| (name == "href").then(|| href.clone()));
            self.page.text(address, at);
            self.page.close("a");
            rest = after;
        }
        self.page.text(rest, at);
    }

    fn html(&mut self, html: &str, start: usize) {
        for mut token in html::tokens(html) {
            match &token {
                Token::Open { name, at, .. } => {
                    let at = self.place(start + at);
                    self.page.open(name, at, &mut |name| {
                        token.attribute(name).map(str::to_owned)
                    });
                }
                Token::Close { name, .. } => self.page.close(name),
                Token::Text { text, at } => {
                    let at = self.place(start + at);
                    self.page.text(text, at);
                }
                Token::Comment { .. } => {}
            }
            token.shift(self.start + start);
            self.seen.html.push((token, self.block.clone()));
        }
    }
}

fn heading(level: u8) -> &'static str {
    match level {
        1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

/// The element of HTML that a piece of Markdown becomes.
fn element(tag: &TagEnd) -> &'static str {
    match tag {
        TagEnd::Paragraph => "p",
        TagEnd::BlockQuote(_) => "blockquote",
        TagEnd::List(_) => "ul",
        TagEnd::Item | TagEnd::FootnoteDefinition => "li",
        TagEnd::DefinitionList => "dl",
        TagEnd::DefinitionListTitle => "dt",
        TagEnd::DefinitionListDefinition => "dd",
        TagEnd::Table => "table",
        TagEnd::TableHead | TagEnd::TableRow => "tr",
        TagEnd::TableCell => "td",
        TagEnd::MetadataBlock(_) => "template",
        _ => "em",
    }
}

/// The text of a heading as it is written, on its last line.
fn heading_source(source: &str, attributes: bool) -> &str {
    let source = source.trim();
    let text = if source.starts_with('#') {
        let text = source.trim_start_matches('#').trim();
        let open = text.trim_end_matches('#');
        if open.is_empty() || open.ends_with(' ') {
            open.trim()
        } else {
            text
        }
    } else {
        // Its last line is the one that underlines it.
        let lines: Vec<&str> = source.lines().collect();
        lines.iter().rev().nth(1).copied().unwrap_or(source).trim()
    };
    match text.rfind('{') {
        Some(at) if attributes && text.ends_with('}') => text.get(..at).unwrap_or(text).trim_end(),
        _ => text,
    }
}

/// An address as HTML has it: what isn't ASCII, and spaces, in percent-encoding.
fn href(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic()
            && !matches!(
                byte,
                b'"' | b'<' | b'>' | b'\\' | b'`' | b'{' | b'}' | b'|' | b'^'
            )
        {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// The first address that stands bare in a text, and what is before and behind
/// it: GitHub's rule for `http:` and `https:`.
fn address(text: &str) -> Option<(&str, &str, &str)> {
    let starts = text.match_indices("http").map(|(at, _)| at);
    for at in starts {
        let (before, rest) = text.split_at_checked(at)?;
        let scheme = ["https://", "http://"]
            .into_iter()
            .find(|scheme| rest.starts_with(scheme));
        let free = before
            .chars()
            .next_back()
            .is_none_or(|c| c.is_whitespace() || "*_~(".contains(c));
        let Some(scheme) = scheme.filter(|_| free) else {
            continue;
        };
        let end = rest
            .find(|c: char| c.is_whitespace() || c == '<')
            .unwrap_or(rest.len());
        let mut address = rest
            .get(..end)?
            .trim_end_matches(['?', '!', '.', ',', ':', '*', '_', '~', '\'', '"', ';']);
        while address.ends_with(')') && address.matches(')').count() > address.matches('(').count()
        {
            address = address.strip_suffix(')')?;
        }
        if address.len() > scheme.len() {
            return Some((before, address, rest.get(address.len()..)?));
        }
    }
    None
}

/// Hugo's shortcodes become spaces, byte by byte: they are no text of the page.
/// An address that one looks up is written in its place.
fn without_shortcodes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = ["{{<", "{{%"]
        .iter()
        .filter_map(|open| rest.find(open))
        .min()
    {
        let (before, code) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let close = if code.starts_with("{{<") {
            ">}}"
        } else {
            "%}}"
        };
        let Some(end) = code.find(close).map(|end| end + 3) else {
            break;
        };
        let (code, after) = code.split_at_checked(end).unwrap_or((code, ""));
        out.push_str(before);
        let mut words = code
            .trim_matches(['{', '}', '<', '>', '%'])
            .split_whitespace();
        let target = match words.next() {
            Some("ref" | "relref") => words.next().map(|path| path.trim_matches(['"', '`', '\''])),
            _ => None,
        };
        let target = target.unwrap_or_default();
        out.push_str(target);
        let filling = code.get(target.len()..).unwrap_or_default();
        out.extend(
            filling
                .bytes()
                .map(|byte| if byte == b'\n' { '\n' } else { ' ' }),
        );
        rest = after;
    }
    out.push_str(rest);
    out
}
