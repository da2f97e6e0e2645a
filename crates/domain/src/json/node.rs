//! The tree that text becomes.

use std::borrow::Cow;

/// Where something stands in the text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte behind the last one.
    pub end: u32,
}

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'a> {
    /// Where it stands in the text.
    pub span: Span,
    /// What stands there.
    pub value: Value<'a>,
}

/// What a [`Node`] holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as it is written.
    Number(&'a str),
    /// Text, its escapes resolved.
    String(Cow<'a, str>),
    /// A list.
    Array(Vec<Node<'a>>),
    /// Fields, in the order of the text; no name stands twice.
    Object(Vec<Member<'a>>),
}

/// A field of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Member<'a> {
    /// The name: a node too, so that an unknown one can be pointed at.
    pub key: Node<'a>,
    /// The value.
    pub value: Node<'a>,
}

impl Member<'_> {
    /// The field's name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.key.as_str().unwrap_or_default()
    }
}

impl<'a> Node<'a> {
    /// The text, if it is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The fields of an object; of anything else, none.
    #[must_use]
    pub fn members(&self) -> &[Member<'a>] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// The entries of a list; of anything else, none.
    #[must_use]
    pub fn entries(&self) -> &[Node<'a>] {
        match &self.value {
            Value::Array(entries) => entries,
            _ => &[],
        }
    }

    /// The value of a field, if this is an object that has it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Node<'a>> {
        let member = self.members().iter().find(|member| member.name() == name)?;
        Some(&member.value)
    }
}
