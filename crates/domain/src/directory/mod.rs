//! The teams of a group: who they are, how they nest, how to find them.
//!
//! A [`Directory`] is what the data file says. [`Directory::tree`] turns the
//! parents that teams name into a hierarchy with counts, and [`search::Index`]
//! finds teams and people by what a reader types.

pub mod export;
mod rules;
pub mod search;

mod tree;

pub use tree::Tree;

use serde::{Deserialize, Deserializer, Serialize};

use crate::json::shape;
use crate::link::{Access, AsOf, Link, LinkUrl};
use crate::region::{Region, RegionId};
use crate::zone::Zone;
use crate::zone::scalar::{self, Scalar};

/// A group's teams.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Directory {
    /// What the group is called.
    pub title: String,
    /// What it is there for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mission: Option<String>,
    /// The regions it works in; if there are any, teams and people name no others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<Region>,
    /// The customer segments it works for; if there are any, teams name no others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub segments: Vec<String>,
    /// How to reach the group.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
    /// The teams, in the order in which they are shown.
    pub teams: Vec<Team>,
    /// Further links about the group.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// The day for which all this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
}

/// A team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// How the file and links refer to it.
    pub id: TeamId,
    /// What it is called.
    pub name: String,
    /// Other names: abbreviations, former names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The team that it is part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<TeamId>,
    /// Where it lives in the handbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<LinkUrl>,
    /// Who can open `url`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access: Option<Access>,
    /// What it is responsible for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The regions it works in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<RegionId>,
    /// The segments it works for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub segments: Vec<String>,
    /// How to reach it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
    /// Further links about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Who is in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Member>,
}

/// Someone in a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// How links refer to this person; stands once in a file.
    pub id: String,
    /// The person's name.
    pub name: String,
    /// What the person does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The zone that the person works in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<Zone>,
    /// Where the person is, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// The regions that the person works for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<RegionId>,
    /// A page about the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<LinkUrl>,
    /// Who can open `url`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access: Option<Access>,
}

/// A way to reach a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// What it is: `slack`, `email`, `issues`, or another word, which is shown.
    pub kind: String,
    /// What it is called there, like `#marketing`.
    pub label: String,
    /// Where it leads.
    pub url: LinkUrl,
    /// Who can open it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access: Option<Access>,
}

/// What a team is called in data files and links: not empty, no spaces and no
/// control characters, compared letter by letter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct TeamId(String);

impl TeamId {
    /// Reads a team's id.
    ///
    /// # Errors
    /// An empty id, or one with a space or a control character in it.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if text.is_empty() || text.bytes().any(|byte| byte <= b' ' || byte == 0x7f) {
            return Err("A team's id is one word without spaces, like field-marketing.");
        }
        Ok(Self(text.to_owned()))
    }

    /// An id made of a name: its first eighty letters and digits in small letters, a dash
    /// for what stands between them, and `number` from the second of that name on.
    ///
    /// ```
    /// use inlay_domain::directory::TeamId;
    /// assert_eq!(TeamId::of_name("Account Based (ABM)", 1).as_str(), "account-based-abm");
    /// assert_eq!(TeamId::of_name("…", 2).as_str(), "team-2");
    /// ```
    #[must_use]
    pub fn of_name(name: &str, number: usize) -> Self {
        let mut id = String::new();
        for letter in name.chars().flat_map(char::to_lowercase).take(80) {
            if letter.is_alphanumeric() {
                id.push(letter);
            } else if !id.is_empty() && !id.ends_with('-') {
                id.push('-');
            }
        }
        id.truncate(id.trim_end_matches('-').len());
        if id.is_empty() {
            id.push_str("team");
        }
        if number > 1 {
            id.push('-');
            id.push_str(&number.to_string());
        }
        Self(id)
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Scalar for TeamId {
    const EXPECTED: &'static str = "a team's id, like \"field-marketing\"";

    fn read(text: &str) -> Result<Self, String> {
        Self::parse(text).map_err(Into::into)
    }
}

impl<'de> Deserialize<'de> for TeamId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::deserialize(deserializer)
    }
}

shape!(Directory { title, teams; mission, regions, segments, contacts, links, as_of });
shape!(Team {
    id, name;
    aliases, parent, url, access, summary, regions, segments, contacts, links, members,
});
shape!(Member { id, name; role, zone, location, regions, url, access });
shape!(Contact { kind, label, url; access });

impl Directory {
    /// The hierarchy of the teams.
    #[must_use]
    pub fn tree(&self) -> Tree {
        Tree::new(&self.teams)
    }

    /// The position of a team among [`Directory::teams`].
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.teams.iter().position(|team| team.id.as_str() == id)
    }
}

#[cfg(test)]
mod tests;
