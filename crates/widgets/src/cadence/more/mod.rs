//! The sections, in a chunk of their own.

mod compare;
mod drafts;
mod export;
mod fairness;
mod year;

use std::any::Any;

use inlay_domain::schedule::Occurrence;

use super::messages::Text;
use super::section::{Asked, Section};
use super::view::{View, number};
use crate::markup::Markup;
use crate::stage::Stage;

/// Writes a section, [`Part::Cadence`](crate::part::Part::Cadence).
pub fn more(page: &mut Markup, stage: &Stage, asked: &dyn Any) {
    let Some((section, cadence)) = asked.downcast_ref::<Asked>() else {
        return;
    };
    let view = View {
        host: stage.host(),
        cadence,
    };
    match section {
        Section::Year => year::write(page, &view, stage),
        Section::Fairness => fairness::write(page, &view, stage),
        Section::Compare => compare::write(page, &view, stage),
        Section::Calendar => export::write(page, &view, stage),
        Section::Drafts => drafts::write(page, &view, stage),
    }
}

/// The meetings of the chosen year that have a time.
fn held(view: &View<'_>, stage: &Stage) -> Vec<Occurrence> {
    let (from, to) = year::bounds(year::chosen(view, stage));
    let mut held = view.cadence.occurrences(from, to).unwrap_or_default();
    held.retain(|one| one.start.is_some());
    held
}

/// `45 min`, `1 h`, `1 h 30 min`
fn span(view: &View<'_>, minutes: u32) -> String {
    let count = |minutes: u32| number(minutes as usize);
    if minutes < 60 {
        return view.fill(Text::Minutes, "n", &count(minutes));
    }
    if minutes.is_multiple_of(60) {
        return view.fill(Text::WholeHours, "h", &count(minutes / 60));
    }
    let values = [("h", &*count(minutes / 60)), ("m", &count(minutes % 60))];
    view.host.words().fill(Text::Hours, &values)
}

/// What a group is called: region and city.
fn group(attendee: &inlay_domain::schedule::Attendee) -> String {
    let mut name = attendee.zone.city();
    if let Some(region) = &attendee.region {
        name.push_str(" (");
        name.push_str(region.as_str());
        name.push(')');
    }
    name
}
