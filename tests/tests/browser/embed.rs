//! Pages that more than one subject opens, and what must hold of each failure.

use anyhow::{Context, Result, ensure};
use inlay_tests::{Detail, Page};
use serde_json::json;
use std::time::Duration;
use thirtyfour::TypingData;

/// The sentinel keeps a count of clicks, apart from everything of ours.
const SENTINEL: &str = "\
const button = document.querySelector('#sentinel button');
button.addEventListener('click', () => { button.value = Number(button.value) + 1; });
";

const BYSTANDER: &str = "<div id=\"sentinel\"><p>The page's own.</p>\
     <button value=\"0\">Count</button></div>\n\
     <script type=\"module\" src=\"/sentinel.js\"></script>\n";

/// Opens a page with `body` and with content of its own that must not suffer.
pub(crate) async fn open(page: &Page, body: &str) -> Result<()> {
    page.site.page("/sentinel.js", SENTINEL);
    page.open(&format!("{body}\n{BYSTANDER}")).await
}

/// An eager element with a fallback of its own: `#id` and `#id-fallback`.
pub(crate) fn element(tag: &str, id: &str, attributes: &str) -> String {
    format!(
        "<div>\n<{tag} id=\"{id}\" loading=\"eager\" {attributes}>\
         <p id=\"{id}-fallback\">What was here before.</p></{tag}>\n</div>"
    )
}

pub(crate) fn directory(id: &str) -> String {
    element("inlay-team-directory", id, "src=\"/data/directory.json\"")
}

pub(crate) fn time(id: &str) -> String {
    element(
        "inlay-meeting-time",
        id,
        "src=\"/data/people.json\" now=\"2026-11-22T12:00:00Z\" viewer-zone=\"America/Los_Angeles\"",
    )
}

pub(crate) fn cadence(id: &str) -> String {
    element(
        "inlay-meeting-cadence",
        id,
        "src=\"/data/cadence.json\" now=\"2026-11-22T12:00:00Z\" viewer-zone=\"America/Los_Angeles\"",
    )
}

pub(crate) fn approval(id: &str) -> String {
    element("inlay-approval-request", id, "src=\"/data/approval.json\"")
}

pub(crate) fn publisher(id: &str) -> String {
    element(
        "inlay-publisher-planner",
        id,
        "src=\"/data/publisher.json\" now=\"2026-11-22T12:00:00Z\" viewer-zone=\"UTC\"",
    )
}

pub(crate) fn readouts(id: &str) -> String {
    element(
        "inlay-regional-readouts",
        id,
        "src=\"/data/readouts.json\" now=\"2026-12-07T12:00:00Z\" viewer-zone=\"America/New_York\"",
    )
}

/// A Wednesday on which London and New York are at work.
pub(crate) fn contact(id: &str) -> String {
    element(
        "inlay-contact",
        id,
        "src=\"/data/contact.json\" now=\"2026-12-02T15:00:00Z\" viewer-zone=\"Europe/Berlin\"",
    )
}

/// The quarter's third week.
pub(crate) fn okrs(id: &str) -> String {
    element(
        "inlay-okr-cascade",
        id,
        "src=\"/data/okrs.json\" now=\"2026-12-16T12:00:00Z\" viewer-zone=\"Europe/London\"",
    )
}

/// `#id` fails with `code`, and in the way that every failure must; see
/// [`falls_back`].
pub(crate) async fn fails(page: &Page, id: &str, code: &str) -> Result<Detail> {
    fails_within(page, id, code, Duration::from_secs(10)).await
}

/// [`fails`] with a patience of its own.
pub(crate) async fn fails_within(
    page: &Page,
    id: &str,
    code: &str,
    patience: Duration,
) -> Result<Detail> {
    let detail = page.failure_within(&format!("#{id}"), patience).await?;
    ensure!(detail.code == code, "{detail:?}, where {code} was due");
    ensure!(!detail.message.is_empty(), "a failure without a message");
    falls_back(page, id, &detail).await?;
    Ok(detail)
}

/// The fallback of `#id` shows, the page was told once, by one event with the
/// same `detail` and one line in the console, and nothing else has suffered.
pub(crate) async fn falls_back(page: &Page, id: &str, detail: &Detail) -> Result<()> {
    turn(page).await?;
    let target = format!("#{id}");
    ensure!(
        page.visible(&format!("#{id}-fallback")).await?,
        "the fallback of {target} doesn't show"
    );
    let log = page.log().await?;
    let errors = log.of("inlay-error");
    let told: Vec<_> = errors.iter().filter(|one| one.target == target).collect();
    ensure!(told.len() == 1, "{} events instead of one", told.len());
    let sent: Detail = serde_json::from_value(told[0].detail.clone()).context("no detail")?;
    ensure!(&sent == detail, "the event says {sent:?}, ready {detail:?}");

    let lines = log.texts("error");
    ensure!(
        lines.len() == errors.len(),
        "{} events, yet these lines: {lines:?}",
        errors.len()
    );
    for line in lines {
        ensure!(
            line.starts_with("inlay:") || line.starts_with("<inlay-"),
            "{line:?} doesn't say whose it is"
        );
    }
    let loose = [log.texts("unhandledrejection"), log.texts("uncaught")].concat();
    ensure!(loose.is_empty(), "nobody caught {loose:?}");
    untouched(page).await
}

/// The page's own text and script are as they were.
pub(crate) async fn untouched(page: &Page) -> Result<()> {
    let works: bool = page
        .value(
            "(() => { const own = document.querySelector('#sentinel'); \
             const button = own.querySelector('button'); \
             const before = Number(button.value); button.click(); \
             return own.querySelector('p').outerHTML === \"<p>The page's own.</p>\" \
                && own.children.length === 2 && Number(button.value) === before + 1; })()",
        )
        .await?;
    ensure!(works, "the page around the element has suffered");
    Ok(())
}

/// `#id` is ready and its fallback no longer shows.
pub(crate) async fn works(page: &Page, id: &str) -> Result<()> {
    page.ready(&format!("#{id}")).await?;
    ensure!(
        !page.visible(&format!("#{id}-fallback")).await?,
        "#{id} is ready, and its fallback still shows"
    );
    Ok(())
}

/// Types `text` by keyboard in place of what stands in the field `inner` of `host`, and
/// waits for the part that answers.
pub(crate) async fn retype(page: &Page, host: &str, inner: &str, text: &str) -> Result<()> {
    refill(page, host, inner, text).await?;
    answered(page, host).await
}

/// Waits until a search or a typed time is answered: the first one waits for its part.
pub(crate) async fn answered(page: &Page, host: &str) -> Result<()> {
    page.until(&format!(
        "(root => !(root.querySelector('#find')?.value.trim() \
             && /^\\d.* teams?$/.test(root.querySelector('[role=status]').textContent)) \
           && !root.querySelector('#understood')?.textContent.startsWith('Reading'))\
         (document.querySelector('{host}').shadowRoot)"
    ))
    .await
}

/// Types `text` in place of what stands in the field, and waits for nothing.
pub(crate) async fn refill(page: &Page, host: &str, inner: &str, text: &str) -> Result<()> {
    let script = "const field = document.querySelector(arguments[0])\
         .shadowRoot.querySelector(arguments[1]); field.focus(); field.select(); return null;";
    page.inside(host, inner).await?;
    page.run::<()>(script, vec![json!(host), json!(inner)])
        .await?;
    keys(page, text).await
}

/// Presses keys where the focus is.
pub(crate) async fn keys(page: &Page, keys: impl Into<TypingData>) -> Result<()> {
    let chain = page.driver.action_chain().send_keys(keys);
    chain.perform().await?;
    turn(page).await
}

/// Lets the page do what it has put off: promise jobs, tasks, a frame.
pub(crate) async fn turn(page: &Page) -> Result<()> {
    page.promise::<()>(
        "new Promise(done => requestAnimationFrame(() => setTimeout(() => setTimeout(done))))",
    )
    .await
}

/// The library's files that the site was asked for, in order, without repeats.
pub(crate) fn files(page: &Page) -> Vec<String> {
    let mut files: Vec<String> = Vec::new();
    for request in page.site.requests() {
        if request.path.starts_with("/inlay/") && !files.contains(&request.path) {
            files.push(request.path);
        }
    }
    files
}

/// The modules that only `alone` needs, where `beside` is on the page already.
pub(crate) async fn chunks(page: &Page, alone: &str, beside: &str) -> Result<Vec<String>> {
    let mut seen = Vec::new();
    for body in [beside, alone] {
        page.site.clear_requests();
        page.open(&element_of(body)).await?;
        page.ready("#x").await?;
        seen.push(files(page));
    }
    let wasm = |path: &String| path.ends_with(".wasm");
    let [known, needed] = seen.as_slice() else {
        return Ok(Vec::new());
    };
    let own: Vec<_> = needed
        .iter()
        .filter(|path| wasm(path) && !known.contains(path))
        .cloned()
        .collect();
    ensure!(!own.is_empty(), "{alone} has no chunk of its own");
    Ok(own)
}

fn element_of(tag: &str) -> String {
    match tag {
        "inlay-meeting-cadence" => cadence("x"),
        "inlay-meeting-time" => time("x"),
        "inlay-approval-request" => approval("x"),
        _ => directory("x"),
    }
}
