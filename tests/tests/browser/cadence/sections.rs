//! What a reader opens beside a cadence's next dates.

use anyhow::{Result, ensure};
use inlay_tests::{Page, scenarios};
use serde_json::{Value, json};
use thirtyfour::Key;
use xtask::server::Fault;

use crate::embed::{self, cadence, works};

scenarios![
    a_keyboard_opens_the_year,
    all_at_once,
    nothing_is_fetched_before,
    whom_the_year_costs,
    other_times,
    a_calendar_file_and_links,
    drafts_to_copy,
    a_part_that_does_not_come,
    narrow_and_still,
];

const ROOT: &str = "document.querySelector('#x').shadowRoot";

async fn open(page: &Page) -> Result<()> {
    embed::open(page, &cadence("x")).await?;
    works(page, "x").await
}

/// Opens the sections of these places, and waits for what is in them.
async fn sections(page: &Page, places: &[usize]) -> Result<()> {
    for place in places {
        page.run::<Value>(
            &format!("{ROOT}.querySelectorAll('.sections summary')[{place}].click()"),
            Vec::new(),
        )
        .await?;
        let inside = format!("{ROOT}.querySelectorAll('.sections details')[{place}]");
        page.until(&format!(
            "{inside}.querySelector('.section > :not(.muted)') !== null"
        ))
        .await?;
    }
    embed::turn(page).await
}

async fn text(page: &Page, css: &str) -> Result<String> {
    page.value(&format!(
        "{ROOT}.querySelector({}).innerText.replaceAll('\\u202f', ' ')",
        json!(css)
    ))
    .await
}

/// As a script or the browser's own search opens them.
async fn all_at_once(page: &Page) -> Result<()> {
    open(page).await?;
    let all = format!("[...{ROOT}.querySelectorAll('.sections details')]");
    page.run::<Value>(
        &format!("for (const one of {all}) one.open = true; return null;"),
        Vec::new(),
    )
    .await?;
    page.until(&format!(
        "{all}.length === 5 && {all}.every(one => one.querySelector('.section > :not(.muted)'))"
    ))
    .await
}

async fn a_keyboard_opens_the_year(page: &Page) -> Result<()> {
    open(page).await?;
    page.inside("#x", ".sections summary")
        .await?
        .focus()
        .await?;
    embed::keys(page, Key::Enter).await?;
    let rows = "querySelectorAll('.section tbody tr').length";
    // The year that lies ahead in November.
    page.until(&format!("{ROOT}.{rows} === 24")).await?;
    assert_eq!(text(page, ".section tbody th").await?, "Jan 6");
    // The choice of the year is the next stop.
    embed::keys(page, Key::Tab).await?;
    embed::keys(page, Key::Up).await?;
    page.until(&format!("{ROOT}.{rows} === 23")).await?;
    let log = page.log().await?;
    let views: Vec<_> = log
        .of("inlay-change")
        .into_iter()
        .map(|one| one.detail["view"].clone())
        .collect();
    assert_eq!(views, ["section", "year"]);
    Ok(())
}

async fn nothing_is_fetched_before(page: &Page) -> Result<()> {
    open(page).await?;
    let before = embed::files(page);
    sections(page, &[0, 1, 2, 3, 4]).await?;
    let after = embed::files(page);
    let new: Vec<_> = after.iter().filter(|file| !before.contains(file)).collect();
    ensure!(
        !new.is_empty(),
        "the sections came with the widget: {before:?}"
    );
    ensure!(new.iter().all(|file| file.ends_with(".wasm")), "{new:?}");
    Ok(())
}

async fn whom_the_year_costs(page: &Page) -> Result<()> {
    open(page).await?;
    sections(page, &[1]).await?;
    let conclusion = "In 2027, New York (AMER) bears most: 1 h away from working hours per \
         meeting. London (EMEA) bears least: 0 min. That is 1 h apart.";
    let said: Vec<String> = page
        .value(&format!(
            "[{ROOT}.querySelector('[role=img]').ariaLabel, {ROOT}.querySelector('.section').innerText]"
        ))
        .await?;
    assert_eq!(said[0], conclusion);
    ensure!(said[1].contains(conclusion), "{}", said[1]);
    ensure!(said[1].contains("EMEA and APAC never meet"), "{}", said[1]);
    let rows: Vec<Vec<String>> = page
        .value(&format!(
            "[...{ROOT}.querySelectorAll('[part=fairness] tbody tr')]\
             .map(row => [...row.cells].map(cell => cell.textContent))"
        ))
        .await?;
    assert_eq!(rows.len(), 6);
    assert_eq!(
        rows[1],
        ["New York (AMER)", "9", "12", "12", "0", "0", "1 h"]
    );
    assert_eq!(
        rows[4],
        ["Sydney (APAC)", "4", "12", "0", "0", "12", "0 min"]
    );
    let marks: Vec<usize> = page
        .value(&format!(
            "[...{ROOT}.querySelectorAll('.strip')].map(strip => strip.children.length)"
        ))
        .await?;
    assert_eq!(marks, [25; 6]);
    Ok(())
}

async fn other_times(page: &Page) -> Result<()> {
    open(page).await?;
    sections(page, &[2]).await?;
    ensure!(
        text(page, ".section")
            .await?
            .contains("keep everybody within two hours")
    );
    // London's slot in the small hours.
    page.run::<Value>(
        &format!(
            "const field = {ROOT}.querySelector('input[type=time]'); field.value = '03:00'; \
             field.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        ),
        Vec::new(),
    )
    .await?;
    embed::turn(page).await?;
    assert_eq!(
        text(page, ".section > [role=status]").await?,
        "With these times some are more than two hours off."
    );
    let london: Vec<String> = page
        .value(&format!(
            "[...{ROOT}.querySelectorAll('[part=comparison] tbody tr')[2].cells]\
             .map(cell => cell.textContent)"
        ))
        .await?;
    assert_eq!(london, ["London (EMEA)", "0 min", "6 h"]);
    Ok(())
}

async fn a_calendar_file_and_links(page: &Page) -> Result<()> {
    open(page).await?;
    sections(page, &[3]).await?;
    page.run::<Value>(
        &format!(
            "URL.createObjectURL = blob => {{ window.saved = blob; return 'data:,'; }}; \
             HTMLAnchorElement.prototype.click = function () {{ window.called = this.download; }}; \
             {ROOT}.querySelector('.section button').click()"
        ),
        Vec::new(),
    )
    .await?;
    page.until("!!window.called").await?;
    let saved: Vec<String> = page
        .promise("window.saved.text().then(text => [window.called, window.saved.type, text])")
        .await?;
    assert_eq!(saved[0], "im-team-meeting.ics");
    ensure!(saved[1].starts_with("text/calendar"), "{}", saved[1]);
    for line in [
        "DTSTAMP:20261122T120000Z\r\n",
        "RRULE:FREQ=MONTHLY;BYDAY=1WE\r\n",
        "EXDATE;TZID=America/Los_Angeles:20261216T160000\r\n",
    ] {
        ensure!(saved[2].contains(line), "{} lacks {line}", saved[2]);
    }
    let links: Vec<String> = page
        .value(&format!(
            "[...{ROOT}.querySelectorAll('.section a')].map(link => link.href)"
        ))
        .await?;
    assert_eq!(links.len(), 6, "{links:?}");
    ensure!(links[0].starts_with("https://calendar.google.com/calendar/render?"));
    ensure!(links[0].contains("dates=20261202T160000/20261202T165000&ctz=Europe/London"));
    // The 16th of December is left out, which only the second slot has to say.
    let said = text(page, ".section").await?;
    assert_eq!(said.matches("Delete there: Dec 16.").count(), 0);
    Ok(())
}

async fn drafts_to_copy(page: &Page) -> Result<()> {
    open(page).await?;
    sections(page, &[4]).await?;
    page.run::<Value>(
        &format!(
            "navigator.clipboard.writeText = async text => {{ window.copied = text; }}; \
             {ROOT}.querySelector('.section button').click()"
        ),
        Vec::new(),
    )
    .await?;
    page.until("!!window.copied").await?;
    let copied: String = page.value("window.copied").await?;
    ensure!(
        copied.starts_with("I won't join Integrated Marketing team meeting on Wed")
            && copied.contains("London"),
        "{copied}"
    );
    page.until(&format!(
        "{ROOT}.querySelector('.section [role=status]').textContent === 'Copied'"
    ))
    .await
}

async fn a_part_that_does_not_come(page: &Page) -> Result<()> {
    open(page).await?;
    page.site.fault("/inlay/*.wasm", Fault::Status(404));
    page.run::<Value>(
        &format!("{ROOT}.querySelector('.sections summary').click()"),
        Vec::new(),
    )
    .await?;
    page.until(&format!(
        "{ROOT}.querySelector('.section')?.textContent.includes(\"didn't load\")"
    ))
    .await?;
    // The rest stands, and the part comes when it can.
    ensure!(text(page, "[part=next]").await?.contains("Dec"));
    page.site.clear_faults();
    for _ in ["close", "open"] {
        page.run::<Value>(
            &format!("{ROOT}.querySelector('.sections summary').click()"),
            Vec::new(),
        )
        .await?;
    }
    page.until(&format!(
        "{ROOT}.querySelectorAll('.section tbody tr').length === 24"
    ))
    .await
}

/// 400 % on a screen of 1,280 pixels is 320 pixels wide.
async fn narrow_and_still(page: &Page) -> Result<()> {
    page.media(&[("prefers-reduced-motion", "reduce")]).await?;
    open(page).await?;
    sections(page, &[0, 1, 2, 3, 4]).await?;
    for width in [1_000, 320] {
        page.width(width).await?;
        embed::turn(page).await?;
        let wide: u32 = page.value("document.scrollingElement.scrollWidth").await?;
        ensure!(wide <= width, "{wide} pixels wide in {width}");
        let findings = page.axe("#x").await?;
        ensure!(findings.is_empty(), "{findings:#?}");
        for place in 1..5 {
            page.run::<Value>(
                &format!("{ROOT}.querySelectorAll('.sections summary')[{place}].scrollIntoView()"),
                Vec::new(),
            )
            .await?;
            page.screenshot(&format!("cadence-sections-{width}-{place}"))
                .await?;
        }
    }
    let moving: usize = page.value("document.getAnimations().length").await?;
    assert_eq!(moving, 0);
    Ok(())
}
