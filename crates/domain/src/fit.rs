//! How well what somebody typed fits a name: of a place, of a country.

use crate::directory::search::{Kind, fold};
use crate::json::distance;

/// How well a name fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// All of it, accents and capitals aside.
    Exact,
    /// It begins so.
    Beginning,
    /// A later word of it begins so.
    Word,
    /// But for this many typing errors.
    Nearly(u8),
}

/// The letters by which a name is compared: without accents and capitals, what
/// isn't a letter as one space.
pub(crate) fn key(name: &str, letters: &mut Vec<char>) {
    letters.clear();
    for char in name.chars() {
        if fold(char, letters) == Kind::Gap && letters.last().is_some_and(|last| *last != ' ') {
            letters.push(' ');
        }
    }
    if letters.last() == Some(&' ') {
        letters.pop();
    }
}

/// How `typed` fits a name; `letters` is room to work in.
pub(crate) fn fits(
    typed: &[char],
    name: &str,
    letters: &mut Vec<char>,
    forgiving: bool,
) -> Option<Fit> {
    key(name, letters);
    let mut best = None;
    let mut rest = letters.as_slice();
    loop {
        let fit = if forgiving {
            nearly(typed, rest)
        } else if !rest.starts_with(typed) {
            None
        } else if rest.len() < letters.len() {
            Some(Fit::Word)
        } else if rest.len() == typed.len() {
            Some(Fit::Exact)
        } else {
            Some(Fit::Beginning)
        };
        if fit.is_some_and(|fit| best.is_none_or(|best| fit < best)) {
            best = fit;
        }
        // On to the next word.
        let next = rest.iter().position(|letter| *letter == ' ');
        match next.and_then(|gap| rest.get(gap + 1..)) {
            Some(words) => rest = words,
            None => return best,
        }
    }
}

/// Few typing errors for a name of that length; fewer in its mere beginning, which
/// among thousands of names is soon like anything.
fn nearly(typed: &[char], name: &[char]) -> Option<Fit> {
    let (whole, beginning) = match typed.len() {
        ..4 => return None,
        4..6 => (1, 0),
        6..8 => (2, 1),
        _ => (2, 2),
    };
    let found = distance(typed, name);
    if found.whole <= whole {
        Some(Fit::Nearly(found.whole))
    } else {
        (found.prefix <= beginning).then_some(Fit::Nearly(found.prefix))
    }
}
