//! What the shape of an approval's data can't say.

mod markdown;

use super::template::{Part, parts};
use super::{Approval, Bound, Field, FieldKind, Support, Target, TargetKind};
use crate::country::CountryCode;
use crate::json::{Contract, Fault, Node, Path, Problem, Shape, nearest};

/// Names in templates that aren't fields.
const COMPUTED: [&str; 3] = ["region", "support-level", "approver"];

impl Contract for Approval {
    fn decode(root: &Node<'_>) -> Result<Self, Problem> {
        Shape::read(root)
    }

    fn check(&self) -> Result<(), Fault> {
        self.check_regions()?;
        if let Some(support) = &self.support {
            check_support(support)?;
        }
        self.check_approvers()?;
        self.check_fields()?;
        self.check_conditions()?;
        self.check_draft()?;
        for (index, target) in self.targets.iter().enumerate() {
            check_target(target, &Path::root().field("targets").index(index))?;
        }
        Ok(())
    }
}

/// A fault whose message quotes a name in its middle.
fn fault(path: Path, before: &str, name: &str, after: &str) -> Fault {
    let mut message = String::from(before);
    message.push_str(name);
    message.push_str(after);
    Fault::new(path, message)
}

/// A name that nothing in the file has, with the nearest that something has.
fn unknown(path: Path, before: &str, name: &str, known: &mut dyn Iterator<Item = &str>) -> Fault {
    let mut fault = fault(path, before, name, "");
    match nearest(name, known) {
        Some(near) => {
            fault.message.push_str("; did you mean ");
            fault.message.push_str(near);
            fault.message.push('?');
        }
        None => fault.message.push('.'),
    }
    fault
}

fn fields(index: usize) -> Path {
    Path::root().field("fields").index(index)
}

/// The first entry that stands before as well.
fn repeated<'a>(names: &[&'a str]) -> Option<(usize, &'a str)> {
    names.iter().enumerate().find_map(|(at, name)| {
        let seen = names.get(..at).is_some_and(|before| before.contains(name));
        seen.then_some((at, *name))
    })
}

fn check_support(support: &Support) -> Result<(), Fault> {
    let root = || Path::root().field("support");
    let ids: Vec<&str> = support.levels.iter().map(|level| &*level.id).collect();
    if let Some((at, id)) = repeated(&ids) {
        let path = root().field("levels").index(at).field("id");
        return Err(fault(
            path,
            "The level ",
            id,
            " stands twice; give each an id of its own.",
        ));
    }
    let none = |path, id| unknown(path, "No level has the id ", id, &mut ids.iter().copied());
    if !ids.contains(&support.default.as_str()) {
        return Err(none(root().field("default"), &support.default));
    }
    for (country, level) in support.countries.iter() {
        let path = || root().field("countries").field(country);
        if CountryCode::parse(country).is_none() {
            let rest = "; write the two capital letters of ISO 3166-1, like NL.";
            return Err(fault(path(), "No country has the code ", country, rest));
        }
        if !ids.contains(&level.as_str()) {
            return Err(none(path(), level));
        }
    }
    Ok(())
}

impl Approval {
    fn check_regions(&self) -> Result<(), Fault> {
        let mut seen: Vec<(CountryCode, &str)> = Vec::new();
        for (region, countries) in self.regions.iter() {
            for (index, country) in countries.iter().enumerate() {
                if let Some((_, other)) = seen.iter().find(|(own, _)| own == country) {
                    let path = Path::root().field("regions").field(region).index(index);
                    let mut after = String::from(" is in the region ");
                    after.push_str(other);
                    after.push_str(" already; a country belongs to one region.");
                    return Err(fault(path, "", country.as_str(), &after));
                }
                seen.push((*country, region));
            }
        }
        Ok(())
    }

    fn check_approvers(&self) -> Result<(), Fault> {
        for (index, approver) in self.approvers.iter().enumerate() {
            let path = Path::root().field("approvers").index(index);
            if approver.role.is_none() && approver.handle.is_none() {
                return Err(Fault::new(
                    path,
                    "An approver needs a role, a handle, or both.",
                ));
            }
            if let Some(region) = &approver.region
                && self.regions.get(region).is_none()
            {
                let mut known = self.regions.iter().map(|(name, _)| name);
                let path = path.field("region");
                return Err(unknown(path, "No region is called ", region, &mut known));
            }
        }
        Ok(())
    }

    fn check_fields(&self) -> Result<(), Fault> {
        let ids: Vec<&str> = self.fields.iter().map(|field| &*field.id).collect();
        if let Some((at, id)) = repeated(&ids) {
            let path = fields(at).field("id");
            return Err(fault(
                path,
                "The field ",
                id,
                " stands twice; give each an id of its own.",
            ));
        }
        for (index, field) in self.fields.iter().enumerate() {
            check_field(field, &fields(index))?;
        }
        Ok(())
    }

    fn check_conditions(&self) -> Result<(), Fault> {
        for (index, field) in self.fields.iter().enumerate() {
            for (id, wanted) in field.when.iter() {
                let path = || fields(index).field("when").field(id);
                let Some(other) = self.fields.iter().find(|field| field.id == id) else {
                    let mut known = self.fields.iter().map(|field| &*field.id);
                    return Err(unknown(path(), "No field has the id ", id, &mut known));
                };
                if wanted.0.is_empty() {
                    return Err(Fault::new(
                        path(),
                        "No value is listed, so the field would never be shown.",
                    ));
                }
                let offered = &other.choices;
                let missing = wanted.0.iter().find(|value| !offered.contains(value));
                if let Some(value) = missing
                    && !offered.is_empty()
                {
                    let mut known = offered.iter().map(String::as_str);
                    let before = "That field doesn't offer the choice ";
                    return Err(unknown(path(), before, value, &mut known));
                }
            }
        }
        let shown = self.reachable(&|_, _| true);
        let hidden = |field: &Field| !shown.iter().any(|other| other.id == field.id);
        match self.fields.iter().position(hidden) {
            Some(at) => Err(Fault::new(
                fields(at).field("when"),
                "The conditions go round in a circle, so the field would never be shown.",
            )),
            None => Ok(()),
        }
    }

    fn check_draft(&self) -> Result<(), Fault> {
        let draft = &self.draft;
        let path = || Path::root().field("draft");
        if draft.title.contains('\n') {
            return Err(Fault::new(path().field("title"), "A title is one line."));
        }
        self.check_names(&draft.title, &path().field("title"))?;
        self.check_names(&draft.template, &path().field("template"))?;
        let linked = |name: &str| {
            let field = self.fields.iter().find(|field| field.id == name);
            field.is_some_and(|field| field.kind == FieldKind::Link)
        };
        markdown::check(&draft.template, &linked)
            .map_err(|message| Fault::new(path().field("template"), message))?;
        for (index, label) in draft.labels.iter().enumerate() {
            let stray = |c: char| c.is_control() || "\"`,".contains(c);
            if label.trim().is_empty() || label.contains(stray) {
                return Err(Fault::new(
                    path().field("labels").index(index),
                    "A label is not empty and has no quotes, commas, backticks or line breaks.",
                ));
            }
        }
        Ok(())
    }

    fn check_names(&self, template: &str, path: &Path) -> Result<(), Fault> {
        for line in template.lines() {
            for part in parts(line) {
                match part {
                    Part::Hole(name) => self.check_name(name, path)?,
                    Part::Text(text) if text.contains("{{") => {
                        return Err(Fault::new(
                            path.clone(),
                            "A {{ is not closed; write {{name}} within one line.",
                        ));
                    }
                    Part::Text(_) => {}
                }
            }
        }
        Ok(())
    }

    fn check_name(&self, name: &str, path: &Path) -> Result<(), Fault> {
        let ids = self.fields.iter().map(|field| &*field.id);
        if COMPUTED.contains(&name) || ids.clone().any(|id| id == name) {
            return Ok(());
        }
        let mut known = ids.chain(COMPUTED);
        Err(unknown(
            path.clone(),
            "No field has the id ",
            name,
            &mut known,
        ))
    }
}

fn check_field(field: &Field, path: &Path) -> Result<(), Fault> {
    let at = |name: &str| path.clone().field(name);
    let letter = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-' || !c.is_ascii();
    if field.id.is_empty() || !field.id.chars().all(letter) {
        let message = "An id has letters, digits, _ and - only, so that {{id}} can name it.";
        return Err(Fault::new(at("id"), message));
    }
    if COMPUTED.contains(&&*field.id) {
        let rest = "}} is computed from the country; give the field another id.";
        return Err(fault(at("id"), "{{", &field.id, rest));
    }
    let chooses = matches!(field.kind, FieldKind::Choice | FieldKind::MultiChoice);
    if chooses == field.choices.is_empty() {
        let message = if chooses {
            "A choice needs at least one entry in choices."
        } else {
            "Only the kinds choice and multi-choice have choices."
        };
        return Err(Fault::new(at("choices"), message));
    }
    let choices: Vec<&str> = field.choices.iter().map(String::as_str).collect();
    if let Some((index, choice)) = repeated(&choices) {
        let path = at("choices").index(index);
        return Err(fault(path, "The choice ", choice, " stands twice."));
    }
    if field.currency.is_some() && field.kind != FieldKind::Money {
        return Err(Fault::new(
            at("currency"),
            "Only the kind money has a currency.",
        ));
    }
    for (name, bound) in [("min", &field.min), ("max", &field.max)] {
        if let Some(bound) = bound {
            check_bound(field.kind, bound).map_err(|message| Fault::new(at(name), message))?;
        }
    }
    Ok(())
}

fn check_bound(kind: FieldKind, bound: &Bound) -> Result<(), &'static str> {
    match kind {
        FieldKind::Text
        | FieldKind::LongText
        | FieldKind::MultiChoice
        | FieldKind::Link
        | FieldKind::Handle => match bound.count() {
            Some(_) => Ok(()),
            None => Err("The limit of this kind is a count: a whole number from 0."),
        },
        FieldKind::Money | FieldKind::Number => match bound {
            Bound::Number(_) => Ok(()),
            Bound::Date(_) => Err("The limit of this kind is a number."),
        },
        FieldKind::Date | FieldKind::DateRange => match bound {
            Bound::Date(_) => Ok(()),
            Bound::Number(_) => Err("The limit of this kind is a date, like 2027-02-08."),
        },
        FieldKind::Choice | FieldKind::Country | FieldKind::Checkbox => {
            Err("This kind has no limits.")
        }
    }
}

fn check_target(target: &Target, path: &Path) -> Result<(), Fault> {
    let at = |name: &str, message: &str| Err(Fault::new(path.clone().field(name), message));
    let (needs_url, needs_to) = match target.kind {
        TargetKind::Gitlab | TargetKind::Github => (true, false),
        TargetKind::Email => (false, true),
        TargetKind::Markdown => (false, false),
    };
    match &target.url {
        None if needs_url => {
            return at(
                "url",
                "This kind of target needs url, the project's https address.",
            );
        }
        Some(_) if !needs_url => return at("url", "This kind of target has no url."),
        Some(url) if !super::value::is_https(url) || url.contains(['?', '#']) => {
            return at(
                "url",
                "A project's address starts with https:// and has no ? or #.",
            );
        }
        _ => {}
    }
    match &target.to {
        None if needs_to => at("to", "This kind of target needs to, a mail address."),
        Some(_) if !needs_to => at("to", "Only the kind email has to."),
        Some(to) if !is_mailbox(to) => {
            at("to", "Not a mail address; write one like team@example.com.")
        }
        _ => Ok(()),
    }
}

fn is_mailbox(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else {
        return false;
    };
    let plain = |part: &str, more: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || more.contains(c))
    };
    plain(local, "!#$%&'*+-/=?^_`{|}~.") && plain(host, "-.") && host.contains('.')
}

#[cfg(test)]
mod tests;
