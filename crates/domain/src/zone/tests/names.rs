//! What people call zones.

use proptest::prelude::*;

use super::*;
use crate::zone::names::{By, Fit, Match, NAMES, Names};

fn find(query: &str) -> Vec<Match<'static>> {
    Names::new(NAMES).find(query, instant("2026-12-02T12:00:00Z"), 12)
}

#[test]
fn the_names_are_of_the_tables_release() {
    assert_eq!(
        NAMES.lines().next(),
        Some(TZDATA),
        "run `cargo xtask zones --names`"
    );
}

#[test]
fn every_zone_is_found_by_its_name() {
    for name in Zone::names().filter(|name| *name != "Factory" && !name.starts_with("Etc/GMT")) {
        let first = find(name).first().copied();
        let (first, ours) = (first.unwrap_or_else(|| panic!("{name}")), zone(name));
        let at = instant("2027-07-01T12:00:00Z");
        assert_eq!(
            first.zone.localize(at).unwrap().offset,
            ours.localize(at).unwrap().offset,
            "{name} finds {}",
            first.zone.name()
        );
    }
}

#[test]
fn every_abbreviation_in_force_has_its_zone() {
    let mut missing = Vec::new();
    for (_, names) in table::groups() {
        let one = zone(names.split(' ').next().unwrap());
        for at in [
            "2026-02-20T00:00:00Z",
            "2026-07-01T00:00:00Z",
            "2027-01-01T00:00:00Z",
        ] {
            let short = one.localize(instant(at)).unwrap().abbreviation;
            let places = ["-00", "UTC", "GMT"];
            if !short.starts_with(|char: char| char.is_ascii_alphabetic())
                || places.contains(&short)
            {
                continue;
            }
            let known = find(short).iter().any(|found| {
                found.by == By::Abbreviation
                    && ["2026-01-10T00:00:00Z", "2026-07-01T00:00:00Z"]
                        .iter()
                        .any(|at| found.zone.localize(instant(at)).unwrap().abbreviation == short)
            });
            if !known {
                missing.push(short);
            }
        }
    }
    assert_eq!(missing, [""; 0]);
}

#[test]
fn the_best_match_comes_first() {
    #[track_caller]
    fn check(query: &str, expected: &str, place: &str) {
        let found = find(query);
        let first = found.first().unwrap_or_else(|| panic!("{query}"));
        assert_eq!(
            (first.zone.name(), first.place),
            (expected, place),
            "{query}"
        );
    }
    check("London", "Europe/London", "London");
    check("londres", "Europe/London", "London");
    check("München", "Europe/Berlin", "Munich");
    check("munchen", "Europe/Berlin", "Munich");
    check("Munich", "Europe/Berlin", "Munich");
    check("Kiew", "Europe/Kyiv", "Kyiv");
    check("Kiev", "Europe/Kyiv", "Kyiv");
    check("Київ", "Europe/Kyiv", "Kyiv");
    check("Bombay", "Asia/Kolkata", "Mumbai");
    check("Calcutta", "Asia/Kolkata", "Kolkata");
    check("Saigon", "Asia/Ho_Chi_Minh", "Saigon");
    check("Sài Gòn", "Asia/Ho_Chi_Minh", "Saigon");
    check("東京", "Asia/Tokyo", "Tokyo");
    check("Москва", "Europe/Moscow", "Moscow");
    check("São Paulo", "America/Sao_Paulo", "São Paulo");
    check("sao paulo", "America/Sao_Paulo", "São Paulo");
    check("san fran", "America/Los_Angeles", "San Francisco");
    check("Washington", "America/New_York", "Washington, D.C.");
    check("nyc", "America/New_York", "NYC");
    check("par", "Europe/Paris", "Paris");
    check("york", "Europe/London", "York");
    check("new y", "America/New_York", "New York");
    check("kong", "Asia/Hong_Kong", "Hong Kong");
    check("London time", "Europe/London", "London");
    check("Pacific time", "America/Los_Angeles", "Los Angeles");
    // Typing errors.
    check("Londn", "Europe/London", "London");
    check("Lodnon", "Europe/London", "London");
    check("Sidney", "Australia/Sydney", "Sydney");
    check("Kathmadu", "Asia/Kathmandu", "Kathmandu");
    check("Singapoor", "Asia/Singapore", "Singapore");
    check("Francisko", "America/Los_Angeles", "San Francisco");
    // Countries and regions.
    check("Germany", "Europe/Berlin", "Berlin");
    check("Deutschland", "Europe/Berlin", "Berlin");
    check("NL", "Europe/Amsterdam", "Amsterdam");
    check("uk", "Europe/London", "London");
    check("usa", "America/New_York", "New York");
    check("Australia", "Australia/Sydney", "Sydney");
    check("EMEA", "Europe/London", "London");
    check("apac", "Asia/Kolkata", "Kolkata");
    check("AMER", "America/New_York", "New York");
    // Names of IANA's and Windows'.
    check("America/Los_Angeles", "America/Los_Angeles", "Los Angeles");
    check("america/los angeles", "America/Los_Angeles", "Los Angeles");
    check("Asia/Calcutta", "Asia/Kolkata", "Kolkata");
    check("US/Pacific", "America/Los_Angeles", "Los Angeles");
    check("W. Europe Standard Time", "Europe/Berlin", "Berlin");
    check(
        "Pacific Standard Time",
        "America/Los_Angeles",
        "Los Angeles",
    );
    check("Pacific Time", "America/Los_Angeles", "Los Angeles");
    check("Tokyo Standard Time", "Asia/Tokyo", "Tokyo");
    check("utc", "Etc/UTC", "UTC");
    check("GMT", "Etc/UTC", "UTC");
    // Offsets.
    check("UTC+5:45", "Asia/Kathmandu", "Kathmandu");
    check("+0545", "Asia/Kathmandu", "Kathmandu");
    check("GMT-3", "Etc/GMT+3", "");
    check("UTC−08:00", "Etc/GMT+8", "");
    check("utc +0", "Etc/UTC", "");
}

#[test]
fn an_ambiguous_abbreviation_yields_all_its_meanings() {
    #[track_caller]
    fn check(query: &str, expected: &[&str]) {
        let found: Vec<_> = find(query).iter().map(|one| one.zone.name()).collect();
        assert_eq!(found, expected, "{query}");
    }
    check("IST", &["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"]);
    check(
        "CST",
        &["America/Chicago", "Asia/Shanghai", "America/Havana"],
    );
    check(
        "BST",
        &["Europe/London", "Asia/Dhaka", "Pacific/Bougainville"],
    );
    check("AST", &["America/Halifax", "Asia/Riyadh"]);
    check("EST", &["America/New_York"]);
    check("PT", &["America/Los_Angeles"]);
    // In small letters it may also begin a city.
    let ist = find("ist");
    assert!(ist.iter().take(3).all(|one| one.by == By::Abbreviation));
    assert!(ist.iter().any(|one| one.zone.name() == "Europe/Istanbul"));
}

#[test]
fn a_country_yields_its_zones_the_main_ones_first() {
    let names = |query: &str| -> Vec<_> { find(query).iter().map(|one| one.zone.name()).collect() };
    assert_eq!(
        names("Canada")[..3],
        ["America/Toronto", "America/Vancouver", "America/Edmonton"]
    );
    assert_eq!(names("Nepal"), ["Asia/Kathmandu"]);
    assert!(
        find("Spain")
            .iter()
            .take(3)
            .all(|one| (one.by, one.country) == (By::Country, "ES"))
    );
}

#[test]
fn an_error_leads_to_no_third_place() {
    #[track_caller]
    fn check(query: &str, expected: &[&str]) {
        let found: Vec<_> = find(query).iter().map(|one| one.place).collect();
        assert_eq!(found, expected, "{query}");
    }
    check("Londn", &["London"]);
    check("Pariss", &["Paris"]);
    check("Vancover", &["Vancouver"]);
    check("Bejing", &["Beijing"]);
    check("Katmandoo", &["Kathmandu"]);
    check("Kolkatta", &["Kolkata"]);
    check("Casablaca", &["Casablanca"]);
    check("New Yrok", &["New York"]);
    check("Munchn", &["Munich"]);
    check("Amstredam", &["Amsterdam"]);
    // Two that are one error away are both offered.
    check("Berln", &["Berlin", "Bern"]);
}

#[test]
fn nothing_is_made_up() {
    for query in ["", "  ", "xyzzyx", "UTC+99", "+", "UTC+5:99", "q", "***"] {
        assert!(
            find(query).iter().all(|one| one.fit != Fit::Exact),
            "{query}"
        );
    }
    assert!(find("xyzzyxqq").is_empty());
    assert!(find("London").len() <= 12);
}

#[test]
fn a_zone_tells_its_names_and_country() {
    let names = Names::new(NAMES);
    assert!(names.of("Europe/Kiev").contains(&"Kiew"));
    assert!(names.of("Europe/Berlin").contains(&"München"));
    assert_eq!(names.country("Europe/Kiev"), Some("UA"));
    assert_eq!(names.country("Etc/UTC"), None);
    assert!(names.of("Nowhere").is_empty());
}

proptest! {
    // Each scans 50 KB without optimization.
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_query_panics(query in ".{0,40}") {
        let found = find(&query);
        prop_assert!(found.len() <= 12);
        // Each zone once.
        for (index, one) in found.iter().enumerate() {
            prop_assert!(found[..index].iter().all(|other| other.zone != one.zone));
        }
    }
}
