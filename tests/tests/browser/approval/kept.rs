//! The form's draft in this browser: it comes back, and what stands in its way is told.

use anyhow::{Result, ensure};
use inlay_tests::{Page, scenarios};
use serde_json::json;
use thirtyfour::WindowHandle;

use super::{ALL, answer, begun, open, press, text, value};
use crate::embed::{self, element, works};

scenarios![
    answers_come_back_after_a_reload,
    what_was_typed_last_is_kept_too,
    answers_come_back_with_the_back_button,
    answers_come_back_after_a_crash,
    a_new_beginning_forgets,
    two_tabs_dont_overwrite_each_other,
    a_tab_that_heard_nothing_asks_too,
    full_and_blocked_storage_is_told,
    damaged_storage_is_told_and_survived,
    a_newer_version_is_left_alone,
    nothing_is_kept_where_the_author_wants_none,
    answers_end_after_thirty_days,
];

const KEY: &str = "Object.keys(localStorage).find(key => key.startsWith('inlay draft'))";

/// What the notice above the form says.
async fn notice(page: &Page) -> Result<String> {
    text(page, ".notice").await
}

/// What is kept, without its time.
async fn stored(page: &Page) -> Result<Option<String>> {
    page.value(&format!(
        "localStorage.getItem({KEY})?.replace(/^\\d+\\n/, '') ?? null"
    ))
    .await
}

/// Puts a text into the place of what is kept, so many days ago.
async fn store(page: &Page, text: &str, days: f64) -> Result<()> {
    page.run::<()>(
        &format!(
            "const at = Math.floor(Date.now() - arguments[1] * 864e5); \
             localStorage.setItem({KEY}, `${{at}}\\n${{arguments[0]}}`); return null"
        ),
        vec![json!(text), json!(days)],
    )
    .await
}

async fn saved(page: &Page) -> Result<()> {
    page.until(
        "[...document.querySelector('#x').shadowRoot.querySelectorAll('p')]\
            .some(one => one.textContent.startsWith('Saved in this browser'))",
    )
    .await
}

async fn filled_in(page: &Page) -> Result<()> {
    for (id, typed) in ALL {
        let held: String = value(page, &format!("root.getElementById('{id}').value")).await?;
        let held = held.split('T').next().unwrap_or_default();
        ensure!(held == *typed, "{id} holds {held:?}, not {typed:?}");
    }
    Ok(())
}

async fn again(page: &Page) -> Result<()> {
    page.reload().await?;
    works(page, "x").await
}

/// [`again`], where something is kept.
async fn back(page: &Page) -> Result<()> {
    again(page).await?;
    begun(page).await
}

async fn answers_come_back_after_a_reload(page: &Page) -> Result<()> {
    open(page).await?;
    assert_eq!(notice(page).await?, "");
    answer(page, ALL).await?;
    saved(page).await?;
    let preview = text(page, ".preview").await?;
    back(page).await?;
    filled_in(page).await?;
    assert_eq!(text(page, ".preview").await?, preview);
    let notice = notice(page).await?;
    ensure!(notice.starts_with("Your answers are back"), "{notice:?}");
    // Nobody asked for a check yet.
    ensure!(value::<bool>(page, "!root.querySelector('#summary, #ready')").await?);
    // Only this element's, on this page.
    embed::open(
        page,
        &element("inlay-approval-request", "y", "src=\"/data/approval.json\""),
    )
    .await?;
    works(page, "y").await?;
    let other: String = page
        .value("document.querySelector('#y').shadowRoot.getElementById('f0').value")
        .await?;
    assert_eq!(other, "");
    Ok(())
}

async fn what_was_typed_last_is_kept_too(page: &Page) -> Result<()> {
    open(page).await?;
    // Before the half second is over.
    page.run::<()>(
        "const field = document.querySelector('#x').shadowRoot.getElementById('f0'); \
         field.value = 'Ada'; field.dispatchEvent(new InputEvent('input', { bubbles: true })); \
         location.reload(); return null",
        Vec::new(),
    )
    .await?;
    page.until("document.readyState === 'complete' && !!document.querySelector('#x')?.ready")
        .await?;
    works(page, "x").await?;
    begun(page).await?;
    assert_eq!(
        value::<String>(page, "root.getElementById('f0').value").await?,
        "Ada"
    );
    Ok(())
}

async fn answers_come_back_with_the_back_button(page: &Page) -> Result<()> {
    open(page).await?;
    answer(page, ALL).await?;
    page.open_plain("", "<p>Elsewhere.</p>").await?;
    page.driver.back().await?;
    works(page, "x").await?;
    begun(page).await?;
    filled_in(page).await
}

async fn answers_come_back_after_a_crash(page: &Page) -> Result<()> {
    open(page).await?;
    answer(page, ALL).await?;
    saved(page).await?;
    // The next element that is to be made can't be.
    page.run::<()>(
        "const makers = [[Document.prototype, 'createElement'], \
            [Document.prototype, 'createElementNS'], [Node.prototype, 'cloneNode']]; \
         const own = makers.map(([owner, name]) => owner[name]); \
         for (const [owner, name] of makers) owner[name] = () => { \
            makers.forEach(([owner, name], at) => { owner[name] = own[at]; }); \
            throw new DOMException('not here', 'NotSupportedError'); }; \
         document.querySelector('#x').shadowRoot.getElementById('over').click(); return null",
        Vec::new(),
    )
    .await?;
    page.until(
        "__log.filter(one => one.kind === 'inlay-ready' && one.target === '#x').length === 2",
    )
    .await?;
    begun(page).await?;
    filled_in(page).await
}

async fn a_new_beginning_forgets(page: &Page) -> Result<()> {
    open(page).await?;
    answer(page, ALL).await?;
    saved(page).await?;
    press(page, "#over").await?;
    press(page, "#keep").await?;
    filled_in(page).await?;
    press(page, "#over").await?;
    press(page, "#discard").await?;
    assert_eq!(stored(page).await?, None);
    again(page).await?;
    assert_eq!(
        value::<String>(page, "root.getElementById('f0').value").await?,
        ""
    );
    assert_eq!(notice(page).await?, "");
    Ok(())
}

/// Does something in a second tab with the same page, and comes back.
async fn beside(page: &Page, act: impl AsyncFnOnce() -> Result<()>) -> Result<()> {
    let first: WindowHandle = page.driver.window().await?;
    let address: String = page.value("location.href").await?;
    let second = page.driver.new_tab().await?;
    page.driver.switch_to_window(second).await?;
    page.driver.goto(address).await?;
    works(page, "x").await?;
    begun(page).await?;
    act().await?;
    page.driver.close_window().await?;
    page.driver.switch_to_window(first).await?;
    Ok(())
}

async fn two_tabs_dont_overwrite_each_other(page: &Page) -> Result<()> {
    open(page).await?;
    answer(page, &[("f0", "Ada")]).await?;
    saved(page).await?;
    beside(page, async || {
        answer(page, &[("f0", "Grace")]).await?;
        saved(page).await
    })
    .await?;
    let told = "document.querySelector('#x').shadowRoot.querySelector('.notice')\
         .textContent.includes('changed in another tab')";
    page.until(told).await?;
    // What is typed now stays here alone.
    answer(page, &[("f0", "Ada L.")]).await?;
    embed::turn(page).await?;
    page.run::<()>(
        "dispatchEvent(new Event('pagehide')); return null",
        Vec::new(),
    )
    .await?;
    assert_eq!(
        stored(page).await?.as_deref(),
        Some("1\nrequester text Grace")
    );
    // Mine: written over theirs, because the reader says so.
    press(page, ".notice + .row button:last-child").await?;
    assert_eq!(
        stored(page).await?.as_deref(),
        Some("1\nrequester text Ada%20L.")
    );
    assert_eq!(notice(page).await?, "");
    press(page, "[type=submit]").await?;
    page.inside("#x", "#summary").await?;
    // Theirs, which nobody has checked yet.
    beside(page, async || {
        answer(page, &[("f0", "Grace H.")]).await?;
        saved(page).await
    })
    .await?;
    page.until(told).await?;
    press(page, ".notice + .row button").await?;
    assert_eq!(
        value::<String>(page, "root.getElementById('f0').value").await?,
        "Grace H."
    );
    ensure!(value::<bool>(page, "root.querySelector('#summary') === null").await?);
    // They who began anew there have discarded theirs, not these.
    beside(page, async || {
        press(page, "#over").await?;
        press(page, "#discard").await
    })
    .await?;
    page.until(told).await?;
    assert_eq!(
        value::<String>(page, "root.getElementById('f0').value").await?,
        "Grace H."
    );
    Ok(())
}

async fn a_tab_that_heard_nothing_asks_too(page: &Page) -> Result<()> {
    open(page).await?;
    answer(page, &[("f0", "Ada")]).await?;
    saved(page).await?;
    // As if written while this tab rested in the history: no event tells of it.
    store(page, "1\nrequester text Grace", 0.0).await?;
    answer(page, &[("f0", "Ada L.")]).await?;
    page.until(
        "document.querySelector('#x').shadowRoot.querySelector('.notice')\
         .textContent.includes('changed in another tab')",
    )
    .await?;
    assert_eq!(
        stored(page).await?.as_deref(),
        Some("1\nrequester text Grace")
    );
    // A new beginning here leaves alone what isn't from here.
    press(page, "#over").await?;
    press(page, "#discard").await?;
    assert_eq!(
        stored(page).await?.as_deref(),
        Some("1\nrequester text Grace")
    );
    Ok(())
}

async fn full_and_blocked_storage_is_told(page: &Page) -> Result<()> {
    for (before, told) in [
        (
            "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); }",
            "This browser has no room left",
        ),
        (
            "Object.defineProperty(window, 'localStorage', \
             { get() { throw new DOMException('no', 'SecurityError'); } })",
            "This browser allows no storage here",
        ),
    ] {
        page.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": before }),
        )
        .await?;
        open(page).await?;
        answer(page, ALL).await?;
        page.until(&format!(
            "document.querySelector('#x').shadowRoot.querySelector('.notice')\
             .textContent.startsWith({})",
            json!(told)
        ))
        .await?;
        filled_in(page).await?;
    }
    Ok(())
}

async fn damaged_storage_is_told_and_survived(page: &Page) -> Result<()> {
    open(page).await?;
    answer(page, &[("f0", "Ada")]).await?;
    saved(page).await?;
    for damaged in [
        "",
        "{\"requester\": \"<img src=x onerror=alert(1)>\"}",
        "1\nrequester text %",
        "1\nrequester",
        "\0\u{feff}\u{202e}",
    ] {
        store(page, damaged, 0.0).await?;
        again(page).await?;
        if !damaged.is_empty() {
            begun(page).await?;
        }
        let told = notice(page).await?;
        let tells = told.contains("is damaged");
        ensure!(tells != damaged.is_empty(), "{damaged:?}: {told:?}");
        assert_eq!(
            value::<String>(page, "root.getElementById('f0').value").await?,
            ""
        );
        answer(page, &[("f0", "Ada")]).await?;
        saved(page).await?;
    }
    // Readable, but not what the form asks: checked like anything else.
    let odd = "1\nrequester list a b\ncountry text XX\nsegment text Nobody\nnobody text x";
    store(page, odd, 0.0).await?;
    back(page).await?;
    press(page, "[type=submit]").await?;
    ensure!(text(page, "#summary").await?.contains("Country"));
    let log = page.log().await?;
    ensure!(log.of("inlay-error").is_empty(), "{log:?}");
    Ok(())
}

async fn a_newer_version_is_left_alone(page: &Page) -> Result<()> {
    open(page).await?;
    answer(page, &[("f0", "Ada")]).await?;
    saved(page).await?;
    store(page, "7\nsomething else", 0.0).await?;
    back(page).await?;
    let told = notice(page).await?;
    ensure!(told.starts_with("A newer version"), "{told:?}");
    answer(page, ALL).await?;
    page.run::<()>(
        "dispatchEvent(new Event('pagehide')); return null",
        Vec::new(),
    )
    .await?;
    assert_eq!(stored(page).await?.as_deref(), Some("7\nsomething else"));
    press(page, ".notice + .row button").await?;
    saved(page).await?;
    back(page).await?;
    filled_in(page).await
}

async fn nothing_is_kept_where_the_author_wants_none(page: &Page) -> Result<()> {
    let attributes = "src=\"/data/approval.json\" autosave=\"off\"";
    embed::open(page, &element("inlay-approval-request", "x", attributes)).await?;
    works(page, "x").await?;
    answer(page, ALL).await?;
    page.run::<()>(
        "dispatchEvent(new Event('pagehide')); return null",
        Vec::new(),
    )
    .await?;
    embed::turn(page).await?;
    assert_eq!(page.value::<usize>("localStorage.length").await?, 0);
    assert_eq!(notice(page).await?, "");
    filled_in(page).await?;
    again(page).await?;
    assert_eq!(
        value::<String>(page, "root.getElementById('f0').value").await?,
        ""
    );
    Ok(())
}

async fn answers_end_after_thirty_days(page: &Page) -> Result<()> {
    open(page).await?;
    for (days, expected) in [(29.9, "Ada"), (30.1, "")] {
        answer(page, &[("f0", "x")]).await?;
        saved(page).await?;
        store(page, "1\nrequester text Ada", days).await?;
        again(page).await?;
        if !expected.is_empty() {
            begun(page).await?;
        }
        assert_eq!(
            value::<String>(page, "root.getElementById('f0').value").await?,
            expected
        );
    }
    Ok(())
}
