//! Folders that are named on the command line.

use std::io;
use std::path::{Path, PathBuf};

/// Whether a file of this name is a page.
pub(crate) fn is_page(name: &str) -> bool {
    is_markdown(name) || is_html(name)
}

fn is_markdown(name: &str) -> bool {
    matches!(ending(name).as_str(), "md" | "markdown" | "mdx")
}

/// Whether a file of this name is a page in HTML.
pub(crate) fn is_html(name: &str) -> bool {
    matches!(ending(name).as_str(), "html" | "htm")
}

fn ending(name: &str) -> String {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    ending.unwrap_or_default().to_ascii_lowercase()
}

/// The pages below a folder, in the order of their paths. What is hidden or was
/// installed isn't the author's, and folders behind links may lead in circles.
pub(crate) fn pages(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if name.starts_with('.') || name == "node_modules" {
                continue;
            }
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                open.push(path);
            } else if is_page(&name) && path.is_file() {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
