//! What a trap leaves behind: every fallback, one line, and a fresh instance.
//!
//! The product has no way to be told to crash. Here the page gets hold of the module's
//! memory and fills it with nonsense; or it breaks the document under a widget, once,
//! and the painter stumbles.

use anyhow::{Result, ensure};
use inlay_tests::{Page, scenarios};
use serde_json::Value;

use crate::embed::{self, approval, cadence, directory, works};

scenarios![
    every_widget_comes_back_after_a_crash,
    a_second_crash_within_ten_seconds_is_the_last,
    a_crash_after_ten_quiet_seconds_is_a_first_one,
    one_that_was_about_to_start_comes_too,
    what_the_painter_stumbles_over_is_a_crash,
    a_trap_before_the_first_line_is_a_crash,
];

/// Lets the page have the memory of each instance.
const SPY: &str = "\
    const own = WebAssembly.instantiateStreaming; \
    WebAssembly.instantiateStreaming = async (...given) => { \
      const made = await own(...given); \
      window.memory = made.instance.exports.memory ?? window.memory; \
      return made; };";

/// Notes each trap, and what stands on the page when an element tells of it.
const WITNESS: &str = "\
    window.traps = []; window.told = []; \
    const note = error => event => traps.push( \
      { trap: error(event)?.name === 'RuntimeError', quiet: event.defaultPrevented }); \
    addEventListener('error', note(event => event.error)); \
    addEventListener('unhandledrejection', note(event => event.reason)); \
    document.addEventListener('inlay-error', ({ target, detail }) => told.push([target.id, \
      detail.code, document.querySelector(`#${target.id}-fallback`).checkVisibility()].join(' '))); \
    return null;";

/// Nothing in the module's memory is as it was; then shows more meetings.
const BREAK: &str = "\
    new Uint8Array(memory.buffer).fill(255); \
    document.querySelector('#b').shadowRoot.querySelector('table ~ p > button').click(); \
    return null;";

/// The next element that is to be made can't be; then shows more meetings.
const STUMBLE: &str = "\
    const own = Document.prototype.createElementNS; \
    Document.prototype.createElementNS = () => { \
      Document.prototype.createElementNS = own; \
      throw new DOMException('not here', 'NotSupportedError'); }; \
    document.querySelector('#b').shadowRoot.querySelector('table ~ p > button').click(); \
    return null;";

async fn open(page: &Page) -> Result<()> {
    page.site.page("/spy.js", SPY);
    let spy = "<script src=\"/spy.js\"></script>".to_owned();
    let body = [spy, directory("a"), cadence("b"), approval("c")].concat();
    embed::open(page, &body).await?;
    for id in ["a", "b", "c"] {
        works(page, id).await?;
    }
    page.run::<()>(WITNESS, Vec::new()).await
}

async fn crash(page: &Page) -> Result<()> {
    page.run::<()>(BREAK, Vec::new()).await?;
    embed::turn(page).await
}

/// So many times every element was ready.
async fn ready(page: &Page, times: usize) -> Result<()> {
    for id in ["a", "b", "c"] {
        page.until(&format!(
            "__log.filter(one => one.kind === 'inlay-ready' && one.target === '#{id}')\
             .length === {times}"
        ))
        .await?;
    }
    Ok(())
}

/// So many crashes were told: each by one line, and by every element while its
/// fallback showed.
async fn told(page: &Page, crashes: usize) -> Result<()> {
    told_of(page, crashes, true).await
}

/// As [`told`]; by a trap, or by something else that passed through the module.
async fn told_of(page: &Page, crashes: usize, trap: bool) -> Result<()> {
    let log = page.log().await?;
    let lines = log.texts("error");
    assert_eq!(lines.len(), crashes, "{lines:?}");
    for line in &lines {
        ensure!(line.starts_with("inlay: crashed: "), "{line}");
    }
    let told: Vec<String> = page.value("told").await?;
    let all = ["a", "b", "c"].map(|id| format!("{id} crashed true"));
    assert_eq!(told.len(), all.len() * crashes, "{told:?}");
    for each in told.chunks(all.len()) {
        let mut each = each.to_vec();
        each.sort();
        assert_eq!(each, all);
    }
    // None got to the console.
    let traps: Vec<Value> = page.value("traps").await?;
    assert_eq!(traps.len(), crashes, "{traps:?}");
    for each in &traps {
        ensure!(
            each["trap"] == trap && each["quiet"] == true,
            "{each} {lines:?}"
        );
    }
    embed::untouched(page).await
}

/// How many instances the page has made.
async fn instances(page: &Page) -> Result<usize> {
    page.value(
        "performance.getEntriesByType('resource')\
         .filter(one => /inlay-core[^/]*wasm$/.test(one.name)).length",
    )
    .await
}

async fn rows(page: &Page) -> Result<usize> {
    page.value("document.querySelector('#b').shadowRoot.querySelectorAll('tbody tr').length")
        .await
}

async fn every_widget_comes_back_after_a_crash(page: &Page) -> Result<()> {
    open(page).await?;
    assert_eq!(instances(page).await?, 1);
    crash(page).await?;
    ready(page, 2).await?;
    told(page, 1).await?;
    assert_eq!(instances(page).await?, 2);
    for id in ["a", "b", "c"] {
        works(page, id).await?;
    }
    // They answer: the table, and a search.
    let before = rows(page).await?;
    page.inside("#b", "table ~ p > button")
        .await?
        .click()
        .await?;
    embed::turn(page).await?;
    ensure!(rows(page).await? > before);
    embed::retype(page, "#a", "input", "abm").await?;
    ensure!(
        page.text_inside("#a")
            .await?
            .contains("Account Based Marketing")
    );
    told(page, 1).await
}

async fn a_second_crash_within_ten_seconds_is_the_last(page: &Page) -> Result<()> {
    open(page).await?;
    crash(page).await?;
    ready(page, 2).await?;
    crash(page).await?;
    page.until("told.length === 6").await?;
    for _ in 0..5 {
        embed::turn(page).await?;
    }
    told(page, 2).await?;
    ready(page, 2).await?;
    assert_eq!(instances(page).await?, 2, "it has started afresh");
    for id in ["a", "b", "c"] {
        ensure!(page.visible(&format!("#{id}-fallback")).await?, "{id}");
    }
    // Until someone gives it another reason to try.
    page.run::<()>(
        "document.querySelector('#a').setAttribute('src', '/data/directory.json?again'); return null",
        Vec::new(),
    )
    .await?;
    page.until("__log.at(-1).kind === 'inlay-ready' && __log.at(-1).target === '#a'")
        .await?;
    ensure!(!page.visible("#a-fallback").await?);
    ensure!(page.visible("#b-fallback").await?);
    Ok(())
}

async fn a_crash_after_ten_quiet_seconds_is_a_first_one(page: &Page) -> Result<()> {
    open(page).await?;
    crash(page).await?;
    ready(page, 2).await?;
    page.run::<()>(
        "const now = performance.now.bind(performance); \
         performance.now = () => now() + 10_001; return null;",
        Vec::new(),
    )
    .await?;
    crash(page).await?;
    ready(page, 3).await?;
    told(page, 2).await?;
    assert_eq!(instances(page).await?, 3);
    Ok(())
}

/// The trap comes between an element's start and its turn in the instance.
async fn one_that_was_about_to_start_comes_too(page: &Page) -> Result<()> {
    open(page).await?;
    let late = "const one = document.createElement('inlay-team-directory'); one.id = 'd'; \
         one.setAttribute('src', '/data/directory.json'); \
         one.append(Object.assign(document.createElement('p'), { id: 'd-fallback' })); \
         document.querySelector('main').append(one); one.load();";
    page.run::<()>(&format!("{late} {BREAK}"), Vec::new())
        .await?;
    ready(page, 2).await?;
    page.until("__log.some(one => one.kind === 'inlay-ready' && one.target === '#d')")
        .await?;
    ensure!(!page.visible("#d-fallback").await?);
    assert_eq!(page.log().await?.texts("error").len(), 1);
    embed::untouched(page).await
}

/// A text that is handed over takes memory before anything of ours runs.
async fn a_trap_before_the_first_line_is_a_crash(page: &Page) -> Result<()> {
    open(page).await?;
    let script = "new Uint8Array(memory.buffer).fill(255); \
         try { document.querySelector('#b').setAttribute('now', '2026-12-02T16:00:00Z') } catch {} \
         return null;";
    page.run::<()>(script, Vec::new()).await?;
    ready(page, 2).await?;
    for id in ["a", "b", "c"] {
        works(page, id).await?;
    }
    assert_eq!(page.log().await?.texts("error").len(), 1);
    Ok(())
}

async fn what_the_painter_stumbles_over_is_a_crash(page: &Page) -> Result<()> {
    open(page).await?;
    page.run::<()>(STUMBLE, Vec::new()).await?;
    ready(page, 2).await?;
    told_of(page, 1, false).await?;
    let log = page.log().await?;
    ensure!(log.texts("error")[0].contains("not here"), "{log:?}");
    for id in ["a", "b", "c"] {
        works(page, id).await?;
    }
    Ok(())
}
