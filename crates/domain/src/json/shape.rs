//! Nodes into the types of a contract, in few bytes.
//!
//! Serde's derives make a visitor of some hundred bytes for every field, and a
//! page's readers download them all: 10 KB (brotli) for a single widget's data.
//! So what widgets read lists its fields once more with [`shape!`]; from that
//! comes a list of places to fill, and one loop that isn't generic fills them.
//! A field that isn't listed doesn't compile, one that is listed as optional
//! needs a `Default`, and the tests hold both ways of reading against each
//! other over spoilt copies of every example.

use serde::de::Error;

use super::error::{Problem, join};
use super::node::{Member, Node, Value};
use crate::zone::scalar::Scalar;

/// A type that is read from a node without serde.
pub(crate) trait Shape: Sized {
    /// Reads it; the problem has no place yet, or one further in.
    fn read(node: &Node<'_>) -> Result<Self, Problem>;

    /// Reads it into the place of a default.
    fn fill(&mut self, node: &Node<'_>) -> Result<(), Problem> {
        // The default owns nothing: forgetting it saves the code that would
        // drop it.
        std::mem::forget(std::mem::replace(self, Self::read(node)?));
        Ok(())
    }
}

/// A place for a value, whatever its type.
pub(crate) trait Slot {
    fn fill(&mut self, node: &Node<'_>) -> Result<(), Problem>;
}

impl<T: Shape> Slot for T {
    fn fill(&mut self, node: &Node<'_>) -> Result<(), Problem> {
        Shape::fill(self, node)
    }
}

/// Gives a struct its [`Shape`]: the fields that must be there, and after a
/// semicolon those that needn't, with a default if it isn't their type's.
macro_rules! shape {
    ($type:ident { $($required:ident),* ; }) => {
        impl $crate::json::Shape for $type {
            #[inline(never)]
            fn read(node: &$crate::json::Node<'_>) -> Result<Self, $crate::json::Problem> {
                let fields = $crate::json::Fields::of(node, &[$(stringify!($required),)*])?;
                Ok(Self { $($required: fields.required(stringify!($required))?,)* })
            }
        }
    };
    ($type:ident {
        $($required:ident),* ; $($optional:ident $(= $default:expr)?),* $(,)?
    }) => {
        impl $crate::json::Shape for $type {
            // Apart, types of a kind look alike, and brotli packs them better.
            #[inline(never)]
            fn read(node: &$crate::json::Node<'_>) -> Result<Self, $crate::json::Problem> {
                let fields = $crate::json::Fields::of(
                    node,
                    &[$(stringify!($required),)* $(stringify!($optional),)*],
                )?;
                let mut value = Self {
                    $($required: fields.required(stringify!($required))?,)*
                    $($optional: $crate::json::shape!(@default $($default)?),)*
                };
                fields.fill(&mut [$(&mut value.$optional,)*])?;
                Ok(value)
            }
        }
    };
    (@default) => { Default::default() };
    (@default $default:expr) => { $default };
}
pub(crate) use shape;

/// Gives an enum its [`Shape`]: the word of each variant.
macro_rules! words {
    ($type:ident { $($word:literal => $variant:ident),* $(,)? }) => {
        impl $crate::json::Shape for $type {
            #[inline(never)]
            fn read(node: &$crate::json::Node<'_>) -> Result<Self, $crate::json::Problem> {
                let index = node.word(&[$($word),*])?;
                let all = [$(Self::$variant),*];
                all.get(index).copied().ok_or_else($crate::json::Problem::unread)
            }
        }
    };
}
pub(crate) use words;

/// An object's fields, all of them known.
pub(crate) struct Fields<'n, 'a> {
    members: &'n [Member<'a>],
    names: &'static [&'static str],
}

impl<'n, 'a> Fields<'n, 'a> {
    pub(crate) fn of(node: &'n Node<'a>, names: &'static [&'static str]) -> Result<Self, Problem> {
        let members = members(node)?;
        for member in members {
            let name = member.name();
            if !names.contains(&name) {
                return Err(Problem::unknown_field(name, names).at(member.key.span.start));
            }
        }
        Ok(Self { members, names })
    }

    #[inline(never)]
    pub(crate) fn required<T: Shape>(&self, name: &'static str) -> Result<T, Problem> {
        inside(self.find(name)?)
    }

    #[inline(never)]
    fn find(&self, name: &'static str) -> Result<&'n Node<'a>, Problem> {
        match self.members.iter().find(|member| member.name() == name) {
            Some(member) => Ok(&member.value),
            None => Err(Problem::missing_field(name)),
        }
    }

    /// Fills the places of the last so many names, in the order of the text.
    pub(crate) fn fill(&self, slots: &mut [&mut dyn Slot]) -> Result<(), Problem> {
        let required = self.names.len().saturating_sub(slots.len());
        for member in self.members {
            let name = member.name();
            if let Some(index) = self.names.iter().position(|one| *one == name)
                && let Some(index) = index.checked_sub(required)
                && let Some(slot) = slots.get_mut(index)
            {
                let value = &member.value;
                slot.fill(value)
                    .map_err(|problem| problem.at(value.span.start))?;
            }
        }
        Ok(())
    }
}

fn members<'n, 'a>(node: &'n Node<'a>) -> Result<&'n [Member<'a>], Problem> {
    match &node.value {
        Value::Object(members) => Ok(members),
        _ => Err(node.unlike("an object")),
    }
}

/// Reads a value and gives its problem a place.
pub(crate) fn inside<T: Shape>(node: &Node<'_>) -> Result<T, Problem> {
    T::read(node).map_err(|problem| problem.at(node.span.start))
}

/// Calls `read` for each entry of a list.
fn each_entry(
    node: &Node<'_>,
    read: &mut dyn FnMut(&Node<'_>) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let Value::Array(entries) = &node.value else {
        return Err(node.unlike("a list"));
    };
    for entry in entries {
        read(entry).map_err(|problem| problem.at(entry.span.start))?;
    }
    Ok(())
}

/// Calls `read` for each name and value of an object.
fn each_member(
    node: &Node<'_>,
    read: &mut dyn FnMut(&Member<'_>) -> Result<(), Problem>,
) -> Result<(), Problem> {
    for member in members(node)? {
        // A name reads its own problem's place; whatever else goes wrong goes
        // wrong with the value.
        read(member).map_err(|problem| problem.at(member.value.span.start))?;
    }
    Ok(())
}

/// Reads an object whose names are data.
pub(crate) fn pairs<K: Shape, V: Shape>(node: &Node<'_>) -> Result<Vec<(K, V)>, Problem> {
    let mut pairs = Vec::new();
    each_member(node, &mut |member| {
        pairs.push((inside(&member.key)?, V::read(&member.value)?));
        Ok(())
    })?;
    Ok(pairs)
}

impl<T: Shape> Shape for Vec<T> {
    fn read(node: &Node<'_>) -> Result<Self, Problem> {
        let mut list = Self::new();
        Shape::fill(&mut list, node)?;
        Ok(list)
    }

    fn fill(&mut self, node: &Node<'_>) -> Result<(), Problem> {
        each_entry(node, &mut |entry| {
            self.push(T::read(entry)?);
            Ok(())
        })
    }
}

impl<T: Shape> Shape for Option<T> {
    fn read(node: &Node<'_>) -> Result<Self, Problem> {
        match node.value {
            Value::Null => Ok(None),
            _ => T::read(node).map(Some),
        }
    }

    fn fill(&mut self, node: &Node<'_>) -> Result<(), Problem> {
        if !matches!(node.value, Value::Null) {
            std::mem::forget(self.replace(T::read(node)?));
        }
        Ok(())
    }
}

impl<T: Scalar> Shape for T {
    fn read(node: &Node<'_>) -> Result<Self, Problem> {
        let text = node.text(T::EXPECTED, T::AS_WRITTEN)?;
        <T as Scalar>::read(text).map_err(Problem::new)
    }
}

impl Shape for String {
    fn read(node: &Node<'_>) -> Result<Self, Problem> {
        Ok(node.text("text in quotation marks", false)?.to_owned())
    }
}

impl Shape for bool {
    fn read(node: &Node<'_>) -> Result<Self, Problem> {
        match node.value {
            Value::Bool(value) => Ok(value),
            _ => Err(node.unlike("true or false")),
        }
    }
}

macro_rules! whole_numbers {
    ($($type:ident)*) => {$(
        impl Shape for $type {
            #[inline(never)]
            fn read(node: &Node<'_>) -> Result<Self, Problem> {
                let (_, magnitude) = node.whole(0, Self::MAX.into())?;
                Ok(magnitude as Self)
            }
        }
    )*};
}

whole_numbers!(u8 u16 u32);

impl<'a> Node<'a> {
    /// The content of a text, or, if `written`, the digits of a number.
    pub(crate) fn text(&self, expected: &str, written: bool) -> Result<&str, Problem> {
        match &self.value {
            Value::String(text) => Ok(text),
            Value::Number(text) if written => Ok(text),
            _ => Err(self.unlike(expected)),
        }
    }

    /// The position of a word among those that are allowed.
    pub(crate) fn word(&self, allowed: &'static [&'static str]) -> Result<usize, Problem> {
        let Value::String(text) = &self.value else {
            return Err(self.none_of(allowed));
        };
        match allowed.iter().position(|word| word == text) {
            Some(index) => Ok(index),
            None => Err(Problem::unknown_variant(text, allowed)),
        }
    }

    /// The two entries of a pair.
    pub(crate) fn pair(&self) -> Result<&[Node<'a>; 2], Problem> {
        let Value::Array(list) = &self.value else {
            return Err(self.unlike("2 entries"));
        };
        list.as_slice()
            .try_into()
            .map_err(|_| Problem::mismatch("2 entries", &super::error::entries(list.len())))
    }

    /// What is expected here doesn't stand here.
    #[cold]
    pub(crate) fn unlike(&self, expected: &str) -> Problem {
        let found = match &self.value {
            Value::Null => "null",
            Value::Bool(true) => "true",
            Value::Bool(false) => "false",
            Value::Number(text) if text.len() <= 40 => text,
            Value::Number(_) => "a number",
            Value::String(text) if text.len() <= 40 => {
                return Problem::mismatch(
                    expected,
                    &join(&["the text \"", text, "\" stands here"]),
                );
            }
            Value::String(_) => "a text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        Problem::mismatch(expected, &join(&[found, " stands here"]))
    }
}

#[cfg(test)]
mod tests;
