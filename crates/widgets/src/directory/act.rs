//! What a reader does: from the event to the state, and what the page is told.

use web_sys::wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::{Callback, Event, TargetCast};

use super::state::{Action, State};
use super::view::FIELD;
use crate::host::Change;
use crate::markup::Markup;
use crate::stage::Stage;

/// What an event is for.
pub(super) enum Deed {
    /// The text of the search field has changed.
    Type,
    /// A key was pressed, perhaps Escape, which ends a search.
    Press,
    /// Whatever the event is, this is to be done.
    Do(Action),
}

/// Does `deed` when the event `name` happens to the tag that is open.
#[inline(never)]
pub(super) fn on(page: &mut Markup, stage: &Stage, name: &'static str, deed: Deed) {
    let stage = stage.clone();
    let act = move |event: Event| perform(&stage, &deed, &event);
    page.on(name, Callback::from(act));
}

fn perform(stage: &Stage, deed: &Deed, event: &Event) {
    let state = stage.state::<State>();
    let action = match deed {
        Deed::Type => {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
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
    };
    if let Some(change) = change(&state, &action) {
        stage.host().changed(change);
    }
    stage.act::<State>(action);
    if matches!(deed, Deed::Press) {
        stage.host().focus(FIELD);
    }
}

/// What the page is told: of a search that it begins or ends, never its text.
fn change(state: &State, action: &Action) -> Option<Change> {
    let (view, value) = match action {
        Action::Type(text) => match (state.is_searching(), text.trim_ascii().is_empty()) {
            (false, false) => ("search", "on"),
            (true, true) => ("search", "off"),
            _ => return None,
        },
        Action::Toggle(_) => ("open", ""),
        Action::All(true) => ("open", "all"),
        Action::All(false) => ("open", "none"),
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
        check("", Action::All(true), Some(("open", "all")));
        check("", Action::All(false), Some(("open", "none")));
    }
}
