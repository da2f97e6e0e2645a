//! What has to hold in every engine: Chromium, and Firefox and WebKitGTK where they are.
//!
//! Nothing is emulated here, for that takes Chromium.

use anyhow::{Result, ensure};
use inlay_tests::{Page, scenarios};
use serde_json::json;
use xtask::server::Policy;

use crate::demo;
use crate::embed::{self, approval, directory, element, fails, retype, time, works};

scenarios![
    the_demonstration_under_the_strict_policy,
    a_policy_without_wasm_is_told,
    older_zones_are_told,
    a_link_into_a_view,
];

/// Everything on the page becomes ready, and nothing is said of it.
async fn the_demonstration_under_the_strict_policy(page: &Page) -> Result<()> {
    demo::serve_all(page)?;
    page.goto("/index.html").await?;
    let tags: Vec<String> = page
        .value(
            "[...new Set([...document.querySelectorAll('*')].map(one => one.localName))]\
             .filter(name => name.startsWith('inlay-'))",
        )
        .await?;
    ensure!(tags.len() == 9, "{tags:?}");
    for tag in &tags {
        page.promise::<()>(&format!(
            "customElements.whenDefined('{tag}').then(() => Promise.all(\
             [...document.querySelectorAll('{tag}')].map(one => one.load()))).then(() => null)"
        ))
        .await?;
        page.ready(tag).await?;
        let text = page.text_inside(tag).await?;
        ensure!(text.chars().any(char::is_alphanumeric), "{tag} is empty");
    }
    let log = page.log().await?;
    ensure!(log.targets("inlay-ready").len() >= tags.len(), "{log:?}");
    for kind in ["error", "inlay-error", "policy", "uncaught"] {
        ensure!(log.of(kind).is_empty(), "{log:?}");
    }
    Ok(())
}

/// Chromium and Firefox refuse to compile, WebKit to instantiate.
async fn a_policy_without_wasm_is_told(page: &Page) -> Result<()> {
    page.site.set_policy(Policy::NoWasm);
    let body = [directory("a"), time("b"), approval("c")].concat();
    embed::open(page, &body).await?;
    for id in ["a", "b", "c"] {
        let detail = fails(page, id, "wasm-blocked").await?;
        ensure!(
            detail.message.contains("wasm-unsafe-eval"),
            "{:?} doesn't say what to allow",
            detail.message
        );
    }
    Ok(())
}

/// British Columbia stays at −07:00 from 2026 on. Browsers that haven't heard of it
/// show the same times as the others, and a line that says why.
async fn older_zones_are_told(page: &Page) -> Result<()> {
    const READER: &str =
        "now=\"2026-12-28T12:00:00Z\" viewer-zone=\"America/Vancouver\" lang=\"en-GB\"";
    let local = format!("at=\"2027-01-06T16:00\" zone=\"Europe/London\" {READER}");
    let body = [
        "<p>We meet at ",
        &element("inlay-local-time", "l", &local).replace(['\n'], ""),
        "</p>",
        &element(
            "inlay-meeting-time",
            "t",
            &format!("src=\"/data/people.json\" {READER}"),
        ),
        &element(
            "inlay-meeting-cadence",
            "c",
            &format!("src=\"/data/cadence.json\" {READER}"),
        ),
    ]
    .concat()
    .replace("<div>", "")
    .replace("</div>", "");
    embed::open(page, &body).await?;
    for id in ["l", "t", "c"] {
        page.ready(&format!("#{id}")).await?;
    }
    retype(page, "#t", "#when", "6 Jan 2027 16:00 London").await?;
    let own: String = page
        .value(
            "new Intl.DateTimeFormat('en', { timeZone: 'America/Vancouver', timeZoneName: 'longOffset' })\
             .format(Date.UTC(2027, 0, 6, 16))",
        )
        .await?;
    let older = !own.contains("GMT-07:00");
    let seen = |css: &'static str| async move {
        let script = "return [...document.querySelectorAll(arguments[0])]\
             .map(one => [...one.shadowRoot.querySelectorAll('time')].map(one => one.dateTime));";
        page.run::<Vec<Vec<String>>>(script, vec![json!(css)]).await
    };
    for (id, host) in [("l", "#l"), ("t", "#t"), ("c", "#c")] {
        let stamps = seen(host).await?.concat();
        ensure!(
            stamps.contains(&"2027-01-06T09:00:00-07:00".to_owned()),
            "#{id} shows {stamps:?}"
        );
        let text: String = page
            .value(&format!(
                "document.querySelector('{host}').shadowRoot.textContent"
            ))
            .await?;
        let told = text.contains("own data for Vancouver is older")
            || text.contains("another time for Vancouver");
        ensure!(told == older, "#{id} in a browser that says {own}: {text}");
    }
    Ok(())
}

/// The fragment leads to the view that it was copied from.
async fn a_link_into_a_view(page: &Page) -> Result<()> {
    embed::open(page, &time("x")).await?;
    works(page, "x").await?;
    page.run::<()>(
        "location.hash = '#inlay:x:q=2026-12-02%2016%3A00%20London;view=week'; return null;",
        Vec::new(),
    )
    .await?;
    page.until(
        "document.querySelector('#x').shadowRoot.querySelectorAll('.grid td').length === 4 * 336",
    )
    .await?;
    page.until(
        "[...document.querySelector('#x').shadowRoot.querySelectorAll('.clocks time')]\
         .some(one => one.dateTime === '2026-12-02T16:00:00+00:00')",
    )
    .await?;
    // The keyboard reaches the grid, which has one stop.
    page.inside("#x", ".grid [tabindex=\"0\"]")
        .await?
        .focus()
        .await?;
    embed::keys(page, thirtyfour::Key::Right + "").await?;
    let cell: String = page
        .value("document.activeElement.shadowRoot?.activeElement?.ariaLabel ?? ''")
        .await?;
    ensure!(cell.contains("Los Angeles"), "{cell:?}");
    Ok(())
}
