//! `cargo xtask manifest`: what editors and compilers are told of the library.
//!
//! `custom-elements.json`, `inlay.d.ts` and the schemas of the data files are made
//! of the declarations in `inlay_widgets::element` and of the domain's types, and
//! checked in, so that a change of the public surface shows in a review.

mod data;
mod elements;
mod schema;
mod types;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use crate::build::File;
use crate::workspace;

/// The command that mends stale files.
const COMMAND: &str = "cargo xtask manifest";

/// Where the files are checked in; `cargo xtask dist` copies the folder.
#[must_use]
pub fn folder() -> PathBuf {
    workspace::root().join("crates/elements/manifest")
}

/// The files as they should be, in the order of their names.
///
/// # Errors
/// When an element or a member is declared of which this module isn't told
/// the data or the type; the text says where to add it.
pub fn files() -> Result<Vec<File>> {
    let schemas = schema::all()?;
    let mut files = vec![
        File::new("custom-elements.json", text(&elements::manifest()?)?),
        File::new("inlay.d.ts", types::declarations(&schemas)?),
    ];
    for schema in &schemas {
        let name = format!("schemas/{}.schema.json", schema.widget);
        files.push(File::new(name, text(&schema.value)?));
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}

/// Writes what isn't current, and removes what is no longer made.
///
/// # Errors
/// Those of [`files`], and when the folder can't be written.
pub fn write(folder: &Path) -> Result<()> {
    let files = files()?;
    for name in stale(folder, &files)? {
        let path = folder.join(&name);
        let Some(file) = files.iter().find(|file| file.name == name) else {
            fs::remove_file(&path).with_context(|| format!("Can't remove {}", path.display()))?;
            continue;
        };
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)
                .with_context(|| format!("Can't create {}", parent.display()))?;
        }
        fs::write(&path, &file.bytes).with_context(|| format!("Can't write {}", path.display()))?;
    }
    Ok(())
}

/// Holds the folder to what [`files`] makes.
///
/// # Errors
/// When a file is missing, differs or is no longer made; the text names each,
/// and the command that mends it.
pub fn check(folder: &Path) -> Result<()> {
    let stale = stale(folder, &files()?)?;
    ensure!(
        stale.is_empty(),
        "not current: {}; run `{COMMAND}` and commit what it changes",
        stale.join(", ")
    );
    Ok(())
}

/// The names of what is missing, differs or is too many, sorted.
fn stale(folder: &Path, files: &[File]) -> Result<Vec<String>> {
    let mut stale = Vec::new();
    for file in files {
        // A checkout on Windows may have other ends of lines.
        let found = fs::read_to_string(folder.join(&file.name)).unwrap_or_default();
        if found.replace("\r\n", "\n").as_bytes() != file.bytes {
            stale.push(file.name.clone());
        }
    }
    let mut known = Vec::new();
    names(folder, "", &mut known)?;
    known.retain(|name| files.iter().all(|file| file.name != *name));
    stale.extend(known);
    stale.sort();
    Ok(stale)
}

fn names(folder: &Path, prefix: &str, found: &mut Vec<String>) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    let entries =
        fs::read_dir(folder).with_context(|| format!("Can't read {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            names(&entry.path(), &format!("{name}/"), found)?;
        } else {
            found.push(name);
        }
    }
    Ok(())
}

/// As it is checked in: names sorted, indented, with an end of line.
fn text(value: &Value) -> Result<String> {
    let mut text = serde_json::to_string_pretty(&sorted(value))?;
    text.push('\n');
    Ok(text)
}

fn sorted(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(sorted).collect(),
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by_key(|(name, _)| *name);
            let members = members.into_iter();
            members
                .map(|(name, value)| (name.clone(), sorted(value)))
                .collect()
        }
        scalar => scalar.clone(),
    }
}
