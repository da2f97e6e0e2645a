//! `<inlay-approval-request>`: asks for approval and drafts the issue in the browser.

mod desk;
mod draft;
mod fields;
mod messages;
mod state;
mod tag;
mod trouble;
mod view;

use std::rc::Rc;

use inlay_domain::request::Approval;
use yew::{Html, html};

use crate::element::{Element, named};
use crate::widget::{Plain, Widget};

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

const STYLE: &str = include_str!("style.css");

/// The widget, for its chunk.
#[must_use]
pub fn widget() -> Rc<dyn Widget> {
    Rc::new(Plain::<Approval> {
        style: STYLE,
        view: |data| -> Html {
            html! { <view::View {data} /> }
        },
    })
}
