//! The browser, as the host that widgets ask for.

use std::any::Any;
use std::rc::Rc;

use chrono::{NaiveDate, NaiveTime, Timelike};
use inlay_domain::link::LinkUrl;
use inlay_domain::zone::{Instant, Offset, Zone};
use inlay_widgets::host::{Change, DateStyle, Host, Kept, Place, Stored};
use inlay_widgets::messages::Words;
use inlay_widgets::part::{Part, Writer};
use inlay_widgets::remote::Remote;
use inlay_widgets::settings::{Clock, Settings};
use yew::Callback;

use crate::{answers, clock, parts, runtime};

/// The surroundings of one element, as its attributes and the page have them.
pub(crate) struct Browser {
    pub(crate) id: u32,
    /// The language of the words, so that dates agree with them.
    pub(crate) lang: String,
    pub(crate) words: Rc<Words>,
    /// Set: the clock stands.
    pub(crate) now: Option<Instant>,
    pub(crate) zone: Option<Zone>,
    pub(crate) settings: Settings,
    pub(crate) heading_level: u8,
    pub(crate) edit_href: Option<LinkUrl>,
}

impl Browser {
    #[inline(never)]
    fn ask(&self, room: &str, key: &str, text: &str) -> Option<String> {
        runtime::ask(self.id, room, key, text)
    }
}

impl Host for Browser {
    fn now(&self) -> Instant {
        self.now.unwrap_or_else(clock::now)
    }

    fn viewer_zone(&self) -> Option<Zone> {
        self.zone
    }

    fn heading_level(&self) -> u8 {
        self.heading_level
    }

    fn edit_href(&self) -> Option<&str> {
        self.edit_href.as_ref().map(LinkUrl::as_str)
    }

    fn words(&self) -> &Words {
        &self.words
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "a date's milliseconds fit in 53 bits"
    )]
    fn date(&self, date: NaiveDate, style: DateStyle) -> String {
        let midnight = date.and_time(NaiveTime::MIN).and_utc().timestamp_millis();
        runtime::date(&self.lang, style as u8, midnight as f64)
    }

    fn time(&self, time: NaiveTime) -> String {
        let clock = match self.settings.clock {
            Some(Clock::Twelve) => 12,
            Some(Clock::TwentyFour) => 24,
            None => 0,
        };
        runtime::time(&self.lang, time.hour() * 60 + time.minute(), clock)
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "counts and years, far below 53 bits"
    )]
    fn number(&self, value: i64) -> String {
        runtime::number(&self.lang, value as f64)
    }

    fn is_one(&self, count: usize) -> bool {
        runtime::is_one(&self.lang, u32::try_from(count).unwrap_or(u32::MAX))
    }

    fn country(&self, code: &str) -> String {
        runtime::country(&self.lang, code).unwrap_or_else(|_| code.to_owned())
    }

    fn countries(&self, codes: &str) -> String {
        runtime::countries(&self.lang, codes)
    }

    fn money(&self, amount: &str, currency: &str) -> String {
        runtime::money(&self.lang, amount, currency)
            .unwrap_or_else(|_| [currency, " ", amount].concat())
    }

    fn copy(&self, text: &str, done: Callback<bool>) {
        let done = Callback::from(move |took: Option<String>| done.emit(took.is_some()));
        runtime::copy(text, answers::expect(done));
    }

    fn download(&self, name: &str, media_type: &str, text: &str) {
        runtime::save(name, media_type, text);
    }

    fn fragment(&self, key: &str) -> Option<String> {
        self.ask("fragment", key, "")
    }

    fn set_fragment(&self, key: &str, value: Option<&str>) {
        let room = if value.is_some() { "show" } else { "hide" };
        self.ask(room, key, value.unwrap_or_default());
    }

    fn link(&self) -> Option<String> {
        let link = self.ask("link", "", "");
        link.filter(|link| !link.is_empty())
    }

    fn place(&self) -> Place {
        Place::parse(&self.ask("place", "", "").unwrap_or_default())
    }

    fn settings(&self) -> Settings {
        self.settings.clone()
    }

    fn set_settings(&self, settings: &Settings) {
        self.ask("set", "", &settings.text());
    }

    fn recall(&self, key: &str) -> Stored {
        match self.ask("recall", key, "") {
            None => Stored::Nothing,
            Some(found) => Stored::parse(&found),
        }
    }

    fn keep(&self, key: &str, text: &str) -> Kept {
        match self.ask("keep", key, text).as_deref() {
            None => Kept::Kept,
            Some("full") => Kept::Full,
            Some("off") => Kept::Off,
            Some(_) => Kept::Blocked,
        }
    }

    fn forget(&self, key: &str) {
        self.ask("forget", key, "");
    }

    fn kept_elsewhere(&self, key: &str) -> bool {
        self.ask("elsewhere", key, "").is_some()
    }

    fn soon(&self, milliseconds: u32, act: Callback<()>) -> Option<Box<dyn Any>> {
        Some(Box::new(clock::soon(milliseconds, act)))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "an instant's milliseconds fit in 53 bits"
    )]
    fn browser_offset(&self, zone: Zone, at: Instant) -> Option<Offset> {
        let milliseconds = at.unix() as f64 * 1_000.0;
        match runtime::offset(zone.name(), milliseconds) {
            -1 => None,
            minutes => Some(Offset(minutes * 60)),
        }
    }

    fn part(&self, part: Part) -> Remote<Writer> {
        parts::state(part)
    }

    fn fetch_part(&self, part: Part) {
        parts::fetch(part);
    }

    fn library(&self, name: &'static str, done: Callback<Option<String>>) {
        runtime::library(name, answers::expect(done));
    }

    fn is_printing(&self) -> bool {
        self.ask("paper", "", "").is_some()
    }

    fn later(&self, act: Callback<()>) {
        let act = Callback::from(move |_: Option<String>| act.emit(()));
        runtime::rest(answers::expect(act));
    }

    fn changed(&self, change: Change) {
        runtime::changed(self.id, change.view, change.value);
    }

    fn ready(&self) {
        runtime::ready(self.id);
    }

    fn focus(&self, id: &str) {
        runtime::focus(self.id, id);
    }

    fn each_minute(&self, tick: Callback<()>) -> Option<Box<dyn Any>> {
        if self.now.is_some() {
            return None;
        }
        Some(Box::new(clock::each_minute(tick)))
    }
}
