//! Every element in every state, compared with a picture that is kept in `tests/visual`.
//!
//! `INLAY_VISUAL=update` makes the pictures anew; CONTRIBUTING.md says when.

use std::env;
use std::fs;

use anyhow::{Context, Result, ensure};
use inlay_tests::{Page, Scheme, picture::Picture, scenarios, workspace};
use serde_json::json;
use xtask::server::Fault;

use crate::embed;

scenarios![
    how_the_directory_looks,
    how_the_converter_looks,
    how_the_cadence_looks,
    how_the_approval_looks,
    how_a_time_looks,
    how_the_planner_looks,
    how_the_objectives_look,
    how_the_readouts_look,
    how_the_contact_looks,
];

/// So much of a picture may differ.
const TOLERANCE: f64 = 0.002;

/// One font for all, one that Debian's Chromium brings along.
const STYLE: &str = "\
:root { color-scheme: light dark; scrollbar-width: none; font: 16px/1.5 \"DejaVu Sans\"; }
body { margin: 0; background: Canvas; color: CanvasText; }
main { padding: 8px; }
h1, #sentinel { display: none; }
";

/// Whether that font is here: text in it is as wide whatever stands in for it.
const HAS_FONT: &str = "(() => { const pen = document.createElement('canvas').getContext('2d'); \
     const wide = fallback => { pen.font = `40px \"DejaVu Sans\", ${fallback}`; \
       return pen.measureText('illumination').width; }; \
     return wide('monospace') === wide('serif'); })()";

struct Element {
    name: &'static str,
    tag: &'static str,
    /// Whatever makes it show the same at any time.
    stands: &'static str,
    /// Its data: an attribute.
    data: &'static str,
    /// Data with nothing in it; or attributes, for an element without words of the page's.
    empty: &'static str,
    /// What it can't be drawn from.
    broken: &'static str,
}

/// An address that nothing answers.
const NOTHING: &str = "src=\"/nothing.json\"";

async fn open(page: &Page, element: &Element, data: &str, inside: &str) -> Result<bool> {
    page.site.page("/visual.css", STYLE);
    let Element { tag, stands, .. } = element;
    embed::open(
        page,
        &format!(
            "<link rel=\"stylesheet\" href=\"/visual.css\">\n<div>\n\
             <{tag} id=\"x\" loading=\"eager\" lang=\"en-GB\" {stands} {data}>{inside}</{tag}>\n</div>"
        ),
    )
    .await?;
    let font = page.value::<bool>(HAS_FONT).await?;
    if !font {
        eprintln!(
            "{} isn't compared: DejaVu Sans isn't installed",
            element.name
        );
    }
    Ok(font)
}

/// The page's own words, which stay where the widget can't start.
const FALLBACK: &str = "<p>What the page says anyway, with a <a href=\"/\">link</a>.</p>";

async fn looks(page: &Page, element: &Element) -> Result<()> {
    page.media(&[("prefers-reduced-motion", "reduce")]).await?;
    // What the browser keeps would come in spite of a fault.
    page.devtools("Network.enable", json!({})).await?;
    page.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true }))
        .await?;
    let mut faults = Vec::new();
    page.width(720).await?;
    if !open(page, element, element.data, FALLBACK).await? {
        return Ok(());
    }
    page.ready("#x").await?;
    as_kept(page, element.name, "ready", &mut faults).await?;
    page.width(320).await?;
    as_kept(page, element.name, "narrow", &mut faults).await?;
    page.width(720).await?;
    if element.empty.starts_with('{') {
        let inline = [
            "<script type=\"application/json\">",
            element.empty,
            "</script>",
        ]
        .concat();
        open(page, element, "", &[&*inline, FALLBACK].concat()).await?;
    } else {
        open(page, element, element.empty, "").await?;
    }
    page.ready("#x").await?;
    as_kept(page, element.name, "empty", &mut faults).await?;
    open(page, element, element.broken, FALLBACK).await?;
    page.failure("#x").await?;
    as_kept(page, element.name, "error", &mut faults).await?;
    page.site.fault("/nothing.json", Fault::Stall);
    // One that has no file waits for the library's.
    page.site
        .fault("/inlay/inlay-localtime*.wasm", Fault::Stall);
    let data = if element.broken == NOTHING {
        NOTHING
    } else {
        element.data
    };
    open(page, element, data, FALLBACK).await?;
    page.until("performance.getEntriesByType('resource').length > 3")
        .await?;
    as_kept(page, element.name, "loading", &mut faults).await?;
    page.site.clear_faults();
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

/// Compares light and dark with what is kept, or keeps them.
async fn as_kept(page: &Page, name: &str, state: &str, faults: &mut Vec<String>) -> Result<()> {
    for (scheme, suffix) in [(Scheme::Light, "light"), (Scheme::Dark, "dark")] {
        page.media(&[
            ("prefers-reduced-motion", "reduce"),
            ("prefers-color-scheme", suffix),
        ])
        .await?;
        embed::turn(page).await?;
        let actual = page.picture("main").await?.halved();
        let file = format!("{name}-{state}-{suffix}.png");
        let kept = workspace().join("tests/visual").join(&file);
        if env::var_os("INLAY_VISUAL").is_some_and(|how| how == "update") {
            fs::create_dir_all(kept.parent().context("no folder")?)?;
            fs::write(&kept, actual.encode()?)?;
            continue;
        }
        let (share, difference) = match fs::read(&kept) {
            Ok(bytes) => Picture::decode(&bytes)?.difference(&actual),
            Err(_) => (1.0, actual.clone()),
        };
        if share > TOLERANCE {
            let out = workspace().join("target/visual");
            fs::create_dir_all(&out)?;
            fs::write(out.join(&file), actual.encode()?)?;
            let where_it_differs = out.join(format!("{name}-{state}-{suffix}-diff.png"));
            fs::write(&where_it_differs, difference.encode()?)?;
            let share = share * 100.0;
            let seen = where_it_differs.display();
            faults.push(format!(
                "{file}, {scheme:?}: {share:.2} % differ, see {seen}"
            ));
        }
    }
    Ok(())
}

async fn how_the_directory_looks(page: &Page) -> Result<()> {
    looks(
        page,
        &Element {
            name: "directory",
            tag: "inlay-team-directory",
            stands: "edit-href=\"/edit\"",
            data: "src=\"/data/directory.json\"",
            empty: r#"{"title": "Nobody yet", "teams": []}"#,
            broken: NOTHING,
        },
    )
    .await
}

async fn how_the_converter_looks(page: &Page) -> Result<()> {
    looks(
        page,
        &Element {
            name: "time",
            tag: "inlay-meeting-time",
            stands: "now=\"2026-11-24T16:00:00Z\" viewer-zone=\"America/Los_Angeles\"",
            data: "src=\"/data/people.json\"",
            empty: r#"{"people": []}"#,
            broken: NOTHING,
        },
    )
    .await
}

async fn how_the_cadence_looks(page: &Page) -> Result<()> {
    looks(
        page,
        &Element {
            name: "cadence",
            tag: "inlay-meeting-cadence",
            stands: "now=\"2027-02-20T12:00:00Z\" viewer-zone=\"America/Los_Angeles\"",
            data: "src=\"/data/cadence.json\"",
            empty: r#"{"on": {"weekday": "tuesday", "every": 2}}"#,
            broken: NOTHING,
        },
    )
    .await
}

async fn how_the_approval_looks(page: &Page) -> Result<()> {
    looks(
        page,
        &Element {
            name: "approval",
            tag: "inlay-approval-request",
            stands: "now=\"2026-11-22T12:00:00Z\"",
            data: "src=\"/data/approval.json\"",
            empty: r#"{"fields": [{"id": "why", "label": "Why?", "kind": "text"}], "draft": {"title": "Why", "template": "{{why}}"}, "targets": []}"#,
            broken: NOTHING,
        },
    )
    .await
}

async fn how_a_time_looks(page: &Page) -> Result<()> {
    looks(
        page,
        &Element {
            name: "localtime",
            tag: "inlay-local-time",
            stands: "now=\"2026-11-22T12:00:00Z\" viewer-zone=\"Australia/Sydney\" \
                     zone=\"Europe/London\"",
            data: "at=\"2026-12-02T16:00\"",
            empty: "at=\"2026-12-02T16:00\"",
            broken: "at=\"nothing\"",
        },
    )
    .await
}

async fn how_the_planner_looks(page: &Page) -> Result<()> {
    looks(
        page,
        &Element {
            name: "publisher",
            tag: "inlay-publisher-planner",
            stands: "now=\"2026-11-22T12:00:00Z\" viewer-zone=\"UTC\"",
            data: "src=\"/data/publisher.json\"",
            empty: r#"{"activities": []}"#,
            broken: NOTHING,
        },
    )
    .await
}

async fn how_the_objectives_look(page: &Page) -> Result<()> {
    looks(
        page,
        &Element {
            name: "okrs",
            tag: "inlay-okr-cascade",
            stands: "now=\"2026-12-16T12:00:00Z\" viewer-zone=\"Europe/London\"",
            data: "src=\"/data/okrs.json\"",
            empty: r#"{"objectives": []}"#,
            broken: NOTHING,
        },
    )
    .await
}

async fn how_the_readouts_look(page: &Page) -> Result<()> {
    looks(
        page,
        &Element {
            name: "readouts",
            tag: "inlay-regional-readouts",
            stands: "now=\"2026-12-07T12:00:00Z\" viewer-zone=\"America/New_York\"",
            data: "src=\"/data/readouts.json\"",
            empty: r#"{"regions": []}"#,
            broken: NOTHING,
        },
    )
    .await
}

async fn how_the_contact_looks(page: &Page) -> Result<()> {
    looks(
        page,
        &Element {
            name: "contact",
            tag: "inlay-contact",
            stands: "now=\"2026-12-02T15:00:00Z\" viewer-zone=\"Europe/Berlin\"",
            data: "src=\"/data/contact.json\"",
            empty: r#"{"channels": [{"kind": "email", "label": "Post", "url": "mailto:post@example.com"}]}"#,
            broken: NOTHING,
        },
    )
    .await
}
