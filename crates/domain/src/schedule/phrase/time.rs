//! The time of day in a phrase.

use super::{Day, Time, Unclear, number};
use crate::schedule::{Date, WallTime};
use crate::zone::Instant;

/// A word that is day and time in one: `2026-12-02T16:00`, with or without an
/// offset; taken out of the words.
pub(super) fn moment(words: &mut Vec<&str>) -> Result<Option<(Day, Time)>, Unclear> {
    for at in 0..words.len() {
        let Some(word) = words.get(at) else { break };
        let Some((date, time)) = word.split_once(['T', 't']) else {
            continue;
        };
        let Some(Date(date)) = Date::parse(date) else {
            continue;
        };
        let bare = time.get(..5).and_then(WallTime::parse);
        let rest = time.get(5..).unwrap_or_default();
        let time = match bare {
            None => return Err(Unclear::NoSuch),
            Some(time) if matches!(rest, "" | ":00" | ":00.000") => Time::Clock(time),
            Some(_) => {
                // Seconds may be left out before an offset.
                let full = match word.split_at_checked(16) {
                    Some((head, tail)) if !tail.starts_with(':') => [head, ":00", tail].concat(),
                    _ => (*word).to_owned(),
                };
                Time::Instant(Instant::parse(&full).ok_or(Unclear::NoSuch)?)
            }
        };
        words.remove(at);
        return Ok(Some((Day::on(date), time)));
    }
    Ok(None)
}

/// Which half of the day was named.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// Takes the time out of the words.
pub(super) fn take(words: &mut Vec<&str>) -> Result<Option<Time>, Unclear> {
    let mut found = None;
    let mut hour_alone = None;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let after = words.get(at + 1).and_then(|next| half(next));
        let (bare, zulu) = zulu(word);
        let read = match named(word) {
            Some(time) => Some((Some(time), 1)),
            None => clock(bare, after)
                .or_else(|| span(bare, after))
                .map(|(time, both)| (time, if both { 2 } else { 1 })),
        };
        match read {
            None => {
                // "16" needs no half of the day, "4" does; "Etc/GMT+3" is none.
                if hour_alone.is_none() {
                    hour_alone = number(word, 2).map(|hour| (at, hour));
                }
                at += 1;
            }
            Some((None, _)) => return Err(Unclear::NoSuch),
            Some((Some(time), count)) => {
                if found.replace(time).is_some() {
                    return Err(Unclear::TwoTimes);
                }
                words.drain(at..(at + count).min(words.len()));
                if zulu {
                    words.insert(at, UTC);
                    at += 1;
                }
            }
        }
    }
    if found.is_none()
        && let Some((at, time)) = military(words)
    {
        let (_, zulu) = zulu(words.remove(at));
        if zulu {
            words.insert(at, UTC);
        }
        return Ok(Some(time));
    }
    if found.is_none()
        && let Some((at, hour)) = hour_alone
    {
        match hour {
            1..=12 => return Err(Unclear::Half(hour as u8)),
            0..24 => {
                words.remove(at);
                found = WallTime::new(hour, 0).map(Time::Clock);
            }
            _ => return Err(Unclear::NoSuch),
        }
    }
    Ok(found)
}

/// What a Z behind a time stands for.
const UTC: &str = "UTC";

/// A word without the Z behind its last digit, and whether there was one.
fn zulu(word: &str) -> (&str, bool) {
    match word.strip_suffix(['Z', 'z']) {
        Some(bare) if bare.ends_with(|char: char| char.is_ascii_digit()) => (bare, true),
        _ => (word, false),
    }
}

/// Four digits that are a time, such as 1600, and where. 2030 is a year.
fn military(words: &[&str]) -> Option<(usize, Time)> {
    words.iter().enumerate().find_map(|(at, word)| {
        let (bare, _) = zulu(word);
        let value = number(bare, 4).filter(|_| bare.len() == 4)?;
        let time = WallTime::new(value / 100, value % 100)?;
        (!(2026..=2099).contains(&value)).then_some((at, Time::Clock(time)))
    })
}

/// From when on a meeting like 16:00–17:00 or 4-5pm is; as [`clock`].
fn span(word: &str, after: Option<Half>) -> Option<(Option<Time>, bool)> {
    let (from, to) = word.split_once(['-', '–'])?;
    let (end, both) = clock(to, after)?;
    if let Some((start, _)) = clock(from, None) {
        return Some((start, both));
    }
    // Of 11-1pm and 4-5pm, the half of the day that comes before the end.
    let Some(Time::Clock(end)) = end else {
        return None;
    };
    let starts = [Half::Afternoon, Half::Morning].map(|half| clock(from, Some(half)));
    let before = |start: &Option<Time>| matches!(start, Some(Time::Clock(start)) if *start <= end);
    let mut starts = starts.into_iter().flatten().map(|(start, _)| start);
    Some((starts.find(before)?, both))
}

fn named(word: &str) -> Option<Time> {
    let is = |name: &str| word.eq_ignore_ascii_case(name);
    if is("now") {
        return Some(Time::Now);
    }
    let hour = if is("noon") || is("midday") {
        12
    } else if is("midnight") {
        0
    } else {
        return None;
    };
    WallTime::new(hour, 0).map(Time::Clock)
}

fn half(word: &str) -> Option<Half> {
    let is = |name: &str| word.eq_ignore_ascii_case(name);
    if is("am") || is("a.m.") || is("a.m") || is("a") {
        Some(Half::Morning)
    } else if is("pm") || is("p.m.") || is("p.m") || is("p") {
        Some(Half::Afternoon)
    } else {
        None
    }
}

/// A time of digits, with its half of the day in it or in the word after, which
/// is then used up. None for what is no time; a time that is none where the
/// clock has no such.
fn clock(word: &str, after: Option<Half>) -> Option<(Option<Time>, bool)> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (hours, rest) = word.split_at_checked(digits)?;
    let hour = number(hours, 2)?;
    let mut minute = 0;
    let mut tail = rest;
    let mut marked = false;
    if let Some(more) = rest.strip_prefix([':', '.', 'h', 'H']) {
        let count = more.bytes().take_while(u8::is_ascii_digit).count();
        let (minutes, end) = more.split_at_checked(count)?;
        match number(minutes, 2).filter(|_| count == 2) {
            Some(value) => {
                minute = value;
                tail = end.strip_prefix(":00").unwrap_or(end);
                marked = true;
            }
            // 16h, but not 2.12. or 4.5.
            None if minutes.is_empty() && rest.starts_with(['h', 'H']) => {
                tail = end;
                marked = true;
            }
            None => return None,
        }
        // 9.30 is a time, 2.12. isn't.
        if tail == "." {
            return None;
        }
    }
    let (half, both) = match (tail, half(tail)) {
        ("", _) => (after, after.is_some()),
        (_, Some(half)) => (Some(half), false),
        _ => return None,
    };
    let hour = match half {
        None if marked => hour,
        None => return None,
        Some(_) if !(1..=12).contains(&hour) => 99,
        Some(Half::Morning) => hour % 12,
        Some(Half::Afternoon) => hour % 12 + 12,
    };
    Some((WallTime::new(hour, minute).map(Time::Clock), both))
}
