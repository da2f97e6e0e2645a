//! A recurrence with its time, in the words of a page: *1st and 3rd Wednesday 16:00*.

use chrono::{Days, NaiveDateTime};

use super::{On, Ordinal, WallTime, Weekday};
use crate::zone::{Instant, Resolution, Zone};

/// When something recurs, and at what time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurrence {
    /// A date of any of them is one.
    rules: Vec<On>,
    time: WallTime,
}

/// What may be written, for whoever wrote something else.
const UNDERSTOOD: &str = "Write a rule like \"1st wednesday 16:00\", \"1st and 3rd wednesday 16:00\", \"last friday 10:00\", \"every tuesday 09:30\", \"weekdays 09:30\" or \"15th 10:00\".";

impl Recurrence {
    /// Reads a rule in English; case, commas and small words don't matter.
    ///
    /// Days are weekdays, with ordinals for those of a month and without for every
    /// week, or days of the month (`15th`). The time is `HH:MM`, or `4pm`.
    ///
    /// ```
    /// # use inlay_domain::schedule::Recurrence;
    /// assert!(Recurrence::parse("1st Wednesday of the month at 16:00").is_ok());
    /// assert!(Recurrence::parse("1st Wensday 16:00").is_err());
    /// ```
    ///
    /// # Errors
    /// What isn't understood, and what would be.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut words = Words::default();
        let spaced = |mark: char| mark.is_whitespace() || matches!(mark, ',' | '&' | '/');
        for word in text.split(spaced) {
            // An English word has no use for what isn't ASCII.
            let word = word.trim_end_matches('.').to_ascii_lowercase();
            if !word.is_empty() && !words.take(&word) {
                return Err(["\"", &word, "\" isn't understood here. ", UNDERSTOOD].concat());
            }
        }
        words.recurrence().map_err(|why| [why, UNDERSTOOD].concat())
    }

    /// The first of its starts after `now`, on the clock of `zone`: its wall time, and
    /// the instant with what a gap or fold made of it. `None` beyond 2099.
    #[must_use]
    pub fn next(&self, zone: Zone, now: Instant) -> Option<(NaiveDateTime, Resolution)> {
        let mut from = zone.localize(now).ok()?.wall.date();
        loop {
            // Every week is the same whichever it is counted from.
            let dates = self.rules.iter();
            let dates = dates.filter_map(|on| Some(on.first(Some(from), from)?.0));
            let date = dates.min()?;
            let wall = date.and_time(self.time.naive());
            let resolution = zone.resolve(wall).ok()?;
            if resolution.instant > now {
                return Some((wall, resolution));
            }
            from = date.checked_add_days(Days::new(1))?;
        }
    }
}

/// What a rule has said so far.
#[derive(Default)]
struct Words {
    /// As written: ordinals of a weekday, or days of the month.
    numbers: Vec<u8>,
    last: bool,
    /// The word alone means each.
    day: bool,
    /// Bit 0 is Monday.
    weekdays: u8,
    time: Option<WallTime>,
}

impl Words {
    /// Takes a word that is not empty; `false` if it says nothing here.
    fn take(&mut self, word: &str) -> bool {
        match word {
            "the" | "on" | "at" | "of" | "in" | "and" | "each" | "every" | "month" | "week"
            | "weekly" | "monthly" => true,
            "day" => {
                self.day = true;
                true
            }
            "last" => {
                self.last = true;
                true
            }
            "first" => self.number(1),
            "second" => self.number(2),
            "third" => self.number(3),
            "fourth" => self.number(4),
            "fifth" => self.number(5),
            "daily" => self.days(0b111_1111),
            "weekday" | "weekdays" | "workday" | "workdays" => self.days(0b1_1111),
            _ => {
                if let Some(day) = weekday(word) {
                    return self.days(1 << day.index());
                }
                if let Some(number) = ordinal(word) {
                    return self.number(number);
                }
                match (time(word), self.time) {
                    (Some(time), None) => {
                        self.time = Some(time);
                        true
                    }
                    _ => false,
                }
            }
        }
    }

    fn number(&mut self, number: u8) -> bool {
        self.numbers.push(number);
        (1..=31).contains(&number)
    }

    fn days(&mut self, days: u8) -> bool {
        self.weekdays |= days;
        true
    }

    fn recurrence(mut self) -> Result<Recurrence, &'static str> {
        let time = self.time.ok_or("The rule says no time. ")?;
        if self.day && !self.last && self.numbers.is_empty() && self.weekdays == 0 {
            self.days(0b111_1111);
        }
        let mut rules = Vec::new();
        if self.weekdays == 0 {
            if self.last || self.numbers.is_empty() {
                return Err("The rule says no day. ");
            }
            rules.extend(self.numbers.iter().map(|day| On::Day { day: *day }));
            return Ok(Recurrence { rules, time });
        }
        let mut ordinals = Vec::new();
        for ordinal in Ordinal::ALL {
            let number = ordinal.number();
            let named = match u8::try_from(number) {
                Ok(number) => self.numbers.contains(&number),
                Err(_) => self.last,
            };
            if named {
                ordinals.push(ordinal);
            }
        }
        if self.numbers.iter().any(|number| *number > 5) {
            return Err("No month has so many of one weekday. ");
        }
        for weekday in Weekday::ALL {
            if self.weekdays & 1 << weekday.index() == 0 {
                continue;
            }
            rules.push(if ordinals.is_empty() {
                On::Weekly { weekday, every: 1 }
            } else {
                let ordinals = ordinals.clone();
                On::Monthly { weekday, ordinals }
            });
        }
        Ok(Recurrence { rules, time })
    }
}

/// `wednesday`, `wednesdays`, `wed`.
fn weekday(word: &str) -> Option<Weekday> {
    let one = word.strip_suffix('s').unwrap_or(word);
    // Whatever begins one name alone: `tue`, `tues`, `thurs`.
    let short = one.len() >= 3;
    Weekday::ALL
        .into_iter()
        .find(|day| day.name() == one || short && day.name().starts_with(one))
}

/// `1st` to `31st`.
fn ordinal(word: &str) -> Option<u8> {
    let end = word.find(|char: char| !char.is_ascii_digit())?;
    let (number, suffix) = word.split_at(end);
    let number: u8 = number.parse().ok()?;
    matches!(suffix, "st" | "nd" | "rd" | "th").then_some(number)
}

/// `16:00`, `9:30`, `4pm`, `4:30pm`.
fn time(word: &str) -> Option<WallTime> {
    let (clock, half) = match (word.strip_suffix("am"), word.strip_suffix("pm")) {
        (Some(clock), _) => (clock, Some(0)),
        (_, Some(clock)) => (clock, Some(12)),
        _ => (word, None),
    };
    let (hour, minute) = match clock.split_once(':') {
        Some((hour, minute)) if minute.len() == 2 => (hour, digits(minute)?),
        None if half.is_some() => (clock, 0),
        _ => return None,
    };
    let hour = digits(hour)?;
    match half {
        None => WallTime::new(hour, minute),
        Some(half) if (1..=12).contains(&hour) => WallTime::new(hour % 12 + half, minute),
        Some(_) => None,
    }
}

/// The value of one digit or two.
fn digits(text: &str) -> Option<u32> {
    let known = matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(text: &str, zone: &str, now: &str) -> String {
        let rule = Recurrence::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let zone = Zone::parse(zone).expect("a zone");
        let now = Instant::parse(now).expect("an instant");
        match rule.next(zone, now) {
            Some((wall, found)) => format!("{} {}", wall.date(), found.instant.rfc3339()),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn the_next_of_a_rule() {
        let check = |text: &str, expected: &str| {
            assert_eq!(
                next(text, "Europe/London", "2026-11-22T12:00:00Z"),
                expected,
                "{text}"
            );
        };
        let first = "2026-12-02 2026-12-02T16:00:00Z";
        check("1st wednesday 16:00", first);
        check("First Wednesday of the month, at 4pm.", first);
        check("on the 1st and 3rd Wed at 16:00", first);
        check("1st & 3rd wednesdays 4:00pm", first);
        check("last friday 10:00", "2026-11-27 2026-11-27T10:00:00Z");
        check("5th tuesday 9:05", "2026-12-29 2026-12-29T09:05:00Z");
        check("every tuesday 09:30", "2026-11-24 2026-11-24T09:30:00Z");
        check("weekly on thurs 12pm", "2026-11-26 2026-11-26T12:00:00Z");
        check("weekdays 12am", "2026-11-23 2026-11-23T00:00:00Z");
        check("daily 11:59", "2026-11-23 2026-11-23T11:59:00Z");
        check("every day 12:01", "2026-11-22 2026-11-22T12:01:00Z");
        check("mon, wed and fri 08:00", "2026-11-23 2026-11-23T08:00:00Z");
        check("15th 10:00", "2026-12-15 2026-12-15T10:00:00Z");
        check("1st and 31st 10:00", "2026-12-01 2026-12-01T10:00:00Z");
        check(
            "monthly on the 31st 10:00",
            "2026-12-31 2026-12-31T10:00:00Z",
        );
    }

    #[test]
    fn the_next_is_after_now_on_the_zones_own_calendar() {
        let check = |text: &str, zone: &str, now: &str, expected: &str| {
            assert_eq!(next(text, zone, now), expected, "{text} {zone} {now}");
        };
        let noon = "sunday 12:00";
        check(
            noon,
            "Europe/London",
            "2026-11-22T11:59:59Z",
            "2026-11-22 2026-11-22T12:00:00Z",
        );
        check(
            noon,
            "Europe/London",
            "2026-11-22T12:00:00Z",
            "2026-11-29 2026-11-29T12:00:00Z",
        );
        // Monday there already.
        check(
            "monday 08:00",
            "Pacific/Auckland",
            "2026-11-22T12:00:00Z",
            "2026-11-23 2026-11-22T19:00:00Z",
        );
        // Skipped on 28 March 2027.
        check(
            "sunday 01:30",
            "Europe/London",
            "2027-03-27T12:00:00Z",
            "2027-03-28 2027-03-28T01:30:00Z",
        );
        check(
            "1st monday 10:00",
            "Europe/London",
            "2099-12-20T12:00:00Z",
            "none",
        );
        check(
            "daily 10:00",
            "Europe/London",
            "2020-01-01T00:00:00Z",
            "none",
        );
    }

    #[test]
    fn what_is_not_understood_is_named() {
        let check = |text: &str, begins: &str| {
            let error = Recurrence::parse(text).expect_err(text);
            assert!(error.starts_with(begins), "{text}: {error}");
            assert!(error.ends_with(UNDERSTOOD), "{error}");
        };
        check("", "The rule says no time.");
        check("1st wednesday", "The rule says no time.");
        check("16:00", "The rule says no day.");
        check("last 16:00", "The rule says no day.");
        check("1st wensday 16:00", "\"wensday\" isn't understood here.");
        check("every other tuesday 16:00", "\"other\"");
        check("biweekly tuesday 16:00", "\"biweekly\"");
        check("6th tuesday 16:00", "No month has so many");
        check("0th 16:00", "\"0th\"");
        check("32nd 16:00", "\"32nd\"");
        check("999th 16:00", "\"999th\"");
        check("tuesday 24:00", "\"24:00\"");
        check("tuesday 13pm", "\"13pm\"");
        check("tuesday 0am", "\"0am\"");
        check("tuesday 1600", "\"1600\"");
        check("tuesday +4:00", "\"+4:00\"");
        check("tuesday 16:00 17:00", "\"17:00\"");
        check("t 16:00", "\"t\"");
        check("月曜 16:00", "\"月曜\"");
        check("tuesday 16:0\u{0660}", "\"16:0\u{0660}\"");
    }
}
