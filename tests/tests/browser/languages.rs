//! Pages in German and Japanese: the words, dates and numbers of that language, and
//! nothing else downloaded.

use std::fs;

use anyhow::{Context, Result, ensure};
use inlay_tests::{Page, scenarios, workspace};

use crate::embed::{
    self, approval, cadence, contact, directory, okrs, publisher, readouts, retype, time, works,
};

scenarios![
    a_page_in_german,
    a_page_in_japanese,
    german_with_austrian_dates,
    a_language_that_we_lack,
    a_form_in_german,
    one_language_beside_another,
];

const SENTENCE: &str = "<p><inlay-local-time id=\"localtime\" rule=\"1st wednesday 16:00\" \
     zone=\"Europe/London\" now=\"2026-12-30T12:00:00Z\" \
     viewer-zone=\"Australia/Sydney\">16:00 London</inlay-local-time></p>";

/// Every element under the name of its widget.
fn all() -> String {
    let elements = [
        directory("directory"),
        cadence("cadence"),
        time("time"),
        approval("approval"),
        publisher("publisher"),
        okrs("okrs"),
        readouts("readouts"),
        contact("contact"),
    ];
    [SENTENCE.to_owned(), elements.concat()].concat()
}

const WIDGETS: [&str; 9] = [
    "localtime",
    "directory",
    "cadence",
    "time",
    "approval",
    "publisher",
    "okrs",
    "readouts",
    "contact",
];

/// Opens `body` in the language `lang`, and waits for the elements with these names.
async fn open(page: &Page, lang: &str, body: &str, ids: &[&str]) -> Result<()> {
    page.site.clear_requests();
    embed::open(page, &format!("<div lang=\"{lang}\">{body}</div>")).await?;
    for id in ids {
        if *id == "localtime" {
            page.ready("#localtime").await?;
        } else {
            works(page, id).await?;
        }
    }
    Ok(())
}

/// The catalogs that were downloaded, as `de/time`, without what tells their content.
fn catalogs(page: &Page) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for path in embed::files(page) {
        if let Some(name) = path.strip_prefix("/inlay/messages/") {
            let name = name.rsplit_once('-').map_or(name, |(name, _)| name);
            names.push(name.to_owned());
        }
    }
    names.sort();
    names
}

/// What a reader sees, and what is said to who doesn't: texts, labels and titles.
async fn said(page: &Page, id: &str) -> Result<String> {
    page.value(&format!(
        "(out => {{ const visit = node => {{ \
           if (node.nodeType === 3) out.push(node.data); \
           for (const name of ['aria-label', 'title', 'data-label']) \
             if (node.getAttribute?.(name)) out.push(node.getAttribute(name)); \
           node.childNodes.forEach(visit); }}; \
         visit(document.querySelector('#{id}').shadowRoot); \
         return out.join('\\n').replace(/[\\u202f\\u00a0]/g, ' '); }})([])"
    ))
    .await
}

/// The texts of a section of a catalog: key and text.
fn texts(lang: &str, section: &str) -> Result<Vec<(String, String)>> {
    let path = workspace().join(format!("crates/widgets/messages/{lang}.txt"));
    let catalog = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let lines = catalog
        .lines()
        .skip_while(|line| *line != format!("[{section}]"));
    let lines = lines.skip(1).take_while(|line| !line.starts_with('['));
    Ok(lines
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, text)| (key.to_owned(), text.to_owned()))
        .collect())
}

/// No text of ours is English: of those without values that the language says otherwise.
async fn nothing_is_english(page: &Page, lang: &str, id: &str) -> Result<()> {
    let said = said(page, id).await?;
    for section in ["common", id] {
        for ((key, english), (_, own)) in texts("en", section)?.iter().zip(texts(lang, section)?) {
            let tells = !english.contains('{') && english.len() > 5 && !own.contains(english);
            ensure!(
                !(tells && said.lines().any(|line| line.trim() == english)),
                "{id} in {lang} says {key} in English: {english}"
            );
        }
    }
    Ok(())
}

async fn says(page: &Page, id: &str, expected: &[&str]) -> Result<()> {
    let said = said(page, id).await?;
    for text in expected {
        let begin: String = said.chars().take(1000).collect();
        ensure!(said.contains(text), "{id} lacks {text}: {begin}");
    }
    Ok(())
}

async fn speaks(page: &Page, lang: &str, expected: [(&str, &[&str]); 9]) -> Result<()> {
    open(page, lang, &all(), &WIDGETS).await?;
    // What the planner says of the plan comes when a reader begins.
    page.inside("#publisher", "input").await?.focus().await?;
    let months = "document.querySelector('#publisher').shadowRoot.textContent.includes('2027')";
    page.until(months).await?;
    let mut missing: Vec<&str> = Vec::new();
    for (id, texts) in expected {
        let said = said(page, id).await?;
        missing.extend(texts.iter().copied().filter(|text| !said.contains(*text)));
        nothing_is_english(page, lang, id).await?;
    }
    ensure!(missing.is_empty(), "nowhere: {missing:#?}");
    let mut files: Vec<_> = WIDGETS.map(|widget| format!("{lang}/{widget}")).to_vec();
    files.extend([lang.to_owned(), format!("{lang}/common")]);
    files.sort();
    assert_eq!(catalogs(page), files);
    Ok(())
}

async fn a_page_in_german(page: &Page) -> Result<()> {
    speaks(
        page,
        "de",
        [
            ("localtime", &["Do., 7. Januar, 03:00", "Ihrer Zeit"]),
            (
                "directory",
                &[
                    "9 Teams",
                    "Team, Person oder Thema suchen",
                    "Inhalt von Digital Strategy",
                    "1 Person",
                ],
            ),
            (
                "cadence",
                &[
                    "Nächste: Mi., 2. Dezember, 08:00 bei Ihnen",
                    "in 10 Tagen",
                    "Sie (Los Angeles)",
                ],
            ),
            (
                "time",
                &[
                    "So., 22. November",
                    "Sie (Los Angeles)",
                    "außerhalb der Arbeitszeit",
                ],
            ),
            (
                "approval",
                &[
                    "Prüfen und vorbereiten",
                    "Bitte wählen",
                    "Deutschland",
                    "Vereinigtes Königreich",
                ],
            ),
            (
                "publisher",
                &[
                    "Ausgaben beim Verlag (USD)",
                    "Winter social push",
                    "Januar 2027",
                ],
            ),
            ("okrs", &["3 Ziele: ", "jetzt 2.600"]),
            (
                "readouts",
                &[
                    "Di., 8. Dezember, 12:00 bei Ihnen",
                    "heute fällig",
                    "3.650.000 USD",
                    "von 4.000.000 USD",
                ],
            ),
            (
                "contact",
                &[
                    "Jetzt ist Arbeitszeit: AMER, EMEA.",
                    "in der Arbeitszeit bis 17:00",
                    "bei Ihnen",
                ],
            ),
        ],
    )
    .await
}

async fn a_page_in_japanese(page: &Page) -> Result<()> {
    speaks(
        page,
        "ja",
        [
            ("localtime", &["あなたの時刻で", "1月7日"]),
            ("directory", &["9チーム", "チーム、人、トピックを検索"]),
            (
                "cadence",
                &["次回：12月2日(水) 08:00（あなたの時刻）", "10日後"],
            ),
            ("time", &["11月22日(日)", "あなた (Los Angeles)"]),
            ("approval", &["選択してください", "ドイツ"]),
            ("publisher", &["媒体社への支出 (USD)", "2027年1月"]),
            ("okrs", &["目標3件：", "2,600"]),
            (
                "readouts",
                &["12月8日(火) 12:00（あなたの時刻）", "3,650,000 USD"],
            ),
            ("contact", &["現在勤務時間中：AMER、EMEA"]),
        ],
    )
    .await
}

async fn german_with_austrian_dates(page: &Page) -> Result<()> {
    open(page, "de-AT", SENTENCE, &["localtime"]).await?;
    says(page, "localtime", &["Do., 7. Jänner, 03:00", "Ihrer Zeit"]).await?;
    assert_eq!(catalogs(page), ["de", "de/common", "de/localtime"]);
    // Tags don't mind capitals.
    open(page, "DE-ch", SENTENCE, &["localtime"]).await?;
    says(page, "localtime", &["Ihrer Zeit"]).await
}

async fn a_language_that_we_lack(page: &Page) -> Result<()> {
    for lang in ["fr", "x-klingon", "en-!", "deutsch"] {
        open(page, lang, SENTENCE, &["localtime"]).await?;
        says(page, "localtime", &["Thu, January 7", "your time"]).await?;
        assert_eq!(catalogs(page), ["en/common", "en/localtime"], "{lang}");
    }
    Ok(())
}

/// What is said of entries, and the sections that are opened.
async fn a_form_in_german(page: &Page) -> Result<()> {
    let body = [approval("approval"), cadence("cadence")].concat();
    open(page, "de", &body, &["approval", "cadence"]).await?;
    page.inside("#approval", "[type=submit]")
        .await?
        .click()
        .await?;
    says(
        page,
        "approval",
        &[
            "Etwas stimmt noch nicht",
            "Geben Sie eine Antwort ein",
            "Fehler:",
        ],
    )
    .await?;
    page.run::<()>(
        "document.querySelector('#cadence').shadowRoot.querySelectorAll('summary') \
           .forEach(one => one.click()); return null",
        Vec::new(),
    )
    .await?;
    page.until(
        "[...document.querySelector('#cadence').shadowRoot.querySelectorAll('details')] \
           .every(one => one.children.length > 1 && !one.textContent.includes('Wird geladen'))",
    )
    .await?;
    retype(page, "#cadence", "#set-zone", "Asia/Tokio\t").await?;
    says(
        page,
        "cadence",
        &[
            "Die Zeitzone „Asia/Tokio“ gibt es nicht. Versuchen Sie Asia/Tokyo.",
            "Arbeitsbeginn",
        ],
    )
    .await?;
    nothing_is_english(page, "de", "cadence").await?;
    nothing_is_english(page, "de", "approval").await
}

async fn one_language_beside_another(page: &Page) -> Result<()> {
    let body = [
        format!("<div lang=\"en-GB\">{}</div>", contact("b")),
        contact("contact"),
    ]
    .concat();
    open(page, "de", &body, &["contact", "b"]).await?;
    says(page, "contact", &["Jetzt ist Arbeitszeit: AMER, EMEA."]).await?;
    says(page, "b", &["Working hours now: AMER, EMEA."]).await?;
    assert_eq!(
        catalogs(page),
        ["de", "de/common", "de/contact", "en/common", "en/contact"]
    );
    Ok(())
}
