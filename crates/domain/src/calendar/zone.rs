//! `VTIMEZONE` (RFC 5545, section 3.6.5) out of our zone table.
//!
//! Exchange reads yearly rules of one month and one weekday, such as the last
//! Sunday of March; Outlook misreads lists of dates. Most zones keep such a rule
//! for good. Where one keeps another kind (Cairo's "Friday after the last
//! Thursday"), the years are told in runs within which one ordinal is right:
//! exact for as long as the event needs, and followed by the last run's rule.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::line::{Lines, push_instant, push_wall};
use super::recurrence::weekday_code;
use crate::digits;
use crate::schedule::{Ordinal, nth};
use crate::zone::{Instant, Offset, Transition, Zone, wall_at};

/// Days in which every yearly change happens once more, wherever it falls.
const YEAR: i64 = 372 * 86_400;

/// For how many years a zone is told exactly after a series' last meeting: as
/// long as it takes to tell the fourth from the last weekday of a month.
const SETTLED: i64 = 8 * YEAR;

/// The same for a series without an end, counted from its first meeting.
const ENDLESS: i64 = 20 * YEAR;

/// Years in which a zone changes its clocks by one and the same yearly rule.
struct Run {
    first: Transition,
    /// What the clock showed until then.
    wall: NaiveDateTime,
    last: Transition,
    years: i32,
    /// Bit n: the nth weekday of its month in all of these years; bit 6: the last.
    ordinals: u8,
    /// Whether it is told as if it had always been so.
    always: bool,
    /// Whether it goes on after what is told here.
    goes_on: bool,
}

/// Describes `zone` for events from `first` to `last`, or for good.
pub(super) fn describe(lines: &mut Lines, zone: Zone, first: Instant, last: Option<Instant>) {
    let until = match last {
        Some(last) => last.plus_seconds(SETTLED),
        None => first.plus_seconds(ENDLESS),
    };
    // From the change that `first` still lives by.
    let begin = zone
        .transitions(first.plus_seconds(-YEAR), first.plus_seconds(1))
        .last();
    let transitions: Vec<Transition> = zone
        .transitions(begin.map_or(first, |change| change.at), until)
        .collect();
    lines.plain("BEGIN", "VTIMEZONE");
    lines.plain("TZID", zone.name());
    match transitions.as_slice() {
        [] | [_] if transitions.last() == begin.as_ref() => {
            if let Ok(local) = zone.localize(first) {
                constant(lines, local.offset);
            }
        }
        changes => {
            let runs = runs(changes, until);
            if let Some(change) = changes.first()
                && !runs.iter().any(|run| run.always)
            {
                constant(lines, change.before);
            }
            let end = changes.last().map(|change| change.at);
            for run in &runs {
                run.write(lines, end);
            }
        }
    }
    lines.plain("END", "VTIMEZONE");
}

/// The offset that holds before all changes, or always.
fn constant(lines: &mut Lines, offset: Offset) {
    lines.plain("BEGIN", "STANDARD");
    lines.plain("DTSTART", "19700101T000000");
    lines.plain("TZOFFSETFROM", &digits_of(offset));
    lines.plain("TZOFFSETTO", &digits_of(offset));
    lines.plain("END", "STANDARD");
}

fn runs(changes: &[Transition], until: Instant) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for change in changes {
        let Some(wall) = wall_at(change.at, change.before) else {
            continue;
        };
        let ordinals = ordinals(wall.date());
        let alike =
            |run: &&mut Run| (run.first.before, run.first.after) == (change.before, change.after);
        let last = runs.iter_mut().filter(alike).last();
        if let Some(run) = last
            && (run.wall.month(), run.wall.weekday(), run.wall.time())
                == (wall.month(), wall.weekday(), wall.time())
            && run.wall.year() + run.years == wall.year()
            && run.ordinals & ordinals != 0
        {
            run.years += 1;
            run.ordinals &= ordinals;
            run.last = *change;
            continue;
        }
        runs.push(Run {
            first: *change,
            wall,
            last: *change,
            years: 1,
            ordinals,
            always: false,
            goes_on: false,
        });
    }
    for run in &mut runs {
        run.goes_on = run.last.at.plus_seconds(YEAR) >= until;
    }
    // Summer and winter, and nothing else: the usual zone.
    if let [one, other] = runs.as_mut_slice()
        && one.goes_on
        && other.goes_on
    {
        (one.always, other.always) = (true, true);
    }
    runs
}

/// Which one of its month's weekdays a date is, as a set of bits.
fn ordinals(date: NaiveDate) -> u8 {
    let number = (date.day() - 1) / 7 + 1;
    let is_last = nth(
        date.with_day(1).unwrap_or(date),
        date.weekday().into(),
        Ordinal::LAST,
    ) == Some(date);
    // Where the fifth is meant, the last is meant too, and every month has one.
    let bit = if number < 5 { 1 << number } else { 0 };
    bit | if is_last { 1 << 6 } else { 0 }
}

impl Run {
    fn ordinal(&self) -> Ordinal {
        let known = (1..=4_u8).find(|number| self.ordinals & 1 << number != 0);
        match known {
            Some(number) if self.ordinals & 1 << 6 == 0 => {
                Ordinal::new(i64::from(number)).unwrap_or(Ordinal::LAST)
            }
            _ => Ordinal::LAST,
        }
    }

    /// `end` is the last change of all.
    fn write(&self, lines: &mut Lines, end: Option<Instant>) {
        // Summer time that nothing ends is the new standard time.
        let ends = self.goes_on || end.is_some_and(|end| end > self.last.at);
        let kind = if self.first.after > self.first.before && ends {
            "DAYLIGHT"
        } else {
            "STANDARD"
        };
        let recurs = self.years > 1 || self.goes_on;
        let mut wall = self.wall;
        if self.always
            && let Some(month) = NaiveDate::from_ymd_opt(1970, wall.month(), 1)
            && let Some(date) = nth(month, wall.weekday().into(), self.ordinal())
        {
            wall = date.and_time(wall.time());
        }
        lines.plain("BEGIN", kind);
        let mut start = String::new();
        push_wall(&mut start, wall);
        lines.plain("DTSTART", &start);
        lines.plain("TZOFFSETFROM", &digits_of(self.first.before));
        lines.plain("TZOFFSETTO", &digits_of(self.first.after));
        if recurs {
            let mut rule = String::from("FREQ=YEARLY;BYMONTH=");
            digits::push(&mut rule, i64::from(wall.month()));
            rule.push_str(";BYDAY=");
            digits::push(&mut rule, i64::from(self.ordinal().number()));
            rule.push_str(weekday_code(wall.weekday()));
            if !self.goes_on {
                rule.push_str(";UNTIL=");
                push_instant(&mut rule, self.last.at);
            }
            lines.plain("RRULE", &rule);
        }
        lines.plain("END", kind);
    }
}

/// `+0530`, section 3.3.14.
fn digits_of(offset: Offset) -> String {
    let mut out = String::with_capacity(5);
    out.push(if offset.0 < 0 { '-' } else { '+' });
    let minutes = u64::from(offset.0.unsigned_abs() / 60);
    digits::push_padded(&mut out, minutes / 60, 2);
    digits::push_padded(&mut out, minutes % 60, 2);
    out
}
