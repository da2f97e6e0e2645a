//! `inlay import`: directories out of what other systems keep, forms out of templates.
//!
//! Each reader takes what a directory has room for and counts the rest; the report
//! goes to standard error, so that the directory can be sent on.

mod backstage;
mod gathered;
mod gitlab;
mod html;
mod rows;
mod template;

use std::io::Write as _;

use clap::{Args, Subcommand};
use inlay_domain::json;
use serde_norway::Value;

use crate::failure::Failure;
use crate::file::File;
use crate::output::Output;
use gathered::Gathered;

/// Each prints the JSON of a directory, and on standard error what was left out.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// GitLab's team.yml: people with their departments and divisions.
    GitlabTeam(One),
    /// Backstage's Group and User entities.
    Backstage(Many),
    /// A table with a header: team, parent, person, role, and so on.
    Csv(One),
    /// A template for issues, GitLab's Markdown or GitHub's form in YAML: prints the
    /// JSON of an approval instead.
    Template(Template),
}

#[derive(Args)]
pub(crate) struct Template {
    /// The file; - is standard input.
    file: File,
}

impl Template {
    fn run(self, output: &mut Output) -> Result<(), Failure> {
        let form = template::read(&self.file.text()?);
        // What is printed must be a data file that the widget takes.
        let file = &self.file;
        json::read::<inlay_domain::request::Approval>(&form.data.to_string()).map_err(|error| {
            Failure::Data(format!(
                "{file}: No form comes of this. {}: {}",
                error.path, error.message
            ))
        })?;
        let mut report = String::new();
        for (why, what) in &form.left {
            let what: String = what.chars().take(80).flat_map(char::escape_debug).collect();
            report.push_str(&format!("left out: {why}: {what}\n"));
        }
        report.push_str("Add under targets where a draft goes, and what each field needs.\n");
        let _ = write!(std::io::stderr().lock(), "{report}");
        output.json(&form.data)
    }
}

#[derive(Args)]
pub(crate) struct One {
    /// The file; - is standard input.
    file: File,
    #[command(flatten)]
    naming: Naming,
}

#[derive(Args)]
pub(crate) struct Many {
    /// The files, each with one entity or several; - is standard input.
    #[arg(required = true)]
    files: Vec<File>,
    #[command(flatten)]
    naming: Naming,
}

#[derive(Args)]
struct Naming {
    /// What the group is called.
    #[arg(long, default_value = "Teams")]
    title: String,
}

impl Command {
    pub(crate) fn run(self, output: &mut Output) -> Result<(), Failure> {
        let (title, mut gathered) = match self {
            Self::GitlabTeam(One { file, naming }) => {
                let mut gathered = Gathered::default();
                for value in yaml(&file)? {
                    gitlab::gather(&value, &mut gathered)
                        .map_err(|message| Failure::Data(format!("{file}: {message}")))?;
                }
                (naming.title, gathered)
            }
            Self::Backstage(Many { files, naming }) => {
                let mut entities = Vec::new();
                for file in &files {
                    entities.extend(yaml(file)?);
                }
                let mut gathered = Gathered::default();
                backstage::gather(&entities, &mut gathered);
                (naming.title, gathered)
            }
            Self::Template(template) => return template.run(output),
            Self::Csv(One { file, naming }) => {
                let mut gathered = Gathered::default();
                rows::gather(&file.text()?, &mut gathered)
                    .map_err(|message| Failure::Data(format!("{file}: {message}")))?;
                (naming.title, gathered)
            }
        };
        let directory = gathered.directory(&title);
        // What is printed must be a data file that the widget takes.
        let text = serde_json::to_string(&directory)
            .map_err(|error| Failure::Data(format!("The directory can't be written: {error}.")))?;
        json::read::<inlay_domain::directory::Directory>(&text)
            .map_err(|error| Failure::Data(format!("{}: {}", error.path, error.message)))?;
        let _ = write!(std::io::stderr().lock(), "{}", gathered.report());
        output.json(&directory)
    }
}

/// The documents of a YAML file; JSON is YAML too. Aliases that would unfold without
/// end and nesting without end are errors.
fn yaml(file: &File) -> Result<Vec<Value>, Failure> {
    let text = file.text()?;
    let mut documents = Vec::new();
    for document in serde_norway::Deserializer::from_str(&text) {
        let value = <Value as serde::Deserialize>::deserialize(document)
            .map_err(|error| Failure::Data(format!("{file}: This is no YAML: {error}.")))?;
        if !value.is_null() {
            documents.push(value);
        }
    }
    Ok(documents)
}

/// A text at a path of names; numbers count as they are written, the rest doesn't.
fn text(value: &Value, path: &[&str]) -> Option<String> {
    let mut value = value;
    for name in path {
        value = value.get(name)?;
    }
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// A list of texts at a path, or the one text.
fn texts(value: &Value, path: &[&str]) -> Vec<String> {
    let mut found = value;
    for name in path {
        match found.get(name) {
            Some(inner) => found = inner,
            None => return Vec::new(),
        }
    }
    match found {
        Value::Sequence(list) => list.iter().filter_map(|one| text(one, &[])).collect(),
        one => text(one, &[]).into_iter().collect(),
    }
}
