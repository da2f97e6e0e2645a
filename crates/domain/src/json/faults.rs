//! All that is wrong with a file at once, for whoever is to mend it.

use super::node::{Node, Value};
use super::{Contract, DataError, Document, path};

/// More than this, and the file is best mended from the top.
const MOST: usize = 50;

impl Document<'_> {
    /// Everything that is wrong with the document, as far as one fault doesn't
    /// follow from another: what is to blame is taken out, or something put in
    /// its place, and the rest read again. At most fifty. Costs several readings
    /// for each, so widgets, which tell one fault anyway, use [`Document::decode`].
    #[must_use]
    pub fn faults<T: Contract>(&self) -> Vec<DataError> {
        let mut faults: Vec<(u32, DataError)> = Vec::new();
        let mut root = self.root.clone();
        // Whether what stands there now is still what the author wrote, but for
        // what was left out.
        let mut whole = true;
        while faults.len() < MOST {
            let mut rule = false;
            let (offset, message) = match T::decode(&root) {
                Ok(value) => match value.check() {
                    Ok(()) => break,
                    // What refers to something that was changed is no fault.
                    Err(_) if !whole => break,
                    Err(fault) => {
                        rule = true;
                        (path::find(&root, &fault.path).span.start, fault.message)
                    }
                },
                Err(problem) => {
                    let (message, offset) = problem.into_parts();
                    (offset.unwrap_or(root.span.start), message)
                }
            };
            // What is said of an object after something in it was changed may
            // only follow from that.
            let follows = |(inner, _): &(u32, DataError)| spans(&self.root, offset, *inner);
            if faults.iter().any(follows) {
                whole = false;
                match take(&mut root, offset) {
                    Some(_) => continue,
                    None => break,
                }
            }
            let (line, column) = path::position(self.text, offset);
            let path = path::of(&self.root, offset);
            let error = DataError {
                message,
                path,
                line,
                column,
            };
            faults.push((offset, error));
            let mended = mend::<T>(&root, offset, rule);
            let Some((next, same)) = mended else {
                break;
            };
            root = next;
            whole &= same;
        }
        faults.sort_by_key(|(offset, _)| *offset);
        faults.into_iter().map(|(_, error)| error).collect()
    }
}

/// The tree without the fault at this byte, and whether nothing was invented or
/// lost for it that something else may refer to. `rule`: what stands there can be
/// read, and breaks a rule.
fn mend<'a, T: Contract>(root: &Node<'a>, offset: u32, rule: bool) -> Option<(Node<'a>, bool)> {
    let good = |tree: &Node<'a>| match T::decode(tree) {
        Ok(_) => true,
        // Another fault is the next one's matter.
        Err(problem) => {
            let (_, other) = problem.into_parts();
            other.is_some_and(|other| !spans(root, other, offset))
        }
    };
    // Faults come in the order of reading, so one that follows from a stand-in
    // comes before any other; one that follows from a gap may come after.
    for value in if rule { Vec::new() } else { stand_ins() } {
        let mut other = root.clone();
        put(&mut other, offset, &value);
        if good(&other) {
            return Some((other, false));
        }
    }
    let mut less = root.clone();
    let part = take(&mut less, offset)?;
    let plain = part == Part::Plain && good(&less);
    Some((less, plain)).filter(|_| plain || !rule)
}

/// Whether what begins at `outer` is or contains what begins at `inner`.
fn spans(node: &Node<'_>, outer: u32, inner: u32) -> bool {
    if node.span.start == outer {
        return outer <= inner && inner < node.span.end;
    }
    match &node.value {
        Value::Object(members) => members.iter().any(|member| {
            member.key.span.start == outer && outer == inner || spans(&member.value, outer, inner)
        }),
        Value::Array(entries) => entries.iter().any(|entry| spans(entry, outer, inner)),
        _ => false,
    }
}

/// Something that one type or another can be read from.
fn stand_ins() -> Vec<Value<'static>> {
    let mut values: Vec<Value<'static>> = [
        "x",
        "https://example.com/",
        "2026-01-01",
        "16:00",
        "Europe/London",
        "monday",
        "NL",
    ]
    .map(|text| Value::String(text.into()))
    .into();
    values.extend([
        Value::Number("1"),
        Value::Array(Vec::new()),
        Value::Bool(true),
    ]);
    values
}

#[derive(PartialEq)]
enum Part {
    /// A field, or an entry of a list of words: nothing refers to it.
    Plain,
    /// An entry with fields of its own, maybe an id.
    Entry,
}

/// Takes out the field or entry that begins at this byte.
fn take(node: &mut Node<'_>, offset: u32) -> Option<Part> {
    match &mut node.value {
        Value::Object(members) => {
            let place = members
                .iter()
                .position(|one| one.key.span.start == offset || one.value.span.start == offset);
            if let Some(place) = place {
                members.remove(place);
                return Some(Part::Plain);
            }
            let mut inner = members.iter_mut();
            inner.find_map(|one| take(&mut one.value, offset))
        }
        Value::Array(entries) => {
            if let Some(place) = entries.iter().position(|one| one.span.start == offset) {
                let plain = entries.remove(place).members().is_empty();
                return Some(if plain { Part::Plain } else { Part::Entry });
            }
            entries.iter_mut().find_map(|one| take(one, offset))
        }
        _ => None,
    }
}

/// Puts a value in the place of the one that begins at this byte.
fn put<'a>(node: &mut Node<'a>, offset: u32, value: &Value<'a>) {
    match &mut node.value {
        _ if node.span.start == offset => node.value = value.clone(),
        Value::Object(members) => {
            let inner = members.iter_mut().map(|member| &mut member.value);
            inner.for_each(|inner| put(inner, offset, value));
        }
        Value::Array(entries) => entries
            .iter_mut()
            .for_each(|inner| put(inner, offset, value)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::directory::Directory;
    use crate::json::Document;
    use crate::schedule::Cadence;

    #[track_caller]
    fn check<T: crate::json::Contract>(text: &str, expected: &[(&str, &str)]) {
        let found = Document::parse(text).unwrap().faults::<T>();
        let found: Vec<_> = found
            .iter()
            .map(|error| (error.path.as_str(), error.message.as_str()))
            .collect();
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for ((path, message), (other, part)) in found.iter().zip(expected) {
            assert_eq!(path, other);
            assert!(message.contains(part), "{message}");
        }
    }

    #[test]
    fn faults_that_stand_for_themselves_are_all_told() {
        check::<Directory>(
            r#"{"title": 1, "tems": [], "teams": [
                {"id": "a b", "name": "A"}, {"name": "B"}, {"id": "c", "name": "C", "url": "javascript:x", "color": 1},
                {"id": "d", "name": "D", "parent": "c"}]}"#,
            &[
                ("title", "text in quotation marks"),
                ("tems", "Did you mean \"teams\""),
                ("teams[0].id", "one word"),
                ("teams[1]", "\"id\" is missing"),
                ("teams[2].url", "begins with"),
                ("teams[2].color", "no field"),
            ],
        );
        check::<Directory>(
            r#"{"title": "T", "regions": [{"id": "EMEA"}], "teams": [{"id": "a", "name": "A", "parent": "x"}, {"id": "b", "name": "B", "regions": ["EMAE"]}]}"#,
            &[
                ("teams[0].parent", "no team"),
                ("teams[1].regions[0]", "Did you mean"),
            ],
        );
        check::<Cadence>(
            r#"{"on": {"weekday": "wensday", "ordinals": [1, 9]}, "rotation": [{"time": "16:00"}, {"zone": "EST"}]}"#,
            &[
                ("on.weekday", "wednesday"),
                ("on.ordinals[1]", "1 to 5"),
                ("rotation[1].zone", "EST"),
            ],
        );
        check::<Directory>("[]", &[("", "an object")]);
        check::<Directory>(r#"{"title": "T", "teams": []}"#, &[]);
    }
}
