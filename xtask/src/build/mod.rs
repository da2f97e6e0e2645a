//! From the sources to the files that a site serves.

mod absorb;
mod bundle;
mod cargo;
mod file;
mod glue;
mod join;
mod minify;
mod package;
mod root;
mod script;
mod shorten;
mod snip;
mod source;
mod split;
mod strip;
mod whole;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use anyhow::{Context as _, Result, anyhow, ensure};
use serde_json::{Value, json};

pub use cargo::build as compile;
pub use file::File;
pub use source::Sources;

use inlay_domain::zone::names::NAMES;
use inlay_widgets::element::{COMMON_STYLE, ELEMENTS};
use inlay_widgets::messages;
use split::{Cut, Parts};

use crate::size::ALL;

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
    /// What a page loads for each widget, and for all of them, in the order of loading.
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
    let Code {
        core,
        glue,
        widgets,
        parts,
    } = code(module, Cut::Widgets)?;
    let whole = code(module, Cut::Whole)?;
    // A comment tells the places of functions in the table, which differ.
    let code_of = |glue: &str| {
        let lines = glue.lines().map(str::trim);
        let code: Vec<String> = lines
            .filter(|line| !line.starts_with("//"))
            .map(str::to_owned)
            .collect();
        code
    };
    ensure!(
        code_of(&glue) == code_of(&whole.glue),
        "The glue of a page with few widgets isn't that of one with many"
    );
    let whole_core = whole.core;
    let messages = catalogs()?;
    // Fetched when a reader searches, so no page's weight.
    let zones = File::hashed("inlay-zones", "txt", NAMES);
    let digests = |files: &BTreeMap<String, File>| -> Value {
        let files = files.iter();
        files
            .map(|(name, file)| (name.clone(), Value::from(file.digest())))
            .collect()
    };
    let mut chunks = widgets.clone();
    // What any widget may ask for; the others' names come with their widgets.
    chunks.extend(
        parts
            .iter()
            .filter(|(name, _)| bundle::before(name).is_none())
            .map(|(name, file)| (name.clone(), file.clone())),
    );
    // A reader of another language asks for the list of its files first.
    let others = messages.iter().filter(|(language, _)| *language != ENGLISH);
    let languages: BTreeMap<String, File> = others
        .map(|(language, files)| {
            let list = digests(files).to_string();
            let file = File::hashed(&format!("messages/{language}"), "txt", list);
            (language.clone(), file)
        })
        .collect();
    let words = messages.get(ENGLISH).context("no English catalog")?;
    let table = json!({
        "core": core.digest(),
        "whole": whole_core.digest(),
        "zones": zones.digest(),
        "chunks": digests(&chunks),
        "widgets": ELEMENTS
            .iter()
            .map(|element| (element.tag.to_owned(), Value::from(element.widget)))
            .collect::<Value>(),
        "words": digests(words),
        "languages": digests(&languages),
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

    let mut pages = BTreeMap::new();
    let names = |files: &[&File]| files.iter().map(|file| file.name.clone()).collect();
    for (widget, file) in &widgets {
        let own = words.get(widget).context("a widget without words")?;
        let common = words.get(COMMON).context("no common words")?;
        let files = [&loader, &runtime, &core, file, common, own];
        pages.insert(widget.clone(), names(&files));
    }
    let mut all = vec![&loader, &runtime, &whole_core];
    all.extend(words.values());
    pages.insert(ALL.to_owned(), names(&all));

    let mut files = vec![core, whole_core, runtime, loader, classic, zones];
    for code in [widgets, parts, whole.parts] {
        files.extend(code.into_values());
    }
    files.extend(languages.into_values());
    files.extend(messages.into_values().flat_map(BTreeMap::into_values));
    files.extend(styles()?);
    files.extend(sources.copied.iter().cloned());
    files.push(package::description()?);
    files.push(package::third_party()?);
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(Library { files, pages })
}

/// The files with the code, by the names of widgets and of parts of them.
struct Code {
    core: File,
    glue: String,
    widgets: BTreeMap<String, File>,
    parts: BTreeMap<String, File>,
}

fn code(module: &[u8], how: Cut) -> Result<Code> {
    // Two builds may run at once, of two variants or into two folders.
    let scratch = format!("inlay/split-{}", std::process::id());
    let scratch = crate::workspace::target()?.join(scratch);
    let Parts {
        mut core,
        glue,
        chunks,
        widgets: needs,
    } = split::split(module, how, &scratch)?;
    fs::remove_dir_all(&scratch).with_context(|| format!("Can't remove {}", scratch.display()))?;
    let stem = match how {
        Cut::Widgets => "inlay",
        Cut::Whole => "inlay-whole",
    };
    let is_widget = |name: &str| ELEMENTS.iter().any(|element| element.widget == name);
    let mut widgets = BTreeMap::new();
    let mut parts = BTreeMap::new();
    for (name, bytes) in bundle::bundle(&chunks, &needs)? {
        if is_widget(&name) {
            widgets.insert(name, bytes);
        } else {
            let file = File::hashed(&format!("{stem}-{name}"), "wasm", bytes);
            parts.insert(name, file);
        }
    }
    // A file tells the digests of those that are asked for by what is in it.
    let told = |bytes: &mut Vec<u8>, base: Option<&str>| {
        let here = parts.iter();
        let here =
            here.filter(|(name, _)| base.is_none_or(|base| bundle::before(name) == Some(base)));
        let digests = here.map(|(name, file)| (name.clone(), Value::from(file.digest())));
        bundle::tell(bytes, &digests.collect::<Value>().to_string());
    };
    if how == Cut::Whole {
        told(&mut core, None);
    }
    let widgets = widgets.into_iter().map(|(name, mut bytes)| {
        told(&mut bytes, Some(&name));
        let file = File::hashed(&format!("inlay-{name}"), "wasm", bytes);
        (name, file)
    });
    Ok(Code {
        core: File::hashed(&format!("{stem}-core"), "wasm", core),
        glue,
        widgets: widgets.collect(),
        parts,
    })
}

/// The name of the file with the words that every widget has.
const COMMON: &str = "common";

/// A file per language and widget, and one for what all of them say.
fn catalogs() -> Result<BTreeMap<String, BTreeMap<String, File>>> {
    let mut files: BTreeMap<String, BTreeMap<String, File>> = BTreeMap::new();
    let widgets = ELEMENTS.iter().map(|each| (each.widget, each.messages));
    let sections: Vec<_> = widgets.chain([(COMMON, messages::Common::KEYS)]).collect();
    for (language, catalog) in messages::CATALOGS {
        let made = files.entry((*language).to_owned()).or_default();
        for (section, keys) in &sections {
            let texts = messages::select(catalog, section, keys)
                .map_err(|problem| anyhow!("messages/{language}.txt: {problem}"))?;
            let stem = format!("messages/{language}/{section}");
            let file = File::hashed(&stem, "txt", texts.join("\n"));
            made.insert((*section).to_owned(), file);
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
