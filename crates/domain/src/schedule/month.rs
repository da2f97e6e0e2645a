//! Calendar months.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer};

use super::Date;
use crate::zone::scalar::{self, Scalar};

/// A month of a year, written `YYYY-MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(
    /// Months since the beginning of the year 0.
    u32,
);

impl Month {
    /// The month of a date.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        Self(date.year().unsigned_abs() * 12 + date.month0())
    }

    /// Reads `YYYY-MM`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut dated = String::from(text);
        dated.push_str("-01");
        Date::parse(&dated).map(|date| Self::of(date.0))
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> NaiveDate {
        let year = i32::try_from(self.0 / 12).unwrap_or(0);
        NaiveDate::from_ymd_opt(year, self.0 % 12 + 1, 1).unwrap_or_default()
    }

    /// The month before it.
    #[must_use]
    pub const fn before(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// The months from this one to `last`, both included.
    pub fn to(self, last: Self) -> impl Iterator<Item = Self> {
        (self.0..=last.0).map(Self)
    }
}

impl Scalar for Month {
    const EXPECTED: &'static str = "a month, like \"2026-12\"";

    fn read(text: &str) -> Result<Self, String> {
        Self::parse(text).ok_or_else(|| "Write a month as YYYY-MM, like 2026-12.".into())
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::deserialize(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_and_counted() {
        let month = |text: &str| Month::parse(text).unwrap();
        assert_eq!(
            month("2026-12").first(),
            Date::parse("2026-12-01").unwrap().0
        );
        assert_eq!(month("2027-01").before(), month("2026-12"));
        assert_eq!(month("2026-11").to(month("2027-02")).count(), 4);
        assert_eq!(month("2027-02").to(month("2026-11")).count(), 0);
        for text in [
            "",
            "2026",
            "2026-1",
            "2026-13",
            "2026-00",
            "2026-12-01",
            "12-2026",
        ] {
            assert_eq!(Month::parse(text), None, "{text}");
        }
    }
}
