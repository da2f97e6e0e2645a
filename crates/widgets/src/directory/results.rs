//! What a search found: a sentence on it, and the ranked list.

use inlay_domain::directory::search::Found;

use super::entry::{Entry, SMALL};
use super::hierarchy::{counted, details};
use super::known::{Known, LIMIT};
use super::messages::Text;
use crate::attrs;
use crate::host::Host;
use crate::markup::{Markup, PLAIN};
use crate::stage::Stage;

/// How much was found, and for which words.
pub(super) fn sentence(host: &dyn Host, query: &str, found: &Found) -> String {
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

/// The first hits, the best first, each with the team that it is in.
pub(super) fn results(
    page: &mut Markup,
    stage: &Stage,
    known: &Known,
    found: &Found,
    limit: usize,
) {
    let host = stage.host();
    let attributes = attrs! { role="list", part="results", class="found" };
    page.tag("ul", attributes, |page| {
        page.key("found");
        for hit in found.hits.iter().take(limit) {
            let Some(team) = known.team(hit.team) else {
                continue;
            };
            let entry = Entry {
                host,
                data: &known.data,
                hit: Some(hit),
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
