//! The view of objectives: period, picture, what has moved, the list.

use std::rc::Rc;

use chrono::NaiveDate;
use inlay_domain::money::Decimal;
use inlay_domain::okr::{KeyResult, Okrs, Pace, Report, Rolled, Unmeasured};
use inlay_domain::schedule::Date;
use inlay_domain::zone::Zone;

use super::act::{Deed, State, on, save};
use super::messages::Text;
use super::picture::picture;
use crate::attrs;
use crate::foot::foot;
use crate::host::{DateStyle, Host};
use crate::markup::{Attributes, Markup, PLAIN};
use crate::part::Part;
use crate::remote::Remote;
use crate::stage::Stage;

/// Objectives nest so deep in the list; those further down stand in one list.
pub(super) const LEVELS: u32 = 6;

/// Beyond so many objectives a picture shows nothing any more.
const DRAWN: usize = 60;

pub(super) const SMALL: &Attributes<'_> = attrs! { class="muted small" };
/// A list that stays one for readers of whom its style hides the marks.
pub(super) const LIST: &Attributes<'_> = attrs! { role="list" };

/// What every part of the view looks at.
pub(super) struct View<'a> {
    pub(super) stage: &'a Stage,
    pub(super) host: &'a dyn Host,
    pub(super) okrs: &'a Rc<Okrs>,
    pub(super) today: NaiveDate,
    pub(super) report: Report,
    pub(super) before: Option<Rolled>,
}

impl<'a> View<'a> {
    pub(super) fn new(stage: &'a Stage, okrs: &'a Rc<Okrs>) -> Self {
        let host = stage.host();
        let zone = host.viewer_zone().or_else(|| Zone::parse("Etc/UTC").ok());
        let local = zone.and_then(|zone| zone.localize(host.now()).ok());
        let starts = || okrs.period.as_ref().map(|period| period.starts.0);
        let today = local.map(|local| local.wall.date()).or_else(starts);
        let today = today.unwrap_or_default();
        let report = okrs.report(today);
        let before = okrs.rolled_before(&report.cascade);
        Self {
            stage,
            host,
            okrs,
            today,
            report,
            before,
        }
    }
}

pub(super) fn view(page: &mut Markup, stage: &Stage, okrs: &Rc<Okrs>) {
    let view = View::new(stage, okrs);
    let host = view.host;
    let name = match &okrs.title {
        Some(title) => title,
        None => view.say(Text::Group),
    };
    page.tag("div", attrs! { role="group", aria-label=name }, |page| {
        view.period(page);
        if okrs.objectives.is_empty() {
            page.leaf("p", PLAIN, view.say(Text::Empty));
        } else {
            page.leaf("p", PLAIN, &view.conclusion());
            let count = okrs.objectives.len();
            if count > 1 && count <= DRAWN {
                picture(page, &view);
            }
            view.moved(page);
            page.tag(
                "ul",
                attrs! { role="list", part="list", class="tree" },
                |page| {
                    for at in view.report.cascade.roots() {
                        view.item(page, at, None, 0);
                    }
                },
            );
            page.tag("p", attrs! { class="row", part="actions" }, |page| {
                page.tag("button", attrs! { type="button" }, |page| {
                    on(page, stage, "click", Deed::Export);
                    page.text(view.say(Text::Export));
                });
                let failed =
                    stage.state::<State>().saves && matches!(host.part(Part::Okrs), Remote::Failed);
                let told = if failed {
                    view.say(Text::ExportFailed)
                } else {
                    ""
                };
                page.leaf("span", attrs! { role="status" }, told);
            });
        }
        foot(page, host, &okrs.links, okrs.as_of);
    });
    save(stage, okrs);
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

    #[inline(never)]
    pub(super) fn date(&self, date: NaiveDate) -> String {
        self.host.date(date, DateStyle::Short)
    }

    /// A share as percent.
    #[inline(never)]
    pub(super) fn percent(&self, share: f64) -> String {
        let number = self.host.number(hundredths(share));
        self.fill(Text::Percent, "n", &number)
    }

    /// A number as the reader's language writes it, with its unit.
    #[inline(never)]
    pub(super) fn number(&self, number: &Decimal, unit: Option<&str>) -> String {
        let mut out = self.host.money(&number.text(), "");
        if let Some(unit) = unit {
            out.push('\u{a0}');
            out.push_str(unit);
        }
        out
    }

    /// By how many points a share has moved, signed.
    #[inline(never)]
    pub(super) fn points(&self, before: f64, now: f64) -> String {
        let moved = hundredths(now) - hundredths(before);
        let mut number = String::from(match moved {
            1.. => "+",
            0 => "±",
            _ => "−",
        });
        number.push_str(&self.host.number(moved.abs()));
        self.fill(Text::Points, "n", &number)
    }

    pub(super) fn pace(&self, pace: Pace) -> &str {
        self.say(match pace {
            Pace::Ahead => Text::Ahead,
            Pace::OnTrack => Text::OnTrack,
            Pace::NeedsAttention => Text::NeedsAttention,
            Pace::AtRisk => Text::AtRisk,
        })
    }

    pub(super) fn reason(&self, why: Unmeasured) -> &str {
        self.say(match why {
            Unmeasured::NoCurrent => Text::NoCurrent,
            Unmeasured::NoTarget => Text::NoTarget,
            Unmeasured::NoStart => Text::NoStart,
            Unmeasured::NoWay => Text::NoWay,
        })
    }

    /// The share of the period that had passed at a check-in; without one, today.
    pub(super) fn passed(&self, updated: Option<Date>) -> Option<f64> {
        let day = updated.map_or(self.today, |day| day.0);
        Some(self.okrs.period.as_ref()?.share(day))
    }

    fn period(&self, page: &mut Markup) {
        let Some(period) = &self.okrs.period else {
            return;
        };
        let from = self.host.date(period.starts.0, DateStyle::Short);
        let to = self.host.date(period.ends.0, DateStyle::Short);
        let name = self.okrs.period_name();
        let text = match name {
            Some(_) => Text::Period,
            None => Text::PeriodBare,
        };
        let name = name.unwrap_or_default();
        let values = [("name", name.as_str()), ("from", &from), ("to", &to)];
        page.tag("p", attrs! { part="period" }, |page| {
            page.leaf("strong", PLAIN, &self.host.words().fill(text, &values));
            let passed = self.percent(period.share(self.today));
            let passed = [" · ", &self.fill(Text::Passed, "n", &passed)].concat();
            page.leaf("span", attrs! { class="muted" }, &passed);
        });
    }

    /// How many objectives there are, and how many of each pace.
    pub(super) fn conclusion(&self) -> String {
        let standings = &self.report.standings;
        let all = self.counted(standings.len(), Text::ObjectivesOne, Text::Objectives);
        let mut each = String::new();
        let [ahead, on_track, attention, risk] = Pace::ALL.map(Some);
        for pace in [ahead, on_track, attention, risk, None] {
            let count = standings.iter().filter(|one| one.pace == pace).count();
            if count == 0 || (pace.is_none() && count == standings.len()) {
                continue;
            }
            let word = pace.map_or(self.say(Text::NoPace), |pace| self.pace(pace));
            let number = self.host.number(i64::try_from(count).unwrap_or(i64::MAX));
            let values = [("n", number.as_str()), ("what", word)];
            let words = self.host.words();
            words.add(&mut each, &words.fill(Text::Count, &values));
        }
        if each.is_empty() {
            return all;
        }
        let values = [("all", all.as_str()), ("each", &each)];
        self.host.words().fill(Text::Sum, &values)
    }

    #[inline(never)]
    pub(super) fn counted(&self, count: usize, one: Text, many: Text) -> String {
        let text = if self.host.is_one(count) { one } else { many };
        let number = self.host.number(i64::try_from(count).unwrap_or(i64::MAX));
        self.fill(text, "n", &number)
    }

    /// The key results that stand elsewhere than at the earlier look.
    fn moved(&self, page: &mut Markup) {
        let Some(previous) = &self.okrs.previous else {
            return;
        };
        let title = match previous.as_of {
            Some(day) => self.fill(Text::Moved, "date", &self.date(day.0)),
            None => self.say(Text::MovedBare).to_owned(),
        };
        let mut lines = Vec::new();
        let mut tell = |result: &KeyResult| {
            let before = previous.current.get(&result.id);
            let (Some(before), Some(now)) = (before, &result.current) else {
                return;
            };
            if before == now {
                return;
            }
            let unit = result.unit.as_deref();
            let values = [
                ("name", result.title.as_str()),
                ("before", &self.number(before, None)),
                ("now", &self.number(now, unit)),
            ];
            let mut line = self.host.words().fill(Text::Move, &values);
            let shares = (result.progress_at(Some(before)), result.progress());
            if let (Ok(before), Ok(now)) = shares {
                line.push_str(" · ");
                line.push_str(&self.points(before, now));
            }
            lines.push(line);
        };
        for one in &self.okrs.objectives {
            one.key_results.iter().for_each(&mut tell);
        }
        page.tag("details", attrs! { part="moved" }, |page| {
            page.leaf("summary", PLAIN, &title);
            if lines.is_empty() {
                page.leaf("p", PLAIN, self.say(Text::Still));
            }
            page.tag("ul", LIST, |page| {
                for line in &lines {
                    page.leaf("li", PLAIN, line);
                }
            });
        });
    }
}

/// A share in hundredths, half up.
pub(super) fn hundredths(share: f64) -> i64 {
    // Shares are from 0 to 1, and a whole number prints without floats.
    (share * 100.0 + 0.5) as i64
}
