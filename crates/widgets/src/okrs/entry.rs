//! An objective in the list, with its key results and the objectives that serve it.

use inlay_domain::link::{Access, LinkUrl};
use inlay_domain::money::Decimal;
use inlay_domain::okr::{Direction, KeyResult, Measured, Objective, Pace, Standing};

use super::act::{Deed, State, on};
use super::checkin::panel;
use super::messages::Text;
use super::picture::{bar, class, sign};
use super::plan::{below, is_home};
use super::view::{LEVELS, LIST, SMALL, View};
use crate::attrs;
use crate::foot::anchor;
use crate::markup::{Markup, PLAIN};

/// Beyond so many key results, they are folded away.
const OPEN: usize = 24;

impl View<'_> {
    /// An objective under another one: in full where it is at home, else by name.
    #[inline(never)]
    pub(super) fn item(&self, page: &mut Markup, at: usize, above: Option<usize>, level: u32) {
        let cascade = &self.report.cascade;
        let (Some(objective), Some(standing)) =
            (self.okrs.objectives.get(at), self.report.standings.get(at))
        else {
            return;
        };
        if let Some(above) = above
            && !is_home(cascade, above, at)
        {
            let home = cascade.parents(at).first();
            let home = home.and_then(|home| self.okrs.objectives.get(*home));
            let name = home.map_or("", |home| home.title.as_str());
            page.tag("li", attrs! { class="elsewhere" }, |page| {
                page.text(&objective.title);
                let note = [" · ", &self.fill(Text::Elsewhere, "name", name)].concat();
                page.leaf("span", SMALL, &note);
            });
            return;
        }
        page.tag(
            "li",
            attrs! { part="objective", class="objective" },
            |page| {
                page.key(&objective.id);
                self.objective(page, at, objective, standing);
                let children = cascade.children(at);
                if children.is_empty() || level > LEVELS {
                    return;
                }
                page.tag("ul", LIST, |page| {
                    if level < LEVELS {
                        for (child, _) in children {
                            self.item(page, *child, Some(at), level + 1);
                        }
                    } else {
                        for one in below(cascade, at).into_iter().skip(1) {
                            self.item(page, one, None, level + 1);
                        }
                    }
                });
            },
        );
    }

    fn objective(&self, page: &mut Markup, at: usize, one: &Objective, standing: &Standing) {
        page.tag("div", attrs! { class="head" }, |page| {
            page.tag("strong", PLAIN, |page| {
                self.title(page, &one.title, one.url.as_ref(), one.access);
            });
            if let Some(owner) = &one.owner {
                page.leaf("span", SMALL, owner);
            }
        });
        if standing.progress.is_some() {
            let passed = self.passed(standing.updated);
            bar(page, standing.progress, passed, standing.pace);
        }
        page.tag("p", attrs! { class="facts small" }, |page| {
            let mut facts = Facts::default();
            if let Some(progress) = standing.progress {
                let progress = self.percent(progress);
                if self.report.cascade.children(at).is_empty() {
                    facts.add(&progress);
                } else {
                    facts.add(&self.fill(Text::Rolled, "n", &progress));
                    let own = standing.own_progress.map(|own| self.percent(own));
                    if let Some(own) = own {
                        facts.add(&self.fill(Text::Own, "n", &own));
                    }
                }
            }
            page.text(&facts.0);
            self.verdict(page, standing.pace, standing.overruled);
            let mut facts = Facts::default();
            if standing.stale {
                facts.add(self.say(Text::NotRecent));
            }
            let checked_in = one.updated.or_else(|| {
                let results = standing.key_results.iter();
                results.filter_map(|result| result.updated).max()
            });
            if let Some(day) = checked_in {
                facts.add(&self.fill(Text::CheckedIn, "date", &self.date(day.0)));
            }
            self.since(&mut facts, at, standing.progress);
            let names = self.also_serves(at);
            if !names.is_empty() {
                facts.add(&self.fill(Text::Serves, "names", &names));
            }
            facts.add(&self.weight(one.weight.as_ref()));
            if !facts.0.is_empty() {
                page.leaf(
                    "span",
                    attrs! { class="muted" },
                    &[" · ", &facts.0].concat(),
                );
            }
        });
        self.key_results(page, one, standing);
        self.draft(page, at, one);
    }

    /// What moved since the earlier look.
    fn since(&self, facts: &mut Facts, at: usize, progress: Option<f64>) {
        let before = self.before.as_ref().and_then(|all| all.progress.get(at));
        let (Some(Some(before)), Some(now)) = (before, progress) else {
            return;
        };
        let points = self.points(*before, now);
        let previous = self.okrs.previous.as_ref();
        facts.add(&match previous.and_then(|previous| previous.as_of) {
            Some(day) => {
                let date = self.date(day.0);
                let values = [("points", points.as_str()), ("date", &date)];
                self.host.words().fill(Text::Since, &values)
            }
            None => self.fill(Text::SinceBare, "points", &points),
        });
    }

    /// The objectives that one serves beside the one that it stands under.
    fn also_serves(&self, at: usize) -> String {
        let mut names = String::new();
        for above in self.report.cascade.parents(at).iter().skip(1) {
            if let Some(above) = self.okrs.objectives.get(*above) {
                self.host.words().add(&mut names, &above.title);
            }
        }
        names
    }

    /// A weight other than the usual one.
    fn weight(&self, weight: Option<&Decimal>) -> String {
        match weight {
            Some(weight) if weight.text() != "1" => {
                self.fill(Text::Weight, "n", &self.number(weight, None))
            }
            _ => String::new(),
        }
    }

    fn title(&self, page: &mut Markup, title: &str, url: Option<&LinkUrl>, access: Option<Access>) {
        match url {
            Some(url) => anchor(page, self.host, title, url, access),
            None => page.text(title),
        }
    }

    /// The pace as shape and word, and what the numbers say if the owner says otherwise.
    #[inline(never)]
    fn verdict(&self, page: &mut Markup, pace: Option<Pace>, overruled: Option<Pace>) {
        let Some(pace) = pace else {
            return;
        };
        page.text(" ");
        let class = ["pace ", class(Some(pace))].concat();
        page.tag("span", attrs! { class=class.as_str() }, |page| {
            page.leaf("span", attrs! { aria-hidden="true" }, sign(pace));
            page.text(" ");
            page.text(self.pace(pace));
        });
        if let Some(numbers) = overruled.filter(|numbers| *numbers != pace) {
            let said = self.fill(Text::OwnersWord, "pace", self.pace(numbers));
            page.leaf("span", attrs! { class="muted" }, &[" ", &said].concat());
        }
    }

    fn key_results(&self, page: &mut Markup, one: &Objective, standing: &Standing) {
        if one.key_results.is_empty() {
            return;
        }
        let all = self.okrs.objectives.iter().map(|one| one.key_results.len());
        let open = (all.sum::<usize>() <= OPEN).then_some("");
        page.tag(
            "details",
            attrs! { part="key-results", open=open },
            |page| {
                let count = one.key_results.len();
                let count = self.counted(count, Text::KeyResultsOne, Text::KeyResults);
                page.leaf("summary", SMALL, &count);
                page.tag("ul", LIST, |page| {
                    for (result, measured) in one.key_results.iter().zip(&standing.key_results) {
                        page.tag("li", attrs! { class="result" }, |page| {
                            self.key_result(page, one, result, measured);
                        });
                    }
                });
            },
        );
    }

    fn key_result(
        &self,
        page: &mut Markup,
        one: &Objective,
        result: &KeyResult,
        measured: &Measured,
    ) {
        page.tag("div", attrs! { class="head" }, |page| {
            page.tag("span", PLAIN, |page| {
                self.title(page, &result.title, result.url.as_ref(), result.access);
            });
            if let Some(owner) = result
                .owner
                .as_deref()
                .filter(|own| one.owner.as_deref() != Some(own))
            {
                page.leaf("span", SMALL, owner);
            }
        });
        let mut facts = Facts::default();
        match measured.progress {
            Ok(progress) => {
                bar(
                    page,
                    Some(progress),
                    self.passed(measured.updated),
                    measured.pace,
                );
                facts.add(&self.percent(progress));
            }
            Err(why) => facts.add(self.reason(why)),
        }
        page.tag("p", attrs! { class="facts small" }, |page| {
            page.text(&facts.0);
            self.verdict(page, measured.pace, measured.overruled);
            let mut facts = Facts::default();
            let unit = result.unit.as_deref();
            if let Some(current) = &result.current {
                facts.add(&self.fill(Text::Now, "n", &self.number(current, unit)));
            }
            if let (Some(start), Some(target)) = (&result.start, &result.target) {
                let way = match result.direction() {
                    Some(Direction::Down) => Text::Down,
                    _ => Text::Up,
                };
                let (start, target) = (self.number(start, None), self.number(target, unit));
                let values = [("start", start.as_str()), ("target", &target)];
                facts.add(&self.host.words().fill(way, &values));
            }
            facts.add(&self.weight(result.weight.as_ref()));
            if result.updated.is_some() && result.updated != one.updated {
                if measured.stale {
                    facts.add(self.say(Text::NotRecent));
                }
                if let Some(day) = result.updated {
                    facts.add(&self.fill(Text::CheckedIn, "date", &self.date(day.0)));
                }
            }
            if !facts.0.is_empty() {
                page.leaf(
                    "span",
                    attrs! { class="muted" },
                    &[" · ", &facts.0].concat(),
                );
            }
        });
    }

    fn draft(&self, page: &mut Markup, at: usize, one: &Objective) {
        let state = self.stage.state::<State>();
        let open = state.draft.as_ref() == Some(&one.id);
        page.tag("p", attrs! { class="draft" }, |page| {
            let label = self.fill(Text::DraftFor, "name", &one.title);
            let around = attrs! {
                type="button", class="plain small",
                aria-expanded=if open { "true" } else { "false" }, aria-label=label.as_str()
            };
            page.tag("button", around, |page| {
                on(page, self.stage, "click", Deed::Draft(one.id.clone()));
                page.text(self.say(Text::Draft));
            });
        });
        if open {
            panel(page, self, at, one, &state);
        }
    }
}

/// Facts in a line, with dots between.
#[derive(Default)]
struct Facts(String);

impl Facts {
    #[inline(never)]
    fn add(&mut self, fact: &str) {
        if !fact.is_empty() {
            if !self.0.is_empty() {
                self.0.push_str(" · ");
            }
            self.0.push_str(fact);
        }
    }
}
