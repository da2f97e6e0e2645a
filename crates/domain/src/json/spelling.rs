//! Which name was meant: typing errors counted the way Damerau did.

/// Words longer than this are compared by their first letters.
pub const MAX_WORD: usize = 40;

/// How many typing errors lie between what was typed and a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Distance {
    /// Up to the whole word.
    pub whole: u8,
    /// Up to the beginning of the word that fits best.
    pub prefix: u8,
}

/// Counts the letters added, left out, replaced, or swapped with a neighbour
/// that turn `typed` into `word` (optimal string alignment: no letter is
/// edited twice). Looks at the first [`MAX_WORD`] letters of each.
///
/// ```
/// use inlay_domain::json::distance;
/// let letters = |word: &str| word.chars().collect::<Vec<_>>();
/// let found = distance(&letters("capmai"), &letters("campaigns"));
/// assert_eq!((found.whole, found.prefix), (4, 1));
/// ```
#[must_use]
pub fn distance(typed: &[char], word: &[char]) -> Distance {
    let width = word.len().min(MAX_WORD);
    // Three rows suffice: a swap looks two rows back.
    let mut before = [0_u8; MAX_WORD + 1];
    let mut last = [0_u8; MAX_WORD + 1];
    let mut row = [0_u8; MAX_WORD + 1];
    for (cell, cost) in last.iter_mut().zip(0_u8..) {
        *cell = cost;
    }
    let mut above = None;
    for (&letter, cost) in typed.iter().take(MAX_WORD).zip(1_u8..) {
        let mut left = cost;
        if let Some(first) = row.first_mut() {
            *first = cost;
        }
        let mut previous = None;
        for (column, &other) in word.iter().take(MAX_WORD).enumerate() {
            let at = |cells: &[u8; MAX_WORD + 1], index: usize| {
                cells.get(index).copied().unwrap_or(u8::MAX)
            };
            let replaced = at(&last, column) + u8::from(letter != other);
            let mut best = replaced.min(at(&last, column + 1) + 1).min(left + 1);
            if above == Some(other) && previous == Some(letter) && column > 0 {
                best = best.min(at(&before, column - 1) + 1);
            }
            if let Some(cell) = row.get_mut(column + 1) {
                *cell = best;
            }
            left = best;
            previous = Some(other);
        }
        above = Some(letter);
        before = last;
        last = row;
    }
    let cells = last.get(..=width).unwrap_or_default();
    Distance {
        whole: cells.last().copied().unwrap_or(u8::MAX),
        prefix: cells.iter().copied().min().unwrap_or(u8::MAX),
    }
}

/// The candidate that was probably meant: the one with the fewest typing
/// errors, if they are few for a name of that length. Capital and small ASCII
/// letters are alike.
///
/// ```
/// use inlay_domain::json::nearest;
/// assert_eq!(nearest("zonne", &mut ["time", "zone"].into_iter()), Some("zone"));
/// assert_eq!(nearest("colour", &mut ["time", "zone"].into_iter()), None);
/// ```
pub fn nearest<'a>(typed: &str, candidates: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let letters =
        |name: &str| -> Vec<char> { name.chars().map(|c| c.to_ascii_lowercase()).collect() };
    let typed = letters(typed);
    if typed.len() > MAX_WORD {
        return None;
    }
    let mut best = None;
    let mut fewest = match typed.len() {
        0..=2 => 1,
        3..=5 => 2,
        _ => 3,
    } + 1;
    for candidate in candidates {
        let errors = distance(&typed, &letters(candidate)).whole;
        // Otherwise any two names of two letters would be near.
        if errors < fewest && usize::from(errors) < typed.len() {
            fewest = errors;
            best = Some(candidate);
        }
    }
    best
}
