//! `inlay cadence fairness`: whom the meetings of a year cost.

use clap::Args;
use inlay_domain::region::RegionId;
use inlay_domain::schedule::working::Load;
use inlay_domain::schedule::{Cadence, Date, Proposal, Unscheduled};
use inlay_domain::zone::Zone;
use serde::Serialize;

use super::{note, note_missing};
use crate::failure::Failure;
use crate::file::File;
use crate::output::Output;

/// How many fairer times are told.
const PROPOSALS: usize = 3;

#[derive(Args)]
pub(crate) struct Fairness {
    /// The cadence; - is standard input.
    file: File,

    /// The year, from 2026 to 2099; its meetings by their own dates.
    #[arg(long, value_parser = clap::value_parser!(u16).range(2026..=2099))]
    year: u16,
}

/// The terminal's JSON. Burdens are hours away from working hours, per occurrence
/// that a group is invited to.
#[derive(Serialize)]
struct Report {
    groups: Vec<Group>,
    worst: Option<f64>,
    best: Option<f64>,
    spread: Option<f64>,
    /// Pairs of regions that no slot invites together.
    apart: Vec<[RegionId; 2]>,
    /// Fairer times for the slots, the fairest first; nothing where none can be
    /// looked for.
    fairer: Option<Vec<Fairer>>,
}

#[derive(Serialize)]
struct Group {
    region: Option<RegionId>,
    zone: Zone,
    people: Option<u32>,
    inside: u32,
    edge: u32,
    outside: u32,
    not_invited: u32,
    burden: Option<f64>,
}

#[derive(Serialize)]
struct Fairer {
    /// In the order of the slots, each in its zone.
    times: Vec<String>,
    worst: Option<f64>,
    outside: u32,
}

/// Hours per invited occurrence, not rounded.
fn burden(load: &Load) -> Option<f64> {
    let invited = load.invited();
    (invited > 0).then(|| f64::from(load.away) / 60.0 / f64::from(invited))
}

impl Fairness {
    pub(crate) fn run(self, output: &mut Output) -> Result<(), Failure> {
        let cadence: Cadence = self.file.data()?;
        let day = |rest: &str| {
            let date = Date::parse(&format!("{}-{rest}", self.year));
            date.ok_or_else(|| Failure::Usage("--year isn't one.".to_owned()))
        };
        let held = cadence
            .occurrences(day("01-01")?.0, day("12-31")?.0)
            .map_err(|error| match error {
                Unscheduled::NoStart => Failure::Data(format!("{}: {error}", self.file)),
                Unscheduled::OutOfRange => Failure::Usage(error.to_string()),
            })?;
        if cadence.attendees.is_empty() {
            note("Nobody is listed, so nobody is burdened. Add \"attendees\" to the data.");
        }
        note_missing(&cadence);
        let fairness = cadence.fairness(&held);
        let groups = cadence.attendees.iter().zip(&fairness.loads);
        let load = |index: Option<usize>| fairness.loads.get(index?).and_then(burden);
        let (worst, best) = (load(fairness.worst), load(fairness.best));
        let apart = cadence.apart().into_iter();
        let report = Report {
            groups: groups
                .map(|(attendee, load)| Group {
                    region: attendee.region.clone(),
                    zone: attendee.zone,
                    people: attendee.people,
                    inside: load.inside,
                    edge: load.edge,
                    outside: load.outside,
                    not_invited: load.not_invited,
                    burden: burden(load),
                })
                .collect(),
            worst,
            best,
            spread: worst.zip(best).map(|(worst, best)| worst - best),
            apart: apart
                .map(|(one, other)| [one.clone(), other.clone()])
                .collect(),
            fairer: cadence
                .fairer(&held, PROPOSALS)
                .map(|found| found.iter().map(Fairer::new).collect()),
        };
        if output.is_json() {
            output.json(&report)
        } else {
            let lines = report.lines(fairness.suits_all());
            lines.iter().try_for_each(|line| output.line(line))
        }
    }
}

impl Fairer {
    fn new(proposal: &Proposal) -> Self {
        let fairness = &proposal.fairness;
        let worst = fairness.worst.and_then(|worst| fairness.loads.get(worst));
        Self {
            times: proposal.times.iter().map(|time| time.text()).collect(),
            worst: worst.and_then(burden),
            outside: fairness.loads.iter().map(|load| load.outside).sum(),
        }
    }
}

impl Report {
    fn lines(&self, suits_all: bool) -> Vec<String> {
        let head = [
            "region",
            "zone",
            "people",
            "inside",
            "edge",
            "outside",
            "not invited",
            "hours off",
        ];
        let mut rows = vec![head.map(str::to_owned)];
        for group in &self.groups {
            rows.push([
                group
                    .region
                    .as_ref()
                    .map_or("", RegionId::as_str)
                    .to_owned(),
                group.zone.name().to_owned(),
                group
                    .people
                    .map_or_else(String::new, |people| people.to_string()),
                group.inside.to_string(),
                group.edge.to_string(),
                group.outside.to_string(),
                group.not_invited.to_string(),
                hours(group.burden),
            ]);
        }
        let mut lines = columns(&rows);
        if let (Some(worst), Some(best), Some(spread)) = (self.worst, self.best, self.spread) {
            lines.push(format!(
                "Worst off: {}, best off: {}, spread: {} hours away from working hours per meeting.",
                hours(Some(worst)),
                hours(Some(best)),
                hours(Some(spread))
            ));
        }
        for [one, other] in &self.apart {
            lines.push(format!(
                "{} and {} never meet.",
                one.as_str(),
                other.as_str()
            ));
        }
        match self.fairer.as_deref() {
            Some([]) => lines.push("No other times are fairer.".to_owned()),
            Some(found) => {
                for one in found {
                    lines.push(format!(
                        "Fairer: {}: worst off {} hours, {} times outside working hours.",
                        one.times.join(" and "),
                        hours(one.worst),
                        one.outside
                    ));
                }
                if !suits_all && found.iter().all(|one| one.outside > 0) {
                    lines.push(
                        "No times keep everybody within two hours of their working hours."
                            .to_owned(),
                    );
                }
            }
            None => {}
        }
        lines
    }
}

fn hours(burden: Option<f64>) -> String {
    burden.map_or_else(|| "-".to_owned(), |hours| format!("{hours:.2}"))
}

/// Rows of text, each column as wide as it needs.
fn columns(rows: &[[String; 8]]) -> Vec<String> {
    let mut widths = [0; 8];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    let join = |row: &[String; 8]| {
        let cells = row.iter().zip(widths);
        let cells: Vec<String> = cells
            .map(|(cell, width)| format!("{cell:width$}"))
            .collect();
        cells.join("  ").trim_end().to_owned()
    };
    rows.iter().map(join).collect()
}
