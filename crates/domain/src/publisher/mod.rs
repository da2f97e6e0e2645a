//! Programmes with publishers: may one run, what does it cost, whom to tag.
//!
//! [`Publisher`] is the data file: how many paid-social activities a team may
//! start in a month, what the agency takes, and what is planned already. A
//! [`Proposal`] is what somebody would like to run, and an [`Assessment`] is
//! what the rules say of it. The [`comment`] puts that into the campaign issue.

mod assess;
pub mod comment;
mod conflict;
mod cost;
pub mod csv;
mod fold;
mod month;
mod proposal;
mod rules;
mod several;

pub use assess::{Assessment, Reading, Route, Slots};
pub use conflict::{Certainty, Conflict};
pub use cost::{Cost, Range};
pub use fold::same;
pub use month::Month;
pub use proposal::Proposal;
pub use several::Several;

use serde::Deserialize;

use crate::json::{shape, words};
use crate::link::{Access, AsOf, Link, LinkUrl};
use crate::money::{Currency, Decimal};
use crate::request::{Handle, Pairs};
use crate::schedule::Date;

/// The rules for programmes with publishers, and what is planned.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Publisher {
    /// The heading.
    #[serde(default)]
    pub title: Option<String>,
    /// The currency of every amount. Without one, amounts are rounded to two
    /// decimals.
    #[serde(default)]
    pub currency: Option<Currency>,
    /// How many activities that take a slot a team may start in a calendar
    /// month; left out, as many as it likes.
    #[serde(default)]
    pub limit_per_month: Option<u32>,
    /// Teams with a limit of their own; `null` is no limit.
    #[serde(default)]
    pub limits: Pairs<Option<u32>>,
    /// What the agency takes.
    #[serde(default)]
    pub fee: Option<Fee>,
    /// Who is tagged.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// What is running or planned.
    #[serde(default)]
    pub activities: Vec<Activity>,
    /// Where to read more.
    #[serde(default)]
    pub links: Vec<Link>,
    /// When all this was last true.
    #[serde(default)]
    pub as_of: Option<AsOf>,
}

/// The agency's fee, as shares of what is spent: `"0.12"` is 12 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fee {
    /// The least that it takes.
    pub low: Decimal,
    /// The most that it takes.
    pub high: Decimal,
}

/// Somebody who is tagged in the campaign issue.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Role {
    /// What they are.
    #[serde(default)]
    pub role: Option<String>,
    /// How they are tagged.
    #[serde(default)]
    pub handle: Option<Handle>,
    /// The teams they are tagged for; left out, all of them.
    #[serde(default)]
    pub teams: Several,
    /// The regions they are tagged for; left out, all of them.
    #[serde(default)]
    pub regions: Several,
    /// The segments they are tagged for; left out, all of them.
    #[serde(default)]
    pub segments: Several,
}

/// Something that is running or planned.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Activity {
    /// How results refer to it; stands once in a file.
    pub id: String,
    /// Whose it is.
    pub team: String,
    /// What it is called.
    pub name: String,
    /// What kind of activity it is.
    pub kind: Kind,
    /// The first day.
    pub starts: Date,
    /// The last day.
    pub ends: Date,
    /// The publisher it is run with.
    #[serde(default)]
    pub publisher: Option<String>,
    /// How it goes to the publisher; only through the agency it takes a slot.
    #[serde(default)]
    pub route: Option<Through>,
    /// The region it is for, or several.
    #[serde(default)]
    pub region: Several,
    /// The regions it is for; the same as `region`.
    #[serde(default)]
    pub regions: Several,
    /// The segment it is for, or several.
    #[serde(default)]
    pub segment: Several,
    /// The segments it is for; the same as `segment`.
    #[serde(default)]
    pub segments: Several,
    /// Whom it speaks to.
    #[serde(default)]
    pub audience: Option<String>,
    /// Where to read about it.
    #[serde(default)]
    pub url: Option<LinkUrl>,
    /// Who can open `url`.
    #[serde(default)]
    pub access: Option<Access>,
}

/// Kinds of activities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Kind {
    /// A paid social campaign: takes a slot.
    PaidSocial,
    /// A programme with a publisher: takes a slot through the agency only.
    Publisher,
    /// Anything else: takes no slot, but may be in the way.
    Other,
}

/// How an activity goes to its publisher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Through {
    /// Without the agency.
    Direct,
    /// Through the agency, taking a slot.
    Slot,
}

shape!(Publisher {
    ; title, currency, limit_per_month, limits, fee, roles, activities, links, as_of
});
shape!(Fee { low, high; });
shape!(Role { ; role, handle, teams, regions, segments });
shape!(Activity {
    id, team, name, kind, starts, ends;
    publisher, route, region, regions, segment, segments, audience, url, access
});
words!(Kind {
    "paid-social" => PaidSocial,
    "publisher" => Publisher,
    "other" => Other,
});
words!(Through { "direct" => Direct, "slot" => Slot });

impl Activity {
    /// Whether it takes one of its team's slots.
    #[must_use]
    pub fn takes_slot(&self) -> bool {
        match self.kind {
            Kind::PaidSocial => true,
            Kind::Publisher => self.route == Some(Through::Slot),
            Kind::Other => false,
        }
    }
}

impl Publisher {
    /// How many slots a team has in a month; `None` is no limit.
    #[must_use]
    pub fn limit(&self, team: &str) -> Option<u32> {
        match self.limits.iter().find(|(own, _)| same(own, team)) {
            Some((_, limit)) => *limit,
            None => self.limit_per_month,
        }
    }

    /// The teams that the file names, each once: those that plan something, then
    /// those with a limit of their own.
    #[must_use]
    pub fn teams(&self) -> Vec<&str> {
        let mut teams: Vec<&str> = Vec::new();
        let planning = self.activities.iter().map(|activity| &*activity.team);
        for team in planning.chain(self.limits.iter().map(|(team, _)| team)) {
            if !teams.iter().any(|known| same(known, team)) {
                teams.push(team);
            }
        }
        teams
    }

    /// Digits behind the point that computed amounts are rounded to.
    #[must_use]
    pub fn minor_digits(&self) -> u8 {
        self.currency.as_ref().map_or(2, Currency::minor_digits)
    }
}

#[cfg(test)]
mod tests;
