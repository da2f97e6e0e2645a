//! Whose clocks are shown, and in which order.

use chrono::{Days, NaiveDate};
use inlay_domain::schedule::grid::{self, Clock, Grid};
use inlay_domain::schedule::people::People;
use inlay_domain::schedule::working::Week;
use inlay_domain::zone::{Instant, Zone};

/// A row of the clocks and of the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// What the data call who is there, else the city.
    pub(super) name: String,
    pub(super) clock: Clock,
    /// Whether it is the reader's own.
    pub(super) own: bool,
}

/// The reader's row first, then the chosen zones, else those of the data.
pub(super) fn rows(
    data: &People,
    chosen: Option<&[Zone]>,
    viewer: Option<Zone>,
    week: Week,
) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let plain = |zone: Zone, week| Row {
        name: zone.city(),
        clock: Clock {
            zone,
            week,
            people: 1,
        },
        own: false,
    };
    let of_data = |wanted: Option<Zone>, rows: &mut Vec<Row>| {
        for group in &data.people {
            if Some(group.zone) != viewer && wanted.is_none_or(|zone| zone == group.zone) {
                rows.push(Row {
                    name: group.name.clone().unwrap_or_else(|| group.zone.city()),
                    clock: group.clock(),
                    own: false,
                });
            }
        }
    };
    if let Some(zone) = viewer {
        let mut own = plain(zone, week);
        own.own = true;
        let there = data.people.iter().filter(|group| group.zone == zone);
        own.clock.people = there
            .map(|group| group.people.unwrap_or(1))
            .fold(0, u32::saturating_add)
            .max(1);
        rows.push(own);
    }
    match chosen {
        None => of_data(None, &mut rows),
        Some(zones) => {
            for zone in zones.iter().filter(|zone| Some(**zone) != viewer) {
                let before = rows.len();
                of_data(Some(*zone), &mut rows);
                if rows.len() == before {
                    rows.push(plain(*zone, Week::default()));
                }
            }
        }
    }
    rows
}

/// The zones of the rows that the reader may take away, each once.
pub(super) fn zones(rows: &[Row]) -> Vec<Zone> {
    let mut zones = Vec::new();
    for row in rows.iter().filter(|row| !row.own) {
        if !zones.contains(&row.clock.zone) {
            zones.push(row.clock.zone);
        }
    }
    zones
}

/// The half hours of a day or a week on the clock of the first row.
pub(super) struct Span {
    pub(super) grid: Grid,
    pub(super) clocks: Vec<Clock>,
    /// The half hour with which each day begins.
    pub(super) days: Vec<usize>,
}

/// The day or the week that holds `at`, so many days from there.
pub(super) fn span(rows: &[Row], at: Instant, week: bool, shift: i32) -> Option<Span> {
    let clocks: Vec<Clock> = rows.iter().map(|row| row.clock).collect();
    let first = clocks.first()?;
    let mut date = shifted(first.zone.localize(at).ok()?.wall.date(), shift)?;
    if week {
        date = grid::monday(date);
    }
    let (start, cells) = grid::span(&first.zone, date, if week { 7 } else { 1 }).ok()?;
    let grid = Grid::new(&clocks, start, cells).ok()?;
    let mut days = Vec::new();
    let mut last = None;
    for (index, cell) in grid.rows.first()?.iter().enumerate() {
        if last != Some(cell.day) {
            last = Some(cell.day);
            days.push(index);
        }
    }
    Some(Span { grid, clocks, days })
}

fn shifted(date: NaiveDate, days: i32) -> Option<NaiveDate> {
    let count = Days::new(days.unsigned_abs().into());
    if days < 0 {
        date.checked_sub_days(count)
    } else {
        date.checked_add_days(count)
    }
}

impl Span {
    /// The half hour that an instant falls into.
    pub(super) fn index(&self, at: Instant) -> Option<usize> {
        let seconds = at.seconds_since(self.grid.start);
        let index = usize::try_from(seconds.div_euclid(grid::STEP * 60)).ok()?;
        (index < self.grid.len()).then_some(index)
    }

    /// The first half hour of the day of this one, and that of the next day.
    pub(super) fn day(&self, index: usize) -> (usize, usize) {
        let later = self.days.iter().position(|first| *first > index);
        let end = later.and_then(|day| self.days.get(day).copied());
        let day = later.unwrap_or(self.days.len()).saturating_sub(1);
        (
            self.days.get(day).copied().unwrap_or(0),
            end.unwrap_or(self.grid.len()),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use inlay_domain::json;

    fn zone(name: &str) -> Zone {
        Zone::parse(name).expect("a zone")
    }

    fn people() -> People {
        let text = include_str!("../../../../tests/fixtures/data/people.json");
        json::read(text).expect("the fixture")
    }

    #[test]
    fn the_reader_comes_first_and_the_order_is_kept() {
        let check = |chosen: Option<&[&str]>, viewer: Option<&str>, expected: &[&str]| {
            let chosen: Option<Vec<_>> =
                chosen.map(|names| names.iter().map(|name| zone(name)).collect());
            let rows = rows(
                &people(),
                chosen.as_deref(),
                viewer.map(zone),
                Week::default(),
            );
            let names: Vec<_> = rows.iter().map(|row| row.name.as_str()).collect();
            assert_eq!(names, expected);
        };
        check(
            None,
            Some("Asia/Tokyo"),
            &["Tokyo", "Los Angeles", "London", "Sydney", "Kathmandu"],
        );
        check(
            None,
            Some("Europe/London"),
            &["London", "Los Angeles", "Sydney", "Kathmandu"],
        );
        check(
            None,
            None,
            &["Los Angeles", "London", "Sydney", "Kathmandu"],
        );
        check(
            Some(&["Australia/Sydney", "Europe/Paris"]),
            Some("Asia/Tokyo"),
            &["Tokyo", "Sydney", "Paris"],
        );
        check(Some(&[]), Some("Asia/Tokyo"), &["Tokyo"]);
    }

    #[test]
    fn a_span_begins_at_midnight_of_the_first_row() {
        let rows = rows(
            &people(),
            None,
            Some(zone("Asia/Kathmandu")),
            Week::default(),
        );
        let at = Instant::parse("2026-12-02T16:00:00Z").expect("an instant");
        let day = span(&rows, at, false, 0).expect("a span");
        assert_eq!(
            (day.grid.start.rfc3339().as_str(), day.grid.len()),
            ("2026-12-01T18:15:00Z", 48)
        );
        assert_eq!((day.index(at), day.day(3)), (Some(43), (0, 48)));
        let week = span(&rows, at, true, 7).expect("a span");
        assert_eq!(week.grid.start.rfc3339(), "2026-12-06T18:15:00Z");
        assert_eq!(
            (week.days.len(), week.day(50), week.index(at)),
            (7, (48, 96), None)
        );
    }
}
