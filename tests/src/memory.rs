//! What a page holds on to.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::page::Page;

/// Sizes of a page's heaps, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Heap {
    /// JavaScript objects.
    #[serde(rename = "usedSize")]
    pub used: f64,
    /// The DOM's own objects.
    #[serde(rename = "embedderHeapUsedSize")]
    pub dom: f64,
    /// Array buffers, the memories of WebAssembly among them.
    #[serde(rename = "backingStorageSize")]
    pub buffers: f64,
}

impl Heap {
    /// All of it.
    #[must_use]
    pub fn total(self) -> f64 {
        self.used + self.dom + self.buffers
    }
}

/// Counts of what is alive in the tab's process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Counters {
    /// Documents, frames among them.
    pub documents: u64,
    /// Nodes, detached ones too.
    pub nodes: u64,
    /// Event listeners.
    #[serde(rename = "jsEventListeners")]
    pub listeners: u64,
}

impl Page {
    /// Collects garbage until nothing more goes.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn collect(&self) -> Result<()> {
        // Finalizers run as tasks after a collection and free what only the
        // next one finds, hence the turns between.
        for _ in 0..4 {
            self.devtools("HeapProfiler.collectGarbage", json!({}))
                .await?;
            let turn = "new Promise(done => requestAnimationFrame(() => setTimeout(done)))";
            self.promise::<Value>(turn).await?;
        }
        Ok(())
    }

    /// The heaps after a collection.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn heap(&self) -> Result<Heap> {
        self.collect().await?;
        let usage = self.devtools("Runtime.getHeapUsage", json!({})).await?;
        Ok(serde_json::from_value(usage)?)
    }

    /// What is alive after a collection.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn counters(&self) -> Result<Counters> {
        self.collect().await?;
        let counters = self.devtools("Memory.getDOMCounters", json!({})).await?;
        Ok(serde_json::from_value(counters)?)
    }

    /// How many instances of the class `expression` are alive after a
    /// collection, in the document or anywhere else.
    ///
    /// # Errors
    /// When there is no such class.
    pub async fn instances(&self, class: &str) -> Result<usize> {
        self.collect().await?;
        let group = "instances";
        let object = |answer: &Value, at: &str| {
            let id = answer.pointer(at).and_then(Value::as_str);
            id.map(str::to_owned).context("no such object")
        };
        let expression = format!("({class}).prototype");
        let prototype = json!({ "expression": expression, "objectGroup": group });
        let prototype = self.devtools("Runtime.evaluate", prototype).await?;
        if let Some(exception) = prototype.get("exceptionDetails") {
            bail!("{expression}: {exception}");
        }
        let prototype = object(&prototype, "/result/objectId")?;
        let query = json!({ "prototypeObjectId": prototype, "objectGroup": group });
        let found = self.devtools("Runtime.queryObjects", query).await?;
        let count = json!({
            "objectId": object(&found, "/objects/objectId")?,
            "functionDeclaration": "function () { return this.length; }",
            "returnByValue": true,
        });
        let count = self.devtools("Runtime.callFunctionOn", count).await?;
        // The answer would keep alive what it counted.
        let group = json!({ "objectGroup": group });
        self.devtools("Runtime.releaseObjectGroup", group).await?;
        let count = count.pointer("/result/value").and_then(Value::as_u64);
        Ok(usize::try_from(count.context("no count")?)?)
    }
}
