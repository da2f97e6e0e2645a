//! Every element in every guise: axe-core finds nothing, nothing overflows, and
//! a keyboard gets through.

use anyhow::{Result, ensure};
use inlay_tests::{Page, Scheme, bench, scenarios};
use thirtyfour::Key;
use thirtyfour::prelude::*;

use crate::embed::{
    self, approval, cadence, contact, directory, okrs, publisher, readouts, time, works,
};

scenarios![
    the_directory_in_every_guise,
    a_large_directory_in_every_guise,
    the_cadence_in_every_guise,
    the_converter_in_every_guise,
    the_approval_in_every_guise,
    the_planner_in_every_guise,
    the_objectives_in_every_guise,
    the_readouts_in_every_guise,
    the_contact_in_every_guise,
    a_fallback_in_every_guise,
    a_keyboard_gets_through,
];

/// Light, dark, narrow, in forced colours.
async fn every_guise(page: &Page, css: &str) -> Result<()> {
    for (scheme, width) in [
        (Scheme::Light, 1000),
        (Scheme::Dark, 1000),
        (Scheme::Light, 320),
        (Scheme::Dark, 320),
    ] {
        page.prefer(scheme).await?;
        page.width(width).await?;
        embed::turn(page).await?;
        let findings = page.axe(css).await?;
        ensure!(findings.is_empty(), "{scheme:?} at {width}: {findings:#?}");
        let wide: u32 = page.value("document.scrollingElement.scrollWidth").await?;
        ensure!(wide <= width, "{wide} pixels wide in a viewport of {width}");
    }
    page.media(&[("forced-colors", "active")]).await?;
    let findings = page.axe(css).await?;
    ensure!(findings.is_empty(), "in forced colours: {findings:#?}");
    Ok(())
}

async fn the_directory_in_every_guise(page: &Page) -> Result<()> {
    embed::open(page, &directory("x")).await?;
    works(page, "x").await?;
    every_guise(page, "#x").await?;
    // With a card, and drawn.
    page.run::<()>(
        "location.hash = 'inlay:x:team=channel-marketing;view=chart'; return null",
        Vec::new(),
    )
    .await?;
    page.inside("#x", "[part=chart] svg").await?;
    page.inside("#x", "[part=card] button").await?;
    every_guise(page, "#x").await
}

/// A directory of so many people has other tags.
async fn a_large_directory_in_every_guise(page: &Page) -> Result<()> {
    let text = serde_json::to_string(&bench::crowd(700)?)?;
    page.site.page("/many.json", text);
    let body = embed::element("inlay-team-directory", "x", "src=\"/many.json\"");
    embed::open(page, &body).await?;
    works(page, "x").await?;
    page.inside("#x", ".bar button").await?.click().await?;
    page.until("document.querySelector('#x').shadowRoot.querySelectorAll('.person').length > 600")
        .await?;
    let findings = page.axe("#x").await?;
    ensure!(findings.is_empty(), "{findings:#?}");
    Ok(())
}

async fn the_cadence_in_every_guise(page: &Page) -> Result<()> {
    embed::open(page, &cadence("x")).await?;
    works(page, "x").await?;
    every_guise(page, "#x").await
}

async fn the_converter_in_every_guise(page: &Page) -> Result<()> {
    embed::open(page, &time("x")).await?;
    works(page, "x").await?;
    every_guise(page, "#x").await
}

async fn the_approval_in_every_guise(page: &Page) -> Result<()> {
    embed::open(page, &approval("x")).await?;
    works(page, "x").await?;
    // Empty, with the list of countries, and with none of them, with errors, with links, as
    // Markdown, asking, restored, and in conflict.
    every_guise(page, "#x").await?;
    page.inside("#x", "#find-f1").await?.focus().await?;
    crate::approval::begun(page).await?;
    embed::keys(page, "korea").await?;
    page.inside("#x", "[role=option]").await?;
    every_guise(page, "#x").await?;
    embed::keys(page, "zzzz").await?;
    every_guise(page, "#x").await?;
    embed::keys(page, Key::Escape).await?;
    crate::approval::press(page, "[type=submit]").await?;
    page.inside("#x", "#summary").await?;
    every_guise(page, "#x").await?;
    crate::approval::answer(page, crate::approval::ALL).await?;
    every_guise(page, "#x").await?;
    crate::approval::press(page, "[aria-pressed=false]").await?;
    crate::approval::press(page, "#over").await?;
    every_guise(page, "#x").await?;
    page.reload().await?;
    works(page, "x").await?;
    crate::approval::begun(page).await?;
    every_guise(page, "#x").await?;
    page.run::<()>(
        "const key = Object.keys(localStorage).find(key => key.startsWith('inlay draft')); \
         localStorage.setItem(key, `${Date.now()}\\n1\\nrequester text Grace`); return null",
        Vec::new(),
    )
    .await?;
    crate::approval::answer(page, &[("f0", "Ada L.")]).await?;
    page.inside("#x", ".notice + .row button").await?;
    every_guise(page, "#x").await
}

async fn the_planner_in_every_guise(page: &Page) -> Result<()> {
    embed::open(page, &publisher("x")).await?;
    works(page, "x").await?;
    // Without entries, with all of them, and with some that are wrong.
    every_guise(page, "#x").await?;
    crate::publisher::fill(page, crate::publisher::ALL).await?;
    every_guise(page, "#x").await?;
    crate::publisher::fill(
        page,
        &[("f3", "18.500"), ("f5", "2027-01-01"), ("f10", "x")],
    )
    .await?;
    every_guise(page, "#x").await
}

async fn the_objectives_in_every_guise(page: &Page) -> Result<()> {
    embed::open(page, &okrs("x")).await?;
    works(page, "x").await?;
    // With a check-in open, in which most of the controls are.
    let button = page.inside("#x", ".draft button").await?;
    button.click().await?;
    embed::turn(page).await?;
    every_guise(page, "#x").await
}

async fn the_readouts_in_every_guise(page: &Page) -> Result<()> {
    embed::open(page, &readouts("x")).await?;
    works(page, "x").await?;
    let button = page.inside("#x", "[part=region] [aria-expanded]").await?;
    button.click().await?;
    embed::turn(page).await?;
    every_guise(page, "#x").await
}

async fn the_contact_in_every_guise(page: &Page) -> Result<()> {
    embed::open(page, &contact("x")).await?;
    works(page, "x").await?;
    every_guise(page, "#x").await?;
    page.inside("#x", "[part=message] summary")
        .await?
        .click()
        .await?;
    page.inside("#x", "#note").await?;
    every_guise(page, "#x").await
}

async fn a_fallback_in_every_guise(page: &Page) -> Result<()> {
    embed::open(page, &embed::element("inlay-team-directory", "x", "")).await?;
    page.failure("#x").await?;
    every_guise(page, "#x").await
}

/// From before the element, through it, to what comes after, and back.
async fn a_keyboard_gets_through(page: &Page) -> Result<()> {
    let body = [
        directory("a"),
        cadence("b"),
        approval("c"),
        time("d"),
        publisher("e"),
        okrs("f"),
        readouts("g"),
        contact("h"),
    ]
    .concat();
    embed::open(
        page,
        &format!("<a id=\"first\" href=\"#x\">first</a>{body}"),
    )
    .await?;
    for id in ["a", "b", "c", "d", "e", "f", "g", "h"] {
        works(page, id).await?;
    }
    page.driver.find(By::Id("first")).await?.focus().await?;
    let out = "document.activeElement.matches('#sentinel button')";
    walk(page, false, out).await?;
    let back = "document.activeElement.id === 'first'";
    walk(page, true, back).await
}

/// Presses Tab, with Shift to go `back`, until `there` is true; focus shows at every stop.
async fn walk(page: &Page, back: bool, there: &str) -> Result<()> {
    for _ in 0..400 {
        let keys = page.driver.action_chain();
        let keys = if back {
            keys.key_down(Key::Shift)
        } else {
            keys
        };
        let keys = keys.key_down(Key::Tab).key_up(Key::Tab);
        let keys = if back { keys.key_up(Key::Shift) } else { keys };
        keys.perform().await?;
        if page.value::<bool>(there).await? {
            return Ok(());
        }
        let hidden: Option<String> = page
            .value(
                "(() => { let at = document.activeElement; \
                 while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; \
                 /* The button in a date field is the browser's, and shows its own ring. */ \
                 if (at === document.body || (at.type === 'date' && !at.matches(':focus'))) \
                   return null; const style = getComputedStyle(at); \
                 return at.matches(':focus-visible') && at.getBoundingClientRect().height > 0 \
                   && (style.outlineStyle !== 'none' || style.boxShadow !== 'none') \
                   ? null : `${at.outerHTML.slice(0, 200)} ${style.outline} ${style.boxShadow}`; })()",
            )
            .await?;
        ensure!(
            hidden.is_none(),
            "a stop at which focus can't be seen: {hidden:?}"
        );
    }
    anyhow::bail!("400 stops, and still not: {there}")
}
