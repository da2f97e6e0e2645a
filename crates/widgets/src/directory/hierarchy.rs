//! The teams as lists inside lists, opened and closed by buttons.

use super::act::{Deed, on};
use super::entry::Entry;
use super::filter::Filter;
use super::known::{Known, LEVELS};
use super::messages::Text;
use super::state::{Action, Opened, Pick};
use crate::attrs;
use crate::host::Host;
use crate::markup::{Attributes, Markup};
use crate::stage::Stage;
use inlay_domain::directory::{Member, Team};

/// A list that stays one for readers of whom its style hides the marks.
const LIST: &Attributes<'_> = attrs! { role="list" };

/// Writes the hierarchy.
pub(super) struct Hierarchy<'a> {
    pub(super) stage: &'a Stage,
    pub(super) known: &'a Known,
    pub(super) opened: &'a Opened,
    pub(super) filter: &'a Filter,
}

impl Hierarchy<'_> {
    pub(super) fn write(&self, page: &mut Markup) {
        let class = if self.known.is_small {
            "tree"
        } else {
            "tree many"
        };
        let attributes = attrs! { role="list", part="list", class=class };
        page.tag("ul", attributes, |page| {
            page.key("tree");
            for team in self.known.tree.roots() {
                self.item(page, team);
            }
        });
    }

    /// A team and, inside, its people and teams. Calls itself [`LEVELS`] times at most.
    ///
    /// What is closed is in the document too, hidden, so that print shows it.
    #[inline(never)]
    fn item(&self, page: &mut Markup, team: usize) {
        let known = self.known;
        let host = self.stage.host();
        let Some(shown) = known.team(team).filter(|_| self.filter.stands(team)) else {
            return;
        };
        let entry = Entry {
            host,
            data: &known.data,
            hit: None,
        };
        let folds = known.can_open(team);
        // What a filter leaves is to be seen.
        let open = known.is_open(team, self.opened, self.filter.is_on());
        let body = ["team-", shown.id.as_str()].concat();
        page.tag("li", attrs! { part="team", class="team" }, |page| {
            if folds {
                let label = host.words().fill(Text::Inside, &[("name", &shown.name)]);
                let (expanded, sign) = if open {
                    ("true", "▾")
                } else {
                    ("false", "▸")
                };
                let attributes = attrs! {
                    type="button", class="plain", aria-expanded=expanded,
                    aria-controls=body.as_str(), aria-label=label.as_str()
                };
                page.tag("button", attributes, |page| {
                    let deed = Deed::Do(Action::Toggle(shown.id.clone()));
                    on(page, self.stage, "click", deed);
                    page.text(sign);
                });
            }
            page.tag("div", attrs! { class="entry" }, |page| {
                entry.team(page, shown, &self.facts(team));
                details(page, self.stage, shown);
            });
            if folds && !open && !known.is_small {
                // The button names what it opens, be it there or not.
                page.leaf(
                    "div",
                    attrs! { id=body.as_str(), class="inside", hidden="" },
                    "",
                );
            } else if folds {
                let hidden = if open { None } else { Some("") };
                let attributes = attrs! { id=body.as_str(), class="inside", hidden=hidden };
                page.tag("div", attributes, |page| {
                    if !shown.members.is_empty() {
                        page.tag("ul", LIST, |page| {
                            let has = |member: &&Member| self.filter.has(team, member);
                            for member in shown.members.iter().filter(has) {
                                page.tag("li", attrs! { class="person" }, |page| {
                                    entry.person(page, member);
                                });
                            }
                        });
                    }
                    if known.holds_teams(team) {
                        page.tag("ul", LIST, |page| self.inside(page, team));
                    }
                });
            }
        });
    }

    /// The teams inside a team; at the last level all of them in one list.
    fn inside(&self, page: &mut Markup, team: usize) {
        let tree = &self.known.tree;
        if tree.depth(team) < LEVELS - 1 {
            for team in tree.children(team) {
                self.item(page, team);
            }
        } else {
            for team in tree.descendants(team) {
                self.item(page, *team);
            }
        }
    }

    /// Where a team is, if it doesn't stand there, and how many are inside.
    fn facts(&self, team: usize) -> Vec<String> {
        let tree = &self.known.tree;
        let mut facts = Vec::new();
        if tree.depth(team) > LEVELS {
            facts.push(self.known.path(tree.parent(team)));
        }
        let inside = tree.descendants(team).len();
        for (count, one, many) in [
            (inside, Text::TeamsOne, Text::Teams),
            (tree.all_members(team), Text::PeopleOne, Text::People),
        ] {
            if count > 0 {
                facts.push(counted(self.stage.host(), count, one, many));
            }
        }
        facts
    }
}

/// A button that opens a team's card.
pub(super) fn details(page: &mut Markup, stage: &Stage, team: &Team) {
    let words = stage.host().words();
    let label = words.fill(Text::DetailsOf, &[("name", &team.name)]);
    let id = ["card-", team.id.as_str()].concat();
    let attributes = attrs! {
        type="button", class="plain small", id=id.as_str(), aria-label=label.as_str()
    };
    page.tag("button", attributes, |page| {
        let deed = Deed::Pick(Pick::Team, team.id.as_str().to_owned());
        on(page, stage, "click", deed);
        page.text(words.say(Text::Details));
    });
}

/// A number of things in words.
#[inline(never)]
pub(super) fn counted(host: &dyn Host, count: usize, one: Text, many: Text) -> String {
    let text = if host.is_one(count) { one } else { many };
    let number = host.number(i64::try_from(count).unwrap_or(i64::MAX));
    host.words().fill(text, &[("n", &number)])
}
