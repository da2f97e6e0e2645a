//! Clocks of several zones, and meetings that recur.

use inlay_domain::schedule::grid::{Clock, Grid};
use inlay_domain::schedule::working::Week;
use inlay_domain::schedule::{Cadence, Date};
use inlay_domain::zone::{Instant, Zone};
use inlay_domain::{digits, json};
use wasm_bindgen::prelude::wasm_bindgen;

/// The clocks of a grid.
#[wasm_bindgen]
pub struct TimeGrid(Vec<Clock>);

#[wasm_bindgen]
impl TimeGrid {
    /// Clocks in these zones, IANA names with a comma between them.
    ///
    /// # Errors
    /// When there is no such zone.
    pub fn read(zones: &str) -> Result<Self, String> {
        let clock = |name| {
            let zone = Zone::parse(name).map_err(|error| error.message().to_owned())?;
            Ok(Clock {
                zone,
                week: Week::default(),
                people: 1,
            })
        };
        zones
            .split(',')
            .map(clock)
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// What each clock shows at so many half hours, row by row: minutes since
    /// 1970-01-01T00:00 on that clock. `start` is in seconds since 1970. None for
    /// times that aren't known.
    #[must_use]
    pub fn fill(&self, start: f64, cells: usize) -> Vec<i32> {
        let mut minutes = Vec::with_capacity(self.0.len() * cells);
        if let Ok(grid) = Grid::new(&self.0, Instant::from_unix(start as i64), cells) {
            for row in &grid.rows {
                for cell in row {
                    minutes.push(cell.day * 1_440 + i32::from(cell.minute));
                }
            }
        }
        minutes
    }
}

/// A cadence that was read.
#[wasm_bindgen]
pub struct RotatingSeries(Cadence);

#[wasm_bindgen]
impl RotatingSeries {
    /// Reads the data file.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn read(text: &str) -> Result<Self, String> {
        json::read(text).map(Self).map_err(|error| error.message)
    }

    /// When its meetings of a year begin, in seconds since 1970.
    #[must_use]
    pub fn year(&self, year: u32) -> Vec<f64> {
        let mut text = String::new();
        digits::push_padded(&mut text, u64::from(year), 4);
        let day = |rest: &str| Date::parse(&[text.as_str(), rest].concat());
        let (Some(from), Some(to)) = (day("-01-01"), day("-12-31")) else {
            return Vec::new();
        };
        let held = self.0.occurrences(from.0, to.0).unwrap_or_default();
        let starts = held.iter().filter_map(|one| one.start);
        starts.map(|start| start.unix() as f64).collect()
    }
}
