//! A table with a header: a row per team or person.
//!
//! A row with `person` puts somebody into the team; one without says what the team is.
//! The columns are those that the widget's own export writes, so that a table can be
//! taken out, changed and brought back.

use inlay_domain::csv::is_formula;
use inlay_domain::directory::Member;
use inlay_domain::directory::export::COLUMNS;
use inlay_domain::zone::Zone;

use super::gathered::Gathered;

/// A row by the names of its columns.
struct Row {
    cells: Vec<(&'static str, String)>,
}

impl Row {
    fn get(&self, name: &str) -> Option<String> {
        let mut cells = self.cells.iter();
        let (_, text) = cells.find(|(column, _)| *column == name)?;
        Some(text.clone()).filter(|text| !text.is_empty())
    }

    /// What stands in a cell between upright lines, or semicolons.
    fn list(&self, name: &str) -> Vec<String> {
        let text = self.get(name).unwrap_or_default();
        let parts = text.split(['|', ';']).map(|part| part.trim().to_owned());
        parts.filter(|part| !part.is_empty()).collect()
    }

    /// What the team is called by other rows: its id, or its name.
    fn key(&self) -> Option<String> {
        self.get("team-id").or_else(|| self.get("team"))
    }
}

pub(super) fn gather(text: &str, gathered: &mut Gathered) -> Result<(), String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head = text.lines().next().unwrap_or_default();
    let count = |mark: char| head.matches(mark).count();
    let delimiter = [',', ';', '\t'].into_iter().max_by_key(|mark| count(*mark));
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter.map_or(b',', |mark| mark as u8))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| error.to_string())?.clone();
    let mut columns = Vec::new();
    for name in &header {
        let name = name.to_lowercase().replace([' ', '_'], "-");
        let known = COLUMNS.iter().find(|column| **column == name);
        if known.is_none() {
            gathered.leave("columns", &name);
        }
        columns.push(known.copied());
    }
    if !columns.contains(&Some("team")) {
        return Err(format!(
            "The first row names the columns, and one of them is team. The others are: {}.",
            COLUMNS.get(1..).unwrap_or_default().join(", ")
        ));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        let cells = columns.iter().zip(&record);
        let cells = cells.filter_map(|(column, text)| Some(((*column)?, plain(text))));
        rows.push(Row {
            cells: cells.collect(),
        });
    }
    for (row, number) in rows.iter().zip(2..) {
        take(row, number, gathered);
    }
    for row in &rows {
        let (Some(team), Some(parent)) = (row.key(), row.get("parent")) else {
            continue;
        };
        let Some(team) = gathered.find(&team) else {
            continue;
        };
        // By id, or else by name.
        let mut named = rows
            .iter()
            .filter(|row| row.get("team").as_ref() == Some(&parent));
        let above = gathered.find(&parent);
        let above = above.or_else(|| gathered.find(&named.next()?.key()?));
        match above {
            Some(above) => gathered.put(team, above),
            None => gathered.leave("parents that no row has", &parent),
        }
    }
    Ok(())
}

/// A cell without the apostrophe that keeps a spreadsheet from computing it.
fn plain(text: &str) -> String {
    let rest = text.strip_prefix('\'');
    let rest = rest.filter(|rest| is_formula(rest));
    rest.unwrap_or(text).trim().to_owned()
}

fn take(row: &Row, number: usize, gathered: &mut Gathered) {
    let Some(key) = row.key() else {
        gathered.leave("rows without a team", &format!("row {number}"));
        return;
    };
    let name = row.get("team").unwrap_or_else(|| key.clone());
    let team = gathered.team(&key, &name);
    let mut regions = Vec::new();
    for region in row.list("regions") {
        regions.extend(gathered.region(&region));
    }
    let Some(person) = row.get("person") else {
        let url = gathered.url(row.get("url"));
        let segments: Vec<String> = row
            .list("segments")
            .into_iter()
            .map(|segment| gathered.segment(segment))
            .collect();
        if let Some(team) = gathered.get(team) {
            team.aliases = row.list("aliases");
            team.url = url;
            team.summary = row.get("summary");
            team.regions = regions;
            team.segments = segments;
        }
        return;
    };
    let zone = row.get("zone").and_then(|name| {
        let zone = Zone::parse(&name).ok();
        if zone.is_none() {
            gathered.leave("time zones that don't exist", &name);
        }
        zone
    });
    let url = gathered.url(row.get("person-url"));
    let member = Member {
        id: row.get("id").unwrap_or_else(|| format!("row-{number}")),
        name: person,
        role: row.get("role"),
        zone,
        location: row.get("location"),
        regions,
        url,
        access: None,
    };
    gathered.person(team, member);
}
