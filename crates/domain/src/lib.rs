//! What a handbook talks about, as plain values: data files and their errors,
//! links, teams, zones, meetings that recur, requests that are drafted,
//! programmes with publishers.
//!
//! This crate never reads a clock, a system zone database, storage or the
//! network, and never touches a page: `now` is an argument, zone rules are a
//! table compiled in. It runs the same natively (`inlay`) and in a browser.

pub mod calendar;
pub mod contact;
pub mod country;
pub mod csv;
pub mod digits;
pub mod directory;
mod fit;
pub mod json;
pub mod link;
pub mod money;
pub mod okr;
mod order;
pub mod publisher;
pub mod readout;
pub mod region;
pub mod request;
pub mod schedule;
pub mod zone;
