//! "Your settings": a part that any widget can place where its reader may want it.

use std::any::Any;

use chrono::{Days, NaiveDate};
use inlay_domain::region::RegionId;
use inlay_domain::schedule::working::{Hours, Week};
use inlay_domain::schedule::{WallTime, Weekday};
use inlay_domain::zone::Zone;
use web_sys::HtmlInputElement;
use yew::{Callback, Event, TargetCast};

use super::{Clock, Settings};
use crate::attrs;
use crate::host::{Change, DateStyle, Host};
use crate::markup::{Markup, PLAIN};
use crate::messages::Common;
use crate::stage::Stage;

/// How many names are proposed while a zone is typed.
const PROPOSED: usize = 12;

/// What stands in the fields and isn't a setting yet, and what was said last.
#[derive(Debug, Clone, Default)]
struct Typed {
    zone: Option<String>,
    /// Beginning and end of work.
    hours: Option<[String; 2]>,
    said: Said,
}

/// The one line below the fields.
#[derive(Debug, Clone, Default)]
enum Said {
    #[default]
    Nothing,
    Done,
    /// What was typed is no zone; one that it may have meant.
    Zone {
        typed: String,
        near: &'static str,
    },
    Hours,
}

/// Writes the settings; `regions`, a `Vec<RegionId>`, are those to choose from, and
/// without any the region isn't asked for.
pub fn write(page: &mut Markup, stage: &Stage, regions: &dyn Any) {
    let typed = stage.state::<Typed>();
    let form = Form {
        host: stage.host(),
        settings: stage.host().settings(),
        typed: &typed,
        change: on(stage, false),
    };
    page.leaf(
        "p",
        attrs! { class="muted small" },
        form.say(Common::SettingsAbout),
    );
    page.tag("div", attrs! { class="row" }, |page| {
        form.zone(page, on(stage, true));
        form.hours(page);
        form.clock(page);
        match regions.downcast_ref::<Vec<RegionId>>() {
            Some(regions) if !regions.is_empty() => form.region(page, regions),
            _ => {}
        }
    });
    form.days(page);
    page.leaf(
        "p",
        attrs! { id="set-said", role="status", class="small" },
        &form.said(),
    );
}

struct Form<'a> {
    host: &'a dyn Host,
    settings: Settings,
    typed: &'a Typed,
    change: Callback<Event>,
}

impl Form<'_> {
    fn say(&self, text: Common) -> &str {
        self.host.words().say(text)
    }

    fn said(&self) -> String {
        match &self.typed.said {
            Said::Nothing => String::new(),
            Said::Done => self.say(Common::SettingsDone).to_owned(),
            Said::Zone { typed, near } => {
                let values = [("zone", typed.as_str()), ("near", near)];
                self.host.words().fill(Common::SettingsNoZone, &values)
            }
            Said::Hours => self.say(Common::SettingsHours).to_owned(),
        }
    }

    /// A control under its label.
    #[inline(never)]
    fn field(&self, page: &mut Markup, label: Common, control: &mut dyn FnMut(&mut Markup)) {
        page.tag("label", attrs! { class="set" }, |page| {
            page.leaf("span", attrs! { class="small" }, self.say(label));
            control(page);
        });
    }

    #[inline(never)]
    fn input(&self, page: &mut Markup, id: &str, kind: &str, value: &str, wrong: bool) {
        let (invalid, described) = match wrong {
            true => (Some("true"), Some("set-said")),
            false => (None, None),
        };
        let list = (kind == "text").then_some("set-zones");
        let attributes = attrs! {
            id=id, type=kind, list=list, autocomplete="off", spellcheck="false",
            aria-invalid=invalid, aria-describedby=described,
        };
        page.tag("input", attributes, |page| {
            page.value(value);
            page.on("change", self.change.clone());
        });
    }

    fn zone(&self, page: &mut Markup, typing: Callback<Event>) {
        let own = self.settings.zone.as_ref().map_or("", Zone::name);
        let value = self.typed.zone.as_deref().unwrap_or(own);
        let wrong = matches!(self.typed.said, Said::Zone { .. });
        self.field(page, Common::SettingsZone, &mut |page| {
            page.tag("span", PLAIN, |page| {
                page.on("input", typing.clone());
                self.input(page, "set-zone", "text", value, wrong);
                page.tag("datalist", attrs! { id="set-zones" }, |page| {
                    for name in proposed(value) {
                        page.tag("option", attrs! { value=name }, |_| {});
                    }
                });
            });
        });
    }

    fn hours(&self, page: &mut Markup) {
        let own = self.settings.hours;
        let [start, end] = match (&self.typed.hours, own) {
            (Some(typed), _) => typed.clone(),
            (None, Some(hours)) => [hours.start().text(), hours.end().text()],
            (None, None) => [String::new(), String::new()],
        };
        let wrong = matches!(self.typed.said, Said::Hours);
        for (label, id, value) in [
            (Common::SettingsFrom, "set-from", start),
            (Common::SettingsTo, "set-to", end),
        ] {
            self.field(page, label, &mut |page| {
                self.input(page, id, "time", &value, wrong);
            });
        }
    }

    fn clock(&self, page: &mut Markup) {
        let chosen = match self.settings.clock {
            Some(Clock::Twelve) => "12",
            Some(Clock::TwentyFour) => "24",
            None => "",
        };
        self.field(page, Common::SettingsClock, &mut |page| {
            page.tag("select", attrs! { id="set-clock" }, |page| {
                page.on("change", self.change.clone());
                option(page, "", self.say(Common::SettingsUsual), chosen);
                option(page, "12", self.say(Common::SettingsTwelve), chosen);
                option(page, "24", self.say(Common::SettingsTwentyFour), chosen);
            });
        });
    }

    fn region(&self, page: &mut Markup, regions: &[RegionId]) {
        let chosen = self.settings.region.as_ref().map_or("", RegionId::as_str);
        self.field(page, Common::SettingsRegion, &mut |page| {
            page.tag("select", attrs! { id="set-region" }, |page| {
                page.on("change", self.change.clone());
                option(page, "", "–", chosen);
                for region in regions {
                    option(page, region.as_str(), region.as_str(), chosen);
                }
            });
        });
    }

    fn days(&self, page: &mut Markup) {
        // The usual days stand ticked until the reader says otherwise.
        let works = days(&self.settings);
        page.tag("fieldset", attrs! { class="row" }, |page| {
            page.leaf(
                "legend",
                attrs! { class="small" },
                self.say(Common::SettingsDays),
            );
            for (day, worked) in Weekday::ALL.into_iter().zip(works) {
                page.tag("label", PLAIN, |page| {
                    let id = ["set-", day.name()].concat();
                    page.tag("input", attrs! { id=&*id, type="checkbox" }, |page| {
                        page.checked(worked);
                        page.on("change", self.change.clone());
                    });
                    page.text(&self.host.date(date_of(day), DateStyle::Weekday));
                });
            }
        });
    }
}

/// A date that falls on this weekday.
fn date_of(day: Weekday) -> NaiveDate {
    let monday = NaiveDate::from_isoywd_opt(2026, 2, chrono::Weekday::Mon).unwrap_or_default();
    let after = Days::new(u64::from(day.index()));
    monday.checked_add_days(after).unwrap_or(monday)
}

/// On which days of the week the reader works, from Monday on.
fn days(settings: &Settings) -> [bool; 7] {
    let week = settings.week();
    Weekday::ALL.map(|day| week.works(day))
}

/// The zones whose name has what was typed in it.
fn proposed(typed: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    let asked = typed.trim().replace(' ', "_").to_ascii_lowercase();
    if asked.len() < 2 {
        return found;
    }
    for name in Zone::names() {
        if found.len() == PROPOSED {
            break;
        }
        if name.to_ascii_lowercase().contains(&asked) {
            found.push(name);
        }
    }
    found.sort_unstable();
    found
}

#[inline(never)]
fn option(page: &mut Markup, value: &str, label: &str, chosen: &str) {
    let selected = (value == chosen).then_some("");
    page.leaf("option", attrs! { value=value, selected=selected }, label);
}

/// Takes what a field holds now; while it is `typing`, only to propose something.
fn on(stage: &Stage, typing: bool) -> Callback<Event> {
    let stage = stage.clone();
    Callback::from(move |event: Event| {
        // A select has `value` as an input has.
        let field = event.target_unchecked_into::<HtmlInputElement>();
        let mut typed = Typed::clone(&stage.state());
        if typing {
            typed.zone = Some(field.value());
            typed.said = Said::Nothing;
        } else {
            let mut settings = stage.host().settings();
            let (id, value) = (field.id(), field.value());
            typed.said = take(&mut settings, &mut typed, &id, &value);
            if matches!(typed.said, Said::Done) {
                stage.host().set_settings(&settings);
                stage.host().changed(Change {
                    view: "settings",
                    value: "",
                });
            }
        }
        stage.set(typed);
    })
}

/// Makes a setting of what field `id` holds, where it is one.
fn take(settings: &mut Settings, typed: &mut Typed, id: &str, value: &str) -> Said {
    let Some(name) = id.strip_prefix("set-") else {
        return Said::Nothing;
    };
    match name {
        "zone" => {
            let name = value.trim();
            match Zone::parse(name) {
                Ok(zone) => settings.zone = Some(zone),
                Err(_) if name.is_empty() => settings.zone = None,
                Err(error) => {
                    typed.zone = Some(value.to_owned());
                    return Said::Zone {
                        typed: name.to_owned(),
                        near: error.suggestion().unwrap_or("Europe/London"),
                    };
                }
            }
            typed.zone = None;
        }
        "from" | "to" => {
            let mut hours = typed.hours.take().unwrap_or_else(|| match settings.hours {
                Some(hours) => [hours.start().text(), hours.end().text()],
                None => [String::new(), String::new()],
            });
            let [from, to] = &mut hours;
            value.clone_into(if name == "from" { from } else { to });
            settings.hours = match (WallTime::parse(from), WallTime::parse(to)) {
                (Some(start), Some(end)) => Hours::new(start, end),
                _ => None,
            };
            let none = from.is_empty() && to.is_empty();
            if settings.hours.is_none() && !none {
                let waits = from.is_empty() || to.is_empty();
                typed.hours = Some(hours);
                // The other half may be on its way.
                return if waits { Said::Nothing } else { Said::Hours };
            }
        }
        "clock" => {
            settings.clock = match value {
                "12" => Some(Clock::Twelve),
                "24" => Some(Clock::TwentyFour),
                _ => None,
            }
        }
        "region" => settings.region = RegionId::parse(value).ok(),
        _ => {
            let week = settings.week();
            let mut workdays = Vec::new();
            for day in Weekday::ALL {
                if week.works(day) != (day.name() == name) {
                    workdays.push(day);
                }
            }
            // As usual is the same as not set.
            let usual = Week::new(None, Some(&workdays)) == Week::default();
            settings.workdays = if usual { Vec::new() } else { workdays };
        }
    }
    Said::Done
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What field `id` with `value` in it makes of the settings, as they are stored,
    /// and whether it was taken.
    fn after(stored: &str, fields: &[(&str, &str)]) -> (String, bool) {
        let mut settings = Settings::parse(stored);
        let mut typed = Typed::default();
        let mut taken = false;
        for (id, value) in fields {
            let mut next = settings.clone();
            taken = matches!(take(&mut next, &mut typed, id, value), Said::Done);
            if taken {
                settings = next;
            }
        }
        (settings.text(), taken)
    }

    #[test]
    fn a_field_becomes_a_setting_where_it_is_one() {
        let check = |stored: &str, fields: &[(&str, &str)], expected: &str, taken: bool| {
            assert_eq!(
                after(stored, fields),
                (expected.to_owned(), taken),
                "{fields:?}"
            );
        };
        let zone = "zone=Asia/Tokyo\n";
        check("", &[("set-zone", " Asia/Tokyo ")], zone, true);
        check(zone, &[("set-zone", "")], "", true);
        check(zone, &[("set-zone", "Tokio")], zone, false);
        check(
            "",
            &[("set-from", "08:00"), ("set-to", "16:00")],
            "hours=08:00-16:00\n",
            true,
        );
        check("", &[("set-from", "08:00")], "", false);
        let hours = "hours=08:00-16:00\n";
        check(hours, &[("set-from", "17:00")], hours, false);
        check(
            hours,
            &[("set-from", "17:00"), ("set-to", "18:00")],
            "hours=17:00-18:00\n",
            true,
        );
        check(hours, &[("set-from", ""), ("set-to", "")], "", true);
        check("", &[("set-clock", "24")], "clock=24\n", true);
        check("clock=24\n", &[("set-clock", "")], "", true);
        check("", &[("set-region", "EMEA")], "region=EMEA\n", true);
        check(
            "",
            &[("set-friday", "on"), ("set-sunday", "on")],
            "workdays=monday tuesday wednesday thursday sunday\n",
            true,
        );
        check("", &[("set-friday", ""), ("set-friday", "on")], "", true);
    }

    #[test]
    fn names_are_proposed_from_two_letters_on() {
        let check = |typed: &str, expected: &[&str]| {
            assert_eq!(proposed(typed), expected, "{typed}");
        };
        check("k", &[]);
        check("kathm", &["Asia/Kathmandu"]);
        check("los ang", &["America/Los_Angeles"]);
        check("zzz", &[]);
        assert_eq!(proposed("america").len(), PROPOSED);
    }
}
