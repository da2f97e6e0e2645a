//! The draft of a request: its address, its Markdown, and what a reader can't make it do.

use anyhow::{Result, ensure};
use inlay_tests::{Page, scenarios};
use serde_json::{Value, json};

use crate::embed;

use super::{ALL, answer, open, press, value};

scenarios![
    the_address_holds_the_draft,
    what_is_typed_gives_no_orders,
    the_markdown_is_copied,
    a_message_for_slack_is_copied,
];

/// The parameters of the link that opens a filled-in issue.
async fn address(page: &Page) -> Result<(String, Value)> {
    if value::<bool>(page, "root.querySelector('#ready') === null").await? {
        press(page, "[type=submit]").await?;
    }
    let parts: Value = value(
        page,
        "(url => ({ at: url.origin + url.pathname, \
         given: Object.fromEntries(url.searchParams) }))\
         (new URL([...root.querySelectorAll('.ready a')]\
         .find(one => one.innerText.startsWith('Open draft on')).href))",
    )
    .await?;
    Ok((
        parts["at"].as_str().unwrap_or_default().to_owned(),
        parts["given"].clone(),
    ))
}

async fn the_address_holds_the_draft(page: &Page) -> Result<()> {
    open(page).await?;
    answer(page, ALL).await?;
    answer(
        page,
        &[("f0", "Zoë & Ümit #1 + 50 %"), ("f8", "一、二\n\nC")],
    )
    .await?;
    let (at, given) = address(page).await?;
    assert_eq!(
        at,
        "https://gitlab.com/example-group/marketing/-/issues/new"
    );
    assert_eq!(
        given["issue[title]"],
        "Approval: Field event in Netherlands"
    );
    assert_eq!(given["issue[confidential]"], "true");
    press(page, "[aria-pressed=false]").await?;
    let markdown: String = value(page, "root.querySelector('pre').textContent").await?;
    assert_eq!(
        given["issue[description]"].as_str(),
        Some(markdown.as_str())
    );
    for part in [
        "## Request",
        "一、二",
        "/label ~\"approval-request\"",
        "/confidential",
    ] {
        ensure!(markdown.contains(part), "{markdown} lacks {part}");
    }
    Ok(())
}

async fn what_is_typed_gives_no_orders(page: &Page) -> Result<()> {
    open(page).await?;
    answer(page, ALL).await?;
    let (_, given) = address(page).await?;
    let orders = |given: &Value| -> Vec<String> {
        let text = given["issue[description]"].as_str().unwrap_or_default();
        let lines = text.lines().map(str::trim);
        lines
            .filter(|line| line.starts_with('/'))
            .map(str::to_owned)
            .collect()
    };
    let own = orders(&given);
    ensure!(!own.is_empty(), "{given}");
    for hostile in [
        "/close",
        "A\n/close\n  /assign @root\n\t/label ~\"x\"\nB",
        "A\r/close\r\n/close\u{2028}/close\u{85}/close",
        "```\n/close",
        "<!--\n/close",
        "> /close\n\n/close\n- /close",
        "<pre>\n/close\n</pre>\n/close",
        "\u{200b}/close\n\u{a0}/close",
        "</textarea><script>/close</script>\n/close",
    ] {
        answer(page, &[("f8", hostile), ("f0", "/close @all")]).await?;
        let (_, given) = address(page).await?;
        assert_eq!(orders(&given), own, "{hostile:?} in {given}");
        let text = given["issue[description]"].as_str().unwrap_or_default();
        ensure!(
            !text.contains("```\n") || text.matches("```").count() % 2 == 0,
            "{text}"
        );
        ensure!(!text.contains("\n<!--"), "{text}");
    }
    ensure!(page.value::<bool>("document.scripts.length === 2").await?);
    Ok(())
}

async fn the_markdown_is_copied(page: &Page) -> Result<()> {
    open(page).await?;
    answer(page, ALL).await?;
    for (takes, says) in [
        (true, "Copied"),
        (
            false,
            "The browser didn't allow copying. Select the text and copy it by hand.",
        ),
    ] {
        page.run::<()>(
            "navigator.clipboard.writeText = async text => { \
             if (!arguments[0]) throw new DOMException('no', 'NotAllowedError'); \
             window.copied = text; }; return null",
            vec![json!(takes)],
        )
        .await?;
        press(page, "#copy").await?;
        page.until(&format!(
            "document.querySelector('#x').shadowRoot.querySelector('#copy + [role=status]')\
             .textContent === {}",
            json!(says)
        ))
        .await?;
    }
    press(page, "[aria-pressed=false]").await?;
    let shown: String = value(page, "root.querySelector('pre').textContent").await?;
    assert_eq!(page.value::<String>("copied").await?, shown);
    ensure!(shown.contains("- Requested by: Ada"), "{shown}");
    // What was typed is nobody's business.
    for change in page.log().await?.of("inlay-change") {
        assert_eq!(change.text, r#"{"view":"preview","value":"markdown"}"#);
    }
    Ok(())
}

async fn a_message_for_slack_is_copied(page: &Page) -> Result<()> {
    let data = page.site.fixture("approval.json")?.replace(
        "\"targets\": [",
        "\"targets\": [ { \"kind\": \"slack\", \"label\": \"#approvals\", \
         \"url\": \"https://x.slack.com/archives/C1\" },",
    );
    page.site.page("/approval.json", data);
    let attributes = "src=\"/approval.json\"";
    embed::open(
        page,
        &embed::element("inlay-approval-request", "x", attributes),
    )
    .await?;
    embed::works(page, "x").await?;
    answer(page, ALL).await?;
    answer(page, &[("f8", "/close\n@here")]).await?;
    press(page, "[type=submit]").await?;
    let link = ".ready a[href='https://x.slack.com/archives/C1']";
    let name: String = value(page, &format!("root.querySelector(\"{link}\").innerText")).await?;
    assert_eq!(
        name,
        "Copy as a message and open #approvals (x.slack.com) ↗"
    );
    page.run::<()>(
        "navigator.clipboard.writeText = async text => { window.copied = text; }; \
         const link = document.querySelector('#x').shadowRoot.querySelector(arguments[0]); \
         link.addEventListener('click', event => event.preventDefault()); link.click(); return null",
        vec![json!(link)],
    )
    .await?;
    page.until("window.copied").await?;
    let copied: String = page.value("copied").await?;
    ensure!(
        copied.starts_with("Approval: Field event in Netherlands\n"),
        "{copied}"
    );
    ensure!(
        copied.contains("\n\u{2060}/close\n@\u{2060}here\n"),
        "{copied}"
    );
    Ok(())
}
