//! How far a key result has come, and how that adds up.

use super::{Cascade, KeyResult, Okrs};
use crate::money::Decimal;

/// Why a key result has no progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unmeasured {
    /// It isn't said where it is.
    NoCurrent,
    /// It isn't said where it is to be.
    NoTarget,
    /// It isn't said where it began.
    NoStart,
    /// It is to be where it began: there is no way to go a part of.
    NoWay,
}

impl KeyResult {
    /// How far it has come, from 0 to 1.
    ///
    /// # Errors
    /// What is missing.
    pub fn progress(&self) -> Result<f64, Unmeasured> {
        self.progress_at(self.current.as_ref())
    }

    /// How far it has come if it stands at `current`, from 0 to 1.
    ///
    /// # Errors
    /// What is missing.
    pub fn progress_at(&self, current: Option<&Decimal>) -> Result<f64, Unmeasured> {
        let target = self.target.as_ref().ok_or(Unmeasured::NoTarget)?;
        let start = self.start.as_ref().ok_or(Unmeasured::NoStart)?;
        if target == start {
            return Err(Unmeasured::NoWay);
        }
        let current = current.ok_or(Unmeasured::NoCurrent)?;
        Ok((current.minus(start) / target.minus(start)).clamp(0.0, 1.0))
    }
}

/// A weighted mean in the making.
#[derive(Default)]
struct Mean {
    sum: f64,
    weight: f64,
}

impl Mean {
    fn add(&mut self, progress: Option<f64>, weight: f64) {
        if let Some(progress) = progress {
            self.sum += progress * weight;
            self.weight += weight;
        }
    }

    /// Nothing counted, or all of it with a weight of 0: there is no mean.
    fn value(&self) -> Option<f64> {
        (self.weight > 0.0).then(|| (self.sum / self.weight).clamp(0.0, 1.0))
    }
}

/// The progress of every objective, by its position in the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rolled {
    /// Of its key results alone.
    pub own: Vec<Option<f64>>,
    /// Of its key results and of the objectives that are aligned to it.
    pub progress: Vec<Option<f64>>,
}

impl Okrs {
    /// Adds up the progress of the key results, which `measure` tells.
    #[must_use]
    pub fn roll_up(
        &self,
        cascade: &Cascade,
        measure: &dyn Fn(&KeyResult) -> Option<f64>,
    ) -> Rolled {
        let mut rolled = Rolled {
            own: vec![None; self.objectives.len()],
            progress: vec![None; self.objectives.len()],
        };
        for at in cascade.bottom_up() {
            let Some(objective) = self.objectives.get(*at) else {
                continue;
            };
            let mut mean = Mean::default();
            for result in &objective.key_results {
                let weight = result.weight.as_ref().map_or(1.0, Decimal::approximate);
                mean.add(measure(result), weight);
            }
            if let Some(own) = rolled.own.get_mut(*at) {
                *own = mean.value();
            }
            for (child, weight) in cascade.children(*at) {
                mean.add(rolled.progress.get(*child).copied().flatten(), *weight);
            }
            if let Some(progress) = rolled.progress.get_mut(*at) {
                *progress = mean.value();
            }
        }
        rolled
    }

    /// The progress of every objective at the earlier look that the data give. A key
    /// result that it doesn't name counts as it is now, so that it moves nothing.
    #[must_use]
    pub fn rolled_before(&self, cascade: &Cascade) -> Option<Rolled> {
        let previous = self.previous.as_ref()?;
        Some(self.roll_up(cascade, &|result| {
            let before = previous.current.get(&result.id);
            result.progress_at(before.or(result.current.as_ref())).ok()
        }))
    }
}
