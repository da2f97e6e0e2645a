//! Teams that a page lists as headings, links and sentences.

use crate::json;
use crate::missing::{Missing, Unread};
use crate::outline::{Block, Heading, Outline, Prose};
use crate::range::{Range, Section, bare, ends};
use crate::slug;

/// The teams of a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Teams {
    /// What the heading of the range says.
    pub title: String,
    /// The teams, in the order of the page.
    pub teams: Vec<Team>,
}

/// A team as a page tells of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Team {
    /// The slug of its name; numbered where two teams have the same.
    pub id: String,
    /// The heading, without an abbreviation in parentheses at its end.
    pub name: String,
    /// That abbreviation, and a link's text that is another name.
    pub aliases: Vec<String>,
    /// The position of the team that it stands under.
    pub parent: Option<usize>,
    /// The first link of its first paragraph.
    pub url: Option<String>,
    /// The rest of that paragraph.
    pub summary: Option<String>,
    /// The byte of the source where its heading stands.
    pub at: u32,
    /// Whether it has neither text nor headings under it: nothing is said of it.
    pub bare: bool,
}

/// Reads the teams of a range: every heading in it is one, nested by levels.
///
/// # Errors
/// Anchors that aren't there; a range without a heading. If that is for want of
/// `until`, the message proposes it.
pub fn directory(outline: &Outline, range: &Range<'_>) -> Result<Teams, Missing> {
    let section = range.find(outline)?;
    let mut teams: Vec<Team> = Vec::new();
    let mut ids = Vec::new();
    // The headings that are still open, with their levels.
    let mut open: Vec<(u8, usize)> = Vec::new();
    for (heading, text) in entries(section.blocks) {
        while open
            .last()
            .is_some_and(|(level, _)| *level >= heading.level)
        {
            open.pop();
        }
        let parent = open.last().map(|(_, team)| *team);
        if let Some(parent) = parent.and_then(|parent| teams.get_mut(parent)) {
            parent.bare = false;
        }
        open.push((heading.level, teams.len()));
        let mut team = team(heading, text);
        team.parent = parent;
        team.id = slug::single(&mut ids, slug::slug(&team.name), "team");
        teams.push(team);
    }
    if teams.is_empty() {
        return Err(none(&section, range));
    }
    Ok(Teams {
        title: section.heading.text.clone(),
        teams,
    })
}

/// Headings and what follows each, up to the next one.
fn entries(blocks: &[Block]) -> impl Iterator<Item = (&Heading, &[Block])> {
    blocks.iter().enumerate().filter_map(move |(at, block)| {
        let Block::Heading(heading) = block else {
            return None;
        };
        let text = blocks.get(at + 1..)?;
        let end = text.iter().position(|block| ends(block, 6));
        Some((heading, text.get(..end.unwrap_or(text.len()))?))
    })
}

fn team(heading: &Heading, text: &[Block]) -> Team {
    let (name, alias) = name_and_alias(&heading.text);
    let mut team = Team {
        name: name.to_owned(),
        at: heading.at,
        bare: text.is_empty(),
        ..Team::default()
    };
    team.aliases.extend(alias.map(str::to_owned));
    let paragraph = text.iter().find_map(|block| match block {
        Block::Paragraph(prose) => Some(prose),
        _ => None,
    });
    if let Some(paragraph) = paragraph {
        read(&mut team, paragraph, &heading.text);
    }
    if team.url.is_none() {
        team.url.clone_from(&heading.link);
    }
    team
}

/// A trailing parenthesis of capitals is another name.
fn name_and_alias(heading: &str) -> (&str, Option<&str>) {
    let whole = (heading, None);
    let Some((name, alias)) = heading
        .strip_suffix(')')
        .and_then(|heading| heading.rsplit_once('('))
    else {
        return whole;
    };
    let (name, alias) = (name.trim(), alias.trim());
    let capitals = alias.chars().any(char::is_uppercase) && !alias.chars().any(char::is_lowercase);
    if name.is_empty() || !capitals || alias.contains(')') {
        return whole;
    }
    (name, Some(alias))
}

/// The paragraph's first link and what else it says.
fn read(team: &mut Team, paragraph: &Prose, heading: &str) {
    let mut rest = paragraph.text();
    if let Some((at, link)) = paragraph.first_link() {
        team.url = link.link.clone().filter(|url| !url.is_empty());
        let label = link.text.trim();
        let known = |name: &str| same(name, label);
        if !label.is_empty()
            && !known(heading)
            && !known(&team.name)
            && !team.aliases.iter().any(|alias| known(alias))
        {
            team.aliases.push(label.to_owned());
        }
        let before: String = paragraph
            .runs
            .iter()
            .take(at)
            .map(|run| run.text.as_str())
            .collect();
        // Within a sentence the link's text is part of it: without it there
        // would be a hole.
        if !before.contains(char::is_alphanumeric) {
            rest = paragraph
                .runs
                .iter()
                .skip(at + 1)
                .map(|run| run.text.as_str())
                .collect();
        }
    }
    let said = rest.trim_start();
    // "Team: what it does", and the dashes that stand for the colon elsewhere.
    let said = said
        .strip_prefix([':', '：'])
        .or_else(|| said.strip_prefix("- "))
        .or_else(|| said.strip_prefix("– "))
        .or_else(|| said.strip_prefix("— "))
        .unwrap_or(said)
        .trim();
    if said.contains(char::is_alphanumeric) {
        team.summary = Some(said.to_owned());
    }
}

fn same(one: &str, other: &str) -> bool {
    one.chars()
        .flat_map(char::to_lowercase)
        .eq(other.chars().flat_map(char::to_lowercase))
}

/// No heading in the range: what was looked for, what stands there, what to do.
fn none(section: &Section<'_>, range: &Range<'_>) -> Missing {
    let mut parts = vec![
        "Teams are looked for as headings ",
        "under #",
        bare(range.from),
    ];
    if let Some(until) = range.until {
        parts.extend([" and before #", bare(until)]);
    }
    parts.push(", but no heading stands there");
    parts.push(match section.blocks {
        [] => ", nor anything else.",
        blocks if blocks.iter().any(|block| matches!(block, Block::Other(_))) => {
            ": only text, lists or tables. Give each team a heading of its own."
        }
        _ => ": only text. Give each team a heading of its own.",
    });
    let proposal = if range.until.is_none() {
        until(section)
    } else {
        None
    };
    if let Some(anchor) = proposal {
        parts.extend([
            " The headings that follow are of the same level; to take them as teams, add until=\"#",
            anchor,
            "\".",
        ]);
    } else if range.until.is_none() && !section.rest.is_empty() {
        parts.push(
            " Headings of teams are of a lower level than that one, or until names where they end.",
        );
    }
    Missing::new(Unread::Empty, section.heading.at, &parts)
}

/// The heading at which teams end that stand beside the heading instead of
/// under it: the first one that no longer looks like a team, that is, neither it
/// nor a heading under it has a paragraph that begins with a link.
fn until<'o>(section: &Section<'o>) -> Option<&'o str> {
    let level = section.heading.level;
    let linked = |text: &[Block]| {
        let first = text.iter().find_map(|block| match block {
            Block::Paragraph(prose) => Some(prose),
            _ => None,
        });
        first.is_some_and(|prose| match prose.first_link() {
            Some((0, _)) => true,
            Some((1, _)) => prose
                .runs
                .first()
                .is_some_and(|run| !run.text.contains(char::is_alphanumeric)),
            _ => false,
        })
    };
    let mut beside: Vec<(&Heading, bool)> = Vec::new();
    for (heading, text) in entries(section.rest) {
        match beside.last_mut() {
            Some((_, team)) if heading.level > level => *team |= linked(text),
            _ => beside.push((heading, linked(text))),
        }
    }
    // Where none looks like one, the first is taken on trust.
    let last = beside
        .iter()
        .position(|(_, team)| !team)
        .unwrap_or(beside.len())
        .max(1);
    let (heading, _) = beside.get(last)?;
    heading.anchors.first().map(String::as_str)
}

impl Teams {
    /// Where the page says what stands at a path of [`Teams::json`], like
    /// `teams[1].url`: the heading of that team, else the first one.
    #[must_use]
    pub fn blamed(&self, path: &str) -> u32 {
        let number = path
            .strip_prefix("teams[")
            .and_then(|rest| rest.split(']').next());
        let team = number.and_then(|number| self.teams.get(number.parse::<usize>().ok()?));
        team.or(self.teams.first()).map_or(0, |team| team.at)
    }

    /// The data of a directory, as JSON.
    #[must_use]
    pub fn json(&self) -> String {
        let mut out = String::from("{");
        json::push_field(&mut out, "title", &self.title);
        json::push_name(&mut out, "teams");
        out.push('[');
        for team in &self.teams {
            json::push_comma(&mut out);
            out.push('{');
            json::push_field(&mut out, "id", &team.id);
            json::push_field(&mut out, "name", &team.name);
            json::push_list(
                &mut out,
                "aliases",
                &mut team.aliases.iter().map(String::as_str),
            );
            let parent = team.parent.and_then(|parent| self.teams.get(parent));
            for (name, text) in [
                ("parent", parent.map(|parent| &parent.id)),
                ("url", team.url.as_ref()),
                ("summary", team.summary.as_ref()),
            ] {
                if let Some(text) = text {
                    json::push_field(&mut out, name, text);
                }
            }
            out.push('}');
        }
        out.push_str("]}");
        out
    }
}

#[cfg(test)]
mod tests;
