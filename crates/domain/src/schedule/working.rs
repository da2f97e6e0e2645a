//! Working hours: whose evening a meeting takes.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use super::{WallTime, Weekday};
use crate::json::{self, Node, Problem, Shape};

/// Up to two hours off is still at the edge of the working day.
pub const EDGE: u32 = 120;

const DAY: i64 = 1_440;

/// From when to when someone works; the end after the start, on the same day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Hours([WallTime; 2]);

impl Hours {
    /// `None` unless the end is after the start.
    #[must_use]
    pub fn new(start: WallTime, end: WallTime) -> Option<Self> {
        (start < end).then_some(Self([start, end]))
    }

    /// When work begins.
    #[must_use]
    pub const fn start(self) -> WallTime {
        let [start, _] = self.0;
        start
    }

    /// When work ends.
    #[must_use]
    pub const fn end(self) -> WallTime {
        let [_, end] = self.0;
        end
    }
}

const BACKWARDS: &str = "Working hours end after they start, like [\"09:00\", \"17:00\"].";

impl<'de> Deserialize<'de> for Hours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let [start, end] = Deserialize::deserialize(deserializer)?;
        Self::new(start, end).ok_or_else(|| D::Error::custom(BACKWARDS))
    }
}

impl Shape for Hours {
    fn read(node: &Node<'_>) -> Result<Self, Problem> {
        let [start, end] = node.pair()?;
        Self::new(json::inside(start)?, json::inside(end)?)
            .ok_or_else(|| Problem::new(BACKWARDS.to_owned()))
    }
}

/// A week of work on a local clock: 09:00 to 17:00 from Monday to Friday unless
/// said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    start: u16,
    end: u16,
    /// Bit 0 is Monday.
    days: u8,
}

impl Default for Week {
    fn default() -> Self {
        Self {
            start: 9 * 60,
            end: 17 * 60,
            days: 0b1_1111,
        }
    }
}

impl Week {
    /// The usual week, with other hours or other days where they are given.
    #[must_use]
    pub fn new(hours: Option<Hours>, workdays: Option<&[Weekday]>) -> Self {
        let mut week = Self::default();
        if let Some(hours) = hours {
            week.start = hours.start().minutes();
            week.end = hours.end().minutes();
        }
        if let Some(workdays) = workdays {
            week.days = workdays.iter().fold(0, |days, day| days | 1 << day.index());
        }
        week
    }

    /// Whether this is a working day.
    #[must_use]
    pub const fn works(&self, day: Weekday) -> bool {
        self.days & 1 << day.index() != 0
    }

    /// When work begins and ends, in minutes since midnight.
    #[must_use]
    pub const fn hours(&self) -> (u16, u16) {
        (self.start, self.end)
    }

    /// When work ends on a day on which there is work.
    #[must_use]
    pub fn end_of(&self, day: NaiveDate) -> Option<NaiveDateTime> {
        day.and_hms_opt(u32::from(self.end / 60), u32::from(self.end % 60), 0)
    }

    /// When work next begins after a local time; `None` without working days.
    #[must_use]
    pub fn next_start(&self, wall: NaiveDateTime) -> Option<NaiveDateTime> {
        let mut day = wall.date();
        for _ in 0..=7 {
            let start =
                day.and_hms_opt(u32::from(self.start / 60), u32::from(self.start % 60), 0)?;
            let works = self.days & 1 << day.weekday().num_days_from_monday() != 0;
            if works && start > wall {
                return Some(start);
            }
            day = day.succ_opt()?;
        }
        None
    }

    /// Whether a local time is in working hours: [`Status::Inside`], and no more.
    #[must_use]
    pub fn includes(&self, wall: NaiveDateTime) -> bool {
        let now = wall.num_seconds_from_midnight() / 60;
        let works = self.days & 1 << wall.weekday().num_days_from_monday() != 0;
        works && (u32::from(self.start)..u32::from(self.end)).contains(&now)
    }

    /// Where a local time stands, and how far it is from the nearest working
    /// hours. The last minute of work is before their end.
    #[must_use]
    pub fn status(&self, wall: NaiveDateTime) -> Status {
        let now = i64::from(wall.num_seconds_from_midnight() / 60);
        let today = i64::from(wall.weekday().num_days_from_monday());
        let mut away = None;
        // A week to both sides holds the nearest working day.
        for shift in -7..=7_i64 {
            if self.days & 1 << (today + shift).rem_euclid(7) == 0 {
                continue;
            }
            let start = shift * DAY + i64::from(self.start);
            let end = shift * DAY + i64::from(self.end);
            if (start..end).contains(&now) {
                return Status::Inside;
            }
            let off = (start - now).max(now - end) as u32;
            away = Some(away.map_or(off, |least: u32| least.min(off)));
        }
        match away {
            Some(away) if away <= EDGE => Status::Edge { away },
            away => Status::Outside {
                away: away.unwrap_or(u32::MAX),
            },
        }
    }
}

/// Where the start of a meeting stands in someone's working week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// In working hours.
    Inside,
    /// Up to two hours off.
    Edge {
        /// Minutes to the nearest working hours; 0 at the minute they end.
        away: u32,
    },
    /// More than two hours off.
    Outside {
        /// Minutes to the nearest working hours.
        away: u32,
    },
    /// The meeting's slot is for other regions.
    NotInvited,
}

impl Status {
    /// Minutes to the nearest working hours; 0 for who isn't invited.
    #[must_use]
    pub const fn away(self) -> u32 {
        match self {
            Self::Inside | Self::NotInvited => 0,
            Self::Edge { away } | Self::Outside { away } => away,
        }
    }
}

/// How a meeting treats a group over many occurrences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Occurrences in working hours.
    pub inside: u32,
    /// Occurrences up to two hours off.
    pub edge: u32,
    /// Occurrences more than two hours off.
    pub outside: u32,
    /// Occurrences for other regions.
    pub not_invited: u32,
    /// Minutes away from working hours, of all occurrences together.
    pub away: u32,
}

impl Load {
    /// Counts one occurrence.
    pub fn add(&mut self, status: Status) {
        let count = match status {
            Status::Inside => &mut self.inside,
            Status::Edge { .. } => &mut self.edge,
            Status::Outside { .. } => &mut self.outside,
            Status::NotInvited => &mut self.not_invited,
        };
        *count = count.saturating_add(1);
        self.away = self.away.saturating_add(status.away());
    }

    /// Adds other occurrences of the same group.
    pub fn join(&mut self, other: &Self) {
        self.inside = self.inside.saturating_add(other.inside);
        self.edge = self.edge.saturating_add(other.edge);
        self.outside = self.outside.saturating_add(other.outside);
        self.not_invited = self.not_invited.saturating_add(other.not_invited);
        self.away = self.away.saturating_add(other.away);
    }

    /// Occurrences that the group is invited to.
    #[must_use]
    pub const fn invited(&self) -> u32 {
        self.inside
            .saturating_add(self.edge)
            .saturating_add(self.outside)
    }

    /// The burden: minutes away from working hours per invited occurrence,
    /// half up to the minute; `None` for who is never invited.
    #[must_use]
    pub fn burden(&self) -> Option<u32> {
        let invited = u64::from(self.invited());
        let twice = (u64::from(self.away) * 2 + invited).checked_div(invited * 2)?;
        u32::try_from(twice).ok()
    }
}
