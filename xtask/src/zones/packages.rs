//! The published packages that names of zones are taken from: PyPI's `tzdata`
//! (zone.tab, iso3166.tab, the links) and CLDR's JSON on npm.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use crate::workspace;

/// CLDR's packages. Raise the version by hand: it is no IANA release.
const CLDR: [&str; 3] = [
    "cldr-core@48.2.0",
    "cldr-dates-full@48.2.0",
    "cldr-bcp47@48.2.0",
];

/// The unpacked packages.
pub(super) struct Packages {
    folder: PathBuf,
    release: String,
}

/// Fetches them into the target folder, by the ordinary clients.
pub(super) fn fetch(release: &str) -> Result<Packages> {
    let folder = workspace::target()?.join("inlay/zone-packages");
    fs::create_dir_all(&folder)?;
    let packages = Packages {
        folder,
        release: release.to_owned(),
    };
    for package in CLDR {
        let (name, version) = package.split_once('@').context("a package's version")?;
        let into = packages.folder.join(name);
        fs::create_dir_all(&into)?;
        packages.call("npm", &["pack", "--silent", package])?;
        let archive = format!("{name}-{version}.tgz");
        packages.call(
            "tar",
            &["xzf", &archive, "-C", name, "--strip-components=1"],
        )?;
    }
    let wanted = format!("tzdata=={}", python_version(release)?);
    packages.call(
        "python3",
        &[
            "-m",
            "pip",
            "install",
            "--quiet",
            "--upgrade",
            "--target",
            "python",
            &wanted,
        ],
    )?;
    Ok(packages)
}

/// 2026f is 2026.6 there.
fn python_version(release: &str) -> Result<String> {
    let (year, letter) = release.split_at_checked(4).context("an IANA release")?;
    let letter = letter.bytes().next().context("an IANA release")?;
    ensure!(
        letter.is_ascii_lowercase(),
        "an IANA release ends in a letter"
    );
    Ok(format!("{year}.{}", letter - b'a' + 1))
}

/// Where the oracle's answers are checked in.
pub(super) fn fixture() -> PathBuf {
    workspace::root().join("tests/fixtures/zones/zoneinfo.txt")
}

impl Packages {
    /// The IANA release that the names belong to.
    pub(super) fn release(&self) -> &str {
        &self.release
    }

    /// A file of PyPI's `tzdata`.
    pub(super) fn tzdata(&self, name: &str) -> Result<String> {
        self.read(&format!("python/tzdata/zoneinfo/{name}"))
    }

    /// What a file of a CLDR package holds at a JSON pointer.
    pub(super) fn cldr(&self, file: &str, pointer: &str) -> Result<Value> {
        let value: Value = serde_json::from_str(&self.read(file)?)?;
        let inner = value.pointer(pointer).cloned();
        inner.with_context(|| format!("{file} has no {pointer}"))
    }

    /// What CPython's zoneinfo answers, with the same release.
    pub(super) fn oracle(&self) -> Result<String> {
        let script = workspace::root().join("tests/fixtures/zones/oracle.py");
        let output = Command::new("python3")
            .arg(script)
            .env("PYTHONPATH", self.folder.join("python"))
            .output()
            .context("Can't run python3")?;
        ensure!(output.status.success(), "oracle.py failed");
        let text = String::from_utf8(output.stdout)?;
        ensure!(
            text.starts_with(&self.release),
            "the oracle has another release"
        );
        Ok(text)
    }

    fn read(&self, name: &str) -> Result<String> {
        let path = self.folder.join(name);
        fs::read_to_string(&path).with_context(|| format!("Can't read {}", path.display()))
    }

    fn call(&self, program: &str, arguments: &[&str]) -> Result<()> {
        let status = Command::new(program)
            .args(arguments)
            .current_dir(Path::new(&self.folder))
            .status()
            .with_context(|| format!("Can't run {program}"))?;
        ensure!(status.success(), "{program} {} failed", arguments.join(" "));
        Ok(())
    }
}
