//! The rule by which a meeting recurs, and its dates.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Ordinal, Weekday};
use crate::json::{Node, Problem, Shape, shape};

/// The rule by which a meeting recurs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Fields", into = "Fields")]
pub enum On {
    /// On some of a month's like-named weekdays: the first and third Wednesday.
    Monthly {
        /// The weekday.
        weekday: Weekday,
        /// Which ones; ascending, without repetition, at least one.
        ordinals: Vec<Ordinal>,
    },
    /// Every so many weeks, counted from the first such weekday on or after
    /// the cadence's start.
    Weekly {
        /// The weekday.
        weekday: Weekday,
        /// Weeks from one meeting to the next, at least 1.
        every: u16,
    },
    /// On a day of every month that has it.
    Day {
        /// From 1 to 31.
        day: u8,
    },
}

/// What may stand in the object; which fields do decides the kind of rule.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Fields {
    /// With `ordinals` or `every`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    weekday: Option<Weekday>,
    /// Which of the month's: 1 to 5, or -1 for the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ordinals: Option<Vec<Ordinal>>,
    /// Weeks from one meeting to the next, counted from `starts`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    every: Option<u16>,
    /// The day of the month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    day: Option<u8>,
}

shape!(Fields { ; weekday, ordinals, every, day });

impl Shape for On {
    fn read(node: &Node<'_>) -> Result<Self, Problem> {
        Fields::read(node)?
            .try_into()
            .map_err(|message: &str| Problem::new(message.to_owned()))
    }
}

impl TryFrom<Fields> for On {
    type Error = &'static str;

    fn try_from(fields: Fields) -> Result<Self, &'static str> {
        match fields {
            Fields {
                weekday: Some(weekday),
                ordinals: Some(named),
                every: None,
                day: None,
            } => {
                let ordinals: Vec<_> = Ordinal::ALL
                    .into_iter()
                    .filter(|one| named.contains(one))
                    .collect();
                if ordinals.is_empty() {
                    return Err("Say which weekdays of the month, like \"ordinals\": [1, 3].");
                }
                if ordinals.len() < named.len() {
                    return Err("An ordinal stands twice. Name each one once.");
                }
                Ok(Self::Monthly { weekday, ordinals })
            }
            Fields {
                weekday: Some(_),
                ordinals: None,
                every: Some(0),
                day: None,
            } => Err("\"every\" counts weeks: 1 for each week, 2 for every other."),
            Fields {
                weekday: Some(weekday),
                ordinals: None,
                every: Some(every),
                day: None,
            } => Ok(Self::Weekly { weekday, every }),
            Fields {
                weekday: None,
                ordinals: None,
                every: None,
                day: Some(day),
            } => {
                if (1..=31).contains(&day) {
                    Ok(Self::Day { day })
                } else {
                    Err("A day of the month is a number from 1 to 31.")
                }
            }
            Fields {
                weekday: Some(_),
                ordinals: None,
                every: None,
                day: None,
            } => Err(
                "Beside \"weekday\" say which of the month, like \"ordinals\": [1, 3], or every how many weeks, like \"every\": 2.",
            ),
            Fields {
                weekday: None,
                ordinals: None,
                every: None,
                day: None,
            } => Err("Say when: \"weekday\" with \"ordinals\" or \"every\", or \"day\"."),
            Fields {
                weekday: None,
                day: None,
                ..
            } => Err("Say which weekday, like \"weekday\": \"wednesday\"."),
            _ => Err(
                "These fields don't go together. Take \"weekday\" with \"ordinals\", or \"weekday\" with \"every\", or \"day\" alone.",
            ),
        }
    }
}

impl From<On> for Fields {
    fn from(on: On) -> Self {
        let none = Self {
            weekday: None,
            ordinals: None,
            every: None,
            day: None,
        };
        match on {
            On::Monthly { weekday, ordinals } => Self {
                weekday: Some(weekday),
                ordinals: Some(ordinals),
                ..none
            },
            On::Weekly { weekday, every } => Self {
                weekday: Some(weekday),
                every: Some(every),
                ..none
            },
            On::Day { day } => Self {
                day: Some(day),
                ..none
            },
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for On {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "On".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut schema = Fields::json_schema(generator);
        schema.insert(
            "description".into(),
            "When it recurs: weekday and ordinals, weekday and every, or day.".into(),
        );
        schema.insert(
            "oneOf".into(),
            serde_json::json!([
                { "required": ["weekday", "ordinals"] },
                { "required": ["weekday", "every"] },
                { "required": ["day"] },
            ]),
        );
        schema
    }
}

impl On {
    /// The dates of the rule from `from` to `to`, both inclusive, none before
    /// `starts`. A rule in weeks has none without `starts`: nothing says which
    /// weeks are meant.
    #[must_use]
    pub const fn dates(
        &self,
        starts: Option<NaiveDate>,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Dates<'_> {
        Dates {
            on: self,
            starts,
            next: Some(from),
            to,
        }
    }

    /// The first date on or after `from`, and for a monthly rule which of its
    /// ordinals it is, counted from 0. A date that two ordinals mean, such as
    /// the fourth that is also the last, is the first of them.
    #[must_use]
    pub fn first(&self, starts: Option<NaiveDate>, from: NaiveDate) -> Option<(NaiveDate, usize)> {
        let from = starts.map_or(from, |starts| starts.max(from));
        match self {
            Self::Weekly { weekday, every } => {
                let anchor = on_or_after(starts?, *weekday)?;
                let step = i64::from(*every) * 7;
                let passed = i64::from(crate::zone::day_shift(anchor, from));
                // Rounded up; nothing comes before the anchor.
                let steps = (passed + step - 1).div_euclid(step).max(0);
                let days = u64::try_from(steps * step).ok()?;
                Some((anchor.checked_add_days(Days::new(days))?, 0))
            }
            Self::Monthly { weekday, ordinals } => months(from).find_map(|month| {
                let dates = ordinals
                    .iter()
                    .enumerate()
                    .filter_map(|(index, ordinal)| Some((nth(month, *weekday, *ordinal)?, index)));
                dates.filter(|(date, _)| *date >= from).min()
            }),
            Self::Day { day } => months(from).find_map(|month| {
                let date = month
                    .with_day(u32::from(*day))
                    .filter(|date| *date >= from)?;
                Some((date, 0))
            }),
        }
    }
}

/// Dates of a rule in order, each with the index of its ordinal; made by
/// [`On::dates`].
#[derive(Clone, Debug)]
pub struct Dates<'a> {
    on: &'a On,
    starts: Option<NaiveDate>,
    next: Option<NaiveDate>,
    to: NaiveDate,
}

impl Iterator for Dates<'_> {
    type Item = (NaiveDate, usize);

    fn next(&mut self) -> Option<(NaiveDate, usize)> {
        let found = self
            .on
            .first(self.starts, self.next?)
            .filter(|(date, _)| *date <= self.to);
        self.next = found.and_then(|(date, _)| date.succ_opt());
        found
    }
}

/// The first days of the month of `date` and of those that follow. Every rule
/// meets within twelve months: the longest wait is for a fifth weekday.
fn months(date: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let first = date.with_day(1);
    (0..12).filter_map(move |count| first?.checked_add_months(chrono::Months::new(count)))
}

/// The first such weekday on or after a date.
fn on_or_after(date: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    let today = date.weekday().num_days_from_monday();
    let ahead = (u32::from(weekday.index()) + 7 - today) % 7;
    date.checked_add_days(Days::new(u64::from(ahead)))
}

/// The weekday of that ordinal in the month that begins at `first`.
pub(crate) fn nth(first: NaiveDate, weekday: Weekday, ordinal: Ordinal) -> Option<NaiveDate> {
    let earliest = on_or_after(first, weekday)?.day();
    let day = |week: u32| first.with_day(earliest + 7 * week);
    match u32::try_from(ordinal.number()) {
        Ok(number) => day(number - 1),
        Err(_) => day(4).or_else(|| day(3)),
    }
}
