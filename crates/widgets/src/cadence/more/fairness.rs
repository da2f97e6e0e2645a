//! Whom a year of meetings costs: a picture, the table of it, and what follows.

use inlay_domain::schedule::working::{Load, Status};
use inlay_domain::schedule::{Fairness, Occurrence};

use super::super::messages::Text;
use super::super::view::{View, number};
use super::{group, held, span, year};
use crate::attrs;
use crate::markup::{Markup, PLAIN};
use crate::stage::Stage;

const NUMBER: &crate::markup::Attributes<'_> = attrs! { scope="col", class="number" };

pub(super) fn write(page: &mut Markup, view: &View<'_>, stage: &Stage) {
    if view.cadence.attendees.is_empty() {
        return page.leaf("p", PLAIN, view.say(Text::NoAttendees));
    }
    year::choice(page, view, stage);
    let held = held(view, stage);
    if held.is_empty() {
        return year::empty(page, view, year::chosen(view, stage));
    }
    let fairness = view.cadence.fairness(&held);
    let conclusion = conclusion(view, stage, &fairness);
    page.leaf("p", PLAIN, &conclusion);
    for (one, other) in view.cadence.apart() {
        let values = [("one", one.as_str()), ("other", other.as_str())];
        page.leaf("p", PLAIN, &view.host.words().fill(Text::Apart, &values));
    }
    picture(page, view, &held, &conclusion);
    table(page, view, &fairness);
    page.leaf(
        "p",
        attrs! { class="muted small" },
        view.say(Text::BurdenAbout),
    );
}

/// Who bears most and least, and how far that is apart.
pub(super) fn conclusion(view: &View<'_>, stage: &Stage, fairness: &Fairness) -> String {
    let name = |index: Option<usize>| {
        let attendee = index.and_then(|index| view.cadence.attendees.get(index));
        attendee.map_or_else(String::new, group)
    };
    let (most, least) = (
        fairness.greatest().unwrap_or(0),
        fairness.least().unwrap_or(0),
    );
    let year = number(year::chosen(view, stage).unsigned_abs() as usize);
    let values = [
        ("year", &*year),
        ("worst", &name(fairness.worst)),
        ("most", &span(view, most)),
        ("best", &name(fairness.best)),
        ("least", &span(view, least)),
        ("spread", &span(view, most - least.min(most))),
    ];
    let text = if most == least {
        Text::Even
    } else {
        Text::Worst
    };
    view.host.words().fill(text, &values)
}

/// A row per group, a mark per meeting: a shape for each status, not a colour alone.
fn picture(page: &mut Markup, view: &View<'_>, held: &[Occurrence], conclusion: &str) {
    let around = attrs! { part="picture", class="picture", role="img", aria-label=conclusion };
    page.tag("div", around, |page| {
        for attendee in &view.cadence.attendees {
            page.tag("div", attrs! { class="strip" }, |page| {
                page.leaf("span", attrs! { class="name" }, &group(attendee));
                for one in held {
                    let (class, sign) = match view.cadence.status(attendee, one) {
                        Some(Status::Inside) => ("work", "●"),
                        Some(Status::Edge { .. }) => ("edge", "◐"),
                        Some(Status::Outside { .. }) => ("night", "☾"),
                        Some(Status::NotInvited) | None => ("none", "–"),
                    };
                    page.leaf("span", attrs! { class=class }, sign);
                }
            });
        }
    });
    let mut legend = String::new();
    for (sign, text) in [
        ("● ", Text::Inside),
        ("◐ ", Text::AtEdge),
        ("☾ ", Text::Outside),
        ("– ", Text::NotInvited),
    ] {
        super::super::view::tell(&mut legend, " · ", &[sign, view.say(text)].concat());
    }
    page.leaf("p", attrs! { class="muted small" }, &legend);
}

fn table(page: &mut Markup, view: &View<'_>, fairness: &Fairness) {
    page.tag("table", attrs! { part="fairness" }, |page| {
        page.leaf("caption", attrs! { class="sr" }, view.say(Text::Fairness));
        let heads = [
            Text::People,
            Text::Inside,
            Text::AtEdge,
            Text::Outside,
            Text::NotInvited,
            Text::Burden,
        ];
        page.tag("thead", PLAIN, |page| {
            page.tag("tr", PLAIN, |page| {
                page.leaf("th", attrs! { scope="col" }, view.say(Text::Who));
                for head in heads {
                    page.leaf("th", NUMBER, view.say(head));
                }
            });
        });
        page.tag("tbody", PLAIN, |page| {
            for (attendee, load) in view.cadence.attendees.iter().zip(&fairness.loads) {
                page.tag("tr", PLAIN, |page| {
                    page.leaf("th", attrs! { scope="row" }, &group(attendee));
                    let people = attendee.people.map(|people| number(people as usize));
                    let count = |count: u32| number(count as usize);
                    let cells = [
                        people.unwrap_or_default(),
                        count(load.inside),
                        count(load.edge),
                        count(load.outside),
                        count(load.not_invited),
                        burden(view, load),
                    ];
                    for (cell, head) in cells.iter().zip(heads) {
                        let around = attrs! { class="number", data-label=view.say(head) };
                        page.leaf("td", around, cell);
                    }
                });
            }
        });
    });
}

/// How far off on the average; a dash for who is never invited.
pub(super) fn burden(view: &View<'_>, load: &Load) -> String {
    load.burden()
        .map_or_else(|| "–".to_owned(), |minutes| span(view, minutes))
}
