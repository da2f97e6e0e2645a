//! The fields, each with a native control.

use inlay_domain::publisher::{Activity, Through, same};

use super::desk::Desk;
use super::messages::Text;
use super::sheet::{Field, Trouble};
use crate::attrs;
use crate::markup::{Markup, PLAIN};
use crate::part::{self, Part};

pub(super) fn all(page: &mut Markup, desk: &Desk) {
    page.tag("div", attrs! { class="fields" }, |page| {
        for field in Field::ALL {
            row(page, desk, field);
        }
    });
    part::disclosure(
        page,
        &desk.stage,
        Part::Table,
        "paste",
        desk.say(Text::AddTable),
        &desk.given,
    );
}

/// The field's label.
pub(super) fn label(field: Field) -> Text {
    match field {
        Field::Team => Text::Team,
        Field::Publisher => Text::Publisher,
        Field::Relationship => Text::Relationship,
        Field::Spend => Text::Spend,
        Field::Starts => Text::Starts,
        Field::Ends => Text::Ends,
        Field::Region => Text::Region,
        Field::Segment => Text::Segment,
        Field::Audience => Text::Audience,
        Field::Name => Text::Name,
        Field::Issue => Text::Issue,
    }
}

fn sentence(trouble: Trouble) -> Text {
    match trouble {
        Trouble::NotAmount => Text::NotAmount,
        Trouble::Ambiguous => Text::Ambiguous,
        Trouble::EndBeforeStart => Text::EndBeforeStart,
        Trouble::NotLink => Text::NotLink,
    }
}

fn row(page: &mut Markup, desk: &Desk, field: Field) {
    let id = field.id();
    let (error_id, hint_id) = ([&*id, "-error"].concat(), [&*id, "-hint"].concat());
    let error = desk.sheet.told(field).map(sentence);
    let hint = hint(desk, field);
    let described = match (&hint, error) {
        (_, Some(_)) => Some(&*error_id),
        (Some(_), None) => Some(&*hint_id),
        (None, None) => None,
    };
    let mut label = desk.say(label(field)).to_owned();
    if let (Field::Spend, Some(currency)) = (field, &desk.plan.currency) {
        for part in [" (", currency.as_str(), ")"] {
            label.push_str(part);
        }
    }
    let choice = field == Field::Relationship;
    let around = attrs! {
        class=if error.is_some() { "field bad" } else { "field" }, part="field",
        aria-describedby=described.filter(|_| choice),
    };
    page.tag(if choice { "fieldset" } else { "div" }, around, |page| {
        if choice {
            page.leaf("legend", PLAIN, &label);
            radios(page, desk, &id);
        } else {
            page.leaf("label", attrs! { for=&*id }, &label);
            input(page, desk, field, &id, described, error.is_some());
        }
        // What is left out after the controls would have Yew take one for another.
        match (error, &hint) {
            (Some(error), _) => page.leaf(
                "p",
                attrs! { id=&*error_id, class="error small" },
                desk.say(error),
            ),
            (None, Some(hint)) => {
                page.leaf("p", attrs! { id=&*hint_id, class="muted small" }, hint)
            }
            (None, None) => page.leaf("p", attrs! { hidden="" }, ""),
        }
    });
}

/// What the plan knows about an entry.
fn hint(desk: &Desk, field: Field) -> Option<String> {
    let sheet = &desk.sheet;
    match field {
        Field::Relationship if sheet.relationship() != Some(true) => {
            let publisher = sheet.get(Field::Publisher);
            let direct = |one: &&Activity| {
                one.route == Some(Through::Direct)
                    && one
                        .publisher
                        .as_ref()
                        .is_some_and(|own| same(own, publisher))
            };
            let known = desk.plan.activities.iter().find(direct)?;
            Some(desk.fill(Text::Known, &[("name", &known.name)]))
        }
        Field::Team if !sheet.get(Field::Team).is_empty() => {
            let team = sheet.get(Field::Team);
            let teams = desk.plan.teams();
            let known = teams.is_empty() || teams.iter().any(|own| same(own, team));
            (!known).then(|| desk.fill(Text::UnknownTeam, &[("team", team)]))
        }
        _ => None,
    }
}

/// An `<input>`, with what the plan has for it as suggestions.
fn input(
    page: &mut Markup,
    desk: &Desk,
    field: Field,
    id: &str,
    described: Option<&str>,
    invalid: bool,
) {
    let (kind, mode) = match field {
        Field::Starts | Field::Ends => ("date", None),
        Field::Spend => ("text", Some("decimal")),
        Field::Issue => ("url", None),
        _ => ("text", None),
    };
    let options = suggestions(desk, field);
    let list = [id, "-list"].concat();
    let min = match field {
        Field::Ends => Some(desk.sheet.get(Field::Starts)).filter(|day| !day.is_empty()),
        _ => None,
    };
    let around = attrs! {
        type=kind, id=id, inputmode=mode, autocomplete="off", min=min,
        list=Some(&*list).filter(|_| !options.is_empty()),
        aria-describedby=described, aria-invalid=invalid.then_some("true"),
    };
    page.tag("input", around, |page| page.value(desk.sheet.typed(field)));
    if !options.is_empty() {
        page.tag("datalist", attrs! { id=&*list }, |page| {
            for option in options {
                page.leaf("option", attrs! { value=option }, "");
            }
        });
    }
}

fn suggestions(desk: &Desk, field: Field) -> Vec<&str> {
    let plan = &desk.plan;
    let mut known: Vec<&str> = Vec::new();
    match field {
        Field::Team => return plan.teams(),
        Field::Publisher | Field::Audience | Field::Region | Field::Segment => {}
        _ => return known,
    }
    for activity in &plan.activities {
        let texts: [&[String]; 2] = match field {
            Field::Publisher => [activity.publisher.as_slice(), &[]],
            Field::Audience => [activity.audience.as_slice(), &[]],
            Field::Region => [&activity.region.0, &activity.regions.0],
            _ => [&activity.segment.0, &activity.segments.0],
        };
        for text in texts.into_iter().flatten() {
            if known.iter().all(|own| !same(own, text)) {
                known.push(text);
            }
        }
    }
    known
}

/// Whether the publisher is worked with already.
fn radios(page: &mut Markup, desk: &Desk, id: &str) {
    let chosen = desk.sheet.get(Field::Relationship);
    for (end, value, text) in [
        ("", "yes", Text::Yes),
        ("-1", "no", Text::No),
        ("-2", "", Text::Unsure),
    ] {
        page.tag("label", attrs! { class="tick" }, |page| {
            let id = [id, end].concat();
            let around = attrs! { type="radio", name="relationship", id=&*id, value=value };
            page.tag("input", around, |page| page.checked(value == chosen));
            page.text(desk.say(text));
        });
    }
}
