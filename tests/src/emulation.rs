//! The reader's circumstances.

use anyhow::Result;
use serde_json::json;

use crate::page::Page;

/// What the system prefers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

/// Each of them lasts until the scenario ends.
impl Page {
    /// Sets `prefers-color-scheme`.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn prefer(&self, scheme: Scheme) -> Result<()> {
        let value = match scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        self.media(&[("prefers-color-scheme", value)]).await
    }

    /// Sets media features, say `("prefers-reduced-motion", "reduce")` or
    /// `("forced-colors", "active")`, in place of those set before.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn media(&self, features: &[(&str, &str)]) -> Result<()> {
        let features: Vec<_> = features
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        let features = json!({ "features": features });
        self.devtools("Emulation.setEmulatedMedia", features)
            .await?;
        Ok(())
    }

    /// Makes the processor so many times slower.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn slow_down(&self, times: f64) -> Result<()> {
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times }))
            .await?;
        Ok(())
    }

    /// Sets the width of the viewport in CSS pixels.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn width(&self, pixels: u32) -> Result<()> {
        let metrics = json!({
            "width": pixels, "height": 900, "deviceScaleFactor": 1, "mobile": false,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics)
            .await?;
        Ok(())
    }

    /// Sets the reader's own zone, an IANA name.
    ///
    /// # Errors
    /// When the browser doesn't know the zone.
    pub async fn zone(&self, name: &str) -> Result<()> {
        let zone = json!({ "timezoneId": name });
        self.devtools("Emulation.setTimezoneOverride", zone).await?;
        Ok(())
    }
}
