//! The events of a cadence: a rule per slot where one can say it.

use chrono::{Datelike, Months, NaiveDate};

use super::{Event, Recurrence, Rule, When, uid};
use crate::schedule::{Cadence, Date, LAST, Move, On, Ordinal, Planned, Slot, Unscheduled};

/// For how many years meetings are listed singly where no rule can say them and
/// no last date is asked for.
pub const SINGLE_YEARS: u32 = 3;

/// The words that stand in a calendar beside the data's own.
#[derive(Clone, Copy, Debug)]
pub struct Wording<'a> {
    /// What a meeting without a title is called.
    pub untitled: &'a str,
    /// Stands before the address of the agenda.
    pub agenda: &'a str,
    /// Says that the page gives no time.
    pub no_time: &'a str,
}

/// The events of a cadence from `from` on, to `to` or for good; both dates are
/// those of the meetings, as [`Cadence::occurrences`] has them.
///
/// Each slot is one event with a rule, or one per ordinal. Excepted dates are
/// exceptions of the rule, moved ones are exceptions and events of their own.
/// Where no rule can say the turns, each meeting is an event, for
/// [`SINGLE_YEARS`] unless `to` says otherwise. A slot without a time becomes
/// whole days that say so.
///
/// # Errors
/// As for [`Cadence::occurrences`].
pub fn series(
    cadence: &Cadence,
    from: NaiveDate,
    to: Option<NaiveDate>,
    wording: &Wording<'_>,
) -> Result<Vec<Event>, Unscheduled> {
    if cadence.starts.is_none() && matches!(cadence.on, On::Weekly { .. }) {
        return Err(Unscheduled::NoStart);
    }
    let writer = Writer {
        cadence,
        from,
        to,
        wording,
        name: name(cadence),
    };
    let mut events = Vec::new();
    let mut groups: Vec<Group> = Vec::new();
    for planned in cadence.planned(from, to.unwrap_or(LAST)) {
        let key = (planned.slot, planned.ordinal);
        match groups.iter_mut().find(|group| group.key == key) {
            Some(group) => group.dates.push(planned.rule_date),
            None => groups.push(Group {
                key,
                dates: vec![planned.rule_date],
            }),
        }
    }
    for (index, group) in groups.iter().enumerate() {
        let before = groups.get(..index).unwrap_or_default();
        let number = before.iter().filter(|one| one.key.0 == group.key.0).count();
        writer.group(&mut events, group, number)?;
    }
    for (rule_date, moved) in &cadence.moved {
        writer.moved(&mut events, rule_date.0, *moved)?;
    }
    Ok(events)
}

/// Dates that share slot and ordinal, and so perhaps a rule.
struct Group {
    key: (Option<usize>, usize),
    dates: Vec<NaiveDate>,
}

struct Writer<'a> {
    cadence: &'a Cadence,
    from: NaiveDate,
    to: Option<NaiveDate>,
    wording: &'a Wording<'a>,
    name: String,
}

impl Writer<'_> {
    /// A series, or single meetings where no rule gives exactly these dates.
    fn group(&self, out: &mut Vec<Event>, group: &Group, number: usize) -> Result<(), Unscheduled> {
        let cadence = self.cadence;
        let held = |date: &&NaiveDate| {
            !cadence.except.contains(&Date(**date)) && cadence.move_of(**date).is_none()
        };
        let slot = group.key.0;
        let from = group.dates.iter().position(|date| held(&date));
        let Some(dates @ [first, rest @ ..]) = from.and_then(|from| group.dates.get(from..)) else {
            return Ok(());
        };
        let rule = rules(cadence, group.key.1, first, rest.first())
            .into_iter()
            .find(|rule| {
                let given = rule.dates(*first);
                let given = given.take_while(|date| *date <= self.to.unwrap_or(LAST));
                given.eq(dates.iter().copied())
            });
        let last = dates.iter().rfind(held).copied();
        let Some(rule) = rule.filter(|_| last != Some(*first)) else {
            let end = first.checked_add_months(Months::new(12 * SINGLE_YEARS));
            let end = self.to.or(end).unwrap_or(LAST);
            for date in dates.iter().filter(held).take_while(|date| **date <= end) {
                let name = self.uid(slot, &Date(*date).text());
                out.push(self.single(name, slot, *date, None)?);
            }
            return Ok(());
        };
        let mut ordinal = String::new();
        crate::digits::push(&mut ordinal, number as i64 + 1);
        let name = self.uid(slot, if number == 0 { "" } else { &ordinal });
        let mut event = self.event(name, slot, *first, None)?;
        let last = last.filter(|_| self.to.is_some());
        let except = dates
            .iter()
            .filter(|date| !held(date) && last.is_none_or(|last| **date < last));
        event.recurrence = Some(Recurrence {
            rule,
            last,
            except: except.copied().collect(),
        });
        out.push(event);
        Ok(())
    }

    /// The one meeting that takes another date or time.
    fn moved(
        &self,
        out: &mut Vec<Event>,
        rule_date: NaiveDate,
        to: Move,
    ) -> Result<(), Unscheduled> {
        let date = to.date.map_or(rule_date, |date| date.0);
        if date < self.from || self.to.is_some_and(|to| date > to) {
            return Ok(());
        }
        let mut planned = self.cadence.planned(rule_date, rule_date);
        if let Some(Planned { slot, .. }) = planned.next() {
            let name = self.uid(slot, &Date(rule_date).text());
            out.push(self.single(name, slot, date, Some(to))?);
        }
        Ok(())
    }

    /// A meeting on its own: a time that the clock skips is told as it falls.
    fn single(
        &self,
        uid: String,
        slot: Option<usize>,
        date: NaiveDate,
        moved: Option<Move>,
    ) -> Result<Event, Unscheduled> {
        let mut event = self.event(uid, slot, date, moved)?;
        if let (When::Clock { zone, minutes, .. }, Some(start)) = (event.when, event.when.start()) {
            event.when = When::at(start, zone, minutes)?;
        }
        Ok(event)
    }

    fn event(
        &self,
        uid: String,
        slot: Option<usize>,
        date: NaiveDate,
        moved: Option<Move>,
    ) -> Result<Event, Unscheduled> {
        let cadence = self.cadence;
        let slot = slot.and_then(|slot| cadence.rotation.get(slot));
        let mut title = cadence
            .title
            .as_deref()
            .unwrap_or(self.wording.untitled)
            .to_owned();
        let label = slot.map(Slot::label).filter(|label| !label.is_empty());
        if let Some(label) = label.filter(|_| cadence.rotation.len() > 1) {
            title.push_str(" (");
            title.push_str(&label);
            title.push(')');
        }
        let mut notes = String::new();
        if let Some(agenda) = &cadence.agenda {
            notes.push_str(self.wording.agenda);
            notes.push_str(": ");
            notes.push_str(agenda.as_str());
        }
        let time = moved
            .and_then(|to| to.time)
            .or(slot.and_then(|slot| slot.time));
        let when = match (time, slot.and_then(|slot| slot.zone)) {
            (Some(time), Some(zone)) => {
                let wall = date.and_time(time.naive());
                zone.resolve(wall)?;
                When::Clock {
                    wall,
                    zone,
                    minutes: cadence.duration,
                }
            }
            _ => {
                if !notes.is_empty() {
                    notes.push('\n');
                }
                notes.push_str(self.wording.no_time);
                When::Day(date)
            }
        };
        Ok(Event {
            uid,
            title,
            when,
            recurrence: None,
            location: cadence.location.clone(),
            notes,
        })
    }

    fn uid(&self, slot: Option<usize>, rest: &str) -> String {
        let mut number = String::new();
        crate::digits::push(&mut number, slot.map_or(0, |slot| slot as i64 + 1));
        let parts = [self.name.as_str(), &number, rest];
        uid(parts
            .get(..if rest.is_empty() { 2 } else { 3 })
            .unwrap_or(&parts))
    }
}

/// The rules that may give dates which begin with these two.
fn rules(
    cadence: &Cadence,
    ordinal: usize,
    first: &NaiveDate,
    second: Option<&NaiveDate>,
) -> Vec<Rule> {
    let Some(second) = second else {
        return Vec::new();
    };
    let days = crate::zone::day_shift(*first, *second).unsigned_abs();
    let months = (second.year() - first.year()) * 12 + second.month() as i32 - first.month() as i32;
    let months = months.unsigned_abs();
    match &cadence.on {
        On::Weekly { .. } => vec![Rule::Weekly { every: days / 7 }],
        // Months that lack the day or the fifth weekday are in the rule's steps.
        On::Day { .. } => [months, 1].map(|every| Rule::Day { every }).into(),
        On::Monthly { ordinals, .. } => {
            // A last weekday whose fourth has an ordinal of its own is a fifth.
            let named = ordinals.get(ordinal).copied();
            let fifth = Ordinal::new(5);
            let mut rules = Vec::new();
            for ordinal in [named, fifth].into_iter().flatten() {
                for every in [months, 1] {
                    rules.push(Rule::Monthly { every, ordinal });
                }
            }
            rules
        }
    }
}

/// What the meeting is known by: its id, else its title, else its rule and times.
fn name(cadence: &Cadence) -> String {
    if let Some(name) = cadence.id.as_ref().or(cadence.title.as_ref()) {
        return name.clone();
    }
    let mut text = String::new();
    let starts = cadence.starts.map(|date| date.0).unwrap_or(LAST);
    for (date, _) in cadence
        .on
        .dates(cadence.starts.map(|date| date.0), starts, LAST)
        .take(9)
    {
        Date(date).push(&mut text);
    }
    for slot in &cadence.rotation {
        if let Some(time) = slot.time {
            time.push(&mut text);
        }
        text.push_str(slot.zone.as_ref().map_or("", |zone| zone.name()));
    }
    super::uid::digest(&text)
}
