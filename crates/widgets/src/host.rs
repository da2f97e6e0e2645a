//! What a widget asks of where it stands: the clock, the reader's zone, the
//! reader's language, and ways to hand something over.
//!
//! The widgets declare what they need; `inlay-elements` adapts the browser to it,
//! and a test or a terminal brings a host of its own.

use std::ops::Deref;
use std::rc::Rc;

use chrono::{NaiveDate, NaiveTime};
use inlay_domain::zone::{Instant, Offset, Zone};
use yew::Callback;

use crate::messages::Words;
use crate::part::{Part, Writer};
use crate::remote::Remote;
use crate::settings::Settings;

/// So many milliseconds after its last key, a text counts as written.
pub const PAUSE: u32 = 500;

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
    /// Day, short month and year: *2 Dec 2026*.
    Dated,
    /// Month and year: *December 2026*.
    Month,
}

/// Something that a reader changed in a view. Never carries what they typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Which part of the view: `search`, `open`, `field` …
    pub view: &'static str,
    /// To what, if that is not text of the reader's.
    pub value: &'static str,
}

/// What this browser had kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stored {
    /// Nothing, or nothing that is fresh enough.
    Nothing,
    /// A text, and when it was kept.
    Text {
        /// As it was kept.
        text: String,
        /// By the browser's clock.
        at: Instant,
    },
    /// The browser allows no storage here.
    Blocked,
}

impl Stored {
    /// Reads seconds since 1970 in digits, a line's end, and the text; what is
    /// anything else is [`Stored::Blocked`].
    #[must_use]
    pub fn parse(found: &str) -> Self {
        let kept = found.split_once('\n').and_then(|(seconds, text)| {
            let seconds = seconds.bytes().try_fold(0_i64, |value, digit| {
                digit
                    .is_ascii_digit()
                    .then(|| value.wrapping_mul(10).wrapping_add(i64::from(digit - b'0')))
            })?;
            Some((text, Instant::from_unix(seconds)))
        });
        match kept {
            Some((text, at)) => Self::Text {
                text: text.to_owned(),
                at,
            },
            None => Self::Blocked,
        }
    }
}

/// Whether this browser keeps a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It does.
    Kept,
    /// There is no room left.
    Full,
    /// It allows no storage here.
    Blocked,
    /// The page's author asked for none: `autosave="off"`.
    Off,
}

/// Where a widget stands, for a message that says where its writer comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The title of the page.
    pub title: String,
    /// The heading above the widget.
    pub section: String,
    /// The address of that section, without what a query may carry.
    pub url: String,
}

impl Place {
    /// Reads three lines: title, section, address.
    #[must_use]
    pub fn parse(found: &str) -> Self {
        let mut lines = found.lines().map(str::to_owned);
        let mut line = || lines.next().unwrap_or_default();
        Self {
            title: line(),
            section: line(),
            url: line(),
        }
    }
}

/// The surroundings of one widget. What has a body here does nothing without a browser.
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
    /// The countries of these codes, two letters each, in the order of their names in the
    /// reader's language, a line each: the name, a comma, the code.
    fn countries(&self, codes: &str) -> String {
        let codes = codes
            .as_bytes()
            .chunks(2)
            .filter_map(|code| str::from_utf8(code).ok());
        let line = |code| [&*self.country(code), ",", code, "\n"].concat();
        codes.map(line).collect()
    }
    /// An amount, a decimal string, in a currency, as the language writes it; without
    /// a currency a plain number.
    fn money(&self, amount: &str, currency: &str) -> String;
    /// Puts text on the clipboard; `done` learns whether that worked.
    fn copy(&self, text: &str, done: Callback<bool>);
    /// Offers a text to the reader as a file, UTF-8, under this name.
    fn download(&self, _name: &str, _media_type: &str, _text: &str) {}

    /// What the page's fragment says of this view under `key`: letters, digits, `-`, `_`.
    ///
    /// `None` too where the element has no id. A reader wrote it, or whoever gave
    /// them the link: check it like any input. When the address changes, the widget
    /// is drawn again.
    fn fragment(&self, _key: &str) -> Option<String> {
        None
    }

    /// Writes `key` of this view into the page's fragment, or takes it out; without an id, nothing.
    ///
    /// Call it when the reader changes a view, never while drawing: it replaces an
    /// anchor of the page's own in the address. Adds nothing to the history, doesn't
    /// scroll, and doesn't draw anew.
    fn set_fragment(&self, _key: &str, _value: Option<&str>) {}

    /// The whole address of this view as it stands, to copy; `None` without an id.
    fn link(&self) -> Option<String> {
        None
    }

    /// Where the widget stands. Ask when a reader wants to say so, not before.
    fn place(&self) -> Place {
        Place::default()
    }

    /// What the reader has set for all widgets. [`Host::viewer_zone`] and
    /// [`Host::time`] follow it by themselves.
    fn settings(&self) -> Settings {
        Settings::default()
    }

    /// Sets it for all widgets, in this tab and others; they are drawn again.
    fn set_settings(&self, _settings: &Settings) {}

    /// The text that [`Host::keep`] last kept under `key` for this element of this page,
    /// if that is not 30 days ago. Anything may have written it: read it as such.
    fn recall(&self, _key: &str) -> Stored {
        Stored::Nothing
    }

    /// Keeps a text in this browser, in place of the last one under `key`; key and
    /// element are those of [`Host::recall`].
    fn keep(&self, _key: &str, _text: &str) -> Kept {
        Kept::Blocked
    }

    /// Removes what was kept.
    fn forget(&self, _key: &str) {}

    /// Whether another tab has kept or forgotten under `key` since this one last
    /// recalled, kept or forgot. The widget is drawn again when one does.
    fn kept_elsewhere(&self, _key: &str) -> bool {
        false
    }

    /// Calls back once: in so many milliseconds, or before the page is left, whichever
    /// comes first; not at all once the guard is dropped. For what would be too much at
    /// every keystroke. Under a host that never calls, a directory shows the first results of
    /// a search alone, no draft follows what is typed, and nothing is kept.
    fn soon(&self, _milliseconds: u32, _act: Callback<()>) -> Option<Box<dyn std::any::Any>> {
        None
    }

    /// How far ahead of UTC the browser itself believes a zone to be at an instant;
    /// `None` if it doesn't know the zone. Only to tell readers that its data is older:
    /// times are computed from [`Zone`].
    fn browser_offset(&self, _zone: Zone, _at: Instant) -> Option<Offset> {
        None
    }

    /// How far a part has come that is downloaded on demand.
    fn part(&self, part: Part) -> Remote<Writer> {
        Remote::Ready(part.writer())
    }

    /// Downloads a part, unless it is here or on its way; the widgets are drawn again
    /// when it has come, and when it hasn't.
    fn fetch_part(&self, _part: Part) {}

    /// Fetches a text of the library that few readers need, such as `zones`, the names
    /// of places; `done` learns it, or that it didn't come.
    fn library(&self, _name: &'static str, _done: Callback<Option<String>>) {}

    /// Calls back once when the page has nothing else to do: for work that a reader will
    /// want done, and needn't wait for. Under a host that never calls, a directory indexes no
    /// more than its first entries, and no table of it or of objectives is saved.
    fn later(&self, _act: Callback<()>) {}

    /// Whether the page is about to be printed: what is closed is to be shown too. The
    /// widget is drawn again before, and after.
    fn is_printing(&self) -> bool {
        false
    }

    /// Tells the page that the reader changed the view.
    fn changed(&self, change: Change);
    /// The first view of new data stands in the document.
    fn ready(&self);
    /// Moves the focus to the part of the widget's own tree with this id; what can't have
    /// it comes into view.
    fn focus(&self, id: &str);
    /// Calls back at every full minute until the guard is dropped; `None` where the clock stands.
    fn each_minute(&self, tick: Callback<()>) -> Option<Box<dyn std::any::Any>>;
}

impl dyn Host + '_ {
    /// The tag of a heading that is so many levels below the widget's own.
    #[inline(never)]
    pub fn heading(&self, below: u8) -> &'static str {
        match self.heading_level().saturating_add(below) {
            ..=2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        }
    }

    /// Whether the browser itself would show another time on a zone's clock. A page
    /// whose other scripts show that would say two things, so readers are told.
    #[inline(never)]
    pub fn contradicts(&self, zone: Zone, at: Instant) -> bool {
        let ours = zone.localize(at).map(|local| local.offset).ok();
        let own = self.browser_offset(zone, at);
        own.is_some() && own != ours
    }
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
