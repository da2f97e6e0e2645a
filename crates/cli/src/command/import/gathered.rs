//! A directory while it is put together, and what found no place in it.

use std::collections::{BTreeMap, BTreeSet};

use inlay_domain::directory::{Contact, Directory, Member, Team, TeamId};
use inlay_domain::link::{Link, LinkUrl};
use inlay_domain::region::{Region, RegionId};

/// How many examples the report names.
const EXAMPLES: usize = 3;

/// How much of a name the report quotes.
const QUOTED: usize = 60;

/// A directory while it is put together.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    teams: Vec<Team>,
    /// The team by the name that its source has for it.
    known: BTreeMap<String, usize>,
    ids: BTreeSet<String>,
    /// The ids of people, and where they are.
    people: BTreeMap<String, String>,
    regions: Vec<Region>,
    segments: Vec<String>,
    /// Why something was left out, how often, and some of it.
    left: BTreeMap<String, (usize, Vec<String>)>,
}

impl Gathered {
    /// The team that its source calls `key`; a new one by that `name` if there is none yet.
    pub(super) fn team(&mut self, key: &str, name: &str) -> usize {
        if let Some(known) = self.known.get(key) {
            return *known;
        }
        let id = self.free_id(name);
        let number = self.teams.len();
        self.teams.push(Team {
            id,
            name: name.to_owned(),
            aliases: Vec::new(),
            parent: None,
            url: None,
            access: None,
            summary: None,
            regions: Vec::new(),
            segments: Vec::new(),
            contacts: Vec::new(),
            links: Vec::new(),
            members: Vec::new(),
        });
        self.known.insert(key.to_owned(), number);
        number
    }

    /// The team that its source calls `key`, if it was named already.
    pub(super) fn find(&self, key: &str) -> Option<usize> {
        self.known.get(key).copied()
    }

    pub(super) fn get(&mut self, team: usize) -> Option<&mut Team> {
        self.teams.get_mut(team)
    }

    /// An id by this name that no other team has.
    fn free_id(&mut self, name: &str) -> TeamId {
        let mut number = 1;
        loop {
            let id = TeamId::of_name(name, number);
            if self.ids.insert(id.as_str().to_owned()) {
                return id;
            }
            number += 1;
        }
    }

    /// Makes one team part of another, unless it would come to contain itself.
    pub(super) fn put(&mut self, team: usize, parent: usize) {
        let mut above = Some(parent);
        while let Some(at) = above {
            if at == team {
                let name = self.teams.get(team).map(|team| team.name.clone());
                self.leave(
                    "parents that would make a team part of itself",
                    &name.unwrap_or_default(),
                );
                return;
            }
            let next = self.teams.get(at).and_then(|team| team.parent.clone());
            above = next.and_then(|id| self.teams.iter().position(|team| team.id == id));
        }
        let id = self.teams.get(parent).map(|team| team.id.clone());
        if let Some(team) = self.teams.get_mut(team) {
            team.parent = id;
        }
    }

    /// Puts a person into a team, unless the file has the person's id already.
    pub(super) fn person(&mut self, team: usize, member: Member) {
        let Some(team) = self.teams.get_mut(team) else {
            return;
        };
        if let Some(there) = self.people.get(&member.id) {
            let what = format!("{} in {} (is in {there})", member.name, team.name);
            self.leave(
                "further places of people, who stand in one team each",
                &what,
            );
            return;
        }
        self.people.insert(member.id.clone(), team.name.clone());
        team.members.push(member);
    }

    /// A link's address, if it is one that a page may link to.
    pub(super) fn url(&mut self, text: Option<String>) -> Option<LinkUrl> {
        let text = text?;
        match LinkUrl::parse(&text) {
            Ok(url) => Some(url),
            Err(_) => {
                self.leave(
                    "addresses that aren't https:, http:, mailto: or relative",
                    &text,
                );
                None
            }
        }
    }

    /// A way to reach a team by mail.
    pub(super) fn email(&mut self, address: Option<String>) -> Option<Contact> {
        let address = address?;
        let url = self.url(Some(format!("mailto:{address}")))?;
        Some(Contact {
            kind: "email".to_owned(),
            label: address,
            url,
            access: None,
        })
    }

    /// A further link.
    pub(super) fn link(&mut self, label: Option<String>, url: Option<String>) -> Option<Link> {
        let shown = url.clone()?;
        let url = self.url(url)?;
        Some(Link {
            label: label.unwrap_or(shown),
            url,
            access: None,
        })
    }

    /// A region, made known to the file.
    pub(super) fn region(&mut self, name: &str) -> Option<RegionId> {
        let id = RegionId::parse(name).ok()?;
        if !self.regions.iter().any(|region| region.id == id) {
            self.regions.push(Region {
                id: id.clone(),
                name: None,
            });
        }
        Some(id)
    }

    /// A segment, made known to the file.
    pub(super) fn segment(&mut self, name: String) -> String {
        if !self.segments.contains(&name) {
            self.segments.push(name.clone());
        }
        name
    }

    /// Notes that something found no place.
    pub(super) fn leave(&mut self, why: &str, what: &str) {
        let (count, examples) = self.left.entry(why.to_owned()).or_default();
        *count += 1;
        if examples.len() < EXAMPLES {
            let mut quoted: String = what.chars().take(QUOTED).collect();
            if quoted.len() < what.len() {
                quoted.push('…');
            }
            // A terminal must not obey what a file says.
            examples.push(quoted.escape_debug().to_string());
        }
    }

    /// The directory.
    pub(super) fn directory(&mut self, title: &str) -> Directory {
        Directory {
            title: title.to_owned(),
            mission: None,
            regions: std::mem::take(&mut self.regions),
            segments: std::mem::take(&mut self.segments),
            contacts: Vec::new(),
            teams: std::mem::take(&mut self.teams),
            links: Vec::new(),
            as_of: None,
        }
    }

    /// What was taken and what wasn't, in lines.
    pub(super) fn report(&self) -> String {
        let mut out = format!("{} teams, {} people\n", self.ids.len(), self.people.len());
        for (why, (count, examples)) in &self.left {
            let more = if *count > examples.len() { ", …" } else { "" };
            out.push_str(&format!(
                "left out: {count} {why}: {}{more}\n",
                examples.join(", ")
            ));
        }
        out
    }
}
