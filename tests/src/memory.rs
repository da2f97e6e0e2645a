//! What a page holds on to.

use anyhow::Result;
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

    /// How many of the objects that [`Page::watch`] was given are alive after a
    /// collection, in the document or anywhere else.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn alive(&self) -> Result<usize> {
        self.collect().await?;
        // Weak references, since `Runtime.queryObjects` brings down the tab of
        // a page whose objects WebAssembly has touched (Chromium 156).
        self.value("(window.__watched ?? []).filter(each => each.deref()).length")
            .await
    }

    /// Counts every object of the array `expression` from now on.
    ///
    /// # Errors
    /// When it isn't an array.
    pub async fn watch(&self, expression: &str) -> Result<()> {
        let script = format!(
            "(window.__watched ??= []).push(...({expression}).map(each => new WeakRef(each)));"
        );
        self.run(&script, Vec::new()).await
    }
}
