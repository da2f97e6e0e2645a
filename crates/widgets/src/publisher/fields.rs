//! The fields, each with a native control.

use super::clerk::{Note, Outlook};
use super::desk::Desk;
use super::messages::Text;
use super::sheet::Field;
use crate::attrs;
use crate::markup::{Markup, PLAIN};
use crate::part::{self, Part};

pub(super) fn all(page: &mut Markup, desk: &Desk, outlook: &Outlook) {
    page.tag("div", attrs! { class="fields" }, |page| {
        let nothing = Note::default();
        for (at, field) in Field::ALL.into_iter().enumerate() {
            row(page, desk, field, outlook.notes.get(at).unwrap_or(&nothing));
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

fn row(page: &mut Markup, desk: &Desk, field: Field, note: &Note) {
    let id = field.id();
    let (error_id, hint_id) = ([&*id, "-error"].concat(), [&*id, "-hint"].concat());
    let (error, hint) = (note.error, &note.hint);
    let described = match (hint, error) {
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
            input(page, desk, field, note, &id, described);
        }
        // What is left out after the controls would have Yew take one for another.
        match (error, hint) {
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

/// An `<input>`, with what the plan has for it as suggestions.
fn input(
    page: &mut Markup,
    desk: &Desk,
    field: Field,
    note: &Note,
    id: &str,
    described: Option<&str>,
) {
    let (kind, mode) = match field {
        Field::Starts | Field::Ends => ("date", None),
        Field::Spend => ("text", Some("decimal")),
        Field::Issue => ("url", None),
        _ => ("text", None),
    };
    let options = &note.options;
    let list = [id, "-list"].concat();
    let min = match field {
        Field::Ends => Some(desk.sheet.get(Field::Starts)).filter(|day| !day.is_empty()),
        _ => None,
    };
    let around = attrs! {
        type=kind, id=id, inputmode=mode, autocomplete="off", min=min,
        list=Some(&*list).filter(|_| !options.is_empty()),
        aria-describedby=described, aria-invalid=note.error.map(|_| "true"),
    };
    page.tag("input", around, |page| page.value(desk.sheet.typed(field)));
    if !options.is_empty() {
        page.tag("datalist", attrs! { id=&*list }, |page| {
            for option in options {
                page.leaf("option", attrs! { value=&**option }, "");
            }
        });
    }
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
