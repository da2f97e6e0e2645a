//! A request for approval, from the first field to the draft's address.

use anyhow::{Context, Result, ensure};
use inlay_tests::{Page, scenarios};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::embed::{self, approval, works};

pub(crate) mod country;
pub(crate) mod draft;
pub(crate) mod kept;
pub(crate) mod late;

scenarios![
    filled_in_by_keyboard,
    what_is_wrong_is_listed_and_led_to,
    a_field_that_comes_and_goes,
    what_a_country_means,
    a_country_of_focus_ends_it,
    half_filled_it_survives_a_move,
];

async fn open(page: &Page) -> Result<()> {
    embed::open(page, &approval("x")).await?;
    works(page, "x").await
}

/// The value of an expression on `root`, the widget's tree.
async fn value<T: serde::de::DeserializeOwned>(page: &Page, expression: &str) -> Result<T> {
    page.value(&format!(
        "(root => {expression})(document.querySelector('#x').shadowRoot)"
    ))
    .await
}

/// Answers fields as a script would; [`filled_in_by_keyboard`] is for people.
pub(crate) async fn answer(page: &Page, answers: &[(&str, &str)]) -> Result<()> {
    for (id, text) in answers {
        page.inside("#x", &format!("#{id}")).await?;
        let script = "const field = document.querySelector('#x').shadowRoot.getElementById(arguments[0]); \
             field.value = arguments[1]; \
             for (const type of ['input', 'change']) \
               field.dispatchEvent(new Event(type, { bubbles: true, composed: true })); return null;";
        page.run::<()>(script, vec![json!(id), json!(text)]).await?;
        begun(page).await?;
    }
    Ok(())
}

/// What checks and drafts is here, and has done its work.
pub(crate) async fn begun(page: &Page) -> Result<()> {
    page.inside("#x", "#over").await?;
    embed::turn(page).await
}

pub(crate) const ALL: &[(&str, &str)] = &[
    ("f0", "Ada"),
    ("f1", "NL"),
    ("f2", "Mid Market"),
    ("f3", "Field event"),
    ("f5", "2026-12-02"),
    ("f5-1", "2026-12-04"),
    ("f6", "18500"),
    ("f8", "A launch."),
];

pub(crate) async fn press(page: &Page, css: &str) -> Result<()> {
    page.run::<()>(
        "document.querySelector('#x').shadowRoot.querySelector(arguments[0]).click(); return null",
        vec![json!(css)],
    )
    .await?;
    embed::turn(page).await
}

async fn focused(page: &Page) -> Result<String> {
    value(page, "root.activeElement?.id ?? ''").await
}

async fn text(page: &Page, css: &str) -> Result<String> {
    value(
        page,
        &format!("root.querySelector('{css}')?.innerText ?? ''"),
    )
    .await
}

/// Tab, until the focus is on `id`.
async fn tab_to(page: &Page, id: &str) -> Result<()> {
    for _ in 0..8 {
        if focused(page).await? == id {
            return Ok(());
        }
        embed::keys(page, Key::Tab).await?;
    }
    anyhow::bail!("Tab doesn't lead to {id}")
}

async fn filled_in_by_keyboard(page: &Page) -> Result<()> {
    open(page).await?;
    page.inside("#x", "#f0").await?.focus().await?;
    for (id, typed) in [
        ("f0", "Ada"),
        ("find-f1", "Nether"),
        ("f2", "Mid"),
        ("f3", "Field"),
        ("f5", "12022026"),
        ("f5-1", "12042026"),
        ("f6", "18500"),
        ("f8", "A launch."),
    ] {
        tab_to(page, id).await?;
        embed::keys(page, typed).await?;
    }
    // The draft follows when the reader pauses.
    page.until(
        "document.querySelector('#x').shadowRoot.querySelector('.preview')\
         .innerText.includes('A launch.')",
    )
    .await?;
    let preview = text(page, ".preview").await?;
    for part in [
        "Approval: Field event in Netherlands",
        "Requested by: Ada",
        "Netherlands (EMEA, Limited support)",
        "Mid Market",
        "December 2, 2026",
        "December 4, 2026",
        "18,500",
        "A launch.",
        "Regional Marketing lead, EMEA @emea-lead",
    ] {
        ensure!(preview.contains(part), "{preview} lacks {part}");
    }
    ensure!(
        !preview.contains("pipeline"),
        "{preview}: a line of nothing"
    );
    // On, past the preview, to the button.
    for _ in 0..5 {
        if value::<bool>(page, "root.activeElement.type === 'submit'").await? {
            break;
        }
        embed::keys(page, Key::Tab).await?;
    }
    embed::keys(page, Key::Enter).await?;
    assert_eq!(focused(page).await?, "ready");
    assert_eq!(text(page, ".summary").await?, "");
    // Confidential: first the way that leaves nothing in an address.
    let ways: Vec<String> = value(
        page,
        "[...root.querySelectorAll('.ready a')].map(one => one.innerText.replace(' ↗', ''))",
    )
    .await?;
    assert_eq!(
        ways,
        [
            "Copy and open an empty issue on gitlab.com",
            "Open draft on gitlab.com",
            "Copy and open an empty e-mail to marketing-ops@example.com",
            "Open draft e-mail to marketing-ops@example.com",
        ]
    );
    Ok(())
}

async fn what_is_wrong_is_listed_and_led_to(page: &Page) -> Result<()> {
    open(page).await?;
    answer(page, &[("f0", "Ada"), ("f6", "1.234,5x")]).await?;
    press(page, "[type=submit]").await?;
    assert_eq!(focused(page).await?, "summary");
    let labels = [
        "Country",
        "Segment",
        "Activity",
        "Dates",
        "Budget",
        "Strategic reason",
    ];
    let links: Vec<String> = value(
        page,
        "[...root.querySelectorAll('#summary a')].map(one => one.innerText)",
    )
    .await?;
    assert_eq!(links.len(), labels.len(), "{links:?}");
    for (at, (link, label)) in links.iter().zip(labels).enumerate() {
        ensure!(link.starts_with(&format!("{label} – ")), "{link}");
        page.run::<()>(
            "document.querySelector('#x').shadowRoot.querySelectorAll('#summary a')[arguments[0]]\
             .focus(); return null",
            vec![json!(at)],
        )
        .await?;
        embed::keys(page, Key::Enter).await?;
        let told: Value = value(
            page,
            "(at => ({ id: at.id, invalid: at.getAttribute('aria-invalid'), \
             says: (at.getAttribute('aria-describedby') || at.closest('fieldset')\
             .getAttribute('aria-describedby')).split(' ')\
             .map(id => root.getElementById(id).innerText).join(' ') }))(root.activeElement)",
        )
        .await?;
        let sentence = link.split(" – ").nth(1).context("no sentence")?;
        ensure!(
            told["id"].as_str().is_some_and(|id| id.starts_with('f')) && told["invalid"] == "true",
            "{link} leads to {told}"
        );
        ensure!(
            told["says"]
                .as_str()
                .is_some_and(|says| says.contains(sentence)),
            "{link} leads to {told}"
        );
    }
    // What is mended goes from the list, and nothing jumps into it meanwhile.
    answer(page, &[("f6", "18500")]).await?;
    let left: usize = value(page, "root.querySelectorAll('#summary a').length").await?;
    assert_eq!(left, labels.len() - 1);
    assert_eq!(page.value::<String>("location.hash").await?, "");
    Ok(())
}

async fn a_field_that_comes_and_goes(page: &Page) -> Result<()> {
    open(page).await?;
    answer(page, ALL).await?;
    ensure!(value::<bool>(page, "root.getElementById('f4') === null").await?);
    answer(page, &[("f3", "Other"), ("f4", "A parade")]).await?;
    ensure!(text(page, ".preview").await?.contains("Other A parade"));
    answer(page, &[("f4", "")]).await?;
    press(page, "[type=submit]").await?;
    let told = text(page, "#summary").await?;
    ensure!(told.contains("Which activity?"), "{told}");
    answer(page, &[("f3", "Field event")]).await?;
    ensure!(value::<bool>(page, "root.getElementById('f4') === null").await?);
    ensure!(value::<bool>(page, "root.querySelector('#ready') !== null").await?);
    // What was answered there isn't in the draft any more.
    answer(
        page,
        &[("f3", "Other"), ("f4", "A parade"), ("f3", "Field event")],
    )
    .await?;
    ensure!(!text(page, ".preview").await?.contains("parade"));
    Ok(())
}

async fn what_a_country_means(page: &Page) -> Result<()> {
    open(page).await?;
    assert_eq!(text(page, ".decision").await?, "");
    for (country, means) in [
        (
            "NL",
            "EMEA · Limited support · approval by Regional Marketing lead, EMEA (@emea-lead)",
        ),
        (
            "BR",
            "AMER · Limited support · approval by Regional Marketing lead, AMER (@amer-lead)",
        ),
        (
            "KR",
            "APAC · Not supported · approval by Regional Marketing lead, APAC (@apac-lead)",
        ),
    ] {
        answer(page, &[("f1", country)]).await?;
        assert_eq!(text(page, ".decision").await?, means);
        ensure!(value::<bool>(page, "root.getElementById('region') === null").await?);
    }
    // Of no region: it is asked for, and with it the approver is known.
    answer(page, &[("f1", "NO")]).await?;
    ensure!(
        text(page, ".decision")
            .await?
            .contains("Norway is in none of the regions")
    );
    answer(page, &[("region", "EMEA")]).await?;
    let means = text(page, ".decision").await?;
    ensure!(
        means.contains("EMEA · Not supported · approval by"),
        "{means}"
    );
    Ok(())
}

async fn a_country_of_focus_ends_it(page: &Page) -> Result<()> {
    open(page).await?;
    answer(page, ALL).await?;
    answer(page, &[("f1", "US")]).await?;
    let means = text(page, ".decision").await?;
    ensure!(
        means.contains("No request is needed: United States has the level “Country of focus”"),
        "{means}"
    );
    for gone in ["#f2", "#f8", ".preview", "[type=submit]", ".ready"] {
        ensure!(
            value::<bool>(page, &format!("root.querySelector('{gone}') === null")).await?,
            "{gone} is still there"
        );
    }
    // Nothing is lost for who has chosen the wrong one.
    answer(page, &[("f1", "NL")]).await?;
    assert_eq!(
        value::<String>(page, "root.getElementById('f8').value").await?,
        "A launch."
    );
    Ok(())
}

async fn half_filled_it_survives_a_move(page: &Page) -> Result<()> {
    open(page).await?;
    answer(page, ALL).await?;
    page.inside("#x", "#f8").await?.focus().await?;
    page.run::<()>(
        "const place = document.body.appendChild(document.createElement('section')); \
         place.moveBefore(document.querySelector('#x'), null); return null",
        Vec::new(),
    )
    .await?;
    assert_eq!(focused(page).await?, "f8");
    page.run::<()>(
        "const one = document.querySelector('#x'); one.remove(); \
         document.querySelector('main').append(one); return null",
        Vec::new(),
    )
    .await?;
    embed::turn(page).await?;
    for (id, expected) in ALL {
        let kept: String = value(page, &format!("root.getElementById('{id}').value")).await?;
        assert_eq!(&kept, expected, "{id}");
    }
    answer(page, &[("f0", "Grace")]).await?;
    ensure!(
        text(page, ".preview")
            .await?
            .contains("Requested by: Grace")
    );
    Ok(())
}
