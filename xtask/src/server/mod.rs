//! A static HTTP/1.1 server on the loopback address, for `cargo xtask serve`
//! and for the browser tests.
//!
//! It serves the way a careful host does (a strict content security policy,
//! exact MIME types, `nosniff`, no CORS), and a test can make it misbehave the
//! way a careless one does: see [`Fault`]. It speaks no TLS and compresses
//! nothing.

mod connection;
mod fault;
mod file;
mod mime;
mod policy;
mod request;
mod response;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::io;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

pub use fault::Fault;
pub use policy::Policy;
pub use request::Request;

use fault::Faults;
use file::Root;

/// How to start a [`Server`].
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// The port, or any free one.
    pub port: Option<u16>,
    /// Which folder (or single file) answers below which URL prefix. The
    /// longest prefix that holds the path wins.
    pub roots: Vec<(String, PathBuf)>,
    /// The content security policy sent with every answer.
    pub policy: Policy,
}

/// A running server; dropping it closes the port and every connection.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    listener: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts to listen on 127.0.0.1.
    ///
    /// # Errors
    /// When the port is taken or the system refuses a socket or a thread.
    pub fn start(config: Config) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, config.port.unwrap_or(0)))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            roots: config.roots.into_iter().map(Root::new).collect(),
            state: Mutex::new(State {
                policy: config.policy,
                ..State::default()
            }),
            changed: Condvar::new(),
        });
        let accepting = Arc::clone(&shared);
        let listener = thread::Builder::new()
            .name("server".to_owned())
            .spawn(move || accept(&listener, &accepting))?;
        Ok(Self {
            address,
            shared,
            listener: Some(listener),
        })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The absolute URL of `path`, which begins with a slash.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Serves `body` at `path` from memory, before any root; the extension of
    /// `path` gives the MIME type. A second call replaces the first.
    pub fn page(&self, path: impl Into<String>, body: impl Into<Vec<u8>>) {
        let body: Arc<[u8]> = body.into().into();
        self.shared.lock().pages.insert(path.into(), body);
    }

    /// Changes the policy of the answers to come.
    pub fn set_policy(&self, policy: Policy) {
        self.shared.lock().policy = policy;
    }

    /// From now on every path that matches `pattern` is answered with `fault`.
    ///
    /// A `*` in the pattern stands for any characters, slashes too. Of several
    /// patterns that match, the last one set counts.
    pub fn fault(&self, pattern: impl Into<String>, fault: Fault) {
        self.shared.lock().faults.set(pattern.into(), fault);
    }

    /// Serves everything as it should be again. Stalled answers are then sent.
    pub fn clear_faults(&self) {
        self.shared.lock().faults.clear();
        self.shared.changed.notify_all();
    }

    /// Every request so far, in the order in which they arrived.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.shared.lock().requests.clone()
    }

    /// Empties the log that [`Server::requests`] returns.
    pub fn clear_requests(&self) {
        let mut state = self.shared.lock();
        state.cleared += state.requests.len();
        state.requests.clear();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        {
            let mut state = self.shared.lock();
            state.stopped = true;
            for connection in state.connections.values() {
                // A peer that is already gone needs no farewell.
                let _ = connection.shutdown(Shutdown::Both);
            }
        }
        self.shared.changed.notify_all();
        // `accept` blocks: one last connection lets it see that it is over.
        let _ = TcpStream::connect(self.address);
        if let Some(listener) = self.listener.take() {
            let _ = listener.join();
        }
    }
}

/// What the threads of one server share.
#[derive(Debug)]
struct Shared {
    roots: Vec<Root>,
    state: Mutex<State>,
    /// Told when faults are cleared or the server stops.
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    policy: Policy,
    pages: HashMap<String, Arc<[u8]>>,
    faults: Faults,
    requests: Vec<Request>,
    /// How many requests the log has lost to `clear_requests`.
    cleared: usize,
    connections: HashMap<u64, TcpStream>,
    stopped: bool,
}

impl Shared {
    /// A test that panicked while it held the lock must not fail the others.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the faults change or the server stops; true when it stopped.
    fn wait_while_stalled(&self, path: &str) -> bool {
        let state = self.lock();
        let state = self
            .changed
            .wait_while(state, |state| {
                !state.stopped && matches!(state.faults.of(path), Some(Fault::Stall))
            })
            .unwrap_or_else(PoisonError::into_inner);
        state.stopped
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for (number, stream) in (0u64..).zip(listener.incoming()) {
        let Ok(stream) = stream else { continue };
        let Ok(handle) = stream.try_clone() else {
            continue;
        };
        {
            let mut state = shared.lock();
            if state.stopped {
                return;
            }
            state.connections.insert(number, handle);
        }
        let serving = Arc::clone(shared);
        let spawned = thread::Builder::new().spawn(move || {
            connection::serve(stream, &serving);
            serving.lock().connections.remove(&number);
        });
        if spawned.is_err() {
            shared.lock().connections.remove(&number);
        }
    }
}
