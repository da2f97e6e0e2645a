//! A directory as a table, for a spreadsheet.

use super::Directory;
use crate::csv::Table;
use crate::region::RegionId;
use crate::zone::Zone;

/// The columns, in their order: those of teams, then those of people. A cell with
/// several values has " | " between them.
pub const COLUMNS: [&str; 14] = [
    "team",
    "team-id",
    "aliases",
    "parent",
    "url",
    "summary",
    "regions",
    "segments",
    "person",
    "id",
    "role",
    "location",
    "zone",
    "person-url",
];

impl Directory {
    /// A row per team, and after it one per person in it. `inlay import csv` reads it.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut table = Table::default();
        table.row(&COLUMNS);
        for team in &self.teams {
            let id = team.id.as_str();
            let aliases = joined(&mut team.aliases.iter().map(String::as_str));
            let regions = joined(&mut team.regions.iter().map(RegionId::as_str));
            let segments = joined(&mut team.segments.iter().map(String::as_str));
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            let parent = team.parent.as_ref().map_or("", |parent| parent.as_str());
            let url = team.url.as_ref().map_or("", |url| url.as_str());
            table.row(&[
                &team.name,
                id,
                &aliases,
                parent,
                url,
                &text(&team.summary),
                &regions,
                &segments,
                "",
                "",
                "",
                "",
                "",
                "",
            ]);
            for member in &team.members {
                let regions = joined(&mut member.regions.iter().map(RegionId::as_str));
                let zone = member.zone.as_ref().map_or("", Zone::name);
                let url = member.url.as_ref().map_or("", |url| url.as_str());
                table.row(&[
                    &team.name,
                    id,
                    "",
                    "",
                    "",
                    "",
                    &regions,
                    "",
                    &member.name,
                    &member.id,
                    &text(&member.role),
                    &text(&member.location),
                    zone,
                    url,
                ]);
            }
        }
        table.into_text()
    }
}

#[inline(never)]
fn joined(texts: &mut dyn Iterator<Item = &str>) -> String {
    let mut out = String::new();
    for text in texts {
        if !out.is_empty() {
            out.push_str(" | ");
        }
        out.push_str(text);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn a_row_per_team_and_person() {
        let directory: Directory = json::read(
            r#"{"title": "T", "teams": [
              {"id": "a", "name": "=A", "aliases": ["AA", "AB"], "summary": "One, two"},
              {"id": "b", "name": "B", "parent": "a", "url": "/b/", "members": [
                {"id": "p", "name": "Zoë", "role": "-", "zone": "Asia/Tokyo", "regions": []}]}]}"#,
        )
        .unwrap();
        let expected = [
            "\u{feff}team,team-id,aliases,parent,url,summary,regions,segments,person,id,role,location,zone,person-url",
            "\"'=A\",a,AA | AB,,,\"One, two\",,,,,,,,",
            "B,b,,a,/b/,,,,,,,,,",
            "B,b,,,,,,,Zoë,p,\"'-\",,Asia/Tokyo,",
            "",
        ];
        assert_eq!(directory.csv(), expected.join("\r\n"));
    }
}
