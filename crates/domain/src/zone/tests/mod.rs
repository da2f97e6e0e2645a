//! Zones against an independent reader of the same release (jiff), and the
//! cases that people get wrong.

mod cases;
mod oracle;

use super::*;

fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

fn instant(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}
