//! What `inlay` can do: a module per noun.

mod cadence;
pub(crate) mod check;
mod directory;
mod draft;
mod extract;
mod import;
mod okrs;
mod publisher;
mod readouts;
mod time;

use clap::Subcommand;

use std::io::Write as _;

use inlay_domain::schedule::Date;

use crate::failure::Failure;
use crate::output::Output;

/// What `inlay` can do.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// The dates of a recurring meeting.
    #[command(subcommand)]
    Cadence(cadence::Command),
    /// Check pages and data files, and print what is wrong and what to do.
    Check(check::Check),
    /// Search a directory of teams.
    #[command(subcommand)]
    Directory(directory::Command),
    /// Draft a request from a form's answers.
    #[command(subcommand)]
    Draft(draft::Command),
    /// Assess a programme with a publisher.
    #[command(subcommand)]
    Publisher(publisher::Command),
    /// Read a page's own headings and sentences into a data file.
    Extract(extract::Extract),
    /// Convert times, find zones, and see when they change their clocks.
    #[command(subcommand)]
    Time(time::Command),
    /// Objectives and key results, and how they add up.
    #[command(subcommand)]
    Okrs(okrs::Command),
    /// Regional readouts and their preparation.
    #[command(subcommand)]
    Readouts(readouts::Command),
    /// Make a directory of what another system keeps.
    #[command(subcommand)]
    Import(import::Command),
}

impl Command {
    pub(crate) fn run(self, output: &mut Output) -> Result<(), Failure> {
        match self {
            Self::Cadence(command) => command.run(output),
            Self::Check(command) => command.run(output),
            Self::Directory(command) => command.run(output),
            Self::Draft(command) => command.run(output),
            Self::Publisher(command) => command.run(output),
            Self::Extract(command) => command.run(output),
            Self::Time(command) => command.run(output),
            Self::Okrs(command) => command.run(output),
            Self::Readouts(command) => command.run(output),
            Self::Import(command) => command.run(output),
        }
    }
}

/// A date on the command line.
fn date(text: &str) -> Result<Date, &'static str> {
    Date::parse(text).ok_or("write a date that exists as YYYY-MM-DD")
}

/// What a reader should know though nothing is wrong.
fn note(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "inlay: {text}");
}
