//! Recurrence rules (RFC 5545, section 3.3.10), as far as one event may have one.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::line::{push_date, push_instant};
use super::{Event, When};
use crate::digits;
use crate::schedule::{Ordinal, Weekday, nth};

/// How an event recurs from its first date on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurrence {
    /// The rule.
    pub rule: Rule,
    /// The last date; for good without one.
    pub last: Option<NaiveDate>,
    /// Dates of the rule on which it isn't held.
    pub except: Vec<NaiveDate>,
}

/// A rule that every calendar understands: one weekday or one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Every so many weeks.
    Weekly {
        /// Weeks from one to the next.
        every: u32,
    },
    /// On one of the month's like-named weekdays, every so many months. A month
    /// without a fifth one is passed over.
    Monthly {
        /// Months from one to the next.
        every: u32,
        /// Which of the month's.
        ordinal: Ordinal,
    },
    /// On a day of the month, every so many months. A month without that day is
    /// passed over.
    Day {
        /// Months from one to the next.
        every: u32,
    },
}

impl Rule {
    /// The dates of the rule, beginning with `first`.
    pub(super) fn dates(self, first: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let weekday = Weekday::from(first.weekday());
        let begin = first.with_day(1);
        (0_u32..)
            .map_while(move |count| match self {
                Self::Weekly { every } => first
                    .checked_add_days(Days::new(u64::from(count) * u64::from(every) * 7))
                    .map(Some),
                Self::Monthly { every, ordinal } => {
                    let month =
                        begin?.checked_add_months(Months::new(count.checked_mul(every)?))?;
                    Some(nth(month, weekday, ordinal))
                }
                Self::Day { every } => {
                    let month =
                        begin?.checked_add_months(Months::new(count.checked_mul(every)?))?;
                    Some(month.with_day(first.day()))
                }
            })
            .flatten()
    }

    /// Appends the rule of an event that begins on `first`.
    fn push(self, out: &mut String, first: NaiveDate) {
        let (frequency, every) = match self {
            Self::Weekly { every } => ("WEEKLY", every),
            Self::Monthly { every, .. } | Self::Day { every } => ("MONTHLY", every),
        };
        out.push_str("FREQ=");
        out.push_str(frequency);
        if every != 1 {
            out.push_str(";INTERVAL=");
            digits::push(out, i64::from(every));
        }
        match self {
            Self::Weekly { .. } => out.push_str(";BYDAY="),
            Self::Monthly { ordinal, .. } => {
                out.push_str(";BYDAY=");
                digits::push(out, i64::from(ordinal.number()));
            }
            Self::Day { .. } => {
                out.push_str(";BYMONTHDAY=");
                digits::push(out, i64::from(first.day()));
                return;
            }
        }
        out.push_str(weekday_code(first.weekday()));
    }
}

/// The two letters of section 3.3.10.
pub(super) const fn weekday_code(weekday: chrono::Weekday) -> &'static str {
    match weekday {
        chrono::Weekday::Mon => "MO",
        chrono::Weekday::Tue => "TU",
        chrono::Weekday::Wed => "WE",
        chrono::Weekday::Thu => "TH",
        chrono::Weekday::Fri => "FR",
        chrono::Weekday::Sat => "SA",
        chrono::Weekday::Sun => "SU",
    }
}

impl Recurrence {
    /// The value of `RRULE` for an event that is first at `when`.
    pub(super) fn text(&self, when: &When) -> String {
        let mut out = String::new();
        self.rule.push(&mut out, when.date());
        if let Some(last) = self.last {
            out.push_str(";UNTIL=");
            // As DTSTART: a day, or with a zone the instant in UTC.
            match when.on(last).start() {
                Some(start) => push_instant(&mut out, start),
                None => push_date(&mut out, last),
            }
        }
        out
    }
}

impl Event {
    /// The value of `RRULE`, if it recurs.
    #[must_use]
    pub fn rrule(&self) -> Option<String> {
        Some(self.recurrence.as_ref()?.text(&self.when))
    }
}
