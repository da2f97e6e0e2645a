//! Writing a view: tags in the order in which they stand in the document.
//!
//! Yew's `html!` builds every tag in place, some hundred bytes of code each; here a
//! tag is one call of a function that all views share, so that a reader downloads
//! it once. What comes out is a list of plain nodes, which two readers take: the
//! painter of the custom elements, and Yew, where a widget is one of its components.

use std::fmt;
use std::rc::Rc;

use yew::{Callback, Event};

/// A part of a document: nodes in their order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Html {
    /// The nodes.
    pub nodes: Vec<Node>,
}

/// A node of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// Text, as the reader sees it.
    Text(Box<str>),
    /// A tag and what is in it.
    Tag(Box<Tag>),
}

/// A tag: its name, what belongs to it, and the nodes in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Tag {
    /// Its name, in lower case.
    pub name: &'static str,
    /// The names of its attributes.
    pub names: &'static [&'static str],
    /// Their values in the same order; `None` leaves one out.
    pub values: Box<[Option<Box<str>>]>,
    /// Tells it from siblings where its place among them changes.
    pub key: Option<Box<str>>,
    /// What a field holds, now and whatever was typed.
    pub value: Option<Box<str>>,
    /// Whether a box is ticked, now and whatever was clicked.
    pub checked: Option<bool>,
    /// What happens at an event, such as `click`.
    pub listeners: Vec<(&'static str, Callback<Event>)>,
    /// What is in it.
    pub inside: Html,
    /// What is in it, where that is written on demand.
    pub lazy: Option<Lazy>,
}

/// The inside of a tag that is written only where what stands there was written for
/// another token: a large part of a view that most changes leave as it is.
#[derive(Clone)]
pub struct Lazy {
    /// All that the inside depends on, in words of the view's own.
    pub token: Box<str>,
    write: Rc<dyn Fn(&mut Markup)>,
}

impl Lazy {
    /// Writes it.
    #[must_use]
    pub fn html(&self) -> Html {
        let mut page = Markup::default();
        (self.write)(&mut page);
        page.into_html()
    }
}

impl PartialEq for Lazy {
    fn eq(&self, other: &Self) -> bool {
        self.token == other.token
    }
}

impl fmt::Debug for Lazy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Lazy").field(&self.token).finish()
    }
}

/// A tag's attributes; [`attrs!`](crate::attrs) writes them.
#[derive(Debug, Clone, Copy)]
pub struct Attributes<'a> {
    /// Their names.
    pub names: &'static [&'static str],
    /// Their values in the same order; `None` leaves one out.
    pub values: &'a [Option<&'a str>],
}

/// No attributes.
pub const PLAIN: &Attributes<'_> = attrs! {};

/// Attributes as HTML writes them, with a comma between: `attrs! { class="mark", title=text }`.
///
/// A value is a `&str`, or an `Option<&str>` of which `None` leaves the attribute out.
#[macro_export]
macro_rules! attrs {
    (@value $value:literal) => { Some($value) };
    (@value $value:expr) => { Option::<&str>::from($value) };
    ($($name:ident $(- $more:ident)* = $value:expr),* $(,)?) => {
        &$crate::markup::Attributes {
            names: &[$(concat!(stringify!($name) $(, "-", stringify!($more))*)),*],
            values: &[$($crate::attrs!(@value $value)),*],
        }
    };
}
use attrs;

/// A view while it is written.
///
/// ```
/// use inlay_widgets::{attrs, markup::{Markup, PLAIN}};
/// let mut page = Markup::default();
/// page.tag("p", attrs! { class="when" }, |page| {
///     page.leaf("strong", PLAIN, "Wed 2 December");
///     page.text(", 08:00");
/// });
/// assert_eq!(page.into_html().nodes.len(), 1);
/// ```
#[derive(Default)]
pub struct Markup {
    /// What is written into the innermost open tag so far.
    nodes: Vec<Node>,
    /// The open tags, each with what stands before it.
    open: Vec<(Box<Tag>, Vec<Node>)>,
}

impl Markup {
    /// A tag with what `inside` writes into it.
    #[inline]
    pub fn tag(
        &mut self,
        name: &'static str,
        attributes: &Attributes<'_>,
        inside: impl FnOnce(&mut Self),
    ) {
        self.begin(name, attributes);
        inside(self);
        self.end();
    }

    /// A tag with nothing but text in it.
    #[inline(never)]
    pub fn leaf(&mut self, name: &'static str, attributes: &Attributes<'_>, text: &str) {
        self.begin(name, attributes);
        self.text(text);
        self.end();
    }

    /// Text.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        self.nodes.push(Node::Text(text.into()));
    }

    /// Nodes that were written elsewhere.
    #[inline(never)]
    pub fn node(&mut self, html: Html) {
        self.nodes.extend(html.nodes);
    }

    /// Calls `act` when `event`, such as `click`, happens to the tag that is open.
    #[inline(never)]
    pub fn on(&mut self, event: &'static str, act: Callback<Event>) {
        if let Some((tag, _)) = self.open.last_mut() {
            tag.listeners.push((event, act));
        }
    }

    /// Keeps the open tag itself where its place among its siblings changes.
    #[inline(never)]
    pub fn key(&mut self, key: &str) {
        if let Some((tag, _)) = self.open.last_mut() {
            tag.key = Some(key.into());
        }
    }

    /// The value of the open `input`, `select` or `textarea`, now and whatever was typed.
    #[inline(never)]
    pub fn value(&mut self, text: &str) {
        if let Some((tag, _)) = self.open.last_mut() {
            tag.value = Some(text.into());
        }
    }

    /// Whether the open `input` is checked, now and whatever was clicked.
    pub fn checked(&mut self, checked: bool) {
        if let Some((tag, _)) = self.open.last_mut() {
            tag.checked = Some(checked);
        }
    }

    /// Gives the open tag, in which nothing else stands, an inside that `write` writes
    /// where it has to be: nothing of it may depend on what `token` doesn't say.
    pub fn lazy(&mut self, token: &str, write: Rc<dyn Fn(&mut Self)>) {
        if let Some((tag, _)) = self.open.last_mut() {
            tag.lazy = Some(Lazy {
                token: token.into(),
                write,
            });
        }
    }

    /// All that was written.
    #[must_use]
    pub fn into_html(self) -> Html {
        Html { nodes: self.nodes }
    }

    #[inline(never)]
    fn begin(&mut self, name: &'static str, attributes: &Attributes<'_>) {
        let mut values = Vec::with_capacity(attributes.values.len());
        for each in attributes.values {
            values.push(each.map(Into::into));
        }
        let tag = Tag {
            name,
            names: attributes.names,
            values: values.into_boxed_slice(),
            key: None,
            value: None,
            checked: None,
            listeners: Vec::new(),
            inside: Html::default(),
            lazy: None,
        };
        let before = std::mem::take(&mut self.nodes);
        self.open.push((Box::new(tag), before));
    }

    #[inline(never)]
    fn end(&mut self) {
        if let Some((mut tag, before)) = self.open.pop() {
            tag.inside.nodes = std::mem::replace(&mut self.nodes, before);
            self.nodes.push(Node::Tag(tag));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The nodes as HTML, nothing escaped.
    fn spell(html: &Html, out: &mut String) {
        for node in &html.nodes {
            let tag = match node {
                Node::Text(text) => {
                    out.push_str(text);
                    continue;
                }
                Node::Tag(tag) => tag,
            };
            out.extend(["<", tag.name]);
            for (name, value) in tag.names.iter().zip(&tag.values) {
                if let Some(value) = value {
                    out.extend([" ", name, "=", value]);
                }
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
            spell(&page.into_html(), &mut out);
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
                        page.text("3");
                    });
                });
                page.text("z");
            },
            "a<ul aria-label=l><li>1</li><li><b>2</b>3</li></ul>z",
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
    }
}
