//! The table of all IANA names: `data/zones.txt`, made by `cargo xtask zones`.
//!
//! The first line is the release. Every other line is a group of zones that
//! keep the same time: the rules, then the names, a space between each. Rules
//! are a POSIX string (RFC 9636, section 3.3), or, where the zone changes its
//! rules after the start of 2026, `A;B;hours;POSIX`: A holds first, A and B
//! take turns at each of the hours (counted from 2026-01-01T00:00Z, each from
//! the one before), and from the last of them on the POSIX string holds.
//!
//! 595 names in 11.5 KB, 4.0 KB by brotli 11. Tried before: names in order
//! with the number of their rule, 4.4 KB; regions written once per group,
//! 3.8 KB, but then no name is a `&'static str`.

use super::posix::{LocalTime, Posix};

static TABLE: &str = include_str!("../../data/zones.txt");

/// The IANA release of the rules.
pub const TZDATA: &str = release();

/// 2026-01-01T00:00:00Z in unix seconds.
pub(super) const EPOCH: i64 = 1_767_225_600;

const fn release() -> &'static str {
    let (release, _) = include_str!("../../data/zones.txt").split_at(5);
    release
}

/// The lines of the table: rules and names.
pub(super) fn groups() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(' '))
}

/// The rules of the zone with this name, and the name as the table has it.
///
/// A scan over 11 KB takes a few microseconds and happens once per zone of a
/// page, which `Zone::parse` sees to; an index would have to be downloaded or built.
pub(super) fn find(name: &str) -> Option<(&'static str, Rules)> {
    groups().find_map(|(rules, names)| {
        let name = names.split(' ').find(|known| *known == name)?;
        Some((name, Rules::parse(rules)?))
    })
}

/// What a zone does from 2026 on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules {
    listed: Option<Listed>,
    posix: Posix,
}

/// Transitions that no rule produces, before the rule begins.
#[derive(Clone, Copy, Debug)]
struct Listed {
    turns: [LocalTime; 2],
    hours: &'static str,
}

impl Rules {
    pub(super) fn parse(text: &'static str) -> Option<Self> {
        let mut parts = text.split(';');
        let first = parts.next()?;
        let (Some(second), Some(hours), Some(posix)) = (parts.next(), parts.next(), parts.next())
        else {
            return Some(Self {
                listed: None,
                posix: Posix::parse(first)?,
            });
        };
        let turns = [
            Posix::parse(first)?.standard,
            Posix::parse(second)?.standard,
        ];
        Some(Self {
            listed: Some(Listed { turns, hours }),
            posix: Posix::parse(posix)?,
        })
    }

    /// The local time in force at an instant in unix seconds.
    pub(super) fn at(&self, instant: i64) -> LocalTime {
        let before_rule = self.listed.and_then(|listed| {
            let next = listed.instants().position(|at| instant < at)?;
            listed.turn(next)
        });
        before_rule.unwrap_or_else(|| self.posix.at(instant))
    }

    /// The first instant after this one at which a rule applies, and the local
    /// times before and after it, be they the same or not.
    pub(super) fn next(&self, instant: i64) -> Option<(i64, LocalTime, LocalTime)> {
        let mut floor = instant;
        if let Some(listed) = self.listed {
            for (index, at) in listed.instants().enumerate() {
                if at > instant {
                    return Some((at, listed.turn(index)?, self.at(at)));
                }
                floor = floor.max(at);
            }
        }
        let at = self.posix.next(floor)?;
        Some((at, self.posix.at(at - 1), self.posix.at(at)))
    }
}

impl Listed {
    fn instants(self) -> impl Iterator<Item = i64> {
        self.hours.split(',').scan(EPOCH, |at, hours| {
            let digits = hours
                .bytes()
                .map(|digit| i64::from(digit.wrapping_sub(b'0')));
            *at += digits.fold(0, |hours, digit| hours * 10 + digit) * 3_600;
            Some(*at)
        })
    }

    /// The local time in force before the transition of this index.
    fn turn(self, index: usize) -> Option<LocalTime> {
        self.turns.get(index % 2).copied()
    }
}
