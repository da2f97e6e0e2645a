//! Files below a root.

use std::fs;
use std::path::{Path, PathBuf};

use super::mime;
use super::response::Response;

/// A folder or a file, and the URL prefix that it answers.
#[derive(Debug)]
pub(super) struct Root {
    /// Without a trailing slash.
    prefix: String,
    path: PathBuf,
}

impl Root {
    pub(super) fn new((prefix, path): (String, PathBuf)) -> Self {
        let prefix = prefix.trim_end_matches('/');
        let slash = if prefix.is_empty() || prefix.starts_with('/') {
            ""
        } else {
            "/"
        };
        Self {
            prefix: format!("{slash}{prefix}"),
            path,
        }
    }

    /// What is left of `path` below this root.
    fn below<'path>(&self, path: &'path str) -> Option<&'path str> {
        let rest = path.strip_prefix(&self.prefix)?;
        (rest.is_empty() || rest.starts_with('/')).then_some(rest)
    }
}

/// Answers a decoded path from the root with the longest prefix that has it.
pub(super) fn answer(roots: &[Root], path: &str) -> Response {
    let mut roots: Vec<_> = roots
        .iter()
        .filter_map(|root| Some((root, root.below(path)?)))
        .collect();
    roots.sort_by_key(|(root, _)| std::cmp::Reverse(root.prefix.len()));
    for (root, rest) in roots {
        let full = root.path.join(rest.trim_start_matches('/'));
        let Some(full) = inside(&root.path, &full) else {
            continue;
        };
        if full.is_dir() {
            // Relative links on the page need the slash.
            if !path.ends_with('/') {
                return Response::status(301).with("Location", format!("{}/", encode(path)));
            }
            if let Ok(body) = fs::read(full.join("index.html")) {
                return Response::file(mime::of("index.html"), body.into());
            }
        } else if !path.ends_with('/')
            && let Ok(body) = fs::read(&full)
        {
            return Response::file(mime::of(&full.to_string_lossy()), body.into());
        }
    }
    Response::status(404)
}

/// The real path of `full`, unless a symbolic link leads out of `root`.
fn inside(root: &Path, full: &Path) -> Option<PathBuf> {
    let root = root.canonicalize().ok()?;
    let full = full.canonicalize().ok()?;
    full.starts_with(root).then_some(full)
}

/// A decoded path as a header may carry it.
fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
