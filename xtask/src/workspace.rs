//! Where things are, and how the programs of the Rust toolchain are run.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;

/// The folder of the workspace's `Cargo.toml`.
#[must_use]
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// The version that every package of the workspace has.
#[must_use]
pub fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// What `cargo metadata` says of the packages that wasm links.
///
/// # Errors
/// When cargo can't resolve the workspace.
pub fn metadata() -> Result<Value> {
    let output = cargo()
        .args(["metadata", "--format-version=1"])
        .args(["--filter-platform", "wasm32-unknown-unknown"])
        .output()
        .context("Can't run cargo")?;
    ensure!(
        output.status.success(),
        "cargo metadata failed:\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).context("cargo metadata printed no JSON")
}

/// The folder that cargo builds into, as the environment and the configuration
/// of whoever runs this say.
///
/// # Errors
/// When the running program doesn't stand in one.
pub fn target() -> Result<PathBuf> {
    // Cargo has put this program into <target>/<profile>/; a test into a
    // folder `deps` below that. Asking the path is faster than asking cargo.
    let exe = env::current_exe().context("Can't tell where xtask stands")?;
    let mut folder = exe.parent();
    while let Some(at) = folder {
        if at.join("CACHEDIR.TAG").is_file() || at.join(".rustc_info.json").is_file() {
            return Ok(at.to_owned());
        }
        folder = at.parent();
    }
    bail!("{} isn't in a target folder of cargo", exe.display());
}

/// The cargo that runs this program, started in the workspace's root.
#[must_use]
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Runs to the end with its output in view.
///
/// # Errors
/// When it can't be started or doesn't end well.
pub fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command
        .status()
        .with_context(|| format!("Can't run {name}"))?;
    ensure!(status.success(), "{name} failed ({status})");
    Ok(())
}

/// The standard output of a program that ended well, trimmed.
///
/// # Errors
/// When it can't be started or doesn't end well.
pub fn output(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command
        .output()
        .with_context(|| format!("Can't run {name}"))?;
    ensure!(
        output.status.success(),
        "{name} failed ({}):\n{}",
        output.status,
        String::from_utf8_lossy(&output.stderr).trim()
    );
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
