//! `<inlay-team-directory>`: the teams of a group, to look through and to search.

mod act;
mod card;
mod chart;
mod entry;
mod filter;
mod hierarchy;
mod known;
mod mark;
mod messages;
mod more;
mod search;
mod state;
mod view;

use std::rc::Rc;

pub use more::write as more;
pub use search::search;

use inlay_domain::directory::Directory;
use inlay_domain::json::{self, DataError};

use crate::element::{Element, named};
use crate::markup::{Html, Markup};
use crate::stage::Stage;
use crate::widget::{Model, Widget};
use known::Known;

/// The element's declaration.
pub const ELEMENT: Element = Element {
    tag: "inlay-team-directory",
    widget: "directory",
    about: "The teams of a group: hierarchy, what each is responsible for, where it lives in the handbook, how to reach it, who is in it.",
    reserve: "24rem",
    attributes: &[],
    parts: &[
        named("title", "The group's name, a heading."),
        named("search", "The search field with its label."),
        named("list", "The hierarchy of the teams."),
        named("team", "One team, in the hierarchy or among the results."),
        named("results", "The list of what a search found."),
        named("filters", "The choices of region and segment."),
        named("card", "One team by itself: what a link to it shows."),
        named("views", "The buttons that change between list and chart."),
        named("chart", "The hierarchy as a chart."),
        named("contacts", "How to reach the group."),
        named("export", "The buttons that save the directory as a file."),
    ],
    views: &[
        named(
            "search",
            "The reader began (`on`) or ended (`off`) a search.",
        ),
        named(
            "open",
            "A team was opened or closed; `all` or `none` where it was all of them.",
        ),
        named(
            "pick",
            "A `region`, a `segment`, the card of a `team` or another `view` was picked or left.",
        ),
        named("export", "The directory was saved as `csv` or `json`."),
    ],
    messages: messages::Text::KEYS,
    style: STYLE,
};

/// So many bytes are read; that is a hundred thousand people, and half a second.
const LARGEST: usize = 20_000_000;

const STYLE: &str = crate::sheet::sheet!("style.css");

/// The widget, for its chunk.
#[must_use]
pub fn widget() -> Rc<dyn Widget> {
    Rc::new(Teams)
}

/// Reads directories; what is worked out of the data stays beside it.
struct Teams;

impl Widget for Teams {
    fn style(&self) -> &'static str {
        STYLE
    }

    fn read(&self, text: &str) -> Result<Rc<dyn Model>, DataError> {
        if text.len() > LARGEST {
            return Err(DataError {
                message: "This file has more than 20 MB, more than a page can hold. Make a directory of each part of the company.".to_owned(),
                path: String::new(),
                line: 1,
                column: 1,
            });
        }
        Ok(Rc::new(Known::new(json::read::<Directory>(text)?, text)))
    }
}

impl Model for Known {
    fn ticks(&self) -> bool {
        true
    }

    fn view(self: Rc<Self>, stage: &Stage) -> Html {
        let mut page = Markup::default();
        view::view(&mut page, stage, &self);
        page.into_html()
    }
}
