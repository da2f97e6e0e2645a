//! The objectives, as a reader looks at them and an owner checks in.

use anyhow::{Result, ensure};
use inlay_tests::{Page, scenarios};
use serde_json::json;

use crate::embed::{self, element, okrs, works};

scenarios![
    objectives_add_up_in_a_list,
    the_picture_is_named_by_its_conclusion,
    an_objective_stands_once_in_full,
    what_moved_and_what_is_missing,
    a_check_in_is_drafted_and_kept,
    the_table_holds_no_formula,
    nothing_but_titles_is_enough,
];

/// A cascade with two parents, an earlier look, missing values and hostile text.
const DATA: &str = r#"{
  "period": { "starts": "2026-11-01", "ends": "2027-01-31" }, "fiscal_year_starts": "02-01",
  "objectives": [
    { "id": "a", "title": "Reach", "owner": "CMO" },
    { "id": "b", "title": "Trust", "key_results": [
      { "id": "k0", "title": "Recall", "start": 18.5, "target": 24, "current": 21.25, "unit": "%", "weight": 2 } ] },
    { "id": "c", "title": "=1+1 @all", "owner": "IM", "aligned_to": ["a", { "id": "b", "weight": 0.5 }],
      "health": "at risk", "updated": "2026-11-20", "url": "https://example.com/issue",
      "key_results": [
        { "id": "k1", "title": "Leads | all", "start": 1000, "target": 5000, "current": 2600 },
        { "id": "k2", "title": "Cost", "start": 900, "target": 700, "current": 860, "unit": "USD" },
        { "id": "k3", "title": "Reviews", "start": 0, "target": 10 } ] } ],
  "previous": { "as_of": "2026-12-01", "current": { "k1": 1800, "k2": 860 } }
}"#;

async fn open(page: &Page) -> Result<()> {
    page.site.page("/okrs.json", DATA);
    let attributes =
        "src=\"/okrs.json\" now=\"2026-12-16T12:00:00Z\" viewer-zone=\"Europe/London\"";
    embed::open(page, &element("inlay-okr-cascade", "x", attributes)).await?;
    works(page, "x").await
}

/// What a script finds in the widget, as `root`.
async fn value<T: serde::de::DeserializeOwned>(page: &Page, expression: &str) -> Result<T> {
    let root = "document.querySelector('#x').shadowRoot.querySelector('.inlay')";
    page.value(&format!("(root => {expression})({root})")).await
}

async fn text(page: &Page, css: &str) -> Result<String> {
    value(
        page,
        &format!("root.querySelector({})?.innerText ?? ''", json!(css)),
    )
    .await
}

async fn press(page: &Page, css: &str) -> Result<()> {
    page.inside("#x", css).await?.click().await?;
    embed::turn(page).await
}

async fn objectives_add_up_in_a_list(page: &Page) -> Result<()> {
    embed::open(page, &okrs("x")).await?;
    works(page, "x").await?;
    assert_eq!(
        text(page, "[part=period]").await?,
        "FY27-Q4: Nov 1 to Jan 31 · 50 % of the time has passed"
    );
    let seen = text(page, "[part=list]").await?;
    for part in [
        "54 % with what serves it · 55 % of its own ● on track",
        "55 % ● on track · 22 M USD now · from 0 up to 40 M USD · weight 2",
        "30 % ◆ needs attention",
        "20 % ■ at risk · 860 USD now · from 900 down to 700 USD",
        "40 % ● on track · 2,600 now · from 1,000 up to 5,000",
        "100 % ▲ ahead · weight 0.5",
    ] {
        let plain = seen.replace('\u{a0}', " ");
        ensure!(plain.contains(part), "{part:?} isn't in {plain}");
    }
    let nested: usize = value(
        page,
        "root.querySelectorAll('[part=list] > li > ul > [part=objective]').length",
    )
    .await?;
    assert_eq!(nested, 2);
    Ok(())
}

async fn the_picture_is_named_by_its_conclusion(page: &Page) -> Result<()> {
    embed::open(page, &okrs("x")).await?;
    works(page, "x").await?;
    let (name, space, drawn): (String, String, usize) = value(
        page,
        "(one => [one.getAttribute('aria-label'), one.namespaceURI, \
         [...one.querySelectorAll('rect')].filter(box => box.getBBox().width > 0).length])\
         (root.querySelector('[role=img]'))",
    )
    .await?;
    assert_eq!(
        name,
        "How the objectives serve each other, in 2 steps. \
         3 objectives: 1 ahead, 1 on track, 1 needs attention"
    );
    assert_eq!((space.as_str(), drawn), ("http://www.w3.org/2000/svg", 3));
    // Where there is no room for it, the list alone says all.
    page.width(320).await?;
    embed::turn(page).await?;
    ensure!(!value::<bool>(page, "root.querySelector('[role=img]').checkVisibility()").await?);
    Ok(())
}

async fn an_objective_stands_once_in_full(page: &Page) -> Result<()> {
    open(page).await?;
    let count: usize = value(page, "root.querySelectorAll('[part=objective]').length").await?;
    assert_eq!(count, 3);
    let home = text(page, "[part=objective] [part=objective]").await?;
    ensure!(home.contains("also serves Trust"), "{home}");
    ensure!(
        home.contains("■ at risk (the owner’s word; by the numbers on track)"),
        "{home}"
    );
    ensure!(
        home.contains("no recent check-in · last check-in Nov 20"),
        "{home}"
    );
    assert_eq!(
        text(page, ".elsewhere").await?,
        "=1+1 @all · listed under Reach"
    );
    assert_eq!(
        text(page, "[part=period] strong").await?,
        "FY27-Q4: Nov 1 to Jan 31"
    );
    Ok(())
}

async fn what_moved_and_what_is_missing(page: &Page) -> Result<()> {
    open(page).await?;
    let all = text(page, "[part=list]").await?;
    ensure!(all.contains("no current value is given"), "{all}");
    // 30 % now, 20 % at the earlier look.
    ensure!(all.contains("+10 points since Dec 1"), "{all}");
    press(page, "[part=moved] summary").await?;
    assert_eq!(
        text(page, "[part=moved] ul").await?,
        "Leads | all: from 1,800 to 2,600 · +20 points"
    );
    Ok(())
}

async fn a_check_in_is_drafted_and_kept(page: &Page) -> Result<()> {
    open(page).await?;
    page.run::<()>(
        "navigator.clipboard.writeText = async text => { window.copied = text; }; return null",
        Vec::new(),
    )
    .await?;
    press(page, "[part=objective] [part=objective] .draft button").await?;
    let focus: String = page
        .value("document.activeElement.shadowRoot.activeElement.id")
        .await?;
    assert_eq!(focus, "note");
    embed::keys(page, "/close all of it @all").await?;
    press(page, "[part=check-in] button").await?;
    page.until("window.copied").await?;
    let expected = "\
### Check-in: =1+1 `@all`

- Date: 2026-12-16
- Progress: 30 %
- Pace: at risk

| Key result | Start | Now | Target | Progress | What has moved since 2026-12-01 |
| --- | --- | --- | --- | --- | --- |
| Leads \\| all | 1,000 | 2,600 | 5,000 | 40 % | \\+20 points |
| Cost | 900 USD | 860 USD | 700 USD | 20 % | ±0 points |
| Reviews | 0 | – | 10 | no current value is given | – |

**What happened, what comes next, what is in the way**

\\/close all of it `@all`
";
    let copied: String = page.value("copied").await?;
    assert_eq!(copied.replace('\u{a0}', " "), expected);
    assert_eq!(text(page, "[part=check-in] [role=status]").await?, "Copied");
    // Closed and opened again, also after a reload, the note is there.
    press(page, "[part=objective] [part=objective] .draft button").await?;
    assert_eq!(text(page, "[part=check-in]").await?, "");
    press(page, "[part=objective] [part=objective] .draft button").await?;
    let note: String = value(page, "root.querySelector('#note').value").await?;
    assert_eq!(note, "/close all of it @all");
    for change in page.log().await?.of("inlay-change") {
        ensure!(!change.text.contains("close"), "{change:?}");
    }
    Ok(())
}

async fn the_table_holds_no_formula(page: &Page) -> Result<()> {
    open(page).await?;
    page.run::<()>(
        "URL.createObjectURL = blob => { blob.text().then(text => window.saved = text); return '#'; }; \
         return null",
        Vec::new(),
    )
    .await?;
    press(page, "[part=actions] button").await?;
    page.until("window.saved").await?;
    let saved: String = page.value("saved").await?;
    let rows: Vec<&str> = saved.trim_start_matches('\u{feff}').split("\r\n").collect();
    assert_eq!(rows.len(), 7, "{rows:?}");
    ensure!(rows[0].starts_with("Objective,Owner,Serves,"), "{rows:?}");
    assert_eq!(rows[1], "Reach,CMO,,0.30,needs attention");
    assert_eq!(
        rows[3],
        "\"'=1+1 @all\",IM,\"a, b\",0.30,at risk,Leads | all,1000,2600,5000,,0.40,ahead"
    );
    Ok(())
}

async fn nothing_but_titles_is_enough(page: &Page) -> Result<()> {
    page.site.page(
        "/okrs.json",
        r#"{"objectives":[{"id":"a","title":"Reach"},{"id":"b","title":"Trust","aligned_to":"a"}]}"#,
    );
    let attributes = "src=\"/okrs.json\" now=\"2026-12-16T12:00:00Z\"";
    embed::open(page, &element("inlay-okr-cascade", "x", attributes)).await?;
    works(page, "x").await?;
    let all = text(page, "[role=group]").await?;
    ensure!(all.starts_with("2 objectives"), "{all}");
    ensure!(
        all.contains("Reach") && all.contains("Trust") && !all.contains('%'),
        "{all}"
    );
    page.site.page("/none.json", r#"{"objectives":[]}"#);
    page.run::<()>(
        "document.querySelector('#x').setAttribute('src', '/none.json'); return null",
        Vec::new(),
    )
    .await?;
    page.until("document.querySelector('#x').shadowRoot.textContent.includes('No objectives are listed yet')").await?;
    Ok(())
}
