//! What the reader of typed times makes of the text in the field. Downloaded when a
//! reader goes to that field, or a link holds a time.

use std::any::Any;
use std::cell::Cell;

use inlay_domain::schedule::phrase::{Unclear, Understood};
use inlay_domain::schedule::{Date, WallTime};
use inlay_domain::zone::Kind;

use super::meaning::{Meaning, read};
use super::messages::Text;
use super::places::{self, Places};
use super::view::number;
use crate::host::{DateStyle, Host};
use crate::markup::Markup;
use crate::part::Part;
use crate::remote::Remote;
use crate::stage::Stage;

/// What was made of a text.
pub(super) struct Reading {
    /// The time that it means, if that is clear.
    pub(super) asked: Option<Understood>,
    /// What was understood, or what to do.
    pub(super) told: String,
    /// What the reader may have meant: a label, and the text that says it.
    pub(super) choices: Vec<(String, String)>,
}

/// What the part hands over.
type Read = fn(&Stage, &str, &Remote<Places>) -> Reading;

impl Reading {
    /// Reads the text of the field, once the part is here.
    pub(super) fn new(stage: &Stage, query: &str, places: &Remote<Places>) -> Self {
        let host = stage.host();
        let text = if query.trim_ascii().is_empty() {
            Text::Now
        } else {
            match host.part(Part::Phrase) {
                Remote::Ready(writer) => {
                    let read = Cell::<Option<Read>>::default();
                    writer(&mut Markup::default(), stage, &read);
                    match read.get() {
                        Some(read) => return read(stage, query, places),
                        None => Text::ReadFailed,
                    }
                }
                Remote::Failed => Text::ReadFailed,
                Remote::Loading => Text::Reading,
                Remote::Idle => {
                    host.fetch_part(Part::Phrase);
                    Text::Reading
                }
            }
        };
        Self {
            asked: None,
            told: host.words().say(text).to_owned(),
            choices: Vec::new(),
        }
    }
}

/// The part: hands over the reader.
pub fn phrase(_: &mut Markup, _: &Stage, of: &dyn Any) {
    if let Some(read) = of.downcast_ref::<Cell<Option<Read>>>() {
        read.set(Some(reading));
    }
}

fn reading(stage: &Stage, query: &str, places: &Remote<Places>) -> Reading {
    let host = stage.host();
    let meaning = read(query, places.ready(), host.viewer_zone(), host.now());
    Reading {
        asked: match &meaning {
            Meaning::At(found, _) => Some(*found),
            _ => None,
        },
        told: told(stage, places, &meaning),
        choices: choices(host, query, &meaning),
    }
}

/// What was understood, or what to do.
fn told(stage: &Stage, places: &Remote<Places>, meaning: &Meaning) -> String {
    let host = stage.host();
    let words = host.words();
    let text = match meaning {
        Meaning::Now => Text::Now,
        Meaning::At(found, place) => return understood(host, found, place),
        Meaning::Which(place, _) => return words.fill(Text::Which, &[("place", place)]),
        Meaning::Nowhere(place) => return words.fill(Text::Nowhere, &[("place", place)]),
        Meaning::NoZone => Text::NoZone,
        Meaning::Unknown => match places {
            Remote::Failed => Text::NamesFailed,
            _ => {
                places::fetch(stage, false);
                Text::Loading
            }
        },
        Meaning::Unclear(unclear) => match unclear {
            Unclear::Empty => Text::Now,
            Unclear::NoTime => Text::NoTime,
            Unclear::TwoTimes => Text::TwoTimes,
            Unclear::TwoDays => Text::TwoDays,
            Unclear::Half(_) => Text::Half,
            Unclear::Order(..) => Text::Order,
            Unclear::NoSuch => Text::NoSuch,
            Unclear::Mismatch(date) => {
                let date = host.date(*date, DateStyle::Full);
                return words.fill(Text::Mismatch, &[("date", &date)]);
            }
            Unclear::OutOfRange => Text::OutOfRange,
        },
    };
    words.say(text).to_owned()
}

fn understood(host: &dyn Host, found: &Understood, place: &str) -> String {
    let words = host.words();
    let date = host.date(found.date, DateStyle::Full);
    let time = host.time(found.time.naive());
    let values = [("date", &*date), ("time", &*time), ("place", place)];
    let mut text = words.fill(Text::Understood, &values);
    let mut add = |more: &str| {
        text.push_str(" · ");
        text.push_str(more);
    };
    if !found.dated {
        add(words.say(Text::Implied));
    }
    match found.kind {
        Kind::Unique => {}
        Kind::Gap { by } => add(&words.fill(Text::Gap, &[("n", &number(by.into()))])),
        Kind::Fold => add(words.say(Text::Fold)),
    }
    text
}

/// What the reader may have meant: a label, and the text that says it.
fn choices(host: &dyn Host, query: &str, meaning: &Meaning) -> Vec<(String, String)> {
    let mut choices = Vec::new();
    match meaning {
        Meaning::Which(place, zones) => {
            for (zone, name) in zones {
                let name = if name.is_empty() { zone.name() } else { name };
                choices.push((name.to_owned(), query.replacen(&**place, zone.name(), 1)));
            }
        }
        Meaning::Unclear(Unclear::Half(hour)) => {
            let later = u32::from(*hour) % 12 + 12;
            for hour in [u32::from(*hour) % 12, later] {
                if let Some(time) = WallTime::new(hour, 0) {
                    choices.push((host.time(time.naive()), with_hour(query, time)));
                }
            }
        }
        Meaning::Unclear(Unclear::Order(one, other)) => {
            for Date(date) in [*one, *other] {
                choices.push((
                    host.date(date, DateStyle::Full),
                    with_date(query, Date(date)),
                ));
            }
        }
        _ => {}
    }
    choices
}

/// The text with its lone hour written out: the last such number, for days come first.
fn with_hour(query: &str, time: WallTime) -> String {
    let hour = u32::from(time.minutes()) / 60;
    replaced(query, &time.text(), &|word| {
        let value = word.bytes().try_fold(0, |value, byte| {
            byte.is_ascii_digit()
                .then(|| value * 10 + u32::from(byte - b'0'))
        });
        word.len() <= 2 && value.is_some_and(|value| value % 12 == hour % 12)
    })
}

/// The text with its date of strokes written out.
fn with_date(query: &str, date: Date) -> String {
    replaced(query, &date.text(), &|word| {
        word.as_bytes().contains(&b'/')
            && word
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'/')
    })
}

/// The text with another word in place of the last that is meant.
fn replaced(query: &str, by: &str, meant: &dyn Fn(&str) -> bool) -> String {
    let mut words: Vec<&str> = query
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let last = words.iter().rposition(|word| meant(word));
    if let Some(word) = last.and_then(|at| words.get_mut(at)) {
        *word = by;
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_makes_the_text_clear() {
        let time = WallTime::parse("16:00").expect("a time");
        assert_eq!(with_hour("Wed 4 London", time), "Wed 16:00 London");
        assert_eq!(with_hour("2 Dec, 4", time), "2 Dec 16:00");
        let date = Date::parse("2026-12-02").expect("a date");
        assert_eq!(
            with_date("2/12 16:00 America/Denver", date),
            "2026-12-02 16:00 America/Denver"
        );
    }
}
