//! The pages that we show: the handbook page with its widgets, and the gallery.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use inlay_tests::{Page, Scheme, scenarios};

use crate::embed;

scenarios![the_handbook_page, the_gallery];

/// Puts a folder of the demonstration's site onto the scenario's own.
fn serve(page: &Page, folder: &Path, below: &str) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        let path = format!("{below}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            serve(page, &entry.path(), &path)?;
        } else {
            page.site.page(path, fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// With every widget live, in light and in dark, at both ends of widths.
async fn shows_well(page: &Page, path: &str) -> Result<()> {
    serve(
        page,
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../www"),
        "",
    )?;
    page.goto(path).await?;
    for tag in [
        "inlay-team-directory",
        "inlay-meeting-cadence",
        "inlay-approval-request",
    ] {
        page.until(&format!("document.querySelector('{tag}')?.load"))
            .await?;
        page.promise::<()>(&format!("document.querySelector('{tag}').load()"))
            .await?;
    }
    for (scheme, width) in [(Scheme::Light, 1000), (Scheme::Dark, 320)] {
        page.prefer(scheme).await?;
        page.width(width).await?;
        embed::turn(page).await?;
        let findings = page.axe("html").await?;
        ensure!(findings.is_empty(), "{scheme:?} at {width}: {findings:#?}");
        let wide: u32 = page.value("document.scrollingElement.scrollWidth").await?;
        ensure!(wide <= width, "{wide} pixels wide in a viewport of {width}");
    }
    let log = page.log().await?;
    for kind in ["error", "inlay-error", "policy", "uncaught"] {
        ensure!(log.of(kind).is_empty(), "{log:?}");
    }
    Ok(())
}

async fn the_handbook_page(page: &Page) -> Result<()> {
    shows_well(page, "/index.html").await
}

async fn the_gallery(page: &Page) -> Result<()> {
    shows_well(page, "/gallery.html").await
}
