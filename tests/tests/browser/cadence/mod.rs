//! A meeting's times, on every clock, across the weeks in which clocks change.

pub(crate) mod sections;

use anyhow::{Result, ensure};
use inlay_tests::{Page, scenarios};
use serde::Deserialize;

use crate::embed::{self, element, works};

scenarios![
    a_clock_that_does_not_change,
    a_clock_that_changes_with_one_side,
    a_clock_that_changes_the_other_way,
    the_browsers_own_zone,
    more_meetings,
    the_autumn_of_2027,
    reasons_are_given,
    a_narrow_page,
    half_a_year_later,
];

/// A row as its reader sees it.
#[derive(Debug, Deserialize)]
struct Row {
    date: String,
    /// The reader's own clock: the attribute, then the text of the cell.
    time: String,
    text: String,
}

async fn open(page: &Page, attributes: &str) -> Result<()> {
    let source = format!("src=\"/data/cadence.json\" {attributes}");
    embed::open(page, &element("inlay-meeting-cadence", "x", &source)).await?;
    works(page, "x").await
}

async fn rows(page: &Page) -> Result<Vec<Row>> {
    page.value(
        "[...document.querySelector('#x').shadowRoot.querySelectorAll('tbody tr')].map(row => ({ \
         date: row.cells[0].innerText, time: row.cells[2].querySelector('time').dateTime, \
         text: row.cells[2].innerText.replaceAll('\\u202f', ' ') }))",
    )
    .await
}

/// The next rows in late winter 2027 for a reader in `zone`: the date, the
/// reader's clock, and how many minutes it has moved.
async fn seam(page: &Page, attributes: &str, expected: &[(&str, &str, i32)]) -> Result<()> {
    open(page, &format!("now=\"2027-02-20T12:00:00Z\" {attributes}")).await?;
    let rows = rows(page).await?;
    assert_eq!(rows.len(), expected.len(), "{rows:#?}");
    for (row, (date, time, moves)) in rows.iter().zip(expected) {
        assert_eq!((row.date.as_str(), row.time.as_str()), (*date, *time));
        let later = match moves {
            0 => String::new(),
            ..0 => format!("{} min earlier", -moves),
            _ => format!("{moves} min later"),
        };
        ensure!(
            row.text.contains(&later) && (*moves != 0) == row.text.contains("min"),
            "{row:?}, where it should have moved by {moves}"
        );
        // Another day than the meeting's own is named.
        let day = time.get(8..10).unwrap_or_default();
        let own = date.rsplit(' ').next().unwrap_or_default();
        let shifts = day.trim_start_matches('0') != own;
        assert_eq!(row.text.starts_with("Thu"), shifts, "{row:?}");
    }
    Ok(())
}

/// The United States change on 14 March, the United Kingdom on the 28th.
async fn a_clock_that_does_not_change(page: &Page) -> Result<()> {
    let expected = [
        ("Mar 3", "2027-03-03T21:45:00+05:45", 0),
        ("Mar 17", "2027-03-18T04:45:00+05:45", -60),
        ("Apr 7", "2027-04-07T20:45:00+05:45", -60),
        ("Apr 21", "2027-04-22T04:45:00+05:45", 0),
        ("May 5", "2027-05-05T20:45:00+05:45", 0),
        ("May 19", "2027-05-20T04:45:00+05:45", 0),
    ];
    seam(page, "viewer-zone=\"Asia/Kathmandu\"", &expected).await
}

async fn a_clock_that_changes_with_one_side(page: &Page) -> Result<()> {
    let expected = [
        ("Mar 3", "2027-03-03T08:00:00-08:00", 0),
        ("Mar 17", "2027-03-17T16:00:00-07:00", 0),
        ("Apr 7", "2027-04-07T08:00:00-07:00", 0),
        ("Apr 21", "2027-04-21T16:00:00-07:00", 0),
        ("May 5", "2027-05-05T08:00:00-07:00", 0),
        ("May 19", "2027-05-19T16:00:00-07:00", 0),
    ];
    seam(page, "viewer-zone=\"America/Los_Angeles\"", &expected).await?;
    // The reader's zone is one of the attendees': it stands there once.
    let heads: Vec<String> = page
        .value(
            "[...document.querySelector('#x').shadowRoot.querySelectorAll('thead th')]\
             .map(one => one.textContent)",
        )
        .await?;
    let cities = [
        "Date",
        "Slot",
        "You (Los Angeles)",
        "New York",
        "London",
        "Berlin",
        "Sydney",
        "Tokyo",
    ];
    assert_eq!(heads, cities);
    Ok(())
}

/// Sydney goes back on 4 April, while others go forward.
async fn a_clock_that_changes_the_other_way(page: &Page) -> Result<()> {
    let expected = [
        ("Mar 3", "2027-03-04T03:00:00+11:00", 0),
        ("Mar 17", "2027-03-18T10:00:00+11:00", -60),
        ("Apr 7", "2027-04-08T01:00:00+10:00", -120),
        ("Apr 21", "2027-04-22T09:00:00+10:00", -60),
        ("May 5", "2027-05-06T01:00:00+10:00", 0),
        ("May 19", "2027-05-20T09:00:00+10:00", 0),
    ];
    seam(page, "viewer-zone=\"Australia/Sydney\"", &expected).await
}

/// In London the slot of the Pacific coast is an hour early for two weeks. The
/// zone comes from the browser here.
async fn the_browsers_own_zone(page: &Page) -> Result<()> {
    page.zone("Europe/London").await?;
    let expected = [
        ("Mar 3", "2027-03-03T16:00:00+00:00", 0),
        ("Mar 17", "2027-03-17T23:00:00+00:00", -60),
        ("Apr 7", "2027-04-07T16:00:00+01:00", 0),
        ("Apr 21", "2027-04-22T00:00:00+01:00", 60),
        ("May 5", "2027-05-05T16:00:00+01:00", 0),
        ("May 19", "2027-05-20T00:00:00+01:00", 0),
    ];
    seam(page, "", &expected).await
}

/// Sydney changes on 3 October, the United Kingdom on the 31st, the United States on
/// 7 November.
async fn the_autumn_of_2027(page: &Page) -> Result<()> {
    for (zone, expected) in [
        (
            "Asia/Kathmandu",
            [
                ("Oct 20", "2027-10-21T04:45:00+05:45", ""),
                ("Nov 3", "2027-11-03T21:45:00+05:45", "60 min later"),
                ("Nov 17", "2027-11-18T05:45:00+05:45", "60 min later"),
            ],
        ),
        (
            "Australia/Sydney",
            [
                ("Oct 20", "2027-10-21T10:00:00+11:00", "60 min later"),
                ("Nov 3", "2027-11-04T03:00:00+11:00", "60 min later"),
                ("Nov 17", "2027-11-18T11:00:00+11:00", "60 min later"),
            ],
        ),
        (
            "America/Los_Angeles",
            [
                ("Oct 20", "2027-10-20T16:00:00-07:00", ""),
                ("Nov 3", "2027-11-03T09:00:00-07:00", "60 min later"),
                ("Nov 17", "2027-11-17T16:00:00-08:00", ""),
            ],
        ),
    ] {
        open(
            page,
            &format!("now=\"2027-10-15T12:00:00Z\" viewer-zone=\"{zone}\""),
        )
        .await?;
        let rows = rows(page).await?;
        for (row, (date, time, moves)) in rows.iter().zip(expected) {
            assert_eq!((row.date.as_str(), row.time.as_str()), (date, time));
            ensure!(row.text.contains(moves), "{row:?} lacks {moves}");
            assert_eq!(row.text.contains("min"), !moves.is_empty(), "{row:?}");
        }
    }
    Ok(())
}

/// Whose clocks have changed, and whose are about to.
async fn reasons_are_given(page: &Page) -> Result<()> {
    open(
        page,
        "now=\"2027-02-20T12:00:00Z\" viewer-zone=\"Europe/London\"",
    )
    .await?;
    let text = page.text_inside("#x").await?;
    for reason in [
        "⚑ Mar 17: 60 min earlier for You, Berlin, Sydney, Tokyo. Los Angeles changed its clocks \
         on Mar 14. London changes on Mar 28. Berlin changes on Mar 28. Sydney changes on Apr 4.",
        "⚑ Apr 7: 120 min earlier for Sydney. London changed its clocks on Mar 28. Sydney changed \
         its clocks on Apr 4.",
    ] {
        ensure!(text.contains(reason), "{text} lacks {reason}");
    }
    Ok(())
}

async fn more_meetings(page: &Page) -> Result<()> {
    open(
        page,
        "now=\"2026-11-22T12:00:00Z\" viewer-zone=\"Asia/Tokyo\"",
    )
    .await?;
    // 2 December; the 16th is excepted.
    let dates: Vec<String> = rows(page).await?.into_iter().map(|row| row.date).collect();
    assert_eq!(
        dates,
        ["Dec 2", "Jan 6", "Jan 20", "Feb 3", "Feb 17", "Mar 3"]
    );
    let mut shown = dates.len();
    page.inside("#x", "button").await?.focus().await?;
    while page
        .value::<bool>("document.querySelector('#x').shadowRoot.querySelector('button') !== null")
        .await?
    {
        let asks = page.text_inside("#x").await?;
        let next = asks
            .split("Show ")
            .nth(1)
            .and_then(|rest| rest.split(' ').next());
        let next: usize = next.unwrap_or_default().parse()?;
        embed::keys(page, thirtyfour::Key::Enter).await?;
        shown += next;
        assert_eq!(rows(page).await?.len(), shown);
        ensure!(shown < 60, "it doesn't end");
    }
    // They survive being put elsewhere.
    page.run::<()>(
        "const one = document.querySelector('#x'); one.remove(); document.body.append(one); return null",
        Vec::new(),
    )
    .await?;
    embed::turn(page).await?;
    assert_eq!(rows(page).await?.len(), shown);
    let log = page.log().await?;
    for change in log.of("inlay-change") {
        assert_eq!(change.detail["view"], "more");
    }
    ensure!(!log.of("inlay-change").is_empty());
    Ok(())
}

async fn a_narrow_page(page: &Page) -> Result<()> {
    page.width(320).await?;
    open(
        page,
        "now=\"2027-02-20T12:00:00Z\" viewer-zone=\"Asia/Kathmandu\"",
    )
    .await?;
    let wide: u32 = page.value("document.scrollingElement.scrollWidth").await?;
    ensure!(wide <= 320, "{wide} pixels wide");
    // Every value stands under the last and says whose clock it is.
    let labels: Vec<String> = page
        .value(
            "[...document.querySelector('#x').shadowRoot.querySelector('tbody tr')\
             .querySelectorAll('td')].map(one => getComputedStyle(one, '::before').content)",
        )
        .await?;
    assert_eq!(labels.len(), 8, "{labels:?}");
    for (label, city) in labels
        .iter()
        .zip(["Slot", "You (Kathmandu)", "Los Angeles"])
    {
        ensure!(label.contains(city), "{labels:?}");
    }
    assert_eq!(rows(page).await?[1].time, "2027-03-18T04:45:00+05:45");
    Ok(())
}

/// The clock of a page that is left open is the attribute's.
async fn half_a_year_later(page: &Page) -> Result<()> {
    open(
        page,
        "now=\"2026-12-02T15:10:00Z\" viewer-zone=\"Europe/London\"",
    )
    .await?;
    ensure!(page.text_inside("#x").await?.contains("in 50 minutes"));
    for (now, says, first) in [
        ("2026-12-02T16:49:00Z", "under way now", "Dec 2"),
        ("2026-12-02T16:50:00Z", "in 35 days", "Jan 6"),
        ("2027-06-01T12:00:00+02:00", "tomorrow", "Jun 2"),
    ] {
        page.run::<()>(
            &format!("document.querySelector('#x').setAttribute('now', '{now}'); return null"),
            Vec::new(),
        )
        .await?;
        embed::turn(page).await?;
        let text = page.text_inside("#x").await?;
        ensure!(text.contains(says), "{text} lacks {says}");
        assert_eq!(rows(page).await?[0].date, first);
    }
    Ok(())
}
