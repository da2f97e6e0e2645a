//! Into a calendar: a file for all of them, links for two.

use chrono::NaiveDate;
use inlay_domain::calendar::{self, Event, Outlook, Wording};
use inlay_domain::link::LinkUrl;
use yew::Callback;

use super::super::messages::Text;
use super::super::plan::utc_date;
use super::super::view::View;
use crate::attrs;
use crate::foot::anchor;
use crate::host::DateStyle;
use crate::markup::{Markup, PLAIN};
use crate::stage::Stage;

const NOTE: &crate::markup::Attributes<'_> = attrs! { class="muted small" };

pub(super) fn write(page: &mut Markup, view: &View<'_>, stage: &Stage) {
    let Some(today) = utc_date(view.host.now()) else {
        return;
    };
    page.tag("p", PLAIN, |page| {
        page.tag("button", attrs! { type="button" }, |page| {
            let (stage, cadence) = (stage.clone(), view.cadence.clone());
            let act = move |_| {
                let view = View {
                    host: stage.host(),
                    cadence: &cadence,
                };
                if let Some(text) = file(&view, today) {
                    view.host.download(&name(&view), "text/calendar", &text);
                }
            };
            page.on("click", Callback::from(act));
            page.text(view.say(Text::Download));
        });
    });
    page.leaf("p", NOTE, view.say(Text::DownloadAbout));
    let events = events(view, today);
    page.tag("ul", attrs! { class="links" }, |page| {
        for event in next(&events) {
            links(page, view, event);
        }
    });
    page.leaf("p", NOTE, view.say(Text::OutlookAbout));
}

/// The whole series, from its own beginning on.
fn file(view: &View<'_>, today: NaiveDate) -> Option<String> {
    let first = NaiveDate::from_ymd_opt(2026, 1, 1)?;
    let starts = view.cadence.starts.map_or(today, |starts| starts.0);
    let events = events(view, starts.max(first));
    (!events.is_empty()).then(|| calendar::file(&events, view.host.now()))
}

fn events(view: &View<'_>, from: NaiveDate) -> Vec<Event> {
    let wording = Wording {
        untitled: view.say(Text::Group),
        agenda: view.say(Text::Agenda),
        no_time: view.say(Text::NoTime),
    };
    calendar::series(view.cadence, from, None, &wording).unwrap_or_default()
}

/// The series; of meetings that are listed singly the next one.
fn next(events: &[Event]) -> impl Iterator<Item = &Event> {
    let single = events.iter().position(|event| event.recurrence.is_none());
    let any = events.iter().any(|event| event.recurrence.is_some());
    let shown = move |(index, event): &(usize, &Event)| {
        event.recurrence.is_some() || !any && Some(*index) == single
    };
    events
        .iter()
        .enumerate()
        .filter(shown)
        .map(|(_, event)| event)
}

fn links(page: &mut Markup, view: &View<'_>, event: &Event) {
    let mut link = |text: Text, url: Option<LinkUrl>, note: Option<String>| {
        let Some(url) = url else { return };
        page.tag("li", PLAIN, |page| {
            let label = view.fill(text, "title", &event.title);
            anchor(page, view.host, &label, &url, None);
            if let Some(note) = note {
                page.leaf("span", NOTE, &[" ", &note].concat());
            }
        });
    };
    let note = match &event.recurrence {
        None => Some(view.say(Text::GoogleSingle).to_owned()),
        Some(recurrence) if recurrence.except.is_empty() => None,
        Some(recurrence) => {
            let mut dates = String::new();
            for date in &recurrence.except {
                let date = view.host.date(*date, DateStyle::Short);
                view.host.words().add(&mut dates, &date);
            }
            Some(view.fill(Text::GoogleExcept, "dates", &dates))
        }
    };
    link(Text::Google, calendar::google(event), note);
    link(Text::Outlook, calendar::outlook(event, Outlook::Live), None);
    link(
        Text::OutlookWork,
        calendar::outlook(event, Outlook::Office),
        None,
    );
}

/// What the file is called: the meeting's id as far as file names take it.
fn name(view: &View<'_>) -> String {
    let mut name = String::new();
    for char in view.cadence.id.as_deref().unwrap_or_default().chars() {
        if char.is_ascii_alphanumeric() || char == '-' {
            name.push(char);
        }
    }
    if name.is_empty() {
        name.push_str("meeting");
    }
    name.push_str(".ics");
    name
}
