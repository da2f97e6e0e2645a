//! The dates of readouts and of what has to be done before them.

use chrono::{NaiveDate, NaiveTime};

use super::{Readouts, Region};
use crate::schedule::{Occurrence, Unscheduled, Workdays};
use crate::zone::{Instant, Zone};

/// A readout to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readout {
    /// The position of its region in the file.
    pub region: usize,
    /// When it is.
    pub occurrence: Occurrence,
    /// What has to be done before it, in the order of the file.
    pub steps: Vec<Step>,
}

/// Something that has to be done before a readout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Its position in the file's list.
    pub preparation: usize,
    /// The day on which it is due.
    pub date: NaiveDate,
}

impl Readout {
    /// When it begins; without a time, the beginning of its date in Greenwich, to
    /// put it in order with others.
    #[must_use]
    pub fn when(&self) -> Option<Instant> {
        let midnight = || {
            let utc = Zone::parse("Etc/UTC").ok()?;
            let wall = self.occurrence.date.and_time(NaiveTime::MIN);
            utc.resolve(wall).ok().map(|found| found.instant)
        };
        self.occurrence.start.or_else(midnight)
    }
}

impl Readouts {
    /// The working days of a region: holidays of all and its own are none.
    #[must_use]
    pub fn workdays<'a>(&'a self, region: &'a Region) -> Workdays<'a> {
        Workdays {
            holidays: [&self.holidays, &region.holidays],
        }
    }

    /// A region's readouts from one date to another, both inclusive, in the
    /// region's own zone.
    ///
    /// # Errors
    /// A rule that needs a start without one, and dates before 2026 or after 2099.
    pub fn readouts(
        &self,
        region: usize,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<Readout>, Unscheduled> {
        let mut readouts = Vec::new();
        let Some(own) = self.regions.get(region) else {
            return Ok(readouts);
        };
        for occurrence in self.cadence(own).occurrences(from, to)? {
            let steps = self.steps(own, occurrence.date);
            readouts.push(Readout {
                region,
                occurrence,
                steps,
            });
        }
        Ok(readouts)
    }

    /// What has to be done before a readout of a region on a date.
    #[must_use]
    pub fn steps(&self, region: &Region, date: NaiveDate) -> Vec<Step> {
        let days = self.workdays(region);
        let mut steps = Vec::with_capacity(self.preparation.len());
        for (preparation, one) in self.preparation.iter().enumerate() {
            if let Some(date) = days.before(date, one.working_days_before) {
                steps.push(Step { preparation, date });
            }
        }
        steps
    }

    /// The readouts of all regions from one date to another, both inclusive, the
    /// earlier ones first; for each region that has none to give, why.
    #[must_use]
    pub fn plan(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> (Vec<Readout>, Vec<(usize, Unscheduled)>) {
        let (mut plan, mut failed) = (Vec::new(), Vec::new());
        for region in 0..self.regions.len() {
            match self.readouts(region, from, to) {
                Ok(readouts) => {
                    for one in readouts {
                        let at = plan.partition_point(|other: &Readout| other.when() <= one.when());
                        plan.insert(at, one);
                    }
                }
                Err(error) => failed.push((region, error)),
            }
        }
        (plan, failed)
    }
}
