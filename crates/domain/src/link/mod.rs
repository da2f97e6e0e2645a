//! Links out of data files, and the date that the data stand for.
//!
//! A [`LinkUrl`] is the only thing that a widget puts into an `href`, so what
//! is refused here can't be clicked.

mod url;

pub use url::LinkUrl;

use serde::{Deserialize, Serialize};

use crate::json::{shape, words};
use crate::schedule::Date;

/// Who can open a link; shown as a word beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Access {
    /// Everyone.
    Public,
    /// People of the company.
    Internal,
    /// Some people of the company.
    Confidential,
}

words!(Access {
    "public" => Public,
    "internal" => Internal,
    "confidential" => Confidential,
});
shape!(Link { label, url; access });

impl Access {
    /// The word that stands in data files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Internal => "internal",
            Self::Confidential => "confidential",
        }
    }
}

/// A link as data files carry it under `links`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// What the link is called.
    pub label: String,
    /// Where it leads.
    pub url: LinkUrl,
    /// Who can open it; said only where the data say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access: Option<Access>,
}

/// The day for which data hold, as files carry it under `as_of`.
pub type AsOf = Date;

#[cfg(test)]
mod tests;
