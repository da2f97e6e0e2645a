//! What a view has written, as a tree: for Yew, and for tests.

use std::fmt;

use yew::{Callback, Event};

use crate::markup::{CHECKED, END, Html, KEY, LAZY, Markup, NONE, ON, TAG, TEXT, VALUE, Write};

/// A node of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// Text, as the reader sees it.
    Text(String),
    /// A tag and what is in it.
    Tag(Box<Tag>),
}

/// A tag: its name, what belongs to it, and the nodes in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tag {
    /// Its name, in lower case.
    pub name: &'static str,
    /// Its attributes that are there.
    pub attributes: Vec<(&'static str, String)>,
    /// Tells it from siblings where its place among them changes.
    pub key: Option<String>,
    /// What a field holds, now and whatever was typed.
    pub value: Option<String>,
    /// Whether a box is ticked, now and whatever was clicked.
    pub checked: Option<bool>,
    /// What happens at an event, such as `click`.
    pub listeners: Vec<(&'static str, Callback<Event>)>,
    /// What is in it.
    pub inside: Vec<Node>,
}

impl Html {
    /// The nodes, with all that would be written on demand.
    #[must_use]
    pub fn nodes(&self) -> Vec<Node> {
        let words = self.words.iter().copied();
        Reading { html: self, words }.inside(&mut Tag::default())
    }
}

impl fmt::Debug for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.nodes().fmt(f)
    }
}

struct Reading<'a, Words> {
    html: &'a Html,
    words: Words,
}

impl<Words: Iterator<Item = u32>> Reading<'_, Words> {
    /// The nodes up to the end of `tag`, and what else belongs to it.
    fn inside(&mut self, tag: &mut Tag) -> Vec<Node> {
        let mut nodes = Vec::new();
        while let Some(what) = self.words.next() {
            match what {
                TAG => {
                    let name = self.fixed();
                    let mut inner = Tag {
                        name,
                        ..Tag::default()
                    };
                    for _ in 0..self.words.next().unwrap_or_default() {
                        let name = self.fixed();
                        let value = self.piece();
                        inner.attributes.extend(value.map(|value| (name, value)));
                    }
                    let inside = self.inside(&mut inner);
                    inner.inside.extend(inside);
                    nodes.push(Node::Tag(Box::new(inner)));
                }
                TEXT => nodes.push(Node::Text(self.piece().unwrap_or_default())),
                KEY => tag.key = self.piece(),
                VALUE => tag.value = self.piece(),
                CHECKED => tag.checked = self.words.next().map(|word| word != 0),
                ON => {
                    let event = self.fixed();
                    let act = self.place().and_then(|at| self.html.acts.get(at));
                    let act = act.map(|act| (event, act.clone()));
                    tag.listeners.extend(act);
                }
                LAZY => {
                    self.piece();
                    let write = self.place().and_then(|at| self.html.lazies.get(at));
                    nodes.extend(write.map(written).unwrap_or_default());
                }
                END => break,
                _ => {}
            }
        }
        nodes
    }

    fn place(&mut self) -> Option<usize> {
        usize::try_from(self.words.next()?).ok()
    }

    fn fixed(&mut self) -> &'static str {
        let at = self.place();
        at.and_then(|at| self.html.fixed.get(at)).unwrap_or(&"")
    }

    fn piece(&mut self) -> Option<String> {
        let (start, length) = (self.words.next()?, self.place()?);
        if start == NONE {
            return None;
        }
        let start = usize::try_from(start).ok()?;
        self.html.text.get(start..start + length).map(str::to_owned)
    }
}

fn written(write: &Write) -> Vec<Node> {
    let mut page = Markup::default();
    write(&mut page);
    page.into_html().nodes()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::attrs;
    use crate::markup::PLAIN;

    /// The nodes as HTML, nothing escaped.
    fn spell(nodes: &[Node], out: &mut String) {
        for node in nodes {
            let tag = match node {
                Node::Text(text) => {
                    out.push_str(text);
                    continue;
                }
                Node::Tag(tag) => tag,
            };
            out.extend(["<", tag.name]);
            for (name, value) in &tag.attributes {
                out.extend([" ", name, "=", value]);
            }
            out.push('>');
            spell(&tag.inside, out);
            out.extend(["</", tag.name, ">"]);
        }
    }

    #[test]
    fn tags_nest_as_they_are_written() {
        let check = |write: fn(&mut Markup), expected: &str| {
            let mut page = Markup::default();
            write(&mut page);
            let mut out = String::new();
            spell(&page.into_html().nodes(), &mut out);
            assert_eq!(out, expected);
        };
        check(|_| {}, "");
        check(
            |page| {
                page.text("a");
                page.tag("ul", attrs! { aria-label="l" }, |page| {
                    page.leaf("li", PLAIN, "1");
                    page.tag("li", PLAIN, |page| {
                        page.leaf("b", PLAIN, "2");
                        page.text("ü");
                    });
                });
                page.text("z");
            },
            "a<ul aria-label=l><li>1</li><li><b>2</b>ü</li></ul>z",
        );
        check(
            |page| {
                page.tag(
                    "td",
                    attrs! { class=None, data-label="x", title=Some("") },
                    |_| {},
                )
            },
            "<td data-label=x title=></td>",
        );
        check(
            |page| {
                page.tag("input", attrs! { type="text" }, |page| {
                    page.value("typed");
                    page.on("input", Callback::noop());
                });
            },
            "<input type=text></input>",
        );
        check(
            |page| {
                page.tag("ul", PLAIN, |page| {
                    page.key("k");
                    page.lazy("t", Rc::new(|page| page.leaf("li", PLAIN, "late")));
                });
            },
            "<ul><li>late</li></ul>",
        );
    }

    #[test]
    fn what_belongs_to_a_tag_is_told() {
        let mut page = Markup::default();
        page.tag("input", PLAIN, |page| {
            page.key("k");
            page.value("");
            page.checked(true);
            page.on("input", Callback::noop());
            page.on("change", Callback::noop());
        });
        let nodes = page.into_html().nodes();
        let [Node::Tag(tag)] = nodes.as_slice() else {
            panic!("one tag: {nodes:?}");
        };
        assert_eq!(tag.key.as_deref(), Some("k"));
        assert_eq!(tag.value.as_deref(), Some(""));
        assert_eq!(tag.checked, Some(true));
        let events: Vec<_> = tag.listeners.iter().map(|(event, _)| *event).collect();
        assert_eq!(events, ["input", "change"]);
    }
}
