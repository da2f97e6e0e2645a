//! Browser tests, in one binary: linking costs more than running.
//!
//! - `harness`: the harness itself, on plain pages
//! - `embedding`: how a page embeds the elements, and what it gets for it
//! - `failures`: what can go wrong between a page and its widgets
//! - `lifecycle`: elements that move, and leave without a trace
//! - `kept`: the fragment, and the reader's settings
//! - `crash`: what a trap leaves behind
//! - `directory`, `cadence`, `approval`, `localtime`, `okrs`, `readouts`: each element, as its
//!   readers use it
//! - `accessibility`: every element in every guise
//! - `demo`: the pages that we show
//! - `embed`: pages that several of them open

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a scenario that panics is a scenario that fails"
)]

mod accessibility;
mod approval;
mod cadence;
mod crash;
mod demo;
mod directory;
mod embed;
mod embedding;
mod failures;
mod harness;
mod kept;
mod lifecycle;
mod localtime;
mod okrs;
mod readouts;

use std::process::ExitCode;

fn main() -> ExitCode {
    let subjects = [
        harness::scenarios(),
        kept::scenarios(),
        embedding::scenarios(),
        failures::scenarios(),
        lifecycle::scenarios(),
        crash::scenarios(),
        directory::scenarios(),
        cadence::scenarios(),
        approval::scenarios(),
        approval::draft::scenarios(),
        localtime::scenarios(),
        okrs::scenarios(),
        readouts::scenarios(),
        demo::scenarios(),
        accessibility::scenarios(),
    ];
    inlay_tests::suite::run(subjects.concat())
}
