//! The gallery as an author uses it: data from a form or from JSON, mistakes at their
//! fields. What holds of all its elements is in `every`.

use anyhow::{Result, ensure};
use inlay_tests::{Page, scenarios};
use serde_json::{Value, json};

use crate::demo;

pub(crate) mod every;

scenarios![
    a_cadence_from_nothing,
    a_wrong_value_is_told_at_its_field,
    entries_come_go_and_move,
    json_by_hand_shows_in_the_form,
    nothing_gets_lost,
    what_was_written_comes_back,
];

const CADENCE: &str = "#inlay-meeting-cadence";

/// What a scenario calls in the page.
///
/// `field` is the control of a place of the data, `enter` types into it, `press` a button
/// of this name, within an exhibit.
const HANDS: &str = r##"
window.exhibit = css => document.querySelector(css);
window.place = (css, path) => [...exhibit(css).querySelectorAll("[data-path]")]
  .find(one => one.dataset.path === path);
window.field = (css, path) => place(css, path)?.querySelector("input, select, textarea");
window.enter = (control, value) => {
  control.focus();
  control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
};
window.press = (css, name) => {
  const button = [...exhibit(css).querySelectorAll("button")]
    .find(one => (one.getAttribute("aria-label") ?? one.textContent) === name);
  button.focus();
  button.click();
};
window.json = css => exhibit(css).querySelector("[data-json] textarea");
window.data = css => JSON.parse(json(css).value);
window.verdict = css => exhibit(css).querySelector("[data-verdict]").textContent;
window.files = css => Object.fromEntries([...exhibit(css).querySelectorAll(".files .file")]
  .map(one => [one.dataset.file, one.querySelector("code").textContent]));
window.focused = () => document.activeElement.getAttribute("aria-label")
  ?? document.activeElement.textContent;
return null;
"##;

/// The gallery, with the form of an exhibit open and its element at work.
async fn open(page: &Page, css: &str) -> Result<()> {
    demo::serve_all(page)?;
    page.goto("/gallery.html").await?;
    page.run::<Value>(HANDS, Vec::new()).await?;
    unfold(page, css).await
}

async fn unfold(page: &Page, css: &str) -> Result<()> {
    act(
        page,
        &format!(
            "const one = exhibit('{css}'); one.scrollIntoView(); \
             one.querySelectorAll('[data-form], [data-json]').forEach(each => each.open = true)"
        ),
    )
    .await?;
    page.until(&format!("exhibit('{css}').querySelector('.form')"))
        .await?;
    works(page, css).await
}

async fn act(page: &Page, script: &str) -> Result<()> {
    page.run(&format!("{script}; return null;"), Vec::new())
        .await
}

async fn works(page: &Page, css: &str) -> Result<()> {
    page.until(&format!("verdict('{css}') === 'It works.'"))
        .await
}

async fn data(page: &Page, css: &str) -> Result<Value> {
    page.value(&format!("data('{css}')")).await
}

async fn a_cadence_from_nothing(page: &Page) -> Result<()> {
    open(page, CADENCE).await?;
    let css = CADENCE;
    act(
        page,
        &format!("enter(exhibit('{css}').querySelector('[data-start] select'), 'blank')"),
    )
    .await?;
    let message = "Not yet: The field \"on\" is missing.";
    page.until(&format!("verdict('{css}') === '{message}'"))
        .await?;
    // The field that is missing has a place already, and the mistake stands there.
    page.until(&format!("place('{css}', 'on').querySelector('.wrong')"))
        .await?;
    for step in [
        format!("press('{css}', 'Add on')"),
        format!("enter(field('{css}', 'on'), 1)"),
        format!("enter(field('{css}', 'on.weekday'), 'tuesday')"),
        format!("[...place('{css}', 'on.ordinals').querySelectorAll('input')][1].click()"),
        format!("press('{css}', 'Add to rotation')"),
        format!("enter(field('{css}', 'rotation[0].name'), 'Everybody')"),
        format!("enter(field('{css}', 'rotation[0].time'), '15:30')"),
        format!("enter(field('{css}', 'rotation[0].zone'), 'Europe/Berlin')"),
        format!("enter(field('{css}', 'title'), 'All hands')"),
        format!("enter(field('{css}', 'duration'), '45')"),
    ] {
        act(page, &step).await?;
    }
    works(page, css).await?;
    page.until(&format!(
        "exhibit('{css}').querySelector('.stage inlay-meeting-cadence').shadowRoot\
         .textContent.includes('Everybody')"
    ))
    .await?;
    let expected = json!({
        "$schema": "../inlay/schemas/cadence.schema.json",
        "on": { "weekday": "tuesday", "ordinals": [2] },
        "rotation": [{ "name": "Everybody", "time": "15:30", "zone": "Europe/Berlin" }],
        "title": "All hands",
        "duration": 45,
    });
    assert_eq!(data(page, css).await?, expected);
    // It is the file that is downloaded, under the widget's name.
    let taken: Value = page
        .promise(&format!(
            "(() => {{ const made = URL.createObjectURL; let blob, name; \
             URL.createObjectURL = one => made.call(URL, blob = one); \
             const click = HTMLAnchorElement.prototype.click; \
             HTMLAnchorElement.prototype.click = function () {{ name = this.download; }}; \
             press('{css}', 'Download cadence.json'); \
             URL.createObjectURL = made; HTMLAnchorElement.prototype.click = click; \
             return blob.text().then(text => [name, JSON.parse(text)]); }})()"
        ))
        .await?;
    assert_eq!(taken, json!(["cadence.json", expected]));
    act(
        page,
        &format!(
            "enter(document.querySelector('{css}-fallback'), 'Second Tuesday, 15:30 <Berlin>'); \
             enter(document.querySelector('{css}-theme'), 'dark')"
        ),
    )
    .await?;
    let files: Value = page.value(&format!("files('{css}')")).await?;
    assert_eq!(
        files["The page"],
        "<div>\n<inlay-meeting-cadence src=\"/data/cadence.json\" theme=\"dark\">\n  \
         <p>Second Tuesday, 15:30 &lt;Berlin></p>\n</inlay-meeting-cadence>\n</div>"
    );
    Ok(())
}

async fn a_wrong_value_is_told_at_its_field(page: &Page) -> Result<()> {
    open(page, CADENCE).await?;
    let css = CADENCE;
    act(page, &format!("enter(field('{css}', 'duration'), 'fifty')")).await?;
    page.until(&format!(
        "place('{css}', 'duration').querySelector('.wrong')"
    ))
    .await?;
    let told: Value = page
        .value(&format!(
            "(control => [control.getAttribute('aria-invalid'), \
             document.getElementById(control.getAttribute('aria-describedby').split(' ')[1]).textContent, \
             document.activeElement === control, verdict('{css}')])(field('{css}', 'duration'))"
        ))
        .await?;
    let message = "Expected a whole number from 0 to 65535, but the text \"fifty\" stands here.";
    assert_eq!(
        told,
        json!([
            "true",
            message,
            true,
            format!("Not yet: duration: {message}")
        ])
    );
    act(page, &format!("enter(field('{css}', 'duration'), '50')")).await?;
    works(page, css).await?;
    page.until(&format!(
        "!exhibit('{css}').querySelector('.form .wrong, .form [aria-invalid]')"
    ))
    .await?;
    assert_eq!(data(page, css).await?["duration"], 50);

    // In an entry that is folded up, the entry is marked, and a button leads to the field.
    act(
        page,
        &format!(
            "enter(json('{css}'), json('{css}').value.replace('Asia/Tokyo', 'Asia/Tokio')); \
             json('{css}').focus()"
        ),
    )
    .await?;
    page.until(&format!(
        "place('{css}', 'attendees[5]').querySelector('.wrong')"
    ))
    .await?;
    act(page, &format!("press('{css}', 'Go to the field')")).await?;
    page.until(&format!(
        "document.activeElement === field('{css}', 'attendees[5].zone')"
    ))
    .await?;
    page.until("document.activeElement.getAttribute('aria-invalid') === 'true'")
        .await?;
    act(page, "enter(document.activeElement, 'Asia/Tokyo')").await?;
    works(page, css).await
}

async fn entries_come_go_and_move(page: &Page) -> Result<()> {
    open(page, CADENCE).await?;
    let css = CADENCE;
    let zones = format!("data('{css}').attendees.map(one => one.zone.split('/')[1])");
    // What was moved keeps the focus, on the button that can go on.
    for (step, focus, order) in [
        (
            "Move attendees 2 up",
            "Move attendees 1 down",
            "New_York Los_Angeles London Berlin Sydney Tokyo",
        ),
        (
            "Move attendees 1 down",
            "Move attendees 2 down",
            "Los_Angeles New_York London Berlin Sydney Tokyo",
        ),
        (
            "Remove attendees 3",
            "Remove attendees 3",
            "Los_Angeles New_York Berlin Sydney Tokyo",
        ),
        (
            "Remove attendees 5",
            "Remove attendees 4",
            "Los_Angeles New_York Berlin Sydney",
        ),
    ] {
        act(page, &format!("press('{css}', '{step}')")).await?;
        let found: Vec<String> = page.value(&zones).await?;
        assert_eq!(found.join(" "), order, "{step}");
        assert_eq!(page.value::<String>("focused()").await?, focus, "{step}");
        works(page, css).await?;
    }
    let said: String = page
        .value(&format!(
            "exhibit('{css}').querySelector('.form > [role=status]').textContent"
        ))
        .await?;
    assert_eq!(said, "Entry 5 removed. 4 left.");
    // What is unfolded stays so, wherever it goes; a new entry is unfolded, with the focus.
    act(
        page,
        &format!(
            "place('{css}', 'attendees[0]').querySelector('.unfold').click(); \
             press('{css}', 'Move attendees 1 down')"
        ),
    )
    .await?;
    page.until(&format!(
        "field('{css}', 'attendees[1].zone').value === 'America/Los_Angeles' \
         && !place('{css}', 'attendees[0].zone')"
    ))
    .await?;
    act(page, &format!("press('{css}', 'Add to attendees')")).await?;
    page.until(&format!(
        "place('{css}', 'attendees[4]').contains(document.activeElement) \
         && document.activeElement.matches('input')"
    ))
    .await?;
    // When the last one goes, so does the field, and the focus is on the way back.
    act(page, &format!("press('{css}', 'Remove except 1')")).await?;
    assert_eq!(page.value::<String>("focused()").await?, "Add to except");
    assert_eq!(data(page, css).await?["except"], Value::Null);
    // Names of the author's own.
    act(
        page,
        &format!(
            "enter(place('{css}', 'moved').querySelector('.new'), '2027-01-06'); \
             press('{css}', 'Add to moved'); \
             enter(field('{css}', 'moved.2027-01-06.time'), '17:00'); \
             press('{css}', 'Remove attendees 5')"
        ),
    )
    .await?;
    works(page, css).await?;
    assert_eq!(
        data(page, css).await?["moved"],
        json!({ "2027-01-06": { "time": "17:00" } })
    );
    act(page, &format!("press('{css}', 'Remove 2027-01-06')")).await?;
    assert_eq!(data(page, css).await?["moved"], Value::Null);
    Ok(())
}

async fn json_by_hand_shows_in_the_form(page: &Page) -> Result<()> {
    open(page, CADENCE).await?;
    let css = CADENCE;
    let text = "{ \"title\": \"By hand\", \"on\": { \"day\": 15 }, \"starts\": \"2026-13-01\" }";
    act(page, &format!("enter(json('{css}'), '{text}')")).await?;
    // It stands there as it was typed.
    let shown: Value = page
        .value(&format!(
            "[json('{css}').value, field('{css}', 'title').value, field('{css}', 'on.day').value, \
             field('{css}', 'starts').value, field('{css}', 'on.weekday') ?? null]"
        ))
        .await?;
    assert_eq!(
        shown,
        json!([text, "By hand", "15", "2026-13-01", null]),
        "also a date that is none"
    );
    page.until(&format!("place('{css}', 'starts').querySelector('.wrong')"))
        .await?;
    // What can't be read is told with line and column; the form doesn't write over it.
    act(
        page,
        &format!("enter(json('{css}'), '{{\\n  \"on\": {{ \"day\": 15 }},\\n  \"on\": 1 }}')"),
    )
    .await?;
    let told: Value = page
        .value(&format!(
            "[exhibit('{css}').querySelector('[data-unreadable]').textContent, \
             exhibit('{css}').querySelector('.form').disabled]"
        ))
        .await?;
    assert_eq!(
        told,
        json!([
            "Line 3, column 3: the field \"on\" stands here twice.",
            true
        ])
    );
    act(
        page,
        &format!("enter(json('{css}'), '{{ \"on\": {{ \"day\": 16 }} }}')"),
    )
    .await?;
    works(page, css).await?;
    page.until(&format!(
        "!exhibit('{css}').querySelector('.form').disabled && field('{css}', 'on.day').value === '16'"
    ))
    .await?;
    Ok(())
}

/// Digits, nulls, names that nobody knows, and values of another kind.
async fn nothing_gets_lost(page: &Page) -> Result<()> {
    let css = "#inlay-publisher-planner";
    open(page, css).await?;
    let text = r#"{ "title": 7, "own": { "a": [1, null] }, "limits": { "x": null }, "limit_per_month": 3, "fee": { "low": 0.120, "high": "0.15" }, "roles": "none", "__proto__": 1 }"#;
    act(page, &format!("enter(json('{css}'), '{text}')")).await?;
    act(
        page,
        &format!("enter(field('{css}', 'limit_per_month'), '4')"),
    )
    .await?;
    let after: String = page.value(&format!("json('{css}').value")).await?;
    for kept in [
        r#""title": 7"#,
        r#""own": { "a": [1, null] }"#,
        r#""limits": { "x": null }"#,
        r#""low": 0.120"#,
        r#""roles": "none""#,
        r#""__proto__": 1"#,
        r#""limit_per_month": 4"#,
    ] {
        ensure!(after.contains(kept), "{kept} isn't in {after}");
    }
    // They stand in the form too, as JSON.
    let shown: Value = page
        .value(&format!(
            "[field('{css}', 'own').value, field('{css}', 'roles').value, field('{css}', 'fee.low').value]"
        ))
        .await?;
    assert_eq!(shown, json!([r#"{ "a": [1, null] }"#, "\"none\"", "0.120"]));
    Ok(())
}

/// After a look at the sample, and after a reload.
async fn what_was_written_comes_back(page: &Page) -> Result<()> {
    let css = CADENCE;
    open(page, css).await?;
    let start = format!("exhibit('{css}').querySelector('[data-start] select')");
    act(page, &format!("enter(field('{css}', 'title'), 'Mine')")).await?;
    assert_eq!(
        page.value::<String>(&format!("{start}.value")).await?,
        "kept"
    );
    act(
        page,
        &format!("enter({start}, '/data/im-team-meeting.json')"),
    )
    .await?;
    let title = format!("field('{css}', 'title').value");
    page.until(&format!("{title} === 'Integrated Marketing team meeting'"))
        .await?;
    act(page, &format!("enter({start}, 'kept')")).await?;
    page.until(&format!("{title} === 'Mine'")).await?;
    page.reload().await?;
    page.run::<Value>(HANDS, Vec::new()).await?;
    unfold(page, css).await?;
    assert_eq!(page.value::<String>(&title).await?, "Mine");
    Ok(())
}
