//! README and ARCHITECTURE name what exists, and nothing that doesn't.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use std::fs;
use std::path::PathBuf;

use inlay_widgets::element::{ATTRIBUTES, CODES, ELEMENTS, EVENTS, METHODS, PROPERTIES, TOKENS};
use xtask::workspace;

fn read(name: &str) -> String {
    let path = workspace::root().join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What stands between single backticks, outside of fenced blocks.
fn code(document: &str) -> Vec<String> {
    let mut fenced = false;
    let mut found = Vec::new();
    for line in document.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            found.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    found
}

/// The first cells of the tables' rows, where what is documented is named.
fn rows(document: &str) -> Vec<String> {
    let cells = document.lines().filter_map(|line| {
        let row = line.strip_prefix("| ")?;
        row.split(" |").next()
    });
    cells.flat_map(code).collect()
}

#[test]
fn the_readme_has_a_row_for_everything_that_is_declared() {
    let rows = rows(&read("README.md"));
    let tags = ELEMENTS.iter().map(|element| format!("<{}>", element.tag));
    let lists = [ATTRIBUTES, PROPERTIES, EVENTS, CODES, TOKENS];
    let names = lists
        .into_iter()
        .flatten()
        .map(|named| named.name.to_owned());
    let methods = METHODS.iter().map(|method| format!("{}()", method.name));
    let own = ELEMENTS.iter().flat_map(|element| element.attributes);
    let own = own.map(|named| named.name.to_owned());
    for name in tags.chain(names).chain(methods).chain(own) {
        assert!(
            rows.contains(&name),
            "README.md: no table has a row for `{name}`"
        );
    }
}

#[test]
fn the_readme_names_no_element_event_or_property_that_is_not_there() {
    let code = code(&read("README.md"));
    let known = |name: &str| {
        let lists = [EVENTS, TOKENS];
        lists.into_iter().flatten().any(|named| named.name == name)
            || ELEMENTS.iter().any(|element| element.tag == name)
    };
    for span in code {
        let name = span.trim_start_matches('<').trim_end_matches('>');
        let name = name.split("::").next().unwrap();
        let ours = name.starts_with("inlay-") || name.starts_with("--inlay-");
        let plain = name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        // `--inlay-*` and the like mean a family.
        assert!(
            !ours || !plain || known(name),
            "README.md names `{name}`, which isn't declared"
        );
    }
}

/// The folder and the name of each crate of the workspace.
fn crates() -> Vec<(String, String)> {
    let root = workspace::root();
    let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
    let members = manifest["workspace"]["members"].as_array().unwrap();
    let mut folders: Vec<PathBuf> = Vec::new();
    for member in members {
        match member.as_str().unwrap().strip_suffix("/*") {
            None => folders.push(root.join(member.as_str().unwrap())),
            Some(parent) => folders.extend(
                fs::read_dir(root.join(parent))
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            ),
        }
    }
    folders.sort();
    let named = folders.iter().filter_map(|folder| {
        let path = folder.strip_prefix(&root).unwrap().to_str().unwrap();
        let path = path.replace('\\', "/");
        let text = fs::read_to_string(folder.join("Cargo.toml")).ok()?;
        let manifest: toml::Table = text.parse().unwrap();
        let name = manifest["package"]["name"].as_str().unwrap();
        Some((path, name.to_owned()))
    });
    named.collect()
}

#[test]
fn the_architecture_names_each_crate() {
    let code = code(&read("ARCHITECTURE.md"));
    for (folder, name) in crates() {
        for expected in [folder, name] {
            assert!(
                code.contains(&expected),
                "ARCHITECTURE.md doesn't name `{expected}`"
            );
        }
    }
}

#[test]
fn the_architecture_names_no_crate_that_is_not_there() {
    let crates = crates();
    let root = workspace::root();
    let declared = |name: &str| EVENTS.iter().any(|event| event.name == name);
    let tag = |name: &str| ELEMENTS.iter().any(|element| element.tag == name);
    for span in code(&read("ARCHITECTURE.md")) {
        if span.starts_with("crates/") {
            assert!(root.join(&span).exists(), "ARCHITECTURE.md: no `{span}`");
        }
        let plain = span
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        if plain && span.starts_with("inlay-") && !declared(&span) && !tag(&span) {
            let known = crates.iter().any(|(_, name)| *name == span);
            assert!(known, "ARCHITECTURE.md: there is no crate `{span}`");
        }
    }
}
