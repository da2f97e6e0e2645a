//! A programme with a publisher, from the first entry to the comment.

use anyhow::{Result, bail, ensure};
use inlay_tests::{Page, scenarios};
use serde_json::json;
use thirtyfour::Key;

use crate::embed::{self, publisher, works};

pub(crate) mod kept;

scenarios![
    planned_by_keyboard,
    the_route_follows_the_entries,
    costs_are_told_to_the_cent,
    what_gets_in_the_way_is_shown_and_said,
    what_is_wrong_is_told_once_it_is_left,
    a_table_adds_to_the_plan,
    the_form_is_cleared,
    nothing_is_sent_or_told,
];

pub(crate) const ALL: &[(&str, &str)] = &[
    ("f0", "field-marketing"),
    ("f1", "Example Weekly"),
    ("f3", "24,999.99"),
    ("f4", "2027-01-25"),
    ("f5", "2027-02-05"),
    ("f6", "EMEA"),
    ("f7", "Enterprise"),
    ("f9", "Security supplement"),
    (
        "f10",
        "https://gitlab.com/example-group/marketing/-/issues/1",
    ),
];

async fn open(page: &Page) -> Result<()> {
    embed::open(page, &publisher("x")).await?;
    works(page, "x").await
}

/// Enters as a script would, and leaves each field; [`planned_by_keyboard`] is
/// for people.
pub(crate) async fn fill(page: &Page, entries: &[(&str, &str)]) -> Result<()> {
    for (id, text) in entries {
        page.inside("#x", &format!("#{id}")).await?;
        let script = "const field = document.querySelector('#x').shadowRoot.getElementById(arguments[0]); \
             field.value = arguments[1]; \
             for (const type of ['input', 'change']) \
               field.dispatchEvent(new Event(type, { bubbles: true, composed: true })); return null;";
        page.run::<()>(script, vec![json!(id), json!(text)]).await?;
        begun(page).await?;
    }
    Ok(())
}

/// What knows the rules is here, and has done its work.
async fn begun(page: &Page) -> Result<()> {
    page.inside("#x", "[part=actions]").await?;
    embed::turn(page).await
}

async fn value<T: serde::de::DeserializeOwned>(page: &Page, expression: &str) -> Result<T> {
    page.value(&format!(
        "(root => {expression})(document.querySelector('#x').shadowRoot)"
    ))
    .await
}

async fn text(page: &Page, css: &str) -> Result<String> {
    value(
        page,
        &format!("root.querySelector('{css}')?.innerText ?? ''"),
    )
    .await
}

async fn click(page: &Page, css: &str) -> Result<()> {
    let script =
        "document.querySelector('#x').shadowRoot.querySelector(arguments[0]).click(); return null";
    page.run::<()>(script, vec![json!(css)]).await?;
    embed::turn(page).await
}

async fn focused(page: &Page) -> Result<String> {
    value(page, "root.activeElement?.id ?? ''").await
}

async fn has(page: &Page, css: &str, parts: &[&str]) -> Result<()> {
    let found = text(page, css).await?;
    for part in parts {
        ensure!(found.contains(part), "{css} doesn't say {part:?}: {found}");
    }
    Ok(())
}

/// Whichever space the browser's language puts between sign and digits.
async fn amounts(page: &Page) -> Result<String> {
    let found = text(page, ".cost").await?;
    Ok(found.split_whitespace().collect::<Vec<_>>().join(" "))
}

async fn planned_by_keyboard(page: &Page) -> Result<()> {
    open(page).await?;
    page.inside("#x", "#f0").await?.focus().await?;
    for (id, typed) in [
        ("f0", "field-marketing"),
        ("f1", "Example Weekly"),
        // The group of buttons is one stop, at the chosen one.
        ("f2-2", ""),
        ("f3", "24999.99"),
        ("f4", "01252027"),
        ("f5", "02052027"),
        ("f6", "EMEA"),
        ("f7", "Enterprise"),
    ] {
        for _ in 0..6 {
            if focused(page).await? == id {
                break;
            }
            embed::keys(page, Key::Tab).await?;
        }
        assert_eq!(focused(page).await?, id);
        if id == "f2-2" {
            embed::keys(page, Key::Up).await?;
            embed::keys(page, Key::Up).await?;
            assert_eq!(focused(page).await?, "f2");
        } else {
            embed::keys(page, typed).await?;
        }
    }
    has(page, ".route", &["Directly: no slot, no agency fee."]).await?;
    has(
        page,
        "pre",
        &[
            "@campaign-manager (Campaign Manager), @digital-manager",
            "a programme with the publisher Example Weekly",
            "- Spend: `$24,999.99`",
            "- Agency fee avoided: `$3,000.00` – `$3,750.00`",
            "- Alliance newsletter (team channel-marketing",
        ],
    )
    .await
}

async fn the_route_follows_the_entries(page: &Page) -> Result<()> {
    open(page).await?;
    has(page, ".route", &["Say whether we already work"]).await?;
    fill(page, &[("f1", "example weekly")]).await?;
    has(
        page,
        "fieldset",
        &["“Alliance newsletter” is planned directly"],
    )
    .await?;
    fill(page, &[("f0", "field-marketing"), ("f4", "2027-01-25")]).await?;
    has(
        page,
        ".verdict",
        &[
            "Through the agency: takes slot 3 of 3 in January 2027.",
            "We read that as no.",
            "January 2027: 2 of 3 slots are taken.",
            "■ Winter social push Jan 4, 2027 – Jan 29, 2027",
            "□ free",
        ],
    )
    .await?;
    fill(page, &[("f5", "2027-02-05")]).await?;
    has(page, ".verdict", &["we count it in the month it starts in"]).await?;
    fill(page, &[("f0", "digital-marketing")]).await?;
    has(page, ".route", &["has no limit of slots"]).await?;
    fill(page, &[("f0", "field-marketting")]).await?;
    has(page, ".fields", &["knows no team “field-marketting”"]).await?;
    // The plan is filled by a table, so that no slot is left.
    let table =
        "id,team,name,kind,starts,ends\nb1,field-marketing,Third,paid-social,2027-01-31,2027-02-01";
    click(page, "[part=paste] summary").await?;
    fill(page, &[("f0", "field-marketing"), ("table", table)]).await?;
    click(page, "details button").await?;
    has(
        page,
        ".route",
        &[
            "No slot is left in January 2027",
            "The next free one is in February 2027.",
        ],
    )
    .await?;
    click(page, "#f2").await?;
    has(page, ".route", &["Directly"]).await?;
    let log = page.log().await?;
    let changes = log.of("inlay-change");
    let routes: Vec<_> = changes.iter().map(|one| one.detail.to_string()).collect();
    let expected = ["slot", "full", "direct"]
        .map(|route| json!({ "view": "route", "value": route }).to_string());
    let sorted =
        |text: &str| -> serde_json::Value { serde_json::from_str(text).unwrap_or_default() };
    ensure!(
        routes
            .iter()
            .map(|one| sorted(one))
            .eq(expected.iter().map(|one| sorted(one))),
        "{routes:?}"
    );
    Ok(())
}

async fn costs_are_told_to_the_cent(page: &Page) -> Result<()> {
    open(page).await?;
    fill(page, &[("f3", "24999.99")]).await?;
    assert_eq!(
        amounts(page).await?,
        "Spend $24,999.99 Agency fee (12–15 %) $3,000.00 – $3,750.00 Total $27,999.99 – $28,749.99"
    );
    click(page, "#f2").await?;
    assert_eq!(
        amounts(page).await?,
        "Spend $24,999.99 Agency fee avoided (12–15 %) $3,000.00 – $3,750.00 Total $24,999.99"
    );
    // Every cent of an amount that a float would round.
    click(page, "#f2-1").await?;
    fill(page, &[("f3", "9007199254740993.01")]).await?;
    assert_eq!(
        amounts(page).await?,
        "Spend $9,007,199,254,740,993.01 Agency fee (12–15 %) \
         $1,080,863,910,568,919.16 – $1,351,079,888,211,148.95 Total \
         $10,088,063,165,309,912.17 – $10,358,279,142,952,141.96"
    );
    Ok(())
}

async fn what_gets_in_the_way_is_shown_and_said(page: &Page) -> Result<()> {
    open(page).await?;
    page.inside("#x", "#f0").await?.focus().await?;
    begun(page).await?;
    // Before dates are entered, what is planned next.
    has(
        page,
        "form",
        &["From January 2027 to February 2027. Enter the dates"],
    )
    .await?;
    fill(page, ALL).await?;
    let said = "Conflicts: 1. Possible ones, where something isn't said: 1.";
    has(page, "form", &[said]).await?;
    let name: String = value(
        page,
        "root.querySelector('.strip').ariaLabel \
         ?? root.querySelector('.strip').getAttribute('aria-label')",
    )
    .await?;
    assert_eq!(name, said);
    let rows: Vec<String> = value(
        page,
        "[...root.querySelectorAll('.planned tbody tr')].map(row => row.innerText.replace(/\\s+/g, ' '))",
    )
    .await?;
    assert_eq!(
        rows,
        [
            "Winter social push field-marketing Jan 4, 2027 – Jan 29, 2027 ? may conflict, ■ takes a slot",
            "Alliance newsletter Example Weekly channel-marketing Jan 18, 2027 – Feb 12, 2027 ⚑ conflict",
            "Partner webinar ads field-marketing Jan 11, 2027 – Jan 22, 2027 ■ takes a slot",
        ]
    );
    // Each bar begins and ends with its days.
    page.width(1000).await?;
    let off: Vec<f64> = value(
        page,
        "(() => { const [head, ...rows] = root.querySelectorAll('.strip tr'); \
         const month = [...head.cells].slice(1).map(cell => cell.getBoundingClientRect()); \
         const left = month[0].left, day = (month.at(-1).right - left) / 59; \
         const bar = css => root.querySelector(`.strip ${css}`).getBoundingClientRect(); \
         return [[bar('.own'), 24, 36], [bar('.certain'), 17, 43], [bar('.possible'), 3, 29]] \
           .flatMap(([box, from, to]) => [box.left - left - from * day, box.right - left - to * day]); })()",
    )
    .await?;
    ensure!(off.iter().all(|pixels| pixels.abs() < 4.0), "{off:?}");
    page.width(320).await?;
    embed::turn(page).await?;
    let hidden: bool = value(page, "!root.querySelector('.strip').checkVisibility()").await?;
    ensure!(hidden, "the picture has no room at 320 pixels");
    has(page, ".planned", &["Alliance newsletter"]).await
}

async fn what_is_wrong_is_told_once_it_is_left(page: &Page) -> Result<()> {
    open(page).await?;
    for entry in ALL.iter().filter(|(id, _)| *id != "f3") {
        fill(page, &[*entry]).await?;
    }
    page.inside("#x", "#f3").await?.focus().await?;
    embed::retype(page, "#x", "#f3", "18.500").await?;
    let told: bool = value(page, "!!root.querySelector('.error')").await?;
    ensure!(!told, "an entry is called wrong while it is typed");
    embed::keys(page, Key::Tab).await?;
    has(page, ".bad", &["thousands or decimals"]).await?;
    let tied: bool = value(
        page,
        "(field => field.ariaInvalid === 'true' && root.getElementById(\
         field.getAttribute('aria-describedby')).innerText.includes('thousands'))\
         (root.getElementById('f3'))",
    )
    .await?;
    ensure!(tied, "the error isn't tied to its field");
    // What the comment needs leads there.
    has(page, ".missing", &["Spend with the publisher"]).await?;
    click(page, ".missing a").await?;
    assert_eq!(focused(page).await?, "f3");
    fill(
        page,
        &[("f3", "18.50"), ("f5", "2027-01-24"), ("f10", "issue 1")],
    )
    .await?;
    let errors: Vec<String> = value(
        page,
        "[...root.querySelectorAll('.error')].map(one => one.innerText)",
    )
    .await?;
    assert_eq!(
        errors,
        [
            "Choose a last day that is not before the first",
            "Enter an address that starts with https://",
        ]
    );
    fill(page, &[("f5", "2027-01-25"), ("f10", "")]).await?;
    let ready: bool = value(page, "!!root.querySelector('pre')").await?;
    ensure!(ready, "no comment, though nothing is missing");
    Ok(())
}

async fn a_table_adds_to_the_plan(page: &Page) -> Result<()> {
    open(page).await?;
    fill(page, ALL).await?;
    click(page, "summary").await?;
    fill(page, &[("table", "team;name;kind\n")]).await?;
    click(page, "details button").await?;
    has(
        page,
        "#table-outcome",
        &["Line 1: No column is called \"starts\"."],
    )
    .await?;
    let table = "team;name;kind;starts;ends;publisher\n\
         other;\"Spring; special\";publisher;2027-02-01;2027-02-28;EXAMPLE weekly\n";
    fill(page, &[("table", table)]).await?;
    click(page, "details button").await?;
    has(
        page,
        "#table-outcome",
        &["Added to the plan on this page: 1"],
    )
    .await?;
    has(page, ".planned", &["Spring; special"]).await?;
    has(page, "pre", &["- Spring; special (team other"]).await
}

async fn the_form_is_cleared(page: &Page) -> Result<()> {
    open(page).await?;
    fill(page, ALL).await?;
    click(page, "#f2").await?;
    let last = "[part=actions] button:last-of-type";
    has(page, last, &["Clear the form"]).await?;
    click(page, last).await?;
    assert_eq!(focused(page).await?, "top");
    let left: Vec<String> = value(
        page,
        "[...root.querySelectorAll('input:not([type=radio])')].map(one => one.value).filter(Boolean)",
    )
    .await?;
    assert_eq!(left, Vec::<String>::new());
    let chosen: String = value(page, "root.querySelector(':checked').id").await?;
    assert_eq!(chosen, "f2-2");
    has(
        page,
        ".missing",
        &["Team", "Publisher", "First day", "Last day"],
    )
    .await
}

async fn nothing_is_sent_or_told(page: &Page) -> Result<()> {
    open(page).await?;
    page.site.clear_requests();
    fill(page, ALL).await?;
    fill(page, &[("f9", "secret <b>plan</b> @all\n/close")]).await?;
    // What knows the rules comes with the first entry, and nothing else.
    let asked: Vec<String> = page
        .site
        .requests()
        .into_iter()
        .map(|one| one.path)
        .collect();
    let [part] = asked.as_slice() else {
        bail!("{asked:?}");
    };
    ensure!(
        part.starts_with("/inlay/inlay-publisher_proposal-"),
        "{part}"
    );
    let link: String = value(page, "root.querySelector('[part=comment] a').href").await?;
    assert_eq!(
        link,
        "https://gitlab.com/example-group/marketing/-/issues/1"
    );
    has(
        page,
        "[part=comment] a",
        &["Copy and open the issue on gitlab.com"],
    )
    .await?;
    let log = page.log().await?;
    let told: Vec<_> = log.of("inlay-change");
    ensure!(
        told.iter()
            .all(|one| !one.detail.to_string().contains("secret")),
        "{told:?}"
    );
    let markup: bool = value(page, "!!root.querySelector('pre b')").await?;
    ensure!(!markup, "what was typed became markup");
    Ok(())
}
