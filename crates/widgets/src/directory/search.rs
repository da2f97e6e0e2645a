//! The search: the index, what it finds, and how that is shown. Downloaded when a reader
//! goes to the search field.

use std::any::Any;
use std::cell::Cell;

use inlay_domain::directory::search::{Field, Found};

use super::entry::{Entry, SMALL};
use super::filter::Filter;
use super::hierarchy::{counted, details};
use super::known::{Known, LIMIT};
use super::mark::pieces;
use super::messages::Text;
use crate::attrs;
use crate::host::Host;
use crate::markup::{Markup, PLAIN};
use crate::part::Part;
use crate::remote::Remote;
use crate::stage::Stage;

/// What the part hands over.
#[derive(Clone, Copy)]
pub(super) struct Search {
    /// Takes so many more teams into the index.
    pub(super) index: fn(&Known, usize),
    /// Up to one more than [`LIMIT`], which tells that there are more.
    pub(super) find: fn(&Known, &str, &Filter) -> Found,
    /// How much was found, and for which words.
    pub(super) sentence: fn(&dyn Host, &str, &Found) -> String,
    /// Writes the first hits, the best first.
    pub(super) results: fn(&mut Markup, &Stage, &Known, &Found, usize),
}

impl Search {
    /// How far it has come.
    #[inline(never)]
    pub(super) fn of(stage: &Stage) -> Remote<Self> {
        match stage.host().part(Part::Search) {
            Remote::Ready(writer) => {
                let search = Cell::<Option<Self>>::default();
                writer(&mut Markup::default(), stage, &search);
                search.get().map_or(Remote::Failed, Remote::Ready)
            }
            Remote::Failed => Remote::Failed,
            Remote::Loading => Remote::Loading,
            Remote::Idle => Remote::Idle,
        }
    }
}

/// The part: hands over the search.
pub fn search(_: &mut Markup, _: &Stage, of: &dyn Any) {
    if let Some(search) = of.downcast_ref::<Cell<Option<Search>>>() {
        search.set(Some(Search {
            index: Known::index_more,
            find,
            sentence,
            results,
        }));
    }
}

fn find(known: &Known, query: &str, filter: &Filter) -> Found {
    let stands = |team: usize, person: Option<usize>| {
        let member = person.and_then(|person| known.team(team)?.members.get(person));
        match member {
            Some(member) => filter.has(team, member),
            None => filter.matches(team),
        }
    };
    let index = known.index();
    index.find_among(&known.data, query, LIMIT + 1, &stands)
}

fn sentence(host: &dyn Host, query: &str, found: &Found) -> String {
    let words = host.words();
    let query = query.trim_ascii();
    let (count, one, many) = match found.hits.len() {
        0 => return words.fill(Text::Nothing, &[("query", query)]),
        count if count > LIMIT => (LIMIT, Text::ResultsMore, Text::ResultsMore),
        count => (count, Text::ResultsOne, Text::Results),
    };
    let count = counted(host, count, one, many);
    match &found.corrected {
        Some(corrected) => {
            let corrected = words.fill(Text::Corrected, &[("query", query), ("found", corrected)]);
            [&corrected, " ", &count].concat()
        }
        None => count,
    }
}

/// Each hit with the team that it is in.
fn results(page: &mut Markup, stage: &Stage, known: &Known, found: &Found, limit: usize) {
    let host = stage.host();
    let attributes = attrs! { role="list", part="results", class="found" };
    page.tag("ul", attributes, |page| {
        page.key("found");
        for hit in found.hits.iter().take(limit) {
            let Some(team) = known.team(hit.team) else {
                continue;
            };
            let marks = |page: &mut Markup, field: Field, text: &str| {
                let found = hit.field == field && hit.text == text;
                if found {
                    pieces(text, &hit.matches, &mut |inside, piece| {
                        if inside {
                            page.leaf("mark", PLAIN, piece);
                        } else {
                            page.text(piece);
                        }
                    });
                }
                found
            };
            let entry = Entry {
                host,
                data: &known.data,
                marks: Some(&marks),
            };
            let person = hit.person.and_then(|person| team.members.get(person));
            page.tag("li", attrs! { part="team", class="entry" }, |page| {
                let (around, text) = match person {
                    Some(person) => {
                        page.tag("p", PLAIN, |page| entry.person(page, person));
                        (Some(hit.team), Text::PersonIn)
                    }
                    None => {
                        entry.team(page, team, &[]);
                        (known.tree.parent(hit.team), Text::TeamIn)
                    }
                };
                let text = if around.is_some() { text } else { Text::Team };
                let path = known.path(around);
                page.tag("p", SMALL, |page| {
                    page.text(&host.words().fill(text, &[("path", &path)]));
                    page.text(" ");
                    details(page, stage, team);
                });
            });
        }
    });
}
