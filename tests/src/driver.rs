//! The process of a WebDriver.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use xtask::browser::Browser;

use crate::engine::Engine;

/// How long a driver may take to listen.
const START: Duration = Duration::from_secs(20);

/// A running driver on a free port. Killed on drop; its browsers end with it.
#[derive(Debug)]
pub(crate) struct Driver {
    /// The last one started comes first to its end.
    processes: Vec<Child>,
    pub(crate) engine: Engine,
    pub(crate) url: String,
    pub(crate) browser: Browser,
}

impl Driver {
    pub(crate) fn start(engine: Engine) -> Result<Self> {
        // Built first, so that an early return ends the processes.
        let mut driver = Self {
            processes: Vec::new(),
            engine,
            url: String::new(),
            browser: engine.find()?,
        };
        let screen = driver.screen()?;
        let mut command = Command::new(&driver.browser.driver);
        if let Some(screen) = screen {
            command.env("DISPLAY", screen);
        }
        let port = match engine {
            // It chooses one itself, and says which.
            Engine::Chromium => driver.announced(command.arg("--port=0"))?,
            Engine::WebKit => driver.chosen(&mut command)?,
            // Its other port, which nobody here uses, is the same for all unless told.
            Engine::Firefox => driver.chosen(command.arg("--websocket-port=0"))?,
        };
        driver.url = format!("http://127.0.0.1:{port}");
        Ok(driver)
    }

    /// Starts a screen if the browser needs one, and returns its name.
    fn screen(&mut self) -> Result<Option<String>> {
        let Some(server) = self.browser.screen.clone() else {
            return Ok(None);
        };
        let mut command = Command::new(server);
        command.args(["-displayfd", "1", "-nolisten", "tcp"]).args([
            "-screen",
            "0",
            "1280x1024x24",
        ]);
        let number = self.run(&mut command, |line| line.trim().parse::<u32>().ok())?;
        Ok(Some(format!(":{number}")))
    }

    fn announced(&mut self, command: &mut Command) -> Result<u16> {
        self.run(command, |line| {
            let (_, port) = line.split_once("successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        })
    }

    /// Runs a program, and returns what it says first of what `meant` understands.
    fn run<T>(&mut self, command: &mut Command, meant: impl Fn(&str) -> Option<T>) -> Result<T> {
        let name = command.get_program().to_string_lossy().into_owned();
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("Can't run {name}"))?;
        let output = process.stdout.take();
        self.processes.push(process);
        let mut lines = BufReader::new(output.context("no output")?).lines();
        let said = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| meant(&line));
        let Some(said) = said else {
            bail!("{name} has ended before it could be used");
        };
        // What it says later would block it once the pipe is full.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(said)
    }

    /// Runs a driver on a port that was free a moment ago, and waits until it listens.
    fn chosen(&mut self, command: &mut Command) -> Result<u16> {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = free.local_addr()?.port();
        drop(free);
        let name = command.get_program().to_string_lossy().into_owned();
        let process = command
            .arg(format!("--port={port}"))
            // WebKit's own sandbox needs rights that root in a container hasn't.
            .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("Can't run {name}"))?;
        self.processes.push(process);
        let deadline = Instant::now() + START;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if Instant::now() > deadline {
                bail!("{name} doesn't listen");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        for process in self.processes.iter_mut().rev() {
            // It fails only when the process has ended already.
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}
