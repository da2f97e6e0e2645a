//! A time in running text: what its reader sees, and that it stays text.

use anyhow::{Result, ensure};
use inlay_tests::{Page, scenarios};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::embed::{self, fails};

scenarios![
    readers_around_the_world,
    the_seam_weeks_of_2027,
    the_next_of_a_rule,
    gaps_and_folds,
    a_browser_with_older_zones,
    without_words_of_the_pages_own,
    what_cannot_be_read,
    attributes_are_live,
    the_reader_chooses_the_clock,
    as_the_readers_region_writes_it,
    it_is_text,
    a_hundred_of_them,
    nothing_to_find_fault_with,
];

fn time(id: &str, attributes: &str, text: &str) -> String {
    format!("<inlay-local-time id=\"{id}\" {attributes}>{text}</inlay-local-time>")
}

const MEETING: &str = "at=\"2026-12-02T16:00\" zone=\"Europe/London\" lang=\"en-GB\"";

async fn open(page: &Page, body: &str) -> Result<()> {
    embed::open(
        page,
        &format!("<p id=\"sentence\">We meet at {body} in London.</p>"),
    )
    .await
}

/// What stands there for the eye: the shadow tree with the slot's text in its place.
async fn seen(page: &Page, id: &str) -> Result<String> {
    page.ready(&format!("#{id}")).await?;
    let text: String = page
        .run(
            "const flat = node => node.nodeName === 'SLOT' && node.assignedNodes().length \
               ? node.assignedNodes().map(flat).join('') \
               : node.nodeType === 3 ? node.data : [...node.childNodes].map(flat).join(''); \
             return flat(document.querySelector(arguments[0]).shadowRoot);",
            vec![json!(format!("#{id}"))],
        )
        .await?;
    Ok(text.replace('\u{202f}', " "))
}

async fn stamp(page: &Page, id: &str) -> Result<String> {
    page.value(&format!(
        "document.querySelector('#{id}').shadowRoot.querySelector('time').dateTime"
    ))
    .await
}

async fn readers_around_the_world(page: &Page) -> Result<()> {
    for (zone, text, machine) in [
        (
            "America/Los_Angeles",
            "08:00 your time (16:00 London)",
            "2026-12-02T08:00:00-08:00",
        ),
        (
            "Asia/Kathmandu",
            "21:45 your time (16:00 London)",
            "2026-12-02T21:45:00+05:45",
        ),
        (
            "Australia/Sydney",
            "Thu 3 December, 03:00 your time (16:00 London)",
            "2026-12-03T03:00:00+11:00",
        ),
        (
            "Europe/London",
            "16:00 your time (16:00 London)",
            "2026-12-02T16:00:00+00:00",
        ),
    ] {
        page.zone(zone).await?;
        open(page, &time("x", MEETING, "16:00 London")).await?;
        assert_eq!(seen(page, "x").await?, text);
        assert_eq!(stamp(page, "x").await?, machine);
    }
    // The attribute comes before the browser's zone.
    let stated = format!("{MEETING} viewer-zone=\"America/Los_Angeles\"");
    open(page, &time("x", &stated, "16:00 London")).await?;
    assert_eq!(seen(page, "x").await?, "08:00 your time (16:00 London)");
    Ok(())
}

/// When one side has changed its clocks, and the other hasn't.
async fn the_seam_weeks_of_2027(page: &Page) -> Result<()> {
    for (at, zone, seen_there) in [
        (
            "2027-03-17T16:00",
            "America/Los_Angeles",
            ["16:00", "Thu 18 March, 04:45", "Thu 18 March, 10:00"],
        ),
        (
            "2027-03-31T16:00",
            "Europe/London",
            ["08:00", "20:45", "Thu 1 April, 02:00"],
        ),
        (
            "2027-10-27T16:00",
            "Europe/London",
            ["08:00", "20:45", "Thu 28 October, 02:00"],
        ),
        (
            "2027-11-03T16:00",
            "Europe/London",
            ["09:00", "21:45", "Thu 4 November, 03:00"],
        ),
    ] {
        let readers = ["America/Los_Angeles", "Asia/Kathmandu", "Australia/Sydney"];
        for (reader, text) in readers.into_iter().zip(seen_there) {
            page.zone(reader).await?;
            let attributes =
                format!("at=\"{at}\" zone=\"{zone}\" lang=\"en-GB\" now=\"2027-03-10T12:00:00Z\"");
            open(page, &time("x", &attributes, "then")).await?;
            assert_eq!(
                seen(page, "x").await?,
                format!("{text} your time (then)"),
                "{at} {zone} in {reader}"
            );
        }
    }
    Ok(())
}

async fn the_next_of_a_rule(page: &Page) -> Result<()> {
    let rule = "rule=\"1st wednesday 16:00\" zone=\"Europe/London\" lang=\"en-GB\" \
         viewer-zone=\"America/Los_Angeles\"";
    for (now, text) in [
        ("2026-11-22T12:00:00Z", "Wed 2 December, 08:00"),
        ("2026-12-02T15:59:59Z", "Wed 2 December, 08:00"),
        ("2026-12-02T16:00:00Z", "Wed 6 January, 08:00"),
        // The US has changed its clocks, the UK hasn't; then both have.
        ("2027-10-20T12:00:00Z", "Wed 3 November, 09:00"),
        ("2027-11-20T12:00:00Z", "Wed 1 December, 08:00"),
    ] {
        let body = time(
            "x",
            &format!("{rule} now=\"{now}\""),
            "1st Wednesday, 16:00",
        );
        open(page, &body).await?;
        assert_eq!(
            seen(page, "x").await?,
            format!("{text} your time (1st Wednesday, 16:00)")
        );
    }
    Ok(())
}

async fn gaps_and_folds(page: &Page) -> Result<()> {
    for (at, text) in [
        (
            "2027-03-28T01:30",
            "07:15 your time (then) · the clocks in London skip that time; it is counted as before the change",
        ),
        (
            "2026-10-25T01:30",
            "06:15 your time (then) · the clocks in London show that time twice; the first is meant",
        ),
    ] {
        let at = format!("at=\"{at}\" zone=\"Europe/London\" lang=\"en-GB\"");
        open(
            page,
            &time("x", &format!("{at} viewer-zone=\"Asia/Kathmandu\""), "then"),
        )
        .await?;
        assert_eq!(seen(page, "x").await?, text);
    }
    Ok(())
}

/// British Columbia stays at −07:00 from 2026 on, which not every browser has heard of.
async fn a_browser_with_older_zones(page: &Page) -> Result<()> {
    page.site.page(
        "/old.js",
        "const { DateTimeFormat } = Intl; \
         Intl.DateTimeFormat = class extends DateTimeFormat { constructor(lang, options) { \
           super(lang, options?.timeZone === 'America/Vancouver' \
             ? { ...options, timeZone: 'Etc/GMT+8' } : options); } };",
    );
    let stated = format!("{MEETING} viewer-zone=\"America/Vancouver\"");
    let body = time("x", &stated, "16:00 London");
    open(page, &["<script src=\"/old.js\"></script>", &body].concat()).await?;
    assert_eq!(
        seen(page, "x").await?,
        "09:00 your time (16:00 London) · this browser’s own data for Vancouver is older"
    );
    Ok(())
}

async fn without_words_of_the_pages_own(page: &Page) -> Result<()> {
    let there = "zone=\"Europe/London\" lang=\"en-GB\" now=\"2026-11-22T12:00:00Z\"";
    let sydney = "viewer-zone=\"Australia/Sydney\"";
    for (attributes, text) in [
        (
            format!("at=\"2026-12-02T10:00\" {there} {sydney}"),
            "Wed 2 December, 21:00 your time (10:00 London)",
        ),
        (
            format!("at=\"2026-12-02T16:00\" {there} {sydney}"),
            "Thu 3 December, 03:00 your time (Wed 2 December, 16:00 London)",
        ),
        (
            format!("at=\"2027-12-02T10:00\" {there} {sydney}"),
            "Thursday, 2 December 2027, 21:00 your time (10:00 London)",
        ),
        (
            format!(
                "at=\"2026-12-02T16:00Z\" lang=\"en-GB\" now=\"2026-11-22T12:00:00Z\" {sydney}"
            ),
            "Thu 3 December, 03:00 your time",
        ),
    ] {
        open(page, &time("x", &attributes, " \n ")).await?;
        assert_eq!(seen(page, "x").await?, text);
    }
    Ok(())
}

async fn what_cannot_be_read(page: &Page) -> Result<()> {
    let fallback = "<span id=\"x-fallback\">16:00 London</span>";
    for (attributes, path, part) in [
        ("", "at", "Say when"),
        (
            "at=\"tomorrow\" zone=\"Europe/London\"",
            "at",
            "at=\"tomorrow\"",
        ),
        ("at=\"2026-12-02T16:00\"", "zone", "Say in which zone"),
        (
            "at=\"2026-12-02T16:00\" zone=\"Europe/Lundon\"",
            "zone",
            "Did you mean Europe/London?",
        ),
        (
            "at=\"2025-12-02T16:00\" zone=\"Europe/London\"",
            "at",
            "Times are known",
        ),
        (
            "rule=\"every full moon 16:00\" zone=\"Europe/London\"",
            "rule",
            "\"full\" isn't understood here. Write a rule like",
        ),
        (
            "at=\"2026-12-02T16:00Z\" viewer-zone=\"EST\"",
            "viewer-zone",
            "viewer-zone=\"EST\"",
        ),
    ] {
        open(page, &time("x", attributes, fallback)).await?;
        let detail = fails(page, "x", "data-invalid").await?;
        assert_eq!(detail.path.as_deref(), Some(path), "{detail:?}");
        ensure!(detail.message.contains(part), "{detail:?}");
    }
    Ok(())
}

async fn attributes_are_live(page: &Page) -> Result<()> {
    let body = time(
        "x",
        "at=\"never\" zone=\"Europe/London\" lang=\"en-GB\" viewer-zone=\"Asia/Tokyo\"",
        "<span id=\"x-fallback\">16:00</span>",
    );
    open(page, &body).await?;
    fails(page, "x", "data-invalid").await?;
    for (name, value, text) in [
        (
            "at",
            "2026-12-02T16:00",
            "Thu 3 December, 01:00 your time (16:00)",
        ),
        ("zone", "Asia/Tokyo", "16:00 your time (16:00)"),
        ("at", "2026-12-02T17:30", "17:30 your time (16:00)"),
        ("viewer-zone", "Asia/Kathmandu", "14:15 your time (16:00)"),
    ] {
        page.run::<Value>(
            "return document.querySelector('#x').setAttribute(arguments[0], arguments[1]) ?? null",
            vec![json!(name), json!(value)],
        )
        .await?;
        page.eventually(std::time::Duration::from_secs(5), text, async || {
            let flat = page
                .value::<String>("document.querySelector('#x').shadowRoot.textContent")
                .await?;
            let [before, _] = text.split(" (").collect::<Vec<_>>()[..] else {
                return Ok(false);
            };
            Ok(flat.starts_with(before))
        })
        .await?;
    }
    // So is the page's own wording.
    page.run::<Value>(
        "document.querySelector('#x').textContent = 'half past five'; return 1",
        Vec::new(),
    )
    .await?;
    ensure!(page.text_inside("#x").await?.contains("14:15 your time"));
    page.until("document.querySelector('#sentence').innerText.includes('half past five')")
        .await
}

async fn the_reader_chooses_the_clock(page: &Page) -> Result<()> {
    let stated = MEETING.replace("en-GB", "en-US");
    let body = time(
        "x",
        &format!("{stated} viewer-zone=\"Asia/Tokyo\""),
        "16:00 London",
    );
    for (clock, text) in [
        ("", "Thu, December 3, 01:00 AM your time (16:00 London)"),
        (
            "clock=24",
            "Thu, December 3, 01:00 your time (16:00 London)",
        ),
        (
            "clock=12",
            "Thu, December 3, 01:00 AM your time (16:00 London)",
        ),
    ] {
        open(page, "").await?;
        let script = "localStorage.setItem('inlay settings 1', arguments[0]); return null";
        page.run::<()>(script, vec![json!(clock)]).await?;
        open(page, &body).await?;
        assert_eq!(seen(page, "x").await?, text);
    }
    Ok(())
}

/// A page in English says nothing of the region; the reader's browser does.
async fn as_the_readers_region_writes_it(page: &Page) -> Result<()> {
    let agent: String = page.value("navigator.userAgent").await?;
    for (languages, text) in [
        (
            "en-US",
            "Thu, December 3, 01:00 AM your time (16:00 London)",
        ),
        ("de,en-GB", "Thu 3 December, 01:00 your time (16:00 London)"),
        ("de", "Thu, December 3, 01:00 AM your time (16:00 London)"),
    ] {
        let override_ = json!({ "userAgent": agent, "acceptLanguage": languages });
        page.devtools("Emulation.setUserAgentOverride", override_)
            .await?;
        let stated = MEETING.replace("lang=\"en-GB\"", "viewer-zone=\"Asia/Tokyo\"");
        open(page, &time("x", &stated, "16:00 London")).await?;
        assert_eq!(seen(page, "x").await?, text, "{languages}");
    }
    Ok(())
}

/// Presses Control and a letter.
async fn chord(page: &Page, letter: char) -> Result<()> {
    let chain = page.driver.action_chain().key_down(Key::Control);
    let chain = chain.key_down(letter).key_up(letter).key_up(Key::Control);
    chain.perform().await?;
    embed::turn(page).await
}

/// In the line, selectable, no tab stop, nothing that only hovering shows.
async fn it_is_text(page: &Page) -> Result<()> {
    let stated = format!("{MEETING} viewer-zone=\"Asia/Tokyo\"");
    let plain = "<p id=\"plain\">We meet at 16:00 London in London.</p>";
    open(page, &time("x", &stated, "16:00 London")).await?;
    seen(page, "x").await?;
    let layout: Value = page
        .value(
            "(() => { const host = document.querySelector('#x'); \
             const box = document.querySelector('#sentence').getBoundingClientRect(); \
             const line = parseFloat(getComputedStyle(document.querySelector('#sentence')).lineHeight); \
             const displays = [host, ...host.shadowRoot.querySelectorAll('*')] \
                .map(one => getComputedStyle(one).display).filter(one => one !== 'inline' && one !== 'contents'); \
             getSelection().selectAllChildren(document.querySelector('#sentence')); \
             return { displays, text: document.querySelector('#sentence').innerText.length, \
                stops: host.shadowRoot.querySelectorAll('a, button, [tabindex], [title]').length, \
                rects: host.getClientRects().length }; })()",
        )
        .await?;
    assert_eq!(layout["displays"], json!([]));
    assert_eq!(layout["stops"], json!(0));
    // The line is as high as one without it, before it is ready and after.
    let height =
        |css: &str| format!("document.querySelector('{css}').getBoundingClientRect().height");
    open(
        page,
        &[
            "<!-- -->",
            &time("x", &stated, "16:00 London"),
            "</p>",
            plain,
            "<p>",
        ]
        .concat(),
    )
    .await?;
    seen(page, "x").await?;
    let with: f64 = page.value(&height("#sentence")).await?;
    let without: f64 = page.value(&height("#plain")).await?;
    ensure!(
        (with - without).abs() < 0.01,
        "{with} high instead of {without}"
    );
    // It wraps as words do, at any width.
    page.width(320).await?;
    let wide: u32 = page.value("document.scrollingElement.scrollWidth").await?;
    ensure!(wide <= 320, "{wide}");
    // What a reader selects and copies has the time in it.
    let body = [
        "<textarea id=\"copy\"></textarea>",
        &time("x", &stated, "16:00 London"),
    ];
    open(page, &body.concat()).await?;
    seen(page, "x").await?;
    chord(page, 'a').await?;
    chord(page, 'c').await?;
    page.run::<Value>(
        "document.querySelector('#copy').focus(); return 1",
        Vec::new(),
    )
    .await?;
    chord(page, 'v').await?;
    let copied: String = page.value("document.querySelector('#copy').value").await?;
    ensure!(
        copied.contains("Thu 3 December, 01:00 your time (16:00 London) in London."),
        "{copied:?}"
    );
    Ok(())
}

async fn a_hundred_of_them(page: &Page) -> Result<()> {
    let mut body = String::from("<ol>");
    for number in 0..100 {
        let minute = number % 60;
        let hour = 8 + number / 60;
        body.push_str(&format!(
            "<li><inlay-local-time id=\"t{number}\" loading=\"eager\" lang=\"en-GB\" \
             viewer-zone=\"Asia/Kathmandu\" zone=\"Europe/London\" \
             rule=\"daily {hour}:{minute:02}\">{hour}:{minute:02}</inlay-local-time></li>"
        ));
    }
    body.push_str("</ol>");
    page.site.page(
        "/count.js",
        "window.timers = 0; { const { setTimeout } = window; \
         window.setTimeout = (act, wait, ...rest) => { \
           if (wait > 0 && wait <= 60000 && wait % 1000 === 0 && wait !== 10000) timers += 1; \
           return setTimeout(act, wait, ...rest); }; }",
    );
    page.site.clear_requests();
    embed::open(
        page,
        &["<script src=\"/count.js\"></script>", &body].concat(),
    )
    .await?;
    for number in [0, 57, 99] {
        ensure!(
            seen(page, &format!("t{number}"))
                .await?
                .contains("your time (")
        );
    }
    page.until(
        "[...document.querySelectorAll('inlay-local-time')]\
         .every(one => one.shadowRoot.querySelector('time'))",
    )
    .await?;
    let asked = page.site.requests();
    let files = embed::files(page);
    for file in &files {
        let times = asked.iter().filter(|one| one.path == *file).count();
        ensure!(times == 1, "{file} was asked for {times} times");
    }
    // Waits in whole seconds are the clock's; the deadline of the loader is ten. A
    // minute may have ended meanwhile.
    let timers: u32 = page.value("timers").await?;
    ensure!((1..=2).contains(&timers), "{timers} timers");
    Ok(())
}

async fn nothing_to_find_fault_with(page: &Page) -> Result<()> {
    let rule = "rule=\"1st wednesday 16:00\" zone=\"Europe/London\"";
    let body = [
        &time("x", MEETING, "16:00 London"),
        " and ",
        &time("y", rule, "the first Wednesday, 16:00"),
    ];
    open(page, &body.concat()).await?;
    seen(page, "x").await?;
    seen(page, "y").await?;
    let findings = page.axe("#sentence").await?;
    ensure!(findings.is_empty(), "{findings:#?}");
    page.screenshot("localtime").await?;
    let log = page.log().await?;
    for kind in ["error", "warn", "policy", "uncaught"] {
        ensure!(log.of(kind).is_empty(), "{log:?}");
    }
    embed::untouched(page).await
}
