//! What the text in the field means, or what has to be asked.

use inlay_domain::schedule::phrase::{Meant, Phrase, Unclear, Understood};
use inlay_domain::zone::names::Names;
use inlay_domain::zone::{Instant, Zone};

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

/// Reads `text`; what the compiled table doesn't know needs `names`.
pub(super) fn read(text: &str, names: Option<&str>, viewer: Option<Zone>, now: Instant) -> Meaning {
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
    let Some(names) = names else {
        return Meaning::Unknown;
    };
    match phrase.meant(Names::new(names), now) {
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
    use inlay_domain::zone::names::NAMES;

    #[test]
    fn what_is_known_needs_no_names() {
        let now = Instant::parse("2026-11-22T10:00:00Z").expect("an instant");
        let check = |text: &str, names: Option<&str>, expected: &str| {
            let viewer = Zone::parse("Asia/Kathmandu").ok();
            let told = match read(text, names, viewer, now) {
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
        check("", None, "now");
        check("16:00", None, "2026-11-22T10:15:00Z Kathmandu");
        check("Wed 4pm London", None, "2026-11-25T16:00:00Z London");
        check("Wed 4pm new york", None, "2026-11-25T21:00:00Z New York");
        check("Wed 4pm Asia/Tokyo", None, "2026-11-25T07:00:00Z Tokyo");
        check("Wed 4pm München", None, "unknown");
        check(
            "Wed 4pm München",
            Some(NAMES),
            "2026-11-25T15:00:00Z Munich",
        );
        check("16:00 IST", Some(NAMES), "IST: 3");
        check("16:00 Xyzzyville", Some(NAMES), "nowhere: Xyzzyville");
        check("4", None, "Half(4)");
        check("now Tokyo", None, "2026-11-22T10:00:00Z Tokyo");
    }
}
