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
        } else if path.ends_with(".html") {
            let text = fs::read_to_string(entry.path())?;
            let head = format!("<head>{}", page.site.head());
            page.site.page(path, text.replacen("<head>", &head, 1));
        } else {
            page.site.page(path, fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// Puts all of it there.
pub(crate) fn serve_all(page: &Page) -> Result<()> {
    serve(
        page,
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../www"),
        "",
    )
}

/// With every widget live, in light and in dark, at both ends of widths.
async fn shows_well(page: &Page, path: &str) -> Result<()> {
    serve_all(page)?;
    page.goto(path).await?;
    for tag in [
        "inlay-team-directory",
        "inlay-meeting-cadence",
        "inlay-meeting-time",
        "inlay-approval-request",
        "inlay-local-time",
        "inlay-publisher-planner",
        "inlay-okr-cascade",
        "inlay-regional-readouts",
        "inlay-contact",
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
        // The elements that reach out of the page, those in shadow trees too.
        let outside: Vec<String> = page
            .value(
                "(out => { if (document.scrollingElement.scrollWidth <= innerWidth) return out; \
                 const visit = node => { for (const one of node.querySelectorAll('*')) { \
                   if (one.getBoundingClientRect().right > innerWidth + 1) \
                     out.push(`${one.localName}.${one.className} \
                       ${one.getBoundingClientRect().right}`); \
                   if (one.shadowRoot) visit(one.shadowRoot); } }; visit(document); return out; })([])",
            )
            .await?;
        ensure!(outside.is_empty(), "{scheme:?} at {width}: {outside:#?}");
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
