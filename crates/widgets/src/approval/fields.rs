//! The fields, each with a native control but for countries, and where it stands what the country means.

use std::rc::Rc;

use inlay_domain::digits;
use inlay_domain::request::{Answer, Field, FieldKind};

use super::clerk::{Limits, Outlook};
use super::country;
use super::desk::{Desk, Press};
use super::messages::Text;
use super::state::Control;
use crate::attrs;
use crate::markup::{Markup, PLAIN};

/// The fields that are shown. Where no request is needed, those up to the country.
pub(super) fn all(page: &mut Markup, desk: &Desk, outlook: &Outlook) {
    let form = desk.form();
    let visible = form.visible(&desk.state().answers);
    let country = visible.iter().position(|field| asks_country(field));
    if country.is_none() {
        outcome(page, desk, outlook);
    }
    for (at, field) in visible.iter().enumerate() {
        let place = form.fields.iter().position(|other| other.id == field.id);
        let control = Control::Field(place.unwrap_or_default(), 0);
        row(page, desk, control, Some(field), outlook);
        if country == Some(at) {
            outcome(page, desk, outlook);
            if outlook.ended {
                break;
            }
        }
    }
}

pub(super) fn asks_country(field: &Field) -> bool {
    field.kind == FieldKind::Country
}

/// What the country means, told at once; and the region, where it has to be asked for.
fn outcome(page: &mut Markup, desk: &Desk, outlook: &Outlook) {
    // It stands there empty from the start: what is put into a live region is read.
    let around = attrs! { class="decision", part="decision", role="status" };
    page.tag("p", around, |page| {
        page.key(".");
        page.text(&outlook.meaning);
    });
    if outlook.asks_region {
        row(page, desk, Control::Region, None, outlook);
    }
}

/// A field with its label, help and error. The region is one without a
/// description in the data.
fn row(page: &mut Markup, desk: &Desk, control: Control, field: Option<&Field>, outlook: &Outlook) {
    let key = field.map_or("region", |field| &field.id);
    let kind = field.map_or(FieldKind::Choice, |field| field.kind);
    let told = outlook.told.iter().find(|told| told.field == key);
    let error = told.map(|told| &*told.text);
    let help = field.and_then(|field| field.help.as_deref());
    let id = control.id();
    let (help_id, error_id) = (["help-", &id].concat(), ["error-", &id].concat());
    let described = match (help, error) {
        (None, None) => None,
        (Some(_), None) => Some(help_id.clone()),
        (None, Some(_)) => Some(error_id.clone()),
        (Some(_), Some(_)) => Some([&*help_id, " ", &*error_id].concat()),
    };
    let described = described.as_deref();
    let invalid = error.map(|_| "true");
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
            let control = country::focusable(field, &id);
            page.leaf("label", attrs! { for=&*control }, &label);
        }
        if let Some(help) = help {
            page.leaf("p", attrs! { id=&*help_id, class="muted small" }, help);
        }
        if let Some(error) = error {
            page.tag("p", attrs! { id=&*error_id, class="error" }, |page| {
                page.leaf("span", attrs! { class="sr" }, desk.say(Text::Error));
                page.text(" ");
                page.text(error);
            });
        }
        let controls = Controls {
            desk,
            control,
            limits: outlook
                .limits
                .iter()
                .find(|limits| limits.control == control),
            described,
            invalid,
            is_open: false,
            active: None,
        };
        match field {
            Some(field) => controls.of(page, field, &label),
            None => controls.select(page, desk.state().answers.text(key), true),
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
pub(super) struct Controls<'a> {
    pub(super) desk: &'a Desk,
    /// The first of them.
    pub(super) control: Control,
    /// The first and the last day that they take.
    pub(super) limits: Option<&'a Limits>,
    /// The ids of what describes them.
    pub(super) described: Option<&'a str>,
    /// `true` if they have a problem.
    pub(super) invalid: Option<&'static str>,
    /// Whether the list of a country's field is open.
    pub(super) is_open: bool,
    /// The code of the country in that list that Enter takes.
    pub(super) active: Option<&'a str>,
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
            FieldKind::Choice => self.select(page, typed, true),
            FieldKind::Country => country::write(page, self, field),
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

    /// A `<select>` that says to choose until something is chosen; with something better in
    /// front of it, only scripts see it. There may be hundreds of options, which a key
    /// elsewhere leaves as they are.
    #[inline(never)]
    pub(super) fn select(&self, page: &mut Markup, chosen: &str, seen: bool) {
        let control = self.control;
        let id = self.control.id();
        let around = attrs! {
            id=&*id, aria-describedby=self.described, aria-invalid=self.invalid,
            class=(!seen).then_some("sr"), tabindex=(!seen).then_some("-1"),
            aria-hidden=(!seen).then_some("true"),
        };
        page.tag("select", around, |page| {
            let mut token = String::new();
            digits::push(&mut token, self.desk.form.number.into());
            token.push(' ');
            token.push_str(chosen);
            let (stage, form) = (self.desk.stage().clone(), Rc::clone(&self.desk.form));
            let chosen = chosen.to_owned();
            let write = move |page: &mut Markup| {
                let mut option = |value: &str, label: &str| option(page, value, label, &chosen);
                let host = stage.host();
                option("", host.words().say(Text::Choose));
                let field = match control {
                    Control::Field(index, _) => form.data.fields.get(index),
                    Control::Region => None,
                };
                match field {
                    None => {
                        for (region, _) in form.data.regions.iter() {
                            option(region, region);
                        }
                    }
                    Some(field) if field.kind == FieldKind::Country => {
                        for (name, code) in form.countries(host) {
                            option(code, name);
                        }
                    }
                    Some(field) => {
                        for choice in &field.choices {
                            option(choice, choice);
                        }
                    }
                }
            };
            page.lazy(&token, Rc::new(write));
        });
    }

    /// An `<input>`. Amounts and numbers are text: browsers drop what they can't read
    /// of a number, and then nobody can be told of it.
    #[inline(never)]
    pub(super) fn input(
        &self,
        page: &mut Markup,
        field: &Field,
        part: usize,
        value: &str,
        ticked: bool,
    ) {
        let mut id = match self.control {
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
        let autocomplete = match (field.kind, &*field.id) {
            (FieldKind::Text, "requester" | "name") => Some("name"),
            (FieldKind::Text, "email") => Some("email"),
            (FieldKind::Country, _) => Some("off"),
            _ => None,
        };
        let [min, max] = match self.limits {
            Some(limits) => [&limits.min, &limits.max].map(Option::as_deref),
            None => [None; 2],
        };
        let looks = asks_country(field);
        let [mut list, mut option] = [None, None];
        if looks {
            list = Some(["list-", &id].concat());
            option = self.active.map(country::option);
            id = country::focusable(Some(field), &id);
        }
        let around = attrs! {
            role=looks.then_some("combobox"), aria-autocomplete=looks.then_some("list"),
            aria-expanded=looks.then_some(if self.is_open { "true" } else { "false" }),
            aria-controls=list.as_deref(), aria-activedescendant=option.as_deref(),
            type=kind, id=&*id, inputmode=decimal.then_some("decimal"),
            autocomplete=autocomplete, min=min, max=max,
            aria-describedby=self.described, aria-invalid=self.invalid,
        };
        page.tag("input", around, |page| {
            if boxed {
                page.checked(ticked);
            } else {
                page.value(value);
            }
            if looks {
                for name in ["click", "input", "keydown", "blur"] {
                    page.on(name, self.desk.on(Press::Find(self.control, name)));
                }
            }
        });
    }
}

/// One of a select's options. Yew inserts the last one first, which the browser
/// then takes for the chosen one unless another says that it is.
#[inline(never)]
fn option(page: &mut Markup, value: &str, label: &str, chosen: &str) {
    let selected = (value == chosen).then_some("");
    page.leaf("option", attrs! { value=value, selected=selected }, label);
}
