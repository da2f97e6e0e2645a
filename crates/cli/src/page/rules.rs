//! What is wrong with a page.

use std::ops::Range;
use std::path::PathBuf;
use std::rc::Rc;

use inlay_domain::json::nearest;

use super::html::Token;
use super::markdown::{self, Page};
use super::{document, embed, identity, sections};
use crate::command::check::Kind;
use crate::finding::{Finding, Source, position};
use crate::{folder, public};

/// A page while it is checked, and what was found.
pub(super) struct Checked<'a> {
    pub(super) source: &'a Rc<Source>,
    pub(super) page: &'a Page,
    pub(super) findings: Vec<Finding>,
    pub(super) files: Vec<(PathBuf, &'static Kind)>,
}

/// What was found on a page.
pub(crate) struct Report {
    /// In the page's order; those in data files behind its own.
    pub(crate) findings: Vec<Finding>,
    /// The data files that its widgets name, and what they hold.
    pub(crate) files: Vec<(PathBuf, &'static Kind)>,
}

impl Checked<'_> {
    pub(super) fn find(&mut self, rule: &'static str, span: Range<usize>, message: String) {
        let finding = Finding::new(self.source, rule, span, message);
        self.findings.push(finding);
    }

    pub(super) fn extend(&mut self, rule: &'static str, found: Vec<(Range<usize>, String)>) {
        for (span, message) in found {
            self.find(rule, span, message);
        }
    }

    /// The line of a byte, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        position(&self.source.text, at).0
    }
}

/// Everything that is wrong with a page, in its order. `public`: it is for
/// everyone.
pub(crate) fn report(source: &Rc<Source>, public: bool) -> Report {
    let page = if folder::is_html(&source.name) {
        document::read(&source.text)
    } else {
        markdown::read(&source.text)
    };
    let mut checked = Checked {
        source,
        page: &page,
        findings: Vec::new(),
        files: Vec::new(),
    };
    // Headings in HTML have the anchors that the page gives them, and no others.
    if page.markdown {
        sections::check(&mut checked);
    }
    identity::check(&mut checked);
    links(&mut checked);
    embed::check(&mut checked);
    if public {
        leaks(&mut checked);
    }
    let Checked {
        mut findings,
        files,
        ..
    } = checked;
    // Findings in data files stand behind those of the page.
    findings.sort_by_key(|finding| {
        let own = Rc::ptr_eq(&finding.source, source);
        (!own, finding.span.start, finding.span.end)
    });
    Report { findings, files }
}

/// Where the address of a link stands within the link.
fn address(page: &Checked<'_>, url: &str, link: &Range<usize>) -> Range<usize> {
    let text = page.source.text.get(link.clone()).unwrap_or_default();
    let found = if url.is_empty() {
        None
    } else {
        text.rfind(url)
    };
    match found {
        Some(at) => link.start + at..link.start + at + url.len(),
        None => link.clone(),
    }
}

/// Links that lead nowhere: placeholders, and anchors that the page lacks.
fn links(page: &mut Checked<'_>) {
    let mut links = page.page.links.clone();
    for (token, _) in &page.page.html {
        if let Token::Open { name, at, end, .. } = token
            && name == "a"
            && let Some(href) = token.attribute("href")
        {
            links.push((href.trim().to_owned(), *at..*end));
        }
    }
    let outline = &page.page.outline;
    let mut known: Vec<&str> = outline
        .headings()
        .flat_map(|(_, heading)| &heading.anchors)
        .map(String::as_str)
        .collect();
    for (token, _) in &page.page.html {
        known.extend(token.attribute("id"));
        known.extend(token.attribute("name"));
    }
    let mut placeholders = Vec::new();
    let mut unknown = Vec::new();
    for (url, range) in &links {
        let span = address(page, url, range);
        // In HTML, # leads to the top of the page.
        if is_placeholder(url) && (page.page.markdown || url != "#") {
            let shown = if url.is_empty() {
                "An empty address"
            } else {
                url
            };
            placeholders.push((
                span,
                format!("{shown} is a placeholder. Write the address, or remove the link."),
            ));
        } else if let Some(anchor) = url.strip_prefix('#')
            && !anchor.is_empty()
            && anchor != "top"
            && !anchor.starts_with("inlay:")
            && !anchor.starts_with("fn")
        {
            let anchor = inlay_page::decoded(anchor);
            if !known.contains(&anchor.as_str()) {
                let near = nearest(&anchor, &mut known.iter().copied());
                let near = near.map_or(String::new(), |near| format!(" Did you mean #{near}?"));
                unknown.push((
                    span,
                    format!("Nothing on this page has the anchor #{anchor}.{near}"),
                ));
            }
        }
    }
    for range in &page.page.texts {
        // Within a link, its address has been looked at; its text is told here.
        let text = page.source.text.get(range.clone()).unwrap_or_default();
        for mark in ["(LINK)", "(TODO)", "TODO", "TBD", "FIXME"] {
            let word = text.match_indices(mark).find(|(at, _)| {
                let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '_');
                apart(
                    text.get(..*at)
                        .and_then(|before| before.chars().next_back()),
                ) && apart(
                    text.get(at + mark.len()..)
                        .and_then(|after| after.chars().next()),
                )
            });
            if let Some((at, _)) = word {
                let span = range.start + at..range.start + at + mark.len();
                let again = |(other, _): &(Range<usize>, String)| {
                    other.start <= span.start && span.end <= other.end
                };
                if !placeholders.iter().any(again) {
                    placeholders.push((
                        span,
                        format!(
                            "{mark} is a placeholder. Write what is to stand here, or remove it."
                        ),
                    ));
                }
            }
        }
    }
    page.extend("link-placeholder", placeholders);
    page.extend("anchor-unknown", unknown);
}

fn is_placeholder(url: &str) -> bool {
    let word = url.trim().trim_matches(['<', '>', '[', ']', '{', '}']);
    matches!(
        word,
        "" | "#" | "LINK" | "URL" | "..." | "…" | "XXX" | "XX" | "HERE" | "INSERT"
    ) || [
        "todo",
        "tbd",
        "fixme",
        "#todo",
        "insert-link",
        "insert-link-here",
        "link-here",
        "add-link",
        "placeholder",
    ]
    .iter()
    .any(|mark| word.eq_ignore_ascii_case(mark))
}

/// What isn't for everyone, in texts and addresses.
fn leaks(page: &mut Checked<'_>) {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    // Texts on a line belong together, whatever is emphasized in them.
    for range in &page.page.texts {
        match ranges.last_mut() {
            Some(last)
                if range.start >= last.end
                    && page
                        .source
                        .text
                        .get(last.end..range.start)
                        .is_some_and(|between| between.len() < 3 && !between.contains('\n')) =>
            {
                last.end = range.end;
            }
            _ => ranges.push(range.clone()),
        }
    }
    let addresses: Vec<Range<usize>> = page
        .page
        .links
        .iter()
        .map(|(url, range)| address(page, url, range))
        .collect();
    ranges.extend(addresses);
    for (token, _) in &page.page.html {
        if let Token::Open { at, end, .. } = token {
            ranges.push(*at..*end);
        }
    }
    let mut found: Vec<(&'static str, Range<usize>, String)> = Vec::new();
    for range in ranges {
        let text = page.source.text.get(range.clone()).unwrap_or_default();
        for leak in public::leaks(text) {
            let span = range.start + leak.span.start..range.start + leak.span.end;
            let said = text.get(leak.span).unwrap_or_default();
            if !found.iter().any(|(_, other, _)| *other == span) {
                found.push((leak.rule, span, public::message(leak.rule, said)));
            }
        }
    }
    for (rule, span, message) in found {
        page.find(rule, span, message);
    }
}
