//! What must hold across the fields of a file of readouts.

use super::{Past, Readouts, Region};
use crate::json::ids::{distinct, named, unknown};
use crate::json::{Contract, Fault, Node, Path, Problem, Shape};

/// Beyond a year of working days, nothing is prepared.
const LONGEST: u16 = 260;

impl Contract for Readouts {
    fn decode(root: &Node<'_>) -> Result<Self, Problem> {
        Shape::read(root)
    }

    fn check(&self) -> Result<(), Fault> {
        check_duration(Path::root(), self.duration)?;
        distinct(
            &mut self.regions.iter().map(|region| region.id.as_str()),
            &|at| place("regions", at).field("id"),
            "region",
        )?;
        for (at, region) in self.regions.iter().enumerate() {
            self.check_region(at, region)?;
        }
        distinct(
            &mut self.preparation.iter().map(|one| one.id.as_str()),
            &|at| place("preparation", at).field("id"),
            "step",
        )?;
        for (at, one) in self.preparation.iter().enumerate() {
            let place = || place("preparation", at);
            named(place(), "id", &one.id)?;
            named(place(), "title", &one.title)?;
            if one.working_days_before > LONGEST {
                return Err(Fault::new(
                    place().field("working_days_before"),
                    "This is more than a year before. Write at most 260 working days.",
                ));
            }
        }
        distinct(
            &mut self.metrics.iter().map(|one| one.id.as_str()),
            &|at| place("metrics", at).field("id"),
            "metric",
        )?;
        for (at, one) in self.metrics.iter().enumerate() {
            let place = || place("metrics", at);
            named(place(), "id", &one.id)?;
            named(place(), "title", &one.title)?;
            for goal in one.target.goals() {
                if let Some(region) = &goal.region
                    && self.region(region).is_none()
                {
                    let path = place().field("target");
                    return Err(self.unknown_region(path, region.as_str()));
                }
            }
        }
        self.check_past()
    }
}

impl Readouts {
    fn check_region(&self, at: usize, region: &Region) -> Result<(), Fault> {
        check_duration(place("regions", at), region.duration)?;
        // The rest are the rules of a meeting that recurs, told of this place.
        self.cadence(region).check().map_err(|fault| {
            let own = fault.path.strip_prefix("rotation[0].");
            let mut path = String::from(place("regions", at));
            path.push('.');
            path.push_str(own.unwrap_or(&fault.path));
            Fault::new(path, fault.message)
        })
    }

    fn check_past(&self) -> Result<(), Fault> {
        for (at, one) in self.past.iter().enumerate() {
            let Past {
                region,
                date,
                values,
                ..
            } = one;
            if self.region(region).is_none() {
                let path = place("past", at).field("region");
                return Err(self.unknown_region(path, region.as_str()));
            }
            for (id, _) in values.iter() {
                if !self.metrics.iter().any(|metric| metric.id == id) {
                    let path = place("past", at).field("values").field(id);
                    let mut known = self.metrics.iter().map(|metric| metric.id.as_str());
                    return Err(unknown(path, "metric", id, &mut known));
                }
            }
            let mut earlier = self.past.iter().take(at);
            if earlier.any(|other| other.region == *region && other.date == *date) {
                return Err(Fault::new(
                    place("past", at).field("date"),
                    "This region has another readout on that date. Put both into one.",
                ));
            }
        }
        Ok(())
    }

    fn unknown_region(&self, path: Path, name: &str) -> Fault {
        let mut known = self.regions.iter().map(|region| region.id.as_str());
        unknown(path, "region", name, &mut known)
    }
}

fn check_duration(owner: Path, duration: Option<u16>) -> Result<(), Fault> {
    if duration == Some(0) {
        return Err(Fault::new(
            owner.field("duration"),
            "A readout takes at least a minute. Leave the duration out if it isn't known.",
        ));
    }
    Ok(())
}

fn place(list: &str, at: usize) -> Path {
    Path::root().field(list).index(at)
}
