//! What the text in the field means, or what has to be asked.

use inlay_domain::schedule::phrase::{Meant, OFFERED, Phrase, Unclear, Understood};
use inlay_domain::zone::{Instant, Zone};

use super::places::Places;

/// What the text in the field means.
pub(super) enum Meaning {
    /// Nothing is typed: the present moment.
    Now,
    /// A time, and what the place was called.
    At(Understood, String),
    /// The place can be several; each zone with a name for it.
    Which(String, Vec<(Zone, String)>),
    /// The time isn't clear.
    Unclear(Unclear),
    /// Nothing is called like this.
    Nowhere(String),
    /// No place is named, and the reader's zone isn't known.
    NoZone,
    /// The names of places are needed.
    Unknown,
}

/// Reads `text`; what the compiled table doesn't know needs `places`.
pub(super) fn read(
    text: &str,
    places: Option<&Places>,
    viewer: Option<Zone>,
    now: Instant,
) -> Meaning {
    let utc = || Zone::parse("Etc/UTC").ok();
    let Some(today) = viewer
        .or_else(utc)
        .and_then(|zone| Some(zone.localize(now).ok()?.wall.date()))
    else {
        return Meaning::Unclear(Unclear::OutOfRange);
    };
    let phrase = match Phrase::read(text, today) {
        Ok(phrase) => phrase,
        Err(Unclear::Empty) => return Meaning::Now,
        Err(unclear) => return Meaning::Unclear(unclear),
    };
    let place = phrase.place();
    let own = if phrase.needs_no_zone() {
        viewer.or_else(utc)
    } else {
        viewer
    };
    let known = if place.is_empty() {
        match own {
            Some(zone) => Some(zone),
            None => return Meaning::NoZone,
        }
    } else {
        Zone::parse(place).ok().or_else(|| Zone::of_city(place))
    };
    if let Some(zone) = known {
        return match phrase.at(zone, now) {
            Ok(found) => Meaning::At(found, zone.city()),
            Err(unclear) => Meaning::Unclear(unclear),
        };
    }
    let Some(places) = places else {
        return Meaning::Unknown;
    };
    match phrase.among(places.find(place, now, OFFERED), now) {
        Meant::One(found, one) => {
            let name = if one.place.is_empty() {
                one.zone.name()
            } else {
                one.place
            };
            Meaning::At(found, name.to_owned())
        }
        Meant::Several(several) => {
            let label = |zone: Zone, place: &str| (zone, place.to_owned());
            let zones = several.iter().map(|one| label(one.zone, one.place));
            Meaning::Which(place.to_owned(), zones.collect())
        }
        Meant::Nowhere => Meaning::Nowhere(place.to_owned()),
        Meant::Unclear(unclear) => Meaning::Unclear(unclear),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_needs_no_names() {
        let now = Instant::parse("2026-11-22T10:00:00Z").expect("an instant");
        let all = Places::all();
        let check = |text: &str, known: bool, expected: &str| {
            let viewer = Zone::parse("Asia/Kathmandu").ok();
            let told = match read(text, known.then_some(&all), viewer, now) {
                Meaning::Now => "now".to_owned(),
                Meaning::At(found, place) => [&found.instant.rfc3339(), " ", &*place].concat(),
                Meaning::Which(place, zones) => format!("{place}: {}", zones.len()),
                Meaning::Unclear(unclear) => format!("{unclear:?}"),
                Meaning::Nowhere(place) => ["nowhere: ", &*place].concat(),
                Meaning::NoZone => "no zone".to_owned(),
                Meaning::Unknown => "unknown".to_owned(),
            };
            assert_eq!(told, expected, "{text}");
        };
        check("", false, "now");
        check("16:00", false, "2026-11-22T10:15:00Z Kathmandu");
        check("Wed 4pm London", false, "2026-11-25T16:00:00Z London");
        check("Wed 4pm new york", false, "2026-11-25T21:00:00Z New York");
        check("Wed 4pm Asia/Tokyo", false, "2026-11-25T07:00:00Z Tokyo");
        check("Wed 4pm München", false, "unknown");
        check("Wed 4pm München", true, "2026-11-25T15:00:00Z Munich");
        check("16:00 IST", true, "IST: 3");
        check("16:00 Xyzzyville", true, "nowhere: Xyzzyville");
        check("4", false, "Half(4)");
        check("now Tokyo", false, "2026-11-22T10:00:00Z Tokyo");
    }
}
