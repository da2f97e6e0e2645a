//! The programs that browser tests need: browsers, their drivers, and packages of npm.
//!
//! What is missing is installed where that is a matter of one package manager
//! (root on Debian), and named with the command that installs it elsewhere.
//! Chromium has to be there; Firefox and WebKitGTK are tested where they are.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The version of axe-core that the accessibility tests were written against.
const AXE: &str = "4.14.1";

const CHROMIUM: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    // Not on any PATH, but always here on a Mac.
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const CHROMEDRIVER: &[&str] = &["chromedriver", "chromium.chromedriver"];
const FIREFOX: &[&str] = &[
    "firefox-esr",
    "firefox",
    "/Applications/Firefox.app/Contents/MacOS/firefox",
];

/// A browser and the program that drives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Browser {
    /// The browser itself.
    pub browser: PathBuf,
    /// Its WebDriver; ChromeDriver has to be of the browser's major version.
    pub driver: PathBuf,
    /// An X server for a browser that can't do without a screen.
    pub screen: Option<PathBuf>,
}

/// Finds Chromium and ChromeDriver, after installing them if need be.
///
/// # Errors
/// When one is missing and can't be installed here; the text says how to.
pub fn chromium() -> Result<Browser> {
    if let Some(browser) = find_chromium() {
        return Ok(browser);
    }
    install(&["chromium", "chromium-driver"])
        .context("Browser tests need Chromium and ChromeDriver on the PATH")?;
    find_chromium().context("Chromium was installed, yet is not on the PATH")
}

fn find_chromium() -> Option<Browser> {
    Some(Browser {
        browser: find(CHROMIUM)?,
        driver: find(CHROMEDRIVER)?,
        screen: None,
    })
}

/// Finds Firefox and geckodriver.
///
/// # Errors
/// When one is missing; the text says how to get it.
pub fn firefox() -> Result<Browser> {
    let driver = find(&["geckodriver"]).or_else(|| {
        // Where cargo puts it, on the PATH or not.
        let home = env::var_os("CARGO_HOME").map(PathBuf::from);
        let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")))?;
        find_in(&["geckodriver"], &[home.join("bin")])
    });
    Ok(Browser {
        driver: driver.context("There is no geckodriver: cargo install geckodriver")?,
        browser: find(FIREFOX).context("There is no Firefox: apt-get install firefox-esr")?,
        screen: None,
    })
}

/// Finds WebKitGTK's MiniBrowser, its driver, and an X server to show it.
///
/// # Errors
/// When one is missing; the text says how to get it.
pub fn webkit() -> Result<Browser> {
    const LACKS: &str = "On Debian: apt-get install webkit2gtk-driver xvfb";
    Ok(Browser {
        driver: find(&["WebKitWebDriver"]).context(LACKS)?,
        browser: mini_browser().context(LACKS)?,
        screen: Some(find(&["Xvfb"]).context(LACKS)?),
    })
}

/// On no PATH: a folder of WebKit's in that of the system's libraries.
fn mini_browser() -> Option<PathBuf> {
    let mut folders = Vec::new();
    for libraries in ["/usr/lib", "/usr/libexec"].map(Path::new) {
        let inner = fs::read_dir(libraries).into_iter().flatten().flatten();
        for folder in inner
            .map(|entry| entry.path())
            .chain([libraries.to_owned()])
        {
            for version in ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"] {
                folders.push(folder.join(version));
            }
        }
    }
    find_in(&["MiniBrowser"], &folders)
}

/// Installs what is missing of the browsers that tests can do without, where that is
/// easy: not geckodriver, which no package has and which takes minutes to compile.
pub fn install_others() {
    let missing_firefox = find(&["geckodriver"]).is_some() && find(FIREFOX).is_none();
    for (missing, packages) in [
        (webkit().is_err(), &["webkit2gtk-driver", "xvfb"][..]),
        (missing_firefox, &["firefox-esr"][..]),
    ] {
        if missing {
            // The tests say what they leave out, and why.
            let _ = install(packages);
        }
    }
}

/// The path of `axe.min.js`, which is fetched with npm into `cache` (say,
/// `target/npm`) when it isn't there.
///
/// # Errors
/// When npm is missing and can't be installed here, or can't fetch.
pub fn axe(cache: &Path) -> Result<PathBuf> {
    let script = npm(cache, "axe-core", AXE)?.join("axe.min.js");
    if !script.is_file() {
        bail!("npm has installed axe-core without {}", script.display());
    }
    Ok(script)
}

/// The folder of a package of npm's registry, which is fetched into `cache` when it
/// isn't there. Nothing of the package is run.
///
/// # Errors
/// When npm is missing and can't be installed here, or can't fetch.
pub fn npm(cache: &Path, name: &str, version: &str) -> Result<PathBuf> {
    let home = cache.join(format!("{}-{version}", name.replace(['@', '/'], "")));
    let folder = home.join("node_modules").join(name);
    if folder.join("package.json").is_file() {
        return Ok(folder);
    }
    let npm = if let Some(npm) = find(&["npm"]) {
        npm
    } else {
        install(&["npm"]).with_context(|| format!("npm is needed to fetch {name}"))?;
        find(&["npm"]).context("npm was installed, yet is not on the PATH")?
    };
    fs::create_dir_all(&home).with_context(|| format!("Can't create {}", home.display()))?;
    // npm compares what it gets with the digest that the registry publishes.
    let package = format!("{name}@{version}");
    run(Command::new(npm)
        .args(["install", "--no-save", "--ignore-scripts", "--no-audit"])
        .args(["--no-fund", "--silent", "--prefix"])
        .args([home.as_os_str(), OsStr::new(&package)]))?;
    if !folder.is_dir() {
        bail!(
            "npm has installed {package}, and not as {}",
            folder.display()
        );
    }
    Ok(folder)
}

/// The first of `names` that is on the PATH, or is a path to a file.
fn find(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    find_in(names, &env::split_paths(&path).collect::<Vec<_>>())
}

fn find_in(names: &[&str], folders: &[PathBuf]) -> Option<PathBuf> {
    names.iter().find_map(|name| {
        let mut places = folders.iter().map(|folder| {
            // An absolute name stands for itself.
            folder.join(format!("{name}{}", env::consts::EXE_SUFFIX))
        });
        places.find(|place| place.is_file())
    })
}

/// Installs Debian packages, or says which command would.
fn install(packages: &[&str]) -> Result<()> {
    let command = format!("apt-get install {}", packages.join(" "));
    if !Path::new("/etc/debian_version").exists() || find(&["apt-get"]).is_none() {
        bail!("On Debian: {command}");
    }
    if !is_root() {
        bail!("Run: sudo {command}");
    }
    let again = || {
        run(apt()
            .args(["install", "-y", "--no-install-recommends"])
            .args(packages))
    };
    if again().is_err() {
        // Most likely the package lists are missing or old.
        run(apt().arg("update"))?;
        again()?;
    }
    Ok(())
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command.arg("-q").env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// Runs to the end; its output is shown only when it fails.
fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("Can't run {name}"))?;
    if !output.status.success() {
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        bail!("{name} failed ({}):\n{}", output.status, said.trim());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::env;
    use std::fs;

    use super::find_in;

    #[test]
    fn the_first_name_that_is_anywhere() {
        let home = env::temp_dir().join(format!("find-{}", std::process::id()));
        let (first, second) = (home.join("first"), home.join("second"));
        fs::create_dir_all(&first).unwrap();
        fs::create_dir_all(second.join("folder")).unwrap();
        let name = |name: &str| format!("{name}{}", env::consts::EXE_SUFFIX);
        fs::write(second.join(name("one")), "").unwrap();
        fs::write(first.join(name("two")), "").unwrap();
        let folders = [first.clone(), second.clone()];
        let check = |names: &[&str], expect| {
            assert_eq!(find_in(names, &folders), expect, "{names:?}");
        };
        check(&["one", "two"], Some(second.join(name("one"))));
        check(&["none", "two"], Some(first.join(name("two"))));
        check(&["folder"], None);
        check(&[], None);
        fs::remove_dir_all(home).unwrap();
    }
}
