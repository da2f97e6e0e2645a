//! What is missing or wrong in the answers.

use chrono::NaiveDate;

use super::{Answers, Approval, Decision, Value};
use crate::money::{Decimal, InputError};

/// Something that keeps the request from being drafted. The words for it are
/// in the catalog of the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The id of the field that has it; `region` when the region is asked for.
    pub field: String,
    /// What it is.
    pub trouble: Trouble,
}

/// What can be wrong with an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Required, and not answered.
    Missing,
    /// Characters beyond the limit.
    TooLong {
        /// How many.
        over: usize,
    },
    /// Characters missing to the least length.
    TooShort {
        /// How many.
        short: usize,
    },
    /// Not a date, or one that the calendar doesn't have.
    NotDate,
    /// The first day of a range isn't answered.
    MissingStart,
    /// The last day of a range isn't answered.
    MissingEnd,
    /// The last day comes before the first.
    EndBeforeStart,
    /// Before the earliest day.
    TooEarly(NaiveDate),
    /// After the latest day.
    TooLate(NaiveDate),
    /// Not an amount.
    NotAmount(InputError),
    /// Not a decimal number.
    NotNumber,
    /// Below the least number.
    TooSmall(Decimal),
    /// Above the greatest number.
    TooLarge(Decimal),
    /// Not among the choices.
    NotChoice,
    /// Fewer choices than asked for.
    TooFew {
        /// The least.
        least: usize,
    },
    /// More choices than asked for.
    TooMany {
        /// The most.
        most: usize,
    },
    /// Not a country's code.
    UnknownCountry,
    /// Not an https address.
    NotLink,
    /// Not a user or group name.
    NotHandle,
    /// The country is in no region of the page: one has to be chosen.
    RegionMissing,
    /// A list where one answer is asked for, or the other way round. Only data
    /// has this, no form.
    WrongShape,
}

/// Checks the fields that are shown, in their order.
#[must_use]
pub fn check(approval: &Approval, answers: &Answers) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut add = |field: &str, trouble| {
        problems.push(Problem {
            field: field.to_owned(),
            trouble,
        });
    };
    for field in approval.visible(answers) {
        match Value::read(field, answers.get(&field.id)) {
            Ok(Value::Empty) if field.required => add(&field.id, Trouble::Missing),
            Ok(_) => {}
            Err(trouble) => add(&field.id, trouble),
        }
    }
    if let Decision::RegionMissing { .. } = Decision::new(approval, answers) {
        add("region", Trouble::RegionMissing);
    }
    problems
}

/// Answers to fields that the form doesn't have, for a file that was written
/// by hand.
#[must_use]
pub fn unknown<'a>(approval: &Approval, answers: &'a Answers) -> Vec<&'a str> {
    let known = |id: &str| {
        let region = id == "region" && !approval.regions.is_empty();
        region || approval.fields.iter().any(|field| field.id == id)
    };
    answers
        .iter()
        .map(|(id, _)| id)
        .filter(|id| !known(id))
        .collect()
}
