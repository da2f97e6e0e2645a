//! All names and all changes, against CPython's zoneinfo reading PyPI's tzdata:
//! `tests/fixtures/zones/oracle.py` says how its answers were made.

use super::*;

const ANSWERS: &str = include_str!("../../../../../tests/fixtures/zones/zoneinfo.txt");

/// How many changes of offset or abbreviation, and the hash over all of them.
fn summary(zone: &Zone) -> (usize, u64) {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut note = |at: i64, time: posix::LocalTime| {
        for byte in format!("{at} {} {}\n", time.offset, time.abbreviation).bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    };
    let mut at = instant("2025-12-31T10:00:00Z").unix();
    let end = instant("2100-01-01T12:00:00Z").unix();
    let mut count = 0;
    note(at, zone.rules.at(at));
    while let Some((next, before, after)) = zone.rules.next(at) {
        if next > end {
            break;
        }
        at = next;
        if before != after {
            count += 1;
            note(at, after);
        }
    }
    (count, hash)
}

#[test]
fn every_change_of_every_name_is_cpythons() {
    let mut lines = ANSWERS.lines();
    assert_eq!(
        lines.next(),
        Some(TZDATA),
        "run `cargo xtask zones --names`"
    );
    let mut compared = 0;
    let mut names = 0;
    for line in lines {
        let [name, count, hash] = line.split(' ').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        // Not in the table: see `Zone::parse`.
        if ["EST", "HST", "MST"].contains(&name) {
            assert!(Zone::parse(name).is_err());
            continue;
        }
        let (found, digest) = summary(&zone(name));
        assert_eq!(
            (found.to_string(), format!("{digest:016x}")),
            (count.to_owned(), hash.to_owned()),
            "{name}"
        );
        compared += found;
        names += 1;
    }
    assert_eq!(names, Zone::names().count());
    assert!(compared > 20_000, "{compared}");
}
