//! What is wrong with the widgets on a page: HTML that Markdown tears apart, data
//! that doesn't hold, sections that aren't there, data that says something else
//! than the page.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use inlay_domain::json::{Document, nearest};
use inlay_domain::schedule::Cadence;
use inlay_page::{Missing, Unread};

use super::html::{self, Token};
use super::rules::Checked;
use super::{agreement, attributes};
use crate::command::check::Kind;
use crate::finding::{Finding, Source};

/// The elements, and what their data is called; the ones in running text last.
const ELEMENTS: &[(&str, &str)] = &[
    ("inlay-team-directory", "directory"),
    ("inlay-meeting-cadence", "cadence"),
    ("inlay-approval-request", "approval"),
    ("inlay-publisher-planner", "publisher"),
    ("inlay-regional-readouts", "readouts"),
    ("inlay-okr-cascade", "okrs"),
    ("inlay-contact", "contact"),
    ("inlay-meeting-time", "people"),
    (INLINE, ""),
];

/// The element that stands in running text.
const INLINE: &str = "inlay-local-time";

/// A widget on a page.
struct Embed<'a> {
    tag: &'a str,
    /// Its data's kind; empty for an element that nobody knows.
    kind: &'static str,
    open: &'a Token,
    /// The beginning of its opening tag, up to its end.
    head: Range<usize>,
    /// What stands in it, as it is written, up to its closing tag or, where that
    /// is missing, to its opening tag's end.
    inner: Range<usize>,
    closed: bool,
    /// The block of HTML that it begins in; none in running text.
    block: Option<&'a Range<usize>>,
}

/// Checks every widget on the page.
pub(super) fn check(page: &mut Checked<'_>) {
    let parsed = page.page;
    for (token, block) in &parsed.html {
        if let Token::Open { name, at, end, .. } = token
            && name.starts_with("inlay-")
        {
            let kind = ELEMENTS.iter().find(|(tag, _)| tag == name);
            let text = &page.source.text;
            let closing = ["</", name].concat();
            let rest = text.get(*end..).unwrap_or_default();
            let close = rest.to_ascii_lowercase().find(&closing);
            let embed = Embed {
                tag: name,
                kind: kind.map_or("", |(_, kind)| kind),
                open: token,
                head: *at..*end,
                inner: *end..*end + close.unwrap_or(0),
                closed: close.is_some(),
                block: block.as_ref(),
            };
            if kind.is_none() {
                unknown(page, &embed);
            }
            torn(page, &embed);
            if kind.is_some() {
                attributes::check(page, token, name == INLINE);
                data(page, &embed);
            }
        }
    }
    indented(page);
}

fn unknown(page: &mut Checked<'_>, embed: &Embed<'_>) {
    let near = nearest(embed.tag, &mut ELEMENTS.iter().map(|(tag, _)| *tag));
    let near = near.map_or(String::new(), |near| format!(" Did you mean <{near}>?"));
    let message = format!("There is no element <{}>.{near}", embed.tag);
    page.find("embed-unknown", embed.head.clone(), message);
}

/// Four spaces make code of it.
fn indented(page: &mut Checked<'_>) {
    let text = &page.source.text;
    let mut found = Vec::new();
    for range in &page.page.indented {
        let code = text.get(range.clone()).unwrap_or_default();
        if let Some(at) = code.find("<inlay-") {
            let at = range.start + at;
            let message = "This element is indented by four spaces or more, so Markdown shows it as code. Move it to the left.";
            found.push((at..at + 7, message.to_owned()));
        }
    }
    page.extend("embed-torn", found);
}

/// Whether Markdown engines leave the element in one piece.
fn torn(page: &mut Checked<'_>, embed: &Embed<'_>) {
    let text = &page.source.text;
    let tag = embed.tag;
    let name = || embed.head.start..embed.head.start + tag.len() + 1;
    let get = |range: Range<usize>| text.get(range).unwrap_or_default();
    let mut find = |span: Range<usize>, message: String| {
        page.findings
            .push(Finding::new(page.source, "embed-torn", span, message));
    };
    if get(embed.head.clone()).ends_with("/>") {
        find(
            name(),
            format!(
                "HTML closes no element by />, so all that follows becomes the fallback of <{tag}>. Write </{tag}>."
            ),
        );
        return;
    }
    if !embed.closed {
        find(
            name(),
            format!(
                "<{tag}> is never closed, so all that follows becomes its fallback. Write </{tag}>."
            ),
        );
        return;
    }
    if !page.page.markdown {
        return;
    }
    if let Some(blank) = blank_line(get(embed.inner.clone())) {
        let at = embed.inner.start + blank;
        find(
            at..at,
            format!(
                "A blank line within <{tag}> ends the HTML for Markdown, and what follows becomes a paragraph of its own. Remove it."
            ),
        );
    }
    if tag == INLINE {
        return;
    }
    let Some(block) = embed.block else {
        find(
            name(),
            format!(
                "<{tag}> stands in a paragraph. Put it into a <div>, each on lines of its own, with a blank line before and after."
            ),
        );
        return;
    };
    let start = get(block.start..embed.head.start);
    if !in_a_block(start) {
        find(
            name(),
            format!(
                "<{tag}> isn't inside a <div>, so Markdown engines tear it from what stands in it. Put a <div> around it, with a blank line before and after."
            ),
        );
        return;
    }
    let before = get(0..block.start);
    let line_before = before.trim_end_matches([' ', '\t']).strip_suffix('\n');
    let blank_before = line_before.is_none_or(|before| {
        before.is_empty()
            || before.lines().next_back().is_none_or(|line| {
                line.trim().is_empty() || line.trim() == "---" || line.trim() == "+++"
            })
            || before.ends_with('\n')
    });
    if !blank_before {
        find(
            block.start..block.start + 1,
            format!(
                "A blank line is missing before the <div> of <{tag}>; without it some Markdown engines take it for part of the paragraph."
            ),
        );
    }
    let close = embed.inner.end + tag.len() + 3;
    let after = get(close..text.len());
    let lines: Vec<&str> = after.lines().collect();
    // The rest of the line with the closing tag, then `</div>` and its like.
    let behind = lines.iter().skip(1).position(|line| !is_closing(line));
    let first = lines
        .first()
        .is_none_or(|line| line.trim().is_empty() || is_closing(line));
    let next = behind.and_then(|at| lines.get(at + 1));
    if first && next.is_some_and(|line| !line.trim().is_empty()) {
        let upto: usize = after
            .split_inclusive('\n')
            .take(behind.unwrap_or(0) + 1)
            .map(str::len)
            .sum();
        find(
            close + upto..close + upto + 1,
            format!(
                "A blank line is missing behind the <div> of <{tag}>; without it this line belongs to the HTML, and its Markdown isn't read."
            ),
        );
    }
}

/// `</div>`, or several such, and nothing else.
fn is_closing(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("</") && line.ends_with('>') || line == ">"
}

/// Whether HTML before an element opens one of those that Markdown leaves alone
/// up to a blank line (CommonMark, HTML blocks of the sixth kind).
fn in_a_block(before: &str) -> bool {
    const BLOCKS: [&str; 13] = [
        "div",
        "section",
        "article",
        "aside",
        "main",
        "details",
        "center",
        "figure",
        "table",
        "td",
        "li",
        "blockquote",
        "fieldset",
    ];
    let mut depth = 0_i32;
    for token in html::tokens(before) {
        match token {
            Token::Open { name, .. } if BLOCKS.contains(&name.as_str()) => depth += 1,
            Token::Close { name, .. } if BLOCKS.contains(&name.as_str()) => depth -= 1,
            _ => {}
        }
    }
    depth > 0
}

/// The first line with nothing on it.
fn blank_line(text: &str) -> Option<usize> {
    let mut at = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if index > 0 && line.trim().is_empty() && line.ends_with('\n') {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// The source that comes first decides: inline data, `from`, `src`.
fn data(page: &mut Checked<'_>, embed: &Embed<'_>) {
    let kind = Kind::named(embed.kind);
    if let Some(range) = inline(page, embed) {
        let source = Rc::clone(page.source);
        validate(page, embed, kind, &source, range);
        return;
    }
    if embed
        .open
        .attribute("from")
        .is_some_and(|from| !from.is_empty())
    {
        section(page, embed);
        return;
    }
    let Some(src) = embed.open.attribute("src") else {
        return;
    };
    match found(&page.source.name, src) {
        Found::File(path) => {
            page.files.extend(kind.map(|kind| (path.clone(), kind)));
            let name = path.display().to_string();
            match std::fs::read_to_string(&path) {
                Ok(text) => {
                    let end = text.len();
                    let source = Rc::new(Source { name, text });
                    validate(page, embed, kind, &source, 0..end);
                }
                Err(error) => {
                    let span = attributes::span(page, embed.open, "src");
                    page.find(
                        "data-missing",
                        span,
                        format!("{name} can't be read: {error}."),
                    );
                }
            }
        }
        Found::Nothing => {
            let span = attributes::span(page, embed.open, "src");
            let message = format!(
                "There is no file {src} beside this page. Check the address; it is relative to the page."
            );
            page.find("data-missing", span, message);
        }
        Found::Elsewhere => {}
    }
}

/// The inline data: the text of a script of its own.
fn inline(page: &Checked<'_>, embed: &Embed<'_>) -> Option<Range<usize>> {
    let inner = page.source.text.get(embed.inner.clone())?;
    let mut tokens = html::tokens(inner).into_iter();
    let script = tokens.find(|token| {
        matches!(token, Token::Open { name, .. } if name == "script")
            && token.attribute("type") == Some("application/json")
    })?;
    let Token::Open { end, .. } = script else {
        return None;
    };
    let length = inner.get(end..)?.to_ascii_lowercase().find("</script")?;
    let start = embed.inner.start + end;
    Some(start..start + length)
}

enum Found {
    File(PathBuf),
    Nothing,
    /// Where a site's root or another host's files are, nobody here knows.
    Elsewhere,
}

/// The file of an address: beside the page, or, for one that begins at the root
/// of the site, in a folder above it or in that one's `static`.
fn found(page: &str, src: &str) -> Found {
    let path = src.split(['?', '#']).next().unwrap_or_default();
    let folder = Path::new(page).parent().unwrap_or(Path::new(""));
    if path.contains("://") || path.starts_with("//") || path.is_empty() || page == "-" {
        return Found::Elsewhere;
    }
    match path.strip_prefix('/') {
        None => {
            // Sites show `guide.md` as `guide/`, so a relative address may count
            // from a folder deeper.
            let mut places = vec![folder.join(path)];
            places.extend(path.strip_prefix("../").map(|path| folder.join(path)));
            match places.into_iter().find(|place| place.is_file()) {
                Some(place) => Found::File(place),
                None => Found::Nothing,
            }
        }
        Some(path) => {
            let here = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
            let place = here.ancestors().find_map(|folder| {
                [folder.join(path), folder.join("static").join(path)]
                    .into_iter()
                    .find(|place| place.is_file())
            });
            place.map_or(Found::Elsewhere, Found::File)
        }
    }
}

fn validate(
    page: &mut Checked<'_>,
    embed: &Embed<'_>,
    kind: Option<&Kind>,
    source: &Rc<Source>,
    range: Range<usize>,
) {
    let text = source.text.get(range.clone()).unwrap_or_default();
    let (faults, doubts) = match (Document::parse(text), kind) {
        (Err(error), _) => (vec![error], Vec::new()),
        (Ok(document), Some(kind)) => ((kind.check)(&document), kind.doubts(&document)),
        (Ok(_), None) => (Vec::new(), Vec::new()),
    };
    for doubt in doubts {
        let finding = Finding::of_doubt(source, range.start, range.end, doubt);
        // A file that several embeds name is told of once.
        if !page.findings.iter().any(|old| old.same(&finding)) {
            page.findings.push(finding);
        }
    }
    if faults.is_empty() && embed.kind == "cadence" {
        if let Ok(cadence) = inlay_domain::json::read::<Cadence>(text) {
            agreement::check(page, &embed.head, &embed.inner, source, &cadence);
        }
        return;
    }
    let told = page.findings.iter().any(|finding| {
        finding.source.name == source.name
            && finding.rule == "data-invalid"
            && !Rc::ptr_eq(&finding.source, page.source)
    });
    if !told {
        let found = faults
            .into_iter()
            .map(|error| Finding::of_data(source, range.start, range.end, error));
        page.findings.extend(found);
    }
}

/// What `from` and `until` name, read as the widget will read it.
fn section(page: &mut Checked<'_>, embed: &Embed<'_>) {
    let from = embed.open.attribute("from").unwrap_or_default();
    let range = inlay_page::Range {
        from,
        until: embed
            .open
            .attribute("until")
            .filter(|until| !until.is_empty()),
    };
    let outline = &page.page.outline;
    let read = match embed.kind {
        "directory" => inlay_page::directory(outline, &range).map(|teams| {
            let error =
                inlay_domain::json::read::<inlay_domain::directory::Directory>(&teams.json()).err();
            error.map(|error| (teams.blamed(&error.path), error.message))
        }),
        "cadence" => inlay_page::cadence(outline, &range).map(|_| None),
        _ => {
            let span = attributes::span(page, embed.open, "from");
            let message = format!(
                "<{}> can't read its data from a page; only teams and meetings can be. Give it by src.",
                embed.tag
            );
            page.find("section-missing", span, message);
            return;
        }
    };
    match read {
        Ok(None) => {}
        Ok(Some((at, message))) => {
            let at = at as usize;
            page.find("data-invalid", at..at + 1, message);
        }
        Err(Missing { why, message, at }) => {
            let (rule, span) = match why {
                Unread::From => (
                    "section-missing",
                    attributes::span(page, embed.open, "from"),
                ),
                Unread::Until => (
                    "section-missing",
                    attributes::span(page, embed.open, "until"),
                ),
                Unread::Empty => (
                    "section-missing",
                    attributes::span(page, embed.open, "from"),
                ),
                Unread::Unclear => ("sentence-unclear", at as usize..at as usize + 1),
            };
            page.find(rule, span, message);
        }
    }
}
