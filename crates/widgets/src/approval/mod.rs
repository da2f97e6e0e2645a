//! `<inlay-approval-request>`: asks for approval and drafts the issue in the browser.

mod clerk;
mod country;
mod desk;
mod draft;
mod fields;
mod meaning;
mod messages;
mod state;
mod summary;
mod trouble;
mod view;
mod work;

pub use clerk::write as draft;

use std::rc::Rc;

use inlay_domain::json::{self, DataError};

use self::desk::Form;
use crate::element::{Element, named};
use crate::markup::{Html, Markup};
use crate::stage::Stage;
use crate::widget::{Model, Widget};

/// The element's declaration.
pub const ELEMENT: Element = Element {
    tag: "inlay-approval-request",
    widget: "approval",
    about: "Asks for approval: says at once who approves for a country, and drafts the issue in the browser.",
    reserve: "40rem",
    attributes: &[],
    parts: &[
        named("title", "The heading."),
        named("summary", "The list of problems above the fields."),
        named("field", "A field with its label, help and error."),
        named(
            "decision",
            "What the country means: region, level of support, approver.",
        ),
        named("preview", "The draft, as it will look or as Markdown."),
        named("actions", "Checking, opening, and starting over."),
    ],
    views: &[named(
        "preview",
        "The draft is shown as it will look (`preview`) or as `markdown`.",
    )],
    messages: messages::Text::KEYS,
    style: STYLE,
};

const STYLE: &str = crate::sheet::sheet!("style.css");

/// The widget, for its chunk.
#[must_use]
pub fn widget() -> Rc<dyn Widget> {
    Rc::new(Request)
}

struct Request;

impl Widget for Request {
    fn style(&self) -> &'static str {
        STYLE
    }

    fn read(&self, text: &str) -> Result<Rc<dyn Model>, DataError> {
        Ok(Rc::new(Form::new(json::read(text)?)))
    }
}

impl Model for Form {
    fn view(self: Rc<Self>, stage: &Stage) -> Html {
        let mut page = Markup::default();
        view::view(&mut page, stage, self);
        page.into_html()
    }
}
