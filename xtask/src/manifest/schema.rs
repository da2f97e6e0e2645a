//! JSON Schemas of the data files, draft 2020-12, from the domain's types.

use anyhow::{Result, bail};
use inlay_domain::contact::Contact;
use inlay_domain::directory::Directory;
use inlay_domain::okr::Okrs;
use inlay_domain::publisher::Publisher;
use inlay_domain::readout::Readouts;
use inlay_domain::request::Approval;
use inlay_domain::schedule::Cadence;
use inlay_domain::schedule::people::People;
use inlay_widgets::element::{ELEMENTS, Element};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

/// The schema of one widget's data.
#[derive(Debug)]
pub(super) struct DataSchema {
    /// Whose data: the name in `schemas/<widget>.schema.json`.
    pub widget: &'static str,
    /// The schema, its names in the order of the types.
    pub value: Value,
}

/// Those whose data are their attributes.
const WITHOUT: &[&str] = &["localtime"];

/// A schema per element that has data.
///
/// # Errors
/// When an element is declared whose data aren't known here.
pub(super) fn all() -> Result<Vec<DataSchema>> {
    ELEMENTS
        .iter()
        .filter(|element| !WITHOUT.contains(&element.widget))
        .map(|element| {
            let schema = match element.widget {
                "directory" => generate::<Directory>(),
                "time" => generate::<People>(),
                "cadence" => generate::<Cadence>(),
                "approval" => generate::<Approval>(),
                "publisher" => generate::<Publisher>(),
                "okrs" => generate::<Okrs>(),
                "readouts" => generate::<Readouts>(),
                "contact" => generate::<Contact>(),
                other => bail!(
                    "say in xtask/src/manifest/schema.rs which type holds the data of {other}"
                ),
            };
            Ok(DataSchema {
                widget: element.widget,
                value: published(element, schema),
            })
        })
        .collect()
}

/// The name of the data's type in `inlay.d.ts`.
///
/// # Errors
/// When the widget's data aren't known here.
pub(super) fn name(widget: &str) -> Result<&'static str> {
    Ok(match widget {
        _ if WITHOUT.contains(&widget) => "never",
        "directory" => "Directory",
        "time" => "People",
        "cadence" => "Cadence",
        "approval" => "Approval",
        "publisher" => "Publisher",
        "okrs" => "Okrs",
        "readouts" => "Readouts",
        // The directory's type of that name is a line of a team's.
        "contact" => "ContactData",
        other => {
            bail!("say in xtask/src/manifest/schema.rs what the data of {other} are called")
        }
    })
}

fn generate<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<T>()
}

/// With what an editor shows of it, and with `$schema` allowed where the reader
/// of data files allows it: in the outermost object.
fn published(element: &Element, schema: Schema) -> Value {
    let mut members = Map::new();
    // A name, not an address: a site puts the files where it likes, so an address
    // would point at somebody else's. References inside start with `#` and hold.
    let id = format!("urn:inlay:schema:{}", element.widget);
    let title = format!("Data of <{}>", element.tag);
    members.insert("$schema".to_owned(), Value::Null);
    members.insert("$id".to_owned(), id.into());
    members.insert("title".to_owned(), title.into());
    members.insert("description".to_owned(), element.about.into());
    if let Value::Object(generated) = schema.to_value() {
        for (name, value) in generated {
            if name != "title" && name != "description" {
                members.insert(name, value);
            }
        }
    }
    if let Some(Value::Object(properties)) = members.get_mut("properties") {
        let own = json!({
            "description": "Where this schema is, for editors.",
            "type": "string",
        });
        properties.insert("$schema".to_owned(), own);
    }
    let mut value = Value::Object(members);
    tidy(&mut value);
    value
}

/// Takes out what only Rust knows, everywhere in a schema.
///
/// Formats like `uint16` are schemars' own, and strict validators stop at them, so
/// the limit takes their place. A default of `null` says nothing. Sentences are
/// wrapped in the source and needn't be in an editor.
fn tidy(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(tidy),
        Value::Object(members) => {
            let limit = match members.get("format").and_then(Value::as_str) {
                Some("uint8") => Some(u32::from(u8::MAX)),
                Some("uint16") => Some(u32::from(u16::MAX)),
                Some("uint32") => Some(u32::MAX),
                _ => None,
            };
            if let Some(limit) = limit {
                members.shift_remove("format");
                members.entry("maximum").or_insert_with(|| limit.into());
            }
            if members.get("default").is_some_and(Value::is_null) {
                members.shift_remove("default");
            }
            if let Some(Value::String(text)) = members.get_mut("description") {
                let paragraphs: Vec<_> = text
                    .split("\n\n")
                    .map(|paragraph| paragraph.replace('\n', " "))
                    .collect();
                *text = paragraphs.join("\n\n");
            }
            members.values_mut().for_each(tidy);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::tidy;

    #[test]
    fn what_only_rust_knows_goes() {
        let check = |mut value: Value, expected: Value| {
            tidy(&mut value);
            assert_eq!(value, expected);
        };
        check(
            json!({ "properties": { "day": { "format": "uint8", "minimum": 0 } } }),
            json!({ "properties": { "day": { "minimum": 0, "maximum": 255 } } }),
        );
        check(
            json!([{ "format": "uint16", "maximum": 9 }, { "format": "date" }]),
            json!([{ "maximum": 9 }, { "format": "date" }]),
        );
        check(
            json!({ "default": null, "description": "One\nline.\n\nAnother." }),
            json!({ "description": "One line.\n\nAnother." }),
        );
        // Fields may be called like keywords.
        check(
            json!({ "properties": { "description": { "type": "string" }, "default": { "type": "null" } } }),
            json!({ "properties": { "description": { "type": "string" }, "default": { "type": "null" } } }),
        );
    }
}
