//! The list of countries: what opens under the field, and what keys and clicks do in it.

use std::rc::Rc;

use inlay_domain::country;
use inlay_domain::request::Field;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::{Callback, Event, TargetCast};

use super::{Search, option};
use crate::approval::desk::{Desk, Kept, Press};
use crate::approval::fields::Controls;
use crate::approval::messages::Text;
use crate::approval::state::{Control, State};
use crate::approval::work::Work;
use crate::attrs;
use crate::autosave;
use crate::markup::Markup;
use crate::stage::Stage;

/// So many milliseconds after a key the list follows: the field shows the key by itself, and
/// drawing the form around it would keep it waiting.
const BREATH: u32 = 60;

/// So many milliseconds after the field was left by a press its answer is taken.
const LEAVE: u32 = 250;

/// The id of the text of the option that Enter takes.
const ACTIVE: &str = "active";

/// The countries that the list shows: those that what was typed may mean, or all. Each
/// with its name and its code; and whether they are guesses.
fn shown<'a>(desk: &'a Desk, search: &Search) -> (Vec<(&'a str, &'a str)>, bool) {
    let all: Vec<(&str, &str)> = desk.form.countries(desk.host()).collect();
    match &search.typed {
        None => (all, false),
        Some(typed) => {
            let found = country::find(typed, &all);
            let places = found.places.iter();
            let shown = places.filter_map(|at| all.get(*at).copied());
            (shown.collect(), found.guessed)
        }
    }
}

/// Writes the field, and while the reader is at it the list.
pub(in crate::approval) fn write(page: &mut Markup, controls: &Controls<'_>, field: &Field) {
    let desk = controls.desk;
    let search = &desk.state().search;
    let name = match desk.state().answers.text(&field.id) {
        "" => String::new(),
        code => desk.host().country(code),
    };
    let idle = Search::default();
    let here = search.at == Some(controls.control);
    let (search, shown) = if here {
        (search, shown(desk, search).0)
    } else {
        (&idle, Vec::new())
    };
    let is_open = !shown.is_empty();
    let active = search.active.and_then(|place| shown.get(place));
    let controls = &Controls {
        is_open,
        active: active.map(|(_, code)| *code),
        ..*controls
    };
    let value = search.typed.as_deref().unwrap_or(&name);
    controls.input(page, field, 0, value, false);
    // What is found is read out option by option. It stands there empty from the start: what
    // is put into a live region is read.
    let said = match search.typed.as_deref().map(str::trim) {
        Some(typed) if !is_open && !typed.is_empty() => {
            desk.fill(Text::NoCountry, &[("query", typed)])
        }
        _ => String::new(),
    };
    page.leaf("p", attrs! { role="status" }, &said);
    if !is_open {
        return;
    }
    let list = ["list-", &controls.control.id()].concat();
    let around = attrs! { id=&*list, role="listbox", class="found", aria-label=&*field.label };
    page.tag("ul", around, |page| {
        for name in ["mousedown", "click"] {
            page.on(name, desk.on(Press::Find(controls.control, name)));
        }
        for (at, (name, code)) in shown.iter().enumerate() {
            let active = search.active == Some(at);
            let id = option(code);
            let selected = if active { "true" } else { "false" };
            page.tag(
                "li",
                attrs! { id=&*id, role="option", aria-selected=selected },
                |page| {
                    page.key(code);
                    if active {
                        page.leaf("span", attrs! { id=ACTIVE }, name);
                    } else {
                        page.text(name);
                    }
                },
            );
        }
    });
}

pub(in crate::approval) fn press(desk: &Desk, control: Control, name: &str, event: &Event) {
    let is_here = desk.state().search.at == Some(control);
    match name {
        // The focus stays in the field.
        "mousedown" => event.prevent_default(),
        "input" => rest(desk, BREATH, |stage| stage.focus(ACTIVE)),
        "click" => {
            // An option's text has no id but where Enter takes it.
            let id = event.target_unchecked_into::<Element>().id();
            match id.strip_prefix("option-") {
                Some(code) => choose(desk, control, code, event),
                None if id == ACTIVE => enter(desk, control, true, event),
                None if !is_here => show(desk, at(desk, control)),
                None => {}
            }
        }
        "keydown" => {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>()
                && !event.is_composing()
            {
                key(desk, control, is_here, event);
            }
        }
        // Not at once: what that draws would move a button away under the press that left.
        "blur" if is_here => rest(desk, LEAVE, |stage| stage.set(State::clone(&stage.state()))),
        _ => {}
    }
}

/// Draws the form in so many milliseconds, unless something else happens in the field.
fn rest(desk: &Desk, milliseconds: u32, draw: fn(&Stage)) {
    let then = desk.stage().clone();
    let act = Callback::from(move |()| draw(&then));
    let mut work = Work::of(desk);
    work.looks = desk.host().soon(milliseconds, act).map(Rc::from);
    desk.stage().note(work);
}

/// The field as it is when its list opens.
fn at(desk: &Desk, control: Control) -> Search {
    let mut search = Search {
        at: Some(control),
        ..Search::default()
    };
    let chosen = desk.answer(control);
    let (all, _) = shown(desk, &search);
    search.active = all.iter().position(|(_, code)| *code == chosen);
    search
}

/// Shows the list, with what Enter takes in sight.
fn show(desk: &Desk, search: Search) {
    put(desk, search);
    desk.stage().focus(ACTIVE);
}

fn key(desk: &Desk, control: Control, is_here: bool, event: &KeyboardEvent) {
    match &*event.key() {
        key @ ("ArrowDown" | "ArrowUp") => {
            let mut search = at(desk, control);
            if is_here {
                search = desk.state().search.clone();
                // An empty field looks for nothing: the arrows go through all.
                if search
                    .typed
                    .as_deref()
                    .is_some_and(|typed| typed.trim().is_empty())
                {
                    (search.typed, search.active) = (None, None);
                }
                let count = shown(desk, &search).0.len();
                let last = count.saturating_sub(1);
                search.active = Some(match (search.active, key) {
                    (None, "ArrowDown") => 0,
                    (None | Some(0), _) if key == "ArrowUp" => last,
                    (Some(place), "ArrowUp") => place - 1,
                    (Some(place), _) if place < last => place + 1,
                    _ => 0,
                });
            }
            show(desk, search);
        }
        "Enter" if is_here => enter(desk, control, true, event),
        // While the focus is still here: what is drawn may take the list, or the next field, away.
        "Tab" if is_here => return enter(desk, control, false, event),
        "Escape" if is_here => leave(desk),
        _ => return,
    }
    event.prevent_default();
}

/// Closes the list; the field has the name of what is chosen again.
fn leave(desk: &Desk) {
    put(desk, Search::default());
}

fn put(desk: &Desk, search: Search) {
    let mut next = State::clone(desk.state());
    next.search = search;
    desk.stage().set(next);
}

/// The code of what is to be taken: the country that is marked, nothing where the field was
/// emptied, and where neither is so what was chosen before. A guess is only taken by who
/// `means` it, or has led the mark to it.
fn marked(desk: &Desk, control: Control, means: bool) -> String {
    let search = &desk.state().search;
    let (shown, guessed) = shown(desk, search);
    let mark = search.active.filter(|at| means || !guessed || *at > 0);
    let typed = search.typed.as_deref().map(str::trim);
    match mark.and_then(|at| shown.get(at)) {
        Some((_, code)) => (*code).to_owned(),
        None if typed == Some("") => String::new(),
        None => desk.answer(control).to_owned(),
    }
}

/// Ends the search with what is marked.
fn enter(desk: &Desk, control: Control, means: bool, event: &Event) {
    choose(desk, control, &marked(desk, control, means), event);
}

/// Ends the search with a country.
fn choose(desk: &Desk, control: Control, code: &str, event: &Event) {
    if code == desk.answer(control) {
        return leave(desk);
    }
    desk.take(control, code.to_owned(), false);
    desk.pass(Press::Input, event);
    desk.pass(Press::Leave, event);
}

/// Ends a search that the reader has left, or asked for a check after.
pub(in crate::approval) fn settle(desk: &mut Desk) {
    desk.renew();
    let Some(control) = desk.state().search.at else {
        return;
    };
    if desk.state().search.left || desk.state().wanted {
        let code = marked(desk, control, false);
        let mut next = State::clone(desk.state());
        next.search = Search::default();
        if code != desk.answer(control) {
            next.answer(desk.form(), control, code, false);
            let mut work = Work::of(desk);
            work.copied = None;
            desk.stage().note(work);
        }
        desk.stage().note(next);
        autosave::later::<Kept>(desk.stage());
    }
}
