//! The view of a cadence: the next meeting in a sentence, the coming ones in a table.

use std::rc::Rc;

use inlay_domain::digits;
use inlay_domain::link::LinkUrl;
use inlay_domain::region::RegionId;
use inlay_domain::schedule::working::Status;
use inlay_domain::schedule::{Cadence, Unscheduled};
use inlay_domain::zone::Kind;
use yew::Callback;

use super::messages::Text;
use super::plan::{Cell, Column, Plan, Reader, Row, Until};
use super::reason::{older, reasons};
use super::section::sections;
use crate::attrs;
use crate::foot::{anchor, foot};
use crate::host::{Change, DateStyle, Host};
use crate::markup::{Attributes, Markup, PLAIN};
use crate::messages::Common;
use crate::part::{self, Part};
use crate::stage::Stage;

/// Rows before the reader asks for more.
const FIRST_ROWS: usize = 6;

const MUTED: &Attributes<'_> = attrs! { class="muted" };
const NOTE: &Attributes<'_> = attrs! { class="muted small" };
const COLUMN: &Attributes<'_> = attrs! { scope="col" };

/// Under which key the fragment has how many rows the reader wants to see.
const ROWS: &str = "rows";

/// How many that is, where the fragment doesn't say it.
struct Shown(usize);

impl Default for Shown {
    fn default() -> Self {
        Self(FIRST_ROWS)
    }
}

/// No more than a year of weeks, whatever a link says.
fn shown(stage: &Stage) -> usize {
    let rows = stage.host().fragment(ROWS);
    let rows = rows.and_then(|text| Some(digits::read(&text)? as usize));
    let rows = rows.unwrap_or_else(|| stage.state::<Shown>().0);
    rows.clamp(FIRST_ROWS, 60)
}

/// What every part of the view looks at.
pub(super) struct View<'a> {
    pub(super) host: &'a dyn Host,
    pub(super) cadence: &'a Rc<Cadence>,
}

pub(super) fn view(page: &mut Markup, stage: &Stage, cadence: &Rc<Cadence>) {
    let view = View {
        host: stage.host(),
        cadence,
    };
    let name = match &cadence.title {
        Some(title) => title,
        None => view.say(Text::Group),
    };
    page.tag("div", attrs! { role="group", aria-label=name }, |page| {
        if view.meetings(page, stage) {
            sections(page, &view, stage);
        }
        view.resources(page);
        view.settings(page, stage);
        foot(page, view.host, &cadence.links, cadence.as_of);
    });
}

impl View<'_> {
    pub(super) fn say(&self, text: Text) -> &str {
        self.host.words().say(text)
    }

    /// A text with one value in it.
    #[inline(never)]
    pub(super) fn fill(&self, text: Text, name: &str, value: &str) -> String {
        self.host.words().fill(text, &[(name, value)])
    }

    /// Whether there are any.
    fn meetings(&self, page: &mut Markup, stage: &Stage) -> bool {
        let host = self.host;
        let now = host.now();
        let own = host.viewer_zone();
        let plan = match Plan::new(self.cadence, now, &Reader::of(host)) {
            Ok(plan) => plan,
            Err(why) => {
                self.unscheduled(page, why);
                return false;
            }
        };
        let Some(next) = plan.rows.first() else {
            page.leaf("p", PLAIN, self.say(Text::Empty));
            return false;
        };
        let zone = own.or_else(|| plan.columns.first().map(|column| column.zone));
        let until = match (next.occurrence.start, zone) {
            (Some(start), Some(zone)) => Some(Until::new(now, start, zone)),
            _ => None,
        };
        self.sentence(page, next, until);
        if own.is_none() {
            page.leaf("p", MUTED, self.say(Text::ZoneUnknown));
        }
        let shown = shown(stage);
        self.table(page, &plan, shown);
        let rest = plan.rows.len().saturating_sub(shown);
        if rest > 0 {
            self.more(page, stage, rest.min(FIRST_ROWS), shown);
        }
        true
    }

    /// Why there are no dates.
    pub(super) fn unscheduled(&self, page: &mut Markup, why: Unscheduled) {
        let text = match why {
            Unscheduled::NoStart => Text::NoStart,
            Unscheduled::OutOfRange => Text::OutOfRange,
        };
        page.leaf("p", PLAIN, self.say(text));
    }

    fn more(&self, page: &mut Markup, stage: &Stage, step: usize, shown: usize) {
        page.tag("p", PLAIN, |page| {
            page.tag("button", attrs! { type="button" }, |page| {
                let stage = stage.clone();
                let act = move |_| {
                    let rows = shown + step;
                    stage.host().set_fragment(ROWS, Some(&number(rows)));
                    stage.set(Shown(rows));
                    stage.host().changed(Change {
                        view: "more",
                        value: "",
                    });
                };
                page.on("click", Callback::from(act));
                page.text(&self.fill(Text::More, "n", &number(step)));
            });
        });
    }

    /// The reader's own settings, with the regions that the data names.
    fn settings(&self, page: &mut Markup, stage: &Stage) {
        let mut regions: Vec<RegionId> = Vec::new();
        let slots = self.cadence.rotation.iter().flat_map(|slot| &slot.regions);
        let attendees = self.cadence.attendees.iter();
        let attendees = attendees.filter_map(|row| row.region.as_ref());
        for region in slots.chain(attendees) {
            if !regions.contains(region) {
                regions.push(region.clone());
            }
        }
        let summary = self.host.words().say(Common::Settings);
        part::disclosure(page, stage, Part::Settings, "settings", summary, &regions);
    }

    /// The next meeting, for the reader: when, in which slot, how long, in how much time.
    fn sentence(&self, page: &mut Markup, next: &Row, until: Option<Until>) {
        page.tag("div", attrs! { part="next", class="next" }, |page| {
            page.tag("p", attrs! { class="when" }, |page| {
                page.leaf("strong", PLAIN, &self.when(next));
                if let Some(until) = until {
                    let wait = [" · ", &self.wait(until)].concat();
                    page.leaf("span", MUTED, &wait);
                }
            });
            page.leaf("p", MUTED, &self.facts(next));
        });
    }

    fn when(&self, next: &Row) -> String {
        let host = self.host;
        let seen = host
            .viewer_zone()
            .and_then(|zone| next.occurrence.local(&zone));
        let Some(seen) = seen else {
            let date = host.date(next.occurrence.date, DateStyle::Day);
            return self.fill(Text::NextDate, "date", &date);
        };
        let date = host.date(seen.local.wall.date(), DateStyle::Day);
        let time = host.time(seen.local.wall.time());
        let values = [("date", date.as_str()), ("time", &time)];
        host.words().fill(Text::Next, &values)
    }

    fn facts(&self, next: &Row) -> String {
        let mut facts = String::new();
        let mut tell = |fact: &str| tell(&mut facts, " · ", fact);
        if let Some(slot) = self.cadence.slot(&next.occurrence) {
            let label = slot.label();
            if !label.is_empty() {
                tell(&self.fill(Text::Slot, "slot", &label));
            }
            if let (Some(time), Some(zone)) = (slot.time, slot.zone) {
                let time = self.host.time(time.naive());
                let values = [("time", time.as_str()), ("city", &zone.city())];
                tell(&self.host.words().fill(Text::There, &values));
            } else {
                tell(self.say(Text::NoTime));
            }
        } else if next.occurrence.start.is_none() {
            tell(self.say(Text::NoTime));
        }
        if let Some(minutes) = self.cadence.duration {
            tell(&self.fill(Text::Minutes, "n", &number(usize::from(minutes))));
        }
        facts
    }

    fn wait(&self, until: Until) -> String {
        let (count, one, many) = match until {
            Until::UnderWay => (1, Text::UnderWay, Text::UnderWay),
            Until::Minutes(count) => (count, Text::InMinutesOne, Text::InMinutes),
            Until::Hours(count) => (count, Text::InHoursOne, Text::InHours),
            Until::Days(count) => (count, Text::InDaysOne, Text::InDays),
        };
        if count == 1 {
            return self.say(one).to_owned();
        }
        self.fill(many, "n", &self.host.number(count))
    }

    pub(super) fn table(&self, page: &mut Markup, plan: &Plan, shown: usize) {
        let rows = plan.rows.get(..shown).unwrap_or(&plan.rows);
        let slots = self
            .cadence
            .rotation
            .iter()
            .any(|slot| !slot.label().is_empty());
        page.tag("table", attrs! { part="table" }, |page| {
            page.leaf("caption", attrs! { class="sr" }, self.say(Text::Upcoming));
            page.tag("thead", PLAIN, |page| {
                page.tag("tr", PLAIN, |page| {
                    page.leaf("th", COLUMN, self.say(Text::Date));
                    if slots {
                        page.leaf("th", COLUMN, self.say(Text::SlotHead));
                    }
                    for column in &plan.columns {
                        page.leaf("th", COLUMN, &self.head(column));
                    }
                });
            });
            page.tag("tbody", PLAIN, |page| {
                for row in rows {
                    page.tag("tr", PLAIN, |page| {
                        self.date(page, row);
                        if slots {
                            let label = self.cadence.slot(&row.occurrence).map(|slot| slot.label());
                            page.leaf(
                                "td",
                                attrs! { data-label=self.say(Text::SlotHead) },
                                &label.unwrap_or_default(),
                            );
                        }
                        for (cell, column) in row.cells.iter().zip(&plan.columns) {
                            self.cell(page, cell.as_ref(), column);
                        }
                    });
                }
            });
        });
        // Each mark that stands in the table is explained once, in words that everybody sees.
        let (mut edge, mut night) = (false, false);
        for cell in rows.iter().flat_map(|row| &row.cells).flatten() {
            edge |= matches!(cell.status, Some(Status::Edge { .. }));
            night |= matches!(cell.status, Some(Status::Outside { .. }));
        }
        let mut legend = String::new();
        for (seen, sign, meaning) in [(edge, "◐ ", Text::Edge), (night, "☾ ", Text::Night)] {
            if seen {
                tell(&mut legend, " · ", &[sign, self.say(meaning)].concat());
            }
        }
        let about = attrs! { part="notes", class="muted small" };
        if !legend.is_empty() {
            page.leaf("p", about, &legend);
        }
        for row in rows {
            for reason in reasons(self, plan, row) {
                page.leaf("p", about, &reason);
            }
        }
        if self.cadence.order_assumed {
            page.leaf("p", about, self.say(Text::OrderAssumed));
        }
        if let Some(older) = older(self, plan, rows) {
            page.leaf("p", about, &older);
        }
    }

    fn head(&self, column: &Column) -> String {
        let city = column.zone.city();
        if column.own {
            [self.say(Text::You), " (", &city, ")"].concat()
        } else {
            city
        }
    }

    fn date(&self, page: &mut Markup, row: &Row) {
        let occurrence = &row.occurrence;
        page.tag("th", attrs! { scope="row" }, |page| {
            page.text(&self.host.date(occurrence.date, DateStyle::Short));
            if let Some(from) = occurrence.moved_from
                && from != occurrence.date
            {
                let from = self.host.date(from, DateStyle::Short);
                note(page, " ", &self.fill(Text::Moved, "date", &from));
            }
            match occurrence.note {
                Kind::Unique => {}
                Kind::Gap { .. } => note(page, " ", self.say(Text::Gap)),
                Kind::Fold => note(page, " ", self.say(Text::Fold)),
            }
        });
    }

    /// What one clock shows: weekday where the day shifts, time, and marks that stand with words.
    fn cell(&self, page: &mut Markup, cell: Option<&Cell>, column: &Column) {
        let (class, mark) = match cell.and_then(|cell| cell.status) {
            Some(Status::Inside) => (Some("work"), None),
            Some(Status::Edge { .. }) => (Some("edge"), Some((" ◐", Text::Edge))),
            Some(Status::Outside { .. }) => (Some("night"), Some((" ☾", Text::Night))),
            Some(Status::NotInvited) | None => (None, None),
        };
        let head = self.head(column);
        let attributes = attrs! { data-label=head.as_str(), class=class };
        page.tag("td", attributes, |page| {
            let Some(cell) = cell else { return };
            let local = &cell.seen.local;
            let stamp = local.rfc3339();
            page.tag("time", attrs! { datetime=stamp.as_str() }, |page| {
                if cell.seen.day_shift != 0 {
                    page.text(&self.host.date(local.wall.date(), DateStyle::Weekday));
                    page.text(" ");
                }
                page.text(&self.host.time(local.wall.time()));
            });
            if let Some((sign, meaning)) = mark {
                let meaning = self.say(meaning);
                page.tag("span", attrs! { class="mark", title=meaning }, |page| {
                    page.leaf("span", attrs! { aria-hidden="true" }, sign);
                    page.leaf("span", attrs! { class="sr" }, &[", ", meaning].concat());
                });
            }
            if cell.moves != 0 {
                let text = if cell.moves < 0 {
                    Text::Earlier
                } else {
                    Text::Later
                };
                let minutes = number(cell.moves.unsigned_abs() as usize);
                note(page, " ⚑ ", &self.fill(text, "n", &minutes));
            }
        });
    }

    fn resources(&self, page: &mut Markup) {
        let cadence = self.cadence;
        let named: [(&Option<LinkUrl>, Text); 3] = [
            (&cadence.agenda, Text::Agenda),
            (&cadence.location, Text::Join),
            (&cadence.calendar, Text::Subscribe),
        ];
        if named.iter().all(|(url, _)| url.is_none()) {
            return;
        }
        page.tag("ul", attrs! { class="row" }, |page| {
            for (url, text) in named {
                if let Some(url) = url {
                    page.tag("li", PLAIN, |page| {
                        anchor(page, self.host, self.say(text), url, None);
                    });
                }
            }
        });
    }
}

/// Appends to a list.
#[inline(never)]
pub(super) fn tell(list: &mut String, between: &str, one: &str) {
    if !list.is_empty() {
        list.push_str(between);
    }
    list.push_str(one);
}

/// A small remark behind something.
#[inline(never)]
fn note(page: &mut Markup, before: &str, text: &str) {
    page.leaf("span", NOTE, &[before, text].concat());
}

pub(super) fn number(value: usize) -> String {
    let mut out = String::new();
    digits::push_padded(&mut out, value as u64, 1);
    out
}
