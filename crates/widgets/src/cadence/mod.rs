//! `<inlay-meeting-cadence>`: a recurring meeting whose time rotates between regions.

mod messages;
mod more;
mod plan;
mod reason;
mod section;
mod view;

pub use more::more;

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
        named(
            "notes",
            "What the marks in the table mean, and why meetings move.",
        ),
        named(
            "sections",
            "The year, working hours, other times, calendars, drafts.",
        ),
        named("picture", "The year's meetings as marks, a row per group."),
        named("fairness", "The table of working hours."),
        named(
            "comparison",
            "The table that compares other times with today's.",
        ),
    ],
    views: &[
        named("more", "More of the coming meetings are listed."),
        named("section", "A section was opened."),
        named("year", "Another year was chosen."),
    ],
    messages: messages::Text::KEYS,
    style: STYLE,
};

const STYLE: &str = crate::sheet::sheet!("style.css");

/// The widget, for its chunk.
#[must_use]
pub fn widget() -> Rc<dyn Widget> {
    Rc::new(Written::<Cadence> {
        style: STYLE,
        ticks: true,
        view: |page, stage, data| view::view(page, stage, data),
    })
}
