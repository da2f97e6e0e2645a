//! A point in time, the same everywhere.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::local::{push_wall, wall_of, wall_seconds};
use super::scalar::{self, Scalar};

/// A point in time: whole seconds since 1970-01-01T00:00:00Z, leap seconds not
/// counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// The instant of a unix time in seconds.
    #[must_use]
    pub const fn from_unix(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Unix time in seconds.
    #[must_use]
    pub const fn unix(self) -> i64 {
        self.0
    }

    /// Reads an RFC 3339 instant: `2026-12-02T16:00:00Z`, with an offset
    /// instead of `Z`, or with a fraction of a second, which is dropped.
    /// `None` when the text is anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let (head, mut tail) = bytes.split_at_checked(19)?;
        let pair = |at: usize| two(head.get(at..at.checked_add(2)?)?);
        for (at, mark) in [(4, b'-'), (7, b'-'), (13, b':'), (16, b':')] {
            if head.get(at) != Some(&mark) {
                return None;
            }
        }
        if !matches!(head.get(10), Some(b'T' | b't' | b' ')) {
            return None;
        }
        let year = i32::try_from(pair(0)? * 100 + pair(2)?).ok()?;
        let date = NaiveDate::from_ymd_opt(year, pair(5)?, pair(8)?)?;
        let time = NaiveTime::from_hms_opt(pair(11)?, pair(14)?, 0)?;
        // A leap second is the second after it here.
        let second = pair(17).filter(|second| *second <= 60)?;

        if let Some(fraction) = tail.strip_prefix(b".") {
            let digits = fraction.iter().position(|byte| !byte.is_ascii_digit())?;
            if digits == 0 {
                return None;
            }
            tail = fraction.get(digits..)?;
        }
        let ahead = match tail {
            [b'Z' | b'z'] => 0,
            [sign @ (b'+' | b'-'), hours @ .., b':', ten, one] => {
                let (hours, minutes) = (two(hours)?, two(&[*ten, *one])?);
                if hours > 23 || minutes > 59 {
                    return None;
                }
                i64::from(hours * 60 + minutes) * if *sign == b'-' { -60 } else { 60 }
            }
            _ => return None,
        };
        Some(Self(
            wall_seconds(date.and_time(time)) + i64::from(second) - ahead,
        ))
    }

    /// Appends `2026-12-02T16:00:00Z`; nothing for a year that chrono can't
    /// hold.
    pub fn push(self, out: &mut String) {
        if let Some(wall) = wall_of(self.0) {
            push_wall(out, wall);
            out.push('Z');
        }
    }

    /// `2026-12-02T16:00:00Z`.
    #[must_use]
    pub fn rfc3339(self) -> String {
        let mut out = String::with_capacity(20);
        self.push(&mut out);
        out
    }

    /// This many minutes later; earlier when negative.
    #[must_use]
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        self.plus_seconds(minutes.saturating_mul(60))
    }

    /// This many seconds later; earlier when negative.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// Seconds from `earlier` to this instant; negative when it is later.
    #[must_use]
    pub const fn seconds_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// Two digits.
fn two(bytes: &[u8]) -> Option<u32> {
    match bytes {
        [ten @ b'0'..=b'9', one @ b'0'..=b'9'] => {
            Some(u32::from(ten - b'0') * 10 + u32::from(one - b'0'))
        }
        _ => None,
    }
}

impl Scalar for Instant {
    const EXPECTED: &'static str = "an instant, like \"2026-12-02T16:00:00Z\"";

    fn read(text: &str) -> Result<Self, String> {
        Self::parse(text).ok_or_else(|| {
            "Write an instant as 2026-12-02T16:00:00Z, or with an offset instead of Z.".into()
        })
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::deserialize(deserializer)
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.rfc3339())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Instant {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Instant".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date-time" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_rfc_3339() {
        let check = |text: &str, written: &str| {
            assert_eq!(
                Instant::parse(text).map(Instant::rfc3339).as_deref(),
                Some(written),
                "{text}"
            );
        };
        check("2026-12-02T16:00:00Z", "2026-12-02T16:00:00Z");
        check("2026-12-02t16:00:00.123456789z", "2026-12-02T16:00:00Z");
        check("2026-12-02T08:00:00-08:00", "2026-12-02T16:00:00Z");
        check("2026-12-03T05:30:09+13:45", "2026-12-02T15:45:09Z");
        check("2026-12-31T23:59:60Z", "2027-01-01T00:00:00Z");
        check("0001-01-01T00:00:00-00:00", "0001-01-01T00:00:00Z");
    }

    #[test]
    fn refuses_the_rest() {
        for text in [
            "",
            "2026-12-02",
            "2026-12-02T16:00Z",
            "2026-12-02T16:00:00",
            "2026-02-30T16:00:00Z",
            "2026-12-02T24:00:00Z",
            "2026-12-02T16:00:61Z",
            "2026-12-02T16:00:00.Z",
            "2026-12-02T16:00:00+0100",
            "2026-12-02T16:00:00+24:00",
            "2026-12-02T16:00:00Zx",
            "+026-12-02T16:00:00Z",
            "2026-12-02T16:00:00é",
            "2026-12-02T16:00:0é",
            "2026-12-02T16:00:00.5",
            "2026-12-02T16:00:00+:00",
        ] {
            assert_eq!(Instant::parse(text), None, "{text}");
        }
    }
}
