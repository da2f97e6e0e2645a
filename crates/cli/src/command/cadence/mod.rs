//! `inlay cadence`: a recurring meeting's dates, its calendar, and whom it costs.

mod fairness;
mod ics;
mod occurrences;

use clap::Subcommand;
use inlay_domain::schedule::{Cadence, Missing};

use super::{date, note};
use crate::failure::Failure;
use crate::output::Output;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// The meetings between two dates, on the clocks of several zones.
    Occurrences(occurrences::Occurrences),
    /// A calendar file (iCalendar) of the meetings.
    Ics(ics::Ics),
    /// Whom the meetings of a year cost, and what times would be fairer.
    Fairness(fairness::Fairness),
}

impl Command {
    pub(crate) fn run(self, output: &mut Output) -> Result<(), Failure> {
        match self {
            Self::Occurrences(command) => command.run(output),
            Self::Ics(command) => command.run(output),
            Self::Fairness(command) => command.run(output),
        }
    }
}

/// Says what the data leave unsaid about dates and times.
fn note_missing(cadence: &Cadence) {
    match cadence.missing() {
        Some(Missing::Turns) => note(
            "The slots take turns, and nothing says whose turn is first. Add \"starts\" to the data.",
        ),
        Some(Missing::Time) => {
            note("Not every slot gives a time and a zone; those have dates alone.");
        }
        None => {}
    }
}
