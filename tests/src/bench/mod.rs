//! The runner of `cargo xtask bench`.
//!
//! A benchmark is a script in `tests/bench/page` whose `run()` resolves to a
//! [`Report`]. It gets the domain's functions, compiled as readers get them
//! (`/module/`), the packages of npm that it compares them with (`/npm/NAME/`) and
//! data made here (`/data/`). All contestants of a benchmark run in one tab, by
//! turns: what else the machine does meets them alike.

mod crowd;
mod directory;
mod form;
mod page;
mod people;
mod report;
mod time;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use xtask::build::Variant;
use xtask::dist::{Options, dist};
use xtask::server::{Config, Policy, Server};

use crate::driver::Driver;
use crate::engine::Engine;
use crate::{session, workspace};

pub use crowd::{Query, crowd, queries, unseen};
pub use report::Report;

/// How long one benchmark may take.
const LONGEST: Duration = Duration::from_secs(30 * 60);

/// Between two looks at a run.
const PAUSE: Duration = Duration::from_millis(300);

/// Measures of memory are exact, and waste can be collected before one.
const FLAGS: &[&str] = &["--enable-precise-memory-info", "--js-flags=--expose-gc"];

/// Something that is measured against others.
struct Benchmark {
    /// The name on the command line, and of the script.
    name: &'static str,
    /// Packages of npm with their versions.
    peers: &'static [(&'static str, &'static str)],
    /// Where modules are that a peer asks for by their bare names.
    imports: &'static [(&'static str, &'static str)],
    /// Whether it loads the elements themselves, from `/inlay/`.
    library: bool,
    /// Makes the files below `/data/`, each with its name.
    data: fn() -> Result<Vec<(String, String)>>,
}

const BENCHMARKS: &[Benchmark] = &[
    directory::BENCHMARK,
    form::BENCHMARK,
    page::BENCHMARK,
    people::BENCHMARK,
    time::BENCHMARK,
];

/// Runs the benchmarks of these names, or all; prints the tables and leaves
/// `target/bench/NAME.json` behind.
///
/// # Errors
/// When there is none of such a name, something doesn't build or can't be fetched, an
/// answer is wrong, or a goal is missed.
pub fn run(names: &[String]) -> Result<()> {
    for name in names {
        let known = BENCHMARKS.iter().map(|benchmark| benchmark.name);
        ensure!(
            known.clone().any(|known| known == name),
            "There is no benchmark {name}; there are: {}",
            known.collect::<Vec<_>>().join(", ")
        );
    }
    let chosen = BENCHMARKS
        .iter()
        .filter(|benchmark| names.is_empty() || names.iter().any(|name| name == benchmark.name));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let out = xtask::workspace::target()?.join("bench");
    let module = xtask::bench::module(&out)?;
    let driver = Driver::start(Engine::Chromium)?;
    let mut missed = 0;
    for benchmark in chosen {
        let mut roots = vec![
            ("/module".to_owned(), module.clone()),
            ("/page".to_owned(), workspace().join("tests/bench/page")),
        ];
        if benchmark.library {
            roots.push(("/inlay".to_owned(), library(&out)?));
        }
        for (name, version) in benchmark.peers {
            let cache = workspace().join("target/npm");
            let folder = xtask::browser::npm(&cache, name, version)?;
            roots.push((format!("/npm/{name}"), folder));
        }
        let server = Server::start(Config {
            roots,
            // Where modules are can only be said in the page itself.
            policy: Policy::Open,
            ..Config::default()
        })?;
        server.page("/favicon.ico", "");
        server.page("/index.html", document(benchmark.imports));
        for (name, text) in (benchmark.data)()? {
            server.page(format!("/data/{name}"), text);
        }
        let report = runtime.block_on(measure(&driver, &server, benchmark.name))?;
        let path = out.join(format!("{}.json", benchmark.name));
        fs::write(&path, serde_json::to_string_pretty(&report)?)
            .with_context(|| format!("Can't write {}", path.display()))?;
        report.print(benchmark.name)?;
        eprintln!("\n{}", path.display());
        missed += report.missed();
    }
    ensure!(missed == 0, "{missed} goals are missed");
    Ok(())
}

/// The page in which a benchmark runs.
fn document(imports: &[(&str, &str)]) -> String {
    let imports: serde_json::Map<_, _> = imports
        .iter()
        .map(|(name, path)| ((*name).to_owned(), json!(path)))
        .collect();
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Bench</title>\
         <script type=\"importmap\">{}</script></html>",
        json!({ "imports": imports })
    )
}

/// Runs one script in a browser of its own.
async fn measure(driver: &Driver, server: &Server, name: &str) -> Result<Report> {
    let browser = session::open(driver, FLAGS).await?;
    browser.set_script_timeout(LONGEST).await?;
    let measured = tokio::time::timeout(LONGEST, play(&browser, server, name)).await;
    let _ = browser.quit().await;
    measured.with_context(|| format!("{name}: not done after {LONGEST:?}"))?
}

/// The built elements: those of `INLAY_DIST`, or else built here.
fn library(out: &Path) -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("INLAY_DIST") {
        return Ok(path.into());
    }
    let mut options = Options::new(Variant::Stable);
    options.out = out.join("library");
    dist(&options)?;
    Ok(options.out)
}

async fn play(browser: &WebDriver, server: &Server, name: &str) -> Result<Report> {
    browser.goto(server.url("/index.html")).await?;
    let script = "globalThis.bench = { said: '' }; \
         import(`/page/${arguments[0]}.js`).then(script => script.run()).then( \
         report => { bench.report = JSON.stringify(report); }, \
         error => { bench.error = String(error?.stack ?? error); });";
    browser.execute(script, vec![json!(name)]).await?;
    let mut said = String::new();
    let mut rate = 1.0;
    let started = Instant::now();
    loop {
        tokio::time::sleep(PAUSE).await;
        let look = "return { said: bench.said, error: bench.error, \
             rate: bench.rate ?? 1, done: !!bench.report };";
        // A page that builds a large index answers late.
        let Ok(seen) = browser.execute(look, Vec::new()).await else {
            continue;
        };
        let text = |name: &str| seen.json().get(name).and_then(Value::as_str);
        if let Some(now) = text("said").filter(|now| *now != said) {
            said = now.to_owned();
            eprintln!("{:>5.0} s  {name}: {said}", started.elapsed().as_secs_f32());
        }
        let wanted = seen.json().get("rate").and_then(Value::as_f64);
        if let Some(wanted) = wanted.filter(|wanted| *wanted != rate) {
            rate = wanted;
            let slow = json!({ "rate": rate });
            let method = "Emulation.setCPUThrottlingRate";
            browser.cdp().send_raw(method, slow).await?;
            let done = "bench.applied = arguments[0];";
            browser.execute(done, vec![json!(rate)]).await?;
        }
        if let Some(error) = text("error") {
            bail!("{name}: {error}");
        }
        if seen.json().get("done") == Some(&Value::Bool(true)) {
            break;
        }
    }
    let returned = browser.execute("return bench.report;", Vec::new()).await?;
    let text = returned.json().as_str().context("no report")?;
    let mut report: Report = serde_json::from_str(text).context("the report of the script")?;
    let agent = browser
        .execute("return navigator.userAgentData?.brands?.map(one => `${one.brand} ${one.version}`).join(', ') ?? navigator.userAgent;", Vec::new())
        .await?;
    report.browser = agent.json().as_str().unwrap_or_default().to_owned();
    Ok(report)
}
