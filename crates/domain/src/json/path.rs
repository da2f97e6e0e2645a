//! Places in the data: `rotation[1].zone`.

use super::node::{Node, Value};
use crate::digits;

/// A place in the data, built from the outside in.
///
/// ```
/// use inlay_domain::json::Path;
/// let path = Path::root().field("rotation").index(1).field("zone");
/// assert_eq!(path.as_str(), "rotation[1].zone");
/// assert_eq!(Path::root().field("moved").field("a b").as_str(), "moved[\"a b\"]");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Path(String);

impl Path {
    /// The data as a whole.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// A field of the object at this place.
    #[must_use]
    pub fn field(mut self, name: &str) -> Self {
        push_field(&mut self.0, name);
        self
    }

    /// An entry of the list at this place, from 0.
    #[must_use]
    pub fn index(mut self, index: usize) -> Self {
        push_index(&mut self.0, index);
        self
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Path> for String {
    fn from(path: Path) -> Self {
        path.0
    }
}

pub(super) fn push_field(out: &mut String, name: &str) {
    let plain =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '$') || !c.is_ascii();
    if !name.is_empty() && name.chars().all(plain) {
        if !out.is_empty() {
            out.push('.');
        }
        out.push_str(name);
    } else {
        out.push_str("[\"");
        out.push_str(name);
        out.push_str("\"]");
    }
}

pub(super) fn push_index(out: &mut String, index: usize) {
    out.push('[');
    digits::push_padded(out, index as u64, 1);
    out.push(']');
}

/// The path of the node, or of the field whose name, starts at this byte.
pub(super) fn of(root: &Node<'_>, offset: u32) -> String {
    let mut out = String::new();
    let mut node = root;
    while node.span.start != offset {
        let holds = |node: &Node<'_>| node.span.start <= offset && offset < node.span.end;
        match &node.value {
            Value::Object(members) => {
                let Some(member) = members.iter().find(|m| holds(&m.key) || holds(&m.value)) else {
                    break;
                };
                push_field(&mut out, member.name());
                if holds(&member.key) {
                    break;
                }
                node = &member.value;
            }
            Value::Array(entries) => {
                let Some((index, entry)) =
                    entries.iter().enumerate().find(|(_, entry)| holds(entry))
                else {
                    break;
                };
                push_index(&mut out, index);
                node = entry;
            }
            _ => break,
        }
    }
    out
}

/// The node that a path leads to, or the last one on the way that exists.
pub(super) fn find<'t, 'a>(root: &'t Node<'a>, path: &str) -> &'t Node<'a> {
    let mut node = root;
    let mut rest = path;
    'down: while !rest.is_empty() {
        for (index, entry) in node.entries().iter().enumerate() {
            let mut step = String::new();
            push_index(&mut step, index);
            if let Some(after) = rest.strip_prefix(step.as_str()) {
                (node, rest) = (entry, after);
                continue 'down;
            }
        }
        // A path may have been put together by hand, so that a name with a
        // dot in it stands there bare: the longest name that fits is meant.
        let bare = rest.strip_prefix('.').unwrap_or(rest);
        let mut best: Option<(&Node<'a>, &str)> = None;
        for member in node.members() {
            let mut step = String::new();
            push_field(&mut step, member.name());
            let after = bare
                .strip_prefix(step.as_str())
                .or_else(|| bare.strip_prefix(member.name()));
            let Some(after) =
                after.filter(|after| after.is_empty() || after.starts_with(['.', '[']))
            else {
                continue;
            };
            if best.is_none_or(|(_, shortest)| after.len() < shortest.len()) {
                best = Some((&member.value, after));
            }
        }
        let Some((value, after)) = best else {
            break;
        };
        (node, rest) = (value, after);
    }
    node
}

/// Line and column of a byte, from 1, the column in characters.
pub(super) fn position(text: &str, offset: u32) -> (u32, u32) {
    let before = text.get(..offset as usize).unwrap_or(text);
    let before = before.strip_prefix('\u{feff}').unwrap_or(before);
    let mut line = 1;
    let mut column = 1;
    for byte in before.bytes() {
        if byte == b'\n' {
            line += 1;
            column = 1;
        } else if byte & 0xc0 != 0x80 {
            // Continuation bytes of UTF-8 belong to the character before.
            column += 1;
        }
    }
    (line, column)
}
