//! The planner's entries in this browser, and what knows the rules when it comes late.

use anyhow::{Result, ensure};
use inlay_tests::{Page, scenarios};
use serde_json::json;
use xtask::server::Fault;

use super::{ALL, begun, click, fill, focused, has, open, text, value};
use crate::embed::{self, works};

scenarios![
    entries_come_back_after_a_reload,
    a_cleared_form_forgets,
    another_tab_is_asked_about,
    what_cannot_be_read_is_told,
    the_rules_come_late,
    the_rules_do_not_come,
];

const PART: &str = "/inlay/inlay-publisher_proposal*";

const KEPT: &str =
    "Object.entries(localStorage).find(([key]) => key.startsWith('inlay draft'))?.[1]";

async fn keeps(page: &Page, what: &str) -> Result<()> {
    page.until(&format!("{KEPT}?.includes({})", json!(what)))
        .await
}

async fn again(page: &Page) -> Result<()> {
    page.reload().await?;
    works(page, "x").await
}

async fn field(page: &Page, id: &str) -> Result<String> {
    value(page, &format!("root.getElementById('{id}').value")).await
}

async fn entries_come_back_after_a_reload(page: &Page) -> Result<()> {
    open(page).await?;
    fill(page, ALL).await?;
    click(page, "#f2").await?;
    keeps(page, "relationship yes").await?;
    again(page).await?;
    begun(page).await?;
    for (id, typed) in ALL {
        assert_eq!(&field(page, id).await?, typed, "{id}");
    }
    has(page, ".notice", &["Your entries are back"]).await?;
    has(page, ".route", &["Directly: no slot, no agency fee."]).await?;
    has(page, "pre", &["would like to run Security supplement"]).await?;
    // The page learns of a route that nobody has just chosen, too.
    let told = "__log.some(one => one.kind === 'inlay-change' && one.detail.value === 'direct')";
    page.until(told).await
}

async fn a_cleared_form_forgets(page: &Page) -> Result<()> {
    open(page).await?;
    fill(page, ALL).await?;
    keeps(page, "team field-marketing").await?;
    click(page, "[part=actions] button:last-of-type").await?;
    page.until(&format!("{KEPT} === undefined")).await?;
    again(page).await?;
    assert_eq!(field(page, "f0").await?, "");
    assert_eq!(text(page, ".notice").await?, "");
    Ok(())
}

async fn another_tab_is_asked_about(page: &Page) -> Result<()> {
    open(page).await?;
    fill(page, &[("f0", "field-marketing")]).await?;
    keeps(page, "field-marketing").await?;
    // As if another tab had written it, of which no event tells.
    page.run::<()>(
        "const [key, text] = Object.entries(localStorage)\
            .find(([key]) => key.startsWith('inlay draft')); \
         localStorage.setItem(key, text.replace('field-marketing', 'theirs')); return null",
        Vec::new(),
    )
    .await?;
    fill(page, &[("f1", "Mine")]).await?;
    page.until(
        "document.querySelector('#x').shadowRoot.querySelector('.notice')\
         .textContent.includes('changed in another tab')",
    )
    .await?;
    ensure!(
        page.value::<bool>(&format!("!{KEPT}.includes('Mine')"))
            .await?
    );
    click(page, ".notice + .row button").await?;
    assert_eq!(field(page, "f0").await?, "theirs");
    assert_eq!(field(page, "f1").await?, "");
    assert_eq!(focused(page).await?, "top");
    Ok(())
}

async fn what_cannot_be_read_is_told(page: &Page) -> Result<()> {
    open(page).await?;
    fill(page, &[("f0", "field-marketing")]).await?;
    keeps(page, "field-marketing").await?;
    for (text, told) in [
        ("1\nteam", "is damaged"),
        ("7\nsomething else", "A newer version"),
    ] {
        page.run::<()>(
            "const key = Object.keys(localStorage).find(key => key.startsWith('inlay draft')); \
             localStorage.setItem(key, `${Math.floor(Date.now())}\\n${arguments[0]}`); return null",
            vec![json!(text)],
        )
        .await?;
        again(page).await?;
        begun(page).await?;
        has(page, ".notice", &[told]).await?;
        assert_eq!(field(page, "f0").await?, "");
    }
    Ok(())
}

async fn the_rules_come_late(page: &Page) -> Result<()> {
    open(page).await?;
    page.site.fault(PART, Fault::Stall);
    for (id, typed) in [("f0", "field-marketing"), ("f1", "Example Weekly")] {
        page.inside("#x", &format!("#{id}")).await?.focus().await?;
        embed::keys(page, typed).await?;
    }
    has(page, ".route", &["Say whether we already work"]).await?;
    page.site.clear_faults();
    begun(page).await?;
    assert_eq!(field(page, "f0").await?, "field-marketing");
    // The field that the reader is in has stayed itself.
    assert_eq!(focused(page).await?, "f1");
    has(page, "fieldset", &["is planned directly"]).await
}

async fn the_rules_do_not_come(page: &Page) -> Result<()> {
    open(page).await?;
    page.site.fault(PART, Fault::Status(404));
    page.inside("#x", "#f0").await?.focus().await?;
    embed::keys(page, "field-marketing").await?;
    page.until(
        "document.querySelector('#x').shadowRoot.querySelector('form')\
         .textContent.includes(\"didn't load\")",
    )
    .await?;
    keeps(page, "field-marketing").await?;
    page.site.clear_faults();
    page.inside("#x", "#f1").await?.focus().await?;
    begun(page).await?;
    assert_eq!(field(page, "f0").await?, "field-marketing");
    Ok(())
}
