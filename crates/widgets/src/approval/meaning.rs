//! What the country means for the request.

use inlay_domain::country::CountryCode;
use inlay_domain::request::{Approver, Decision};

use super::desk::Desk;
use super::messages::Text;

/// In one sentence; empty while it can't be told.
pub(super) fn text(desk: &Desk, decision: &Decision<'_>) -> String {
    let name = |country: &CountryCode| desk.host().country(country.as_str());
    match decision {
        Decision::Open => String::new(),
        Decision::NotNeeded { country, level } => desk.fill(
            Text::NotNeeded,
            &[("country", &name(country)), ("level", &level.label)],
        ),
        Decision::RegionMissing { country, .. } => {
            desk.fill(Text::RegionAsked, &[("country", &name(country))])
        }
        Decision::Needed {
            level,
            region,
            approvers,
        } => {
            let mut text = String::new();
            let label = level.map(|level| &*level.label);
            for fact in [*region, label].into_iter().flatten() {
                text.push_str(fact);
                text.push_str(" · ");
            }
            let who = named(desk, approvers);
            text.push_str(&match &*who {
                "" => desk.say(Text::ApprovalNeeded).to_owned(),
                who => desk.fill(Text::ApprovalBy, &[("who", who)]),
            });
            text
        }
    }
}

/// Who approves, each with their handle.
fn named(desk: &Desk, approvers: &[&Approver]) -> String {
    let mut who = String::new();
    for approver in approvers {
        let role = approver.role.as_deref().unwrap_or_default();
        let handle = approver.handle.as_ref();
        let handle = handle.map_or("", |handle| handle.as_str());
        let one = match (role, handle) {
            ("", one) | (one, "") => one.to_owned(),
            _ => [role, " (", handle, ")"].concat(),
        };
        desk.host().words().add(&mut who, &one);
    }
    who
}
