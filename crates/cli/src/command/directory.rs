//! `inlay directory`: the teams of a group.

use clap::{Args, Subcommand};
use inlay_domain::directory::Directory;
use inlay_domain::directory::search::{Hit, Index};
use serde::Serialize;

use crate::failure::Failure;
use crate::file::File;
use crate::output::Output;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Find teams and people by beginnings of words, initials, or nearly right.
    Search(Search),
}

#[derive(Args)]
pub(crate) struct Search {
    /// The directory; - is standard input.
    file: File,

    /// What to look for; every word must match.
    query: String,

    /// How many hits at most.
    #[arg(long, default_value_t = 10, value_name = "N")]
    limit: usize,
}

/// A hit in the terminal's JSON.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<&'a str>,
    kind: &'static str,
    field: &'static str,
    text: &'a str,
    score: u32,
    matches: &'a [(u32, u32)],
}

impl Command {
    pub(crate) fn run(self, output: &mut Output) -> Result<(), Failure> {
        match self {
            Self::Search(search) => search.run(output),
        }
    }
}

impl Search {
    fn run(self, output: &mut Output) -> Result<(), Failure> {
        let directory: Directory = self.file.data()?;
        let found = Index::new(&directory).find(&directory, &self.query, self.limit);
        if output.is_json() {
            let rows: Vec<Row<'_>> = found
                .hits
                .iter()
                .filter_map(|hit| row(&directory, hit))
                .collect();
            return output.json(&rows);
        }
        match &found.corrected {
            Some(corrected) => {
                output.line(&format!(
                    "Nothing is called {}. Showing {corrected}.",
                    self.query
                ))?;
            }
            None if found.hits.is_empty() => {
                return output.line(&format!("Nothing is called {}.", self.query));
            }
            None => {}
        }
        for hit in &found.hits {
            output.line(&line(&directory, hit))?;
        }
        Ok(())
    }
}

fn row<'a>(directory: &'a Directory, hit: &'a Hit) -> Option<Row<'a>> {
    let team = directory.teams.get(hit.team)?;
    let person = hit.person.and_then(|person| team.members.get(person));
    Some(Row {
        id: team.id.as_str(),
        person: person.map(|person| person.id.as_str()),
        kind: if hit.person.is_some() {
            "person"
        } else {
            "team"
        },
        field: hit.field.word(),
        text: &hit.text,
        score: hit.score,
        matches: &hit.matches,
    })
}

/// Team, or person and team; then what matched, if that isn't the name.
fn line(directory: &Directory, hit: &Hit) -> String {
    let Some(team) = directory.teams.get(hit.team) else {
        return String::new();
    };
    let (mut line, name) = match hit.person.and_then(|person| team.members.get(person)) {
        Some(person) => (format!("{}, {}", person.name, team.name), &person.name),
        None => (team.name.clone(), &team.name),
    };
    if hit.text != *name {
        line = format!("{line} ({}: {})", hit.field.word(), hit.text);
    }
    match &team.url {
        Some(url) if hit.person.is_none() => format!("{line}  {}", url.as_str()),
        _ => line,
    }
}
