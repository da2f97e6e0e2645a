//! `<inlay-meeting-time>`: one time on everybody's clock, and the times that suit all.

mod act;
mod calendar;
mod clocks;
mod grid;
mod hand;
mod meaning;
mod messages;
mod picker;
mod places;
mod plan;
mod reading;
mod state;
mod view;

pub use calendar::write as calendar;
pub use places::places;
pub use reading::phrase;

use std::rc::Rc;

use inlay_domain::schedule::people::People;

use crate::element::{Element, named};
use crate::widget::{Widget, Written};

/// The element's declaration.
pub const ELEMENT: Element = Element {
    tag: "inlay-meeting-time",
    widget: "time",
    about: "Converts one meeting time between zones and finds a time that suits all. Data is optional.",
    reserve: "30rem",
    attributes: &[],
    parts: &[
        named("field", "The field for a time, and what was understood."),
        named("clocks", "The table of that time on all clocks."),
        named("picker", "The field that adds a zone, and what it found."),
        named("grid", "The day or the week over all zones."),
        named("best", "The list of the times that suit best."),
        named("hand-over", "The ways to copy the time."),
        named("calendar", "The ways of the time into a calendar."),
    ],
    views: &[
        named("time", "Another time was entered or chosen."),
        named("zones", "A zone was added (`add`) or removed (`remove`)."),
        named(
            "grid",
            "The grid shows a `day` or a `week`, or an `earlier` or `later` one.",
        ),
        named("length", "Meetings of another length are compared."),
    ],
    messages: messages::Text::KEYS,
    style: STYLE,
};

const STYLE: &str = crate::sheet::sheet!("style.css");

/// What stands in for the data where the page gives none.
pub const NO_DATA: &str = "{\"people\":[]}";

/// The widget, for its chunk.
#[must_use]
pub fn widget() -> Rc<dyn Widget> {
    Rc::new(Written::<People> {
        style: STYLE,
        ticks: true,
        view: |page, stage, data| view::view(page, stage, data),
    })
}
