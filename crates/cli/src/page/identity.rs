//! Ids that two elements of a page share: links and the fragment of a widget's view
//! reach only the first of them.

use super::attributes;
use super::html::Token;
use super::rules::Checked;

pub(super) fn check(page: &mut Checked<'_>) {
    let parsed = page.page;
    let tokens = parsed.html.iter().filter_map(|(token, _)| match token {
        Token::Open { name, at, .. } => {
            let id = token.attribute("id").filter(|id| !id.is_empty())?;
            // Site generators fill it in.
            (!id.contains("{{") && !id.contains("{%")).then_some((id, name, *at, token))
        }
        _ => None,
    });
    let tokens: Vec<_> = tokens.collect();
    let mut found = Vec::new();
    for (index, (id, _, at, token)) in tokens.iter().enumerate() {
        let earlier = tokens.iter().take(index).find(|(other, ..)| other == id);
        let other = match earlier {
            Some((_, name, before, _)) => format!("<{name}> in line {}", page.line(*before)),
            None => match heading(page, id, *at) {
                Some((text, before)) => {
                    format!("the heading “{text}” in line {}", page.line(before))
                }
                None => continue,
            },
        };
        let span = attributes::span(page, token, "id");
        found.push((
            span,
            format!("The id {id} is that of {other} too. Give one of them another; links find only the first."),
        ));
    }
    page.extend("id-duplicate", found);
}

/// A heading in Markdown that is called so, unless the element is within it.
fn heading(page: &Checked<'_>, id: &str, at: usize) -> Option<(String, usize)> {
    let mut headings = page.page.outline.headings().map(|(_, heading)| heading);
    let found = headings.find(|heading| {
        let place = heading.at as usize;
        let markdown = page.page.headings.iter().find(|range| range.start == place);
        markdown.is_some_and(|range| !range.contains(&at))
            && heading.anchors.first().is_some_and(|anchor| anchor == id)
    })?;
    Some((found.text.clone(), found.at as usize))
}
