//! Cuts the module into a core and lazily loaded chunks, and makes the glue
//! between the core and the browser.
//!
//! It does so twice. Once each widget has a chunk, for pages with few of them. For pages
//! with many, the widgets are in the core, and only their parts have chunks: one file
//! compresses better than nine, and nothing stands in it twice.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow, ensure};
use inlay_widgets::element::ELEMENTS;
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, SplitWasm};

use crate::build::{absorb, root, shorten, strip, whole};

/// The file in which the splitter writes loaders of its own; the runtime has others.
const LOADERS: &str = "./__wasm_split.js";

/// Begins the file stem of what one widget has alone.
pub(super) const OWN: &str = "split_";

/// What code costs by not being in the core, in bytes: what it would compress better
/// together with the rest there.
const OVERHEAD: usize = 250;

/// Whether widgets have chunks of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// They have.
    Widgets,
    /// They are in the core.
    Whole,
}

/// The parts of a module.
#[derive(Debug)]
pub(super) struct Parts {
    /// What is instantiated first.
    pub(super) core: Vec<u8>,
    /// The JavaScript that wasm-bindgen wrote for the core.
    pub(super) glue: String,
    /// Chunks by the file stem that the splitter gave them.
    pub(super) chunks: BTreeMap<String, Vec<u8>>,
    /// For each widget the stems of its chunks, its own last.
    pub(super) widgets: BTreeMap<String, Vec<String>>,
}

/// Splits `module`, with `scratch` for files of passage.
///
/// # Errors
/// When the module wasn't linked with `--emit-relocs`, or one of the tools
/// doesn't understand it.
pub(super) fn split(module: &[u8], how: Cut, scratch: &Path) -> Result<Parts> {
    let main = scratch.join("main.wasm");
    let module = &match how {
        Cut::Widgets => module.to_vec(),
        Cut::Whole => whole::without_points(module),
    };
    let pages: Vec<&str> = ELEMENTS.iter().map(|element| element.widget).collect();
    let mut split = cut(module, scratch, &main)?;
    let mut rooted = HashSet::new();
    loop {
        // What is in the core takes with it what it needs, so other sets become small.
        let before = rooted.len();
        for path in &split.split_modules {
            let chunk = fs::read(path).with_context(|| format!("Can't read {}", path.display()))?;
            let stem = stem(path)?;
            let with = pages.iter().filter(|page| {
                let stems = split.prefetch_map.get(**page);
                stems.is_some_and(|stems| stems.iter().any(|each| each == stem))
            });
            let with = with.count();
            let without = pages.len() - with;
            if !stem.starts_with(OWN) && compact(&chunk)?.len() * without < with * OVERHEAD {
                rooted.extend(root::symbols(&chunk)?);
            }
        }
        if rooted.len() == before {
            break;
        }
        split = cut(&root::export(module, &rooted)?, scratch, &main)?;
    }

    let mut chunks = BTreeMap::new();
    for path in &split.split_modules {
        let bytes = fs::read(path).with_context(|| format!("Can't read {}", path.display()))?;
        chunks.insert(stem(path)?.to_owned(), compact(&bytes)?);
    }
    let mut widgets: BTreeMap<_, _> = split.prefetch_map.into_iter().collect();
    for stem in widgets.values().flatten() {
        ensure!(chunks.contains_key(stem), "wasm_split wrote no {stem}.wasm");
    }

    let constants = absorb::constants(module)?;
    let mut core = fs::read(&main).context("wasm_split wrote no core")?;
    if how == Cut::Whole {
        core = whole::joined_points(&core)?;
    }
    let mut output = Bindgen::new()
        .input_bytes("main", core)
        .web(true)?
        .typescript(false)
        // The chunks link against what the linker has exported.
        .keep_lld_exports(true)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .context("wasm-bindgen")?;
    // A crate may be listed with no snippet at all.
    let mut snippets = output.snippets().values();
    ensure!(
        snippets.all(Vec::is_empty) && output.local_modules().is_empty(),
        "A crate brings JavaScript files of its own; the runtime has no place for them yet"
    );
    // Written and read again, for that is when the glue gets its indentation.
    output.emit(scratch)?;
    let glue = fs::read_to_string(scratch.join("main.js")).context("Can't read the glue")?;
    root::forget(output.wasm_mut());
    let mut left = BTreeMap::new();
    for (stem, chunk) in &chunks {
        if let Some(chunk) = absorb::absorb(output.wasm_mut(), chunk, &constants)? {
            left.insert(stem.clone(), strip::custom_sections(&chunk)?);
        }
    }
    for stems in widgets.values_mut() {
        stems.retain(|stem| left.contains_key(stem));
    }
    let glue = shorten::names(output.wasm_mut(), &glue)?;
    let core = strip::custom_sections(&output.wasm_mut().emit_wasm())?;
    Ok(Parts {
        core,
        glue,
        chunks: left,
        widgets,
    })
}

/// One run of the splitter.
fn cut(module: &[u8], scratch: &Path, main: &Path) -> Result<SplitWasm> {
    // What an earlier build has left must not be taken for a chunk.
    if scratch.exists() {
        fs::remove_dir_all(scratch)
            .with_context(|| format!("Can't empty {}", scratch.display()))?;
    }
    fs::create_dir_all(scratch).with_context(|| format!("Can't create {}", scratch.display()))?;
    let mut options = Options::new(module);
    options.output_dir = scratch;
    options.main_out_path = main;
    options.link_name = LOADERS;
    wasm_split_cli_support::transform(options).map_err(|error| anyhow!("wasm_split: {error:?}"))
}

fn stem(path: &Path) -> Result<&str> {
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    stem.context("wasm_split wrote a chunk without a name")
}

/// Writes a chunk anew. The linker pads each number that it may have to relocate
/// to five bytes, and the splitter leaves them so.
fn compact(chunk: &[u8]) -> Result<Vec<u8>> {
    let mut config = walrus::ModuleConfig::new();
    config.generate_producers_section(false);
    let mut module = config.parse(chunk).context("reading a chunk")?;
    // Each chunk comes with the types of the whole module.
    walrus::passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}
