//! `inlay time`: a moment on several clocks, and the zones behind them.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Datelike, NaiveTime};
use clap::{Args, Subcommand};
use inlay_domain::schedule::phrase::{Meant, Phrase, Unclear, Understood};
use inlay_domain::schedule::{Date, WallTime, Weekday};
use inlay_domain::zone::names::{By, Fit, Match, NAMES, Names};
use inlay_domain::zone::{Instant, Kind, Offset, OutOfRange, Zone};
use serde::Serialize;

use crate::failure::Failure;
use crate::output::Output;

/// How many zones are listed at most: the world has about 420.
const MOST: usize = 600;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// A time in one zone, on the clocks of others.
    Convert(Convert),
    /// Find zones by city, country, region, abbreviation, offset, or their names
    /// at IANA and in Windows.
    Zones(Zones),
    /// When a zone changes its clocks.
    Transitions(Transitions),
}

#[derive(Args)]
pub(crate) struct Convert {
    /// The time on a clock in ZONE, like 2026-12-02T16:00; without ZONE a phrase
    /// like "next Wednesday 4pm London".
    #[arg(value_name = "WHEN")]
    when: String,

    /// The zone's IANA name, like Europe/London.
    zone: Option<Zone>,

    /// Whose clocks to show.
    #[arg(long, value_name = "ZONE,…", value_delimiter = ',')]
    to: Vec<Zone>,

    /// The instant that counts as now, for phrases.
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    now: Option<Instant>,
}

#[derive(Args)]
pub(crate) struct Zones {
    /// What to look for.
    #[arg(value_name = "QUERY")]
    query: String,

    /// The instant for which offsets are given.
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    now: Option<Instant>,
}

#[derive(Args)]
pub(crate) struct Transitions {
    /// The zone's IANA name.
    zone: Zone,

    /// The first date, on the zone's own calendar.
    #[arg(long, value_name = "DATE", value_parser = date)]
    from: Date,

    /// The last date, inclusive.
    #[arg(long, value_name = "DATE", value_parser = date)]
    to: Date,
}

fn date(text: &str) -> Result<Date, &'static str> {
    Date::parse(text).ok_or("write a date that exists as YYYY-MM-DD")
}

fn instant(text: &str) -> Result<Instant, &'static str> {
    Instant::parse(text).ok_or("write an instant like 2026-12-02T16:00:00Z")
}

/// The machine's clock, unless another instant stands in for it.
#[expect(
    clippy::disallowed_methods,
    reason = "a terminal has a clock; this is the one place that reads it"
)]
fn now(given: Option<Instant>) -> Instant {
    given.unwrap_or_else(|| {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        let seconds = since.map_or(0, |since| since.as_secs());
        Instant::from_unix(i64::try_from(seconds).unwrap_or(i64::MAX))
    })
}

impl Command {
    pub(crate) fn run(self, output: &mut Output) -> Result<(), Failure> {
        match self {
            Self::Convert(command) => command.run(output),
            Self::Zones(command) => command.run(output),
            Self::Transitions(command) => command.run(output),
        }
    }
}

/// A moment in the terminal's JSON.
#[derive(Serialize)]
struct Converted {
    instant: Instant,
    note: Option<&'static str>,
    r#in: Vec<There>,
}

#[derive(Serialize)]
struct There {
    zone: Zone,
    local: String,
    day_shift: i32,
    abbreviation: &'static str,
}

impl Convert {
    fn run(self, output: &mut Output) -> Result<(), Failure> {
        let found = self.understand()?;
        let mut there = Vec::new();
        for zone in &self.to {
            let local = zone.localize(found.instant).map_err(out_of_range)?;
            there.push((*zone, local));
        }
        let note = match found.kind {
            Kind::Unique => None,
            Kind::Gap { .. } => Some("gap"),
            Kind::Fold => Some("fold"),
        };
        if output.is_json() {
            let there = there.iter().map(|(zone, local)| There {
                zone: *zone,
                local: local.rfc3339(),
                day_shift: local.day_shift(found.date),
                abbreviation: local.abbreviation,
            });
            return output.json(&Converted {
                instant: found.instant,
                note,
                r#in: there.collect(),
            });
        }
        let own = found.zone.localize(found.instant).map_err(out_of_range)?;
        match found.kind {
            Kind::Unique => {}
            Kind::Gap { by } => output.line(&format!(
                "The clocks skip {} there; it is {by} minutes later.",
                found.time.text()
            ))?,
            Kind::Fold => output.line(&format!(
                "The clocks show {} twice there; the first is meant.",
                found.time.text()
            ))?,
        }
        let mut lines = vec![(found.zone, own)];
        lines.extend(there);
        let width = lines.iter().map(|(zone, _)| zone.name().len()).max();
        for (zone, local) in &lines {
            let shift = match local.day_shift(found.date) {
                0 => String::new(),
                days => format!(" {days:+}d"),
            };
            output.line(&format!(
                "{:width$}  {} {} {}{shift}  {} {}",
                zone.name(),
                Date(local.wall.date()).text(),
                short(Weekday::from(local.wall.weekday())),
                WallTime::from(local.wall.time()).text(),
                utc(local.offset),
                local.abbreviation,
                width = width.unwrap_or(0),
            ))?;
        }
        Ok(())
    }

    fn understand(&self) -> Result<Understood, Failure> {
        let now = now(self.now);
        let zone = |zone: Zone| zone.localize(now).map_err(out_of_range);
        let today = zone(self.zone.unwrap_or(utc_zone()?))?.wall.date();
        let phrase = Phrase::read(&self.when, today).map_err(|error| unclear(&error))?;
        let at = |zone| phrase.at(zone, now).map_err(|error| unclear(&error));
        let place = phrase.place();
        match self.zone {
            Some(zone) if place.is_empty() => return at(zone),
            Some(_) => {
                return Err(Failure::Usage(format!(
                    "\"{place}\" isn't part of a time. Write it like 2026-12-02T16:00, or name the place in the text and give no zone."
                )));
            }
            None if phrase.needs_no_zone() && place.is_empty() => return at(utc_zone()?),
            None if place.is_empty() => {
                return Err(Failure::Usage(
                    "Say where: name a zone like Europe/London after the time.".to_owned(),
                ));
            }
            None => {}
        }
        match phrase.meant(Names::new(NAMES), now) {
            Meant::One(meant, _) => Ok(meant),
            Meant::Several(several) => {
                let meanings: Vec<_> = several.iter().map(|one| one.zone.name()).collect();
                Err(Failure::Usage(format!(
                    "\"{place}\" can mean {}. Name one of them.",
                    meanings.join(", ")
                )))
            }
            Meant::Nowhere => Err(Failure::Usage(format!(
                "No place is called \"{place}\". Name a city, or a zone like Europe/London."
            ))),
            Meant::Unclear(error) => Err(unclear(&error)),
        }
    }
}

fn utc_zone() -> Result<Zone, Failure> {
    Zone::parse("Etc/UTC").map_err(|error| Failure::Data(error.to_string()))
}

/// What to do about a text that isn't clear.
fn unclear(error: &Unclear) -> Failure {
    Failure::Usage(match error {
        Unclear::Empty | Unclear::NoTime => {
            "There is no time in this. Write one like 2026-12-02T16:00, 16:00 or 4pm.".to_owned()
        }
        Unclear::TwoTimes => "There are two times in this. Leave one.".to_owned(),
        Unclear::TwoDays => "There are two days in this. Leave one.".to_owned(),
        Unclear::Half(hour) => {
            let later = u32::from(*hour) % 12 + 12;
            format!("Morning or afternoon? Write {hour:02}:00 or {later}:00.")
        }
        Unclear::Order(one, other) => format!(
            "Day or month first? Write {} or {}.",
            one.text(),
            other.text()
        ),
        Unclear::NoSuch => {
            "There is no such day or time. Write it like 2026-12-02T16:00.".to_owned()
        }
        Unclear::Mismatch(date) => {
            let day = Weekday::from(date.weekday());
            format!(
                "{} is a {}. Leave the weekday out, or correct the date.",
                Date(*date).text(),
                capital(day.name())
            )
        }
        Unclear::OutOfRange => OutOfRange.to_string(),
    })
}

fn out_of_range(error: OutOfRange) -> Failure {
    Failure::Usage(error.to_string())
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
    first.to_uppercase() + rest
}

/// `Wed`.
fn short(day: Weekday) -> String {
    capital(day.name().get(..3).unwrap_or_default())
}

/// `UTC+01:00`.
fn utc(offset: Offset) -> String {
    let mut text = String::from("UTC");
    offset.push(&mut text);
    text
}

/// A zone in the terminal's JSON.
#[derive(Serialize)]
struct Row<'a> {
    zone: Zone,
    names: Vec<&'a str>,
    country: Option<&'a str>,
    offset: i32,
}

impl Zones {
    fn run(self, output: &mut Output) -> Result<(), Failure> {
        let now = now(self.now);
        let names = Names::new(NAMES);
        let found = names.find(&self.query, now, MOST);
        if output.is_json() {
            let rows = found.iter().map(|one| row(&names, one, now));
            return output.json(&rows.collect::<Result<Vec<_>, _>>()?);
        }
        let Some(first) = found.first() else {
            return output.line(&format!(
                "No zone is called {}. Try a city, a country or an offset like UTC+5:45.",
                self.query
            ));
        };
        if matches!(first.fit, Fit::Nearly(_)) {
            output.line(&format!("Nothing is called {}. Similar:", self.query))?;
        }
        if first.by == By::Abbreviation && found.len() > 1 {
            output.line(&format!("{} can mean:", self.query))?;
        }
        for one in &found {
            let offset = one.zone.localize(now).map_err(out_of_range)?.offset;
            let country = one.country;
            let place = if one.place.is_empty() {
                utc(offset)
            } else {
                one.place.to_owned()
            };
            let line = format!(
                "{:32}  {}  {country:2}  {place}",
                one.zone.name(),
                utc(offset)
            );
            output.line(line.trim_end())?;
        }
        Ok(())
    }
}

/// What matched stands first among the names.
fn row<'a>(names: &Names<'a>, one: &Match<'a>, now: Instant) -> Result<Row<'a>, Failure> {
    let mut all: Vec<&str> = Vec::new();
    for name in std::iter::once(one.place).chain(names.of(one.zone.name())) {
        if !name.is_empty() && !all.contains(&name) {
            all.push(name);
        }
    }
    Ok(Row {
        zone: one.zone,
        names: all,
        country: (!one.country.is_empty()).then_some(one.country),
        offset: one.zone.localize(now).map_err(out_of_range)?.offset.0,
    })
}

/// A change of the clocks in the terminal's JSON, offsets in seconds.
#[derive(Serialize)]
struct Change {
    at: Instant,
    offset_before: i32,
    offset_after: i32,
}

impl Transitions {
    fn run(self, output: &mut Output) -> Result<(), Failure> {
        let (zone, from, to) = (self.zone, self.from.0, self.to.0);
        if to < from {
            return Err(Failure::Usage("--to is before --from.".to_owned()));
        }
        let midnight = |date: Date| {
            let midnight = zone.resolve(date.0.and_time(NaiveTime::MIN));
            midnight.map(|found| found.instant).map_err(out_of_range)
        };
        // Two days more: which date a change is on, its own clock tells.
        let (start, end) = (midnight(self.from)?, midnight(self.to)?);
        let changes = zone
            .transitions(start.plus_seconds(-86_400), end.plus_seconds(2 * 86_400))
            .filter(|change| {
                let wall = change.at.unix() + i64::from(change.before.0);
                let date = DateTime::from_timestamp(wall, 0).map(|wall| wall.date_naive());
                date.is_some_and(|date| (from..=to).contains(&date))
            });
        if output.is_json() {
            let rows = changes.map(|change| Change {
                at: change.at,
                offset_before: change.before.0,
                offset_after: change.after.0,
            });
            return output.json(&rows.collect::<Vec<_>>());
        }
        let mut none = true;
        for change in changes {
            none = false;
            output.line(&format!(
                "{}  {} → {}",
                change.at.rfc3339(),
                utc(change.before),
                utc(change.after)
            ))?;
        }
        if none {
            output.line(&format!(
                "{} doesn't change its clocks in that time.",
                zone.name()
            ))?;
        }
        Ok(())
    }
}
