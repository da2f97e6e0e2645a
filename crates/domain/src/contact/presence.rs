//! Where it is working hours now, and when the next ones begin.

use super::Contact;
use crate::schedule::Attendee;
use crate::schedule::working::Week;
use crate::zone::{Instant, Local};

/// People of a region, and where their day stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presence<'a> {
    /// Who.
    pub people: &'a Attendee,
    /// What their clocks show.
    pub local: Local,
    /// Whether they work now.
    pub now: Now,
}

/// Whether someone works now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Now {
    /// In working hours.
    Working {
        /// The end of these hours; `None` beyond 2099.
        until: Option<Instant>,
    },
    /// Outside of working hours.
    Away {
        /// When the next ones begin; `None` for who never works, and beyond 2099.
        from: Option<Instant>,
    },
}

impl Contact {
    /// Where the day of each row of people stands, in the order of the file. Rows
    /// whose clocks show a year outside of 2026 to 2099 are left out.
    #[must_use]
    pub fn presence(&self, now: Instant) -> Vec<Presence<'_>> {
        let mut all = Vec::new();
        for people in &self.people {
            if let Ok(local) = people.zone.localize(now) {
                all.push(Presence {
                    now: state(people, &local),
                    people,
                    local,
                });
            }
        }
        all
    }
}

fn state(people: &Attendee, local: &Local) -> Now {
    let week = Week::new(people.hours, people.workdays.as_deref());
    // A wall time that a change of the clocks skips or repeats is resolved as
    // everywhere else.
    let instant = |wall| Some(people.zone.resolve(wall).ok()?.instant);
    if week.includes(local.wall) {
        Now::Working {
            until: week.end_of(local.wall.date()).and_then(instant),
        }
    } else {
        Now::Away {
            from: week.next_start(local.wall).and_then(instant),
        }
    }
}
