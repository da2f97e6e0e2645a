//! What a reader does.

use inlay_domain::okr::Pace;
use web_sys::HtmlInputElement;
use yew::{Callback, Event, TargetCast};

use super::more::{More, Section};
use crate::host::{Change, Stored};
use crate::markup::Markup;
use crate::part::Part;
use crate::remote::Remote;
use crate::stage::Stage;
use inlay_domain::okr::Okrs;
use std::rc::Rc;

/// What the view remembers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct State {
    /// The objective whose check-in is drafted.
    pub(super) draft: Option<String>,
    /// What its owner writes.
    pub(super) note: String,
    /// The owner's word; the numbers' where there is none.
    pub(super) health: Option<Pace>,
    /// Whether copying worked, since it was last tried.
    pub(super) copied: Option<bool>,
    /// Whether a table waits for the part that makes it.
    pub(super) saves: bool,
}

/// What an event is for.
#[derive(Clone)]
pub(super) enum Deed {
    /// Opens or closes the check-in of the objective with this id.
    Draft(String),
    /// Takes the note that was typed.
    Note,
    /// Takes the owner's word.
    Health,
    /// Downloads the table.
    Export,
}

/// Does `deed` when the event `name` happens to the tag that is open.
#[inline(never)]
pub(super) fn on(page: &mut Markup, stage: &Stage, name: &'static str, deed: Deed) {
    let stage = stage.clone();
    let act = move |event: Event| perform(&stage, &deed, &event);
    page.on(name, Callback::from(act));
}

/// The id of the field that a check-in begins with.
pub(super) const NOTE: &str = "note";

fn perform(stage: &Stage, deed: &Deed, event: &Event) {
    let host = stage.host();
    let mut state = State::clone(&stage.state::<State>());
    // A select and a textarea have `value` as an input has.
    let value = || event.target_unchecked_into::<HtmlInputElement>().value();
    match deed {
        Deed::Draft(id) => {
            let opens = state.draft.as_ref() != Some(id);
            // A table may wait for its part meanwhile.
            state = State {
                saves: state.saves,
                ..State::default()
            };
            if opens {
                if let Stored::Text { text, .. } = host.recall(id) {
                    state.note = text;
                }
                state.draft = Some(id.clone());
                host.fetch_part(Part::Okrs);
                stage.focus(NOTE);
            }
            host.changed(Change {
                view: "check-in",
                value: if opens { "on" } else { "off" },
            });
        }
        Deed::Note => {
            state.note = value();
            state.copied = None;
            if let Some(id) = &state.draft {
                if state.note.is_empty() {
                    host.forget(id);
                } else {
                    host.keep(id, &state.note);
                }
            }
        }
        Deed::Health => {
            let word = value();
            state.health = Pace::ALL.into_iter().find(|pace| pace.word() == word);
            state.copied = None;
        }
        Deed::Export => {
            // A part that didn't come is asked for again.
            host.fetch_part(Part::Okrs);
            state.saves = true;
        }
    }
    stage.set(state);
}

/// Saves the table that waits for its part, once that is here and the page rests.
pub(super) fn save(stage: &Stage, okrs: &Rc<Okrs>) {
    if !(stage.state::<State>().saves && stage.host().part(Part::Okrs).ready().is_some()) {
        return;
    }
    let (on, okrs) = (stage.clone(), Rc::clone(okrs));
    stage.host().later(Callback::from(move |()| {
        let mut state = State::clone(&on.state::<State>());
        // Several drawings may have asked.
        if let (true, Remote::Ready(write)) = (state.saves, on.host().part(Part::Okrs)) {
            state.saves = false;
            on.set(state);
            let okrs = Rc::clone(&okrs);
            let section = Section::Table;
            write(&mut Markup::default(), &on, &More { okrs, section });
        }
    }));
}
