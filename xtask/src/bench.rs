//! `cargo xtask bench`: what is measured, compiled as readers get it.
//!
//! The runner that drives the browser lives with the browser tests, in
//! `inlay-tests`; it asks for the module here.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::build::{self, Variant};
use crate::workspace;

/// The name of the module's glue, beside its `inlay_bench_bg.wasm`.
pub const GLUE: &str = "inlay_bench.js";

/// Runs the benchmarks of these names, or all.
///
/// # Errors
/// When something doesn't compile, or the runner fails; it has said why.
pub fn run(names: &[String]) -> Result<()> {
    let mut cargo = workspace::cargo();
    cargo
        .args([
            "run",
            "--quiet",
            "--package",
            "inlay-tests",
            "--bin",
            "bench",
            "--",
        ])
        .args(names);
    workspace::run(&mut cargo)
}

/// Compiles `inlay-bench` the way the library is, and returns the folder with its
/// module and glue, below `out`.
///
/// # Errors
/// When it doesn't compile, or wasm-bindgen doesn't understand it.
pub fn module(out: &Path) -> Result<PathBuf> {
    let module = build::compile("inlay-bench", Variant::Stable)?;
    let folder = out.join("module");
    fs::create_dir_all(&folder).with_context(|| format!("Can't create {}", folder.display()))?;
    let bytes = fs::read(&module).with_context(|| format!("Can't read {}", module.display()))?;
    Bindgen::new()
        .input_bytes("inlay_bench", bytes)
        .web(true)?
        .typescript(false)
        .generate(&folder)
        .context("wasm-bindgen")?;
    Ok(folder)
}
