//! Countries: the 249 codes of ISO 3166-1 alpha-2.
//!
//! Only the codes: a browser names them in its reader's language, for no
//! bytes. Its `Intl` also names about 30 codes that are no countries (`EU`,
//! `XK`), hence the list.

#[cfg(any(test, feature = "english-countries"))]
mod english;
mod find;

pub use find::{Found, find};

use crate::zone::scalar::{self, Scalar};
use serde::de::{Deserialize, Deserializer};

/// All codes in alphabetical order, two letters each.
pub const CODES: &str = "\
ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBY\
BZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFK\
FMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIR\
ISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMK\
MLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPM\
PNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTF\
TGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW\
";

/// A country by its ISO 3166-1 alpha-2 code, like `NL`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CountryCode(&'static str);

impl CountryCode {
    /// Reads a code: two capital letters of the list.
    ///
    /// ```
    /// use inlay_domain::country::CountryCode;
    /// assert_eq!(CountryCode::parse("NL").map(|code| code.as_str().len()), Some(2));
    /// assert_eq!(CountryCode::parse("UK"), None);
    /// ```
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let letters: [u8; 2] = code.as_bytes().try_into().ok()?;
        let (codes, _) = CODES.as_bytes().as_chunks::<2>();
        Self::at(codes.binary_search(&letters).ok()?)
    }

    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        self.0
    }

    /// The code at a place of the list.
    fn at(place: usize) -> Option<Self> {
        CODES.get(2 * place..2 * place + 2).map(Self)
    }

    /// Every country, in the order of the codes.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..CODES.len() / 2).filter_map(Self::at)
    }

    /// The name in English, as CLDR has it.
    #[cfg(any(test, feature = "english-countries"))]
    #[must_use]
    pub fn english(&self) -> &'static str {
        english::name(self.as_str())
    }
}

impl Scalar for CountryCode {
    const EXPECTED: &'static str = "a country code like \"NL\"";

    fn read(text: &str) -> Result<Self, String> {
        Self::parse(text).ok_or_else(|| {
            let mut message = String::from("no country has the code ");
            message.push_str(text);
            message.push_str("; write the two capital letters of ISO 3166-1, like NL");
            if text == "UK" {
                message.push_str(" (the United Kingdom is GB)");
            }
            message
        })
    }
}

impl<'de> Deserialize<'de> for CountryCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::deserialize(deserializer)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for CountryCode {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "CountryCode".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A country code of ISO 3166-1 alpha-2.",
            "type": "string",
            "pattern": "^[A-Z]{2}$",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list() {
        let all: Vec<_> = CountryCode::all().collect();
        assert_eq!(all.len(), 249);
        assert!(all.is_sorted());
        for code in all {
            assert_eq!(CountryCode::parse(code.as_str()), Some(code));
            assert!(!code.english().is_empty(), "{}", code.as_str());
        }
        for text in ["", "N", "NLD", "nl", "UK", "EU", "XK", "Ü", "ZZ", "DA"] {
            assert_eq!(CountryCode::parse(text), None, "{text}");
        }
    }

    #[test]
    fn english_names() {
        for (code, name) in [
            ("NL", "Netherlands"),
            ("GB", "United Kingdom"),
            ("AD", "Andorra"),
            ("ZW", "Zimbabwe"),
            ("TR", "Türkiye"),
        ] {
            assert_eq!(CountryCode::parse(code).unwrap().english(), name);
        }
    }
}
