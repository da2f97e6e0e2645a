//! What holds of every element of the gallery: its sample comes through its form
//! unharmed, its snippets are those that the README gives, nothing is in the way.

use anyhow::{Result, ensure};
use inlay_tests::{Page, Scheme, scenarios};
use serde_json::{Value, json};

use super::{CADENCE, act, data, open, unfold, works};

scenarios![
    every_sample_comes_through_its_form,
    snippets_for_every_engine,
    every_form_in_every_guise,
];

/// Every entry of every sample is unfolded, which changes nothing.
async fn every_sample_comes_through_its_form(page: &Page) -> Result<()> {
    open(page, CADENCE).await?;
    for css in EXHIBITS {
        unfold(page, css).await?;
        let before = data(page, css).await?;
        unfold_entries(page, css).await?;
        let raw: Vec<String> = page
            .value(&format!(
                "[...exhibit('{css}').querySelectorAll('.form textarea.code')]\
                 .map(one => one.parentNode.dataset.path)"
            ))
            .await?;
        ensure!(raw.is_empty(), "{css} has no field for {raw:?}");
        assert_eq!(data(page, css).await?, before, "{css}");
        // A change that is none: the form writes the file anew, and says the same.
        act(
            page,
            &format!(
                "(one => enter(one, one.value))([...exhibit('{css}').querySelectorAll('.form .control')]\
                 .find(one => one.type === 'text' && one.value !== ''))"
            ),
        )
        .await?;
        assert_eq!(data(page, css).await?, before, "{css}");
        works(page, css).await?;
    }
    let log = page.log().await?;
    for kind in ["policy", "uncaught", "unhandledrejection", "inlay-error"] {
        ensure!(log.of(kind).is_empty(), "{log:?}");
    }
    Ok(())
}

const EXHIBITS: &[&str] = &[
    "#inlay-team-directory",
    "#inlay-meeting-time",
    "#inlay-meeting-cadence",
    "#inlay-approval-request",
    "#inlay-publisher-planner",
    "#inlay-okr-cascade",
    "#inlay-regional-readouts",
    "#inlay-contact",
];

async fn unfold_entries(page: &Page, css: &str) -> Result<()> {
    act(
        page,
        &format!(
            "for (let one; one = exhibit('{css}').querySelector('.unfold[aria-expanded=false]');) one.click()"
        ),
    )
    .await
}

async fn snippets_for_every_engine(page: &Page) -> Result<()> {
    open(page, CADENCE).await?;
    let element = "<div>\n<inlay-meeting-cadence src=\"/data/cadence.json\" \
                   now=\"2026-11-22T18:00:00Z\">\n  <p>Wednesdays.</p>\n  <p>More &amp; more.</p>\n\
                   </inlay-meeting-cadence>\n</div>";
    let engines = json!({
        "html": {
            "The page’s head": "<script type=\"module\" src=\"/inlay/inlay.js\"></script>",
            "The page": element,
        },
        "hugo": {
            "The head of your base template":
                "<script type=\"module\" src=\"{{ \"inlay/inlay.js\" | relURL }}\"></script>",
            "layouts/shortcodes/inlay-meeting-cadence.html":
                "<div>\n<inlay-meeting-cadence src=\"{{ .Get \"src\" }}\"\
                 {{ with .Get \"now\" }} now=\"{{ . }}\"{{ end }}>\n\
                 {{ .Page.RenderString (dict \"display\" \"block\") .Inner }}\n\
                 </inlay-meeting-cadence>\n</div>",
            "The page":
                "{{< inlay-meeting-cadence src=\"/data/cadence.json\" \
                 now=\"2026-11-22T18:00:00Z\" >}}\nWednesdays.\n\nMore & more.\n\
                 {{< /inlay-meeting-cadence >}}",
        },
        "mdbook": {
            "theme/head.hbs":
                "<script defer src=\"{{ path_to_root }}inlay/inlay.classic.js\"></script>",
            "The page": element,
        },
        "mkdocs": {
            "mkdocs.yml": "extra_javascript:\n  - path: inlay/inlay.js\n    type: module",
            "The page": element,
        },
    });
    let css = CADENCE;
    act(
        page,
        &format!(
            "enter(document.querySelector('{css}-fallback'), 'Wednesdays.\\n\\nMore & more.'); \
             enter(document.querySelector('{css}-now'), '2026-11-22T18:00:00Z')"
        ),
    )
    .await?;
    for (engine, expected) in engines.as_object().unwrap() {
        act(
            page,
            &format!("enter(document.querySelector('{css}-engine'), '{engine}')"),
        )
        .await?;
        let files: Value = page.value(&format!("files('{css}')")).await?;
        assert_eq!(files, *expected, "{engine}");
    }
    // A time has attributes instead of data, and stands in a sentence.
    let time = "#inlay-local-time";
    act(
        page,
        &format!("enter(document.querySelector('{time}-zone'), 'Europe/Lundon')"),
    )
    .await?;
    page.until(&format!(
        "document.querySelector('{time}-zone').parentNode.querySelector('.wrong')?.textContent"
    ))
    .await?;
    act(
        page,
        &format!("enter(document.querySelector('{time}-zone'), 'Europe/Paris')"),
    )
    .await?;
    works(page, time).await?;
    for (engine, name, expected) in [
        (
            "mkdocs",
            "The page",
            "<inlay-local-time at=\"2026-12-02T16:00\" zone=\"Europe/Paris\">16:00 London</inlay-local-time>",
        ),
        (
            "hugo",
            "The page",
            "{{< inlay-local-time at=\"2026-12-02T16:00\" zone=\"Europe/Paris\" >}}16:00 London{{< /inlay-local-time >}}",
        ),
        (
            "hugo",
            "layouts/shortcodes/inlay-local-time.html",
            "<inlay-local-time{{ with .Get \"at\" }} at=\"{{ . }}\"{{ end }}{{ with .Get \"zone\" }} zone=\"{{ . }}\"{{ end }}>{{ .Inner }}</inlay-local-time>{{- /**/ -}}",
        ),
    ] {
        act(
            page,
            &format!("enter(document.querySelector('{time}-engine'), '{engine}')"),
        )
        .await?;
        let files: Value = page.value(&format!("files('{time}')")).await?;
        assert_eq!(files[name], expected, "{engine}");
    }
    Ok(())
}

/// Light, dark, narrow, with everything unfolded and a mistake in it.
async fn every_form_in_every_guise(page: &Page) -> Result<()> {
    open(page, CADENCE).await?;
    for css in EXHIBITS {
        unfold(page, css).await?;
        unfold_entries(page, css).await?;
        act(
            page,
            &format!(
                "exhibit('{css}').querySelectorAll('details').forEach(one => one.open = true)"
            ),
        )
        .await?;
    }
    act(page, &format!("enter(field('{CADENCE}', 'duration'), 'x')")).await?;
    page.until(&format!(
        "place('{CADENCE}', 'duration').querySelector('.wrong')"
    ))
    .await?;
    for (scheme, width) in [
        (Scheme::Light, 1400),
        (Scheme::Dark, 1400),
        (Scheme::Light, 320),
        (Scheme::Dark, 320),
    ] {
        page.prefer(scheme).await?;
        page.width(width).await?;
        crate::embed::turn(page).await?;
        let findings = page.axe("main").await?;
        ensure!(findings.is_empty(), "{scheme:?} at {width}: {findings:#?}");
        let outside: Vec<String> = page
            .value(
                "document.scrollingElement.scrollWidth <= innerWidth ? [] \
                 : [...document.querySelectorAll('main *')] \
                     .filter(one => one.getBoundingClientRect().right > innerWidth + 1) \
                     .map(one => `${one.localName}.${one.className}`)",
            )
            .await?;
        ensure!(outside.is_empty(), "{scheme:?} at {width}: {outside:#?}");
    }
    Ok(())
}
