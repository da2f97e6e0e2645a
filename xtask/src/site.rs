//! `cargo xtask site`: the demo pages and the library in one folder, as any
//! static host takes them.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::dist::{self, Options};
use crate::workspace;

/// Builds the library into `inlay/` of the folder that `options` names, and
/// puts the pages around it.
///
/// What stands in the folder already stays: Trunk has written its own
/// `index.html` there, with the script that reloads the page.
///
/// # Errors
/// When the library doesn't build or the folder can't be written.
pub fn site(options: &Options) -> Result<()> {
    let library = Options {
        out: options.out.join("inlay"),
        ..options.clone()
    };
    fs::create_dir_all(&options.out)
        .with_context(|| format!("Can't create {}", options.out.display()))?;
    dist::dist(&library)?;
    copy(&workspace::root().join("www"), &options.out)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("Can't create {}", to.display()))?;
    let entries = fs::read_dir(from).with_context(|| format!("Can't read {}", from.display()))?;
    for entry in entries {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else if !target.exists() {
            fs::copy(entry.path(), &target)
                .with_context(|| format!("Can't write {}", target.display()))?;
        }
    }
    Ok(())
}
