//! What an element takes from where it stands: language and heading level.

use web_sys::{Element, HtmlElement};

use crate::runtime;

/// The language tag in force at `host`: its own, the page's, else the browser's.
pub(crate) fn lang(host: &HtmlElement) -> String {
    let declared = host
        .closest("[lang]")
        .ok()
        .flatten()
        .and_then(|element| element.get_attribute("lang"));
    declared
        .filter(|tag| !tag.is_empty())
        .unwrap_or_else(runtime::language)
}

/// The level for the widget's first heading: `heading-level`, else one below the heading that it stands under.
pub(crate) fn heading_level(host: &HtmlElement) -> u8 {
    let asked = host
        .get_attribute("heading-level")
        .and_then(|text| level_in(&text));
    asked
        .or_else(|| above(host).map(|level| level + 1))
        .unwrap_or(2)
        .clamp(2, 6)
}

/// The level of the last heading before `host` in the document.
fn above(host: &HtmlElement) -> Option<u8> {
    let mut place: Element = host.clone().into();
    loop {
        while let Some(before) = place.previous_element_sibling() {
            place = before;
            if let Some(level) = place.tag_name().strip_prefix('H').and_then(level_in) {
                return Some(level);
            }
            let inside = place.query_selector_all("h1,h2,h3,h4,h5,h6").ok();
            let last = inside.and_then(|found| found.item(found.length().checked_sub(1)?));
            if let Some(level) =
                last.and_then(|node| node.node_name().strip_prefix('H').and_then(level_in))
            {
                return Some(level);
            }
        }
        place = place.parent_element()?;
    }
}

fn level_in(text: &str) -> Option<u8> {
    match text.as_bytes() {
        [digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}
