//! English, for native tools: a browser has its own words for all this.

use chrono::{Datelike, NaiveDate};

use super::{Approval, Level, Problem, Trouble, Words};
use crate::country::CountryCode;
use crate::money::{Currency, InputError, Money};

/// Countries, dates and amounts in English: `Netherlands`, `8 February 2027`,
/// `USD 18,500.00`.
#[derive(Debug, Clone, Copy, Default)]
pub struct English;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Words for English {
    fn country(&self, country: CountryCode) -> String {
        country.english().to_owned()
    }

    fn date(&self, date: NaiveDate) -> String {
        let month = MONTHS.get(date.month0() as usize).copied();
        format!(
            "{} {} {}",
            date.day(),
            month.unwrap_or_default(),
            date.year()
        )
    }

    fn money(&self, amount: &Money, currency: &str) -> String {
        let decimals = Currency::parse(currency).map_or(0, |code| code.minor_digits());
        let text = match amount.decimal().scale() {
            scale if scale < decimals => amount.rounded(decimals).unwrap_or(*amount).text(),
            _ => amount.text(),
        };
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let mut out = String::from(currency);
        if !out.is_empty() {
            out.push(' ');
        }
        for (index, digit) in whole.char_indices() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                out.push(',');
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push('.');
            out.push_str(fraction);
        }
        out
    }

    fn range(&self, first: NaiveDate, last: NaiveDate) -> String {
        format!("{} to {}", self.date(first), self.date(last))
    }

    fn ticked(&self) -> String {
        String::from("Yes")
    }
}

/// Why a country's level ends the form.
#[must_use]
pub fn not_needed(country: CountryCode, level: &Level) -> String {
    format!(
        "No request is needed: {} has the level \"{}\", which needs no approval.",
        country.english(),
        level.label
    )
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A problem in a sentence that begins with the field's label.
#[must_use]
pub fn describe(problem: &Problem, approval: &Approval) -> String {
    let field = approval
        .fields
        .iter()
        .find(|field| field.id == problem.field);
    let label = field.map_or(problem.field.as_str(), |field| field.label.as_str());
    let choices = field.map_or_else(String::new, |field| field.choices.join(", "));
    let text = match &problem.trouble {
        Trouble::Missing => "is required and has no answer".to_owned(),
        Trouble::TooLong { over } => {
            format!("is too long; leave out {}", count(*over, "character", "characters"))
        }
        Trouble::TooShort { short } => {
            format!("is too short; add {}", count(*short, "character", "characters"))
        }
        Trouble::NotDate => "is not a date; write one like 2027-02-08".to_owned(),
        Trouble::MissingStart => "has no first day".to_owned(),
        Trouble::MissingEnd => "has no last day".to_owned(),
        Trouble::EndBeforeStart => "ends before it starts".to_owned(),
        Trouble::TooEarly(least) => format!("starts before {}", English.date(*least)),
        Trouble::TooLate(most) => format!("ends after {}", English.date(*most)),
        Trouble::NotAmount(error) => format!("is not an amount: {}", amount(error)),
        Trouble::NotNumber => "is not a number; write digits, and a point for decimals".to_owned(),
        Trouble::TooSmall(least) => format!("is below {}", least.text()),
        Trouble::TooLarge(most) => format!("is above {}", most.text()),
        Trouble::NotChoice => format!("is none of the choices: {choices}"),
        Trouble::TooFew { least } => {
            format!("has too few choices; choose at least {least}")
        }
        Trouble::TooMany { most } => {
            format!("has too many choices; choose at most {most}")
        }
        Trouble::UnknownCountry => {
            "is not a country's code; write the two capital letters of ISO 3166-1, like NL"
                .to_owned()
        }
        Trouble::NotLink => "is not an address that starts with https://".to_owned(),
        Trouble::NotHandle => "is not a handle; write one like @name".to_owned(),
        Trouble::RegionMissing => {
            let regions: Vec<_> = approval.regions.iter().map(|(name, _)| name).collect();
            format!(
                "can't be told from the country; answer \"region\" with one of {}",
                regions.join(", ")
            )
        }
        Trouble::WrongShape => {
            "has the wrong shape: a range is [\"first\", \"last\"], several choices are a list, a checkbox is true or false, everything else is one text".to_owned()
        }
    };
    format!("{label} ({}) {text}.", problem.field)
}

fn amount(error: &InputError) -> String {
    match error {
        InputError::Empty => "it has no digits".to_owned(),
        InputError::Character(c) => format!("it has a \"{c}\" in it"),
        InputError::Grouping => {
            "its separators don't group digits by three; write it like 18500.00".to_owned()
        }
        InputError::Ambiguous => {
            "its point may group digits or start decimals; write 18500 or 18.50".to_owned()
        }
        InputError::Negative => "it is below zero".to_owned(),
        InputError::TooLong => "it has more digits than are kept".to_owned(),
    }
}
