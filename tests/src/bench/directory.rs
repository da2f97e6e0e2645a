//! Searching a directory, against what pages use for it.

use anyhow::Result;

use super::{Benchmark, crowd, queries, unseen};

pub(super) const BENCHMARK: Benchmark = Benchmark {
    name: "directory",
    peers: &[
        ("@leeoniya/ufuzzy", "1.0.19"),
        ("minisearch", "7.2.0"),
        ("fuzzysort", "4.0.2"),
        ("fuse.js", "7.5.0"),
    ],
    imports: &[],
    library: false,
    data,
};

/// Three directories, and what is asked of each.
fn data() -> Result<Vec<(String, String)>> {
    let mut files = vec![(
        "queries.json".to_owned(),
        serde_json::to_string(&queries()?)?,
    )];
    let (unseen, directory) = unseen(10_000)?;
    for (name, text) in [
        ("unseen.json", serde_json::to_string(&unseen)?),
        ("directory-unseen.json", serde_json::to_string(&directory)?),
    ] {
        files.push((name.to_owned(), text));
    }
    for count in [1_000, 10_000, 100_000] {
        let text = serde_json::to_string(&crowd(count)?)?;
        files.push((format!("directory-{count}.json"), text));
    }
    Ok(files)
}
