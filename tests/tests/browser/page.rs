//! Data that an element reads out of the page it stands on. The pages are those
//! of which a terminal makes the JSON beside them: both must give the same.

use anyhow::{Context, Result, ensure};
use inlay_tests::{Page, scenarios};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, html};
use serde_json::{Value, json};

use crate::embed::{self, element, fails, works};

scenarios![
    directories_of_pages,
    the_same_json_from_both_readers,
    a_cadence_of_a_page,
    nothing_is_fetched_but_the_reader,
    a_page_without_from_pays_nothing,
    sources_have_an_order,
    the_attributes_are_live,
    what_is_missing_is_said,
    a_sentence_that_is_not_understood_is_quoted,
    hosts_mark_their_headings,
];

fn fixture(name: &str) -> Result<String> {
    let path = inlay_tests::workspace()
        .join("tests/fixtures/pages")
        .join(name);
    std::fs::read_to_string(&path).with_context(|| format!("No {}", path.display()))
}

/// A page of the fixtures as Hugo would write it: front matter and shortcodes
/// gone, an id on each heading.
fn rendered(name: &str) -> Result<String> {
    let text = fixture(&format!("{name}.md"))?;
    let mut text = text.as_str();
    for fence in ["---\n", "+++\n"] {
        if let Some((_, body)) = text
            .strip_prefix(fence)
            .and_then(|rest| rest.split_once(fence))
        {
            text = body;
        }
    }
    let text = text.replace("{{< ref \"/shop.md\" >}}", "/shop.md");
    let lines = text.lines().filter(|line| !line.starts_with("{{%"));
    let text = lines
        .collect::<Vec<_>>()
        .join("\n")
        .replace("{{< figure src=\"x.png\" >}}", "");
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST;
    let mut taken: Vec<String> = Vec::new();
    let events = Parser::new_ext(&text, options)
        .into_offset_iter()
        .map(|(event, range)| {
            let Event::Start(Tag::Heading {
                level,
                id,
                classes,
                attrs,
            }) = event
            else {
                return event;
            };
            let id = id.map_or_else(|| generated(&text[range], &mut taken), CowStr::into_string);
            let id = Some(id.into());
            Event::Start(Tag::Heading {
                level,
                id,
                classes,
                attrs,
            })
        });
    let mut page = String::new();
    html::push_html(&mut page, events);
    // Goldmark makes a link of an address that stands bare.
    Ok(page.replace(
        "See https://example.com/tests(all).",
        "See <a href=\"https://example.com/tests(all)\">https://example.com/tests(all)</a>.",
    ))
}

fn generated(source: &str, taken: &mut Vec<String>) -> String {
    let line = source.lines().next().unwrap_or_default();
    let base = inlay_page::hugo(line.trim_start_matches('#').trim());
    let numbered = (0..).map(|count| match count {
        0 => base.clone(),
        _ => format!("{base}-{count}"),
    });
    let id = numbered
        .into_iter()
        .find(|id| !taken.contains(id))
        .unwrap_or_default();
    taken.push(id.clone());
    id
}

/// Two elements of the same kind, the second fed with what a terminal makes of
/// the page, draw the same.
async fn same(page: &Page, tag: &str, attributes: &str, body: &str, expected: &str) -> Result<()> {
    let alike = "heading-level=\"3\" now=\"2026-11-22T12:00:00Z\" viewer-zone=\"Europe/London\"";
    let read = element(tag, "read", &format!("{attributes} {alike}"));
    page.site.page("/fed.json", fixture(expected)?);
    let fed = element(tag, "fed", &format!("src=\"/fed.json\" {alike}"));
    page.open(&format!("{body}\n<h1>Widgets</h1>\n{read}\n{fed}"))
        .await?;
    works(page, "read").await?;
    works(page, "fed").await?;
    let shown = |id: &str| {
        format!(
            "(() => {{ const inside = document.querySelector('#{id}').shadowRoot.querySelector('.inlay'); \
             return inside.innerHTML.replaceAll(/inlay:(read|fed)/g, 'inlay:x').replaceAll(/(id|for|aria-[a-z]+)=\"[^\"]*\"/g, ''); }})()"
        )
    };
    let read: String = page.value(&shown("read")).await?;
    let fed: String = page.value(&shown("fed")).await?;
    ensure!(read.len() > 300, "hardly anything is drawn: {read}");
    ensure!(read == fed, "{attributes}\nread: {read}\n fed: {fed}");
    Ok(())
}

async fn directories_of_pages(page: &Page) -> Result<()> {
    let range = |from: &str, until: &str| format!("from=\"{from}\" until=\"{until}\"");
    for (name, attributes) in [
        (
            "growth",
            range("#who-does-what", "#goals-what-we-are-after"),
        ),
        (
            "integrated",
            range("#teams-what-we-do", "#okrsgoalplan-how-we-impact"),
        ),
        ("deep", "from=\"#platform\"".to_owned()),
        ("scripts", "from=\"#チーム\"".to_owned()),
        ("html", "from=\"#teams\"".to_owned()),
    ] {
        let expected = format!("{name}.directory.json");
        same(
            page,
            "inlay-team-directory",
            &attributes,
            &rendered(name)?,
            &expected,
        )
        .await
        .context(name)?;
    }
    Ok(())
}

/// One page, two readers, the same JSON: of the live document, saved by the widget's own
/// button, and of the Markdown, by `inlay extract`.
async fn the_same_json_from_both_readers(page: &Page) -> Result<()> {
    for (name, count, attributes) in [
        (
            "integrated",
            9,
            [
                ("from", "#teams-what-we-do"),
                ("until", "#okrsgoalplan-how-we-impact"),
            ]
            .as_slice(),
        ),
        (
            "growth",
            9,
            &[
                ("from", "#who-does-what"),
                ("until", "#goals-what-we-are-after"),
            ],
        ),
        ("html", 0, &[("from", "#teams")]),
        ("scripts", 0, &[("from", "#チーム")]),
    ] {
        let mut extract = std::process::Command::new(env!("CARGO"));
        extract.args(["run", "--quiet", "--package", "inlay-cli", "--", "extract"]);
        extract.arg(format!("tests/fixtures/pages/{name}.md"));
        extract.args(["--as", "directory"]);
        let mut spelt = String::new();
        for (attribute, value) in attributes {
            extract.args([&format!("--{attribute}"), *value]);
            spelt.push_str(&format!(" {attribute}=\"{value}\""));
        }
        let told = extract.current_dir(inlay_tests::workspace()).output()?;
        let error = String::from_utf8_lossy(&told.stderr);
        ensure!(told.status.success(), "{name}: {error}");
        let terminal: Value = serde_json::from_slice(&told.stdout)?;

        let read = element("inlay-team-directory", "x", &spelt);
        page.open(&[rendered(name)?, read].concat()).await?;
        works(page, "x").await?;
        page.run::<Value>(
            "window.saved = []; const make = URL.createObjectURL; URL.createObjectURL = blob => { \
             blob.text().then(text => saved.push(text)); return make.call(URL, blob); }",
            Vec::new(),
        )
        .await?;
        let button = "[part=export] button:nth-of-type(2)";
        page.inside("#x", button).await?.click().await?;
        page.until("saved.length === 1").await?;
        let browser: Value = serde_json::from_str(&page.value::<String>("saved[0]").await?)?;
        ensure!(
            browser == terminal,
            "{name}\n browser: {browser}\nterminal: {terminal}"
        );
        let teams = terminal["teams"].as_array().map_or(0, Vec::len);
        ensure!(count == 0 || teams == count, "{name} has {teams} teams");
    }
    Ok(())
}

async fn a_cadence_of_a_page(page: &Page) -> Result<()> {
    let attributes = "from=\"#when-we-meet\"";
    same(
        page,
        "inlay-meeting-cadence",
        attributes,
        &rendered("growth")?,
        "growth.cadence.json",
    )
    .await
}

const TEAMS: &str = "<h2 id=\"teams\">Teams</h2><h3 id=\"a\">Alpha</h3><p><a href=\"/a/\">Alpha</a>: Begins.</p>\
     <h3 id=\"b\">Beta</h3><p>Goes on.</p><h2 id=\"more\">More</h2><h3 id=\"c\">Gamma</h3><p>Ends.</p><h2 id=\"widgets\">Widgets</h2>";

/// The page reads like a host's own, so nothing but the library is asked for.
async fn nothing_is_fetched_but_the_reader(page: &Page) -> Result<()> {
    let read = element("inlay-team-directory", "x", "from=\"#teams\"");
    embed::open(page, &[TEAMS, &read].concat()).await?;
    works(page, "x").await?;
    ensure!(
        embed::files(page)
            .iter()
            .any(|file| file.starts_with("/inlay/inlay-page-"))
    );
    for request in page.site.requests() {
        ensure!(!request.path.starts_with("/data/"), "{}", request.path);
    }
    Ok(())
}

async fn a_page_without_from_pays_nothing(page: &Page) -> Result<()> {
    embed::open(page, &embed::directory("x")).await?;
    works(page, "x").await?;
    ensure!(
        !embed::files(page)
            .iter()
            .any(|file| file.contains("inlay-page-"))
    );
    Ok(())
}

/// What the directory at `#x` says.
async fn said(page: &Page) -> Result<String> {
    page.value("document.querySelector('#x').shadowRoot.querySelector('.inlay').textContent")
        .await
}

async fn sources_have_an_order(page: &Page) -> Result<()> {
    let read = element(
        "inlay-team-directory",
        "x",
        "from=\"#teams\" src=\"/data/directory.json\"",
    );
    embed::open(page, &[TEAMS, &read].concat()).await?;
    works(page, "x").await?;
    let text = said(page).await?;
    ensure!(
        text.contains("Alpha") && !text.contains("Field Marketing"),
        "{text}"
    );
    let data = json!({"title": "Own", "teams": [{"id": "own", "name": "Owners"}]});
    page.run::<()>(
        "document.querySelector('#x').data = arguments[0]; return null;",
        vec![data],
    )
    .await?;
    page.until("document.querySelector('#x').shadowRoot.textContent.includes('Owners')")
        .await
}

async fn the_attributes_are_live(page: &Page) -> Result<()> {
    let read = element("inlay-team-directory", "x", "from=\"#teams\"");
    embed::open(page, &[TEAMS, &read].concat()).await?;
    works(page, "x").await?;
    ensure!(!said(page).await?.contains("Gamma"));
    let shows = |name: &str| {
        format!("document.querySelector('#x').shadowRoot.textContent.includes('{name}')")
    };
    page.run::<()>(
        "document.querySelector('#x').setAttribute('until', '#widgets'); return null;",
        vec![],
    )
    .await?;
    page.until(&shows("Gamma")).await?;
    page.run::<()>(
        "const x = document.querySelector('#x'); x.removeAttribute('until'); x.setAttribute('from', '#more'); return null;",
        vec![],
    )
    .await?;
    page.until(&format!("!{}", shows("Beta"))).await
}

async fn what_is_missing_is_said(page: &Page) -> Result<()> {
    for (attributes, path, part) in [
        ("from=\"#teems\"", "from", "Did you mean #teams?"),
        (
            "from=\"#teams\" until=\"#moer\"",
            "until",
            "Did you mean #more?",
        ),
        (
            "from=\"#more\" until=\"#teams\"",
            "until",
            "doesn't stand behind",
        ),
        ("from=\"#a\"", "from", "no heading stands there: only text."),
    ] {
        let read = element("inlay-team-directory", "x", attributes);
        embed::open(page, &[TEAMS, &read].concat()).await?;
        let detail = fails(page, "x", "page-section-missing").await?;
        ensure!(detail.path.as_deref() == Some(path), "{detail:?}");
        ensure!(detail.message.contains(part), "{detail:?}");
    }
    let read = element("inlay-team-directory", "x", "from=\"#who-does-what\"");
    embed::open(page, &[rendered("growth")?, read].concat()).await?;
    let detail = fails(page, "x", "page-section-missing").await?;
    ensure!(
        detail
            .message
            .contains("until=\"#goals-what-we-are-after\""),
        "{detail:?}"
    );
    let bad = "<h2 id=\"teams\">Teams</h2><h3>Bad</h3><p><a href=\"javascript:alert(1)\">Bad</a></p><h2>End</h2>";
    let read = element("inlay-team-directory", "x", "from=\"#teams\"");
    embed::open(page, &[bad, &read].concat()).await?;
    let detail = fails(page, "x", "data-invalid").await?;
    ensure!(
        detail.message.starts_with("#teams, teams[0].url: "),
        "{detail:?}"
    );
    let read = element("inlay-approval-request", "x", "from=\"#teams\"");
    embed::open(page, &[TEAMS, &read].concat()).await?;
    let detail = fails(page, "x", "data-invalid").await?;
    ensure!(detail.path.as_deref() == Some("from"), "{detail:?}");
    Ok(())
}

async fn a_sentence_that_is_not_understood_is_quoted(page: &Page) -> Result<()> {
    let text = "<h2 id=\"when\">When</h2><p>Come along. We meet every second Tuesday.</p>";
    let read = element("inlay-meeting-cadence", "x", "from=\"#when\"");
    embed::open(page, &[text, &read].concat()).await?;
    let detail = fails(page, "x", "data-invalid").await?;
    ensure!(
        detail.message.contains("“We meet every second Tuesday.”"),
        "{detail:?}"
    );
    Ok(())
}

/// The marks by which hosts link to a heading are not part of a team's name, nor
/// is what only a theme adds.
async fn hosts_mark_their_headings(page: &Page) -> Result<()> {
    let heading =
        |inner: &str| format!("<h3 id=\"a\">{inner}</h3><p><a href=\"/a/\">Alpha</a></p>");
    for inner in [
        "Alpha<a class=\"td-heading-self-link\" href=\"#a\" aria-label=\"Heading self-link\"></a>",
        "Alpha<a class=\"headerlink\" href=\"#a\" title=\"Permanent link\">&para;</a>",
        "<a class=\"header\" href=\"#a\">Alpha</a>",
        "<a href=\"#a\" class=\"anchor\" aria-hidden=\"true\">#</a> Alpha",
        "Alpha <button>Copy the link</button><svg><title>Link</title></svg>",
        "\n  <span>Al</span><b>pha</b>\n",
    ] {
        let body = format!("<h2 id=\"teams\">Teams</h2>{}<h2>End</h2>", heading(inner));
        let read = element("inlay-team-directory", "x", "from=\"#teams\"");
        embed::open(page, &[body, read].concat()).await?;
        works(page, "x").await?;
        let text = said(page).await?;
        for mark in ["¶", "#", "Copy the link", "Permanent"] {
            ensure!(!text.contains(mark), "{inner}: {text}");
        }
        ensure!(text.contains("Alpha"), "{inner}: {text}");
    }
    Ok(())
}
