//! What a reader does: from the event to the state, and what the page is told.

use std::rc::Rc;

use inlay_domain::digits;
use inlay_domain::schedule::Date;
use inlay_domain::zone::{Instant, Zone};
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent};
use yew::{Callback, Event, TargetCast};

use super::state::{State, link, update};
use crate::host::Change;
use crate::markup::Markup;
use crate::part::Part;
use crate::stage::Stage;

/// The id of the field for a time.
pub(super) const FIELD: &str = "when";

/// The id of the field that adds a zone.
pub(super) const ADD: &str = "add";

/// What an event is for.
#[derive(Clone)]
pub(super) enum Deed {
    /// The text of the field for a time has changed.
    Type,
    /// That field has got the focus, so that a time is likely.
    Ready,
    /// The reader is done with it.
    Link,
    /// The field is to have this text.
    Ask(String),
    /// The text of the field that adds a zone has changed.
    Search,
    /// A key was pressed in that field: Enter takes the best, Escape ends.
    SearchKey(Option<Zone>, Vec<Zone>),
    /// These zones are shown from now on; the sentence tells what changed.
    Zones(Vec<Zone>, &'static str, String),
    /// The grid shows a week, or a day.
    Week(bool),
    /// So many days on.
    Shift(i32),
    /// The meeting takes as long as the list says.
    Length,
    /// A key was pressed in the grid, of so many rows, days that begin at these
    /// half hours, and this many half hours in all.
    Move(Rc<Shape>),
    /// A half hour was clicked.
    Pick(Rc<Shape>),
    /// Puts the text on the clipboard.
    Copy(String),
}

/// What moving through the grid needs to know of it.
pub(super) struct Shape {
    pub(super) rows: usize,
    pub(super) days: Vec<usize>,
    pub(super) cells: usize,
    pub(super) start: Instant,
    /// Whose clock a chosen time is written by.
    pub(super) zone: Zone,
    /// Whether a page up or down leads to another day.
    pub(super) single: bool,
}

/// Does `deed` when the event `name` happens to the tag that is open.
#[inline(never)]
pub(super) fn on(page: &mut Markup, stage: &Stage, name: &'static str, deed: Deed) {
    let stage = stage.clone();
    let act = move |event: Event| perform(&stage, &deed, &event);
    page.on(name, Callback::from(act));
}

fn perform(stage: &Stage, deed: &Deed, event: &Event) {
    match deed {
        Deed::Type => {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            // Asked for again where it didn't come.
            stage.host().fetch_part(Part::Phrase);
            update(stage, |state| state.ask(&field.value()));
        }
        Deed::Ready => stage.host().fetch_part(Part::Phrase),
        Deed::Link => {
            link(stage);
            told(stage, "time", "");
        }
        Deed::Ask(text) => ask(stage, text),
        Deed::Search => {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            update(stage, |state| state.adding = field.value());
            super::places::fetch(stage, true);
        }
        Deed::SearchKey(best, zones) => search_key(stage, event, *best, zones),
        Deed::Zones(zones, value, said) => {
            set_zones(stage, zones, value, said);
            stage.focus(ADD);
        }
        Deed::Week(week) => {
            update(stage, |state| state.set_week(stage.host(), *week));
            told(stage, "grid", if *week { "week" } else { "day" });
        }
        Deed::Shift(days) => shift(stage, *days),
        Deed::Length => {
            let Some(list) = event.target_dyn_into::<HtmlSelectElement>() else {
                return;
            };
            update(stage, |state| state.length = list.selected_index() - 1);
            told(stage, "length", "");
        }
        Deed::Move(shape) => moved(stage, shape, event),
        Deed::Pick(shape) => {
            if let Some((_, index)) = cell_of(event).and_then(|cell| place(&cell.id())) {
                pick(stage, shape, index);
            }
        }
        Deed::Copy(text) => copy(stage, text),
    }
}

fn told(stage: &Stage, view: &'static str, value: &'static str) {
    stage.host().changed(Change { view, value });
}

fn ask(stage: &Stage, text: &str) {
    stage.host().fetch_part(Part::Phrase);
    update(stage, |state| state.ask(text));
    link(stage);
    told(stage, "time", "");
}

fn shift(stage: &Stage, days: i32) {
    update(stage, |state| {
        state.shift = (state.shift + days).clamp(-30_000, 30_000)
    });
    told(stage, "grid", if days < 0 { "earlier" } else { "later" });
}

fn set_zones(stage: &Stage, zones: &[Zone], value: &'static str, said: &str) {
    update(stage, |state| {
        state.set_zones(stage.host(), zones.to_vec());
        state.adding.clear();
        said.clone_into(&mut state.said);
    });
    told(stage, "zones", value);
}

fn search_key(stage: &Stage, event: &Event, best: Option<Zone>, zones: &[Zone]) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    if key.is_composing() {
        return;
    }
    match (&*key.key(), best) {
        ("Enter", Some(best)) if !stage.state::<State>().adding.is_empty() => {
            key.prevent_default();
            let mut zones = zones.to_vec();
            zones.push(best);
            let said = super::picker::added(stage.host(), &best.city());
            set_zones(stage, &zones, "add", &said);
        }
        ("Escape", _) if !stage.state::<State>().adding.is_empty() => {
            key.prevent_default();
            update(stage, |state| state.adding.clear());
            stage.host().focus(ADD);
        }
        ("ArrowDown", _) => stage.host().focus("found-0"),
        _ => return,
    }
    event.prevent_default();
}

fn copy(stage: &Stage, text: &str) {
    let later = stage.clone();
    let done = move |copied: bool| {
        use crate::messages::Common;
        let words = later.host().words();
        let said = words.say(if copied {
            Common::Copied
        } else {
            Common::CopyFailed
        });
        let said = said.to_owned();
        update(&later, |state| state.said = said);
    };
    stage.host().copy(text, Callback::from(done));
}

/// The cell that an event happened in.
fn cell_of(event: &Event) -> Option<Element> {
    let target: Element = event.target_dyn_into()?;
    target.closest("td").ok()?
}

/// The row and the half hour of a cell's id, like `c3-17`.
fn place(id: &str) -> Option<(usize, usize)> {
    let (row, index) = id.strip_prefix('c')?.split_once('-')?;
    Some((digits::read(row)? as usize, digits::read(index)? as usize))
}

/// The id of a cell.
pub(super) fn cell_id(row: usize, index: usize) -> String {
    let mut id = String::from("c");
    inlay_domain::digits::push_padded(&mut id, row as u64, 1);
    id.push('-');
    inlay_domain::digits::push_padded(&mut id, index as u64, 1);
    id
}

fn moved(stage: &Stage, shape: &Shape, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    let Some((from, (row, index))) = cell_of(event).and_then(|cell| {
        let place = place(&cell.id())?;
        Some((cell, place))
    }) else {
        return;
    };
    let name = key.key();
    if matches!(&*name, "Enter" | " ") {
        key.prevent_default();
        return pick(stage, shape, index);
    }
    let state = stage.state::<State>();
    if shape.single && matches!(&*name, "PageUp" | "PageDown") {
        key.prevent_default();
        state.cell.set(Some((row, index)));
        shift(stage, if name == "PageUp" { -1 } else { 1 });
        stage.host().focus(&cell_id(row, index));
        return;
    }
    // Where time runs to the left, so do the keys.
    let mirrored = from.matches(":dir(rtl)").unwrap_or(false);
    let name = match &*name {
        "ArrowLeft" if mirrored => "ArrowRight",
        "ArrowRight" if mirrored => "ArrowLeft",
        name => name,
    };
    let Some((row, index)) = step(shape, name, row, index) else {
        return;
    };
    key.prevent_default();
    // The drawing stays; only where Tab leads to follows the focus.
    let id = cell_id(row, index);
    let next = from.closest("table").ok().flatten();
    let next = next.and_then(|table| table.query_selector(&["#", &*id].concat()).ok()?);
    if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        // Neither can fail: a cell takes any attribute and the focus.
        let _ = from.set_attribute("tabindex", "-1");
        let _ = next.set_attribute("tabindex", "0");
        let _ = next.focus();
        state.cell.set(Some((row, index)));
    }
}

/// Where a key leads from a cell; none for a key that leads nowhere.
fn step(shape: &Shape, key: &str, row: usize, index: usize) -> Option<(usize, usize)> {
    let day = shape.days.iter().rposition(|first| *first <= index)?;
    let first = shape.days.get(day).copied()?;
    let start = |day: usize| shape.days.get(day).copied().unwrap_or(shape.cells);
    let end = start(day + 1);
    let on = |day: usize| {
        let last = start(day + 1).saturating_sub(1);
        (start(day) + index - first).min(last)
    };
    Some(match key {
        "ArrowLeft" => (row, index.saturating_sub(1)),
        "ArrowRight" => (row, (index + 1).min(shape.cells.saturating_sub(1))),
        "ArrowUp" if row > 0 => (row - 1, index),
        "ArrowUp" if day > 0 => (shape.rows.saturating_sub(1), on(day - 1)),
        "ArrowDown" if row + 1 < shape.rows => (row + 1, index),
        "ArrowDown" if day + 1 < shape.days.len() => (0, on(day + 1)),
        "ArrowUp" | "ArrowDown" => (row, index),
        "Home" => (row, first),
        "End" => (row, end.saturating_sub(1)),
        "PageUp" => (row, on(day.saturating_sub(1))),
        "PageDown" if day + 1 < shape.days.len() => (row, on(day + 1)),
        "PageDown" => (row, index),
        _ => return None,
    })
}

/// Asks for the half hour that was chosen: from now on the link has its date.
fn pick(stage: &Stage, shape: &Shape, index: usize) {
    let at = shape
        .start
        .plus_minutes(inlay_domain::schedule::grid::STEP * index as i64);
    let cell = stage.state::<State>().cell.get();
    ask(stage, &written(shape.zone, at));
    // The chosen cell keeps the focus where the day stays.
    update(stage, |state| state.cell.set(cell));
}

/// An instant on a zone's clock, as the field reads it.
pub(super) fn written(zone: Zone, at: Instant) -> String {
    let mut text = String::new();
    match zone.localize(at) {
        // The second pass of an hour that comes twice needs its offset.
        Ok(local)
            if zone
                .resolve(local.wall)
                .is_ok_and(|found| found.instant == at) =>
        {
            Date(local.wall.date()).push(&mut text);
            text.push(' ');
            inlay_domain::schedule::WallTime::from(local.wall.time()).push(&mut text);
            text.push(' ');
            text.push_str(zone.name());
        }
        Ok(local) => {
            text.push_str(&local.rfc3339());
            text.push(' ');
            text.push_str(zone.name());
        }
        Err(_) => at.push(&mut text),
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_through_the_grid() {
        let shape = Shape {
            rows: 3,
            days: vec![0, 46, 94],
            cells: 142,
            start: Instant::from_unix(0),
            zone: Zone::parse("Etc/UTC").expect("a zone"),
            single: false,
        };
        let check = |key: &str, from: (usize, usize), to: Option<(usize, usize)>| {
            assert_eq!(step(&shape, key, from.0, from.1), to, "{key} {from:?}");
        };
        check("ArrowRight", (1, 45), Some((1, 46)));
        check("ArrowRight", (1, 141), Some((1, 141)));
        check("ArrowLeft", (1, 0), Some((1, 0)));
        check("ArrowDown", (1, 5), Some((2, 5)));
        check("ArrowDown", (2, 5), Some((0, 51)));
        check("ArrowDown", (2, 100), Some((2, 100)));
        check("ArrowUp", (0, 93), Some((2, 45)));
        check("ArrowUp", (0, 3), Some((0, 3)));
        check("Home", (1, 50), Some((1, 46)));
        check("End", (1, 50), Some((1, 93)));
        check("PageDown", (1, 5), Some((1, 51)));
        check("PageDown", (1, 100), Some((1, 100)));
        check("PageUp", (1, 93), Some((1, 45)));
        check("Tab", (1, 5), None);
        assert_eq!(place(&cell_id(2, 117)), Some((2, 117)));
        assert_eq!(place("when"), None);
    }

    #[test]
    fn a_chosen_time_is_read_back() {
        let zone = Zone::parse("Europe/London").expect("a zone");
        for (at, expected) in [
            ("2026-12-02T16:00:00Z", "2026-12-02 16:00 Europe/London"),
            ("2027-10-31T00:30:00Z", "2027-10-31 01:30 Europe/London"),
            (
                "2027-10-31T01:30:00Z",
                "2027-10-31T01:30:00+00:00 Europe/London",
            ),
        ] {
            let at = Instant::parse(at).expect("an instant");
            let text = written(zone, at);
            assert_eq!(text, expected);
            let now = Instant::parse("2026-11-22T10:00:00Z").expect("an instant");
            let super::super::meaning::Meaning::At(found, _) =
                super::super::meaning::read(&text, None, None, now)
            else {
                panic!("{text}");
            };
            assert_eq!(found.instant, at);
        }
    }
}
