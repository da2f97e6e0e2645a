//! `custom-elements.json`, by the custom elements manifest schema 1.0.0
//! (<https://github.com/webcomponents/custom-elements-manifest>).

use anyhow::Result;
use inlay_widgets::element::{
    ATTRIBUTES, ELEMENTS, EVENTS, Element, METHODS, Named, PARTS, PROPERTIES, SLOTS, TOKENS,
};
use serde_json::{Map, Value, json};

use super::types;

/// The module that defines the elements.
const MODULE: &str = "inlay.js";

/// The manifest of the whole library.
///
/// # Errors
/// When a member is declared whose type isn't known here.
pub(super) fn manifest() -> Result<Value> {
    let declarations = ELEMENTS
        .iter()
        .map(declaration)
        .collect::<Result<Vec<_>>>()?;
    let exports: Vec<_> = ELEMENTS
        .iter()
        .map(|element| {
            json!({
                "kind": "custom-element-definition",
                "name": element.tag,
                "declaration": { "name": types::class(element.tag), "module": MODULE },
            })
        })
        .collect();
    Ok(json!({
        "schemaVersion": "1.0.0",
        "modules": [{
            "kind": "javascript-module",
            "path": MODULE,
            "summary": "The loader: defines the elements, and fetches a widget when a reader comes near it.",
            "declarations": declarations,
            "exports": exports,
        }],
    }))
}

fn declaration(element: &Element) -> Result<Value> {
    Ok(json!({
        "kind": "class",
        "customElement": true,
        "name": types::class(element.tag),
        "tagName": element.tag,
        "description": element.about,
        "superclass": { "name": "HTMLElement", "package": "global:" },
        "attributes": ATTRIBUTES
            .iter()
            .chain(element.attributes)
            .map(|attribute| self::attribute(element, attribute))
            .collect::<Vec<_>>(),
        "members": members(element)?,
        "events": EVENTS
            .iter()
            .map(|event| {
                Ok(described(event, [("type", json!({ "text": types::event(event.name)? }))]))
            })
            .collect::<Result<Vec<_>>>()?,
        "slots": each(SLOTS.iter()),
        "cssParts": each(PARTS.iter().chain(element.parts)),
        "cssProperties": each(TOKENS.iter()),
        // As `cargo xtask site` lays pages and library.
        "demos": [{
            "description": "The gallery: every attribute can be changed live.",
            "url": format!("../gallery.html#{}", element.tag),
        }],
    }))
}

fn attribute(element: &Element, attribute: &Named) -> Value {
    let mut value = described(
        attribute,
        [("type", json!({ "text": types::attribute(attribute.name) }))],
    );
    let default = match attribute.name {
        "loading" => "lazy",
        "theme" => "auto",
        "reserve" => element.reserve,
        _ => return value,
    };
    if let Some(members) = value.as_object_mut() {
        members.insert("default".to_owned(), default.into());
    }
    value
}

fn members(element: &Element) -> Result<Vec<Value>> {
    let mut members = Vec::new();
    for property in PROPERTIES {
        let kind = types::property(property.name, element.widget)?;
        members.push(described(
            property,
            [
                ("kind", "field".into()),
                ("type", json!({ "text": kind.text })),
                ("readonly", kind.readonly.into()),
            ],
        ));
    }
    for method in METHODS {
        let kind = types::method(method.name)?;
        members.push(described(
            method,
            [
                ("kind", "method".into()),
                ("return", json!({ "type": { "text": kind } })),
            ],
        ));
    }
    Ok(members)
}

fn each<'a>(named: impl Iterator<Item = &'a Named>) -> Vec<Value> {
    named.map(|named| described(named, [])).collect()
}

/// Name and description, and what else there is to say.
fn described<const N: usize>(named: &Named, more: [(&str, Value); N]) -> Value {
    let mut members = Map::new();
    members.insert("name".to_owned(), named.name.into());
    members.insert("description".to_owned(), named.about.into());
    for (name, value) in more {
        members.insert(name.to_owned(), value);
    }
    Value::Object(members)
}
