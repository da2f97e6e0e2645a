//! The view of a directory: title, search, hierarchy or results, contacts.

use std::rc::Rc;

use inlay_domain::directory::Directory;
use web_sys::HtmlInputElement;
use yew::{
    Callback, Html, InputEvent, KeyboardEvent, Properties, TargetCast, UseReducerHandle, component,
    html, use_callback, use_memo, use_reducer,
};

use super::entry::{Entry, joined};
use super::hierarchy::{Hierarchy, counted};
use super::known::Known;
use super::messages::Text;
use super::results::{results, sentence};
use super::state::{Action, State};
use crate::foot::Foot;
use crate::host::{Change, HostRef, use_host};

#[derive(Properties, Clone)]
pub(super) struct ViewProps {
    pub(super) data: Rc<Directory>,
}

/// The same data is the same value: comparing what is in it would be code to download.
impl PartialEq for ViewProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.data, &other.data)
    }
}

#[component]
pub(super) fn View(props: &ViewProps) -> Html {
    let host = use_host();
    let state = use_reducer(State::default);
    let known = use_memo(props.clone(), |props| Known::new(Rc::clone(&props.data)));
    // The same callback until the host changes, or else each key would draw the hierarchy.
    let act = use_callback(
        (host.clone(), state.dispatcher()),
        |action: Action, (host, dispatcher)| {
            if let (Some(host), Some(value)) = (host, opening(&action)) {
                host.changed(Change {
                    view: "open",
                    value,
                });
            }
            dispatcher.dispatch(action);
        },
    );
    let Some(host) = host else {
        return Html::default();
    };
    let data = &props.data;
    let heading = match host.heading_level() {
        3 => "h3",
        4 => "h4",
        5 => "h5",
        6 => "h6",
        _ => "h2",
    };
    html! {
        <div role="group" aria-labelledby="title">
            <@{heading} id="title" part="title">{ &data.title }</@>
            if let Some(mission) = &data.mission { <p class="muted small">{ mission }</p> }
            if data.teams.is_empty() {
                <p>{ host.words().say(Text::Empty) }</p>
            } else {
                { finder(&host, &known, &state, &act) }
                <div hidden={state.is_searching()}>
                    <Hierarchy {known} opened={state.opened.clone()} {act} />
                </div>
            }
            { contacts(&host, data) }
            <Foot links={data.links.clone()} as_of={data.as_of} />
        </div>
    }
}

/// What the page is told of an action on teams.
fn opening(action: &Action) -> Option<&'static str> {
    match action {
        Action::Type(_) => None,
        Action::Toggle(_) => Some(""),
        Action::All(true) => Some("all"),
        Action::All(false) => Some("none"),
    }
}

/// What the page is told of typing: that a search begins or ends, never its text.
fn searching(state: &State, text: &str) -> Option<&'static str> {
    match (state.is_searching(), text.trim_ascii().is_empty()) {
        (false, false) => Some("on"),
        (true, true) => Some("off"),
        _ => None,
    }
}

fn typed(host: &HostRef, state: &UseReducerHandle<State>, text: String) {
    if let Some(value) = searching(state, &text) {
        host.changed(Change {
            view: "search",
            value,
        });
    }
    state.dispatch(Action::Type(text));
}

/// The search field, a line that says how much there is, and what was found.
fn finder(
    host: &HostRef,
    known: &Known,
    state: &UseReducerHandle<State>,
    act: &Callback<Action>,
) -> Html {
    let words = host.words();
    let oninput = {
        let (host, state) = (host.clone(), state.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                typed(&host, &state, field.value());
            }
        })
    };
    let found = state.is_searching().then(|| known.find(&state.query));
    let status = match &found {
        Some(found) => sentence(host, &state.query, found),
        None => counted(host, known.data.teams.len(), Text::TeamsOne, Text::Teams),
    };
    let onkeydown = found.as_ref().map(|_| {
        let (host, state) = (host.clone(), state.clone());
        Callback::from(move |event: KeyboardEvent| {
            // While text is composed, Escape belongs to the input method.
            if event.key() == "Escape" && !event.is_composing() {
                event.prevent_default();
                typed(&host, &state, String::new());
                host.focus("find");
            }
        })
    });
    let (any, all) = known.openness(&state.opened);
    html! {
        <div {onkeydown}>
            <p part="search">
                <label for="find">{ words.say(Text::Find) }</label>
                <input id="find" type="search" autocomplete="off" maxlength="200"
                    value={state.query.clone()} {oninput} />
            </p>
            <div class="row bar">
                <p role="status">{ status }</p>
                if any && found.is_none() {
                    <button type="button" class="plain" onclick={act.reform(move |_| Action::All(!all))}>
                        { words.say(if all { Text::Collapse } else { Text::Expand }) }
                    </button>
                }
            </div>
            if let Some(found) = &found { { results(host, known, found) } }
        </div>
    }
}

/// How to reach the group.
fn contacts(host: &HostRef, data: &Directory) -> Html {
    if data.contacts.is_empty() {
        return Html::default();
    }
    let entry = Entry {
        host,
        data,
        hit: None,
    };
    let each = |contact| entry.contact(contact);
    html! {
        <p part="contacts" class="contacts">
            { host.words().say(Text::Ask) }{ " " }{ joined(data.contacts.iter().map(each).collect(), " · ") }
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_learns_of_views_and_never_of_what_was_typed() {
        #[track_caller]
        fn check(before: &str, text: &str, expected: Option<&str>) {
            let query = before.to_owned();
            let state = State {
                query,
                ..State::default()
            };
            assert_eq!(searching(&state, text), expected, "{before} → {text}");
        }
        check("", "s", Some("on"));
        check("s", "secret", None);
        check("", " ", None);
        check("secret", "", Some("off"));
        assert_eq!(opening(&Action::Type("secret".to_owned())), None);
    }
}
