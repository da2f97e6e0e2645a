//! What other times would cost.

use std::rc::Rc;

use inlay_domain::schedule::{Cadence, Fairness, Proposal, WallTime};
use web_sys::HtmlInputElement;
use yew::{Callback, Event, TargetCast};

use super::super::messages::Text;
use super::super::view::{View, number, tell};
use super::{fairness, group, held, span, year};
use crate::attrs;
use crate::markup::{Markup, PLAIN};
use crate::stage::Stage;

/// How many fairer times are proposed.
const PROPOSALS: usize = 3;

/// What stands in the fields; none: today's times.
#[derive(Clone, Default)]
struct Tried(Vec<String>);

pub(super) fn write(page: &mut Markup, view: &View<'_>, stage: &Stage) {
    let cadence = view.cadence;
    if cadence.attendees.is_empty() {
        return page.leaf("p", PLAIN, view.say(Text::NoAttendees));
    }
    if cadence.rotation.iter().any(|slot| slot.time.is_none()) || cadence.rotation.is_empty() {
        return page.leaf("p", PLAIN, view.say(Text::NoTime));
    }
    page.leaf("p", PLAIN, view.say(Text::CompareAbout));
    year::choice(page, view, stage);
    let tried = tried(view, stage);
    fields(page, view, stage, &tried);
    let times: Option<Vec<WallTime>> = tried.iter().map(|text| WallTime::parse(text)).collect();
    let today = cadence.fairness(&held(view, stage));
    let other = times.map(|times| with(view, stage, &times));
    let said = match &other {
        None => Text::NotATime,
        Some(other) if other.suits_all() => Text::Suits,
        Some(_) => Text::SuitsNot,
    };
    page.leaf("p", attrs! { role="status" }, view.say(said));
    table(page, view, &today, other.as_ref());
    let found = cadence.fairer(&held(view, stage), PROPOSALS);
    proposals(page, view, stage, found.as_deref(), today.suits_all());
}

/// What stands in the fields.
fn tried(view: &View<'_>, stage: &Stage) -> Vec<String> {
    let tried = stage.state::<Tried>().0.clone();
    if tried.len() == view.cadence.rotation.len() {
        return tried;
    }
    let slots = view.cadence.rotation.iter();
    slots
        .map(|slot| slot.time.map_or_else(String::new, WallTime::text))
        .collect()
}

/// A year of the same cadence at other times.
fn with(view: &View<'_>, stage: &Stage, times: &[WallTime]) -> Fairness {
    let mut cadence = Cadence::clone(view.cadence);
    for (slot, time) in cadence.rotation.iter_mut().zip(times) {
        slot.time = Some(*time);
    }
    let cadence = Rc::new(cadence);
    let view = View {
        host: view.host,
        cadence: &cadence,
    };
    cadence.fairness(&held(&view, stage))
}

fn fields(page: &mut Markup, view: &View<'_>, stage: &Stage, tried: &[String]) {
    page.tag("div", attrs! { class="row" }, |page| {
        for (index, (slot, text)) in view.cadence.rotation.iter().zip(tried).enumerate() {
            let city = slot.zone.map_or_else(String::new, |zone| zone.city());
            let mut label = slot.label();
            if label.is_empty() {
                label = number(index + 1);
            }
            let values = [("slot", &*label), ("city", &city)];
            page.tag("label", attrs! { class="set" }, |page| {
                let label = view.host.words().fill(Text::TimeOf, &values);
                page.leaf("span", attrs! { class="small" }, &label);
                page.tag("input", attrs! { type="time" }, |page| {
                    page.value(text);
                    let (stage, tried) = (stage.clone(), tried.to_vec());
                    let act = move |event: Event| {
                        let value = event.target_unchecked_into::<HtmlInputElement>().value();
                        let mut next = tried.clone();
                        if let Some(one) = next.get_mut(index) {
                            // Some browsers give seconds too.
                            value.get(..5).unwrap_or(&value).clone_into(one);
                        }
                        stage.set(Tried(next));
                    };
                    page.on("change", Callback::from(act));
                });
            });
        }
    });
}

fn table(page: &mut Markup, view: &View<'_>, today: &Fairness, other: Option<&Fairness>) {
    let heads = [Text::Today, Text::Then];
    page.tag("table", attrs! { part="comparison" }, |page| {
        page.leaf("caption", attrs! { class="sr" }, view.say(Text::Burden));
        page.tag("thead", PLAIN, |page| {
            page.tag("tr", PLAIN, |page| {
                page.leaf("th", attrs! { scope="col" }, view.say(Text::Who));
                for head in heads {
                    page.leaf("th", attrs! { scope="col", class="number" }, view.say(head));
                }
            });
        });
        page.tag("tbody", PLAIN, |page| {
            for (index, attendee) in view.cadence.attendees.iter().enumerate() {
                page.tag("tr", PLAIN, |page| {
                    page.leaf("th", attrs! { scope="row" }, &group(attendee));
                    for (head, column) in heads.into_iter().zip([Some(today), other]) {
                        let load = column.and_then(|column| column.loads.get(index));
                        let text = load.map(|load| fairness::burden(view, load));
                        let around = attrs! { class="number", data-label=view.say(head) };
                        page.leaf("td", around, &text.unwrap_or_default());
                    }
                });
            }
        });
    });
}

/// Fairer times, each to be tried, or that there are none.
fn proposals(
    page: &mut Markup,
    view: &View<'_>,
    stage: &Stage,
    found: Option<&[Proposal]>,
    suits: bool,
) {
    let Some(found) = found else {
        return page.leaf("p", PLAIN, view.say(Text::TooMany));
    };
    if found.is_empty() {
        page.leaf("p", PLAIN, view.say(Text::NoneFairer));
    }
    if !suits && !found.iter().any(|one| one.fairness.suits_all()) {
        page.leaf("p", PLAIN, view.say(Text::NoneSuits));
    }
    page.tag("div", attrs! { class="row" }, |page| {
        for proposal in found {
            let mut times = String::new();
            for (time, slot) in proposal.times.iter().zip(&view.cadence.rotation) {
                let mut one = view.host.time(time.naive());
                if let Some(zone) = slot.zone {
                    tell(&mut one, " ", &zone.city());
                }
                tell(&mut times, " · ", &one);
            }
            let outside = proposal.fairness.loads.iter().map(|load| load.outside);
            let values = [
                ("times", &*times),
                (
                    "most",
                    &span(view, proposal.fairness.greatest().unwrap_or(0)),
                ),
                ("n", &number(outside.sum::<u32>() as usize)),
            ];
            page.tag("button", attrs! { type="button" }, |page| {
                let texts = proposal.times.iter().map(|time| time.text()).collect();
                let (stage, tried) = (stage.clone(), Tried(texts));
                page.on("click", Callback::from(move |_| stage.set(tried.clone())));
                page.text(&view.host.words().fill(Text::Fairer, &values));
            });
        }
    });
}
