//! Elements that are taken out, put back, moved, adopted, and thrown away.

use anyhow::{Result, ensure};
use inlay_tests::{Page, scenarios};
use serde_json::{Value, json};

use crate::embed::{self, directory, works};

scenarios![
    a_thousand_reconnects_keep_what_was_typed,
    a_move_keeps_focus_too,
    another_document_adopts_it,
    it_leaves_before_it_was_ready,
    an_element_made_by_a_script,
    a_clone_is_an_element_of_its_own,
    a_thousand_directories_leave_nothing,
    a_thousand_cadences_leave_nothing,
];

/// The field that a reader types a team's name into.
const FIELD: &str = "input";

/// Opens a directory and types "field" into its search field.
async fn typed(page: &Page) -> Result<()> {
    embed::open(page, &directory("x")).await?;
    works(page, "x").await?;
    page.inside("#x", FIELD).await?.send_keys("field").await?;
    embed::turn(page).await
}

async fn field_value(page: &Page) -> Result<String> {
    page.value("document.querySelector('#x').shadowRoot.querySelector('input').value")
        .await
}

async fn no_errors(page: &Page) -> Result<()> {
    let log = page.log().await?;
    for kind in ["error", "inlay-error", "uncaught", "unhandledrejection"] {
        ensure!(log.of(kind).is_empty(), "{log:?}");
    }
    Ok(())
}

async fn a_thousand_reconnects_keep_what_was_typed(page: &Page) -> Result<()> {
    typed(page).await?;
    let before = page.text_inside("#x").await?;
    // By turns within one task and with a task between leaving and coming back.
    page.promise::<Value>(
        "(async () => { const one = document.querySelector('#x'); const home = one.parentNode; \
         for (let n = 0; n < 1000; n++) { one.remove(); \
           if (n % 10 === 0) await new Promise(done => setTimeout(done)); home.append(one); } })()",
    )
    .await?;
    embed::turn(page).await?;
    assert_eq!(field_value(page).await?, "field");
    assert_eq!(page.text_inside("#x").await?, before);
    works(page, "x").await?;
    // And it still listens.
    embed::retype(page, "#x", FIELD, "corporate").await?;
    embed::turn(page).await?;
    ensure!(
        page.text_inside("#x").await?.contains("Corporate Events"),
        "{}",
        page.text_inside("#x").await?
    );
    no_errors(page).await
}

async fn a_move_keeps_focus_too(page: &Page) -> Result<()> {
    typed(page).await?;
    page.value::<Value>(
        "(() => { const one = document.querySelector('#x'); \
         const place = document.body.appendChild(document.createElement('section')); \
         for (let n = 0; n < 100; n++) \
           (n % 2 ? document.querySelector('main') : place).moveBefore(one, null); return 1; })()",
    )
    .await?;
    embed::turn(page).await?;
    assert_eq!(field_value(page).await?, "field");
    let focused = page.value::<bool>(
        "document.activeElement.id === 'x' \
         && document.activeElement.shadowRoot.activeElement?.localName === 'input'",
    );
    ensure!(focused.await?, "the field has lost focus");
    no_errors(page).await
}

async fn another_document_adopts_it(page: &Page) -> Result<()> {
    typed(page).await?;
    let height = "Math.round(one.getBoundingClientRect().height)";
    let there: Value = page
        .promise(&format!(
            "(async () => {{ const one = document.querySelector('#x'); \
             const frame = document.body.appendChild(document.createElement('iframe')); \
             frame.contentDocument.body.append(one); \
             await new Promise(done => setTimeout(done, 50)); \
             const field = one.shadowRoot.querySelector('input'); \
             return {{ value: field.value, height: {height}, \
               sheets: one.shadowRoot.adoptedStyleSheets.length, \
               fallback: one.querySelector('#x-fallback').checkVisibility() }}; }})()"
        ))
        .await?;
    assert_eq!(there["value"], "field", "{there}");
    assert_eq!(there["fallback"], false, "{there}");
    ensure!(
        there["sheets"].as_u64() > Some(0),
        "it has no styles: {there}"
    );
    ensure!(
        there["height"].as_u64() > Some(0),
        "it takes no room: {there}"
    );
    // Its listeners came along.
    let answers: bool = page
        .promise(
            "(async () => { const frame = document.querySelector('iframe'); \
             const one = frame.contentDocument.querySelector('#x'); \
             const field = one.shadowRoot.querySelector('input'); \
             field.value = 'corporate'; \
             field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true })); \
             await new Promise(done => setTimeout(done, 100)); \
             return one.shadowRoot.textContent.includes('Corporate Events'); })()",
        )
        .await?;
    ensure!(answers, "it no longer answers to typing");
    page.value::<Value>(
        "(() => { const frame = document.querySelector('iframe'); \
         document.querySelector('main').append(frame.contentDocument.querySelector('#x')); \
         frame.remove(); return 1; })()",
    )
    .await?;
    embed::turn(page).await?;
    assert_eq!(field_value(page).await?, "corporate");
    ensure!(
        page.value::<bool>("document.querySelector('#x').shadowRoot.adoptedStyleSheets.length > 0")
            .await?
    );
    no_errors(page).await
}

async fn it_leaves_before_it_was_ready(page: &Page) -> Result<()> {
    embed::open(page, "<p>text</p>").await?;
    page.value::<Value>(
        "(() => { const one = document.createElement('inlay-team-directory'); one.id = 'x'; \
         one.setAttribute('loading', 'eager'); one.setAttribute('src', '/data/directory.json'); \
         one.append(Object.assign(document.createElement('p'), { id: 'x-fallback' })); \
         document.body.append(one); one.remove(); window.kept = one; return 1; })()",
    )
    .await?;
    embed::turn(page).await?;
    page.value::<Value>("document.body.append(window.kept) ?? null")
        .await?;
    works(page, "x").await?;
    no_errors(page).await
}

async fn an_element_made_by_a_script(page: &Page) -> Result<()> {
    embed::open(page, "<p>text</p>").await?;
    let data: Value = serde_json::from_str(&page.site.fixture("directory.json")?)?;
    page.run::<Value>(
        "const one = document.createElement('inlay-team-directory'); one.id = 'x'; \
         one.data = arguments[0]; one.setAttribute('loading', 'eager'); \
         document.body.append(one); return 1",
        vec![data],
    )
    .await?;
    page.ready("#x").await?;
    ensure!(page.text_inside("#x").await?.contains("Digital Strategy"));
    no_errors(page).await
}

async fn a_clone_is_an_element_of_its_own(page: &Page) -> Result<()> {
    typed(page).await?;
    page.value::<Value>(
        "(() => { const one = document.querySelector('#x').cloneNode(true); one.id = 'y'; \
         document.querySelector('#x').after(one); return 1; })()",
    )
    .await?;
    page.ready("#y").await?;
    assert_eq!(
        page.value::<String>(
            "document.querySelector('#y').shadowRoot.querySelector('input').value"
        )
        .await?,
        ""
    );
    assert_eq!(field_value(page).await?, "field");
    no_errors(page).await
}

/// So many elements are on the page at once, and then none.
const BATCH: usize = 50;

/// What may be left of a thousand of them, in bytes.
const SLACK: f64 = 1e6;

/// Makes, uses and throws away a thousand elements of one kind: none of them
/// may stay alive, nor may the heap have grown.
async fn leave_nothing(page: &Page, tag: &str, src: &str) -> Result<()> {
    embed::open(page, "<p>text</p>").await?;
    let batch = "const [tag, src, count, done] = arguments; (async () => { \
         const home = document.querySelector('main'); \
         const all = Array.from({ length: count }, () => { \
           const one = document.createElement(tag); \
           one.setAttribute('loading', 'eager'); one.setAttribute('src', src); \
           home.append(one); return one; }); \
         (window.__watched ??= []).push(...all.map(one => new WeakRef(one))); \
         await Promise.all(all.map(one => one.ready)); \
         for (const one of all) { \
           const field = one.shadowRoot.querySelector('input'); \
           if (field) { field.focus(); field.value = 'a'; \
             field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true })); } \
           one.shadowRoot.querySelector('button, summary')?.click(); } \
         await new Promise(next => requestAnimationFrame(() => setTimeout(next))); \
         for (const one of all) one.remove(); __log.length = 0; })() \
         .then(() => done(''), error => done(String(error?.message ?? error)));";
    let run = async |times: usize| -> Result<()> {
        for _ in 0..times {
            let args = vec![json!(tag), json!(src), json!(BATCH)];
            let failed = page.driver.execute_async(batch, args).await?;
            let failed = failed.json().as_str().unwrap_or_default();
            ensure!(failed.is_empty(), "{failed}");
            // Any page collects its garbage now and then; thoroughly is for the end.
            page.devtools("HeapProfiler.collectGarbage", json!({}))
                .await?;
        }
        Ok(())
    };
    // The first ones fill caches and compile code.
    run(6).await?;
    let counters = page.counters().await?;
    let heap = page.heap().await?;
    run(1000 / BATCH).await?;
    let left = page.alive().await?;
    ensure!(left == 0, "{left} elements live on");
    let after = page.heap().await?;
    let grown = after.total() - heap.total();
    ensure!(
        grown < SLACK,
        "the heap has grown by {grown} bytes: {heap:?}, then {after:?}"
    );
    let now = page.counters().await?;
    ensure!(
        now.nodes <= counters.nodes + 500 && now.listeners <= counters.listeners + 50,
        "{counters:?}, then {now:?}"
    );
    Ok(())
}

async fn a_thousand_directories_leave_nothing(page: &Page) -> Result<()> {
    leave_nothing(page, "inlay-team-directory", "/data/directory.json").await
}

async fn a_thousand_cadences_leave_nothing(page: &Page) -> Result<()> {
    leave_nothing(page, "inlay-meeting-cadence", "/data/cadence.json").await
}
