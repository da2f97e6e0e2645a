//! Between instants and the wall clock of a zone.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::{Instant, Zone};
use crate::digits;

const DAY: i64 = 86_400;

/// `NaiveDate` counts days from 0001-01-01 as 1, unix time from 1970-01-01.
const UNIX_DAY: i64 = 719_163;

/// Seconds that local time is ahead of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Offset(pub i32);

impl Offset {
    /// Appends `+01:00`, as RFC 3339 writes it; zero is `+00:00`.
    pub fn push(self, out: &mut String) {
        out.push(if self.0 < 0 { '-' } else { '+' });
        let minutes = u64::from(self.0.unsigned_abs() / 60);
        digits::push_padded(out, minutes / 60, 2);
        out.push(':');
        digits::push_padded(out, minutes % 60, 2);
    }
}

/// An instant as a clock in a zone shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Local {
    /// What calendar and clock show.
    pub wall: NaiveDateTime,
    /// How far that clock is from UTC.
    pub offset: Offset,
    /// What the zone's people call the time then (`BST`), or digits like `+03`.
    /// Never unique; don't show it alone.
    pub abbreviation: &'static str,
}

impl Local {
    /// `2026-07-01T16:00:00+01:00`.
    #[must_use]
    pub fn rfc3339(&self) -> String {
        let mut out = String::with_capacity(25);
        push_wall(&mut out, self.wall);
        self.offset.push(&mut out);
        out
    }

    /// Calendar days from `date` to the day that this clock shows.
    #[must_use]
    pub fn day_shift(&self, date: NaiveDate) -> i32 {
        day_shift(date, self.wall.date())
    }
}

/// The instant that a wall time means, and whether it needed a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// The instant.
    pub instant: Instant,
    /// Whether the wall time exists once, never, or twice.
    pub kind: Kind,
}

/// How often a wall time occurs in its zone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Once.
    #[default]
    Unique,
    /// Never: the clock skips it. It is moved forward by the gap's length
    /// (RFC 5545, section 3.3.5).
    Gap {
        /// Length of the gap in minutes.
        by: u16,
    },
    /// Twice: the first of the two is meant.
    Fold,
}

/// A time before 2026 or after 2099 on the zone's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfRange;

impl core::fmt::Display for OutOfRange {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str("Times are known from 2026-01-01 to 2099-12-31. Choose one in between.")
    }
}

impl core::error::Error for OutOfRange {}

impl Zone {
    /// How far clocks in this zone are from UTC at an instant; exact from 2026
    /// to 2099.
    pub(crate) fn offset(&self, instant: Instant) -> Offset {
        Offset(self.rules.at(instant.unix()).offset)
    }

    /// What a clock in this zone shows at an instant.
    ///
    /// # Errors
    /// When it shows a year before 2026 or after 2099.
    pub fn localize(&self, instant: Instant) -> Result<Local, OutOfRange> {
        let time = self.rules.at(instant.unix());
        let wall =
            wall_of(instant.unix().saturating_add(i64::from(time.offset))).ok_or(OutOfRange)?;
        in_range(wall)?;
        Ok(Local {
            wall,
            offset: Offset(time.offset),
            abbreviation: time.abbreviation,
        })
    }

    /// The instant at which a clock in this zone shows `wall`.
    ///
    /// # Errors
    /// When `wall` is before 2026 or after 2099.
    pub fn resolve(&self, wall: NaiveDateTime) -> Result<Resolution, OutOfRange> {
        in_range(wall)?;
        let seconds = wall_seconds(wall);
        // No zone changes twice within two days, so a change that concerns
        // this wall time lies between these two looks.
        let before = i64::from(self.rules.at(seconds - DAY).offset);
        let after = i64::from(self.rules.at(seconds + DAY).offset);
        let (early, late) = (seconds - before, seconds - after);
        let holds = |instant: i64, offset: i64| i64::from(self.rules.at(instant).offset) == offset;
        let (instant, kind) = match (holds(early, before), holds(late, after)) {
            (true, true) if before != after => (early, Kind::Fold),
            (true, _) => (early, Kind::Unique),
            (false, true) => (late, Kind::Unique),
            // The offset of before the gap leads past it, by its length.
            (false, false) => (
                early,
                Kind::Gap {
                    by: ((after - before) / 60) as u16,
                },
            ),
        };
        Ok(Resolution {
            instant: Instant::from_unix(instant),
            kind,
        })
    }
}

/// Calendar days from one local date to another: 1 when `to` is the day after.
#[must_use]
pub fn day_shift(from: NaiveDate, to: NaiveDate) -> i32 {
    to.num_days_from_ce()
        .saturating_sub(from.num_days_from_ce())
}

/// Appends `2026-12-02T16:00:00`.
pub(super) fn push_wall(out: &mut String, wall: NaiveDateTime) {
    digits::push_padded(out, u64::from(wall.year().unsigned_abs()), 4);
    for (mark, value) in [
        ('-', wall.month()),
        ('-', wall.day()),
        ('T', wall.hour()),
        (':', wall.minute()),
        (':', wall.second()),
    ] {
        out.push(mark);
        digits::push_padded(out, u64::from(value), 2);
    }
}

/// Days since 1970-01-01.
pub(super) fn day_number(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce()) - UNIX_DAY
}

/// The date that is this many days after 1970-01-01.
pub(crate) fn date_of(days: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(days.checked_add(UNIX_DAY)?).ok()?)
}

/// Seconds since 1970-01-01T00:00 on the same clock.
pub(super) fn wall_seconds(wall: NaiveDateTime) -> i64 {
    day_number(wall.date()) * DAY + i64::from(wall.num_seconds_from_midnight())
}

/// The wall time that is this many seconds after 1970-01-01T00:00.
pub(super) fn wall_of(seconds: i64) -> Option<NaiveDateTime> {
    let time = u32::try_from(seconds.rem_euclid(DAY)).ok()?;
    Some(
        date_of(seconds.div_euclid(DAY))?
            .and_time(NaiveTime::from_num_seconds_from_midnight_opt(time, 0)?),
    )
}

/// What a clock that is `offset` ahead of UTC shows at an instant.
pub(crate) fn wall_at(instant: Instant, offset: Offset) -> Option<NaiveDateTime> {
    wall_of(instant.unix().checked_add(i64::from(offset.0))?)
}

fn in_range(wall: NaiveDateTime) -> Result<(), OutOfRange> {
    if (2026..=2099).contains(&wall.year()) {
        Ok(())
    } else {
        Err(OutOfRange)
    }
}
