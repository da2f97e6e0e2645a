//! The three scripts of the library: a loader as a module, the same loader as
//! a classic script, and the runtime that they load when it is needed.

use anyhow::{Result, bail, ensure};
use serde_json::Value;

use crate::build::{glue, minify};

/// Where the runtime takes the glue.
const MARKER: &str = "/* @glue */";

/// The runtime, from its source, the glue and the names of the files.
///
/// # Errors
/// When the source lacks a place for one of them, or isn't JavaScript.
pub(super) fn runtime(source: &str, glue: &str, files: &Value) -> Result<String> {
    ensure!(
        source.matches(MARKER).count() == 1,
        "runtime.js needs the marker {MARKER} once, inside of its function `create`"
    );
    let source = fill(source, "runtime.js", "__FILES__", files)?;
    let source = source.replacen(MARKER, &glue::body(glue)?, 1);
    minify::module("runtime.js", &source)
}

/// What the loader is told when it is built.
#[derive(Debug, Clone)]
pub(super) struct Facts {
    /// What the loader needs to know of each element.
    pub(super) elements: Value,
    /// The file name of the runtime.
    pub(super) runtime: String,
    /// The version of the library.
    pub(super) version: &'static str,
}

/// The loader as a module.
///
/// # Errors
/// When the source lacks a place for a fact, or isn't JavaScript.
pub(super) fn loader(source: &str, facts: &Facts) -> Result<String> {
    minify::module("loader.js", &informed(source, facts)?)
}

/// The loader as a classic script, for hosts that emit nothing else.
///
/// # Errors
/// When the source imports or exports by statement, too.
pub(super) fn classic_loader(source: &str, facts: &Facts) -> Result<String> {
    let source = informed(source, facts)?;
    ensure!(
        source.contains("import.meta.url"),
        "loader.js doesn't ask `import.meta.url` where it comes from"
    );
    // `currentScript` is null as soon as the script has run, so it is read
    // at once and once.
    let source = source.replace("import.meta.url", "inlayScriptUrl");
    let source = format!(
        "(()=>{{\"use strict\";const inlayScriptUrl=document.currentScript.src;\n{source}\n}})();"
    );
    minify::script("loader.js as a classic script", &source)
}

fn informed(source: &str, facts: &Facts) -> Result<String> {
    let source = fill(source, "loader.js", "__ELEMENTS__", &facts.elements)?;
    let runtime = Value::String(facts.runtime.clone());
    let source = fill(&source, "loader.js", "__RUNTIME__", &runtime)?;
    let version = Value::from(facts.version);
    fill(&source, "loader.js", "__VERSION__", &version)
}

/// Puts a JSON value where `source` names it. JSON is JavaScript (ES2019).
///
/// What is named more than once becomes a constant, of which the minifier
/// makes what is shortest.
fn fill(source: &str, file: &str, name: &str, value: &Value) -> Result<String> {
    match source.matches(name).count() {
        0 => bail!("{file} doesn't use {name}, which the build fills in"),
        1 => Ok(source.replacen(name, &value.to_string(), 1)),
        _ => Ok(format!("const {name}={value};{source}")),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Facts, classic_loader, loader, runtime};

    const LOADER: &str = "
        const base = new URL('.', import.meta.url); // where we are
        for (const name of Object.keys(__ELEMENTS__)) {
            start(name, () => import(new URL(__RUNTIME__, base)), __VERSION__);
        }";

    fn facts() -> Facts {
        Facts {
            elements: json!({"inlay-a": {}}),
            runtime: "inlay-runtime-1.js".to_owned(),
            version: "1.2.3",
        }
    }

    #[test]
    fn a_loader_of_each_kind() {
        let expect = "const e=new URL(`.`,import.meta.url);for(let t of Object.keys({\
                      \"inlay-a\":{}}))start(t,()=>import(new URL(`inlay-runtime-1.js`,e)),`1.2.3`);";
        assert_eq!(loader(LOADER, &facts()).unwrap(), expect);
        let expect = "(()=>{\"use strict\";let e=document.currentScript.src,t=new URL(`.`,e);for(let e of \
                      Object.keys({\"inlay-a\":{}}))start(e,()=>import(new URL(\
                      `inlay-runtime-1.js`,t)),`1.2.3`)})();";
        assert_eq!(classic_loader(LOADER, &facts()).unwrap(), expect);
    }

    #[test]
    fn what_a_loader_must_have() {
        let check = |from: &str, to: &str, part: &str| {
            let error = classic_loader(&LOADER.replace(from, to), &facts()).unwrap_err();
            assert!(format!("{error:#}").contains(part), "{error:#}");
        };
        check("__RUNTIME__", "runtime", "__RUNTIME__");
        check("import.meta.url", "here", "import.meta.url");
        check("const base", "export const base", "classic");
    }

    #[test]
    fn what_a_runtime_must_have() {
        let check = |source: &str, part: &str| {
            let error = runtime(source, "", &json!({})).unwrap_err().to_string();
            assert!(error.contains(part), "{error}");
        };
        check("__FILES__", "@glue");
        check("/* @glue */", "__FILES__");
        check("/* @glue */ __FILES__", "wasm-bindgen has changed");
    }
}
