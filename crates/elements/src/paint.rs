//! Puts a view's nodes into the document, and changes what stands there into the
//! next view: nothing that is the same is touched.
//!
//! Yew can do this too, and does in an application of Yew's. On a page it would be
//! a third of what a reader downloads: components, contexts, suspense, portals and
//! a scheduler for all of them, of which a widget uses one component.

use std::cell::RefCell;

use inlay_widgets::markup::{Html, Lazy, Node, Tag};
use inlay_widgets::pairing::pair;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event};
use yew::Callback;

use crate::runtime::{self, Field};

const XHTML: &str = "http://www.w3.org/1999/xhtml";
const SVG: &str = "http://www.w3.org/2000/svg";

/// What happens at the events of a widget's nodes, by number.
#[derive(Default)]
pub(crate) struct Listeners {
    acts: RefCell<Vec<Option<Callback<Event>>>>,
    free: RefCell<Vec<usize>>,
}

impl Listeners {
    /// Calls what listens under `number`, if anything does still.
    pub(crate) fn call(&self, number: usize, event: Event) {
        let act = self.acts.borrow().get(number).cloned().flatten();
        // Outside the borrow: what it does may be heard here again.
        if let Some(act) = act {
            act.emit(event);
        }
    }

    fn add(&self, act: Callback<Event>) -> usize {
        let mut acts = self.acts.borrow_mut();
        let number = self.free.borrow_mut().pop().unwrap_or(acts.len());
        match acts.get_mut(number) {
            Some(place) => *place = Some(act),
            None => acts.push(Some(act)),
        }
        number
    }

    fn set(&self, number: usize, act: Option<Callback<Event>>) {
        if act.is_none() {
            self.free.borrow_mut().push(number);
        }
        if let Some(place) = self.acts.borrow_mut().get_mut(number) {
            *place = act;
        }
    }
}

/// A node in the document, and what was drawn there.
struct Painted {
    dom: web_sys::Node,
    /// Without what is inside, which `inside` has.
    drawn: Node,
    inside: Vec<Painted>,
    /// The numbers of its listeners.
    numbers: Vec<usize>,
}

/// What one widget has in the document.
#[derive(Default)]
pub(crate) struct Painting(Vec<Painted>);

impl Painting {
    /// Makes `root`'s contents into `html`, for the element with this `id`.
    pub(crate) fn paint(&mut self, root: &Element, id: u32, html: Html, listeners: &Listeners) {
        let Some(document) = root.owner_document() else {
            return;
        };
        let brush = Brush {
            document,
            id,
            listeners,
        };
        let old = std::mem::take(&mut self.0);
        self.0 = brush.change(root, old, html, XHTML);
    }
}

struct Brush<'a> {
    document: Document,
    id: u32,
    listeners: &'a Listeners,
}

impl Brush<'_> {
    /// Changes the nodes inside `parent` from `old` to `new`.
    fn change(
        &self,
        parent: &web_sys::Node,
        old: Vec<Painted>,
        new: Html,
        space: &str,
    ) -> Vec<Painted> {
        let drawn: Vec<&Node> = old.iter().map(|each| &each.drawn).collect();
        let pairs = pair(&drawn, &new.nodes);
        let mut old: Vec<Option<Painted>> = old.into_iter().map(Some).collect();
        for (painted, used) in old.iter_mut().zip(pairs.used) {
            if !used && let Some(painted) = painted.take() {
                kept(parent.remove_child(&painted.dom).is_ok());
                self.forget(&painted);
            }
        }
        let mut all = Vec::with_capacity(new.nodes.len());
        // From the end, where each node's place is before the one that was just put.
        let mut next: Option<web_sys::Node> = None;
        let mut bound = old.len();
        for (node, from) in new.nodes.into_iter().zip(pairs.from).rev() {
            let before = from.and_then(|from| old.get_mut(from)?.take());
            let stays = before.is_some() && from.is_some_and(|from| from < bound);
            let painted = match before {
                Some(painted) => self.turn(painted, node, space),
                None => self.make(node, space),
            };
            if stays {
                bound = from.unwrap_or(bound);
            } else {
                kept(parent.insert_before(&painted.dom, next.as_ref()).is_ok());
            }
            next = Some(painted.dom.clone());
            all.push(painted);
        }
        all.reverse();
        all
    }

    /// A new node with all that is in it.
    fn make(&self, node: Node, space: &str) -> Painted {
        let mut tag = match node {
            Node::Text(text) => {
                return Painted {
                    dom: self.document.create_text_node(&text).into(),
                    drawn: Node::Text(text),
                    inside: Vec::new(),
                    numbers: Vec::new(),
                };
            }
            Node::Tag(tag) => tag,
        };
        let space = if tag.name == "svg" { SVG } else { space };
        let made = self.document.create_element_ns(Some(space), tag.name);
        let Ok(element) = made else {
            refused();
        };
        for (name, value) in tag.names.iter().zip(&tag.values) {
            if let Some(value) = value {
                kept(element.set_attribute(name, value).is_ok());
            }
        }
        let numbers = tag.listeners.iter().map(|(event, act)| {
            let number = self.listeners.add(act.clone());
            runtime::listen(&element, event, self.id, number as u32);
            number
        });
        let numbers = numbers.collect();
        let inside = self.change(&element, Vec::new(), content(&mut tag), space);
        hold(&element, &tag);
        Painted {
            dom: element.into(),
            drawn: Node::Tag(tag),
            inside,
            numbers,
        }
    }

    /// What stands there becomes `node`, which continues it.
    fn turn(&self, old: Painted, node: Node, space: &str) -> Painted {
        let Painted {
            dom,
            drawn,
            inside,
            numbers,
        } = old;
        let (mut tag, before) = match (node, drawn) {
            (Node::Tag(tag), Node::Tag(before)) => (tag, before),
            (node, before) => {
                if let (Node::Text(text), true) = (&node, node != before) {
                    dom.set_node_value(Some(text));
                }
                return Painted {
                    dom,
                    drawn: node,
                    inside,
                    numbers,
                };
            }
        };
        let element: &Element = dom.unchecked_ref();
        let values = before.values.iter().zip(&tag.values);
        for (name, (before, value)) in tag.names.iter().zip(values) {
            if before == value {
                continue;
            }
            let done = match value {
                Some(value) => element.set_attribute(name, value),
                None => element.remove_attribute(name),
            };
            kept(done.is_ok());
        }
        for (number, (_, act)) in numbers.iter().zip(&tag.listeners) {
            self.listeners.set(*number, Some(act.clone()));
        }
        let space = if tag.name == "svg" { SVG } else { space };
        let inside = if tag.lazy.is_some() && tag.lazy == before.lazy {
            inside
        } else {
            self.change(&dom, inside, content(&mut tag), space)
        };
        hold(element, &tag);
        Painted {
            dom,
            drawn: Node::Tag(tag),
            inside,
            numbers,
        }
    }

    /// Nothing listens any more to a node that left, and to those in it.
    fn forget(&self, painted: &Painted) {
        for number in &painted.numbers {
            self.listeners.set(*number, None);
        }
        for each in &painted.inside {
            self.forget(each);
        }
    }
}

/// Takes out what is to stand in a tag.
fn content(tag: &mut Tag) -> Html {
    let lazy = tag.lazy.as_ref().map(Lazy::html);
    lazy.unwrap_or_else(|| std::mem::take(&mut tag.inside))
}

/// Gives a field what it holds, unless it does: setting it would move the cursor.
fn hold(element: &Element, tag: &Tag) {
    let field: &Field = element.unchecked_ref();
    if let Some(value) = tag.value.as_deref()
        && field.value() != value
    {
        field.set_value(value);
    }
    if let Some(checked) = tag.checked
        && field.checked() != checked
    {
        field.set_checked(checked);
    }
}

/// Something else has changed the widget's own nodes: there is no way on but to
/// start afresh, which the runtime does after a trap.
fn kept(done: bool) {
    if !done {
        refused();
    }
}

#[cold]
fn refused() -> ! {
    std::process::abort()
}
