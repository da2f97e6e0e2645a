//! A decimal number whose digits stay as written.

use std::cmp::Ordering;

/// An exact decimal number: `units` ÷ 10^`scale`.
///
/// Two numbers that differ in trailing zeros alone are equal.
#[derive(Debug, Clone, Copy)]
pub struct Decimal {
    /// Below 10^[`Decimal::MAX_DIGITS`], so that bringing two numbers to one
    /// scale can't overflow.
    units: i128,
    /// At most [`Decimal::MAX_SCALE`].
    scale: u8,
}

/// Why a text is no [`Decimal`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalError {
    /// Something other than digits with at most one point between them.
    Malformed,
    /// More digits than are kept.
    TooLong,
    /// Below zero, where only an amount can stand.
    Negative,
}

impl DecimalError {
    /// What is wrong and what to do, for the author of the data.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Malformed => {
                "not a decimal number; write digits with a point for decimals and no group separators, like \"18500.00\""
            }
            Self::TooLong => {
                "too long a number; at most 24 digits are kept, 12 of them behind the point"
            }
            Self::Negative => "an amount is zero or more; leave out the minus sign",
        }
    }
}

impl std::fmt::Display for DecimalError {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(self.message())
    }
}

impl std::error::Error for DecimalError {}

impl Decimal {
    /// Digits in all.
    pub const MAX_DIGITS: usize = 24;
    /// Digits behind the point.
    pub const MAX_SCALE: u8 = 12;
    /// Nothing, written `0`.
    pub const ZERO: Self = Self { units: 0, scale: 0 };

    /// Reads `-?(0|[1-9][0-9]*)(.[0-9]+)?`.
    ///
    /// # Errors
    /// Any other text, and more digits than are kept.
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        let (negative, body) = match text.strip_prefix('-') {
            Some(body) => (true, body),
            None => (false, text),
        };
        let (whole, fraction) = match body.split_once('.') {
            Some((_, "")) => return Err(DecimalError::Malformed),
            Some(parts) => parts,
            None => (body, ""),
        };
        let leading_zero = whole.len() > 1 && whole.starts_with('0');
        if whole.is_empty() || leading_zero {
            return Err(DecimalError::Malformed);
        }
        Self::from_digits(negative, whole, fraction)
    }

    /// Puts a number together from its digits before and behind the point.
    pub(super) fn from_digits(
        negative: bool,
        whole: &str,
        fraction: &str,
    ) -> Result<Self, DecimalError> {
        let all = || whole.bytes().chain(fraction.bytes());
        if !all().all(|byte| byte.is_ascii_digit()) {
            return Err(DecimalError::Malformed);
        }
        if whole.len() + fraction.len() > Self::MAX_DIGITS
            || fraction.len() > usize::from(Self::MAX_SCALE)
        {
            return Err(DecimalError::TooLong);
        }
        let magnitude = all().fold(0_i128, |sum, byte| sum * 10 + i128::from(byte - b'0'));
        Ok(Self {
            units: if negative { -magnitude } else { magnitude },
            scale: fraction.len() as u8,
        })
    }

    /// Whether the number is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.units < 0
    }

    /// Digits behind the point, as written.
    #[must_use]
    pub fn scale(&self) -> u8 {
        self.scale
    }

    /// The number as a count; `None` below zero, and with digits behind the point.
    #[must_use]
    pub fn count(&self) -> Option<usize> {
        if self.scale > 0 {
            return None;
        }
        usize::try_from(self.units).ok()
    }

    /// The number as it was written.
    #[must_use]
    pub fn text(&self) -> String {
        let mut all = self.magnitude_digits();
        let point = all.len().saturating_sub(usize::from(self.scale));
        if self.scale > 0 {
            all.insert(point, '.');
        }
        if self.units < 0 {
            all.insert(0, '-');
        }
        all
    }

    /// All digits without sign and point, at least one before the point.
    fn magnitude_digits(&self) -> String {
        // In four limbs, since dividing 128 bits at once is 1 KB of wasm.
        let magnitude = self.units.unsigned_abs();
        let mut limbs = [96, 64, 32, 0].map(|shift| (magnitude >> shift) as u32);
        let mut reversed = Vec::new();
        while limbs != [0; 4] || reversed.len() <= usize::from(self.scale) {
            let mut rest = 0;
            for limb in &mut limbs {
                let part = (rest << 32) | u64::from(*limb);
                *limb = (part / 10) as u32;
                rest = part % 10;
            }
            reversed.push(b'0' + rest as u8);
        }
        reversed.iter().rev().copied().map(char::from).collect()
    }

    /// The sum at the longer of both scales; `None` when it has too many digits.
    #[must_use]
    pub fn checked_add(&self, other: &Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        Self::bounded(self.at(scale) + other.at(scale), scale)
    }

    /// The difference at the longer of both scales; `None` when it has too many digits.
    #[must_use]
    pub fn checked_sub(&self, other: &Self) -> Option<Self> {
        let units = -other.units;
        self.checked_add(&Self { units, ..*other })
    }

    /// The product, rounded half up (away from zero) to `scale` decimals.
    #[must_use]
    pub fn checked_mul(&self, other: &Self, scale: u8) -> Option<Self> {
        let units = self.units.checked_mul(other.units)?;
        Self::round(units, self.scale + other.scale, scale)
    }

    /// The same number with `scale` decimals, rounded half up (away from zero).
    #[must_use]
    pub fn rounded(&self, scale: u8) -> Option<Self> {
        Self::round(self.units, self.scale, scale)
    }

    /// The nearest float, for proportions and pictures. Never for money.
    #[must_use]
    pub fn approximate(&self) -> f64 {
        approximate(self.units) / float_power(self.scale)
    }

    /// How much more it is than `other`, as a float. The subtraction itself is
    /// exact, so numbers that are nearly alike lose nothing.
    #[must_use]
    pub fn minus(&self, other: &Self) -> f64 {
        let scale = self.scale.max(other.scale);
        approximate(self.at(scale) - other.at(scale)) / float_power(scale)
    }

    fn round(units: i128, from: u8, to: u8) -> Option<Self> {
        if to > Self::MAX_SCALE {
            return None;
        }
        if from <= to {
            return Self::bounded(units.checked_mul(power(to - from)?)?, to);
        }
        let divisor = power(from - to)?;
        let (quotient, rest) = (units / divisor, units % divisor);
        let up = rest.abs() >= divisor - rest.abs();
        Self::bounded(quotient + if up { units.signum() } else { 0 }, to)
    }

    fn bounded(units: i128, scale: u8) -> Option<Self> {
        let limit = power(Self::MAX_DIGITS as u8)?;
        (units.abs() < limit).then_some(Self { units, scale })
    }

    /// The units at a scale that isn't smaller: 24 digits and 12 more are within an
    /// `i128`, and multiplying with a check of that is 0.4 KB of wasm.
    #[inline(never)]
    fn at(&self, scale: u8) -> i128 {
        (self.scale..scale).fold(self.units, |units, _| units * 10)
    }
}

/// By halves, since a conversion of 128 bits at once is a library function.
fn approximate(units: i128) -> f64 {
    const HALF: f64 = 18_446_744_073_709_551_616.0;
    let magnitude = units.unsigned_abs();
    let float = (magnitude >> 64) as u64 as f64 * HALF + magnitude as u64 as f64;
    if units < 0 { -float } else { float }
}

/// Exact, for no more than 22 decimals.
fn float_power(exponent: u8) -> f64 {
    (0..exponent).fold(1.0, |power, _| power * 10.0)
}

fn power(exponent: u8) -> Option<i128> {
    10_i128.checked_pow(exponent.into())
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        self.at(scale).cmp(&other.at(scale))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}
