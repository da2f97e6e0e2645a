//! Finds teams and people by what a reader types.
//!
//! A word that is typed matches the beginning of a word, in any order, with or
//! without accents; `abm` matches *Account Based Marketing*. It never matches
//! inside a word: `us` doesn't find *Campus*. Every typed word must match the
//! same team or the same person (for a person the team's name counts too, once
//! something of the person's own matches). Only if nothing matches that way
//! are typing errors forgiven: one in a word of four letters or more, two in
//! eight or more.

mod fold;
mod span;
mod words;

pub(crate) use fold::{Kind, fold};

use span::{merged, part};
use words::{Query, Word, Words};

use super::{Directory, Member, Team};
use crate::region::RegionId;

/// What a hit was found in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The name of a team or a person.
    Name,
    /// Another name of a team.
    Alias,
    /// What a person does.
    Role,
    /// Where a person is.
    Location,
    /// A region, by its code or its name.
    Region,
    /// A segment.
    Segment,
    /// What a team is responsible for.
    Summary,
    /// A way to reach a team.
    Contact,
}

impl Field {
    /// The word for it in the terminal's JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Alias => "alias",
            Self::Role => "role",
            Self::Location => "location",
            Self::Region => "region",
            Self::Segment => "segment",
            Self::Summary => "summary",
            Self::Contact => "contact",
        }
    }

    /// How much a match in it counts, up to 10.
    fn weight(self) -> u32 {
        match self {
            Self::Name => 10,
            Self::Alias => 9,
            Self::Role => 7,
            Self::Location => 6,
            Self::Region | Self::Segment => 5,
            Self::Summary => 4,
            Self::Contact => 3,
        }
    }

    /// Whether its initials are an abbreviation that people use.
    fn has_initials(self) -> bool {
        matches!(self, Self::Name | Self::Role)
    }
}

/// A team or a person that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The team's position in [`Directory::teams`].
    pub team: usize,
    /// For a person: the position in [`Team::members`].
    pub person: Option<usize>,
    /// Where the best match is.
    pub field: Field,
    /// The text of that field.
    pub text: String,
    /// How good the match is: 0 to 1000, to be compared within one answer.
    pub score: u32,
    /// The parts of `text` that match, in characters: from, and up to without.
    pub matches: Vec<(u32, u32)>,
}

/// What a search finds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The best first.
    pub hits: Vec<Hit>,
    /// If nothing matched what was typed as it stands: what the hits match.
    /// "No team is called campains. Showing Campaigns."
    pub corrected: Option<String>,
}

/// A directory made ready for searching: once per directory, not per key.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// A team, then its people, then the next team.
    entities: Vec<Entity>,
    texts: Vec<Text>,
    words: Words,
}

#[derive(Debug, Clone)]
struct Entity {
    team: u32,
    person: Option<u32>,
    /// Its texts: from here up to the next entity's.
    first_text: u32,
}

#[derive(Debug, Clone)]
struct Text {
    field: Field,
    text: String,
    /// Its words: from here up to the next text's.
    first_word: u32,
}

impl Index {
    /// Takes a directory in.
    #[must_use]
    pub fn new(directory: &Directory) -> Self {
        let mut index = Self::default();
        for (team, number) in directory.teams.iter().zip(0..) {
            index.entity(number, None);
            index.take_team(team, directory);
            for (member, person) in team.members.iter().zip(0..) {
                index.entity(number, Some(person));
                index.take_person(member, directory);
            }
        }
        index
    }

    fn entity(&mut self, team: u32, person: Option<u32>) {
        self.entities.push(Entity {
            team,
            person,
            first_text: self.texts.len() as u32,
        });
    }

    fn take_team(&mut self, team: &Team, directory: &Directory) {
        self.text(Field::Name, &team.name);
        for alias in &team.aliases {
            self.text(Field::Alias, alias);
        }
        self.regions(&team.regions, directory);
        for segment in &team.segments {
            self.text(Field::Segment, segment);
        }
        if let Some(summary) = &team.summary {
            self.text(Field::Summary, summary);
        }
        for contact in &team.contacts {
            self.text(Field::Contact, &contact.label);
        }
    }

    fn take_person(&mut self, member: &Member, directory: &Directory) {
        self.text(Field::Name, &member.name);
        if let Some(role) = &member.role {
            self.text(Field::Role, role);
        }
        if let Some(location) = &member.location {
            self.text(Field::Location, location);
        }
        self.regions(&member.regions, directory);
    }

    fn regions(&mut self, regions: &[RegionId], directory: &Directory) {
        for id in regions {
            self.text(Field::Region, id.as_str());
            let region = directory.regions.iter().find(|region| region.id == *id);
            if let Some(name) = region.and_then(|region| region.name.as_deref()) {
                self.text(Field::Region, name);
            }
        }
    }

    fn text(&mut self, field: Field, text: &str) {
        let entity = self.entities.len().saturating_sub(1) as u32;
        let number = self.texts.len() as u32;
        self.texts.push(Text {
            field,
            text: text.to_owned(),
            first_word: self.words.len(),
        });
        self.words
            .take(text, field.weight(), field.has_initials(), entity, number);
    }

    /// The best hits for what was typed, the best first; see [`Index::find`].
    #[must_use]
    pub fn search(&self, query: &str, limit: usize) -> Vec<Hit> {
        self.find(query, limit).hits
    }

    /// The best hits for what was typed, at most `limit`, and whether typing
    /// errors had to be forgiven for them. Reads the first eight words.
    #[must_use]
    pub fn find(&self, query: &str, limit: usize) -> Found {
        let query = Query::new(query);
        let mut best = self.rank(&query, false, limit);
        let forgiving = best.is_empty();
        if forgiving {
            best = self.rank(&query, true, limit);
        }
        let mut found = Found::default();
        for (score, entity) in best {
            if forgiving && found.corrected.is_none() {
                found.corrected = Some(self.correct(&query, entity));
            }
            found.hits.push(self.hit(&query, score, entity, forgiving));
        }
        found
    }

    /// Score and entity of the best, the best first. Entities that score the
    /// same stay in the order of the file.
    #[inline(never)]
    fn rank(&self, query: &Query, forgiving: bool, limit: usize) -> Vec<(u32, u32)> {
        let mut tallies = vec![Tally::default(); self.entities.len()];
        for number in 0..query.len() {
            self.words
                .each_match(query, number, forgiving, &mut |word, quality| {
                    if let Some(tally) = tallies.get_mut(word.entity as usize) {
                        tally.now = tally.now.max(quality);
                    }
                });
            let mut team = 0;
            for (tally, entity) in tallies.iter_mut().zip(&self.entities) {
                let mut now = std::mem::take(&mut tally.now);
                if entity.person.is_none() {
                    team = now;
                } else if now > 0 {
                    tally.own = true;
                } else {
                    now = team / 4;
                }
                tally.missed |= now == 0;
                tally.sum += now;
            }
        }
        let mut best: Vec<(u32, u32)> = Vec::new();
        let words = query.len().max(1) as u32;
        for ((tally, entity), number) in tallies.iter().zip(&self.entities).zip(0..) {
            if tally.missed || tally.sum == 0 || (entity.person.is_some() && !tally.own) {
                continue;
            }
            let score = (tally.sum / words).min(1000);
            let at = best.partition_point(|(other, _)| *other >= score);
            if at < limit {
                if best.len() == limit {
                    best.pop();
                }
                best.insert(at, (score, number));
            }
        }
        best
    }

    fn words_of(&self, text: u32) -> std::ops::Range<u32> {
        let from = self
            .texts
            .get(text as usize)
            .map_or(0, |text| text.first_word);
        let to = self
            .texts
            .get(text as usize + 1)
            .map_or(self.words.len(), |next| next.first_word);
        from..to
    }

    fn texts_of(&self, entity: u32) -> std::ops::Range<u32> {
        let from = self
            .entities
            .get(entity as usize)
            .map_or(0, |entity| entity.first_text);
        let to = self
            .entities
            .get(entity as usize + 1)
            .map_or(self.texts.len() as u32, |next| next.first_text);
        from..to
    }

    fn hit(&self, query: &Query, score: u32, entity: u32, forgiving: bool) -> Hit {
        // The text that explains most of the words, then the one that does it best.
        let mut best = (0, 0);
        let mut number = 0;
        for text in self.texts_of(entity) {
            let mut now = (0, 0);
            for word in 0..query.len() {
                if let Some((_, quality)) =
                    self.words.best(self.words_of(text), query, word, forgiving)
                {
                    now.0 += 1;
                    now.1 += quality;
                }
            }
            if now > best {
                best = now;
                number = text;
            }
        }
        let (field, text) = match self.texts.get(number as usize) {
            Some(text) => (text.field, text.text.as_str()),
            None => (Field::Name, ""),
        };
        let mut matches = Vec::new();
        for word in 0..query.len() {
            let found = self
                .words
                .best(self.words_of(number), query, word, forgiving);
            if let Some((found, _)) = found {
                self.words.mark(text, found, query, word, &mut matches);
            }
        }
        let entity = self.entities.get(entity as usize);
        Hit {
            team: entity.map_or(0, |entity| entity.team as usize),
            person: entity
                .and_then(|entity| entity.person)
                .map(|person| person as usize),
            field,
            text: text.to_owned(),
            score,
            matches: merged(matches),
        }
    }

    /// What was typed, each word replaced by the one that it matches.
    fn correct(&self, query: &Query, entity: u32) -> String {
        let mut out = String::new();
        for number in 0..query.len() {
            let mut best: Option<(&Word, u32)> = None;
            for text in self.texts_of(entity) {
                let found = self.words.best(self.words_of(text), query, number, true);
                if let Some(found) = found
                    && best.is_none_or(|(_, quality)| found.1 > quality)
                {
                    best = Some(found);
                }
            }
            if number > 0 {
                out.push(' ');
            }
            if let Some((word, _)) = best
                && let Some(text) = self.texts.get(word.text as usize)
            {
                out.push_str(part(&text.text, word.origin, word.width.into()));
            } else {
                for letter in query.typed(number) {
                    out.push(*letter);
                }
            }
        }
        out
    }
}

/// An entity's count while a query runs.
#[derive(Clone, Default)]
struct Tally {
    sum: u32,
    /// The best match of the word that is being looked for.
    now: u32,
    missed: bool,
    own: bool,
}

#[cfg(test)]
mod tests;
