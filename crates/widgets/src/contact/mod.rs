//! `<inlay-contact>`: where to reach a team, whether it is working hours there, and a
//! message that says where it comes from.

mod hours;
mod message;
mod messages;
mod view;

use std::rc::Rc;

use inlay_domain::contact::Contact;

pub use message::write as message;

use crate::element::{Element, named};
use crate::widget::{Widget, Written};

/// The element's declaration.
pub const ELEMENT: Element = Element {
    tag: "inlay-contact",
    widget: "contact",
    about: "Where to reach a team and what each channel is for, where it is working hours now, and a message drafted with where the reader comes from.",
    reserve: "14rem",
    attributes: &[],
    parts: &[
        named("channels", "The channels, the usual one first."),
        named(
            "channel",
            "A channel, what it is for, and how long an answer may take.",
        ),
        named(
            "hours",
            "In one sentence where it is working hours now, or where next.",
        ),
        named("regions", "The regions and their clocks."),
        named("message", "The draft of a message, closed at first."),
    ],
    views: &[named("message", "The message was copied (`copied`).")],
    messages: messages::Text::KEYS,
    style: STYLE,
};

const STYLE: &str = crate::sheet::sheet!("style.css");

/// The widget, for its chunk.
#[must_use]
pub fn widget() -> Rc<dyn Widget> {
    Rc::new(Written::<Contact> {
        style: STYLE,
        ticks: true,
        view: view::view,
    })
}
