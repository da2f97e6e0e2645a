//! What a reader does: from the event to the state, and what the page is told.

use std::rc::Rc;

use web_sys::wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::{Callback, Event, TargetCast};

use super::known::Known;
use super::state::{Action, Pick, State, picked};
use super::view::{CARD, FIELD};
use crate::host::Change;
use crate::markup::Markup;
use crate::part::Part;
use crate::stage::Stage;

/// What an event is for.
pub(super) enum Deed {
    /// The text of the search field has changed.
    Type,
    /// A key was pressed, perhaps Escape, which ends a search.
    Press,
    /// Whatever the event is, this is to be done.
    Do(Action),
    /// Another choice was made in a select; without a pick, of a level to open.
    Choose(Option<Pick>),
    /// Picks what has this value, or nothing.
    Pick(Pick, String),
    /// Saves the directory as a table, or as it came.
    Save(Rc<Known>, bool),
    /// The search field has got the focus, so that a search is likely.
    Ready,
}

/// Does `deed` when the event `name` happens to the tag that is open.
#[inline(never)]
pub(super) fn on(page: &mut Markup, stage: &Stage, name: &'static str, deed: Deed) {
    let stage = stage.clone();
    let act = move |event: Event| perform(&stage, &deed, &event);
    page.on(name, Callback::from(act));
}

pub(super) fn perform(stage: &Stage, deed: &Deed, event: &Event) {
    let state = stage.state::<State>();
    let action = match deed {
        Deed::Type => {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            // Asked for again where it didn't come.
            stage.host().fetch_part(Part::Search);
            Action::Type(field.value())
        }
        Deed::Press => {
            // While text is composed, Escape belongs to the input method.
            let ends = event
                .dyn_ref::<KeyboardEvent>()
                .is_some_and(|event| event.key() == "Escape" && !event.is_composing());
            if !(state.is_searching() && ends) {
                return;
            }
            event.prevent_default();
            Action::Type(String::new())
        }
        Deed::Do(action) => action.clone(),
        Deed::Choose(pick) => {
            // A select has `value` as an input has.
            let field = event.target_unchecked_into::<HtmlInputElement>();
            let value = field.value();
            match pick {
                Some(pick) => Action::Pick(*pick, value),
                // One digit, or none where nothing is chosen.
                None => match value.bytes().next() {
                    Some(digit) => Action::Level(u32::from(digit.wrapping_sub(b'0'))),
                    None => return,
                },
            }
        }
        Deed::Pick(pick, value) => Action::Pick(*pick, value.clone()),
        Deed::Save(known, table) => return save(stage, known, *table),
        Deed::Ready => return stage.host().fetch_part(Part::Search),
    };
    let mut left = None;
    if let Action::Pick(pick, value) = &action {
        let chosen = Some(value.as_str()).filter(|value| !value.is_empty());
        if *pick == Pick::Team && chosen.is_none() {
            left = picked(stage, Pick::Team);
        }
        stage.host().set_fragment(pick.key(), chosen);
        // What didn't come is asked for again.
        if chosen.is_some() && matches!(pick, Pick::Team | Pick::View) {
            stage.host().fetch_part(Part::Directory);
        }
    }
    if let Some(change) = change(&state, &action) {
        stage.host().changed(change);
    }
    let opens = matches!(&action, Action::Pick(Pick::Team, value) if !value.is_empty());
    stage.act::<State>(action);
    if matches!(deed, Deed::Press) {
        stage.host().focus(FIELD);
    }
    if opens {
        stage.focus(CARD);
    }
    if let Some(team) = left {
        // Back to where the card was opened from, if that still stands there.
        stage.host().focus(FIELD);
        stage.host().focus(&["card-", &*team].concat());
    }
}

fn save(stage: &Stage, known: &Known, table: bool) {
    let host = stage.host();
    if table {
        // A part that didn't come is asked for again.
        host.fetch_part(Part::Directory);
        return stage.act::<State>(Action::Save(true));
    }
    host.download("directory.json", "application/json", &known.text);
    host.changed(Change {
        view: "export",
        value: "json",
    });
}

/// What the page is told: of a search that it begins or ends, never its text.
fn change(state: &State, action: &Action) -> Option<Change> {
    let (view, value) = match action {
        Action::Type(text) => match (state.is_searching(), text.trim_ascii().is_empty()) {
            (false, false) => ("search", "on"),
            (true, true) => ("search", "off"),
            _ => return None,
        },
        Action::Turn(..) | Action::Level(1..=99) => ("open", ""),
        Action::Level(0) => ("open", "none"),
        Action::Level(_) => ("open", "all"),
        Action::Pick(pick, _) => ("pick", pick.key()),
        Action::Copied(_) | Action::More | Action::Results | Action::Save(_) => return None,
    };
    Some(Change { view, value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_learns_of_views_and_never_of_what_was_typed() {
        #[track_caller]
        fn check(before: &str, action: Action, expected: Option<(&str, &str)>) {
            let state = State {
                query: before.to_owned(),
                ..State::default()
            };
            let seen = change(&state, &action).map(|change| (change.view, change.value));
            assert_eq!(seen, expected, "{before} → {action:?}");
        }
        let typed = |text: &str| Action::Type(text.to_owned());
        check("", typed("s"), Some(("search", "on")));
        check("s", typed("secret"), None);
        check("", typed(" "), None);
        check("secret", typed(""), Some(("search", "off")));
        check("", Action::Level(u32::MAX), Some(("open", "all")));
        check("", Action::Level(0), Some(("open", "none")));
    }
}
