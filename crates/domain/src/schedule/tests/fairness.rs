//! Who bears a meeting, what would be fairer, and why one moves.

use super::*;
use crate::schedule::{Cause, Occurrence};

fn year(cadence: &Cadence, year: i32) -> Vec<Occurrence> {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    cadence.occurrences(day(1, 1), day(12, 31)).unwrap()
}

#[test]
fn a_year_of_the_team_meeting() {
    let cadence = cadence(TEAM_MEETING);
    let fairness = cadence.fairness(&year(&cadence, 2027));
    let rows: Vec<_> = fairness
        .loads
        .iter()
        .map(|load| {
            (
                load.inside,
                load.edge,
                load.outside,
                load.not_invited,
                load.away,
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            // Los Angeles: an hour early for London's slot, but on 3 November.
            (13, 11, 0, 0, 11 * 60),
            // New York: two hours late for the Pacific slot.
            (12, 12, 0, 0, 12 * 120),
            (12, 0, 0, 12, 0),
            // Berlin: 17:00, the minute at which work ends.
            (0, 12, 0, 12, 0),
            (12, 0, 0, 12, 0),
            // Tokyo: 09:00 in winter, 08:00 in summer.
            (4, 8, 0, 12, 8 * 60),
        ]
    );
    assert_eq!((fairness.worst, fairness.greatest()), (Some(1), Some(60)));
    assert_eq!((fairness.best, fairness.least()), (Some(2), Some(0)));
    assert!(fairness.suits_all());
    let apart: Vec<_> = cadence
        .apart()
        .iter()
        .map(|(one, other)| (one.as_str(), other.as_str()))
        .collect();
    assert_eq!(apart, [("EMEA", "APAC")]);
    assert_eq!(cadence.fairness(&[]).worst, None);
}

#[test]
fn fairer_times() {
    let one = |attendees: &str, time: &str| {
        cadence(&format!(
            r#"{{"on":{{"weekday":"wednesday","ordinals":[1]}},"rotation":[{{"time":"{time}","zone":"Europe/London"}}],"attendees":[{attendees}]}}"#
        ))
    };
    let found = |cadence: &Cadence| cadence.fairer(&year(cadence, 2027), 3).unwrap();
    // At noon in London it is seven in New York, and at four eleven.
    let early = one(
        r#"{"zone":"Europe/London"},{"zone":"America/New_York"}"#,
        "12:00",
    );
    let better = found(&early);
    assert_eq!(better[0].times, [WallTime::parse("14:00").unwrap()]);
    assert!(better.iter().all(|one| one.fairness.suits_all()));
    // What is best already has nothing better.
    assert_eq!(found(&one(r#"{"zone":"Europe/London"}"#, "12:00")), []);
    // London, Los Angeles and Sydney have no hour that suits them all.
    let none = one(
        r#"{"zone":"Europe/London"},{"zone":"America/Los_Angeles"},{"zone":"Australia/Sydney"}"#,
        "16:00",
    );
    let better = found(&none);
    assert!(!better.is_empty() && better.iter().all(|one| !one.fairness.suits_all()));
    // The fairest first, and each as if it were the data's.
    let today = none.fairness(&year(&none, 2027));
    for pair in better.windows(2) {
        assert!(pair[0].fairness.greatest() < pair[1].fairness.greatest().map(|most| most + 15));
    }
    for proposal in &better {
        assert!(proposal.fairness.greatest() < today.greatest());
        let mut moved = none.clone();
        moved.rotation[0].time = Some(proposal.times[0]);
        assert_eq!(moved.fairness(&year(&moved, 2027)), proposal.fairness);
    }
    // Two slots are tried together, four are not tried.
    let pair = cadence(TEAM_MEETING);
    assert!(found(&pair).iter().all(|one| one.times.len() == 2));
    let mut four = pair.clone();
    four.rotation.extend(pair.rotation.clone());
    assert_eq!(four.fairer(&year(&pair, 2027), 3), None);
}

#[test]
fn why_it_moves() {
    let cadence = cadence(TEAM_MEETING);
    let held = year(&cadence, 2027);
    let check = |on: &str, clock: &str, expected: &[(&str, &str, i32, bool)]| {
        let one = held.iter().find(|one| one.date == date(on)).unwrap();
        let home = cadence.slot(one).unwrap().zone.unwrap();
        let causes = one.causes(&home, &zone(clock));
        let found: Vec<_> = causes
            .iter()
            .map(
                |Cause {
                     zone,
                     date,
                     minutes,
                     ahead,
                 }| { (zone.name(), date.to_string(), *minutes, *ahead) },
            )
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(zone, date, minutes, ahead)| (*zone, (*date).to_owned(), *minutes, *ahead))
            .collect();
        assert_eq!(found, expected, "{on} {clock}");
    };
    let (la, london, sydney, tokyo) = (
        "America/Los_Angeles",
        "Europe/London",
        "Australia/Sydney",
        "Asia/Tokyo",
    );
    check(
        "2027-03-17",
        london,
        &[
            (la, "2027-03-14", 60, false),
            (london, "2027-03-28", 60, true),
        ],
    );
    check(
        "2027-03-17",
        sydney,
        &[
            (la, "2027-03-14", 60, false),
            (sydney, "2027-04-04", -60, true),
        ],
    );
    check(
        "2027-04-07",
        sydney,
        &[
            (london, "2027-03-28", 60, false),
            (sydney, "2027-04-04", -60, false),
        ],
    );
    // Tokyo never changes.
    check("2027-03-17", tokyo, &[(la, "2027-03-14", 60, false)]);
    check("2027-03-17", la, &[(la, "2027-03-14", 60, false)]);
    check(
        "2027-11-03",
        la,
        &[
            (london, "2027-10-31", -60, false),
            (la, "2027-11-07", -60, true),
        ],
    );
    check("2027-02-03", sydney, &[]);
}
