//! `inlay check`: what is wrong with data files.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use inlay_domain::directory::Directory;
use inlay_domain::json::{Contract, DataError, Document, Fault};
use inlay_domain::okr::Okrs;
use inlay_domain::publisher::{Proposal, Publisher};
use inlay_domain::readout::Readouts;
use inlay_domain::request::Approval;
use inlay_domain::schedule::Cadence;
use inlay_domain::schedule::people::People;
use serde::Serialize;

use crate::failure::{Failure, located};
use crate::file::File;
use crate::output::Output;

#[derive(Args)]
pub(crate) struct Check {
    /// The files; - is standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<File>,

    /// What the files hold; otherwise each file's `$schema` or shape tells.
    #[arg(long = "as", value_name = "KIND", value_parser = kind_names())]
    kind: Option<&'static Kind>,
}

/// What a data file can hold.
#[derive(Debug)]
struct Kind {
    name: &'static str,
    /// A field that every file of this kind has, and of no kind further down.
    mark: &'static str,
    check: fn(&Document<'_>) -> Result<(), DataError>,
}

#[rustfmt::skip] // A line per kind.
static KINDS: &[Kind] = &[
    Kind { name: "directory", mark: "teams", check: decode::<Directory> },
    Kind { name: "cadence", mark: "on", check: decode::<Cadence> },
    Kind { name: "approval", mark: "fields", check: decode::<Approval> },
    Kind { name: "publisher", mark: "activities", check: decode::<Publisher> },
    Kind { name: "proposal", mark: "publisher", check: decode::<Proposal> },
    Kind { name: "people", mark: "people", check: decode::<People> },
    Kind { name: "okrs", mark: "objectives", check: decode::<Okrs> },
    Kind { name: "readouts", mark: "regions", check: decode::<Readouts> },
];

fn decode<T: Contract>(document: &Document<'_>) -> Result<(), DataError> {
    document.decode::<T>().map(|_| ())
}

fn kind_names() -> impl TypedValueParser<Value = &'static Kind> {
    let named = |name: String| KINDS.iter().find(|kind| kind.name == name);
    PossibleValuesParser::new(KINDS.iter().map(|kind| kind.name))
        .try_map(move |name| named(name).ok_or("Such data isn't known."))
}

impl Kind {
    /// By the file name of the schema, like `inlay-team-directory.schema.json`,
    /// else by the field that gives the kind away.
    fn of(document: &Document<'_>) -> Option<&'static Self> {
        let schema = document
            .schema()
            .and_then(|schema| schema.rsplit('/').next())
            .unwrap_or_default();
        let named = |kind: &&Self| schema.split(['-', '.']).any(|word| word == kind.name);
        let marked = |kind: &&Self| document.root().get(kind.mark).is_some();
        KINDS
            .iter()
            .find(named)
            .or_else(|| KINDS.iter().find(marked))
    }
}

/// A finding in the terminal's JSON.
#[derive(Serialize)]
struct Finding<'a> {
    file: String,
    line: u32,
    column: u32,
    path: &'a str,
    message: &'a str,
}

impl<'a> Finding<'a> {
    fn new(file: &File, error: &'a DataError) -> Self {
        let DataError {
            message,
            path,
            line,
            column,
        } = error;
        Self {
            file: file.to_string(),
            line: *line,
            column: *column,
            path,
            message,
        }
    }
}

impl Check {
    pub(crate) fn run(self, output: &mut Output) -> Result<(), Failure> {
        let mut findings = Vec::new();
        let mut all_read = true;
        for file in &self.files {
            match file.text() {
                Ok(text) => findings.extend(self.check(&text).err().map(|error| (file, error))),
                Err(failure) => {
                    // The other files are checked all the same.
                    failure.report();
                    all_read = false;
                }
            }
        }
        if output.is_json() {
            let findings: Vec<Finding> = findings
                .iter()
                .map(|(file, error)| Finding::new(file, error))
                .collect();
            output.json(&findings)?;
        } else {
            for (file, error) in &findings {
                output.line(&located(file, error))?;
            }
        }
        if all_read && findings.is_empty() {
            Ok(())
        } else {
            Err(Failure::Findings)
        }
    }

    fn check(&self, text: &str) -> Result<(), DataError> {
        let document = Document::parse(text)?;
        match self.kind.or_else(|| Kind::of(&document)) {
            Some(kind) => (kind.check)(&document),
            None => Err(document.blame(Fault::new("", unknown_kind()))),
        }
    }
}

fn unknown_kind() -> String {
    let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
    format!(
        "Nothing here tells what data this is; say it with --as and one of: {}.",
        names.join(", ")
    )
}
