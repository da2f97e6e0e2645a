//! Keeps what few bytes several chunks share in the core.
//!
//! The splitter makes a chunk of its own for every set of widgets that share a
//! function, and each of those widgets' files has a copy. What is small, or needed by
//! nearly all, goes to the core instead, where it compresses with the rest.
//! The splitter keeps there what is exported, so such functions are exported for the
//! time of the split.

use std::collections::HashSet;

use anyhow::{Context as _, Result};
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// Begins the name of an export that is there for the splitter alone.
const MARK: &str = "inlay-root-";

/// A function's export in the binary format.
const FUNCTION: u8 = 0x00;

/// The symbols of the functions that a chunk defines.
///
/// # Errors
/// When it can't be read.
pub(super) fn symbols(chunk: &[u8]) -> Result<Vec<String>> {
    let mut imported = 0;
    let mut found = Vec::new();
    for payload in Parser::new(0).parse_all(chunk) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    if matches!(
                        import?.ty,
                        wasmparser::TypeRef::Func(_) | wasmparser::TypeRef::FuncExact(_)
                    ) {
                        imported += 1;
                    }
                }
            }
            Payload::CustomSection(custom) => {
                for (index, name) in names(&custom)? {
                    if index >= imported {
                        found.push(name);
                    }
                }
            }
            _ => {}
        }
    }
    Ok(found)
}

/// The functions' names in a custom section, if it is the one that has them.
fn names(custom: &wasmparser::CustomSectionReader<'_>) -> Result<Vec<(u32, String)>> {
    let mut found = Vec::new();
    let KnownCustom::Name(section) = custom.as_known() else {
        return Ok(found);
    };
    for part in section {
        if let Name::Function(names) = part? {
            for naming in names {
                let naming = naming?;
                found.push((naming.index, naming.name.to_owned()));
            }
        }
    }
    Ok(found)
}

/// The module with the functions of these symbols exported.
///
/// # Errors
/// When it can't be read, or exports nothing.
pub(super) fn export(module: &[u8], symbols: &HashSet<String>) -> Result<Vec<u8>> {
    let mut section = None;
    let mut rooted = Vec::new();
    let mut end = 8;
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        match &payload {
            Payload::ExportSection(exports) => {
                let contents = exports.range();
                let contents = contents.start as usize..contents.end as usize;
                section = Some((end..contents.end, contents, exports.count()));
            }
            Payload::CustomSection(custom) => {
                let named = names(custom)?.into_iter();
                rooted.extend(named.filter(|(_, name)| symbols.contains(name)));
            }
            _ => {}
        }
        if let Some((_, range)) = payload.as_section() {
            end = range.end as usize;
        }
    }
    let (whole, contents, count) = section.context("a module without exports")?;
    let mut body = Vec::new();
    leb(&mut body, u64::from(count) + rooted.len() as u64);
    let old = module.get(contents).context("a section beyond the file")?;
    // The count that stood there, in however many bytes.
    let digits = old.iter().position(|byte| byte & 0x80 == 0).unwrap_or(0) + 1;
    body.extend(old.iter().skip(digits));
    for (index, _) in &rooted {
        let name = format!("{MARK}{index}");
        leb(&mut body, name.len() as u64);
        body.extend(name.as_bytes());
        body.push(FUNCTION);
        leb(&mut body, u64::from(*index));
    }
    let mut section = vec![7];
    leb(&mut section, body.len() as u64);
    section.extend(body);
    let mut out = module.to_vec();
    out.splice(whole, section);
    Ok(out)
}

/// Takes the exports back that were for the splitter.
pub(super) fn forget(module: &mut walrus::Module) {
    let rooted: Vec<_> = module
        .exports
        .iter()
        .filter(|export| export.name.starts_with(MARK))
        .map(walrus::Export::id)
        .collect();
    for id in rooted {
        module.exports.delete(id);
    }
}

/// Writes an unsigned number as WebAssembly's formats do (LEB128).
pub(super) fn leb(out: &mut Vec<u8>, mut value: u64) {
    while value > 0x7f {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

#[cfg(test)]
mod tests {
    use super::{export, forget, symbols};

    /// Two functions that do nothing, `a` exported, and a name section.
    fn module() -> Vec<u8> {
        let mut module = walrus::Module::default();
        for name in ["a", "b"] {
            let builder = walrus::FunctionBuilder::new(&mut module.types, &[], &[]);
            let id = builder.finish(Vec::new(), &mut module.funcs);
            module.funcs.get_mut(id).name = Some(name.to_owned());
            module.exports.add(name, id);
        }
        let last = module.exports.iter().last().unwrap().id();
        module.exports.delete(last);
        module.emit_wasm()
    }

    #[test]
    fn what_is_rooted_is_exported_and_forgotten_again() {
        assert_eq!(symbols(&module()).unwrap(), ["a", "b"]);
        let rooted = export(&module(), &["b".to_owned()].into()).unwrap();
        let mut parsed = walrus::Module::from_buffer(&rooted).unwrap();
        let names = |module: &walrus::Module| -> Vec<String> {
            let exports = module.exports.iter();
            exports.map(|export| export.name.clone()).collect()
        };
        assert_eq!(names(&parsed), ["a", "inlay-root-1"]);
        forget(&mut parsed);
        assert_eq!(names(&parsed), ["a"]);
    }

    #[test]
    fn a_module_without_exports_is_said_so() {
        let empty = walrus::Module::default().emit_wasm();
        let told = export(&empty, &Default::default()).unwrap_err();
        assert_eq!(told.to_string(), "a module without exports");
    }
}
