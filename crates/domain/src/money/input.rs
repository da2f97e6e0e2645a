//! Amounts the way people type them.

use super::decimal::{Decimal, DecimalError};

/// Why what was typed is no amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputError {
    /// No digit in it.
    Empty,
    /// A character that doesn't belong in an amount.
    Character(char),
    /// Groups that aren't of three digits, or two decimal separators.
    Grouping,
    /// `18.500` is 18500 to some readers and 18.5 to others.
    Ambiguous,
    /// A minus sign.
    Negative,
    /// More digits than are kept.
    TooLong,
}

/// Spaces and apostrophes group digits in many countries and mean nothing else.
fn groups_silently(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{ff07}') || c.is_whitespace()
}

/// The ASCII form of what input methods for Chinese and Japanese write.
fn narrow(c: char) -> char {
    match c {
        '\u{ff10}'..='\u{ff19}' => char::from(b'0' + (c as u32 - 0xff10) as u8),
        '\u{ff0c}' => ',',
        '\u{ff0e}' => '.',
        '\u{2212}' | '\u{ff0d}' => '-',
        _ => c,
    }
}

pub(super) fn read(text: &str) -> Result<Decimal, InputError> {
    // Silent separators become one sign, so that their groups can be checked.
    let mut plain = String::new();
    for c in text.trim().chars() {
        match narrow(c) {
            c if groups_silently(c) => plain.push(' '),
            c @ ('0'..='9' | ',' | '.') => plain.push(c),
            '-' if plain.is_empty() => return Err(InputError::Negative),
            c => return Err(InputError::Character(c)),
        }
    }
    if !plain.bytes().any(|byte| byte.is_ascii_digit()) {
        return Err(InputError::Empty);
    }
    let (whole, fraction) = split(&plain)?;
    let digits = ungrouped(whole)?;
    let digits = match digits.trim_start_matches('0') {
        "" => "0",
        rest => rest,
    };
    Decimal::from_digits(false, digits, fraction).map_err(|error| match error {
        DecimalError::TooLong => InputError::TooLong,
        DecimalError::Malformed | DecimalError::Negative => InputError::Grouping,
    })
}

/// Finds the decimal separator: the last sign, unless it groups.
fn split(text: &str) -> Result<(&str, &str), InputError> {
    let mut bytes = text.bytes();
    let Some(at) = bytes.rposition(|byte| matches!(byte, b',' | b'.')) else {
        return Ok((text, ""));
    };
    let mark = text.as_bytes().get(at).copied();
    let whole = text.get(..at).unwrap_or_default();
    let fraction = text.get(at + 1..).unwrap_or_default();
    let others = whole.bytes().any(|byte| !byte.is_ascii_digit());
    if whole.bytes().any(|byte| Some(byte) == mark) {
        // `1,234,567`: the same sign twice can only group.
        return Ok((text, ""));
    }
    if fraction.len() == 3 && !others && !whole.is_empty() && whole.len() <= 3 && whole != "0" {
        return match mark {
            Some(b',') => Ok((text, "")),
            _ => Err(InputError::Ambiguous),
        };
    }
    if fraction.is_empty() || whole.is_empty() {
        return Err(InputError::Grouping);
    }
    Ok((whole, fraction))
}

/// Drops one kind of group separator, whose groups must be of three digits.
fn ungrouped(text: &str) -> Result<String, InputError> {
    let Some(mark) = text.bytes().find(|byte| !byte.is_ascii_digit()) else {
        return Ok(text.to_owned());
    };
    let mut out = String::new();
    let groups = text.as_bytes().split(|byte| *byte == mark);
    for (index, group) in groups.enumerate() {
        let fits = match index {
            0 => (1..=3).contains(&group.len()),
            _ => group.len() == 3,
        };
        if !fits || !group.iter().all(u8::is_ascii_digit) {
            return Err(InputError::Grouping);
        }
        out.extend(group.iter().copied().map(char::from));
    }
    Ok(out)
}
