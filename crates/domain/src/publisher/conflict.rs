//! What gets in each other's way.

use super::{Activity, Proposal, Publisher, Several, same};

/// An activity that a proposal may get in the way of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conflict<'a> {
    /// The activity.
    pub activity: &'a Activity,
    /// How sure that is.
    pub certainty: Certainty,
}

/// How sure a conflict is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// Both say all that it takes.
    Certain,
    /// A region, a segment or an audience isn't given for one of them.
    Possible,
}

impl Certainty {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Possible => "possible",
        }
    }
}

impl Publisher {
    /// The activities that run at the same time as the proposal, and are with the
    /// same publisher or for the same region, segment and audience; in the order
    /// of the file.
    #[must_use]
    pub fn conflicts(&self, proposal: &Proposal) -> Vec<Conflict<'_>> {
        let mut conflicts = Vec::new();
        for activity in &self.activities {
            if proposal.is(activity) {
                continue;
            }
            if let Some(certainty) = certainty(proposal, activity) {
                conflicts.push(Conflict {
                    activity,
                    certainty,
                });
            }
        }
        conflicts
    }
}

impl Proposal {
    /// Whether it is this activity, planned already.
    #[must_use]
    pub fn is(&self, activity: &Activity) -> bool {
        self.id.as_ref() == Some(&activity.id)
    }
}

fn certainty(proposal: &Proposal, activity: &Activity) -> Option<Certainty> {
    if proposal.starts > activity.ends || activity.starts > proposal.ends {
        return None;
    }
    let with = activity.publisher.as_deref().unwrap_or_default();
    if !with.trim().is_empty() && same(with, &proposal.publisher) {
        return Some(Certainty::Certain);
    }
    let all = [
        agree(
            [&proposal.region, &proposal.regions],
            [&activity.region, &activity.regions],
        )?,
        agree(
            [&proposal.segment, &proposal.segments],
            [&activity.segment, &activity.segments],
        )?,
        agree_on(
            &mut proposal.audience.iter().map(String::as_str),
            &mut activity.audience.iter().map(String::as_str),
        )?,
    ];
    Some(if all.contains(&Certainty::Possible) {
        Certainty::Possible
    } else {
        Certainty::Certain
    })
}

fn agree(one: [&Several; 2], other: [&Several; 2]) -> Option<Certainty> {
    agree_on(&mut all(one), &mut all(other))
}

/// The values of both fields that may hold them.
pub(super) fn all(fields: [&Several; 2]) -> impl Iterator<Item = &str> {
    fields.into_iter().flat_map(Several::iter)
}

/// Whether two sets of values have one in common; possibly, if one is empty.
pub(super) fn agree_on(
    one: &mut dyn Iterator<Item = &str>,
    other: &mut dyn Iterator<Item = &str>,
) -> Option<Certainty> {
    let said = |text: &&str| !text.trim().is_empty();
    let (one, other): (Vec<&str>, Vec<&str>) =
        (one.filter(said).collect(), other.filter(said).collect());
    if one.is_empty() || other.is_empty() {
        return Some(Certainty::Possible);
    }
    let shared = one.iter().any(|a| other.iter().any(|b| same(a, b)));
    shared.then_some(Certainty::Certain)
}
