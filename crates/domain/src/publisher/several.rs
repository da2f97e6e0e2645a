//! One text, or several.

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};

use crate::json::{Node, Problem, Shape, Value};

/// A text or a list of texts, as a file likes to write it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Several(pub Vec<String>);

impl Several {
    /// The texts that say something.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let texts = self.0.iter().map(|text| text.trim());
        texts.filter(|text| !text.is_empty())
    }
}

const EXPECTED: &str = "a text or a list of texts";

impl Shape for Several {
    fn read(node: &Node<'_>) -> Result<Self, Problem> {
        Ok(Self(match &node.value {
            Value::Array(_) => Shape::read(node)?,
            Value::Null => Vec::new(),
            _ => vec![node.text(EXPECTED, false)?.to_owned()],
        }))
    }
}

struct OneOrMore;

impl<'de> Visitor<'de> for OneOrMore {
    type Value = Several;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(EXPECTED)
    }

    fn visit_unit<E: Error>(self) -> Result<Several, E> {
        Ok(Several::default())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Several, E> {
        Ok(Several(vec![text.to_owned()]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Several, A::Error> {
        let mut texts = Vec::new();
        while let Some(text) = seq.next_element()? {
            texts.push(text);
        }
        Ok(Several(texts))
    }
}

impl<'de> Deserialize<'de> for Several {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrMore)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Several {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Several".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": ["string", "array", "null"],
            "items": { "type": "string" },
        })
    }
}
