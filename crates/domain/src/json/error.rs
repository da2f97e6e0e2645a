//! What is wrong with a data file.

use std::fmt;

use serde::de::{self, Expected, Unexpected};

use super::spelling;
use crate::digits;

/// What is wrong with a data file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataError {
    /// What is wrong and what to do, in sentences for the file's author.
    pub message: String,
    /// The place in the data, like `rotation[1].zone`; empty for the whole.
    pub path: String,
    /// Line in the text, from 1.
    pub line: u32,
    /// Column in that line, from 1, in characters.
    pub column: u32,
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DataError {}

/// A rule of a contract that the data breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The place in the data, like `rotation[1].zone`; empty for the whole.
    pub path: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl Fault {
    /// A broken rule at a place.
    pub fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            message: message.into(),
        }
    }
}

/// An error on its way up through serde: it learns its place from the first
/// node that it passes. Boxed, since every generated `Result` carries it.
#[derive(Debug)]
pub struct Problem(Box<(String, Option<u32>)>);

impl Problem {
    pub(crate) fn new(message: String) -> Self {
        Self(Box::new((message, None)))
    }

    /// Sets the byte that it points at, unless a node further in has.
    pub(crate) fn at(mut self, offset: u32) -> Self {
        self.0.1.get_or_insert(offset);
        self
    }

    pub(super) fn into_parts(self) -> (String, Option<u32>) {
        *self.0
    }

    /// Something that the types rule out.
    pub(crate) fn unread() -> Self {
        Self::new("This can't be read.".to_owned())
    }

    /// `Expected …, but … stands here.`
    pub(super) fn mismatch(expected: &str, found: &str) -> Self {
        Self::new(join(&["Expected ", expected, ", but ", found, "."]))
    }
}

pub(super) fn join(parts: &[&str]) -> String {
    let mut out = String::new();
    for part in parts {
        out.push_str(part);
    }
    out
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.0)
    }
}

impl std::error::Error for Problem {}

/// Everything is overridden: serde's own texts are for programmers, and pull
/// in the formatting of numbers.
impl de::Error for Problem {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string())
    }

    #[cold]
    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::mismatch(&wording(expected), &standing(found))
    }

    #[cold]
    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::mismatch(&wording(expected), &standing(found))
    }

    #[cold]
    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        Self::mismatch(&wording(expected), &entries(length))
    }

    #[cold]
    fn unknown_variant(found: &str, allowed: &'static [&'static str]) -> Self {
        Self::new(unknown(
            "The value \"",
            found,
            "\" isn't one of those that can stand here.",
            allowed,
        ))
    }

    #[cold]
    fn unknown_field(found: &str, allowed: &'static [&'static str]) -> Self {
        Self::new(unknown("There is no field \"", found, "\" here.", allowed))
    }

    #[cold]
    fn missing_field(name: &'static str) -> Self {
        Self::new(join(&["The field \"", name, "\" is missing."]))
    }

    #[cold]
    fn duplicate_field(name: &'static str) -> Self {
        Self::new(join(&["The field \"", name, "\" stands here twice."]))
    }
}

fn unknown(before: &str, found: &str, after: &str, allowed: &[&str]) -> String {
    let mut out = join(&[before, found, after]);
    if let Some(name) = spelling::nearest(found, &mut allowed.iter().copied()) {
        out.push_str(" Did you mean \"");
        out.push_str(name);
        out.push_str("\"?");
    } else if !allowed.is_empty() {
        out.push_str(" Allowed: ");
        push_quoted_list(&mut out, allowed);
        out.push('.');
    }
    out
}

pub(super) fn push_quoted_list(out: &mut String, names: &[&str]) {
    for (index, name) in names.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        out.push('"');
        out.push_str(name);
        out.push('"');
    }
}

/// What a visitor expects, in the words of a page author where serde's own
/// visitors speak as a programmer would.
fn wording(expected: &dyn Expected) -> String {
    let text = expected.to_string();
    for before in ["a tuple of size ", "an array of length "] {
        if let Some(count) = text.strip_prefix(before) {
            return join(&[count, " entries"]);
        }
    }
    let plain = match text.as_str() {
        "a string" => "text in quotation marks",
        "a sequence" => "a list",
        "a map" => "an object",
        "a boolean" => "true or false",
        "f64" | "f32" => "a number",
        other if other.starts_with("struct ") => "an object",
        _ => return text,
    };
    plain.to_owned()
}

fn standing(found: Unexpected<'_>) -> String {
    let plain = match found {
        Unexpected::Bool(true) => "true",
        Unexpected::Bool(false) => "false",
        Unexpected::Unsigned(number) => {
            let mut out = String::new();
            digits::push_padded(&mut out, number, 1);
            out.push_str(" stands here");
            return out;
        }
        Unexpected::Signed(number) => {
            let mut out = String::new();
            digits::push(&mut out, number);
            out.push_str(" stands here");
            return out;
        }
        Unexpected::Str(text) => return join(&["the text \"", text, "\" stands here"]),
        Unexpected::Float(_) => "a number with a fraction",
        Unexpected::Unit | Unexpected::Option => "null",
        Unexpected::Seq => "a list",
        Unexpected::Map => "an object",
        Unexpected::Other(text) => text,
        _ => "something else",
    };
    join(&[plain, " stands here"])
}

pub(super) fn entries(count: usize) -> String {
    let mut out = String::new();
    digits::push_padded(&mut out, count as u64, 1);
    out.push_str(if count == 1 {
        " entry stands here"
    } else {
        " entries stand here"
    });
    out
}
