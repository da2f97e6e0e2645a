//! What a reader picks out of a directory: a region, a segment, a team; and takes away.

use anyhow::{Result, ensure};
use inlay_tests::{Page, bench, scenarios};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::embed::{self, element, works};

scenarios![
    a_region_and_a_segment,
    a_card_and_its_link,
    a_link_to_a_team,
    files_to_take_away,
    levels_and_the_way_to_a_team,
    a_chart_by_keyboard,
    ten_thousand_people,
    hostile_names,
    what_cannot_be_a_hierarchy,
    fifty_megabytes,
];

const PEOPLE: &str = r#"{
  "title": "Two", "regions": [{"id": "AMER", "name": "Americas"}, {"id": "EMEA"}], "segments": ["SMB", "Enterprise"],
  "teams": [
    {"id": "north", "name": "North", "regions": ["EMEA"], "segments": ["SMB"], "members": [
      {"id": "a", "name": "Ada", "zone": "Europe/London", "location": "Leeds"},
      {"id": "b", "name": "Bo", "zone": "Asia/Tokyo", "regions": ["AMER"]}]},
    {"id": "inner", "name": "Inner", "parent": "north", "segments": ["Enterprise"], "members": [
      {"id": "c", "name": "=Cy", "zone": "America/Vancouver"}]},
    {"id": "south", "name": "South", "regions": ["AMER"], "segments": ["SMB"]}
  ]
}"#;

/// The example with people, at 16:30 on a Wednesday in London.
async fn open(page: &Page, hash: &str) -> Result<()> {
    page.site.page("/two.json", PEOPLE);
    let attributes = "src=\"/two.json\" now=\"2026-12-02T16:30:00Z\" viewer-zone=\"Europe/London\"";
    let body = element("inlay-team-directory", "x", attributes);
    let path = page.site.embedding(&body)?;
    page.goto(&[&path, hash].concat()).await?;
    works(page, "x").await
}

async fn texts(page: &Page, css: &str) -> Result<Vec<String>> {
    page.value(&format!(
        "[...document.querySelector('#x').shadowRoot.querySelectorAll('{css}')]\
         .filter(one => one.checkVisibility()).map(one => one.textContent)"
    ))
    .await
}

async fn choose(page: &Page, id: &str, value: &str) -> Result<()> {
    let script = "const field = document.querySelector('#x').shadowRoot.getElementById(arguments[0]); \
         field.value = arguments[1]; field.dispatchEvent(new Event('change', { bubbles: true }))";
    page.run::<Value>(script, vec![json!(id), json!(value)])
        .await?;
    embed::turn(page).await
}

async fn hash(page: &Page) -> Result<String> {
    page.value("location.hash").await
}

async fn a_region_and_a_segment(page: &Page) -> Result<()> {
    open(page, "").await?;
    let names = ".tree .entry strong";
    assert_eq!(texts(page, names).await?, ["North", "Inner", "South"]);
    choose(page, "region", "EMEA").await?;
    // Inner says no region, so it has that of the team around it.
    assert_eq!(texts(page, names).await?, ["North", "Inner"]);
    assert_eq!(texts(page, "[role=status]").await?, ["2 of 3 teams"]);
    let people = texts(page, ".person").await?.concat();
    ensure!(
        people.contains("Ada") && people.contains("=Cy") && !people.contains("Bo"),
        "{people}"
    );
    choose(page, "segment", "Enterprise").await?;
    // North stands for what is inside.
    assert_eq!(texts(page, names).await?, ["North", "Inner"]);
    assert_eq!(hash(page).await?, "#inlay:x:region=EMEA;segment=Enterprise");
    embed::retype(page, "#x", "input", "ada").await?;
    ensure!(texts(page, "[role=status]").await?[0].starts_with("Nothing here"));
    embed::retype(page, "#x", "input", "cy").await?;
    assert_eq!(texts(page, "[role=status]").await?, ["1 result"]);
    embed::keys(page, Key::Escape).await?;
    choose(page, "region", "AMER").await?;
    assert_eq!(texts(page, names).await?, [""; 0]);
    ensure!(texts(page, "[role=status]").await?[0].starts_with("No team"));
    choose(page, "segment", "").await?;
    choose(page, "region", "").await?;
    assert_eq!(texts(page, names).await?.len(), 3);
    assert_eq!(hash(page).await?, "");
    // What a link asks for that isn't there changes nothing.
    open(page, "#inlay:x:region=MARS;segment=SMB").await?;
    assert_eq!(texts(page, names).await?, ["North", "South"]);
    Ok(())
}

/// Waits until the card says so: its part is fetched when the first one is opened.
async fn shown(page: &Page, said: &str) -> Result<()> {
    page.until(&format!(
        "document.querySelector('#x').shadowRoot.querySelector('[part=card]')?.textContent.includes('{said}')"
    ))
    .await
}

async fn a_card_and_its_link(page: &Page) -> Result<()> {
    open(page, "").await?;
    let details = page.inside("#x", "#card-north").await?;
    details.focus().await?;
    embed::keys(page, Key::Enter).await?;
    embed::turn(page).await?;
    let focused = "document.activeElement.shadowRoot.activeElement.id";
    page.until(&format!("{focused} === 'card'")).await?;
    shown(page, "2 people directly").await?;
    let card = texts(page, "[part=card]").await?.concat();
    for said in [
        "North",
        "2 people directly",
        "3 in all",
        "2 of 3",
        "Ada",
        "04:30",
    ] {
        ensure!(card.contains(said), "{said} isn't in {card}");
    }
    assert_eq!(hash(page).await?, "#inlay:x:team=north");
    let close = page.inside("#x", "[part=card] button:last-of-type").await?;
    close.click().await?;
    embed::turn(page).await?;
    page.until(&format!("{focused} === 'card-north'")).await?;
    assert_eq!(texts(page, "[part=card]").await?, [""; 0]);
    assert_eq!(hash(page).await?, "");
    Ok(())
}

async fn a_link_to_a_team(page: &Page) -> Result<()> {
    open(page, "#inlay:x:team=inner").await?;
    shown(page, "Team in North").await?;
    let card = texts(page, "[part=card]").await?.concat();
    ensure!(
        card.contains("Inner") && card.contains("Team in North"),
        "{card}"
    );
    open(page, "#inlay:x:team=gone").await?;
    let text = page.text_inside("#x").await?;
    ensure!(text.contains("isn't here any more: gone"), "{text}");
    Ok(())
}

async fn files_to_take_away(page: &Page) -> Result<()> {
    open(page, "").await?;
    page.run::<Value>(
        "window.saved = []; const make = URL.createObjectURL; \
         URL.createObjectURL = blob => { blob.text().then(text => saved.push(text)); return make.call(URL, blob); }",
        Vec::new(),
    )
    .await?;
    for (at, begin) in [(1, "team,team-id"), (2, "{")] {
        let button = format!("[part=export] button:nth-of-type({at})");
        page.inside("#x", &button).await?.click().await?;
        page.until(&format!("saved.length === {at}")).await?;
        let text: String = page.value(&format!("saved[{}]", at - 1)).await?;
        ensure!(text.starts_with(begin), "{text}");
    }
    let table: String = page.value("saved[0]").await?;
    ensure!(
        table.contains(",\"'=Cy\",c,"),
        "a spreadsheet would compute {table}"
    );
    Ok(())
}

/// First paint, a keystroke at a quarter of the speed, and everything opened.
async fn ten_thousand_people(page: &Page) -> Result<()> {
    let text = serde_json::to_string(&bench::crowd(11_000)?)?;
    page.site.page("/many.json", text);
    let body = element("inlay-team-directory", "x", "src=\"/many.json\"");
    embed::open(page, &body).await?;
    works(page, "x").await?;
    let rows: usize = page
        .value("document.querySelector('#x').shadowRoot.querySelectorAll('*').length")
        .await?;
    ensure!(rows < 5_000, "{rows} elements before anything is open");
    let again = "(async () => { const one = document.querySelector('#x'); \
         const data = await (await fetch('/many.json')).json(); \
         const ready = new Promise(done => one.addEventListener('inlay-ready', done, { once: true })); \
         const start = performance.now(); one.data = data; await ready; \
         return performance.now() - start; })()";
    let took: f64 = page.promise(again).await?;
    eprintln!("from the data to the view: {took} ms");
    page.inside("#x", "input").await?.focus().await?;
    // The search comes, and makes its index while the page rests.
    page.until(
        "performance.getEntriesByType('resource').some(one => one.name.includes('_search-'))",
    )
    .await?;
    for _ in 0..40 {
        page.promise::<()>("new Promise(done => requestIdleCallback(() => done()))")
            .await?;
    }
    page.slow_down(4.0).await?;
    // To the frame after the key: what a reader waits for.
    let script = "(async () => { \
         const field = document.querySelector('#x').shadowRoot.querySelector('input'); \
         const took = []; \
         for (const text of ['c', 'ca', 'cam', 'camp', 'campa', 'campai', 'campain', 'campains']) { \
           await new Promise(requestAnimationFrame); await new Promise(done => setTimeout(done)); \
           const start = performance.now(); field.value = text; \
           field.dispatchEvent(new Event('input', { bubbles: true, composed: true })); \
           await new Promise(done => queueMicrotask(done)); await null; \
           document.querySelector('#x').shadowRoot.firstElementChild.getBoundingClientRect(); \
           took.push(performance.now() - start); } \
         return took; })()";
    let took: Vec<f64> = page.promise(script).await?;
    eprintln!("keystrokes at a quarter of the speed: {took:?} ms");
    page.slow_down(1.0).await?;
    ensure!(texts(page, ".found > li").await?[0].contains("Campaigns"));
    embed::keys(page, Key::Escape).await?;
    let people = "document.querySelector('#x').shadowRoot.querySelectorAll('.person').length";
    // Paper has room for all of them, and needs no button.
    page.run::<Value>("dispatchEvent(new Event('beforeprint'))", Vec::new())
        .await?;
    page.until(&format!("{people} > 9_800")).await?;
    page.run::<Value>("dispatchEvent(new Event('afterprint'))", Vec::new())
        .await?;
    page.until(&format!("{people} < 1_000")).await?;
    page.inside("#x", ".bar button").await?.click().await?;
    page.until(&format!("{people} > 9_800")).await
}

async fn levels_and_the_way_to_a_team(page: &Page) -> Result<()> {
    let teams: Vec<Value> = (0..5)
        .map(|at| match at {
            0 => json!({ "id": "t0", "name": "Team 0" }),
            _ => json!({ "id": format!("t{at}"), "name": format!("Team {at}"), "parent": format!("t{}", at - 1) }),
        })
        .collect();
    let data = json!({ "title": "Deep", "teams": teams });
    page.site.page("/levels.json", data.to_string());
    let body = element("inlay-team-directory", "x", "src=\"/levels.json\"");
    let path = page.site.embedding(&body)?;
    page.goto(&path).await?;
    works(page, "x").await?;
    let names = ".tree .entry strong";
    assert_eq!(texts(page, names).await?.len(), 2);
    for (level, shown) in [("3", 4), ("1", 2), ("4", 5)] {
        let script = "const field = document.querySelector('#x').shadowRoot.querySelector('.bar select'); \
             field.value = arguments[0]; field.dispatchEvent(new Event('change', { bubbles: true }))";
        page.run::<Value>(script, vec![json!(level)]).await?;
        embed::turn(page).await?;
        assert_eq!(texts(page, names).await?.len(), shown, "level {level}");
    }
    // A link to a team opens what it stands in.
    page.goto(&[&page.site.embedding(&body)?, "#inlay:x:team=t3"].concat())
        .await?;
    works(page, "x").await?;
    shown(page, "Team in").await?;
    assert_eq!(texts(page, names).await?.len(), 4);
    Ok(())
}

async fn a_chart_by_keyboard(page: &Page) -> Result<()> {
    open(page, "").await?;
    let chart = page
        .inside("#x", "[part=views] button:last-of-type")
        .await?;
    chart.focus().await?;
    embed::keys(page, Key::Enter).await?;
    let boxes = "document.querySelector('#x').shadowRoot.querySelectorAll('[part=chart] [role=button]').length";
    page.until(&format!("{boxes} === 3")).await?;
    assert_eq!(hash(page).await?, "#inlay:x:view=chart");
    assert_eq!(texts(page, ".tree").await?, [""; 0]);
    // From the switch through the boxes in the order of the list.
    embed::keys(page, Key::Tab + Key::Tab).await?;
    let named: String = page
        .value("document.activeElement.shadowRoot.activeElement.getAttribute('aria-label')")
        .await?;
    ensure!(named.starts_with("Details of Inner"), "{named}");
    embed::keys(page, Key::Enter).await?;
    shown(page, "Team in North").await?;
    page.until("document.activeElement.shadowRoot.activeElement.id === 'card'")
        .await?;
    assert_eq!(hash(page).await?, "#inlay:x:view=chart;team=inner");
    // The address alone shows it too, and so does paper.
    open(page, "#inlay:x:view=chart").await?;
    page.until(&format!("{boxes} === 3")).await?;
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }))
        .await?;
    ensure!(
        page.value::<bool>(
            "document.querySelector('#x').shadowRoot.querySelector('[part=chart] svg').getBoundingClientRect().height > 100"
        )
        .await?
    );
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": "" }))
        .await?;
    Ok(())
}

/// What doesn't stand in a hierarchy is an error with its place, and at once.
async fn what_cannot_be_a_hierarchy(page: &Page) -> Result<()> {
    let chain = |from: usize, to: usize| -> Vec<Value> {
        (from..to)
            .map(|at| json!({ "id": format!("t{at}"), "name": "T", "parent": format!("t{}", at + 1) }))
            .collect()
    };
    let mut circle = chain(0, 200);
    circle.push(json!({ "id": "t200", "name": "T", "parent": "t0" }));
    let twice = json!([{ "id": "a", "name": "A" }, { "id": "a", "name": "B" }]);
    let people = json!([{ "id": "a", "name": "A", "members": [{ "id": "p", "name": "P" }, { "id": "p", "name": "Q" }] }]);
    let orphan = json!([{ "id": "a", "name": "A", "parent": "b" }]);
    for (teams, path, part) in [
        (json!(circle), "teams[0].parent", "in a circle"),
        (twice, "teams[1].id", "another team \"a\""),
        (people, "teams[0].members[1].id", "another person \"p\""),
        (orphan, "teams[0].parent", "no team \"b\""),
    ] {
        let data = json!({ "title": "T", "teams": teams });
        page.site.page("/hostile.json", data.to_string());
        let body = element("inlay-team-directory", "x", "src=\"/hostile.json\"");
        embed::open(page, &body).await?;
        let detail = embed::fails(page, "x", "data-invalid").await?;
        ensure!(
            detail.path.as_deref() == Some(path) && detail.message.contains(part),
            "{detail:?}"
        );
    }
    Ok(())
}

/// More than a page can hold is told at once; the other widgets don't notice.
async fn fifty_megabytes(page: &Page) -> Result<()> {
    let member = |at: usize| format!("{{\"id\":\"p{at}\",\"name\":\"{}\"}}", "n".repeat(150));
    let people: Vec<String> = (0..280_000).map(member).collect();
    let text = format!(
        "{{\"title\":\"T\",\"teams\":[{{\"id\":\"a\",\"name\":\"A\",\"members\":[{}]}}]}}",
        people.join(",")
    );
    ensure!(text.len() > 49_000_000, "{}", text.len());
    page.site.page("/huge.json", text);
    let huge = element("inlay-team-directory", "y", "src=\"/huge.json\"");
    embed::open(page, &[embed::directory("x"), huge].concat()).await?;
    works(page, "x").await?;
    let detail = embed::fails(page, "y", "data-invalid").await?;
    ensure!(detail.message.contains("20 MB"), "{detail:?}");
    embed::retype(page, "#x", "input", "abm").await?;
    assert_eq!(texts(page, ".found mark").await?, ["ABM"]);
    Ok(())
}

/// Markup and marks of direction stay text; nothing runs.
async fn hostile_names(page: &Page) -> Result<()> {
    let long = "n".repeat(10_000);
    let data = json!({ "title": "<img src=x onerror=\"document.title='ran'\">", "teams": [
        { "id": "a\"b<i>", "name": "<script>document.title='ran'</script>", "summary": format!("\u{202e}{long}") },
        { "id": "../../x", "name": "\u{200f}רון", "parent": "a\"b<i>", "members": [{ "id": "=1", "name": "<b>bold</b>" }] },
    ]});
    page.site.page("/hostile.json", data.to_string());
    page.width(320).await?;
    embed::open(
        page,
        &element("inlay-team-directory", "x", "src=\"/hostile.json\""),
    )
    .await?;
    works(page, "x").await?;
    page.inside("#x", ".bar button").await?.click().await?;
    embed::turn(page).await?;
    let text = page.text_inside("#x").await?;
    ensure!(text.contains("<script>document.title='ran'</script>") && text.contains("<b>bold</b>"));
    assert_eq!(page.value::<String>("document.title").await?, "Page 0");
    let wide: u32 = page.value("document.scrollingElement.scrollWidth").await?;
    ensure!(wide <= 320, "{wide} pixels wide");
    // An address that would run is refused, and the page's text stays.
    for url in [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        " data:text/html,x",
    ] {
        let data = json!({ "title": "T", "teams": [{ "id": "a", "name": "A", "url": url }] });
        page.site.page("/hostile.json", data.to_string());
        embed::open(
            page,
            &element("inlay-team-directory", "x", "src=\"/hostile.json\""),
        )
        .await?;
        let detail = embed::fails(page, "x", "data-invalid").await?;
        assert_eq!(detail.path.as_deref(), Some("teams[0].url"));
    }
    Ok(())
}
