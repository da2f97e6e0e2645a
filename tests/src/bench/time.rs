//! Time: the grid of clocks, and a year of a rotating series, against what pages
//! use for them.

use anyhow::Result;
use serde_json::json;

use super::Benchmark;

pub(super) const BENCHMARK: Benchmark = Benchmark {
    name: "time",
    peers: &[
        ("luxon", "3.7.2"),
        ("date-fns-tz", "3.2.0"),
        ("dayjs", "1.11.23"),
        ("moment", "2.31.0"),
        ("moment-timezone", "0.6.6"),
        ("temporal-polyfill", "1.0.8"),
        ("temporal-utils", "1.0.4"),
        ("rrule", "2.8.1"),
    ],
    // How temporal-polyfill asks for its other half.
    imports: &[
        (
            "temporal-utils/protected",
            "/npm/temporal-utils/dist/protected.js",
        ),
        (
            "temporal-utils/protected-error-messages",
            "/npm/temporal-utils/dist/protected-error-messages.js",
        ),
        ("temporal-utils", "/npm/temporal-utils/dist/index.js"),
    ],
    library: false,
    data,
};

/// First and third Wednesdays, at 16:00 in London and in Los Angeles by turns.
fn data() -> Result<Vec<(String, String)>> {
    let slot = |zone: &str| json!({ "time": "16:00", "zone": zone });
    let cadence = json!({
        "on": { "weekday": "wednesday", "ordinals": [1, 3] },
        "rotation": [slot("Europe/London"), slot("America/Los_Angeles")],
        "starts": "2026-01-07",
        "except": ["2026-12-16"],
    });
    Ok(vec![("cadence.json".to_owned(), cadence.to_string())])
}
