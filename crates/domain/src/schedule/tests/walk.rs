//! Rules against a walk over every day, by the words of the rule alone.

use chrono::{Datelike, Days};
use proptest::prelude::*;

use super::*;

fn rule() -> impl Strategy<Value = On> {
    let weekday = (0_usize..7).prop_map(|index| Weekday::ALL[index]);
    let ordinals = proptest::sample::subsequence(vec![1_i64, 2, 3, 4, 5, -1], 1..=6);
    prop_oneof![
        (weekday.clone(), ordinals).prop_map(|(weekday, ordinals)| {
            let ordinals = ordinals.into_iter().filter_map(Ordinal::new).collect();
            On::Monthly { weekday, ordinals }
        }),
        (weekday, 1_u16..6).prop_map(|(weekday, every)| On::Weekly { weekday, every }),
        (1_u8..=31).prop_map(|day| On::Day { day }),
    ]
}

/// Whether a rule gives a date, by the words of the rule alone.
fn walk(rule: &On, starts: NaiveDate, day: NaiveDate) -> Option<usize> {
    if day < starts {
        return None;
    }
    match rule {
        On::Day { day: wanted } => (day.day() == u32::from(*wanted)).then_some(0),
        On::Weekly { weekday, every } => {
            let like = |date: &NaiveDate| Weekday::from(date.weekday()) == *weekday;
            let anchor = starts.iter_days().find(like).unwrap();
            let weeks = (day - anchor).num_days() / 7;
            (like(&day) && day >= anchor && weeks % i64::from(*every) == 0).then_some(0)
        }
        On::Monthly { weekday, ordinals } => {
            if Weekday::from(day.weekday()) != *weekday {
                return None;
            }
            let number = i64::from((day.day() - 1) / 7 + 1);
            let last = (day + Days::new(7)).month() != day.month();
            ordinals.iter().position(|ordinal| {
                *ordinal == Ordinal::new(number).unwrap() || (last && *ordinal == Ordinal::LAST)
            })
        }
    }
}

proptest! {
    #[test]
    fn rules_agree_with_a_walk_over_every_day(
        rule in rule(), start in 0_u64..3_000, from in 0_u64..3_000, length in 0_u64..800,
    ) {
        let origin = date("2026-01-01");
        let (starts, from) = (origin + Days::new(start), origin + Days::new(from));
        let to = from + Days::new(length);
        let found: Vec<_> = rule.dates(Some(starts), from, to).collect();
        let expected: Vec<_> = from
            .iter_days()
            .take_while(|day| *day <= to)
            .filter_map(|day| Some((day, walk(&rule, starts, day)?)))
            .collect();
        prop_assert_eq!(found, expected);
    }

    /// A range is a window on one and the same series.
    #[test]
    fn ranges_are_windows(rule in rule(), slots in 0_usize..4, from in 0_u64..900, length in 0_u64..300, skip in 0_u64..900) {
        let origin = date("2026-01-01");
        let day = |count| Date(origin + Days::new(count));
        let mut cadence = cadence(r#"{"on":{"day":1}}"#);
        cadence.on = rule;
        cadence.starts = Some(day(20));
        cadence.except = (0..40).map(|count| day(skip + count)).collect();
        let slot = Slot { time: WallTime::new(9, 0), zone: Zone::parse("Asia/Tokyo").ok(), ..Slot::default() };
        cadence.rotation = vec![slot; slots];
        let all = cadence.occurrences(origin, day(1_500).0).unwrap();
        let (from, to) = (day(from).0, day(from + length).0);
        let found = cadence.occurrences(from, to).unwrap();
        let expected: Vec<_> = all.into_iter().filter(|one| (from..=to).contains(&one.date)).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn no_date_panics(text in ".{0,12}", days in 0_i32..3_000_000) {
        let _ = Date::parse(&text);
        let _ = WallTime::parse(&text);
        let extreme = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
        for rule in [r#"{"day":31}"#, r#"{"weekday":"friday","every":9}"#, r#"{"weekday":"friday","ordinals":[5]}"#] {
            let _ = on(rule).first(Some(NaiveDate::MIN), extreme);
            let _ = on(rule).first(Some(extreme), NaiveDate::MAX);
            let _ = on(rule).first(Some(NaiveDate::MAX), extreme);
        }
    }
}
