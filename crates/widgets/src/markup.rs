//! Writing a view: tags in the order in which they stand in the document.
//!
//! Yew's `html!` builds every tag in place, some hundred bytes of code each; here a
//! tag is one call of a function that all views share, so that a reader downloads
//! it once. What comes out is a list of numbers and one text, which cross to the painter
//! of the custom elements as they are; [`Html::nodes`] makes a tree of them for Yew, where
//! a widget is one of its components.

use std::rc::Rc;

use yew::{Callback, Event};

/// What a view has written, in the order of the document.
///
/// A number in `words` says what comes ([`TAG`] to [`LAZY`]); those after it are places: in
/// `fixed`, or the start and the length of a piece of `text` in bytes.
#[derive(Clone, Default)]
pub struct Html {
    /// What was written.
    pub words: Vec<u32>,
    /// All that isn't known before the view is drawn.
    pub text: String,
    /// Names of tags, attributes and events. Scripts read this list, as pairs of an address
    /// and a length in bytes.
    pub fixed: Vec<&'static str>,
    /// What happens at events.
    pub acts: Vec<Callback<Event>>,
    /// What is written on demand.
    pub lazies: Vec<Write>,
}

/// Writes the inside of a tag.
pub type Write = Rc<dyn Fn(&mut Markup)>;

/// A tag opens: its name, how many attributes it has, and for each its name and its value.
pub const TAG: u32 = 0;
/// The tag that is open ends.
pub const END: u32 = 1;
/// A text.
pub const TEXT: u32 = 2;
/// The open tag's key.
pub const KEY: u32 = 3;
/// What the open field holds.
pub const VALUE: u32 = 4;
/// Whether the open box is ticked: 0 or 1.
pub const CHECKED: u32 = 5;
/// The open tag hears an event: its name, and the place in `acts`.
pub const ON: u32 = 6;
/// The open tag's inside is written on demand: what it depends on, and the place in `lazies`.
pub const LAZY: u32 = 7;
/// Instead of a start: there is no such text, and its length is 0.
pub const NONE: u32 = u32::MAX;

/// A tag's attributes; [`attrs!`](crate::attrs) writes them.
#[derive(Debug, Clone, Copy)]
pub struct Attributes<'a> {
    /// Their names.
    pub names: &'static [&'static str],
    /// Their values in the same order; `None` leaves one out.
    pub values: &'a [Option<&'a str>],
}

/// No attributes.
pub const PLAIN: &Attributes<'_> = attrs! {};

/// Attributes as HTML writes them, with a comma between: `attrs! { class="mark", title=text }`.
///
/// A value is a `&str`, or an `Option<&str>` of which `None` leaves the attribute out.
#[macro_export]
macro_rules! attrs {
    (@value $value:literal) => { Some($value) };
    (@value $value:expr) => { Option::<&str>::from($value) };
    ($($name:ident $(- $more:ident)* = $value:expr),* $(,)?) => {
        &$crate::markup::Attributes {
            names: &[$(concat!(stringify!($name) $(, "-", stringify!($more))*)),*],
            values: &[$($crate::attrs!(@value $value)),*],
        }
    };
}
use attrs;

/// A view while it is written.
///
/// ```
/// use inlay_widgets::{attrs, markup::{Markup, PLAIN}};
/// let mut page = Markup::default();
/// page.tag("p", attrs! { class="when" }, |page| {
///     page.leaf("strong", PLAIN, "Wed 2 December");
///     page.text(", 08:00");
/// });
/// assert_eq!(page.into_html().nodes().len(), 1);
/// ```
#[derive(Default)]
pub struct Markup(Html);

impl Markup {
    /// A tag with what `inside` writes into it.
    #[inline]
    pub fn tag(
        &mut self,
        name: &'static str,
        attributes: &Attributes<'_>,
        inside: impl FnOnce(&mut Self),
    ) {
        self.begin(name, attributes);
        inside(self);
        self.end();
    }

    /// A tag with nothing but text in it.
    #[inline(never)]
    pub fn leaf(&mut self, name: &'static str, attributes: &Attributes<'_>, text: &str) {
        self.begin(name, attributes);
        self.text(text);
        self.end();
    }

    /// Text.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        self.piece(TEXT, text);
    }

    /// Calls `act` when `event`, such as `click`, happens to the tag that is open.
    #[inline(never)]
    pub fn on(&mut self, event: &'static str, act: Callback<Event>) {
        self.word(ON);
        self.fixed(event);
        self.word(self.0.acts.len() as u32);
        self.0.acts.push(act);
    }

    /// Keeps the open tag itself where its place among its siblings changes.
    pub fn key(&mut self, key: &str) {
        self.piece(KEY, key);
    }

    /// The value of the open `input`, `select` or `textarea`, now and whatever was typed.
    pub fn value(&mut self, text: &str) {
        self.piece(VALUE, text);
    }

    /// Whether the open `input` is checked, now and whatever was clicked.
    pub fn checked(&mut self, checked: bool) {
        self.word(CHECKED);
        self.word(checked.into());
    }

    /// Gives the open tag, in which nothing else stands, an inside that `write` writes
    /// only where what stands there was written for another token: nothing of it may
    /// depend on what `token` doesn't say.
    pub fn lazy(&mut self, token: &str, write: Write) {
        self.piece(LAZY, token);
        self.word(self.0.lazies.len() as u32);
        self.0.lazies.push(write);
    }

    /// All that was written.
    #[must_use]
    pub fn into_html(self) -> Html {
        self.0
    }

    #[inline(never)]
    fn begin(&mut self, name: &'static str, attributes: &Attributes<'_>) {
        self.word(TAG);
        self.fixed(name);
        self.word(attributes.names.len() as u32);
        for (name, value) in attributes.names.iter().zip(attributes.values) {
            self.fixed(name);
            match value {
                Some(value) => self.add(value),
                None => {
                    self.word(NONE);
                    self.word(0);
                }
            }
        }
    }

    #[inline(never)]
    fn end(&mut self) {
        self.word(END);
    }

    #[inline(never)]
    fn piece(&mut self, what: u32, text: &str) {
        self.word(what);
        self.add(text);
    }

    #[inline(never)]
    fn add(&mut self, text: &str) {
        self.word(self.0.text.len() as u32);
        self.word(text.len() as u32);
        self.0.text.push_str(text);
    }

    #[inline(never)]
    fn fixed(&mut self, name: &'static str) {
        self.word(self.0.fixed.len() as u32);
        self.0.fixed.push(name);
    }

    #[inline(never)]
    fn word(&mut self, word: u32) {
        self.0.words.push(word);
    }
}
