//! A directory, as a reader looks through it and searches it.

use std::time::Duration;

use anyhow::{Result, ensure};
use inlay_tests::{Page, scenarios};
use thirtyfour::Key;
use xtask::server::Fault;

use crate::embed::{self, directory, element, works};

scenarios![
    a_search_by_keyboard,
    a_search_before_its_part,
    a_search_whose_part_fails,
    a_slip_of_the_finger,
    escape_ends_a_search,
    everything_opens_and_closes,
    people_and_what_is_inside,
    teams_of_any_depth,
    the_page_learns_nothing_that_was_typed,
];

async fn open(page: &Page) -> Result<()> {
    embed::open(page, &directory("x")).await?;
    works(page, "x").await
}

/// The texts of what matches `css` in the widget.
async fn texts(page: &Page, css: &str) -> Result<Vec<String>> {
    page.value(&format!(
        "[...document.querySelector('#x').shadowRoot.querySelectorAll('{css}')]\
         .map(one => one.textContent)"
    ))
    .await
}

async fn status(page: &Page) -> Result<String> {
    Ok(texts(page, "[role=status]").await?.concat())
}

async fn a_search_by_keyboard(page: &Page) -> Result<()> {
    embed::open(
        page,
        &["<a id=\"first\" href=\"#x\">first</a>", &directory("x")].concat(),
    )
    .await?;
    works(page, "x").await?;
    page.run::<()>(
        "document.querySelector('#first').focus(); return null",
        Vec::new(),
    )
    .await?;
    embed::keys(page, Key::Tab + "abm").await?;
    embed::answered(page, "#x").await?;
    assert_eq!(status(page).await?, "1 result");
    assert_eq!(texts(page, ".found mark").await?, ["ABM"]);
    let found = texts(page, ".found > li").await?;
    ensure!(
        found[0].contains("Team in Digital Strategy"),
        "{found:?} doesn't say where"
    );
    ensure!(
        !page
            .value::<bool>(
                "!!document.querySelector('#x').shadowRoot.querySelector('.tree')?.checkVisibility()"
            )
            .await?,
        "the hierarchy stands below its results"
    );
    // From the field over the two choices to what was found.
    embed::keys(page, Key::Tab + Key::Tab + Key::Tab).await?;
    let there: String = page
        .value("document.activeElement.shadowRoot.activeElement.getAttribute('href')")
        .await?;
    assert_eq!(there, "/handbook/marketing/account-based-marketing/");
    embed::retype(page, "#x", "input", "nothing at all like this").await?;
    ensure!(status(page).await?.starts_with("Nothing here is called"));
    assert_eq!(texts(page, ".found > li").await?, [""; 0]);
    Ok(())
}

/// The files of the search that were asked for.
fn searches(page: &Page) -> usize {
    let files = embed::files(page);
    let of_search = files
        .iter()
        .filter(|path| path.contains("directory_search"));
    of_search.count()
}

async fn hierarchy(page: &Page) -> Result<bool> {
    page.value("document.querySelector('#x').shadowRoot.querySelector('.tree').checkVisibility()")
        .await
}

/// What is typed meanwhile stays in the field, and all else as it is; then it is answered.
async fn a_search_before_its_part(page: &Page) -> Result<()> {
    let late = Fault::Delay(Duration::from_secs(4));
    page.site.fault("/inlay/inlay-directory_search-*", late);
    open(page).await?;
    assert_eq!(searches(page), 0, "nobody has searched");
    embed::refill(page, "#x", "input", "ab").await?;
    assert_eq!(status(page).await?, "9 teams");
    ensure!(hierarchy(page).await?, "the teams are gone");
    // A team opens meanwhile.
    let open = open_teams(page).await?.0;
    page.inside("#x", "[aria-expanded=false]")
        .await?
        .click()
        .await?;
    embed::turn(page).await?;
    assert_eq!(open_teams(page).await?.0, open + 1);
    page.inside("#x", "input").await?.focus().await?;
    embed::answered(page, "#x").await?;
    embed::keys(page, Key::End + "m").await?;
    assert_eq!(status(page).await?, "1 result");
    assert_eq!(texts(page, ".found mark").await?, ["ABM"]);
    ensure!(!hierarchy(page).await?);
    assert_eq!(searches(page), 1);
    Ok(())
}

/// The reader is told, and typing on asks again.
async fn a_search_whose_part_fails(page: &Page) -> Result<()> {
    page.site
        .fault("/inlay/inlay-directory_search-*", Fault::Status(404));
    open(page).await?;
    embed::refill(page, "#x", "input", "ab").await?;
    page.until(
        "document.querySelector('#x').shadowRoot.querySelector('[role=status]').textContent \
         .startsWith('The search didn')",
    )
    .await?;
    ensure!(hierarchy(page).await?, "the teams are gone");
    page.site.clear_faults();
    embed::keys(page, Key::End + "m").await?;
    embed::answered(page, "#x").await?;
    assert_eq!(status(page).await?, "1 result");
    embed::keys(page, Key::Escape + "").await?;
    assert_eq!(status(page).await?, "9 teams");
    Ok(())
}

async fn a_slip_of_the_finger(page: &Page) -> Result<()> {
    open(page).await?;
    embed::retype(page, "#x", "input", "corporat evnets").await?;
    let says = status(page).await?;
    ensure!(
        says.starts_with("No team is called corporat evnets. Showing Corporate Events."),
        "{says}"
    );
    ensure!(texts(page, ".found > li").await?[0].contains("Corporate Events"));
    // What is right needs no correction.
    embed::retype(page, "#x", "input", "corporate events").await?;
    assert_eq!(status(page).await?, "1 result");
    Ok(())
}

async fn escape_ends_a_search(page: &Page) -> Result<()> {
    open(page).await?;
    embed::retype(page, "#x", "input", "abm").await?;
    // Also from among the results.
    embed::keys(page, Key::Tab + Key::Escape).await?;
    let field: String = page
        .value("document.activeElement.shadowRoot.activeElement.id")
        .await?;
    assert_eq!(field, "find");
    assert_eq!(
        page.value::<String>("document.activeElement.shadowRoot.activeElement.value")
            .await?,
        ""
    );
    assert_eq!(status(page).await?, "9 teams");
    ensure!(
        page.value::<bool>(
            "!!document.querySelector('#x').shadowRoot.querySelector('.tree')?.checkVisibility()"
        )
        .await?
    );
    Ok(())
}

async fn open_teams(page: &Page) -> Result<(usize, usize)> {
    let of = async |state: &str| -> Result<usize> {
        Ok(texts(page, &format!("[aria-expanded={state}]"))
            .await?
            .len())
    };
    Ok((of("true").await?, of("false").await?))
}

async fn everything_opens_and_closes(page: &Page) -> Result<()> {
    open(page).await?;
    // Digital Strategy and Regional Marketing; Channel Marketing has people.
    assert_eq!(open_teams(page).await?, (2, 1));
    let all = page.inside("#x", ".bar button").await?;
    assert_eq!(all.text().await?, "Expand all");
    all.focus().await?;
    embed::keys(page, Key::Enter).await?;
    assert_eq!(open_teams(page).await?, (3, 0));
    ensure!(page.text_inside("#x").await?.contains("Sample Person"));
    assert_eq!(all.text().await?, "Collapse all");
    embed::keys(page, Key::Enter).await?;
    assert_eq!(open_teams(page).await?, (0, 3));
    ensure!(
        !page
            .text_inside("#x")
            .await?
            .contains("Lifecycle Marketing")
    );
    // One alone, by its own button, which says whose it is and what it opens.
    let one = page
        .inside("#x", "[aria-label=\"Inside Digital Strategy\"]")
        .await?;
    one.focus().await?;
    embed::keys(page, " ").await?;
    assert_eq!(open_teams(page).await?, (1, 2));
    ensure!(
        page.text_inside("#x")
            .await?
            .contains("Lifecycle Marketing")
    );
    ensure!(
        page.value::<bool>(
            "(root => root.getElementById(root.activeElement.getAttribute('aria-controls'))\
             .checkVisibility())(document.querySelector('#x').shadowRoot)"
        )
        .await?
    );
    Ok(())
}

async fn people_and_what_is_inside(page: &Page) -> Result<()> {
    open(page).await?;
    for (query, found, place) in [
        (
            "sample pers",
            "Sample Person",
            "Person in Regional Marketing › Channel Marketing",
        ),
        (
            "partner marketing manager",
            "Sample Person",
            "Channel Marketing",
        ),
        ("london", "Sample Person", "Channel Marketing"),
        ("asia", "Field Marketing", "Team in Regional Marketing"),
        (
            "along the customer journey",
            "Lifecycle Marketing",
            "Digital Strategy",
        ),
    ] {
        embed::retype(page, "#x", "input", query).await?;
        let hits = texts(page, ".found > li").await?;
        let first = hits.first().cloned().unwrap_or_default();
        ensure!(
            first.contains(found) && first.contains(place),
            "{query}: {hits:?}"
        );
        ensure!(
            !texts(page, ".found > li:first-child mark")
                .await?
                .is_empty(),
            "{query}: no mark"
        );
    }
    Ok(())
}

/// A chain of teams, each inside the last: lists end, paths go on, and it opens.
async fn teams_of_any_depth(page: &Page) -> Result<()> {
    let teams: Vec<String> = (0..300)
        .map(|at| match at {
            0 => "{\"id\":\"t0\",\"name\":\"Team 0\"}".to_owned(),
            _ => format!(
                "{{\"id\":\"t{at}\",\"name\":\"Team {at}\",\"parent\":\"t{}\"}}",
                at - 1
            ),
        })
        .collect();
    let text = format!("{{\"title\":\"Deep\",\"teams\":[{}]}}", teams.join(","));
    page.site.page("/deep.json", text);
    page.width(320).await?;
    embed::open(
        page,
        &element("inlay-team-directory", "x", "src=\"/deep.json\""),
    )
    .await?;
    works(page, "x").await?;
    page.inside("#x", ".bar button").await?.click().await?;
    embed::turn(page).await?;
    let text = page.text_inside("#x").await?;
    ensure!(text.contains("Team 299"), "the last one isn't there");
    ensure!(text.contains("… › Team 296 › Team 297 › Team 298"));
    let wide: u32 = page.value("document.scrollingElement.scrollWidth").await?;
    ensure!(wide <= 320, "{wide} pixels wide");
    embed::retype(page, "#x", "input", "team 299").await?;
    ensure!(texts(page, ".found > li").await?[0].contains("Team 299"));
    Ok(())
}

async fn the_page_learns_nothing_that_was_typed(page: &Page) -> Result<()> {
    open(page).await?;
    embed::retype(page, "#x", "input", "abm").await?;
    embed::keys(page, Key::Escape).await?;
    for _ in 0..2 {
        page.inside("#x", ".bar button").await?.click().await?;
    }
    page.inside("#x", "[aria-expanded]").await?.click().await?;
    embed::turn(page).await?;
    let log = page.log().await?;
    let told: Vec<_> = log.of("inlay-change");
    let told: Vec<_> = told.iter().map(|one| one.text.as_str()).collect();
    let expected = [
        r#"{"view":"search","value":"on"}"#,
        r#"{"view":"search","value":"off"}"#,
        r#"{"view":"open","value":"all"}"#,
        r#"{"view":"open","value":"none"}"#,
        r#"{"view":"open","value":""}"#,
    ];
    assert_eq!(told, expected);
    Ok(())
}
