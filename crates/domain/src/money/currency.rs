//! Currency codes of ISO 4217.

use crate::zone::scalar::{self, Scalar};
use serde::de::{Deserialize, Deserializer};

/// A currency: three capital letters, like `USD`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Currency(Box<str>);

const NO_MINOR: &str = "BIFCLPDJFGNFISKJPYKMFKRWPYGRWFUGXUYIVNDVUVXAFXOFXPF";
const THREE: &str = "BHDIQDJODKWDLYDOMRTND";

impl Currency {
    /// Reads a code.
    ///
    /// The list of codes isn't checked: currencies come and go more often than
    /// this crate, and an unknown one is still written as it stands.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let letters = code.bytes().all(|byte| byte.is_ascii_uppercase());
        (letters && code.len() == 3).then(|| Self(code.into()))
    }

    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Digits behind the point that amounts of this currency usually have
    /// (ISO 4217's minor unit).
    #[must_use]
    pub fn minor_digits(&self) -> u8 {
        let own = self.0.as_bytes();
        let listed = |codes: &str| codes.as_bytes().chunks(3).any(|code| code == own);
        if listed(NO_MINOR) {
            0
        } else if listed(THREE) {
            3
        } else {
            2
        }
    }
}

impl Scalar for Currency {
    const EXPECTED: &'static str = "a currency code like \"USD\"";

    fn read(text: &str) -> Result<Self, String> {
        Self::parse(text).ok_or_else(|| {
            "not a currency code; write the three capital letters of ISO 4217, like \"USD\"".into()
        })
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::deserialize(deserializer)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Currency {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Currency".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A currency code of ISO 4217.",
            "type": "string",
            "pattern": "^[A-Z]{3}$",
        })
    }
}
