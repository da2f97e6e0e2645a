//! `<inlay-regional-readouts>`: when each region's next readout is, what has to be
//! ready by when, and how the metrics of the past ones went.

mod act;
mod calendar;
mod document;
mod history;
mod messages;
mod next;
mod plan;
mod view;

use std::rc::Rc;

use inlay_domain::readout::Readouts;

pub use calendar::write as calendar;
pub use document::write as document;

use crate::element::{Element, named};
use crate::widget::{Widget, Written};

/// The element's declaration.
pub const ELEMENT: Element = Element {
    tag: "inlay-regional-readouts",
    widget: "readouts",
    about: "The readouts of each region: the next ones on the reader's clock and the region's, the steps of preparation to tick off, and the metrics of the past ones.",
    reserve: "30rem",
    attributes: &[],
    parts: &[
        named("list", "The regions, the one that is next first."),
        named("region", "A region and its next readout."),
        named("preparation", "The steps before a readout."),
        named("calendar", "The ways into a calendar, closed at first."),
        named("document", "The draft of a readout's document."),
        named("history", "The past readouts of a region."),
        named("table", "The table of a region's metrics."),
    ],
    views: &[
        named(
            "step",
            "A step is ticked off (`on`) or not any more (`off`).",
        ),
        named(
            "document",
            "The draft of a document is opened (`on`) or closed (`off`).",
        ),
        named("calendar", "A calendar file was downloaded."),
    ],
    messages: messages::Text::KEYS,
    style: STYLE,
};

const STYLE: &str = crate::sheet::sheet!("style.css");

/// The widget, for its chunk.
#[must_use]
pub fn widget() -> Rc<dyn Widget> {
    Rc::new(Written::<Readouts> {
        style: STYLE,
        ticks: true,
        view: view::view,
    })
}
