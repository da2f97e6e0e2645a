//! Working hours.

use super::*;
use crate::schedule::working::{self, Hours, Status, Week};

fn wall(text: &str) -> chrono::NaiveDateTime {
    zone("Etc/UTC")
        .localize(Instant::parse(text).unwrap())
        .unwrap()
        .wall
}

#[test]
fn working_weeks() {
    let check = |week: &Week, at: &str, expected: Status| {
        assert_eq!(week.status(wall(at)), expected, "{at}");
        assert_eq!(week.includes(wall(at)), expected == Status::Inside, "{at}");
    };
    let usual = Week::default();
    // 2 December 2026 is a Wednesday.
    check(&usual, "2026-12-02T09:00:00Z", Status::Inside);
    check(&usual, "2026-12-02T16:59:00Z", Status::Inside);
    check(&usual, "2026-12-02T17:00:00Z", Status::Edge { away: 0 });
    check(&usual, "2026-12-02T08:59:00Z", Status::Edge { away: 1 });
    check(&usual, "2026-12-02T07:00:00Z", Status::Edge { away: 120 });
    check(&usual, "2026-12-02T19:00:00Z", Status::Edge { away: 120 });
    check(
        &usual,
        "2026-12-02T19:01:00Z",
        Status::Outside { away: 121 },
    );
    check(
        &usual,
        "2026-12-03T03:00:00Z",
        Status::Outside { away: 360 },
    );
    check(
        &usual,
        "2026-12-05T12:00:00Z",
        Status::Outside { away: 19 * 60 },
    );
    check(
        &usual,
        "2026-12-06T12:00:00Z",
        Status::Outside { away: 21 * 60 },
    );
    let hours = Hours::new(
        WallTime::new(8, 30).unwrap(),
        WallTime::new(23, 30).unwrap(),
    );
    let late = Week::new(hours, Some(&[Weekday::Sunday]));
    check(&late, "2026-12-06T08:30:00Z", Status::Inside);
    check(&late, "2026-12-07T00:15:00Z", Status::Edge { away: 45 });
    check(&late, "2026-12-07T09:00:00Z", Status::Outside { away: 570 });
}

#[test]
fn who_is_up_for_it() {
    let cadence = cadence(TEAM_MEETING);
    let statuses = |on: &str| -> Vec<_> {
        let one = &cadence.occurrences(date(on), date(on)).unwrap()[0];
        cadence
            .attendees
            .iter()
            .map(|attendee| cadence.status(attendee, one).unwrap())
            .collect()
    };
    use Status::{Edge, Inside, NotInvited};
    // Los Angeles, New York, London, Berlin, Sydney, Tokyo.
    assert_eq!(
        statuses("2026-12-02"),
        [
            Edge { away: 60 },
            Inside,
            Inside,
            Edge { away: 0 },
            NotInvited,
            NotInvited
        ]
    );
    assert_eq!(
        statuses("2027-01-20"),
        [
            Inside,
            Edge { away: 120 },
            NotInvited,
            NotInvited,
            Inside,
            Inside
        ]
    );
}

#[test]
fn a_year_of_it() {
    let cadence = cadence(TEAM_MEETING);
    let year = cadence
        .occurrences(date("2027-01-01"), date("2027-12-31"))
        .unwrap();
    let loads: Vec<_> = cadence
        .attendees
        .iter()
        .map(|attendee| cadence.load(attendee, &year))
        .collect();
    for load in &loads {
        assert_eq!(load.invited() + load.not_invited, 24);
    }
    let (los_angeles, sydney) = (loads[0], loads[4]);
    // London's slot is an hour early, but for 3 November, when Europe's clocks
    // are back and America's aren't.
    assert_eq!((los_angeles.inside, los_angeles.not_invited), (13, 0));
    assert_eq!(
        (sydney.invited(), sydney.not_invited, sydney.outside),
        (12, 12, 0)
    );
    let nobody = working::Load {
        not_invited: 3,
        ..working::Load::default()
    };
    assert_eq!(nobody.burden(), None);
    let some = working::Load {
        edge: 2,
        away: 91,
        ..working::Load::default()
    };
    assert_eq!(some.burden(), Some(46));
}
