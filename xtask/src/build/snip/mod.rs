//! Cuts what a panic would say out of a linked module.
//!
//! Stable Rust has no immediate-abort panics: every `expect` keeps its message, and
//! with it `core::fmt`, the panic hooks and their tables; about 12 KB of what each
//! reader downloads, for a text that nobody reads. So the functions that begin a
//! panic are replaced by a trap before the module is split, and whatever only they
//! reached falls away with them. A panic stays what it was: a `RuntimeError`, which
//! the runtime answers by starting afresh. Builds with `--dev` keep the messages.
//!
//! A body is replaced by one of the same length, so that no other offset moves; the
//! relocations inside it are dropped, which is what tells the splitter that nothing
//! is called from there any more.

mod locations;

use std::collections::HashMap;
use std::ops::Range;

use anyhow::{Context, Result};
use wasmparser::{
    BinaryReader, FunctionBody, KnownCustom, Name, Operator, Parser, Payload, RelocSectionReader,
    TypeRef,
};

const UNREACHABLE: u8 = 0x00;
const NOP: u8 = 0x01;

/// Paths (of functions, demangled, without hash) that begin a panic.
const PANICS: &[&str] = &[
    "core::panicking::",
    "core::fmt::builders::",
    "<core::fmt::builders::",
    "<core::fmt::Formatter>::debug_",
    "core::option::unwrap_failed",
    "core::option::expect_failed",
    "core::result::unwrap_failed",
    "core::cell::panic_already_",
    "core::cell::lazy::panic_poisoned",
    "core::slice::index::slice_",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::str::slice_error_fail",
    "<alloc::vec::Vec<_>>::insert_mut::assert_failed",
    "<alloc::vec::Vec<_>>::remove::assert_failed",
    "<alloc::vec::Vec<_, _>>::insert_mut::assert_failed",
    "<alloc::vec::Vec<_, _>>::remove::assert_failed",
    "alloc::raw_vec::handle_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::alloc::handle_alloc_error",
    "std::panicking::begin_panic",
    "std::panicking::default_hook",
    "std::panicking::panic_handler",
    "std::panicking::panic_with_hook",
    "std::panicking::rust_panic",
    "std::sys::backtrace::",
    "std::alloc::rust_oom",
    "std::alloc::default_alloc_error_hook",
    "std::thread::local::panic_access_error",
    "std::process::abort",
    "__rustc::rust_begin_unwind",
    "__rustc::rust_panic",
    "__rustc::__rust_start_panic",
    "console_error_panic_hook::",
    "wasm_bindgen::__rt::borrow_fail",
    "wasm_bindgen::__rt::borrow_mut_fail",
];

/// Sets a hook that nothing calls any more: returns at once.
const SILENT: &str = "std::panicking::set_hook";

/// The same module with every function that begins a panic replaced by a trap.
///
/// # Errors
/// When the module can't be read, or has no relocations.
pub(super) fn snip(wasm: &[u8]) -> Result<Vec<u8>> {
    let cuts = cuts(wasm)?;
    let calls = Calls::read(wasm, &cuts)?;
    let mut out = wasm.to_vec();
    let mut imports = 0;
    let mut defined = 0;
    let mut code = 0..0;
    let mut cut: Vec<Range<usize>> = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    if matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)) {
                        imports += 1;
                    }
                }
            }
            Payload::CodeSectionStart { range, .. } => code = span(range),
            Payload::CodeSectionEntry(body) => {
                match cuts.get(&(imports + defined)) {
                    Some(first) => cut.extend(replace(&mut out, span(body.range()), *first)),
                    None => cut.extend(calls.idle_arguments(&body)?),
                }
                defined += 1;
            }
            _ => {}
        }
    }
    let relocations = find(wasm, "reloc.CODE")
        .context("the module has no relocations; link it with --emit-relocs")?;
    let relative: Vec<Range<usize>> = cut
        .iter()
        .map(|body| body.start - code.start..body.end - code.start)
        .collect();
    let kept = without(wasm, relocations.contents.clone(), &relative)?;
    let mut sections = vec![(relocations, kept)];
    sections.extend(locations::forget(wasm, &mut out)?);
    // From the last to the first, so that no place moves before its turn.
    sections.sort_by_key(|(section, _)| std::cmp::Reverse(section.whole.start));
    for (section, contents) in &sections {
        replace_section(&mut out, section, contents);
    }
    Ok(out)
}

/// How many arguments the functions take that are replaced by a trap.
struct Calls(HashMap<u32, usize>);

impl Calls {
    fn read(wasm: &[u8], cuts: &HashMap<u32, u8>) -> Result<Self> {
        let mut arity: Vec<usize> = Vec::new();
        let mut types: Vec<u32> = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::TypeSection(section) => {
                    for kind in section.into_iter_err_on_gc_types() {
                        arity.push(kind?.params().len());
                    }
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        if let TypeRef::Func(kind) | TypeRef::FuncExact(kind) = import?.ty {
                            types.push(kind);
                        }
                    }
                }
                Payload::FunctionSection(section) => {
                    for kind in section {
                        types.push(kind?);
                    }
                }
                _ => {}
            }
        }
        let traps = cuts.iter().filter(|(_, first)| **first == UNREACHABLE);
        let traps = traps.filter_map(|(index, _)| {
            let kind = *types.get(*index as usize)?;
            Some((*index, *arity.get(kind as usize)?))
        });
        Ok(Self(traps.collect()))
    }

    /// The constants that are handed to a trap, such as a panic's message: what they
    /// point to isn't needed any more. Constants that stand right before the call,
    /// and no more of them than it has arguments, can be nothing else.
    fn idle_arguments(&self, body: &FunctionBody<'_>) -> Result<Vec<Range<usize>>> {
        let mut idle = Vec::new();
        let mut constants: Vec<Range<usize>> = Vec::new();
        let mut reader = body.get_operators_reader()?;
        while !reader.eof() {
            let start = reader.original_position() as usize;
            let operator = reader.read()?;
            let end = reader.original_position() as usize;
            match operator {
                Operator::I32Const { .. } => {
                    constants.push(start..end);
                    continue;
                }
                Operator::Call { function_index } => {
                    let count = self.0.get(&function_index).copied().unwrap_or(0);
                    let first = constants.len().saturating_sub(count);
                    idle.extend(constants.drain(first..));
                }
                _ => {}
            }
            constants.clear();
        }
        Ok(idle)
    }
}

/// A module in memory fits in it.
fn span(range: Range<u64>) -> Range<usize> {
    range.start as usize..range.end as usize
}

/// The functions to replace, by index, and the instruction that each begins with then.
fn cuts(wasm: &[u8]) -> Result<HashMap<u32, u8>> {
    let mut found = HashMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::CustomSection(custom) = payload? else {
            continue;
        };
        let KnownCustom::Name(section) = custom.as_known() else {
            continue;
        };
        for part in section {
            let Name::Function(names) = part? else {
                continue;
            };
            for naming in names {
                let naming = naming?;
                let path = format!("{:#}", rustc_demangle::demangle(naming.name));
                let debug = path.ends_with(" as core::fmt::Debug>::fmt");
                if debug || PANICS.iter().any(|begin| path.starts_with(begin)) {
                    found.insert(naming.index, UNREACHABLE);
                } else if path == SILENT {
                    found.insert(naming.index, NOP);
                }
            }
        }
    }
    Ok(found)
}

/// Replaces a body by one of the same length; one that is too short stays.
fn replace(out: &mut [u8], body: Range<usize>, instruction: u8) -> Option<Range<usize>> {
    const NO_LOCALS: u8 = 0x00;
    const END: u8 = 0x0b;
    let bytes = out.get_mut(body.clone())?;
    let [locals, first, rest @ .., end] = bytes else {
        return None;
    };
    (*locals, *first, *end) = (NO_LOCALS, instruction, END);
    rest.fill(NOP);
    Some(body)
}

/// A custom section: with its header, and its contents after its name.
struct Section {
    whole: Range<usize>,
    contents: Range<usize>,
    name: &'static str,
}

fn find(wasm: &[u8], name: &'static str) -> Option<Section> {
    let mut previous_end = 8;
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.ok()?;
        if let Payload::CustomSection(custom) = &payload
            && custom.name() == name
        {
            let start = custom.data_offset() as usize;
            let contents = start..start + custom.data().len();
            return Some(Section {
                whole: previous_end..contents.end,
                contents,
                name,
            });
        }
        if let Some((_, range)) = payload.as_section() {
            previous_end = range.end as usize;
        }
    }
    None
}

/// The contents of a relocation section without the entries inside `cut`.
fn without(wasm: &[u8], contents: Range<usize>, cut: &[Range<usize>]) -> Result<Vec<u8>> {
    let data = wasm
        .get(contents.clone())
        .context("a section beyond the file")?;
    let section = RelocSectionReader::new(BinaryReader::new(data, contents.start as u64))?;
    let mut kept = Vec::new();
    let mut count = 0;
    for entry in section.entries() {
        let entry = entry?;
        let offset = entry.offset as usize;
        // `cut` ascends, as bodies do.
        let after = cut.partition_point(|body| body.end <= offset);
        if cut.get(after).is_some_and(|body| body.contains(&offset)) {
            continue;
        }
        count += 1;
        kept.push(entry.ty as u8);
        leb(&mut kept, u64::from(entry.offset));
        leb(&mut kept, u64::from(entry.index));
        if entry.ty.addend_kind() != wasmparser::RelocAddendKind::None {
            signed_leb(&mut kept, entry.addend);
        }
    }
    let mut out = Vec::with_capacity(data.len());
    leb(&mut out, u64::from(section.section_index()));
    leb(&mut out, count);
    out.extend(kept);
    Ok(out)
}

fn replace_section(out: &mut Vec<u8>, section: &Section, contents: &[u8]) {
    let mut body = Vec::with_capacity(contents.len() + 16);
    leb(&mut body, section.name.len() as u64);
    body.extend(section.name.as_bytes());
    body.extend(contents);
    let mut whole = vec![0];
    leb(&mut whole, body.len() as u64);
    whole.extend(body);
    out.splice(section.whole.clone(), whole);
}

fn leb(out: &mut Vec<u8>, mut value: u64) {
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}

fn signed_leb(out: &mut Vec<u8>, mut value: i64) {
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        let done = (value == 0 && low & 0x40 == 0) || (value == -1 && low & 0x40 != 0);
        if done {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}
