//! The time on every clock: place, date, day shift, time, abbreviation and offset.

use inlay_domain::schedule::working::Status;
use inlay_domain::zone::{Local, day_shift};

use super::act::Deed;
use super::messages::Text;
use super::plan::{self, Row};
use super::view::{NOTE, View, number};
use crate::attrs;
use crate::host::DateStyle;
use crate::markup::{Attributes, Markup, PLAIN};

const COLUMN: &Attributes<'_> = attrs! { scope="col" };

pub(super) fn write(page: &mut Markup, view: &View<'_>) {
    page.tag("table", attrs! { part="clocks", class="clocks" }, |page| {
        page.leaf("caption", attrs! { class="sr" }, view.say(Text::Clocks));
        page.tag("thead", PLAIN, |page| {
            page.tag("tr", PLAIN, |page| {
                for text in [Text::Place, Text::Time, Text::Date, Text::Zone] {
                    page.leaf("th", COLUMN, view.say(text));
                }
                page.leaf("td", PLAIN, "");
            });
        });
        page.tag("tbody", PLAIN, |page| {
            for row in view.rows {
                if let Ok(local) = row.clock.zone.localize(view.at) {
                    page.tag("tr", PLAIN, |page| {
                        page.key(&[row.clock.zone.name(), " ", &row.name].concat());
                        cells(page, view, row, &local);
                    });
                }
            }
        });
    });
    let mut rows = view.rows.iter();
    let older = rows.find(|row| view.host.contradicts(row.clock.zone, view.at));
    let text = match older {
        Some(row) => view.fill(Text::Stale, &[("place", &row.clock.zone.city())]),
        None => String::new(),
    };
    page.leaf("p", NOTE, &text);
}

fn cells(page: &mut Markup, view: &View<'_>, row: &Row, local: &Local) {
    let name = view.name(row);
    page.leaf("th", attrs! { scope="row" }, &name);
    let (class, mark) = match row.clock.week.status(local.wall) {
        Status::Inside | Status::NotInvited => (Some("work"), None),
        Status::Edge { .. } => (Some("edge"), Some((" ◐", Text::Edge))),
        Status::Outside { .. } => (Some("night"), Some((" ☾", Text::Night))),
    };
    page.tag("td", attrs! { class=class }, |page| {
        let stamp = local.rfc3339();
        let time = view.host.time(local.wall.time());
        page.leaf("time", attrs! { datetime=&*stamp }, &time);
        if let Some((sign, meaning)) = mark {
            let meaning = view.say(meaning);
            page.leaf("span", attrs! { aria-hidden="true", title=meaning }, sign);
            page.leaf("span", attrs! { class="sr" }, &[", ", meaning].concat());
        }
    });
    page.tag("td", PLAIN, |page| {
        page.text(&view.host.date(local.wall.date(), DateStyle::Day));
        let shift = shift(view, local);
        if !shift.is_empty() {
            page.leaf("span", NOTE, &[" ", &*shift].concat());
        }
    });
    page.leaf("td", NOTE, &place(local));
    page.tag("td", PLAIN, |page| {
        if !row.own {
            let mut zones = plan::zones(view.rows);
            zones.retain(|zone| *zone != row.clock.zone);
            let said = view.fill(Text::Removed, &[("place", &row.name)]);
            let label = view.fill(Text::Remove, &[("place", &row.name)]);
            let attributes =
                attrs! { type="button", class="plain", aria-label=&*label, title=&*label };
            page.tag("button", attributes, |page| {
                let deed = Deed::Zones(zones, "remove", said);
                super::act::on(page, view.stage, "click", deed);
                page.text("✕");
            });
        }
    });
}

/// Days from the date that was asked for, else from the reader's own.
fn shift(view: &View<'_>, local: &Local) -> String {
    let first = view.rows.first();
    let own = first.and_then(|row| row.clock.zone.localize(view.at).ok());
    let from = view.asked.map(|found| found.date);
    let Some(from) = from.or(own.map(|own| own.wall.date())) else {
        return String::new();
    };
    match day_shift(from, local.wall.date()) {
        0 => String::new(),
        1 => view.say(Text::DayAfter).to_owned(),
        -1 => view.say(Text::DayBefore).to_owned(),
        days => {
            let sign = if days < 0 { "−" } else { "+" };
            let days = [sign, &number(days.unsigned_abs())].concat();
            view.fill(Text::Days, &[("n", &days)])
        }
    }
}

/// `GMT · UTC+00:00`; an abbreviation of digits says nothing more.
pub(super) fn place(local: &Local) -> String {
    let mut text = String::new();
    if local
        .abbreviation
        .starts_with(|char: char| char.is_ascii_alphabetic())
    {
        text.push_str(local.abbreviation);
        text.push_str(" · ");
    }
    text.push_str("UTC");
    let mut offset = String::new();
    local.offset.push(&mut offset);
    // A hyphen would let the line break behind it.
    match offset.strip_prefix('-') {
        Some(west) => {
            text.push('−');
            text.push_str(west);
        }
        None => text.push_str(&offset),
    }
    text
}
