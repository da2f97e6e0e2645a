//! The day or the week over all zones, and the times in it that suit best.

use std::rc::Rc;

use inlay_domain::schedule::grid::{Cell, STEP, Window};
use inlay_domain::schedule::working::Status;
use inlay_domain::zone::Instant;

use super::act::{Deed, Shape, cell_id, on, written};
use super::messages::Text;
use super::plan::{Row, Span};
use super::view::{NOTE, View, number};
use crate::attrs;
use crate::host::DateStyle;
use crate::markup::{Markup, PLAIN};

/// How many best times are named.
const BEST: usize = 3;

/// What cells say, each text made once: the times of a day, and the dates.
#[derive(Default)]
struct Said {
    times: Vec<(u16, String)>,
    dates: Vec<(i32, String)>,
}

impl Said {
    fn cell(&mut self, view: &View<'_>, cell: &Cell) -> String {
        if !self.dates.iter().any(|(day, _)| *day == cell.day) {
            let date = cell.date();
            let date = date.map(|date| view.host.date(date, DateStyle::Day));
            self.dates.push((cell.day, date.unwrap_or_default()));
        }
        let mut text = String::new();
        if let Some((_, date)) = self.dates.iter().find(|(day, _)| *day == cell.day) {
            text.push_str(date);
            text.push(' ');
        }
        text.push_str(self.time(view, cell.minute));
        text
    }

    fn time(&mut self, view: &View<'_>, minute: u16) -> &str {
        let at = match self
            .times
            .binary_search_by_key(&minute, |(minute, _)| *minute)
        {
            Ok(at) => at,
            Err(at) => {
                let (hour, minutes) = (u32::from(minute / 60), u32::from(minute % 60));
                let time = inlay_domain::schedule::WallTime::new(hour, minutes);
                let time = time.map(|time| view.host.time(time.naive()));
                self.times.insert(at, (minute, time.unwrap_or_default()));
                at
            }
        };
        self.times.get(at).map_or("", |(_, text)| text)
    }
}

pub(super) fn write(page: &mut Markup, view: &View<'_>, span: &Span, now: Instant) {
    let Some(first) = view.rows.first() else {
        return;
    };
    let week = span.days.len() > 1;
    let shape = Rc::new(Shape {
        rows: view.rows.len(),
        days: span.days.clone(),
        cells: span.grid.len(),
        start: span.grid.start,
        zone: first.clock.zone,
        single: !week,
    });
    let mut said = Said::default();
    bar(page, view, week);
    let table = attrs! {
        part="grid", role="grid", class="grid", aria-label=view.say(Text::GridLabel),
        aria-describedby="grid-help",
    };
    page.tag("table", table, |page| {
        on(page, view.stage, "keydown", Deed::Move(Rc::clone(&shape)));
        on(page, view.stage, "click", Deed::Pick(shape));
        for day in &span.days {
            block(page, view, span, *day, &mut said);
        }
    });
    list(page, view, span, &mut said);
    page.leaf(
        "p",
        attrs! { id="grid-help", class="muted small" },
        view.say(Text::GridHelp),
    );
    jumps(page, view, span, &mut said);
    best(page, view, span, now, &mut said);
}

/// Day or week, earlier or later.
fn bar(page: &mut Markup, view: &View<'_>, week: bool) {
    page.tag("div", attrs! { class="row bar", role="group" }, |page| {
        let days = if week { 7 } else { 1 };
        view.button(page, None, view.say(Text::Earlier), Deed::Shift(-days));
        for (text, is_week) in [(Text::Day, false), (Text::Week, true)] {
            let pressed = if is_week == week { "true" } else { "false" };
            page.tag(
                "button",
                attrs! { type="button", aria-pressed=pressed },
                |page| {
                    on(page, view.stage, "click", Deed::Week(is_week));
                    page.text(view.say(text));
                },
            );
        }
        view.button(page, None, view.say(Text::Later), Deed::Shift(days));
    });
}

/// A day: the hours of the first clock, and a row per clock.
fn block(page: &mut Markup, view: &View<'_>, span: &Span, first: usize, said: &mut Said) {
    let (_, end) = span.day(first);
    let asked = span.index(view.at);
    let stop = view.state.cell.get();
    let stop = stop.filter(|(row, index)| *row < view.rows.len() && *index < span.grid.len());
    let stop = stop.unwrap_or((0, asked.unwrap_or(0)));
    page.tag("tbody", PLAIN, |page| {
        page.tag("tr", PLAIN, |page| {
            let own = span.grid.rows.first();
            let date = own.and_then(|row| row.get(first)?.date());
            let date = date.map(|date| view.host.date(date, DateStyle::Day));
            page.leaf("th", attrs! { class="day" }, &date.unwrap_or_default());
            let hours = own.and_then(|row| row.get(first..end)).unwrap_or_default();
            for pair in hours.chunks(4) {
                let label = pair.first().map(|cell| number(u32::from(cell.minute / 60)));
                let width = number(pair.len() as u32);
                let label = label.unwrap_or_default();
                page.leaf("th", attrs! { colspan=&*width, class="hour" }, &label);
            }
        });
        for (at, (row, cells)) in view.rows.iter().zip(&span.grid.rows).enumerate() {
            page.tag("tr", PLAIN, |page| {
                let name = view.name(row);
                page.leaf("th", attrs! { scope="row" }, &name);
                let cells = cells.iter().enumerate().take(end).skip(first);
                for (index, cell) in cells {
                    let chosen = asked == Some(index) && view.asked.is_some();
                    let label = label(view, row, cell, chosen, said);
                    let class = class(cell, chosen);
                    let id = cell_id(at, index);
                    let tab = if stop == (at, index) { "0" } else { "-1" };
                    let attributes = attrs! {
                        id=&*id, class=class, tabindex=tab, aria-label=&*label,
                        aria-selected=chosen.then_some("true"),
                    };
                    page.tag("td", attributes, |_| {});
                }
            });
        }
    });
}

fn class(cell: &Cell, chosen: bool) -> &'static str {
    let kind = match cell.status {
        Status::Inside | Status::NotInvited => 0,
        Status::Edge { .. } => 1,
        Status::Outside { .. } => 2,
    };
    match (kind, chosen, cell.jump != 0) {
        (0, false, false) => "w",
        (1, false, false) => "e",
        (_, false, false) => "n",
        (0, true, false) => "w at",
        (1, true, false) => "e at",
        (_, true, false) => "n at",
        (0, false, true) => "w jump",
        (1, false, true) => "e jump",
        (_, false, true) => "n jump",
        (0, true, true) => "w at jump",
        (1, true, true) => "e at jump",
        (_, true, true) => "n at jump",
    }
}

/// Date, time, zone and status of a cell in words.
fn label(view: &View<'_>, row: &Row, cell: &Cell, chosen: bool, said: &mut Said) -> String {
    let mut text = said.cell(view, cell);
    let status = match cell.status {
        Status::Inside | Status::NotInvited => Text::Work,
        Status::Edge { .. } => Text::Edge,
        Status::Outside { .. } => Text::Night,
    };
    for part in [" ", &*row.name, ", ", view.say(status)] {
        text.push_str(part);
    }
    if cell.jump != 0 {
        text.push_str(", ");
        text.push_str(&jump(view, cell));
    }
    if chosen {
        text.push_str(", ");
        text.push_str(view.say(Text::Chosen));
    }
    text
}

fn jump(view: &View<'_>, cell: &Cell) -> String {
    let text = if cell.jump > 0 {
        Text::Ahead
    } else {
        Text::Back
    };
    view.fill(text, &[("n", &number(cell.jump.unsigned_abs().into()))])
}

/// Every change of the clocks in the grid, in a sentence that everybody sees.
fn jumps(page: &mut Markup, view: &View<'_>, span: &Span, said: &mut Said) {
    page.tag("div", NOTE, |page| {
        for (row, cells) in view.rows.iter().zip(&span.grid.rows) {
            for cell in cells.iter().filter(|cell| cell.jump != 0) {
                let when = said.cell(view, cell);
                let text = ["⚑ ", &*when, " ", &*row.name, ": ", &*jump(view, cell)].concat();
                page.leaf("p", PLAIN, &text);
            }
        }
    });
}

/// Where there is no room for a grid: when each works, on the reader's clock.
fn list(page: &mut Markup, view: &View<'_>, span: &Span, said: &mut Said) {
    let Some(own) = span.grid.rows.first() else {
        return;
    };
    page.tag("ul", attrs! { class="narrow" }, |page| {
        for (row, cells) in view.rows.iter().zip(&span.grid.rows) {
            let mut works = String::new();
            let mut from = None;
            for index in 0..=cells.len() {
                let inside = cells
                    .get(index)
                    .is_some_and(|cell| cell.status == Status::Inside);
                match (inside, from) {
                    (true, None) => from = Some(index),
                    (false, Some(begin)) => {
                        let (Some(first), Some(last)) = (own.get(begin), own.get(index - 1)) else {
                            break;
                        };
                        let mut stretch = said.cell(view, first);
                        stretch.push('–');
                        let end = (u32::from(last.minute) + STEP as u32) % 1_440;
                        stretch.push_str(said.time(view, end as u16));
                        view.host.words().add(&mut works, &stretch);
                        from = None;
                    }
                    _ => {}
                }
            }
            page.tag("li", PLAIN, |page| {
                page.leaf("strong", PLAIN, &view.name(row));
                let text = if works.is_empty() {
                    view.say(Text::Off).to_owned()
                } else {
                    view.fill(Text::Works, &[("times", &*works)])
                };
                page.text(&[": ", &*text].concat());
            });
        }
    });
}

/// The times that suit best, and whom each one costs something.
fn best(page: &mut Markup, view: &View<'_>, span: &Span, now: Instant, said: &mut Said) {
    let length = view.state.length();
    page.tag("div", attrs! { part="best", class="best" }, |page| {
        page.tag("label", attrs! { class="row" }, |page| {
            page.leaf("strong", PLAIN, view.say(Text::Best));
            page.tag(
                "select",
                attrs! { aria-label=view.say(Text::Length) },
                |page| {
                    on(page, view.stage, "change", Deed::Length);
                    for choice in 1..=4_usize {
                        let selected = (choice == length).then_some("");
                        let text = duration(view, choice as u32 * 30);
                        page.leaf("option", attrs! { selected=selected }, &text);
                    }
                },
            );
        });
        let found = span.grid.best(&span.clocks, length, now, BEST);
        if found.is_empty() {
            page.leaf("p", NOTE, view.say(Text::NoBest));
            return;
        }
        page.tag("ol", PLAIN, |page| {
            for window in &found {
                page.tag("li", PLAIN, |page| {
                    time(page, view, span, window, said);
                });
            }
        });
    });
}

fn time(page: &mut Markup, view: &View<'_>, span: &Span, window: &Window, said: &mut Said) {
    let (Some(row), Some(cells)) = (view.rows.first(), span.grid.rows.first()) else {
        return;
    };
    if let Some(cell) = cells.get(window.first) {
        let when = [&*said.cell(view, cell), " ", &*view.name(row)].concat();
        let text = written(row.clock.zone, span.grid.at(window.first));
        view.button(page, Some("plain"), &when, Deed::Ask(text));
    }
    let mut who = String::new();
    for (row, away) in view.rows.iter().zip(&window.away) {
        if *away > 0 {
            if !who.is_empty() {
                who.push_str(" · ");
            }
            let values = [
                ("name", &*view.name(row)),
                ("time", &*duration(view, *away)),
            ];
            who.push_str(&view.fill(Text::Suffers, &values));
        }
    }
    let who = if who.is_empty() {
        view.say(Text::Suits)
    } else {
        &*who
    };
    page.leaf("p", attrs! { class="small" }, who);
}

/// `3 h 30 min`.
fn duration(view: &View<'_>, minutes: u32) -> String {
    let (hours, rest) = (number(minutes / 60), number(minutes % 60));
    let text = match (minutes / 60, minutes % 60) {
        (0, _) => Text::Minutes,
        (_, 0) => Text::Hours,
        _ => Text::HoursMinutes,
    };
    view.fill(text, &[("h", &hours), ("n", &rest)])
}
