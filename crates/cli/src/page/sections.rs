//! What is wrong with the sections of a page.

use std::ops::Range;

use inlay_page::{Block, Heading};

use super::html::Token;
use super::rules::Checked;

/// Texts shorter than this many words may well stand twice.
const WORDS: usize = 5;

/// Headings that stand twice, repeat another section, have nothing under them;
/// comments that keep an anchor that nothing keeps.
pub(super) fn check(page: &mut Checked<'_>) {
    duplicates(page);
    repeated(page);
    empty(page);
    anchors(page);
}

/// A heading's line.
fn span(page: &Checked<'_>, heading: &Heading) -> Range<usize> {
    let at = heading.at as usize;
    let line = page
        .source
        .text
        .get(at..)
        .and_then(|text| text.lines().next());
    at..at + line.map_or(1, |line| line.trim_end().len())
}

/// Generators number the second of two like headings, and renumber it when
/// another one comes before.
fn duplicates(page: &mut Checked<'_>) {
    let outline = &page.page.outline;
    let headings: Vec<&Heading> = outline.headings().map(|(_, heading)| heading).collect();
    let mut found = Vec::new();
    for (index, heading) in headings.iter().enumerate() {
        let same = |other: &&&Heading| other.text.to_lowercase() == heading.text.to_lowercase();
        let first = headings.iter().take(index).find(same);
        let (Some(first), false, false) = (first, heading.named, heading.text.is_empty()) else {
            continue;
        };
        let line = page.line(first.at as usize);
        let anchor = heading.anchors.first().cloned().unwrap_or_default();
        found.push((
            span(page, heading),
            format!(
                "There is a heading “{}” already, in line {line}, so this one's anchor is #{anchor} and changes with the order. Call it something else, or give it an anchor of its own, like {{#{}}}.",
                heading.text,
                own(&headings, index),
            ),
        ));
    }
    page.extend("heading-duplicate", found);
}

/// An anchor that says under which heading a heading stands.
fn own(headings: &[&Heading], index: usize) -> String {
    let Some(heading) = headings.get(index) else {
        return String::new();
    };
    let above = headings
        .iter()
        .take(index)
        .rev()
        .find(|other| other.level < heading.level);
    let above = above.map_or("more", |above| above.text.as_str());
    inlay_page::gitlab(&format!("{above} {}", heading.text))
}

/// A section most of which stands in another one too.
fn repeated(page: &mut Checked<'_>) {
    let mut sections: Vec<(&Heading, Vec<String>)> = Vec::new();
    for block in &page.page.outline.blocks {
        match block {
            Block::Heading(heading) => sections.push((heading, Vec::new())),
            Block::Paragraph(prose) | Block::Other(prose) => {
                let words: Vec<String> = prose
                    .text()
                    .split(|c: char| !c.is_alphanumeric())
                    .filter(|word| !word.is_empty())
                    .map(str::to_lowercase)
                    .collect();
                if let Some((_, texts)) = sections.last_mut().filter(|_| words.len() >= WORDS) {
                    texts.push(words.join(" "));
                }
            }
        }
    }
    let size = |texts: &[&String]| texts.iter().map(|text| text.len()).sum::<usize>();
    let mut found = Vec::new();
    for (index, (heading, texts)) in sections.iter().enumerate() {
        let all = size(&texts.iter().collect::<Vec<_>>());
        let earlier = sections.iter().take(index).find(|(_, others)| {
            let shared: Vec<&String> = texts.iter().filter(|text| others.contains(text)).collect();
            all > 0 && size(&shared) * 2 > all
        });
        if let Some((first, _)) = earlier {
            let line = page.line(first.at as usize);
            found.push((
                span(page, heading),
                format!(
                    "This section repeats what “{}” says, in line {line}. Keep one of them, and link to it from the other.",
                    first.text
                ),
            ));
        }
    }
    page.extend("section-repeated", found);
}

/// A heading with nothing under it, neither text nor headings.
fn empty(page: &mut Checked<'_>) {
    let headings: Vec<&Heading> = page
        .page
        .outline
        .headings()
        .map(|(_, heading)| heading)
        .collect();
    let mut found = Vec::new();
    for (index, heading) in headings.iter().enumerate() {
        let own = page
            .page
            .headings
            .iter()
            .find(|range| range.start == heading.at as usize);
        let next = headings.get(index + 1);
        let end = next.map_or(page.source.text.len(), |next| next.at as usize);
        let under = own.and_then(|own| page.source.text.get(own.end..end));
        let deeper = next.is_some_and(|next| next.level > heading.level);
        if !deeper && under.is_some_and(|under| without_comments(under).trim().is_empty()) {
            let message = match next {
                Some(next) if next.level == heading.level => format!(
                    "Nothing stands under “{}”: the next heading is of the same level. If what follows belongs to it, write those headings a level lower; otherwise add text, or remove the heading.",
                    heading.text
                ),
                _ => format!(
                    "Nothing stands under “{}”. Add text, or remove the heading.",
                    heading.text
                ),
            };
            found.push((span(page, heading), message));
        }
    }
    page.extend("heading-empty", found);
}

fn without_comments(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    out
}

/// "Do not change this anchor", where only the heading's words make it.
fn anchors(page: &mut Checked<'_>) {
    let mut found = Vec::new();
    for (token, _) in &page.page.html {
        let Token::Comment { text, at } = token else {
            continue;
        };
        let words = text.to_lowercase();
        let keeps = words.contains("anchor")
            && [
                "not change",
                "n't change",
                "n’t change",
                "never change",
                "not edit",
                "not rename",
                "keep",
                "not modify",
            ]
            .iter()
            .any(|phrase| words.contains(phrase));
        let mut headings = page.page.outline.headings().map(|(_, heading)| heading);
        let above = headings
            .by_ref()
            .take_while(|heading| (heading.at as usize) < *at)
            .last();
        let Some(heading) = above.filter(|heading| keeps && !heading.named) else {
            continue;
        };
        let anchor = heading.anchors.first().map_or("", String::as_str);
        found.push((
            *at..at + text.len() + 7,
            format!(
                "This asks that an anchor stays, but #{anchor} is made of the heading's words and changes with them. Write it down: “{} {{#{anchor}}}”.",
                heading.text
            ),
        ));
    }
    page.extend("anchor-not-fixed", found);
}
