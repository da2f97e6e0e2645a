//! Keeps in the core what has to be there once.
//!
//! Code may come in two files, and then its constants do, too. What it remembers, such
//! as a cache in a `static`, would be as new again with the second file.

use std::ops::Range;

use anyhow::{Context as _, Result, ensure};
use walrus::ir::Value;
use walrus::{ConstExpr, DataKind};
use wasmparser::{KnownCustom, Name, Operator, Parser, Payload};

/// The linker's name for what never changes.
const CONSTANT: &str = ".rodata";

/// Where a linked module's constants stand.
///
/// # Errors
/// When it can't be read, or the linker's names are gone.
pub(super) fn constants(module: &[u8]) -> Result<Range<u32>> {
    let mut segments = Vec::new();
    let mut constants = None;
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::DataSection(section) => {
                for data in section {
                    let data = data?;
                    let wasmparser::DataKind::Active { offset_expr, .. } = data.kind else {
                        segments.push(0..0);
                        continue;
                    };
                    let address = match offset_expr.get_operators_reader().read()? {
                        Operator::I32Const { value } => u32::try_from(value)?,
                        _ => 0,
                    };
                    segments.push(address..address + u32::try_from(data.data.len())?);
                }
            }
            Payload::CustomSection(custom) => {
                let KnownCustom::Name(names) = custom.as_known() else {
                    continue;
                };
                for part in names {
                    let Name::Data(names) = part? else { continue };
                    for naming in names {
                        let naming = naming?;
                        if naming.name == CONSTANT {
                            constants = Some(naming.index as usize);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let constants = constants.and_then(|index| segments.get(index).cloned());
    constants.with_context(|| format!("no data of the linked module is called {CONSTANT}"))
}

/// Moves a chunk's data into the core: what isn't among the constants, and all of it where
/// there is no code. The chunk without them; nothing if that is all it had.
///
/// # Errors
/// When it can't be read, or the core has no memory.
pub(super) fn absorb(
    core: &mut walrus::Module,
    chunk: &[u8],
    constants: &Range<u32>,
) -> Result<Option<Vec<u8>>> {
    let mut chunk = walrus::Module::from_buffer(chunk).context("reading a chunk")?;
    let has_code = chunk.funcs.iter_local().next().is_some();
    let memory = core.memories.iter().next();
    let memory = memory.context("a core without memory")?.id();
    let mut moved = Vec::new();
    for segment in chunk.data.iter() {
        let DataKind::Active { offset, .. } = &segment.kind else {
            continue;
        };
        let ConstExpr::Value(Value::I32(address)) = offset else {
            continue;
        };
        let stays = has_code && constants.contains(&u32::try_from(*address)?);
        if !stays && !segment.value.is_empty() {
            moved.push((segment.id(), offset.clone(), segment.value.clone()));
        }
    }
    for (id, offset, value) in moved {
        let own = chunk.memories.iter().next();
        ensure!(own.is_some(), "a chunk's data without a memory");
        for memory in chunk.memories.iter_mut() {
            memory.data_segments.remove(&id);
        }
        chunk.data.delete(id);
        let kind = DataKind::Active { memory, offset };
        let id = core.data.add(kind, value);
        core.memories.get_mut(memory).data_segments.insert(id);
    }
    Ok(has_code.then(|| chunk.emit_wasm()))
}
