//! What a metric is to be.

use core::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::json::{self, Node, Problem, Shape, Value};
use crate::money::Decimal;
use crate::region::RegionId;
use crate::schedule::Month;

/// What a metric is to be, by region and month. In data a number, or an object of
/// numbers by region or by month, or of such objects.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Target {
    /// Each number with the names that lead to it, the outermost first.
    pub(super) goals: Vec<Goal>,
}

/// One number of a [`Target`].
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// Of which region; of all unless given.
    pub region: Option<RegionId>,
    /// Of which month; of all unless given.
    pub month: Option<Month>,
    /// The number.
    pub value: Decimal,
}

impl Target {
    /// What the metric is to be for a region in a month: the number that is given
    /// for both, else for the region, else for the month, else for all.
    #[must_use]
    pub fn of(&self, region: &RegionId, month: Month) -> Option<&Decimal> {
        let mut best: Option<(u8, &Decimal)> = None;
        for goal in &self.goals {
            let fits = goal.region.as_ref().is_none_or(|own| own == region)
                && goal.month.is_none_or(|own| own == month);
            let rank = 2 * u8::from(goal.region.is_some()) + u8::from(goal.month.is_some());
            if fits && best.is_none_or(|(other, _)| rank > other) {
                best = Some((rank, &goal.value));
            }
        }
        best.map(|(_, value)| value)
    }

    /// The numbers it is made of.
    #[must_use]
    pub fn goals(&self) -> &[Goal] {
        &self.goals
    }

    /// Puts the numbers of another one under a name: a month if it is one, else a
    /// region.
    fn add(&mut self, name: &str, inner: Self) -> Result<(), &'static str> {
        let month = Month::parse(name);
        for mut goal in inner.goals {
            match month {
                Some(_) if goal.month.is_none() => goal.month = month,
                None if goal.region.is_none() => goal.region = Some(RegionId::parse(name)?),
                _ => return Err("A target is given by region and by month, each once."),
            }
            self.goals.push(goal);
        }
        Ok(())
    }
}

impl From<Decimal> for Target {
    fn from(value: Decimal) -> Self {
        Self {
            goals: vec![Goal {
                region: None,
                month: None,
                value,
            }],
        }
    }
}

const EXPECTED: &str = "a number, or numbers by region or month";

impl Shape for Target {
    fn read(node: &Node<'_>) -> Result<Self, Problem> {
        match &node.value {
            Value::Null => Ok(Self::default()),
            Value::Object(members) => {
                let mut target = Self::default();
                for member in members {
                    let inner = json::inside(&member.value)?;
                    target
                        .add(member.name(), inner)
                        .map_err(|message| Problem::new(message.to_owned()))?;
                }
                Ok(target)
            }
            Value::Number(_) | Value::String(_) => Decimal::read(node).map(Self::from),
            Value::Array(_) | Value::Bool(_) => Err(node.unlike(EXPECTED)),
        }
    }
}

impl<'de> Deserialize<'de> for Target {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = Target;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(EXPECTED)
            }

            fn visit_unit<E: Error>(self) -> Result<Target, E> {
                Ok(Target::default())
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Target, E> {
                let value = Decimal::parse(text).map_err(E::custom)?;
                Ok(value.into())
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Target, A::Error> {
                struct Inner(Target);

                impl<'de> Deserialize<'de> for Inner {
                    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                        Target::deserialize(from).map(Self)
                    }
                }

                let mut target = Target::default();
                while let Some((name, Inner(inner))) = map.next_entry::<String, Inner>()? {
                    target.add(&name, inner).map_err(A::Error::custom)?;
                }
                Ok(target)
            }
        }

        deserializer.deserialize_newtype_struct(json::AS_WRITTEN, Either)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Target {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Target".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let number = generator.subschema_for::<Decimal>();
        schemars::json_schema!({
            "anyOf": [
                number,
                { "type": "null" },
                {
                    "type": "object",
                    "additionalProperties": {
                        "anyOf": [number, { "type": "object", "additionalProperties": number }],
                    },
                },
            ],
        })
    }
}
