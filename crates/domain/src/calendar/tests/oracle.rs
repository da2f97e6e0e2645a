//! The `icalendar` crate reads our files, the `rrule` crate expands them, and
//! both find the meetings that the schedule gives.
//!
//! Parsers of other languages do the same in the workspace's browser tests.

use icalendar::{CalendarComponent, Component};
use rrule::RRuleSet;

use super::*;

/// The starts of all events of a file, in order, up to 2036.
fn expand(text: &str) -> Vec<String> {
    let calendar: icalendar::Calendar = text.parse().unwrap();
    let mut starts = Vec::new();
    for component in &calendar.components {
        let CalendarComponent::Event(event) = component else {
            continue;
        };
        let mut set = String::new();
        let start = &event.properties()["DTSTART"];
        let zone = start.params()["TZID"].value();
        set.push_str(&format!("DTSTART;TZID={zone}:{}\n", start.value()));
        match event.property_value("RRULE") {
            Some(rule) => set.push_str(&format!("RRULE:{rule}")),
            None => set.push_str("RRULE:FREQ=DAILY;COUNT=1"),
        }
        for except in event.multi_properties().get("EXDATE").into_iter().flatten() {
            set.push_str(&format!("\nEXDATE;TZID={zone}:{}", except.value()));
        }
        let set: RRuleSet = set.parse().unwrap_or_else(|error| panic!("{set}: {error}"));
        let end = "2037-01-01T00:00:00Z"
            .parse::<chrono::DateTime<chrono::Utc>>()
            .unwrap();
        let dates = set
            .before(end.with_timezone(&rrule::Tz::UTC))
            .all(60_000)
            .dates;
        starts.extend(
            dates
                .iter()
                .map(|date| Instant::from_unix(date.timestamp()).rfc3339()),
        );
    }
    starts.sort();
    starts
}

#[test]
fn another_reader_finds_the_same_meetings() {
    let rules: Vec<serde_json::Value> = serde_json::from_str(RULES).unwrap();
    assert!(rules.len() >= 15);
    for data in rules {
        let cadence = cadence(&data.to_string());
        let (from, to) = (date("2026-01-01"), date("2036-12-30"));
        let held = cadence.occurrences(from, to).unwrap();
        let expected: Vec<_> = held
            .iter()
            .map(|one| one.start.unwrap().rfc3339())
            .collect();
        let mut expected = expected;
        expected.sort();
        for (to, end) in [(Some(to), None), (None, Some("2028-12-30"))] {
            let events = series(&cadence, from, to, &WORDING).unwrap();
            let found = expand(&file(&events, at("2026-11-22T12:00:00Z")));
            // Without a last date what no rule can say is listed for three years.
            let until = |text: &&String| end.is_none_or(|end| text.as_str() < end);
            let found: Vec<_> = found.iter().filter(until).collect();
            let expected: Vec<_> = expected.iter().filter(until).collect();
            assert!(!found.is_empty());
            assert_eq!(found, expected, "{}", data["title"]);
        }
    }
}
