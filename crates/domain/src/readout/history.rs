//! The metrics of past readouts, month by month.

use super::{Metric, Past, Readouts};
use crate::money::Decimal;
use crate::region::RegionId;
use crate::schedule::Month;

/// What a metric was in a month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading<'a> {
    /// The month.
    pub month: Month,
    /// The value; `None` if there was no readout, or it hadn't this metric.
    pub value: Option<&'a Decimal>,
    /// What it was to be.
    pub target: Option<&'a Decimal>,
}

impl Readouts {
    /// A region's readouts that the data tell of, the latest first.
    #[must_use]
    pub fn past(&self, region: &RegionId) -> Vec<&Past> {
        let mut list: Vec<&Past> = Vec::new();
        for one in self.past.iter().filter(|one| one.region == *region) {
            let at = list.partition_point(|other| other.date > one.date);
            list.insert(at, one);
        }
        list
    }

    /// What a metric was for a region in a month: of two readouts in it, the later
    /// one that has it.
    #[must_use]
    pub fn reading<'a>(
        &'a self,
        region: &RegionId,
        metric: &'a Metric,
        month: Month,
    ) -> Reading<'a> {
        let mut past = self.past(region).into_iter();
        Reading {
            month,
            value: past.find_map(|one| {
                let value = one.values.get(&metric.id)?;
                (Month::of(one.date.0) == month).then_some(value)
            }),
            target: metric.target.of(region, month),
        }
    }

    /// A metric of a region in each month from its first readout to its last. A
    /// month without a value is there, as a gap.
    #[must_use]
    pub fn trend<'a>(&'a self, region: &RegionId, metric: &'a Metric) -> Vec<Reading<'a>> {
        let past = self.past(region);
        let (Some(last), Some(first)) = (past.first(), past.last()) else {
            return Vec::new();
        };
        Month::of(first.date.0)
            .to(Month::of(last.date.0))
            .map(|month| self.reading(region, metric, month))
            .collect()
    }
}
