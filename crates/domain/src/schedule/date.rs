//! Dates and wall times as data files write them.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::digits;
use crate::zone::scalar::{self, Scalar};

/// A calendar date, written `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub NaiveDate);

impl Date {
    /// Reads `YYYY-MM-DD`: ten characters, a day that exists, a year from 1.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text.as_bytes() else {
            return None;
        };
        let year = number(&[*y0, *y1, *y2, *y3])?;
        let date = NaiveDate::from_ymd_opt(
            i32::try_from(year).ok()?,
            number(&[*m0, *m1])?,
            number(&[*d0, *d1])?,
        )?;
        (year > 0).then_some(Self(date))
    }

    /// Appends `YYYY-MM-DD`.
    pub fn push(self, out: &mut String) {
        digits::push_padded(out, u64::from(self.0.year().unsigned_abs()), 4);
        out.push('-');
        digits::push_padded(out, u64::from(self.0.month()), 2);
        out.push('-');
        digits::push_padded(out, u64::from(self.0.day()), 2);
    }

    /// `YYYY-MM-DD`.
    #[must_use]
    pub fn text(self) -> String {
        let mut out = String::with_capacity(10);
        self.push(&mut out);
        out
    }
}

/// A time on a clock, to the minute, written `HH:MM` from `00:00` to `23:59`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WallTime(u16);

impl WallTime {
    /// Reads `HH:MM`: five characters, 24 hours.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let [h0, h1, b':', m0, m1] = text.as_bytes() else {
            return None;
        };
        Self::new(number(&[*h0, *h1])?, number(&[*m0, *m1])?)
    }

    /// The time of an hour from 0 to 23 and a minute from 0 to 59.
    #[must_use]
    pub const fn new(hour: u32, minute: u32) -> Option<Self> {
        if hour > 23 || minute > 59 {
            return None;
        }
        Some(Self((hour * 60 + minute) as u16))
    }

    /// Minutes since midnight.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// For arithmetic with dates.
    #[must_use]
    pub fn naive(self) -> NaiveTime {
        NaiveTime::from_num_seconds_from_midnight_opt(u32::from(self.0) * 60, 0).unwrap_or_default()
    }

    /// Appends `HH:MM`.
    pub fn push(self, out: &mut String) {
        digits::push_padded(out, u64::from(self.0 / 60), 2);
        out.push(':');
        digits::push_padded(out, u64::from(self.0 % 60), 2);
    }

    /// `HH:MM`.
    #[must_use]
    pub fn text(self) -> String {
        let mut out = String::with_capacity(5);
        self.push(&mut out);
        out
    }
}

impl From<NaiveTime> for WallTime {
    /// Seconds are dropped.
    fn from(time: NaiveTime) -> Self {
        Self((time.num_seconds_from_midnight() / 60) as u16)
    }
}

/// The value of ASCII digits.
fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |value, digit| {
        digit
            .is_ascii_digit()
            .then(|| value * 10 + u32::from(digit - b'0'))
    })
}

impl Scalar for Date {
    const EXPECTED: &'static str = "a date, like \"2026-12-02\"";

    fn read(text: &str) -> Result<Self, String> {
        Self::parse(text)
            .ok_or_else(|| "Write a date that exists as YYYY-MM-DD, like 2026-12-02.".into())
    }
}

impl Scalar for WallTime {
    const EXPECTED: &'static str = "a time, like \"16:00\"";

    fn read(text: &str) -> Result<Self, String> {
        Self::parse(text)
            .ok_or_else(|| "Write a time as HH:MM with 24 hours, like 16:00 or 09:30.".into())
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::deserialize(deserializer)
    }
}

impl<'de> Deserialize<'de> for WallTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::deserialize(deserializer)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

impl Serialize for WallTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "date",
            "description": "A date, like 2026-12-02.",
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for WallTime {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "WallTime".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$",
            "description": "A time on a clock of 24 hours, like 16:00.",
        })
    }
}
