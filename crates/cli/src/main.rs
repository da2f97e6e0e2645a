//! `inlay`: the domain of the widgets in a terminal.
//!
//! Prints to standard output what was asked for, as text for people or with
//! `--format json` for scripts; errors go to standard error. The exit code is 0
//! if all is well, 1 for a finding or bad data, 2 for bad usage.

mod clock;
mod columns;
mod command;
mod doubt;
mod failure;
mod file;
mod finding;
mod folder;
mod output;
mod page;
mod public;

use std::process::ExitCode;

use clap::Parser;

use command::Command;
use failure::Failure;
use output::{Format, Output};

#[derive(Parser)]
#[command(
    name = "inlay",
    version,
    about = "Checks, searches and computes what handbook widgets show."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,

    /// How results are printed.
    #[arg(long, global = true, value_enum, default_value_t)]
    format: Format,
}

fn main() -> ExitCode {
    // Clap itself exits: 0 for help and version, 2 for bad usage.
    let arguments = Arguments::parse();
    if arguments.format == Format::Gitlab && !matches!(arguments.command, Command::Check(_)) {
        let message = "--format gitlab is a report of findings, so it goes with inlay check.";
        return Failure::Usage(message.to_owned()).report();
    }
    let mut output = Output::new(arguments.format);
    let result = arguments.command.run(&mut output);
    // Findings are printed too, so this comes before the result counts.
    let written = output.finish();
    match result.and(written) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}
