//! A made-up group of any size, always the same, and questions about it.
//!
//! Names come from lists and syllables, as often as in life: a few are everywhere,
//! most are rare. Among them are planted those that the questions are about.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

const SOURCE: &str = include_str!("../../bench/crowd.json");

/// Others that are planted, and questions about them, on which nothing was tuned.
const HELD_OUT: &str = include_str!("../../bench/held-out.json");

/// The lists, each a text with commas.
#[derive(Deserialize)]
struct Source {
    kinds: String,
    subjects: String,
    work: String,
    tasks: String,
    given: String,
    begin: String,
    middle: String,
    end: String,
    ranks: String,
    roles: String,
    segments: String,
    places: Vec<[String; 3]>,
    planted: Planted,
    queries: Vec<Query>,
}

#[derive(Deserialize)]
struct Planted {
    teams: Vec<Value>,
    people: Vec<Value>,
}

/// A question, and what must come first.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Query {
    /// What is typed.
    pub text: String,
    /// What it tries.
    pub kind: String,
    /// The ids of the right answers; none if there is none.
    pub right: Vec<String>,
}

/// What is planted in place of the usual ones.
#[derive(Deserialize)]
struct HeldOut {
    planted: Planted,
    queries: Vec<Query>,
}

fn held_out() -> Result<HeldOut> {
    serde_json::from_str(HELD_OUT).context("tests/bench/held-out.json")
}

/// Thirty questions that nothing was tuned on, and a directory of `count` that has their answers.
///
/// # Errors
/// When a file of the lists isn't as it should be.
pub fn unseen(count: usize) -> Result<(Vec<Query>, Value)> {
    let HeldOut { planted, queries } = held_out()?;
    let mut source = source()?;
    source.planted = planted;
    Ok((queries, made(source, count)?))
}

fn source() -> Result<Source> {
    serde_json::from_str(SOURCE).context("tests/bench/crowd.json")
}

/// Thirty questions.
///
/// # Errors
/// When the file of the lists isn't as it should be.
pub fn queries() -> Result<Vec<Query>> {
    Ok(source()?.queries)
}

/// A directory of `count` teams and people, a team to nine people.
///
/// # Errors
/// When the file of the lists isn't as it should be.
pub fn crowd(count: usize) -> Result<Value> {
    made(source()?, count)
}

fn made(mut source: Source, count: usize) -> Result<Value> {
    let planted = std::mem::replace(
        &mut source.planted,
        Planted {
            teams: Vec::new(),
            people: Vec::new(),
        },
    );
    let mut dice = Dice(0x1a2b_3c4d);
    let team_count = (count / 10).max(planted.teams.len() * 2);
    let person_count = count - team_count;
    let teams = source.teams(&mut dice, team_count - planted.teams.len());
    let people = source.people(&mut dice, person_count - planted.people.len());
    let mut teams = planted_in(teams, planted.teams);
    let people = planted_in(people, planted.people);
    for (number, person) in people.into_iter().enumerate() {
        if let Some(team) = teams.get_mut(number % team_count)
            && let Some(team) = team.as_object_mut()
        {
            let members = team.entry("members").or_insert_with(|| json!([]));
            members.as_array_mut().context("a list")?.push(person);
        }
    }
    Ok(json!({
        "title": "A made-up company",
        "regions": [
            { "id": "AMER", "name": "Americas" },
            { "id": "EMEA", "name": "Europe, Middle East and Africa" },
            { "id": "APAC", "name": "Asia-Pacific" },
        ],
        "segments": list(&source.segments),
        "teams": teams,
    }))
}

impl Source {
    fn teams(&self, dice: &mut Dice, count: usize) -> Vec<Value> {
        let [kinds, subjects, work] = [&self.kinds, &self.subjects, &self.work].map(|s| list(s));
        let (tasks, segments) = (list(&self.tasks), list(&self.segments));
        let mut teams = Vec::with_capacity(count);
        for number in 0..count {
            let subject = dice.one(&subjects);
            let mut team = json!({
                "id": format!("team-{number}"),
                "name": format!("{} {subject} {}", dice.one(&kinds), dice.one(&work)),
                "url": format!("/handbook/team-{number}/"),
                "summary": format!("{}; {subject}.", dice.one(&tasks)),
                "regions": [dice.one(&["AMER", "EMEA", "APAC"])],
                "segments": [dice.one(&segments)],
            });
            // Groups of ten groups of ten, as companies are.
            if let Some(team) = team.as_object_mut().filter(|_| number >= 10) {
                team.insert("parent".to_owned(), json!(format!("team-{}", number / 10)));
            }
            teams.push(team);
        }
        teams
    }

    fn people(&self, dice: &mut Dice, count: usize) -> Vec<Value> {
        let (given, ranks, roles) = (list(&self.given), list(&self.ranks), list(&self.roles));
        let surnames = self.surnames(dice, (count / 12).clamp(200, 6_000));
        let mut people = Vec::with_capacity(count);
        for number in 0..count {
            let at = dice.below(self.places.len());
            let place = self.places.get(at);
            let [location, zone, region] =
                place.map_or(["", "", ""], |place| place.each_ref().map(String::as_str));
            // Squared, the first of the list are met most.
            let surname = surnames.get(dice.below(surnames.len()).pow(2) / surnames.len());
            people.push(json!({
                "id": format!("person-{number}"),
                "name": format!("{} {}", dice.one(&given), surname.map_or("", String::as_str)),
                "role": format!("{} {}", dice.one(&ranks), dice.one(&roles)).trim(),
                "location": location,
                "zone": zone,
                "regions": [region],
            }));
        }
        people
    }

    /// Distinct names of two to four syllables.
    fn surnames(&self, dice: &mut Dice, count: usize) -> Vec<String> {
        let (begin, middle, end) = (list(&self.begin), list(&self.middle), list(&self.end));
        let mut names: Vec<String> = Vec::with_capacity(count);
        let mut known = BTreeSet::new();
        while names.len() < count {
            let mut name = dice.one(&begin).to_owned();
            for _ in 0..dice.below(3) {
                name.push_str(dice.one(&middle));
            }
            name.push_str(dice.one(&end));
            if known.insert(name.clone()) {
                names.push(name);
            }
        }
        names
    }
}

fn list(text: &str) -> Vec<&str> {
    text.split(',').map(str::trim).collect()
}

/// The one list, with the other spread evenly in it.
fn planted_in(mut list: Vec<Value>, planted: Vec<Value>) -> Vec<Value> {
    let count = planted.len();
    for (at, value) in planted.into_iter().enumerate() {
        list.insert((at * 2 + 1) * list.len() / (count * 2), value);
    }
    list
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 33) as usize % end.max(1)
    }

    fn one<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list.get(self.below(list.len())).copied().unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_as_many_as_asked_for_and_always_the_same() {
        for count in [100, 1_000, 10_000] {
            let made = crowd(count).unwrap();
            let teams = made["teams"].as_array().unwrap();
            let people: usize = teams
                .iter()
                .filter_map(|team| team["members"].as_array())
                .map(Vec::len)
                .sum();
            assert_eq!(teams.len() + people, count);
            assert_eq!(made, crowd(count).unwrap());
        }
        assert_eq!(queries().unwrap().len(), 30);
        assert_eq!(unseen(1_000).unwrap().0.len(), 30);
    }
}
