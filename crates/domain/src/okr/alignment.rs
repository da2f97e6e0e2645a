//! Which objectives an objective serves.

use core::fmt;

use serde::de::{MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer, de::Error};

use crate::json::{Node, Problem, Shape, Value, shape};
use crate::money::Decimal;

/// The objectives that one is aligned to; none for one at the top. In data an id,
/// or a list of ids and of ids with weights.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Alignment {
    /// In the order of the file.
    pub parents: Vec<Parent>,
    /// Whether the data hold a list: paths into it have an index then.
    pub(super) list: bool,
}

/// An objective that another one serves.
#[derive(Debug, Clone, PartialEq)]
pub struct Parent {
    /// Its id.
    pub id: String,
    /// How much the other counts in it; that one's own weight unless given.
    pub weight: Option<Decimal>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Parent"))]
#[serde(deny_unknown_fields)]
struct Fields {
    /// The objective's id.
    id: String,
    /// How much the aligned objective counts in it; its own weight unless given.
    #[serde(default)]
    weight: Option<Decimal>,
}

shape!(Fields { id; weight });

impl From<Fields> for Parent {
    fn from(Fields { id, weight }: Fields) -> Self {
        Self { id, weight }
    }
}

impl From<&str> for Parent {
    fn from(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            weight: None,
        }
    }
}

const EXPECTED: &str = "an objective's id, or a list of them";

impl Shape for Alignment {
    fn read(node: &Node<'_>) -> Result<Self, Problem> {
        match &node.value {
            Value::Null => Ok(Self::default()),
            Value::String(id) => Ok(Self {
                parents: vec![Parent::from(id.as_ref())],
                list: false,
            }),
            Value::Array(_) => Ok(Self {
                parents: Shape::read(node)?,
                list: true,
            }),
            _ => Err(node.unlike(EXPECTED)),
        }
    }
}

impl Shape for Parent {
    fn read(node: &Node<'_>) -> Result<Self, Problem> {
        match &node.value {
            Value::String(id) => Ok(Self::from(id.as_ref())),
            _ => Fields::read(node).map(Self::from),
        }
    }
}

impl<'de> Deserialize<'de> for Alignment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = Alignment;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(EXPECTED)
            }

            fn visit_unit<E: Error>(self) -> Result<Alignment, E> {
                Ok(Alignment::default())
            }

            fn visit_str<E: Error>(self, id: &str) -> Result<Alignment, E> {
                Ok(Alignment {
                    parents: vec![Parent::from(id)],
                    list: false,
                })
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Alignment, A::Error> {
                let mut parents = Vec::new();
                while let Some(parent) = list.next_element()? {
                    parents.push(parent);
                }
                Ok(Alignment {
                    parents,
                    list: true,
                })
            }
        }

        deserializer.deserialize_any(Either)
    }
}

impl<'de> Deserialize<'de> for Parent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = Parent;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an objective's id, or an object with \"id\" and \"weight\"")
            }

            fn visit_str<E: Error>(self, id: &str) -> Result<Parent, E> {
                Ok(Parent::from(id))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Parent, A::Error> {
                Fields::deserialize(MapAccessDeserializer::new(map)).map(Parent::from)
            }
        }

        deserializer.deserialize_any(Either)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Alignment {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Alignment".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let parent = generator.subschema_for::<Fields>();
        schemars::json_schema!({
            "anyOf": [
                { "type": ["string", "null"] },
                { "type": "array", "items": { "anyOf": [{ "type": "string" }, parent] } },
            ],
        })
    }
}
