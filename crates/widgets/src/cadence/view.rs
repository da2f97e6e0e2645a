//! The view of a cadence: the next meeting in a sentence, the coming ones in a table.

use std::rc::Rc;

use inlay_domain::digits;
use inlay_domain::link::LinkUrl;
use inlay_domain::schedule::working::Status;
use inlay_domain::schedule::{Cadence, Slot, Unscheduled};
use inlay_domain::zone::Kind;
use yew::{
    Callback, Html, Properties, classes, component, html, use_effect_with, use_memo, use_state,
};

use super::messages::Text;
use super::plan::{Cell, Column, Plan, Row, Until};
use crate::foot::{Foot, link};
use crate::host::{Change, DateStyle, HostRef, use_host};

/// Rows before the reader asks for more.
const FIRST_ROWS: usize = 6;

#[derive(Properties, PartialEq)]
pub(super) struct ViewProps {
    pub(super) data: Rc<Cadence>,
}

#[component]
pub(super) fn View(props: &ViewProps) -> Html {
    let host = use_host();
    let shown = use_state(|| FIRST_ROWS);
    let minute = use_state(|| 0_u32);
    {
        let minute = minute.clone();
        use_effect_with(host.clone(), move |host| {
            let tick = Callback::from(move |()| minute.set(minute.wrapping_add(1)));
            let guard = host.as_ref().and_then(|host| host.each_minute(tick));
            move || drop(guard)
        });
    }
    let now = host.as_ref().map(|host| host.now());
    // The list changes when a meeting ends, not with every tick of the clock.
    let plan = use_memo(
        (
            Rc::clone(&props.data),
            host.clone(),
            now.map(|now| now.unix() / 60),
        ),
        |(data, host, _)| {
            host.as_ref()
                .map(|host| Plan::new(data, host.now(), host.viewer_zone()))
        },
    );
    let (Some(host), Some(now), Some(plan)) = (host, now, plan.as_ref()) else {
        return Html::default();
    };
    let words = host.words();
    let body = match plan {
        Err(Unscheduled::NoStart) => html! { <p>{ words.say(Text::NoStart) }</p> },
        Err(Unscheduled::OutOfRange) => html! { <p>{ words.say(Text::Empty) }</p> },
        Ok(plan) => match plan.rows.first() {
            None => html! { <p>{ words.say(Text::Empty) }</p> },
            Some(next) => {
                let own = host.viewer_zone();
                let zone = own.or_else(|| plan.columns.first().map(|column| column.zone));
                let until = next
                    .occurrence
                    .start
                    .zip(zone)
                    .map(|(start, zone)| Until::new(now, start, zone));
                let rest = plan.rows.len().saturating_sub(*shown);
                html! {
                    <>
                        { sentence(&host, &props.data, next, until) }
                        if own.is_none() { <p class="muted">{ words.say(Text::ZoneUnknown) }</p> }
                        { table(&host, &props.data, plan, *shown) }
                        if rest > 0 { { more(&host, rest.min(FIRST_ROWS), &shown) } }
                    </>
                }
            }
        },
    };
    html! {
        <div role="group" aria-label={props.data.title.clone().unwrap_or_else(|| words.say(Text::Group).to_owned())}>
            { body }
            { resources(&host, &props.data) }
            <Foot links={props.data.links.clone()} as_of={props.data.as_of} />
        </div>
    }
}

fn more(host: &HostRef, step: usize, shown: &yew::UseStateHandle<usize>) -> Html {
    let onclick = {
        let (shown, host) = (shown.clone(), host.clone());
        Callback::from(move |_| {
            shown.set(*shown + step);
            host.changed(Change {
                view: "more",
                value: "",
            });
        })
    };
    let label = host.words().fill(Text::More, &[("n", &number(step))]);
    html! { <p><button type="button" {onclick}>{ label }</button></p> }
}

/// The next meeting, for the reader: when, in which slot, how long, in how much time.
fn sentence(host: &HostRef, cadence: &Cadence, next: &Row, until: Option<Until>) -> Html {
    let words = host.words();
    let seen = host
        .viewer_zone()
        .and_then(|zone| next.occurrence.local(&zone));
    let when = match seen {
        Some(seen) => {
            let date = host.date(seen.local.wall.date(), DateStyle::Day);
            words.fill(
                Text::Next,
                &[
                    ("date", &date),
                    ("time", &host.time(seen.local.wall.time())),
                ],
            )
        }
        None => words.fill(
            Text::NextDate,
            &[("date", &host.date(next.occurrence.date, DateStyle::Day))],
        ),
    };
    let mut facts = Vec::new();
    if let Some(slot) = cadence.slot(&next.occurrence) {
        if !slot.label().is_empty() {
            facts.push(words.fill(Text::Slot, &[("slot", &slot.label())]));
        }
        facts.push(match slot.time.zip(slot.zone) {
            Some((time, zone)) => words.fill(
                Text::There,
                &[("time", &host.time(time.naive())), ("city", &zone.city())],
            ),
            None => words.say(Text::NoTime).to_owned(),
        });
    } else if next.occurrence.start.is_none() {
        facts.push(words.say(Text::NoTime).to_owned());
    }
    if let Some(minutes) = cadence.duration {
        facts.push(words.fill(Text::Minutes, &[("n", &number(usize::from(minutes)))]));
    }
    html! {
        <div part="next" class="next">
            <p class="when">
                <strong>{ when }</strong>
                if let Some(until) = until { <span class="muted">{ " · " }{ wait(host, until) }</span> }
            </p>
            <p class="muted">{ facts.join(" · ") }</p>
        </div>
    }
}

fn wait(host: &HostRef, until: Until) -> String {
    let words = host.words();
    let (count, one, many) = match until {
        Until::UnderWay => return words.say(Text::UnderWay).to_owned(),
        Until::Minutes(count) => (count, Text::InMinutesOne, Text::InMinutes),
        Until::Hours(count) => (count, Text::InHoursOne, Text::InHours),
        Until::Days(count) => (count, Text::InDaysOne, Text::InDays),
    };
    if count == 1 {
        return words.say(one).to_owned();
    }
    words.fill(many, &[("n", &host.number(count))])
}

fn table(host: &HostRef, cadence: &Cadence, plan: &Plan, shown: usize) -> Html {
    let words = host.words();
    let rows = plan.rows.get(..shown).unwrap_or(&plan.rows);
    let moved = rows
        .iter()
        .flat_map(|row| row.cells.iter().flatten())
        .any(|cell| cell.moves != 0);
    let slots = !cadence.rotation.iter().all(|slot| slot.label().is_empty());
    let date = words.say(Text::Date);
    html! {
        <>
            <table part="table">
                <caption class="sr">{ words.say(Text::Upcoming) }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ date }</th>
                        if slots { <th scope="col">{ words.say(Text::SlotHead) }</th> }
                        { for plan.columns.iter().map(|column| html! { <th scope="col">{ head(host, column) }</th> }) }
                    </tr>
                </thead>
                <tbody>
                    { for rows.iter().map(|row| line(host, cadence, &plan.columns, row, slots)) }
                </tbody>
            </table>
            if moved { <p part="notes" class="muted small">{ words.say(Text::Moves) }</p> }
        </>
    }
}

fn head(host: &HostRef, column: &Column) -> String {
    let city = column.zone.city();
    if column.own {
        [host.words().say(Text::You), " (", &city, ")"].concat()
    } else {
        city
    }
}

fn line(host: &HostRef, cadence: &Cadence, columns: &[Column], row: &Row, slots: bool) -> Html {
    let words = host.words();
    let occurrence = &row.occurrence;
    let note = match occurrence.note {
        Kind::Unique => None,
        Kind::Gap { .. } => Some(words.say(Text::Gap)),
        Kind::Fold => Some(words.say(Text::Fold)),
    };
    let moved = occurrence
        .moved_from
        .filter(|from| *from != occurrence.date)
        .map(|from| words.fill(Text::Moved, &[("date", &host.date(from, DateStyle::Short))]));
    html! {
        <tr>
            <th scope="row">
                { host.date(occurrence.date, DateStyle::Short) }
                if let Some(moved) = moved { <span class="muted small">{ " " }{ moved }</span> }
                if let Some(note) = note { <span class="muted small">{ " " }{ note }</span> }
            </th>
            if slots {
                <td data-label={words.say(Text::SlotHead).to_owned()}>
                    { cadence.slot(occurrence).map(Slot::label) }
                </td>
            }
            { for row.cells.iter().zip(columns).map(|(cell, column)| html! {
                <td data-label={head(host, column)} class={classes!(cell.as_ref().and_then(shade))}>
                    { cell.as_ref().map(|cell| clock(host, cell)) }
                </td>
            }) }
        </tr>
    }
}

fn shade(cell: &Cell) -> Option<&'static str> {
    match cell.status? {
        Status::Inside => Some("work"),
        Status::Edge { .. } => Some("edge"),
        Status::Outside { .. } => Some("night"),
        Status::NotInvited => None,
    }
}

/// What one clock shows: weekday where the day shifts, time, and marks that stand with words.
fn clock(host: &HostRef, cell: &Cell) -> Html {
    let words = host.words();
    let wall = cell.seen.local.wall;
    let day = (cell.seen.day_shift != 0).then(|| host.date(wall.date(), DateStyle::Weekday));
    let mark = match cell.status {
        Some(Status::Outside { .. }) => Some(("☾", words.say(Text::Night))),
        Some(Status::Edge { .. }) => Some(("◐", words.say(Text::Edge))),
        _ => None,
    };
    let moves = (cell.moves != 0).then(|| {
        let minutes = number(cell.moves.unsigned_abs() as usize);
        let text = if cell.moves < 0 {
            Text::Earlier
        } else {
            Text::Later
        };
        words.fill(text, &[("n", &minutes)])
    });
    html! {
        <>
            <time datetime={cell.seen.local.rfc3339()}>
                if let Some(day) = day { { day }{ " " } }
                { host.time(wall.time()) }
            </time>
            if let Some((sign, meaning)) = mark {
                <span class="mark" title={meaning.to_owned()}>
                    <span aria-hidden="true">{ " " }{ sign }</span><span class="sr">{ ", " }{ meaning }</span>
                </span>
            }
            if let Some(moves) = moves { <span class="small muted">{ " ⚑ " }{ moves }</span> }
        </>
    }
}

fn resources(host: &HostRef, cadence: &Cadence) -> Html {
    let words = host.words();
    let named: [(&Option<LinkUrl>, Text); 3] = [
        (&cadence.agenda, Text::Agenda),
        (&cadence.location, Text::Join),
        (&cadence.calendar, Text::Subscribe),
    ];
    let links: Vec<Html> = named
        .iter()
        .filter_map(|(url, text)| {
            Some(html! { <li>{ link(host, words.say(*text), url.as_ref()?, None) }</li> })
        })
        .collect();
    if links.is_empty() {
        Html::default()
    } else {
        html! { <ul class="row">{ links }</ul> }
    }
}

fn number(value: usize) -> String {
    let mut out = String::new();
    digits::push_padded(&mut out, value as u64, 1);
    out
}
