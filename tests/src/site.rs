//! A host with one page or two, for one scenario.

use std::env;
use std::fs;
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result, ensure};
use xtask::server::{Config, Server};

use crate::engine::Engine;
use crate::{recorder, workspace};

/// A server of its own, with the built elements below `/inlay/` and
/// `tests/fixtures/data` below `/data/`.
#[derive(Debug)]
pub struct Site {
    server: Server,
    elements: PathBuf,
    pages: AtomicUsize,
    /// What stands in the head of every document.
    head: &'static str,
}

impl Site {
    pub(crate) fn start(engine: Engine) -> Result<Self> {
        let elements = match env::var_os("INLAY_DIST") {
            Some(path) => PathBuf::from(path),
            None => workspace().join("dist"),
        };
        let data = workspace().join("tests/fixtures/data");
        let server = Server::start(Config {
            roots: vec![
                ("/inlay".to_owned(), elements.clone()),
                ("/data".to_owned(), data),
            ],
            ..Config::default()
        })
        .context("Can't start a server")?;
        // Chromium asks for it once per origin: not a fault of the page.
        server.page("/favicon.ico", "");
        // Chromium puts the recorder into every document by itself.
        let head = if engine == Engine::Chromium {
            ""
        } else {
            server.page("/recorder.js", recorder::SOURCE);
            "<script src=\"/recorder.js\"></script>"
        };
        Ok(Self {
            server,
            elements,
            pages: AtomicUsize::new(0),
            head,
        })
    }

    /// What a document's head has to begin with, in this engine.
    #[must_use]
    pub const fn head(&self) -> &'static str {
        self.head
    }

    /// Serves an HTML document with `body`, and `head` for its scripts.
    ///
    /// Returns its path.
    pub fn document(&self, head: &str, body: &str) -> String {
        let number = self.pages.fetch_add(1, Ordering::Relaxed);
        let path = format!("/page-{number}.html");
        let first = self.head;
        self.server.page(
            &path,
            format!(
                "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
                 <meta name=\"viewport\" content=\"width=device-width\">\n\
                 <title>Page {number}</title>\n{first}{head}\n</head>\n<body>\n<main>\n\
                 <h1>A page</h1>\n{body}\n</main>\n</body>\n</html>\n"
            ),
        );
        path
    }

    /// Serves a document with the loader in it, and returns its path.
    ///
    /// # Errors
    /// When the elements aren't built.
    pub fn embedding(&self, body: &str) -> Result<String> {
        self.need_elements()?;
        let loader = "<script type=\"module\" src=\"/inlay/inlay.js\"></script>";
        Ok(self.document(loader, body))
    }

    /// The data fixture `name`, as text.
    ///
    /// # Errors
    /// When there is none.
    pub fn fixture(&self, name: &str) -> Result<String> {
        let path = workspace().join("tests/fixtures/data").join(name);
        fs::read_to_string(&path).with_context(|| format!("No fixture {}", path.display()))
    }

    fn need_elements(&self) -> Result<()> {
        ensure!(
            self.elements.join("inlay.js").is_file(),
            "There are no built elements in {}: run `cargo xtask test`, which builds them first",
            self.elements.display()
        );
        Ok(())
    }
}

impl Deref for Site {
    type Target = Server;

    fn deref(&self) -> &Server {
        &self.server
    }
}
