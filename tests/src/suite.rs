//! Running scenarios.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use libtest_mimic::{Arguments, Failed, Trial};
use tokio::runtime::Runtime;

use crate::engine::Engine;
use crate::page::Page;
use crate::session::Pool;
use crate::site::Site;

/// No scenario takes longer; one that hangs must not hold up the others.
const LONGEST: Duration = Duration::from_secs(120);

/// How many browsers run at once unless `--test-threads` says otherwise.
const BROWSERS: usize = 2;

/// What a scenario's function looks like to the suite.
pub type Run = for<'page> fn(&'page Page) -> Pin<Box<dyn Future<Output = Result<()>> + 'page>>;

/// A named test on a page of its own.
#[derive(Debug, Clone, Copy)]
pub struct Scenario {
    /// The path of its function.
    pub name: &'static str,
    /// Its function.
    pub run: Run,
}

/// Names the scenarios of a module, so that it can hand them to the suite.
///
/// A scenario that isn't named is dead code, and the compiler says so.
#[macro_export]
macro_rules! scenarios {
    ($($name:ident),* $(,)?) => {
        /// Every scenario of this module.
        pub(crate) fn scenarios() -> Vec<$crate::suite::Scenario> {
            vec![$($crate::suite::Scenario {
                name: concat!(module_path!(), "::", stringify!($name)),
                run: |page| Box::pin($name(page)),
            }),*]
        }
    };
}

/// Runs the scenarios that the command line selects, the way `cargo test` does: all in
/// Chromium, and those of `everywhere` in the other engines too, as far as they are here.
#[must_use]
pub fn run(scenarios: Vec<Scenario>, everywhere: &[Scenario]) -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(BROWSERS);
    let mut stages = Vec::new();
    let mut trials = Vec::new();
    let mut play = |engine: Engine, scenarios: &[Scenario], missing: bool| {
        let stage = Arc::new(Stage::new(engine));
        for scenario in scenarios {
            let trial = trial(&stage, *scenario);
            trials.push(trial.with_ignored_flag(missing));
        }
        stages.push(stage);
    };
    play(Engine::Chromium, &scenarios, false);
    for engine in Engine::OTHERS {
        let found = engine.find();
        if let Err(why) = &found
            && !arguments.list
        {
            eprintln!("Nothing is tested in {engine:?}: {why:#}");
        }
        play(engine, everywhere, found.is_err());
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    for stage in stages.into_iter().filter_map(Arc::into_inner) {
        stage.close();
    }
    conclusion.exit_code()
}

fn trial(stage: &Arc<Stage>, scenario: Scenario) -> Trial {
    let stage = Arc::clone(stage);
    // Without the name of the test binary, which is in each of them.
    let name = scenario
        .name
        .split_once("::")
        .map_or(scenario.name, |(_, name)| name);
    let name = format!("{}{name}", stage.engine.prefix());
    Trial::test(name.clone(), move || {
        stage
            .play(&name, scenario.run)
            .map_err(|error| Failed::from(format!("{error:#}")))
    })
}

/// An engine's driver and the runtime, started by the first scenario.
struct Stage {
    engine: Engine,
    opened: OnceLock<std::result::Result<(Runtime, Pool), String>>,
    /// Held by a scenario where a driver has one browser.
    alone: Mutex<()>,
}

impl Stage {
    fn new(engine: Engine) -> Self {
        Self {
            engine,
            opened: OnceLock::new(),
            alone: Mutex::default(),
        }
    }

    fn open(&self) -> Result<&(Runtime, Pool)> {
        let stage = self.opened.get_or_init(|| {
            let open = || -> Result<_> {
                let runtime = tokio::runtime::Builder::new_multi_thread()
                    .worker_threads(1)
                    .enable_all()
                    .build()?;
                Ok((runtime, Pool::start(self.engine)?))
            };
            open().map_err(|error| format!("{error:#}"))
        });
        stage.as_ref().map_err(|error| anyhow!("{error}"))
    }

    fn play(&self, name: &str, run: Run) -> Result<()> {
        let _alone = (self.engine != Engine::Chromium)
            .then(|| self.alone.lock().unwrap_or_else(PoisonError::into_inner));
        let (runtime, pool) = self.open()?;
        let page = runtime.block_on(async {
            Ok::<_, anyhow::Error>(Page {
                driver: pool.take().await?,
                site: Site::start(self.engine)?,
                engine: self.engine,
            })
        })?;
        let played = catch_unwind(AssertUnwindSafe(|| {
            runtime.block_on(async {
                let played = tokio::time::timeout(LONGEST, run(&page)).await;
                played.with_context(|| format!("Not done after {LONGEST:?}"))?
            })
        }));
        if let Ok(Ok(())) = played {
            pool.give_back(page.driver);
            return Ok(());
        }
        let seen = runtime.block_on(async {
            let seen = tokio::time::timeout(Duration::from_secs(10), evidence(&page, name)).await;
            // Whatever state it is in, no other scenario should inherit it.
            let _ = tokio::time::timeout(Duration::from_secs(10), page.driver.quit()).await;
            seen.unwrap_or_else(|_| "the page doesn't answer".to_owned())
        });
        match played {
            Ok(result) => result.map_err(|error| anyhow!("{error:#}\n{seen}")),
            Err(panic) => {
                // The panic carries the message; this is printed beside it.
                let text = panic.downcast_ref::<String>().map(String::as_str);
                let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
                match text {
                    Some(text) => Err(anyhow!("{text}\n{seen}")),
                    None => resume_unwind(panic),
                }
            }
        }
    }

    fn close(self) {
        if let Some(Ok((runtime, pool))) = self.opened.into_inner() {
            runtime.block_on(pool.stop());
        }
    }
}

/// What the page looked like when its scenario failed.
async fn evidence(page: &Page, name: &str) -> String {
    let file = format!("failed-{}", name.replace("::", "-"));
    let mut seen = match page.screenshot(&file).await {
        Ok(path) => format!("The page at that moment: {}", path.display()),
        Err(error) => format!("No picture of the page: {error}"),
    };
    if let Ok(log) = page.log().await {
        for entry in log.0 {
            seen.push_str(&format!(
                "\n  {} {} {}",
                entry.kind, entry.target, entry.text
            ));
        }
    }
    for request in page.site.requests() {
        if request.status.is_none_or(|status| status >= 400) {
            seen.push_str(&format!("\n  {:?} {}", request.status, request.path));
        }
    }
    seen
}
