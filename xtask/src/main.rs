//! The command line of `cargo xtask`.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};
use xtask::budget::Budgets;
use xtask::build::Variant;
use xtask::dist::{Options, dist};
use xtask::serve::serve;
use xtask::site::site;
use xtask::test::{Step, test};
use xtask::{bench, manifest, workspace, zones};

/// Build, serve, test, size: everything a contributor types.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the library into a folder, ready to be served
    Dist(Library),
    /// Print what a reader downloads, and compare it with the budgets
    Size(Library),
    /// Build, then serve the demo pages under the strict policy
    Serve {
        #[command(flatten)]
        library: Library,
        /// Where to listen [default: 8080, or any free one]
        #[arg(long)]
        port: Option<u16>,
    },
    /// Build the library and the demo pages into one folder [default: target/site]
    Site(Library),
    /// Raise the pinned IANA release if there is a newer one, and write the zone table anew
    Zones(zones::Request),
    /// Write custom-elements.json, inlay.d.ts and the schemas anew, from the code
    Manifest,
    /// Measure against the best of each field, in one browser run
    Bench {
        /// Only these benchmarks
        names: Vec<String>,
    },
    /// Spoil the fixtures at random, and see that nothing breaks
    Fuzz {
        /// For how long
        #[arg(long, value_name = "N", default_value_t = 60)]
        seconds: u64,
    },
    /// Check everything that must hold
    Test {
        #[command(flatten)]
        library: Library,
        /// Only these steps
        #[arg(value_enum)]
        steps: Vec<Step>,
    },
}

/// Which build of the library.
#[derive(Debug, Args)]
struct Library {
    /// Compile the standard library for size too (takes a nightly compiler)
    #[arg(long, conflicts_with = "dev")]
    smallest: bool,
    /// Compile fast instead of small
    #[arg(long)]
    dev: bool,
    /// Where to [default: dist, in the workspace]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Library {
    fn options(self) -> Options {
        let variant = match (self.smallest, self.dev) {
            (true, _) => Variant::Smallest,
            (_, true) => Variant::Dev,
            _ => Variant::Stable,
        };
        let mut options = Options::new(variant);
        if let Some(out) = self.out {
            options.out = std::path::absolute(&out).unwrap_or(out);
        }
        options
    }
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    let mut out = std::io::stdout();
    match command {
        Command::Dist(library) => {
            let options = library.options();
            let report = dist(&options)?;
            write!(out, "{}", report.table())?;
            writeln!(out, "\nIANA time zones {}", inlay_domain::zone::TZDATA)?;
            writeln!(out, "{}", options.out.display())?;
        }
        Command::Size(library) => {
            let report = dist(&library.options())?;
            write!(out, "{}", report.table())?;
            let budgets = Budgets::read()?;
            budgets.check(&report)?;
        }
        Command::Serve { library, port } => serve(&library.options(), port)?,
        Command::Site(library) => {
            let named = library.out.is_some();
            let mut options = library.options();
            if !named {
                // Set by Trunk for its hooks.
                let trunk = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
                options.out = trunk.unwrap_or(workspace::root().join("target/site"));
            }
            site(&options)?;
            writeln!(out, "{}", options.out.display())?;
        }
        Command::Zones(request) => zones::run(request)?,
        Command::Manifest => manifest::write(&manifest::folder())?,
        Command::Bench { names } => bench::run(&names)?,
        Command::Fuzz { seconds } => xtask::test::fuzz(seconds)?,
        Command::Test { library, steps } => test(&steps, &library.options())?,
    }
    Ok(())
}
