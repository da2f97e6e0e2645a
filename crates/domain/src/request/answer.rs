//! What was answered, as typed.

use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};

use super::template::is_blank;
use super::{Approval, Field, Pairs};
use crate::json::{Contract, Fault, Node, Problem, Shape, Value};

/// An answer to one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A line, several lines, a number, a date, an amount: as typed.
    Text(String),
    /// Choices, or the first and the last day of a range.
    List(Vec<String>),
    /// Ticked or not.
    Checked(bool),
}

impl Answer {
    /// An answer to a date range; a part that isn't answered yet is empty.
    #[must_use]
    pub fn range(first: &str, last: &str) -> Self {
        Self::List(vec![first.to_owned(), last.to_owned()])
    }

    /// Whether nothing was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => is_blank(text),
            Self::List(list) => list.iter().all(|entry| is_blank(entry)),
            Self::Checked(ticked) => !ticked,
        }
    }

    fn is(&self, wanted: &str) -> bool {
        match self {
            Self::Text(text) => text == wanted,
            Self::List(list) => list.iter().any(|entry| entry == wanted),
            Self::Checked(true) => wanted == "true",
            Self::Checked(false) => wanted == "false",
        }
    }
}

/// All answers, by the field's id.
///
/// `region` is the region that a reader chose because the country is in none.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Answers(Pairs<Answer>);

impl Answers {
    /// The answer to a field.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Answer> {
        self.0.get(id)
    }

    /// The answer to a field that is one text; empty without one.
    #[must_use]
    pub fn text(&self, id: &str) -> &str {
        match self.get(id) {
            Some(Answer::Text(text)) => text,
            _ => "",
        }
    }

    /// Answers a field, again or for the first time.
    pub fn set(&mut self, id: &str, answer: Answer) {
        match self.0.0.iter_mut().find(|(own, _)| own == id) {
            Some((_, old)) => *old = answer,
            None => self.0.0.push((id.to_owned(), answer)),
        }
    }

    /// Forgets the answer to a field.
    pub fn remove(&mut self, id: &str) {
        self.0.0.retain(|(own, _)| own != id);
    }

    /// Answers in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Answer)> {
        self.0.iter()
    }
}

impl Contract for Answers {
    fn decode(root: &Node<'_>) -> Result<Self, Problem> {
        Shape::read(root).map(Self)
    }

    /// What was answered is judged together with the form, by
    /// [`check`](super::check).
    fn check(&self) -> Result<(), Fault> {
        Ok(())
    }
}

impl Approval {
    /// The fields that are shown: those whose `when` holds for what was
    /// answered to fields that are shown themselves.
    #[must_use]
    pub fn visible(&self, answers: &Answers) -> Vec<&Field> {
        self.reachable(&|id, wanted| {
            let unticked = Answer::Checked(false);
            let answer = answers.get(id).unwrap_or(&unticked);
            wanted.iter().any(|value| answer.is(value))
        })
    }

    /// The fields that come to be shown when `holds` decides each condition.
    /// Starts from the unconditional ones, so that a circle of conditions stays
    /// hidden instead of running forever.
    pub(super) fn reachable(&self, holds: &dyn Fn(&str, &[String]) -> bool) -> Vec<&Field> {
        let mut shown = vec![false; self.fields.len()];
        loop {
            let mut more = false;
            for (at, field) in self.fields.iter().enumerate() {
                let open = field.when.iter().all(|(id, wanted)| {
                    let other = self.fields.iter().position(|field| field.id == id);
                    let seen = other.and_then(|other| shown.get(other)).copied();
                    seen.unwrap_or(false) && holds(id, &wanted.0)
                });
                if let Some(seen) = shown.get_mut(at)
                    && open
                    && !*seen
                {
                    *seen = true;
                    more = true;
                }
            }
            if !more {
                break;
            }
        }
        let seen = self.fields.iter().zip(shown);
        seen.filter_map(|(field, shown)| shown.then_some(field))
            .collect()
    }
}

const EXPECTED: &str = "an answer: a text, a number, true or false, or a list of texts";

struct Given;

impl<'de> Visitor<'de> for Given {
    type Value = Answer;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(EXPECTED)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Answer, E> {
        Ok(Answer::Text(text.to_owned()))
    }

    fn visit_bool<E: Error>(self, ticked: bool) -> Result<Answer, E> {
        Ok(Answer::Checked(ticked))
    }

    fn visit_unit<E: Error>(self) -> Result<Answer, E> {
        Ok(Answer::Text(String::new()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Answer, A::Error> {
        let mut list = Vec::new();
        while let Some(entry) = seq.next_element()? {
            list.push(entry);
        }
        Ok(Answer::List(list))
    }
}

impl<'de> Deserialize<'de> for Answer {
    /// A number keeps its digits, so that an amount may stand without quotes.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(crate::json::AS_WRITTEN, Given)
    }
}

impl Shape for Answer {
    fn read(node: &Node<'_>) -> Result<Self, Problem> {
        Ok(match &node.value {
            Value::Array(_) => Self::List(Shape::read(node)?),
            Value::Bool(ticked) => Self::Checked(*ticked),
            Value::Null => Self::Text(String::new()),
            _ => Self::Text(node.text(EXPECTED, true)?.to_owned()),
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Answer {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Answer".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "An answer: a text, a number, ticked or not, or a list of texts.",
            "type": ["string", "number", "boolean", "array", "null"],
            "items": { "type": "string" },
        })
    }
}
