//! The sources that no crate carries: scripts, and what is published as it is.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::build::File;
use crate::workspace;

/// The scripts that the runtime is made of, in their order.
const RUNTIME: [&str; 6] = [
    "kept.js",
    "paint.js",
    "standing.js",
    "theme.js",
    "formats.js",
    "runtime.js",
];

/// Everything besides the compiled module that goes into the library.
#[derive(Debug)]
pub struct Sources {
    /// `loader.js`.
    pub loader: String,
    /// What the runtime is made of, `runtime.js` last: one module.
    pub runtime: String,
    /// What is published as it is checked in.
    pub copied: Vec<File>,
}

impl Sources {
    /// Reads them from the workspace.
    ///
    /// # Errors
    /// When one is missing or isn't text.
    pub fn read() -> Result<Self> {
        let root = workspace::root();
        let scripts = root.join("crates/elements/js");
        let mut copied = Vec::new();
        for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
            let path = root.join(name);
            if path.is_file() {
                copied.push(File::new(name, fs::read(path)?));
            }
        }
        copy(&root.join("crates/elements/manifest"), "", &mut copied)?;
        Ok(Self {
            loader: text(&scripts.join("loader.js"))?,
            runtime: RUNTIME
                .iter()
                .map(|name| text(&scripts.join(name)))
                .collect::<Result<_>>()?,
            copied,
        })
    }
}

/// The files below `folder`, with `prefix` before their names.
fn copy(folder: &Path, prefix: &str, files: &mut Vec<File>) -> Result<()> {
    for name in names(folder)? {
        let path = folder.join(&name);
        if path.is_dir() {
            copy(&path, &format!("{prefix}{name}/"), files)?;
        } else {
            let bytes = fs::read(&path).with_context(|| unreadable(&path))?;
            files.push(File::new(format!("{prefix}{name}"), bytes));
        }
    }
    Ok(())
}

/// The names in a folder, sorted; none when there is no such folder.
fn names(folder: &Path) -> Result<Vec<String>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| unreadable(folder))? {
        names.extend(entry?.file_name().into_string().ok());
    }
    names.sort();
    Ok(names)
}

fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| unreadable(path))
}

fn unreadable(path: &Path) -> String {
    format!("Can't read {}", path.display())
}
