//! The data of a recurring meeting whose time may rotate between regions.

use core::fmt;

use chrono::{Days, NaiveDate};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::working::{Hours, Load, Status, Week};
use super::{Date, Occurrence, On, WallTime, Weekday};
use crate::json::{self, Contract, Fault, Node, Path, Problem, Shape, shape};
use crate::link::{AsOf, Link, LinkUrl};
use crate::region::RegionId;
use crate::zone::Zone;

/// A recurring meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cadence {
    /// Names the meeting for calendars; stays the same when the rest changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What the meeting is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Length in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<u16>,
    /// The rule by which it recurs.
    pub on: On,
    /// The slots that share the dates. With as many slots as ordinals the
    /// first ordinal takes the first slot and so on; otherwise they take turns
    /// from the first date on or after `starts`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rotation: Vec<Slot>,
    /// The order of the slots is only the one in which a page names them, so
    /// which of them takes which date is our reading; the widget says so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub order_assumed: bool,
    /// The day from which the rule holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<Date>,
    /// Dates on which it isn't held; they keep their turn in the rotation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<Date>,
    /// Dates that are held on another day or at another time.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "moved")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "std::collections::BTreeMap<String, Move>")
    )]
    pub moved: Vec<(Date, Move)>,
    /// Who takes part, and where their clocks stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attendees: Vec<Attendee>,
    /// Where the agenda is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agenda: Option<LinkUrl>,
    /// Where the meeting is held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<LinkUrl>,
    /// The address of a hosted calendar feed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<LinkUrl>,
    /// More links.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// The day for which the data hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
}

/// One of the times between which a meeting rotates.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// What the slot is called; its regions unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The regions it is for; everyone when none are given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<RegionId>,
    /// When it begins, on a clock in `zone`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<WallTime>,
    /// The zone of its time and of its date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<Zone>,
}

/// Where a date was moved to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// The other day; the same unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The other time in the slot's zone; the same unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<WallTime>,
}

/// People of a region who share a clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Attendee {
    /// Their region; slots that name regions invite by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionId>,
    /// Where their clocks stand.
    pub zone: Zone,
    /// How many they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    /// Their working hours; 09:00 to 17:00 unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// Their working days; Monday to Friday unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workdays: Option<Vec<Weekday>>,
}

impl Cadence {
    /// A meeting of which the rule alone is known.
    #[must_use]
    pub const fn new(on: On) -> Self {
        Self {
            id: None,
            title: None,
            duration: None,
            on,
            rotation: Vec::new(),
            order_assumed: false,
            starts: None,
            except: Vec::new(),
            moved: Vec::new(),
            attendees: Vec::new(),
            agenda: None,
            location: None,
            calendar: None,
            links: Vec::new(),
            as_of: None,
        }
    }

    /// The zones that matter to this meeting, each once: the attendees', or
    /// without attendees the slots'.
    #[must_use]
    pub fn zones(&self) -> Vec<Zone> {
        let mut zones = Vec::new();
        for attendee in &self.attendees {
            if !zones.contains(&attendee.zone) {
                zones.push(attendee.zone);
            }
        }
        if zones.is_empty() {
            for zone in self.rotation.iter().filter_map(|slot| slot.zone) {
                if !zones.contains(&zone) {
                    zones.push(zone);
                }
            }
        }
        zones
    }

    /// The slot of an occurrence of this cadence.
    #[must_use]
    pub fn slot(&self, occurrence: &Occurrence) -> Option<&Slot> {
        self.rotation.get(occurrence.slot?)
    }

    /// Where an occurrence stands in someone's working week; `None` without a
    /// time, unless they aren't invited anyway.
    #[must_use]
    pub fn status(&self, attendee: &Attendee, occurrence: &Occurrence) -> Option<Status> {
        if let Some(slot) = self.slot(occurrence)
            && !slot.invites(attendee.region.as_ref())
        {
            return Some(Status::NotInvited);
        }
        let seen = occurrence.local(&attendee.zone)?;
        Some(Week::new(attendee.hours, attendee.workdays.as_deref()).status(seen.local.wall))
    }

    /// How occurrences treat someone; those without a time aren't counted.
    #[must_use]
    pub fn load(&self, attendee: &Attendee, occurrences: &[Occurrence]) -> Load {
        let mut load = Load::default();
        for status in occurrences
            .iter()
            .filter_map(|one| self.status(attendee, one))
        {
            load.add(status);
        }
        load
    }

    pub(super) fn starts(&self) -> Option<NaiveDate> {
        self.starts.map(|date| date.0)
    }

    /// The rule's own date that is nearest to one that it doesn't give; `None`
    /// for one that it gives. Without the start that a rule in weeks needs,
    /// nothing speaks against any.
    fn nearest(&self, date: NaiveDate) -> Option<NaiveDate> {
        let starts = self.starts();
        if matches!(self.on, On::Weekly { .. }) && starts.is_none() {
            return None;
        }
        let (after, _) = self.on.first(starts, date)?;
        if after == date {
            return None;
        }
        // No rule pauses for longer than it does after this date, twice.
        let span = u64::from(crate::zone::day_shift(date, after).unsigned_abs());
        let begin = date.checked_sub_days(Days::new(span.max(35)))?;
        let before = self.on.dates(starts, begin, date).last();
        let distance = |one: NaiveDate| crate::zone::day_shift(date, one).unsigned_abs();
        match before {
            Some((before, _)) if distance(before) <= distance(after) => Some(before),
            _ => Some(after),
        }
    }
}

impl Slot {
    /// Its name, else its regions joined by `/`; empty when it has neither.
    #[must_use]
    pub fn label(&self) -> String {
        if let Some(name) = &self.name {
            return name.clone();
        }
        let mut label = String::new();
        for region in &self.regions {
            if !label.is_empty() {
                label.push('/');
            }
            label.push_str(region.as_str());
        }
        label
    }

    /// Whether it is for this region. A slot without regions is for everyone,
    /// and who has no region is invited to every slot.
    #[must_use]
    pub fn invites(&self, region: Option<&RegionId>) -> bool {
        region.is_none_or(|region| self.regions.is_empty() || self.regions.contains(region))
    }
}

shape!(Cadence {
    on;
    id, title, duration, rotation, order_assumed, starts, except, moved, attendees, agenda, location, calendar,
    links, as_of,
});
shape!(Slot { ; name, regions, time, zone });
shape!(Move { ; date, time });
shape!(Attendee { zone; region, people, hours, workdays });

impl Shape for Vec<(Date, Move)> {
    fn read(node: &Node<'_>) -> Result<Self, Problem> {
        json::pairs(node)
    }
}

impl Contract for Cadence {
    fn decode(root: &Node<'_>) -> Result<Self, Problem> {
        Shape::read(root)
    }

    fn check(&self) -> Result<(), Fault> {
        if self.duration == Some(0) {
            return Err(Fault::new(
                "duration",
                "A meeting takes at least a minute. Leave the duration out if it isn't known.",
            ));
        }
        for (index, slot) in self.rotation.iter().enumerate() {
            if slot.time.is_some() && slot.zone.is_none() {
                return Err(Fault::new(
                    Path::root().field("rotation").index(index).field("zone"),
                    "A time needs the zone whose clock shows it. Add \"zone\", like \"Europe/London\".",
                ));
            }
        }
        for (index, attendee) in self.attendees.iter().enumerate() {
            if attendee.workdays.as_ref().is_some_and(Vec::is_empty) {
                return Err(Fault::new(
                    Path::root()
                        .field("attendees")
                        .index(index)
                        .field("workdays"),
                    "Name at least one working day, or leave the field out for Monday to Friday.",
                ));
            }
        }
        for (date, moved) in &self.moved {
            let fault = |message: &str| {
                Err(Fault::new(
                    Path::root().field("moved").field(&date.text()),
                    message,
                ))
            };
            if moved.date.is_none() && moved.time.is_none() {
                return fault(
                    "Say where it moves to: another \"date\", another \"time\", or both.",
                );
            }
            if self.except.contains(date) {
                return fault(
                    "This date stands under \"except\" too. It is either moved or not held.",
                );
            }
            if let Some(near) = self.nearest(date.0) {
                return fault(&not_given("moved", near));
            }
        }
        for (index, date) in self.except.iter().enumerate() {
            if let Some(near) = self.nearest(date.0) {
                return Err(Fault::new(
                    Path::root().field("except").index(index),
                    not_given("left out", near),
                ));
            }
        }
        Ok(())
    }
}

/// A fault that names the date which was probably meant.
fn not_given(done: &str, near: NaiveDate) -> String {
    let mut message = String::from("The meeting isn't on this date, so nothing can be ");
    message.push_str(done);
    message.push_str("; its rule gives ");
    Date(near).push(&mut message);
    message.push('.');
    message
}

/// An object with dates as its keys, as a list: few enough to search.
pub(crate) mod moved {
    use super::*;

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<(Date, Move)>, D::Error> {
        struct Moves;

        impl<'de> Visitor<'de> for Moves {
            type Value = Vec<(Date, Move)>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(
                    "dates and where they move, like {\"2026-12-02\": {\"date\": \"2026-12-03\"}}",
                )
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut moves = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    moves.push(entry);
                }
                Ok(moves)
            }
        }

        deserializer.deserialize_map(Moves)
    }

    pub(crate) fn serialize<S: Serializer>(
        moves: &[(Date, Move)],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_map(moves.iter().map(|(date, to)| (date, to)))
    }
}
