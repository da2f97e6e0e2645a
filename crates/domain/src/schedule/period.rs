//! Planning periods: how much of one has passed, and what a fiscal year calls it.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Deserializer};

use super::Date;
use crate::digits;
use crate::json::{Fault, Path, shape};
use crate::zone::day_shift;
use crate::zone::scalar::{self, Scalar};

/// A span of days that something is planned for, such as a quarter.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// What the group calls it, like `FY27-Q4`.
    #[serde(default)]
    pub name: Option<String>,
    /// Its first day.
    pub starts: Date,
    /// Its last day.
    pub ends: Date,
}

shape!(Period { starts, ends; name });

impl Period {
    /// Refuses a period that ends before it starts.
    pub(crate) fn check(&self, place: Path) -> Result<(), Fault> {
        if self.ends < self.starts {
            return Err(Fault::new(
                place.field("ends"),
                "The period ends before it starts. Check both dates.",
            ));
        }
        Ok(())
    }

    /// How many days it has, both ends counted.
    #[must_use]
    pub fn days(&self) -> u32 {
        days(self.starts.0, self.ends.0)
    }

    /// How many of its days have passed on `day`, that day counted: none before
    /// it, all of them after it.
    #[must_use]
    pub fn passed(&self, day: NaiveDate) -> u32 {
        days(self.starts.0, day.min(self.ends.0))
    }

    /// The share of it that has passed on `day`, from 0 to 1.
    #[must_use]
    pub fn share(&self, day: NaiveDate) -> f64 {
        f64::from(self.passed(day)) / f64::from(self.days().max(1))
    }

    /// What the group calls it: the given name, else that of its fiscal year.
    #[must_use]
    pub fn title(&self, fiscal_year_starts: Option<MonthDay>) -> Option<String> {
        self.name
            .clone()
            .or_else(|| self.fiscal_name(fiscal_year_starts?))
    }

    /// `FY27`, `FY27-H2` or `FY27-Q4`, if it is just that year, half or quarter.
    /// A fiscal year is named for the year in which it ends.
    #[must_use]
    pub fn fiscal_name(&self, year_starts: MonthDay) -> Option<String> {
        let starts = self.starts.0;
        let this = year_starts.in_year(starts.year())?;
        let first = if this <= starts {
            this
        } else {
            year_starts.in_year(starts.year() - 1)?
        };
        let part = |months: u32| first.checked_add_months(Months::new(months));
        let year = part(12)?.pred_opt()?.year();
        let mut name = String::from("FY");
        digits::push_padded(&mut name, u64::from(year.rem_euclid(100).unsigned_abs()), 2);
        for (length, letter) in [(12, ""), (6, "-H"), (3, "-Q")] {
            for index in 0..12 / length {
                let next = part((index + 1) * length)?;
                if part(index * length) == Some(starts) && next.pred_opt() == Some(self.ends.0) {
                    name.push_str(letter);
                    if length < 12 {
                        digits::push_padded(&mut name, u64::from(index + 1), 1);
                    }
                    return Some(name);
                }
            }
        }
        None
    }
}

/// Days from one to another, both counted; none if the second is earlier.
fn days(first: NaiveDate, last: NaiveDate) -> u32 {
    u32::try_from(day_shift(first, last).saturating_add(1)).unwrap_or(0)
}

/// A day that every year has, written `MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthDay {
    month: u8,
    day: u8,
}

impl MonthDay {
    /// Reads `MM-DD`: five characters, any day but 29 February.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        // 2026 is no leap year.
        let mut dated = String::from("2026-");
        dated.push_str(text);
        let Date(date) = Date::parse(&dated)?;
        Some(Self {
            month: date.month() as u8,
            day: date.day() as u8,
        })
    }

    /// The day in a year.
    #[must_use]
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month.into(), self.day.into())
    }
}

impl Scalar for MonthDay {
    const EXPECTED: &'static str = "a day of the year, like \"02-01\"";

    fn read(text: &str) -> Result<Self, String> {
        Self::parse(text).ok_or_else(|| {
            "Write a day that each year has as MM-DD, like 02-01 for 1 February.".into()
        })
    }
}

impl<'de> Deserialize<'de> for MonthDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::deserialize(deserializer)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for MonthDay {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "MonthDay".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
            "description": "A day of every year, like 02-01 for 1 February.",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(starts: &str, ends: &str) -> Period {
        Period {
            name: None,
            starts: Date::parse(starts).unwrap(),
            ends: Date::parse(ends).unwrap(),
        }
    }

    #[test]
    fn a_fiscal_year_is_named_for_the_year_in_which_it_ends() {
        let check = |year_starts: &str, starts: &str, ends: &str, expected: Option<&str>| {
            let year_starts = MonthDay::parse(year_starts).unwrap();
            assert_eq!(
                period(starts, ends).fiscal_name(year_starts).as_deref(),
                expected,
                "{starts} {ends}"
            );
        };
        check("02-01", "2026-11-01", "2027-01-31", Some("FY27-Q4"));
        check("02-01", "2026-02-01", "2026-04-30", Some("FY27-Q1"));
        check("02-01", "2026-05-01", "2026-07-31", Some("FY27-Q2"));
        check("02-01", "2026-08-01", "2026-10-31", Some("FY27-Q3"));
        check("02-01", "2027-02-01", "2027-04-30", Some("FY28-Q1"));
        check("02-01", "2026-02-01", "2027-01-31", Some("FY27"));
        check("02-01", "2026-08-01", "2027-01-31", Some("FY27-H2"));
        check("01-01", "2026-10-01", "2026-12-31", Some("FY26-Q4"));
        check("01-01", "2099-01-01", "2099-12-31", Some("FY99"));
        check("10-01", "2026-10-01", "2026-12-31", Some("FY27-Q1"));
        check("04-06", "2026-04-06", "2027-04-05", Some("FY27"));
        check("02-01", "2026-11-01", "2027-01-30", None);
        check("02-01", "2026-11-02", "2027-01-31", None);
        check("02-01", "2026-11-01", "2026-11-30", None);
        check("02-01", "2026-02-01", "2028-01-31", None);
    }

    #[test]
    fn the_day_itself_has_passed() {
        let quarter = period("2026-11-01", "2027-01-31");
        assert_eq!(quarter.days(), 92);
        for (day, passed) in [
            ("2026-10-31", 0),
            ("2026-11-01", 1),
            ("2026-12-16", 46),
            ("2027-01-31", 92),
            ("2027-02-01", 92),
            ("2020-01-01", 0),
        ] {
            assert_eq!(quarter.passed(Date::parse(day).unwrap().0), passed, "{day}");
        }
        assert!((quarter.share(Date::parse("2026-12-16").unwrap().0) - 0.5).abs() < f64::EPSILON);
    }

    #[test]
    fn a_day_of_the_year_is_in_every_year() {
        for (text, good) in [
            ("02-01", true),
            ("12-31", true),
            ("02-29", false),
            ("13-01", false),
            ("2-1", false),
            ("", false),
            ("é2-1", false),
        ] {
            assert_eq!(MonthDay::parse(text).is_some(), good, "{text}");
        }
    }
}
