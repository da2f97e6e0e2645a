//! What the country means for a request.

use super::{Answer, Answers, Approval, Approver, FieldKind, Level};
use crate::country::CountryCode;

/// Whether a request is needed, and who decides it.
#[derive(Debug, Clone, PartialEq)]
pub enum Decision<'a> {
    /// The country isn't answered yet.
    Open,
    /// The country's level needs no approval: the form ends here.
    NotNeeded {
        /// The country.
        country: CountryCode,
        /// Its level, whose label is the reason.
        level: &'a Level,
    },
    /// The country is in no region of the page, so the reader is asked for one.
    RegionMissing {
        /// The country.
        country: CountryCode,
        /// Its level, if the page has levels.
        level: Option<&'a Level>,
    },
    /// A request is needed.
    Needed {
        /// The country's level, if the page has levels.
        level: Option<&'a Level>,
        /// The region, if the page has regions.
        region: Option<&'a str>,
        /// Who approves there; nobody, if the page names nobody.
        approvers: Vec<&'a Approver>,
    },
}

impl<'a> Decision<'a> {
    /// Decides by the first country that is asked for and shown. A form that
    /// asks for none takes the region that the reader chose, if there is one.
    #[must_use]
    pub fn new(approval: &'a Approval, answers: &Answers) -> Self {
        let fields = approval.visible(answers);
        let asked = fields.iter().find(|field| field.kind == FieldKind::Country);
        let Some(field) = asked else {
            let region = approval.chosen_region(answers);
            return Self::Needed {
                level: None,
                region,
                approvers: approval.approvers_of(region),
            };
        };
        let Some(country) = CountryCode::parse(answers.text(&field.id)) else {
            return Self::Open;
        };
        let level = approval.level_of(country);
        if let Some(level) = level
            && !level.approval
        {
            return Self::NotNeeded { country, level };
        }
        let region = match approval.region_of(country) {
            Some(region) => Some(region),
            None if approval.regions.is_empty() => None,
            None => match approval.chosen_region(answers) {
                Some(region) => Some(region),
                None => return Self::RegionMissing { country, level },
            },
        };
        Self::Needed {
            level,
            region,
            approvers: approval.approvers_of(region),
        }
    }

    /// The country's level, as far as it is known.
    #[must_use]
    pub fn level(&self) -> Option<&'a Level> {
        match self {
            Self::Open => None,
            Self::NotNeeded { level, .. } => Some(level),
            Self::RegionMissing { level, .. } | Self::Needed { level, .. } => *level,
        }
    }

    /// The region, as far as it is known.
    #[must_use]
    pub fn region(&self) -> Option<&'a str> {
        match self {
            Self::Needed { region, .. } => *region,
            _ => None,
        }
    }

    /// Who approves, as far as it is known.
    #[must_use]
    pub fn approvers(&self) -> &[&'a Approver] {
        match self {
            Self::Needed { approvers, .. } => approvers,
            _ => &[],
        }
    }
}

impl Approval {
    /// The region that a country belongs to.
    #[must_use]
    pub fn region_of(&self, country: CountryCode) -> Option<&str> {
        let mut regions = self.regions.iter();
        let (region, _) = regions.find(|(_, countries)| countries.contains(&country))?;
        Some(region)
    }

    /// The level of support in a country.
    #[must_use]
    pub fn level_of(&self, country: CountryCode) -> Option<&Level> {
        let support = self.support.as_ref()?;
        let own = support.countries.get(country.as_str());
        let id = own.unwrap_or(&support.default);
        support.levels.iter().find(|level| level.id == *id)
    }

    fn approvers_of(&self, region: Option<&str>) -> Vec<&Approver> {
        let here = |approver: &&Approver| {
            approver.region.is_none() || approver.region.as_deref() == region
        };
        self.approvers.iter().filter(here).collect()
    }

    fn chosen_region(&self, answers: &Answers) -> Option<&str> {
        let Some(Answer::Text(chosen)) = answers.get("region") else {
            return None;
        };
        let mut regions = self.regions.iter();
        regions
            .find(|(region, _)| region == chosen)
            .map(|(region, _)| region)
    }
}
