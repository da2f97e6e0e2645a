//! Which months the calendar shows, and where in them each activity lies.

use inlay_domain::publisher::{Activity, Certainty, Conflict, Month, Slots};
use inlay_domain::schedule::Date;

/// Months in a row at most: a day is still to be seen.
const MONTHS: usize = 6;

/// A row of months and what happens in them.
#[derive(Debug)]
pub(super) struct Strip<'a> {
    /// The months, each with its days.
    pub(super) months: Vec<(Month, u32)>,
    /// What happens: what conflicts first, then what takes a slot, then the rest.
    pub(super) bars: Vec<Bar<'a>>,
}

/// An activity on the strip.
#[derive(Debug)]
pub(super) struct Bar<'a> {
    pub(super) activity: &'a Activity,
    pub(super) place: Place,
    pub(super) conflict: Option<Certainty>,
    /// Whether it takes one of the slots that are asked for.
    pub(super) slot: bool,
}

/// Days before, of, and after something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) before: u32,
    pub(super) days: u32,
    pub(super) after: u32,
}

impl<'a> Strip<'a> {
    /// The months from the first to the last day, two at least.
    pub(super) fn new(
        activities: &'a [Activity],
        days: (Date, Date),
        conflicts: &[Conflict<'_>],
        slots: Option<&Slots<'_>>,
    ) -> Self {
        let mut strip = Self {
            months: Vec::new(),
            bars: Vec::new(),
        };
        let mut month = Month::of(days.0);
        while strip.months.len() < 2 || (month <= Month::of(days.1) && strip.months.len() < MONTHS)
        {
            strip
                .months
                .push((month, days_between(month.first(), month.last())));
            month = month.next();
        }
        // Three rounds instead of a sort, which is 4 KB for a page's readers.
        for round in 0..3 {
            for activity in activities {
                let Some(place) = strip.place(activity.starts, activity.ends) else {
                    continue;
                };
                let is = |other: &Activity| std::ptr::eq(other, activity);
                let conflict = conflicts.iter().find(|conflict| is(conflict.activity));
                let slot = slots.is_some_and(|slots| slots.taken.iter().any(|one| is(one)));
                let rank = match (conflict, slot) {
                    (Some(_), _) => 0,
                    (None, true) => 1,
                    (None, false) => 2,
                };
                if rank == round {
                    strip.bars.push(Bar {
                        activity,
                        place,
                        conflict: conflict.map(|conflict| conflict.certainty),
                        slot,
                    });
                }
            }
        }
        strip
    }

    /// The first and the last day.
    pub(super) fn ends(&self) -> Option<(Date, Date)> {
        let (first, last) = (self.months.first()?, self.months.last()?);
        Some((first.0.first(), last.0.last()))
    }

    /// All days.
    pub(super) fn days(&self) -> u32 {
        self.months.iter().map(|(_, days)| days).sum()
    }

    /// Where a stretch of days lies; `None` outside of the months.
    pub(super) fn place(&self, starts: Date, ends: Date) -> Option<Place> {
        let (first, last) = self.ends()?;
        if ends < first || starts > last {
            return None;
        }
        let (from, to) = (starts.max(first), ends.min(last));
        let days = days_between(from, to);
        let before = days_between(first, from) - 1;
        Some(Place {
            before,
            days,
            after: self.days().saturating_sub(before + days),
        })
    }
}

/// Days from the first to the last, both counted.
fn days_between(first: Date, last: Date) -> u32 {
    let days = last.0.signed_duration_since(first.0).num_days() + 1;
    u32::try_from(days).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use inlay_domain::json;
    use inlay_domain::publisher::{Assessment, Proposal, Publisher};

    use super::*;

    #[test]
    fn activities_lie_where_their_days_are() {
        let publisher: Publisher = json::read(include_str!(
            "../../../../tests/fixtures/data/publisher.json"
        ))
        .expect("the plan");
        let proposal: Proposal = json::read(include_str!(
            "../../../../tests/fixtures/data/publisher-proposal.json"
        ))
        .expect("the proposal");
        let assessment = Assessment::new(&publisher, &proposal);
        let days = (proposal.starts, proposal.ends);
        let strip = Strip::new(
            &publisher.activities,
            days,
            &assessment.conflicts,
            Some(&assessment.slots),
        );
        let months: Vec<_> = strip
            .months
            .iter()
            .map(|(month, days)| (month.text(), *days))
            .collect();
        assert_eq!(
            months,
            [("2027-01".to_owned(), 31), ("2027-02".to_owned(), 28)]
        );
        let bars: Vec<_> = strip
            .bars
            .iter()
            .map(|bar| {
                let Place {
                    before,
                    days,
                    after,
                } = bar.place;
                (
                    &*bar.activity.id,
                    before,
                    days,
                    after,
                    bar.conflict.is_some(),
                    bar.slot,
                )
            })
            .collect();
        assert_eq!(
            bars,
            [
                ("a1", 3, 26, 30, true, true),
                ("a3", 17, 26, 16, true, false),
                ("a2", 10, 12, 37, false, true),
            ]
        );
        let own = strip.place(proposal.starts, proposal.ends);
        assert_eq!(
            own,
            Some(Place {
                before: 24,
                days: 12,
                after: 23
            })
        );
    }

    #[test]
    fn the_months_end_somewhere() {
        let day = |text| Date::parse(text).expect("a date");
        let strip = Strip::new(&[], (day("2026-11-22"), day("2029-01-01")), &[], None);
        assert_eq!(strip.months.len(), MONTHS);
        assert_eq!(strip.days(), 30 + 31 + 31 + 28 + 31 + 30);
        // What begins before and ends after fills all of them.
        let place = strip.place(day("2020-01-01"), day("2030-01-01"));
        assert_eq!(
            place,
            Some(Place {
                before: 0,
                days: 181,
                after: 0
            })
        );
        assert_eq!(strip.place(day("2027-05-01"), day("2027-05-02")), None);
        assert_eq!(strip.place(day("2026-10-01"), day("2026-10-31")), None);
    }
}
