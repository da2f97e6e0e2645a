//! The teams as lists inside lists, opened and closed by buttons.

use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html};

use super::entry::Entry;
use super::known::{Known, LEVELS};
use super::messages::Text;
use super::state::{Action, Opened};
use crate::host::{HostRef, use_host};

#[derive(Properties, PartialEq)]
pub(super) struct HierarchyProps {
    pub(super) known: Rc<Known>,
    pub(super) opened: Opened,
    pub(super) act: Callback<Action>,
}

/// A component of its own, so that a key in the search field doesn't draw it again.
#[component]
pub(super) fn Hierarchy(props: &HierarchyProps) -> Html {
    let Some(host) = use_host() else {
        return Html::default();
    };
    let drawing = Drawing { host: &host, props };
    let roots = props.known.tree.roots().map(|team| drawing.item(team));
    html! { <ul role="list" part="list" class="tree">{ for roots }</ul> }
}

struct Drawing<'a> {
    host: &'a HostRef,
    props: &'a HierarchyProps,
}

impl Drawing<'_> {
    /// A team and, inside, its people and teams. Calls itself [`LEVELS`] times at most.
    ///
    /// What is closed is in the document too, hidden, so that print shows it.
    fn item(&self, team: usize) -> Html {
        let known = &*self.props.known;
        let Some(shown) = known.team(team) else {
            return Html::default();
        };
        let tree = &known.tree;
        let depth = tree.depth(team);
        let entry = Entry {
            host: self.host,
            data: &known.data,
            hit: None,
        };
        let mut facts = Vec::new();
        if depth > LEVELS {
            facts.push(Html::from(known.path(tree.ancestors(team))));
        }
        let inside = tree.descendants(team).len();
        for (count, one, many) in [
            (inside, Text::TeamsOne, Text::Teams),
            (tree.all_members(team), Text::PeopleOne, Text::People),
        ] {
            if count > 0 {
                facts.push(Html::from(counted(self.host, count, one, many)));
            }
        }
        let about = html! { <div class="entry">{ entry.team(shown, facts) }</div> };
        if !known.can_open(team) {
            return html! { <li part="team" class="team">{ about }</li> };
        }
        let open = known.is_open(team, &self.props.opened);
        let body = ["team-", shown.id.as_str()].concat();
        let label = self
            .host
            .words()
            .fill(Text::Inside, &[("name", &shown.name)]);
        let id = shown.id.clone();
        let onclick = self.props.act.reform(move |_| Action::Toggle(id.clone()));
        let teams: Vec<Html> = if depth < LEVELS - 1 {
            tree.children(team).map(|team| self.item(team)).collect()
        } else if depth < LEVELS {
            let deeper = tree.descendants(team);
            deeper.iter().map(|team| self.item(*team)).collect()
        } else {
            Vec::new()
        };
        html! {
            <li part="team" class="team">
                <button type="button" class="plain" aria-expanded={if open { "true" } else { "false" }}
                    aria-controls={body.clone()} aria-label={label} {onclick}>
                    { if open { "▾" } else { "▸" } }
                </button>
                { about }
                <div id={body} class="inside" hidden={!open}>
                    if !shown.members.is_empty() {
                        <ul role="list">
                            { for shown.members.iter().map(|member| html! { <li class="person">{ entry.person(member) }</li> }) }
                        </ul>
                    }
                    if !teams.is_empty() { <ul role="list">{ teams }</ul> }
                </div>
            </li>
        }
    }
}

/// A number of things in words.
pub(super) fn counted(host: &HostRef, count: usize, one: Text, many: Text) -> String {
    let text = if host.is_one(count) { one } else { many };
    let number = host.number(i64::try_from(count).unwrap_or(i64::MAX));
    host.words().fill(text, &[("n", &number)])
}
