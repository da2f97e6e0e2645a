//! The readouts, as a reader prepares them.

use anyhow::{Result, ensure};
use inlay_tests::{Page, scenarios};
use serde_json::json;

use crate::embed::{self, element, readouts, works};

scenarios![
    the_next_readout_of_each_region,
    steps_are_ticked_off_and_kept,
    past_readouts_show_their_gaps,
    a_document_is_drafted,
    a_calendar_file_is_made,
    no_times_no_metrics,
];

/// What a script finds in the widget, as `root`.
async fn value<T: serde::de::DeserializeOwned>(page: &Page, expression: &str) -> Result<T> {
    let root = "document.querySelector('#x').shadowRoot.querySelector('.inlay')";
    page.value(&format!("(root => {expression})({root})")).await
}

async fn text(page: &Page, css: &str) -> Result<String> {
    let text: String = value(
        page,
        &format!("root.querySelector({})?.innerText ?? ''", json!(css)),
    )
    .await?;
    Ok(text.replace('\u{a0}', " "))
}

async fn press(page: &Page, css: &str) -> Result<()> {
    page.inside("#x", css).await?.click().await?;
    embed::turn(page).await
}

async fn open(page: &Page) -> Result<()> {
    embed::open(page, &readouts("x")).await?;
    works(page, "x").await
}

async fn the_next_readout_of_each_region(page: &Page) -> Result<()> {
    open(page).await?;
    let names: Vec<String> = value(
        page,
        "[...root.querySelectorAll('[part=region] strong')].map(one => one.textContent)",
    )
    .await?;
    assert_eq!(names, ["AMER", "EMEA", "APAC"]);
    let seen = text(page, "[part=list]").await?;
    for part in [
        "Tue, December 8, 12:00 PM for you · 09:00 AM Los Angeles · 45 min · tomorrow",
        "Wed, December 9, 05:00 AM for you · 10:00 AM London · 45 min · in 2 days",
        "Wed, December 9, 06:00 PM for you · Thu 10:00 AM Sydney · 45 min · in 2 days",
    ] {
        ensure!(seen.contains(part), "{part:?} isn't in {seen}");
    }
    Ok(())
}

async fn steps(page: &Page, region: usize) -> Result<Vec<String>> {
    value(
        page,
        &format!(
            "[...root.querySelectorAll('[part=preparation]')[{region}].querySelectorAll('li')]\
             .map(one => (one.querySelector('input').checked ? 'x ' : '') \
                + one.querySelector('label').innerText.replace(' · ', ': '))"
        ),
    )
    .await
}

async fn steps_are_ticked_off_and_kept(page: &Page) -> Result<()> {
    open(page).await?;
    assert_eq!(
        text(page, "[role=status]").await?,
        "5 steps of preparation are overdue."
    );
    assert_eq!(
        steps(page, 0).await?,
        [
            "Pull the metrics: overdue since Tue, December 1",
            "Collect team updates: overdue since Thu, December 3",
            "Send the document: due today, Mon, December 7",
        ]
    );
    press(page, "[part=preparation] input").await?;
    assert_eq!(
        text(page, "[role=status]").await?,
        "4 steps of preparation are overdue."
    );
    let after = [
        "Collect team updates: overdue since Thu, December 3",
        "x Pull the metrics: by Tue, December 1",
        "Send the document: due today, Mon, December 7",
    ];
    assert_eq!(steps(page, 0).await?, after);
    let told: Vec<String> = page
        .log()
        .await?
        .of("inlay-change")
        .iter()
        .map(|one| one.text.clone())
        .collect();
    assert_eq!(told, [r#"{"view":"step","value":"on"}"#]);
    // Other regions have their own, and a reload forgets nothing.
    ensure!(!steps(page, 1).await?.iter().any(|one| one.starts_with('x')));
    let here: String = page.value("location.pathname").await?;
    page.goto(&here).await?;
    works(page, "x").await?;
    assert_eq!(steps(page, 0).await?, after);
    Ok(())
}

async fn past_readouts_show_their_gaps(page: &Page) -> Result<()> {
    let data = page.site.fixture("readouts.json")?.replace(
        r#""past": ["#,
        r#""past": [ { "region": "EMEA", "date": "2026-07-08", "values": { "leads": 0 } },"#,
    );
    page.site.page("/readouts.json", data);
    let attributes = "src=\"/readouts.json\" now=\"2026-12-07T12:00:00Z\"";
    embed::open(page, &element("inlay-regional-readouts", "x", attributes)).await?;
    works(page, "x").await?;
    let rows: Vec<String> = value(
        page,
        "[...root.querySelectorAll('tbody tr')].map(row => \
         [...row.children].map(cell => cell.textContent.trim()).join(' | '))",
    )
    .await?;
    let rows: Vec<String> = rows.iter().map(|row| row.replace('\u{a0}', " ")).collect();
    assert_eq!(
        rows,
        [
            "Oct 14 | 3,650,000 USD of 4,000,000 USD | 1,180 of 1,200 | Document Oct 14 ↗",
            "Sep 9 | 3,100,000 USD of 4,000,000 USD | 1,010 of 1,200 | Document Sep 9 ↗",
            "2026-08 | No readout",
            "Jul 8 | – | 0 of 1,200 | ",
        ]
    );
    let lines: Vec<(String, String)> = value(
        page,
        "[...root.querySelectorAll('.trend path')].map(one => [one.namespaceURI, one.getAttribute('d')])",
    )
    .await?;
    let svg = "http://www.w3.org/2000/svg".to_owned();
    assert_eq!(
        lines,
        [
            (svg.clone(), "M64 24h0L96 0".to_owned()),
            (svg, "M0 24h0M64 4h0L96 0".to_owned()),
        ]
    );
    Ok(())
}

async fn a_document_is_drafted(page: &Page) -> Result<()> {
    let data = page.site.fixture("readouts.json")?;
    let data = data
        .replace(
            r#""past": ["#,
            r#""past": [ { "region": "AMER", "date": "2026-12-08", "values": { "pipeline": 3900000.5 } },
                { "region": "AMER", "date": "2026-11-10", "values": { "pipeline": 4000000, "leads": 7 } },"#,
        )
        .replace("AMER Sales leadership", "@all of | Sales");
    page.site.page("/readouts.json", data);
    let attributes =
        "src=\"/readouts.json\" now=\"2026-12-07T12:00:00Z\" viewer-zone=\"America/New_York\"";
    embed::open(page, &element("inlay-regional-readouts", "x", attributes)).await?;
    works(page, "x").await?;
    press(page, "[part=region] [aria-expanded]").await?;
    let expected = "\
# Readout AMER, 2026-12-08

- with `@all` of \\| Sales
- 09:00 AM Los Angeles

## Metrics

| Metric | This month | Target | Last month | Change |
| --- | --: | --: | --: | --: |
| Pipeline | 3,900,000.5 USD | 4,000,000 USD | 4,000,000 USD | −99,999.5 USD |
| Qualified leads | – | 1,200 | 7 | – |

## What went well

- 

## What comes next

- 

## What we need from Sales

- 
";
    let found: String = value(page, "root.querySelector('pre').textContent").await?;
    assert_eq!(found.replace(['\u{a0}', '\u{202f}'], " "), expected);
    Ok(())
}

async fn a_calendar_file_is_made(page: &Page) -> Result<()> {
    open(page).await?;
    page.run::<()>(
        "URL.createObjectURL = blob => { blob.text().then(text => window.saved = text); return '#'; }; \
         return null",
        Vec::new(),
    )
    .await?;
    press(page, "[part=calendar] summary").await?;
    let button = "[part=calendar] button";
    page.until(&format!(
        "document.querySelector('#x').shadowRoot.querySelector('{button}')"
    ))
    .await?;
    press(page, button).await?;
    page.until("window.saved").await?;
    let saved: String = page.value("saved").await?;
    for part in [
        "BEGIN:VCALENDAR\r\n",
        "TZID=America/Los_Angeles:20261208T090000",
        "RRULE:FREQ=MONTHLY;BYDAY=2TU",
    ] {
        ensure!(saved.contains(part), "{part} isn't in {saved}");
    }
    let links: Vec<String> = value(
        page,
        "[...root.querySelectorAll('[part=calendar] a')].map(one => one.host)",
    )
    .await?;
    ensure!(
        links.contains(&"calendar.google.com".to_owned()),
        "{links:?}"
    );
    Ok(())
}

async fn no_times_no_metrics(page: &Page) -> Result<()> {
    page.site.page(
        "/readouts.json",
        r#"{"regions":[{"id":"EMEA","on":{"day":9}},{"id":"APAC","on":{"weekday":"monday","every":2}}]}"#,
    );
    let attributes =
        "src=\"/readouts.json\" now=\"2026-12-07T12:00:00Z\" viewer-zone=\"Europe/London\"";
    embed::open(page, &element("inlay-regional-readouts", "x", attributes)).await?;
    works(page, "x").await?;
    let seen = text(page, "[part=list]").await?;
    ensure!(
        seen.contains("Wed, December 9 · The page gives no time. · in 2 days"),
        "{seen}"
    );
    ensure!(seen.contains("The data gives no first date"), "{seen}");
    ensure!(value::<bool>(page, "!root.querySelector('table')").await?);
    page.site.page("/none.json", r#"{"regions":[]}"#);
    page.run::<()>(
        "document.querySelector('#x').setAttribute('src', '/none.json'); return null",
        Vec::new(),
    )
    .await?;
    page.until(
        "document.querySelector('#x').shadowRoot.textContent.includes('No regions are listed yet')",
    )
    .await
}
