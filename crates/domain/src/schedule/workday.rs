//! Working days: what has to be done so many of them before a date.

use chrono::{Datelike, NaiveDate};

use super::Date;

/// The days on which work is done: Monday to Friday, but for holidays.
#[derive(Clone, Copy, Debug)]
pub struct Workdays<'a> {
    /// Everybody's holidays and those of one's own, in any order.
    pub holidays: [&'a [Date]; 2],
}

impl Workdays<'_> {
    /// Whether work is done on a day.
    #[must_use]
    pub fn has(&self, day: NaiveDate) -> bool {
        day.weekday().num_days_from_monday() < 5
            && !self.holidays.iter().any(|days| days.contains(&Date(day)))
    }

    /// The working day that is `count` working days before `date`, which itself
    /// doesn't count and needn't be one. For a count of 0 it is `date`; `None`
    /// before the calendar begins.
    #[must_use]
    pub fn before(&self, date: NaiveDate, count: u16) -> Option<NaiveDate> {
        let mut day = date;
        let mut left = count;
        while left > 0 {
            day = day.pred_opt()?;
            if self.has(day) {
                left -= 1;
            }
        }
        Some(day)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{Days, Weekday};
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        Date::parse(text).unwrap().0
    }

    #[test]
    fn weekends_and_holidays_are_passed_over() {
        let holidays = ["2026-12-25", "2027-01-01"].map(|text| Date(day(text)));
        let own = [Date(day("2026-12-24"))];
        let check = |date: &str, count, expected: &str| {
            let days = Workdays {
                holidays: [&holidays, &own],
            };
            assert_eq!(days.before(day(date), count), Some(day(expected)), "{date}");
        };
        check("2026-12-08", 1, "2026-12-07");
        check("2026-12-08", 5, "2026-12-01");
        check("2026-12-07", 1, "2026-12-04");
        check("2026-12-06", 1, "2026-12-04");
        check("2026-12-28", 1, "2026-12-23");
        check("2027-01-04", 1, "2026-12-31");
        check("2027-01-04", 5, "2026-12-23");
        check("2026-12-25", 0, "2026-12-25");
    }

    /// Working days as a list of days, which shares nothing with the arithmetic
    /// above: weekdays are counted from a known Thursday.
    fn working_days(first: NaiveDate, last: NaiveDate, holidays: &[NaiveDate]) -> Vec<NaiveDate> {
        let thursday = day("2026-01-01");
        assert_eq!(thursday.weekday(), Weekday::Thu);
        let mut list = Vec::new();
        let mut date = first;
        while date <= last {
            let weekday = ((date - thursday).num_days() + 3).rem_euclid(7);
            if weekday < 5 && !holidays.contains(&date) {
                list.push(date);
            }
            date = date.succ_opt().unwrap();
        }
        list
    }

    #[test]
    fn every_day_of_eleven_years_agrees_with_a_calendar() {
        // Fixed holidays each year, and a week off now and then.
        let mut holidays = Vec::new();
        for year in 2025..=2036 {
            for (month, of) in [(1, 1), (5, 1), (8, 31), (12, 24), (12, 25), (12, 26)] {
                holidays.extend(NaiveDate::from_ymd_opt(year, month, of));
            }
            for of in 20..=26 {
                holidays.extend(NaiveDate::from_ymd_opt(year, 7, of));
            }
        }
        let calendar = working_days(day("2025-06-01"), day("2036-12-31"), &holidays);
        let (all, own): (Vec<Date>, Vec<Date>) = holidays
            .iter()
            .map(|day| Date(*day))
            .partition(|day| day.0.month() == 12);
        let days = Workdays {
            holidays: [&all, &own],
        };
        let mut date = day("2026-01-01");
        let mut compared = 0;
        while date <= day("2036-12-31") {
            let before = calendar.partition_point(|day| *day < date);
            assert_eq!(days.has(date), calendar.contains(&date), "{date}");
            for count in 1..=30_u16 {
                let expected = calendar[before - usize::from(count)];
                assert_eq!(days.before(date, count), Some(expected), "{date} {count}");
                compared += 1;
            }
            date = date.succ_opt().unwrap();
        }
        assert_eq!(compared, 4_018 * 30);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_holidays_agree_with_a_calendar(
            date in 0..4_018_u64,
            count in 1..60_u16,
            holidays in prop::collection::vec((-200..4_018_i64, any::<bool>()), 0..80),
        ) {
            let first = day("2026-01-01");
            let date = first + Days::new(date);
            let holidays: Vec<(NaiveDate, bool)> = holidays
                .into_iter()
                .map(|(at, own)| (first + chrono::Duration::days(at), own))
                .collect();
            let all: Vec<_> = holidays.iter().map(|(day, _)| *day).collect();
            let calendar = working_days(date - Days::new(300), date, &all);
            let before = calendar.partition_point(|day| *day < date);
            let of = |own| -> Vec<Date> {
                holidays.iter().filter(|(_, other)| *other == own).map(|(day, _)| Date(*day)).collect()
            };
            let days = Workdays { holidays: [&of(false), &of(true)] };
            prop_assert_eq!(days.before(date, count), Some(calendar[before - usize::from(count)]));
        }
    }
}
