//! How a page embeds the elements, and what it gets for it.

use anyhow::{Result, ensure};
use inlay_tests::{Page, scenarios};
use serde_json::Value;
use thirtyfour::Key;
use xtask::server::{Fault, Policy};

use crate::embed::{self, approval, cadence, directory, element, works};

scenarios![
    a_page_without_widgets_costs_the_loader_alone,
    every_element_works_under_the_strict_policy,
    and_without_any_policy,
    lazy_until_near_the_viewport,
    lazy_until_focused,
    lazy_until_eager,
    the_fallback_stays_until_ready,
    the_swap_waits_for_focus,
    the_swap_waits_for_a_selection,
    the_order_of_sources,
    data_set_before_the_definition,
    a_classic_script,
    two_loaders_on_one_page,
    files_from_another_base,
    one_instance_for_many_elements,
    events_bubble_out,
    nothing_jumps,
    only_declared_requests,
];

async fn a_page_without_widgets_costs_the_loader_alone(page: &Page) -> Result<()> {
    embed::open(page, "<p>text</p>").await?;
    embed::turn(page).await?;
    assert_eq!(embed::files(page), ["/inlay/inlay.js"]);
    Ok(())
}

async fn all_work(page: &Page) -> Result<()> {
    let body = [directory("a"), cadence("b"), approval("c")].concat();
    embed::open(page, &body).await?;
    for id in ["a", "b", "c"] {
        works(page, id).await?;
    }
    let log = page.log().await?;
    for kind in ["error", "warn", "policy", "uncaught", "unhandledrejection"] {
        ensure!(log.of(kind).is_empty(), "{log:?}");
    }
    embed::untouched(page).await
}

async fn every_element_works_under_the_strict_policy(page: &Page) -> Result<()> {
    all_work(page).await
}

async fn and_without_any_policy(page: &Page) -> Result<()> {
    page.site.set_policy(Policy::Open);
    all_work(page).await
}

/// Far below the first screen, and lazy.
fn below(id: &str) -> String {
    let directory = directory(id).replace("loading=\"eager\"", "");
    let lines = "<p>A line.</p>".repeat(200);
    format!("{lines}{directory}{lines}")
}

async fn still_asleep(page: &Page) -> Result<()> {
    embed::turn(page).await?;
    assert_eq!(embed::files(page), ["/inlay/inlay.js"]);
    ensure!(
        page.site
            .requests()
            .iter()
            .all(|one| !one.path.starts_with("/data/"))
    );
    Ok(())
}

async fn lazy_until_near_the_viewport(page: &Page) -> Result<()> {
    embed::open(page, &below("x")).await?;
    still_asleep(page).await?;
    page.value::<Value>("document.querySelector('#x').scrollIntoView() ?? null")
        .await?;
    works(page, "x").await
}

async fn lazy_until_focused(page: &Page) -> Result<()> {
    let body = below("x").replace("What was", "<a href=\"#there\">What</a> was");
    embed::open(page, &body).await?;
    still_asleep(page).await?;
    page.value::<Value>("document.querySelector('#x a').focus({ preventScroll: true }) ?? null")
        .await?;
    page.eventually(std::time::Duration::from_secs(10), "it loads", async || {
        Ok(embed::files(page).len() > 1)
    })
    .await
}

async fn lazy_until_eager(page: &Page) -> Result<()> {
    embed::open(page, &below("x")).await?;
    still_asleep(page).await?;
    page.value::<Value>("document.querySelector('#x').setAttribute('loading', 'eager') ?? null")
        .await?;
    works(page, "x").await
}

async fn the_fallback_stays_until_ready(page: &Page) -> Result<()> {
    page.site.fault("/inlay/*.wasm", Fault::Stall);
    embed::open(page, &directory("x")).await?;
    embed::turn(page).await?;
    ensure!(
        page.visible("#x-fallback").await?,
        "the fallback is gone too early"
    );
    page.site.clear_faults();
    works(page, "x").await
}

/// Opens a directory whose data wait until `busy` has been run in the page.
async fn open_while(page: &Page, busy: &str) -> Result<()> {
    page.site.fault("/data/*", Fault::Stall);
    let body = directory("x").replace("What was", "<a href=\"#there\">What</a> was");
    embed::open(page, &body).await?;
    page.run::<Value>(&format!("{busy}; return 1"), Vec::new())
        .await?;
    page.site.clear_faults();
    page.until(
        "performance.getEntriesByType('resource').some(one => \
         one.name.endsWith('directory.json') && one.responseEnd > 0)",
    )
    .await?;
    for _ in 0..5 {
        embed::turn(page).await?;
    }
    ensure!(
        page.visible("#x-fallback").await?,
        "swapped under the reader"
    );
    let log = page.log().await?;
    ensure!(log.of("inlay-ready").is_empty(), "{log:?}");
    Ok(())
}

async fn the_swap_waits_for_focus(page: &Page) -> Result<()> {
    open_while(page, "document.querySelector('#x a').focus()").await?;
    page.value::<Value>("document.activeElement.blur() ?? null")
        .await?;
    works(page, "x").await
}

async fn the_swap_waits_for_a_selection(page: &Page) -> Result<()> {
    open_while(
        page,
        "getSelection().selectAllChildren(document.querySelector('#x-fallback'))",
    )
    .await?;
    page.value::<Value>("getSelection().removeAllRanges() ?? null")
        .await?;
    works(page, "x").await
}

/// A directory of one team, so that it can be told which source was read.
fn of_one(name: &str) -> String {
    format!("{{\"title\":\"A group\",\"teams\":[{{\"id\":\"one\",\"name\":\"{name}\"}}]}}")
}

async fn the_order_of_sources(page: &Page) -> Result<()> {
    page.site.page("/src.json", of_one("From src"));
    let inline = format!(
        "<script type=\"application/json\">{}</script>",
        of_one("From inline")
    );
    let src = element("inlay-team-directory", "a", "src=\"/src.json\"");
    let both = src
        .replace("id=\"a", "id=\"b")
        .replace("<p", &format!("{inline}<p"));
    embed::open(page, &[src, both].concat()).await?;
    page.ready("#a").await?;
    page.ready("#b").await?;
    ensure!(page.text_inside("#a").await?.contains("From src"));
    ensure!(page.text_inside("#b").await?.contains("From inline"));
    page.value::<Value>(&format!(
        "document.querySelector('#b').data = {}",
        of_one("From data")
    ))
    .await?;
    page.until("document.querySelector('#b').shadowRoot.textContent.includes('From data')")
        .await?;
    let asked = page.site.requests();
    let asked = asked.iter().filter(|one| one.path == "/src.json").count();
    assert_eq!(asked, 1, "a source that isn't read is asked for");
    Ok(())
}

async fn data_set_before_the_definition(page: &Page) -> Result<()> {
    let set = format!("document.querySelector('#x').data = {};", of_one("Early"));
    page.site.page("/early.js", set);
    let early = element("inlay-team-directory", "x", "");
    // A classic script runs at once, the loader when the page has been read.
    embed::open(page, &format!("{early}<script src=\"/early.js\"></script>")).await?;
    works(page, "x").await?;
    ensure!(page.text_inside("#x").await?.contains("Early"));
    Ok(())
}

async fn a_classic_script(page: &Page) -> Result<()> {
    page.site.embedding("")?;
    let loader = "<script defer src=\"/inlay/inlay.classic.js\"></script>";
    page.open_plain(loader, &directory("x")).await?;
    works(page, "x").await
}

async fn two_loaders_on_one_page(page: &Page) -> Result<()> {
    let again = "<script defer src=\"/inlay/inlay.classic.js\"></script>\
         <script type=\"module\" src=\"/inlay/inlay.js?again\"></script>";
    embed::open(page, &[again, &directory("x")].concat()).await?;
    works(page, "x").await?;
    let log = page.log().await?;
    for kind in ["error", "uncaught", "unhandledrejection"] {
        ensure!(log.of(kind).is_empty(), "{log:?}");
    }
    Ok(())
}

async fn files_from_another_base(page: &Page) -> Result<()> {
    page.site.embedding("")?;
    embed::open(page, "").await?;
    for (file, kind) in [
        ("inlay.js", "type=\"module\""),
        ("inlay.classic.js", "defer"),
    ] {
        let loader = page
            .promise::<String>(&format!("fetch('/inlay/{file}').then(r => r.text())"))
            .await?;
        page.site.page(format!("/assets/{file}"), loader);
        let loader =
            format!("<script {kind} src=\"/assets/{file}\" data-base=\"/inlay/\"></script>");
        page.open_plain(&loader, &directory("x")).await?;
        works(page, "x").await?;
    }
    Ok(())
}

async fn one_instance_for_many_elements(page: &Page) -> Result<()> {
    let body: String = (0..8).map(|n| directory(&format!("x{n}"))).collect();
    page.site.clear_requests();
    embed::open(page, &[body, cadence("y")].concat()).await?;
    works(page, "y").await?;
    for n in 0..8 {
        works(page, &format!("x{n}")).await?;
    }
    let asked = page.site.requests();
    for file in embed::files(page) {
        let times = asked.iter().filter(|one| one.path == file).count();
        ensure!(times == 1, "{file} was asked for {times} times");
    }
    Ok(())
}

async fn events_bubble_out(page: &Page) -> Result<()> {
    // Heard on the document, in the bubbling phase, from within a shadow tree.
    page.site.page(
        "/listen.js",
        "window.heard = []; \
         const root = document.querySelector('#outer').attachShadow({ mode: 'open' }); \
         root.append(document.querySelector('#x')); \
         for (const name of ['inlay-ready', 'inlay-error']) \
           document.addEventListener(name, event => heard.push(event.type));",
    );
    let body = format!(
        "<div id=\"outer\"></div>{}<script src=\"/listen.js\"></script>",
        directory("x")
    );
    page.open(&body).await?;
    page.until("window.heard?.length === 1").await?;
    assert_eq!(page.value::<String>("heard[0]").await?, "inlay-ready");
    Ok(())
}

async fn nothing_jumps(page: &Page) -> Result<()> {
    // `reserve` holds the height from the start, whatever the fallback's is.
    page.site.fault("/inlay/*.wasm", Fault::Stall);
    let tall = element(
        "inlay-team-directory",
        "x",
        "src=\"/data/directory.json\" reserve=\"700px\"",
    );
    embed::open(page, &tall).await?;
    page.until("document.querySelector('#x').getBoundingClientRect().height >= 700")
        .await?;
    page.site.clear_faults();
    works(page, "x").await
}

async fn only_declared_requests(page: &Page) -> Result<()> {
    embed::open(page, &directory("x")).await?;
    works(page, "x").await?;
    let field = page.inside("#x", "input").await?;
    field.send_keys("secret" + Key::Enter).await?;
    embed::turn(page).await?;
    for request in page.site.requests() {
        let known = [
            "/inlay/",
            "/page-",
            "/data/directory.json",
            "/sentinel.js",
            "/favicon.ico",
        ];
        ensure!(
            known.iter().any(|start| request.path.starts_with(start)),
            "{request:?}"
        );
        let query = request.query.unwrap_or_default();
        ensure!(
            !query.contains("secret"),
            "what was typed has left: {query}"
        );
    }
    Ok(())
}
