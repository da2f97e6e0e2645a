//! Days of the week, and which one of a month is meant.

use crate::json::{Node, Problem, Shape, words};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// A day of the week; in data files its full lowercase English name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

words!(Weekday {
    "monday" => Monday,
    "tuesday" => Tuesday,
    "wednesday" => Wednesday,
    "thursday" => Thursday,
    "friday" => Friday,
    "saturday" => Saturday,
    "sunday" => Sunday,
});

impl Weekday {
    /// From Monday to Sunday.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// The English name, in lowercase as data files have it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Monday => "monday",
            Self::Tuesday => "tuesday",
            Self::Wednesday => "wednesday",
            Self::Thursday => "thursday",
            Self::Friday => "friday",
            Self::Saturday => "saturday",
            Self::Sunday => "sunday",
        }
    }

    /// Days after Monday, 0 to 6.
    #[must_use]
    pub const fn index(self) -> u8 {
        self as u8
    }
}

impl From<chrono::Weekday> for Weekday {
    fn from(weekday: chrono::Weekday) -> Self {
        match weekday {
            chrono::Weekday::Mon => Self::Monday,
            chrono::Weekday::Tue => Self::Tuesday,
            chrono::Weekday::Wed => Self::Wednesday,
            chrono::Weekday::Thu => Self::Thursday,
            chrono::Weekday::Fri => Self::Friday,
            chrono::Weekday::Sat => Self::Saturday,
            chrono::Weekday::Sun => Self::Sunday,
        }
    }
}

/// Which of the like-named weekdays of a month: the first to the fifth, or the
/// last. The last sorts behind the fifth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ordinal(u8);

impl Ordinal {
    /// The last one, be it the fourth or the fifth.
    pub const LAST: Self = Self(6);

    /// In order: the first to the fifth, then the last.
    pub const ALL: [Self; 6] = [Self(1), Self(2), Self(3), Self(4), Self(5), Self::LAST];

    /// From 1 to 5, or -1 for the last.
    #[must_use]
    pub fn new(number: i64) -> Option<Self> {
        match number {
            1..=5 => Some(Self(number as u8)),
            -1 => Some(Self::LAST),
            _ => None,
        }
    }

    /// 1 to 5, or -1 for the last.
    #[must_use]
    pub const fn number(self) -> i8 {
        if self.0 == Self::LAST.0 {
            -1
        } else {
            self.0 as i8
        }
    }
}

const RANGE: &str = "An ordinal is a number from 1 to 5, or -1 for the last.";

impl<'de> Deserialize<'de> for Ordinal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(i64::deserialize(deserializer)?).ok_or_else(|| D::Error::custom(RANGE))
    }
}

impl Shape for Ordinal {
    fn read(node: &Node<'_>) -> Result<Self, Problem> {
        let (negative, magnitude) = node.whole(i64::MIN, i64::MAX as u64)?;
        let number = if negative {
            0_i64.saturating_sub_unsigned(magnitude)
        } else {
            magnitude as i64
        };
        Self::new(number).ok_or_else(|| Problem::new(RANGE.to_owned()))
    }
}

impl Serialize for Ordinal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i8(self.number())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Ordinal {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Ordinal".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "enum": [1, 2, 3, 4, 5, -1],
            "description": "Which one in the month: 1 to 5, or -1 for the last.",
        })
    }
}
