//! What a search found: a sentence on it, and the ranked list.

use inlay_domain::directory::search::Found;
use yew::{Html, html};

use super::entry::Entry;
use super::hierarchy::counted;
use super::known::{Known, LIMIT};
use super::messages::Text;
use crate::host::HostRef;

/// How much was found, and for which words.
pub(super) fn sentence(host: &HostRef, query: &str, found: &Found) -> String {
    let words = host.words();
    let query = query.trim_ascii();
    let count = found.hits.len();
    if count == 0 {
        return words.fill(Text::Nothing, &[("query", query)]);
    }
    let count = if count > LIMIT {
        counted(host, LIMIT, Text::ResultsMore, Text::ResultsMore)
    } else {
        counted(host, count, Text::ResultsOne, Text::Results)
    };
    match &found.corrected {
        Some(corrected) => {
            let corrected = words.fill(Text::Corrected, &[("query", query), ("found", corrected)]);
            [&corrected, " ", &count].concat()
        }
        None => count,
    }
}

/// The hits, the best first, each with the team that it is in.
pub(super) fn results(host: &HostRef, known: &Known, found: &Found) -> Html {
    if found.hits.is_empty() {
        return Html::default();
    }
    let items = found.hits.iter().take(LIMIT).filter_map(|hit| {
        let team = known.team(hit.team)?;
        let entry = Entry {
            host,
            data: &known.data,
            hit: Some(hit),
        };
        let around = known.tree.ancestors(hit.team);
        let (text, path, shown) = match hit.person {
            Some(person) => {
                let own = std::iter::once(hit.team).chain(around);
                let line = entry.person(team.members.get(person)?);
                (Text::PersonIn, known.path(own), html! { <p>{ line }</p> })
            }
            None => {
                let path = known.path(around);
                let text = if path.is_empty() {
                    Text::Team
                } else {
                    Text::TeamIn
                };
                (text, path, entry.team(team, Vec::new()))
            }
        };
        Some(html! {
            <li part="team" class="entry">
                { shown }
                <p class="muted small">{ host.words().fill(text, &[("path", &path)]) }</p>
            </li>
        })
    });
    html! { <ul role="list" part="results" class="found">{ for items }</ul> }
}
