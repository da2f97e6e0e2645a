//! Boxes in columns with lines between them: how a hierarchy is drawn.

use inlay_domain::digits;

use crate::attrs;
use crate::markup::Markup;

/// How wide a box is, in the picture's units.
pub const WIDTH: u32 = 184;
/// How high a box is.
pub const HEIGHT: u32 = 60;
/// Between two columns.
const GAP: u32 = 44;
/// From a row to the next.
const STEP: u32 = HEIGHT + 14;
/// What fits into a line of a box, in narrow letters.
const LETTERS: u32 = 25;

/// A place in a picture: a column per step down a hierarchy, rows in halves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Place {
    /// From the left.
    pub column: u32,
    /// From the top.
    pub half_row: u32,
}

impl Place {
    /// The left upper corner of its box.
    #[must_use]
    pub fn corner(self) -> (u32, u32) {
        (self.column * (WIDTH + GAP), self.half_row * STEP / 2)
    }
}

/// The `viewBox`, the width and the height of a picture of so many columns and rows; there
/// is at least one of each.
pub fn frame(columns: u32, rows: u32) -> [String; 3] {
    let (columns, rows) = (columns.max(1), rows.max(1));
    let width = number(columns * (WIDTH + GAP) - GAP + 2);
    let height = number(rows * STEP - (STEP - HEIGHT) + 2);
    let frame = ["-1 -1 ", &width, " ", &height].concat();
    [frame, width, height]
}

/// A line from a box to one in a column further right.
pub fn line(page: &mut Markup, above: Place, at: Place, class: &str) {
    let x = [
        above.column * (WIDTH + GAP) + WIDTH,
        at.column * (WIDTH + GAP),
    ];
    let y = [above, at].map(|place| place.half_row * STEP / 2 + HEIGHT / 2);
    let [(left, right), (upper, lower)] = [x, y].map(<(u32, u32)>::from);
    let bend = left + GAP / 2;
    let mut path = String::new();
    for (mark, number) in [
        ("M", left),
        (" ", upper),
        ("C", bend),
        (" ", upper),
        (" ", bend),
        (" ", lower),
        (" ", left + GAP),
        (" ", lower),
        // A line may pass by columns between.
        ("H", right),
    ] {
        path.push_str(mark);
        push(&mut path, number);
    }
    page.tag("path", attrs! { class=class, d=path.as_str() }, |_| {});
}

/// Writes the box at a place, and a text in two lines in it.
pub fn card(page: &mut Markup, place: Place, text: &str) {
    let (x, y) = place.corner();
    let (left, top) = (number(x), number(y));
    let (wide, high) = (number(WIDTH), number(HEIGHT));
    let around = attrs! {
        x=left.as_str(), y=top.as_str(), width=wide.as_str(), height=high.as_str(), rx="6"
    };
    page.tag("rect", around, |_| {});
    let left = number(x + 8);
    for (index, text) in (0..).zip(lines(text)) {
        let top = number(y + 17 + 15 * index);
        page.leaf("text", attrs! { x=left.as_str(), y=top.as_str() }, &text);
        // Between words for whoever reads it, and not drawn.
        page.text(" ");
    }
}

/// The line at the foot of a box.
pub fn facts(page: &mut Markup, place: Place, facts: &str) {
    let (x, y) = place.corner();
    let (left, top) = (number(x + 8), number(y + 49));
    let around = attrs! { class="facts", x=left.as_str(), y=top.as_str() };
    page.leaf("text", around, facts);
}

/// A title in two lines; what doesn't fit is left out.
fn lines(title: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in title.split_whitespace() {
        let wide = letters(word) + u32::from(used > 0);
        if used > 0 && used + wide > LETTERS {
            if lines.len() == 2 {
                if let Some(last) = lines.last_mut() {
                    last.push('…');
                }
                return lines;
            }
            lines.push(String::new());
            used = 0;
        }
        let Some(line) = lines.last_mut() else {
            continue;
        };
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        for c in word.chars() {
            if used >= LETTERS {
                line.push('…');
                return lines;
            }
            line.push(c);
            used += letter(c);
        }
    }
    lines
}

fn letters(word: &str) -> u32 {
    word.chars().map(letter).sum()
}

/// From Hangul on, letters are about twice as wide.
fn letter(c: char) -> u32 {
    if c < '\u{1100}' { 1 } else { 2 }
}

/// Appends a whole number.
pub fn push(out: &mut String, number: u32) {
    digits::push_padded(out, number.into(), 1);
}

fn number(number: u32) -> String {
    let mut out = String::new();
    push(&mut out, number);
    out
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_title_takes_two_lines() {
        let check = |title: &str, expected: &[&str]| assert_eq!(lines(title), expected, "{title}");
        check("", &[""]);
        check("Demand", &["Demand"]);
        check(
            "High-quality demand in every segment",
            &["High-quality demand in", "every segment"],
        );
        check(
            "High-quality demand in every segment of each and any region",
            &["High-quality demand in", "every segment of each and…"],
        );
        check(
            "Donaudampfschifffahrtsgesellschaftskapitän",
            &["Donaudampfschifffahrtsges…"],
        );
        check(
            "すべての地域で質の高い需要を生み出す",
            &["すべての地域で質の高い需要…"],
        );
    }
}
