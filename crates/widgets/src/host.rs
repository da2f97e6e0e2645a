//! What a widget asks of where it stands: the clock, the reader's zone, the
//! reader's language, and ways to hand something over.
//!
//! The widgets declare what they need; `inlay-elements` adapts the browser to it,
//! and a test or a terminal brings a host of its own.

use std::cmp::Ordering;
use std::ops::Deref;
use std::rc::Rc;

use chrono::{NaiveDate, NaiveTime};
use inlay_domain::zone::{Instant, Zone};
use yew::Callback;

use crate::messages::Words;

/// How much of a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// Day and month, with the year where it isn't this one: *2 Dec*.
    Short,
    /// With weekday: *Wed 2 December*.
    Day,
    /// The weekday alone, short: *Thu*.
    Weekday,
    /// All of it: *Wednesday, 2 December 2026*.
    Full,
}

/// Something that a reader changed in a view. Never carries what they typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Which part of the view: `search`, `open`, `field` …
    pub view: &'static str,
    /// To what, if that is not text of the reader's.
    pub value: &'static str,
}

/// The surroundings of one widget.
pub trait Host {
    /// The instant that counts as now.
    fn now(&self) -> Instant;
    /// The reader's zone; `None` if the browser names one that the table hasn't.
    fn viewer_zone(&self) -> Option<Zone>;
    /// The level that the widget's own headings start at, 2 to 6.
    fn heading_level(&self) -> u8;
    /// Where the data is edited, if the page says so.
    fn edit_href(&self) -> Option<&str>;
    /// The widget's words in the reader's language.
    fn words(&self) -> &Words;
    /// A date as the reader's language writes it.
    fn date(&self, date: NaiveDate, style: DateStyle) -> String;
    /// A time of day as the reader's language writes it, hours and minutes.
    fn time(&self, time: NaiveTime) -> String;
    /// A whole number with the language's grouping.
    fn number(&self, value: i64) -> String;
    /// Whether the language uses its singular for `count`.
    fn is_one(&self, count: usize) -> bool;
    /// A country's name in the reader's language; the code where there is none.
    fn country(&self, code: &str) -> String;
    /// Which of two names comes first in the reader's language.
    fn compare(&self, left: &str, right: &str) -> Ordering;
    /// An amount, a decimal string, in a currency, as the language writes it.
    fn money(&self, amount: &str, currency: &str) -> String;
    /// Puts text on the clipboard; `done` learns whether that worked.
    fn copy(&self, text: &str, done: Callback<bool>);
    /// Tells the page that the reader changed the view.
    fn changed(&self, change: Change);
    /// The first view of new data stands in the document.
    fn ready(&self);
    /// Moves the focus to the part of the widget's own tree with this id.
    fn focus(&self, id: &str);
    /// Calls back at every full minute until the guard is dropped; `None` where the clock stands.
    fn each_minute(&self, tick: Callback<()>) -> Option<Box<dyn std::any::Any>>;
}

/// A host, equal only to itself.
#[derive(Clone)]
pub struct HostRef(pub Rc<dyn Host>);

impl PartialEq for HostRef {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for HostRef {
    type Target = dyn Host;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}
