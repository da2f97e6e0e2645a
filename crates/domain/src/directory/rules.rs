//! What must hold across the fields of a directory.

use super::{Directory, Team, tree};
use crate::json::ids::{distinct, named, unknown};
use crate::json::{Contract, Fault, Node, Path, Problem, Shape};
use crate::region::RegionId;

impl Contract for Directory {
    fn decode(root: &Node<'_>) -> Result<Self, Problem> {
        Shape::read(root)
    }

    fn check(&self) -> Result<(), Fault> {
        named(Path::root(), "title", &self.title)?;
        distinct(
            &mut self.regions.iter().map(|region| region.id.as_str()),
            &|at| Path::root().field("regions").index(at).field("id"),
            "region",
        )?;
        distinct(
            &mut self.segments.iter().map(String::as_str),
            &|at| Path::root().field("segments").index(at),
            "segment",
        )?;
        distinct(
            &mut self.teams.iter().map(|team| team.id.as_str()),
            &|at| place(at).field("id"),
            "team",
        )?;
        self.check_people()?;
        for (at, team) in self.teams.iter().enumerate() {
            self.check_team(at, team)?;
        }
        self.check_parents()?;
        self.check_cycles()
    }
}

impl Directory {
    fn check_people(&self) -> Result<(), Fault> {
        let mut places = Vec::new();
        for (at, team) in self.teams.iter().enumerate() {
            for member in 0..team.members.len() {
                places.push((at, member));
            }
        }
        let person = |at: usize| {
            let (team, member) = places.get(at).copied().unwrap_or_default();
            place(team).field("members").index(member)
        };
        // Along the places: nested iterators are 0.5 KB of wasm.
        let people = || {
            let one = |(team, member): &(usize, usize)| self.teams.get(*team)?.members.get(*member);
            places.iter().filter_map(one)
        };
        distinct(
            &mut people().map(|member| member.id.as_str()),
            &|at| person(at).field("id"),
            "person",
        )?;
        for (at, member) in people().enumerate() {
            named(person(at), "id", &member.id)?;
            named(person(at), "name", &member.name)?;
            self.check_regions(&member.regions, || person(at))?;
        }
        Ok(())
    }

    fn check_team(&self, at: usize, team: &Team) -> Result<(), Fault> {
        named(place(at), "name", &team.name)?;
        self.check_regions(&team.regions, || place(at))?;
        for (index, segment) in team.segments.iter().enumerate() {
            let known = || self.segments.iter().map(String::as_str);
            if !self.segments.is_empty() && !known().any(|other| other == segment) {
                let path = place(at).field("segments").index(index);
                return Err(unknown(path, "segment", segment, &mut known()));
            }
        }
        Ok(())
    }

    fn check_parents(&self) -> Result<(), Fault> {
        let parents = tree::parents(&self.teams);
        for ((at, team), found) in self.teams.iter().enumerate().zip(parents) {
            if let Some(parent) = &team.parent
                && found == tree::NONE
            {
                let mut ids = self.teams.iter().map(|team| team.id.as_str());
                return Err(unknown(
                    place(at).field("parent"),
                    "team",
                    parent.as_str(),
                    &mut ids,
                ));
            }
        }
        Ok(())
    }

    fn check_regions(&self, regions: &[RegionId], owner: impl Fn() -> Path) -> Result<(), Fault> {
        for (index, region) in regions.iter().enumerate() {
            let known = || self.regions.iter().map(|region| region.id.as_str());
            if !self.regions.is_empty() && !known().any(|other| other == region.as_str()) {
                let path = owner().field("regions").index(index);
                return Err(unknown(path, "region", region.as_str(), &mut known()));
            }
        }
        Ok(())
    }

    fn check_cycles(&self) -> Result<(), Fault> {
        let cycle = tree::cycle(&self.teams);
        let Some(first) = cycle.first() else {
            return Ok(());
        };
        let path = place(*first).field("parent");
        if cycle.len() == 1 {
            return Err(Fault::new(
                path,
                "A team can't be part of itself; remove this parent.",
            ));
        }
        let id = |team: usize| self.teams.get(team).map_or("", |team| team.id.as_str());
        let mut message = String::from("These teams are part of each other in a circle: ");
        for team in &cycle {
            message.push_str(id(*team));
            message.push_str(" → ");
        }
        message.push_str(id(*first));
        message.push_str(". One of them must have another parent, or none.");
        Err(Fault::new(path, message))
    }
}

fn place(team: usize) -> Path {
    Path::root().field("teams").index(team)
}
