//! What an answer means, once it is understood.

use chrono::NaiveDate;

use super::problem::Trouble;
use super::template::split;
use super::{Answer, Bound, Field, FieldKind};
use crate::country::CountryCode;
use crate::money::{Decimal, Money};
use crate::schedule::Date;

/// An answer, understood as its field's kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Nothing was answered.
    Empty,
    /// Text that stands for itself: a line, several, a choice, a number, an
    /// address, a handle.
    Text(&'a str),
    /// Several choices.
    Choices(Vec<&'a str>),
    /// A country.
    Country(CountryCode),
    /// A day.
    Date(NaiveDate),
    /// A first and a last day.
    Range(NaiveDate, NaiveDate),
    /// An amount.
    Money(Money),
    /// Ticked.
    Checked,
}

/// Reads `YYYY-MM-DD` and nothing else.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    Date::parse(text).map(|date| date.0)
}

impl<'a> Value<'a> {
    /// Understands an answer.
    ///
    /// # Errors
    /// What is wrong with it; that a required answer is missing is found by
    /// [`check`](super::check).
    pub fn read(field: &'a Field, answer: Option<&'a Answer>) -> Result<Self, Trouble> {
        let Some(answer) = answer.filter(|answer| !answer.is_empty()) else {
            return Ok(Self::Empty);
        };
        match (field.kind, answer) {
            (FieldKind::Checkbox, Answer::Checked(_)) => Ok(Self::Checked),
            (FieldKind::MultiChoice, Answer::List(list)) => choices(field, list),
            (FieldKind::MultiChoice, Answer::Text(_)) => {
                one_of(field, answer).map(|choice| Self::Choices(vec![choice]))
            }
            (FieldKind::DateRange, Answer::List(list)) => range(field, list),
            (FieldKind::Checkbox | FieldKind::MultiChoice | FieldKind::DateRange, _)
            | (_, Answer::List(_) | Answer::Checked(_)) => Err(Trouble::WrongShape),
            (FieldKind::Choice, Answer::Text(_)) => one_of(field, answer).map(Self::Text),
            (kind, Answer::Text(text)) => single(field, kind, text),
        }
    }
}

fn single<'a>(field: &Field, kind: FieldKind, text: &'a str) -> Result<Value<'a>, Trouble> {
    let trimmed = text.trim();
    match kind {
        FieldKind::Country => CountryCode::parse(trimmed)
            .map(Value::Country)
            .ok_or(Trouble::UnknownCountry),
        FieldKind::Date => {
            let day = date(trimmed).ok_or(Trouble::NotDate)?;
            within_days(field, day, day)?;
            Ok(Value::Date(day))
        }
        FieldKind::Money => {
            let amount = Money::from_input(trimmed).map_err(Trouble::NotAmount)?;
            within(field, amount.decimal())?;
            Ok(Value::Money(amount))
        }
        FieldKind::Number => {
            let number = Decimal::parse(trimmed).map_err(|_| Trouble::NotNumber)?;
            within(field, &number)?;
            Ok(Value::Text(trimmed))
        }
        FieldKind::Link if !is_https(trimmed) => Err(Trouble::NotLink),
        FieldKind::Handle if !is_handle(trimmed) => Err(Trouble::NotHandle),
        FieldKind::LongText => {
            let text = text.trim_end();
            long_enough(field, text)?;
            Ok(Value::Text(text))
        }
        _ => {
            long_enough(field, trimmed)?;
            Ok(Value::Text(trimmed))
        }
    }
}

/// Whether a text is an address that a page may link to: `https`, a host, and
/// nothing that would end the address where it is written down.
pub(super) fn is_https(text: &str) -> bool {
    let Some((scheme, rest)) = split(text, "://") else {
        return false;
    };
    let mut name = rest.bytes().take_while(|byte| !b"/?#:".contains(byte));
    // A domain name may be written in any script.
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let stray =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '`' | '\\');
    scheme.eq_ignore_ascii_case("https")
        && name.next().is_some_and(letter)
        && name.all(|byte| letter(byte) || b"-.".contains(&byte))
        && !text.chars().any(stray)
}

/// A handle as typed; the `@` may be left out.
fn is_handle(text: &str) -> bool {
    let mut name = String::from("@");
    name.push_str(text.strip_prefix('@').unwrap_or(text));
    super::Handle::parse(&name).is_some()
}

fn long_enough(field: &Field, text: &str) -> Result<(), Trouble> {
    let length = text.chars().count();
    if let Some(most) = field.max.as_ref().and_then(Bound::count)
        && length > most
    {
        return Err(Trouble::TooLong {
            over: length - most,
        });
    }
    if let Some(least) = field.min.as_ref().and_then(Bound::count)
        && length < least
    {
        return Err(Trouble::TooShort {
            short: least - length,
        });
    }
    Ok(())
}

fn within(field: &Field, number: &Decimal) -> Result<(), Trouble> {
    match (&field.min, &field.max) {
        (Some(Bound::Number(least)), _) if number < least => Err(Trouble::TooSmall(*least)),
        (_, Some(Bound::Number(most))) if number > most => Err(Trouble::TooLarge(*most)),
        _ => Ok(()),
    }
}

fn within_days(field: &Field, first: NaiveDate, last: NaiveDate) -> Result<(), Trouble> {
    match (&field.min, &field.max) {
        (Some(Bound::Date(least)), _) if first < *least => Err(Trouble::TooEarly(*least)),
        (_, Some(Bound::Date(most))) if last > *most => Err(Trouble::TooLate(*most)),
        _ => Ok(()),
    }
}

fn one_of<'a>(field: &Field, answer: &'a Answer) -> Result<&'a str, Trouble> {
    match answer {
        Answer::Text(choice) if field.choices.contains(choice) => Ok(choice),
        _ => Err(Trouble::NotChoice),
    }
}

fn choices<'a>(field: &Field, list: &'a [String]) -> Result<Value<'a>, Trouble> {
    if list.iter().any(|choice| !field.choices.contains(choice)) {
        return Err(Trouble::NotChoice);
    }
    let count = list.len();
    if let Some(least) = field.min.as_ref().and_then(Bound::count)
        && count < least
    {
        return Err(Trouble::TooFew { least });
    }
    if let Some(most) = field.max.as_ref().and_then(Bound::count)
        && count > most
    {
        return Err(Trouble::TooMany { most });
    }
    Ok(Value::Choices(list.iter().map(String::as_str).collect()))
}

fn range<'a>(field: &Field, list: &[String]) -> Result<Value<'a>, Trouble> {
    let [first, last] = list else {
        return Err(Trouble::WrongShape);
    };
    let (first, last) = match (first.trim(), last.trim()) {
        ("", _) => return Err(Trouble::MissingStart),
        (_, "") => return Err(Trouble::MissingEnd),
        (first, last) => (date(first), date(last)),
    };
    let (Some(first), Some(last)) = (first, last) else {
        return Err(Trouble::NotDate);
    };
    if last < first {
        return Err(Trouble::EndBeforeStart);
    }
    within_days(field, first, last)?;
    Ok(Value::Range(first, last))
}
