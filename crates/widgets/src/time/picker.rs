//! The field that adds a zone, and what it found.

use inlay_domain::zone::Zone;
use inlay_domain::zone::names::{By, Match};

use super::act::{ADD, Deed, on};
use super::clocks::place;
use super::messages::Text;
use super::plan;
use super::view::{View, number};
use crate::attrs;
use crate::host::Host;
use crate::markup::{Markup, PLAIN};
use crate::remote::Remote;

/// How many zones are offered.
const OFFERED: usize = 8;

/// The sentence that tells that a zone was added.
pub(super) fn added(host: &dyn Host, name: &str) -> String {
    // The place among the messages is all that this needs of the view.
    host.words().fill(Text::Added, &[("place", name)])
}

pub(super) fn write(page: &mut Markup, view: &View<'_>) {
    let typed = view.state.adding.trim();
    let found = match (view.places, typed) {
        (_, "") => Vec::new(),
        (Remote::Ready(places), _) => places.find(typed, view.host.now(), OFFERED),
        _ => Vec::new(),
    };
    let shown = |zone: Zone| view.rows.iter().any(|row| row.clock.zone == zone);
    let best = found.iter().map(|one| one.zone).find(|zone| !shown(*zone));
    page.tag("div", attrs! { part="picker", class="picker" }, |page| {
        page.leaf("label", attrs! { for=ADD }, view.say(Text::Add));
        let attributes = attrs! {
            id=ADD, type="text", autocomplete="off", spellcheck="false", maxlength="60",
            aria-describedby="add-said",
        };
        page.tag("input", attributes, |page| {
            page.value(&view.state.adding);
            on(page, view.stage, "input", Deed::Search);
            on(
                page,
                view.stage,
                "keydown",
                Deed::SearchKey(best, plan::zones(view.rows)),
            );
        });
        let told = match (view.places, found.len()) {
            _ if typed.is_empty() => match &*view.state.said {
                "" => view.say(Text::AddAbout).to_owned(),
                said => said.to_owned(),
            },
            (Remote::Failed, _) => view.say(Text::NamesFailed).to_owned(),
            (Remote::Idle | Remote::Loading, _) => view.say(Text::Loading).to_owned(),
            (_, 0) => view.fill(Text::FoundNone, &[("place", typed)]),
            (_, count) => {
                let text = if view.host.is_one(count) {
                    Text::FoundOne
                } else {
                    Text::Found
                };
                view.fill(text, &[("n", &number(count as u32))])
            }
        };
        page.leaf(
            "p",
            attrs! { id="add-said", role="status", class="muted small" },
            &told,
        );
        if let Remote::Ready(places) = view.places
            && !found.is_empty()
        {
            places.offers(page, view, &found);
        }
    });
}

/// What was found, to choose from. Comes with the search.
pub(super) fn offers(page: &mut Markup, view: &View<'_>, found: &[Match<'_>]) {
    let zones = plan::zones(view.rows);
    page.tag("ul", attrs! { class="found" }, |page| {
        for (index, one) in found.iter().enumerate() {
            page.tag("li", PLAIN, |page| {
                page.key(one.zone.name());
                let shown = view.rows.iter().any(|row| row.clock.zone == one.zone);
                offer(page, view, index, one, &zones, shown);
            });
        }
    });
}

/// A button per zone: place, country, and how far from UTC it is now.
fn offer(
    page: &mut Markup,
    view: &View<'_>,
    index: usize,
    one: &Match<'_>,
    zones: &[Zone],
    shown: bool,
) {
    let mut label = String::new();
    let mut add = |text: &str| {
        if !text.is_empty() {
            view.host.words().add(&mut label, text);
        }
    };
    add(if one.place.is_empty() {
        one.zone.name()
    } else {
        one.place
    });
    // Munich is in the zone that is called Berlin.
    if one.by == By::Place && one.place != one.zone.city() {
        add(&one.zone.city());
    }
    if !one.country.is_empty() {
        add(&view.host.country(one.country));
    }
    if let Ok(local) = one.zone.localize(view.at) {
        add(&place(&local));
    }
    let id = ["found-", &number(index as u32)].concat();
    let disabled = shown.then_some("true");
    let attributes = attrs! { type="button", id=&*id, class="plain", aria-disabled=disabled };
    page.tag("button", attributes, |page| {
        if !shown {
            let mut zones = zones.to_vec();
            zones.push(one.zone);
            let said = added(view.host, &one.zone.city());
            on(page, view.stage, "click", Deed::Zones(zones, "add", said));
        }
        page.text(&label);
    });
}
