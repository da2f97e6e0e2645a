//! Why a meeting is earlier or later than the last one of its slot.

use chrono::NaiveDate;

use super::Occurrence;
use crate::zone::{Transition, Zone, wall_at};

/// How far ahead a change still explains why clocks are out of step: the United
/// States and Europe are up to three weeks apart, north and south up to seven.
const AHEAD: i64 = 50 * 86_400;

/// A change of clocks that moves a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cause {
    /// Whose clocks.
    pub zone: Zone,
    /// The date there, on the clock before.
    pub date: NaiveDate,
    /// Minutes that the clocks go forward, back when negative.
    pub minutes: i32,
    /// Whether it is yet to come: the other side has changed and this one hasn't.
    pub ahead: bool,
}

impl Cause {
    fn new(zone: Zone, change: Transition, ahead: bool) -> Option<Self> {
        Some(Self {
            zone,
            date: wall_at(change.at, change.before)?.date(),
            minutes: (change.after.0 - change.before.0) / 60,
            ahead,
        })
    }
}

impl Occurrence {
    /// The changes of clocks that explain why it has moved on the clocks of
    /// `zone` since the slot's last meeting: those of its own zone `home` and of
    /// `zone` since then, and the next one of whichever hasn't changed. Empty if
    /// none has, as when its own time was moved.
    #[must_use]
    pub fn causes(&self, home: &Zone, zone: &Zone) -> Vec<Cause> {
        let mut causes = Vec::new();
        let (Some((_, before)), Some(start)) = (self.previous, self.start) else {
            return causes;
        };
        let zones = [Some(home), Some(zone).filter(|zone| *zone != home)];
        for zone in zones.into_iter().flatten() {
            let since = zone.transitions(before, start.plus_seconds(1));
            causes.extend(since.filter_map(|change| Cause::new(*zone, change, false)));
        }
        // One side has changed: when does the other?
        for zone in zones.into_iter().flatten() {
            if causes.is_empty() || causes.iter().any(|cause| cause.zone == *zone) {
                continue;
            }
            let next = zone
                .transitions(start.plus_seconds(1), start.plus_seconds(AHEAD))
                .next();
            causes.extend(next.and_then(|change| Cause::new(*zone, change, true)));
        }
        causes
    }
}
