//! One file of code for each widget, and for each part of one.
//!
//! What a widget needs of the splitter's modules is joined; a part of a widget leaves
//! out what that has brought.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use inlay_widgets::element::ELEMENTS;
use wasm_encoder::{CustomSection, Section as _};

use crate::build::join::join;

/// The code of each widget and of each part of one.
///
/// # Errors
/// When a module that a widget needs isn't there, or they can't be joined.
pub(super) fn bundle(
    chunks: &BTreeMap<String, Vec<u8>>,
    needs: &BTreeMap<String, Vec<String>>,
) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for (widget, stems) in needs {
        let here = before(widget).and_then(|base| needs.get(base));
        let missing = |stem: &&String| !here.is_some_and(|here| here.contains(*stem));
        let mut modules = Vec::new();
        for stem in stems.iter().filter(missing) {
            let module = chunks.get(stem).map(Vec::as_slice);
            modules.push(module.with_context(|| format!("wasm_split wrote no {stem}"))?);
        }
        let joined = join(&modules).with_context(|| format!("joining the code of {widget}"))?;
        files.insert(widget.clone(), joined);
    }
    Ok(files)
}

/// The widget that is there before the part `name` is asked for: `cadence` before
/// `cadence_more`. A part that any widget may show has no such prefix.
pub(super) fn before(name: &str) -> Option<&'static str> {
    let mut widgets = ELEMENTS.iter().map(|element| element.widget);
    widgets.find(|widget| {
        let rest = name.strip_prefix(widget);
        rest.is_some_and(|rest| rest.starts_with('_'))
    })
}

/// The name of the custom section in which a file of code tells which others it may ask for.
const SECTION: &str = "inlay";

/// Adds to a module what the runtime is to read in it.
pub(super) fn tell(module: &mut Vec<u8>, text: &str) {
    CustomSection {
        name: SECTION.into(),
        data: text.as_bytes().into(),
    }
    .append_to(module);
}
