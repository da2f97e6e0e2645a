//! Objectives: what is read and refused, and how it adds up.

mod oracle;

use super::*;
use crate::json;

const EXAMPLE: &str = include_str!("../../../../tests/fixtures/data/okrs.json");

fn okrs(text: &str) -> Okrs {
    json::read(text).unwrap()
}

fn day(text: &str) -> chrono::NaiveDate {
    Date::parse(text).unwrap().0
}

#[track_caller]
fn near(found: Option<f64>, expected: Option<f64>) {
    match (found, expected) {
        (Some(found), Some(expected)) => {
            assert!((found - expected).abs() < 1e-12, "{found} {expected}");
        }
        _ => assert_eq!(found, expected),
    }
}

#[test]
fn the_example_adds_up() {
    let okrs = okrs(EXAMPLE);
    assert_eq!(okrs.period_name().as_deref(), Some("FY27-Q4"));
    let report = okrs.report(day("2026-12-16"));
    let cascade = &report.cascade;
    assert_eq!(cascade.roots().collect::<Vec<_>>(), [0]);
    assert_eq!(cascade.children(0), [(1, 1.0), (2, 0.5)]);
    assert_eq!((cascade.parents(2), cascade.depth(2)), (&[0][..], 1));
    let [cmo, demand, partners] = &report.standings[..] else {
        panic!("{report:?}");
    };
    near(cmo.own_progress, Some(0.55));
    near(cmo.progress, Some((2.0 * 0.55 + 0.3 + 0.5) / 3.5));
    near(demand.progress, Some(0.3));
    near(demand.own_progress, Some(0.3));
    near(partners.progress, Some(1.0));
    // Half of the quarter has passed.
    let paces = [cmo.pace, demand.pace, partners.pace];
    assert_eq!(
        paces,
        [Pace::OnTrack, Pace::NeedsAttention, Pace::Ahead].map(Some)
    );
    let less_is_better = &okrs.objectives[1].key_results[1];
    assert_eq!(less_is_better.direction(), Some(Direction::Down));
    near(less_is_better.progress().ok(), Some(0.2));
}

#[test]
fn a_key_result_has_progress_or_a_reason() {
    let check = |fields: &str, expected: Result<f64, Unmeasured>| {
        let text = format!(
            r#"{{"objectives":[{{"id":"o","title":"O","key_results":[{{"id":"k","title":"K"{fields}}}]}}]}}"#
        );
        let okrs = okrs(&text);
        let found = okrs.objectives[0].key_results[0].progress();
        assert_eq!(found.err(), expected.err(), "{fields}");
        near(found.ok(), expected.ok());
        let report = okrs.report(day("2026-12-16"));
        near(report.standings[0].progress, expected.ok());
        assert_eq!(report.standings[0].pace, None, "there is no period");
    };
    check(r#","start":0,"target":40,"current":22"#, Ok(0.55));
    check(r#","start":0,"target":40,"current":60"#, Ok(1.0));
    check(r#","start":0,"target":40,"current":-1"#, Ok(0.0));
    check(r#","start":900,"target":700,"current":860"#, Ok(0.2));
    check(r#","start":900,"target":700,"current":950"#, Ok(0.0));
    check(r#","start":-10,"target":10,"current":"0.00""#, Ok(0.5));
    check(
        r#","start":"100000000000.000000000000","target":"100000000000.000000000004","current":"100000000000.000000000001""#,
        Ok(0.25),
    );
    check(
        r#","start":0,"target":"999999999999999999999999","current":"0.000000000001""#,
        Ok(0.0),
    );
    check(r#","start":0,"target":40"#, Err(Unmeasured::NoCurrent));
    check(
        r#","start":0,"target":40,"current":null"#,
        Err(Unmeasured::NoCurrent),
    );
    check(r#","start":0,"current":1"#, Err(Unmeasured::NoTarget));
    check(r#","target":4,"current":1"#, Err(Unmeasured::NoStart));
    check(
        r#","start":4,"target":4.00,"current":4"#,
        Err(Unmeasured::NoWay),
    );
    check("", Err(Unmeasured::NoTarget));
}

#[test]
fn what_has_no_progress_is_left_out_of_the_mean() {
    let okrs = okrs(
        r#"{"objectives":[
            {"id":"a","title":"A","key_results":[
                {"id":"1","title":"K","start":0,"target":10,"current":5},
                {"id":"2","title":"K","start":0,"target":10},
                {"id":"3","title":"K","start":0,"target":10,"current":10,"weight":0}]},
            {"id":"b","title":"B","aligned_to":"a"},
            {"id":"c","title":"C","aligned_to":["a"],"key_results":[
                {"id":"4","title":"K","start":0,"target":10,"current":10,"weight":0}]}]}"#,
    );
    let report = okrs.report(day("2026-12-16"));
    near(report.standings[0].progress, Some(0.5));
    near(report.standings[1].progress, None);
    near(report.standings[2].progress, None);
}

#[test]
fn several_parents_each_count_as_much_as_they_say() {
    let okrs = okrs(
        r#"{"objectives":[
            {"id":"c","title":"C","weight":3,"aligned_to":["a",{"id":"b","weight":0.5}],"key_results":[
                {"id":"3","title":"K","start":0,"target":10,"current":10}]},
            {"id":"a","title":"A","key_results":[
                {"id":"1","title":"K","start":0,"target":10,"current":0}]},
            {"id":"b","title":"B","aligned_to":null,"key_results":[
                {"id":"2","title":"K","start":0,"target":10,"current":0}]}]}"#,
    );
    let report = okrs.report(day("2026-12-16"));
    near(report.standings[1].progress, Some(0.75));
    near(report.standings[1].own_progress, Some(0.0));
    near(report.standings[2].progress, Some(0.5 / 1.5));
    assert_eq!(report.cascade.places(), 4);
}

#[test]
fn pace_compares_with_the_calendar() {
    // 100 days, so a day is a point.
    let check = |fields: &str, on: &str, expected: Option<Pace>, stale: bool| {
        let text = format!(
            r#"{{"period":{{"starts":"2026-01-01","ends":"2026-04-10"}},"objectives":[
                {{"id":"o","title":"O"{fields},"key_results":[
                {{"id":"k","title":"K","start":0,"target":100,"current":50}}]}}]}}"#
        );
        let report = okrs(&text).report(day(on));
        let [standing] = &report.standings[..] else {
            panic!("{report:?}");
        };
        assert_eq!((standing.pace, standing.stale), (expected, stale), "{on}");
        let result = &standing.key_results[0];
        assert_eq!(result.stale, stale, "{on}");
    };
    let at = |on: &str, expected| check("", on, Some(expected), false);
    at("2025-12-31", Pace::Ahead);
    at("2026-02-09", Pace::Ahead); // day 40
    at("2026-02-10", Pace::OnTrack);
    at("2026-03-01", Pace::OnTrack); // day 60
    at("2026-03-02", Pace::NeedsAttention);
    at("2026-03-16", Pace::NeedsAttention); // day 75
    at("2026-03-17", Pace::AtRisk);
    at("2027-01-01", Pace::AtRisk);
    let updated = r#","updated":"2026-02-09""#;
    check(updated, "2026-03-02", Some(Pace::Ahead), false);
    check(updated, "2026-03-03", Some(Pace::Ahead), true);
    let health = r#","updated":"2026-02-09","health":"at risk""#;
    check(health, "2026-03-02", Some(Pace::AtRisk), false);
}

#[test]
fn an_owners_word_is_kept_beside_what_the_numbers_say() {
    let text = EXAMPLE.replace(
        r#""owner": "Channel Marketing","#,
        r#""owner": "Channel Marketing", "health": "needs attention","#,
    );
    let report = okrs(&text).report(day("2026-12-16"));
    let partners = &report.standings[2];
    assert_eq!(partners.pace, Some(Pace::NeedsAttention));
    assert_eq!(partners.overruled, Some(Pace::Ahead));
    assert_eq!(partners.key_results[0].pace, Some(Pace::Ahead));
    assert_eq!(report.standings[1].overruled, None);
}

#[test]
fn an_earlier_look_adds_up_too() {
    let text = EXAMPLE.replace(
        r#""objectives": ["#,
        r#""previous": { "as_of": "2026-12-01", "current": { "im-1-kr1": 1800, "im-2-kr1": 6 } }, "objectives": ["#,
    );
    let okrs = okrs(&text);
    let before = okrs.rolled_before(&okrs.cascade()).unwrap();
    near(before.progress[1], Some(0.2));
    near(before.own[0], Some(0.55));
    near(before.progress[0], Some((2.0 * 0.55 + 0.2 + 0.25) / 3.5));
}

#[test]
fn what_makes_no_sense_is_refused_with_its_path() {
    let check = |objectives: &str, more: &str, path: &str, part: &str| {
        let text = format!(r#"{{"objectives":[{objectives}]{more}}}"#);
        let error = json::read::<Okrs>(&text).unwrap_err();
        assert!(
            error.path == path && error.message.contains(part),
            "{error:?}"
        );
    };
    let one = |id: &str, more: &str| format!(r#"{{"id":"{id}","title":"T"{more}}}"#);
    let all = |list: &[(&str, &str)]| -> String {
        let list: Vec<_> = list.iter().map(|(id, more)| one(id, more)).collect();
        list.join(",")
    };
    check(
        &all(&[("a", ""), ("a", "")]),
        "",
        "objectives[1].id",
        "another objective \"a\"",
    );
    check(&all(&[("", "")]), "", "objectives[0].id", "empty");
    check(
        &all(&[("demand", ""), ("b", r#","aligned_to":"demnd""#)]),
        "",
        "objectives[1].aligned_to",
        "Did you mean \"demand\"?",
    );
    check(
        &all(&[("a", ""), ("b", r#","aligned_to":["a",{"id":"c"}]"#)]),
        "",
        "objectives[1].aligned_to[1]",
        "no objective \"c\"",
    );
    check(
        &all(&[("a", ""), ("b", r#","aligned_to":["a",{"id":"a"}]"#)]),
        "",
        "objectives[1].aligned_to[1]",
        "once",
    );
    check(
        &all(&[
            ("a", ""),
            ("b", r#","aligned_to":[{"id":"a","weight":-1}]"#),
        ]),
        "",
        "objectives[1].aligned_to[0].weight",
        "zero or more",
    );
    check(
        &all(&[("a", r#","weight":-0.5"#)]),
        "",
        "objectives[0].weight",
        "zero or more",
    );
    check(
        &all(&[("a", ""), ("b", r#","aligned_to":7"#)]),
        "",
        "objectives[1].aligned_to",
        "an objective's id, or a list",
    );
    check(
        &all(&[("a", ""), ("b", r#","aligned_to":{"id":"a"}"#)]),
        "",
        "objectives[1].aligned_to",
        "an objective's id, or a list",
    );
    check(
        &all(&[("a", r#","aligned_to":"a""#)]),
        "",
        "objectives[0].aligned_to",
        "to itself",
    );
    check(
        &all(&[
            ("top", ""),
            ("a", r#","aligned_to":["top","b"]"#),
            ("b", r#","aligned_to":"c""#),
            ("c", r#","aligned_to":[{"id":"a"}]"#),
            ("d", r#","aligned_to":"c""#),
        ]),
        "",
        "objectives[1].aligned_to[1]",
        "a → b → c → a.",
    );
    check(
        &all(&[("a", r#","health":"on trak""#)]),
        "",
        "objectives[0].health",
        "Did you mean \"on track\"?",
    );
    let result = |fields: &str| {
        one(
            "o",
            &format!(r#","key_results":[{{"title":"K",{fields}}}]"#),
        )
    };
    check(
        &result(r#""id":"k","target":"4 M""#),
        "",
        "objectives[0].key_results[0].target",
        "not a decimal",
    );
    check(
        &result(r#""id":"k","start":1,"target":4,"direction":"down""#),
        "",
        "objectives[0].key_results[0].direction",
        "\"up\"",
    );
    check(
        &result(r#""id":"k"},{"title":"K","id":"k""#),
        "",
        "objectives[0].key_results[1].id",
        "another key result",
    );
    check(
        &result(r#""id":"lead-count""#),
        r#","previous":{"current":{"lead-cuont":1}}"#,
        "previous.current.lead-cuont",
        "Did you mean \"lead-count\"?",
    );
    check(
        "",
        r#","period":{"starts":"2026-11-01","ends":"2026-10-31"}"#,
        "period.ends",
        "before it starts",
    );
    check(
        "",
        r#","fiscal_year_starts":"02-29""#,
        "fiscal_year_starts",
        "MM-DD",
    );
    check("", r#","objective":[]"#, "objective", "objectives");
}

#[test]
fn a_long_chain_is_refused_and_a_wide_fan_is_not() {
    let chain = |length: usize| {
        let list: Vec<_> = (0..length)
            .map(|at| format!(r#"{{"id":"o{at}","title":"T","aligned_to":"o{}"}}"#, at + 1))
            .collect();
        format!(
            r#"{{"objectives":[{},{{"id":"o{length}","title":"T"}}]}}"#,
            list.join(",")
        )
    };
    assert!(json::read::<Okrs>(&chain(200)).is_ok());
    let error = json::read::<Okrs>(&chain(5_000)).unwrap_err();
    assert!(error.message.contains("More than 200"), "{error:?}");
    // Each of 64 levels serves both of the level above: 2^64 ways to the top.
    let mut fan = Vec::new();
    for level in 0..64 {
        for side in ["a", "b"] {
            let above = match level {
                0 => String::new(),
                _ => format!(r#","aligned_to":["a{0}","b{0}"]"#, level - 1),
            };
            fan.push(format!(r#"{{"id":"{side}{level}","title":"T"{above}}}"#));
        }
    }
    let okrs = okrs(&format!(r#"{{"objectives":[{}]}}"#, fan.join(",")));
    assert_eq!(okrs.cascade().places(), u32::MAX);
    assert_eq!(okrs.cascade().depth(127), 63);
}
