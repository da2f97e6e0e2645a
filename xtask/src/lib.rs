//! What `cargo xtask` and the browser tests share: a server that is as strict
//! as the strictest host, and the programs that a test needs on this machine.

pub mod browser;
pub mod server;
