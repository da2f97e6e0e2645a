//! Regional readouts: when each region's next one is, what has to be ready by
//! when, and how the metrics of the past ones went.

mod history;
mod plan;
mod rules;
mod target;

#[cfg(test)]
mod tests;

pub use history::Reading;
pub use plan::{Readout, Step};
pub use target::{Goal, Target};

use serde::Deserialize;

use crate::json::shape;
use crate::link::{Access, AsOf, Link, LinkUrl};
use crate::money::Decimal;
use crate::okr::Direction;
use crate::region::RegionId;
use crate::request::Pairs;
use crate::schedule::{Cadence, Date, Move, On, Slot, WallTime, moved};
use crate::zone::Zone;

/// The readouts of a group.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Readouts {
    /// What they are called.
    #[serde(default)]
    pub title: Option<String>,
    /// Length in minutes.
    #[serde(default)]
    pub duration: Option<u16>,
    /// The regions, each with its rule.
    pub regions: Vec<Region>,
    /// Days on which nobody works.
    #[serde(default)]
    pub holidays: Vec<Date>,
    /// What has to be done before each readout.
    #[serde(default)]
    pub preparation: Vec<Preparation>,
    /// What is read out.
    #[serde(default)]
    pub metrics: Vec<Metric>,
    /// Readouts that were held, and one whose metrics are there already.
    #[serde(default)]
    pub past: Vec<Past>,
    /// Further links.
    #[serde(default)]
    pub links: Vec<Link>,
    /// The day for which all this holds.
    #[serde(default)]
    pub as_of: Option<AsOf>,
}

/// A region that has readouts.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "ReadoutRegion"))]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// How the rest of the file refers to it; stands once.
    pub id: RegionId,
    /// Its name for readers; without one, the id is shown.
    #[serde(default)]
    pub name: Option<String>,
    /// The rule by which its readouts recur.
    pub on: On,
    /// The day from which the rule holds.
    #[serde(default)]
    pub starts: Option<Date>,
    /// When they begin, on a clock in `zone`.
    #[serde(default)]
    pub time: Option<WallTime>,
    /// The zone of their time and date.
    #[serde(default)]
    pub zone: Option<Zone>,
    /// Length in minutes; that of all readouts unless given.
    #[serde(default)]
    pub duration: Option<u16>,
    /// Dates on which none is held.
    #[serde(default)]
    pub except: Vec<Date>,
    /// Dates that are held on another day or at another time.
    #[serde(default, with = "moved")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "std::collections::BTreeMap<String, Move>")
    )]
    pub moved: Vec<(Date, Move)>,
    /// Days on which nobody works there, beside those of all.
    #[serde(default)]
    pub holidays: Vec<Date>,
    /// Whom it is read out to.
    #[serde(default)]
    pub with: Option<String>,
    /// Where it is held.
    #[serde(default)]
    pub location: Option<LinkUrl>,
    /// Where its agenda or document is.
    #[serde(default)]
    pub agenda: Option<LinkUrl>,
    /// The address of a hosted calendar feed.
    #[serde(default)]
    pub calendar: Option<LinkUrl>,
}

/// Something that has to be done before each readout.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Preparation {
    /// How it is referred to; stands once.
    pub id: String,
    /// What is to be done.
    pub title: String,
    /// How many working days before the readout's date, Monday to Friday without
    /// holidays; 0 for the date itself.
    pub working_days_before: u16,
    /// Who does it.
    #[serde(default)]
    pub owner: Option<String>,
    /// How it is done.
    #[serde(default)]
    pub url: Option<LinkUrl>,
    /// Who can open `url`.
    #[serde(default)]
    pub access: Option<Access>,
}

/// Something that is read out.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Metric {
    /// How values refer to it; stands once.
    pub id: String,
    /// What is measured.
    pub title: String,
    /// What is counted, like `USD`.
    #[serde(default)]
    pub unit: Option<String>,
    /// What it is to be each month: a number, or numbers by region, by month
    /// (`YYYY-MM`), or by one within the other.
    #[serde(default)]
    pub target: Target,
    /// Whether more or less is better; more unless given.
    #[serde(default)]
    pub direction: Option<Direction>,
}

/// A readout that was held, or whose metrics are there already.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Past {
    /// Its region.
    pub region: RegionId,
    /// Its date there.
    pub date: Date,
    /// Its document.
    #[serde(default)]
    pub url: Option<LinkUrl>,
    /// Who can open `url`.
    #[serde(default)]
    pub access: Option<Access>,
    /// What the metrics were, by their id. One that isn't named wasn't measured,
    /// which isn't zero.
    #[serde(default)]
    pub values: Pairs<Decimal>,
}

shape!(Readouts {
    regions;
    title, duration, holidays, preparation, metrics, past, links, as_of,
});
shape!(Region {
    id, on;
    name, starts, time, zone, duration, except, moved, holidays, with, location, agenda, calendar,
});
shape!(Preparation { id, title, working_days_before; owner, url, access });
shape!(Metric { id, title; unit, target, direction });
shape!(Past { region, date; url, access, values });

impl Region {
    /// What readers see.
    #[must_use]
    pub fn title(&self) -> &str {
        self.name.as_deref().unwrap_or(self.id.as_str())
    }
}

impl Readouts {
    /// A region's readouts as a meeting that recurs: for its dates, and for
    /// calendars.
    #[must_use]
    pub fn cadence(&self, region: &Region) -> Cadence {
        let mut title = String::new();
        for part in self
            .title
            .iter()
            .map(String::as_str)
            .chain([region.title()])
        {
            if !title.is_empty() {
                title.push_str(" · ");
            }
            title.push_str(part);
        }
        // The title, so that two groups that have the same regions don't meet.
        let mut id = String::from(self.title.as_deref().unwrap_or("readouts"));
        id.push('/');
        id.push_str(region.id.as_str());
        Cadence {
            id: Some(id),
            title: Some(title),
            duration: region.duration.or(self.duration),
            rotation: vec![Slot {
                time: region.time,
                zone: region.zone,
                ..Slot::default()
            }],
            starts: region.starts,
            except: region.except.clone(),
            moved: region.moved.clone(),
            agenda: region.agenda.clone(),
            location: region.location.clone(),
            calendar: region.calendar.clone(),
            ..Cadence::new(region.on.clone())
        }
    }

    /// The region with an id.
    #[must_use]
    pub fn region(&self, id: &RegionId) -> Option<&Region> {
        self.regions.iter().find(|region| region.id == *id)
    }
}
