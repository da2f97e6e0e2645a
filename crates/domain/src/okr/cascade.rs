//! How objectives hang together.

use super::Objective;
use crate::json::ids;
use crate::money::Decimal;

/// Which objectives are aligned to which. Objectives are named by their position
/// in the file; one may serve several, so this is no tree. Nothing here recurses.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cascade {
    parents: Vec<Vec<usize>>,
    children: Vec<Vec<(usize, f64)>>,
    bottom_up: Vec<usize>,
    depth: Vec<u32>,
}

impl Cascade {
    /// Resolves the ids. One that doesn't exist is passed over, and so are
    /// objectives that serve each other in a circle:
    /// [`crate::json::Contract::check`] has reported both.
    pub(super) fn new(objectives: &[Objective]) -> Self {
        let by_id = ids::sorted(&mut objectives.iter().map(|one| one.id.as_str()));
        let mut cascade = Self {
            parents: vec![Vec::new(); objectives.len()],
            children: vec![Vec::new(); objectives.len()],
            bottom_up: Vec::with_capacity(objectives.len()),
            depth: vec![0; objectives.len()],
        };
        for (at, objective) in objectives.iter().enumerate() {
            for parent in &objective.aligned_to.parents {
                let Some(above) = ids::find(&by_id, &parent.id) else {
                    continue;
                };
                let weight = parent.weight.or(objective.weight);
                if let Some(list) = cascade.children.get_mut(above) {
                    list.push((at, weight.as_ref().map_or(1.0, Decimal::approximate)));
                }
                if let Some(list) = cascade.parents.get_mut(at) {
                    list.push(above);
                }
            }
        }
        cascade.order();
        cascade
    }

    /// Every objective once all that serve it stand before it (Kahn).
    fn order(&mut self) {
        let mut waits: Vec<usize> = self.children.iter().map(Vec::len).collect();
        for (at, count) in waits.iter().enumerate() {
            if *count == 0 {
                self.bottom_up.push(at);
            }
        }
        let mut next = 0;
        while let Some(done) = self.bottom_up.get(next).copied() {
            for above in self.parents.get(done).into_iter().flatten() {
                if let Some(count) = waits.get_mut(*above) {
                    *count -= 1;
                    if *count == 0 {
                        self.bottom_up.push(*above);
                    }
                }
            }
            next += 1;
        }
        for at in self.bottom_up.iter().rev() {
            let below = self.depth.get(*at).map_or(1, |depth| depth + 1);
            for (child, _) in self.children.get(*at).into_iter().flatten() {
                if let Some(depth) = self.depth.get_mut(*child) {
                    *depth = below.max(*depth);
                }
            }
        }
    }

    /// Objectives that serve each other in a circle, each aligned to the next and
    /// the last to the first. Empty if there is no circle.
    pub(super) fn cycle(&self) -> Vec<usize> {
        let mut left = vec![true; self.parents.len()];
        for done in &self.bottom_up {
            if let Some(cell) = left.get_mut(*done) {
                *cell = false;
            }
        }
        let is_left = |at: &usize| left.get(*at).copied().unwrap_or(false);
        // Of those that are left, each waits for another one that is left.
        let mut way: Vec<usize> = Vec::new();
        let mut next = (0..left.len()).find(is_left);
        while let Some(at) = next {
            if let Some(first) = way.iter().position(|other| *other == at) {
                way.drain(..first);
                way.reverse();
                break;
            }
            way.push(at);
            let children = self.children.get(at).into_iter().flatten();
            next = children.map(|(child, _)| *child).find(is_left);
        }
        // It begins with the one that stands first in the file.
        if let Some(start) = (0..way.len()).min_by_key(|at| way.get(*at)) {
            way.rotate_left(start);
        }
        way
    }

    /// The objectives at the top: those that serve no other, in the file's order.
    pub fn roots(&self) -> impl Iterator<Item = usize> + '_ {
        let top = |at: &usize| self.parents(*at).is_empty();
        (0..self.parents.len()).filter(top)
    }

    /// The objectives that one serves, in the order in which it names them.
    #[must_use]
    pub fn parents(&self, objective: usize) -> &[usize] {
        self.parents.get(objective).map_or(&[], Vec::as_slice)
    }

    /// The objectives that serve one, in the file's order, and what each counts.
    #[must_use]
    pub fn children(&self, objective: usize) -> &[(usize, f64)] {
        self.children.get(objective).map_or(&[], Vec::as_slice)
    }

    /// Every objective, after all those that serve it.
    #[must_use]
    pub fn bottom_up(&self) -> &[usize] {
        &self.bottom_up
    }

    /// How many objectives stand above one, on the longest way to the top.
    #[must_use]
    pub fn depth(&self, objective: usize) -> u32 {
        self.depth.get(objective).copied().unwrap_or(0)
    }

    /// How many places a list has in which every objective stands once under each
    /// that it serves; saturates.
    #[must_use]
    pub fn places(&self) -> u32 {
        let mut places = vec![0_u32; self.parents.len()];
        for at in self.bottom_up.iter().rev() {
            let above = self.parents(*at).iter();
            let sum = above.fold(0_u32, |sum, above| {
                sum.saturating_add(places.get(*above).copied().unwrap_or(0))
            });
            if let Some(cell) = places.get_mut(*at) {
                *cell = sum.max(1);
            }
        }
        places.iter().fold(0, |sum, more| sum.saturating_add(*more))
    }
}
