//! `inlay readouts`: the dates of regional readouts and of their preparation.

use clap::{Args, Subcommand};
use inlay_domain::readout::{Readout, Readouts};
use inlay_domain::schedule::{Date, Unscheduled, WallTime};
use inlay_domain::zone::Instant;
use serde::Serialize;

use super::{date, note};
use crate::failure::Failure;
use crate::file::File;
use crate::output::Output;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// The readouts between two dates, and what has to be ready before each.
    Plan(Plan),
}

#[derive(Args)]
pub(crate) struct Plan {
    /// The readouts; - is standard input.
    file: File,

    /// The first date, in the zone of each region.
    #[arg(long, value_name = "DATE", value_parser = date)]
    from: Date,

    /// The last date, inclusive.
    #[arg(long, value_name = "DATE", value_parser = date)]
    to: Date,
}

/// A readout in the terminal's JSON.
#[derive(Serialize)]
struct Row<'a> {
    region: &'a str,
    start: Option<Instant>,
    end: Option<Instant>,
    /// Where no time is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
    preparation: Vec<Step<'a>>,
}

#[derive(Serialize)]
struct Step<'a> {
    id: &'a str,
    title: &'a str,
    date: Date,
}

impl Command {
    pub(crate) fn run(self, output: &mut Output) -> Result<(), Failure> {
        match self {
            Self::Plan(plan) => plan.run(output),
        }
    }
}

impl Plan {
    fn run(self, output: &mut Output) -> Result<(), Failure> {
        if self.to < self.from {
            return Err(Failure::Usage("--to is before --from.".to_owned()));
        }
        let readouts: Readouts = self.file.data()?;
        let (plan, failed) = readouts.plan(self.from.0, self.to.0);
        for (region, error) in failed {
            let Some(region) = readouts.regions.get(region) else {
                continue;
            };
            match error {
                Unscheduled::NoStart => note(&format!("{}: {error}", region.id.as_str())),
                Unscheduled::OutOfRange => return Err(Failure::Usage(error.to_string())),
            }
        }
        let rows = plan.iter().filter_map(|one| row(&readouts, one));
        if output.is_json() {
            return output.json(&rows.collect::<Vec<_>>());
        }
        for (one, row) in plan.iter().zip(rows) {
            let date = Date(one.occurrence.date).text();
            output.line(&format!(
                "{date}  {}  {}",
                row.region,
                described(&readouts, one)
            ))?;
            for step in &row.preparation {
                output.line(&format!("    {}  {}", step.date.text(), step.title))?;
            }
        }
        Ok(())
    }
}

fn row<'a>(readouts: &'a Readouts, one: &Readout) -> Option<Row<'a>> {
    let region = readouts.regions.get(one.region)?;
    let occurrence = &one.occurrence;
    let step = |step: &inlay_domain::readout::Step| {
        let preparation = readouts.preparation.get(step.preparation)?;
        Some(Step {
            id: &preparation.id,
            title: &preparation.title,
            date: Date(step.date),
        })
    };
    Some(Row {
        region: region.id.as_str(),
        start: occurrence.start,
        end: occurrence.end,
        date: occurrence.start.is_none().then_some(Date(occurrence.date)),
        preparation: one.steps.iter().filter_map(step).collect(),
    })
}

/// `10:00 London, with EMEA Sales leadership`
fn described(readouts: &Readouts, one: &Readout) -> String {
    let Some(region) = readouts.regions.get(one.region) else {
        return String::new();
    };
    let seen = region.zone.and_then(|zone| {
        let seen = one.occurrence.local(&zone)?;
        Some(format!(
            "{} {}",
            WallTime::from(seen.local.wall.time()).text(),
            zone.city()
        ))
    });
    let mut out = seen.unwrap_or_else(|| "no time is given".to_owned());
    if let Some(with) = &region.with {
        out.push_str(&format!(", with {with}"));
    }
    out
}
