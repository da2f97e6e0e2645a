//! axe-core, asked.

use std::fs;
use std::sync::OnceLock;

use anyhow::{Context, Result, anyhow};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::page::Page;
use crate::workspace;

/// A rule of axe-core that a page breaks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Finding {
    /// The rule, say `color-contrast`.
    pub rule: String,
    /// `minor` to `critical`.
    pub impact: Option<String>,
    /// What the rule asks for.
    pub help: String,
    /// The elements at fault: selectors, through shadow roots with ` >>> `.
    pub targets: Vec<String>,
}

impl Page {
    /// Runs axe-core on what matches `css`, shadow trees included, with
    /// `target-size` (off by default) switched on.
    ///
    /// # Errors
    /// When axe-core can't be had or fails.
    pub async fn axe(&self, css: &str) -> Result<Vec<Finding>> {
        if !self.value::<bool>("!!window.axe").await? {
            // As a tool would inject it: the page's policy isn't the tool's.
            let source = json!({ "expression": source()?, "silent": true });
            let answer = self.devtools("Runtime.evaluate", source).await?;
            if let Some(exception) = answer.get("exceptionDetails") {
                return Err(anyhow!("axe-core doesn't load: {exception}"));
            }
        }
        let script = "const [css, done] = arguments; \
             axe.run(css, { rules: { 'target-size': { enabled: true } }, \
                resultTypes: ['violations'] }) \
             .then(({ violations }) => done({ findings: violations.map(one => ({ \
                rule: one.id, impact: one.impact, help: one.help, \
                targets: one.nodes.map(node => node.target.flat().join(' >>> ')) })) }), \
             error => done({ error: String(error) }));";
        let returned = self.driver.execute_async(script, vec![json!(css)]).await?;
        let mut answer = returned.json().clone();
        if let Some(error) = answer.get("error") {
            return Err(anyhow!("axe-core fails: {error}"));
        }
        let findings = answer.get_mut("findings").map(Value::take);
        Ok(serde_json::from_value(findings.unwrap_or_default())?)
    }
}

/// Read, and if need be fetched, once.
fn source() -> Result<&'static str> {
    static SOURCE: OnceLock<std::result::Result<String, String>> = OnceLock::new();
    let source = SOURCE.get_or_init(|| {
        let read = || -> Result<String> {
            let path = xtask::browser::axe(&workspace().join("target/npm"))?;
            fs::read_to_string(&path).with_context(|| path.display().to_string())
        };
        read().map_err(|error| format!("{error:#}"))
    });
    source
        .as_deref()
        .map_err(|error| anyhow!("No axe-core: {error}"))
}
