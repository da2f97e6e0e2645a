//! `inlay okrs`: objectives, and how they add up.

use clap::{Args, Subcommand};
use inlay_domain::okr::{KeyResult, Measured, Okrs, Report as Found, Standing, Unmeasured};
use inlay_domain::schedule::Date;
use inlay_domain::zone::Zone;
use serde::Serialize;

use super::date;
use crate::clock::Clock;
use crate::columns::columns;
use crate::failure::Failure;
use crate::file::File;
use crate::output::Output;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Progress and pace of all objectives and key results on a day.
    Report(Report),
}

#[derive(Args)]
pub(crate) struct Report {
    /// The objectives; - is standard input.
    file: File,

    /// The day that progress is compared with; today in Greenwich unless given.
    #[arg(long, value_name = "DATE", value_parser = date)]
    on: Option<Date>,

    #[command(flatten)]
    clock: Clock,
}

/// The report in the terminal's JSON.
#[derive(Serialize)]
struct Whole<'a> {
    objectives: Vec<Objective<'a>>,
}

#[derive(Serialize)]
struct Objective<'a> {
    id: &'a str,
    progress: Option<f64>,
    own_progress: Option<f64>,
    pace: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'static str>,
    key_results: Vec<KeyResultRow<'a>>,
    objectives: Vec<Objective<'a>>,
}

#[derive(Serialize)]
struct KeyResultRow<'a> {
    id: &'a str,
    progress: Option<f64>,
    pace: Option<&'static str>,
    /// Why there is no progress.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'static str>,
}

/// In a cascade with more places than this, what an objective holds is given once.
const MOST_PLACES: u32 = 10_000;

const NOT_RECENT: &str = "no recent check-in";

/// A file of objectives, its report, and what was shown of it.
struct Shown<'a> {
    okrs: &'a Okrs,
    report: &'a Found,
    /// Which objectives were given before, if they are given once.
    given: Option<Vec<bool>>,
}

impl Command {
    pub(crate) fn run(self, output: &mut Output) -> Result<(), Failure> {
        match self {
            Self::Report(report) => report.run(output),
        }
    }
}

impl Report {
    fn run(self, output: &mut Output) -> Result<(), Failure> {
        let okrs: Okrs = self.file.data()?;
        let on = match self.on {
            Some(on) => on,
            None => today(self.clock)?,
        };
        let report = okrs.report(on.0);
        let once = report.cascade.places() > MOST_PLACES;
        let mut shown = Shown {
            okrs: &okrs,
            report: &report,
            given: once.then(|| vec![false; okrs.objectives.len()]),
        };
        let roots: Vec<usize> = report.cascade.roots().collect();
        if output.is_json() {
            let objectives = roots.iter().filter_map(|at| shown.objective(*at)).collect();
            return output.json(&Whole { objectives });
        }
        if let Some(line) = heading(&okrs, on) {
            output.line(&line)?;
            output.line("")?;
        }
        let head = ["progress", "own", "pace", "objective"];
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        for at in roots {
            shown.rows(at, 0, &mut rows);
        }
        columns(&rows).iter().try_for_each(|line| output.line(line))
    }
}

impl<'a> Shown<'a> {
    /// Whether an objective is given for the first time, or may be given again.
    fn is_new(&mut self, at: usize) -> bool {
        let given = self.given.as_mut().and_then(|given| given.get_mut(at));
        !given.is_some_and(|given| std::mem::replace(given, true))
    }

    fn objective(&mut self, at: usize) -> Option<Objective<'a>> {
        let (okrs, report) = (self.okrs, self.report);
        let (objective, standing) = (okrs.objectives.get(at)?, report.standings.get(at)?);
        let children = if self.is_new(at) {
            report.cascade.children(at)
        } else {
            &[]
        };
        let results = objective.key_results.iter().zip(&standing.key_results);
        Some(Objective {
            id: &objective.id,
            progress: standing.progress.map(rounded),
            own_progress: standing.own_progress.map(rounded),
            pace: standing.pace.map(|pace| pace.word()),
            note: standing.stale.then_some(NOT_RECENT),
            key_results: results
                .map(|(result, measured)| KeyResultRow {
                    id: &result.id,
                    progress: measured.progress.ok().map(rounded),
                    pace: measured.pace.map(|pace| pace.word()),
                    reason: measured.progress.err().map(reason),
                    note: measured.stale.then_some(NOT_RECENT),
                })
                .collect(),
            objectives: children
                .iter()
                .filter_map(|(child, _)| self.objective(*child))
                .collect(),
        })
    }

    fn rows(&mut self, at: usize, depth: usize, rows: &mut Vec<Vec<String>>) {
        let (okrs, report) = (self.okrs, self.report);
        let (Some(objective), Some(standing)) = (okrs.objectives.get(at), report.standings.get(at))
        else {
            return;
        };
        let indent = "  ".repeat(depth);
        let mut title = format!("{indent}{}", objective.title);
        if let Some(owner) = &objective.owner {
            title.push_str(&format!(" ({owner})"));
        }
        rows.push(vec![
            percent(standing.progress),
            percent(standing.own_progress),
            pace(standing),
            title,
        ]);
        if !self.is_new(at) {
            return;
        }
        for (result, measured) in objective.key_results.iter().zip(&standing.key_results) {
            rows.push(vec![
                percent(measured.progress.ok()),
                String::new(),
                result_pace(measured),
                format!("{indent}  · {}", described(result, measured)),
            ]);
        }
        for (child, _) in report.cascade.children(at) {
            self.rows(*child, depth + 1, rows);
        }
    }
}

fn today(clock: Clock) -> Result<Date, Failure> {
    let utc = Zone::parse("Etc/UTC").map_err(|error| Failure::Usage(error.to_string()))?;
    match utc.localize(clock.now()) {
        Ok(local) => Ok(Date(local.wall.date())),
        Err(error) => Err(Failure::Usage(error.to_string())),
    }
}

/// `FY27-Q4, 2026-11-01 to 2027-01-31: 46 of 92 days have passed (50 %)`
fn heading(okrs: &Okrs, on: Date) -> Option<String> {
    let period = okrs.period.as_ref()?;
    let name = match okrs.period_name() {
        Some(name) => format!("{name}, "),
        None => String::new(),
    };
    Some(format!(
        "{name}{} to {}: {} of {} days have passed ({})",
        period.starts.text(),
        period.ends.text(),
        period.passed(on.0),
        period.days(),
        percent(Some(period.share(on.0)))
    ))
}

fn pace(standing: &Standing) -> String {
    words(
        standing.pace.map(|pace| pace.word()),
        standing.overruled.map(|pace| pace.word()),
        standing.stale,
    )
}

fn result_pace(measured: &Measured) -> String {
    words(
        measured.pace.map(|pace| pace.word()),
        measured.overruled.map(|pace| pace.word()),
        measured.stale,
    )
}

fn words(pace: Option<&str>, overruled: Option<&str>, stale: bool) -> String {
    let mut out = pace.unwrap_or_default().to_owned();
    if let Some(numbers) = overruled.filter(|numbers| Some(*numbers) != pace) {
        out.push_str(&format!(" (numbers: {numbers})"));
    }
    if stale {
        let comma = if out.is_empty() { "" } else { ", " };
        out.push_str(comma);
        out.push_str(NOT_RECENT);
    }
    out
}

/// `Qualified leads: 2600, from 1000 to 5000`
fn described(result: &KeyResult, measured: &Measured) -> String {
    let mut out = result.title.clone();
    let unit = match &result.unit {
        Some(unit) => format!(" {unit}"),
        None => String::new(),
    };
    if let Some(current) = &result.current {
        out.push_str(&format!(": {}{unit}", current.text()));
        if let (Some(start), Some(target)) = (&result.start, &result.target) {
            out.push_str(&format!(", from {} to {}", start.text(), target.text()));
        }
    }
    if let Err(why) = measured.progress {
        out.push_str(&format!(" ({})", reason(why)));
    }
    out
}

fn reason(why: Unmeasured) -> &'static str {
    match why {
        Unmeasured::NoCurrent => "no current value is given",
        Unmeasured::NoTarget => "no target is given",
        Unmeasured::NoStart => "no start is given",
        Unmeasured::NoWay => "the target is the start",
    }
}

fn percent(share: Option<f64>) -> String {
    match share {
        Some(share) => format!("{:.0} %", share * 100.0),
        None => "–".to_owned(),
    }
}

/// Twelve decimals: what is beyond them is the float's, not the data's.
fn rounded(share: f64) -> f64 {
    (share * 1e12).round() / 1e12
}
