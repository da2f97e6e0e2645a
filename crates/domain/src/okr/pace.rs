//! Whether progress is fast enough.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::json::words;
use crate::schedule::{Date, Period};
use crate::zone::day_shift;

/// Days after which the last check-in isn't recent any more.
pub const RECENT: i32 = 21;

/// Progress compared with the share of the period that has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Pace {
    /// By ten points or more ahead of the calendar.
    #[serde(rename = "ahead")]
    Ahead,
    /// At most ten points behind it.
    #[serde(rename = "on track")]
    OnTrack,
    /// At most 25 points behind it.
    #[serde(rename = "needs attention")]
    NeedsAttention,
    /// Further behind.
    #[serde(rename = "at risk")]
    AtRisk,
}

words!(Pace {
    "ahead" => Ahead,
    "on track" => OnTrack,
    "needs attention" => NeedsAttention,
    "at risk" => AtRisk,
});

impl Pace {
    /// From the best to the worst.
    pub const ALL: [Self; 4] = [
        Self::Ahead,
        Self::OnTrack,
        Self::NeedsAttention,
        Self::AtRisk,
    ];

    /// The word that stands in data files and reports.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::OnTrack => "on track",
            Self::NeedsAttention => "needs attention",
            Self::AtRisk => "at risk",
        }
    }

    /// Of a progress at a share of the period, both from 0 to 1.
    #[must_use]
    pub fn of(progress: f64, passed: f64) -> Self {
        // A difference of exactly ten points must not fail for the last bit of a
        // float.
        const GRAIN: f64 = 1e-9;
        let lead = progress - passed + GRAIN;
        if lead >= 0.10 {
            Self::Ahead
        } else if lead >= -0.10 {
            Self::OnTrack
        } else if lead >= -0.25 {
            Self::NeedsAttention
        } else {
            Self::AtRisk
        }
    }
}

/// What the numbers say of something that was last looked at on `updated`.
pub(super) fn pace(
    progress: Option<f64>,
    period: Option<&Period>,
    updated: Option<Date>,
    on: NaiveDate,
) -> Option<Pace> {
    let day = updated.map_or(on, |date| date.0);
    Some(Pace::of(progress?, period?.share(day)))
}

/// Whether the last check-in was too long before a day.
pub(super) fn is_stale(updated: Option<Date>, on: NaiveDate) -> bool {
    updated.is_some_and(|date| day_shift(date.0, on) > RECENT)
}
