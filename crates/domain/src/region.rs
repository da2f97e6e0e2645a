//! The regions that a group works in.

use serde::{Deserialize, Deserializer, Serialize};

use crate::json::shape;
use crate::zone::scalar::{self, Scalar};

/// What a region is called in data files, like `EMEA`: not empty, no spaces
/// around it, compared letter by letter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct RegionId(String);

impl RegionId {
    /// Reads a region's id.
    ///
    /// # Errors
    /// An empty id, or one with spaces around it.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if text.is_empty() || text.trim_ascii().len() != text.len() {
            return Err("A region is named by a code without spaces around it, like EMEA.");
        }
        Ok(Self(text.to_owned()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Scalar for RegionId {
    const EXPECTED: &'static str = "a region, like \"EMEA\"";

    fn read(text: &str) -> Result<Self, String> {
        Self::parse(text).map_err(Into::into)
    }
}

impl<'de> Deserialize<'de> for RegionId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::deserialize(deserializer)
    }
}

/// A region and what it is called in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// How the rest of the file refers to it.
    pub id: RegionId,
    /// Its name for readers; without one, the id is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

shape!(Region { id; name });

impl Region {
    /// What readers see.
    #[must_use]
    pub fn title(&self) -> &str {
        self.name.as_deref().unwrap_or(self.id.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_a_code() {
        for (text, good) in [
            ("EMEA", true),
            ("Latin America", true),
            ("", false),
            (" EMEA", false),
            ("EMEA\n", false),
        ] {
            assert_eq!(RegionId::parse(text).is_ok(), good, "{text:?}");
        }
        let region: Region = serde_json::from_str("{\"id\":\"EMEA\"}").unwrap();
        assert_eq!(region.title(), "EMEA");
    }
}
