//! `inlay cadence ics`: the meetings as a calendar file.

use clap::Args;
use inlay_domain::calendar::{self, Event, SINGLE_YEARS, Wording};
use inlay_domain::schedule::{Cadence, Date, Unscheduled};
use inlay_domain::zone::Instant;

use super::{date, note, note_missing};
use crate::clock::Clock;
use crate::failure::Failure;
use crate::file::File;
use crate::output::Output;

#[derive(Args)]
pub(crate) struct Ics {
    /// The cadence; - is standard input.
    file: File,

    /// The first date, in the zone of each slot; that of the data unless given, else today.
    #[arg(long, value_name = "DATE", value_parser = date)]
    from: Option<Date>,

    /// The last date, inclusive; without it the series has no end.
    #[arg(long, value_name = "DATE", value_parser = date)]
    to: Option<Date>,

    #[command(flatten)]
    clock: Clock,
}

const WORDING: Wording<'_> = Wording {
    untitled: "Meeting",
    agenda: "Agenda",
    no_time: "The page gives no time for this slot.",
};

impl Ics {
    pub(crate) fn run(self, output: &mut Output) -> Result<(), Failure> {
        let now = self.clock.now();
        let cadence: Cadence = self.file.data()?;
        let from = match self.from.or(cadence.starts) {
            Some(from) => from,
            None => today(now)?,
        };
        // Times before 2026 aren't known, but a meeting may be older than that.
        let from = self
            .from
            .or_else(|| from.max(Date::parse("2026-01-01")?).into());
        let from = from.ok_or_else(|| Failure::Usage("--from is missing.".to_owned()))?;
        if self.to.is_some_and(|to| to < from) {
            return Err(Failure::Usage("--to is before the first date.".to_owned()));
        }
        let to = self.to.map(|to| to.0);
        let events =
            calendar::series(&cadence, from.0, to, &WORDING).map_err(|error| match error {
                Unscheduled::NoStart => Failure::Data(format!("{}: {error}", self.file)),
                Unscheduled::OutOfRange => Failure::Usage(error.to_string()),
            })?;
        if events.is_empty() {
            return Err(Failure::Data(format!(
                "{}: No meeting is held on these dates, and a calendar file can't be empty.",
                self.file
            )));
        }
        note_missing(&cadence);
        self.note_singles(&cadence, &events);
        output.text(&calendar::file(&events, now))
    }

    fn note_singles(&self, cadence: &Cadence, events: &[Event]) {
        if cadence.id.is_none() {
            note(
                "Without an \"id\" a calendar takes a renamed meeting for another one. Add it to the data.",
            );
        }
        let singles = events.iter().filter(|event| event.recurrence.is_none());
        if self.to.is_none() && singles.count() > cadence.moved.len() {
            note(&format!(
                "No rule of calendars can say these turns, so meetings are listed one by one for {SINGLE_YEARS} years. For another last date give --to."
            ));
        }
    }
}

/// The date in UTC.
fn today(now: Instant) -> Result<Date, Failure> {
    let text = now.rfc3339();
    let date = text.get(..10).and_then(Date::parse);
    date.ok_or_else(|| Failure::Usage("The clock shows no date. Give --from.".to_owned()))
}
