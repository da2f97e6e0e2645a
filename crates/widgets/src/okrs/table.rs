//! All objectives and key results as a table for spreadsheets: a row per key
//! result, and one per objective that has none.

use std::rc::Rc;

use inlay_domain::csv::Table;
use inlay_domain::digits;
use inlay_domain::money::Decimal;
use inlay_domain::okr::Okrs;

use super::messages::Text;
use super::view::{View, hundredths};
use crate::stage::Stage;

pub(super) fn text(stage: &Stage, okrs: &Rc<Okrs>) -> String {
    let view = View::new(stage, okrs);
    let mut table = Table::default();
    let heads = [
        Text::Objective,
        Text::Owner,
        Text::AlignedTo,
        Text::Progress,
        Text::Pace,
        Text::KeyResult,
        Text::Start,
        Text::Current,
        Text::Target,
        Text::Unit,
        Text::Progress,
        Text::Pace,
    ];
    table.row(&heads.map(|head| view.say(head)));
    for (objective, standing) in okrs.objectives.iter().zip(&view.report.standings) {
        let mut above = String::new();
        for parent in &objective.aligned_to.parents {
            if !above.is_empty() {
                above.push_str(", ");
            }
            above.push_str(&parent.id);
        }
        let (progress, pace) = (share(standing.progress), standing.pace);
        let own = [
            objective.title.as_str(),
            objective.owner.as_deref().unwrap_or_default(),
            &above,
            &progress,
            pace.map_or("", |pace| view.pace(pace)),
        ];
        if objective.key_results.is_empty() {
            table.row(&own);
        }
        for (result, measured) in objective.key_results.iter().zip(&standing.key_results) {
            let number = |number: &Option<Decimal>| number.as_ref().map(Decimal::text);
            let numbers = [&result.start, &result.current, &result.target].map(number);
            let [start, current, target] = numbers.map(Option::unwrap_or_default);
            let progress = share(measured.progress.ok());
            let more = [
                result.title.as_str(),
                &start,
                &current,
                &target,
                result.unit.as_deref().unwrap_or_default(),
                &progress,
                measured.pace.map_or("", |pace| view.pace(pace)),
            ];
            table.row(&[&own[..], &more].concat());
        }
    }
    table.text().to_owned()
}

/// A share with two decimals, which a spreadsheet can compute with.
fn share(share: Option<f64>) -> String {
    let mut out = String::new();
    if let Some(share) = share {
        let share = hundredths(share);
        digits::push(&mut out, share / 100);
        out.push('.');
        digits::push_padded(&mut out, (share % 100).unsigned_abs(), 2);
    }
    out
}
