//! The data of a converter: who meets, and where their clocks stand.

use serde::{Deserialize, Serialize};

use super::Weekday;
use super::grid::Clock;
use super::working::{Hours, Week};
use crate::json::{Contract, Fault, Node, Path, Problem, Shape, shape};
use crate::link::{AsOf, Link};
use crate::region::RegionId;
use crate::zone::Zone;

/// People who look for a time together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct People {
    /// What is above the converter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who they are, in the order in which they are shown.
    pub people: Vec<Group>,
    /// More links.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// The day for which the data hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
}

/// A person, or several who share a clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// What they are called; the city of their zone unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where their clocks stand.
    pub zone: Zone,
    /// Their region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionId>,
    /// How many they are; 1 unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    /// Their working hours; 09:00 to 17:00 unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// Their working days; Monday to Friday unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workdays: Option<Vec<Weekday>>,
}

impl Group {
    /// Their clock.
    #[must_use]
    pub fn clock(&self) -> Clock {
        Clock {
            zone: self.zone,
            week: Week::new(self.hours, self.workdays.as_deref()),
            people: self.people.unwrap_or(1),
        }
    }
}

shape!(People { people; title, links, as_of });
shape!(Group { zone; name, region, people, hours, workdays });

impl Contract for People {
    fn decode(root: &Node<'_>) -> Result<Self, Problem> {
        Shape::read(root)
    }

    fn check(&self) -> Result<(), Fault> {
        for (index, group) in self.people.iter().enumerate() {
            let at = |field: &str| Path::root().field("people").index(index).field(field);
            if group.workdays.as_ref().is_some_and(Vec::is_empty) {
                return Err(Fault::new(
                    at("workdays"),
                    "Name at least one working day, or leave the field out for Monday to Friday.",
                ));
            }
            if group.people == Some(0) {
                return Err(Fault::new(
                    at("people"),
                    "A row is for one person at least. Leave the number out if it isn't known.",
                ));
            }
        }
        Ok(())
    }
}
