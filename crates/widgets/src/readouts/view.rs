//! The view of readouts: what is overdue, each region's next one, the past ones.

use std::rc::Rc;

use chrono::NaiveDate;
use inlay_domain::money::Decimal;
use inlay_domain::readout::{Metric, Readouts};

use super::act::{key, ticked};
use super::messages::Text;
use super::plan::{Coming, Due, coming, steps, today};
use crate::attrs;
use crate::foot::foot;
use crate::host::{DateStyle, Host};
use crate::markup::{Attributes, Markup, PLAIN};
use crate::stage::Stage;

pub(super) const SMALL: &Attributes<'_> = attrs! { class="muted small" };

/// What every part of the view looks at.
pub(super) struct View<'a> {
    pub(super) stage: &'a Stage,
    pub(super) host: &'a dyn Host,
    pub(super) readouts: &'a Rc<Readouts>,
    pub(super) today: NaiveDate,
}

impl<'a> View<'a> {
    pub(super) fn new(stage: &'a Stage, readouts: &'a Rc<Readouts>) -> Self {
        let host = stage.host();
        Self {
            stage,
            host,
            readouts,
            today: today(host.now(), host.viewer_zone()),
        }
    }
}

pub(super) fn view(page: &mut Markup, stage: &Stage, readouts: &Rc<Readouts>) {
    let view = View::new(stage, readouts);
    let host = view.host;
    let name = match &readouts.title {
        Some(title) => title,
        None => view.say(Text::Group),
    };
    page.tag("div", attrs! { role="group", aria-label=name }, |page| {
        if readouts.regions.is_empty() {
            page.leaf("p", PLAIN, view.say(Text::Empty));
        } else {
            let list = coming(readouts, host.now());
            view.overdue(page, &list);
            if host.viewer_zone().is_none() {
                page.leaf("p", SMALL, view.say(Text::ZoneUnknown));
            }
            page.tag("ul", attrs! { role="list", part="list" }, |page| {
                for one in &list {
                    view.region(page, one);
                }
            });
            if !readouts.preparation.is_empty() {
                page.leaf("p", SMALL, view.say(Text::Ticks));
            }
            for region in &readouts.regions {
                view.history(page, region);
            }
        }
        foot(page, host, &readouts.links, readouts.as_of);
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

    #[inline(never)]
    pub(super) fn date(&self, date: NaiveDate) -> String {
        self.host.date(date, DateStyle::Short)
    }

    /// A number as the reader's language writes it, with its metric's unit.
    #[inline(never)]
    pub(super) fn number(&self, number: &Decimal, metric: &Metric) -> String {
        let mut out = self.host.money(&number.text(), "");
        if let Some(unit) = &metric.unit {
            out.push('\u{a0}');
            out.push_str(unit);
        }
        out
    }

    #[inline(never)]
    pub(super) fn counted(&self, count: usize, one: Text, many: Text) -> String {
        let text = if self.host.is_one(count) { one } else { many };
        let number = self.host.number(i64::try_from(count).unwrap_or(i64::MAX));
        self.fill(text, "n", &number)
    }

    /// How many steps of all regions are overdue.
    fn overdue(&self, page: &mut Markup, list: &[Coming]) {
        let mut count = 0;
        for one in list {
            count += self
                .steps(one)
                .iter()
                .filter(|(_, due)| *due == Due::Overdue)
                .count();
        }
        let text = match count {
            0 => String::new(),
            _ => self.counted(count, Text::OverdueAllOne, Text::OverdueAll),
        };
        page.leaf("p", attrs! { role="status", class="late" }, &text);
    }

    /// The steps before a region's next readout.
    pub(super) fn steps(&self, one: &Coming) -> Vec<(inlay_domain::readout::Step, Due)> {
        let region = self.readouts.regions.get(one.region);
        let (Some(region), Some(next)) = (region, one.occurrence()) else {
            return Vec::new();
        };
        let date = inlay_domain::schedule::Date(next.date);
        let done = ticked(self.stage, &key(region.id.as_str(), date));
        steps(
            &self.readouts.steps(region, next.date),
            self.today,
            &|step| {
                let one = self.readouts.preparation.get(step.preparation);
                one.is_some_and(|one| done.lines().any(|id| id == one.id))
            },
        )
    }
}
