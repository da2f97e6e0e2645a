//! Which of the nodes that stand in the document become which of the new ones.

use crate::markup::Node;

/// Old and new siblings, matched.
#[derive(Debug)]
pub struct Pairs {
    /// For each new node the place of the old one that it continues, if there is one.
    pub from: Vec<Option<usize>>,
    /// For each old node whether a new one continues it.
    pub used: Vec<bool>,
}

/// Finds for each new node the old one that it continues.
///
/// A node continues one that was written by the same line of a view: the same tag
/// with the same names of attributes and the same key. Siblings are matched from
/// the end, from the start, then in between, so that a field keeps its focus
/// while a message before or after it comes and goes.
#[must_use]
pub fn pair(old: &[&Node], new: &[Node]) -> Pairs {
    let mut pairs = Pairs {
        from: vec![None; new.len()],
        used: vec![false; old.len()],
    };
    let ends = old.iter().rev().zip(new.iter().rev());
    let tail = ends.take_while(|(old, new)| continues(old, new)).count();
    let (rest, left) = (old.len() - tail, new.len() - tail);
    let starts = old.iter().take(rest).zip(new.iter().take(left));
    let head = starts.take_while(|(old, new)| continues(old, new)).count();
    for place in 0..head {
        pairs.link(place, place);
    }
    for place in 0..tail {
        pairs.link(left + place, rest + place);
    }
    // Old ones come in the order of the new ones, mostly: the search goes on
    // where the last one was found, and around.
    let mut next = head;
    for (at, node) in new.iter().enumerate().take(left).skip(head) {
        let free = |place: &usize| {
            pairs.used.get(*place) == Some(&false)
                && old.get(*place).is_some_and(|old| continues(old, node))
        };
        if let Some(from) = (next..rest).chain(head..next).find(free) {
            pairs.link(at, from);
            next = from + 1;
        }
    }
    pairs
}

impl Pairs {
    fn link(&mut self, at: usize, from: usize) {
        if let (Some(pair), Some(used)) = (self.from.get_mut(at), self.used.get_mut(from)) {
            (*pair, *used) = (Some(from), true);
        }
    }
}

/// Whether `new` is what has become of `old`.
fn continues(old: &Node, new: &Node) -> bool {
    match (old, new) {
        (Node::Text(_), Node::Text(_)) => true,
        (Node::Tag(old), Node::Tag(new)) => {
            let events = old.listeners.iter().zip(&new.listeners);
            old.name == new.name
                && old.key == new.key
                && old.names == new.names
                && old.value.is_some() == new.value.is_some()
                && old.lazy.is_some() == new.lazy.is_some()
                && old.listeners.len() == new.listeners.len()
                && events.fold(true, |same, (old, new)| same && old.0 == new.0)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attrs;
    use crate::markup::{Markup, PLAIN};

    /// `p`, `h` and so on are tags, `.` after one gives it a class, a digit a key, `_` is text.
    fn nodes(spelling: &str) -> Vec<Node> {
        let mut page = Markup::default();
        for word in spelling.split(' ').filter(|word| !word.is_empty()) {
            let (name, rest) = word.split_at(1);
            match name {
                "_" => page.text("some"),
                "p" if rest == "." => page.leaf("p", attrs! { class="hint" }, "a hint"),
                "p" => page.leaf("p", PLAIN, "a paragraph"),
                "f" => page.tag("input", PLAIN, |page| page.value("typed")),
                "b" => page.tag("button", PLAIN, |page| {
                    page.on("click", yew::Callback::noop());
                }),
                _ => page.tag("li", PLAIN, |page| page.key(rest)),
            }
        }
        page.into_html().nodes
    }

    fn check(old: &str, new: &str, from: &[Option<usize>]) {
        let (old, new) = (nodes(old), nodes(new));
        let pairs = pair(&old.iter().collect::<Vec<_>>(), &new);
        assert_eq!(pairs.from, from);
        for (place, used) in pairs.used.iter().enumerate() {
            assert_eq!(*used, from.contains(&Some(place)), "{place}");
        }
    }

    #[test]
    fn what_was_there_stays() {
        check("", "", &[]);
        check("", "p", &[None]);
        check("p", "", &[]);
        check("p f", "p f", &[Some(0), Some(1)]);
        check("p _", "_ _", &[None, Some(1)]);
    }

    #[test]
    fn a_message_before_or_after_a_field_comes_and_goes() {
        check("f", "p f", &[None, Some(0)]);
        check("p f", "f", &[Some(1)]);
        check("f", "f p", &[Some(0), None]);
        check("f p", "f", &[Some(0)]);
        check("p. f p", "p p. f p", &[None, Some(0), Some(1), Some(2)]);
        check("p f _", "p. f b", &[None, Some(1), None]);
    }

    #[test]
    fn a_tag_with_other_attributes_events_or_value_is_another() {
        check("p", "p.", &[None]);
        check("b", "p", &[None]);
    }

    #[test]
    fn keys_tell_rows_apart_wherever_they_go() {
        check("l1 l2 l3", "l3 l1", &[Some(2), Some(0)]);
        check("l1 l2 l3", "l0 l2 l9", &[None, Some(1), None]);
        check(
            "l1 l2 l3 l4",
            "l4 l3 l2 l1",
            &[Some(3), Some(2), Some(1), Some(0)],
        );
    }
}
