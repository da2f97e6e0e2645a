//! `inlay check`: what is wrong with pages and data files.

use std::rc::Rc;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use inlay_domain::contact::Contact;
use inlay_domain::directory::Directory;
use inlay_domain::json::{Contract, DataError, Document, Fault};
use inlay_domain::okr::Okrs;
use inlay_domain::publisher::{Proposal, Publisher};
use inlay_domain::readout::Readouts;
use inlay_domain::request::Approval;
use inlay_domain::schedule::Cadence;
use inlay_domain::schedule::people::People;

use crate::failure::Failure;
use crate::file::File;
use crate::finding::{self, Finding, Source};
use crate::output::Output;
use crate::{page, public};

#[derive(Args)]
pub(crate) struct Check {
    /// Pages in Markdown and data files; - is data on standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<File>,

    /// What the files hold; otherwise each file's `$schema` or shape tells.
    #[arg(long = "as", value_name = "KIND", value_parser = kind_names())]
    kind: Option<&'static Kind>,

    /// Also what isn't for everyone: money, metrics, handles, internal addresses.
    #[arg(long)]
    public: bool,
}

/// What a data file can hold.
#[derive(Debug)]
pub(crate) struct Kind {
    name: &'static str,
    /// A field that every file of this kind has, and of no kind further down.
    mark: &'static str,
    pub(crate) check: fn(&Document<'_>) -> Vec<DataError>,
}

#[rustfmt::skip] // A line per kind.
static KINDS: &[Kind] = &[
    Kind { name: "directory", mark: "teams", check: decode::<Directory> },
    Kind { name: "cadence", mark: "on", check: decode::<Cadence> },
    Kind { name: "approval", mark: "fields", check: decode::<Approval> },
    Kind { name: "publisher", mark: "activities", check: decode::<Publisher> },
    Kind { name: "proposal", mark: "publisher", check: decode::<Proposal> },
    // Before people, since a contact has a field of that name too.
    Kind { name: "contact", mark: "channels", check: decode::<Contact> },
    Kind { name: "people", mark: "people", check: decode::<People> },
    Kind { name: "okrs", mark: "objectives", check: decode::<Okrs> },
    Kind { name: "readouts", mark: "regions", check: decode::<Readouts> },
];

fn decode<T: Contract>(document: &Document<'_>) -> Vec<DataError> {
    document.faults::<T>()
}

fn kind_names() -> impl TypedValueParser<Value = &'static Kind> {
    let named = |name: String| KINDS.iter().find(|kind| kind.name == name);
    PossibleValuesParser::new(KINDS.iter().map(|kind| kind.name))
        .try_map(move |name| named(name).ok_or("Such data isn't known."))
}

impl Kind {
    /// By its name, if files of this kind can be checked.
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.name == name)
    }

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

impl Check {
    pub(crate) fn run(self, output: &mut Output) -> Result<(), Failure> {
        let mut findings: Vec<Finding> = Vec::new();
        let mut all_read = true;
        for file in &self.files {
            match file.text() {
                Ok(text) => {
                    let name = file.to_string();
                    let found = self.check(&Rc::new(Source { name, text }));
                    // A data file may have been checked as part of a page.
                    findings.retain(|old| !found.iter().any(|new| new.same(old)));
                    findings.extend(found);
                }
                Err(failure) => {
                    // The other files are checked all the same.
                    failure.report();
                    all_read = false;
                }
            }
        }
        finding::print(&findings, output)?;
        if all_read && findings.is_empty() {
            Ok(())
        } else {
            Err(Failure::Findings)
        }
    }

    fn check(&self, source: &Rc<Source>) -> Vec<Finding> {
        if self.kind.is_none() && is_page(&source.name) {
            return page::findings(source, self.public);
        }
        let text = &source.text;
        let document = match Document::parse(text) {
            Ok(document) => document,
            Err(error) => return vec![Finding::of_data(source, 0, text.len(), error)],
        };
        let faults = match self.kind.or_else(|| Kind::of(&document)) {
            Some(kind) => (kind.check)(&document),
            None => vec![document.blame(Fault::new("", unknown_kind()))],
        };
        let found = faults.into_iter();
        let mut findings: Vec<Finding> = found
            .map(|error| Finding::of_data(source, 0, text.len(), error))
            .collect();
        if self.public {
            findings.extend(
                public::leaks_of_data(document.root(), text)
                    .into_iter()
                    .map(|leak| {
                        let said = text.get(leak.span.clone()).unwrap_or_default();
                        let message = public::message(leak.rule, said);
                        Finding::new(source, leak.rule, leak.span, message)
                    }),
            );
            findings.sort_by_key(|finding| finding.span.start);
        }
        findings
    }
}

/// Pages are told from data by their names.
fn is_page(name: &str) -> bool {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    matches!(ending.as_deref(), Some("md" | "markdown" | "mdx"))
}

fn unknown_kind() -> String {
    let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
    format!(
        "Nothing here tells what data this is; say it with --as and one of: {}.",
        names.join(", ")
    )
}
