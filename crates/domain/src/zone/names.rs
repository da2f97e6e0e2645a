//! Finding a zone by what people call it: a city in any of its spellings, a
//! country, a region, an abbreviation, an offset, a name of IANA's or Windows'.
//!
//! The names are a file of their own, `data/names.txt`, made by
//! `cargo xtask zones --names`; its text is an argument, so that a page fetches
//! it when a reader first searches. A scan over its 50 KB takes less than a
//! millisecond, so there is no index. Its lines, parts between tabs, spellings
//! between bars:
//!
//! - `zone country place… ~old-IANA-names $names-of-its-time`
//! - `+country names`, `*region names zones`, `!abbreviation zones`

use super::{Instant, Zone};
pub use crate::fit::Fit;
use crate::fit::{fits, key};

/// The names of this release of the library, for who has room for them.
#[cfg(any(test, feature = "zone-names"))]
pub const NAMES: &str = include_str!("../../data/names.txt");

/// Names of zones, out of the text of the file.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a>(&'a str);

/// A zone that was probably meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match<'a> {
    /// The zone, by its present IANA name.
    pub zone: Zone,
    /// The place in it that was meant: the one that matched, else the city that
    /// the zone is named after.
    pub place: &'a str,
    /// ISO 3166-1 code of the country that it lies in; empty for UTC and for
    /// offsets.
    pub country: &'a str,
    /// What of it matched.
    pub by: By,
    /// How well.
    pub fit: Fit,
}

/// What people say behind a place, by its letters as they are compared.
const TIME: [char; 5] = [' ', 't', 'i', 'm', 'e'];

/// What of a zone was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// What its time is called for short, like IST; may mean several.
    Abbreviation,
    /// Its distance from UTC.
    Offset,
    /// Its part of the world, like EMEA.
    Region,
    /// Its country.
    Country,
    /// A place in it.
    Place,
    /// An IANA name.
    Iana,
    /// What Windows or English call its time.
    Time,
}

/// A match before its zone is parsed. What fits better comes first; of what fits
/// exactly, a country before a city (Cuba is also what Turks call Juba); then the
/// bigger place, as far as the number of the zone's places tells.
struct Candidate<'a> {
    line: Line<'a>,
    place: &'a str,
    by: By,
    fit: Fit,
    size: usize,
}

impl<'a> Names<'a> {
    /// Reads nothing yet.
    #[must_use]
    pub const fn new(text: &'a str) -> Self {
        Self(text)
    }

    /// The zones that a query may mean, the best first, each once. `now` tells
    /// which places keep an offset that is asked for. Of an abbreviation in
    /// capitals only its meanings.
    #[must_use]
    pub fn find(&self, query: &str, now: Instant, limit: usize) -> Vec<Match<'a>> {
        let query = query.trim();
        if let Some(seconds) = offset(query) {
            return self.at_offset(seconds, now, limit);
        }
        let mut typed = Vec::new();
        key(query, &mut typed);
        if typed.is_empty() {
            return Vec::new();
        }
        let mut found = self.scan(&typed, false);
        // "London time" is London's; "Pacific time" has a name of its own.
        if let Some(place) = typed.strip_suffix(&TIME)
            && found.is_empty()
        {
            found = self.scan(place, false);
        }
        if found.is_empty() {
            found = self.scan(&typed, true);
        }
        let shouted = query.bytes().all(|byte| byte.is_ascii_uppercase())
            && found.iter().any(|one| one.by == By::Abbreviation);
        let mut matches = Vec::new();
        let nearest = found.first().map(|one| one.fit);
        for one in found {
            // With one error it is Vancouver; with two it would be Hanover as well.
            let further = matches!(one.fit, Fit::Nearly(_)) && Some(one.fit) != nearest;
            if matches.len() == limit || further || shouted && one.by != By::Abbreviation {
                break;
            }
            matches.extend(one.parsed());
        }
        matches
    }

    /// What a zone is called: its places and their spellings, its old IANA
    /// names, its names of times; by whichever IANA name. Empty for an unknown one.
    #[must_use]
    pub fn of(&self, zone: &str) -> Vec<&'a str> {
        let mut names = Vec::new();
        if let Some(line) = self.line(zone) {
            line.each(|name, by, _| {
                if by != By::Iana || name != line.zone {
                    names.push(name);
                }
            });
        }
        names
    }

    /// The ISO 3166-1 code of the country that a zone lies in, if it lies in one.
    #[must_use]
    pub fn country(&self, zone: &str) -> Option<&'a str> {
        let country = self.line(zone)?.country;
        (!country.is_empty()).then_some(country)
    }

    fn lines(self) -> impl Iterator<Item = Line<'a>> {
        self.0
            .lines()
            .skip(1)
            .take_while(|line| !line.starts_with('+'))
            .filter_map(Line::parse)
    }

    fn line(self, zone: &str) -> Option<Line<'a>> {
        self.lines().find(|line| line.has(zone))
    }

    /// All that fits, in order; forgiving typing errors or not.
    fn scan(self, typed: &[char], forgiving: bool) -> Vec<Candidate<'a>> {
        let mut found = Vec::new();
        let mut letters = Vec::new();
        for line in self.lines() {
            let mut best: Option<(Fit, By, &str, bool)> = None;
            line.each(|name, by, first| {
                let Some(fit) = fits(typed, name, &mut letters, forgiving) else {
                    return;
                };
                if best.is_none_or(|(least, as_by, ..)| (fit, by) < (least, as_by)) {
                    let place = if by == By::Place { first } else { line.city() };
                    best = Some((fit, by, place, place == line.city()));
                }
            });
            if let Some((fit, by, place, own)) = best {
                let size = line.size() + if own { 20 } else { 0 };
                insert(
                    &mut found,
                    Candidate {
                        line,
                        place,
                        by,
                        fit,
                        size,
                    },
                );
            }
        }
        for text in self.0.lines() {
            let Some((kind, rest)) = text.split_at_checked(1) else {
                continue;
            };
            let mut parts = rest.split('\t');
            let code = parts.next().unwrap_or_default();
            let names = parts.next().unwrap_or_default();
            let mut fit = fits(typed, code, &mut letters, false);
            let (by, zones) = match kind {
                "+" => (By::Country, ""),
                "*" => (By::Region, parts.next().unwrap_or_default()),
                "!" => (By::Abbreviation, names),
                _ => continue,
            };
            // A code is typed in full; two letters begin too many things.
            fit = fit.filter(|fit| *fit == Fit::Exact);
            if by != By::Abbreviation {
                for name in names.split('|') {
                    let of_name = fits(typed, name, &mut letters, forgiving);
                    if of_name.is_some_and(|one| fit.is_none_or(|fit| one < fit)) {
                        fit = of_name;
                    }
                }
            }
            let Some(fit) = fit else { continue };
            // Its zones stay in their order, and it counts for as much as the first.
            let mut left = None;
            let mut take = |line: Line<'a>| {
                let (place, size) = (line.city(), left.unwrap_or(line.size() + 20));
                insert(
                    &mut found,
                    Candidate {
                        line,
                        place,
                        by,
                        fit,
                        size,
                    },
                );
                left = Some(size.saturating_sub(1));
            };
            if by == By::Country {
                self.lines()
                    .filter(|line| line.country == code)
                    .for_each(&mut take);
            } else {
                zones
                    .split(' ')
                    .filter_map(|zone| self.line(zone))
                    .for_each(&mut take);
            }
        }
        found
    }

    /// The zone that is nothing but this offset, then places that keep it now.
    fn at_offset(self, seconds: i32, now: Instant, limit: usize) -> Vec<Match<'a>> {
        let mut matches = Vec::new();
        if let Some(zone) = fixed(seconds) {
            matches.push(Match {
                zone,
                place: "",
                country: "",
                by: By::Offset,
                fit: Fit::Exact,
            });
        }
        let mut found = Vec::new();
        for line in self.lines().filter(|line| line.zone != "Etc/UTC") {
            let keeps = Zone::parse(line.zone)
                .ok()
                .and_then(|zone| zone.localize(now).ok())
                .is_some_and(|local| local.offset.0 == seconds);
            if keeps {
                let (place, size) = (line.city(), line.size());
                let (by, fit) = (By::Offset, Fit::Exact);
                insert(
                    &mut found,
                    Candidate {
                        line,
                        place,
                        by,
                        fit,
                        size,
                    },
                );
            }
        }
        matches.extend(found.iter().filter_map(Candidate::parsed));
        matches.truncate(limit);
        matches
    }
}

/// A zone's line.
#[derive(Clone, Copy)]
struct Line<'a> {
    zone: &'a str,
    country: &'a str,
    rest: &'a str,
}

impl<'a> Line<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let (zone, rest) = text.split_once('\t')?;
        let (country, rest) = rest.split_once('\t')?;
        Some(Self {
            zone,
            country,
            rest,
        })
    }

    /// The name of the city that the zone is named after.
    fn city(self) -> &'a str {
        self.rest.split(['|', '\t']).next().unwrap_or_default()
    }

    /// How many places are named, which says how much goes on there.
    fn size(self) -> usize {
        self.rest.bytes().filter(|byte| *byte == b'\t').count()
    }

    /// Whether this is the zone's name, the present or an old one.
    fn has(self, zone: &str) -> bool {
        self.zone == zone
            || self
                .rest
                .split('\t')
                .filter_map(|part| part.strip_prefix('~'))
                .any(|old| old.split('|').any(|name| name == zone))
    }

    /// Calls with every name, what kind of name it is, and the first spelling
    /// of the same thing.
    fn each(self, mut act: impl FnMut(&'a str, By, &'a str)) {
        act(self.zone, By::Iana, self.zone);
        for part in self.rest.split('\t') {
            let (by, names) = match part.as_bytes().first() {
                Some(b'~') => (By::Iana, part.get(1..).unwrap_or_default()),
                Some(b'$') => (By::Time, part.get(1..).unwrap_or_default()),
                _ => (By::Place, part),
            };
            let mut first = None;
            for name in names.split('|') {
                act(name, by, first.get_or_insert(name));
            }
        }
    }
}

impl<'a> Candidate<'a> {
    fn rank(&self) -> (Fit, Option<By>, core::cmp::Reverse<usize>) {
        let by = (self.fit == Fit::Exact).then_some(self.by);
        (self.fit, by, core::cmp::Reverse(self.size))
    }

    fn parsed(&self) -> Option<Match<'a>> {
        Some(Match {
            zone: Zone::parse(self.line.zone).ok()?,
            place: self.place,
            country: self.line.country,
            by: self.by,
            fit: self.fit,
        })
    }
}

/// Puts a candidate in its place; of two of one zone the better one stays.
fn insert<'a>(found: &mut Vec<Candidate<'a>>, one: Candidate<'a>) {
    if let Some(at) = found
        .iter()
        .position(|other| other.line.zone == one.line.zone)
    {
        if found
            .get(at)
            .is_some_and(|other| other.rank() <= one.rank())
        {
            return;
        }
        found.remove(at);
    }
    let before = found.iter().rposition(|other| other.rank() <= one.rank());
    found.insert(before.map_or(0, |index| index + 1), one);
}

/// The seconds of `UTC+5:45`, `GMT-3`, `+05:30` or `UTC`; none for what is no
/// offset, or further from UTC than clocks go.
fn offset(text: &str) -> Option<i32> {
    let named = text
        .get(..3)
        .filter(|head| head.eq_ignore_ascii_case("utc") || head.eq_ignore_ascii_case("gmt"));
    let rest = text.get(named.map_or(0, str::len)..)?.trim_start();
    let (west, digits) = match rest.chars().next()? {
        '+' => (false, rest.get(1..)?),
        '-' => (true, rest.get(1..)?),
        '−' => (true, rest.get('−'.len_utf8()..)?),
        _ => return None,
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.len() > 2 => digits.split_at_checked(digits.len() - 2)?,
        None => (digits, "00"),
    };
    let number = |text: &str| {
        let good = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        if good { text.parse::<i32>().ok() } else { None }
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    if hours > 14 || minutes > 59 {
        return None;
    }
    let seconds = hours * 3_600 + minutes * 60;
    Some(if west { -seconds } else { seconds })
}

/// The zone that always keeps this offset and nothing else, which IANA has for
/// whole hours, with signs that count westward.
fn fixed(seconds: i32) -> Option<Zone> {
    if seconds % 3_600 != 0 {
        return None;
    }
    let hours = seconds / 3_600;
    if hours == 0 {
        return Zone::parse("Etc/UTC").ok();
    }
    let mut name = String::from("Etc/GMT");
    name.push(if hours > 0 { '-' } else { '+' });
    crate::digits::push_padded(&mut name, u64::from(hours.unsigned_abs()), 1);
    Zone::parse(&name).ok()
}
