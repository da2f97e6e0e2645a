//! Calendar files as parsers of other languages read them.
//!
//! ical.js expands them by the file's own `VTIMEZONE`, recurring-ical-events (Python)
//! by its own zones; both must find the meetings that the schedule gives. The Rust
//! parsers `icalendar` and `rrule` do the same in the domain's tests. npm's package is
//! fetched where it is missing; Python's run where there is a Python with `venv`.

#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may")]

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use inlay_domain::calendar::{self, Wording};
use inlay_domain::json;
use inlay_domain::schedule::{Cadence, Date};
use inlay_domain::zone::Instant;

const RULES: &str = include_str!("../fixtures/calendar/rules.json");

/// Where the packages are kept.
fn target() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap().join("target")
}

/// For each rule its title, its file, and when it is held from 2026 to 2036.
fn cases() -> Vec<(String, String, Vec<String>)> {
    let rules: Vec<serde_json::Value> = serde_json::from_str(RULES).unwrap();
    let day = |text| Date::parse(text).unwrap().0;
    let (from, to) = (day("2026-01-01"), day("2036-12-30"));
    let wording = Wording {
        untitled: "Meeting",
        agenda: "Agenda",
        no_time: "",
    };
    let mut cases = Vec::new();
    for rule in rules {
        let cadence: Cadence = json::read(&rule.to_string()).unwrap();
        let events = calendar::series(&cadence, from, Some(to), &wording).unwrap();
        let stamp = Instant::parse("2026-11-22T12:00:00Z").unwrap();
        let held = cadence.occurrences(from, to).unwrap();
        let mut held: Vec<_> = held
            .iter()
            .map(|one| one.start.unwrap().rfc3339())
            .collect();
        held.sort();
        let title = rule["title"].as_str().unwrap().to_owned();
        cases.push((title, calendar::file(&events, stamp), held));
    }
    cases
}

/// Gives all files to a program and compares what it finds.
fn agrees(program: impl AsRef<OsStr>, arguments: &[&OsStr]) {
    let cases = cases();
    assert!(cases.len() >= 15);
    let mut program = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let files: Vec<_> = cases.iter().map(|(_, file, _)| file).collect();
    let input = serde_json::to_vec(&files).unwrap();
    program.stdin.take().unwrap().write_all(&input).unwrap();
    let output = program.wait_with_output().unwrap();
    assert!(output.status.success());
    let found: Vec<Vec<String>> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found.len(), cases.len());
    for ((title, _, expected), found) in cases.iter().zip(found) {
        assert_eq!(&found, expected, "{title}");
    }
}

fn script(name: &str) -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.join("fixtures/calendar").join(name)
}

#[test]
fn ical_js_finds_the_same_meetings() {
    let package = xtask::browser::npm(&target().join("npm"), "ical.js", "2.2.1").unwrap();
    let module = package.join("dist/ical.es5.cjs");
    agrees(
        "node",
        &[script("expand.cjs").as_os_str(), module.as_os_str()],
    );
}

#[test]
fn recurring_ical_events_finds_the_same_meetings() {
    let home = target().join("python-calendar");
    let python = home.join("bin/python");
    let ready = |python: &Path| {
        let import = ["-c", "import recurring_ical_events"];
        let found = Command::new(python)
            .args(import)
            .stderr(Stdio::null())
            .status();
        found.is_ok_and(|status| status.success())
    };
    if !ready(&python) {
        let make = Command::new("python3")
            .args(["-m", "venv"])
            .arg(&home)
            .status();
        let packages = ["icalendar==6.3.2", "recurring-ical-events==3.8.0"];
        let install = |_| {
            let pip = [
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
            ];
            Command::new(&python).args(pip).args(packages).status()
        };
        let made = make.and_then(install);
        if !made.is_ok_and(|status| status.success()) {
            eprintln!("skipped: no python3 with venv that could fetch {packages:?}");
            return;
        }
    }
    agrees(&python, &[script("expand.py").as_os_str()]);
}
