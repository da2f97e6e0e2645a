//! `<inlay-local-time>`: one time in running text, on the reader's clock.

mod messages;
mod view;

use std::rc::Rc;

use inlay_domain::json::DataError;
use inlay_domain::schedule::Appointment;

use crate::element::{Element, named};
use crate::markup::{Html, Markup};
use crate::stage::Stage;
use crate::widget::{Model, Widget};

/// The element's declaration.
pub const ELEMENT: Element = Element {
    tag: "inlay-local-time",
    widget: "localtime",
    about: "One time in running text, on the reader's clock, beside the page's own wording.",
    reserve: "",
    attributes: &[
        named(
            "at",
            "Date and time on the clock of `zone`, like `2026-12-02T16:00`, or an RFC 3339 instant.",
        ),
        named(
            "zone",
            "IANA name of the zone that the time is stated in; an instant needs none.",
        ),
        named(
            "rule",
            "Instead of `at`: what recurs, like `1st wednesday 16:00`; the next one is shown.",
        ),
    ],
    parts: &[
        named("time", "The time on the reader's clock."),
        named("stated", "The time as the page states it."),
        named(
            "note",
            "What there is to know of it, such as that the clocks change.",
        ),
    ],
    views: &[],
    messages: messages::Text::KEYS,
    style: STYLE,
};

const STYLE: &str = crate::sheet::sheet!("style.css");

/// The widget, for its chunk.
#[must_use]
pub fn widget() -> Rc<dyn Widget> {
    Rc::new(LocalTime)
}

struct LocalTime;

/// What the element's attributes say.
struct Moment {
    appointment: Appointment,
    /// Whether the page says it in words of its own.
    worded: bool,
}

impl Widget for LocalTime {
    fn style(&self) -> &'static str {
        STYLE
    }

    /// Reads a line per attribute, `name=value`, and `text=` where there is text.
    fn read(&self, text: &str) -> Result<Rc<dyn Model>, DataError> {
        let of = |wanted: &str| {
            let named = text.lines().filter_map(|line| line.split_once('='));
            let mut values = named.filter(|(name, _)| *name == wanted);
            values.next().map(|(_, value)| value)
        };
        // An empty attribute counts as left out.
        let given = |name| of(name).filter(|value| !value.is_empty());
        let appointment = Appointment::read(given("at"), given("zone"), given("rule"));
        let appointment = appointment.map_err(|fault| DataError {
            message: fault.message,
            path: fault.path,
            line: 0,
            column: 0,
        })?;
        let worded = of("text").is_some();
        Ok(Rc::new(Moment {
            appointment,
            worded,
        }))
    }
}

impl Model for Moment {
    fn ticks(&self) -> bool {
        self.appointment.recurs()
    }

    fn view(self: Rc<Self>, stage: &Stage) -> Html {
        let mut page = Markup::default();
        view::view(&mut page, stage.host(), &self);
        page.into_html()
    }
}
