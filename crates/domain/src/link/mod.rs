//! Links out of data files, and the date that the data stand for.
//!
//! A [`LinkUrl`] is the only thing that a widget puts into an `href`, so what
//! is refused here can't be clicked.

mod url;

pub use url::LinkUrl;

use chrono::{Datelike, NaiveDate};
use serde::de::Deserializer;
use serde::{Deserialize, Serialize, Serializer};

use crate::digits;
use crate::json::{shape, words};
use crate::zone::scalar::{self, Scalar};

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

/// The day for which the data hold, written `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AsOf(pub NaiveDate);

impl AsOf {
    /// Reads `YYYY-MM-DD`; nothing else, and no day that doesn't exist.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
            return None;
        }
        let part = |from, to| -> Option<u32> {
            let mut number = 0;
            for byte in bytes.get(from..to)? {
                let digit = byte.checked_sub(b'0').filter(|digit| *digit <= 9)?;
                number = number * 10 + u32::from(digit);
            }
            Some(number)
        };
        NaiveDate::from_ymd_opt(part(0, 4)? as i32, part(5, 7)?, part(8, 10)?).map(Self)
    }
}

impl Scalar for AsOf {
    const EXPECTED: &'static str = "a date, like \"2026-12-02\"";

    fn read(text: &str) -> Result<Self, String> {
        Self::parse(text).ok_or_else(|| {
            let mut message = String::from("Expected ");
            message.push_str(Self::EXPECTED);
            message.push_str(", but the text \"");
            message.push_str(text);
            message.push_str("\" stands here.");
            message
        })
    }
}

impl<'de> Deserialize<'de> for AsOf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::deserialize(deserializer)
    }
}

impl Serialize for AsOf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = String::with_capacity(10);
        digits::push_padded(&mut out, self.0.year().unsigned_abs().into(), 4);
        out.push('-');
        digits::push_padded(&mut out, self.0.month().into(), 2);
        out.push('-');
        digits::push_padded(&mut out, self.0.day().into(), 2);
        serializer.serialize_str(&out)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for AsOf {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "AsOf".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "date",
            "description": "The day for which the data hold, like 2026-12-02.",
        })
    }
}

#[cfg(test)]
mod tests;
