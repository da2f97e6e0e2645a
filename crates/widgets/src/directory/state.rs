//! What a reader changes: the text of the search, and which teams stand open.

use std::rc::Rc;

use inlay_domain::directory::TeamId;
use yew::Reducible;

use crate::stage::Stage;

/// The state of one directory on a page.
#[derive(Clone, Default)]
pub(super) struct State {
    /// What was typed, as it stands in the field.
    pub(super) query: String,
    pub(super) opened: Opened,
    /// What is picked, where no fragment holds it.
    pub(super) picks: [Option<String>; 4],
    /// Whether the link was copied, since a card stands open.
    pub(super) copied: Option<bool>,
    pub(super) pending: Pending,
    /// Whether all results are to be written, or with a key just typed only the first.
    pub(super) all_results: bool,
    /// Whether a table waits for the part that makes it.
    pub(super) saves: bool,
}

/// Entries that were opened and aren't written yet, by their places on the page: opening
/// ten thousand at once would take longer than a reader waits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Pending {
    pub(super) from: usize,
    /// The first that isn't.
    pub(super) end: usize,
}

impl Pending {
    /// So many are written at a time.
    const STEP: usize = 500;

    /// Of what was opened, all but the first.
    pub(super) fn after(first: usize, end: usize) -> Self {
        Self {
            from: first + Self::STEP,
            end,
        }
        .some()
    }

    fn some(self) -> Self {
        if self.from < self.end {
            self
        } else {
            Self::default()
        }
    }

    /// Whether there is nothing to be written any more.
    pub(super) fn is_empty(self) -> bool {
        self.from >= self.end
    }
}

/// What a reader picks out of the directory; the page's fragment holds it, so that a
/// view can be linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pick {
    Region,
    Segment,
    /// The team whose card stands open.
    Team,
    /// `chart` where the teams are drawn.
    View,
}

impl Pick {
    /// The key in the fragment.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Segment => "segment",
            Self::Team => "team",
            Self::View => "view",
        }
    }
}

/// What is picked now. The fragment counts wherever the element has one.
pub(super) fn picked(stage: &Stage, pick: Pick) -> Option<String> {
    let host = stage.host();
    if host.link().is_some() {
        return host.fragment(pick.key());
    }
    let state = stage.state::<State>();
    state.picks.get(pick as usize).cloned().flatten()
}

impl State {
    /// Whether results stand in the hierarchy's place.
    pub(super) fn is_searching(&self) -> bool {
        !self.query.trim_ascii().is_empty()
    }
}

/// Which teams stand open: a rule, and what a reader turned one by one.
///
/// Teams are kept by id, so that the state outlives a change of the data.
#[derive(Clone, Default)]
pub(super) struct Opened {
    /// None: as in the beginning; else so many levels are open.
    level: Option<u32>,
    turned: Vec<(TeamId, bool)>,
    /// Counts the changes.
    version: usize,
}

impl Opened {
    /// All of them are open, as on paper.
    pub(super) fn all() -> Self {
        Self {
            level: Some(u32::MAX),
            turned: Vec::new(),
            version: usize::MAX,
        }
    }

    /// Another number for another state of the same reader's.
    pub(super) fn version(&self) -> usize {
        self.version
    }

    /// Whether a team at this depth is open that in the beginning is open if it is `first`.
    pub(super) fn is_open(&self, team: &TeamId, depth: u32, first: bool) -> bool {
        let turned = self.turned.iter().find(|(other, _)| other == team);
        let rule = || self.level.map_or(first, |level| depth < level);
        turned.map_or_else(rule, |(_, open)| *open)
    }
}

/// What a reader does.
#[derive(Clone)]
#[cfg_attr(test, derive(Debug))]
pub(super) enum Action {
    /// The search field has this text now.
    Type(String),
    /// Opens a team, or closes it; and what of it comes later.
    Turn(TeamId, bool, Pending),
    /// Opens so many levels, and closes those further in.
    Level(u32),
    /// A table is to be saved once its part is here, or has been.
    Save(bool),
    /// Picks a region, a segment or a team; nothing with an empty text.
    Pick(Pick, String),
    /// The link was copied, or not.
    Copied(bool),
    /// More of what was opened is written.
    More,
    /// All results are written.
    Results,
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Type(text) => {
                next.query = text;
                next.all_results = false;
            }
            Action::Turn(team, open, pending) => {
                if next.pending.is_empty() {
                    next.pending = pending;
                }
                next.opened.version += 1;
                next.opened.turned.retain(|(other, _)| *other != team);
                next.opened.turned.push((team, open));
            }
            Action::Save(saves) => next.saves = saves,
            Action::Results => next.all_results = true,
            Action::More => {
                next.pending.from += Pending::STEP;
                next.pending = next.pending.some();
            }
            Action::Pick(pick, value) => {
                if pick == Pick::Team {
                    next.copied = None;
                } else {
                    next.pending = Pending::after(0, usize::MAX);
                }
                if let Some(picked) = next.picks.get_mut(pick as usize) {
                    *picked = Some(value).filter(|value| !value.is_empty());
                }
            }
            Action::Copied(worked) => next.copied = Some(worked),
            Action::Level(level) => {
                next.pending = Pending::after(0, usize::MAX);
                next.opened = Opened {
                    level: Some(level),
                    turned: Vec::new(),
                    version: next.opened.version + 1,
                };
            }
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> TeamId {
        TeamId::parse(text).unwrap()
    }

    #[test]
    fn teams_open_and_close() {
        /// `first` is open in the beginning, `later` isn't.
        #[track_caller]
        fn check(actions: &[Action], first: bool, later: bool) {
            let mut state = Rc::new(State::default());
            for action in actions {
                state = state.reduce(action.clone());
            }
            let seen = (
                state.opened.is_open(&id("first"), 0, true),
                state.opened.is_open(&id("later"), 1, false),
            );
            assert_eq!(seen, (first, later), "{actions:?}");
        }
        let turn = |text, open| Action::Turn(id(text), open, Pending::default());
        let typed = |text: &str| Action::Type(text.to_owned());
        let all = || Action::Level(u32::MAX);
        check(&[], true, false);
        check(&[turn("first", false)], false, false);
        check(&[turn("later", true), turn("first", false)], false, true);
        check(&[turn("first", false), turn("first", true)], true, false);
        check(&[all()], true, true);
        check(&[Action::Level(1)], true, false);
        check(&[all(), turn("first", false)], false, true);
        check(&[turn("first", false), Action::Level(0)], false, false);
        check(&[Action::Level(0), turn("later", true)], false, true);
        check(&[turn("first", false), typed("x"), typed("")], false, false);
    }

    #[test]
    fn spaces_alone_are_no_search() {
        for (text, searching) in [("", false), ("  ", false), (" a", true)] {
            let state = Rc::new(State::default()).reduce(Action::Type(text.to_owned()));
            assert_eq!(state.is_searching(), searching, "{text:?}");
            assert_eq!(state.query, text);
        }
    }
}
