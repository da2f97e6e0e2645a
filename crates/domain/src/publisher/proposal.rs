//! What somebody would like to run.

use serde::Deserialize;

use super::Several;
use crate::json::{Contract, Fault, Node, Path, Problem, Shape, shape};
use crate::link::LinkUrl;
use crate::money::Money;
use crate::schedule::Date;

/// A programme with a publisher that isn't decided yet.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Proposal {
    /// The team that asks.
    pub team: String,
    /// The publisher.
    pub publisher: String,
    /// The first day.
    pub starts: Date,
    /// The last day.
    pub ends: Date,
    /// Its id, if it is among the planned activities already; that one then
    /// doesn't count against it.
    #[serde(default)]
    pub id: Option<String>,
    /// What it is called.
    #[serde(default)]
    pub name: Option<String>,
    /// Whether the publisher is worked with already. Left out, it isn't.
    #[serde(default)]
    pub existing_relationship: Option<bool>,
    /// What is to be spent with the publisher.
    #[serde(default)]
    pub spend: Option<Money>,
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
    /// The campaign issue, in which the roles are tagged.
    #[serde(default)]
    pub issue: Option<LinkUrl>,
}

shape!(Proposal {
    team, publisher, starts, ends;
    id, name, existing_relationship, spend, region, regions, segment, segments, audience, issue
});

impl Contract for Proposal {
    fn decode(root: &Node<'_>) -> Result<Self, Problem> {
        Shape::read(root)
    }

    fn check(&self) -> Result<(), Fault> {
        let named = [("team", &self.team), ("publisher", &self.publisher)];
        for (field, text) in named {
            if text.trim().is_empty() {
                let path = Path::root().field(field);
                return Err(Fault::new(path, "This is empty; write its name."));
            }
        }
        if self.ends < self.starts {
            let path = Path::root().field("ends");
            return Err(Fault::new(path, super::rules::BACKWARDS));
        }
        if self.spend.is_some_and(|spend| !Self::fits(&spend)) {
            let path = Path::root().field("spend");
            return Err(Fault::new(path, "This is too large an amount to add to."));
        }
        Ok(())
    }
}

impl Proposal {
    /// Whether an amount leaves room for what is computed of it: its double, with
    /// the decimals of every currency.
    #[must_use]
    pub fn fits(spend: &Money) -> bool {
        let wide = spend.rounded(spend.decimal().scale().max(4));
        wide.is_some_and(|wide| wide.checked_add(&wide).is_some())
    }
}
