//! `<inlay-publisher-planner>`: may a programme with a publisher run, what does it
//! cost, whom to tag.

mod calendar;
mod clerk;
mod comment;
mod desk;
mod fields;
mod messages;
mod sheet;
mod strip;
mod table;
mod verdict;
mod view;

pub use clerk::write as proposal;
pub use table::write as table;

use std::rc::Rc;

use inlay_domain::json::{self, DataError};

use self::desk::Plan;
use crate::element::{Element, named};
use crate::markup::{Html, Markup};
use crate::stage::Stage;
use crate::widget::{Model, Widget};

/// The element's declaration.
pub const ELEMENT: Element = Element {
    tag: "inlay-publisher-planner",
    widget: "publisher",
    about: "Says whether a programme with a publisher takes a slot, what it costs, what it gets in the way of, and drafts the comment that tags whom to ask.",
    reserve: "40rem",
    attributes: &[],
    parts: &[
        named("title", "The heading."),
        named("field", "A field with its label, help and error."),
        named("verdict", "The route, the slots and the cost."),
        named("reasons", "The reasons behind the rule."),
        named("calendar", "The months as a picture."),
        named("table", "The activities of these months."),
        named("paste", "The field for a table of activities."),
        named("comment", "The comment for the campaign issue."),
        named("actions", "Copying, opening, and starting over."),
    ],
    views: &[
        named(
            "route",
            "The verdict is now `direct`, `slot`, `full`, or empty.",
        ),
        named("comment", "The comment was copied; the value is empty."),
    ],
    messages: messages::Text::KEYS,
    style: STYLE,
};

const STYLE: &str = crate::sheet::sheet!("style.css");

/// The widget, for its chunk.
#[must_use]
pub fn widget() -> Rc<dyn Widget> {
    Rc::new(Planner)
}

struct Planner;

impl Widget for Planner {
    fn style(&self) -> &'static str {
        STYLE
    }

    fn read(&self, text: &str) -> Result<Rc<dyn Model>, DataError> {
        Ok(Rc::new(Plan(Rc::new(json::read(text)?))))
    }
}

impl Model for Plan {
    fn view(self: Rc<Self>, stage: &Stage) -> Html {
        let mut page = Markup::default();
        view::view(&mut page, stage, &self.0);
        page.into_html()
    }
}
