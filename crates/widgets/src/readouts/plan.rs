//! What the view shows: each region's next readout, and its steps in order.

use std::rc::Rc;

use chrono::NaiveDate;
use inlay_domain::readout::{Readouts, Step};
use inlay_domain::schedule::{Cadence, Occurrence, Unscheduled};
use inlay_domain::zone::{Instant, Zone};

/// A region and its next readout, or why there is none.
pub(super) struct Coming {
    pub(super) region: usize,
    pub(super) cadence: Rc<Cadence>,
    pub(super) next: Result<Option<Occurrence>, Unscheduled>,
}

/// Every region, the one whose readout is next first; those without one last.
pub(super) fn coming(readouts: &Readouts, now: Instant) -> Vec<Coming> {
    let mut list: Vec<Coming> = Vec::with_capacity(readouts.regions.len());
    for (at, region) in readouts.regions.iter().enumerate() {
        let cadence = readouts.cadence(region);
        let one = Coming {
            region: at,
            next: cadence.next(now),
            cadence: Rc::new(cadence),
        };
        let at = list.partition_point(|other| other.order() <= one.order());
        list.insert(at, one);
    }
    list
}

impl Coming {
    pub(super) fn occurrence(&self) -> Option<&Occurrence> {
        self.next.as_ref().ok()?.as_ref()
    }

    /// Dates order it, and on one date the times.
    fn order(&self) -> (bool, Option<(NaiveDate, Option<Instant>)>) {
        let next = self.occurrence().map(|next| (next.date, next.start));
        (next.is_none(), next)
    }
}

/// The day on the reader's calendar; in Greenwich where their zone isn't known.
pub(super) fn today(now: Instant, zone: Option<Zone>) -> NaiveDate {
    let zone = zone.or_else(|| Zone::parse("Etc/UTC").ok());
    let local = zone.and_then(|zone| zone.localize(now).ok());
    local.map_or(NaiveDate::MIN, |local| local.wall.date())
}

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Due {
    /// It should have been done on an earlier day.
    Overdue,
    /// Today.
    Today,
    /// On a later day.
    Later,
    /// It is done.
    Done,
}

impl Due {
    pub(super) fn new(step: &Step, done: bool, today: NaiveDate) -> Self {
        match step.date {
            _ if done => Self::Done,
            date if date < today => Self::Overdue,
            date if date == today => Self::Today,
            _ => Self::Later,
        }
    }
}

/// The steps with how they stand: overdue ones first, then by their date. What is
/// done keeps the place of its date.
pub(super) fn steps(
    steps: &[Step],
    today: NaiveDate,
    is_done: &dyn Fn(&Step) -> bool,
) -> Vec<(Step, Due)> {
    let mut list: Vec<(Step, Due)> = Vec::with_capacity(steps.len());
    for step in steps {
        let due = Due::new(step, is_done(step), today);
        let key = |step: &Step, due: Due| (due != Due::Overdue, step.date);
        let at = list.partition_point(|(other, own)| key(other, *own) <= key(step, due));
        list.insert(at, (*step, due));
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use inlay_domain::json;

    const EXAMPLE: &str = include_str!("../../../../tests/fixtures/data/readouts.json");

    fn day(text: &str) -> NaiveDate {
        inlay_domain::schedule::Date::parse(text).expect("a date").0
    }

    #[test]
    fn the_next_region_comes_first() {
        let readouts: Readouts = json::read(EXAMPLE).expect("the fixture");
        let check = |now: &str, expected: [&str; 3]| {
            let now = Instant::parse(now).expect("an instant");
            let list = coming(&readouts, now);
            let found: Vec<_> = (list.iter())
                .filter_map(|one| Some(readouts.regions.get(one.region)?.id.as_str()))
                .collect();
            assert_eq!(found, expected, "{now:?}");
        };
        check("2026-12-08T17:44:00Z", ["AMER", "EMEA", "APAC"]);
        check("2026-12-08T17:45:00Z", ["EMEA", "APAC", "AMER"]);
        check("2026-12-09T10:45:00Z", ["APAC", "AMER", "EMEA"]);
    }

    #[test]
    fn overdue_steps_come_first_and_done_ones_stay() {
        let readouts: Readouts = json::read(EXAMPLE).expect("the fixture");
        let region = readouts.regions.first().expect("a region");
        // Due on 1, 3 and 7 December.
        let all = readouts.steps(region, day("2026-12-08"));
        let check = |today: &str, done: &[usize], expected: [(usize, Due); 3]| {
            let found = steps(&all, day(today), &|step| done.contains(&step.preparation));
            let found: Vec<_> = (found.iter())
                .map(|(step, due)| (step.preparation, *due))
                .collect();
            assert_eq!(found, expected, "{today}");
        };
        use Due::{Done, Later, Overdue, Today};
        check("2026-12-01", &[], [(0, Today), (1, Later), (2, Later)]);
        check("2026-12-04", &[], [(0, Overdue), (1, Overdue), (2, Later)]);
        check("2026-12-04", &[0], [(1, Overdue), (0, Done), (2, Later)]);
        check("2026-12-04", &[0, 1, 2], [(0, Done), (1, Done), (2, Done)]);
    }
}
