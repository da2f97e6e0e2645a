//! `inlay check`: what is wrong with pages and data files.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
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
use crate::{doubt, folder, page, public};

#[derive(Args)]
pub(crate) struct Check {
    /// Pages in Markdown or HTML, data files, and folders, of which all pages are
    /// checked and the data that they name; - is data on standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<File>,

    /// What the files hold; otherwise each file's `$schema` or shape tells.
    #[arg(long = "as", value_name = "KIND", value_parser = kind_names())]
    kind: Option<&'static Kind>,

    /// Also what isn't for everyone: money, metrics, handles, internal addresses.
    #[arg(long)]
    public: bool,
}

/// Data files that a page names, and what they hold.
type Named = Vec<(PathBuf, &'static Kind)>;

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

    /// What the widget takes, and an author probably didn't mean.
    pub(crate) fn doubts(&self, document: &Document<'_>) -> Vec<DataError> {
        match self.name {
            "contact" => doubt::of_contact(document),
            "directory" => doubt::of_directory(document),
            _ => Vec::new(),
        }
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
        let mut known: HashSet<PathBuf> = HashSet::new();
        for named in &self.files {
            let folder = named.path().filter(|path| path.is_dir());
            if folder.is_some() && self.kind.is_some() {
                let message = format!("--as is for data files, and {named} is a folder.");
                return Err(Failure::Usage(message));
            }
            let files = match folder {
                Some(folder) => below(folder),
                None => Ok(vec![named.clone()]),
            };
            let files = files.unwrap_or_else(|failure| {
                // The other files are checked all the same.
                failure.report();
                all_read = false;
                Vec::new()
            });
            for file in files {
                let Some((found, data)) = self.read(&file, self.kind) else {
                    all_read = false;
                    continue;
                };
                add(&mut findings, found);
                // In a folder, data is what some page names; other JSON is another's.
                for (path, kind) in data.into_iter().filter(|_| folder.is_some()) {
                    let place = std::fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
                    if known.insert(place)
                        && let Some((found, _)) = self.read(&File::from(path), Some(kind))
                    {
                        add(&mut findings, found);
                    }
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

    /// What is wrong with a file, and the data that it names; none if it can't be read,
    /// which is told.
    fn read(&self, file: &File, kind: Option<&Kind>) -> Option<(Vec<Finding>, Named)> {
        let text = file.text().map_err(Failure::report).ok()?;
        let name = file.to_string();
        let source = Rc::new(Source { name, text });
        if kind.is_none() && folder::is_page(&source.name) {
            let report = page::report(&source, self.public);
            return Some((report.findings, report.files));
        }
        Some((self.data(&source, kind), Vec::new()))
    }

    fn data(&self, source: &Rc<Source>, kind: Option<&Kind>) -> Vec<Finding> {
        let text = &source.text;
        let document = match Document::parse(text) {
            Ok(document) => document,
            Err(error) => return vec![Finding::of_data(source, 0, text.len(), error)],
        };
        let (faults, doubts) = match kind.or_else(|| Kind::of(&document)) {
            Some(kind) => ((kind.check)(&document), kind.doubts(&document)),
            None => {
                let fault = document.blame(Fault::new("", unknown_kind()));
                (vec![fault], Vec::new())
            }
        };
        let found = faults.into_iter();
        let mut findings: Vec<Finding> = found
            .map(|error| Finding::of_data(source, 0, text.len(), error))
            .collect();
        let doubtful = !doubts.is_empty();
        findings.extend(
            doubts
                .into_iter()
                .map(|error| Finding::of_doubt(source, 0, text.len(), error)),
        );
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
        }
        if self.public || doubtful {
            findings.sort_by_key(|finding| finding.span.start);
        }
        findings
    }
}

/// A data file may have been checked as part of a page.
fn add(findings: &mut Vec<Finding>, found: Vec<Finding>) {
    findings.retain(|old| !found.iter().any(|new| new.same(old)));
    findings.extend(found);
}

/// The pages below a folder.
fn below(folder: &Path) -> Result<Vec<File>, Failure> {
    let shown = folder.display();
    let pages = folder::pages(folder)
        .map_err(|error| Failure::Data(format!("{shown}: The folder can't be read: {error}.")))?;
    if pages.is_empty() {
        let message = format!("{shown}: There is no page in this folder, neither .md nor .html.");
        return Err(Failure::Data(message));
    }
    Ok(pages.into_iter().map(File::from).collect())
}

fn unknown_kind() -> String {
    let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
    format!(
        "Nothing here tells what data this is; say it with --as and one of: {}.",
        names.join(", ")
    )
}
