//! `inlay cadence occurrences`: the dates of a recurring meeting.

use clap::Args;
use inlay_domain::schedule::{Cadence, Date, Occurrence, Slot, Unscheduled, WallTime};
use inlay_domain::zone::{Instant, Kind, Zone};
use serde::Serialize;

use super::{date, note, note_missing};
use crate::columns::columns;
use crate::failure::Failure;
use crate::file::File;
use crate::output::Output;

#[derive(Args)]
pub(crate) struct Occurrences {
    /// The cadence; - is standard input.
    file: File,

    /// The first date, in the zone of each slot.
    #[arg(long, value_name = "DATE", value_parser = date)]
    from: Date,

    /// The last date, inclusive.
    #[arg(long, value_name = "DATE", value_parser = date)]
    to: Date,

    /// Whose clocks to show; the attendees' unless given.
    #[arg(long, value_name = "ZONE,…", value_delimiter = ',')]
    zones: Vec<Zone>,
}

/// An occurrence in the terminal's JSON.
#[derive(Serialize)]
struct Row {
    start: Option<Instant>,
    end: Option<Instant>,
    slot: Option<String>,
    date: Date,
    note: Option<&'static str>,
    moved_from: Option<Date>,
    local: Vec<Local>,
    moves: Vec<Moves>,
}

#[derive(Serialize)]
struct Local {
    zone: Zone,
    time: WallTime,
    day_shift: i32,
}

#[derive(Serialize)]
struct Moves {
    zone: Zone,
    /// Nothing when no earlier meeting of the slot is known.
    minutes: Option<i32>,
}

impl Occurrences {
    pub(crate) fn run(self, output: &mut Output) -> Result<(), Failure> {
        if self.to < self.from {
            return Err(Failure::Usage("--to is before --from.".to_owned()));
        }
        let cadence: Cadence = self.file.data()?;
        let held = match cadence.occurrences(self.from.0, self.to.0) {
            Ok(held) => held,
            Err(error @ Unscheduled::NoStart) => {
                note(&error.to_string());
                Vec::new()
            }
            Err(error @ Unscheduled::OutOfRange) => return Err(Failure::Usage(error.to_string())),
        };
        if !held.is_empty() {
            note_missing(&cadence);
        }
        let zones = if self.zones.is_empty() {
            cadence.zones()
        } else {
            self.zones
        };
        let rows: Vec<Row> = held.iter().map(|one| row(&cadence, one, &zones)).collect();
        if output.is_json() {
            output.json(&rows)
        } else {
            table(&rows, &zones)
                .iter()
                .try_for_each(|line| output.line(line))
        }
    }
}

fn row(cadence: &Cadence, one: &Occurrence, zones: &[Zone]) -> Row {
    let local = |zone: &Zone| {
        let seen = one.local(zone)?;
        let time = WallTime::from(seen.local.wall.time());
        Some(Local {
            zone: *zone,
            time,
            day_shift: seen.day_shift,
        })
    };
    // Without a time nothing can be said to have moved or not.
    let timed = if one.start.is_some() { zones } else { &[] };
    let moves = |zone: &Zone| Moves {
        zone: *zone,
        minutes: one.moves(zone),
    };
    Row {
        start: one.start,
        end: one.end,
        slot: cadence
            .slot(one)
            .map(Slot::label)
            .filter(|label| !label.is_empty()),
        date: Date(one.date),
        note: match one.note {
            Kind::Unique => None,
            Kind::Gap { .. } => Some("gap"),
            Kind::Fold => Some("fold"),
        },
        moved_from: one.moved_from.map(Date),
        local: zones.iter().filter_map(local).collect(),
        moves: timed.iter().map(moves).collect(),
    }
}

/// Columns of text: date, slot, a clock per zone, remarks.
fn table(rows: &[Row], zones: &[Zone]) -> Vec<String> {
    let mut head = vec!["date".to_owned(), "slot".to_owned()];
    head.extend(zones.iter().map(Zone::city));
    head.push(String::new());
    let mut lines = vec![head];
    for row in rows {
        let mut cells = vec![row.date.text(), row.slot.clone().unwrap_or_default()];
        cells.extend(zones.iter().map(|zone| clock(row, zone)));
        cells.push(remarks(row));
        lines.push(cells);
    }
    columns(&lines)
}

/// `16:00`, `03:00 +1d`, `23:00 (-60 min)`
fn clock(row: &Row, zone: &Zone) -> String {
    let Some(local) = row.local.iter().find(|local| local.zone == *zone) else {
        return "no time".to_owned();
    };
    let mut cell = local.time.text();
    if local.day_shift != 0 {
        cell.push_str(&format!(" {:+}d", local.day_shift));
    }
    let moved = row
        .moves
        .iter()
        .find(|moves| moves.zone == *zone)
        .and_then(|moves| moves.minutes);
    if let Some(minutes) = moved.filter(|minutes| *minutes != 0) {
        cell.push_str(&format!(" ({minutes:+} min)"));
    }
    cell
}

fn remarks(row: &Row) -> String {
    let mut remarks = Vec::new();
    match row.note {
        Some("gap") => remarks.push("the clock skips this time; moved forward".to_owned()),
        Some(_) => remarks.push("this time occurs twice; the first is meant".to_owned()),
        None => {}
    }
    if let Some(date) = row.moved_from {
        remarks.push(format!("instead of {}", date.text()));
    }
    remarks.join("; ")
}
