//! What the view shows, worked out from the data, the clock and the reader's zone.

use chrono::{Days, NaiveDate};
use inlay_domain::region::RegionId;
use inlay_domain::schedule::working::{Status, Week};
use inlay_domain::schedule::{Cadence, Occurrence, Seen, Unscheduled};
use inlay_domain::zone::{Instant, Zone};

use crate::host::Host;

/// How far ahead dates are looked for: a year and a month, so that a yearly turn shows.
const AHEAD: Days = Days::new(400);

/// The coming meetings as columns of clocks and rows of dates.
#[derive(Debug)]
pub(super) struct Plan {
    /// The reader's zone first, where it is known, then the attendees' other zones.
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
}

/// Who looks at it.
#[derive(Debug, Default)]
pub(super) struct Reader {
    pub(super) zone: Option<Zone>,
    /// The region that they said they belong to.
    pub(super) region: Option<RegionId>,
    /// When they work, if they said so.
    pub(super) week: Option<Week>,
}

impl Reader {
    pub(super) fn of(host: &dyn Host) -> Self {
        let settings = host.settings();
        let said = settings.hours.is_some() || !settings.workdays.is_empty();
        Self {
            zone: host.viewer_zone(),
            week: said.then(|| settings.week()),
            region: settings.region,
        }
    }
}

/// One clock.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) zone: Zone,
    /// Whether it is the reader's own.
    pub(super) own: bool,
}

/// One meeting.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) occurrence: Occurrence,
    pub(super) cells: Vec<Option<Cell>>,
}

/// One meeting on one clock.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) seen: Seen,
    /// Minutes later, or earlier when negative, than the slot's last meeting on this clock.
    pub(super) moves: i32,
    /// How it falls in the working week of those who are invited there; the worst of them.
    pub(super) status: Option<Status>,
}

impl Plan {
    /// The meetings that are not over at `now`.
    pub(super) fn new(
        cadence: &Cadence,
        now: Instant,
        reader: &Reader,
    ) -> Result<Self, Unscheduled> {
        let Some(today) = utc_date(now) else {
            return Err(Unscheduled::OutOfRange);
        };
        let last = NaiveDate::from_ymd_opt(2099, 12, 30).unwrap_or(today);
        let from = today.checked_sub_days(Days::new(2)).unwrap_or(today);
        let to = today.checked_add_days(AHEAD).unwrap_or(last).min(last);
        let mut plan = Self::between(cadence, from, to, reader)?;
        plan.rows
            .retain(|row| match row.occurrence.end.or(row.occurrence.start) {
                Some(over) => over > now,
                None => row.occurrence.date >= today,
            });
        Ok(plan)
    }

    /// The meetings from one date to another.
    pub(super) fn between(
        cadence: &Cadence,
        from: NaiveDate,
        to: NaiveDate,
        reader: &Reader,
    ) -> Result<Self, Unscheduled> {
        let viewer = reader.zone;
        let mut columns = Vec::new();
        if let Some(zone) = viewer {
            columns.push(Column { zone, own: true });
        }
        for zone in cadence.zones() {
            if Some(zone) != viewer {
                columns.push(Column { zone, own: false });
            }
        }
        let mut rows = Vec::new();
        for occurrence in cadence.occurrences(from, to)? {
            let mut cells = Vec::with_capacity(columns.len());
            for column in &columns {
                cells.push(cell(cadence, &occurrence, column, reader));
            }
            rows.push(Row { occurrence, cells });
        }
        Ok(Self { columns, rows })
    }
}

pub(super) fn utc_date(now: Instant) -> Option<NaiveDate> {
    Some(Zone::parse("Etc/UTC").ok()?.localize(now).ok()?.wall.date())
}

fn cell(
    cadence: &Cadence,
    occurrence: &Occurrence,
    column: &Column,
    reader: &Reader,
) -> Option<Cell> {
    let zone = column.zone;
    let seen = occurrence.local(&zone)?;
    let mut worst: Option<Status> = None;
    let invited = || {
        cadence
            .slot(occurrence)
            .is_none_or(|slot| slot.invites(reader.region.as_ref()))
    };
    // Who has said when they work is measured by that, on their own clock.
    if let Some(week) = reader.week.as_ref().filter(|_| column.own && invited()) {
        worst = Some(week.status(seen.local.wall));
    }
    for attendee in &cadence.attendees {
        if attendee.zone != zone || worst.is_some() && column.own && reader.week.is_some() {
            continue;
        }
        match cadence.status(attendee, occurrence) {
            None | Some(Status::NotInvited) => {}
            Some(status) => {
                if worst.is_none_or(|worst| status.away() >= worst.away()) {
                    worst = Some(status);
                }
            }
        }
    }
    Some(Cell {
        seen,
        moves: occurrence.moves(&zone).unwrap_or(0),
        status: worst,
    })
}

/// How long until an instant, in the unit that a person would use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Until {
    /// It has begun.
    UnderWay,
    /// Less than an hour.
    Minutes(i64),
    /// Less than a day.
    Hours(i64),
    /// Days between the two dates on the reader's calendar.
    Days(i64),
}

impl Until {
    /// From `now` to `start`, with days counted on the calendar of `zone`.
    pub(super) fn new(now: Instant, start: Instant, zone: Zone) -> Self {
        let seconds = start.seconds_since(now);
        let date = |instant| zone.localize(instant).ok().map(|local| local.wall.date());
        let days = match (date(now), date(start)) {
            (Some(today), Some(then)) => then.signed_duration_since(today).num_days(),
            _ => seconds / 86_400,
        };
        match seconds {
            ..=0 => Self::UnderWay,
            1..3_600 => Self::Minutes((seconds + 59) / 60),
            3_600..43_200 => Self::Hours(seconds / 3_600),
            _ if days == 0 => Self::Hours(seconds / 3_600),
            _ => Self::Days(days),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use inlay_domain::json;

    fn at(text: &str) -> Instant {
        Instant::parse(text).expect("an instant")
    }

    fn zone(name: &str) -> Zone {
        Zone::parse(name).expect("a zone")
    }

    fn reader(name: &str) -> Reader {
        Reader {
            zone: Some(zone(name)),
            ..Reader::default()
        }
    }

    #[test]
    fn the_readers_own_hours_count() {
        let cadence: Cadence =
            json::read(include_str!("../../../../tests/fixtures/data/cadence.json"))
                .expect("the fixture");
        let check = |reader: &Reader, expected: Option<Status>| {
            let plan = Plan::new(&cadence, at("2026-11-22T09:00:00Z"), reader).expect("a plan");
            let cells = plan.rows.first().map(|row| &row.cells);
            let cell = cells
                .and_then(|cells| cells.first())
                .and_then(Option::as_ref);
            assert_eq!(cell.and_then(|cell| cell.status), expected, "{reader:?}");
        };
        let hours = |from, to| {
            use inlay_domain::schedule::WallTime;
            use inlay_domain::schedule::working::Hours;
            Hours::new(WallTime::new(from, 0)?, WallTime::new(to, 0)?)
        };
        // 2 December is at 08:00 in Los Angeles, an hour before its people begin.
        check(
            &reader("America/Los_Angeles"),
            Some(Status::Edge { away: 60 }),
        );
        // Nobody is listed in Denver, so nothing is known of its hours.
        check(&reader("America/Denver"), None);
        let mut early = reader("America/Los_Angeles");
        early.week = Some(Week::new(hours(7, 15), None));
        check(&early, Some(Status::Inside));
        early.region = RegionId::parse("EMEA").ok();
        check(&early, Some(Status::Inside));
        // Another region's meeting is at no hour of theirs.
        early.zone = Some(zone("Asia/Tokyo"));
        early.region = RegionId::parse("APAC").ok();
        check(&early, None);
    }

    #[test]
    fn the_next_meeting_stays_until_it_is_over() {
        let cadence: Cadence =
            json::read(include_str!("../../../../tests/fixtures/data/cadence.json"))
                .expect("the fixture");
        let first = |now: &str| {
            let plan = Plan::new(&cadence, at(now), &reader("Asia/Kathmandu")).expect("a plan");
            let row = plan.rows.first().expect("a row");
            let cell = row.cells.first().and_then(Option::as_ref).expect("a cell");
            (
                row.occurrence.date.to_string(),
                cell.seen.local.rfc3339(),
                cell.seen.day_shift,
            )
        };
        let december = (
            "2026-12-02".to_owned(),
            "2026-12-02T21:45:00+05:45".to_owned(),
            0,
        );
        assert_eq!(first("2026-11-22T09:00:00Z"), december);
        assert_eq!(first("2026-12-02T16:49:00Z"), december);
        // The 16th is excepted, so January is next.
        assert_eq!(first("2026-12-02T16:50:00Z").0, "2027-01-06");
    }

    #[test]
    fn the_readers_own_zone_comes_first_and_once() {
        let cadence: Cadence =
            json::read(include_str!("../../../../tests/fixtures/data/cadence.json"))
                .expect("the fixture");
        let plan =
            Plan::new(&cadence, at("2026-11-22T09:00:00Z"), &reader("Asia/Tokyo")).expect("a plan");
        let names: Vec<_> = plan
            .columns
            .iter()
            .map(|column| (column.zone.name(), column.own))
            .collect();
        assert_eq!(names.first(), Some(&("Asia/Tokyo", true)));
        assert_eq!(
            names
                .iter()
                .filter(|(name, _)| *name == "Asia/Tokyo")
                .count(),
            1
        );
        assert_eq!(names.len(), 6);
    }

    #[test]
    fn waits_are_told_in_a_fitting_unit() {
        let check = |now: &str, start: &str, expected| {
            assert_eq!(
                Until::new(at(now), at(start), zone("America/Los_Angeles")),
                expected,
                "{now} → {start}"
            );
        };
        check(
            "2026-12-02T16:00:00Z",
            "2026-12-02T16:00:00Z",
            Until::UnderWay,
        );
        check(
            "2026-12-02T15:59:30Z",
            "2026-12-02T16:00:00Z",
            Until::Minutes(1),
        );
        check(
            "2026-12-02T14:00:00Z",
            "2026-12-02T16:00:00Z",
            Until::Hours(2),
        );
        check(
            "2026-12-01T16:00:00Z",
            "2026-12-02T16:00:00Z",
            Until::Days(1),
        );
        check(
            "2026-11-22T17:00:00Z",
            "2026-12-02T16:00:00Z",
            Until::Days(10),
        );
    }
}
