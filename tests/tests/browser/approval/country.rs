//! The field that a country is looked for in, and its list.

use anyhow::{Result, ensure};
use inlay_tests::{Page, scenarios};
use serde_json::{Value, json};
use thirtyfour::Key;
use xtask::server::Fault;

use super::{answer, begun, focused, open, text, value};
use crate::embed;

scenarios![
    it_is_found_by_its_name,
    the_arrows_lead_through_the_list,
    leaving_takes_what_is_marked,
    a_click_takes_an_option,
    what_is_no_country_changes_nothing,
    emptied_it_is_no_answer,
    what_is_typed_meanwhile_is_looked_for,
    what_was_left_meanwhile_is_settled,
    a_guess_is_not_taken_by_leaving,
    the_first_click_and_the_first_arrow_open_it,
    one_press_leaves_and_checks,
    tab_leads_on_whatever_goes,
];

const PART: &str = "/inlay/inlay-approval_draft*";

/// Puts the focus into the field, as Tab does; the list is here.
async fn enter(page: &Page) -> Result<()> {
    open(page).await?;
    page.inside("#x", "#find-f1").await?.focus().await?;
    begun(page).await
}

/// How the field stands: its text, what is marked in its list, and the answer.
async fn stands(page: &Page) -> Result<Value> {
    value(
        page,
        "(field => { \
           const at = root.getElementById(field.getAttribute('aria-activedescendant')); \
           const list = root.getElementById(field.getAttribute('aria-controls')); \
           const open = field.getAttribute('aria-expanded') === 'true'; \
           if (open !== !!list) throw new Error('expanded, and no list'); \
           if (at && at.getAttribute('aria-selected') !== 'true') throw new Error('not selected'); \
           if (at) { \
             const [box, row] = [list, at].map(one => one.getBoundingClientRect()); \
             if (row.top < box.top - 1 || row.bottom > box.bottom + 1) throw new Error('out of sight'); \
           } \
           return [field.value, at ? at.innerText : null, root.getElementById('f1').value]; \
         })(root.getElementById('find-f1'))",
    )
    .await
}

/// Marks what stands in the field, so that the next key replaces it.
async fn mark_all(page: &Page) -> Result<()> {
    value::<Value>(page, "root.getElementById('find-f1').select() ?? null").await?;
    Ok(())
}

async fn it_is_found_by_its_name(page: &Page) -> Result<()> {
    enter(page).await?;
    assert_eq!(stands(page).await?, json!(["", null, ""]));
    embed::keys(page, "nethrlands").await?;
    page.until("document.querySelector('#x').shadowRoot.querySelector('[role=option]')")
        .await?;
    assert_eq!(
        stands(page).await?,
        json!(["nethrlands", "Netherlands", ""])
    );
    embed::keys(page, Key::Enter).await?;
    assert_eq!(stands(page).await?, json!(["Netherlands", null, "NL"]));
    let means = text(page, ".decision").await?;
    ensure!(means.starts_with("EMEA · Limited support"), "{means}");
    assert_eq!(focused(page).await?, "find-f1");
    // By what people call it, and by its code.
    for (typed, expected) in [
        ("holland", "NL"),
        ("uk", "GB"),
        ("BR", "BR"),
        ("cote d", "CI"),
    ] {
        mark_all(page).await?;
        embed::keys(page, typed).await?;
        embed::keys(page, Key::Enter).await?;
        assert_eq!(stands(page).await?[2], expected, "{typed}");
    }
    Ok(())
}

async fn the_arrows_lead_through_the_list(page: &Page) -> Result<()> {
    enter(page).await?;
    embed::keys(page, Key::Down).await?;
    embed::keys(page, Key::Down).await?;
    assert_eq!(stands(page).await?, json!(["", "Afghanistan", ""]));
    embed::keys(page, Key::Up).await?;
    assert_eq!(stands(page).await?, json!(["", "Zimbabwe", ""]));
    embed::keys(page, Key::Down).await?;
    embed::keys(page, Key::Down).await?;
    assert_eq!(stands(page).await?[1], "Åland Islands");
    embed::keys(page, Key::Enter).await?;
    assert_eq!(stands(page).await?, json!(["Åland Islands", null, "AX"]));
    // It opens where the answer is.
    answer(page, &[("f1", "NO")]).await?;
    page.inside("#x", "#find-f1").await?.focus().await?;
    embed::keys(page, Key::Down).await?;
    assert_eq!(stands(page).await?, json!(["Norway", "Norway", "NO"]));
    embed::keys(page, Key::Up).await?;
    embed::keys(page, Key::Escape).await?;
    assert_eq!(stands(page).await?, json!(["Norway", null, "NO"]));
    Ok(())
}

async fn leaving_takes_what_is_marked(page: &Page) -> Result<()> {
    enter(page).await?;
    embed::keys(page, "braz").await?;
    embed::keys(page, Key::Tab).await?;
    assert_eq!(focused(page).await?, "f2");
    assert_eq!(stands(page).await?, json!(["Brazil", null, "BR"]));
    // Looking takes nothing.
    page.inside("#x", "#find-f1").await?.click().await?;
    assert_eq!(stands(page).await?, json!(["Brazil", "Brazil", "BR"]));
    embed::keys(page, Key::Tab).await?;
    assert_eq!(stands(page).await?, json!(["Brazil", null, "BR"]));
    Ok(())
}

async fn a_click_takes_an_option(page: &Page) -> Result<()> {
    enter(page).await?;
    embed::keys(page, "korea").await?;
    page.inside("#x", "[role=option]:last-child")
        .await?
        .click()
        .await?;
    embed::turn(page).await?;
    assert_eq!(stands(page).await?, json!(["North Korea", null, "KP"]));
    assert_eq!(focused(page).await?, "find-f1");
    Ok(())
}

async fn what_is_no_country_changes_nothing(page: &Page) -> Result<()> {
    enter(page).await?;
    answer(page, &[("f1", "NL")]).await?;
    page.inside("#x", "#find-f1").await?.focus().await?;
    mark_all(page).await?;
    embed::keys(page, "xyzzy").await?;
    page.until("document.querySelector('#x').shadowRoot.querySelector('.country [role=status]')?.innerText")
        .await?;
    assert_eq!(stands(page).await?, json!(["xyzzy", null, "NL"]));
    let said = text(page, ".country [role=status]").await?;
    assert_eq!(said, "No country is called “xyzzy”.");
    embed::keys(page, Key::Enter).await?;
    assert_eq!(focused(page).await?, "find-f1");
    embed::keys(page, Key::Tab).await?;
    assert_eq!(stands(page).await?, json!(["Netherlands", null, "NL"]));
    Ok(())
}

async fn emptied_it_is_no_answer(page: &Page) -> Result<()> {
    enter(page).await?;
    answer(page, &[("f1", "NL")]).await?;
    page.inside("#x", "#find-f1").await?.focus().await?;
    mark_all(page).await?;
    embed::keys(page, Key::Delete).await?;
    embed::keys(page, Key::Tab).await?;
    assert_eq!(stands(page).await?, json!(["", null, ""]));
    assert_eq!(text(page, ".decision").await?, "");
    Ok(())
}

async fn what_is_typed_meanwhile_is_looked_for(page: &Page) -> Result<()> {
    open(page).await?;
    page.site.fault(PART, Fault::Stall);
    page.inside("#x", "#find-f1").await?.focus().await?;
    embed::keys(page, "nether").await?;
    assert_eq!(stands(page).await?, json!(["nether", null, ""]));
    page.site.clear_faults();
    page.until("document.querySelector('#x').shadowRoot.querySelector('[role=option]')")
        .await?;
    embed::keys(page, "l").await?;
    embed::keys(page, Key::Enter).await?;
    assert_eq!(stands(page).await?, json!(["Netherlands", null, "NL"]));
    Ok(())
}

async fn what_was_left_meanwhile_is_settled(page: &Page) -> Result<()> {
    open(page).await?;
    page.site.fault(PART, Fault::Stall);
    page.inside("#x", "#find-f1").await?.focus().await?;
    embed::keys(page, "nether").await?;
    page.inside("#x", "#f0").await?.focus().await?;
    embed::keys(page, "Ada").await?;
    page.site.clear_faults();
    begun(page).await?;
    assert_eq!(stands(page).await?, json!(["Netherlands", null, "NL"]));
    let name: String = value(page, "root.getElementById('f0').value").await?;
    assert_eq!((&*name, &*focused(page).await?), ("Ada", "f0"));
    Ok(())
}

async fn a_guess_is_not_taken_by_leaving(page: &Page) -> Result<()> {
    enter(page).await?;
    embed::keys(page, "austrlia").await?;
    page.until("document.querySelector('#x').shadowRoot.querySelector('[role=option]')")
        .await?;
    embed::keys(page, Key::Tab).await?;
    assert_eq!(stands(page).await?, json!(["", null, ""]));
    page.inside("#x", "#find-f1").await?.focus().await?;
    embed::keys(page, "austrlia").await?;
    embed::keys(page, Key::Enter).await?;
    assert_eq!(stands(page).await?[2], "AT");
    Ok(())
}

async fn the_first_click_and_the_first_arrow_open_it(page: &Page) -> Result<()> {
    let list =
        "document.querySelector('#x').shadowRoot.querySelectorAll('[role=option]').length === 249";
    open(page).await?;
    page.inside("#x", "#find-f1").await?.click().await?;
    page.until(list).await?;
    open(page).await?;
    page.inside("#x", "#find-f1").await?.focus().await?;
    embed::keys(page, Key::Down).await?;
    page.until(list).await?;
    // Who leaves it has chosen nothing.
    embed::keys(page, Key::Tab).await?;
    assert_eq!(stands(page).await?, json!(["", null, ""]));
    Ok(())
}

async fn one_press_leaves_and_checks(page: &Page) -> Result<()> {
    enter(page).await?;
    embed::keys(page, "nether").await?;
    page.inside("#x", "[role=option]").await?;
    page.inside("#x", "[type=submit]").await?.click().await?;
    page.inside("#x", "#summary").await?;
    assert_eq!(stands(page).await?, json!(["Netherlands", null, "NL"]));
    let told = text(page, "#summary").await?;
    ensure!(!told.contains("Country"), "{told}");
    Ok(())
}

async fn tab_leads_on_whatever_goes(page: &Page) -> Result<()> {
    enter(page).await?;
    // A list that scrolls, which a browser would let be focused.
    embed::keys(page, "a").await?;
    page.until(
        "document.querySelector('#x').shadowRoot.querySelectorAll('[role=option]').length > 15",
    )
    .await?;
    embed::keys(page, Key::Tab).await?;
    let next = focused(page).await?;
    ensure!(next == "f2" || next == "region", "the focus is at {next:?}");
    // A country of focus, which ends the form.
    page.inside("#x", "#find-f1").await?.focus().await?;
    mark_all(page).await?;
    embed::keys(page, "usa").await?;
    embed::keys(page, Key::Tab).await?;
    assert_eq!(stands(page).await?[2], "US");
    let next = focused(page).await?;
    ensure!(!next.is_empty(), "the focus is nowhere");
    Ok(())
}
