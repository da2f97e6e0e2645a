//! What the shape of the data can't say.

use super::{Activity, Fee, Publisher, Role, same};
use crate::json::{Contract, Fault, Node, Path, Problem, Shape, ids};
use crate::money::Decimal;

pub(super) const BACKWARDS: &str = "This ends before it starts; swap the dates.";

impl Contract for Publisher {
    fn decode(root: &Node<'_>) -> Result<Self, Problem> {
        Shape::read(root)
    }

    fn check(&self) -> Result<(), Fault> {
        let limits = || Path::root().field("limits");
        let teams: Vec<&str> = self.limits.iter().map(|(team, _)| team).collect();
        for (index, team) in teams.iter().enumerate() {
            let mut before = teams.iter().take(index);
            if before.any(|other| same(other, team)) {
                return Err(Fault::new(
                    limits().field(team),
                    "This team has a limit already; capitals don't tell teams apart.",
                ));
            }
        }
        if let Some(fee) = &self.fee {
            check_fee(fee)?;
        }
        for (index, role) in self.roles.iter().enumerate() {
            check_role(role, index)?;
        }
        check_activities(&self.activities).map_err(|(at, field, message)| {
            let mut path = Path::root().field("activities").index(at);
            if !field.is_empty() {
                path = path.field(field);
            }
            Fault::new(path, message)
        })
    }
}

fn check_fee(fee: &Fee) -> Result<(), Fault> {
    let path = |field| Path::root().field("fee").field(field);
    let one = Decimal::parse("1").unwrap_or(Decimal::ZERO);
    for (field, rate) in [("low", &fee.low), ("high", &fee.high)] {
        if rate.is_negative() || *rate > one {
            return Err(Fault::new(
                path(field),
                "A fee is a share of the spend from 0 to 1; write 12 % as \"0.12\".",
            ));
        }
    }
    if fee.high < fee.low {
        return Err(Fault::new(
            path("high"),
            "The highest fee is below the lowest; swap them.",
        ));
    }
    Ok(())
}

fn check_role(role: &Role, index: usize) -> Result<(), Fault> {
    if role.role.is_none() && role.handle.is_none() {
        return Err(Fault::new(
            Path::root().field("roles").index(index),
            "Who is tagged needs a role, a handle, or both.",
        ));
    }
    Ok(())
}

/// The place of the first activity with something wrong, its field, and what.
pub(super) fn check_activities(
    activities: &[Activity],
) -> Result<(), (usize, &'static str, &'static str)> {
    let mut ids = activities.iter().map(|activity| &*activity.id);
    for pair in ids::sorted(&mut ids).windows(2) {
        if let [(one, _), (other, index)] = pair
            && one == other
        {
            let message = "This id stands twice; give each activity an id of its own.";
            return Err((*index, "id", message));
        }
    }
    for (index, activity) in activities.iter().enumerate() {
        for (field, text) in [
            ("id", &activity.id),
            ("team", &activity.team),
            ("name", &activity.name),
        ] {
            if text.trim().is_empty() {
                return Err((index, field, "This is empty; write what it is called."));
            }
        }
        if activity.ends < activity.starts {
            return Err((index, "ends", BACKWARDS));
        }
    }
    Ok(())
}
