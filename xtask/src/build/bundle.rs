//! Decides which file carries what widgets share.
//!
//! The splitter makes a module for every set of widgets that share code: dozens of
//! small files, each with a request, a line in the runtime's table and an
//! `integrity` that doesn't compress. A module may carry anything in custom
//! sections, so a widget's file brings the small ones that it needs along, and
//! they compress together. A reader of two widgets may download some of them twice;
//! the runtime instantiates each once. What is larger keeps a file of its own.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use inlay_widgets::element::ELEMENTS;

use crate::build::File;
use crate::build::split::OWN;

/// The name of the custom sections; the runtime asks for them by it.
const SECTION: &str = "inlay";

/// From how many bytes on a shared module has a file of its own.
const LARGE: usize = 12_000;

/// The files with the code of widgets, and which of them each needs.
#[derive(Debug)]
pub(super) struct Bundles {
    pub(super) files: BTreeMap<String, File>,
    /// For each widget and each part of one the keys of its files, its own last.
    pub(super) widgets: BTreeMap<String, Vec<String>>,
}

/// Packs the splitter's modules into files.
///
/// # Errors
/// When a module that a widget needs isn't there, or there are too many.
pub(super) fn bundle(
    chunks: &BTreeMap<String, Vec<u8>>,
    needs: &BTreeMap<String, Vec<String>>,
) -> Result<Bundles> {
    let shared: Vec<&String> = chunks
        .keys()
        .filter(|stem| !stem.starts_with(OWN))
        .collect();
    let mut files = BTreeMap::new();
    let mut widgets = BTreeMap::new();
    for (widget, stems) in needs {
        let own = format!("{OWN}{widget}");
        let mut file = module(chunks, &own)?.to_vec();
        let mut keys = Vec::new();
        let here = before(widget).and_then(|base| needs.get(base));
        for stem in stems.iter().filter(|stem| !stem.starts_with(OWN)) {
            if here.is_some_and(|here| here.contains(stem)) {
                continue;
            }
            let module = module(chunks, stem)?;
            let number = shared.iter().position(|each| *each == stem);
            let number = number.and_then(|number| u8::try_from(number).ok());
            let number = number.context("more shared modules than a byte counts")?;
            if module.len() < LARGE || alone(stem, needs) {
                append(&mut file, number, module);
                continue;
            }
            let name = format!("inlay-shared-{number}");
            files.insert(stem.clone(), File::hashed(&name, "wasm", module.to_vec()));
            keys.push(stem.clone());
        }
        files.insert(
            own.clone(),
            File::hashed(&format!("inlay-{widget}"), "wasm", file),
        );
        keys.push(own);
        widgets.insert(widget.clone(), keys);
    }
    Ok(Bundles { files, widgets })
}

/// Whether one widget needs a shared module, it and its parts: nobody would download
/// it twice.
fn alone(stem: &String, needs: &BTreeMap<String, Vec<String>>) -> bool {
    let users = needs.iter().filter(|(_, stems)| stems.contains(stem));
    let mut users = users.map(|(name, _)| before(name).unwrap_or(name));
    let first = users.next();
    users.all(|user| Some(user) == first)
}

fn module<'a>(chunks: &'a BTreeMap<String, Vec<u8>>, stem: &str) -> Result<&'a [u8]> {
    let module = chunks.get(stem).map(Vec::as_slice);
    module.with_context(|| format!("wasm_split wrote no {stem}"))
}

/// The widget that is there before the part `name` is asked for: `cadence` before
/// `cadence_more`. A part that any widget may show has no such prefix.
fn before(name: &str) -> Option<&'static str> {
    let mut widgets = ELEMENTS.iter().map(|element| element.widget);
    widgets.find(|widget| {
        let rest = name.strip_prefix(widget);
        rest.is_some_and(|rest| rest.starts_with('_'))
    })
}

/// Adds a custom section: the module's number in a byte, then the module.
fn append(file: &mut Vec<u8>, number: u8, module: &[u8]) {
    let mut body = Vec::new();
    super::root::leb(&mut body, SECTION.len() as u64);
    body.extend(SECTION.as_bytes());
    body.push(number);
    body.extend(module);
    file.push(0);
    super::root::leb(file, body.len() as u64);
    file.extend(body);
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use wasmparser::{Parser, Payload};

    use super::{LARGE, before, bundle};

    /// The files of each widget, and the numbers of the modules that its own brings along.
    fn check(large: &str, needs: &[(&str, &[&str])], expected: &[&str]) {
        let mut chunks = BTreeMap::new();
        for stem in needs.iter().flat_map(|(_, stems)| stems.iter()) {
            let mut module = walrus::Module::default();
            if *stem == large {
                module.customs.add(walrus::RawCustomSection {
                    name: "weight".to_owned(),
                    data: vec![0; LARGE],
                });
            }
            chunks.insert((*stem).to_owned(), module.emit_wasm());
        }
        let needs = needs.iter().map(|(widget, stems)| {
            let stems = stems.iter().map(|&stem| stem.to_owned()).collect();
            ((*widget).to_owned(), stems)
        });
        let bundles = bundle(&chunks, &needs.collect()).unwrap();
        let mut told = Vec::new();
        for (widget, keys) in &bundles.widgets {
            let file = &bundles.files[keys.last().unwrap()];
            let mut along = Vec::new();
            for payload in Parser::new(0).parse_all(&file.bytes) {
                if let Payload::CustomSection(section) = payload.unwrap() {
                    assert_eq!(section.name(), "inlay");
                    let (number, module) = section.data().split_first().unwrap();
                    let stem = chunks.keys().nth(usize::from(*number)).unwrap();
                    assert_eq!(module, chunks[stem]);
                    along.push(stem.as_str());
                }
            }
            told.push(format!(
                "{widget}: {} with {}",
                keys.join(" "),
                along.join(" ")
            ));
        }
        assert_eq!(told, expected);
    }

    #[test]
    fn a_file_brings_what_it_shares() {
        check(
            "chunk_3",
            &[
                ("cadence", &["chunk_1", "chunk_3", "split_cadence"]),
                (
                    "directory",
                    &["chunk_1", "chunk_2", "chunk_3", "split_directory"],
                ),
            ],
            &[
                "cadence: chunk_3 split_cadence with chunk_1",
                "directory: chunk_3 split_directory with chunk_1 chunk_2",
            ],
        );
    }

    #[test]
    fn what_one_widget_and_its_parts_share_needs_no_file() {
        check(
            "chunk_1",
            &[
                ("cadence", &["chunk_1", "split_cadence"]),
                ("cadence_more", &["chunk_1", "split_cadence_more"]),
            ],
            &[
                "cadence: split_cadence with chunk_1",
                "cadence_more: split_cadence_more with ",
            ],
        );
    }

    #[test]
    fn a_part_leaves_out_what_its_widget_has_brought() {
        check(
            "",
            &[
                ("cadence", &["chunk_1", "split_cadence"]),
                (
                    "cadence_more",
                    &["chunk_1", "chunk_2", "split_cadence_more"],
                ),
                ("settings", &["chunk_1", "split_settings"]),
            ],
            &[
                "cadence: split_cadence with chunk_1",
                "cadence_more: split_cadence_more with chunk_2",
                "settings: split_settings with chunk_1",
            ],
        );
        assert_eq!(before("settings"), None);
    }
}
