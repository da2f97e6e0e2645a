//! Typing into a long form, in the library as readers load it.

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::Benchmark;
use crate::workspace;

pub(super) const BENCHMARK: Benchmark = Benchmark {
    name: "form",
    peers: &[],
    imports: &[],
    library: true,
    data,
};

/// Fields that the form is given beyond those of the fixture.
const MORE: usize = 30;

fn data() -> Result<Vec<(String, String)>> {
    let path = workspace().join("tests/fixtures/data/approval.json");
    let mut form: Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let fields = form.get_mut("fields").and_then(Value::as_array_mut);
    let fields = fields.context("a form has fields")?;
    let mut lines = String::new();
    for number in 1..=MORE {
        let (kind, choices) = match number % 3 {
            0 => ("text", json!([])),
            1 => ("money", json!([])),
            _ => ("choice", json!(["Yes", "No", "Not yet"])),
        };
        let (id, label) = (format!("more_{number}"), format!("Question {number}"));
        fields.push(json!({
            "id": id, "label": label, "kind": kind, "choices": choices,
            "help": "As much as is known so far.",
        }));
        lines.extend(["- ", &label, ": {{", &id, "}}\n"]);
    }
    let template = form.pointer_mut("/draft/template");
    let template = template.context("a form has a template")?;
    *template = json!([template.as_str().unwrap_or_default(), "\n", &lines].concat());
    Ok(vec![("form.json".to_owned(), form.to_string())])
}
