//! Amounts of money: exact, and with their digits as written.
//!
//! Floats change money (`0.1 + 0.2`), so an amount is a whole number of its
//! smallest written unit. What was written as `18500.00` stays `18500.00`.

mod currency;
mod decimal;
mod input;

pub use currency::Currency;
pub use decimal::{Decimal, DecimalError};
pub use input::InputError;

use crate::zone::scalar::{self, Scalar};
use serde::de::{Deserialize, Deserializer};

/// An amount: zero or more, in a currency that its context gives.
///
/// In data it is a decimal text (`"18500.00"`) or a number whose digits are
/// kept.
///
/// ```
/// use inlay_domain::money::Money;
/// let spend = Money::parse("24999.99")?;
/// let rate = inlay_domain::money::Decimal::parse("0.12")?;
/// assert_eq!(spend.share(&rate, 2).map(|fee| fee.text()).as_deref(), Some("3000.00"));
/// # Ok::<(), inlay_domain::money::DecimalError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money(Decimal);

impl Money {
    /// Nothing, written `0`.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Reads the format of the data: digits, and after a point more digits.
    ///
    /// # Errors
    /// Anything else: a sign, a group separator, more than
    /// [`Decimal::MAX_DIGITS`] digits.
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        let value = Decimal::parse(text)?;
        if value.is_negative() {
            return Err(DecimalError::Negative);
        }
        Ok(Self(value))
    }

    /// Reads an amount the way people type one: `18 500`, `18,500.00`,
    /// `18.500,00`, `18'500`.
    ///
    /// # Errors
    /// What stands in the way, so that the reader can be told.
    pub fn from_input(text: &str) -> Result<Self, InputError> {
        input::read(text).map(Self)
    }

    /// The amount as it was written, in the format of the data.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.text()
    }

    /// The number without its meaning.
    #[must_use]
    pub fn decimal(&self) -> &Decimal {
        &self.0
    }

    /// The sum, written with as many decimals as the longer of the two;
    /// `None` beyond [`Decimal::MAX_DIGITS`] digits.
    #[must_use]
    pub fn checked_add(&self, other: &Self) -> Option<Self> {
        self.0.checked_add(&other.0).map(Self)
    }

    /// This amount times `rate`, rounded half up to `decimals` digits behind
    /// the point (see [`Currency::minor_digits`]); `None` for a negative rate
    /// and for a result that is too long.
    #[must_use]
    pub fn share(&self, rate: &Decimal, decimals: u8) -> Option<Self> {
        if rate.is_negative() {
            return None;
        }
        self.0.checked_mul(rate, decimals).map(Self)
    }

    /// The same amount with `decimals` digits behind the point, rounded half up.
    #[must_use]
    pub fn rounded(&self, decimals: u8) -> Option<Self> {
        self.0.rounded(decimals).map(Self)
    }
}

impl Scalar for Decimal {
    const EXPECTED: &'static str = "a decimal number like \"18500.00\"";
    const AS_WRITTEN: bool = true;

    fn read(text: &str) -> Result<Self, String> {
        Self::parse(text).map_err(|error| error.message().to_owned())
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::deserialize(deserializer)
    }
}

impl Scalar for Money {
    const EXPECTED: &'static str = "a decimal number like \"18500.00\"";
    const AS_WRITTEN: bool = true;

    fn read(text: &str) -> Result<Self, String> {
        Self::parse(text).map_err(|error| error.message().to_owned())
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::deserialize(deserializer)
    }
}

#[cfg(feature = "schema")]
mod schema {
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    fn written(description: &str, sign: &str) -> Schema {
        json_schema!({
            "description": description,
            "type": ["string", "number"],
            "pattern": format!("^{sign}(0|[1-9][0-9]*)(\\.[0-9]+)?$"),
        })
    }

    impl JsonSchema for super::Decimal {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Decimal".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            written("A decimal number; its digits are kept as written.", "-?")
        }
    }

    impl JsonSchema for super::Money {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Money".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            written("An amount of money, exact, like \"18500.00\".", "")
        }
    }
}

#[cfg(test)]
mod tests;
