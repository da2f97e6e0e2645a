//! What can go wrong between a page and its widgets, rung by rung. Each time the
//! fallback shows, the page is told once, and nothing else suffers.

use std::time::Duration;

use anyhow::{Result, ensure};
use inlay_tests::{Page, scenarios};
use serde_json::Value;
use xtask::server::{Fault, Policy};

use crate::embed::{self, cadence, chunks, directory, element, fails, fails_within, works};

scenarios![
    a_policy_without_wasm,
    the_core_is_missing,
    the_core_is_cut_short,
    the_core_is_something_else,
    the_core_stalls,
    the_script_behind_the_loader_is_missing,
    the_mime_type_is_wrong,
    a_chunk_is_missing,
    a_chunk_is_cut_short,
    a_chunk_stalls,
    a_part_comes_at_the_second_try,
    no_data_are_named,
    the_data_are_out_of_reach,
    the_data_ask_who_is_there,
    the_data_are_not_json,
    the_data_have_the_wrong_shape,
    a_field_is_misspelt,
    one_widget_fails_and_the_other_lives,
    good_data_after_bad,
    bad_data_after_good,
    nobody_has_to_listen,
    an_object_that_is_no_json,
];

/// Longer than the ten seconds after which the library gives up on a file.
const AFTER_A_STALL: Duration = Duration::from_secs(20);

async fn a_policy_without_wasm(page: &Page) -> Result<()> {
    page.site.set_policy(Policy::NoWasm);
    embed::open(page, &directory("x")).await?;
    let detail = fails(page, "x", "wasm-blocked").await?;
    ensure!(
        detail.message.contains("wasm-unsafe-eval"),
        "{:?} doesn't say what to allow",
        detail.message
    );
    Ok(())
}

async fn core_with(page: &Page, fault: Fault) -> Result<()> {
    page.site.fault("/inlay/*.wasm", fault);
    embed::open(page, &directory("x")).await?;
    fails(page, "x", "wasm-failed").await?;
    Ok(())
}

async fn the_core_is_missing(page: &Page) -> Result<()> {
    core_with(page, Fault::Status(404)).await
}

async fn the_core_is_cut_short(page: &Page) -> Result<()> {
    core_with(page, Fault::Truncate(1000)).await
}

async fn the_core_is_something_else(page: &Page) -> Result<()> {
    core_with(page, Fault::Body(b"<!doctype html><p>Sign in".to_vec())).await
}

async fn the_core_stalls(page: &Page) -> Result<()> {
    page.site.fault("/inlay/*.wasm", Fault::Stall);
    embed::open(page, &directory("x")).await?;
    // What was there stays there in the meantime.
    ensure!(page.visible("#x-fallback").await?);
    fails_within(page, "x", "wasm-failed", AFTER_A_STALL).await?;
    Ok(())
}

async fn the_script_behind_the_loader_is_missing(page: &Page) -> Result<()> {
    embed::open(page, &directory("x")).await?;
    works(page, "x").await?;
    let mut files = embed::files(page);
    files.retain(|path| path.ends_with("js") && path != "/inlay/inlay.js");
    ensure!(!files.is_empty(), "there is none");
    for file in files {
        page.site.fault(file, Fault::Status(404));
    }
    embed::open(page, &directory("x")).await?;
    fails(page, "x", "wasm-failed").await?;
    Ok(())
}

async fn the_mime_type_is_wrong(page: &Page) -> Result<()> {
    for mime in ["text/plain", "application/octet-stream"] {
        page.site.fault("/inlay/*.wasm", Fault::Mime(mime));
        embed::open(page, &directory("x")).await?;
        works(page, "x").await?;
        assert_eq!(page.log().await?.texts("error"), [""; 0], "{mime}");
    }
    Ok(())
}

/// The directory's own chunk goes wrong; the cadence beside it lives.
async fn chunk_with(page: &Page, fault: &Fault, patience: Duration) -> Result<()> {
    let own = chunks(page, "inlay-team-directory", "inlay-meeting-cadence").await?;
    for path in own {
        page.site.fault(path, fault.clone());
    }
    embed::open(page, &[directory("bad"), cadence("good")].concat()).await?;
    works(page, "good").await?;
    fails_within(page, "bad", "wasm-failed", patience).await?;
    works(page, "good").await
}

async fn a_chunk_is_missing(page: &Page) -> Result<()> {
    chunk_with(page, &Fault::Status(404), AFTER_A_STALL).await
}

async fn a_chunk_is_cut_short(page: &Page) -> Result<()> {
    chunk_with(page, &Fault::Truncate(100), AFTER_A_STALL).await
}

async fn a_chunk_stalls(page: &Page) -> Result<()> {
    chunk_with(page, &Fault::Stall, AFTER_A_STALL).await
}

/// What opens on demand may not come either, and is asked for again when opened again.
async fn a_part_comes_at_the_second_try(page: &Page) -> Result<()> {
    page.site
        .fault("/inlay/inlay-settings-*", Fault::Status(404));
    embed::open(page, &cadence("x")).await?;
    works(page, "x").await?;
    let toggle = "const settings = document.querySelector('#x').shadowRoot.querySelector('.settings'); \
                  settings.open = !settings.open; return null";
    page.run::<()>(toggle, vec![]).await?;
    let said = "document.querySelector('#x').shadowRoot.querySelector('.settings [role=status]')";
    page.until(&format!("{said}?.textContent.includes('open it again')"))
        .await?;
    page.site.clear_faults();
    page.run::<()>(toggle, vec![]).await?;
    page.run::<()>(toggle, vec![]).await?;
    page.until("document.querySelector('#x').shadowRoot.querySelector('#set-zone')")
        .await?;
    works(page, "x").await
}

async fn no_data_are_named(page: &Page) -> Result<()> {
    embed::open(page, &element("inlay-team-directory", "x", "")).await?;
    fails(page, "x", "data-missing").await?;
    Ok(())
}

/// Opens a directory and a cadence whose data are answered with `fault`.
async fn data_with(page: &Page, fault: Fault, code: &str) -> Result<()> {
    page.site.clear_faults();
    page.site.fault("/data/*.json", fault);
    embed::open(page, &[directory("x"), cadence("y")].concat()).await?;
    // Both have to be through before their lines can be counted.
    page.failure("#y").await?;
    fails(page, "x", code).await?;
    fails(page, "y", code).await?;
    Ok(())
}

async fn the_data_are_out_of_reach(page: &Page) -> Result<()> {
    data_with(page, Fault::Status(404), "data-unreachable").await?;
    data_with(page, Fault::Status(500), "data-unreachable").await?;
    data_with(page, Fault::Truncate(50), "data-unreachable").await?;
    page.site.clear_faults();
    // Another origin: the policy forbids it, as would the lack of CORS headers.
    let elsewhere = "src=\"https://handbook.invalid/directory.json\"";
    embed::open(page, &element("inlay-team-directory", "x", elsewhere)).await?;
    fails(page, "x", "data-unreachable").await?;
    Ok(())
}

async fn the_data_ask_who_is_there(page: &Page) -> Result<()> {
    data_with(page, Fault::Status(401), "data-forbidden").await?;
    data_with(page, Fault::Status(403), "data-forbidden").await?;
    // The way to sign in leads to the data.
    let link = page.inside("#x", "a[href]").await?;
    let href = link.attr("href").await?.unwrap_or_default();
    ensure!(href.ends_with("/data/directory.json"), "{href}");
    Ok(())
}

/// Opens a directory on `text`; it must fail with a message that has each of
/// `parts` in it. Returns the path of the failure.
async fn invalid(page: &Page, text: &str, parts: &[&str]) -> Result<String> {
    page.site.page("/given.json", text);
    let given = "src=\"/given.json\"";
    embed::open(page, &element("inlay-team-directory", "x", given)).await?;
    let detail = fails(page, "x", "data-invalid").await?;
    for part in parts {
        ensure!(
            detail.message.contains(part),
            "{:?} lacks {part:?}",
            detail.message
        );
    }
    Ok(detail.path.unwrap_or_default())
}

async fn the_data_are_not_json(page: &Page) -> Result<()> {
    invalid(page, "{\n  \"title\": oops\n}", &["line 2", "column 12"]).await?;
    invalid(page, "<!doctype html>\n<p>Sign in", &["line 1"]).await?;
    invalid(page, "", &["line 1"]).await?;
    invalid(page, "\u{feff}", &["line 1"]).await?;
    // Deep nesting must not exhaust the stack.
    invalid(page, &"[".repeat(100_000), &["line 1"]).await?;
    Ok(())
}

async fn the_data_have_the_wrong_shape(page: &Page) -> Result<()> {
    invalid(page, "[]", &["line 1", "column 1"]).await?;
    invalid(page, "null", &["line 1"]).await?;
    let path = invalid(
        page,
        "{ \"title\": \"T\", \"teams\": [\n { \"id\": 1, \"name\": \"A\" } ] }",
        &["line 2"],
    );
    assert_eq!(path.await?, "teams[0].id");
    let path = invalid(
        page,
        "{ \"title\": \"T\", \"teams\": [ { \"id\": \"a\", \"name\": \"A\", \"url\": \"javascript:alert(1)\" } ] }",
        &[],
    );
    assert_eq!(path.await?, "teams[0].url");
    Ok(())
}

async fn a_field_is_misspelt(page: &Page) -> Result<()> {
    let text = page.site.fixture("directory.json")?;
    let text = text.replacen("\"summary\"", "\"sumary\"", 1);
    let path = invalid(page, &text, &["sumary", "summary", "line "]).await?;
    ensure!(path.starts_with("teams[0]"), "{path}");
    Ok(())
}

async fn one_widget_fails_and_the_other_lives(page: &Page) -> Result<()> {
    page.site.fault("/data/directory.json", Fault::Status(404));
    embed::open(page, &[directory("bad"), cadence("good")].concat()).await?;
    works(page, "good").await?;
    fails(page, "bad", "data-unreachable").await?;
    works(page, "good").await
}

async fn set_source(page: &Page, src: &str) -> Result<()> {
    page.value::<Value>(&format!(
        "document.querySelector('#x').setAttribute('src', '{src}') ?? null"
    ))
    .await?;
    Ok(())
}

async fn good_data_after_bad(page: &Page) -> Result<()> {
    let missing = "src=\"/data/missing.json\"";
    embed::open(page, &element("inlay-team-directory", "x", missing)).await?;
    fails(page, "x", "data-unreachable").await?;
    set_source(page, "/data/directory.json").await?;
    page.until("__log.some(entry => entry.kind === 'inlay-ready')")
        .await?;
    ensure!(!page.visible("#x-fallback").await?);
    embed::untouched(page).await
}

async fn bad_data_after_good(page: &Page) -> Result<()> {
    embed::open(page, &directory("x")).await?;
    works(page, "x").await?;
    set_source(page, "/data/missing.json").await?;
    page.until("__log.some(entry => entry.kind === 'inlay-error')")
        .await?;
    embed::turn(page).await?;
    ensure!(page.visible("#x-fallback").await?);
    let log = page.log().await?;
    assert_eq!(log.of("inlay-error").len(), 1);
    assert_eq!(log.texts("error").len(), 1, "{log:?}");
    embed::untouched(page).await
}

/// No one has asked for `ready`: its rejection must not be reported as lost.
async fn nobody_has_to_listen(page: &Page) -> Result<()> {
    embed::open(page, &element("inlay-team-directory", "x", "")).await?;
    page.until("__log.some(entry => entry.kind === 'inlay-error')")
        .await?;
    embed::turn(page).await?;
    assert_eq!(page.log().await?.texts("unhandledrejection"), [""; 0]);
    Ok(())
}

async fn an_object_that_is_no_json(page: &Page) -> Result<()> {
    let body = element("inlay-team-directory", "x", "");
    page.site.page(
        "/circle.js",
        "const one = { title: 'One' }; one.teams = [one]; \
         document.querySelector('#x').data = one;",
    );
    let script = "<script src=\"/circle.js\"></script>";
    embed::open(page, &[&body, script].concat()).await?;
    let detail = page.failure("#x").await?;
    assert_eq!(detail.code, "data-invalid");
    ensure!(
        detail.message.starts_with("the data property: "),
        "{detail:?}"
    );
    ensure!(page.visible("#x-fallback").await?);
    Ok(())
}
