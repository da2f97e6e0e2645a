//! The data files' types for TypeScript, from their schemas.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Map, Value};

use super::schema::{self, DataSchema};
use super::types::comment;

/// An enumeration of more words than this is a `string`: nobody reads 600 zones.
const WORDS: usize = 40;

type Definitions = Map<String, Value>;

/// An interface per object of the data files and a type per list of words.
/// Validated texts, such as dates, are plain strings here.
///
/// # Errors
/// When a schema has a shape for which there is no type yet, or two schemas mean
/// different things by one name.
pub(super) fn interfaces(schemas: &[DataSchema]) -> Result<String> {
    let mut shared: BTreeMap<String, String> = BTreeMap::new();
    let mut out = String::new();
    for schema in schemas {
        let none = Definitions::new();
        let definitions = schema.value.get("$defs").and_then(Value::as_object);
        let definitions = definitions.unwrap_or(&none);
        let name = schema::name(schema.widget)?;
        let text = named(name, &schema.value, definitions)
            .with_context(|| format!("in the schema of {}", schema.widget))?;
        write!(out, "\n{text}")?;
        for (name, definition) in definitions {
            if is_plain(definition) {
                continue;
            }
            let text = named(name, definition, definitions)
                .with_context(|| format!("{name} in the schema of {}", schema.widget))?;
            let known = shared.entry(name.clone()).or_insert_with(|| text.clone());
            ensure!(
                *known == text,
                "two schemas mean different things by {name}"
            );
        }
    }
    for text in shared.values() {
        write!(out, "\n{text}")?;
    }
    Ok(out)
}

/// Whether a definition has no name of its own in TypeScript: one word would hide
/// a type of the platform (`Date`), and say no more than `string` does.
fn is_plain(definition: &Value) -> bool {
    let get = |name| definition.get(name);
    let few_words = get("enum")
        .and_then(Value::as_array)
        .is_some_and(|words| words.len() <= WORDS && words.iter().all(Value::is_string));
    get("properties").is_none() && get("oneOf").is_none() && !few_words
}

fn named(name: &str, value: &Value, definitions: &Definitions) -> Result<String> {
    let mut out = String::new();
    describe(&mut out, "", value);
    let Some(properties) = value.get("properties").and_then(Value::as_object) else {
        let text = kind(value, definitions)?;
        writeln!(out, "export type {name} = {text};")?;
        return Ok(out);
    };
    let required: Vec<_> = value
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    writeln!(out, "export interface {name} {{")?;
    for (name, property) in properties {
        describe(&mut out, "  ", property);
        let mark = if required.contains(&name.as_str()) {
            ""
        } else {
            "?"
        };
        let text = kind(property, definitions).with_context(|| format!("the field {name}"))?;
        writeln!(out, "  {name}{mark}: {text};")?;
    }
    out.push_str("}\n");
    Ok(out)
}

fn describe(out: &mut String, indent: &str, value: &Value) {
    let description = value.get("description").and_then(Value::as_str);
    comment(out, indent, description.unwrap_or_default());
}

/// A schema as an expression.
fn kind(value: &Value, definitions: &Definitions) -> Result<String> {
    let list = |name| value.get(name).and_then(Value::as_array);
    if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
        let name = reference.strip_prefix("#/$defs/").unwrap_or(reference);
        let definition = definitions
            .get(name)
            .with_context(|| format!("no definition of {reference}"))?;
        return if is_plain(definition) {
            kind(definition, definitions)
        } else {
            Ok(name.to_owned())
        };
    }
    if let Some(word) = value.get("const") {
        return Ok(word.to_string());
    }
    if let Some(words) = list("enum") {
        return Ok(if words.len() > WORDS {
            "string".to_owned()
        } else {
            union(words.iter().map(|word| Ok(word.to_string())))?
        });
    }
    if let Some(cases) = list("anyOf").or_else(|| list("oneOf")) {
        return union(cases.iter().map(|case| kind(case, definitions)));
    }
    match value.get("type") {
        Some(Value::String(one)) => plain(one, value, definitions),
        Some(Value::Array(several)) => union(several.iter().map(|one| {
            let one = one.as_str().context("a type that is no text")?;
            plain(one, value, definitions)
        })),
        _ => bail!("no TypeScript for {value}; teach it to xtask/src/manifest/data.rs"),
    }
}

fn plain(name: &str, value: &Value, definitions: &Definitions) -> Result<String> {
    Ok(match name {
        "string" | "boolean" | "null" => name.to_owned(),
        "integer" | "number" => "number".to_owned(),
        "array" => {
            let items = value.get("items").context("a list of anything")?;
            let item = kind(items, definitions)?;
            let count = |name| value.get(name).and_then(Value::as_u64);
            match (count("minItems"), count("maxItems")) {
                (Some(2), Some(2)) => format!("[{item}, {item}]"),
                _ if item.contains(' ') => format!("({item})[]"),
                _ => format!("{item}[]"),
            }
        }
        "object" => {
            let values = value
                .get("additionalProperties")
                .context("an object of anything")?;
            format!("Record<string, {}>", kind(values, definitions)?)
        }
        other => bail!("no TypeScript for the type {other}"),
    })
}

/// Each case once, also those of a union inside.
fn union(cases: impl Iterator<Item = Result<String>>) -> Result<String> {
    let mut known: Vec<String> = Vec::new();
    for case in cases {
        let case = case?;
        // Between brackets a bar belongs to something else.
        let whole = case.contains(['(', '<', '[']);
        let parts = if whole {
            vec![case.as_str()]
        } else {
            case.split(" | ").collect()
        };
        for part in parts {
            if known.iter().all(|known| known != part) {
                known.push(part.to_owned());
            }
        }
    }
    Ok(known.join(" | "))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Definitions, kind};

    fn check(schema: &Value, expected: &str) {
        let definitions = json!({
            "Date": { "type": "string", "format": "date" },
            "Kind": { "enum": ["a", "b"] },
        });
        let definitions: &Definitions = definitions.as_object().unwrap();
        let found = kind(schema, definitions).unwrap_or_else(|error| error.to_string());
        assert_eq!(found, expected, "{schema}");
    }

    #[test]
    fn a_schema_as_a_type() {
        check(&json!({ "type": "integer" }), "number");
        check(&json!({ "type": ["string", "null"] }), "string | null");
        check(&json!({ "$ref": "#/$defs/Date" }), "string");
        check(&json!({ "$ref": "#/$defs/Kind" }), "Kind");
        check(
            &json!({ "$ref": "#/$defs/None" }),
            "no definition of #/$defs/None",
        );
        check(&json!({ "enum": ["a", 1, -1] }), "\"a\" | 1 | -1");
        check(&json!({ "enum": vec!["zone"; 41] }), "string");
        check(
            &json!({ "anyOf": [{ "$ref": "#/$defs/Kind" }, { "type": "null" }] }),
            "Kind | null",
        );
        check(
            &json!({ "anyOf": [
                { "anyOf": [{ "$ref": "#/$defs/Date" }, { "type": ["string", "number"] }] },
                { "type": "null" },
            ] }),
            "string | number | null",
        );
        check(
            &json!({ "type": "array", "items": { "type": ["string", "null"] } }),
            "(string | null)[]",
        );
        let time = json!({ "type": "string" });
        check(
            &json!({ "type": "array", "items": time, "minItems": 2, "maxItems": 2 }),
            "[string, string]",
        );
        check(
            &json!({ "type": "object", "additionalProperties": { "type": "boolean" } }),
            "Record<string, boolean>",
        );
        check(&json!({ "type": "array" }), "a list of anything");
    }
}
