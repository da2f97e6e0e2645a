//! The module with all widgets in its core, for pages that have many of them.
//!
//! The splitter knows its points by the names of an import and an export. Under other
//! names they are none, and what they mark is reached from the core like anything else.

use anyhow::{Context as _, Result};
use inlay_widgets::element::ELEMENTS;
use walrus::{ExportItem, FunctionId, ImportKind};

/// Begins the names of a split point.
const POINT: &str = "__wasm_split_00";
/// In its place, in as many letters, for what is none.
const PLAIN: &str = "__wasm_whole_00";

/// Makes plain functions of the points at which widgets would be split off.
pub(super) fn without_points(module: &[u8]) -> Vec<u8> {
    let mut out = module.to_vec();
    for element in ELEMENTS {
        for kind in ["import", "export"] {
            let name = format!("{POINT}{}00_{kind}_", element.widget);
            let length = PLAIN.len();
            for place in places(module, name.as_bytes()) {
                if let Some(begin) = out.get_mut(place..place + length) {
                    begin.copy_from_slice(PLAIN.as_bytes());
                }
            }
        }
    }
    out
}

fn places(text: &[u8], name: &[u8]) -> Vec<usize> {
    let windows = text.windows(name.len()).enumerate();
    windows
        .filter(|(_, window)| *window == name)
        .map(|(place, _)| place)
        .collect()
}

/// Lets what called such a function by its import call the function itself.
///
/// # Errors
/// When the core can't be read, or one of the two is missing.
pub(super) fn joined_points(core: &[u8]) -> Result<Vec<u8>> {
    let mut module = walrus::Module::from_buffer(core).context("reading the core")?;
    let points: Vec<(FunctionId, String)> = module
        .imports
        .iter()
        .filter(|import| import.name.starts_with(PLAIN))
        .filter_map(|import| match import.kind {
            ImportKind::Function(id) => Some((id, import.name.replacen("_import_", "_export_", 1))),
            _ => None,
        })
        .collect();
    for (import, name) in points {
        let export = module.exports.iter().find(|export| export.name == name);
        let export = export.with_context(|| format!("the core doesn't export {name}"))?;
        let ExportItem::Function(function) = export.item else {
            anyhow::bail!("{name} is no function");
        };
        let id = export.id();
        module
            .replace_imported_func(import, |(body, arguments)| {
                for argument in arguments {
                    body.local_get(*argument);
                }
                body.call(function);
            })
            .with_context(|| format!("putting {name} in its import's place"))?;
        module.exports.delete(id);
    }
    Ok(module.emit_wasm())
}

#[cfg(test)]
mod tests {
    use walrus::{FunctionBuilder, Module, ModuleConfig, ValType};

    use super::{joined_points, without_points};

    const IMPORT: &str = "__wasm_split_00cadence00_import_0123456789abcdef0123456789abcdef";
    const EXPORT: &str = "__wasm_split_00cadence00_export_0123456789abcdef0123456789abcdef";

    #[test]
    fn a_point_becomes_a_call() {
        let mut module = Module::with_config(ModuleConfig::new());
        let ty = module.types.add(&[ValType::I32], &[]);
        let (import, _) = module.add_import_func("m", IMPORT, ty);
        let (other, _) = module.add_import_func("m", &IMPORT.replace("cadence", "page"), ty);
        let mut own = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[]);
        own.func_body().i32_const(7).drop();
        let argument = module.locals.add(ValType::I32);
        let own = own.finish(vec![argument], &mut module.funcs);
        module.exports.add(EXPORT, own);
        let mut caller = FunctionBuilder::new(&mut module.types, &[], &[]);
        caller
            .func_body()
            .i32_const(1)
            .call(import)
            .i32_const(2)
            .call(other);
        let caller = caller.finish(Vec::new(), &mut module.funcs);
        module.exports.add("caller", caller);

        let joined = joined_points(&without_points(&module.emit_wasm())).unwrap();
        let joined = Module::from_buffer(&joined).unwrap();
        let imports: Vec<_> = joined.imports.iter().map(|import| &import.name).collect();
        assert_eq!(imports, [&IMPORT.replace("cadence", "page")]);
        let exports: Vec<_> = joined.exports.iter().map(|export| &export.name).collect();
        assert_eq!(exports, ["caller"]);
    }
}
