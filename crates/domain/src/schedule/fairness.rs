//! Whom a cadence costs, and what other times would cost instead.
//!
//! Averages hide who bears a meeting, so what counts here is the worst-off
//! group, how far it is from the best-off one, and who never meets whom.

use chrono::NaiveDate;

use super::working::{Load, Status, Week};
use super::{Attendee, Cadence, Occurrence, WallTime};
use crate::region::RegionId;
use crate::zone::Zone;

/// How a cadence treats its attendees over some occurrences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fairness {
    /// In the order of the attendees.
    pub loads: Vec<Load>,
    /// Index of the group with the greatest burden, of those that are invited.
    pub worst: Option<usize>,
    /// Index of the group with the least.
    pub best: Option<usize>,
}

impl Fairness {
    fn new(loads: Vec<Load>) -> Self {
        let (mut worst, mut best) = (None, None);
        let mut extremes: Option<(Load, Load)> = None;
        for (index, load) in loads.iter().enumerate() {
            if load.invited() == 0 {
                continue;
            }
            let (most, least) = extremes.get_or_insert((*load, *load));
            if worst.is_none() || heavier(load, most) {
                worst = Some(index);
                *most = *load;
            }
            if best.is_none() || heavier(least, load) {
                best = Some(index);
                *least = *load;
            }
        }
        Self { loads, worst, best }
    }

    /// The greatest burden, in minutes per occurrence.
    #[must_use]
    pub fn greatest(&self) -> Option<u32> {
        self.loads.get(self.worst?)?.burden()
    }

    /// The least burden, in minutes per occurrence.
    #[must_use]
    pub fn least(&self) -> Option<u32> {
        self.loads.get(self.best?)?.burden()
    }

    /// Whether nobody is ever more than two hours off.
    #[must_use]
    pub fn suits_all(&self) -> bool {
        self.loads.iter().all(|load| load.outside == 0)
    }
}

/// Whether the first bears more per invited occurrence, exactly.
fn heavier(one: &Load, other: &Load) -> bool {
    u64::from(one.away) * u64::from(other.invited())
        > u64::from(other.away) * u64::from(one.invited())
}

impl Cadence {
    /// How occurrences treat each of the attendees; those without a time aren't
    /// counted.
    #[must_use]
    pub fn fairness(&self, occurrences: &[Occurrence]) -> Fairness {
        let load = |attendee| self.load(attendee, occurrences);
        Fairness::new(self.attendees.iter().map(load).collect())
    }

    /// The pairs of regions that no slot invites together.
    #[must_use]
    pub fn apart(&self) -> Vec<(&RegionId, &RegionId)> {
        let mut regions: Vec<&RegionId> = Vec::new();
        for region in self.attendees.iter().filter_map(|one| one.region.as_ref()) {
            if !regions.contains(&region) {
                regions.push(region);
            }
        }
        let mut apart = Vec::new();
        for (index, one) in regions.iter().enumerate() {
            for other in regions.iter().skip(index + 1) {
                let together = self.rotation.is_empty()
                    || self
                        .rotation
                        .iter()
                        .any(|slot| slot.invites(Some(one)) && slot.invites(Some(other)));
                if !together {
                    apart.push((*one, *other));
                }
            }
        }
        apart
    }

    /// The fairest other times for the slots of these occurrences, at most
    /// `count`, the fairest first: those whose worst-off group is best off, and
    /// of these the ones with the least burden in all. Regions and zones of the
    /// slots stay. Times that are no better than today's aren't listed.
    ///
    /// Every half hour is tried for up to two slots, every hour for three;
    /// `None` for more, or where a slot has no time.
    #[must_use]
    pub fn fairer(&self, occurrences: &[Occurrence], count: usize) -> Option<Vec<Proposal>> {
        let step = match self.rotation.len() {
            1 | 2 => 30,
            3 => 60,
            _ => return None,
        };
        let tables = self.tables(occurrences, step)?;
        let today = Measure::of(&self.fairness(occurrences).loads);
        let mut found: Vec<(Measure, Proposal)> = Vec::new();
        let times = 1_440 / step as usize;
        for index in 0..times.pow(tables.len() as u32) {
            let mut loads = vec![Load::default(); self.attendees.len()];
            let mut chosen = Vec::with_capacity(tables.len());
            let mut rest = index;
            for table in &tables {
                let (time, added) = table.get(rest % times)?;
                rest /= times;
                chosen.push(*time);
                for (load, added) in loads.iter_mut().zip(added) {
                    load.join(added);
                }
            }
            let measure = Measure::of(&loads);
            let place = found.iter().rposition(|(other, _)| *other <= measure);
            let place = place.map_or(0, |place| place + 1);
            if measure < today && place < count {
                let fairness = Fairness::new(loads);
                found.insert(
                    place,
                    (
                        measure,
                        Proposal {
                            times: chosen,
                            fairness,
                        },
                    ),
                );
                found.truncate(count);
            }
        }
        Some(found.into_iter().map(|(_, proposal)| proposal).collect())
    }

    /// For each slot, for each time of day: what it would cost each attendee.
    fn tables(&self, occurrences: &[Occurrence], step: u32) -> Option<Vec<Table>> {
        let weeks: Vec<Week> = self
            .attendees
            .iter()
            .map(|one| Week::new(one.hours, one.workdays.as_deref()))
            .collect();
        let mut tables = Vec::new();
        for (index, slot) in self.rotation.iter().enumerate() {
            let (zone, _) = (slot.zone?, slot.time?);
            let mut table = Vec::new();
            for minutes in (0..1_440).step_by(step as usize) {
                let time = WallTime::new(minutes / 60, minutes % 60)?;
                let mut loads = vec![Load::default(); self.attendees.len()];
                for one in occurrences.iter().filter(|one| one.slot == Some(index)) {
                    for ((attendee, week), load) in
                        self.attendees.iter().zip(&weeks).zip(&mut loads)
                    {
                        let status = if slot.invites(attendee.region.as_ref()) {
                            status(&zone, one.date, time, attendee, week)?
                        } else {
                            Status::NotInvited
                        };
                        load.add(status);
                    }
                }
                table.push((time, loads));
            }
            tables.push(table);
        }
        Some(tables)
    }
}

/// What a slot would cost at each time of day.
type Table = Vec<(WallTime, Vec<Load>)>;

fn status(
    zone: &Zone,
    date: NaiveDate,
    time: WallTime,
    attendee: &Attendee,
    week: &Week,
) -> Option<Status> {
    let start = zone.resolve(date.and_time(time.naive())).ok()?.instant;
    Some(week.status(attendee.zone.localize(start).ok()?.wall))
}

/// Times for the slots, one each, and whom they would cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// In the order of the slots, in their zones.
    pub times: Vec<WallTime>,
    /// Whom they would cost.
    pub fairness: Fairness,
}

/// What makes times fairer, the most important first: the greatest burden in
/// quarters of an hour, since a few minutes are no reason; then occurrences
/// outside working hours; then all burdens together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Measure(u32, u32, u32);

impl Measure {
    fn of(loads: &[Load]) -> Self {
        let (mut greatest, mut outside, mut all) = (0, 0_u32, 0_u32);
        for load in loads {
            let burden = load.burden().unwrap_or(0);
            greatest = greatest.max(burden);
            outside = outside.saturating_add(load.outside);
            all = all.saturating_add(burden);
        }
        Self(greatest / 15, outside, all)
    }
}
