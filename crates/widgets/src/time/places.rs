//! What readers call places: the names, and the search among them. Both are downloaded
//! when somebody first looks for one that the table of zones hasn't.

use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;

use inlay_domain::zone::Instant;
use inlay_domain::zone::names::{Match, Names};
use yew::Callback;

use super::picker::offers;
use super::state::{State, update};
use super::view::View;
use crate::markup::Markup;
use crate::part::Part;
use crate::remote::Remote;
use crate::stage::Stage;

/// What the part hands over.
#[derive(Clone, Copy)]
struct Search {
    /// [`Names::find`].
    find: for<'a> fn(Names<'a>, &str, Instant, usize) -> Vec<Match<'a>>,
    /// A list of what was found, to choose from.
    offers: fn(&mut Markup, &View<'_>, &[Match<'_>]),
}

/// The names and the search.
#[derive(Clone)]
pub(super) struct Places {
    names: Rc<str>,
    search: Search,
}

impl Places {
    /// How far both have come.
    pub(super) fn of(page: &mut Markup, stage: &Stage) -> Remote<Self> {
        let state = stage.state::<State>();
        let names = match &state.names {
            Remote::Ready(names) => Rc::clone(names),
            Remote::Idle => return Remote::Idle,
            Remote::Loading => return Remote::Loading,
            Remote::Failed => return Remote::Failed,
        };
        match stage.host().part(Part::Places) {
            Remote::Ready(writer) => {
                let search = Cell::<Option<Search>>::default();
                writer(page, stage, &search);
                match search.get() {
                    Some(search) => Remote::Ready(Self { names, search }),
                    None => Remote::Failed,
                }
            }
            Remote::Failed => Remote::Failed,
            Remote::Idle | Remote::Loading => Remote::Loading,
        }
    }

    /// The zones that a query may mean, the best first.
    pub(super) fn find(&self, query: &str, now: Instant, limit: usize) -> Vec<Match<'_>> {
        (self.search.find)(Names::new(&self.names), query, now, limit)
    }

    /// Writes what was found, to choose from.
    pub(super) fn offers(&self, page: &mut Markup, view: &View<'_>, found: &[Match<'_>]) {
        (self.search.offers)(page, view, found);
    }
}

/// Asks for both; once more for what didn't come only if the reader wants it `again`.
pub(super) fn fetch(stage: &Stage, again: bool) {
    match stage.host().part(Part::Places) {
        Remote::Failed if !again => {}
        _ => stage.host().fetch_part(Part::Places),
    }
    match stage.state::<State>().names {
        Remote::Idle => {}
        Remote::Failed if again => {}
        _ => return,
    }
    update(stage, |state| state.names = Remote::Loading);
    let later = stage.clone();
    let done = move |text: Option<String>| {
        update(&later, |state| {
            state.names = match text {
                Some(text) => Remote::Ready(text.into()),
                None => Remote::Failed,
            };
        });
    };
    stage.host().library("zones", Callback::from(done));
}

/// The part: hands over the search.
pub fn places(_: &mut Markup, _: &Stage, of: &dyn Any) {
    if let Some(search) = of.downcast_ref::<Cell<Option<Search>>>() {
        search.set(Some(Search { find, offers }));
    }
}

fn find<'a>(names: Names<'a>, query: &str, now: Instant, limit: usize) -> Vec<Match<'a>> {
    names.find(query, now, limit)
}

#[cfg(test)]
impl Places {
    pub(super) fn all() -> Self {
        Self {
            names: inlay_domain::zone::names::NAMES.into(),
            search: Search { find, offers },
        }
    }
}
