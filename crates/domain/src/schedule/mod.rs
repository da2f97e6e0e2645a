//! Meetings that recur: which dates a rule gives, which slot of a rotation
//! meets on each, when that is on everyone's clock, and who is up late for it.
//!
//! A date of a meeting is a date in the zone of its slot. Elsewhere it may be
//! another day, and that differs through the year, so nothing here ever
//! translates "first Wednesday" into another zone; it translates instants.
//! Zones and their rules are [`crate::zone`]'s.

mod appointment;
mod cadence;
mod cause;
mod date;
mod fairness;
pub mod grid;
mod month;
mod occurrence;
mod on;
pub mod people;
mod period;
pub mod phrase;
mod recurrence;
mod weekday;
mod workday;
pub mod working;

#[cfg(test)]
mod tests;

pub use appointment::{Appointment, Meant};
pub(crate) use cadence::moved;
pub use cadence::{Attendee, Cadence, Move, Slot};
pub use cause::Cause;
pub use date::{Date, WallTime};
pub use fairness::{Fairness, Proposal};
pub use month::Month;
pub(crate) use occurrence::{LAST, Planned};
pub use occurrence::{Missing, Occurrence, Seen, Unscheduled};
pub(crate) use on::nth;
pub use on::{Dates, On};
pub use period::{MonthDay, Period};
pub use recurrence::Recurrence;
pub use weekday::{Ordinal, Weekday};
pub use workday::Workdays;
