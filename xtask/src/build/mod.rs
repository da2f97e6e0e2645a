//! From the sources to the files that a site serves.

mod bundle;
mod cargo;
mod file;
mod glue;
mod minify;
mod package;
mod root;
mod script;
mod shorten;
mod snip;
mod source;
mod split;
mod strip;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use anyhow::{Context as _, Result, anyhow};
use serde_json::{Value, json};

pub use cargo::build as compile;
pub use file::File;
pub use source::Sources;

use bundle::Bundles;
use inlay_domain::zone::names::NAMES;
use inlay_widgets::element::{COMMON_STYLE, ELEMENTS};
use inlay_widgets::messages;
use split::Parts;

/// The language of the fallback texts.
const ENGLISH: &str = "en";

/// Which trade between build time, toolchain and size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// Compiles in seconds; for `cargo xtask serve --dev`.
    Dev,
    /// Stable Rust, for size.
    Stable,
    /// The standard library too, for size; what a release publishes.
    Smallest,
}

impl Variant {
    /// A name for folders and tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Stable => "stable",
            Self::Smallest => "smallest",
        }
    }
}

/// All files of the library, and what belongs together.
#[derive(Debug)]
pub struct Library {
    /// The files, in the order of their names.
    pub files: Vec<File>,
    /// What a page loads for each widget, in the order of loading.
    pub pages: BTreeMap<String, Vec<String>>,
}

/// Makes the library of the compiled `module` and its sources.
///
/// # Errors
/// When a tool doesn't understand the module, or a source isn't as it must be.
pub fn assemble(module: &[u8], sources: &Sources, variant: Variant) -> Result<Library> {
    // A contributor wants to read what a panic says.
    let module = &match variant {
        Variant::Dev => module.to_vec(),
        Variant::Stable | Variant::Smallest => snip::snip(module)?,
    };
    // Two builds may run at once, of two variants or into two folders.
    let scratch = format!("inlay/split-{}", std::process::id());
    let scratch = crate::workspace::target()?.join(scratch);
    let Parts {
        core,
        glue,
        chunks,
        widgets,
    } = split::split(module, &scratch)?;
    fs::remove_dir_all(&scratch).with_context(|| format!("Can't remove {}", scratch.display()))?;

    let core = File::hashed("inlay-core", "wasm", core);
    let Bundles {
        files: chunks,
        widgets,
    } = bundle::bundle(&chunks, &widgets)?;
    let messages = catalogs()?;
    let widget_chunks: BTreeMap<&str, Vec<&File>> = widgets
        .iter()
        .map(|(widget, keys)| {
            let files = keys.iter().filter_map(|key| chunks.get(key)).collect();
            (widget.as_str(), files)
        })
        .collect();
    // Fetched when a reader searches, so no page's weight.
    let zones = File::hashed("inlay-zones", "txt", NAMES);
    let references = |files: &Vec<&File>| files.iter().map(|file| file.reference()).collect();
    let table = json!({
        "core": core.reference(),
        "library": { "zones": zones.reference() },
        "chunks": widget_chunks
            .iter()
            .map(|(widget, files)| ((*widget).to_owned(), references(files)))
            .collect::<BTreeMap<String, Value>>(),
        "messages": messages
            .iter()
            .map(|(language, files)| {
                let files = files.iter().map(|(widget, file)| (widget, file.reference()));
                (language, files.collect())
            })
            .collect::<BTreeMap<_, BTreeMap<_, _>>>(),
    });
    let runtime = script::runtime(&sources.runtime, &glue, &table)?;
    let runtime = File::hashed("inlay-runtime", "js", runtime);
    let facts = script::Facts {
        elements: elements(),
        runtime: runtime.name.clone(),
        version: crate::workspace::version(),
    };
    let loader = File::new("inlay.js", script::loader(&sources.loader, &facts)?);
    let classic = script::classic_loader(&sources.loader, &facts)?;
    let classic = File::new("inlay.classic.js", classic);

    let english = messages.get(ENGLISH);
    // What comes on demand is no page of its own.
    let widgets = ELEMENTS
        .iter()
        .filter_map(|element| widget_chunks.get_key_value(element.widget));
    let pages = widgets.map(|(widget, files)| {
        let message = english.and_then(|messages| messages.get(*widget));
        let loaded = [&loader, &runtime, &core].into_iter();
        let loaded = loaded.chain(files.iter().copied()).chain(message);
        (
            (*widget).to_owned(),
            loaded.map(|file| file.name.clone()).collect(),
        )
    });
    let pages = pages.collect();

    let mut files = vec![core, runtime, loader, classic, zones];
    files.extend(chunks.into_values());
    files.extend(messages.into_values().flat_map(BTreeMap::into_values));
    files.extend(styles()?);
    files.extend(sources.copied.iter().cloned());
    files.push(package::description()?);
    files.push(package::third_party()?);
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(Library { files, pages })
}

/// A file per language and widget.
fn catalogs() -> Result<BTreeMap<String, BTreeMap<String, File>>> {
    let mut files: BTreeMap<String, BTreeMap<String, File>> = BTreeMap::new();
    for (language, catalog) in messages::CATALOGS {
        for element in ELEMENTS {
            let widget = element.widget;
            let texts = messages::compose(catalog, widget, element.messages)
                .map_err(|problem| anyhow!("messages/{language}.txt: {problem}"))?;
            let file = File::hashed(&format!("messages/{language}/{widget}"), "txt", texts);
            let language = files.entry((*language).to_owned()).or_default();
            language.insert(widget.to_owned(), file);
        }
    }
    Ok(files)
}

/// The sheet that reserves heights, and one per widget for prerendered pages.
fn styles() -> Result<Vec<File>> {
    let mut reserves = String::new();
    for element in ELEMENTS {
        let (tag, height) = (element.tag, element.reserve);
        // An element in running text has no height to reserve.
        if !height.is_empty() {
            writeln!(
                reserves,
                "{tag}:not(:defined){{display:block;min-height:{height}}}"
            )?;
        }
    }
    let mut files = vec![File::new("inlay.css", minify::css("inlay.css", &reserves)?)];
    for element in ELEMENTS {
        let widget = element.widget;
        let style = [COMMON_STYLE, element.style].concat();
        let style = minify::css(&format!("the style sheet of {widget}"), &style)?;
        files.push(File::hashed(&format!("inlay-{widget}"), "css", style));
    }
    Ok(files)
}

/// What the loader knows of each element: the height to hold, and its own attributes.
fn elements() -> Value {
    let elements = ELEMENTS.iter();
    elements
        .map(|element| {
            let own = element.attributes.iter().map(|attribute| attribute.name);
            let facts: Vec<_> = [element.reserve].into_iter().chain(own).collect();
            (element.tag.to_owned(), Value::from(facts))
        })
        .collect()
}
