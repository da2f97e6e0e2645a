//! Ten thousand people in one directory, in the library as readers load it.

use anyhow::Result;

use super::{Benchmark, crowd, queries};

pub(super) const BENCHMARK: Benchmark = Benchmark {
    name: "people",
    peers: &[],
    imports: &[],
    library: true,
    data,
};

fn data() -> Result<Vec<(String, String)>> {
    Ok(vec![
        (
            "queries.json".to_owned(),
            serde_json::to_string(&queries()?)?,
        ),
        (
            "people.json".to_owned(),
            serde_json::to_string(&crowd(11_000)?)?,
        ),
    ])
}
