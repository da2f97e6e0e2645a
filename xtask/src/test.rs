//! `cargo xtask test`: everything that must hold, one step after the other.

use std::fmt;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use clap::ValueEnum;

use crate::browser;
use crate::budget::Budgets;
use crate::dist::{self, Options};
use crate::workspace;

/// One thing that must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Step {
    /// The code is formatted
    Fmt,
    /// No lint fires, natively
    Clippy,
    /// No lint fires in what is compiled to WebAssembly
    ClippyWasm,
    /// Unit and integration tests, without a browser
    Unit,
    /// A minute of spoilt fixtures
    Fuzz,
    /// The examples in the documentation
    Doc,
    /// The library builds
    Dist,
    /// The library is as small as promised
    Size,
    /// The library does in a browser what it must
    Browser,
}

/// How many tests there were.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    passed: u64,
    failed: u64,
}

/// Runs `steps`, or all of them, and stops at the first that fails.
///
/// # Errors
/// When a step fails; the text names it.
pub fn test(steps: &[Step], options: &Options) -> Result<()> {
    let mut count = Count::default();
    let result = Step::value_variants()
        .iter()
        .filter(|step| steps.is_empty() || steps.contains(step))
        .try_for_each(|step| timed(*step, options, &mut count));
    if let Err(error) = &result {
        eprintln!("\nerror: {error:#}");
    }
    // The last line, whatever happened: scripts read it.
    writeln!(std::io::stdout(), "{count}")?;
    result.map_err(|_| anyhow::anyhow!("cargo xtask test failed"))
}

/// Runs the fuzz targets for so many seconds, from another seed each round.
///
/// # Errors
/// When one fails; its output has the seed and the text.
#[expect(clippy::disallowed_methods, reason = "this program never runs as wasm")]
pub fn fuzz(seconds: u64) -> Result<()> {
    let start = Instant::now();
    let mut rounds = 0;
    while rounds == 0 || start.elapsed().as_secs() < seconds {
        let since = std::time::SystemTime::UNIX_EPOCH.elapsed();
        let seed = since.map_or(rounds, |since| since.as_millis() as u64);
        writeln!(std::io::stdout(), "seed {seed}")?;
        workspace::run(
            cargo(&[
                "test",
                "--quiet",
                "--package",
                "inlay-cli",
                "--bin",
                "inlay",
                "fuzz",
            ])
            .env("INLAY_FUZZ_SEED", seed.to_string())
            .env("INLAY_FUZZ_CASES", "1000"),
        )?;
        rounds += 1;
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "this program never runs as wasm")]
fn timed(step: Step, options: &Options, count: &mut Count) -> Result<()> {
    let name = step.name();
    writeln!(std::io::stdout(), "\n== {name}")?;
    let start = Instant::now();
    let result = step.run(options, count);
    let seconds = start.elapsed().as_secs_f32();
    let word = if result.is_ok() { "ok" } else { "FAILED" };
    writeln!(std::io::stdout(), "== {name}: {word}, {seconds:.1} s")?;
    result.with_context(|| format!("the step `{name}` fails"))
}

impl Step {
    fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }

    fn run(self, options: &Options, count: &mut Count) -> Result<()> {
        match self {
            Self::Fmt => workspace::run(cargo(&["fmt", "--all", "--check"]).arg("--quiet"))
                .context("`cargo fmt` would change something"),
            Self::Clippy => workspace::run(
                cargo(&["clippy", "--quiet", "--workspace", "--all-targets"])
                    .args(["--", "-D", "warnings"]),
            ),
            Self::ClippyWasm => workspace::run(
                cargo(&["clippy", "--quiet", "--target", "wasm32-unknown-unknown"])
                    .args(["-p", "inlay-elements", "-p", "inlay-widgets"])
                    .args(["--", "-D", "warnings"]),
            ),
            Self::Unit => tests(
                cargo(&["test", "--workspace", "--exclude", "inlay-tests"])
                    .args(["--lib", "--bins", "--tests"]),
                count,
            ),
            Self::Fuzz => fuzz(60),
            Self::Doc => tests(
                &mut cargo(&["test", "--workspace", "--exclude", "inlay-tests", "--doc"]),
                count,
            ),
            Self::Dist => {
                let report = dist::dist(options)?;
                write!(std::io::stdout(), "{}", report.table())?;
                Ok(())
            }
            Self::Size => {
                let report = dist::dist(options)?;
                let budgets = Budgets::read()?;
                budgets.check(&report)
            }
            Self::Browser => {
                dist::dist(options)?;
                browser::chromium()?;
                browser::install_others();
                tests(
                    cargo(&["test", "--package", "inlay-tests"]).env("INLAY_DIST", &options.out),
                    count,
                )
            }
        }
    }
}

fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = workspace::cargo();
    cargo.args(arguments);
    cargo
}

/// Runs `cargo test` with its output in view, and counts.
fn tests(cargo: &mut Command, count: &mut Count) -> Result<()> {
    // One failure must not hide the next, nor spoil the count.
    let separator = cargo.get_args().any(|argument| argument == "--");
    debug_assert!(!separator, "the option below belongs to cargo");
    let mut child = cargo
        .arg("--no-fail-fast")
        .stdout(Stdio::piped())
        .spawn()
        .context("Can't run cargo")?;
    let stdout = child.stdout.take().context("cargo has no output")?;
    let mut out = std::io::stdout();
    for line in BufReader::new(stdout).split(b'\n') {
        let mut line = line?;
        count.add(&String::from_utf8_lossy(&line));
        line.push(b'\n');
        out.write_all(&line)?;
    }
    let status = child.wait()?;
    ensure!(status.success(), "cargo test failed ({status})");
    Ok(())
}

impl Count {
    /// Adds a line like `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
    fn add(&mut self, line: &str) {
        let Some(result) = line.strip_prefix("test result: ") else {
            return;
        };
        for part in result.split([';', '.']) {
            let mut words = part.split_whitespace();
            let number = words.next().and_then(|number| number.parse::<u64>().ok());
            match (number, words.next()) {
                (Some(number), Some("passed")) => self.passed += number,
                (Some(number), Some("failed")) => self.failed += number,
                _ => {}
            }
        }
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn results_add_up() {
        let mut count = Count::default();
        for line in [
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; finished in 0.00s",
            "test result: FAILED. 10 passed; 2 failed; 0 ignored; 0 measured; finished in 1.50s",
            "5 passed; 5 failed",
        ] {
            count.add(line);
        }
        assert_eq!(count.to_string(), "13 passed, 2 failed");
    }
}
