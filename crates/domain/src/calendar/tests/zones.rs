//! Zones as a calendar file describes them.

use chrono::{Datelike, TimeDelta};

use super::*;
use crate::zone::Offset;

/// An observance as it stands in a file: the wall time of each of its onsets.
struct Observance {
    standard: bool,
    onsets: Vec<NaiveDateTime>,
    before: i32,
    after: i32,
}

/// Reads a `VTIMEZONE` by the words of RFC 5545, apart from what writes it.
fn read(lines: &[String]) -> Vec<Observance> {
    let mut all = Vec::new();
    let mut fields: Vec<(&str, &str)> = Vec::new();
    for line in lines {
        let (name, value) = line.split_once(':').unwrap();
        match (name, value) {
            ("BEGIN", _) => fields.clear(),
            ("END", "STANDARD" | "DAYLIGHT") => {
                let get = |name: &str| {
                    fields
                        .iter()
                        .find(|(one, _)| *one == name)
                        .map(|(_, value)| *value)
                };
                let offset = |text: &str| {
                    let minutes = text[1..3].parse::<i32>().unwrap() * 60
                        + text[3..5].parse::<i32>().unwrap();
                    if text.starts_with('-') {
                        -minutes * 60
                    } else {
                        minutes * 60
                    }
                };
                let wall = |text: &str| {
                    NaiveDateTime::parse_from_str(text.trim_end_matches('Z'), "%Y%m%dT%H%M%S")
                        .unwrap()
                };
                let start = wall(get("DTSTART").unwrap());
                let before = offset(get("TZOFFSETFROM").unwrap());
                let mut onsets = vec![start];
                if let Some(rule) = get("RRULE") {
                    let rest = rule.strip_prefix("FREQ=YEARLY;BYMONTH=").unwrap();
                    let mut parts = rest.split(';');
                    let month: u32 = parts.next().unwrap().parse().unwrap();
                    let day = parts.next().unwrap().strip_prefix("BYDAY=").unwrap();
                    let until = parts
                        .next()
                        .map(|until| wall(until.strip_prefix("UNTIL=").unwrap()));
                    assert_eq!(parts.next(), None, "{rule}");
                    let (ordinal, weekday) = day.split_at(day.len() - 2);
                    let weekday = weekday.parse::<chrono::Weekday>().ok().unwrap_or_else(|| {
                        let days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
                        chrono::Weekday::try_from(
                            days.iter().position(|one| *one == weekday).unwrap() as u8,
                        )
                        .unwrap()
                    });
                    let ordinal: i64 = ordinal.parse().unwrap();
                    assert!((1..=4).contains(&ordinal) || ordinal == -1, "{rule}");
                    onsets = (start.year()..2110)
                        .filter_map(|year| {
                            let first = NaiveDate::from_ymd_opt(year, month, 1).unwrap();
                            let like: Vec<_> = first
                                .iter_days()
                                .take_while(|day| day.month() == month)
                                .filter(|day| day.weekday() == weekday)
                                .collect();
                            let date = if ordinal < 0 {
                                like.last()
                            } else {
                                like.get(ordinal as usize - 1)
                            };
                            Some(date?.and_time(start.time()))
                        })
                        .filter(|onset| {
                            until.is_none_or(|until| {
                                *onset - TimeDelta::seconds(i64::from(before)) <= until
                            })
                        })
                        .collect();
                    assert_eq!(onsets[0], start, "DTSTART is the rule's own first: {rule}");
                }
                all.push(Observance {
                    standard: value == "STANDARD",
                    onsets,
                    before,
                    after: offset(get("TZOFFSETTO").unwrap()),
                });
            }
            _ => fields.push((name, value)),
        }
    }
    all
}

/// The offset at an instant by the file's description.
fn offset(zone: &[Observance], instant: Instant) -> i32 {
    zone.iter()
        .flat_map(|one| {
            let begins =
                |onset: &NaiveDateTime| onset.and_utc().timestamp() - i64::from(one.before);
            one.onsets
                .iter()
                .map(begins)
                .filter(|at| *at <= instant.unix())
                .max()
                .map(|at| (at, one.after))
        })
        .max()
        .unwrap()
        .1
}

fn described(zone: Zone, first: &str, last: Option<&str>) -> Vec<String> {
    let mut lines = Lines::default();
    super::super::zone::describe(&mut lines, zone, at(first), last.map(at));
    let all = unfold(&lines.finish());
    assert_eq!(
        all[..2],
        [
            "BEGIN:VTIMEZONE".to_owned(),
            format!("TZID:{}", zone.name())
        ]
    );
    all[2..all.len() - 1].to_vec()
}

/// All zones, each from several beginnings, against the table: every six hours
/// around each change, and once a month.
#[test]
fn descriptions_are_exact() {
    for zone in Zone::iter() {
        for (first, last) in [
            ("2026-01-05T09:00:00Z", None),
            ("2026-06-15T09:00:00Z", Some("2026-06-15T09:00:00Z")),
            ("2026-12-02T16:00:00Z", Some("2031-03-01T00:00:00Z")),
            ("2027-04-08T16:00:00Z", None),
        ] {
            let lines = described(zone, first, last);
            let read = read(&lines);
            assert!(
                read.iter().any(|one| one.standard),
                "{} {lines:#?}",
                zone.name()
            );
            let from = at(first);
            let to = last.map_or(at("2037-01-01T00:00:00Z"), at);
            let changes = zone.transitions(from, to).flat_map(|change| {
                (-8..=8).map(move |quarter| change.at.plus_seconds(quarter * 21_600 - 1))
            });
            let months = (0..)
                .map(|month| from.plus_seconds(month * 2_600_000))
                .take_while(|at| *at <= to);
            for instant in changes.chain(months).filter(|at| (from..=to).contains(at)) {
                let Offset(expected) = zone.localize(instant).unwrap().offset;
                assert_eq!(
                    offset(&read, instant),
                    expected,
                    "{} {} {lines:#?}",
                    zone.name(),
                    instant.rfc3339()
                );
            }
        }
    }
}

#[test]
fn most_zones_need_two_rules() {
    let count = |name: &str, last: Option<&str>| {
        described(zone(name), "2026-12-02T16:00:00Z", last)
            .iter()
            .filter(|line| line.starts_with("BEGIN"))
            .count()
    };
    for (name, expected) in [
        ("Europe/London", 2),
        ("Europe/Dublin", 2),
        ("America/New_York", 2),
        ("Australia/Sydney", 2),
        ("Australia/Lord_Howe", 2),
        ("Asia/Tokyo", 1),
        ("Etc/UTC", 1),
        // Permanent since 2026.
        ("America/Vancouver", 1),
        ("Africa/Casablanca", 1),
    ] {
        assert_eq!(count(name, None), expected, "{name}");
    }
    // The last change makes summer time the standard.
    let vancouver = described(zone("America/Vancouver"), "2026-02-01T16:00:00Z", None);
    assert_eq!(
        vancouver,
        [
            "BEGIN:STANDARD",
            "DTSTART:19700101T000000",
            "TZOFFSETFROM:-0800",
            "TZOFFSETTO:-0800",
            "END:STANDARD",
            "BEGIN:STANDARD",
            "DTSTART:20260308T020000",
            "TZOFFSETFROM:-0800",
            "TZOFFSETTO:-0700",
            "END:STANDARD",
        ]
    );
}
