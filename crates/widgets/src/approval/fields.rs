//! The fields, each with a native control, and what the country means.

use inlay_domain::country::CountryCode;
use inlay_domain::request::{Answer, Approver, Bound, Decision, Field, FieldKind, Problem};
use inlay_domain::schedule::Date;

use super::desk::Desk;
use super::messages::Text;
use super::state::Control;
use super::trouble;
use crate::attrs;
use crate::markup::{Markup, PLAIN};

/// The fields that are shown. Where no request is needed, those up to the country.
pub(super) fn all(page: &mut Markup, desk: &Desk, decision: &Decision<'_>, told: &[Problem]) {
    let form = desk.form();
    let visible = form.visible(&desk.state().answers);
    let asks = |field: &&Field| field.kind == FieldKind::Country;
    let country = visible.iter().position(asks);
    if country.is_none() {
        outcome(page, desk, decision, told, None);
    }
    for (at, field) in visible.iter().enumerate() {
        let place = form.fields.iter().position(|other| other.id == field.id);
        let control = Control::Field(place.unwrap_or_default(), 0);
        row(page, desk, control, Some(field), told);
        if country == Some(at) {
            outcome(page, desk, decision, told, Some(field));
            if let Decision::NotNeeded { .. } = decision {
                break;
            }
        }
    }
}

/// What the country means, told at once; and the region, where it has to be asked for.
fn outcome(
    page: &mut Markup,
    desk: &Desk,
    decision: &Decision<'_>,
    told: &[Problem],
    field: Option<&Field>,
) {
    let name = |country: &CountryCode| desk.host().country(country.as_str());
    let text = match decision {
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
    };
    // It stands there empty from the start: what is put into a live region is read.
    let around = attrs! { class="decision", part="decision", role="status" };
    page.tag("p", around, |page| {
        page.key(".");
        page.text(&text);
    });
    let form = desk.form();
    let asked = match (decision, field) {
        (Decision::Open | Decision::NotNeeded { .. }, _) => false,
        (_, None) => true,
        (_, Some(field)) => {
            let country = CountryCode::parse(desk.state().answers.text(&field.id));
            country.is_some_and(|country| form.region_of(country).is_none())
        }
    };
    if asked && !form.regions.is_empty() {
        row(page, desk, Control::Region, None, told);
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

/// A field with its label, help and error. The region is one without a
/// description in the data.
fn row(page: &mut Markup, desk: &Desk, control: Control, field: Option<&Field>, told: &[Problem]) {
    let key = field.map_or("region", |field| &field.id);
    let kind = field.map_or(FieldKind::Choice, |field| field.kind);
    let problem = told.iter().find(|problem| problem.field == key);
    let error = problem.map(|problem| trouble::tell(desk.host(), field, &problem.trouble));
    let help = field.and_then(|field| field.help.as_deref());
    let id = control.id();
    let (help_id, error_id) = (["help-", &id].concat(), ["error-", &id].concat());
    let described = match (help, &error) {
        (None, None) => None,
        (Some(_), None) => Some(help_id.clone()),
        (None, Some(_)) => Some(error_id.clone()),
        (Some(_), Some(_)) => Some([&*help_id, " ", &*error_id].concat()),
    };
    let described = described.as_deref();
    let invalid = error.as_ref().map(|_| "true");
    let label = label(desk, field);

    let several = matches!(kind, FieldKind::MultiChoice | FieldKind::DateRange);
    let around = attrs! {
        class=if error.is_some() { "field bad" } else { "field" }, part="field",
        aria-describedby=described.filter(|_| several),
    };
    page.tag(if several { "fieldset" } else { "div" }, around, |page| {
        page.key(key);
        if several {
            page.leaf("legend", PLAIN, &label);
        } else if kind != FieldKind::Checkbox {
            page.leaf("label", attrs! { for=&*id }, &label);
        }
        if let Some(help) = help {
            page.leaf("p", attrs! { id=&*help_id, class="muted small" }, help);
        }
        if let Some(error) = &error {
            page.tag("p", attrs! { id=&*error_id, class="error" }, |page| {
                page.leaf("span", attrs! { class="sr" }, desk.say(Text::Error));
                page.text(" ");
                page.text(error);
            });
        }
        let controls = Controls {
            desk,
            control,
            described,
            invalid,
        };
        match field {
            Some(field) => controls.of(page, field, &label),
            None => controls.select(page, desk.state().answers.text(key), |page, chosen| {
                for (region, _) in desk.form().regions.iter() {
                    option(page, region, region, chosen);
                }
            }),
        }
    });
}

fn label(desk: &Desk, field: Option<&Field>) -> String {
    let Some(field) = field else {
        return desk.say(Text::Region).to_owned();
    };
    let mut label = field.label.clone();
    if field.currency.is_some() {
        label.push_str(" (");
        label.push_str(field.currency_code());
        label.push(')');
    }
    if !field.required {
        label = desk.fill(Text::Optional, &[("label", &label)]);
    }
    label
}

/// The controls of one field.
struct Controls<'a> {
    desk: &'a Desk,
    /// The first of them.
    control: Control,
    /// The ids of what describes them.
    described: Option<&'a str>,
    /// `true` if they have a problem.
    invalid: Option<&'static str>,
}

impl Controls<'_> {
    fn of(&self, page: &mut Markup, field: &Field, label: &str) {
        let answers = &self.desk.state().answers;
        let answer = answers.get(&field.id);
        let typed = answers.text(&field.id);
        let list = match answer {
            Some(Answer::List(list)) => list.as_slice(),
            _ => &[],
        };
        match field.kind {
            FieldKind::Checkbox => {
                let ticked = answer == Some(&Answer::Checked(true));
                self.tick(page, field, 0, label, ticked);
            }
            FieldKind::MultiChoice => page.tag("div", attrs! { class="row" }, |page| {
                for (at, choice) in field.choices.iter().enumerate() {
                    self.tick(page, field, at, choice, list.contains(choice));
                }
            }),
            FieldKind::DateRange => page.tag("div", attrs! { class="row" }, |page| {
                for (at, text) in [Text::FirstDay, Text::LastDay].into_iter().enumerate() {
                    page.tag("label", attrs! { class="day" }, |page| {
                        page.text(self.desk.say(text));
                        let day = list.get(at).map_or("", |day| day);
                        self.input(page, field, at, day, false);
                    });
                }
            }),
            FieldKind::Choice => self.select(page, typed, |page, chosen| {
                for choice in &field.choices {
                    option(page, choice, choice, chosen);
                }
            }),
            FieldKind::Country => self.select(page, typed, |page, chosen| {
                for (code, name) in self.desk.countries() {
                    option(page, code.as_str(), name, chosen);
                }
            }),
            FieldKind::LongText => {
                let id = self.control.id();
                let around = attrs! {
                    id=&*id, rows="5",
                    aria-describedby=self.described, aria-invalid=self.invalid,
                };
                page.tag("textarea", around, |page| page.value(typed));
            }
            _ => self.input(page, field, 0, typed, false),
        }
    }

    /// A tick box with its label behind it.
    fn tick(&self, page: &mut Markup, field: &Field, part: usize, label: &str, ticked: bool) {
        page.tag("label", attrs! { class="tick" }, |page| {
            self.input(page, field, part, "", ticked);
            page.text(label);
        });
    }

    /// A `<select>` that says to choose until something is chosen.
    fn select(&self, page: &mut Markup, chosen: &str, options: impl FnOnce(&mut Markup, &str)) {
        let id = self.control.id();
        let around = attrs! {
            id=&*id, aria-describedby=self.described, aria-invalid=self.invalid,
        };
        page.tag("select", around, |page| {
            option(page, "", self.desk.say(Text::Choose), chosen);
            options(page, chosen);
        });
    }

    /// An `<input>`. Amounts and numbers are text: browsers drop what they can't read
    /// of a number, and then nobody can be told of it.
    #[inline(never)]
    fn input(&self, page: &mut Markup, field: &Field, part: usize, value: &str, ticked: bool) {
        let id = match self.control {
            Control::Field(index, _) => Control::Field(index, part).id(),
            Control::Region => Control::Region.id(),
        };
        let boxed = matches!(field.kind, FieldKind::Checkbox | FieldKind::MultiChoice);
        let kind = match field.kind {
            FieldKind::Date | FieldKind::DateRange => "date",
            FieldKind::Link => "url",
            _ if boxed => "checkbox",
            _ => "text",
        };
        let decimal = matches!(field.kind, FieldKind::Money | FieldKind::Number);
        let about_reader = match (field.kind, &*field.id) {
            (FieldKind::Text, "requester" | "name") => Some("name"),
            (FieldKind::Text, "email") => Some("email"),
            _ => None,
        };
        let (min, max) = (day(field.min.as_ref()), day(field.max.as_ref()));
        let around = attrs! {
            type=kind, id=&*id, inputmode=decimal.then_some("decimal"),
            autocomplete=about_reader, min=min.as_deref(), max=max.as_deref(),
            aria-describedby=self.described, aria-invalid=self.invalid,
        };
        page.tag("input", around, |page| {
            if boxed {
                page.checked(ticked);
            } else {
                page.value(value);
            }
        });
    }
}

fn day(bound: Option<&Bound>) -> Option<String> {
    match bound {
        Some(Bound::Date(day)) => Some(Date(*day).text()),
        _ => None,
    }
}

/// One of a select's options. Yew inserts the last one first, which the browser
/// then takes for the chosen one unless another says that it is.
#[inline(never)]
fn option(page: &mut Markup, value: &str, label: &str, chosen: &str) {
    let selected = (value == chosen).then_some("");
    page.leaf("option", attrs! { value=value, selected=selected }, label);
}
