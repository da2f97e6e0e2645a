//! POSIX rules of daylight time, as the footers of TZif files hold them
//! (RFC 9636, section 3.3): `GMT0BST,M3.5.0/1,M10.5.0`, and with the extension
//! that transition times run from -167 to 167 hours.
//!
//! Of the three forms of a date only `Mm.w.d` is read. No IANA zone uses the
//! others from 2026 on, and the test over all zones would tell.

use chrono::{Datelike, NaiveDate};

const DAY: i64 = 86_400;

/// How far local time is from UTC, and what it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LocalTime {
    /// Seconds east of Greenwich.
    pub(super) offset: i32,
    pub(super) abbreviation: &'static str,
}

/// Standard time and, where there is daylight time, when it begins and ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Posix {
    pub(super) standard: LocalTime,
    daylight: Option<Daylight>,
}

#[derive(Clone, Copy, Debug)]
struct Daylight {
    time: LocalTime,
    begins: Yearly,
    ends: Yearly,
}

/// The `week`th `weekday` of a month (5 is the last, Sunday is 0), and seconds
/// of wall time from the midnight at which that day begins.
#[derive(Clone, Copy, Debug)]
struct Yearly {
    month: u8,
    week: u8,
    weekday: u8,
    time: i32,
}

impl Posix {
    /// Reads a rule; `None` when the text is not one.
    pub(super) fn parse(text: &'static str) -> Option<Self> {
        let mut rest = text;
        let standard = LocalTime {
            abbreviation: abbreviation(&mut rest)?,
            offset: -clock(&mut rest)?,
        };
        if rest.is_empty() {
            return Some(Self {
                standard,
                daylight: None,
            });
        }
        let name = abbreviation(&mut rest)?;
        let offset = if rest.starts_with(',') {
            standard.offset.checked_add(3_600)?
        } else {
            -clock(&mut rest)?
        };
        let begins = yearly(&mut rest)?;
        let ends = yearly(&mut rest)?;
        let time = LocalTime {
            abbreviation: name,
            offset,
        };
        rest.is_empty().then_some(Self {
            standard,
            daylight: Some(Daylight { time, begins, ends }),
        })
    }

    pub(super) fn at(&self, instant: i64) -> LocalTime {
        let Some(daylight) = self.daylight else {
            return self.standard;
        };
        let Some((begins, ends)) = self.year(&daylight, self.year_of(instant)) else {
            return self.standard;
        };
        // South of the equator daylight time spans the new year.
        let daylit = if begins < ends {
            (begins..ends).contains(&instant)
        } else {
            !(ends..begins).contains(&instant)
        };
        if daylit { daylight.time } else { self.standard }
    }

    /// The first transition after this instant.
    pub(super) fn next(&self, instant: i64) -> Option<i64> {
        let daylight = self.daylight?;
        let year = self.year_of(instant);
        let (begins, ends) = self.year(&daylight, year)?;
        let (begins_then, ends_then) = self.year(&daylight, year.checked_add(1)?)?;
        [begins, ends, begins_then, ends_then]
            .into_iter()
            .filter(|at| *at > instant)
            .min()
    }

    /// When daylight time begins and ends in a year, in unix seconds.
    fn year(&self, daylight: &Daylight, year: i32) -> Option<(i64, i64)> {
        Some((
            daylight.begins.wall(year)? - i64::from(self.standard.offset),
            daylight.ends.wall(year)? - i64::from(daylight.time.offset),
        ))
    }

    fn year_of(&self, instant: i64) -> i32 {
        let days = instant
            .saturating_add(i64::from(self.standard.offset))
            .div_euclid(DAY);
        super::local::date_of(days).map_or(0, |date| date.year())
    }
}

impl Yearly {
    /// As wall time: seconds since 1970-01-01T00:00 on that clock.
    fn wall(self, year: i32) -> Option<i64> {
        let first = NaiveDate::from_ymd_opt(year, u32::from(self.month), 1)?;
        let ahead =
            (i64::from(self.weekday) + 7 - i64::from(first.weekday().num_days_from_sunday())) % 7;
        let mut day = 1 + ahead + (i64::from(self.week) - 1) * 7;
        // Week 5 is the last one, which may be the fourth.
        if NaiveDate::from_ymd_opt(year, u32::from(self.month), u32::try_from(day).ok()?).is_none()
        {
            day -= 7;
        }
        Some((super::local::day_number(first) + day - 1) * DAY + i64::from(self.time))
    }
}

/// `GMT` or `<+0530>`.
fn abbreviation(rest: &mut &'static str) -> Option<&'static str> {
    if let Some(quoted) = rest.strip_prefix('<') {
        let (name, tail) = quoted.split_once('>')?;
        *rest = tail;
        return Some(name);
    }
    let end = rest
        .bytes()
        .position(|byte| !byte.is_ascii_alphabetic())
        .unwrap_or(rest.len());
    let (name, tail) = rest.split_at_checked(end)?;
    *rest = tail;
    (!name.is_empty()).then_some(name)
}

/// `-9:30` in seconds.
fn clock(rest: &mut &'static str) -> Option<i32> {
    let negative = rest.starts_with('-');
    if negative || rest.starts_with('+') {
        *rest = rest.get(1..)?;
    }
    let mut seconds = number(rest)? * 3_600;
    for unit in [60, 1] {
        let Some(tail) = rest.strip_prefix(':') else {
            break;
        };
        *rest = tail;
        seconds += number(rest)? * unit;
    }
    Some(if negative { -seconds } else { seconds })
}

/// `,M3.5.0/1`; without a time it is 02:00.
fn yearly(rest: &mut &'static str) -> Option<Yearly> {
    let mut part = |mark: &str| {
        *rest = rest.strip_prefix(mark)?;
        u8::try_from(number(rest)?).ok()
    };
    let (month, week, weekday) = (part(",M")?, part(".")?, part(".")?);
    let mut time = 7_200;
    if let Some(tail) = rest.strip_prefix('/') {
        *rest = tail;
        time = clock(rest)?;
    }
    ((1..=5).contains(&week) && weekday < 7).then_some(Yearly {
        month,
        week,
        weekday,
        time,
    })
}

/// Up to three digits, so nothing overflows.
fn number(rest: &mut &'static str) -> Option<i32> {
    let end = rest
        .bytes()
        .position(|byte| !byte.is_ascii_digit())
        .unwrap_or(rest.len());
    let (digits, tail) = rest.split_at_checked(end)?;
    if digits.is_empty() || digits.len() > 3 {
        return None;
    }
    *rest = tail;
    Some(
        digits
            .bytes()
            .fold(0, |value, digit| value * 10 + i32::from(digit - b'0')),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_form_that_footers_have() {
        let check = |text, standard: (&str, i32), daylight: Option<(&str, i32, i32, i32)>| {
            let posix = Posix::parse(text).unwrap();
            assert_eq!(
                (posix.standard.abbreviation, posix.standard.offset),
                standard,
                "{text}"
            );
            let found = posix.daylight.map(|d| {
                (
                    d.time.abbreviation,
                    d.time.offset,
                    d.begins.time,
                    d.ends.time,
                )
            });
            assert_eq!(found, daylight, "{text}");
        };
        check("UTC0", ("UTC", 0), None);
        check("<+0530>-5:30", ("+0530", 19_800), None);
        check("<-0930>9:30", ("-0930", -34_200), None);
        check(
            "GMT0BST,M3.5.0/1,M10.5.0",
            ("GMT", 0),
            Some(("BST", 3_600, 3_600, 7_200)),
        );
        check(
            "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
            ("+1030", 37_800),
            Some(("+11", 39_600, 7_200, 7_200)),
        );
        check(
            "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
            ("-02", -7_200),
            Some(("-01", -3_600, -3_600, 0)),
        );
        check(
            "EET-2EEST,M3.4.4/50,M10.4.4/50",
            ("EET", 7_200),
            Some(("EEST", 10_800, 180_000, 180_000)),
        );
    }

    #[test]
    fn refuses_what_is_no_rule() {
        for text in [
            "",
            "GMT",
            "0",
            "<+01-1",
            "GMT0BST",
            "GMT0BST,M3.5.0",
            "GMT0BST,J60,J300",
            "GMT0BST,M3.6.0,M10.5.0",
            "GMT0BST,M3.5.0,M10.5.0x",
            "GMT9999",
        ] {
            assert!(Posix::parse(text).is_none(), "{text}");
        }
    }
}
