//! What is planned at the same time: months as a picture, and a table with all of
//! it in words.

use inlay_domain::publisher::{Activity, Assessment, Certainty};
use inlay_domain::schedule::Date;

use super::clerk::Case;
use super::messages::Text;
use super::sheet::Field;
use super::strip::{Bar, Place, Strip};
use super::view::NOTE;
use crate::attrs;
use crate::foot::anchor;
use crate::host::DateStyle;
use crate::markup::{Markup, PLAIN};

pub(super) fn all(page: &mut Markup, desk: &Case<'_>, assessment: &Assessment<'_>) {
    let (starts, ends) = (desk.sheet.starts(), desk.sheet.ends());
    let dated = starts.is_some() && ends.is_some();
    let from = starts.unwrap_or_else(|| soon(desk));
    let days = (from, ends.unwrap_or(from));
    let conflicts: &[_] = if dated { &assessment.conflicts } else { &[] };
    let asked = starts.is_some() && !desk.sheet.get(Field::Team).is_empty();
    let slots = asked.then_some(&assessment.slots);
    let strip = Strip::new(&desk.plan.activities, days, conflicts, slots);

    let certain = conflicts
        .iter()
        .filter(|one| one.certainty == Certainty::Certain);
    let certain = certain.count();
    let text = conclusion(desk, &strip, dated, certain, conflicts.len() - certain);
    page.leaf("p", PLAIN, &text);
    if !strip.bars.is_empty() {
        picture(page, desk, &strip, &text);
        table(page, desk, &strip);
    }
}

/// Where the calendar begins before a date is entered: today, or when something is
/// planned next.
fn soon(desk: &Case<'_>) -> Date {
    let ahead = |one: &&Activity| one.ends >= desk.today;
    let ahead = desk.plan.activities.iter().filter(ahead);
    let next = ahead.map(|one| one.starts).min();
    next.map_or(desk.today, |next| next.max(desk.today))
}

fn conclusion(
    desk: &Case<'_>,
    strip: &Strip<'_>,
    dated: bool,
    certain: usize,
    possible: usize,
) -> String {
    if dated {
        let text = match (certain, possible) {
            (0, 0) => Text::NoConflict,
            (_, 0) => Text::Certain,
            (0, _) => Text::Possible,
            _ => Text::Both,
        };
        let (certain, possible) = (desk.count(certain), desk.count(possible));
        return desk.fill(text, &[("certain", &certain), ("possible", &possible)]);
    }
    let Some((first, last)) = strip.ends() else {
        return String::new();
    };
    let month = |day: Date| desk.host().date(day.0, DateStyle::Month);
    let text = if strip.bars.is_empty() {
        Text::NothingPlanned
    } else {
        Text::NoDates
    };
    desk.fill(text, &[("first", &month(first)), ("last", &month(last))])
}

/// The months in days, each activity a bar. A table of the days needs no style of
/// its own for each bar, which the strictest policy would forbid.
fn picture(page: &mut Markup, desk: &Case<'_>, strip: &Strip<'_>, text: &str) {
    let all = strip.days();
    let names = number(all / 2);
    let around = attrs! { role="img", class="strip", part="calendar", aria-label=text };
    page.tag("div", around, |page| {
        page.tag("table", PLAIN, |page| {
            page.tag("tr", PLAIN, |page| {
                cell(page, &names, "", "");
                for (month, days) in &strip.months {
                    let name = desk.host().date(month.first().0, DateStyle::Month);
                    cell(page, &number(*days), "month", &name);
                }
            });
            let own = desk.sheet.starts().zip(desk.sheet.ends());
            if let Some(place) = own.and_then(|(starts, ends)| strip.place(starts, ends)) {
                let name = match desk.sheet.get(Field::Name) {
                    "" => desk.say(Text::Own),
                    name => name,
                };
                bar(page, &names, name, place, "own", "");
            }
            for each in &strip.bars {
                let (class, mark) = look(each);
                bar(page, &names, &each.activity.name, each.place, class, mark);
            }
        });
    });
}

/// A class, and a sign for who doesn't see its colour.
fn look(bar: &Bar<'_>) -> (&'static str, &'static str) {
    match (bar.conflict, bar.slot) {
        (Some(Certainty::Certain), _) => ("certain", "⚑"),
        (Some(Certainty::Possible), _) => ("possible", "?"),
        (None, true) => ("slot", "■"),
        (None, false) => ("other", ""),
    }
}

fn bar(page: &mut Markup, names: &str, name: &str, place: Place, class: &str, mark: &str) {
    page.tag("tr", PLAIN, |page| {
        cell(page, names, "name", name);
        for (days, class, mark) in [
            (place.before, "", ""),
            (place.days, class, mark),
            (place.after, "", ""),
        ] {
            if days > 0 {
                cell(page, &number(days), class, mark);
            }
        }
    });
}

#[inline(never)]
fn cell(page: &mut Markup, span: &str, class: &str, text: &str) {
    page.leaf("td", attrs! { colspan=span, class=class }, text);
}

fn number(value: u32) -> String {
    let mut out = String::new();
    inlay_domain::digits::push(&mut out, value.into());
    out
}

/// The same in words.
fn table(page: &mut Markup, desk: &Case<'_>, strip: &Strip<'_>) {
    let columns = [Text::Activity, Text::Team, Text::Dates, Text::Effect];
    page.tag("table", attrs! { part="table", class="planned" }, |page| {
        page.leaf("caption", attrs! { class="sr" }, desk.say(Text::Planned));
        page.tag("thead", PLAIN, |page| {
            page.tag("tr", PLAIN, |page| {
                for column in columns {
                    page.leaf("th", attrs! { scope="col" }, desk.say(column));
                }
            });
        });
        page.tag("tbody", PLAIN, |page| {
            for bar in &strip.bars {
                line(page, desk, bar);
            }
        });
    });
}

fn line(page: &mut Markup, desk: &Case<'_>, bar: &Bar<'_>) {
    let activity = bar.activity;
    page.tag("tr", PLAIN, |page| {
        page.tag("th", attrs! { scope="row" }, |page| {
            match &activity.url {
                Some(url) => anchor(page, desk.host(), &activity.name, url, activity.access),
                None => page.text(&activity.name),
            }
            if let Some(publisher) = &activity.publisher {
                page.leaf("span", NOTE, &[" ", &**publisher].concat());
            }
        });
        let mut said = |label: Text, text: &str| {
            page.leaf("td", attrs! { data-label=desk.say(label) }, text);
        };
        said(Text::Team, &activity.team);
        said(Text::Dates, &desk.days(activity.starts, activity.ends));
        let mut effect = String::new();
        let conflict = match bar.conflict {
            Some(Certainty::Certain) => Some(("⚑ ", Text::IsConflict)),
            Some(Certainty::Possible) => Some(("? ", Text::MayConflict)),
            None => None,
        };
        let slot = bar.slot.then_some(("■ ", Text::TakesSlot));
        for (mark, text) in [conflict, slot].into_iter().flatten() {
            let one = [mark, desk.say(text)].concat();
            desk.host().words().add(&mut effect, &one);
        }
        said(Text::Effect, if effect.is_empty() { "–" } else { &effect });
    });
}
