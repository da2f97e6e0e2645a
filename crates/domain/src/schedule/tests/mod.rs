//! Rules, rotations and clocks: tables, the sketch of the meeting, and a walk
//! over every day as the oracle.

mod contract;
mod fairness;
mod grids;
mod meetings;
mod phrases;
mod rules;
mod walk;
mod working;

use chrono::NaiveDate;

use super::working::Hours;
use super::{Cadence, Date, Missing, On, Ordinal, Slot, Unscheduled, WallTime, Weekday};
use crate::json;
use crate::zone::{Instant, Kind, Zone};

const TEAM_MEETING: &str = include_str!("../../../../../tests/fixtures/data/cadence.json");

fn date(text: &str) -> NaiveDate {
    Date::parse(text).unwrap().0
}

fn on(text: &str) -> On {
    serde_json::from_str(text).unwrap()
}

fn cadence(text: &str) -> Cadence {
    json::read(text).unwrap_or_else(|error| panic!("{error:?}"))
}

fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}
