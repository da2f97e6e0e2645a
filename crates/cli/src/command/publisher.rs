//! `inlay publisher`: what the rules say of a programme with a publisher.

use std::io::{self, Write};

use clap::{Args, Subcommand};
use inlay_domain::publisher::{
    Assessment, Proposal, Publisher, Range, Reading, Route, Slots, comment, csv,
};
use inlay_domain::request::{English, Words};
use serde::Serialize;

use crate::failure::Failure;
use crate::file::File;
use crate::output::Output;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Whether a programme may run, what it costs, what it gets in the way of,
    /// and whom to tag.
    Assess(Assess),
}

#[derive(Args)]
pub(crate) struct Assess {
    /// The rules, and what is planned; - is standard input.
    file: File,

    /// What somebody would like to run.
    proposal: File,

    /// More of what is planned, as a CSV table.
    #[arg(long, value_name = "CSV")]
    activities: Option<File>,
}

/// An assessment in the terminal's JSON.
#[derive(Serialize)]
struct Row<'a> {
    route: &'static str,
    slots: SlotsRow,
    fee: Option<RangeRow>,
    avoided: Option<RangeRow>,
    total: Option<RangeRow>,
    conflicts: Vec<ConflictRow<'a>>,
    tag: Vec<&'a str>,
    comment: &'a str,
}

#[derive(Serialize)]
struct SlotsRow {
    used: u32,
    limit: Option<u32>,
    left: Option<u32>,
}

#[derive(Serialize)]
struct RangeRow {
    low: String,
    high: String,
}

#[derive(Serialize)]
struct ConflictRow<'a> {
    id: &'a str,
    certainty: &'static str,
}

impl From<Range> for RangeRow {
    fn from(range: Range) -> Self {
        Self {
            low: range.low.text(),
            high: range.high.text(),
        }
    }
}

impl Command {
    pub(crate) fn run(self, output: &mut Output) -> Result<(), Failure> {
        match self {
            Self::Assess(command) => command.run(output),
        }
    }
}

impl Assess {
    fn run(self, output: &mut Output) -> Result<(), Failure> {
        let mut publisher: Publisher = self.file.data()?;
        let proposal: Proposal = self.proposal.data()?;
        if let Some(file) = &self.activities {
            add_activities(&mut publisher, file)?;
        }
        let assessment = Assessment::new(&publisher, &proposal);
        let comment = comment::draft(&publisher, &proposal, &assessment, &English);
        if !output.is_json() {
            return people(output, &publisher, &proposal, &assessment, &comment);
        }
        for reading in &assessment.readings {
            note(*reading);
        }
        let cost = assessment.cost.as_ref();
        let slots = &assessment.slots;
        output.json(&Row {
            route: assessment.route.word(),
            slots: SlotsRow {
                used: slots.used(),
                limit: slots.limit,
                left: slots.left(),
            },
            fee: cost.and_then(|cost| cost.fee).map(RangeRow::from),
            avoided: cost.and_then(|cost| cost.avoided).map(RangeRow::from),
            total: cost.and_then(|cost| cost.total).map(RangeRow::from),
            conflicts: assessment
                .conflicts
                .iter()
                .map(|conflict| ConflictRow {
                    id: &conflict.activity.id,
                    certainty: conflict.certainty.word(),
                })
                .collect(),
            tag: assessment.tag(),
            comment: &comment,
        })
    }
}

fn add_activities(publisher: &mut Publisher, file: &File) -> Result<(), Failure> {
    let more = csv::activities(&file.text()?).map_err(|error| {
        let csv::TableError {
            message,
            line,
            column,
        } = error;
        Failure::Data(if column.is_empty() {
            format!("{file}:{line}: {message}")
        } else {
            format!("{file}:{line}: {column}: {message}")
        })
    })?;
    for activity in more {
        if publisher.activities.iter().any(|own| own.id == activity.id) {
            return Err(Failure::Data(format!(
                "{file}: The id {} stands in the rules' file too; give each activity an id of its own.",
                activity.id
            )));
        }
        publisher.activities.push(activity);
    }
    Ok(())
}

/// What a script should know without its shape changing.
fn note(reading: Reading) {
    let _ = writeln!(io::stderr().lock(), "inlay: {}", reading.english());
}

fn people(
    output: &mut Output,
    publisher: &Publisher,
    proposal: &Proposal,
    assessment: &Assessment<'_>,
    comment: &str,
) -> Result<(), Failure> {
    output.line(match assessment.route {
        Route::Direct => "Direct: without the agency, no slot, no fee.",
        Route::Slot => "Slot: through the agency, taking a slot.",
        Route::Full => "Full: through the agency, and no slot is left in this month.",
    })?;
    for reading in &assessment.readings {
        output.line(reading.english())?;
    }
    output.line(&slots(&proposal.team, &assessment.slots))?;
    for activity in &assessment.slots.taken {
        let dates = English.range(activity.starts.0, activity.ends.0);
        output.line(&format!("  {} ({dates})", activity.name))?;
    }
    if let Some(cost) = &assessment.cost {
        let currency = publisher.currency.as_ref();
        let currency = currency.as_ref().map_or("", |currency| currency.as_str());
        let facts = match assessment.route {
            Route::Direct => [("Fee avoided", cost.avoided), ("Total", cost.total)],
            _ => [("Fee", cost.fee), ("Total", cost.total)],
        };
        for (name, range) in facts {
            output.line(&match range {
                None => format!("{name}: unknown, the file gives no rates."),
                Some(range) => format!("{name}: {}", money(&range, currency)),
            })?;
        }
    }
    for conflict in &assessment.conflicts {
        let activity = conflict.activity;
        let dates = English.range(activity.starts.0, activity.ends.0);
        output.line(&format!(
            "Conflict, {}: {} ({}, {dates})",
            conflict.certainty.word(),
            activity.name,
            activity.team,
        ))?;
    }
    if assessment.conflicts.is_empty() {
        output.line("No conflict with what is planned.")?;
    }
    output.line("\nThe comment for the campaign issue:\n")?;
    output.line(comment.trim_end())
}

fn slots(team: &str, slots: &Slots<'_>) -> String {
    let (used, month) = (slots.used(), slots.month.text());
    match (slots.limit, slots.left()) {
        (Some(limit), Some(left)) => {
            format!("Slots of {team} in {month}: {used} of {limit} taken, {left} left.")
        }
        _ => format!("Slots of {team} in {month}: {used} taken, and there is no limit."),
    }
}

fn money(range: &Range, currency: &str) -> String {
    let low = English.money(&range.low, currency);
    if range.is_point() {
        return low;
    }
    format!("{low} to {}", English.money(&range.high, currency))
}
