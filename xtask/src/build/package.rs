//! What makes the folder a package: its description, and whose work is in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use inlay_domain::zone::TZDATA;

use crate::build::File;
use crate::workspace;

/// `package.json`, for registries and bundlers.
///
/// # Errors
/// Only when JSON can't be written.
pub(super) fn description() -> Result<File> {
    let package = json!({
        "name": "inlay-widgets",
        "version": workspace::version(),
        "description": "Interactive widgets for handbook pages, as custom elements.",
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "module": "./inlay.js",
        "types": "./inlay.d.ts",
        "customElements": "./custom-elements.json",
        // Importing the loader defines the elements: that is its purpose.
        "sideEffects": true,
        "tzdata": TZDATA,
        "exports": {
            ".": { "types": "./inlay.d.ts", "default": "./inlay.js" },
            "./inlay.classic.js": "./inlay.classic.js",
            "./inlay.css": "./inlay.css",
            "./custom-elements.json": "./custom-elements.json",
            "./schemas/*": "./schemas/*",
            "./package.json": "./package.json",
        },
        "files": ["*"],
    });
    let mut text = serde_json::to_string_pretty(&package)?;
    text.push('\n');
    Ok(File::new("package.json", text))
}

/// The crates whose code is linked into the modules, with their licences.
///
/// # Errors
/// When `cargo metadata` fails or has another shape than documented.
pub(super) fn third_party() -> Result<File> {
    let metadata = workspace::metadata()?;
    let mut text = String::from(
        "The WebAssembly modules of this package contain code of these crates from crates.io,\n\
         and of the Rust standard library (MIT OR Apache-2.0).\n\n",
    );
    for line in linked(&metadata, "inlay-elements")? {
        writeln!(text, "{line}")?;
    }
    writeln!(
        text,
        "\nIts zones, in the modules and in inlay-zones-*.txt, are IANA's time zone database, release {TZDATA}\n\
         (public domain, https://www.iana.org/time-zones). Names of cities and of times in inlay-zones-*.txt\n\
         are Unicode CLDR's (Unicode-3.0, https://cldr.unicode.org), and further ones are Inlay's own."
    )?;
    Ok(File::new("THIRD-PARTY.txt", text))
}

/// One line per crate that `root` links, itself and its workspace excluded.
fn linked(metadata: &Value, root: &str) -> Result<BTreeSet<String>> {
    let packages: BTreeMap<&str, &Value> = list(metadata, "/packages")?
        .iter()
        .filter_map(|package| Some((package.get("id")?.as_str()?, package)))
        .collect();
    let nodes: BTreeMap<&str, &Value> = list(metadata, "/resolve/nodes")?
        .iter()
        .filter_map(|node| Some((node.get("id")?.as_str()?, node)))
        .collect();
    let start = packages
        .iter()
        .find(|(_, package)| package.get("name").is_some_and(|name| name == root))
        .with_context(|| format!("cargo metadata knows no {root}"))?;
    let mut open = vec![*start.0];
    let mut seen = BTreeSet::new();
    let mut lines = BTreeSet::new();
    while let Some(id) = open.pop() {
        let package = packages.get(id).context("cargo metadata lacks a package")?;
        // A procedural macro runs in the compiler; nothing of it is linked.
        if !seen.insert(id) || is_macro(package) {
            continue;
        }
        if package
            .get("source")
            .is_some_and(|source| !source.is_null())
        {
            let text = |key| package.get(key).and_then(Value::as_str).unwrap_or("?");
            lines.insert(format!(
                "{} {}, {}, {}",
                text("name"),
                text("version"),
                text("license"),
                text("repository")
            ));
        }
        let node = nodes.get(id).context("cargo metadata lacks a node")?;
        for dependency in list(node, "/deps")? {
            // "kind" is null for a normal dependency, else "dev" or "build".
            let normal = list(dependency, "/dep_kinds")?
                .iter()
                .any(|kind| kind.get("kind").is_none_or(Value::is_null));
            if normal {
                open.extend(dependency.get("pkg").and_then(Value::as_str));
            }
        }
    }
    Ok(lines)
}

fn is_macro(package: &Value) -> bool {
    let targets = package.get("targets").and_then(Value::as_array);
    let mut kinds = targets
        .into_iter()
        .flatten()
        .filter_map(|target| target.get("kind")?.as_array())
        .flatten();
    kinds.any(|kind| kind == "proc-macro")
}

fn list<'a>(value: &'a Value, pointer: &str) -> Result<&'a Vec<Value>> {
    let found = value.pointer(pointer).and_then(Value::as_array);
    found.with_context(|| format!("cargo metadata has no {pointer}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::linked;

    #[test]
    fn what_is_linked_and_no_more() {
        let package = |name: &str, source: bool, kind: &str| {
            json!({
                "id": name, "name": name, "version": "1.0.0", "license": "MIT",
                "repository": "https://example.org", "source": source.then_some("registry"),
                "targets": [{"kind": [kind]}],
            })
        };
        let node = |id: &str, deps: &[(&str, Option<&str>)]| {
            let deps: Vec<_> = deps
                .iter()
                .map(|(pkg, kind)| json!({"pkg": pkg, "dep_kinds": [{"kind": kind}]}))
                .collect();
            json!({"id": id, "deps": deps})
        };
        let metadata = json!({
            "packages": [
                package("root", false, "cdylib"), package("own", false, "lib"),
                package("deep", true, "lib"), package("macro", true, "proc-macro"),
                package("syn", true, "lib"), package("cc", true, "lib"),
            ],
            "resolve": {"nodes": [
                node("root", &[("own", None), ("macro", None), ("cc", Some("build"))]),
                node("own", &[("deep", None)]), node("deep", &[]),
                node("macro", &[("syn", None)]), node("syn", &[]), node("cc", &[]),
            ]},
        });
        let lines: Vec<_> = linked(&metadata, "root").unwrap().into_iter().collect();
        assert_eq!(lines, ["deep 1.0.0, MIT, https://example.org"]);
    }
}
