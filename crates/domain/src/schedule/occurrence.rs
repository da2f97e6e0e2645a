//! The dated meetings of a cadence.

use chrono::{NaiveDate, Timelike};

use super::{Cadence, Date, On};
use crate::zone::{Instant, Kind, Local, OutOfRange, Zone};

/// One meeting of a cadence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Its date in the zone of its slot.
    pub date: NaiveDate,
    /// Index of its slot in the rotation.
    pub slot: Option<usize>,
    /// When it begins, if the data give a time.
    pub start: Option<Instant>,
    /// When it ends, if they give a duration too.
    pub end: Option<Instant>,
    /// Whether its wall time exists once, never or twice on its date.
    pub note: Kind,
    /// The date that the rule gives, when it was moved to another date or
    /// time.
    pub moved_from: Option<NaiveDate>,
    /// Date and start of the same slot's last meeting that was held.
    pub previous: Option<(NaiveDate, Instant)>,
}

/// An occurrence on someone's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// What that clock shows when the meeting begins.
    pub local: Local,
    /// Days from the date of the occurrence to the day of that clock.
    pub day_shift: i32,
}

/// What the data leave unsaid about a cadence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The slots take turns, and nothing says whose turn the first one is:
    /// dates are known, slots and times aren't.
    Turns,
    /// A slot has no time: its dates are known, its times aren't.
    Time,
}

/// Why a cadence has no occurrences to give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unscheduled {
    /// It recurs every so many weeks, and nothing says from when on.
    NoStart,
    /// A meeting is before 2026 or after 2099.
    OutOfRange,
}

impl core::fmt::Display for Unscheduled {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::NoStart => formatter.write_str(
                "The dates of a meeting every few weeks count from its start, and none is given. Add \"starts\".",
            ),
            Self::OutOfRange => OutOfRange.fmt(formatter),
        }
    }
}

impl core::error::Error for Unscheduled {}

impl From<OutOfRange> for Unscheduled {
    fn from(_: OutOfRange) -> Self {
        Self::OutOfRange
    }
}

impl Occurrence {
    /// What a clock in `zone` shows when it begins, and on which day; `None`
    /// without a time, or when that clock shows a year after 2099.
    #[must_use]
    pub fn local(&self, zone: &Zone) -> Option<Seen> {
        let local = zone.localize(self.start?).ok()?;
        Some(Seen {
            local,
            day_shift: local.day_shift(self.date),
        })
    }

    /// Minutes by which it is later (earlier when negative) on the clocks of
    /// `zone` than the same slot's last meeting was. `None` when there was
    /// none, or no time is given.
    #[must_use]
    pub fn moves(&self, zone: &Zone) -> Option<i32> {
        let (date, start) = self.previous?;
        Some(minutes(zone, self.date, self.start?)? - minutes(zone, date, start)?)
    }
}

/// Minutes from the midnight at which `date` begins to what a clock shows.
fn minutes(zone: &Zone, date: NaiveDate, start: Instant) -> Option<i32> {
    let local = zone.localize(start).ok()?;
    let clock = i32::try_from(local.wall.num_seconds_from_midnight() / 60).ok()?;
    Some(local.day_shift(date) * 1_440 + clock)
}

/// A date of the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Planned {
    pub(crate) rule_date: NaiveDate,
    /// Which of the rule's ordinals it is, counted from 0.
    pub(crate) ordinal: usize,
    /// Whose turn it is, as far as the data tell.
    pub(crate) slot: Option<usize>,
}

/// A meeting that is held, before its time is worked out.
struct Held {
    date: NaiveDate,
    slot: Option<usize>,
    rule_date: NaiveDate,
}

impl Cadence {
    /// The meetings from `from` to `to`, both inclusive, by date.
    ///
    /// # Errors
    /// [`Unscheduled::NoStart`] when nothing says which weeks are meant,
    /// [`Unscheduled::OutOfRange`] when a meeting with a time is before 2026 or
    /// after 2099.
    pub fn occurrences(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<Occurrence>, Unscheduled> {
        // The last one of a slot may be long before `from`. No time is worked
        // out for those in between, so the way back to 2026 costs little.
        let held = self.held(from.min(FIRST), to)?;
        let mut occurrences = Vec::new();
        for (index, one) in held.iter().enumerate().filter(|(_, one)| one.date >= from) {
            let start = self.start(one)?;
            let previous = start.and_then(|_| {
                let before = held.get(..index)?.iter().rev();
                before
                    .filter(|before| before.slot == one.slot)
                    .find_map(|before| Some((before.date, self.start(before).ok()??.0)))
            });
            let minutes = self.duration.map(i64::from);
            let found = Occurrence {
                date: one.date,
                slot: one.slot,
                start: start.map(|(start, _)| start),
                end: start.and_then(|(start, _)| Some(start.plus_minutes(minutes?))),
                note: start.map_or(Kind::Unique, |(_, note)| note),
                moved_from: self.move_of(one.rule_date).map(|_| one.rule_date),
                previous,
            };
            // Two of one day, after a move: by time.
            insert(&mut occurrences, found, |one| (one.date, one.start));
        }
        Ok(occurrences)
    }

    /// The meeting that is on at `now`, else the first one after it; `None`
    /// when there is none until 2099. Without a time, one counts until its
    /// date is over everywhere.
    ///
    /// # Errors
    /// As for [`Cadence::occurrences`].
    pub fn next(&self, now: Instant) -> Result<Option<Occurrence>, Unscheduled> {
        let utc = |instant: Instant| {
            Zone::parse("Etc/UTC")
                .ok()
                .and_then(|zone| zone.localize(instant).ok())
                .map(|local| local.wall.date())
        };
        // A meeting of yesterday's date may still be on, at most 15 hours west.
        let mut from = utc(now.plus_seconds(-2 * 86_400)).unwrap_or(FIRST);
        if now > LAST_INSTANT {
            return Ok(None);
        }
        while from <= LAST {
            let to = from
                .checked_add_months(chrono::Months::new(6))
                .unwrap_or(LAST)
                .min(LAST);
            let found =
                self.occurrences(from, to)?
                    .into_iter()
                    .find(|one| match (one.end, one.start) {
                        (Some(end), _) => end > now,
                        (None, Some(start)) => start >= now,
                        (None, None) => {
                            utc(now.plus_seconds(-12 * 3_600)).is_none_or(|date| one.date >= date)
                        }
                    });
            if found.is_some() {
                return Ok(found);
            }
            let Some(next) = to.succ_opt() else { break };
            from = next;
        }
        Ok(None)
    }

    /// What the data leave unsaid, the more important first.
    #[must_use]
    pub fn missing(&self) -> Option<Missing> {
        if self.starts.is_none() && self.takes_turns() {
            return Some(Missing::Turns);
        }
        let timeless = self.rotation.is_empty()
            || self
                .rotation
                .iter()
                .any(|slot| slot.time.is_none() || slot.zone.is_none());
        timeless.then_some(Missing::Time)
    }

    /// Whether the slots take turns, rather than each having its ordinal.
    fn takes_turns(&self) -> bool {
        let slots = self.rotation.len();
        slots > 1 && !matches!(&self.on, On::Monthly { ordinals, .. } if ordinals.len() == slots)
    }

    /// Dates and slots of the meetings that are held, by date.
    fn held(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Held>, Unscheduled> {
        if self.starts().is_none() && matches!(self.on, On::Weekly { .. }) {
            return Err(Unscheduled::NoStart);
        }
        // The rule's own dates may lie outside when one was moved inside.
        let rule_dates = || self.moved.iter().map(|(date, _)| date.0);
        let begin = rule_dates().fold(from, NaiveDate::min);
        let end = rule_dates().fold(to, NaiveDate::max);
        let mut held = Vec::new();
        for planned in self.planned(begin, end) {
            let Planned {
                rule_date, slot, ..
            } = planned;
            if self.except.contains(&Date(rule_date)) {
                continue;
            }
            let date = self
                .move_of(rule_date)
                .and_then(|to| to.date)
                .map_or(rule_date, |date| date.0);
            if (from..=to).contains(&date) {
                insert(
                    &mut held,
                    Held {
                        date,
                        slot,
                        rule_date,
                    },
                    |one| (one.date, one.rule_date),
                );
            }
        }
        Ok(held)
    }

    /// What the rule gives from `from` to `to`, held or not.
    pub(crate) fn planned(&self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = Planned> {
        let starts = self.starts();
        let slots = self.rotation.len();
        let turns = self.takes_turns();
        // Turns are counted from the first date on.
        let begin = starts.filter(|_| turns).unwrap_or(from);
        let dates = self.on.dates(starts, begin, to).enumerate();
        dates
            .map(move |(turn, (rule_date, ordinal))| Planned {
                rule_date,
                ordinal,
                slot: match slots {
                    0 => None,
                    1 => Some(0),
                    _ if turns => starts.map(|_| turn % slots),
                    _ => Some(ordinal),
                },
            })
            .filter(move |planned| planned.rule_date >= from)
    }

    pub(crate) fn move_of(&self, rule_date: NaiveDate) -> Option<&super::Move> {
        self.moved
            .iter()
            .find(|(date, _)| date.0 == rule_date)
            .map(|(_, to)| to)
    }

    /// When a meeting begins; `None` when its slot doesn't say.
    fn start(&self, held: &Held) -> Result<Option<(Instant, Kind)>, OutOfRange> {
        let Some(slot) = held.slot.and_then(|slot| self.rotation.get(slot)) else {
            return Ok(None);
        };
        let time = self
            .move_of(held.rule_date)
            .and_then(|to| to.time)
            .or(slot.time);
        let (Some(zone), Some(time)) = (slot.zone, time) else {
            return Ok(None);
        };
        let resolution = zone.resolve(held.date.and_time(time.naive()))?;
        Ok(Some((resolution.instant, resolution.kind)))
    }
}

/// Inserts behind everything that isn't greater. What comes is nearly in order,
/// so this is a push most times, and std's sort would cost a reader 3 KB.
fn insert<T, K: Ord>(list: &mut Vec<T>, one: T, key: impl Fn(&T) -> K) {
    let before = list.iter().rposition(|other| key(other) <= key(&one));
    list.insert(before.map_or(0, |index| index + 1), one);
}

/// Before this date there are no times.
const FIRST: NaiveDate = match NaiveDate::from_ymd_opt(2026, 1, 1) {
    Some(date) => date,
    None => NaiveDate::MIN,
};

/// After this date there are no times.
pub(crate) const LAST: NaiveDate = match NaiveDate::from_ymd_opt(2099, 12, 31) {
    Some(date) => date,
    None => NaiveDate::MAX,
};

/// 2100-01-02T00:00:00Z, when 2099 is over everywhere.
const LAST_INSTANT: Instant = Instant::from_unix(4_102_531_200);
