//! The places in the source that panics would name.
//!
//! Each `expect` and each index keeps a `core::panic::Location`: the file's name, its
//! length, line and column. Once nothing prints them they are zeroed, which
//! compresses to nothing, and the names of the files fall away.

use std::collections::HashMap;
use std::ops::Range;

use anyhow::Result;
use wasmparser::{
    BinaryReader, KnownCustom, Linking, Parser, Payload, RelocSectionReader, SymbolInfo,
};

use super::{Section, find, span, without};

/// Pointer and length of the file's name, line, column: four words of four bytes.
const LOCATION: usize = 16;

/// Zeroes the locations in `out`; returns what the relocations of the data are
/// without them.
pub(super) fn forget(wasm: &[u8], out: &mut [u8]) -> Result<Option<(Section, Vec<u8>)>> {
    let Some(relocations) = find(wasm, "reloc.DATA") else {
        return Ok(None);
    };
    let data = Data::read(wasm)?;
    let contents = wasm.get(relocations.contents.clone()).unwrap_or_default();
    let entries = RelocSectionReader::new(BinaryReader::new(contents, 0))?.entries();
    let mut forgotten = Vec::new();
    for entry in entries {
        let entry = entry?;
        let place = data.start + entry.offset as usize;
        let file = data.symbols.get(&entry.index).cloned().unwrap_or(0..0);
        let Some(bytes) = out.get_mut(place..place + LOCATION) else {
            continue;
        };
        let [_, _, _, _, length @ .., _, _, _, _, _, _, _, _] = bytes else {
            continue;
        };
        let name = wasm.get(file.clone()).unwrap_or_default();
        // rustc ends the name with a NUL that the length doesn't count.
        let name = name.strip_suffix(b"\0").unwrap_or(name);
        let is_file = name.ends_with(b".rs");
        let fits = <[u8; 4]>::try_from(&*length)
            .is_ok_and(|length| u32::from_le_bytes(length) as usize == name.len());
        if is_file && fits && data.sizes.get(&place) == Some(&LOCATION) {
            bytes.fill(0);
            forgotten.push(place - data.start..place - data.start + LOCATION);
        }
    }
    forgotten.sort_by_key(|range| range.start);
    let kept = without(wasm, relocations.contents.clone(), &forgotten)?;
    Ok(Some((relocations, kept)))
}

/// Where the data's symbols lie in the file.
struct Data {
    /// Where the contents of the data section begin.
    start: usize,
    /// By index.
    symbols: HashMap<u32, Range<usize>>,
    /// Size of the symbol that begins at a place.
    sizes: HashMap<usize, usize>,
}

impl Data {
    fn read(wasm: &[u8]) -> Result<Self> {
        let mut start = 0;
        let mut segments: Vec<Range<usize>> = Vec::new();
        let mut symbols = HashMap::new();
        let mut sizes = HashMap::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::DataSection(section) => {
                    start = span(section.range()).start;
                    for segment in section {
                        let segment = segment?;
                        let end = segment.range.end as usize;
                        segments.push(end - segment.data.len()..end);
                    }
                }
                Payload::CustomSection(custom) => {
                    let KnownCustom::Linking(linking) = custom.as_known() else {
                        continue;
                    };
                    for part in linking {
                        let Linking::SymbolTable(table) = part? else {
                            continue;
                        };
                        for (index, symbol) in (0..).zip(table) {
                            let SymbolInfo::Data {
                                symbol: Some(symbol),
                                ..
                            } = symbol?
                            else {
                                continue;
                            };
                            let Some(segment) = segments.get(symbol.index as usize) else {
                                continue;
                            };
                            let first = segment.start + symbol.offset as usize;
                            let size = symbol.size as usize;
                            symbols.insert(index, first..first + size);
                            sizes.insert(first, size);
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(Self {
            start,
            symbols,
            sizes,
        })
    }
}
