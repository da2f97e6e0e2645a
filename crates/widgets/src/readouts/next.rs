//! A region's next readout: when it is, what has to be ready, where it goes.

use std::rc::Rc;

use inlay_domain::readout::Region;
use inlay_domain::schedule::{Date, Occurrence, Unscheduled};
use inlay_domain::zone::{Kind, day_shift};

use super::act::{Deed, State, key, on};
use super::calendar::Series;
use super::messages::Text;
use super::plan::{Coming, Due};
use super::view::{SMALL, View};
use crate::attrs;
use crate::foot::anchor;
use crate::host::DateStyle;
use crate::markup::{Markup, PLAIN};
use crate::part::{self, Part};

impl View<'_> {
    pub(super) fn region(&self, page: &mut Markup, one: &Coming) {
        let Some(region) = self.readouts.regions.get(one.region) else {
            return;
        };
        let id = region.id.as_str();
        page.tag("li", attrs! { part="region", class="region" }, |page| {
            page.key(id);
            page.tag("p", attrs! { class="head" }, |page| {
                page.leaf("strong", PLAIN, region.title());
                if let Some(with) = &region.with {
                    page.leaf("span", SMALL, &self.fill(Text::With, "name", with));
                }
            });
            let next = match &one.next {
                Ok(Some(next)) => next,
                Ok(None) => return page.leaf("p", PLAIN, self.say(Text::Nothing)),
                Err(Unscheduled::NoStart) => {
                    return page.leaf("p", PLAIN, self.say(Text::NoStart));
                }
                Err(Unscheduled::OutOfRange) => {
                    return page.leaf("p", PLAIN, self.say(Text::OutOfRange));
                }
            };
            self.when(page, one, region, next);
            self.preparation(page, one, region, next);
            self.ways(page, one, region, next);
            if self.stage.state::<State>().draft == Some(one.region) {
                self.draft(page, one.region, next);
            }
        });
    }

    /// When it is for the reader and in the region, and in how many days.
    fn when(&self, page: &mut Markup, one: &Coming, region: &Region, next: &Occurrence) {
        let host = self.host;
        let own = host.viewer_zone();
        let seen = own.and_then(|zone| next.local(&zone));
        let when = match &seen {
            Some(seen) => {
                let date = host.date(seen.local.wall.date(), DateStyle::Day);
                let time = host.time(seen.local.wall.time());
                let values = [("date", date.as_str()), ("time", &time)];
                host.words().fill(Text::When, &values)
            }
            None => self.fill(
                Text::WhenDate,
                "date",
                &host.date(next.date, DateStyle::Day),
            ),
        };
        let mut facts = String::new();
        let mut tell = |fact: &str| {
            facts.push_str(" · ");
            facts.push_str(fact);
        };
        match region.zone.filter(|zone| own != Some(*zone)) {
            Some(zone) => {
                if let Some(there) = next.local(&zone) {
                    let time = host.time(there.local.wall.time());
                    let mut local = String::new();
                    if seen.is_some_and(|seen| seen.day_shift != there.day_shift) {
                        local = host.date(there.local.wall.date(), DateStyle::Weekday);
                        local.push(' ');
                    }
                    local.push_str(&time);
                    let values = [("time", local.as_str()), ("city", &zone.city())];
                    tell(&host.words().fill(Text::There, &values));
                }
            }
            None if next.start.is_none() => tell(self.say(Text::NoTime)),
            None => {}
        }
        if next.start.is_none() && region.zone.is_some() {
            tell(self.say(Text::NoTime));
        }
        if let Some(minutes) = one.cadence.duration {
            tell(&self.fill(Text::Minutes, "n", &host.number(minutes.into())));
        }
        let date = seen.map_or(next.date, |seen| seen.local.wall.date());
        let begun = next.start.is_some_and(|start| start <= host.now());
        match day_shift(self.today, date) {
            _ if begun => tell(self.say(Text::UnderWay)),
            0 => tell(self.say(Text::Today)),
            1 => tell(self.say(Text::Tomorrow)),
            days => tell(&self.fill(Text::InDays, "n", &host.number(days.into()))),
        }
        if next.note != Kind::Unique {
            tell(self.say(Text::Held));
        }
        page.tag("p", PLAIN, |page| {
            page.text(&when);
            page.leaf("span", attrs! { class="muted" }, &facts);
        });
    }

    fn preparation(&self, page: &mut Markup, one: &Coming, region: &Region, next: &Occurrence) {
        let steps = self.steps(one);
        if steps.is_empty() {
            return;
        }
        let readout = key(region.id.as_str(), Date(next.date));
        let mut name = self.say(Text::Preparation).to_owned();
        self.host.words().add(&mut name, region.title());
        let around = attrs! { role="list", part="preparation", aria-label=name.as_str() };
        page.tag("ul", around, |page| {
            for (step, due) in steps {
                let Some(shown) = self.readouts.preparation.get(step.preparation) else {
                    continue;
                };
                let (class, text) = match due {
                    Due::Overdue => ("step late", Text::Overdue),
                    Due::Today => ("step", Text::DueToday),
                    Due::Later | Due::Done => ("step", Text::Due),
                };
                let id = [region.id.as_str(), "/", &shown.id].concat();
                page.tag("li", attrs! { class=class }, |page| {
                    page.key(&shown.id);
                    page.tag(
                        "input",
                        attrs! { type="checkbox", id=id.as_str() },
                        |page| {
                            page.checked(due == Due::Done);
                            let deed = Deed::Tick {
                                readout: readout.clone(),
                                step: shown.id.clone(),
                            };
                            on(page, self.stage, "change", deed);
                        },
                    );
                    page.tag("label", attrs! { for=id.as_str() }, |page| {
                        page.text(&shown.title);
                        let date = self.host.date(step.date, DateStyle::Day);
                        let mut note = [" · ", &self.fill(text, "date", &date)].concat();
                        if let Some(owner) = &shown.owner {
                            note.push_str(" · ");
                            note.push_str(owner);
                        }
                        page.leaf("span", attrs! { class="due small" }, &note);
                    });
                    if let Some(url) = &shown.url {
                        page.tag("span", attrs! { class="small" }, |page| {
                            anchor(page, self.host, self.say(Text::How), url, shown.access);
                        });
                    }
                });
            }
        });
    }

    /// Links, the calendar, and the document's draft.
    fn ways(&self, page: &mut Markup, one: &Coming, region: &Region, next: &Occurrence) {
        page.tag("ul", attrs! { class="row small", role="list" }, |page| {
            for (url, text) in [
                (&region.location, Text::Join),
                (&region.agenda, Text::Agenda),
                (&region.calendar, Text::Subscribe),
            ] {
                if let Some(url) = url {
                    page.tag("li", PLAIN, |page| {
                        anchor(page, self.host, self.say(text), url, None);
                    });
                }
            }
            page.tag("li", PLAIN, |page| {
                let open = self.stage.state::<State>().draft == Some(one.region);
                let label = self.fill(Text::DraftFor, "name", region.title());
                let around = attrs! {
                    type="button", aria-expanded=if open { "true" } else { "false" },
                    aria-label=label.as_str()
                };
                page.tag("button", around, |page| {
                    on(page, self.stage, "click", Deed::Draft(one.region));
                    page.text(self.say(Text::Draft));
                });
            });
        });
        let series = Series {
            cadence: Rc::clone(&one.cadence),
            from: Date(next.date),
        };
        let name = self.fill(Text::Add, "name", region.title());
        part::disclosure(
            page,
            self.stage,
            Part::ReadoutCalendar,
            "calendar",
            &name,
            &series,
        );
    }
}
