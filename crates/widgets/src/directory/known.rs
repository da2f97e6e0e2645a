//! What is worked out once per data file, and not with every key.

use std::any::Any;
use std::cell::{Cell, OnceCell, RefCell};

use inlay_domain::directory::search::{Index, Indexing};
use inlay_domain::directory::{Directory, Team, Tree};

use super::filter::{Choices, Filter, choices};
use super::state::Opened;

/// How many levels of lists stand inside each other. What is deeper follows in
/// one flat list, each team with its path: a page has no room for more
/// indentation, and neither the browser nor this module has a stack for data
/// of any depth.
pub(super) const LEVELS: u32 = 5;

/// How many results are shown at most.
pub(super) const LIMIT: usize = 20;

/// How many of them come with the key itself: as many as a slow machine draws within a
/// frame. The others follow when the reader pauses.
pub(super) const FIRST: usize = 3;

/// Up to so many teams and people stand in the document while they are closed. With
/// more, the first view would take longer than a reader waits.
const SMALL: usize = 600;

/// How many names a path shows, the nearest ones.
const PATH: usize = 3;

/// A directory with its hierarchy and its index.
pub(super) struct Known {
    pub(super) data: Directory,
    pub(super) tree: Tree,
    /// The file as it came, to be handed on.
    pub(super) text: String,
    /// The regions and the segments that can be chosen.
    pub(super) choices: [Choices; 2],
    /// Whether what is closed stands in the document too, hidden, so that print shows it.
    pub(super) is_small: bool,
    /// By team: how many teams and people stand before it on the page.
    places: Vec<usize>,
    /// Made while the page rests, once the search is here, and at the first key at the latest.
    index: OnceCell<Index>,
    indexing: RefCell<Indexing>,
    /// Whether something was put off until the page rests.
    pub(super) puts_off: Cell<bool>,
    /// What waits for a pause in the reader's typing.
    pub(super) waits: RefCell<Option<Box<dyn Any>>>,
}

impl Known {
    pub(super) fn new(data: Directory, text: &str) -> Self {
        let people = data.teams.iter().map(|team| team.members.len());
        let entries = data.teams.len() + people.sum::<usize>();
        let tree = data.tree();
        let mut places = vec![0; data.teams.len()];
        let mut before = 0;
        for team in tree.order() {
            if let Some(place) = places.get_mut(*team) {
                *place = before;
            }
            before += 1 + tree.direct_members(*team);
        }
        Self {
            tree,
            places,
            text: text.to_owned(),
            choices: choices(&data),
            is_small: entries <= SMALL,
            index: OnceCell::new(),
            indexing: RefCell::default(),
            puts_off: Cell::new(false),
            waits: RefCell::default(),
            data,
        }
    }

    /// Makes the index, if it isn't made.
    pub(super) fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let mut indexing = self.indexing.take();
            indexing.take(&self.data, usize::MAX);
            indexing.finish()
        })
    }

    pub(super) fn has_index(&self) -> bool {
        self.index.get().is_some()
    }

    /// Takes `count` more teams into the index.
    pub(super) fn index_more(&self, count: usize) {
        if self.index.get().is_none() && self.indexing.borrow_mut().take(&self.data, count) {
            self.index();
        }
    }

    /// How many teams and people stand before a team.
    pub(super) fn place(&self, team: usize) -> usize {
        self.places.get(team).copied().unwrap_or(0)
    }

    /// How many teams and people a team is, with itself.
    pub(super) fn weight(&self, team: usize) -> usize {
        1 + self.tree.all_teams(team) + self.tree.all_members(team)
    }

    /// The team of this id.
    pub(super) fn named(&self, id: &str) -> Option<usize> {
        self.data
            .teams
            .iter()
            .position(|team| team.id.as_str() == id)
    }

    pub(super) fn team(&self, team: usize) -> Option<&Team> {
        self.data.teams.get(team)
    }

    /// Whether a list of teams stands inside the team's own entry.
    pub(super) fn holds_teams(&self, team: usize) -> bool {
        self.tree.is_group(team) && self.tree.depth(team) < LEVELS
    }

    /// Whether there is something to open.
    pub(super) fn can_open(&self, team: usize) -> bool {
        self.tree.direct_members(team) > 0 || self.holds_teams(team)
    }

    /// Groups at the top are open in the beginning, everything else is closed.
    /// While something is filtered, everything that is left is open.
    pub(super) fn is_open(&self, team: usize, opened: &Opened, filtered: bool) -> bool {
        let first = filtered || (self.tree.depth(team) == 0 && self.tree.is_group(team));
        self.team(team)
            .is_some_and(|shown| opened.is_open(&shown.id, self.tree.depth(team), first))
    }

    /// Whether something can be opened at all, and whether all of that is open.
    pub(super) fn openness(&self, opened: &Opened, filter: &Filter) -> (bool, bool) {
        let (mut any, mut all) = (false, true);
        for team in 0..self.data.teams.len() {
            if self.can_open(team) && filter.stands(team) {
                any = true;
                all &= self.is_open(team, opened, filter.is_on());
            }
        }
        (any, all)
    }

    /// How many levels can be opened.
    pub(super) fn levels(&self) -> u32 {
        let all = 0..self.data.teams.len();
        let deep = all.filter(|team| self.can_open(*team));
        let deep = deep.map(|team| self.tree.depth(team) + 1);
        deep.max().unwrap_or(0).min(LEVELS + 1)
    }

    /// The names from the outermost team to `inner`; of many the nearest, after a "…".
    pub(super) fn path(&self, inner: Option<usize>) -> String {
        let mut path = String::new();
        let mut next = inner;
        let mut count = 0;
        while let Some(team) = next {
            let sign = if count > 0 { " › " } else { "" };
            if count == PATH {
                return ["…", sign, &path].concat();
            }
            let name = self.team(team).map_or("", |team| &team.name);
            path = [name, sign, &path].concat();
            next = self.tree.parent(team);
            count += 1;
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::state::Action;
    use inlay_domain::json;
    use std::rc::Rc;
    use yew::Reducible;

    /// Teams `t0` … each inside the one before.
    fn chain(length: usize) -> Known {
        let teams: Vec<String> = (0..length)
            .map(|at| match at.checked_sub(1) {
                None => "{\"id\":\"t0\",\"name\":\"T0\"}".to_owned(),
                Some(above) => {
                    format!("{{\"id\":\"t{at}\",\"name\":\"T{at}\",\"parent\":\"t{above}\"}}")
                }
            })
            .collect();
        let text = format!("{{\"title\":\"T\",\"teams\":[{}]}}", teams.join(","));
        Known::new(json::read(&text).unwrap(), &text)
    }

    #[test]
    fn long_paths_are_cut() {
        let known = chain(200);
        for (team, expected) in [
            (0, ""),
            (1, "T0"),
            (3, "T0 › T1 › T2"),
            (4, "… › T1 › T2 › T3"),
            (199, "… › T196 › T197 › T198"),
        ] {
            assert_eq!(known.path(known.tree.parent(team)), expected, "{team}");
        }
    }

    #[test]
    fn only_the_first_levels_hold_lists() {
        let known = chain(200);
        let holding = (0..200).filter(|team| known.can_open(*team)).count();
        assert_eq!(holding, LEVELS as usize);
        assert_eq!(
            known.openness(&Opened::default(), &Filter::none()),
            (true, false)
        );
        let all =
            Rc::new(crate::directory::state::State::default()).reduce(Action::Level(u32::MAX));
        assert_eq!(known.openness(&all.opened, &Filter::none()), (true, true));
        assert_eq!(
            chain(1).openness(&Opened::default(), &Filter::none()),
            (false, true)
        );
    }
}
