//! Calendar files (iCalendar, RFC 5545) and links that fill in a calendar's form.
//!
//! [`file`] writes events, [`series`] makes them of a cadence, [`google`] and
//! [`outlook`] make links of one. What these write is read by calendars of very
//! different strictness, so they keep to what all of them read alike:
//!
//! - One rule per event, with one weekday in it: Exchange's monthly pattern has
//!   room for one. A slot that meets on two ordinals is two events.
//! - A date that is moved is an exception of its series and an event of its own.
//!   `RECURRENCE-ID` would say it too, but not to importers that expand rules
//!   alone.
//! - Zones are described by yearly rules, never by lists of dates, and always
//!   with a standard time.
//!
//! User text gets into a file through [`line`](self)'s one encoder, and into a
//! link percent-encoded; neither can end a line or add a field. Nothing here
//! reads a clock: the stamp is an argument, and a UID is made of the data.

mod line;
mod link;
mod recurrence;
mod series;
mod uid;
mod zone;

#[cfg(test)]
mod tests;

use chrono::{Days, NaiveDate, NaiveDateTime};

use crate::link::LinkUrl;
use crate::zone::{Instant, OutOfRange, Zone};

pub use link::{Outlook, google, outlook};
pub use recurrence::{Recurrence, Rule};
pub use series::{SINGLE_YEARS, Wording, series};
pub use uid::uid;

use line::Lines;

/// An entry of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The name by which a calendar knows it again when it is imported a second
    /// time; [`uid`] makes one.
    pub uid: String,
    /// What the calendar shows.
    pub title: String,
    /// When it is, the first time if it recurs.
    pub when: When,
    /// How it recurs, if it does.
    pub recurrence: Option<Recurrence>,
    /// Where it is held.
    pub location: Option<LinkUrl>,
    /// More about it; several lines if need be.
    pub notes: String,
}

/// When an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// On the clock of a zone, so that it stays right when clocks change.
    Clock {
        /// What the clock shows when it begins.
        wall: NaiveDateTime,
        /// Whose clock.
        zone: Zone,
        /// Length in minutes, if it is known.
        minutes: Option<u16>,
    },
    /// On a day, at a time that nobody has told.
    Day(NaiveDate),
}

impl When {
    /// On the clock of `zone` at an instant.
    ///
    /// # Errors
    /// When that clock shows a year before 2026 or after 2099.
    pub fn at(start: Instant, zone: Zone, minutes: Option<u16>) -> Result<Self, OutOfRange> {
        Ok(Self::Clock {
            wall: zone.localize(start)?.wall,
            zone,
            minutes,
        })
    }

    /// The day on which it begins.
    #[must_use]
    pub fn date(&self) -> NaiveDate {
        match self {
            Self::Clock { wall, .. } => wall.date(),
            Self::Day(date) => *date,
        }
    }

    /// The same on another day.
    fn on(&self, date: NaiveDate) -> Self {
        match *self {
            Self::Clock {
                wall,
                zone,
                minutes,
            } => Self::Clock {
                wall: date.and_time(wall.time()),
                zone,
                minutes,
            },
            Self::Day(_) => Self::Day(date),
        }
    }

    /// When it begins, if it has a time.
    fn start(&self) -> Option<Instant> {
        match self {
            Self::Clock { wall, zone, .. } => Some(zone.resolve(*wall).ok()?.instant),
            Self::Day(_) => None,
        }
    }
}

/// A calendar file of these events: lines that end in CR LF, 75 octets at most.
///
/// `stamp` is when it is written (`DTSTAMP`).
#[must_use]
pub fn file(events: &[Event], stamp: Instant) -> String {
    let mut lines = Lines::default();
    lines.plain("BEGIN", "VCALENDAR");
    lines.plain("VERSION", "2.0");
    lines.plain("PRODID", "-//Inlay//Inlay//EN");
    lines.plain("CALSCALE", "GREGORIAN");
    lines.plain("METHOD", "PUBLISH");
    zones(&mut lines, events);
    for event in events {
        write(&mut lines, event, stamp);
    }
    lines.plain("END", "VCALENDAR");
    lines.finish()
}

/// Each zone that the events name, described once, for as long as it is needed.
fn zones(lines: &mut Lines, events: &[Event]) {
    let mut needed: Vec<(Zone, Instant, Option<Instant>)> = Vec::new();
    for event in events {
        let (When::Clock { zone, .. }, Some(first)) = (event.when, event.when.start()) else {
            continue;
        };
        let last = match &event.recurrence {
            None => Some(first),
            Some(recurrence) => recurrence.last.and_then(|date| event.when.on(date).start()),
        };
        match needed.iter_mut().find(|(known, ..)| *known == zone) {
            None => needed.push((zone, first, last)),
            Some((_, from, to)) => {
                *from = first.min(*from);
                *to = last.zip(*to).map(|(one, other)| one.max(other));
            }
        }
    }
    for (zone, first, last) in needed {
        zone::describe(lines, zone, first, last);
    }
}

fn write(lines: &mut Lines, event: &Event, stamp: Instant) {
    lines.plain("BEGIN", "VEVENT");
    lines.text("UID", &event.uid);
    lines.instant("DTSTAMP", stamp);
    match event.when {
        When::Clock {
            wall,
            zone,
            minutes,
        } => {
            lines.wall("DTSTART", zone, wall);
            let end = minutes.and_then(|minutes| end(event, wall, zone, minutes));
            if let Some(end) = end {
                lines.wall("DTEND", zone, end);
            }
        }
        When::Day(date) => {
            lines.date("DTSTART", date);
            if let Some(next) = date.checked_add_days(Days::new(1)) {
                lines.date("DTEND", next);
            }
            // Nobody is busy all day for it.
            lines.plain("TRANSP", "TRANSPARENT");
        }
    }
    if let Some(recurrence) = &event.recurrence {
        lines.plain("RRULE", &recurrence.text(&event.when));
        for date in &recurrence.except {
            match event.when.on(*date) {
                When::Clock { wall, zone, .. } => lines.wall("EXDATE", zone, wall),
                When::Day(date) => lines.date("EXDATE", date),
            }
        }
    }
    lines.text("SUMMARY", &event.title);
    if let Some(location) = &event.location {
        lines.text("LOCATION", location.as_str());
        // A relative one leads nowhere from a calendar.
        if location.is_external() {
            lines.uri("URL", location.as_str());
        }
    }
    if !event.notes.is_empty() {
        lines.text("DESCRIPTION", &event.notes);
    }
    lines.plain("END", "VEVENT");
}

/// What the clock shows at the end. That of a series is counted on the clock,
/// since its first meeting stands for all; that of a single one in minutes that
/// pass.
fn end(event: &Event, wall: NaiveDateTime, zone: Zone, minutes: u16) -> Option<NaiveDateTime> {
    if event.recurrence.is_some() {
        return wall.checked_add_signed(chrono::TimeDelta::minutes(i64::from(minutes)));
    }
    let start = zone.resolve(wall).ok()?.instant;
    let end = zone.localize(start.plus_minutes(i64::from(minutes)));
    Some(end.ok()?.wall)
}
