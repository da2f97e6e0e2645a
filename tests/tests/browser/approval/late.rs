//! What checks and drafts comes when a reader begins, late, or not at all.

use anyhow::{Result, ensure};
use inlay_tests::{Page, scenarios};
use serde_json::json;
use thirtyfour::Key;
use xtask::server::Fault;

use super::{ALL, answer, begun, focused, open, text, value};
use crate::embed::{self, files, works};

scenarios![
    it_comes_once_and_not_before,
    what_is_typed_meanwhile_is_drafted,
    a_check_waits_for_it,
    what_was_kept_stands_around_what_is_typed,
    it_does_not_come,
];

const PART: &str = "/inlay/inlay-approval_draft*";

/// How often the part was asked for.
fn asked(page: &Page) -> usize {
    let requests = page.site.requests();
    let part = |path: &str| path.starts_with(PART.trim_end_matches('*'));
    requests.iter().filter(|one| part(&one.path)).count()
}

/// Focuses a field and types into it, whatever has come.
async fn type_into(page: &Page, css: &str, typed: &str) -> Result<()> {
    page.inside("#x", css).await?.focus().await?;
    embed::keys(page, typed).await
}

async fn field(page: &Page, id: &str) -> Result<String> {
    value(page, &format!("root.getElementById('{id}').value")).await
}

async fn it_comes_once_and_not_before(page: &Page) -> Result<()> {
    page.site.clear_requests();
    open(page).await?;
    embed::turn(page).await?;
    ensure!(asked(page) == 0, "asked for before anybody began");
    ensure!(!files(page).is_empty(), "nothing was asked for");
    page.inside("#x", "#f0").await?.focus().await?;
    begun(page).await?;
    answer(page, ALL).await?;
    assert_eq!(asked(page), 1);
    Ok(())
}

async fn what_is_typed_meanwhile_is_drafted(page: &Page) -> Result<()> {
    open(page).await?;
    page.site.fault(PART, Fault::Stall);
    type_into(page, "#f0", "Ada").await?;
    type_into(page, "#f8", "A launch.").await?;
    ensure!(value::<bool>(page, "root.querySelector('.preview') === null").await?);
    page.site.clear_faults();
    begun(page).await?;
    assert_eq!(field(page, "f0").await?, "Ada");
    // The field that the reader is in has stayed itself.
    assert_eq!(focused(page).await?, "f8");
    embed::keys(page, " And more.").await?;
    page.until(
        "document.querySelector('#x').shadowRoot.querySelector('.preview')\
         ?.innerText.includes('A launch. And more.')",
    )
    .await?;
    ensure!(text(page, ".preview").await?.contains("Requested by: Ada"));
    Ok(())
}

async fn a_check_waits_for_it(page: &Page) -> Result<()> {
    open(page).await?;
    page.site.fault(PART, Fault::Stall);
    type_into(page, "#f0", "Ada").await?;
    page.inside("#x", "[type=submit]").await?.focus().await?;
    embed::keys(page, Key::Enter).await?;
    let told = text(page, "[part=actions] + div [role=status]").await?;
    ensure!(told.contains("Loading"), "{told:?}");
    page.site.clear_faults();
    begun(page).await?;
    assert_eq!(focused(page).await?, "summary");
    ensure!(text(page, "#summary").await?.contains("Country"));
    Ok(())
}

async fn what_was_kept_stands_around_what_is_typed(page: &Page) -> Result<()> {
    open(page).await?;
    answer(page, ALL).await?;
    let kept = "Object.entries(localStorage).find(([key]) => key.startsWith('inlay draft'))?.[1]";
    page.until(&format!("{kept}?.includes('launch')")).await?;
    page.site.fault(PART, Fault::Stall);
    page.reload().await?;
    works(page, "x").await?;
    type_into(page, "#f0", "Grace").await?;
    // Nothing is written over what nobody has read yet.
    page.run::<()>(
        "dispatchEvent(new Event('pagehide')); return null",
        Vec::new(),
    )
    .await?;
    ensure!(
        page.value::<bool>(&format!("{kept}?.includes('Ada')"))
            .await?
    );
    page.site.clear_faults();
    begun(page).await?;
    for (id, typed) in ALL {
        let expected = if *id == "f0" { "Grace" } else { typed };
        assert_eq!(field(page, id).await?, expected, "{id}");
    }
    assert_eq!(focused(page).await?, "f0");
    page.until(&format!("{kept}?.includes('Grace')")).await
}

async fn it_does_not_come(page: &Page) -> Result<()> {
    open(page).await?;
    page.site.fault(PART, Fault::Status(404));
    type_into(page, "#f0", "Ada").await?;
    page.until(
        "document.querySelector('#x').shadowRoot.querySelector('form')\
         .textContent.includes(\"didn't load\")",
    )
    .await?;
    // What is typed stays, and is kept.
    page.until(&format!(
        "Object.values(localStorage).some(text => text.endsWith({}))",
        json!("requester text Ada")
    ))
    .await?;
    page.site.clear_faults();
    type_into(page, "#f8", "A launch.").await?;
    begun(page).await?;
    for (id, expected) in [("f0", "Ada"), ("f8", "A launch.")] {
        assert_eq!(field(page, id).await?, expected);
    }
    let log = page.log().await?;
    ensure!(log.of("inlay-error").is_empty(), "{log:?}");
    Ok(())
}
