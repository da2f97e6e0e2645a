//! The roll-up against exact fractions over ten thousand cascades.
//!
//! The other side shares nothing with the module: it makes the numbers, writes the
//! file, and follows the definition in rational numbers of any length.

use num_rational::BigRational;
use proptest::prelude::*;

use super::*;

/// A number with two decimals, in hundredths.
type Cents = i64;

#[derive(Debug, Clone)]
struct Result {
    start: Option<Cents>,
    target: Option<Cents>,
    current: Option<Cents>,
    weight: Option<Cents>,
}

#[derive(Debug, Clone)]
struct Goal {
    results: Vec<Result>,
    weight: Option<Cents>,
    /// Which of the earlier goals it serves, each with a weight of its own or none.
    serves: Vec<(prop::sample::Index, Option<Cents>)>,
    /// Where it stands in the file.
    place: u32,
}

fn result() -> impl Strategy<Value = Result> {
    let number = || prop::option::weighted(0.9, -500_i64..2_000);
    (number(), number(), number(), weight()).prop_map(|(start, target, current, weight)| Result {
        start,
        target,
        current,
        weight,
    })
}

fn weight() -> impl Strategy<Value = Option<Cents>> {
    prop::option::of(prop_oneof![Just(0), Just(50), Just(200), 1..1_000_i64])
}

fn goals() -> impl Strategy<Value = Vec<Goal>> {
    let goal = (
        prop::collection::vec(result(), 0..3),
        weight(),
        prop::collection::vec((any::<prop::sample::Index>(), weight()), 0..3),
        any::<u32>(),
    )
        .prop_map(|(results, weight, serves, place)| Goal {
            results,
            weight,
            serves,
            place,
        });
    prop::collection::vec(goal, 1..10)
}

/// The goals that one serves, each once.
fn served(goals: &[Goal], at: usize) -> Vec<(usize, Option<Cents>)> {
    let mut served: Vec<(usize, Option<Cents>)> = Vec::new();
    for (index, weight) in &goals[at].serves {
        if at > 0 {
            let above = index.index(at);
            if served.iter().all(|(other, _)| *other != above) {
                served.push((above, *weight));
            }
        }
    }
    served
}

fn decimal(cents: Cents) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", cents.abs() / 100, cents.abs() % 100)
}

fn file(goals: &[Goal]) -> (String, Vec<usize>) {
    let field = |name: &str, value: Option<Cents>| match value {
        Some(cents) => format!(r#","{name}":{}"#, decimal(cents)),
        None => String::new(),
    };
    let mut order: Vec<usize> = (0..goals.len()).collect();
    order.sort_by_key(|at| goals[*at].place);
    let written = order.iter().map(|at| {
        let goal = &goals[*at];
        let results: Vec<String> = (goal.results.iter().enumerate())
            .map(|(index, one)| {
                format!(
                    r#"{{"id":"{at}-{index}","title":"K"{}{}{}{}}}"#,
                    field("start", one.start),
                    field("target", one.target),
                    field("current", one.current),
                    field("weight", one.weight)
                )
            })
            .collect();
        let parents: Vec<String> = (served(goals, *at).into_iter())
            .map(|(above, weight)| match weight {
                None => format!(r#""{above}""#),
                Some(_) => format!(r#"{{"id":"{above}"{}}}"#, field("weight", weight)),
            })
            .collect();
        let parents = match parents.as_slice() {
            [one] if one.starts_with('"') => one.clone(),
            _ => format!("[{}]", parents.join(",")),
        };
        format!(
            r#"{{"id":"{at}","title":"O","aligned_to":{parents}{},"key_results":[{}]}}"#,
            field("weight", goal.weight),
            results.join(",")
        )
    });
    let written: Vec<String> = written.collect();
    let text = format!(
        r#"{{"period":{{"starts":"2026-11-01","ends":"2027-01-31"}},"objectives":[{}]}}"#,
        written.join(",")
    );
    (text, order)
}

fn exact(numerator: Cents, denominator: Cents) -> BigRational {
    BigRational::new(numerator.into(), denominator.into())
}

fn of_result(one: &Result) -> Option<BigRational> {
    let (start, target, current) = (one.start?, one.target?, one.current?);
    if start == target {
        return None;
    }
    let share = exact(current - start, target - start);
    Some(share.clamp(exact(0, 1), exact(1, 1)))
}

fn mean(parts: &[(Option<BigRational>, Cents)]) -> Option<BigRational> {
    let counted = parts.iter().filter(|(part, _)| part.is_some());
    let weight: BigRational = counted.map(|(_, weight)| exact(*weight, 1)).sum();
    if weight == exact(0, 1) {
        return None;
    }
    let weighted =
        |(part, weight): &(Option<BigRational>, Cents)| Some(part.clone()? * exact(*weight, 1));
    let sum: BigRational = parts.iter().filter_map(weighted).sum();
    Some(sum / weight)
}

fn of_results(goal: &Goal) -> Vec<(Option<BigRational>, Cents)> {
    let part = |one: &Result| (of_result(one), one.weight.unwrap_or(100));
    goal.results.iter().map(part).collect()
}

/// Of every goal, the last one first: what serves a goal comes after it.
fn of_goals(goals: &[Goal]) -> Vec<Option<BigRational>> {
    let mut found = vec![None; goals.len()];
    for at in (0..goals.len()).rev() {
        let mut parts = of_results(&goals[at]);
        for below in at + 1..goals.len() {
            for (above, weight) in served(goals, below) {
                if above == at {
                    let weight = weight.or(goals[below].weight).unwrap_or(100);
                    parts.push((found[below].clone(), weight));
                }
            }
        }
        found[at] = mean(&parts);
    }
    found
}

/// To twelve decimals. Multiplied out, since fractions of floats are slow.
fn agrees(found: Option<f64>, expected: Option<&BigRational>) -> bool {
    match (found, expected) {
        (Some(found), Some(expected)) => {
            let off = expected.denom() * (found * 1e15) as i64
                - expected.numer() * 1_000_000_000_000_000_i64;
            let grain = expected.denom() * 1_000;
            off < grain && -off < grain
        }
        (found, expected) => found.is_none() && expected.is_none(),
    }
}

fn pace(progress: &BigRational, passed: i64) -> Pace {
    let lead = progress - exact(passed, 92);
    if lead >= exact(10, 100) {
        Pace::Ahead
    } else if lead >= exact(-10, 100) {
        Pace::OnTrack
    } else if lead >= exact(-25, 100) {
        Pace::NeedsAttention
    } else {
        Pace::AtRisk
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn adds_up_as_exact_fractions_do(goals in goals(), passed in 1..=92_i64) {
        let (text, order) = file(&goals);
        let okrs: Okrs = json::read(&text).unwrap();
        let on = day("2026-10-31") + chrono::Duration::days(passed);
        let report = okrs.report(on);
        let all = of_goals(&goals);
        for (standing, at) in report.standings.iter().zip(&order) {
            let own = mean(&of_results(&goals[*at]));
            let progress = &all[*at];
            prop_assert!(agrees(standing.own_progress, own.as_ref()), "{} {}", at, text);
            prop_assert!(agrees(standing.progress, progress.as_ref()), "{} {}", at, text);
            let expected = progress.as_ref().map(|progress| pace(progress, passed));
            prop_assert_eq!(standing.pace, expected, "{} {}", at, text);
        }
    }
}
