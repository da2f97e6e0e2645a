//! The moments at which a zone changes its clocks.

use super::{Instant, Offset, Zone};

/// A moment at which the offset of a zone changes. A change of name alone
/// (Edmonton, November 2026: MDT becomes CST at the same offset) is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transition {
    /// The first instant of the new offset.
    pub at: Instant,
    /// The offset until then.
    pub before: Offset,
    /// The offset from then on.
    pub after: Offset,
}

/// Transitions in order; made by [`Zone::transitions`].
#[derive(Clone, Debug)]
pub struct Transitions {
    zone: Zone,
    last: i64,
    until: i64,
}

impl Zone {
    /// The transitions from `from` to before `to`, within 2026 to 2099.
    #[must_use]
    pub fn transitions(&self, from: Instant, to: Instant) -> Transitions {
        // One second before each bound: the search is for what comes after.
        Transitions {
            zone: *self,
            last: from.unix().max(START).saturating_sub(1),
            until: to.unix().min(END),
        }
    }
}

/// 2025-12-31T10:00Z, when 2026 begins at +14:00.
const START: i64 = super::table::EPOCH - 14 * 3_600;

/// 2100-01-01T12:00Z, when 2099 ends at -12:00.
const END: i64 = 4_102_444_800 + 12 * 3_600;

impl Iterator for Transitions {
    type Item = Transition;

    fn next(&mut self) -> Option<Transition> {
        loop {
            let (at, before, after) = self.zone.rules.next(self.last)?;
            if at >= self.until {
                return None;
            }
            self.last = at;
            if before.offset != after.offset {
                return Some(Transition {
                    at: Instant::from_unix(at),
                    before: Offset(before.offset),
                    after: Offset(after.offset),
                });
            }
        }
    }
}
