//! The clock, which `--now` stands in for.

use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;
use inlay_domain::zone::Instant;

/// When it is.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Clock {
    /// The instant that counts as now, like 2026-12-02T16:00:00Z; the clock's unless given.
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    now: Option<Instant>,
}

fn instant(text: &str) -> Result<Instant, &'static str> {
    Instant::parse(text).ok_or("write an instant like 2026-12-02T16:00:00Z")
}

impl Clock {
    /// The given instant, else the clock's.
    #[expect(
        clippy::disallowed_methods,
        reason = "a terminal has a clock; the domain is told what it says"
    )]
    pub(crate) fn now(self) -> Instant {
        self.now.unwrap_or_else(|| {
            let passed = SystemTime::now().duration_since(UNIX_EPOCH);
            let seconds = passed
                .ok()
                .and_then(|passed| passed.as_secs().try_into().ok());
            Instant::from_unix(seconds.unwrap_or_default())
        })
    }
}
