//! Finds teams and people by what a reader types.
//!
//! A word that is typed matches the beginning of a word, in any order, with or
//! without accents; `abm` matches *Account Based Marketing*. It never matches
//! inside a word: `us` doesn't find *Campus*. One or two letters begin a name or a
//! role; elsewhere they are a word of their own, so `au` finds Sydney, AU, and not
//! Austin. Every typed word must match the same team or the same person (for a
//! person the team counts too, once something of the person's own matches). Only
//! if nothing matches that way are typing errors forgiven: one in a word of four
//! letters or more, two in eight or more; and words shortened from within, like
//! `mgr`.
//!
//! Each distinct word stands once in the index, in the order of its letters, with
//! the places where it occurs. A typed word takes a range of them; typing errors are
//! looked for among the distinct words, of which even a large directory has few.

mod fold;
mod query;
mod span;
mod split;
mod wanted;
mod words;

pub(crate) use fold::{Kind, fold};

use query::Query;
use split::Split;
use wanted::Wanted;
use words::{Collected, Words};

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
    /// All of them, in the order of their numbers.
    const ALL: [Self; 8] = [
        Self::Name,
        Self::Alias,
        Self::Role,
        Self::Location,
        Self::Region,
        Self::Segment,
        Self::Summary,
        Self::Contact,
    ];

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

    /// Whether it is what a team or a person is called.
    fn names(self) -> bool {
        matches!(self, Self::Name | Self::Alias | Self::Role)
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
///
/// It holds no text, and answers for the directory that it was made of.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// The entity that each team is; its people follow it. And how many there are.
    teams: Vec<u32>,
    words: Words,
    initials: Words,
}

/// An index that is being made, some teams at a time.
#[derive(Debug, Default)]
pub struct Indexing {
    teams: Vec<u32>,
    /// The next team or person.
    entity: u32,
    words: Collected,
    initials: Collected,
}

impl Indexing {
    /// Takes `count` more teams in, with their people; true if there are no others.
    pub fn take(&mut self, directory: &Directory, count: usize) -> bool {
        let mut split = Split::default();
        let (words, initials) = (&mut self.words, &mut self.initials);
        let mut take = |split: &mut Split, entity, field, text: &str| {
            split.read(text, field);
            split.each(field, &mut |word, slot, initial| {
                let words = if initial { &mut *initials } else { &mut *words };
                words.take(word, entity, slot);
            });
        };
        for team in directory.teams.iter().skip(self.teams.len()).take(count) {
            let mut entity = self.entity;
            self.teams.push(entity);
            split.about(false);
            team_texts(directory, team, &mut |field, text| {
                take(&mut split, entity, field, text);
            });
            entity += 1;
            split.about(true);
            for member in &team.members {
                member_texts(directory, member, &mut |field, text| {
                    take(&mut split, entity, field, text);
                });
                entity += 1;
            }
            self.entity = entity;
        }
        self.teams.len() >= directory.teams.len()
    }

    /// The index of what was taken in.
    #[must_use]
    pub fn finish(mut self) -> Index {
        self.teams.push(self.entity);
        Index {
            teams: self.teams,
            words: self.words.finish(),
            initials: self.initials.finish(),
        }
    }
}

impl Index {
    /// Takes a directory in.
    #[must_use]
    pub fn new(directory: &Directory) -> Self {
        let mut indexing = Indexing::default();
        indexing.take(directory, usize::MAX);
        indexing.finish()
    }

    /// How many bytes of memory it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.words.bytes() + self.initials.bytes() + 4 * self.teams.capacity()
    }

    /// The best hits for what was typed, at most `limit`, and whether typing errors had
    /// to be forgiven for them. Reads the first eight words. `directory` is the one that
    /// the index was made of.
    #[must_use]
    pub fn find(&self, directory: &Directory, query: &str, limit: usize) -> Found {
        self.find_among(directory, query, limit, &|_, _| true)
    }

    /// The same among those teams and people for which `among` is true.
    #[must_use]
    pub fn find_among(
        &self,
        directory: &Directory,
        query: &str,
        limit: usize,
        among: &dyn Fn(usize, Option<usize>) -> bool,
    ) -> Found {
        let query = Query::new(query);
        let mut forgiving = false;
        let mut best = self.rank(&query, forgiving, limit, among);
        if best.is_empty() {
            forgiving = true;
            best = self.rank(&query, forgiving, limit, among);
        }
        let mut found = Found::default();
        let mut split = Split::default();
        for (score, entity) in best {
            let (team, person) = self.place(entity);
            let Some(owner) = directory.teams.get(team) else {
                continue;
            };
            let member = person.and_then(|person| owner.members.get(person));
            split.about(member.is_some());
            let mut each = |tell: &mut dyn FnMut(Field, &str)| match member {
                Some(member) => member_texts(directory, member, tell),
                None => team_texts(directory, owner, tell),
            };
            if forgiving && found.corrected.is_none() {
                found.corrected = Some(query.corrected(&mut split, &mut each));
            }
            let mut hit = Hit {
                team,
                person,
                field: Field::Name,
                text: String::new(),
                score,
                matches: Vec::new(),
            };
            query.explain(&mut split, &mut each, forgiving, &mut hit);
            found.hits.push(hit);
        }
        found
    }

    /// The team that an entity is or is in, and for a person the position there.
    fn place(&self, entity: u32) -> (usize, Option<usize>) {
        let team = self.teams.partition_point(|first| *first <= entity);
        let team = team.saturating_sub(1);
        let first = self.teams.get(team).copied().unwrap_or(0);
        let person = (entity - first).checked_sub(1);
        (team, person.map(|person| person as usize))
    }

    /// Score and entity of the best, the best first. Entities that score the same stay
    /// in the order of the file.
    #[inline(never)]
    fn rank(
        &self,
        query: &Query,
        forgiving: bool,
        limit: usize,
        among: &dyn Fn(usize, Option<usize>) -> bool,
    ) -> Vec<(u32, u32)> {
        let words = query.len() as u32;
        let count = self.teams.last().copied().unwrap_or(0) as usize;
        let mut best: Vec<(u32, u32)> = Vec::new();
        if words == 0 || limit == 0 {
            return best;
        }
        let mut tallies = vec![Tally::default(); count];
        let mut now = vec![0; count];
        for number in 0..query.len() {
            let wanted = Wanted::new(query.typed(number), forgiving);
            self.words.raise(&wanted, &mut now);
            self.initials.raise(&wanted.among_initials(), &mut now);
            self.add(&mut tallies, &mut now);
        }
        let mut least = 0;
        for (tally, entity) in tallies.iter().zip(0..) {
            if tally.words < words || !tally.own {
                continue;
            }
            let score = (tally.sum / words).min(1000);
            if best.len() == limit && score <= least {
                continue;
            }
            let (team, person) = self.place(entity);
            if !among(team, person) {
                continue;
            }
            let at = best.partition_point(|(other, _)| *other >= score);
            best.truncate(limit - 1);
            best.insert(at, (score, entity));
            least = best.last().map_or(0, |(least, _)| *least);
        }
        best
    }

    /// Adds how well a word matches to each entity's tally, and forgets it. What is said
    /// of a team is said of its people, a little.
    fn add(&self, tallies: &mut [Tally], now: &mut [u16]) {
        let mut pairs = tallies.iter_mut().zip(now);
        for range in self.teams.windows(2) {
            let [first, end] = range else { continue };
            let mut team = 0;
            for (at, (tally, now)) in pairs.by_ref().take((end - first) as usize).enumerate() {
                let own = u32::from(std::mem::take(now));
                if at == 0 {
                    team = own / 4;
                }
                let worth = if own > 0 { own } else { team };
                tally.sum += worth;
                tally.own |= own > 0;
                tally.words += u32::from(worth > 0);
            }
        }
    }
}

/// An entity's count while a query runs.
#[derive(Clone, Default)]
struct Tally {
    sum: u32,
    /// How many words of the query match it or its team.
    words: u32,
    /// Whether one matches something of its own.
    own: bool,
}

/// Tells every text of a team that can be found.
fn team_texts(directory: &Directory, team: &Team, tell: &mut dyn FnMut(Field, &str)) {
    tell(Field::Name, &team.name);
    for alias in &team.aliases {
        tell(Field::Alias, alias);
    }
    region_texts(directory, &team.regions, tell);
    for segment in &team.segments {
        tell(Field::Segment, segment);
    }
    if let Some(summary) = &team.summary {
        tell(Field::Summary, summary);
    }
    for contact in &team.contacts {
        tell(Field::Contact, &contact.label);
    }
}

/// Tells every text of a person that can be found.
fn member_texts(directory: &Directory, member: &Member, tell: &mut dyn FnMut(Field, &str)) {
    tell(Field::Name, &member.name);
    if let Some(role) = &member.role {
        tell(Field::Role, role);
    }
    if let Some(location) = &member.location {
        tell(Field::Location, location);
    }
    region_texts(directory, &member.regions, tell);
}

fn region_texts(directory: &Directory, regions: &[RegionId], tell: &mut dyn FnMut(Field, &str)) {
    for id in regions {
        tell(Field::Region, id.as_str());
        let region = directory.regions.iter().find(|region| region.id == *id);
        if let Some(name) = region.and_then(|region| region.name.as_deref()) {
            tell(Field::Region, name);
        }
    }
}

#[cfg(test)]
mod tests;
