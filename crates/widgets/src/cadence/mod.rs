//! `<inlay-meeting-cadence>`: a recurring meeting whose time rotates between regions.

mod messages;
mod plan;
mod view;

use std::rc::Rc;

use inlay_domain::schedule::Cadence;

use crate::element::{Element, named};
use crate::widget::{Widget, Written};

/// The element's declaration.
pub const ELEMENT: Element = Element {
    tag: "inlay-meeting-cadence",
    widget: "cadence",
    about: "A recurring meeting whose time rotates between regions: the next dates in the reader's zone and the attendees'.",
    reserve: "20rem",
    attributes: &[],
    parts: &[
        named("next", "The next meeting, in a sentence."),
        named("table", "The table of the coming meetings."),
        named("notes", "What the marks in the table mean."),
    ],
    views: &[named("more", "More of the coming meetings are listed.")],
    messages: messages::Text::KEYS,
    style: STYLE,
};

const STYLE: &str = include_str!("style.css");

/// The widget, for its chunk.
#[must_use]
pub fn widget() -> Rc<dyn Widget> {
    Rc::new(Written::<Cadence> {
        style: STYLE,
        ticks: true,
        view: |page, stage, data| view::view(page, stage, data),
    })
}
