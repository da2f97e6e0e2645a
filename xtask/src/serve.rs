//! `cargo xtask serve`: the demo pages with the library, under the strict
//! policy of a careful host.

use std::io::Write as _;
use std::thread;

use anyhow::{Context as _, Result};

use crate::dist::{self, Options};
use crate::server::{Config, Server};
use crate::workspace;

/// Where to start when no port is asked for.
const PORT: u16 = 8080;

/// Builds the library, then serves until the program is ended.
///
/// # Errors
/// When the library doesn't build or the port is taken.
pub fn serve(options: &Options, port: Option<u16>) -> Result<()> {
    dist::dist(options)?;
    let config = |port| Config {
        port,
        roots: vec![
            ("/".to_owned(), workspace::root().join("www")),
            ("/inlay/".to_owned(), options.out.clone()),
        ],
        ..Config::default()
    };
    let server = match port {
        Some(port) => Server::start(config(Some(port)))
            .with_context(|| format!("Can't listen on port {port}; is another server there?"))?,
        // Nobody asked for this port, so any other will do.
        None => Server::start(config(Some(PORT))).or_else(|_| Server::start(config(None)))?,
    };
    writeln!(std::io::stdout(), "{}", server.url("/"))?;
    loop {
        // The server has threads of its own.
        thread::park();
    }
}
