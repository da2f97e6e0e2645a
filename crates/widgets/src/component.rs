//! A widget as a component of Yew: in an application of one's own, or rendered
//! to HTML where no browser is.

use std::rc::Rc;

use yew::virtual_dom::{AttrValue, Listener, ListenerKind, VList, VNode, VTag, VText};
use yew::{Callback, Component, Context, Event, Properties};

use crate::frame::{Frame, Shown};
use crate::host::HostRef;
use crate::markup::Html;
use crate::node::{Node, Tag};

/// What the component shows, and where it stands.
#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    /// The surroundings.
    pub host: HostRef,
    /// Data that was read, from [`Widget::read`](crate::widget::Widget::read).
    pub model: Shown,
}

/// A widget in a Yew application.
#[derive(Default)]
pub struct Inlay {
    frame: Frame,
}

impl Component for Inlay {
    /// Draw again.
    type Message = ();
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self::default()
    }

    fn view(&self, context: &Context<Self>) -> yew::Html {
        let Props { host, model } = context.props();
        self.frame
            .view(host, model, context.link().callback(|()| ()))
            .into()
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let Props { host, model } = context.props();
        let redraw = context.link().callback(|()| ());
        self.frame.rendered(Some((host, model)), &redraw);
    }
}

impl From<Html> for VNode {
    fn from(html: Html) -> Self {
        list(html.nodes())
    }
}

fn list(nodes: Vec<Node>) -> VNode {
    let nodes: Vec<VNode> = nodes.into_iter().map(VNode::from).collect();
    VList::from(nodes).into()
}

impl From<Node> for VNode {
    fn from(node: Node) -> Self {
        match node {
            Node::Text(text) => VText::new(AttrValue::from(text)).into(),
            Node::Tag(tag) => VTag::from(*tag).into(),
        }
    }
}

impl From<Tag> for VTag {
    fn from(from: Tag) -> Self {
        let mut tag = Self::new(from.name);
        for (name, value) in from.attributes {
            tag.add_attribute(name, AttrValue::from(value));
        }
        tag.key = from.key.map(Into::into);
        if let Some(value) = from.value {
            tag.set_value(AttrValue::from(value));
        }
        if let Some(checked) = from.checked {
            tag.set_checked(checked);
        }
        for (event, act) in from.listeners {
            tag.add_listener(Rc::new(On { event, act }));
        }
        if let Some(inside) = tag.children_mut() {
            *inside = list(from.inside);
        }
        tag
    }
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
