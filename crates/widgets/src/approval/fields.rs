//! The fields, each with a native control, and what the country means.

use inlay_domain::country::CountryCode;
use inlay_domain::request::{Answer, Bound, Decision, Field, FieldKind, Problem};
use inlay_domain::schedule::Date;
use yew::{Html, html};

use super::desk::Desk;
use super::messages::Text;
use super::state::Control;
use super::tag::{plain, tag, text};
use super::trouble;

/// The fields that are shown. Where no request is needed, those up to the country.
///
/// Every row has a key, so that a control stays itself when others come or go.
pub(super) fn all(desk: &Desk, decision: &Decision<'_>, told: &[&Problem], rows: &mut Vec<Html>) {
    let form = &*desk.form;
    let visible = form.visible(&desk.state.answers);
    let country = visible
        .iter()
        .position(|field| field.kind == FieldKind::Country);
    let shown = match (decision, country) {
        (Decision::NotNeeded { .. }, Some(at)) => visible.get(..=at).unwrap_or_default(),
        _ => &visible,
    };
    if country.is_none() {
        outcome(desk, decision, told, None, rows);
    }
    for (at, shown) in shown.iter().enumerate() {
        let place = form.fields.iter().position(|field| field.id == shown.id);
        rows.push(row(desk, place.unwrap_or_default(), shown, told));
        if country == Some(at) {
            outcome(desk, decision, told, Some(shown), rows);
        }
    }
}

/// What the country means, told at once; and the region, where it has to be asked for.
fn outcome(
    desk: &Desk,
    decision: &Decision<'_>,
    told: &[&Problem],
    field: Option<&Field>,
    rows: &mut Vec<Html>,
) {
    let form = &*desk.form;
    let answer = field.map(|field| desk.state.answers.text(&field.id));
    let country = answer.and_then(CountryCode::parse);
    let text = match decision {
        Decision::Open => String::new(),
        Decision::NotNeeded { country, level } => desk.fill(
            Text::NotNeeded,
            &[("country", &name(desk, *country)), ("level", &level.label)],
        ),
        Decision::RegionMissing { country, .. } => {
            desk.fill(Text::RegionAsked, &[("country", &name(desk, *country))])
        }
        Decision::Needed { approvers, .. } => {
            let mut facts: Vec<String> = Vec::new();
            facts.extend(decision.region().map(str::to_owned));
            facts.extend(decision.level().map(|level| level.label.clone()));
            let mut who = String::new();
            for approver in approvers {
                if !who.is_empty() {
                    who.push_str(", ");
                }
                let handle = approver
                    .handle
                    .as_ref()
                    .map_or("", |handle| handle.as_str());
                match &approver.role {
                    Some(role) => {
                        who.push_str(role);
                        if !handle.is_empty() {
                            who.push_str(" (");
                            who.push_str(handle);
                            who.push(')');
                        }
                    }
                    None => who.push_str(handle),
                }
            }
            facts.push(match who.as_str() {
                "" => desk.say(Text::ApprovalNeeded).to_owned(),
                who => desk.fill(Text::ApprovalBy, &[("who", who)]),
            });
            facts.join(" · ")
        }
    };
    // It stands there empty from the start: what is put into a live region is read.
    rows.push(plain(
        "p",
        &[
            ("key", "."),
            ("class", "decision"),
            ("part", "decision"),
            ("role", "status"),
        ],
        &text,
    ));
    let asked = match (field, country) {
        (None, _) => true,
        (Some(_), Some(country)) => form.region_of(country).is_none(),
        (Some(_), None) => false,
    };
    let ended = matches!(decision, Decision::NotNeeded { .. });
    if asked && !ended && !form.regions.is_empty() {
        let chosen = desk.state.answers.text("region");
        let regions = form.regions.iter();
        let options = regions.map(|(region, _)| option(region, region, chosen));
        let around = Around::new(desk, Control::Region, "region", None, told);
        rows.push(around.row("region", false, select(desk, &around, options.collect())));
    }
}

fn name(desk: &Desk, country: CountryCode) -> String {
    desk.host.country(country.as_str())
}

/// What stands around a control.
struct Around<'a> {
    desk: &'a Desk,
    control: Control,
    label: String,
    help: Option<&'a str>,
    error: Option<String>,
}

impl<'a> Around<'a> {
    fn new(
        desk: &'a Desk,
        control: Control,
        id: &str,
        field: Option<&'a Field>,
        told: &[&Problem],
    ) -> Self {
        let problem = told.iter().find(|problem| problem.field == id);
        let mut label = field
            .map_or_else(|| desk.say(Text::Region), |field| &field.label)
            .to_owned();
        if let Some(field) = field {
            if field.currency.is_some() {
                label = [&label, " (", field.currency_code(), ")"].concat();
            }
            if !field.required {
                label = desk.fill(Text::Optional, &[("label", &label)]);
            }
        }
        Self {
            desk,
            control,
            label,
            help: field.and_then(|field| field.help.as_deref()),
            error: problem.map(|problem| trouble::tell(&desk.host, field, &problem.trouble)),
        }
    }

    fn note_id(&self, kind: &str) -> String {
        [kind, &self.control.id()].concat()
    }

    /// The ids of help and error, for `aria-describedby`.
    fn described(&self) -> String {
        let mut ids = String::new();
        if self.help.is_some() {
            ids.push_str(&self.note_id("help-"));
        }
        if self.error.is_some() {
            if !ids.is_empty() {
                ids.push(' ');
            }
            ids.push_str(&self.note_id("error-"));
        }
        ids
    }

    fn invalid(&self) -> Option<&'static str> {
        self.error.as_ref().map(|_| "true")
    }

    /// Help and error, in the order in which they are read.
    fn notes(&self, out: &mut Vec<Html>) {
        if let Some(help) = self.help {
            let id = self.note_id("help-");
            out.push(plain("p", &[("id", &id), ("class", "muted small")], help));
        }
        if let Some(error) = &self.error {
            let prefix = plain("span", &[("class", "sr")], self.desk.say(Text::Error));
            let id = self.note_id("error-");
            let content = vec![prefix, text(" "), text(error)];
            out.push(tag("p", &[("id", &id), ("class", "error")], content));
        }
    }

    fn class(&self) -> &'static str {
        if self.error.is_some() {
            "field bad"
        } else {
            "field"
        }
    }

    /// A control under its label; a tick box has its label beside it.
    fn row(&self, key: &str, labelled: bool, control: Html) -> Html {
        let mut content = Vec::new();
        if !labelled {
            content.push(plain("label", &[("for", &self.control.id())], &self.label));
        }
        self.notes(&mut content);
        content.push(control);
        tag(
            "div",
            &[("key", key), ("class", self.class()), ("part", "field")],
            content,
        )
    }

    /// Several controls under a legend.
    fn group(&self, key: &str, controls: Vec<Html>) -> Html {
        let mut content = vec![plain("legend", &[], &self.label)];
        self.notes(&mut content);
        content.push(tag("div", &[("class", "row")], controls));
        tag(
            "fieldset",
            &[
                ("key", key),
                ("class", self.class()),
                ("part", "field"),
                ("aria-describedby", &self.described()),
            ],
            content,
        )
    }
}

fn row(desk: &Desk, index: usize, field: &Field, told: &[&Problem]) -> Html {
    let around = Around::new(desk, Control::Field(index, 0), &field.id, Some(field), told);
    let answers = &desk.state.answers;
    let answer = answers.get(&field.id);
    let typed = answers.text(&field.id);
    let list = match answer {
        Some(Answer::List(list)) => list.as_slice(),
        _ => &[],
    };
    let part = |at| Control::Field(index, at);
    let control = match field.kind {
        FieldKind::Checkbox => {
            let ticked = answer == Some(&Answer::Checked(true));
            let input = input(&around, field, around.control, "", ticked);
            let input = labelled(&around.label, input, true);
            return around.row(&field.id, true, input);
        }
        FieldKind::MultiChoice => {
            let choices = field.choices.iter().enumerate();
            let choices = choices.map(|(at, choice)| {
                let input = input(&around, field, part(at), "", list.contains(choice));
                labelled(choice, input, true)
            });
            return around.group(&field.id, choices.collect());
        }
        FieldKind::DateRange => {
            let days = [Text::FirstDay, Text::LastDay].into_iter().enumerate();
            let days = days.map(|(at, text)| {
                let day = list.get(at).map_or("", |day| day);
                let input = input(&around, field, part(at), day, false);
                labelled(desk.say(text), input, false)
            });
            return around.group(&field.id, days.collect());
        }
        FieldKind::Choice => {
            let choices = field.choices.iter();
            let options = choices.map(|choice| option(choice, choice, typed));
            select(desk, &around, options.collect())
        }
        FieldKind::Country => {
            let countries = desk.countries.iter();
            let options = countries.map(|(code, name)| option(code.as_str(), name, typed));
            select(desk, &around, options.collect())
        }
        FieldKind::LongText => html! {
            <textarea
                id={around.control.id()} rows="5" value={typed.to_owned()}
                aria-describedby={around.described()} aria-invalid={around.invalid()}
            />
        },
        _ => input(&around, field, around.control, typed, false),
    };
    around.row(&field.id, false, control)
}

fn labelled(label: &str, input: Html, box_first: bool) -> Html {
    let mut content = vec![text(label), input];
    if box_first {
        content.reverse();
    }
    let class = if box_first { "tick" } else { "day" };
    tag("label", &[("class", class)], content)
}

fn option(value: &str, label: &str, chosen: &str) -> Html {
    html! { <option value={value.to_owned()} selected={value == chosen}>{ label.to_owned() }</option> }
}

fn select(desk: &Desk, around: &Around<'_>, options: Vec<Html>) -> Html {
    html! {
        <select id={around.control.id()} aria-describedby={around.described()} aria-invalid={around.invalid()}>
            { option("", desk.say(Text::Choose), "-") }
            { options }
        </select>
    }
}

/// An `<input>`. Amounts and numbers are text: browsers drop what they can't read
/// of a number, and then nobody can be told of it.
fn input(around: &Around<'_>, field: &Field, control: Control, value: &str, ticked: bool) -> Html {
    let kind = match field.kind {
        FieldKind::Date | FieldKind::DateRange => "date",
        FieldKind::Checkbox | FieldKind::MultiChoice => "checkbox",
        FieldKind::Link => "url",
        _ => "text",
    };
    let decimal = matches!(field.kind, FieldKind::Money | FieldKind::Number);
    let about_reader = match field.id.as_str() {
        "requester" | "name" => Some("name"),
        "email" => Some("email"),
        _ => None,
    };
    let day = |bound: &Option<Bound>| match bound {
        Some(Bound::Date(day)) => Some(Date(*day).text()),
        _ => None,
    };
    html! {
        <input
            type={kind} id={control.id()} value={value.to_owned()} checked={ticked}
            inputmode={decimal.then_some("decimal")}
            autocomplete={about_reader.filter(|_| field.kind == FieldKind::Text)}
            min={day(&field.min)} max={day(&field.max)}
            aria-describedby={around.described()} aria-invalid={around.invalid()}
        />
    }
}
