//! One tab, and what a scenario does with it.

use std::fmt::Display;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::engine::Engine;
use crate::recorder::{Detail, Log};
use crate::site::Site;
use crate::workspace;

/// How long a page may take for anything that isn't said to take longer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Between two questions: short against a test, long against a question.
const PAUSE: Duration = Duration::from_millis(15);

/// A fresh tab, and the site that it visits.
#[derive(Debug)]
pub struct Page {
    /// The tab, for whatever this type doesn't offer.
    pub driver: WebDriver,
    /// The host: pages, data, faults, policy, log of requests.
    pub site: Site,
    /// Which engine it is. What is emulated here, and axe-core, needs Chromium.
    pub engine: Engine,
}

impl Page {
    /// Opens a page that embeds the elements, with `body` in it.
    ///
    /// # Errors
    /// When the elements aren't built, or the page doesn't load.
    pub async fn open(&self, body: &str) -> Result<()> {
        let path = self.site.embedding(body)?;
        self.goto(&path).await
    }

    /// Opens a page without the loader.
    ///
    /// # Errors
    /// When it doesn't load.
    pub async fn open_plain(&self, head: &str, body: &str) -> Result<()> {
        let path = self.site.document(head, body);
        self.goto(&path).await
    }

    /// Goes to a path of the site and waits for its load event.
    ///
    /// # Errors
    /// When it doesn't load.
    pub async fn goto(&self, path: &str) -> Result<()> {
        let url = self.site.url(path);
        self.driver.goto(&url).await.context(url)?;
        self.loaded().await
    }

    /// Loads the page anew.
    ///
    /// # Errors
    /// When it doesn't load.
    pub async fn reload(&self) -> Result<()> {
        self.driver.refresh().await?;
        self.loaded().await
    }

    /// Waits for the load event: on a busy machine a driver may answer before its scripts
    /// have run.
    async fn loaded(&self) -> Result<()> {
        self.until("document.readyState === 'complete'").await
    }

    /// Runs the body of a function in the page; `arguments` holds `args`.
    ///
    /// # Errors
    /// When it throws, or returns something that isn't a `T`.
    pub async fn run<T: DeserializeOwned>(&self, script: &str, args: Vec<Value>) -> Result<T> {
        let returned = self.driver.execute(script, args).await;
        let returned = returned.with_context(|| script.to_owned())?;
        Ok(serde_json::from_value(returned.json().clone())?)
    }

    /// The value of an expression in the page.
    ///
    /// # Errors
    /// When it throws, or isn't a `T`.
    pub async fn value<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        self.run(&format!("return ({expression});"), Vec::new())
            .await
    }

    /// The value that a promise in the page resolves to.
    ///
    /// # Errors
    /// When it rejects, never settles, or resolves to something that isn't a `T`.
    pub async fn promise<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        let script = format!(
            "const done = arguments[0]; \
             Promise.resolve().then(() => ({expression})) \
             .then(value => done({{ value: value ?? null }}), \
             error => done({{ error: String(error?.message ?? error) }}));"
        );
        let returned = self.driver.execute_async(script, Vec::new()).await;
        let returned = returned.with_context(|| expression.to_owned())?;
        let mut settled = returned.json().clone();
        if let Some(error) = settled.get("error") {
            bail!("{expression}: {error}");
        }
        let value = settled.get_mut("value").map(Value::take);
        Ok(serde_json::from_value(value.unwrap_or_default())?)
    }

    /// Waits until an expression in the page is true.
    ///
    /// # Errors
    /// When it stays false for ten seconds, or throws.
    pub async fn until(&self, expression: &str) -> Result<()> {
        self.until_within(PATIENCE, expression).await
    }

    /// Waits so long until an expression in the page is true.
    ///
    /// # Errors
    /// When it stays false, or throws.
    pub async fn until_within(&self, patience: Duration, expression: &str) -> Result<()> {
        let script = format!("!!({expression})");
        self.eventually(patience, expression, async || {
            self.value::<bool>(&script).await
        })
        .await
    }

    /// Waits so long until `holds` says so; `what` names it when it doesn't.
    ///
    /// # Errors
    /// When it never does, or fails.
    pub async fn eventually(
        &self,
        patience: Duration,
        what: impl Display,
        mut holds: impl AsyncFnMut() -> Result<bool>,
    ) -> Result<()> {
        let deadline = Instant::now() + patience;
        loop {
            if holds().await? {
                return Ok(());
            }
            if Instant::now() >= deadline {
                bail!("Not so after {patience:?}: {what}");
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// What the recorder has seen in this document.
    ///
    /// # Errors
    /// When the page is gone.
    pub async fn log(&self) -> Result<Log> {
        let entries = self.value("JSON.parse(JSON.stringify(window.__log ?? []))");
        Ok(Log(entries.await?))
    }

    /// Waits until the element `css` is ready.
    ///
    /// # Errors
    /// When it fails (with its detail) or takes too long.
    pub async fn ready(&self, css: &str) -> Result<()> {
        match self.settled(css, PATIENCE).await? {
            None => Ok(()),
            Some(detail) => bail!("{css} has failed: {detail:?}"),
        }
    }

    /// Waits until the element `css` has failed, and returns the detail with
    /// which `ready` rejected.
    ///
    /// # Errors
    /// When it becomes ready or takes too long.
    pub async fn failure(&self, css: &str) -> Result<Detail> {
        self.failure_within(css, PATIENCE).await
    }

    /// [`Page::failure`] with another patience.
    ///
    /// # Errors
    /// When it becomes ready or takes too long.
    pub async fn failure_within(&self, css: &str, patience: Duration) -> Result<Detail> {
        let settled = self.settled(css, patience).await?;
        settled.with_context(|| format!("{css} is ready, and should have failed"))
    }

    /// Waits for `ready` of an element: none when it resolves.
    async fn settled(&self, css: &str, patience: Duration) -> Result<Option<Detail>> {
        // A document that has only begun lacks it still.
        let there = format!("document.querySelector({})", json!(css));
        self.until(&there).await?;
        let script = "const [css, patience, done] = arguments; \
             const late = setTimeout(() => done({ late: true }), patience); \
             customElements.whenDefined(document.querySelector(css).localName) \
             .then(() => { const { ready } = document.querySelector(css); \
                /* Firefox runs this with a global object of its own, and another Promise. */ \
                if (typeof ready?.then !== 'function') throw new Error('ready is no promise'); \
                return ready; }) \
             .then(() => done({ ready: true }), error => done(typeof error?.code === 'string' \
                ? { code: error.code, message: error.message, path: error.path } \
                : { code: '', message: String(error) })) \
             .finally(() => clearTimeout(late));";
        let patience_ms = u64::try_from(patience.as_millis())?;
        let args = vec![json!(css), json!(patience_ms)];
        let returned = self.driver.execute_async(script, args).await?;
        let settled = returned.json();
        if settled.get("late").is_some() {
            bail!("{css} is neither ready nor failed after {patience:?}");
        }
        if settled.get("ready").is_some() {
            return Ok(None);
        }
        let detail = serde_json::from_value(settled.clone());
        Ok(Some(detail.with_context(|| {
            format!("{css}.ready rejects with {settled}, which is no detail")
        })?))
    }

    /// The element that matches `inner` in the shadow tree of `host`, once it
    /// is there.
    ///
    /// # Errors
    /// When it isn't there in time.
    pub async fn inside(&self, host: &str, inner: &str) -> Result<WebElement> {
        let args = vec![json!(host), json!(inner)];
        let script = "return document.querySelector(arguments[0])\
             ?.shadowRoot?.querySelector(arguments[1]) ?? null;";
        self.eventually(PATIENCE, format!("{inner} in {host}"), async || {
            let found = self.driver.execute(script, args.clone()).await?;
            Ok(!found.json().is_null())
        })
        .await?;
        Ok(self.driver.execute(script, args.clone()).await?.element()?)
    }

    /// The text that a reader sees in the shadow tree of `host`.
    ///
    /// # Errors
    /// When the page is gone.
    pub async fn text_inside(&self, host: &str) -> Result<String> {
        let script = "const root = document.querySelector(arguments[0])?.shadowRoot; \
             return [...root?.children ?? []].map(one => one.innerText ?? '').join('\\n').trim();";
        self.run(script, vec![json!(host)]).await
    }

    /// Whether the element `css` takes room and can be seen, be it slotted or not.
    ///
    /// # Errors
    /// When there is no such element.
    pub async fn visible(&self, css: &str) -> Result<bool> {
        let script = "const one = document.querySelector(arguments[0]); \
             return one.getBoundingClientRect().height > 0 && one.checkVisibility(\
             { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });";
        self.run(script, vec![json!(css)]).await
    }

    /// Sends a command of the Chrome DevTools Protocol.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Result<Value> {
        let answer = self.driver.cdp().send_raw(method, parameters).await;
        answer.with_context(|| method.to_owned())
    }

    /// Saves what the tab shows as `target/screenshots/<name>.png`.
    ///
    /// # Errors
    /// When there is nothing to show, or it can't be written.
    pub async fn screenshot(&self, name: &str) -> Result<PathBuf> {
        let picture = self.driver.screenshot_as_png().await?;
        let folder = workspace().join("target/screenshots");
        fs::create_dir_all(&folder)?;
        let path = folder.join(format!("{name}.png"));
        fs::write(&path, picture)?;
        Ok(path)
    }
}
