//! What is wrong with an answer, in words that say what to do.

use inlay_domain::money::{Decimal, InputError};
use inlay_domain::request::{Field, FieldKind, Problem, Trouble};

use super::clerk::Told;
use super::desk::Desk;
use super::messages::Text;
use super::state::Control;
use crate::host::{DateStyle, Host};

/// A problem in words.
pub(super) fn told(desk: &Desk, problem: Problem) -> Told {
    let fields = &desk.form().fields;
    let field = fields.iter().find(|field| field.id == problem.field);
    let label = field.map_or_else(|| desk.say(Text::Region), |field| &field.label);
    Told {
        label: label.to_owned(),
        text: tell(desk.host(), field, &problem.trouble),
        control: control(fields, &problem),
        field: problem.field,
    }
}

/// What to do about a problem, in a sentence without the field's name.
fn tell(host: &dyn Host, field: Option<&Field>, trouble: &Trouble) -> String {
    let count = |count: &usize| host.number(i64::try_from(*count).unwrap_or(i64::MAX));
    let number = |number: &Decimal| match field.map_or("", Field::currency_code) {
        "" => number.text(),
        currency => host.money(&number.text(), currency),
    };
    let (text, value) = match trouble {
        Trouble::TooLong { over } => (Text::TooLong, count(over)),
        Trouble::TooShort { short } => (Text::TooShort, count(short)),
        Trouble::TooFew { least } => (Text::TooFew, count(least)),
        Trouble::TooMany { most } => (Text::TooMany, count(most)),
        Trouble::TooEarly(day) => (Text::TooEarly, host.date(*day, DateStyle::Full)),
        Trouble::TooLate(day) => (Text::TooLate, host.date(*day, DateStyle::Full)),
        Trouble::TooSmall(least) => (Text::AtLeast, number(least)),
        Trouble::TooLarge(most) => (Text::AtMost, number(most)),
        Trouble::NotAmount(InputError::Character(sign)) => (Text::Character, String::from(*sign)),
        plain => (sentence(field, plain), String::new()),
    };
    host.words().fill(text, &[("value", &value)])
}

fn sentence(field: Option<&Field>, trouble: &Trouble) -> Text {
    match trouble {
        Trouble::Missing => match field.map(|field| field.kind) {
            Some(FieldKind::Choice | FieldKind::MultiChoice | FieldKind::Country) => {
                Text::MissingChoice
            }
            Some(FieldKind::Checkbox) => Text::MissingTick,
            Some(FieldKind::DateRange) => Text::MissingStart,
            _ => Text::Missing,
        },
        Trouble::NotDate => Text::NotDate,
        Trouble::MissingStart => Text::MissingStart,
        Trouble::MissingEnd => Text::MissingEnd,
        Trouble::EndBeforeStart => Text::EndBeforeStart,
        Trouble::NotAmount(error) => match error {
            InputError::Grouping => Text::Grouping,
            InputError::Ambiguous => Text::Ambiguous,
            InputError::Negative => Text::Negative,
            InputError::TooLong => Text::Digits,
            InputError::Empty | InputError::Character(_) => Text::NoDigits,
        },
        Trouble::NotNumber => Text::NotNumber,
        Trouble::NotLink => Text::NotLink,
        Trouble::NotHandle => Text::NotHandle,
        Trouble::RegionMissing => Text::RegionMissing,
        _ => Text::NotChoice,
    }
}

/// The control that a problem is mended in.
fn control(fields: &[Field], problem: &Problem) -> Control {
    let at = fields.iter().position(|field| field.id == problem.field);
    let Some(index) = at else {
        return Control::Region;
    };
    let last = matches!(
        problem.trouble,
        Trouble::MissingEnd | Trouble::EndBeforeStart
    );
    Control::Field(index, usize::from(last))
}
