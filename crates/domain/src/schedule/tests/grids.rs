//! Half hours on several clocks, and the best of them.

use chrono::Timelike;
use proptest::prelude::*;

use super::*;
use crate::schedule::grid::{Clock, Grid, Window, monday, span};
use crate::schedule::people::People;
use crate::schedule::working::{Status, Week};

fn clock(name: &str) -> Clock {
    Clock {
        zone: zone(name),
        week: Week::default(),
        people: 1,
    }
}

/// Every cell as the zone and the week themselves tell it.
fn same(clocks: &[Clock], start: Instant, cells: usize) {
    let grid = Grid::new(clocks, start, cells).unwrap();
    assert_eq!((grid.len(), grid.rows.len()), (cells, clocks.len()));
    for (clock, row) in clocks.iter().zip(&grid.rows) {
        for (index, cell) in row.iter().enumerate() {
            let local = clock.zone.localize(grid.at(index)).unwrap();
            let minute = local.wall.num_seconds_from_midnight() / 60;
            assert_eq!(
                (cell.date(), u32::from(cell.minute), cell.status),
                (
                    Some(local.wall.date()),
                    minute,
                    clock.week.status(local.wall)
                ),
                "{} {}",
                clock.zone.name(),
                local.rfc3339()
            );
            let before = clock
                .zone
                .localize(grid.at(index).plus_seconds(-1))
                .unwrap()
                .offset
                .0;
            let after = clock
                .zone
                .localize(grid.at(index).plus_seconds(1_799))
                .unwrap()
                .offset
                .0;
            assert_eq!(
                i32::from(cell.jump) * 60,
                after - before,
                "{}",
                local.rfc3339()
            );
        }
    }
}

#[test]
fn cells_are_what_clocks_show() {
    let names = [
        "America/Los_Angeles",
        "Europe/London",
        "Australia/Sydney",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "America/St_Johns",
        "Africa/Casablanca",
        "Pacific/Chatham",
    ];
    let clocks: Vec<_> = names.map(clock).into_iter().collect();
    for start in [
        "2026-11-30T00:00:00Z",
        "2027-03-11T08:00:00Z",
        "2027-03-25T00:15:00Z",
        "2026-02-12T00:00:00Z",
        "2026-03-20T07:30:00Z",
        "2027-04-01T00:00:00Z",
        "2027-10-01T00:45:00Z",
        "2027-10-28T00:00:00Z",
        "2026-09-17T00:00:00Z",
        "2099-12-20T00:00:00Z",
    ] {
        same(&clocks, Instant::parse(start).unwrap(), 336);
    }
}

#[test]
fn gaps_and_folds_are_marked_where_they_are() {
    let jumps = |name: &str, start: &str| -> Vec<_> {
        let (start, cells) = span(&zone(name), date(start), 1).unwrap();
        let grid = Grid::new(&[clock(name)], start, cells).unwrap();
        let marked = grid.rows[0].iter().filter(|cell| cell.jump != 0);
        let first = (cells as u16, 0);
        std::iter::once(first)
            .chain(marked.map(|cell| (cell.minute, cell.jump)))
            .collect()
    };
    assert_eq!(jumps("Europe/London", "2027-03-28"), [(46, 0), (120, 60)]);
    assert_eq!(jumps("Europe/London", "2027-10-31"), [(50, 0), (60, -60)]);
    assert_eq!(
        jumps("Australia/Lord_Howe", "2027-10-03"),
        [(47, 0), (150, 30)]
    );
    assert_eq!(
        jumps("Australia/Lord_Howe", "2027-04-04"),
        [(49, 0), (90, -30)]
    );
    assert_eq!(jumps("Europe/London", "2026-12-02"), [(48, 0)]);
    // Its clocks skip midnight.
    assert_eq!(jumps("America/Santiago", "2027-09-05"), [(46, 0), (60, 60)]);
}

fn people() -> Vec<Clock> {
    let text = include_str!("../../../../../tests/fixtures/data/people.json");
    let people: People = json::read(text).unwrap();
    people
        .people
        .iter()
        .map(crate::schedule::people::Group::clock)
        .collect()
}

#[test]
fn the_example_is_read() {
    let clocks = people();
    assert_eq!(clocks.len(), 4);
    assert_eq!(clocks.iter().map(|clock| clock.people).sum::<u32>(), 19);
}

#[test]
fn the_best_windows() {
    let two = [clock("Europe/London"), clock("Europe/Berlin")];
    let (start, cells) = span(&zone("Europe/London"), date("2026-12-02"), 1).unwrap();
    let grid = Grid::new(&two, start, cells).unwrap();
    let best = grid.best(&two, 2, start, 3);
    // 09:00, 10:00 and 11:00 in London, inside for both.
    assert_eq!(
        best.iter()
            .map(|one| (one.first, one.worst))
            .collect::<Vec<_>>(),
        [(18, 0), (20, 0), (22, 0)]
    );
    // From 15:00 on, Berlin is at the edge: an hour there ends half past five at the earliest.
    let late = grid.best(&two, 2, grid.at(30), 1);
    assert_eq!(
        late,
        [Window {
            first: 30,
            away: vec![0, 0],
            worst: 0,
            sum: 0
        }]
    );
    let later = grid.best(&two, 2, grid.at(31), 1);
    assert_eq!(
        (later[0].first, later[0].away.as_slice()),
        (31, [0, 30].as_slice())
    );
    assert!(grid.best(&two, 60, start, 3).is_empty());

    let clocks = people();
    let (start, cells) = span(&zone("America/Los_Angeles"), date("2026-12-02"), 1).unwrap();
    let grid = Grid::new(&clocks, start, cells).unwrap();
    let best = &grid.best(&clocks, 2, start, 1)[0];
    // By every other start: nobody's worst is better.
    let brute = (0..cells - 1).map(|first| {
        let away = grid.rows.iter().zip(&clocks).map(|(row, clock)| {
            row[first..first + 2]
                .iter()
                .map(|cell| match cell.status {
                    Status::Inside | Status::NotInvited => 0,
                    Status::Edge { away } | Status::Outside { away } => {
                        let late = (u32::from(cell.minute) + 1_440
                            - u32::from(clock.week.hours().1))
                            % 1_440;
                        if late == away % 1_440 {
                            away + 30
                        } else {
                            away
                        }
                    }
                })
                .max()
                .unwrap()
        });
        away.max().unwrap()
    });
    assert_eq!(Some(best.worst), brute.min());
    assert_eq!(best.away.len(), 4);
}

#[test]
fn weeks_begin_on_monday() {
    assert_eq!(monday(date("2026-12-02")), date("2026-11-30"));
    assert_eq!(monday(date("2026-11-30")), date("2026-11-30"));
    assert!(span(&zone("Europe/London"), date("2025-12-31"), 1).is_err());
}

proptest! {
    #[test]
    fn any_half_hours_are_what_clocks_show(
        index in 0_usize..595,
        at in 1_767_600_000_i64..4_102_000_000,
        days in 1_u8..128,
        start in 0_u32..23,
    ) {
        let name = Zone::names().nth(index).unwrap();
        let workdays: Vec<_> = Weekday::ALL.into_iter().filter(|day| days >> day.index() & 1 == 1).collect();
        let hours = Hours::new(WallTime::new(start, 30).unwrap(), WallTime::new(23, 59).unwrap());
        let clock = Clock { zone: zone(name), week: Week::new(hours, Some(&workdays)), people: 2 };
        same(&[clock], Instant::from_unix(at / 900 * 900), 60);
    }
}
