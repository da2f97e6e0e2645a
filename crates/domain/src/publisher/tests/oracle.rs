//! The rules against oracles that share nothing with them.

use proptest::prelude::*;
use rust_decimal::{Decimal as Independent, RoundingStrategy};

use super::*;
use crate::money::{Decimal, Money};

/// A small world, so that things meet.
fn activity() -> impl Strategy<Value = Activity> {
    let word = |words: &'static [&'static str]| prop::sample::select(words).prop_map(String::from);
    let days = (0_i64..70, 0_i64..25);
    let texts = (
        word(&["a", "A", "b"]),
        prop::option::of(word(&["Weekly", "weekly", "Daily", ""])),
        prop::option::of(word(&["devs", "DEVS", "ops", " "])),
    );
    let lists = (
        prop::collection::vec(word(&["EMEA", "emea", "AMER", ""]), 0..3),
        prop::collection::vec(word(&["EMEA", "AMER"]), 0..2),
        prop::collection::vec(word(&["SMB", "smb", "Enterprise"]), 0..3),
    );
    let kinds = (
        prop::sample::select(&[Kind::PaidSocial, Kind::Publisher, Kind::Other]),
        prop::option::of(prop::sample::select(&[Through::Direct, Through::Slot])),
    );
    (days, texts, lists, kinds).prop_map(|(days, texts, lists, kinds)| {
        let first = chrono::NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
        let starts = first + chrono::TimeDelta::days(days.0);
        Activity {
            id: String::new(),
            name: "n".to_owned(),
            team: texts.0,
            kind: kinds.0,
            starts: crate::schedule::Date(starts),
            ends: crate::schedule::Date(starts + chrono::TimeDelta::days(days.1)),
            publisher: texts.1,
            route: kinds.1,
            region: Several(lists.0),
            regions: Several(lists.1),
            segment: Several(lists.2),
            segments: Several::default(),
            audience: texts.2,
            url: None,
            access: None,
        }
    })
}

fn asked(one: Activity) -> Proposal {
    let mut proposal = proposal("{}");
    proposal.team = one.team;
    proposal.publisher = one.publisher.unwrap_or_default();
    (proposal.starts, proposal.ends) = (one.starts, one.ends);
    (proposal.region, proposal.regions) = (one.region, one.regions);
    proposal.segment = one.segment;
    proposal.audience = one.audience;
    proposal.existing_relationship = Some(false);
    proposal
}

/// Day by day and value by value, in the words of the rule.
fn slow(proposal: &Proposal, activity: &Activity) -> Option<Certainty> {
    let lower = |texts: &[&Vec<String>]| -> Vec<String> {
        let all = texts.iter().flat_map(|list| list.iter());
        all.map(|text| text.trim().to_lowercase())
            .filter(|text| !text.is_empty())
            .collect()
    };
    let mut together = false;
    let mut day = proposal.starts.0;
    while day <= proposal.ends.0 {
        together |= (activity.starts.0..=activity.ends.0).contains(&day);
        day = day.succ_opt().unwrap();
    }
    if !together {
        return None;
    }
    let named = |name: &str| lower(&[&vec![name.to_owned()]]);
    let with = activity.publisher.clone().unwrap_or_default();
    if !named(&with).is_empty() && named(&with) == named(&proposal.publisher) {
        return Some(Certainty::Certain);
    }
    let audience = |audience: &Option<String>| {
        let texts: Vec<String> = audience.iter().cloned().collect();
        lower(&[&texts])
    };
    let pairs = [
        (
            lower(&[&proposal.region.0, &proposal.regions.0]),
            lower(&[&activity.region.0, &activity.regions.0]),
        ),
        (
            lower(&[&proposal.segment.0]),
            lower(&[&activity.segment.0, &activity.segments.0]),
        ),
        (audience(&proposal.audience), audience(&activity.audience)),
    ];
    let mut certain = Certainty::Certain;
    for (one, other) in pairs {
        if one.is_empty() || other.is_empty() {
            certain = Certainty::Possible;
        } else if !one.iter().any(|value| other.contains(value)) {
            return None;
        }
    }
    Some(certain)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn conflicts_and_slots_are_those_that_counting_finds(
        wanted in activity(),
        mut activities in prop::collection::vec(activity(), 0..12),
        limit in prop::option::of(0_u32..5),
        own in prop::option::of(prop::option::of(0_u32..5)),
    ) {
        for (at, activity) in activities.iter_mut().enumerate() {
            activity.id = at.to_string();
        }
        let mut publisher = publisher();
        publisher.activities = activities;
        publisher.limit_per_month = limit;
        publisher.limits.0 = own.iter().map(|own| ("a".to_owned(), *own)).collect();
        let proposal = asked(wanted);
        let assessment = Assessment::new(&publisher, &proposal);

        let expected: Vec<(&str, Certainty)> = publisher
            .activities
            .iter()
            .filter_map(|activity| Some((&*activity.id, slow(&proposal, activity)?)))
            .collect();
        let found: Vec<(&str, Certainty)> = assessment
            .conflicts
            .iter()
            .map(|conflict| (&*conflict.activity.id, conflict.certainty))
            .collect();
        prop_assert_eq!(found, expected);

        let month = |date: crate::schedule::Date| date.text()[..7].to_owned();
        let mut used = 0;
        for one in &publisher.activities {
            let takes = one.kind == Kind::PaidSocial
                || (one.kind == Kind::Publisher && one.route == Some(Through::Slot));
            if takes
                && month(one.starts) == month(proposal.starts)
                && one.team.to_lowercase() == proposal.team.to_lowercase()
            {
                used += 1;
            }
        }
        let limit = match own {
            Some(own) if proposal.team.to_lowercase() == "a" => own,
            _ => limit,
        };
        prop_assert_eq!(assessment.slots.used(), used);
        prop_assert_eq!(assessment.slots.limit, limit);
        let full = limit.is_some_and(|limit| used >= limit);
        prop_assert_eq!(assessment.route, if full { Route::Full } else { Route::Slot });
        prop_assert_eq!(
            assessment.slots.left(),
            limit.map(|limit| limit.saturating_sub(used))
        );
    }
}

#[test]
fn ten_thousand_spends_cost_what_an_independent_decimal_says() {
    // xorshift64*: the same spends at every run.
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = move |below: u64| {
        seed ^= seed >> 12;
        seed ^= seed << 25;
        seed ^= seed >> 27;
        seed.wrapping_mul(0x2545_f491_4f6c_dd1d) % below
    };
    let currencies = [("USD", 2), ("JPY", 0), ("KWD", 3), ("EUR", 2)];
    let mut publisher = publisher();
    for round in 0..10_000 {
        let (code, minor) = currencies[random(4) as usize];
        publisher.currency = crate::money::Currency::parse(code);
        let scale = random(5) as u32;
        let digits = 1 + random(15) as u32;
        let magnitude = random(10_u64.pow(digits));
        let spend = Independent::from_i128_with_scale(magnitude.into(), scale);
        // Rates with halves in them, so that rounding is put to the test.
        let low = Independent::new(random(5_000) as i64, 4);
        let high = low + Independent::new(random(5_000) as i64, 4);
        publisher.fee = Some(Fee {
            low: Decimal::parse(&low.to_string()).unwrap(),
            high: Decimal::parse(&high.to_string()).unwrap(),
        });
        let direct = random(2) == 0;
        let ours = Money::parse(&spend.to_string()).unwrap();
        let cost = Cost::new(&publisher, &ours, direct);
        let share = |rate: Independent| {
            (spend * rate).round_dp_with_strategy(minor, RoundingStrategy::MidpointAwayFromZero)
        };
        let nothing = (Independent::ZERO, Independent::ZERO);
        let agency = (share(low), share(high));
        let (fee, avoided) = if direct {
            (nothing, agency)
        } else {
            (agency, nothing)
        };
        let pairs = [
            (cost.fee, fee),
            (cost.avoided, avoided),
            (cost.total, (spend + fee.0, spend + fee.1)),
        ];
        for (found, expected) in pairs {
            let found = found.unwrap();
            for (found, expected) in [(found.low, expected.0), (found.high, expected.1)] {
                let text = found.text();
                let decimals = text.split_once('.').map_or(0, |(_, digits)| digits.len());
                assert!(decimals >= minor as usize, "{text} {code}");
                assert_eq!(
                    text.parse::<Independent>().unwrap(),
                    expected,
                    "round {round}: {spend} {code} at {low} to {high}"
                );
            }
        }
    }
}
