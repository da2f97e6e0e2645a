//! Teams inside teams.

use super::Team;
use crate::json::ids;

/// No team: the end of a chain.
pub(super) const NONE: usize = usize::MAX;

/// The hierarchy of a directory's teams. Teams are named by their position in
/// the file, and siblings stand in the order of the file.
///
/// Nothing here recurses, so a chain of teams may be as long as it likes. A
/// team whose parent doesn't exist, or that would contain itself, stands at
/// the top: [`crate::json::Contract::check`] has reported it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    parent: Vec<usize>,
    first_child: Vec<usize>,
    next_sibling: Vec<usize>,
    depth: Vec<u32>,
    /// Every team, a parent before its children.
    order: Vec<usize>,
    /// How many teams of `order` each team takes, itself included.
    size: Vec<usize>,
    direct: Vec<usize>,
    total: Vec<usize>,
    first_root: usize,
}

impl Tree {
    pub(super) fn new(teams: &[Team]) -> Self {
        let count = teams.len();
        let mut parent = parents(teams);
        cut_cycles(&mut parent);
        let mut tree = Self {
            first_child: vec![NONE; count],
            next_sibling: vec![NONE; count],
            depth: vec![0; count],
            order: Vec::with_capacity(count),
            size: vec![1; count],
            direct: teams.iter().map(|team| team.members.len()).collect(),
            total: teams.iter().map(|team| team.members.len()).collect(),
            first_root: NONE,
            parent,
        };
        // Backwards, since each team is put before its siblings so far.
        for team in (0..count).rev() {
            let above = get(&tree.parent, team);
            let first = if above == NONE {
                Some(&mut tree.first_root)
            } else {
                tree.first_child.get_mut(above)
            };
            if let (Some(first), Some(next)) = (first, tree.next_sibling.get_mut(team)) {
                *next = std::mem::replace(first, team);
            }
        }
        tree.walk();
        // Backwards again: every child has its sum before its parent asks.
        for position in (0..tree.order.len()).rev() {
            let team = get(&tree.order, position);
            let above = get(&tree.parent, team);
            let (members, teams) = (get(&tree.total, team), get(&tree.size, team));
            if let (Some(total), Some(size)) = (tree.total.get_mut(above), tree.size.get_mut(above))
            {
                *total += members;
                *size += teams;
            }
        }
        tree
    }

    fn walk(&mut self) {
        let mut team = self.first_root;
        let mut depth = 0;
        while team != NONE {
            self.order.push(team);
            if let Some(cell) = self.depth.get_mut(team) {
                *cell = depth;
            }
            let child = get(&self.first_child, team);
            if child != NONE {
                depth += 1;
                team = child;
                continue;
            }
            // Up until there is a sibling.
            while team != NONE && get(&self.next_sibling, team) == NONE {
                team = get(&self.parent, team);
                depth = depth.saturating_sub(1);
            }
            if team != NONE {
                team = get(&self.next_sibling, team);
            }
        }
    }

    /// The teams that are part of no other.
    pub fn roots(&self) -> impl Iterator<Item = usize> + '_ {
        Chain {
            next: self.first_root,
            links: &self.next_sibling,
        }
    }

    /// The teams directly inside a team.
    pub fn children(&self, team: usize) -> impl Iterator<Item = usize> + '_ {
        Chain {
            next: get(&self.first_child, team),
            links: &self.next_sibling,
        }
    }

    /// The teams around a team, from its parent outwards.
    pub fn ancestors(&self, team: usize) -> impl Iterator<Item = usize> + '_ {
        Chain {
            next: get(&self.parent, team),
            links: &self.parent,
        }
    }

    /// The team that a team is directly part of.
    #[must_use]
    pub fn parent(&self, team: usize) -> Option<usize> {
        Some(get(&self.parent, team)).filter(|parent| *parent != NONE)
    }

    /// Whether teams stand inside a team.
    #[must_use]
    pub fn is_group(&self, team: usize) -> bool {
        get(&self.first_child, team) != NONE
    }

    /// How many teams stand around a team: 0 at the top.
    #[must_use]
    pub fn depth(&self, team: usize) -> u32 {
        self.depth.get(team).copied().unwrap_or(0)
    }

    /// Every team, each before the teams inside it: the order on the page.
    #[must_use]
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// The teams inside a team at any depth, in the order on the page.
    #[must_use]
    pub fn descendants(&self, team: usize) -> &[usize] {
        let Some(at) = self.order.iter().position(|other| *other == team) else {
            return &[];
        };
        let size = self.size.get(team).copied().unwrap_or(1);
        self.order.get(at + 1..at + size).unwrap_or_default()
    }

    /// How many teams are inside a team, at any depth.
    #[must_use]
    pub fn all_teams(&self, team: usize) -> usize {
        self.size.get(team).map_or(0, |size| size - 1)
    }

    /// How many people are in a team itself.
    #[must_use]
    pub fn direct_members(&self, team: usize) -> usize {
        self.direct.get(team).copied().unwrap_or(0)
    }

    /// How many people are in a team and the teams inside it.
    #[must_use]
    pub fn all_members(&self, team: usize) -> usize {
        self.total.get(team).copied().unwrap_or(0)
    }
}

struct Chain<'a> {
    next: usize,
    links: &'a [usize],
}

impl Iterator for Chain<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let team = self.next;
        if team == NONE {
            return None;
        }
        self.next = get(self.links, team);
        Some(team)
    }
}

#[inline(never)]
fn get(cells: &[usize], at: usize) -> usize {
    cells.get(at).copied().unwrap_or(NONE)
}

/// The position of each team's parent; [`NONE`] where there is none.
#[inline(never)]
pub(super) fn parents(teams: &[Team]) -> Vec<usize> {
    let by_id = ids::sorted(&mut teams.iter().map(|team| team.id.as_str()));
    let mut parents = Vec::new();
    for team in teams {
        let mut found = NONE;
        if let Some(parent) = &team.parent
            && let Some(position) = ids::find(&by_id, parent.as_str())
        {
            found = position;
        }
        parents.push(found);
    }
    parents
}

/// Makes the first team of each cycle, in file order, a root; returns the first
/// cycle, each team followed by its parent.
#[inline(never)]
fn cut_cycles(parent: &mut [usize]) -> Vec<usize> {
    let mut first = Vec::new();
    // Which walk has passed a team; a walk that meets its own trace has found
    // a cycle, one that meets an older trace has not.
    let mut walk = vec![NONE; parent.len()];
    for start in 0..parent.len() {
        let mut team = start;
        while team != NONE && get(&walk, team) == NONE {
            if let Some(cell) = walk.get_mut(team) {
                *cell = start;
            }
            team = get(parent, team);
        }
        if team == NONE || get(&walk, team) != start {
            continue;
        }
        let mut earliest = team;
        let mut next = get(parent, team);
        while next != team {
            earliest = earliest.min(next);
            next = get(parent, next);
        }
        if first.is_empty() {
            first.push(earliest);
            next = get(parent, earliest);
            while next != earliest {
                first.push(next);
                next = get(parent, next);
            }
        }
        if let Some(cell) = parent.get_mut(earliest) {
            *cell = NONE;
        }
    }
    first
}

/// The first cycle among the teams: each is part of the next, and the last of
/// the first. Empty if there is none.
pub(super) fn cycle(teams: &[Team]) -> Vec<usize> {
    cut_cycles(&mut parents(teams))
}
