//! `<inlay-okr-cascade>`: objectives and key results, and how they add up.

mod act;
mod checkin;
mod entry;
mod messages;
mod more;
mod picture;
mod plan;
mod table;
mod view;

pub use more::write as more;

use std::rc::Rc;

use inlay_domain::okr::Okrs;

use crate::element::{Element, named};
use crate::widget::{Widget, Written};

/// The element's declaration.
pub const ELEMENT: Element = Element {
    tag: "inlay-okr-cascade",
    widget: "okrs",
    about: "Objectives and key results: how far each has come, how they add up along the objectives that they serve, and whether that is fast enough.",
    reserve: "24rem",
    attributes: &[],
    parts: &[
        named("period", "The period, and how much of it has passed."),
        named(
            "picture",
            "The picture of how the objectives hang together.",
        ),
        named("moved", "What has moved since the earlier look."),
        named("list", "The list of objectives at the top."),
        named("objective", "An objective, with those that serve it."),
        named("key-results", "The key results of an objective."),
        named("check-in", "The draft of a check-in."),
        named("actions", "The buttons below the list."),
    ],
    views: &[
        named(
            "check-in",
            "The draft of a check-in is opened (`on`) or closed (`off`).",
        ),
        named("export", "The table was downloaded."),
    ],
    messages: messages::Text::KEYS,
    style: STYLE,
};

const STYLE: &str = crate::sheet::sheet!("style.css");

/// The widget, for its chunk.
#[must_use]
pub fn widget() -> Rc<dyn Widget> {
    Rc::new(Written::<Okrs> {
        style: STYLE,
        ticks: true,
        view: view::view,
    })
}
