//! `cargo xtask dist`: the library in a folder, ready to be served.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use std::{env, process};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use crate::build::{self, Library, Sources, Variant};
use crate::languages::Languages;
use crate::size::Report;
use crate::workspace;

/// What to build, and where to.
#[derive(Debug, Clone)]
pub struct Options {
    /// The trade between build time, toolchain and size.
    pub variant: Variant,
    /// The folder; whatever is in it goes.
    pub out: PathBuf,
}

impl Options {
    /// The folder `dist` of the workspace.
    #[must_use]
    pub fn new(variant: Variant) -> Self {
        Self {
            variant,
            out: workspace::root().join("dist"),
        }
    }
}

/// Builds the library unless it stands there already.
///
/// # Errors
/// When something doesn't compile, a part of the toolchain is missing, or the
/// folder can't be written.
pub fn dist(options: &Options) -> Result<Report> {
    let module = build::compile("inlay-elements", options.variant)?;
    let module = fs::read(&module).with_context(|| format!("Can't read {}", module.display()))?;
    let mut sources = Sources::read()?;
    let stamp = Stamp::new(options, &module, &sources)?;
    if stamp.is_current()
        && let Ok(report) = Report::read(&options.out)
        && report.is_complete(&options.out)
    {
        return Ok(report);
    }
    let languages = Languages::new()?;
    sources.runtime = languages.tell(&sources.runtime)?;
    let mut library = build::assemble(&module, &sources, options.variant)?;
    library.files.extend(languages.into_files());
    library
        .files
        .sort_by(|one, other| one.name.cmp(&other.name));
    let report = Report::new(options.variant, &library)?;
    stamp.forget()?;
    write(&library, &report, &options.out)?;
    stamp.remember()?;
    Ok(report)
}

/// Writes beside the folder and then takes its place, so that a server or a
/// test never sees half a library.
fn write(library: &Library, report: &Report, out: &Path) -> Result<()> {
    let beside = |suffix: &str| {
        let mut name = out.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{suffix}-{}", process::id()));
        out.with_file_name(name)
    };
    let (new, old) = (beside("new"), beside("old"));
    for file in &library.files {
        let path = new.join(&file.name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)
                .with_context(|| format!("Can't create {}", folder.display()))?;
        }
        fs::write(&path, &file.bytes).with_context(|| format!("Can't write {}", path.display()))?;
    }
    report.write(&new)?;
    if out.exists() {
        fs::rename(out, &old).with_context(|| format!("Can't replace {}", out.display()))?;
    }
    fs::rename(&new, out).with_context(|| format!("Can't create {}", out.display()))?;
    if old.exists() {
        fs::remove_dir_all(&old).with_context(|| format!("Can't remove {}", old.display()))?;
    }
    Ok(())
}

/// A digest of everything that the library is made of, kept in cargo's target
/// folder: the published one holds nothing that depends on this machine.
#[derive(Debug)]
struct Stamp {
    path: PathBuf,
    digest: String,
}

impl Stamp {
    fn new(options: &Options, module: &[u8], sources: &Sources) -> Result<Self> {
        let mut digest = Sha256::new();
        let mut add = |part: &[u8]| {
            digest.update(part.len().to_le_bytes());
            digest.update(part);
        };
        add(module);
        add(options.variant.name().as_bytes());
        add(&this_program());
        for text in [&sources.loader, &sources.runtime] {
            add(text.as_bytes());
        }
        for file in &sources.copied {
            add(file.name.as_bytes());
            add(&file.bytes);
        }
        // The list of licences comes from here.
        add(&fs::read(workspace::root().join("Cargo.lock"))?);
        let name = Sha256::digest(options.out.as_os_str().as_encoded_bytes());
        Ok(Self {
            path: workspace::target()?.join(format!("inlay/{}.stamp", hex(&name))),
            digest: hex(&digest.finalize()),
        })
    }

    fn is_current(&self) -> bool {
        fs::read_to_string(&self.path).is_ok_and(|known| known == self.digest)
    }

    fn forget(&self) -> Result<()> {
        if self.path.exists() {
            fs::remove_file(&self.path)?;
        }
        Ok(())
    }

    fn remember(&self) -> Result<()> {
        fs::write(&self.path, &self.digest)
            .with_context(|| format!("Can't write {}", self.path.display()))
    }
}

/// What tells one build of xtask from another, with the messages and the style
/// sheets that are compiled into it. Its content would be sounder,
/// and take longer to read than all the rest.
fn this_program() -> Vec<u8> {
    let identity = |metadata: fs::Metadata| {
        let modified = metadata.modified()?.duration_since(UNIX_EPOCH);
        let modified = modified.map_or(0, |since| since.as_nanos());
        Ok([
            modified.to_le_bytes(),
            u128::from(metadata.len()).to_le_bytes(),
        ]
        .concat())
    };
    // `cargo test` may have replaced the program while it runs. Then nobody knows what
    // the last build was made with, and one that is like no other makes it anew.
    env::current_exe()
        .and_then(fs::metadata)
        .and_then(identity)
        .unwrap_or_else(|_| process::id().to_le_bytes().to_vec())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
