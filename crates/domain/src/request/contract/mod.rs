//! What the shape of an approval's data can't say.

mod markdown;

use super::template::{Part, is_blank, parts, split};
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

/// What is wrong at a place. All faults are put together here: there are thirty of them,
/// and a page seldom has one.
///
/// `place` is a path, where `#` is the next number of `at` and `?` is `name`; `{}` in
/// `words` is `value`.
#[cold]
#[inline(never)]
fn fault(place: &str, at: &[usize], name: &str, words: &str, value: &str) -> Fault {
    let mut path = Path::root();
    let mut at = at.iter();
    for step in place.split('/') {
        path = match step {
            "#" => path.index(at.next().copied().unwrap_or_default()),
            "?" => path.field(name),
            step => path.field(step),
        };
    }
    let text = match split(words, "{}") {
        Some((before, after)) => [before, value, after].concat(),
        None => words.to_owned(),
    };
    Fault::new(path, text)
}

/// A name that nothing in the file has, with the nearest that something has.
#[cold]
#[inline(never)]
fn unknown(
    place: &str,
    at: &[usize],
    name: &str,
    words: &str,
    value: &str,
    known: &mut dyn Iterator<Item = &str>,
) -> Fault {
    let more = match nearest(value, known) {
        Some(near) => [value, "; did you mean ", near, "?"].concat(),
        None => [value, "."].concat(),
    };
    fault(place, at, name, words, &more)
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
        return Err(fault("support/levels/#/id", &[at], "", LEVEL_TWICE, id));
    }
    let check_level = |place: &str, name: &str, id: &str| {
        if ids().any(|own| own == id) {
            return Ok(());
        }
        let words = "No level has the id {}";
        Err(unknown(place, &[], name, words, id, &mut ids()))
    };
    check_level("support/default", "", &support.default)?;
    for (country, level) in support.countries.iter() {
        let place = "support/countries/?";
        if CountryCode::parse(country).is_none() {
            let words =
                "No country has the code {}; write the two capital letters of ISO 3166-1, like NL.";
            return Err(fault(place, &[], country, words, country));
        }
        check_level(place, country, level)?;
    }
    Ok(())
}

const NO_FIELD: &str = "No field has the id {}";
const CIRCLE: &str = "The conditions go round in a circle, so the field would never be shown.";
const LABEL: &str = "A label is not empty and has no quotes, commas, backticks or line breaks.";
const LEVEL_TWICE: &str = "The level {} stands twice; give each an id of its own.";
const FIELD_TWICE: &str = "The field {} stands twice; give each an id of its own.";

impl Approval {
    fn check_regions(&self) -> Result<(), Fault> {
        let mut seen: Vec<(CountryCode, &str)> = Vec::new();
        for (region, countries) in self.regions.iter() {
            for (index, country) in countries.iter().enumerate() {
                if let Some((_, other)) = seen.iter().find(|(own, _)| own == country) {
                    let value = [country.as_str(), " is in the region ", other].concat();
                    let words = "{} already; a country belongs to one region.";
                    return Err(fault("regions/?/#", &[index], region, words, &value));
                }
                seen.push((*country, region));
            }
        }
        Ok(())
    }

    fn check_approvers(&self) -> Result<(), Fault> {
        for (index, approver) in self.approvers.iter().enumerate() {
            if approver.role.is_none() && approver.handle.is_none() {
                let words = "An approver needs a role, a handle, or both.";
                return Err(fault("approvers/#", &[index], "", words, ""));
            }
            if let Some(region) = &approver.region
                && self.regions.get(region).is_none()
            {
                let known = &mut self.regions.iter().map(|(name, _)| name);
                let (place, words) = ("approvers/#/region", "No region is called {}");
                return Err(unknown(place, &[index], "", words, region, known));
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
            return Err(fault("fields/#/id", &[at], "", FIELD_TWICE, id));
        }
        for (index, field) in self.fields.iter().enumerate() {
            check_field(field, index)?;
        }
        Ok(())
    }

    fn check_conditions(&self) -> Result<(), Fault> {
        for (index, field) in self.fields.iter().enumerate() {
            for (id, wanted) in field.when.iter() {
                let place = "fields/#/when/?";
                let Some(other) = self.fields.iter().find(|field| field.id == id) else {
                    let known = &mut self.ids();
                    return Err(unknown(place, &[index], id, NO_FIELD, id, known));
                };
                if wanted.0.is_empty() {
                    let words = "No value is listed, so the field would never be shown.";
                    return Err(fault(place, &[index], id, words, ""));
                }
                let offered = &other.choices;
                let missing = wanted.0.iter().find(|value| !offered.contains(value));
                if let Some(value) = missing
                    && !offered.is_empty()
                {
                    let known = &mut offered.iter().map(String::as_str);
                    let words = "That field doesn't offer the choice {}";
                    return Err(unknown(place, &[index], id, words, value, known));
                }
            }
        }
        let shown = self.reachable(&|_, _| true);
        let hidden = |field: &Field| !shown.iter().any(|other| other.id == field.id);
        match self.fields.iter().position(hidden) {
            Some(at) => Err(fault("fields/#/when", &[at], "", CIRCLE, "")),
            None => Ok(()),
        }
    }

    fn check_draft(&self) -> Result<(), Fault> {
        let draft = &self.draft;
        if draft.title.as_bytes().contains(&b'\n') {
            return Err(fault("draft/title", &[], "", "A title is one line.", ""));
        }
        self.check_names(&draft.title, "title")?;
        self.check_names(&draft.template, "template")?;
        let linked = |name: &str| {
            let field = self.fields.iter().find(|field| field.id == name);
            field.is_some_and(|field| field.kind == FieldKind::Link)
        };
        markdown::check(&draft.template, &linked)
            .map_err(|message| fault("draft/template", &[], "", message, ""))?;
        for (index, label) in draft.labels.iter().enumerate() {
            let stray = |c: char| c.is_control() || matches!(c, '"' | '`' | ',');
            if is_blank(label) || label.chars().any(stray) {
                return Err(fault("draft/labels/#", &[index], "", LABEL, ""));
            }
        }
        Ok(())
    }

    fn check_names(&self, template: &str, place: &str) -> Result<(), Fault> {
        for line in template.lines() {
            for part in parts(line) {
                match part {
                    Part::Hole(name) => {
                        if !COMPUTED.contains(&name) && !self.ids().any(|id| id == name) {
                            let mut known = self.ids().chain(COMPUTED);
                            return Err(unknown("draft/?", &[], place, NO_FIELD, name, &mut known));
                        }
                    }
                    Part::Text(text) if split(text, "{{").is_some() => {
                        let words = "A {{ is not closed; write {{name}} within one line.";
                        return Err(fault("draft/?", &[], place, words, ""));
                    }
                    Part::Text(_) => {}
                }
            }
        }
        Ok(())
    }
}

fn check_field(field: &Field, index: usize) -> Result<(), Fault> {
    let at = |name: &str, words: &str| Err(fault("fields/#/?", &[index], name, words, &field.id));
    let letter =
        |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte) || !byte.is_ascii();
    if field.id.is_empty() || !field.id.bytes().all(letter) {
        let message = "An id has letters, digits, _ and - only, so that {{id}} can name it.";
        return at("id", message);
    }
    if COMPUTED.contains(&&*field.id) {
        let message = "{{{}}} is computed from the country; give the field another id.";
        return at("id", message);
    }
    let chooses = matches!(field.kind, FieldKind::Choice | FieldKind::MultiChoice);
    if chooses == field.choices.is_empty() {
        let message = if chooses {
            "A choice needs at least one entry in choices."
        } else {
            "Only the kinds choice and multi-choice have choices."
        };
        return at("choices", message);
    }
    let mut choices = field.choices.iter().map(String::as_str);
    if let Some((entry, choice)) = repeated(&mut choices) {
        let (place, words) = ("fields/#/choices/#", "The choice {} stands twice.");
        return Err(fault(place, &[index, entry], "", words, choice));
    }
    if field.currency.is_some() && field.kind != FieldKind::Money {
        return at("currency", "Only the kind money has a currency.");
    }
    for (name, bound) in [("min", &field.min), ("max", &field.max)] {
        if let Some(bound) = bound
            && let Some(message) = check_bound(field.kind, bound)
        {
            return at(name, message);
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
        Some(url)
            if !super::value::is_https(url) || url.bytes().any(|byte| b"?#".contains(&byte)) =>
        {
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
            return Err(fault("targets/#/?", &[index], name, message, ""));
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
