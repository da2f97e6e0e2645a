use super::*;

fn monthly(weekday: Weekday, ordinals: &[i64]) -> Recurrence {
    let ordinals = ordinals
        .iter()
        .filter_map(|number| Ordinal::new(*number))
        .collect();
    Recurrence::Rule(On::Monthly { weekday, ordinals })
}

fn weekly(weekday: Weekday, every: u16) -> Recurrence {
    Recurrence::Rule(On::Weekly { weekday, every })
}

#[track_caller]
fn check(sentence: &str, expected: Recurrence) {
    assert_eq!(Recurrence::of(sentence), expected, "{sentence}");
}

#[test]
fn weekdays_of_the_month() {
    use Weekday::*;
    check(
        "The group meets the 1st and 3rd Wednesday of the month.",
        monthly(Wednesday, &[1, 3]),
    );
    check(
        "We meet on the first & third Wednesdays",
        monthly(Wednesday, &[1, 3]),
    );
    check(
        "Third and first Wednesday of each month",
        monthly(Wednesday, &[1, 3]),
    );
    check("monthly on the last Friday", monthly(Friday, &[-1]));
    check(
        "Every last Friday of the month we read.",
        monthly(Friday, &[-1]),
    );
    check("Every last Friday we read.", monthly(Friday, &[-1]));
    check(
        "The call is every month, on the second Monday.",
        monthly(Monday, &[2]),
    );
    check(
        "1st, 3rd and 5th Thu of the month",
        monthly(Thursday, &[1, 3, 5]),
    );
    check(
        "the second or fourth Tuesday of the month",
        monthly(Tuesday, &[2, 4]),
    );
    check(
        "On the 1st and 3rd Wednesday of the month we discuss our goals for the quarter and the months ahead.",
        monthly(Wednesday, &[1, 3]),
    );
}

#[test]
fn weeks_between() {
    use Weekday::*;
    check("Every other Tuesday", weekly(Tuesday, 2));
    check("We sync every Tuesday at 16:00.", weekly(Tuesday, 1));
    check("Each Tuesday", weekly(Tuesday, 1));
    check("biweekly on Mondays", weekly(Monday, 2));
    check("Bi-weekly, Mondays", weekly(Monday, 2));
    check("weekly on Thursdays", weekly(Thursday, 1));
    check("We meet on Thursdays.", weekly(Thursday, 1));
    check("every two weeks on Friday", weekly(Friday, 2));
    check("every 3 weeks on Fridays", weekly(Friday, 3));
    check("every other week on Mon", weekly(Monday, 2));
    check("Fortnightly on a Wednesday", weekly(Wednesday, 2));
    check("The weekly call is on Tue.", weekly(Tuesday, 1));
    check(
        "We meet every Tuesday; topics are due on Monday.",
        weekly(Tuesday, 1),
    );
}

#[test]
fn days_of_the_month() {
    check(
        "On the 15th of every month",
        Recurrence::Rule(On::Day { day: 15 }),
    );
    check("monthly on the 1st", Recurrence::Rule(On::Day { day: 1 }));
    check(
        "The 31st of the month",
        Recurrence::Rule(On::Day { day: 31 }),
    );
    check("Reports are due on the 15th.", Recurrence::None);
}

#[test]
fn what_is_no_rule_is_said() {
    #[track_caller]
    fn unclear(sentence: &str) {
        let found = Recurrence::of(sentence);
        assert!(
            matches!(found, Recurrence::Unclear(_)),
            "{sentence}: {found:?}"
        );
    }
    #[track_caller]
    fn vague(sentence: &str) {
        let found = Recurrence::of(sentence);
        assert!(
            matches!(found, Recurrence::Vague(_)),
            "{sentence}: {found:?}"
        );
    }
    unclear("Every second Tuesday");
    unclear("Tuesdays and Thursdays");
    unclear("every Tuesday and Thursday");
    unclear("the first Monday and the third Wednesday of the month");
    unclear("the first Wednesday of every quarter");
    unclear("the first Wednesday of every other month");
    unclear("every three months on the first Monday");
    unclear("monthly on a Friday");
    unclear("monthly on Fridays");
    unclear("the second to last Friday of the month");
    unclear("on the 1st and 15th of the month");
    unclear("on the 32nd of the month");
    unclear("weekly on the first Monday of the month");
    vague("We meet weekly.");
    vague("Each month we meet the region's leads.");
    vague("See you on Wednesday.");
    vague("The first Wednesday in December is off.");
    check(
        "We sat in the sun and wed our plans to theirs.",
        Recurrence::None,
    );
    check("We value time to think.", Recurrence::None);
    check("", Recurrence::None);
}
