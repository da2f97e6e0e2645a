//! What `inlay` can do: a module per noun.

mod cadence;
mod check;
mod directory;
mod draft;
mod extract;
mod publisher;
mod time;

use clap::Subcommand;

use crate::failure::Failure;
use crate::output::Output;

/// What `inlay` can do.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// The dates of a recurring meeting.
    #[command(subcommand)]
    Cadence(cadence::Command),
    /// Check data files, and print what is wrong and what to do.
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
        }
    }
}
