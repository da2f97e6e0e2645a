//! Elements without `html!`, which writes out the making of each where it stands:
//! this form has so many that it is a third of what a reader would download.

use std::rc::Rc;

use yew::html::onclick;
use yew::virtual_dom::{VTag, VText};
use yew::{Callback, Html, MouseEvent};

/// An element. An attribute whose value is empty is left out; `key` is Yew's.
pub(super) fn tag(
    name: &'static str,
    attributes: &[(&'static str, &str)],
    children: Vec<Html>,
) -> Html {
    clickable(name, attributes, None, children)
}

/// An element that does something at a click.
pub(super) fn clickable(
    name: &'static str,
    attributes: &[(&'static str, &str)],
    click: Option<Callback<MouseEvent>>,
    children: Vec<Html>,
) -> Html {
    let mut tag = VTag::new(name);
    for (name, value) in attributes {
        match *name {
            _ if value.is_empty() => {}
            "key" => tag.key = Some((*value).into()),
            name => tag.add_attribute(name, (*value).to_owned()),
        }
    }
    if let Some(click) = click {
        tag.add_listener(Rc::new(onclick::Wrapper::new(click)));
    }
    tag.add_children(children);
    tag.into()
}

/// A text.
pub(super) fn text(text: &str) -> Html {
    VText::new(text.to_owned()).into()
}

/// An element with a text in it.
pub(super) fn plain(
    name: &'static str,
    attributes: &[(&'static str, &str)],
    content: &str,
) -> Html {
    tag(name, attributes, vec![text(content)])
}
