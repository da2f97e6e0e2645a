//! The harness itself, on plain pages and with an element of a few lines.

use std::time::Duration;

use anyhow::{Result, ensure};
use inlay_tests::{Page, Scheme, scenarios};
use serde_json::{Value, json};
use thirtyfour::Key;
use xtask::server::{Fault, Policy};

scenarios![
    the_strict_policy_holds,
    scripts_and_waiting,
    events_and_console_are_recorded,
    ready_and_failure,
    shadow_trees_and_visibility,
    circumstances,
    a_tab_starts_afresh,
    and_so_does_the_next,
    the_living_are_counted,
    heaps_are_measured,
    axe_finds_what_is_wrong,
    a_policy_without_wasm,
    faults_reach_the_browser,
];

/// An element that behaves as ours do, in miniature.
const STUB: &str = r#"
customElements.define("x-stub", class extends HTMLElement {
  #settle;
  ready = new Promise((resolve, reject) => { this.#settle = { resolve, reject }; });
  constructor() {
    super();
    this.ready.catch(() => {});
    this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
  }
  connectedCallback() {
    if (this.hasAttribute("fail")) {
      const detail = { code: "data-missing", message: "None.", path: "" };
      console.error("inlay:", detail.message);
      setTimeout(() => { throw new Error("loose"); });
      Promise.reject("lost");
      this.#fire("inlay-error", detail);
      this.#settle.reject(detail);
    } else {
      const input = document.createElement("input");
      input.setAttribute("aria-label", "Search");
      this.shadowRoot.replaceChildren(input);
      this.#fire("inlay-ready");
      this.#settle.resolve();
    }
  }
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
});
"#;

async fn open_stub(page: &Page, body: &str) -> Result<()> {
    page.site.page("/stub.js", STUB);
    let script = "<script type=\"module\" src=\"/stub.js\"></script>";
    page.open_plain(script, body).await
}

async fn the_strict_policy_holds(page: &Page) -> Result<()> {
    page.open_plain("", "<p style=\"color: red\">text</p>")
        .await?;
    // An inline style is refused, and the refusal is in the log.
    page.until("__log.some(entry => entry.kind === 'policy')")
        .await?;
    let refused: bool = page
        .run(
            "try { document.body.innerHTML = '<b>'; return false } catch { return true }",
            Vec::new(),
        )
        .await?;
    ensure!(refused, "innerHTML went through");
    Ok(())
}

async fn scripts_and_waiting(page: &Page) -> Result<()> {
    page.open_plain("", "<p id=a>text</p>").await?;
    assert_eq!(page.value::<u32>("1 + 1").await?, 2);
    assert_eq!(
        page.run::<u32>("return arguments[0] * 2", vec![json!(21)])
            .await?,
        42
    );
    assert_eq!(page.promise::<String>("Promise.resolve('x')").await?, "x");
    let rejected = page
        .promise::<Value>("Promise.reject(new Error('no'))")
        .await;
    assert!(rejected.unwrap_err().to_string().contains("no"));
    page.run::<Value>(
        "setTimeout(() => document.body.dataset.done = 1, 50)",
        Vec::new(),
    )
    .await?;
    page.until("document.body.dataset.done").await?;
    let never = page.until_within(Duration::from_millis(40), "false").await;
    assert!(never.is_err());
    assert_eq!(
        page.value::<String>("document.visibilityState").await?,
        "visible"
    );
    Ok(())
}

async fn events_and_console_are_recorded(page: &Page) -> Result<()> {
    open_stub(
        page,
        "<x-stub id=good></x-stub><x-stub id=bad fail></x-stub>",
    )
    .await?;
    page.until("__log.length === 5").await?;
    let log = page.log().await?;
    assert_eq!(log.targets("inlay-ready"), ["#good"]);
    assert_eq!(log.targets("inlay-error"), ["#bad"]);
    assert_eq!(log.of("inlay-error")[0].detail["code"], "data-missing");
    assert_eq!(log.texts("error"), ["inlay: None."]);
    assert_eq!(log.texts("uncaught"), ["Uncaught Error: loose"]);
    assert_eq!(log.texts("unhandledrejection"), ["lost"]);
    Ok(())
}

async fn ready_and_failure(page: &Page) -> Result<()> {
    open_stub(
        page,
        "<x-stub id=good></x-stub><x-stub id=bad fail></x-stub>",
    )
    .await?;
    page.ready("#good").await?;
    assert_eq!(page.failure("#bad").await?.code, "data-missing");
    assert!(page.ready("#bad").await.is_err());
    assert!(page.failure("#good").await.is_err());
    Ok(())
}

async fn shadow_trees_and_visibility(page: &Page) -> Result<()> {
    open_stub(
        page,
        "<x-stub id=good><p id=lost>a</p></x-stub><x-stub fail><p id=kept>b</p></x-stub>",
    )
    .await?;
    let field = page.inside("#good", "input").await?;
    field.send_keys("abc" + Key::Tab).await?;
    let typed = page.value::<String>("document.querySelector('#good').shadowRoot.firstChild.value");
    assert_eq!(typed.await?, "abc");
    assert!(!page.visible("#lost").await?);
    assert!(page.visible("#kept").await?);
    assert!(page.screenshot("harness").await?.is_file());
    Ok(())
}

async fn circumstances(page: &Page) -> Result<()> {
    page.open_plain("", "<p>text</p>").await?;
    page.prefer(Scheme::Dark).await?;
    page.until("matchMedia('(prefers-color-scheme: dark)').matches")
        .await?;
    page.prefer(Scheme::Light).await?;
    page.until("matchMedia('(prefers-color-scheme: light)').matches")
        .await?;
    page.width(320).await?;
    page.until("innerWidth === 320").await?;
    page.zone("Asia/Tokyo").await?;
    page.until("Intl.DateTimeFormat().resolvedOptions().timeZone === 'Asia/Tokyo'")
        .await?;
    page.slow_down(4.0).await
}

/// The pair of them: whichever runs second must not see what the first left.
async fn a_tab_starts_afresh(page: &Page) -> Result<()> {
    page.open_plain("", "<p>text</p>").await?;
    assert_eq!(page.value::<usize>("localStorage.length").await?, 0);
    assert_ne!(page.value::<u32>("innerWidth").await?, 333);
    assert_eq!(page.value::<usize>("__log.length").await?, 0);
    page.width(333).await?;
    page.run("localStorage.left = 1", Vec::new()).await
}

async fn and_so_does_the_next(page: &Page) -> Result<()> {
    a_tab_starts_afresh(page).await
}

async fn the_living_are_counted(page: &Page) -> Result<()> {
    open_stub(page, "<x-stub></x-stub>").await?;
    assert_eq!(page.alive().await?, 0);
    page.run::<Value>(
        "window.kept = Array.from({ length: 9 }, () => document.createElement('x-stub')); return 1",
        Vec::new(),
    )
    .await?;
    page.watch("window.kept").await?;
    page.watch("[document.querySelector('x-stub')]").await?;
    assert_eq!(page.alive().await?, 10);
    page.run::<Value>("window.kept = null; return 1", Vec::new())
        .await?;
    assert_eq!(page.alive().await?, 1);
    assert!(page.watch("1").await.is_err());
    Ok(())
}

async fn heaps_are_measured(page: &Page) -> Result<()> {
    page.open_plain("", "<p>text</p>").await?;
    let before = page.heap().await?;
    let nodes = page.counters().await?.nodes;
    page.run::<Value>(
        "window.kept = new Array(1e6).fill(1).map(Number); \
         window.buffer = new ArrayBuffer(3e6); \
         window.nodes = Array.from({ length: 500 }, () => document.createElement('p')); return 1",
        Vec::new(),
    )
    .await?;
    let after = page.heap().await?;
    ensure!(after.used - before.used > 3e6, "{before:?} {after:?}");
    ensure!(
        after.buffers - before.buffers >= 3e6,
        "{before:?} {after:?}"
    );
    ensure!(page.counters().await?.nodes >= nodes + 500);
    page.run::<Value>(
        "window.kept = window.buffer = window.nodes = null; return 1",
        Vec::new(),
    )
    .await?;
    let end = page.heap().await?;
    ensure!(end.total() - before.total() < 1e6, "{before:?} {end:?}");
    Ok(())
}

async fn axe_finds_what_is_wrong(page: &Page) -> Result<()> {
    open_stub(page, "<x-stub></x-stub>").await?;
    assert_eq!(page.axe("body").await?, []);
    page.open_plain(
        "<link rel=stylesheet href=/small.css>",
        "<input><button class=s>a</button><button class=s>b</button>",
    )
    .await?;
    page.site.page(
        "/small.css",
        ".s{width:9px;height:9px;padding:0;margin:0;border:0}",
    );
    page.goto("/page-1.html").await?;
    let findings = page.axe("main").await?;
    let rules: Vec<_> = findings.iter().map(|one| one.rule.as_str()).collect();
    assert_eq!(rules, ["label", "target-size"], "{findings:?}");
    Ok(())
}

async fn a_policy_without_wasm(page: &Page) -> Result<()> {
    const COMPILE: &str = "WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))\
         .then(() => true, () => false)";
    page.open_plain("", "<p>text</p>").await?;
    assert!(page.promise::<bool>(COMPILE).await?);
    page.site.set_policy(Policy::NoWasm);
    page.open_plain("", "<p>text</p>").await?;
    assert!(!page.promise::<bool>(COMPILE).await?);
    Ok(())
}

async fn faults_reach_the_browser(page: &Page) -> Result<()> {
    const FETCH: &str = "fetch('/data/cadence.json').then(r => r.json())\
         .then(() => 'read', e => e.constructor.name)";
    page.open_plain("", "<p>text</p>").await?;
    assert_eq!(page.promise::<String>(FETCH).await?, "read");
    page.site.fault("*.json", Fault::Truncate(20));
    assert_eq!(page.promise::<String>(FETCH).await?, "TypeError");
    page.site.clear_faults();
    page.site.fault("*.json", Fault::Body(b"{".to_vec()));
    assert_eq!(page.promise::<String>(FETCH).await?, "SyntaxError");
    Ok(())
}
