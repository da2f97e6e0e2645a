//! Pages that run from right to left, with English words in the widgets: mirrored boxes,
//! texts that stay readable, keys that lead where they point.

use anyhow::{Result, ensure};
use inlay_tests::{Page, Scheme, scenarios};
use thirtyfour::Key;

use crate::embed::{
    self, approval, cadence, contact, directory, okrs, publisher, readouts, time, works,
};

scenarios![
    the_directory_from_the_right,
    the_cadence_from_the_right,
    the_converter_from_the_right,
    the_approval_from_the_right,
    the_planner_from_the_right,
    the_objectives_from_the_right,
    the_readouts_from_the_right,
    the_contact_from_the_right,
    a_sentence_from_the_right,
    arrows_where_they_point,
    names_in_other_letters,
];

/// Opens an element on a page in Arabic.
async fn open(page: &Page, body: &str) -> Result<()> {
    embed::open(page, &format!("<div lang=\"ar\">{body}</div>")).await?;
    page.run::<()>(
        "document.documentElement.dir = 'rtl'; return null",
        Vec::new(),
    )
    .await?;
    Ok(())
}

/// axe-core finds nothing and nothing overflows, whichever way; what `inner` matches
/// first begins at the right.
async fn holds(page: &Page, inner: &str) -> Result<()> {
    for (scheme, width) in [(Scheme::Light, 1000), (Scheme::Dark, 320)] {
        page.prefer(scheme).await?;
        page.width(width).await?;
        embed::turn(page).await?;
        let findings = page.axe("#x").await?;
        ensure!(findings.is_empty(), "{scheme:?} at {width}: {findings:#?}");
        let wide: u32 = page.value("document.scrollingElement.scrollWidth").await?;
        ensure!(wide <= width, "{wide} pixels wide in a viewport of {width}");
        let script = "const host = document.querySelector('#x'); \
             const range = document.createRange(); \
             range.selectNodeContents(host.shadowRoot.querySelector(arguments[0])); \
             return host.getBoundingClientRect().right - range.getBoundingClientRect().right;";
        let off: f64 = page.run(script, vec![inner.into()]).await?;
        ensure!(
            off < 24.0,
            "{inner} begins {off} pixels from the right at {width}"
        );
    }
    Ok(())
}

async fn the_directory_from_the_right(page: &Page) -> Result<()> {
    open(page, &directory("x")).await?;
    works(page, "x").await?;
    holds(page, "label").await?;
    let mirrored: bool = page
        .value(
            "(root => root.querySelector('.team > button').getBoundingClientRect().left \
               >= root.querySelector('.team > button + .entry strong') \
                 .getBoundingClientRect().right)(document.querySelector('#x').shadowRoot)",
        )
        .await?;
    ensure!(mirrored, "what opens a team doesn't stand before it");
    page.run::<()>(
        "location.hash = 'inlay:x:team=channel-marketing;view=chart'; return null",
        Vec::new(),
    )
    .await?;
    page.inside("#x", "[part=chart] svg").await?;
    page.inside("#x", "[part=card] button").await?;
    holds(page, "label").await
}

async fn the_cadence_from_the_right(page: &Page) -> Result<()> {
    open(page, &cadence("x")).await?;
    works(page, "x").await?;
    page.run::<()>(
        "document.querySelector('#x').shadowRoot.querySelectorAll('summary') \
           .forEach(one => one.click()); return null",
        Vec::new(),
    )
    .await?;
    page.inside("#x", "[part=fairness]").await?;
    page.inside("#x", "[part=comparison]").await?;
    holds(page, ".when").await
}

async fn the_converter_from_the_right(page: &Page) -> Result<()> {
    open(page, &time("x")).await?;
    works(page, "x").await?;
    holds(page, "label").await
}

async fn the_approval_from_the_right(page: &Page) -> Result<()> {
    open(page, &approval("x")).await?;
    works(page, "x").await?;
    crate::approval::press(page, "[type=submit]").await?;
    holds(page, ".field > label").await
}

async fn the_planner_from_the_right(page: &Page) -> Result<()> {
    open(page, &publisher("x")).await?;
    works(page, "x").await?;
    crate::publisher::fill(page, crate::publisher::ALL).await?;
    holds(page, ".field > label").await
}

async fn the_objectives_from_the_right(page: &Page) -> Result<()> {
    open(page, &okrs("x")).await?;
    works(page, "x").await?;
    page.inside("#x", ".draft button").await?.click().await?;
    holds(page, "[part=period]").await?;
    // A bar fills from where one begins to read.
    let mirrored: bool = page
        .value(
            "(root => { const box = css => root.querySelector(css).getBoundingClientRect(); \
               return Math.abs(box('.bar .done').right - box('.bar').right) < 1 \
                 && box('.bar .done').left > box('.bar').left; \
             })(document.querySelector('#x').shadowRoot)",
        )
        .await?;
    ensure!(mirrored, "the bar fills from the left");
    Ok(())
}

async fn the_readouts_from_the_right(page: &Page) -> Result<()> {
    open(page, &readouts("x")).await?;
    works(page, "x").await?;
    page.inside("#x", "[part=region] [aria-expanded]")
        .await?
        .click()
        .await?;
    page.inside("#x", "[part=document]").await?;
    holds(page, ".region strong").await
}

async fn the_contact_from_the_right(page: &Page) -> Result<()> {
    open(page, &contact("x")).await?;
    works(page, "x").await?;
    page.inside("#x", "[part=message] summary")
        .await?
        .click()
        .await?;
    page.inside("#x", "#note").await?;
    holds(page, "[part=hours]").await
}

async fn a_sentence_from_the_right(page: &Page) -> Result<()> {
    let body = "<p>نلتقي في <inlay-local-time id=\"x\" at=\"2026-12-02T16:00\" \
         zone=\"Europe/London\" lang=\"en-GB\" viewer-zone=\"America/Los_Angeles\" \
         now=\"2026-11-22T12:00:00Z\">16:00 London</inlay-local-time> كل شهر.</p>";
    open(page, body).await?;
    page.ready("#x").await?;
    // English words in their own order, inside of the Arabic sentence.
    let ordered: bool = page
        .value(
            "(host => { const time = host.shadowRoot.querySelector('[part=time]'); \
               return time.getBoundingClientRect().left < \
                 host.shadowRoot.querySelector('[part=stated] slot').assignedNodes()[0] \
                   .parentNode.shadowRoot.querySelector('[part=stated]') \
                   .getBoundingClientRect().left; })(document.querySelector('#x'))",
        )
        .await?;
    ensure!(ordered, "the words of the widget are out of order");
    Ok(())
}

/// In the grid, time runs to the left, and so does the key.
async fn arrows_where_they_point(page: &Page) -> Result<()> {
    open(page, &time("x")).await?;
    works(page, "x").await?;
    let stop = "document.querySelector('#x').shadowRoot.querySelector('.grid [tabindex=\"0\"]')";
    page.run::<()>(&format!("{stop}.focus(); return null"), Vec::new())
        .await?;
    let at = "document.querySelector('#x').shadowRoot.activeElement.getBoundingClientRect().left";
    let before: f64 = page.value(at).await?;
    embed::keys(page, Key::Left + "").await?;
    let after: f64 = page.value(at).await?;
    ensure!(after < before, "from {before} to {after}");
    embed::keys(page, Key::Right + "").await?;
    assert_eq!(page.value::<f64>(at).await?, before);
    Ok(())
}

/// A team with an Arabic name has its number of people behind it, not within.
async fn names_in_other_letters(page: &Page) -> Result<()> {
    let data = r#"{"title": "فريق التسويق", "teams": [
        {"id": "a", "name": "التسويق الميداني (EMEA)", "summary": "فعاليات محلية 2026"},
        {"id": "b", "name": "Field", "parent": "a"}]}"#;
    page.site.page("/arabic.json", data);
    let body = embed::element("inlay-team-directory", "x", "src=\"/arabic.json\"");
    open(page, &body).await?;
    works(page, "x").await?;
    holds(page, "label").await
}
