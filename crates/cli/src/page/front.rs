//! What stands before a page's text, for the site generator alone.

/// The byte at which the text begins, behind front matter in YAML or TOML.
pub(crate) fn end(page: &str) -> usize {
    let text = page.strip_prefix('\u{feff}').unwrap_or(page);
    let Some(fence) = ["---", "+++"].into_iter().find(|fence| {
        let rest = text.strip_prefix(fence);
        rest.is_some_and(|rest| rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n'))
    }) else {
        return page.len() - text.len();
    };
    let mut at = page.len() - text.len();
    for (index, line) in text.split_inclusive('\n').enumerate() {
        at += line.len();
        if index > 0 && line.trim_end() == fence {
            return at;
        }
    }
    // Never closed: generators refuse it, and what it holds is no page.
    page.len() - text.len()
}
