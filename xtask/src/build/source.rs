//! The sources that aren't Rust.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::build::{ELEMENTS, File};
use crate::workspace;

/// Everything besides the compiled module that goes into the library.
#[derive(Debug)]
pub struct Sources {
    /// `loader.js`.
    pub loader: String,
    /// `runtime.js`.
    pub runtime: String,
    /// The catalogs of messages.
    pub messages: Vec<Messages>,
    /// Which texts a widget's code counts on, in its order.
    pub keys: fn(widget: &str) -> &'static [&'static str],
    /// The style sheet of each widget.
    pub styles: Vec<(String, String)>,
    /// What is published as it is checked in.
    pub copied: Vec<File>,
}

/// The texts of one language.
#[derive(Debug)]
pub struct Messages {
    /// BCP 47.
    pub language: String,
    /// Where they stand, for error texts.
    pub path: String,
    /// The catalog.
    pub text: String,
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
            runtime: text(&scripts.join("runtime.js"))?,
            messages: messages(&root)?,
            keys: |_| &[],
            styles: styles(&root)?,
            copied,
        })
    }
}

fn messages(root: &Path) -> Result<Vec<Messages>> {
    let folder = "crates/widgets/messages";
    let mut messages = Vec::new();
    for name in names(&root.join(folder))? {
        if let Some(language) = name.strip_suffix(".txt") {
            let path = format!("{folder}/{name}");
            messages.push(Messages {
                language: language.to_owned(),
                text: text(&root.join(&path))?,
                path,
            });
        }
    }
    Ok(messages)
}

fn styles(root: &Path) -> Result<Vec<(String, String)>> {
    let mut styles = Vec::new();
    for element in ELEMENTS {
        let folder = root.join("crates/widgets/src").join(element.widget);
        let path = folder.join("style.css");
        if path.is_file() {
            styles.push((element.widget.to_owned(), text(&path)?));
        }
    }
    Ok(styles)
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
