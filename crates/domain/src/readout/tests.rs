//! Readouts: dates, preparation, metrics, and what is refused.

use super::*;
use crate::json;
use crate::schedule::{Month, Unscheduled};

const EXAMPLE: &str = include_str!("../../../../tests/fixtures/data/readouts.json");

fn readouts(text: &str) -> Readouts {
    json::read(text).unwrap()
}

fn day(text: &str) -> chrono::NaiveDate {
    Date::parse(text).unwrap().0
}

/// Region, start, end and steps of each readout, a line each.
fn lines(readouts: &Readouts, from: &str, to: &str) -> Vec<String> {
    let (plan, failed) = readouts.plan(day(from), day(to));
    assert_eq!(failed, []);
    plan.iter()
        .map(|one| {
            let region = &readouts.regions[one.region];
            let mut line = region.id.as_str().to_owned();
            for instant in [one.occurrence.start, one.occurrence.end] {
                line.push(' ');
                line.push_str(&instant.map_or("?".to_owned(), |at| at.rfc3339()));
            }
            for step in &one.steps {
                let step = (
                    &readouts.preparation[step.preparation].id,
                    Date(step.date).text(),
                );
                line.push_str(&format!(" {}:{}", step.0, step.1));
            }
            line
        })
        .collect()
}

#[test]
fn the_example_is_planned_around_its_holidays() {
    let readouts = readouts(EXAMPLE);
    assert_eq!(
        lines(&readouts, "2026-12-01", "2027-01-31"),
        [
            "AMER 2026-12-08T17:00:00Z 2026-12-08T17:45:00Z metrics:2026-12-01 updates:2026-12-03 send:2026-12-07",
            "EMEA 2026-12-09T10:00:00Z 2026-12-09T10:45:00Z metrics:2026-12-02 updates:2026-12-04 send:2026-12-08",
            "APAC 2026-12-09T23:00:00Z 2026-12-09T23:45:00Z metrics:2026-12-03 updates:2026-12-07 send:2026-12-09",
            "AMER 2027-01-12T17:00:00Z 2027-01-12T17:45:00Z metrics:2027-01-05 updates:2027-01-07 send:2027-01-11",
            "EMEA 2027-01-13T10:00:00Z 2027-01-13T10:45:00Z metrics:2027-01-06 updates:2027-01-08 send:2027-01-12",
            "APAC 2027-01-13T23:00:00Z 2027-01-13T23:45:00Z metrics:2027-01-07 updates:2027-01-11 send:2027-01-13",
        ]
    );
    // Both ends count, on the region's own calendar.
    assert_eq!(lines(&readouts, "2026-12-10", "2026-12-10").len(), 1);
    assert_eq!(lines(&readouts, "2026-12-09", "2026-12-09").len(), 1);
    assert_eq!(lines(&readouts, "2026-12-11", "2026-12-31"), [""; 0]);
}

#[test]
fn a_regions_own_days_count_there_alone() {
    let text = EXAMPLE
        .replace(
            r#""with": "EMEA Sales leadership""#,
            r#""holidays": ["2027-01-06", "2027-01-12"], "moved": {"2027-01-13": {"time": "11:00"}}, "duration": 30"#,
        )
        .replace(
            r#""with": "AMER Sales leadership""#,
            r#""except": ["2027-01-12"]"#,
        );
    assert_eq!(
        lines(&readouts(&text), "2027-01-01", "2027-01-31"),
        [
            "EMEA 2027-01-13T11:00:00Z 2027-01-13T11:30:00Z metrics:2027-01-04 updates:2027-01-07 send:2027-01-11",
            "APAC 2027-01-13T23:00:00Z 2027-01-13T23:45:00Z metrics:2027-01-07 updates:2027-01-11 send:2027-01-13",
        ]
    );
}

#[test]
fn dates_are_known_without_a_time_and_reasons_without_dates() {
    let text = r#"{"regions":[
        {"id":"A","on":{"weekday":"monday","every":2}},
        {"id":"B","on":{"day":31}},
        {"id":"C","on":{"weekday":"monday","every":2},"starts":"2026-12-07"}]}"#;
    let readouts = readouts(text);
    let (plan, failed) = readouts.plan(day("2026-12-01"), day("2027-02-28"));
    assert_eq!(failed, [(0, Unscheduled::NoStart)]);
    let dates: Vec<_> = (plan.iter())
        .map(|one| (one.region, Date(one.occurrence.date).text()))
        .collect();
    let dates: Vec<_> = (dates.iter()).map(|(at, date)| (*at, &**date)).collect();
    assert_eq!(
        dates,
        [
            (2, "2026-12-07"),
            (2, "2026-12-21"),
            (1, "2026-12-31"),
            (2, "2027-01-04"),
            (2, "2027-01-18"),
            (1, "2027-01-31"),
            (2, "2027-02-01"),
            (2, "2027-02-15"),
        ]
    );
    assert!(plan.iter().all(|one| one.occurrence.start.is_none()));
}

#[test]
fn a_missing_month_is_a_gap() {
    let text = EXAMPLE.replace(
        r#""past": ["#,
        r#""past": [
            { "region": "EMEA", "date": "2026-06-10", "values": { "pipeline": "0", "leads": 900.5 } },
            { "region": "EMEA", "date": "2026-06-24", "values": { "pipeline": 10 } },
            { "region": "EMEA", "date": "2026-08-12", "values": {} },
            { "region": "APAC", "date": "2026-07-08", "values": { "leads": 7 } },"#,
    );
    let readouts = readouts(&text);
    let emea = RegionId::parse("EMEA").unwrap();
    let trend = |metric: usize| -> Vec<Option<String>> {
        let metric = &readouts.metrics[metric];
        let trend = readouts.trend(&emea, metric);
        assert_eq!(trend[0].month, Month::parse("2026-06").unwrap());
        trend
            .iter()
            .map(|one| one.value.map(Decimal::text))
            .collect()
    };
    let texts = |list: [Option<&str>; 5]| list.map(|one| one.map(str::to_owned)).to_vec();
    // June to October; July had no readout, August's hadn't the metrics.
    assert_eq!(
        trend(0),
        texts([Some("10"), None, None, Some("3100000"), Some("3650000")])
    );
    assert_eq!(
        trend(1),
        texts([Some("900.5"), None, None, Some("1010"), Some("1180")])
    );
    let dates: Vec<_> = (readouts.past(&emea).iter())
        .map(|past| past.date.text())
        .collect();
    assert_eq!(
        dates,
        [
            "2026-10-14",
            "2026-09-09",
            "2026-08-12",
            "2026-06-24",
            "2026-06-10"
        ]
    );
    let amer = RegionId::parse("AMER").unwrap();
    assert_eq!(readouts.trend(&amer, &readouts.metrics[0]), []);
}

#[test]
fn a_target_is_given_by_region_and_month() {
    let check = |target: &str, region: &str, month: &str, expected: Option<&str>| {
        let text = EXAMPLE.replace(r#""target": 1200"#, &format!(r#""target": {target}"#));
        let readouts = readouts(&text);
        let region = RegionId::parse(region).unwrap();
        let found = readouts.metrics[1]
            .target
            .of(&region, Month::parse(month).unwrap());
        assert_eq!(found.map(Decimal::text).as_deref(), expected, "{target}");
    };
    check("1200", "EMEA", "2026-12", Some("1200"));
    check("\"1200.0\"", "EMEA", "2026-12", Some("1200.0"));
    check("null", "EMEA", "2026-12", None);
    check("{}", "EMEA", "2026-12", None);
    check("{\"EMEA\":5}", "EMEA", "2026-12", Some("5"));
    check("{\"EMEA\":5}", "APAC", "2026-12", None);
    check("{\"2026-12\":6,\"EMEA\":5}", "APAC", "2026-12", Some("6"));
    check("{\"2026-12\":6,\"EMEA\":5}", "EMEA", "2026-12", Some("5"));
    let both = "{\"EMEA\":{\"2026-12\":7,\"2027-01\":8},\"2026-12\":6}";
    check(both, "EMEA", "2026-12", Some("7"));
    check(both, "EMEA", "2027-01", Some("8"));
    check(both, "APAC", "2026-12", Some("6"));
    check(both, "EMEA", "2027-02", None);
    check("{\"2026-12\":{\"EMEA\":7}}", "EMEA", "2026-12", Some("7"));
}

#[test]
fn what_makes_no_sense_is_refused_with_its_path() {
    let check = |from: &str, to: &str, path: &str, part: &str| {
        assert!(EXAMPLE.contains(from), "{from}");
        let error = json::read::<Readouts>(&EXAMPLE.replacen(from, to, 1)).unwrap_err();
        assert!(
            error.path == path && error.message.contains(part),
            "{error:?}"
        );
    };
    check("\"EMEA\"", "\"AMER\"", "regions[1].id", "another region");
    check(
        r#""zone": "Europe/London","#,
        "",
        "regions[1].zone",
        "needs the zone",
    );
    check(
        r#""with": "EMEA Sales leadership""#,
        r#""moved": {"2026-12-10": {"time": "11:00"}}"#,
        "regions[1].moved.2026-12-10",
        "nothing can be moved",
    );
    check(
        r#""with": "EMEA Sales leadership""#,
        r#""duration": 0"#,
        "regions[1].duration",
        "a minute",
    );
    check(
        r#""duration": 45"#,
        r#""duration": 0"#,
        "duration",
        "a minute",
    );
    check(
        "\"updates\"",
        "\"metrics\"",
        "preparation[1].id",
        "another step",
    );
    check(
        "\"working_days_before\": 5",
        "\"working_days_before\": -5",
        "preparation[0].working_days_before",
        "whole number",
    );
    check(
        "\"working_days_before\": 5",
        "\"working_days_before\": 300",
        "preparation[0].working_days_before",
        "260",
    );
    check(
        "\"id\": \"leads\"",
        "\"id\": \"pipeline\"",
        "metrics[1].id",
        "another metric",
    );
    check(
        "\"pipeline\": 3100000",
        "\"pipline\": 3100000",
        "past[0].values.pipline",
        "Did you mean \"pipeline\"?",
    );
    check(
        r#"{ "region": "EMEA", "date": "2026-09-09""#,
        r#"{ "region": "EMAE", "date": "2026-09-09""#,
        "past[0].region",
        "Did you mean \"EMEA\"?",
    );
    check(
        "2026-10-14",
        "2026-09-09",
        "past[1].date",
        "another readout",
    );
    check(
        "\"target\": 1200",
        "\"target\": {\"EMAE\": 1}",
        "metrics[1].target",
        "Did you mean \"EMEA\"?",
    );
    check(
        "\"target\": 1200",
        "\"target\": {\"EMEA\": {\"APAC\": 1}}",
        "metrics[1].target",
        "each once",
    );
    check(
        "\"target\": 1200",
        "\"target\": {\"EMEA\": {\"2026-12\": \"lots\"}}",
        "metrics[1].target.EMEA.2026-12",
        "not a decimal",
    );
    check(
        "\"target\": 1200",
        "\"target\": [1200]",
        "metrics[1].target",
        "numbers by region or month",
    );
    check(
        "https://example.com/readout-1",
        "javascript:1",
        "past[0].url",
        "",
    );
    check("\"metrics\": [", "\"metric\": [", "metric", "metrics");
}
