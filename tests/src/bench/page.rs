//! The demo's handbook page: what keeps the processor while it loads and is read, and
//! how soon each element of it works.

use std::fs;

use anyhow::{Context as _, Result};

use super::Benchmark;
use crate::workspace;

pub(super) const BENCHMARK: Benchmark = Benchmark {
    name: "page",
    peers: &[],
    imports: &[],
    library: true,
    data,
};

/// The page with all it loads, below `/data/`; its own files are looked for there.
fn data() -> Result<Vec<(String, String)>> {
    let www = workspace().join("www");
    let read = |path: std::path::PathBuf| {
        fs::read_to_string(&path).with_context(|| path.display().to_string())
    };
    let blank =
        "<!doctype html><html lang=\"en-GB\"><meta charset=\"utf-8\"><title>Bench</title><body>";
    let mut files = vec![("blank.html".to_owned(), blank.to_owned())];
    for name in ["handbook.css", "handbook.js"] {
        files.push((name.to_owned(), read(www.join(name))?));
    }
    let page = read(www.join("index.html"))?.replace("\"/handbook.", "\"/data/handbook.");
    files.push(("page.html".to_owned(), page));
    for entry in fs::read_dir(www.join("data"))? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            let name = entry.file_name().to_string_lossy().into_owned();
            files.push((name, read(entry.path())?));
        }
    }
    Ok(files)
}
