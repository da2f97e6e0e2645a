//! Data files: JSON text into the types of this crate, with errors that name
//! the place and say what to do.
//!
//! [`read`] is the usual way in. The text becomes a tree of [`Node`]s that
//! remember where they stand; a [`Contract`] is read from that tree, with serde's
//! derives or, where every byte of code is downloaded, with a lean trait of this
//! module, and then checks the rules that span several fields. Whatever goes
//! wrong comes back as a [`DataError`] with a path, a line and a column.
//!
//! Stricter than most readers: a key that stands twice, an unknown field and
//! anything behind the data are errors. More lenient in two points: a byte
//! order mark is passed over, and `$schema` may stand in the outermost object.
//! Numbers keep their digits, see [`AS_WRITTEN`].
//!
//! Why not a reader that exists: `serde_json` costs a page's readers 22 KB
//! (brotli), and keeps neither duplicate keys nor the place of a value that
//! breaks a rule later on. A tokenizer would only save the grammar, which is a
//! third of the 5 KB here; the tree with its places, the paths, the messages
//! for authors and serde's side would be written on top of it all the same.

mod decode;
mod error;
mod faults;
pub(crate) mod ids;
mod names;
mod node;
mod path;
mod shape;
mod spelling;
mod text;

pub use decode::AS_WRITTEN;
pub use error::{DataError, Fault, Problem};
pub use node::{Member, Node, Span, Value};
pub use path::Path;
pub(crate) use shape::{Fields, Shape, inside, pairs, shape, words};
pub use spelling::{Distance, MAX_WORD, distance, nearest};

use std::borrow::Cow;

/// Nesting beyond this many arrays and objects is refused.
pub const MAX_DEPTH: usize = 128;

/// A type that a data file holds: its shape is in its `Deserialize`, and the
/// rules that span several fields are here.
pub trait Contract: serde::de::DeserializeOwned {
    /// Checks what the shape alone can't say: ids that stand twice, a parent
    /// that doesn't exist, an end before its start.
    ///
    /// # Errors
    /// The first rule that is broken, and where.
    fn check(&self) -> Result<(), Fault>;

    /// Turns a document's outermost value into this type: with serde, unless a
    /// type that browsers read too has a way that costs them less.
    ///
    /// # Errors
    /// What doesn't fit, and its place.
    fn decode(root: &Node<'_>) -> Result<Self, Problem> {
        Self::deserialize(root)
    }
}

/// Reads a data file whole: text, shape and rules.
///
/// # Errors
/// The first thing that is wrong, with its path, line and column.
pub fn read<T: Contract>(text: &str) -> Result<T, DataError> {
    Document::parse(text)?.decode()
}

/// Well-formed JSON that remembers where everything stands.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    text: &'a str,
    root: Node<'a>,
    schema: Option<Cow<'a, str>>,
}

impl<'a> Document<'a> {
    /// Reads JSON as RFC 8259 has it.
    ///
    /// # Errors
    /// Text that isn't JSON, a key that stands twice in one object, nesting
    /// beyond [`MAX_DEPTH`].
    pub fn parse(text: &'a str) -> Result<Self, DataError> {
        let mut root = text::parse(text)?;
        let schema = take_schema(&mut root);
        Ok(Self { text, root, schema })
    }

    /// The outermost value, without its `$schema`.
    #[must_use]
    pub fn root(&self) -> &Node<'a> {
        &self.root
    }

    /// What `$schema` says, if it stands in the outermost object.
    #[must_use]
    pub fn schema(&self) -> Option<&str> {
        self.schema.as_deref()
    }

    /// Turns the document into a value and checks the rules of its type.
    ///
    /// # Errors
    /// The first thing that is wrong, with its path, line and column.
    pub fn decode<T: Contract>(&self) -> Result<T, DataError> {
        let value = T::decode(&self.root).map_err(|problem| self.locate(problem))?;
        value.check().map_err(|fault| self.blame(fault))?;
        Ok(value)
    }

    /// Line and column of the value that `path` leads to, both counted from 1,
    /// the column in characters. Where the path leads to nothing, its nearest
    /// ancestor that exists.
    #[must_use]
    pub fn position(&self, path: &str) -> (u32, u32) {
        path::position(self.text, path::find(&self.root, path).span.start)
    }

    /// Gives a broken rule its line and column.
    #[must_use]
    pub fn blame(&self, fault: Fault) -> DataError {
        let (line, column) = self.position(&fault.path);
        DataError {
            message: fault.message,
            path: fault.path,
            line,
            column,
        }
    }

    fn locate(&self, problem: Problem) -> DataError {
        let (message, offset) = problem.into_parts();
        let offset = offset.unwrap_or(self.root.span.start);
        let (line, column) = path::position(self.text, offset);
        DataError {
            message,
            path: path::of(&self.root, offset),
            line,
            column,
        }
    }
}

/// Editors want `$schema` in the file; the contract's types needn't know it.
fn take_schema<'a>(root: &mut Node<'a>) -> Option<Cow<'a, str>> {
    let Value::Object(members) = &mut root.value else {
        return None;
    };
    let at = members
        .iter()
        .position(|member| member.name() == "$schema")?;
    match members.remove(at).value.value {
        Value::String(schema) => Some(schema),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
