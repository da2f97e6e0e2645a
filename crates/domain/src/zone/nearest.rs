//! The zone that a wrong name was probably meant to be.

use super::Zone;

/// Abbreviations that people write, with the zone they most often mean by it.
const MEANT: [(&str, &str); 14] = [
    ("PST", "America/Los_Angeles"),
    ("PDT", "America/Los_Angeles"),
    ("PT", "America/Los_Angeles"),
    ("MST", "America/Denver"),
    ("MDT", "America/Denver"),
    ("CST", "America/Chicago"),
    ("CDT", "America/Chicago"),
    ("EST", "America/New_York"),
    ("EDT", "America/New_York"),
    ("ET", "America/New_York"),
    ("HST", "Pacific/Honolulu"),
    ("BST", "Europe/London"),
    ("CEST", "Europe/Berlin"),
    ("IST", "Asia/Kolkata"),
];

/// Whether a name looks like `PST`: a few capitals and nothing else.
pub(super) fn is_abbreviation(name: &str) -> bool {
    (2..=4).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The nearest zone: by abbreviation, by city, else by the fewest edits.
pub(super) fn suggest(name: &str) -> Option<&'static str> {
    if let Some((_, zone)) = MEANT.iter().find(|(short, _)| *short == name) {
        return Some(zone);
    }
    // Folded once; a name longer than any zone's can't be near one.
    let wanted: Vec<u8> = name.bytes().take(48).map(fold).collect();
    if wanted.is_empty() || name.len() > 48 {
        return None;
    }
    let allowed = (wanted.len() / 3).clamp(1, 4);
    let mut best: Option<(usize, &'static str)> = None;
    for zone in Zone::names() {
        let city = zone.rsplit('/').next().unwrap_or(zone);
        let near = edits(&wanted, zone).min(edits(&wanted, city).saturating_add(1));
        let closer = best.is_none_or(|(least, _)| near < least);
        // "London" alone is one away from any London; a city beats its typo.
        if near <= allowed && closer {
            best = Some((near, zone));
        }
    }
    best.map(|(_, zone)| zone)
}

/// Case, and what stands between words, don't tell names apart.
const fn fold(byte: u8) -> u8 {
    match byte {
        b' ' | b'-' => b'_',
        _ => byte.to_ascii_lowercase(),
    }
}

/// Insertions, deletions and replacements from one name to the other.
fn edits(wanted: &[u8], zone: &str) -> usize {
    if wanted.len().abs_diff(zone.len()) > 4 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=wanted.len()).collect();
    for (index, byte) in zone.bytes().map(fold).enumerate() {
        // `diagonal` is the cell above and to the left, `left` the one before.
        let (mut diagonal, mut left) = (index, index + 1);
        let mut cells = row.iter_mut();
        if let Some(first) = cells.next() {
            *first = left;
        }
        for (cell, want) in cells.zip(wanted) {
            let replaced = diagonal + usize::from(*want != byte);
            diagonal = *cell;
            left = replaced.min(diagonal + 1).min(left + 1);
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(usize::MAX)
}
