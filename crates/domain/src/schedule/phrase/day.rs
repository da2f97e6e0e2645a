//! The day in a phrase.

use chrono::{Datelike, NaiveDate};

use super::{Day, Unclear, number};
use crate::schedule::{Date, Weekday};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

impl Day {
    pub(super) fn on(date: NaiveDate) -> Self {
        Self::Date {
            year: Some(date.year()),
            month: date.month(),
            day: date.day(),
            weekday: None,
        }
    }
}

/// The date of a day and month; without a year the next one that there is.
pub(super) fn dated(
    year: Option<i32>,
    month: u32,
    day: u32,
    today: NaiveDate,
) -> Option<NaiveDate> {
    if let Some(year) = year {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    // 29 February may be seven years off.
    (today.year()..today.year() + 9)
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .find(|date| *date >= today)
}

/// Takes the day out of the words.
pub(super) fn take(words: &mut Vec<&str>, today: NaiveDate) -> Result<Day, Unclear> {
    let weekday = take_weekday(words)?;
    let date = match take_numeric(words, today)? {
        None => take_written(words),
        date => date,
    };
    let ahead = take_ahead(words);
    match (weekday, date, ahead) {
        (None, None, None) => Ok(Day::Implied),
        (None, None, Some(days)) => Ok(Day::Ahead(days)),
        (Some((weekday, after)), None, None) => Ok(Day::Weekday { weekday, after }),
        (named, Some((year, month, day)), None) => Ok(Day::Date {
            year,
            month,
            day,
            weekday: named.map(|(weekday, _)| weekday),
        }),
        _ => Err(Unclear::TwoDays),
    }
}

/// A weekday, in three letters at least; with "next" before it, not today.
fn take_weekday(words: &mut Vec<&str>) -> Result<Option<(Weekday, bool)>, Unclear> {
    let mut found = None;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let Some(weekday) = weekday(word) else {
            at += 1;
            continue;
        };
        words.remove(at);
        let before = at.checked_sub(1).and_then(|at| words.get(at)).copied();
        let is = |name: &str| before.is_some_and(|word| word.eq_ignore_ascii_case(name));
        let after = is("next");
        if after || is("this") || is("coming") {
            at -= 1;
            words.remove(at);
        }
        if found.replace((weekday, after)).is_some() {
            return Err(Unclear::TwoDays);
        }
    }
    Ok(found)
}

fn weekday(word: &str) -> Option<Weekday> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let known = |day: &Weekday| begins(day.name(), word, 3);
    match word.len() {
        // "Sat" and "Tues", but not "Mon" of "Montreal".
        3..=5 => Weekday::ALL.into_iter().find(known),
        _ => Weekday::ALL
            .into_iter()
            .find(|day| word.eq_ignore_ascii_case(day.name())),
    }
}

/// Whether a word of at least so many letters is the beginning of a name.
fn begins(name: &str, word: &str, least: usize) -> bool {
    word.len() >= least
        && name
            .get(..word.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(word))
}

/// `2026-12-02`, `2.12.`, `2/12/2026`: year, month, day.
type Written = (Option<i32>, u32, u32);

fn take_numeric(words: &mut Vec<&str>, today: NaiveDate) -> Result<Option<Written>, Unclear> {
    for at in 0..words.len() {
        let Some(word) = words.get(at).copied() else {
            break;
        };
        let Some(mark) = word.chars().find(|char| !char.is_ascii_digit()) else {
            continue;
        };
        if !matches!(mark, '-' | '/' | '.') {
            continue;
        }
        let mut parts = word.trim_end_matches('.').split(mark);
        let (Some(one), Some(two), three, None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        // "9.30" is a time, "America/New_York" a zone.
        if mark == '.' && three.is_none() && !word.ends_with('.') {
            continue;
        }
        let (Some(first), Some(second)) = (number(one, 4), number(two, 2)) else {
            continue;
        };
        let third = match three {
            None => None,
            Some(three) => match number(three, 4) {
                Some(value) => Some((value, three.len())),
                None => continue,
            },
        };
        let found = match (one.len(), third) {
            (4, Some((day, _))) => Some((Some(first as i32), second, day)),
            (4, None) => None,
            (_, third) if mark != '-' => {
                let year = match third {
                    None => None,
                    Some((year, 4)) => Some(year as i32),
                    Some((year, 2)) => Some(2_000 + year as i32),
                    Some(_) => continue,
                };
                Some(order(first, second, year, mark, today)?)
            }
            _ => None,
        };
        if let Some(found) = found {
            words.remove(at);
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// Day and month of two numbers: with points the day is first, with strokes it
/// may be either.
fn order(
    first: u32,
    second: u32,
    year: Option<i32>,
    mark: char,
    today: NaiveDate,
) -> Result<Written, Unclear> {
    let day_first = (year, second, first);
    let month_first = (year, first, second);
    if mark == '.' || first > 12 || first == second {
        return Ok(day_first);
    }
    if second > 12 {
        return Ok(month_first);
    }
    let date = |(year, month, day)| dated(year, month, day, today).map(Date);
    match (date(day_first), date(month_first)) {
        (Some(one), Some(other)) => Err(Unclear::Order(one, other)),
        (Some(_), None) => Ok(day_first),
        _ => Ok(month_first),
    }
}

/// `2 December 2026`, `Dec 2nd`, `2 Dec`.
fn take_written(words: &mut Vec<&str>) -> Option<Written> {
    for at in 0..words.len() {
        let Some(month) = words.get(at).and_then(|word| month(word)) else {
            continue;
        };
        let before = at.checked_sub(1);
        let day_at = |index: usize| words.get(index).and_then(|word| day(word));
        let (day, from, to) = match (
            before.and_then(|at| Some((day_at(at)?, at))),
            day_at(at + 1),
        ) {
            (Some((day, from)), _) => (day, from, at),
            (None, Some(day)) => (day, at, at + 1),
            (None, None) => continue,
        };
        let year = words
            .get(to + 1)
            .filter(|word| word.len() == 4)
            .and_then(|word| number(word, 4));
        let end = if year.is_some() { to + 1 } else { to };
        words.drain(from..=end);
        return Some((year.map(|year| year as i32), month, day));
    }
    None
}

fn month(word: &str) -> Option<u32> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let at = MONTHS.iter().position(|name| match word.len() {
        3 | 4 => begins(name, word, 3),
        _ => word.eq_ignore_ascii_case(name),
    })?;
    Some(at as u32 + 1)
}

/// `2`, `2.` or `2nd`.
fn day(word: &str) -> Option<u32> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (value, tail) = word.split_at_checked(digits)?;
    let good = ["", ".", "st", "nd", "rd", "th"];
    good.contains(&tail).then(|| number(value, 2)).flatten()
}

/// "today", "tomorrow", "in 3 days", "in two weeks" as digits.
fn take_ahead(words: &mut Vec<&str>) -> Option<u16> {
    for at in 0..words.len() {
        let is = |index: usize, names: &[&str]| {
            let word = words.get(index).copied().unwrap_or_default();
            names.iter().any(|name| word.eq_ignore_ascii_case(name))
        };
        if is(at, &["today", "tonight"]) {
            words.remove(at);
            return Some(0);
        }
        if is(at, &["tomorrow", "tmrw"]) {
            words.remove(at);
            return Some(1);
        }
        if is(at, &["in"])
            && let Some(count) = words.get(at + 1).and_then(|word| number(word, 2))
        {
            let days = if is(at + 2, &["day", "days"]) {
                1
            } else if is(at + 2, &["week", "weeks"]) {
                7
            } else {
                continue;
            };
            words.drain(at..at + 3);
            return Some((count * days) as u16);
        }
    }
    None
}
