//! The contact, as somebody who looks for the team uses it.

use anyhow::{Result, ensure};
use inlay_tests::{Page, scenarios};
use serde_json::json;
use thirtyfour::Key;

use crate::embed::{self, contact, element, works};

scenarios![
    channels_say_what_they_are_for,
    working_hours_are_told_by_region,
    a_message_says_where_it_comes_from,
    a_message_is_copied_for_each_channel,
    a_long_mail_is_copied,
    the_message_comes_when_it_is_opened,
];

/// What a script finds in the widget, as `root`.
async fn value<T: serde::de::DeserializeOwned>(page: &Page, expression: &str) -> Result<T> {
    let root = "document.querySelector('#x').shadowRoot.querySelector('.inlay')";
    page.value(&format!("(root => {expression})({root})")).await
}

async fn texts(page: &Page, css: &str) -> Result<Vec<String>> {
    let expression = format!(
        "[...root.querySelectorAll({})].map(one => one.innerText.replace(/\\s+/g, ' ').trim())",
        json!(css)
    );
    value(page, &expression).await
}

/// A page of which the contact is a section.
async fn on_a_page(page: &Page, data: &str) -> Result<()> {
    page.site.page("/contact.json", data);
    let attributes = "src=\"/contact.json\" now=\"2026-12-02T15:00:00Z\" \
         viewer-zone=\"Europe/Berlin\"";
    let body = format!(
        "<h1 id=\"top\">Handbook</h1><h2 id=\"reach us\">Reach us <a href=\"#reach us\">¶</a></h2>{}\
         <h2>Later</h2>",
        element("inlay-contact", "x", attributes)
    );
    embed::open(page, &body).await?;
    let script =
        "document.title = 'The team · Handbook'; history.replaceState(null, '', '?token=1#x')";
    page.run::<()>(&format!("{script}; return null"), Vec::new())
        .await?;
    works(page, "x").await
}

async fn open_message(page: &Page) -> Result<()> {
    let summary = page.inside("#x", "[part=message] summary").await?;
    summary.click().await?;
    page.inside("#x", "#note").await?;
    Ok(())
}

/// What the page would put on the clipboard, at each try.
async fn watch_clipboard(page: &Page) -> Result<()> {
    page.run::<()>(
        "window.copied = []; \
         navigator.clipboard.writeText = text => (copied.push(text), Promise.resolve()); \
         return null",
        Vec::new(),
    )
    .await
}

/// Clicks a link without following it.
async fn click(page: &Page, text: &str) -> Result<()> {
    let script = "const root = document.querySelector('#x').shadowRoot; \
         const link = [...root.querySelectorAll('[part=message] :is(a, button)')]\
            .find(one => one.textContent.includes(arguments[0])); \
         link.addEventListener('click', event => event.preventDefault(), { once: true }); \
         link.click(); return null;";
    page.run::<()>(script, vec![json!(text)]).await?;
    embed::turn(page).await
}

async fn channels_say_what_they_are_for(page: &Page) -> Result<()> {
    let data = r##"{ "answers_within": { "working_days": 2 }, "channels": [
        { "kind": "slack", "label": "#team", "url": "https://x.slack.com/archives/C1",
          "purpose": "for questions", "access": "internal", "answers_within": { "hours": 24 } },
        { "kind": "email", "label": "Desk", "url": "mailto:desk@example.com" },
        { "kind": "forum", "label": "Forum", "url": "/forum", "answers_within": { "hours": 1 } }
    ] }"##;
    on_a_page(page, data).await?;
    assert_eq!(
        texts(page, "[part=channel]").await?,
        [
            "#team ↗ (internal) for questions Slack: opens in the browser, no app needed · \
             an answer within 24 hours (by Thu 04:00 PM for you, if you write now)",
            "Desk E-mail · an answer within 2 working days",
            "Forum forum · an answer within an hour (by 05:00 PM for you, if you write now)",
        ]
    );
    let links: Vec<String> = value(
        page,
        "[...root.querySelectorAll('[part=channel] a')].map(one => one.getAttribute('href'))",
    )
    .await?;
    assert_eq!(
        links,
        [
            "https://x.slack.com/archives/C1",
            "mailto:desk@example.com",
            "/forum"
        ]
    );
    // Without people there are no hours to tell.
    ensure!(value::<bool>(page, "!root.querySelector('[part=hours]')").await?);
    Ok(())
}

async fn working_hours_are_told_by_region(page: &Page) -> Result<()> {
    embed::open(page, &contact("x")).await?;
    works(page, "x").await?;
    let check = async |now: &str, sentence: &str, rows: [&str; 3]| -> Result<()> {
        let script = "document.querySelector('#x').setAttribute('now', arguments[0]); return null;";
        page.run::<()>(script, vec![json!(now)]).await?;
        embed::turn(page).await?;
        assert_eq!(texts(page, "[part=hours]").await?, [sentence]);
        assert_eq!(texts(page, "[part=regions] li").await?, rows);
        Ok(())
    };
    check(
        "2026-12-02T15:00:00Z",
        "Working hours now: AMER, EMEA.",
        [
            "● AMER New York 10:00 AM · in working hours until 05:00 PM, 11:00 PM for you",
            "● EMEA London 03:00 PM · in working hours until 05:00 PM, 06:00 PM for you",
            "○ APAC Sydney 02:00 AM · outside working hours until 08:30 AM, 10:30 PM for you",
        ],
    )
    .await?;
    check(
        "2026-12-04T22:30:00Z",
        "It is nobody’s working hours now. The next ones begin in APAC in 2 days.",
        [
            "○ AMER New York 05:30 PM · outside working hours until Mon 09:00 AM, Mon 03:00 PM for you",
            "○ EMEA London 10:30 PM · outside working hours until Mon 09:00 AM, Mon 10:00 AM for you",
            "○ APAC Sydney 09:30 AM · outside working hours until Mon 08:30 AM, Sun 10:30 PM for you",
        ],
    )
    .await
}

async fn a_message_says_where_it_comes_from(page: &Page) -> Result<()> {
    on_a_page(page, &page.site.fixture("contact.json")?).await?;
    open_message(page).await?;
    embed::retype(page, "#x", "#note", "Hello!\n/close @here").await?;
    let base: String = page.value("location.href.split('?')[0]").await?;
    let shown: String = value(page, "root.querySelector('pre').textContent").await?;
    let expected = format!(
        "Hello!\n/close @here\n\nPage: The team · Handbook\nSection: Reach us\n\
         Address: {base}#reach%20us\nMy time zone: Europe/Berlin\n"
    );
    // As it is copied for Slack, where joiners that nobody sees keep it quiet.
    let shown = shown.replace('\u{2060}', "");
    assert_eq!(shown, expected);
    // Decoding the mail's address gives the same, with the line ends of a mail.
    let body: String = value(
        page,
        "new URLSearchParams([...root.querySelectorAll('[part=message] a')]\
            .find(one => one.protocol === 'mailto:').href.split('?')[1]).get('body')",
    )
    .await?;
    assert_eq!(body, expected.replace('\n', "\r\n"));
    // The field keeps its focus while it is typed into.
    embed::keys(page, Key::End + "").await?;
    ensure!(value::<bool>(page, "root.getRootNode().activeElement.id === 'note'").await?);
    Ok(())
}

async fn a_message_is_copied_for_each_channel(page: &Page) -> Result<()> {
    let data = r##"{ "channels": [
        { "kind": "slack", "label": "#team", "url": "https://x.slack.com/archives/C1" },
        { "kind": "issues", "label": "Issues", "url": "https://gitlab.example.com/a/b/-/issues/new" },
        { "kind": "forum", "label": "Forum", "url": "/forum" }
    ] }"##;
    on_a_page(page, data).await?;
    open_message(page).await?;
    watch_clipboard(page).await?;
    embed::retype(page, "#x", "#note", "/close @here").await?;
    assert_eq!(
        texts(page, "[part=message] :is(a, button)").await?,
        [
            "Copy and open #team on x.slack.com ↗",
            "Copy and open Issues on gitlab.example.com ↗",
            "Copy and open Forum",
            "Copy",
        ]
    );
    for (way, begins) in [
        ("#team", "\u{2060}/close @\u{2060}here\n\nPage: "),
        ("Issues", "\\/close `@here`\n\n- Page: "),
        ("Forum", "\\/close `@here`\n\n- Page: "),
    ] {
        click(page, way).await?;
        let copied: String = page.value("copied.pop()").await?;
        ensure!(copied.starts_with(begins), "{copied:?}");
    }
    let status: Vec<String> = texts(page, "[part=message] [role=status]").await?;
    assert_eq!(status, ["Copied"]);
    let told = page.log().await?;
    let told = told.of("inlay-change");
    assert_eq!(told.len(), 3);
    assert_eq!(told[0].text, r#"{"view":"message","value":"copied"}"#);
    Ok(())
}

async fn a_long_mail_is_copied(page: &Page) -> Result<()> {
    on_a_page(page, &page.site.fixture("contact.json")?).await?;
    open_message(page).await?;
    watch_clipboard(page).await?;
    page.run::<()>(
        "const field = document.querySelector('#x').shadowRoot.querySelector('#note'); \
         field.value = 'ü'.repeat(2000); field.dispatchEvent(new Event('input', { bubbles: true })); \
         return null",
        Vec::new(),
    )
    .await?;
    embed::turn(page).await?;
    let way = "Too long for a link";
    let href: String = value(
        page,
        "[...root.querySelectorAll('[part=message] a')].find(one => one.protocol === 'mailto:').href",
    )
    .await?;
    assert_eq!(href, "mailto:marketing-ops@example.com");
    click(page, way).await?;
    ensure!(
        page.value::<bool>("copied[0].startsWith('ü'.repeat(2000))")
            .await?
    );
    Ok(())
}

async fn the_message_comes_when_it_is_opened(page: &Page) -> Result<()> {
    embed::open(page, &contact("x")).await?;
    works(page, "x").await?;
    let before = embed::files(page);
    open_message(page).await?;
    let after = embed::files(page);
    ensure!(after.len() > before.len(), "{after:?}");
    Ok(())
}
