//! Drafts and files: `js/kept.js` by itself, as widgets reach it.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use inlay_tests::{Page, scenarios};
use serde_json::{Value, json};

scenarios![
    a_draft_is_kept_for_its_element_on_its_page,
    drafts_end_after_thirty_days,
    no_draft_where_the_author_wants_none,
    a_browser_that_keeps_nothing,
    another_tab_is_heard_of,
    a_file_is_offered,
];

/// Opens a page with the script alone, and elements that stand for widgets.
async fn open(page: &Page, before: &str) -> Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/elements/js/kept.js");
    let kept = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let ends = "window.told = []; const tellAll = what => told.push(what); \
         window.save = save; \
         window.ask = (css, room, ...more) => rooms[room](document.querySelector(css), ...more) ?? null;";
    page.site
        .page("/kept.js", format!("{before};{{{kept};{ends}}}"));
    page.open_plain(
        "<script defer src=\"/kept.js\"></script>",
        "<x-form id=\"one\"></x-form><x-form></x-form><x-form></x-form>",
    )
    .await
}

async fn ask(page: &Page, css: &str, room: &str, more: &[&str]) -> Result<Option<String>> {
    let script = "const [css, room, more] = arguments; return ask(css, room, ...more);";
    page.run(script, vec![json!(css), json!(room), json!(more)])
        .await
}

/// The text that `recall` gives, without the time.
async fn recall(page: &Page, css: &str, key: &str) -> Result<Option<String>> {
    let found = ask(page, css, "recall", &[key]).await?;
    let text = found.map(|found| match found.split_once('\n') {
        Some((at, text)) if at.len() == 10 => text.to_owned(),
        _ => format!("odd: {found}"),
    });
    Ok(text)
}

async fn a_draft_is_kept_for_its_element_on_its_page(page: &Page) -> Result<()> {
    open(page, "").await?;
    let second = "x-form:nth-of-type(2)";
    assert_eq!(recall(page, "#one", "form").await?, None);
    assert_eq!(
        ask(page, "#one", "keep", &["form", "a\nb\r\n"]).await?,
        None
    );
    assert_eq!(ask(page, second, "keep", &["form", ""]).await?, None);
    assert_eq!(
        recall(page, "#one", "form").await?.as_deref(),
        Some("a\nb\r\n")
    );
    assert_eq!(recall(page, "#one", "other").await?, None);
    assert_eq!(recall(page, second, "form").await?.as_deref(), Some(""));
    assert_eq!(recall(page, "x-form:nth-of-type(3)", "form").await?, None);
    page.reload().await?;
    assert_eq!(
        recall(page, "#one", "form").await?.as_deref(),
        Some("a\nb\r\n")
    );
    // Another page has drafts of its own.
    open(page, "").await?;
    assert_eq!(recall(page, "#one", "form").await?, None);
    page.driver.back().await?;
    page.until("window.ask").await?;
    ask(page, "#one", "forget", &["form"]).await?;
    assert_eq!(recall(page, "#one", "form").await?, None);
    assert_eq!(recall(page, second, "form").await?.as_deref(), Some(""));
    Ok(())
}

async fn drafts_end_after_thirty_days(page: &Page) -> Result<()> {
    let day = 86_400_000_f64;
    for (age, stays) in [
        (29.9, true),
        (30.1, false),
        (-29.0, true),
        (-400.0, false),
        (f64::NAN, false),
    ] {
        open(page, "").await?;
        ask(page, "#one", "keep", &["form", "text"]).await?;
        let aged = "const key = Object.keys(localStorage).find(key => key.startsWith('inlay draft')); \
             const at = arguments[0] === null ? 'x' : Math.floor(Date.now() - arguments[0]); \
             localStorage.setItem(key, `${at}\\ntext`); localStorage.setItem('own', 'x'); return null;";
        page.run::<()>(aged, vec![json!(age * day)]).await?;
        page.reload().await?;
        let found = recall(page, "#one", "form").await?;
        assert_eq!(found.is_some(), stays, "{age} days: {found:?}");
        // What isn't ours stays.
        assert_eq!(
            page.value::<usize>("localStorage.length").await?,
            1 + usize::from(stays)
        );
        page.run::<()>("localStorage.clear(); return null", Vec::new())
            .await?;
    }
    Ok(())
}

async fn no_draft_where_the_author_wants_none(page: &Page) -> Result<()> {
    open(page, "").await?;
    ask(page, "#one", "keep", &["form", "text"]).await?;
    page.run::<()>(
        "document.querySelector('#one').setAttribute('autosave', 'off'); return null",
        Vec::new(),
    )
    .await?;
    assert_eq!(recall(page, "#one", "form").await?, None);
    let kept = ask(page, "#one", "keep", &["form", "text"]).await?;
    assert_eq!(kept.as_deref(), Some("off"));
    assert_eq!(page.value::<usize>("localStorage.length").await?, 0);
    Ok(())
}

async fn a_browser_that_keeps_nothing(page: &Page) -> Result<()> {
    for (before, answer, recalled) in [
        (
            "Object.defineProperty(window, 'localStorage', \
             { get() { throw new DOMException('no', 'SecurityError'); } })",
            "blocked",
            Some("blocked"),
        ),
        (
            "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); }",
            "full",
            None,
        ),
    ] {
        open(page, before).await?;
        let kept = ask(page, "#one", "keep", &["form", "text"]).await?;
        assert_eq!(kept.as_deref(), Some(answer));
        let found = ask(page, "#one", "recall", &["form"]).await?;
        assert_eq!(found.as_deref(), recalled);
        ask(page, "#one", "forget", &["form"]).await?;
        // Settings last as long as the page.
        ask(page, "#one", "set", &["", "clock=24"]).await?;
        let settings = ask(page, "#one", "settings", &[]).await?;
        assert_eq!(settings.as_deref(), Some("clock=24"));
        page.until("told.join() === 'settings'").await?;
    }
    Ok(())
}

async fn another_tab_is_heard_of(page: &Page) -> Result<()> {
    open(page, "").await?;
    ask(page, "#one", "keep", &["form", "mine"]).await?;
    let elsewhere = async || ask(page, "#one", "elsewhere", &["form"]).await;
    assert_eq!(elsewhere().await?, None);
    let first = page.driver.window().await?;
    let address: String = page.value("location.href").await?;
    let second = page.driver.new_tab().await?;
    page.driver.switch_to_window(second).await?;
    page.driver.goto(address).await?;
    ask(page, "#one", "keep", &["form", "theirs"]).await?;
    page.driver.close_window().await?;
    page.driver.switch_to_window(first).await?;
    page.until("told.join() === 'draft'").await?;
    assert_eq!(elsewhere().await?.as_deref(), Some(""));
    assert_eq!(
        recall(page, "#one", "form").await?.as_deref(),
        Some("theirs")
    );
    assert_eq!(elsewhere().await?, None);
    Ok(())
}

async fn a_file_is_offered(page: &Page) -> Result<()> {
    open(page, "").await?;
    let folder = std::env::temp_dir().join(format!("inlay-files-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    page.devtools(
        "Browser.setDownloadBehavior",
        json!({ "behavior": "allow", "downloadPath": folder }),
    )
    .await?;
    let text = "BEGIN:VCALENDAR\r\nSUMMARY:Tūī 会議\r\n";
    page.run::<Value>(
        "save('meeting.ics', 'text/calendar', arguments[0]); return 1",
        vec![json!(text)],
    )
    .await?;
    let file = folder.join("meeting.ics");
    page.eventually(Duration::from_secs(10), "the file", async || {
        Ok(fs::read_to_string(&file).is_ok_and(|read| read == text))
    })
    .await?;
    fs::remove_dir_all(&folder)?;
    ensure!(page.log().await?.of("policy").is_empty());
    Ok(())
}
