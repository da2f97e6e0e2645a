//! What the shape of an approval's data can't say.

mod markdown;

use super::template::{Part, parts, split};
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
            check_target(target, index)?;
        }
        Ok(())
    }
}

/// A step down into the data.
#[derive(Clone, Copy)]
enum Step<'a> {
    Name(&'a str),
    Entry(usize),
}
use Step::{Entry, Name};

/// What is wrong at a place, in words that follow each other. All faults are
/// put together here: there are thirty of them, and a page seldom has one.
#[cold]
#[inline(never)]
fn fault(place: &[Step<'_>], words: &[&str]) -> Fault {
    let mut path = Path::root();
    for step in place {
        path = match step {
            Name(name) => path.field(name),
            Entry(index) => path.index(*index),
        };
    }
    Fault::new(path, words.concat())
}

/// A name that nothing in the file has, with the nearest that something has.
#[cold]
#[inline(never)]
fn unknown(
    place: &[Step<'_>],
    before: &str,
    name: &str,
    known: &mut dyn Iterator<Item = &str>,
) -> Fault {
    match nearest(name, known) {
        Some(near) => fault(place, &[before, name, "; did you mean ", near, "?"]),
        None => fault(place, &[before, name, "."]),
    }
}

/// Where the first entry stands that stands before as well.
#[inline(never)]
fn repeated<'a>(names: &mut dyn Iterator<Item = &'a str>) -> Option<(usize, &'a str)> {
    let mut seen = Vec::new();
    for name in names {
        if seen.contains(&name) {
            return Some((seen.len(), name));
        }
        seen.push(name);
    }
    None
}

fn check_support(support: &Support) -> Result<(), Fault> {
    let ids = || support.levels.iter().map(|level| &*level.id);
    if let Some((at, id)) = repeated(&mut ids()) {
        return Err(fault(
            &[Name("support"), Name("levels"), Entry(at), Name("id")],
            &["The level ", id, TWICE],
        ));
    }
    let check_level = |place: &[Step<'_>], id: &str| {
        if ids().any(|own| own == id) {
            return Ok(());
        }
        Err(unknown(place, "No level has the id ", id, &mut ids()))
    };
    check_level(&[Name("support"), Name("default")], &support.default)?;
    for (country, level) in support.countries.iter() {
        let place = [Name("support"), Name("countries"), Name(country)];
        if CountryCode::parse(country).is_none() {
            let rest = "; write the two capital letters of ISO 3166-1, like NL.";
            return Err(fault(&place, &["No country has the code ", country, rest]));
        }
        check_level(&place, level)?;
    }
    Ok(())
}

const TWICE: &str = " stands twice; give each an id of its own.";

impl Approval {
    fn check_regions(&self) -> Result<(), Fault> {
        let mut seen: Vec<(CountryCode, &str)> = Vec::new();
        for (region, countries) in self.regions.iter() {
            for (index, country) in countries.iter().enumerate() {
                if let Some((_, other)) = seen.iter().find(|(own, _)| own == country) {
                    return Err(fault(
                        &[Name("regions"), Name(region), Entry(index)],
                        &[
                            country.as_str(),
                            " is in the region ",
                            other,
                            " already; a country belongs to one region.",
                        ],
                    ));
                }
                seen.push((*country, region));
            }
        }
        Ok(())
    }

    fn check_approvers(&self) -> Result<(), Fault> {
        for (index, approver) in self.approvers.iter().enumerate() {
            if approver.role.is_none() && approver.handle.is_none() {
                return Err(fault(
                    &[Name("approvers"), Entry(index)],
                    &["An approver needs a role, a handle, or both."],
                ));
            }
            if let Some(region) = &approver.region
                && self.regions.get(region).is_none()
            {
                return Err(unknown(
                    &[Name("approvers"), Entry(index), Name("region")],
                    "No region is called ",
                    region,
                    &mut self.regions.iter().map(|(name, _)| name),
                ));
            }
        }
        Ok(())
    }

    /// The ids of the fields.
    fn ids(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|field| &*field.id)
    }

    fn check_fields(&self) -> Result<(), Fault> {
        if let Some((at, id)) = repeated(&mut self.ids()) {
            return Err(fault(
                &[Name("fields"), Entry(at), Name("id")],
                &["The field ", id, TWICE],
            ));
        }
        for (index, field) in self.fields.iter().enumerate() {
            check_field(field, index)?;
        }
        Ok(())
    }

    fn check_conditions(&self) -> Result<(), Fault> {
        for (index, field) in self.fields.iter().enumerate() {
            for (id, wanted) in field.when.iter() {
                let place = [Name("fields"), Entry(index), Name("when"), Name(id)];
                let Some(other) = self.fields.iter().find(|field| field.id == id) else {
                    let before = "No field has the id ";
                    return Err(unknown(&place, before, id, &mut self.ids()));
                };
                if wanted.0.is_empty() {
                    return Err(fault(
                        &place,
                        &["No value is listed, so the field would never be shown."],
                    ));
                }
                let offered = &other.choices;
                let missing = wanted.0.iter().find(|value| !offered.contains(value));
                if let Some(value) = missing
                    && !offered.is_empty()
                {
                    let mut known = offered.iter().map(String::as_str);
                    let before = "That field doesn't offer the choice ";
                    return Err(unknown(&place, before, value, &mut known));
                }
            }
        }
        let shown = self.reachable(&|_, _| true);
        let hidden = |field: &Field| !shown.iter().any(|other| other.id == field.id);
        match self.fields.iter().position(hidden) {
            Some(at) => Err(fault(
                &[Name("fields"), Entry(at), Name("when")],
                &["The conditions go round in a circle, so the field would never be shown."],
            )),
            None => Ok(()),
        }
    }

    fn check_draft(&self) -> Result<(), Fault> {
        let draft = &self.draft;
        if draft.title.as_bytes().contains(&b'\n') {
            return Err(fault(
                &[Name("draft"), Name("title")],
                &["A title is one line."],
            ));
        }
        self.check_names(&draft.title, "title")?;
        self.check_names(&draft.template, "template")?;
        let linked = |name: &str| {
            let field = self.fields.iter().find(|field| field.id == name);
            field.is_some_and(|field| field.kind == FieldKind::Link)
        };
        markdown::check(&draft.template, &linked)
            .map_err(|message| fault(&[Name("draft"), Name("template")], &[message]))?;
        for (index, label) in draft.labels.iter().enumerate() {
            let stray = |c: char| c.is_control() || matches!(c, '"' | '`' | ',');
            if label.trim().is_empty() || label.chars().any(stray) {
                return Err(fault(
                    &[Name("draft"), Name("labels"), Entry(index)],
                    &["A label is not empty and has no quotes, commas, backticks or line breaks."],
                ));
            }
        }
        Ok(())
    }

    fn check_names(&self, template: &str, place: &str) -> Result<(), Fault> {
        let place = [Name("draft"), Name(place)];
        for line in template.lines() {
            for part in parts(line) {
                match part {
                    Part::Hole(name) => {
                        if !COMPUTED.contains(&name) && !self.ids().any(|id| id == name) {
                            let mut known = self.ids().chain(COMPUTED);
                            let before = "No field has the id ";
                            return Err(unknown(&place, before, name, &mut known));
                        }
                    }
                    Part::Text(text) if split(text, "{{").is_some() => {
                        return Err(fault(
                            &place,
                            &["A {{ is not closed; write {{name}} within one line."],
                        ));
                    }
                    Part::Text(_) => {}
                }
            }
        }
        Ok(())
    }
}

fn check_field(field: &Field, index: usize) -> Result<(), Fault> {
    let at =
        |name: &str, words: &[&str]| Err(fault(&[Name("fields"), Entry(index), Name(name)], words));
    let letter =
        |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte) || !byte.is_ascii();
    if field.id.is_empty() || !field.id.bytes().all(letter) {
        let message = "An id has letters, digits, _ and - only, so that {{id}} can name it.";
        return at("id", &[message]);
    }
    if COMPUTED.contains(&&*field.id) {
        let rest = "}} is computed from the country; give the field another id.";
        return at("id", &["{{", &field.id, rest]);
    }
    let chooses = matches!(field.kind, FieldKind::Choice | FieldKind::MultiChoice);
    if chooses == field.choices.is_empty() {
        let message = if chooses {
            "A choice needs at least one entry in choices."
        } else {
            "Only the kinds choice and multi-choice have choices."
        };
        return at("choices", &[message]);
    }
    let mut choices = field.choices.iter().map(String::as_str);
    if let Some((entry, choice)) = repeated(&mut choices) {
        return Err(fault(
            &[Name("fields"), Entry(index), Name("choices"), Entry(entry)],
            &["The choice ", choice, " stands twice."],
        ));
    }
    if field.currency.is_some() && field.kind != FieldKind::Money {
        return at("currency", &["Only the kind money has a currency."]);
    }
    for (name, bound) in [("min", &field.min), ("max", &field.max)] {
        if let Some(bound) = bound
            && let Some(message) = check_bound(field.kind, bound)
        {
            return at(name, &[message]);
        }
    }
    Ok(())
}

/// What is wrong with a limit, if something is.
fn check_bound(kind: FieldKind, bound: &Bound) -> Option<&'static str> {
    let (fits, message) = match kind {
        FieldKind::Text
        | FieldKind::LongText
        | FieldKind::MultiChoice
        | FieldKind::Link
        | FieldKind::Handle => (
            bound.count().is_some(),
            "The limit of this kind is a count: a whole number from 0.",
        ),
        FieldKind::Money | FieldKind::Number => (
            matches!(bound, Bound::Number(_)),
            "The limit of this kind is a number.",
        ),
        FieldKind::Date | FieldKind::DateRange => (
            matches!(bound, Bound::Date(_)),
            "The limit of this kind is a date, like 2027-02-08.",
        ),
        FieldKind::Choice | FieldKind::Country | FieldKind::Checkbox => {
            (false, "This kind has no limits.")
        }
    };
    (!fits).then_some(message)
}

fn check_target(target: &Target, index: usize) -> Result<(), Fault> {
    let (needs_url, needs_to) = match target.kind {
        TargetKind::Gitlab | TargetKind::Github | TargetKind::Slack => (true, false),
        TargetKind::Email => (false, true),
        TargetKind::Markdown => (false, false),
    };
    let url = match &target.url {
        None if needs_url => {
            "This kind of target needs url, the https address of the project or channel."
        }
        Some(_) if !needs_url => "This kind of target has no url.",
        Some(url) if !super::value::is_https(url) || url.contains(['?', '#']) => {
            "A project's address starts with https:// and has no ? or #."
        }
        _ => "",
    };
    let to = match &target.to {
        None if needs_to => "This kind of target needs to, a mail address.",
        Some(_) if !needs_to => "Only the kind email has to.",
        Some(to) if !is_mailbox(to) => "Not a mail address; write one like team@example.com.",
        _ => "",
    };
    for (name, message) in [("url", url), ("to", to)] {
        if !message.is_empty() {
            return Err(fault(
                &[Name("targets"), Entry(index), Name(name)],
                &[message],
            ));
        }
    }
    Ok(())
}

fn is_mailbox(text: &str) -> bool {
    let Some((local, host)) = split(text, "@") else {
        return false;
    };
    let plain = |part: &str, more: &[u8]| {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || more.contains(&byte);
        !part.is_empty() && part.bytes().all(fits)
    };
    plain(local, b"!#$%&'*+-/=?^_`{|}~.") && plain(host, b"-.") && split(host, ".").is_some()
}

#[cfg(test)]
mod tests;
