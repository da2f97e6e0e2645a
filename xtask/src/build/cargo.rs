//! Compiles a crate to one WebAssembly module.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::build::Variant;
use crate::workspace;

const TARGET: &str = "wasm32-unknown-unknown";
const NIGHTLY: &str = "nightly";

/// Builds the module of `package` and returns where it lies.
///
/// # Errors
/// When a part of the toolchain is missing (the text says which command adds
/// it), or the compiler finds an error (it has said so itself).
pub fn build(package: &str, variant: Variant) -> Result<PathBuf> {
    let toolchain = Toolchain::of(variant)?;
    // A folder of its own: other flags, other compiler, and no waiting for the
    // lock that a build of the native side holds.
    let folder = workspace::target()?.join("inlay").join(variant.name());
    let profile = match variant {
        Variant::Dev => "wasm-dev",
        Variant::Stable | Variant::Smallest => "wasm",
    };
    let mut cargo = toolchain.command("cargo");
    cargo
        .args(["build", "--package", package, "--lib"])
        .args(["--target", TARGET, "--profile", profile])
        .arg("--target-dir")
        .arg(&folder)
        // The splitter's debug mode wants a canary from every loader. Ours
        // loads by content hash, so a chunk never meets a foreign core.
        .args([
            "--config",
            "profile.wasm-dev.package.wasm_split_helpers.debug-assertions=false",
        ])
        // This variable alone goes before whatever else sets flags.
        .env("CARGO_ENCODED_RUSTFLAGS", flags(variant, &toolchain)?);
    if variant == Variant::Smallest {
        cargo
            .arg("-Zbuild-std=std,panic_abort")
            .arg("-Zbuild-std-features=optimize_for_size");
    }
    workspace::run(&mut cargo).with_context(|| format!("{package} doesn't build for {TARGET}"))?;
    Ok(folder
        .join(TARGET)
        .join(profile)
        .join(package.replace('-', "_"))
        .with_extension("wasm"))
}

/// The compiler's flags, each preceded by the separator that cargo expects.
fn flags(variant: Variant, toolchain: &Toolchain) -> Result<OsString> {
    let mut flags = vec![
        OsString::from("-Clink-arg=--emit-relocs"),
        // Makes loops quicker, which no reader notices here, and longer.
        OsString::from("-Cllvm-args=-disable-lsr"),
        OsString::from("-Cllvm-args=-enable-pre=false"),
        OsString::from("-Cllvm-args=-enable-load-pre=false"),
        // Half of what is usual. Addresses of constants come behind it, and below a
        // megabyte they take a byte less each.
        OsString::from("-Clink-arg=-zstack-size=524288"),
    ];
    // Panic messages name source files. Nobody's home folder belongs into a
    // published file, and what isn't there needn't be downloaded.
    for prefix in [
        cargo_home().map(|home| home.join("registry/src")),
        Some(toolchain.sysroot.join("lib/rustlib/src/rust")),
        Some(workspace::root()),
    ] {
        for prefix in prefix.iter().flat_map(|prefix| with_children(prefix)) {
            let mut flag = OsString::from("--remap-path-prefix=");
            flag.push(prefix);
            // rustc joins what follows, so the empty string makes it relative.
            flag.push("=");
            flags.push(flag);
        }
    }
    if variant == Variant::Smallest {
        flags.extend(
            [
                "-Zunstable-options",
                "-Cpanic=immediate-abort",
                "-Zlocation-detail=none",
                "-Zfmt-debug=none",
            ]
            .map(OsString::from),
        );
    }
    Ok(flags.join(&OsString::from("\u{1f}")))
}

/// A registry folder holds one folder per registry, and that one's name is
/// noise too. The last prefix that matches counts, so the parent goes first.
fn with_children(folder: &Path) -> Vec<PathBuf> {
    let mut folders = vec![folder.to_owned()];
    if folder.ends_with("registry/src") {
        let children = folder.read_dir().into_iter().flatten().flatten();
        folders.extend(children.map(|entry| entry.path()));
        folders.sort();
    }
    folders
}

fn cargo_home() -> Option<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    home.or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}

/// A compiler that can build for wasm.
#[derive(Debug)]
struct Toolchain {
    /// The name that rustup knows it by; none is whichever runs xtask.
    name: Option<&'static str>,
    sysroot: PathBuf,
}

impl Toolchain {
    fn of(variant: Variant) -> Result<Self> {
        if variant != Variant::Smallest {
            return Self::current()?.with_target();
        }
        if env::var_os("RUSTC_BOOTSTRAP").is_some_and(|value| value == "1") {
            return Self::current()?.with_source()?.with_target();
        }
        let sysroot = workspace::output(Command::new("rustup").args([
            "run",
            NIGHTLY,
            "rustc",
            "--print=sysroot",
        ]));
        let Ok(sysroot) = sysroot else {
            bail!(
                "--smallest compiles the standard library anew, which takes a nightly compiler, \
                 and rustup has none. Add it:\n    rustup toolchain install {NIGHTLY} \
                 --profile minimal --component rust-src --target {TARGET}"
            );
        };
        let nightly = Self {
            name: Some(NIGHTLY),
            sysroot: PathBuf::from(sysroot),
        };
        nightly.with_source()?.with_target()
    }

    fn current() -> Result<Self> {
        let sysroot = workspace::output(
            Command::new("rustc")
                .arg("--print=sysroot")
                .current_dir(workspace::root()),
        )?;
        Ok(Self {
            name: None,
            sysroot: PathBuf::from(sysroot),
        })
    }

    fn with_source(self) -> Result<Self> {
        let source = self.sysroot.join("lib/rustlib/src/rust/library/std");
        if !source.is_dir() {
            bail!(
                "--smallest compiles the standard library anew, and this toolchain lacks its \
                 source (rust-src). Add it:\n    rustup component add rust-src{}",
                self.option()
            );
        }
        Ok(self)
    }

    fn with_target(self) -> Result<Self> {
        if self.sysroot.join("lib/rustlib").join(TARGET).is_dir() {
            return Ok(self);
        }
        let line = format!("rustup target add {TARGET}{}", self.option());
        if self.name.is_some() {
            bail!("The {NIGHTLY} toolchain can't build for {TARGET} yet. Add it:\n    {line}");
        }
        let added = Command::new("rustup")
            .args(["target", "add", TARGET])
            .current_dir(workspace::root())
            .status();
        match added {
            Ok(status) if status.success() => Ok(self),
            Ok(_) => {
                bail!("The standard library for {TARGET} is missing, and this failed:\n    {line}")
            }
            Err(_) => bail!(
                "The compiler in {} has no standard library for {TARGET}, and there is no rustup \
                 to add it. Install that part with the package manager your Rust came from \
                 (Debian: libstd-rust-dev-wasm32), or Rust from https://rustup.rs.",
                self.sysroot.display()
            ),
        }
    }

    fn option(&self) -> String {
        let option = self.name.map(|name| format!(" --toolchain {name}"));
        option.unwrap_or_default()
    }

    fn command(&self, program: &str) -> Command {
        let Some(name) = self.name else {
            return workspace::cargo();
        };
        let mut command = Command::new("rustup");
        command
            .args(["run", name, program])
            .current_dir(workspace::root());
        // Set by the cargo that started xtask, and not meant for this one.
        for variable in ["CARGO", "RUSTC", "RUSTUP_TOOLCHAIN"] {
            command.env_remove(variable);
        }
        command
    }
}
