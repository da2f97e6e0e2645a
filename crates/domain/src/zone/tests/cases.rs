//! Gaps, folds, bounds and misspelt names, as tables.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;

fn wall(text: &str) -> chrono::NaiveDateTime {
    local::wall_of(instant(&[text, ":00Z"].concat()).unix()).unwrap()
}

#[test]
fn gaps_and_folds() {
    let check = |name, text, instant: &str, kind| {
        let found = zone(name).resolve(wall(text)).unwrap();
        assert_eq!(
            (found.instant.rfc3339().as_str(), found.kind),
            (instant, kind),
            "{name} {text}"
        );
    };
    let gap = |by| Kind::Gap { by };
    check(
        "Europe/London",
        "2026-12-02T16:00",
        "2026-12-02T16:00:00Z",
        Kind::Unique,
    );
    check(
        "Europe/London",
        "2027-03-28T00:59",
        "2027-03-28T00:59:00Z",
        Kind::Unique,
    );
    check(
        "Europe/London",
        "2027-03-28T01:00",
        "2027-03-28T01:00:00Z",
        gap(60),
    );
    check(
        "Europe/London",
        "2027-03-28T01:30",
        "2027-03-28T01:30:00Z",
        gap(60),
    );
    check(
        "Europe/London",
        "2027-03-28T02:00",
        "2027-03-28T01:00:00Z",
        Kind::Unique,
    );
    check(
        "Europe/London",
        "2027-10-31T01:30",
        "2027-10-31T00:30:00Z",
        Kind::Fold,
    );
    check(
        "Europe/London",
        "2027-10-31T02:00",
        "2027-10-31T02:00:00Z",
        Kind::Unique,
    );
    check(
        "Australia/Sydney",
        "2027-10-03T02:30",
        "2027-10-02T16:30:00Z",
        gap(60),
    );
    check(
        "Australia/Sydney",
        "2027-04-04T02:30",
        "2027-04-03T15:30:00Z",
        Kind::Fold,
    );
    check(
        "Australia/Lord_Howe",
        "2027-10-03T02:15",
        "2027-10-02T15:45:00Z",
        gap(30),
    );
    check(
        "Australia/Lord_Howe",
        "2027-10-03T02:30",
        "2027-10-02T15:30:00Z",
        Kind::Unique,
    );
    check(
        "Australia/Lord_Howe",
        "2027-04-04T01:45",
        "2027-04-03T14:45:00Z",
        Kind::Fold,
    );
    check(
        "Africa/Casablanca",
        "2026-02-15T02:30",
        "2026-02-15T01:30:00Z",
        Kind::Fold,
    );
    check(
        "Africa/Casablanca",
        "2026-03-22T02:30",
        "2026-03-22T02:30:00Z",
        gap(60),
    );
    check(
        "Antarctica/Troll",
        "2027-03-28T02:30",
        "2027-03-28T02:30:00Z",
        gap(120),
    );
    check(
        "America/Vancouver",
        "2026-11-01T01:30",
        "2026-11-01T08:30:00Z",
        Kind::Unique,
    );
    check(
        "America/Vancouver",
        "2026-12-02T09:00",
        "2026-12-02T16:00:00Z",
        Kind::Unique,
    );
}

#[test]
fn what_clocks_show() {
    let check = |name, at: &str, local: &str, abbreviation| {
        let found = zone(name).localize(instant(at)).unwrap();
        assert_eq!(
            (found.rfc3339().as_str(), found.abbreviation),
            (local, abbreviation),
            "{name} {at}"
        );
    };
    check(
        "America/Vancouver",
        "2026-07-01T16:00:00Z",
        "2026-07-01T09:00:00-07:00",
        "PDT",
    );
    check(
        "America/Vancouver",
        "2027-01-01T16:00:00Z",
        "2027-01-01T09:00:00-07:00",
        "MST",
    );
    check(
        "America/Edmonton",
        "2026-11-01T08:00:00Z",
        "2026-11-01T02:00:00-06:00",
        "CST",
    );
    check(
        "America/Edmonton",
        "2026-11-01T07:59:59Z",
        "2026-11-01T01:59:59-06:00",
        "MDT",
    );
    check(
        "Africa/Casablanca",
        "2026-09-20T00:59:59Z",
        "2026-09-20T01:59:59+01:00",
        "+01",
    );
    check(
        "Africa/Casablanca",
        "2026-12-01T12:00:00Z",
        "2026-12-01T12:00:00+00:00",
        "+00",
    );
    check(
        "Asia/Kathmandu",
        "2026-12-02T16:00:00Z",
        "2026-12-02T21:45:00+05:45",
        "+0545",
    );
    check(
        "Pacific/Kiritimati",
        "2025-12-31T10:00:00Z",
        "2026-01-01T00:00:00+14:00",
        "+14",
    );
    check(
        "Asia/Gaza",
        "2086-12-01T12:00:00Z",
        "2086-12-01T14:00:00+02:00",
        "EET",
    );
}

#[test]
fn a_change_of_name_is_no_transition() {
    let year = |name| {
        zone(name)
            .transitions(
                instant("2026-01-01T00:00:00Z"),
                instant("2028-01-01T00:00:00Z"),
            )
            .count()
    };
    assert_eq!(
        [
            year("America/Edmonton"),
            year("America/Vancouver"),
            year("Asia/Tokyo"),
            year("Europe/London")
        ],
        [1, 1, 0, 4]
    );
}

/// From the first instant inclusive to the last exclusive.
#[test]
fn transitions_are_bounded() {
    let count = |from, to| {
        zone("Europe/London")
            .transitions(instant(from), instant(to))
            .count()
    };
    assert_eq!(count("2027-03-28T01:00:00Z", "2027-10-31T01:00:00Z"), 1);
    assert_eq!(count("2027-03-28T01:00:01Z", "2027-10-31T01:00:01Z"), 1);
    assert_eq!(count("2027-03-28T01:00:01Z", "2027-03-28T01:00:00Z"), 0);
    assert_eq!(count("0001-01-01T00:00:00Z", "9999-12-31T00:00:00Z"), 148);
}

#[test]
fn years_out_of_range_are_refused() {
    let london = zone("Europe/London");
    for (text, expected) in [
        ("2025-12-31T23:59", false),
        ("2026-01-01T00:00", true),
        ("2099-12-31T23:59", true),
        ("2100-01-01T00:00", false),
        ("0001-01-01T00:00", false),
    ] {
        assert_eq!(london.resolve(wall(text)).is_ok(), expected, "{text}");
        assert_eq!(
            london.localize(instant(&[text, ":00Z"].concat())).is_ok(),
            expected,
            "{text}"
        );
    }
    for extreme in [i64::MIN, i64::MAX] {
        for zone in Zone::iter() {
            assert_eq!(zone.localize(Instant::from_unix(extreme)), Err(OutOfRange));
            assert_eq!(
                zone.transitions(Instant::from_unix(extreme), Instant::from_unix(extreme))
                    .count(),
                0
            );
        }
    }
}

#[test]
fn a_wrong_name_is_told_the_nearest() {
    let check = |name, suggestion| {
        let error = Zone::parse(name).unwrap_err();
        assert_eq!(error.suggestion(), suggestion, "{name}");
        assert!(suggestion.is_none_or(|zone| error.to_string().contains(zone)));
    };
    check("europe/london", Some("Europe/London"));
    check("Europe/Londn", Some("Europe/London"));
    check("Europe/Lodnon", Some("Europe/London"));
    check("London", Some("Europe/London"));
    check("New York", Some("America/New_York"));
    check("America/New York", Some("America/New_York"));
    check("America/LosAngeles", Some("America/Los_Angeles"));
    check("Austrlia/Sydney", Some("Australia/Sydney"));
    check("PST", Some("America/Los_Angeles"));
    check("EST", Some("America/New_York"));
    check("Xyzzy/Nowhere", None);
    check("", None);
    check("日本", None);
}

#[test]
fn decodes_from_a_string() {
    let decoded: Result<Zone, _> = serde_json::from_str("\"Asia/Tokyo\"");
    assert_eq!(decoded.unwrap(), zone("Asia/Tokyo"));
    let error = serde_json::from_str::<Zone>("\"Asia/Tokio\"")
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("There is no time zone \"Asia/Tokio\". Did you mean Asia/Tokyo?"),
        "{error}"
    );
}

#[test]
fn days_between_local_dates() {
    let date = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    assert_eq!(day_shift(date(2026, 12, 31), date(2027, 1, 1)), 1);
    assert_eq!(day_shift(date(2027, 1, 1), date(2026, 12, 31)), -1);
    assert_eq!(day_shift(NaiveDate::MIN, NaiveDate::MIN), 0);
}

proptest! {
    /// Localizing and resolving leads back, but for the second pass of a fold.
    #[test]
    fn resolve_undoes_localize(index in 0_usize..595, at in 1_767_400_000_i64..4_102_300_000) {
        let zone = Zone::parse(Zone::names().nth(index).unwrap()).unwrap();
        let local = zone.localize(Instant::from_unix(at)).unwrap();
        let resolution = zone.resolve(local.wall).unwrap();
        match resolution.kind {
            Kind::Unique => prop_assert_eq!(resolution.instant.unix(), at),
            Kind::Fold => prop_assert!(resolution.instant.unix() <= at),
            Kind::Gap { .. } => prop_assert!(false, "a clock showed a time in a gap"),
        }
    }

    #[test]
    fn no_text_panics(text in ".{0,60}") {
        let _ = Zone::parse(&text);
        let _ = Instant::parse(&text);
    }
}
