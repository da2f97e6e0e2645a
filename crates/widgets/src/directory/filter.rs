//! Which teams and people stand for a region and a segment.

use inlay_domain::directory::{Directory, Member};
use inlay_domain::region::RegionId;

use super::known::Known;
use super::state::{Pick, picked};
use crate::stage::Stage;

/// More choices than this are no choice.
const CHOICES: usize = 200;

/// What a reader can choose from: values, each with its label.
pub(super) type Choices = Vec<(String, String)>;

/// The regions and the segments of the file, or else of its teams and people.
pub(super) fn choices(data: &Directory) -> [Choices; 2] {
    let mut regions = Choices::new();
    for region in &data.regions {
        let name = region.name.as_deref().unwrap_or(region.id.as_str());
        regions.push((region.id.as_str().to_owned(), name.to_owned()));
    }
    let mut segments = Choices::new();
    let own = regions.is_empty();
    let add = |choices: &mut Choices, name: &str| {
        if choices.len() < CHOICES && !choices.iter().any(|(other, _)| other == name) {
            choices.push((name.to_owned(), name.to_owned()));
        }
    };
    for segment in &data.segments {
        add(&mut segments, segment);
    }
    for team in &data.teams {
        if own {
            for region in &team.regions {
                add(&mut regions, region.as_str());
            }
            for member in &team.members {
                for region in &member.regions {
                    add(&mut regions, region.as_str());
                }
            }
        }
        if data.segments.is_empty() {
            for segment in &team.segments {
                add(&mut segments, segment);
            }
        }
    }
    [regions, segments]
}

/// What a reader chose, and what that leaves.
pub(super) struct Filter {
    region: Option<String>,
    segment: Option<String>,
    /// For each team whether it matches itself, or something inside it does.
    teams: Vec<Stays>,
}

#[derive(Clone, Copy, Default)]
struct Stays {
    itself: bool,
    /// Whether it is of the segment, wherever it works.
    segment: bool,
    inside: bool,
}

impl Filter {
    /// Nothing is chosen.
    #[cfg(test)]
    pub(super) fn none() -> Self {
        Self {
            region: None,
            segment: None,
            teams: Vec::new(),
        }
    }

    /// The choice of now; a value that the file doesn't have is none.
    pub(super) fn new(stage: &Stage, known: &Known) -> Self {
        let [regions, segments] = &known.choices;
        let valid = |pick, choices: &Choices| {
            picked(stage, pick).filter(|value| choices.iter().any(|(other, _)| other == value))
        };
        let mut filter = Self {
            region: valid(Pick::Region, regions),
            segment: valid(Pick::Segment, segments),
            teams: Vec::new(),
        };
        if filter.is_on() {
            filter.sift(known);
        }
        filter
    }

    pub(super) fn is_on(&self) -> bool {
        self.region.is_some() || self.segment.is_some()
    }

    /// What is chosen of one of the two.
    pub(super) fn chosen(&self, pick: Pick) -> &str {
        let value = match pick {
            Pick::Region => &self.region,
            _ => &self.segment,
        };
        value.as_deref().unwrap_or_default()
    }

    /// Whether a team's entry stands in the hierarchy.
    pub(super) fn stands(&self, team: usize) -> bool {
        self.teams
            .get(team)
            .is_none_or(|stays| stays.itself || stays.inside)
    }

    /// Whether a team itself is of the region and the segment.
    pub(super) fn matches(&self, team: usize) -> bool {
        self.teams.get(team).is_none_or(|stays| stays.itself)
    }

    /// Whether somebody in a team is: by their own region, or else by the team's.
    pub(super) fn has(&self, team: usize, member: &Member) -> bool {
        self.teams.get(team).is_none_or(|stays| {
            if member.regions.is_empty() {
                stays.itself
            } else {
                stays.segment && self.of_region(&member.regions)
            }
        })
    }

    fn of_region(&self, regions: &[RegionId]) -> bool {
        let wanted = self.region.as_deref();
        wanted.is_none_or(|wanted| regions.iter().any(|region| region.as_str() == wanted))
    }

    /// A team that names no region or no segment has those of the team around it.
    fn sift(&mut self, known: &Known) {
        let count = known.data.teams.len();
        self.teams = vec![Stays::default(); count];
        // Parents come first, so that what they have can be handed down.
        let mut handed = vec![(false, false); count];
        for team in known.tree.order() {
            let Some(shown) = known.team(*team) else {
                continue;
            };
            let above = known.tree.parent(*team);
            let above = above.and_then(|above| handed.get(above).copied());
            let (mut region, mut segment) =
                above.unwrap_or((self.region.is_none(), self.segment.is_none()));
            if !shown.regions.is_empty() {
                region = self.of_region(&shown.regions);
            }
            if let Some(wanted) = self.segment.as_ref().filter(|_| !shown.segments.is_empty()) {
                segment = shown.segments.contains(wanted);
            }
            if let Some(cell) = handed.get_mut(*team) {
                *cell = (region, segment);
            }
            if let Some(stays) = self.teams.get_mut(*team) {
                (stays.itself, stays.segment) = (region && segment, segment);
            }
            let somebody = shown.members.iter().any(|member| self.has(*team, member));
            if let Some(stays) = self.teams.get_mut(*team) {
                stays.inside = somebody;
            }
        }
        // Backwards, children before parents.
        for team in known.tree.order().iter().rev() {
            let stands = self.stands(*team);
            if let Some(above) = known.tree.parent(*team)
                && let Some(above) = self.teams.get_mut(above)
            {
                above.inside |= stands;
            }
        }
    }
}
