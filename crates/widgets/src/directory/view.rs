//! The view of a directory: title, search, hierarchy or results, contacts.

use super::act::{Deed, on};
use super::entry::{Entry, SMALL};
use super::hierarchy::{Hierarchy, counted};
use super::known::Known;
use super::messages::Text;
use super::results::{results, sentence};
use super::state::{Action, State};
use crate::attrs;
use crate::foot::foot;
use crate::markup::{Html, Markup, PLAIN};
use crate::stage::Stage;

/// The id of the search field.
pub(super) const FIELD: &str = "find";

pub(super) fn view(page: &mut Markup, stage: &Stage, known: &Known) {
    let host = stage.host();
    let data = &known.data;
    let heading = match host.heading_level() {
        3 => "h3",
        4 => "h4",
        5 => "h5",
        6 => "h6",
        _ => "h2",
    };
    let attributes = attrs! { role="group", aria-labelledby="title" };
    page.tag("div", attributes, |page| {
        page.leaf(heading, attrs! { id="title", part="title" }, &data.title);
        if let Some(mission) = &data.mission {
            page.leaf("p", SMALL, mission);
        }
        if data.teams.is_empty() {
            page.leaf("p", PLAIN, host.words().say(Text::Empty));
        } else {
            page.tag("div", PLAIN, |page| finder(page, stage, known));
        }
        if !data.contacts.is_empty() {
            let attributes = attrs! { part="contacts", class="contacts" };
            page.tag("p", attributes, |page| {
                page.text(host.words().say(Text::Ask));
                let entry = Entry {
                    host,
                    data,
                    hit: None,
                };
                entry.contacts(page, &data.contacts, &mut " ");
            });
        }
        foot(page, host, &data.links, data.as_of);
    });
}

/// The search field, a line that says how much there is, and that itself.
///
/// Yew tells siblings apart by how many follow them: what isn't there leaves an
/// empty node, so that the field keeps the focus, and the status its reader.
fn finder(page: &mut Markup, stage: &Stage, known: &Known) {
    let host = stage.host();
    let words = host.words();
    let state = stage.state::<State>();
    on(page, stage, "keydown", Deed::Press);
    page.tag("p", attrs! { part="search" }, |page| {
        page.leaf("label", attrs! { for=FIELD }, words.say(Text::Find));
        let attributes = attrs! { id=FIELD, type="search", autocomplete="off", maxlength="200" };
        page.tag("input", attributes, |page| {
            page.value(&state.query);
            on(page, stage, "input", Deed::Type);
        });
    });
    let found = state.is_searching().then(|| known.find(&state.query));
    let status = match &found {
        Some(found) => sentence(host, &state.query, found),
        None => counted(host, known.data.teams.len(), Text::TeamsOne, Text::Teams),
    };
    let (any, all) = known.openness(&state.opened);
    page.tag("div", attrs! { class="row bar" }, |page| {
        page.leaf("p", attrs! { role="status" }, &status);
        if any && found.is_none() {
            page.tag("button", attrs! { type="button", class="plain" }, |page| {
                let deed = Deed::Do(Action::All(!all));
                on(page, stage, "click", deed);
                page.text(words.say(if all { Text::Collapse } else { Text::Expand }));
            });
        } else {
            page.node(Html::default());
        }
    });
    match &found {
        Some(found) if found.hits.is_empty() => page.node(Html::default()),
        Some(found) => results(page, host, known, found),
        None => {
            let hierarchy = Hierarchy {
                stage,
                known,
                opened: &state.opened,
            };
            hierarchy.write(page);
        }
    }
}
