//! Objectives and key results: how far each has come, how they add up along the
//! objectives that they are aligned to, and whether that is fast enough.
//!
//! An [`Okrs`] is what the data file says; [`Okrs::report`] works out how
//! everything stands on a day. Numbers are exact decimals in the data; progress is
//! a proportion, for which a float does.

mod alignment;
mod cascade;
mod pace;
mod report;
mod rollup;
mod rules;

#[cfg(test)]
mod tests;

pub use alignment::{Alignment, Parent};
pub use cascade::Cascade;
pub use pace::{Pace, RECENT};
pub use report::{Measured, Report, Standing};
pub use rollup::{Rolled, Unmeasured};

use serde::Deserialize;

use crate::json::{shape, words};
use crate::link::{Access, AsOf, Link, LinkUrl};
use crate::money::Decimal;
use crate::request::Pairs;
use crate::schedule::{Date, MonthDay, Period};

/// The objectives of a group for a period.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Okrs {
    /// What they are called.
    #[serde(default)]
    pub title: Option<String>,
    /// The period that they are for; without it there is no pace.
    #[serde(default)]
    pub period: Option<Period>,
    /// The day on which each fiscal year starts; names a period that has no name.
    #[serde(default)]
    pub fiscal_year_starts: Option<MonthDay>,
    /// The objectives, in the order in which they are shown.
    pub objectives: Vec<Objective>,
    /// Where the key results stood earlier, to tell what has moved since.
    #[serde(default)]
    pub previous: Option<Previous>,
    /// Further links.
    #[serde(default)]
    pub links: Vec<Link>,
    /// The day for which all this holds.
    #[serde(default)]
    pub as_of: Option<AsOf>,
}

/// Something that a team wants to reach.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Objective {
    /// How the file and links refer to it; stands once in a file.
    pub id: String,
    /// What is to be reached.
    pub title: String,
    /// Who answers for it: a team or a role.
    #[serde(default)]
    pub owner: Option<String>,
    /// The objectives that it serves: an id, or a list of ids with weights.
    #[serde(default)]
    pub aligned_to: Alignment,
    /// How much it counts in each objective that it serves; 1 unless given.
    #[serde(default)]
    pub weight: Option<Decimal>,
    /// What its owner says of it; overrules what the numbers say.
    #[serde(default)]
    pub health: Option<Pace>,
    /// The day of the last check-in.
    #[serde(default)]
    pub updated: Option<Date>,
    /// Its issue or page.
    #[serde(default)]
    pub url: Option<LinkUrl>,
    /// Who can open `url`.
    #[serde(default)]
    pub access: Option<Access>,
    /// What shows that it is reached.
    #[serde(default)]
    pub key_results: Vec<KeyResult>,
}

/// A number that shows how far an objective has come.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KeyResult {
    /// How the file and links refer to it; stands once in a file.
    pub id: String,
    /// What is measured.
    pub title: String,
    /// Who answers for it, if that isn't the objective's owner.
    #[serde(default)]
    pub owner: Option<String>,
    /// Where it began.
    #[serde(default)]
    pub start: Option<Decimal>,
    /// Where it is to be at the end; below `start` if less is better.
    #[serde(default)]
    pub target: Option<Decimal>,
    /// Where it is.
    #[serde(default)]
    pub current: Option<Decimal>,
    /// What is counted, like `USD`.
    #[serde(default)]
    pub unit: Option<String>,
    /// Whether more or less is better; follows from `start` and `target`.
    #[serde(default)]
    pub direction: Option<Direction>,
    /// How much it counts in its objective; 1 unless given.
    #[serde(default)]
    pub weight: Option<Decimal>,
    /// What its owner says of it; overrules what the numbers say.
    #[serde(default)]
    pub health: Option<Pace>,
    /// The day of the last check-in; the objective's unless given.
    #[serde(default)]
    pub updated: Option<Date>,
    /// Where the number comes from.
    #[serde(default)]
    pub url: Option<LinkUrl>,
    /// Who can open `url`.
    #[serde(default)]
    pub access: Option<Access>,
}

/// Whether more or less is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

/// Where the key results stood earlier.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Previous {
    /// The day of that earlier look.
    #[serde(default)]
    pub as_of: Option<AsOf>,
    /// The key results' `current` of then, by id; those that it doesn't name
    /// count as unmoved.
    pub current: Pairs<Decimal>,
}

shape!(Okrs {
    objectives;
    title, period, fiscal_year_starts, previous, links, as_of,
});
shape!(Objective {
    id, title;
    owner, aligned_to, weight, health, updated, url, access, key_results,
});
shape!(KeyResult {
    id, title;
    owner, start, target, current, unit, direction, weight, health, updated, url, access,
});
words!(Direction { "up" => Up, "down" => Down });
shape!(Previous { current; as_of });

impl Okrs {
    /// The period's name: the given one, else that of its fiscal year.
    #[must_use]
    pub fn period_name(&self) -> Option<String> {
        self.period.as_ref()?.title(self.fiscal_year_starts)
    }
}

impl KeyResult {
    /// Whether more or less is better: as the numbers say, else as the data do.
    #[must_use]
    pub fn direction(&self) -> Option<Direction> {
        match (&self.start, &self.target) {
            (Some(start), Some(target)) if target > start => Some(Direction::Up),
            (Some(start), Some(target)) if target < start => Some(Direction::Down),
            _ => self.direction,
        }
    }
}
