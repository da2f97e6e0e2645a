//! A field of a form, as the page describes it.

use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};

use super::Pairs;
use crate::json::{Node, Problem, Shape, Value, shape, words};
use crate::money::{Currency, Decimal};
use crate::zone::scalar::{self, Scalar};

/// What a field asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum FieldKind {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// One of `choices`.
    Choice,
    /// Any of `choices`.
    MultiChoice,
    /// A country; the first such field decides the region and the level.
    Country,
    /// A day.
    Date,
    /// A first and a last day.
    DateRange,
    /// An amount, in `currency`.
    Money,
    /// A decimal number.
    Number,
    /// An https address.
    Link,
    /// A user or group name like `@name`.
    Handle,
    /// Ticked or not; a required one must be ticked.
    Checkbox,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Field {
    /// Its name in templates, in `when` and in answers.
    pub id: String,
    /// What the reader sees.
    pub label: String,
    /// What it asks for.
    pub kind: FieldKind,
    /// Whether it must be answered, when it is shown.
    #[serde(default)]
    pub required: bool,
    /// The least: characters of a text, choices, a number, an amount, a date.
    #[serde(default)]
    pub min: Option<Bound>,
    /// The most, in the same unit as `min`.
    #[serde(default)]
    pub max: Option<Bound>,
    /// Shown only when each of these fields has the value, or one of the values.
    #[serde(default)]
    pub when: Pairs<Wanted>,
    /// What a choice offers.
    #[serde(default)]
    pub choices: Vec<String>,
    /// The currency of an amount.
    #[serde(default)]
    pub currency: Option<Currency>,
    /// A sentence of help.
    #[serde(default)]
    pub help: Option<String>,
}

impl Field {
    /// What an amount of this field is in; without one, no code is written.
    #[must_use]
    pub fn currency_code(&self) -> &str {
        self.currency.as_ref().map_or("", Currency::as_str)
    }
}

/// A limit as written: a number or a date.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(untagged))]
pub enum Bound {
    /// A date, `YYYY-MM-DD`.
    Date(
        #[cfg_attr(feature = "schema", schemars(with = "crate::schedule::Date"))] chrono::NaiveDate,
    ),
    /// A number.
    Number(Decimal),
}

impl Bound {
    /// The limit as a count of characters or choices.
    #[must_use]
    pub fn count(&self) -> Option<usize> {
        match self {
            Self::Number(number) => number.count(),
            Self::Date(_) => None,
        }
    }
}

impl Scalar for Bound {
    const EXPECTED: &'static str = "a number or a date";
    const AS_WRITTEN: bool = true;

    fn read(text: &str) -> Result<Self, String> {
        if let Some(date) = super::value::date(text) {
            return Ok(Self::Date(date));
        }
        Decimal::parse(text)
            .map(Self::Number)
            .map_err(|_| "a limit is a number, or a date like 2027-02-08".into())
    }
}

impl<'de> Deserialize<'de> for Bound {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::deserialize(deserializer)
    }
}

/// The values of another field under which a field is shown: one, or a list.
/// A ticked checkbox is `true`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "WantedShape"))]
pub struct Wanted(pub Vec<String>);

#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum WantedShape {
    One(String),
    Ticked(bool),
    Any(Vec<String>),
}

struct OneOrMore;

impl<'de> Visitor<'de> for OneOrMore {
    type Value = Wanted;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("a value or a list of values")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Wanted, E> {
        Ok(Wanted(vec![text.to_owned()]))
    }

    fn visit_bool<E: Error>(self, ticked: bool) -> Result<Wanted, E> {
        self.visit_str(if ticked { "true" } else { "false" })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Wanted, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = seq.next_element()? {
            values.push(value);
        }
        Ok(Wanted(values))
    }
}

impl<'de> Deserialize<'de> for Wanted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrMore)
    }
}

words!(FieldKind {
    "text" => Text,
    "long-text" => LongText,
    "choice" => Choice,
    "multi-choice" => MultiChoice,
    "country" => Country,
    "date" => Date,
    "date-range" => DateRange,
    "money" => Money,
    "number" => Number,
    "link" => Link,
    "handle" => Handle,
    "checkbox" => Checkbox,
});
shape!(Field { id, label, kind; required, min, max, when, choices, currency, help });

impl Shape for Wanted {
    fn read(node: &Node<'_>) -> Result<Self, Problem> {
        Ok(Self(match &node.value {
            Value::Array(_) => Shape::read(node)?,
            Value::Bool(true) => vec!["true".to_owned()],
            Value::Bool(false) => vec!["false".to_owned()],
            _ => vec![node.text("a value or a list of values", false)?.to_owned()],
        }))
    }
}
