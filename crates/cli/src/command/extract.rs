//! `inlay extract`: the data that a page's own headings and sentences hold.

use std::io::Write as _;

use clap::{Args, ValueEnum};
use inlay_domain::directory::Directory;
use inlay_domain::json::{self, DataError};
use inlay_domain::schedule::Cadence;
use inlay_page::{Missing, Outline, Range};
use serde_json::Value;

use crate::failure::Failure;
use crate::file::File;
use crate::finding::position;
use crate::output::Output;
use crate::page;

#[derive(Args)]
pub(crate) struct Extract {
    /// The page, in Markdown; - is standard input.
    page: File,

    /// What to read.
    #[arg(long = "as", value_name = "KIND", value_enum)]
    kind: Kind,

    /// The heading under which to read, by its anchor.
    #[arg(long, value_name = "#ANCHOR")]
    from: String,

    /// The heading before which to stop; otherwise the next one of the same or
    /// a higher level.
    #[arg(long, value_name = "#ANCHOR")]
    until: Option<String>,
}

/// What can be read from a page.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    /// Teams, as headings, links and sentences.
    Directory,
    /// A meeting, as a sentence.
    Cadence,
}

impl Extract {
    /// Prints a data file: what is asked for is JSON in either format.
    pub(crate) fn run(self, output: &mut Output) -> Result<(), Failure> {
        let text = self.page.text()?;
        let outline = page::outline(&text);
        let range = Range {
            from: &self.from,
            until: self.until.as_deref(),
        };
        let json = match self.kind {
            Kind::Directory => self.directory(&text, &outline, &range)?,
            Kind::Cadence => self.cadence(&text, &outline, &range)?,
        };
        // Written by our own writer, so it can be read.
        let data: Value = serde_json::from_str(&json).unwrap_or_default();
        output.json(&data)
    }

    fn directory(
        &self,
        text: &str,
        outline: &Outline,
        range: &Range<'_>,
    ) -> Result<String, Failure> {
        let teams =
            inlay_page::directory(outline, range).map_err(|error| self.missing(text, &error))?;
        let json = teams.json();
        if let Err(error) = json::read::<Directory>(&json) {
            let at = teams.blamed(&error.path);
            return Err(self.failure(text, at, &error.message));
        }
        for team in teams.teams.iter().filter(|team| team.bare) {
            let about = format!("Nothing is said of {} but its name.", team.name);
            self.note(text, team.at, &about);
        }
        Ok(json)
    }

    fn cadence(&self, text: &str, outline: &Outline, range: &Range<'_>) -> Result<String, Failure> {
        let meeting =
            inlay_page::cadence(outline, range).map_err(|error| self.missing(text, &error))?;
        let json = meeting.json();
        if let Err(DataError { message, .. }) = json::read::<Cadence>(&json) {
            return Err(self.failure(text, meeting.at, &message));
        }
        if meeting.slots.len() > 1 {
            self.note(text, meeting.at, ORDER);
        }
        if meeting.slots.is_empty() {
            self.note(
                text,
                meeting.at,
                "The sentence names no slots, and no time.",
            );
        }
        Ok(json)
    }

    fn missing(&self, text: &str, missing: &Missing) -> Failure {
        self.failure(text, missing.at, &missing.message)
    }

    fn failure(&self, text: &str, at: u32, message: &str) -> Failure {
        let (line, column) = position(text, at as usize);
        Failure::Data(format!("{}:{line}:{column}: {message}", self.page))
    }

    /// What a reader should know though nothing is wrong.
    fn note(&self, text: &str, at: u32, message: &str) {
        let (line, column) = position(text, at as usize);
        let _ = writeln!(
            std::io::stderr().lock(),
            "inlay: {}:{line}:{column}: {message}",
            self.page
        );
    }
}

const ORDER: &str = "The page doesn't say which date is for which slot, nor at what time; the slots stand in the order in which the sentence names them.";
