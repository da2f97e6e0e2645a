//! How everything stands on a day.

use chrono::NaiveDate;

use super::pace::{is_stale, pace};
use super::{Cascade, Okrs, Pace, Unmeasured};
use crate::schedule::Date;

/// How the objectives stand on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// How they hang together.
    pub cascade: Cascade,
    /// Each one, in the order of the file.
    pub standings: Vec<Standing>,
}

/// How an objective stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Of its key results and the objectives that are aligned to it, from 0 to 1.
    pub progress: Option<f64>,
    /// Of its key results alone.
    pub own_progress: Option<f64>,
    /// Whether that is fast enough: what its owner says, else what the numbers say.
    pub pace: Option<Pace>,
    /// What the numbers say, where the owner overrules them.
    pub overruled: Option<Pace>,
    /// The day of the last check-in.
    pub updated: Option<Date>,
    /// Whether that was more than [`RECENT`](super::RECENT) days ago.
    pub stale: bool,
    /// Its key results, in the order of the file.
    pub key_results: Vec<Measured>,
}

/// How a key result stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// From 0 to 1, or why there is none.
    pub progress: Result<f64, Unmeasured>,
    /// As a [`Standing`]'s.
    pub pace: Option<Pace>,
    /// As a [`Standing`]'s.
    pub overruled: Option<Pace>,
    /// Its own last check-in, else the objective's.
    pub updated: Option<Date>,
    /// As a [`Standing`]'s.
    pub stale: bool,
}

impl Okrs {
    /// How the objectives hang together.
    #[must_use]
    pub fn cascade(&self) -> Cascade {
        Cascade::new(&self.objectives)
    }

    /// How everything stands on a day. What was updated earlier is compared with
    /// the calendar of that earlier day.
    #[must_use]
    pub fn report(&self, on: NaiveDate) -> Report {
        let cascade = self.cascade();
        let rolled = self.roll_up(&cascade, &|result| result.progress().ok());
        let period = self.period.as_ref();
        let mut standings = Vec::with_capacity(self.objectives.len());
        let progress = rolled.progress.iter().zip(&rolled.own);
        for (objective, (progress, own)) in self.objectives.iter().zip(progress) {
            let mut key_results = Vec::with_capacity(objective.key_results.len());
            for result in &objective.key_results {
                let measured = result.progress();
                let updated = result.updated.or(objective.updated);
                let numbers = pace(measured.ok(), period, updated, on);
                key_results.push(Measured {
                    progress: measured,
                    pace: result.health.or(numbers),
                    overruled: numbers.filter(|_| result.health.is_some()),
                    updated,
                    stale: is_stale(updated, on),
                });
            }
            let numbers = pace(*progress, period, objective.updated, on);
            standings.push(Standing {
                progress: *progress,
                own_progress: *own,
                pace: objective.health.or(numbers),
                overruled: numbers.filter(|_| objective.health.is_some()),
                updated: objective.updated,
                stale: is_stale(objective.updated, on),
                key_results,
            });
        }
        Report { cascade, standings }
    }
}
