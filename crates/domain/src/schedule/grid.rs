//! A day or a week of half hours on several clocks, and the times in it that
//! suit best.
//!
//! A row walks from one change of its clocks to the next, and from one local
//! midnight to the next; nothing is looked up per cell. Eight zones and a week
//! are 2,688 cells.

use chrono::{Datelike, NaiveDate};

use super::Weekday;
use super::working::{EDGE, Status, Week};
use crate::zone::{Instant, OutOfRange, Zone, date_of};

/// Minutes of a cell.
pub const STEP: i64 = 30;

const DAY: i64 = 1_440;

/// Whose clock a row shows, and when they work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Where it stands.
    pub zone: Zone,
    /// When people there work.
    pub week: Week,
    /// How many they are; counts where times are compared.
    pub people: u32,
}

/// Half hours on several clocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// When the first half hour begins.
    pub start: Instant,
    /// A row per clock, in their order, all of the same length.
    pub rows: Vec<Vec<Cell>>,
}

/// How a clock stands when a half hour begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Days since 1970-01-01 of its date.
    pub day: i32,
    /// Minutes since midnight.
    pub minute: u16,
    /// Minutes by which the clock jumps when this half hour begins, or within
    /// it: positive over a gap, negative into a fold, mostly 0.
    pub jump: i16,
    /// Where that is in the working week.
    pub status: Status,
}

impl Cell {
    /// The local date; `None` for no year that a calendar has.
    #[must_use]
    pub fn date(&self) -> Option<NaiveDate> {
        date_of(i64::from(self.day))
    }
}

impl Grid {
    /// So many half hours from `start` on.
    ///
    /// # Errors
    /// When one of the clocks shows a year before 2026 or after 2099.
    pub fn new(clocks: &[Clock], start: Instant, cells: usize) -> Result<Self, OutOfRange> {
        let end = start.plus_minutes(STEP.saturating_mul(cells as i64));
        let mut rows = Vec::with_capacity(clocks.len());
        for clock in clocks {
            clock.zone.localize(start)?;
            clock.zone.localize(end.plus_seconds(-1).max(start))?;
            rows.push(row(clock, start, cells));
        }
        Ok(Self { start, rows })
    }

    /// Half hours in a row.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// When the half hour of this index begins.
    #[must_use]
    pub const fn at(&self, index: usize) -> Instant {
        self.start.plus_minutes(STEP.saturating_mul(index as i64))
    }
}

/// Writes a row: stretches without a change of the clocks, days within them.
fn row(clock: &Clock, start: Instant, cells: usize) -> Vec<Cell> {
    let mut row = Vec::with_capacity(cells);
    let days = Days::new(clock.week);
    let mut changes = clock
        .zone
        .transitions(start, start.plus_minutes(STEP.saturating_mul(cells as i64)));
    let mut offset = i64::from(clock.zone.offset(start.plus_seconds(-1)).0);
    let mut at = start.unix();
    let mut next = changes.next();
    for _ in 0..cells {
        let mut jump = 0;
        while let Some(change) = next
            && change.at.unix() < at + STEP * 60
        {
            // Within the half hour before, where it was told.
            if change.at.unix() >= at {
                jump += change.after.0 - change.before.0;
            }
            // Within this half hour it counts from the next one on.
            if change.at.unix() > at {
                break;
            }
            offset = i64::from(change.after.0);
            next = changes.next();
        }
        let local = (at + offset).div_euclid(60);
        let (day, minute) = (local.div_euclid(DAY), local.rem_euclid(DAY));
        row.push(Cell {
            day: day as i32,
            minute: minute as u16,
            jump: (jump / 60) as i16,
            status: days.status(day, minute),
        });
        at += STEP * 60;
    }
    row
}

/// A working week, with how far it is to the next working day on both sides.
struct Days {
    start: i64,
    end: i64,
    /// For each weekday from Monday on: days to the nearest working day before
    /// it and after it, neither of them itself, and whether it is one.
    near: [(i64, i64, bool); 7],
}

impl Days {
    fn new(week: Week) -> Self {
        let mut near = [(0, 0, false); 7];
        for (day, near) in (0_i64..).zip(near.iter_mut()) {
            let works = |shift: &i64| {
                let day = (day + shift).rem_euclid(7) as usize;
                Weekday::ALL.get(day).is_some_and(|day| week.works(*day))
            };
            let ahead = (1..=7).find(works).unwrap_or(7);
            let before = (1..=7).find(|shift| works(&-shift)).unwrap_or(7);
            *near = (before, ahead, works(&0));
        }
        let (start, end) = week.hours();
        Self {
            start: i64::from(start),
            end: i64::from(end),
            near,
        }
    }

    /// The same as [`Week::status`].
    fn status(&self, day: i64, minute: i64) -> Status {
        // 1970-01-01 was a Thursday.
        let weekday = (day + 3).rem_euclid(7) as usize;
        let (before, ahead, today) = self.near.get(weekday).copied().unwrap_or_default();
        let mut until = ahead * DAY + self.start - minute;
        let mut since = before * DAY + minute - self.end;
        if today {
            if minute < self.start {
                until = self.start - minute;
            } else if minute < self.end {
                return Status::Inside;
            } else {
                since = minute - self.end;
            }
        }
        let away = until.min(since) as u32;
        if away <= EDGE {
            Status::Edge { away }
        } else {
            Status::Outside { away }
        }
    }
}

/// A time at which to meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// The half hour with which it begins.
    pub first: usize,
    /// For each clock: minutes from working hours to the end of the meeting that
    /// lies further from them; an hour from five on is 60, one until nine too.
    pub away: Vec<u32>,
    /// The most of those.
    pub worst: u32,
    /// All of them together, by the number of people.
    pub sum: u64,
}

impl Grid {
    /// The best times for a meeting of `length` half hours that begins at
    /// `from` or later: the burden of the worst-off is as small as it can be,
    /// then that of all together, then the earlier one. No two overlap.
    #[must_use]
    pub fn best(
        &self,
        clocks: &[Clock],
        length: usize,
        from: Instant,
        count: usize,
    ) -> Vec<Window> {
        let mut best: Vec<Window> = Vec::new();
        let length = length.max(1);
        // Few are asked for, so each is a pass of its own over the starts.
        while best.len() < count {
            let mut found: Option<(u32, u64, usize)> = None;
            for first in 0..(self.len() + 1).saturating_sub(length) {
                let taken = best.iter().any(|one| one.first.abs_diff(first) < length);
                if taken || self.at(first) < from {
                    continue;
                }
                let (worst, sum) = self.cost(clocks, first, length, |_| ());
                if found.is_none_or(|(least, total, _)| (worst, sum) < (least, total)) {
                    found = Some((worst, sum, first));
                }
            }
            let Some((worst, sum, first)) = found else {
                break;
            };
            let mut away = Vec::with_capacity(self.rows.len());
            self.cost(clocks, first, length, |row| away.push(row));
            best.push(Window {
                first,
                away,
                worst,
                sum,
            });
        }
        best
    }

    /// The burden of the worst-off and of all; tells that of each row.
    fn cost(
        &self,
        clocks: &[Clock],
        first: usize,
        length: usize,
        mut tell: impl FnMut(u32),
    ) -> (u32, u64) {
        let (mut worst, mut sum) = (0, 0);
        for (row, clock) in self.rows.iter().zip(clocks) {
            let mut away = 0;
            for cell in row.iter().skip(first).take(length) {
                let off = outside(cell, clock.week);
                away = away.max(off);
            }
            tell(away);
            worst = worst.max(away);
            sum += u64::from(away) * u64::from(clock.people);
        }
        (worst, sum)
    }
}

/// Minutes from working hours to the further end of a half hour.
fn outside(cell: &Cell, week: Week) -> u32 {
    let away = match cell.status {
        Status::Inside | Status::NotInvited => return 0,
        Status::Edge { away } | Status::Outside { away } => away,
    };
    // After work the half hour's end is the further one, before work its beginning.
    let (_, end) = week.hours();
    let since = (i64::from(cell.minute) - i64::from(end)).rem_euclid(DAY);
    if since == i64::from(away) % DAY {
        away.saturating_add(STEP as u32)
    } else {
        away
    }
}

/// The first instant of a date on a clock, and that of the date so many days
/// later: between them lie 23 to 25 hours a day.
///
/// # Errors
/// When one of them is before 2026 or after 2099.
pub fn span(zone: &Zone, date: NaiveDate, days: u32) -> Result<(Instant, usize), OutOfRange> {
    let end = date
        .checked_add_days(chrono::Days::new(u64::from(days)))
        .ok_or(OutOfRange)?;
    let midnight = |date: NaiveDate| zone.resolve(date.and_time(chrono::NaiveTime::MIN));
    let start = midnight(date)?.instant;
    let seconds = midnight(end)?.instant.seconds_since(start);
    Ok((start, usize::try_from(seconds / (STEP * 60)).unwrap_or(0)))
}

/// The Monday of a date's week.
#[must_use]
pub fn monday(date: NaiveDate) -> NaiveDate {
    let days = u64::from(date.weekday().num_days_from_monday());
    date.checked_sub_days(chrono::Days::new(days))
        .unwrap_or(date)
}
