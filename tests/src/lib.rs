//! The harness of the browser tests.
//!
//! A scenario is an `async fn(&Page) -> Result<()>`. It gets a fresh tab of a
//! headless Chromium and a [`Site`] of its own: another port, so another origin
//! with no storage, no cache and no faults left by others. [`suite::run`] runs
//! scenarios side by side, keeps one browser per thread, and leaves a picture
//! of the page (`target/screenshots/failed-*.png`) and its log when one fails.
//!
//! Nothing here sleeps for a fixed time: [`Page::until`] asks again until a
//! condition holds or a deadline passes.

#![expect(
    clippy::disallowed_methods,
    reason = "a native test harness may read the clock"
)]

mod accessibility;
pub mod bench;
mod driver;
mod emulation;
mod engine;
mod memory;
mod page;
pub mod picture;
mod recorder;
mod session;
mod site;
pub mod suite;

pub use accessibility::Finding;
pub use emulation::Scheme;
pub use engine::Engine;
pub use memory::{Counters, Heap};
pub use page::Page;
pub use recorder::{Detail, Entry, Log};
pub use site::Site;

/// The folder of the workspace that this is run in.
pub fn workspace() -> std::path::PathBuf {
    // Cargo says it at run time. What was true when this was compiled may be
    // another checkout, where two of them share a target folder.
    let tests = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(
        || std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")),
        std::path::PathBuf::from,
    );
    tests.parent().unwrap_or(&tests).to_path_buf()
}
