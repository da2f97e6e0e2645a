//! Browsers that wait for the next scenario.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use thirtyfour::prelude::*;

use crate::driver::Driver;
use crate::engine::Engine;
use crate::recorder;

/// How long a script that runs asynchronously may take.
const SCRIPT: Duration = Duration::from_secs(60);

/// One browser per concurrent scenario: a start costs half a second, a tab
/// next to nothing.
#[derive(Debug)]
pub(crate) struct Pool {
    idle: Mutex<Vec<WebDriver>>,
    driver: Driver,
}

impl Pool {
    pub(crate) fn start(engine: Engine) -> Result<Self> {
        Ok(Self {
            idle: Mutex::default(),
            driver: Driver::start(engine)?,
        })
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<WebDriver>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A browser that shows a fresh tab; in Chromium with the recorder in it.
    pub(crate) async fn take(&self) -> Result<WebDriver> {
        let idle = self.idle().pop();
        if self.driver.engine != Engine::Chromium {
            // Nothing was emulated, and the next site is another origin.
            return match idle {
                Some(browser) => Ok(browser),
                None => open(&self.driver, &[]).await,
            };
        }
        let browser = if let Some(browser) = idle {
            // Emulation, recorders and history belong to the tab: a new one has none.
            let fresh = browser.new_tab().await?;
            browser.close_window().await?;
            browser.switch_to_window(fresh).await?;
            browser
        } else {
            open(&self.driver, &[]).await?
        };
        recorder::install(&browser).await?;
        // Side by side, only one window has the focus of the system; each behaves
        // as if it had.
        let focused = serde_json::json!({ "enabled": true });
        browser
            .cdp()
            .send_raw("Emulation.setFocusEmulationEnabled", focused)
            .await?;
        Ok(browser)
    }

    /// Takes back a browser whose scenario went well.
    pub(crate) fn give_back(&self, browser: WebDriver) {
        self.idle().push(browser);
    }

    /// Ends the browsers in good order, then the driver.
    pub(crate) async fn stop(self) {
        let idle = std::mem::take(&mut *self.idle());
        for browser in idle {
            // The driver's end would end it too.
            let _ = browser.quit().await;
        }
    }
}

/// A browser of its own, started with further `flags`.
pub(crate) async fn open(driver: &Driver, flags: &[&str]) -> Result<WebDriver> {
    let capabilities = driver.engine.capabilities(&driver.browser, flags)?;
    let browser = WebDriver::new(&driver.url, capabilities)
        .await
        .with_context(|| format!("{:?} doesn't start", driver.engine))?;
    browser.set_script_timeout(SCRIPT).await?;
    Ok(browser)
}
