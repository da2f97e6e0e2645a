//! The view of a converter: the field and what it means, the clocks, the grid, the
//! best times, and ways to take the time along.

use crate::markup::Html;
use inlay_domain::digits;
use inlay_domain::region::RegionId;
use inlay_domain::schedule::people::People;
use inlay_domain::schedule::phrase::{Unclear, Understood};
use inlay_domain::schedule::{Date, WallTime};
use inlay_domain::zone::{Instant, Kind};

use super::act::{Deed, FIELD, on};
use super::meaning::{Meaning, read};
use super::messages::Text;
use super::places::{self, Places};
use super::plan::{self, Row};
use super::state::State;
use super::{clocks, grid, hand, picker};
use crate::attrs;
use crate::foot::foot;
use crate::host::{DateStyle, Host};
use crate::markup::{Attributes, Markup, PLAIN};
use crate::messages::Common;
use crate::part::{self, Part};
use crate::remote::Remote;
use crate::stage::Stage;

pub(super) const NOTE: &Attributes<'_> = attrs! { class="muted small" };

/// What every part of the view looks at.
pub(super) struct View<'a> {
    pub(super) stage: &'a Stage,
    pub(super) host: &'a dyn Host,
    pub(super) state: &'a State,
    pub(super) data: &'a People,
    pub(super) places: &'a Remote<Places>,
    pub(super) rows: &'a [Row],
    /// The time that is shown.
    pub(super) at: Instant,
    /// The date from which day shifts count, and whether somebody asked for it.
    pub(super) asked: Option<Understood>,
}

pub(super) fn view(page: &mut Markup, stage: &Stage, data: &People) {
    let host = stage.host();
    let state = stage.state::<State>();
    let now = host.now();
    let viewer = host.viewer_zone();
    let query = state.query(host);
    let places = Places::of(page, stage);
    let meaning = read(&query, places.ready(), viewer, now);
    let asked = match &meaning {
        Meaning::At(found, _) => Some(*found),
        _ => None,
    };
    let chosen = state.zones(host);
    let rows = plan::rows(data, chosen.as_deref(), viewer, host.settings().week());
    let view = View {
        stage,
        host,
        state: &state,
        data,
        places: &places,
        rows: &rows,
        at: asked.map_or(now, |found| found.instant),
        asked,
    };
    let title = match &data.title {
        Some(title) => title,
        None => view.say(Text::Group),
    };
    page.tag("div", attrs! { role="group", aria-label=title }, |page| {
        if data.title.is_some() {
            page.leaf(level(host.heading_level()), PLAIN, title);
        } else {
            page.node(Html::default());
        }
        view.field(page, &query, &meaning);
        clocks::write(page, &view);
        picker::write(page, &view);
        let span = plan::span(&rows, view.at, state.week(host), state.shift);
        match &span {
            Some(span) => page.tag("div", PLAIN, |page| grid::write(page, &view, span, now)),
            None => page.node(Html::default()),
        }
        hand::write(page, &view);
        let summary = host.words().say(Common::Settings);
        let regions: Vec<RegionId> = Vec::new();
        part::disclosure(page, stage, Part::Settings, "settings", summary, &regions);
        foot(page, host, &data.links, data.as_of);
    });
}

fn level(level: u8) -> &'static str {
    match level {
        3 => "h3",
        4 => "h4",
        5 => "h5",
        6 => "h6",
        _ => "h2",
    }
}

impl View<'_> {
    pub(super) fn say(&self, text: Text) -> &str {
        self.host.words().say(text)
    }

    /// A text with values in it.
    #[inline(never)]
    pub(super) fn fill(&self, text: Text, values: &[(&str, &str)]) -> String {
        self.host.words().fill(text, values)
    }

    /// A button that does something.
    #[inline(never)]
    pub(super) fn button(&self, page: &mut Markup, class: Option<&str>, text: &str, deed: Deed) {
        page.tag("button", attrs! { type="button", class=class }, |page| {
            on(page, self.stage, "click", deed);
            page.text(text);
        });
    }

    /// A row's name; the reader's own with "you".
    pub(super) fn name(&self, row: &Row) -> String {
        if row.own {
            [self.say(Text::You), " (", &row.name, ")"].concat()
        } else {
            row.name.clone()
        }
    }

    fn field(&self, page: &mut Markup, query: &str, meaning: &Meaning) {
        page.tag("div", attrs! { part="field", class="field" }, |page| {
            page.leaf("label", attrs! { for=FIELD }, self.say(Text::When));
            let attributes = attrs! {
                id=FIELD, type="text", autocomplete="off", spellcheck="false", maxlength="120",
                aria-describedby="understood",
            };
            page.tag("input", attributes, |page| {
                page.value(query);
                on(page, self.stage, "input", Deed::Type);
                on(page, self.stage, "change", Deed::Link);
            });
            let told = self.told(meaning);
            page.leaf("p", attrs! { id="understood", role="status" }, &told);
            let choices = self.choices(query, meaning);
            if choices.is_empty() {
                page.leaf("p", NOTE, self.say(Text::Example));
            } else {
                page.tag("p", attrs! { class="row" }, |page| {
                    for (label, text) in choices {
                        self.button(page, None, &label, Deed::Ask(text));
                    }
                });
            }
        });
    }

    /// What was understood, or what to do.
    fn told(&self, meaning: &Meaning) -> String {
        let text = match meaning {
            Meaning::Now => Text::Now,
            Meaning::At(found, place) => return self.understood(found, place),
            Meaning::Which(place, _) => return self.fill(Text::Which, &[("place", place)]),
            Meaning::Nowhere(place) => return self.fill(Text::Nowhere, &[("place", place)]),
            Meaning::NoZone => Text::NoZone,
            Meaning::Unknown => match self.places {
                Remote::Failed => Text::NamesFailed,
                _ => {
                    places::fetch(self.stage, false);
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
                    let date = self.host.date(*date, DateStyle::Full);
                    return self.fill(Text::Mismatch, &[("date", &date)]);
                }
                Unclear::OutOfRange => Text::OutOfRange,
            },
        };
        self.say(text).to_owned()
    }

    fn understood(&self, found: &Understood, place: &str) -> String {
        let host = self.host;
        let date = host.date(found.date, DateStyle::Full);
        let time = host.time(found.time.naive());
        let values = [("date", &*date), ("time", &*time), ("place", place)];
        let mut text = self.fill(Text::Understood, &values);
        let mut add = |more: &str| {
            text.push_str(" · ");
            text.push_str(more);
        };
        if !found.dated {
            add(self.say(Text::Implied));
        }
        match found.kind {
            Kind::Unique => {}
            Kind::Gap { by } => add(&self.fill(Text::Gap, &[("n", &number(by.into()))])),
            Kind::Fold => add(self.say(Text::Fold)),
        }
        text
    }

    /// What the reader may have meant: a label, and the text that says it.
    fn choices(&self, query: &str, meaning: &Meaning) -> Vec<(String, String)> {
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
                        choices.push((self.host.time(time.naive()), with_hour(query, time)));
                    }
                }
            }
            Meaning::Unclear(Unclear::Order(one, other)) => {
                for Date(date) in [*one, *other] {
                    choices.push((
                        self.host.date(date, DateStyle::Full),
                        with_date(query, Date(date)),
                    ));
                }
            }
            _ => {}
        }
        choices
    }
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

/// A number in digits.
pub(super) fn number(value: u32) -> String {
    let mut out = String::new();
    digits::push_padded(&mut out, value.into(), 1);
    out
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
