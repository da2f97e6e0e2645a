//! Turns the glue of wasm-bindgen, an ES module that loads one instance, into
//! the body of a function that makes one instance per call.
//!
//! The glue has no documented shape. So every step looks for exactly what it
//! expects, and a wasm-bindgen that writes something else is a build error,
//! never a runtime that half works.

use anyhow::{Context as _, Result, bail, ensure};

/// Where the glue's own way of loading begins; the runtime has a better one.
const LOADING: &str = "\nasync function __wbg_load(";
/// What the runtime uses of the glue.
const USED: [&str; 3] = [
    "\nfunction __wbg_get_imports() {",
    "\nfunction __wbg_finalize_init(instance, module) {",
    "\nlet wasmModule, wasmInstance, wasm;",
];

/// The body of a function, from the text of the module.
///
/// # Errors
/// When the text isn't shaped as wasm-bindgen 0.2.130 shapes it.
pub(super) fn body(glue: &str) -> Result<String> {
    let (kept, _) = glue
        .split_once(LOADING)
        .with_context(|| changed("`__wbg_load`, where loading begins, is gone"))?;
    for expected in USED {
        ensure!(
            kept.matches(expected).count() == 1,
            changed(&format!("`{}` isn't in it once", expected.trim()))
        );
    }
    let mut body = String::with_capacity(kept.len());
    for line in kept.lines() {
        ensure!(
            !line.starts_with("import "),
            changed(&format!("it imports something: `{line}`"))
        );
        body.push_str(declaration(line)?);
        body.push('\n');
    }
    Ok(body)
}

/// A line without `export`, which a function's body can't have.
fn declaration(line: &str) -> Result<&str> {
    let Some(exported) = line.strip_prefix("export ") else {
        return Ok(line);
    };
    let kinds = ["function ", "class ", "const ", "async function "];
    if kinds.iter().any(|kind| exported.starts_with(kind)) {
        return Ok(exported);
    }
    bail!(changed(&format!("it exports in another way: `{line}`")));
}

fn changed(what: &str) -> String {
    format!(
        "The glue of wasm-bindgen has changed: {what}. Read what it writes now and teach \
         xtask/src/build/glue.rs"
    )
}

#[cfg(test)]
mod tests {
    use super::body;

    const GLUE: &str = "
export function mount(div) {
    wasm.mount(div);
}
function __wbg_get_imports() {
    return {
        _: import0,
    };
}
let wasmModule, wasmInstance, wasm;
function __wbg_finalize_init(instance, module) {
}

async function __wbg_load(module, imports) {
}
export { initSync, __wbg_init as default };
";

    #[test]
    fn a_module_becomes_a_body() {
        let expect = "
function mount(div) {
    wasm.mount(div);
}
function __wbg_get_imports() {
    return {
        _: import0,
    };
}
let wasmModule, wasmInstance, wasm;
function __wbg_finalize_init(instance, module) {
}
";
        assert_eq!(body(GLUE).unwrap(), expect);
    }

    #[test]
    fn another_shape_is_an_error() {
        let check = |from: &str, to: &str, part: &str| {
            let error = body(&GLUE.replace(from, to)).unwrap_err().to_string();
            assert!(error.contains(part), "{error}");
        };
        check("__wbg_load", "load", "where loading begins");
        check(
            "__wbg_finalize_init",
            "finalize",
            "`function __wbg_finalize",
        );
        check("export function", "export enum", "export enum mount");
        check(
            "\nexport function",
            "import * as x from 'y'\nexport function",
            "imports something",
        );
    }
}
