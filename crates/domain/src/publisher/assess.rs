//! What the rules say of a proposal.

use super::conflict::{agree_on, all};
use super::{Activity, Conflict, Cost, Month, Proposal, Publisher, Role, same};
use crate::schedule::Date;

/// How a programme goes to its publisher.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// The publisher is worked with already, and engaged without the agency: no
    /// slot, no fee.
    Direct,
    /// Through the agency, taking a slot.
    Slot,
    /// Through the agency, but no slot of the month is left.
    Full,
}

impl Route {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Slot => "slot",
            Self::Full => "full",
        }
    }
}

/// The slots of a team in a month.
#[derive(Debug, Clone, PartialEq)]
pub struct Slots<'a> {
    /// The month.
    pub month: Month,
    /// What takes a slot already, in the order of the file.
    pub taken: Vec<&'a Activity>,
    /// How many there are; `None` is no limit.
    pub limit: Option<u32>,
}

impl Slots<'_> {
    /// How many are taken.
    #[must_use]
    pub fn used(&self) -> u32 {
        u32::try_from(self.taken.len()).unwrap_or(u32::MAX)
    }

    /// How many are left; `None` is no limit.
    #[must_use]
    pub fn left(&self) -> Option<u32> {
        Some(self.limit?.saturating_sub(self.used()))
    }
}

/// Something that the rules leave open and that was read one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Whether the publisher is worked with already isn't said, so it isn't.
    NoRelationship,
    /// The programme runs in several months; it counts for the one it starts in.
    MonthOfStart,
}

impl Reading {
    /// What was read how, in English.
    #[must_use]
    pub fn english(self) -> &'static str {
        match self {
            Self::NoRelationship => {
                "Nothing says that you already work with this publisher, so the programme goes through the agency. That is our reading."
            }
            Self::MonthOfStart => {
                "The programme runs in more than one month and counts for the month it starts in. That is our reading."
            }
        }
    }
}

/// What the rules say of a proposal.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment<'a> {
    /// How the programme goes to the publisher.
    pub route: Route,
    /// The slots of its team in the month in which it starts.
    pub slots: Slots<'a>,
    /// What it costs; `None` without a spend.
    pub cost: Option<Cost>,
    /// What it may get in the way of.
    pub conflicts: Vec<Conflict<'a>>,
    /// Whom to tag in the campaign issue.
    pub roles: Vec<&'a Role>,
    /// What was read one way.
    pub readings: Vec<Reading>,
}

impl<'a> Assessment<'a> {
    /// Applies the rules to a proposal.
    #[must_use]
    pub fn new(publisher: &'a Publisher, proposal: &Proposal) -> Self {
        let slots = publisher.slots(&proposal.team, proposal.starts, proposal.id.as_deref());
        let direct = proposal.existing_relationship == Some(true);
        let route = match slots.left() {
            _ if direct => Route::Direct,
            Some(0) => Route::Full,
            _ => Route::Slot,
        };
        let mut readings = Vec::new();
        if proposal.existing_relationship.is_none() {
            readings.push(Reading::NoRelationship);
        }
        if !direct && Month::of(proposal.starts) != Month::of(proposal.ends) {
            readings.push(Reading::MonthOfStart);
        }
        let spend = proposal.spend.as_ref();
        Self {
            route,
            slots,
            cost: spend.map(|spend| Cost::new(publisher, spend, direct)),
            conflicts: publisher.conflicts(proposal),
            roles: publisher.roles_for(proposal),
            readings,
        }
    }

    /// The handles to tag, each once.
    #[must_use]
    pub fn tag(&self) -> Vec<&'a str> {
        let mut tag = Vec::new();
        for role in &self.roles {
            if let Some(handle) = &role.handle
                && !tag.contains(&handle.as_str())
            {
                tag.push(handle.as_str());
            }
        }
        tag
    }
}

impl Publisher {
    /// The slots of a team in the month of a day, without the activity `except`.
    #[must_use]
    pub fn slots(&self, team: &str, day: Date, except: Option<&str>) -> Slots<'_> {
        let month = Month::of(day);
        let mut taken = Vec::new();
        for activity in &self.activities {
            if activity.takes_slot()
                && Month::of(activity.starts) == month
                && Some(&*activity.id) != except
                && same(&activity.team, team)
            {
                taken.push(activity);
            }
        }
        Slots {
            month,
            taken,
            limit: self.limit(team),
        }
    }

    /// Who is tagged for a proposal: every role that isn't narrowed to others.
    /// What the proposal doesn't say excludes nobody.
    #[must_use]
    pub fn roles_for(&self, proposal: &Proposal) -> Vec<&Role> {
        let team = [&*proposal.team];
        let concerned = |role: &&Role| {
            agree_on(&mut role.teams.iter(), &mut team.into_iter()).is_some()
                && agree_on(
                    &mut role.regions.iter(),
                    &mut all([&proposal.region, &proposal.regions]),
                )
                .is_some()
                && agree_on(
                    &mut role.segments.iter(),
                    &mut all([&proposal.segment, &proposal.segments]),
                )
                .is_some()
        };
        self.roles.iter().filter(concerned).collect()
    }
}
