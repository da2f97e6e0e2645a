//! What a reader does, and what this browser keeps of it.

use inlay_domain::schedule::Date;
use web_sys::HtmlInputElement;
use yew::{Callback, Event, TargetCast};

use crate::host::{Change, Kept, Stored};
use crate::markup::Markup;
use crate::part::Part;
use crate::stage::Stage;

/// What the view remembers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct State {
    /// The region whose document is drafted.
    pub(super) draft: Option<usize>,
    /// Whether copying worked, since it was last tried.
    pub(super) copied: Option<bool>,
    /// What was ticked where the browser keeps nothing: keys, and steps by id.
    ticked: Vec<(String, String)>,
}

/// What an event is for.
#[derive(Clone)]
pub(super) enum Deed {
    /// Ticks a step, by its id, of the readout with this key.
    Tick { readout: String, step: String },
    /// Opens or closes the document of a region.
    Draft(usize),
}

/// Does `deed` when the event `name` happens to the tag that is open.
#[inline(never)]
pub(super) fn on(page: &mut Markup, stage: &Stage, name: &'static str, deed: Deed) {
    let stage = stage.clone();
    let act = move |event: Event| perform(&stage, &deed, &event);
    page.on(name, Callback::from(act));
}

/// Under which key the ticks of a readout are kept.
pub(super) fn key(region: &str, date: Date) -> String {
    let mut key = String::from("prepared ");
    key.push_str(region);
    key.push(' ');
    date.push(&mut key);
    key
}

/// The steps of a readout that are ticked: their ids, a line each.
pub(super) fn ticked(stage: &Stage, key: &str) -> String {
    let state = stage.state::<State>();
    if let Some((_, text)) = state.ticked.iter().find(|(own, _)| own == key) {
        return text.clone();
    }
    match stage.host().recall(key) {
        Stored::Text { text, .. } => text,
        Stored::Nothing | Stored::Blocked => String::new(),
    }
}

fn perform(stage: &Stage, deed: &Deed, event: &Event) {
    let host = stage.host();
    let mut state = State::clone(&stage.state::<State>());
    match deed {
        Deed::Tick { readout, step } => {
            let on = event.target_unchecked_into::<HtmlInputElement>().checked();
            let mut text = String::new();
            for other in ticked(stage, readout).lines().filter(|other| other != step) {
                text.push_str(other);
                text.push('\n');
            }
            if on {
                text.push_str(step);
                text.push('\n');
            }
            state.ticked.retain(|(own, _)| own != readout);
            if host.keep(readout, &text) != Kept::Kept {
                state.ticked.push((readout.clone(), text));
            }
            host.changed(Change {
                view: "step",
                value: if on { "on" } else { "off" },
            });
        }
        Deed::Draft(region) => {
            let opens = state.draft != Some(*region);
            host.fetch_part(Part::Document);
            state.draft = opens.then_some(*region);
            state.copied = None;
            host.changed(Change {
                view: "document",
                value: if opens { "on" } else { "off" },
            });
        }
    }
    stage.set(state);
}
