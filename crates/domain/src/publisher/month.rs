//! A month of the calendar.

use chrono::{Datelike, NaiveDate};

use crate::digits;
use crate::schedule::Date;

/// A calendar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    year: i32,
    /// 1 to 12.
    month: u32,
}

impl Month {
    /// The month that a day is in.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self {
            year: day.0.year(),
            month: day.0.month(),
        }
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Date {
        Date(NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or_default())
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> Date {
        let before = self.next().first().0.pred_opt();
        Date(before.unwrap_or(NaiveDate::MAX))
    }

    /// The month after it.
    #[must_use]
    pub fn next(self) -> Self {
        if self.month == 12 {
            Self {
                year: self.year + 1,
                month: 1,
            }
        } else {
            Self {
                month: self.month + 1,
                ..self
            }
        }
    }

    /// `YYYY-MM`.
    #[must_use]
    pub fn text(self) -> String {
        let mut out = String::new();
        digits::push_padded(&mut out, u64::from(self.year.unsigned_abs()), 4);
        out.push('-');
        digits::push_padded(&mut out, u64::from(self.month), 2);
        out
    }
}
