//! A converter, as a reader types, chooses and compares times.

use std::time::Duration;

use anyhow::{Result, ensure};
use inlay_tests::{Page, scenarios};
use thirtyfour::Key;
use xtask::server::Fault;

use crate::embed::{self, element, retype, time, works};

scenarios![
    a_time_is_understood,
    a_time_that_can_mean_two_things,
    nothing_is_needed,
    the_names_come_when_somebody_searches,
    zones_by_keyboard,
    the_grid_by_keyboard,
    a_grid_where_clocks_change,
    a_week,
    a_link_without_a_date,
    into_a_calendar,
    names_that_do_not_come,
    a_time_before_its_part,
    a_time_whose_part_fails,
    a_narrow_page,
];

async fn open(page: &Page, attributes: &str) -> Result<()> {
    let source = format!("src=\"/data/people.json\" {attributes}");
    embed::open(page, &element("inlay-meeting-time", "x", &source)).await?;
    works(page, "x").await
}

const HERE: &str = "now=\"2026-11-22T10:30:00Z\" viewer-zone=\"America/Los_Angeles\"";

/// The texts of what matches `css` in the widget.
async fn texts(page: &Page, css: &str) -> Result<Vec<String>> {
    page.value(&format!(
        "[...document.querySelector('#x').shadowRoot.querySelectorAll('{css}')]\
         .map(one => one.textContent.replaceAll('\\u202f', ' '))"
    ))
    .await
}

async fn told(page: &Page) -> Result<String> {
    Ok(texts(page, "#understood").await?.concat())
}

/// Waits until the widget says `text` under `css`.
async fn says(page: &Page, css: &str, text: &str) -> Result<()> {
    page.until(&format!(
        "document.querySelector('#x').shadowRoot.querySelector('{css}')\
         ?.textContent.replaceAll('\\u202f', ' ').includes({text:?})"
    ))
    .await
}

/// The clocks' instants, as `datetime` has them.
async fn clocks(page: &Page) -> Result<Vec<String>> {
    page.value(
        "[...document.querySelector('#x').shadowRoot.querySelectorAll('.clocks time')]\
         .map(one => one.dateTime)",
    )
    .await
}

/// The label of the cell that has the focus.
async fn cell(page: &Page) -> Result<String> {
    page.value(
        "(document.activeElement.shadowRoot?.activeElement?.ariaLabel ?? '')\
         .replaceAll('\\u202f', ' ')",
    )
    .await
}

async fn a_time_is_understood(page: &Page) -> Result<()> {
    open(page, HERE).await?;
    ensure!(told(page).await?.starts_with("This is now."));
    retype(page, "#x", "#when", "Wed 4pm London").await?;
    let text = told(page).await?;
    ensure!(
        text.contains("November 25, 2026") && text.ends_with("London"),
        "{text}"
    );
    assert_eq!(
        clocks(page).await?,
        [
            "2026-11-25T08:00:00-08:00",
            "2026-11-25T16:00:00+00:00",
            "2026-11-26T03:00:00+11:00",
            "2026-11-25T21:45:00+05:45",
        ]
    );
    let rows = texts(page, ".clocks tbody tr").await?;
    ensure!(rows[0].starts_with("You (Los Angeles)"), "{rows:?}");
    ensure!(
        rows[2].contains("the day after") && rows[2].contains("UTC+11:00"),
        "{rows:?}"
    );
    // What was typed stays here.
    let log = page.log().await?;
    ensure!(!format!("{:?}", log.of("inlay-change")).contains("London"));
    Ok(())
}

async fn a_time_that_can_mean_two_things(page: &Page) -> Result<()> {
    open(page, HERE).await?;
    retype(page, "#x", "#when", "Wed 4 London").await?;
    assert_eq!(told(page).await?, "Morning or afternoon?");
    page.inside("#x", ".field button:nth-of-type(2)")
        .await?
        .click()
        .await?;
    says(page, "#understood", "London").await?;
    assert_eq!(clocks(page).await?[1], "2026-11-25T16:00:00+00:00");
    retype(page, "#x", "#when", "16:00 IST").await?;
    says(page, "#understood", "can mean several").await?;
    assert_eq!(
        texts(page, ".field button").await?,
        ["Kolkata", "Dublin", "Jerusalem"]
    );
    page.inside("#x", ".field button").await?.click().await?;
    says(page, "#understood", "Kolkata").await?;
    retype(page, "#x", "#when", "16:00 Xyzzyville").await?;
    says(page, "#understood", "No place is called “Xyzzyville”").await?;
    retype(page, "#x", "#when", "28 March 2027 01:30 London").await?;
    says(
        page,
        "#understood",
        "the clocks skip that time there, so it is 60 minutes later",
    )
    .await
}

/// No data, no attribute: the reader's own clock.
async fn nothing_is_needed(page: &Page) -> Result<()> {
    embed::open(page, &element("inlay-meeting-time", "x", "")).await?;
    works(page, "x").await?;
    assert_eq!(clocks(page).await?.len(), 1);
    Ok(())
}

async fn the_names_come_when_somebody_searches(page: &Page) -> Result<()> {
    open(page, HERE).await?;
    let named = |page: &Page| {
        embed::files(page)
            .iter()
            .any(|file| file.contains("inlay-zones"))
    };
    // Without a place there is none to look up.
    retype(page, "#x", "#when", "tomorrow 4pm").await?;
    ensure!(!named(page), "the names came before anybody searched");
    retype(page, "#x", "#add", "münchen").await?;
    says(page, ".found", "Munich, Berlin, Germany").await?;
    ensure!(named(page), "the names came from nowhere");
    Ok(())
}

async fn zones_by_keyboard(page: &Page) -> Result<()> {
    open(page, HERE).await?;
    retype(page, "#x", "#add", "Tokio").await?;
    says(page, ".found", "Tokyo, Japan").await?;
    embed::keys(page, Key::Enter + "").await?;
    says(page, "#add-said", "Tokyo is added.").await?;
    // Down to a choice, and Enter.
    embed::keys(page, "bombay").await?;
    says(page, ".found", "Mumbai").await?;
    embed::keys(page, Key::Down + "").await?;
    embed::keys(page, Key::Enter + "").await?;
    says(page, "#add-said", "Kolkata is added.").await?;
    let names = texts(page, ".clocks tbody th").await?;
    assert_eq!(
        names,
        [
            "You (Los Angeles)",
            "London",
            "Sydney",
            "Kathmandu",
            "Tokyo",
            "Kolkata"
        ]
    );
    let remove = page.inside("#x", "[aria-label=\"Remove Sydney\"]").await?;
    remove.focus().await?;
    embed::keys(page, Key::Enter + "").await?;
    says(page, "#add-said", "Sydney is removed.").await?;
    let names = texts(page, ".clocks tbody th").await?;
    assert_eq!(
        names,
        [
            "You (Los Angeles)",
            "London",
            "Kathmandu",
            "Tokyo",
            "Kolkata"
        ]
    );
    Ok(())
}

async fn the_grid_by_keyboard(page: &Page) -> Result<()> {
    open(page, HERE).await?;
    retype(page, "#x", "#when", "2 Dec 2026 4pm London").await?;
    let stops: u32 = page
        .value("document.querySelector('#x').shadowRoot.querySelectorAll('.grid [tabindex=\"0\"]').length")
        .await?;
    assert_eq!(stops, 1, "one tab stop");
    page.inside("#x", ".grid [tabindex=\"0\"]")
        .await?
        .focus()
        .await?;
    let first = cell(page).await?;
    ensure!(
        first.contains("Dec")
            && first.contains("8:00 AM Los Angeles, up to two hours")
            && first.contains("chosen"),
        "{first}"
    );
    embed::keys(page, Key::Right + Key::Right).await?;
    ensure!(
        cell(page)
            .await?
            .contains("9:00 AM Los Angeles, working hours"),
        "{}",
        cell(page).await?
    );
    embed::keys(page, Key::Down + "").await?;
    ensure!(
        cell(page).await?.contains("5:00 PM London"),
        "{}",
        cell(page).await?
    );
    embed::keys(page, Key::Home + "").await?;
    ensure!(
        cell(page).await?.contains("8:00 AM London"),
        "{}",
        cell(page).await?
    );
    embed::keys(page, Key::End + "").await?;
    ensure!(
        cell(page).await?.contains("7:30 AM London"),
        "{}",
        cell(page).await?
    );
    embed::keys(page, Key::PageDown + "").await?;
    ensure!(
        cell(page).await?.contains("December 4 07:30 AM London"),
        "{}",
        cell(page).await?
    );
    embed::keys(page, Key::PageUp + Key::Home).await?;
    embed::keys(page, Key::Enter + "").await?;
    says(page, "#understood", "12:00 AM Los Angeles").await?;
    assert_eq!(clocks(page).await?[1], "2026-12-02T08:00:00+00:00");
    // Leaving and coming back leads to the same cell.
    embed::keys(page, Key::Right + "").await?;
    let left = cell(page).await?;
    embed::keys(page, Key::Tab + "").await?;
    ensure!(cell(page).await? != left);
    page.driver
        .action_chain()
        .key_down(Key::Shift)
        .key_down(Key::Tab)
        .key_up(Key::Tab)
        .key_up(Key::Shift)
        .perform()
        .await?;
    assert_eq!(cell(page).await?, left);
    Ok(())
}

/// The seam weeks of March and October 2027, for three readers.
async fn a_grid_where_clocks_change(page: &Page) -> Result<()> {
    for (zone, when, cells, told) in [
        (
            "Europe/London",
            "28 March 2027 12:00",
            46,
            "the clocks go forward by 60 minutes",
        ),
        (
            "Europe/London",
            "31 October 2027 12:00",
            50,
            "the clocks go back by 60 minutes",
        ),
        (
            "America/Los_Angeles",
            "14 March 2027 12:00",
            46,
            "Los Angeles: the clocks go forward",
        ),
        (
            "Australia/Sydney",
            "4 April 2027 12:00",
            50,
            "Sydney: the clocks go back",
        ),
        (
            "Asia/Kathmandu",
            "28 March 2027 12:00",
            48,
            "London: the clocks go forward",
        ),
    ] {
        open(
            page,
            &format!("now=\"2026-11-22T10:30:00Z\" viewer-zone=\"{zone}\""),
        )
        .await?;
        retype(page, "#x", "#when", when).await?;
        let found: u32 = page
            .value("document.querySelector('#x').shadowRoot.querySelectorAll('.grid tr:nth-child(2) td').length")
            .await?;
        assert_eq!(found, cells, "{zone} {when}");
        let notes = texts(page, "#x-none, div.muted p").await?.concat();
        ensure!(notes.contains(told), "{zone} {when}: {notes}");
    }
    Ok(())
}

async fn a_week(page: &Page) -> Result<()> {
    open(page, HERE).await?;
    page.inside("#x", ".bar button:nth-of-type(3)")
        .await?
        .click()
        .await?;
    embed::turn(page).await?;
    let cells: u32 = page
        .value("document.querySelector('#x').shadowRoot.querySelectorAll('.grid td').length")
        .await?;
    assert_eq!(cells, 4 * 336);
    let best = texts(page, ".best li").await?;
    assert_eq!(best.len(), 3, "{best:?}");
    ensure!(best[0].contains("outside working hours"), "{best:?}");
    page.inside("#x", ".best li button").await?.click().await?;
    says(page, "#understood", "Los Angeles").await
}

async fn a_link_without_a_date(page: &Page) -> Result<()> {
    open(page, HERE).await?;
    retype(page, "#x", "#when", "Wed 4pm London").await?;
    embed::keys(page, Key::Tab + "").await?;
    let hash: String = page.value("decodeURIComponent(location.hash)").await?;
    ensure!(
        hash.starts_with("#inlay:x:") && hash.contains("Wed"),
        "{hash}"
    );
    ensure!(
        !hash.contains("2026"),
        "{hash} has a date that nobody picked"
    );
    page.run::<()>("location.reload(); return null", Vec::new())
        .await?;
    works(page, "x").await?;
    says(page, "#understood", "London").await?;
    assert_eq!(clocks(page).await?[1], "2026-11-25T16:00:00+00:00");
    // One that was picked is in it.
    page.inside("#x", ".grid td").await?.click().await?;
    embed::turn(page).await?;
    let hash: String = page.value("decodeURIComponent(location.hash)").await?;
    ensure!(hash.contains("2026-11-25"), "{hash}");
    Ok(())
}

async fn into_a_calendar(page: &Page) -> Result<()> {
    open(page, HERE).await?;
    let shadow = "document.querySelector('#x').shadowRoot";
    let none: bool = page
        .value(&format!(
            "{shadow}.querySelector('[part=calendar]') === null"
        ))
        .await?;
    ensure!(none, "now is no time to put into a calendar");
    retype(page, "#x", "#when", "Wed 4pm London").await?;
    let before = embed::files(page);
    page.inside("#x", "[part=calendar] summary")
        .await?
        .click()
        .await?;
    page.until(&format!("{shadow}.querySelector('[part=calendar] button')"))
        .await?;
    let after = embed::files(page);
    let new: Vec<_> = after.iter().filter(|file| !before.contains(file)).collect();
    ensure!(
        !new.is_empty() && new.iter().all(|file| file.ends_with(".wasm")),
        "{new:?}"
    );
    let links: Vec<String> = page
        .value(&format!(
            "[...{shadow}.querySelectorAll('[part=calendar] a')].map(link => link.href)"
        ))
        .await?;
    ensure!(
        links[0].starts_with("https://calendar.google.com/calendar/render?")
            && links[0].contains("dates=20261125T160000/20261125T170000&ctz=Europe/London"),
        "{links:?}"
    );
    ensure!(
        links[1].contains("startdt=2026-11-25T16") && links.len() == 2,
        "{links:?}"
    );
    page.run::<()>(
        &format!(
            "URL.createObjectURL = blob => {{ window.saved = blob; return 'data:,'; }}; \
             HTMLAnchorElement.prototype.click = function () {{ window.called = this.download; }}; \
             {shadow}.querySelector('[part=calendar] button').click(); return null;"
        ),
        Vec::new(),
    )
    .await?;
    page.until("!!window.called").await?;
    let saved: Vec<String> = page
        .promise("window.saved.text().then(text => [window.called, window.saved.type, text])")
        .await?;
    assert_eq!(saved[0], "meeting.ics");
    ensure!(saved[1].starts_with("text/calendar"), "{}", saved[1]);
    ensure!(
        saved[2].contains("DTSTART;TZID=Europe/London:20261125T160000\r\n")
            && saved[2].contains("TZID:Europe/London\r\n"),
        "{}",
        saved[2]
    );
    Ok(())
}

/// Without them, what the table of zones knows still works; typing asks again.
async fn names_that_do_not_come(page: &Page) -> Result<()> {
    open(page, HERE).await?;
    retype(page, "#x", "#when", "Wed 4pm").await?;
    page.site.fault("/inlay/*.wasm", Fault::Status(404));
    retype(page, "#x", "#add", "munich").await?;
    says(page, "#add-said", "The list of places didn't come").await?;
    retype(page, "#x", "#when", "Wed 4pm Munich").await?;
    says(page, "#understood", "The list of places didn't come").await?;
    retype(page, "#x", "#when", "Wed 4pm Asia/Tokyo").await?;
    says(page, "#understood", "Tokyo").await?;
    page.site.clear_faults();
    retype(page, "#x", "#add", "münchen").await?;
    says(page, ".found", "Munich, Berlin, Germany").await
}

/// Until the part that reads times is here the clocks show now, and the reader is told.
async fn a_time_before_its_part(page: &Page) -> Result<()> {
    let late = Fault::Delay(Duration::from_secs(4));
    page.site.fault("/inlay/inlay-time_phrase-*", late);
    open(page, HERE).await?;
    embed::refill(page, "#x", "#when", "Wed 4pm").await?;
    says(page, "#understood", "Reading what you entered").await?;
    assert_eq!(clocks(page).await?[1], "2026-11-22T10:30:00+00:00");
    says(page, "#understood", "Los Angeles").await?;
    assert_eq!(clocks(page).await?[1], "2026-11-26T00:00:00+00:00");
    Ok(())
}

/// A half hour that is chosen needs it too; going to the field asks again.
async fn a_time_whose_part_fails(page: &Page) -> Result<()> {
    page.site
        .fault("/inlay/inlay-time_phrase-*", Fault::Status(404));
    open(page, HERE).await?;
    page.inside("#x", ".grid td").await?.click().await?;
    says(page, "#understood", "a part of this page didn't load").await?;
    page.site.clear_faults();
    page.inside("#x", "#when").await?.focus().await?;
    says(page, "#understood", "12:00 AM Los Angeles").await
}

async fn a_narrow_page(page: &Page) -> Result<()> {
    page.width(320).await?;
    embed::open(page, &time("x")).await?;
    works(page, "x").await?;
    let shown = |css: &'static str| async move {
        page.value::<bool>(&format!(
            "document.querySelector('#x').shadowRoot.querySelector('{css}').checkVisibility()"
        ))
        .await
    };
    ensure!(
        !shown(".grid").await? && shown(".narrow").await?,
        "no list where a grid has no room"
    );
    let wide: u32 = page.value("document.scrollingElement.scrollWidth").await?;
    ensure!(wide <= 320, "{wide} pixels wide");
    Ok(())
}
