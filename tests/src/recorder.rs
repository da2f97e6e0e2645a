//! What happened on a page: console, events, errors nobody caught.

use anyhow::Result;
use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::WebDriver;

/// The recorder, for pages that have to bring it themselves.
pub(crate) const SOURCE: &str = include_str!("recorder.js");

/// Puts the recorder into every document that this tab will load.
pub(crate) async fn install(browser: &WebDriver) -> Result<()> {
    let script = json!({ "source": SOURCE });
    browser
        .cdp()
        .send_raw("Page.addScriptToEvaluateOnNewDocument", script)
        .await?;
    Ok(())
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Entry {
    /// `error` and `warn` of the console, `inlay-ready`, `inlay-error`,
    /// `inlay-change`, `uncaught`, `unhandledrejection`, `policy`.
    pub kind: String,
    /// The console's text, the event's detail, or the error.
    pub text: String,
    /// The event's target: `#id`, or its tag name.
    pub target: String,
    /// The event's detail, as JSON.
    pub detail: Value,
}

/// The detail of an `inlay-error`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Detail {
    /// One of the documented codes.
    pub code: String,
    /// For the author of the page.
    pub message: String,
    /// Where in the data; empty or absent when it isn't about a place in them.
    #[serde(default)]
    pub path: Option<String>,
}

/// Everything that has happened since the document was made, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Log(pub Vec<Entry>);

impl Log {
    /// The entries of one kind.
    #[must_use]
    pub fn of(&self, kind: &str) -> Vec<&Entry> {
        self.0.iter().filter(|entry| entry.kind == kind).collect()
    }

    /// The texts of one kind.
    #[must_use]
    pub fn texts(&self, kind: &str) -> Vec<&str> {
        self.of(kind)
            .iter()
            .map(|entry| entry.text.as_str())
            .collect()
    }

    /// The targets of one kind of event.
    #[must_use]
    pub fn targets(&self, kind: &str) -> Vec<&str> {
        self.of(kind)
            .iter()
            .map(|entry| entry.target.as_str())
            .collect()
    }
}
