//! What outlives a view: the fragment, the reader's settings, files.

use anyhow::{Result, ensure};
use inlay_tests::{Page, scenarios};
use serde_json::{Value, json};

use crate::embed::{self, cadence, element, retype, works};

scenarios![
    two_views_in_one_fragment,
    an_anchor_of_the_page,
    back_and_forward,
    fragments_that_nobody_wrote,
    settings_serve_all_widgets,
    settings_in_another_tab,
    settings_without_storage,
    settings_that_were_tampered_with,
    a_zone_that_is_none,
    the_attribute_comes_before_the_setting,
];

/// Opens two cadences and an anchor of the page's own.
async fn open(page: &Page) -> Result<()> {
    let anchor = "<a id=\"to\" href=\"#there\">there</a><h2 id=\"there\">A heading</h2>";
    let lines = "<p>A line.</p>".repeat(80);
    embed::open(
        page,
        &[anchor, &cadence("a"), &cadence("b"), &lines].concat(),
    )
    .await?;
    works(page, "a").await?;
    works(page, "b").await
}

async fn rows(page: &Page, id: &str) -> Result<usize> {
    let rows = format!("document.querySelector('#{id}').shadowRoot.querySelectorAll('tbody tr')");
    page.value(&format!("{rows}.length")).await
}

/// Presses "Show more".
async fn more(page: &Page, id: &str) -> Result<()> {
    page.run::<Value>(
        &format!("document.querySelector('#{id}').shadowRoot.querySelector('button').click()"),
        Vec::new(),
    )
    .await?;
    embed::turn(page).await
}

async fn hash(page: &Page) -> Result<String> {
    page.value("location.hash").await
}

/// Goes to a fragment as a link does.
async fn follow(page: &Page, hash: &str) -> Result<()> {
    page.run::<Value>("location.hash = arguments[0]", vec![json!(hash)])
        .await?;
    embed::turn(page).await
}

async fn two_views_in_one_fragment(page: &Page) -> Result<()> {
    open(page).await?;
    let entries: usize = page.value("history.length").await?;
    more(page, "b").await?;
    assert_eq!(hash(page).await?, "#inlay:b:rows=12");
    more(page, "a").await?;
    assert_eq!(hash(page).await?, "#inlay:b:rows=12&inlay:a:rows=12");
    more(page, "b").await?;
    assert_eq!(hash(page).await?, "#inlay:b:rows=18&inlay:a:rows=12");
    assert_eq!(
        page.value::<usize>("history.length").await?,
        entries,
        "the history has grown"
    );
    assert_eq!(page.value::<f64>("scrollY").await?, 0.0);
    let address: String = page.value("location.href").await?;
    page.goto("/favicon.ico").await?;
    page.driver.goto(address).await?;
    works(page, "a").await?;
    works(page, "b").await?;
    assert_eq!((rows(page, "a").await?, rows(page, "b").await?), (12, 18));
    Ok(())
}

async fn an_anchor_of_the_page(page: &Page) -> Result<()> {
    open(page).await?;
    more(page, "a").await?;
    follow(page, "there").await?;
    assert_eq!(hash(page).await?, "#there");
    ensure!(
        page.value::<bool>("document.querySelector(':target').id === 'there'")
            .await?
    );
    // The widget stays as it was, and writes only when its reader changes it.
    assert_eq!(rows(page, "a").await?, 12);
    page.run::<Value>(
        "document.querySelector('#a').setAttribute('now', '2026-11-23T12:00:00Z')",
        Vec::new(),
    )
    .await?;
    embed::turn(page).await?;
    assert_eq!(hash(page).await?, "#there");
    more(page, "b").await?;
    assert_eq!(hash(page).await?, "#inlay:a:rows=12&inlay:b:rows=12");
    follow(page, "there").await?;
    assert_eq!(hash(page).await?, "#there");
    Ok(())
}

async fn back_and_forward(page: &Page) -> Result<()> {
    open(page).await?;
    follow(page, "inlay:a:rows=18").await?;
    assert_eq!(rows(page, "a").await?, 18);
    follow(page, "inlay:a:rows=12").await?;
    assert_eq!(rows(page, "a").await?, 12);
    for (step, expected) in [(-1, 18), (-1, 6), (1, 18), (1, 12)] {
        page.run::<Value>("history.go(arguments[0])", vec![json!(step)])
            .await?;
        let rows = "document.querySelector('#a').shadowRoot.querySelectorAll('tbody tr')";
        page.until(&format!("{rows}.length === {expected}")).await?;
    }
    Ok(())
}

async fn fragments_that_nobody_wrote(page: &Page) -> Result<()> {
    open(page).await?;
    for hostile in [
        "inlay:",
        "inlay:a",
        "inlay:a:",
        "inlay:a:rows",
        "inlay:a:rows=%",
        "inlay:a:rows=%ff",
        "inlay:a:rows=-1",
        "inlay:a:rows=99999999999999999999999",
        "inlay:a:__proto__=1;constructor=2",
        "inlay:%:rows=12",
        "inlay:__proto__:rows=12",
        "inlay:a:rows=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "inlay:a:=;;;&&&inlay::rows=12",
    ] {
        follow(page, hostile).await?;
        assert_eq!(rows(page, "a").await?, 6, "{hostile}");
    }
    let long = format!("inlay:a:rows={}", "9".repeat(100_000));
    follow(page, &long).await?;
    assert_eq!(rows(page, "a").await?, 6);
    // Beside what can't be read stands what can.
    follow(page, "inlay:a:rows=%&inlay:b:x;rows=12;y=%3B%26").await?;
    assert_eq!(rows(page, "b").await?, 12);
    more(page, "a").await?;
    assert_eq!(
        hash(page).await?,
        "#inlay:b:rows=12;y=%3B%26&inlay:a:rows=12"
    );
    let log = page.log().await?;
    for kind in ["error", "uncaught", "unhandledrejection", "inlay-error"] {
        ensure!(log.of(kind).is_empty(), "{log:?}");
    }
    Ok(())
}

/// A cadence for a reader in the browser's zone.
fn here(id: &str) -> String {
    let attributes = "src=\"/data/cadence.json\" now=\"2026-11-22T12:00:00Z\"";
    element("inlay-meeting-cadence", id, attributes)
}

/// Opens two widgets of a reader in Los Angeles.
async fn open_here(page: &Page) -> Result<()> {
    page.zone("America/Los_Angeles").await?;
    embed::open(page, &[here("a"), here("b")].concat()).await?;
    works(page, "a").await?;
    works(page, "b").await?;
    unfold(page, "#a").await
}

/// Opens the settings, and waits for them: they are downloaded then.
async fn unfold(page: &Page, host: &str) -> Result<()> {
    let details = "document.querySelector(arguments[0]).shadowRoot.querySelector('.settings')";
    page.run::<()>(
        &format!("{details}.open = true; return null"),
        vec![json!(host)],
    )
    .await?;
    let host = json!(host);
    page.until(&format!(
        "document.querySelector({host}).shadowRoot.querySelector('#set-zone')"
    ))
    .await
}

/// Chooses or ticks by script, as the control's own events say it.
async fn choose(page: &Page, host: &str, control: &str, value: &str) -> Result<()> {
    unfold(page, host).await?;
    let script = "const [host, control, value] = arguments; \
         const field = document.querySelector(host).shadowRoot.querySelector(control); \
         field.value = value; field.dispatchEvent(new Event('change', { bubbles: true })); \
         return null;";
    let arguments = vec![json!(host), json!(control), json!(value)];
    page.run::<()>(script, arguments).await?;
    embed::turn(page).await
}

async fn shows(page: &Page, id: &str, text: &str) -> Result<()> {
    let seen = format!("document.querySelector('#{id}').shadowRoot.textContent");
    page.until(&format!("{seen}.includes({})", json!(text)))
        .await
}

async fn settings_serve_all_widgets(page: &Page) -> Result<()> {
    open_here(page).await?;
    shows(page, "b", "You (Los Angeles)").await?;
    retype(page, "#a", "#set-zone", "Asia/Kathmandu\t").await?;
    for id in ["a", "b"] {
        shows(page, id, "You (Kathmandu)").await?;
        shows(page, id, "Wed, December 2, 09:45 PM for you").await?;
    }
    choose(page, "#a", "#set-clock", "24").await?;
    for id in ["a", "b"] {
        shows(page, id, "Wed, December 2, 21:45 for you").await?;
    }
    // They are there after a reload, and only in this browser.
    page.reload().await?;
    works(page, "b").await?;
    shows(page, "b", "Wed, December 2, 21:45 for you").await?;
    assert_eq!(page.value::<usize>("localStorage.length").await?, 1);
    let sent = page.site.requests();
    ensure!(
        sent.iter()
            .all(|one| !format!("{one:?}").contains("Kathmandu"))
    );
    unfold(page, "#b").await?;
    retype(page, "#b", "#set-zone", "\u{e003}\t").await?;
    shows(page, "a", "You (Los Angeles)").await
}

async fn settings_in_another_tab(page: &Page) -> Result<()> {
    open_here(page).await?;
    let first = page.driver.window().await?;
    let address: String = page.value("location.href").await?;
    let second = page.driver.new_tab().await?;
    page.driver.switch_to_window(second).await?;
    page.driver.goto(address).await?;
    page.until("document.querySelector('#a').shadowRoot?.querySelector('table')")
        .await?;
    choose(page, "#a", "#set-clock", "24").await?;
    choose(page, "#a", "#set-zone", "Asia/Tokyo").await?;
    page.driver.close_window().await?;
    page.driver.switch_to_window(first).await?;
    shows(page, "a", "You (Tokyo)").await?;
    shows(page, "b", "Thu, December 3, 01:00 for you").await
}

async fn settings_without_storage(page: &Page) -> Result<()> {
    page.site.page(
        "/blocked.js",
        "Object.defineProperty(window, 'localStorage', \
         { get() { throw new DOMException('no', 'SecurityError'); } });",
    );
    page.zone("America/Los_Angeles").await?;
    let body = [
        "<script src=\"/blocked.js\"></script>",
        &here("a"),
        &here("b"),
    ];
    embed::open(page, &body.concat()).await?;
    works(page, "a").await?;
    works(page, "b").await?;
    choose(page, "#a", "#set-zone", "Asia/Tokyo").await?;
    for id in ["a", "b"] {
        shows(page, id, "You (Tokyo)").await?;
    }
    choose(page, "#b", "#set-clock", "24").await?;
    shows(page, "a", "Thu, December 3, 01:00 for you").await?;
    ensure!(page.log().await?.of("error").is_empty());
    Ok(())
}

async fn settings_that_were_tampered_with(page: &Page) -> Result<()> {
    open_here(page).await?;
    for text in [
        "{\"zone\":1}",
        "zone=\u{0}\n=\nclock=25",
        "zone=Asia/Nowhere",
    ] {
        let script = "localStorage.setItem('inlay settings 1', arguments[0]); return null";
        page.run::<()>(script, vec![json!(text)]).await?;
        page.reload().await?;
        works(page, "a").await?;
        shows(page, "a", "You (Los Angeles)").await?;
    }
    Ok(())
}

async fn a_zone_that_is_none(page: &Page) -> Result<()> {
    open_here(page).await?;
    retype(page, "#a", "#set-zone", "Asia/Tokio\t").await?;
    shows(
        page,
        "a",
        "No time zone is called “Asia/Tokio”. Try Asia/Tokyo.",
    )
    .await?;
    let field = "document.querySelector('#a').shadowRoot.querySelector('#set-zone')";
    page.until(&format!(
        "{field}.ariaInvalid === 'true' && {field}.value === 'Asia/Tokio'"
    ))
    .await?;
    shows(page, "b", "You (Los Angeles)").await?;
    choose(page, "#a", "#set-from", "18:00").await?;
    choose(page, "#a", "#set-to", "09:00").await?;
    shows(page, "a", "later than its beginning").await
}

async fn the_attribute_comes_before_the_setting(page: &Page) -> Result<()> {
    let body = [cadence("a"), here("b")].concat();
    embed::open(page, &body).await?;
    works(page, "a").await?;
    works(page, "b").await?;
    choose(page, "#a", "#set-zone", "Asia/Tokyo").await?;
    shows(page, "b", "You (Tokyo)").await?;
    shows(page, "a", "You (Los Angeles)").await
}
