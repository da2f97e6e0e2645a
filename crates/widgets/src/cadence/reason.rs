//! Why a meeting is earlier or later than the last one of its slot, or than the browser
//! itself would have it, in a sentence.

use chrono::NaiveDate;
use inlay_domain::schedule::Cause;

use super::messages::Text;
use super::plan::{Plan, Row};
use super::view::{View, number, tell};
use crate::host::DateStyle;

/// A sentence for each amount by which a meeting moves on somebody's clock: on whose,
/// and who has changed their clocks or is about to.
pub(super) fn reasons(view: &View<'_>, plan: &Plan, row: &Row) -> Vec<String> {
    let mut amounts: Vec<i32> = Vec::new();
    for cell in row.cells.iter().flatten() {
        if cell.moves != 0 && !amounts.contains(&cell.moves) {
            amounts.push(cell.moves);
        }
    }
    amounts
        .into_iter()
        .map(|minutes| reason(view, plan, row, minutes))
        .collect()
}

/// A sentence where the browser's own data would put a meeting elsewhere.
pub(super) fn older(view: &View<'_>, plan: &Plan, rows: &[Row]) -> Option<String> {
    for column in &plan.columns {
        for start in rows.iter().filter_map(|row| row.occurrence.start) {
            if view.host.contradicts(column.zone, start) {
                return Some(view.fill(Text::Stale, "city", &column.zone.city()));
            }
        }
    }
    None
}

fn reason(view: &View<'_>, plan: &Plan, row: &Row, minutes: i32) -> String {
    let mut cities = String::new();
    let mut causes: Vec<Cause> = Vec::new();
    let slot = view.cadence.slot(&row.occurrence);
    for (cell, column) in row.cells.iter().zip(&plan.columns) {
        if cell.as_ref().is_none_or(|cell| cell.moves != minutes) {
            continue;
        }
        let city = if column.own {
            view.say(Text::You).to_owned()
        } else {
            column.zone.city()
        };
        view.host.words().add(&mut cities, &city);
        if let Some(home) = slot.and_then(|slot| slot.zone) {
            for cause in row.occurrence.causes(&home, &column.zone) {
                if !causes.contains(&cause) {
                    causes.push(cause);
                }
            }
        }
    }
    let text = if minutes < 0 {
        Text::WhyEarlier
    } else {
        Text::WhyLater
    };
    let date = |date: NaiveDate| view.host.date(date, DateStyle::Short);
    let values = [
        ("date", &*date(row.occurrence.date)),
        ("n", &number(minutes.unsigned_abs() as usize)),
        ("cities", &cities),
    ];
    let mut sentence = view.host.words().fill(text, &values);
    for ahead in [false, true] {
        for cause in causes.iter().filter(|cause| cause.ahead == ahead) {
            let text = if ahead { Text::Changes } else { Text::Changed };
            let values = [("city", &*cause.zone.city()), ("date", &date(cause.date))];
            tell(&mut sentence, " ", &view.host.words().fill(text, &values));
        }
    }
    sentence
}
