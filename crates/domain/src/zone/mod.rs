//! Zones, instants, and the wall clocks between them, from 2026 to 2099.
//!
//! The rules are a table compiled in, made from one IANA release ([`TZDATA`]):
//! an answer never depends on what a browser or a system happens to know.
//! Before 2026 and after 2099 nothing is answered. There is no calendar
//! arithmetic here; [`crate::schedule`] has it.
//!
//! ```
//! use inlay_domain::zone::{Instant, Zone};
//!
//! let london = Zone::parse("Europe/London")?;
//! let instant = Instant::parse("2026-07-01T15:00:00Z").ok_or("not an instant")?;
//! let local = london.localize(instant)?;
//! assert_eq!(local.rfc3339(), "2026-07-01T16:00:00+01:00");
//! assert_eq!(london.resolve(local.wall)?.instant, instant);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod instant;
mod local;
pub mod names;
mod nearest;
mod posix;
pub(crate) mod scalar;
mod table;
mod transitions;

#[cfg(test)]
mod tests;

use core::cell::RefCell;
use core::hash::{Hash, Hasher};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use instant::Instant;
pub use local::{Kind, Local, Offset, OutOfRange, Resolution, day_shift};
pub(crate) use local::{date_of, wall_at};
pub use table::TZDATA;
pub use transitions::{Transition, Transitions};

use table::Rules;

/// An IANA time zone that exists, with its rules.
///
/// Two zones are equal when their names are: `Asia/Calcutta` and
/// `Asia/Kolkata` keep the same time and are two zones here.
#[derive(Clone, Copy, Debug)]
pub struct Zone {
    name: &'static str,
    rules: Rules,
}

impl Zone {
    /// The zone of exactly this IANA name, old names and case included.
    ///
    /// `EST`, `HST` and `MST` are IANA names for offsets that never change, and
    /// in a page they nearly always mean a zone that does; they are refused
    /// like every other abbreviation that has no place.
    ///
    /// # Errors
    /// When there is no such zone; the message names the nearest one.
    pub fn parse(name: &str) -> Result<Self, ZoneError> {
        // Ten thousand people live in some dozens of zones: each is looked up once.
        thread_local!(static MET: RefCell<Vec<Zone>> = const { RefCell::new(Vec::new()) });
        let met = MET.with_borrow(|met| met.iter().find(|zone| zone.name == name).copied());
        if let Some(zone) = met {
            return Ok(zone);
        }
        let (name, rules) = table::find(name).ok_or_else(|| ZoneError::unknown(name))?;
        let zone = Self { name, rules };
        MET.with_borrow_mut(|met| met.push(zone));
        Ok(zone)
    }

    /// The zone that is named after a city, as its IANA name spells it: `New York`.
    ///
    /// ```
    /// # use inlay_domain::zone::Zone;
    /// assert_eq!(Zone::of_city("new york").map(|zone| zone.name()), Some("America/New_York"));
    /// ```
    #[must_use]
    pub fn of_city(city: &str) -> Option<Self> {
        Self::parse(nearest::of_city(&city.replace(' ', "_"))?).ok()
    }

    /// All zones, grouped by the rule they follow.
    pub fn iter() -> impl Iterator<Item = Self> {
        table::groups().flat_map(|(rules, names)| {
            let rules = Rules::parse(rules);
            names.split(' ').filter_map(move |name| {
                Some(Self {
                    name,
                    rules: rules?,
                })
            })
        })
    }

    /// The names of all zones, grouped by the rule they follow.
    pub fn names() -> impl Iterator<Item = &'static str> {
        table::groups().flat_map(|(_, names)| names.split(' '))
    }

    /// The IANA name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The last part of the name with spaces: what a reader calls the place.
    ///
    /// ```
    /// # use inlay_domain::zone::Zone;
    /// assert_eq!(Zone::parse("America/Los_Angeles")?.city(), "Los Angeles");
    /// # Ok::<(), inlay_domain::zone::ZoneError>(())
    /// ```
    #[must_use]
    pub fn city(&self) -> String {
        let last = self.name.rsplit('/').next().unwrap_or(self.name);
        last.chars()
            .map(|char| if char == '_' { ' ' } else { char })
            .collect()
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Zone {}

impl Hash for Zone {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl core::str::FromStr for Zone {
    type Err = ZoneError;

    fn from_str(name: &str) -> Result<Self, ZoneError> {
        Self::parse(name)
    }
}

impl scalar::Scalar for Zone {
    const EXPECTED: &'static str = "an IANA time zone, like \"Europe/London\"";

    fn read(text: &str) -> Result<Self, String> {
        Self::parse(text).map_err(|error| error.message)
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::deserialize(deserializer)
    }
}

impl Serialize for Zone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Zone {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Zone".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut names: Vec<_> = Self::names().collect();
        names.sort_unstable();
        schemars::json_schema!({
            "type": "string",
            "description": "An IANA time zone, such as Europe/London.",
            "enum": names,
        })
    }
}

/// A name that is no zone. Its text says what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneError {
    message: String,
    suggestion: Option<&'static str>,
}

impl ZoneError {
    fn unknown(name: &str) -> Self {
        let suggestion = nearest::suggest(name);
        let mut message = String::from("There is no time zone \"");
        message.extend(name.chars().take(60));
        message.push_str("\". ");
        if let Some(suggestion) = suggestion {
            if nearest::is_abbreviation(name) {
                message
                    .push_str("An abbreviation can mean several zones; write the place, perhaps ");
            } else {
                message.push_str("Did you mean ");
            }
            message.push_str(suggestion);
            message.push(if nearest::is_abbreviation(name) {
                '.'
            } else {
                '?'
            });
        } else {
            message.push_str("Write an IANA name, such as Europe/London.");
        }
        Self {
            message,
            suggestion,
        }
    }

    /// What is wrong and what to write instead.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The zone that was probably meant.
    #[must_use]
    pub const fn suggestion(&self) -> Option<&'static str> {
        self.suggestion
    }
}

impl core::fmt::Display for ZoneError {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl core::error::Error for ZoneError {}
