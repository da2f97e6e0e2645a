//! The widgets: for each a folder with its state (pure), its view, its style
//! sheet, its element's declaration and the keys of its messages.
//!
//! A widget sees the domain and its [`host`] alone. It never fetches, stores or
//! reads a page: what it needs arrives as a [`Remote`](remote::Remote) value and
//! leaves through the host, so it is tested without a network and drawn without
//! a browser.

pub mod approval;
pub mod autosave;
pub mod cadence;
pub mod component;
pub mod contact;
pub mod directory;
pub mod drawing;
pub mod element;
pub mod foot;
pub mod frame;
pub mod host;
pub mod localtime;
pub mod markup;
pub mod messages;
pub mod node;
pub mod okrs;
pub mod part;
pub mod publisher;
pub mod readouts;
pub mod remote;
pub mod settings;
pub mod sheet;
pub mod stage;
pub mod time;
pub mod widget;
