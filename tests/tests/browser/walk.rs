//! The demo's handbook page by keyboard alone, and whether it holds still.

use anyhow::{Result, ensure};
use inlay_tests::{Page, scenarios};
use thirtyfour::Key;

use crate::demo;
use crate::embed;

scenarios![tab_through_the_handbook, the_handbook_holds_still];

/// Loads all widgets of the page, and names all that Tab leads to, in reading order.
///
/// Of radio buttons Tab reaches one, of a grid one cell.
const STOPS: &str = "\
    window.stops = []; \
    const radios = new Set(); \
    const visit = node => { \
      for (const one of node.children) { \
        const inside = one.shadowRoot ?? one; \
        const shown = one.checkVisibility({ visibilityProperty: true }); \
        const native = one.matches('a[href], button, input, select, textarea, summary'); \
        const asked = one.getAttribute('tabindex'); \
        if (shown && !one.disabled && (asked === null ? native : asked >= 0)) { \
          const group = one.type === 'radio' && [one.name, one.form]; \
          if (!group) stops.push(one); \
          else if (one.checked) stops.push(one); \
        } \
        if (inside instanceof ShadowRoot || shown || one.matches('slot, details')) visit(inside); \
      } \
    }; \
    visit(document.body); \
    return stops.length;";

/// Where the focus is: its place among the stops, and what is wrong with it there.
const HERE: &str = "\
    let at = document.activeElement; \
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; \
    if (!at || at === document.body) return { place: -1, fault: null }; \
    const name = at.outerHTML.slice(0, 160); \
    const { top, bottom, left, right, width, height } = at.getBoundingClientRect(); \
    const faults = []; \
    const style = getComputedStyle(at); \
    /* The button in a date field is the browser's, and shows its own ring. */ \
    const inner = /date|time/.test(at.type) && !at.matches(':focus'); \
    if (!inner && style.outlineStyle === 'none' && style.boxShadow === 'none') \
      faults.push('shows no focus'); \
    if (!(width > 0 && height > 0)) faults.push('has no size'); \
    const bar = document.querySelector('.bar'); \
    const above = at.closest('.bar, .skip'); \
    const ceiling = getComputedStyle(bar).position === 'sticky' && !above \
      ? bar.getBoundingClientRect().bottom : 0; \
    if (height < innerHeight - ceiling && (top < ceiling - 1 || bottom > innerHeight + 1)) \
      faults.push(`is at ${top} to ${bottom} of ${ceiling} to ${innerHeight}`); \
    if (left < -1 || right > innerWidth + 1) faults.push(`is at ${left} to ${right}`); \
    /* A scrolling area is the browser's own stop. */ \
    const scrolls = at.scrollWidth > at.clientWidth || at.scrollHeight > at.clientHeight; \
    const place = stops.indexOf(at); \
    if (place < 0 && !scrolls) faults.push('is no stop'); \
    return { place, fault: faults.length ? `${name} ${faults}` : null, name };";

#[derive(Debug, serde::Deserialize)]
struct Here {
    place: i64,
    fault: Option<String>,
}

/// The places that Tab leads to, each once, until it leaves the page.
async fn places(page: &Page, back: bool, end: i64) -> Result<Vec<i64>> {
    let mut places: Vec<i64> = Vec::new();
    for _ in 0..600 {
        let keys = page.driver.action_chain();
        let keys = if back {
            keys.key_down(Key::Shift)
        } else {
            keys
        };
        let keys = keys.key_down(Key::Tab).key_up(Key::Tab);
        let keys = if back { keys.key_up(Key::Shift) } else { keys };
        keys.perform().await?;
        let here: Here = page.run(HERE, Vec::new()).await?;
        ensure!(here.fault.is_none(), "{:?}", here.fault);
        if here.place >= 0 && places.last() != Some(&here.place) {
            places.push(here.place);
        }
        if here.place == end {
            return Ok(places);
        }
    }
    anyhow::bail!("600 keys, and still not at {end}: {:?}", places.last())
}

async fn tab_through_the_handbook(page: &Page) -> Result<()> {
    demo::serve_all(page)?;
    page.width(1100).await?;
    page.goto("/index.html").await?;
    page.promise::<()>("customElements.whenDefined('inlay-contact').then(() => null)")
        .await?;
    page.promise::<()>(
        "Promise.all([...document.querySelectorAll('*')].filter(one => one.load && \
           one.localName.startsWith('inlay-')).map(one => one.load())).then(() => null)",
    )
    .await?;
    embed::turn(page).await?;
    // More of a form comes when the focus first comes into it.
    for (form, more) in [
        ("publisher-planner", "[part~=calendar]"),
        ("approval-request", "#over"),
    ] {
        let form = format!("document.querySelector('inlay-{form}').shadowRoot");
        let focus = format!("{form}.querySelector('input, select').focus(); return null");
        page.run::<()>(&focus, Vec::new()).await?;
        page.until(&format!("{form}.querySelector('{more}')"))
            .await?;
    }
    let count: i64 = page.run(STOPS, Vec::new()).await?;
    ensure!(count > 150, "only {count} stops");
    page.run::<()>(
        "document.body.tabIndex = -1; document.body.focus(); scrollTo(0, 0); return null",
        Vec::new(),
    )
    .await?;
    let there = places(page, false, count - 1).await?;
    let missed: Vec<i64> = (0..count).filter(|place| !there.contains(place)).collect();
    let names: Vec<String> = page
        .run(
            "return arguments[0].map(at => stops[at].outerHTML.slice(0, 120))",
            vec![missed.into()],
        )
        .await?;
    ensure!(names.is_empty(), "not reached: {names:#?}");
    ensure!(there.is_sorted(), "not in reading order: {there:?}");
    let mut back = places(page, true, 0).await?;
    back.reverse();
    let mut expected = there;
    expected.retain(|place| *place != count - 1);
    assert_eq!(back, expected, "back is another way");
    Ok(())
}

/// Nothing that is seen moves by itself, while a reader goes through the page.
async fn the_handbook_holds_still(page: &Page) -> Result<()> {
    demo::serve_all(page)?;
    page.width(1100).await?;
    page.goto("/index.html").await?;
    page.promise::<()>(
        "new Promise(async done => { window.shifts = []; \
           new PerformanceObserver(list => { for (const one of list.getEntries()) { \
             const moved = one.sources.map(({ node, previousRect, currentRect }) => \
               `${node?.localName ?? node?.nodeName}.${node?.className ?? ''} \
                ${node?.textContent?.slice(0, 30)} ${previousRect.y}+${previousRect.height} to ${currentRect.y}+${currentRect.height}`); \
             shifts.push({ value: one.value, moved }); } }) \
             .observe({ type: 'layout-shift', buffered: true }); \
           const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 30))); \
           while (scrollY + innerHeight < document.documentElement.scrollHeight - 1) { \
             scrollBy(0, 150); await frame(); await frame(); } \
           for (let turn = 0; turn < 10; turn++) await frame(); \
           done(); })",
    )
    .await?;
    let shifts: serde_json::Value = page.value("shifts").await?;
    let sum: f64 = page
        .value("shifts.reduce((sum, one) => sum + one.value, 0)")
        .await?;
    ensure!(sum < 0.001, "moved by {sum}: {shifts:#}");
    let loaded: bool = page
        .value(
            "[...document.querySelectorAll('inlay-team-directory, inlay-approval-request')] \
               .every(one => one.shadowRoot.querySelector('.inlay'))",
        )
        .await?;
    ensure!(loaded, "the widgets didn't come");
    Ok(())
}
