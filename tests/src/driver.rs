//! The ChromeDriver process.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

/// A running ChromeDriver on a port that it chose. Killed on drop; its browsers
/// end with it.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Child,
    pub(crate) url: String,
    pub(crate) chromium: PathBuf,
}

impl Driver {
    pub(crate) fn start() -> Result<Self> {
        let browser = xtask::browser::chromium()?;
        let process = Command::new(&browser.chromedriver)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("Can't run {}", browser.chromedriver.display()))?;
        // Built first, so that an early return ends the process.
        let mut driver = Self {
            process,
            url: String::new(),
            chromium: browser.chromium,
        };
        let output = driver.process.stdout.take().context("no output")?;
        let mut lines = BufReader::new(output).lines();
        let announced = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once("successfully on port ")?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        let Some(port) = announced else {
            bail!("ChromeDriver has ended before it named its port");
        };
        driver.url = format!("http://127.0.0.1:{port}");
        // What it says later would block it once the pipe is full.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It fails only when the process has ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
