//! Activities out of a table, as spreadsheets save it: RFC 4180, with the
//! separators that they use elsewhere too.

use super::rules::check_activities;
use super::{Activity, Kind, Several, Through};
use crate::digits;
use crate::json::nearest;
use crate::link::LinkUrl;
use crate::schedule::Date;

/// What is wrong with a table, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableError {
    /// What is wrong and what to do.
    pub message: String,
    /// The line in the text, from 1; a quoted line break counts.
    pub line: u32,
    /// The column's name; empty for the whole line.
    pub column: &'static str,
}

/// The columns that are read, by the names of an activity's fields.
const COLUMNS: [&str; 12] = [
    "id",
    "team",
    "name",
    "kind",
    "starts",
    "ends",
    "publisher",
    "route",
    "region",
    "segment",
    "audience",
    "url",
];
const REQUIRED: [&str; 5] = ["team", "name", "kind", "starts", "ends"];

/// Reads a table whose first line names the columns like an activity's fields, in
/// any order and with any capitals; `regions` and `segments` are understood too,
/// several values in a cell are separated by `|`, and other columns are passed
/// over. Without an `id`, an activity is called `row-2` after its line.
///
/// # Errors
/// The first thing that is wrong, and its line.
pub fn activities(text: &str) -> Result<Vec<Activity>, TableError> {
    let mut rows = Rows::new(text);
    let Some((line, names)) = rows.next_filled()? else {
        return Err(error(
            1,
            "",
            &["The table is empty; name its columns in the first line."],
        ));
    };
    let columns = columns(&names, line)?;
    let (mut activities, mut lines) = (Vec::new(), Vec::new());
    while let Some((line, cells)) = rows.next_filled()? {
        let row = Row {
            columns: &columns,
            cells: &cells,
            line,
        };
        activities.push(row.activity()?);
        lines.push(line);
    }
    match check_activities(&activities) {
        Ok(()) => Ok(activities),
        Err((at, column, message)) => {
            let line = lines.get(at).copied().unwrap_or_default();
            Err(error(line, column, &[message]))
        }
    }
}

#[cold]
fn error(line: u32, column: &'static str, message: &[&str]) -> TableError {
    TableError {
        message: message.concat(),
        line,
        column,
    }
}

/// Which column each cell of a line belongs to.
fn columns(names: &[String], line: u32) -> Result<Vec<Option<&'static str>>, TableError> {
    let mut columns = Vec::new();
    for name in names {
        let name = name.trim().to_ascii_lowercase();
        let name = match &*name {
            "regions" => "region",
            "segments" => "segment",
            name => name,
        };
        let known = COLUMNS.iter().copied().find(|column| *column == name);
        if let Some(column) = known.filter(|_| columns.contains(&known)) {
            return Err(error(
                line,
                column,
                &["This column stands twice; keep one."],
            ));
        }
        columns.push(known);
    }
    for required in REQUIRED {
        if columns.contains(&Some(required)) {
            continue;
        }
        let unknown = names.iter().zip(&columns);
        let unknown = unknown.filter(|(_, column)| column.is_none());
        let mut unknown = unknown.map(|(name, _)| name.trim());
        // The other way round than usual: which of the strangers was meant?
        return Err(match nearest(required, &mut unknown) {
            Some(near) => error(
                line,
                required,
                &[
                    "No column is called \"",
                    required,
                    "\"; is it \"",
                    near,
                    "\"?",
                ],
            ),
            None => error(line, required, &["No column is called \"", required, "\"."]),
        });
    }
    Ok(columns)
}

struct Row<'a> {
    columns: &'a [Option<&'static str>],
    cells: &'a [String],
    line: u32,
}

impl Row<'_> {
    fn cell(&self, column: &'static str) -> &str {
        let at = self.columns.iter().position(|name| *name == Some(column));
        let cell = at.and_then(|at| self.cells.get(at));
        cell.map_or("", |cell| cell.trim())
    }

    fn option(&self, column: &'static str) -> Option<String> {
        let cell = self.cell(column);
        (!cell.is_empty()).then(|| cell.to_owned())
    }

    fn several(&self, column: &'static str) -> Several {
        Several(
            self.cell(column)
                .split('|')
                .map(|text| text.trim().to_owned())
                .filter(|text| !text.is_empty())
                .collect(),
        )
    }

    fn date(&self, column: &'static str) -> Result<Date, TableError> {
        Date::parse(self.cell(column)).ok_or_else(|| {
            let message = "Write a date that exists as YYYY-MM-DD, like 2026-12-02.";
            error(self.line, column, &[message])
        })
    }

    fn activity(&self) -> Result<Activity, TableError> {
        if self.cells.len() > self.columns.len() {
            return Err(error(
                self.line,
                "",
                &[
                    "This line has more cells than there are columns; put a text with a separator in it into quotation marks.",
                ],
            ));
        }
        let kind = match &*self.cell("kind").to_ascii_lowercase() {
            "paid-social" | "paid social" => Kind::PaidSocial,
            "publisher" => Kind::Publisher,
            "other" => Kind::Other,
            _ => {
                let message = "Write one of paid-social, publisher, other.";
                return Err(error(self.line, "kind", &[message]));
            }
        };
        let route = match &*self.cell("route").to_ascii_lowercase() {
            "" => None,
            "direct" => Some(Through::Direct),
            "slot" => Some(Through::Slot),
            _ => {
                return Err(error(
                    self.line,
                    "route",
                    &["Write direct or slot, or nothing."],
                ));
            }
        };
        let url = match self.option("url") {
            None => None,
            Some(url) => match LinkUrl::parse(&url) {
                Ok(url) => Some(url),
                Err(message) => return Err(error(self.line, "url", &[message])),
            },
        };
        let id = self.option("id").unwrap_or_else(|| {
            let mut id = String::from("row-");
            digits::push(&mut id, self.line.into());
            id
        });
        Ok(Activity {
            id,
            team: self.cell("team").to_owned(),
            name: self.cell("name").to_owned(),
            kind,
            starts: self.date("starts")?,
            ends: self.date("ends")?,
            publisher: self.option("publisher"),
            route,
            region: self.several("region"),
            regions: Several::default(),
            segment: self.several("segment"),
            segments: Several::default(),
            audience: self.option("audience"),
            url,
            access: None,
        })
    }
}

/// The lines of a table, cell by cell.
struct Rows<'a> {
    rest: &'a str,
    separator: char,
    line: u32,
}

impl<'a> Rows<'a> {
    fn new(text: &'a str) -> Self {
        let rest = text.strip_prefix('\u{feff}').unwrap_or(text);
        let head = rest.split(['\r', '\n']).next().unwrap_or_default();
        // Spreadsheets of half of Europe write semicolons; pasted cells have tabs.
        let mut separators = ['\t', ';'].into_iter();
        let separator = separators.find(|one| head.contains(*one));
        Self {
            rest,
            separator: separator.unwrap_or(','),
            line: 1,
        }
    }

    /// The next line in which something stands, and its number.
    fn next_filled(&mut self) -> Result<Option<(u32, Vec<String>)>, TableError> {
        while !self.rest.is_empty() {
            let line = self.line;
            let cells = self.row()?;
            if cells.iter().any(|cell| !cell.trim().is_empty()) {
                return Ok(Some((line, cells)));
            }
        }
        Ok(None)
    }

    fn row(&mut self) -> Result<Vec<String>, TableError> {
        let mut cells = Vec::new();
        loop {
            cells.push(self.cell()?);
            let mut chars = self.rest.chars();
            match chars.next() {
                Some(c) if c == self.separator => self.rest = chars.as_str(),
                Some(c) => {
                    self.rest = chars.as_str();
                    if c == '\r' {
                        self.rest = self.rest.strip_prefix('\n').unwrap_or(self.rest);
                    }
                    self.line += 1;
                    return Ok(cells);
                }
                None => return Ok(cells),
            }
        }
    }

    /// A cell; what follows is a separator, the end of the line, or nothing.
    fn cell(&mut self) -> Result<String, TableError> {
        let separator = self.separator;
        let ends = |c: char| c == separator || c == '\r' || c == '\n';
        let Some(quoted) = self.rest.strip_prefix('"') else {
            let end = self.rest.find(ends).unwrap_or(self.rest.len());
            let (cell, rest) = self.rest.split_at(end);
            self.rest = rest;
            return Ok(cell.to_owned());
        };
        let (start, mut cell) = (self.line, String::new());
        let mut chars = quoted.chars();
        loop {
            match chars.next() {
                Some('"') => match chars.as_str().strip_prefix('"') {
                    Some(rest) => {
                        cell.push('"');
                        chars = rest.chars();
                    }
                    None => break,
                },
                Some(c) => {
                    self.line += u32::from(c == '\n');
                    cell.push(c);
                }
                None => {
                    return Err(error(
                        start,
                        "",
                        &[
                            "The quotation mark that opens in this line isn't closed; double it if it is part of the text.",
                        ],
                    ));
                }
            }
        }
        self.rest = chars.as_str();
        if !self.rest.is_empty() && !self.rest.starts_with(ends) {
            return Err(error(
                self.line,
                "",
                &["Text follows on a closing quotation mark; double the marks inside the text."],
            ));
        }
        Ok(cell)
    }
}
