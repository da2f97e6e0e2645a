//! The elements about time as they are seen by who needs them large, or still.
//!
//! A window of 1280 × 1024 pixels at 400 % has 320 × 256 CSS pixels, four of the
//! screen's to each (WCAG 2.2, 1.4.10).

use anyhow::{Result, ensure};
use inlay_tests::{Page, scenarios};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::embed::{self, cadence, retype, time, works};

scenarios![
    a_converter_at_400_percent,
    a_cadence_at_400_percent,
    a_sentence_at_400_percent,
    nothing_moves_by_itself,
];

const SENTENCE: &str = "<p>We meet at <inlay-local-time id=\"x\" at=\"2026-12-02T16:00\" \
     zone=\"Europe/London\" lang=\"en-GB\" viewer-zone=\"Australia/Sydney\" \
     now=\"2026-11-22T12:00:00Z\">16:00 London</inlay-local-time> and write it down.</p>";

/// What is cut off, lies on something else, or reaches out of the page.
const FAULTS: &str = "\
    const root = document.querySelector('#x').shadowRoot; \
    const faults = []; \
    const name = one => `${one.localName}.${one.className} ${one.textContent.slice(0, 40)}`; \
    const all = [...root.querySelectorAll('*')].filter(one => \
      !one.closest('.sr') && one.checkVisibility({ visibilityProperty: true })); \
    for (const one of all) { \
      const { left, right } = one.getBoundingClientRect(); \
      const style = getComputedStyle(one); \
      if (style.clipPath !== 'none' || one.closest('thead') && !one.offsetParent) continue; \
      if (left < -0.5 || right > innerWidth + 0.5) faults.push(`outside: ${name(one)}`); \
      if (style.overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1) \
        faults.push(`cut off: ${name(one)}`); \
    } \
    /* Words, each line of them a box, and controls. */ \
    const boxes = []; \
    for (const one of all) { \
      if (one.matches('button, input, select')) boxes.push([one, one.getBoundingClientRect()]); \
      else for (const text of one.childNodes) if (text.nodeType === 3 && text.data.trim()) { \
        const range = document.createRange(); \
        range.selectNodeContents(text); \
        if (getComputedStyle(one).position !== 'absolute' && !one.closest('thead')) \
          for (const box of range.getClientRects()) boxes.push([one, box]); \
      } \
    } \
    for (const [at, [one, a]] of boxes.entries()) for (const [other, b] of boxes.slice(at + 1)) { \
      if (one === other || one.contains(other) || other.contains(one)) continue; \
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left); \
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top); \
      /* Lines of text may touch. */ \
      if (wide > 1 && high > 4) faults.push(`overlap: ${name(one)} / ${name(other)}`); \
    } \
    if (document.scrollingElement.scrollWidth > innerWidth) faults.push('the page scrolls sideways'); \
    return faults.slice(0, 8);";

async fn zoomed(page: &Page) -> Result<()> {
    let metrics = json!({
        "width": 320, "height": 256, "deviceScaleFactor": 4, "mobile": false,
    });
    page.devtools("Emulation.setDeviceMetricsOverride", metrics)
        .await?;
    Ok(())
}

async fn well_laid_out(page: &Page, what: &str) -> Result<()> {
    embed::turn(page).await?;
    let faults: Vec<String> = page.run(FAULTS, Vec::new()).await?;
    ensure!(faults.is_empty(), "{what}: {faults:#?}");
    Ok(())
}

/// Tab after Tab, until the focus has left the element: what has it is in the window.
async fn every_stop_is_in_view(page: &Page) -> Result<()> {
    let mut stops = 0;
    loop {
        embed::keys(page, Key::Tab + "").await?;
        let seen: Option<String> = page
            .value(
                "(() => { const at = document.activeElement?.shadowRoot?.activeElement; \
                 if (!at) return null; const { top, bottom, left, right } = at.getBoundingClientRect(); \
                 const cut = left < -0.5 || right > innerWidth + 0.5 \
                   || (bottom - top <= innerHeight && (top < -0.5 || bottom > innerHeight + 0.5)); \
                 return cut ? `${at.outerHTML.slice(0, 120)} ${top} ${bottom} ${left} ${right}` : ''; })()",
            )
            .await?;
        match seen.as_deref() {
            None => break,
            Some("") => stops += 1,
            Some(cut) => anyhow::bail!("not in view: {cut}"),
        }
        ensure!(stops < 200, "no way out");
    }
    ensure!(stops > 3, "{stops} stops");
    Ok(())
}

async fn a_converter_at_400_percent(page: &Page) -> Result<()> {
    zoomed(page).await?;
    embed::open(page, &time("x")).await?;
    works(page, "x").await?;
    well_laid_out(page, "at first").await?;
    retype(page, "#x", "#when", "28 March 2027 01:30 London").await?;
    well_laid_out(page, "with a time in a gap").await?;
    retype(page, "#x", "#when", "16:00 IST").await?;
    page.until(
        "document.querySelector('#x').shadowRoot.querySelectorAll('.field button').length === 3",
    )
    .await?;
    well_laid_out(page, "with a question").await?;
    retype(page, "#x", "#add", "united").await?;
    page.until("document.querySelector('#x').shadowRoot.querySelector('.found li')")
        .await?;
    well_laid_out(page, "with places to choose from").await?;
    page.screenshot("time-400-percent").await?;
    every_stop_is_in_view(page).await
}

async fn a_cadence_at_400_percent(page: &Page) -> Result<()> {
    zoomed(page).await?;
    embed::open(page, &cadence("x")).await?;
    works(page, "x").await?;
    well_laid_out(page, "at first").await?;
    for place in 0..5 {
        let inside = format!(
            "document.querySelector('#x').shadowRoot.querySelectorAll('.sections details')[{place}]"
        );
        page.run::<Value>(
            &format!("{inside}.querySelector('summary').click(); return null;"),
            Vec::new(),
        )
        .await?;
        page.until(&format!(
            "{inside}.querySelector('.section > :not(.muted)') !== null"
        ))
        .await?;
        well_laid_out(page, &format!("with section {place}")).await?;
    }
    page.screenshot("cadence-400-percent").await?;
    every_stop_is_in_view(page).await
}

async fn a_sentence_at_400_percent(page: &Page) -> Result<()> {
    zoomed(page).await?;
    embed::open(page, SENTENCE).await?;
    page.ready("#x").await?;
    well_laid_out(page, "the sentence").await?;
    // It breaks into lines like the words around it.
    let lines: usize = page
        .value("document.querySelector('#x').getClientRects().length")
        .await?;
    ensure!(lines > 1, "{lines} lines");
    Ok(())
}

/// No transition, no animation, no smooth scrolling where motion isn't wanted.
async fn nothing_moves_by_itself(page: &Page) -> Result<()> {
    page.media(&[("prefers-reduced-motion", "reduce")]).await?;
    let body = [SENTENCE.replace("\"x\"", "\"s\""), time("t"), cadence("c")].concat();
    embed::open(page, &body).await?;
    for id in ["s", "t", "c"] {
        page.ready(&format!("#{id}")).await?;
    }
    retype(page, "#t", "#when", "Wed 4pm London").await?;
    let moving: Vec<String> = page
        .value(
            "['s', 't', 'c'].flatMap(id => \
             [...document.querySelector(`#${id}`).shadowRoot.querySelectorAll('*')]).filter(one => { \
               const style = getComputedStyle(one); \
               return style.animationName !== 'none' || style.scrollBehavior === 'smooth' \
                 || style.transitionDuration.split(',').some(each => parseFloat(each) > 0); }) \
             .map(one => one.localName)",
        )
        .await?;
    ensure!(moving.is_empty(), "{moving:?}");
    let running: usize = page.value("document.getAnimations().length").await?;
    assert_eq!(running, 0);
    Ok(())
}
