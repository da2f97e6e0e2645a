//! A time as people type it: "Wed 4pm London", "2026-12-02 16:00 PT",
//! "next Wednesday 9:30 Berlin", "tomorrow noon".
//!
//! Reading has two steps. [`Phrase::read`] takes day and time out of the text and
//! leaves what names the place; whoever calls finds that place's zone, and
//! [`Phrase::at`] tells the instant. What isn't said is told as implied, and what
//! could mean two things is asked: nothing is made up.

use chrono::{Datelike, Days, NaiveDate};

use super::{Date, WallTime, Weekday};
use crate::digits;
use crate::zone::names::{By, Match, Names};
use crate::zone::{Instant, Kind, Zone};

/// How many zones are looked at that a place may mean.
pub const OFFERED: usize = 8;

mod day;
mod time;

/// A time that was typed, before its zone is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    day: Day,
    time: Time,
    place: String,
}

/// Which day was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Day {
    /// None: the next one on which the time is still to come.
    Implied,
    /// A date, perhaps without its year.
    Date {
        year: Option<i32>,
        month: u32,
        day: u32,
        weekday: Option<Weekday>,
    },
    /// The next such day; with `after` not today.
    Weekday { weekday: Weekday, after: bool },
    /// So many days from today.
    Ahead(u16),
}

/// Which time of day was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Time {
    Clock(WallTime),
    /// The present moment.
    Now,
    /// A moment that needs no zone.
    Instant(Instant),
}

/// The moment that a phrase means in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Understood {
    /// The zone whose clock shows it.
    pub zone: Zone,
    /// The date on that clock.
    pub date: NaiveDate,
    /// The time on that clock, as it was typed.
    pub time: WallTime,
    /// The moment itself.
    pub instant: Instant,
    /// Whether that clock shows the time once, never or twice on that day.
    pub kind: Kind,
    /// Whether the day was named, rather than taken for the next one.
    pub dated: bool,
}

/// Why a text isn't understood, and what would make it clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// Nothing was typed.
    Empty,
    /// There is no time of day in it.
    NoTime,
    /// There are two times in it.
    TwoTimes,
    /// There are two days in it.
    TwoDays,
    /// An hour from 1 to 12 alone: of the morning or of the afternoon?
    Half(u8),
    /// A date of two small numbers: day first or month first? Both, in the year
    /// that was typed or that comes next.
    Order(Date, Date),
    /// The calendar has no such day, or the clock no such time.
    NoSuch,
    /// That date is another day of the week, namely this one.
    Mismatch(NaiveDate),
    /// Before 2026 or after 2099.
    OutOfRange,
}

/// What a phrase means by the names of places.
#[cfg_attr(
    not(target_family = "wasm"),
    expect(
        clippy::large_enum_variant,
        reason = "one lives at a time, and a box would be code that readers download"
    )
)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant<'a> {
    /// A moment, and the place that was found.
    One(Understood, Match<'a>),
    /// Any of these places, where it is at different moments.
    Several(Vec<Match<'a>>),
    /// No place is called like this.
    Nowhere,
    /// The place is known, the time isn't clear.
    Unclear(Unclear),
}

impl Phrase {
    /// Takes day and time out of a text; `today` gives a date without a year its
    /// year, where that has to be asked.
    ///
    /// # Errors
    /// When there is no time in it, or what is there can mean two things.
    pub fn read(text: &str, today: NaiveDate) -> Result<Self, Unclear> {
        let mut words: Vec<&str> = text
            .split(|char: char| char.is_whitespace() || matches!(char, ',' | ';'))
            .filter(|word| !word.is_empty())
            .collect();
        if words.is_empty() {
            return Err(Unclear::Empty);
        }
        let whole = time::moment(&mut words)?;
        let day = match whole {
            Some((day, _)) => day,
            None => day::take(&mut words, today)?,
        };
        let time = match whole {
            Some((_, time)) => Some(time),
            None => time::take(&mut words)?,
        };
        while let Some(last) = words.last()
            && is_filler(last)
        {
            words.pop();
        }
        let skip = words.iter().take_while(|word| is_filler(word)).count();
        let place = words.get(skip..).unwrap_or_default().join(" ");
        let Some(time) = time else {
            return Err(Unclear::NoTime);
        };
        Ok(Self { day, time, place })
    }

    /// What of the text names the place; empty when none does.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Whether it means one moment whatever the zone: "now", or a time with its
    /// offset.
    #[must_use]
    pub const fn needs_no_zone(&self) -> bool {
        !matches!(self.time, Time::Clock(_))
    }

    /// The moment at which a clock in `zone` shows it, counted from `now`.
    ///
    /// # Errors
    /// When there is no such day, or it is before 2026 or after 2099.
    pub fn at(&self, zone: Zone, now: Instant) -> Result<Understood, Unclear> {
        let out = |_| Unclear::OutOfRange;
        let today = zone.localize(now).map_err(out)?.wall.date();
        let clock = match self.time {
            Time::Clock(time) => time,
            Time::Now | Time::Instant(_) => {
                let instant = match self.time {
                    Time::Instant(instant) => instant,
                    _ => now,
                };
                let wall = zone.localize(instant).map_err(out)?.wall;
                return Ok(Understood {
                    zone,
                    date: wall.date(),
                    time: wall.time().into(),
                    instant,
                    kind: Kind::Unique,
                    dated: self.time != Time::Now,
                });
            }
        };
        let resolve = |date: NaiveDate| zone.resolve(date.and_time(clock.naive())).map_err(out);
        let later = |date: NaiveDate, days: u64| {
            date.checked_add_days(Days::new(days))
                .ok_or(Unclear::OutOfRange)
        };
        let mut date = self.date(today)?;
        // What is over already is meant for the next time.
        let again = match self.day {
            Day::Implied => 1,
            Day::Weekday { after: false, .. } => 7,
            _ => 0,
        };
        if again > 0 && date == today && resolve(date)?.instant < now {
            date = later(date, again)?;
        }
        let found = resolve(date)?;
        Ok(Understood {
            zone,
            date,
            time: clock,
            instant: found.instant,
            kind: found.kind,
            dated: self.day != Day::Implied,
        })
    }

    /// Finds the zone of its place among the names, and the moment there. Typing
    /// errors are forgiven; what can be several moments is left to ask.
    #[must_use]
    pub fn meant<'a>(&self, names: Names<'a>, now: Instant) -> Meant<'a> {
        self.among(names.find(&self.place, now, OFFERED), now)
    }

    /// [`Phrase::meant`] where its place was looked up already: among those that were
    /// [found](Names::find), the best first.
    #[must_use]
    pub fn among<'a>(&self, mut found: Vec<Match<'a>>, now: Instant) -> Meant<'a> {
        let Some(best) = found.first().copied() else {
            return Meant::Nowhere;
        };
        let meant = match self.at(best.zone, now) {
            Ok(meant) => meant,
            Err(unclear) => return Meant::Unclear(unclear),
        };
        found.retain(|one| one.fit == best.fit && one.by == best.by);
        let same = |one: &Match<'_>| {
            self.at(one.zone, now)
                .is_ok_and(|other| other.instant == meant.instant)
        };
        // Of places of one name, or nearly, the biggest is meant.
        if best.by == By::Place || found.iter().all(same) {
            Meant::One(meant, best)
        } else {
            Meant::Several(found)
        }
    }

    /// The day that is meant when it is `today`.
    fn date(&self, today: NaiveDate) -> Result<NaiveDate, Unclear> {
        let ahead = |days: u64| {
            today
                .checked_add_days(Days::new(days))
                .ok_or(Unclear::OutOfRange)
        };
        match self.day {
            Day::Implied => Ok(today),
            Day::Ahead(days) => ahead(days.into()),
            Day::Weekday { weekday, after } => {
                let today = Weekday::from(today.weekday()).index();
                let days = u64::from((weekday.index() + 7 - today) % 7);
                ahead(if after && days == 0 { 7 } else { days })
            }
            Day::Date {
                year,
                month,
                day,
                weekday,
            } => {
                let date = day::dated(year, month, day, today).ok_or(Unclear::NoSuch)?;
                let named = weekday.is_none_or(|named| named == date.weekday().into());
                if named {
                    Ok(date)
                } else {
                    Err(Unclear::Mismatch(date))
                }
            }
        }
    }
}

/// Words that stand between the parts of a time and say nothing.
fn is_filler(word: &str) -> bool {
    [
        "at", "on", "in", "the", "of", "for", "o'clock", "uhr", "-", "–", "@", "/", "time:",
    ]
    .iter()
    .any(|filler| word.eq_ignore_ascii_case(filler))
}

/// The number that a word of digits is, if it has no more than `most` of them.
fn number(word: &str, most: usize) -> Option<u32> {
    digits::read(word).filter(|_| word.len() <= most)
}
