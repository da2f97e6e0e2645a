//! The past readouts of a region: a table of its metrics, month by month, with a
//! line of each metric's way above.

use inlay_domain::digits;
use inlay_domain::money::Decimal;
use inlay_domain::readout::{Reading, Region};
use inlay_domain::schedule::Month;

use super::messages::Text;
use super::view::{SMALL, View};
use crate::attrs;
use crate::foot::anchor;
use crate::host::DateStyle;
use crate::markup::{Markup, PLAIN};

impl View<'_> {
    pub(super) fn history(&self, page: &mut Markup, region: &Region) {
        let past = self.readouts.past(&region.id);
        let (Some(latest), Some(first)) = (past.first(), past.last()) else {
            return;
        };
        let months: Vec<Month> = Month::of(first.date.0)
            .to(Month::of(latest.date.0))
            .collect();
        let metrics = &self.readouts.metrics;
        let title = self.fill(Text::Past, "name", region.title());
        page.tag("details", attrs! { part="history", open="" }, |page| {
            page.leaf("summary", PLAIN, &title);
            page.tag(
                "table",
                attrs! { part="table", aria-label=title.as_str() },
                |page| {
                    page.tag("thead", PLAIN, |page| {
                        page.tag("tr", PLAIN, |page| {
                            page.leaf("th", attrs! { scope="col" }, self.say(Text::Month));
                            for metric in metrics {
                                page.tag("th", attrs! { scope="col" }, |page| {
                                    page.text(&metric.title);
                                    trend(page, &self.readouts.trend(&region.id, metric));
                                });
                            }
                            page.leaf("th", attrs! { scope="col" }, self.say(Text::Document));
                        });
                    });
                    page.tag("tbody", PLAIN, |page| {
                        for month in months.iter().rev() {
                            page.tag("tr", PLAIN, |page| self.month(page, region, *month));
                        }
                    });
                },
            );
        });
    }

    /// What was read out in a month; one without a readout is there, as a gap.
    fn month(&self, page: &mut Markup, region: &Region, month: Month) {
        let past = self.readouts.past(&region.id);
        let held: Vec<_> = past
            .into_iter()
            .filter(|one| Month::of(one.date.0) == month)
            .collect();
        let date = held.first().map_or(month.first(), |one| one.date.0);
        let mut name = self.host.date(date, DateStyle::Short);
        if held.is_empty() {
            // The first of the month stands for it; the year is told beside.
            name = Date(month.first()).text();
            name.truncate(7);
        }
        page.tag("th", attrs! { scope="row" }, |page| page.text(&name));
        if held.is_empty() {
            let wide = self.readouts.metrics.len() + 1;
            let mut columns = String::new();
            digits::push_padded(&mut columns, wide as u64, 1);
            let around = attrs! { class="muted", colspan=columns.as_str() };
            return page.leaf("td", around, self.say(Text::Gap));
        }
        for metric in &self.readouts.metrics {
            let reading = self.readouts.reading(&region.id, metric, month);
            page.tag("td", attrs! { data-label=metric.title.as_str() }, |page| {
                let Some(value) = reading.value else {
                    return page.text("–");
                };
                page.text(&self.number(value, metric));
                if let Some(target) = reading.target {
                    let target = self.number(target, metric);
                    let target = [" ", &self.fill(Text::OfTarget, "n", &target)].concat();
                    page.leaf("span", SMALL, &target);
                }
            });
        }
        page.tag(
            "td",
            attrs! { data-label=self.say(Text::Document) },
            |page| {
                for one in held {
                    if let Some(url) = &one.url {
                        let label =
                            [self.say(Text::Document), " ", &self.date(one.date.0)].concat();
                        anchor(page, self.host, &label, url, one.access);
                    }
                }
            },
        );
    }
}

use inlay_domain::schedule::Date;

const WIDE: u32 = 96;
const HIGH: u32 = 24;

/// A metric's way: a line through the months that have a value, broken where one
/// has none. The table says the same in numbers.
fn trend(page: &mut Markup, readings: &[Reading<'_>]) {
    let values = || readings.iter().filter_map(|one| one.value);
    let (Some(least), Some(most)) = (values().min(), values().max()) else {
        return;
    };
    if values().count() < 2 {
        return;
    }
    let path = path(readings, least, most);
    let around = attrs! { class="trend", viewBox="-2 -2 100 28", aria-hidden="true" };
    page.tag("svg", around, |page| {
        page.tag("path", attrs! { d=path.as_str() }, |_| {});
    });
}

fn path(readings: &[Reading<'_>], least: &Decimal, most: &Decimal) -> String {
    let range = most.minus(least);
    let steps = u32::try_from(readings.len())
        .unwrap_or(1)
        .saturating_sub(1)
        .max(1);
    let mut path = String::new();
    let mut begun = false;
    for (at, one) in (0..).zip(readings) {
        let Some(value) = one.value else {
            begun = false;
            continue;
        };
        let share = if range > 0.0 {
            value.minus(least) / range
        } else {
            0.5
        };
        let up = (share * f64::from(HIGH)) as u32;
        path.push(if begun { 'L' } else { 'M' });
        digits::push_padded(&mut path, (at * WIDE / steps).into(), 1);
        path.push(' ');
        digits::push_padded(&mut path, HIGH.saturating_sub(up).into(), 1);
        if !begun {
            // A month between two gaps is a point.
            path.push_str("h0");
        }
        begun = true;
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_breaks_the_line() {
        let check = |values: &[&str], expected: &str| {
            let values: Vec<Option<Decimal>> = values
                .iter()
                .map(|text| Decimal::parse(text).ok())
                .collect();
            let month = Month::parse("2026-06").expect("a month");
            let readings: Vec<_> = (values.iter())
                .map(|value| Reading {
                    month,
                    value: value.as_ref(),
                    target: None,
                })
                .collect();
            let found = || values.iter().flatten();
            let (least, most) = (found().min(), found().max());
            let path = path(&readings, least.expect("one"), most.expect("one"));
            assert_eq!(path, expected, "{values:?}");
        };
        check(&["1", "3", "2"], "M0 24h0L48 0L96 12");
        check(&["1", "", "3", "", "2"], "M0 24h0M48 0h0M96 12h0");
        check(&["0", "1", "", "0.5", "0.25"], "M0 24h0L24 0M72 12h0L96 18");
        check(&["7", "7"], "M0 12h0L96 12");
        check(&["-1", "-3"], "M0 0h0L96 24");
    }
}
