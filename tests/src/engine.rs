//! The engines that scenarios are played in.

use anyhow::Result;
use serde_json::{Value, json};
use thirtyfour::Capabilities;
use thirtyfour::prelude::*;
use xtask::browser::{self, Browser};

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, in which everything is tested.
    Chromium,
    /// Firefox, where it is installed.
    Firefox,
    /// WebKitGTK, where it is installed.
    WebKit,
}

/// What Chromium needs to run without a screen, as root, and without calls home.
const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
    "--window-size=1000,900",
    // Two tests at a time: neither window may count as covered by the other.
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--disable-dev-shm-usage",
];

impl Engine {
    /// The engines beside Chromium.
    pub const OTHERS: [Self; 2] = [Self::Firefox, Self::WebKit];

    /// What its scenarios' names begin with; none for Chromium's.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Chromium => "",
            Self::Firefox => "firefox::",
            Self::WebKit => "webkit::",
        }
    }

    /// Where it is.
    ///
    /// # Errors
    /// When it isn't here; the text says how to get it.
    pub fn find(self) -> Result<Browser> {
        match self {
            Self::Chromium => browser::chromium(),
            Self::Firefox => browser::firefox(),
            Self::WebKit => browser::webkit(),
        }
    }

    /// What to ask its driver for.
    pub(crate) fn capabilities(self, browser: &Browser, flags: &[&str]) -> Result<Capabilities> {
        let binary = browser.browser.to_string_lossy();
        Ok(match self {
            Self::Chromium => {
                let mut capabilities = DesiredCapabilities::chrome();
                capabilities.set_binary(&binary)?;
                for flag in FLAGS.iter().chain(flags) {
                    capabilities.add_arg(flag)?;
                }
                capabilities.into()
            }
            Self::Firefox => {
                let mut capabilities = DesiredCapabilities::firefox();
                capabilities.set_firefox_binary(&binary)?;
                capabilities.add_arg("-headless")?;
                capabilities.into()
            }
            Self::WebKit => {
                let options = json!({ "binary": binary, "args": ["--automation"] });
                let mut capabilities = serde_json::Map::<String, Value>::new();
                capabilities.insert("webkitgtk:browserOptions".to_owned(), options);
                capabilities.into()
            }
        })
    }
}
