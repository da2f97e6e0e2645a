//! Zones against two independent readers of the same release (jiff, and CPython's
//! zoneinfo with files of another compiler), and the cases that people get wrong.

mod cases;
mod names;
mod oracle;
mod zoneinfo;

use super::*;

fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

fn instant(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}
