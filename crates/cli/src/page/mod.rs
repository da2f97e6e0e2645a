//! Pages in Markdown: what their outline is, and what HTML stands in them.

mod front;
mod html;
mod markdown;

pub(crate) use markdown::outline;

/// Line and column of a byte of a text, from 1, the column in characters.
pub(crate) fn position(text: &str, at: u32) -> (usize, usize) {
    let before = text
        .get(..text.floor_char_boundary(at as usize))
        .unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    let line = line.strip_prefix('\u{feff}').unwrap_or(line);
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

#[cfg(test)]
mod tests;
