//! One team, one person: the same in the hierarchy and among results.

use inlay_domain::directory::search::Field;
use inlay_domain::directory::{Contact, Directory, Member, Team};
use inlay_domain::link::{Access, LinkUrl};
use inlay_domain::region::RegionId;

use crate::attrs;
use crate::foot::{anchor, anchor_around};
use crate::host::Host;
use crate::markup::{Attributes, Markup, PLAIN};

/// What is remarked below an entry.
pub(super) const SMALL: &Attributes<'_> = attrs! { class="muted small" };

/// Between the parts of a line.
const DOT: &str = " · ";

/// Writes a text with marks in it if that is what a search has found, and tells whether.
pub(super) type Marks<'a> = &'a dyn Fn(&mut Markup, Field, &str) -> bool;

/// Writes entries.
pub(super) struct Entry<'a> {
    pub(super) host: &'a dyn Host,
    pub(super) data: &'a Directory,
    /// None outside of results.
    pub(super) marks: Option<Marks<'a>>,
}

impl Entry<'_> {
    /// A team's name, what it does, `facts` and its own: where, for whom, how to reach it.
    pub(super) fn team(&self, page: &mut Markup, team: &Team, facts: &[String]) {
        page.tag("p", PLAIN, |page| {
            page.tag("strong", PLAIN, |page| {
                self.linked(
                    page,
                    Field::Name,
                    &team.name,
                    team.url.as_ref(),
                    team.access,
                );
            });
            if !team.aliases.is_empty() {
                page.tag("span", attrs! { class="muted" }, |page| {
                    let mut sign = " (";
                    for alias in &team.aliases {
                        page.text(sign);
                        self.marked(page, Field::Alias, alias);
                        sign = ", ";
                    }
                    page.text(")");
                });
            }
        });
        if let Some(summary) = &team.summary {
            page.tag("p", PLAIN, |page| {
                self.marked(page, Field::Summary, summary);
            });
        }
        let own = team.regions.len() + team.segments.len() + team.contacts.len() + team.links.len();
        if facts.len() + own == 0 {
            return;
        }
        page.tag("p", SMALL, |page| {
            let mut sign = "";
            for fact in facts {
                next(page, &mut sign);
                page.text(fact);
            }
            self.regions(page, &team.regions, &mut sign);
            for segment in &team.segments {
                next(page, &mut sign);
                self.marked(page, Field::Segment, segment);
            }
            self.contacts(page, &team.contacts, &mut sign);
            for each in &team.links {
                next(page, &mut sign);
                anchor(page, self.host, &each.label, &each.url, each.access);
            }
        });
    }

    /// A person on one line: name, role, place, regions.
    #[inline(never)]
    pub(super) fn person(&self, page: &mut Markup, member: &Member) {
        self.linked(
            page,
            Field::Name,
            &member.name,
            member.url.as_ref(),
            member.access,
        );
        let mut sign = DOT;
        for (field, text) in [
            (Field::Role, &member.role),
            (Field::Location, &member.location),
        ] {
            if let Some(text) = text {
                next(page, &mut sign);
                self.marked(page, field, text);
            }
        }
        self.regions(page, &member.regions, &mut sign);
    }

    /// Ways to reach someone; a kind that isn't a matter of course is named.
    #[inline(never)]
    pub(super) fn contacts(
        &self,
        page: &mut Markup,
        contacts: &[Contact],
        sign: &mut &'static str,
    ) {
        for contact in contacts {
            next(page, sign);
            let kind = contact.kind.as_str();
            if !matches!(kind, "slack" | "email" | "issues") {
                page.text(kind);
                page.text(": ");
            }
            self.linked(
                page,
                Field::Contact,
                &contact.label,
                Some(&contact.url),
                contact.access,
            );
        }
    }

    #[inline(never)]
    fn linked(
        &self,
        page: &mut Markup,
        field: Field,
        text: &str,
        url: Option<&LinkUrl>,
        access: Option<Access>,
    ) {
        match url {
            Some(url) => {
                let label = |page: &mut Markup| self.marked(page, field, text);
                anchor_around(page, self.host, label, url, access);
            }
            None => self.marked(page, field, text),
        }
    }

    /// Codes, as people write them; the name where that is what was found.
    #[inline(never)]
    fn regions(&self, page: &mut Markup, regions: &[RegionId], sign: &mut &'static str) {
        for id in regions {
            next(page, sign);
            let named = self.data.regions.iter().find(|region| region.id == *id);
            let name = named.and_then(|region| region.name.as_deref());
            if name.is_some_and(|name| self.found(page, Field::Region, name)) {
                continue;
            }
            page.tag("abbr", attrs! { title=name }, |page| {
                self.marked(page, Field::Region, id.as_str());
            });
        }
    }

    fn found(&self, page: &mut Markup, field: Field, text: &str) -> bool {
        self.marks.is_some_and(|marks| marks(page, field, text))
    }

    #[inline(never)]
    fn marked(&self, page: &mut Markup, field: Field, text: &str) {
        if !self.found(page, field, text) {
            page.text(text);
        }
    }
}

/// Writes what stands between the part before and the next one.
#[inline(never)]
fn next(page: &mut Markup, sign: &mut &'static str) {
    if !sign.is_empty() {
        page.text(sign);
    }
    *sign = DOT;
}
