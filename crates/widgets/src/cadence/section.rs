//! What a reader opens beside the next dates. What is in it comes when it is opened.

use std::rc::Rc;

use inlay_domain::schedule::Cadence;
use yew::Callback;

use super::messages::Text;
use super::view::View;
use crate::attrs;
use crate::host::Change;
use crate::markup::{Markup, PLAIN};
use crate::part::{self, Part};
use crate::stage::Stage;

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Year,
    Fairness,
    Compare,
    Calendar,
    Drafts,
}

/// What a section's writer gets.
pub(super) type Asked = (Section, Rc<Cadence>);

const SECTIONS: [(Section, Text); 5] = [
    (Section::Year, Text::Year),
    (Section::Fairness, Text::Fairness),
    (Section::Compare, Text::Compare),
    (Section::Calendar, Text::Calendar),
    (Section::Drafts, Text::Drafts),
];

/// Which ones were opened, a bit each. They stay filled when they are closed.
#[derive(Default)]
struct Opened(u8);

pub(super) fn sections(page: &mut Markup, view: &View<'_>, stage: &Stage) {
    let opened = stage.state::<Opened>().0;
    page.tag(
        "div",
        attrs! { part="sections", class="sections" },
        |page| {
            for (section, title) in SECTIONS {
                let bit = 1 << section as u8;
                page.tag("details", PLAIN, |page| {
                    page.on("toggle", open(stage, bit));
                    page.leaf("summary", PLAIN, view.say(title));
                    if opened & bit != 0 {
                        page.tag("div", attrs! { class="section" }, |page| {
                            let of: Asked = (section, Rc::clone(view.cadence));
                            part::write(page, stage, Part::Cadence, &of);
                        });
                    }
                });
            }
        },
    );
}

fn open(stage: &Stage, bit: u8) -> Callback<yew::Event> {
    let stage = stage.clone();
    Callback::from(move |_| {
        // Once more where it didn't come; nothing where it is here.
        stage.host().fetch_part(Part::Cadence);
        // Others may have been opened since the drawing.
        let opened = stage.state::<Opened>().0;
        if opened & bit == 0 {
            stage.set(Opened(opened | bit));
            stage.host().changed(Change {
                view: "section",
                value: "",
            });
        }
    })
}
