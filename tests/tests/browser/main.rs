//! Browser tests, in one binary: linking costs more than running.
//!
//! - `harness`: the harness itself, on plain pages

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a scenario that panics is a scenario that fails"
)]

mod harness;

use std::process::ExitCode;

fn main() -> ExitCode {
    let subjects = [harness::scenarios()];
    inlay_tests::suite::run(subjects.concat())
}
