//! All meetings of a year.

use chrono::{Datelike, Days, NaiveDate};
use web_sys::HtmlSelectElement;
use yew::{Callback, Event, TargetCast};

use super::super::messages::Text;
use super::super::plan::{Plan, Reader, utc_date};
use super::super::view::{View, number};
use crate::attrs;
use crate::host::Change;
use crate::markup::{Markup, PLAIN};
use crate::stage::Stage;

/// The year that a reader has chosen for all sections.
#[derive(Default)]
struct Chosen(Option<i32>);

/// The years that are offered, from the one of now on.
const OFFERED: i32 = 6;

/// The chosen year; else the one that lies ahead, for the most part.
pub(super) fn chosen(view: &View<'_>, stage: &Stage) -> i32 {
    stage.state::<Chosen>().0.unwrap_or_else(|| {
        let today = utc_date(view.host.now());
        let ahead = today.and_then(|today| today.checked_add_days(Days::new(183)));
        ahead.map_or(2026, |date| date.year()).clamp(2026, 2099)
    })
}

/// Its first and last day.
pub(super) fn bounds(year: i32) -> (NaiveDate, NaiveDate) {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    (day(1, 1), day(12, 31))
}

/// The choice of the year.
pub(super) fn choice(page: &mut Markup, view: &View<'_>, stage: &Stage) {
    let year = chosen(view, stage);
    let now = utc_date(view.host.now()).map_or(year, |today| today.year());
    let first = now.min(year).clamp(2026, 2099);
    page.tag("label", attrs! { class="row" }, |page| {
        page.leaf("span", PLAIN, view.say(Text::YearOf));
        page.tag("select", PLAIN, |page| {
            let stage = stage.clone();
            let act = move |event: Event| {
                let value = event.target_unchecked_into::<HtmlSelectElement>().value();
                stage.set(Chosen(value.parse().ok()));
                stage.host().changed(Change {
                    view: "year",
                    value: "",
                });
            };
            page.on("change", Callback::from(act));
            for each in first..=(first + OFFERED).min(2099) {
                let text = number(each.unsigned_abs() as usize);
                let selected = (each == year).then_some("");
                let around = attrs! { value=text.as_str(), selected=selected };
                page.leaf("option", around, &text);
            }
        });
    });
}

pub(super) fn write(page: &mut Markup, view: &View<'_>, stage: &Stage) {
    choice(page, view, stage);
    let year = chosen(view, stage);
    let (from, to) = bounds(year);
    match Plan::between(view.cadence, from, to, &Reader::of(view.host)) {
        Ok(plan) if !plan.rows.is_empty() => view.table(page, &plan, plan.rows.len()),
        Ok(_) => empty(page, view, year),
        Err(why) => view.unscheduled(page, why),
    }
}

pub(super) fn empty(page: &mut Markup, view: &View<'_>, year: i32) {
    let year = number(year.unsigned_abs() as usize);
    page.leaf("p", PLAIN, &view.fill(Text::YearEmpty, "year", &year));
}
