//! What must hold across the fields of a file of objectives.

use super::{Direction, KeyResult, Objective, Okrs};
use crate::json::ids::{self, distinct, named, unknown};
use crate::json::{Contract, Fault, Node, Path, Problem, Shape};
use crate::money::Decimal;

/// Objectives under objectives beyond this depth are refused: nobody reads them,
/// and a file must not be able to exhaust a browser's stack.
const DEEPEST: u32 = 200;

impl Contract for Okrs {
    fn decode(root: &Node<'_>) -> Result<Self, Problem> {
        Shape::read(root)
    }

    fn check(&self) -> Result<(), Fault> {
        if let Some(period) = &self.period {
            period.check(Path::root().field("period"))?;
        }
        distinct(
            &mut self.objectives.iter().map(|one| one.id.as_str()),
            &|at| objective(at).field("id"),
            "objective",
        )?;
        self.check_key_results()?;
        let ids = ids::sorted(&mut self.objectives.iter().map(|one| one.id.as_str()));
        for (at, one) in self.objectives.iter().enumerate() {
            check_objective(&objective(at), one, &ids)?;
        }
        self.check_cycles()?;
        self.check_previous()
    }
}

impl Okrs {
    fn check_key_results(&self) -> Result<(), Fault> {
        let mut places = Vec::new();
        for (at, one) in self.objectives.iter().enumerate() {
            for result in 0..one.key_results.len() {
                places.push((at, result));
            }
        }
        let place = |at: usize| {
            let (one, result) = places.get(at).copied().unwrap_or_default();
            objective(one).field("key_results").index(result)
        };
        // Along the places: nested iterators are 0.5 KB of wasm.
        let results = || {
            let one = |(one, result): &(usize, usize)| {
                let objective = self.objectives.get(*one)?;
                objective.key_results.get(*result)
            };
            places.iter().filter_map(one)
        };
        distinct(
            &mut results().map(|result| result.id.as_str()),
            &|at| place(at).field("id"),
            "key result",
        )?;
        for (at, result) in results().enumerate() {
            check_key_result(&place(at), result)?;
        }
        Ok(())
    }

    fn check_cycles(&self) -> Result<(), Fault> {
        let cascade = self.cascade();
        let cycle = cascade.cycle();
        let id = |at: &usize| self.objectives.get(*at).map_or("", |one| one.id.as_str());
        if let Some(first) = cycle.first() {
            let next = cycle.get(1).map_or("", |at| id(at));
            let path = self.alignment(*first, if next.is_empty() { id(first) } else { next });
            if cycle.len() == 1 {
                return Err(Fault::new(
                    path,
                    "An objective can't be aligned to itself; remove this.",
                ));
            }
            let mut message =
                String::from("These objectives are aligned to each other in a circle: ");
            for at in &cycle {
                message.push_str(id(at));
                message.push_str(" → ");
            }
            message.push_str(id(first));
            message.push_str(". One of them must be aligned to another one, or to none.");
            return Err(Fault::new(path, message));
        }
        let too_deep = |at: &usize| cascade.depth(*at) > DEEPEST;
        match (0..self.objectives.len()).find(too_deep) {
            Some(at) => Err(Fault::new(
                objective(at).field("aligned_to"),
                "More than 200 objectives stand above this one. Align it to one nearer to the top.",
            )),
            None => Ok(()),
        }
    }

    /// Where an objective says that it is aligned to `parent`.
    fn alignment(&self, at: usize, parent: &str) -> Path {
        let place = objective(at).field("aligned_to");
        let Some(one) = self.objectives.get(at) else {
            return place;
        };
        let parents = &one.aligned_to.parents;
        match parents.iter().position(|own| own.id == parent) {
            Some(index) if one.aligned_to.list => place.index(index),
            _ => place,
        }
    }

    fn check_previous(&self) -> Result<(), Fault> {
        let Some(previous) = &self.previous else {
            return Ok(());
        };
        let mut results = Vec::new();
        for one in &self.objectives {
            for result in &one.key_results {
                results.push(result.id.as_str());
            }
        }
        let ids = ids::sorted(&mut results.into_iter());
        for (id, _) in previous.current.iter() {
            if ids::find(&ids, id).is_none() {
                let place = Path::root().field("previous").field("current").field(id);
                let mut known = ids.iter().map(|(id, _)| *id);
                return Err(unknown(place, "key result", id, &mut known));
            }
        }
        Ok(())
    }
}

fn check_objective(place: &Path, one: &Objective, ids: &[(&str, usize)]) -> Result<(), Fault> {
    named(place.clone(), "id", &one.id)?;
    named(place.clone(), "title", &one.title)?;
    check_weight(place, one.weight.as_ref())?;
    let parents = &one.aligned_to.parents;
    for (at, parent) in parents.iter().enumerate() {
        let mut place = place.clone().field("aligned_to");
        if one.aligned_to.list {
            place = place.index(at);
        }
        check_weight(&place, parent.weight.as_ref())?;
        if parents.iter().take(at).any(|other| other.id == parent.id) {
            return Err(Fault::new(
                place,
                "This objective stands in the list already. Name each one once.",
            ));
        }
        if ids::find(ids, &parent.id).is_none() {
            let mut known = ids.iter().map(|(id, _)| *id);
            return Err(unknown(place, "objective", &parent.id, &mut known));
        }
    }
    Ok(())
}

fn check_key_result(place: &Path, result: &KeyResult) -> Result<(), Fault> {
    named(place.clone(), "id", &result.id)?;
    named(place.clone(), "title", &result.title)?;
    check_weight(place, result.weight.as_ref())?;
    match (result.direction, result.direction()) {
        (Some(said), Some(found)) if said != found => Err(Fault::new(
            place.clone().field("direction"),
            match found {
                Direction::Up => "The target is above the start, so the direction is \"up\".",
                Direction::Down => "The target is below the start, so the direction is \"down\".",
            },
        )),
        _ => Ok(()),
    }
}

fn check_weight(place: &Path, weight: Option<&Decimal>) -> Result<(), Fault> {
    if weight.is_some_and(Decimal::is_negative) {
        return Err(Fault::new(
            place.clone().field("weight"),
            "A weight is zero or more. Leave it out for the usual weight of 1.",
        ));
    }
    Ok(())
}

fn objective(at: usize) -> Path {
    Path::root().field("objectives").index(at)
}
