//! One team, one person: the same in the hierarchy and among results.

use inlay_domain::directory::search::{Field, Hit};
use inlay_domain::directory::{Contact, Directory, Member, Team};
use inlay_domain::link::{Access, LinkUrl};
use inlay_domain::region::RegionId;
use yew::virtual_dom::VList;
use yew::{Html, html};

use super::mark::pieces;
use crate::foot::{link, link_around};
use crate::host::HostRef;

/// Draws entries; marks in them what a search has found.
pub(super) struct Entry<'a> {
    pub(super) host: &'a HostRef,
    pub(super) data: &'a Directory,
    pub(super) hit: Option<&'a Hit>,
}

impl Entry<'_> {
    /// A team's name, what it does, `facts` and its own: where, for whom, how to reach it.
    pub(super) fn team(&self, team: &Team, mut facts: Vec<Html>) -> Html {
        let aliases = team
            .aliases
            .iter()
            .map(|alias| self.marked(Field::Alias, alias))
            .collect();
        self.regions(&team.regions, &mut facts);
        for segment in &team.segments {
            facts.push(self.marked(Field::Segment, segment));
        }
        for contact in &team.contacts {
            facts.push(self.contact(contact));
        }
        for each in &team.links {
            facts.push(link(self.host, &each.label, &each.url, each.access));
        }
        html! {
            <>
                <p>
                    <strong>{ self.name(&team.name, team.url.as_ref(), team.access) }</strong>
                    if !team.aliases.is_empty() {
                        <span class="muted">{ " (" }{ joined(aliases, ", ") }{ ")" }</span>
                    }
                </p>
                if let Some(summary) = &team.summary { <p>{ self.marked(Field::Summary, summary) }</p> }
                if !facts.is_empty() { <p class="muted small">{ joined(facts, " · ") }</p> }
            </>
        }
    }

    /// A person on one line: name, role, place, regions.
    pub(super) fn person(&self, member: &Member) -> Html {
        let mut facts = vec![self.name(&member.name, member.url.as_ref(), member.access)];
        for (field, text) in [
            (Field::Role, &member.role),
            (Field::Location, &member.location),
        ] {
            if let Some(text) = text {
                facts.push(self.marked(field, text));
            }
        }
        self.regions(&member.regions, &mut facts);
        joined(facts, " · ")
    }

    /// A way to reach someone; a kind that isn't a matter of course is named.
    pub(super) fn contact(&self, contact: &Contact) -> Html {
        let label = self.marked(Field::Contact, &contact.label);
        let kind = match contact.kind.as_str() {
            "slack" | "email" | "issues" => None,
            other => Some(other),
        };
        html! {
            <>
                if let Some(kind) = kind { { kind }{ ": " } }
                { link_around(self.host, label, &contact.url, contact.access) }
            </>
        }
    }

    fn name(&self, name: &str, url: Option<&LinkUrl>, access: Option<Access>) -> Html {
        let name = self.marked(Field::Name, name);
        match url {
            Some(url) => link_around(self.host, name, url, access),
            None => name,
        }
    }

    /// Codes, as people write them; the name where that is what was found.
    fn regions(&self, regions: &[RegionId], facts: &mut Vec<Html>) {
        for id in regions {
            let named = self.data.regions.iter().find(|region| region.id == *id);
            let name = named.and_then(|region| region.name.as_deref());
            let found = |name: &&str| self.ranges(Field::Region, name).is_some();
            facts.push(match name.filter(found) {
                Some(name) => self.marked(Field::Region, name),
                None => html! {
                    <abbr title={name.map(str::to_owned)}>{ self.marked(Field::Region, id.as_str()) }</abbr>
                },
            });
        }
    }

    fn ranges(&self, field: Field, text: &str) -> Option<&[(u32, u32)]> {
        let hit = self.hit?;
        (hit.field == field && hit.text == text).then_some(&hit.matches)
    }

    fn marked(&self, field: Field, text: &str) -> Html {
        let Some(ranges) = self.ranges(field, text) else {
            return Html::from(text);
        };
        let pieces = pieces(text, ranges).into_iter();
        list(
            pieces
                .map(|(inside, piece)| {
                    if inside {
                        html! { <mark>{ piece }</mark> }
                    } else {
                        Html::from(piece)
                    }
                })
                .collect(),
        )
    }
}

/// Nodes with text between them.
pub(super) fn joined(items: Vec<Html>, between: &'static str) -> Html {
    let mut out = Vec::new();
    for item in items {
        if !out.is_empty() {
            out.push(Html::from(between));
        }
        out.push(item);
    }
    list(out)
}

fn list(nodes: Vec<Html>) -> Html {
    VList::with_children(nodes, None).into()
}
