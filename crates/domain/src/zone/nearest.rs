//! The zone that a wrong name was probably meant to be.

use super::Zone;
use crate::json;

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

/// The nearest zone: by abbreviation, by place alone ("New York"), else by the
/// fewest typing errors in the name or in the place.
pub(super) fn suggest(name: &str) -> Option<&'static str> {
    if let Some((_, zone)) = MEANT.iter().find(|(short, _)| *short == name) {
        return Some(zone);
    }
    let name = name.replace(' ', "_");
    of_city(&name)
        .or_else(|| json::nearest(&name, &mut Zone::names()))
        .or_else(|| of_city(json::nearest(&name, &mut Zone::names().map(place))?))
}

/// The zone whose last part is this, with underscores, whatever the case.
pub(super) fn of_city(city: &str) -> Option<&'static str> {
    Zone::names()
        .find(|zone| zone.as_bytes().contains(&b'/') && place(zone).eq_ignore_ascii_case(city))
}

fn place(zone: &str) -> &str {
    zone.rsplit('/').next().unwrap_or(zone)
}
