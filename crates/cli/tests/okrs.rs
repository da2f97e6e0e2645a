//! `inlay okrs` and `inlay readouts` as a script and a person see them.

#![expect(clippy::unwrap_used, reason = "a test may")]

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

const OKRS: &str = include_str!("../../../tests/fixtures/data/okrs.json");
const READOUTS: &str = include_str!("../../../tests/fixtures/data/readouts.json");

fn inlay(arguments: &str, data: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_inlay"))
        .args(arguments.split(' '))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that is called wrongly ends without reading.
    let _ = program.stdin.take().unwrap().write_all(data.as_bytes());
    program.wait_with_output().unwrap()
}

#[track_caller]
fn check(arguments: &str, data: &str, expected: &str) {
    let output = inlay(arguments, data);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
    assert_eq!(output.status.code(), Some(0));
}

#[track_caller]
fn check_json(arguments: &str, data: &str, expected: &Value) {
    let output = inlay(&format!("{arguments} --format json"), data);
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found, *expected);
}

#[test]
fn reports_in_the_documented_shape() {
    let result = |id, progress: f64, pace| json!({ "id": id, "progress": progress, "pace": pace });
    let expected = json!({ "objectives": [{
        "id": "cmo-1",
        "progress": 0.542857142857,
        "own_progress": 0.55,
        "pace": "on track",
        "key_results": [result("cmo-1-kr1", 0.55, "on track")],
        "objectives": [
            {
                "id": "im-1",
                "progress": 0.3,
                "own_progress": 0.3,
                "pace": "needs attention",
                "key_results": [
                    result("im-1-kr1", 0.4, "on track"),
                    result("im-1-kr2", 0.2, "at risk"),
                ],
                "objectives": [],
            },
            {
                "id": "im-2",
                "progress": 1.0,
                "own_progress": 1.0,
                "pace": "ahead",
                "key_results": [result("im-2-kr1", 1.0, "ahead")],
                "objectives": [],
            },
        ],
    }] });
    check_json("okrs report - --on 2026-12-16", OKRS, &expected);
}

#[test]
fn an_objective_stands_under_each_that_it_serves() {
    let data = r#"{"objectives":[{"id":"a","title":"A"},{"id":"b","title":"B"},
        {"id":"c","title":"C","aligned_to":["a","b"],"updated":"2026-11-01","health":"at risk",
         "key_results":[{"id":"k","title":"K","start":1,"target":1,"current":1}]}]}"#;
    let inner = json!({
        "id": "c", "progress": null, "own_progress": null, "pace": "at risk",
        "note": "no recent check-in", "objectives": [],
        "key_results": [{ "id": "k", "progress": null, "pace": null,
            "reason": "the target is the start", "note": "no recent check-in" }],
    });
    let outer = |id| {
        json!({ "id": id, "progress": null, "own_progress": null, "pace": null,
            "key_results": [], "objectives": [inner] })
    };
    let expected = json!({ "objectives": [outer("a"), outer("b")] });
    check_json("okrs report - --on 2026-12-16", data, &expected);
}

#[test]
fn a_tangle_of_objectives_is_given_once() {
    let mut list = Vec::new();
    for level in 0..40 {
        for side in ["a", "b"] {
            let above = level.max(1) - 1;
            let aligned = match level {
                0 => json!([]),
                _ => json!([format!("a{above}"), format!("b{above}")]),
            };
            list.push(
                json!({ "id": format!("{side}{level}"), "title": "T", "aligned_to": aligned }),
            );
        }
    }
    let data = json!({ "objectives": list }).to_string();
    let output = inlay("okrs report - --on 2026-12-16", &data);
    assert_eq!(output.status.code(), Some(0));
    let lines = String::from_utf8(output.stdout).unwrap().lines().count();
    assert!((80..400).contains(&lines), "{lines}");
}

#[test]
fn reports_for_people() {
    check(
        "okrs report - --on 2026-12-16",
        OKRS,
        "\
FY27-Q4, 2026-11-01 to 2027-01-31: 46 of 92 days have passed (50 %)

progress  own    pace             objective
54 %      55 %   on track         Efficient growth of first orders (CMO)
55 %             on track           · First-order pipeline: 22 M USD, from 0 to 40
30 %      30 %   needs attention    High-quality demand in every segment (Integrated Marketing)
40 %             on track             · Qualified leads: 2600, from 1000 to 5000
20 %             at risk              · Cost per opportunity: 860 USD, from 900 to 700
100 %     100 %  ahead              Partners in the room (Channel Marketing)
100 %            ahead                · Joint campaigns: 12, from 0 to 12
",
    );
    check(
        "okrs report - --on 2026-12-16",
        r#"{"objectives":[{"id":"a","title":"A","key_results":[{"id":"k","title":"K"}]}]}"#,
        "\
progress  own  pace  objective
–         –          A
–                      · K (no target is given)
",
    );
}

#[test]
fn plans_in_the_documented_shape() {
    let expected = json!([{
        "region": "EMEA",
        "start": "2026-12-09T10:00:00Z",
        "end": "2026-12-09T10:45:00Z",
        "preparation": [
            { "id": "metrics", "title": "Pull the metrics", "date": "2026-12-02" },
            { "id": "updates", "title": "Collect team updates", "date": "2026-12-04" },
            { "id": "send", "title": "Send the document", "date": "2026-12-08" },
        ],
    }]);
    let range = "readouts plan - --from 2026-12-09 --to 2026-12-09";
    check_json(range, READOUTS, &expected);
    let timeless = r#"{"regions":[{"id":"A","on":{"day":9}}]}"#;
    let expected = json!([
        { "region": "A", "start": null, "end": null, "date": "2026-12-09", "preparation": [] },
    ]);
    check_json(range, timeless, &expected);
}

#[test]
fn plans_for_people() {
    check(
        "readouts plan - --from 2027-01-12 --to 2027-01-13",
        READOUTS,
        "\
2027-01-12  AMER  09:00 Los Angeles, with AMER Sales leadership
    2027-01-05  Pull the metrics
    2027-01-07  Collect team updates
    2027-01-11  Send the document
2027-01-13  EMEA  10:00 London, with EMEA Sales leadership
    2027-01-06  Pull the metrics
    2027-01-08  Collect team updates
    2027-01-12  Send the document
",
    );
}

#[test]
fn says_what_is_wrong() {
    let check = |arguments: &str, data: &str, code: i32, part: &str| {
        let output = inlay(arguments, data);
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert_eq!(output.status.code(), Some(code), "{said}");
        assert!(said.contains(part), "{said}");
    };
    let cycle = r#"{"objectives":[{"id":"a","title":"A","aligned_to":"b"},
        {"id":"b","title":"B","aligned_to":"a"}]}"#;
    let path = "-:1:51: objectives[0].aligned_to: These objectives are aligned to each other in a circle: a → b → a.";
    check("okrs report - --on 2026-12-16", cycle, 1, path);
    check("check -", cycle, 1, path);
    check("okrs report - --on 16.12.2026", OKRS, 2, "YYYY-MM-DD");
    let now = "okrs report - --now 2026-12-16T12:00:00Z";
    check(now, OKRS, 0, "46 of 92 days");
    check(
        "okrs report - --now 2025-12-16T12:00:00Z",
        OKRS,
        2,
        "2026-01-01",
    );
    check("check -", OKRS, 0, "");
    check("check -", READOUTS, 0, "");
    check(
        "check - --as readouts",
        r#"{"regions":[{"id":"A"}]}"#,
        1,
        "regions[0]",
    );
    let plan = "readouts plan - --from 2026-12-09 --to 2026-12-08";
    check(plan, READOUTS, 2, "before --from");
    let plan = "readouts plan - --from 2099-12-09 --to 2100-12-08";
    check(plan, READOUTS, 2, "2099-12-31");
    let plan = "readouts plan - --from 2026-12-09 --to 2026-12-31";
    let weeks = r#"{"regions":[{"id":"A","on":{"weekday":"monday","every":2}}]}"#;
    check(plan, weeks, 0, "A: The dates of a meeting");
}
