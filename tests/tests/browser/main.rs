//! Browser tests, in one binary: linking costs more than running.
//!
//! - `harness`: the harness itself, on plain pages
//! - `embedding`: how a page embeds the elements, and what it gets for it
//! - `failures`: what can go wrong between a page and its widgets
//! - `lifecycle`: elements that move, and leave without a trace
//! - `paint`: the painter by itself
//! - `page`: data that is read out of the page itself
//! - `kept`: the fragment, and the reader's settings
//! - `languages`: pages in other languages than English
//! - `drafts`: drafts and files
//! - `crash`: what a trap leaves behind
//! - `directory`, `time`, `cadence`, `approval`, `localtime`, `publisher`, `okrs`,
//!   `readouts`, `contact`: each element, as its readers use it
//! - `picks`: regions, segments and teams that are picked out of a directory
//! - `accessibility`: every element in every guise
//! - `rtl`: pages that run from right to left
//! - `walk`: the demo by keyboard, and whether it holds still
//! - `visual`: every element and state beside a kept picture
//! - `zoom`: the elements about time at 400 %, and without motion
//! - `demo`: the pages that we show
//! - `gallery`: the gallery as an author uses it
//! - `engines`: what holds in Firefox and WebKitGTK too
//! - `embed`: pages that several of them open

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a scenario that panics is a scenario that fails"
)]

mod accessibility;
mod approval;
mod cadence;
mod contact;
mod crash;
mod demo;
mod directory;
mod drafts;
mod embed;
mod embedding;
mod engines;
mod failures;
mod gallery;
mod harness;
mod kept;
mod languages;
mod lifecycle;
mod localtime;
mod okrs;
mod page;
mod paint;
mod picks;
mod publisher;
mod readouts;
mod rtl;
mod time;
mod visual;
mod walk;
mod zoom;

use std::process::ExitCode;

/// Scenarios of other subjects that are played in every engine.
const EVERYWHERE: &[&str] = &[
    "time::a_time_is_understood",
    "time::zones_by_keyboard",
    "time::the_grid_by_keyboard",
    "crash::every_widget_comes_back_after_a_crash",
];

fn main() -> ExitCode {
    let scenarios = [
        harness::scenarios(),
        kept::scenarios(),
        languages::scenarios(),
        drafts::scenarios(),
        embedding::scenarios(),
        failures::scenarios(),
        lifecycle::scenarios(),
        page::scenarios(),
        paint::scenarios(),
        crash::scenarios(),
        directory::scenarios(),
        picks::scenarios(),
        cadence::scenarios(),
        time::scenarios(),
        cadence::sections::scenarios(),
        approval::scenarios(),
        approval::country::scenarios(),
        approval::draft::scenarios(),
        approval::kept::scenarios(),
        approval::late::scenarios(),
        localtime::scenarios(),
        publisher::scenarios(),
        publisher::kept::scenarios(),
        okrs::scenarios(),
        readouts::scenarios(),
        contact::scenarios(),
        zoom::scenarios(),
        demo::scenarios(),
        gallery::scenarios(),
        gallery::every::scenarios(),
        accessibility::scenarios(),
        rtl::scenarios(),
        walk::scenarios(),
        visual::scenarios(),
        engines::scenarios(),
    ]
    .concat();
    let mut everywhere = engines::scenarios();
    everywhere.extend(
        scenarios
            .iter()
            .filter(|one| EVERYWHERE.iter().any(|name| one.name.ends_with(name))),
    );
    inlay_tests::suite::run(scenarios, &everywhere)
}
