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
mod driver;
mod emulation;
mod memory;
mod page;
mod recorder;
mod session;
mod site;
pub mod suite;

pub use accessibility::Finding;
pub use emulation::Scheme;
pub use memory::{Counters, Heap};
pub use page::Page;
pub use recorder::{Detail, Entry, Log};
pub use site::Site;

/// The folder of the workspace.
fn workspace() -> std::path::PathBuf {
    let tests = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests).to_path_buf()
}
