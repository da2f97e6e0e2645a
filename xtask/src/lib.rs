//! Everything a contributor types, as a library.
//!
//! `cargo xtask` is a thin command line over it, and the browser tests use the
//! same server and the same idea of where things are.

pub mod bench;
pub mod browser;
pub mod budget;
pub mod build;
pub mod dist;
pub mod languages;
pub mod manifest;
pub mod serve;
pub mod server;
pub mod site;
pub mod size;
pub mod test;
pub mod workspace;
pub mod zones;
