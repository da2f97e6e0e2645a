//! The teams as lists inside lists, opened and closed by buttons.
//!
//! All that is open stands in the document, in its order, so that the browser's own find
//! has it; a large directory in blocks with `content-visibility`, which are drawn when
//! they come near. ARCHITECTURE.md has the figures.

use std::rc::Rc;

use super::act::{Deed, on};
use super::entry::Entry;
use super::filter::Filter;
use super::known::{Known, LEVELS};
use super::messages::Text;
use super::state::{Action, Opened, Pending, Pick};
use crate::attrs;
use crate::host::Host;
use crate::markup::{Attributes, Markup};
use crate::stage::Stage;
use inlay_domain::digits;
use inlay_domain::directory::Team;

/// A list that stays one for readers of whom its style hides the marks.
const LIST: &Attributes<'_> = attrs! { role="list" };

/// How many teams and people a block holds, or one that stands alone is worth, at least.
///
/// A browser looks at every block with each frame, and lays a block out whole when it
/// comes near: so neither very many nor very large.
const BLOCK: usize = 40;

/// The hierarchy, as it is to be written.
pub(super) struct Hierarchy {
    pub(super) stage: Stage,
    pub(super) known: Rc<Known>,
    pub(super) opened: Opened,
    pub(super) filter: Rc<Filter>,
    pub(super) pending: Pending,
    /// The teams around the one whose card stands open: they are open too.
    pub(super) way: Vec<usize>,
    /// What all of it depends on, but what is open and pending.
    pub(super) base: String,
}

/// What stands in a list.
#[derive(Clone, Copy)]
enum Item {
    Team(usize),
    /// A team's person of this number.
    Person(usize, usize),
}

impl Hierarchy {
    /// Writes it, or puts it `away` while the results of a search are shown.
    ///
    /// It stays in the document then, laid out as it was: to take it out and put it back
    /// costs more than a frame.
    pub(super) fn write(self, page: &mut Markup, away: bool) {
        let away = away.then_some("away");
        page.tag("div", attrs! { class=away }, |page| {
            page.key("tree");
            self.tree(page);
        });
    }

    fn tree(self, page: &mut Markup) {
        let (name, class) = if self.known.is_small {
            ("ul", "tree")
        } else {
            ("div", "tree many")
        };
        let attributes = attrs! { role="list", part="list", class=class };
        page.tag(name, attributes, |page| {
            let mut token = self.base.clone();
            for number in [self.opened.version(), self.pending.from, self.pending.end] {
                token.push(' ');
                digits::push(&mut token, i64::try_from(number).unwrap_or(i64::MAX));
            }
            let this = Rc::new(self);
            page.lazy(
                &token,
                Rc::new(move |page| {
                    let roots: Vec<Item> = this.known.tree.roots().map(Item::Team).collect();
                    this.items(page, &roots, false);
                }),
            );
        });
    }

    /// The items of a list; of a large directory in blocks that the browser draws when
    /// they come near, unless they are `inside` of one.
    fn items(self: &Rc<Self>, page: &mut Markup, items: &[Item], inside: bool) {
        let mut rest = items;
        while let Some((first, others)) = rest.split_first() {
            let mut block = rest;
            let mut count = 0;
            if !self.known.is_small && !inside {
                let mut weight = 0;
                for item in rest {
                    let own = self.weight(*item);
                    if own > BLOCK || weight > BLOCK {
                        break;
                    }
                    weight += own;
                    count += 1;
                }
            }
            if count == 0 {
                self.one(page, *first, inside || self.known.is_small);
                rest = others;
            } else {
                (block, rest) = block.split_at_checked(count).unwrap_or((block, &[]));
                self.block(page, block);
            }
        }
    }

    /// So many teams and people an item is.
    fn weight(&self, item: Item) -> usize {
        match item {
            Item::Team(team) => self.known.weight(team),
            Item::Person(..) => 1,
        }
    }

    /// Items in one block. It is written anew only where something in it opens, closes
    /// or is sifted.
    fn block(self: &Rc<Self>, page: &mut Markup, items: &[Item]) {
        let (mut shown, mut trace) = (0, 1_u32);
        for item in items {
            match item {
                Item::Team(team) => self.trace(*team, &mut shown, &mut trace),
                Item::Person(..) => shown += 1,
            }
        }
        if shown == 0 {
            return;
        }
        let class = match shown {
            ..=4 => "block",
            5..=12 => "block some",
            13..=36 => "block lots",
            _ => "block most",
        };
        let place = match items.first() {
            Some(Item::Team(team) | Item::Person(team, _)) => self.known.place(*team),
            None => 0,
        };
        let place = match items.first() {
            Some(Item::Person(_, at)) => place + at + 1,
            _ => place,
        };
        let comes = (self.pending.from..self.pending.end).contains(&place);
        let mut token = self.base.clone();
        for number in [place, items.len(), trace as usize, usize::from(comes)] {
            token.push(' ');
            digits::push(&mut token, i64::try_from(number).unwrap_or(i64::MAX));
        }
        page.tag("div", attrs! { class=class }, |page| {
            let (this, items) = (Rc::clone(self), items.to_vec());
            page.lazy(
                &token,
                Rc::new(move |page| {
                    for item in items.iter().filter(|_| !comes) {
                        this.one(page, *item, false);
                    }
                }),
            );
        });
    }

    /// Which teams of `team` and inside are open, and how many entries that shows.
    fn trace(&self, team: usize, shown: &mut usize, trace: &mut u32) {
        if !self.filter.stands(team) {
            return;
        }
        *shown += 1;
        let open = self.known.can_open(team) && self.is_open(team);
        *trace = trace.wrapping_mul(31).wrapping_add(1 + u32::from(open));
        if open {
            *shown += self.known.tree.direct_members(team);
            for team in self.held(team) {
                self.trace(team, shown, trace);
            }
        }
    }

    /// What a filter leaves is to be seen.
    fn is_open(&self, team: usize) -> bool {
        self.known.is_open(
            team,
            &self.opened,
            self.filter.is_on() || self.way.contains(&team),
        )
    }

    /// One item; a `row` of a list of HTML's own, or else of one that has blocks.
    #[inline(never)]
    fn one(self: &Rc<Self>, page: &mut Markup, item: Item, row: bool) {
        let (name, role) = if row {
            ("li", None)
        } else {
            ("div", Some("listitem"))
        };
        match item {
            Item::Team(team) => self.item(page, team, name, role),
            Item::Person(team, person) => {
                let member = self
                    .known
                    .team(team)
                    .and_then(|team| team.members.get(person));
                if let Some(member) = member {
                    let entry = Entry {
                        host: self.stage.host(),
                        data: &self.known.data,
                        marks: None,
                    };
                    page.tag(name, attrs! { role=role, class="person" }, |page| {
                        entry.person(page, member);
                    });
                }
            }
        }
    }

    /// A team and, inside, its people and teams. Calls itself [`LEVELS`] times at most.
    ///
    /// What is closed is in the document too, hidden, so that print shows it; of a large
    /// directory it comes when it is opened, or printed.
    #[inline(never)]
    fn item(
        self: &Rc<Self>,
        page: &mut Markup,
        team: usize,
        name: &'static str,
        role: Option<&str>,
    ) {
        let known = &self.known;
        let host = self.stage.host();
        let Some(shown) = known.team(team).filter(|_| self.filter.stands(team)) else {
            return;
        };
        let entry = Entry {
            host,
            data: &known.data,
            marks: None,
        };
        let folds = known.can_open(team);
        let open = self.is_open(team);
        let inside = known.weight(team) <= BLOCK;
        let body = ["team-", shown.id.as_str()].concat();
        let class = if inside { "team" } else { "team heavy" };
        page.tag(
            name,
            attrs! { role=role, part="team", class=class },
            |page| {
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
                        let first = known.place(team);
                        let deed = Deed::Do(Action::Turn(
                            shown.id.clone(),
                            !open,
                            Pending::after(first, first + known.weight(team)),
                        ));
                        on(page, &self.stage, "click", deed);
                        page.text(sign);
                    });
                }
                page.tag("div", attrs! { class="entry" }, |page| {
                    entry.team(page, shown, &self.facts(team));
                    details(page, &self.stage, shown);
                });
                if !folds {
                    return;
                }
                let hidden = if open { None } else { Some("") };
                let attributes = attrs! { id=body.as_str(), class="inside", hidden=hidden };
                page.tag("div", attributes, |page| {
                    // The button names what it opens, be it there or not.
                    if !open && !known.is_small {
                        return;
                    }
                    let list = if inside || known.is_small {
                        "ul"
                    } else {
                        "div"
                    };
                    let people = shown.members.iter().enumerate();
                    let people = people.filter(|(_, member)| self.filter.has(team, member));
                    let people: Vec<Item> = people.map(|(at, _)| Item::Person(team, at)).collect();
                    let teams: Vec<Item> = if known.holds_teams(team) {
                        self.held(team).into_iter().map(Item::Team).collect()
                    } else {
                        Vec::new()
                    };
                    for items in [people, teams] {
                        if !items.is_empty() {
                            page.tag(list, LIST, |page| self.items(page, &items, inside));
                        }
                    }
                });
            },
        );
    }

    /// The teams inside a team; at the last level all of them in one list.
    fn held(&self, team: usize) -> Vec<usize> {
        let tree = &self.known.tree;
        if !self.known.holds_teams(team) {
            Vec::new()
        } else if tree.depth(team) < LEVELS - 1 {
            tree.children(team).collect()
        } else {
            tree.descendants(team).to_vec()
        }
    }

    /// Where a team is, if it doesn't stand there, and how many are inside.
    fn facts(&self, team: usize) -> Vec<String> {
        let tree = &self.known.tree;
        let mut facts = Vec::new();
        if tree.depth(team) > LEVELS {
            facts.push(self.known.path(tree.parent(team)));
        }
        let inside = tree.all_teams(team);
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
