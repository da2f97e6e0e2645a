//! The names within a file: texts that aren't empty, ids that stand once, and
//! references to them.

use super::{Fault, Path, nearest};
use crate::order::ordered;

/// Refuses a text that a reader would see nothing of.
pub(crate) fn named(owner: Path, field: &str, text: &str) -> Result<(), Fault> {
    if text.trim_ascii().is_empty() {
        return Err(Fault::new(
            owner.field(field),
            "This is empty; write what readers are to see.",
        ));
    }
    Ok(())
}

/// A reference to something that the file hasn't.
#[cold]
pub(crate) fn unknown(
    path: Path,
    what: &str,
    name: &str,
    known: &mut dyn Iterator<Item = &str>,
) -> Fault {
    let mut message = String::new();
    for part in ["There is no ", what, " \"", name, "\" in this file."] {
        message.push_str(part);
    }
    if let Some(name) = nearest(name, known) {
        for part in [" Did you mean \"", name, "\"?"] {
            message.push_str(part);
        }
    }
    Fault::new(path, message)
}

/// Ids that stand twice; the later one is to blame.
pub(crate) fn distinct(
    ids: &mut dyn Iterator<Item = &str>,
    path: &dyn Fn(usize) -> Path,
    what: &str,
) -> Result<(), Fault> {
    let mut second = None;
    for pair in sorted(ids).windows(2) {
        let [(one, _), (other, at)] = pair else {
            continue;
        };
        if one == other && second.is_none_or(|(_, earliest)| *at < earliest) {
            second = Some((*one, *at));
        }
    }
    let Some((id, at)) = second else {
        return Ok(());
    };
    let mut message = String::new();
    for part in [
        "There is another ",
        what,
        " \"",
        id,
        "\" in this file; each has an id of its own.",
    ] {
        message.push_str(part);
    }
    Err(Fault::new(path(at), message))
}

/// Texts in order, each with its position; those that are the same in the order
/// in which they came.
pub(crate) fn sorted<'a>(texts: &mut dyn Iterator<Item = &'a str>) -> Vec<(&'a str, usize)> {
    let texts: Vec<&str> = texts.collect();
    let text = |at: u32| texts.get(at as usize).copied().unwrap_or_default();
    let mut sorted = Vec::with_capacity(texts.len());
    for at in ordered(texts.len(), &|one, other| text(one) < text(other)) {
        sorted.push((text(at), at as usize));
    }
    sorted
}

/// How many of the sorted texts don't follow `text`.
#[inline(never)]
fn after(sorted: &[(&str, usize)], text: &str) -> usize {
    sorted.partition_point(|(other, _)| *other <= text)
}

/// The position of an id among those that [`sorted`] has put in order; the last
/// one if it stands twice.
#[inline(never)]
pub(crate) fn find(sorted: &[(&str, usize)], id: &str) -> Option<usize> {
    let (found, position) = sorted.get(after(sorted, id).checked_sub(1)?)?;
    (*found == id).then_some(*position)
}
