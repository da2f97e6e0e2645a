//! Writing a view: tags in the order in which they stand in the document.
//!
//! Yew's `html!` builds every tag in place, some hundred bytes of code each; here a
//! tag is one call of a function that all views share, so that a reader downloads
//! it once. What comes out are Yew's own nodes.

use std::rc::Rc;

use yew::virtual_dom::{
    AttrValue, AttributeOrProperty, Attributes as Drawn, Listener, ListenerKind, VList, VNode,
    VTag, VText,
};
use yew::{Callback, Event, Html};

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
/// let html = page.into_html();
/// ```
#[derive(Default)]
pub struct Markup {
    /// What is finished: the children of the open tags, the outermost one's first.
    nodes: Vec<Html>,
    /// The open tags, each with the place in `nodes` where its children begin.
    open: Vec<(VTag, usize)>,
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
        self.node(VText::new(value(text)).into());
    }

    /// A node made elsewhere, such as a component's.
    #[inline(never)]
    pub fn node(&mut self, node: Html) {
        self.nodes.push(node);
    }

    /// Calls `act` when `event`, such as `click`, happens to the tag that is open.
    #[inline(never)]
    pub fn on(&mut self, event: &'static str, act: Callback<Event>) {
        if let Some((tag, _)) = self.open.last_mut() {
            tag.add_listener(Rc::new(On { event, act }));
        }
    }

    /// Keeps the open tag itself where its place in a list of siblings changes.
    pub fn key(&mut self, key: &str) {
        if let Some((tag, _)) = self.open.last_mut() {
            tag.key = Some(key.into());
        }
    }

    /// The value of the open `input` or `textarea`, now and whatever was typed.
    pub fn value(&mut self, text: &str) {
        if let Some((tag, _)) = self.open.last_mut() {
            tag.set_value(value(text));
        }
    }

    /// Whether the open `input` is checked, now and whatever was clicked.
    pub fn checked(&mut self, checked: bool) {
        if let Some((tag, _)) = self.open.last_mut() {
            tag.set_checked(checked);
        }
    }

    /// All that was written.
    pub fn into_html(self) -> Html {
        VNode::from(VList::from(self.nodes))
    }

    #[inline(never)]
    fn begin(&mut self, name: &'static str, attributes: &Attributes<'_>) {
        let mut tag = VTag::new(name);
        if !attributes.names.is_empty() {
            let mut values = Vec::with_capacity(attributes.values.len());
            for each in attributes.values {
                values.push(each.map(|text| AttributeOrProperty::Attribute(value(text))));
            }
            tag.attributes = Drawn::Dynamic {
                keys: attributes.names,
                values: values.into_boxed_slice(),
            };
        }
        self.open.push((tag, self.nodes.len()));
    }

    #[inline(never)]
    fn end(&mut self) {
        if let Some((mut tag, first)) = self.open.pop() {
            let inside: Vec<Html> = self.nodes.drain(first..).collect();
            if let Some(children) = tag.children_mut() {
                *children = VNode::from(VList::from(inside));
            }
            self.nodes.push(tag.into());
        }
    }
}

#[inline(never)]
fn value(text: &str) -> AttrValue {
    AttrValue::Rc(Rc::from(text))
}

/// One shape of listener for all events, where Yew has a type for each.
struct On {
    event: &'static str,
    act: Callback<Event>,
}

impl Listener for On {
    fn kind(&self) -> ListenerKind {
        ListenerKind::other(self.event.into())
    }

    fn handle(&self, event: Event) {
        self.act.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The nodes as HTML, nothing escaped.
    fn html(node: &VNode, out: &mut String) {
        match node {
            VNode::VText(text) => out.push_str(&text.text),
            VNode::VList(list) => list.iter().for_each(|each| html(each, out)),
            VNode::VTag(tag) => {
                out.extend(["<", tag.tag()]);
                for (name, value) in tag.attributes.iter() {
                    out.extend([" ", name, "=", value]);
                }
                out.push('>');
                if let Some(children) = tag.children() {
                    html(children, out);
                }
                out.extend(["</", tag.tag(), ">"]);
            }
            _ => out.push('?'),
        }
    }

    #[test]
    fn tags_nest_as_they_are_written() {
        let check = |write: fn(&mut Markup), expected: &str| {
            let mut page = Markup::default();
            write(&mut page);
            let mut out = String::new();
            html(&page.into_html(), &mut out);
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
