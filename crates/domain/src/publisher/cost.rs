//! What a programme costs, and what it saves.

use super::{Fee, Publisher};
use crate::money::{Decimal, Money};

/// From the least to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The least.
    pub low: Money,
    /// The most.
    pub high: Money,
}

impl Range {
    /// Whether both ends are the same.
    #[must_use]
    pub fn is_point(&self) -> bool {
        self.low == self.high
    }

    fn point(amount: Money) -> Self {
        Self {
            low: amount,
            high: amount,
        }
    }
}

/// What a programme costs. `None` is what the file gives no rates for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// What the agency takes: the spend times its rates, each half up to the
    /// minor unit; nothing without the agency.
    pub fee: Option<Range>,
    /// What it would take, and doesn't since the publisher is engaged directly.
    pub avoided: Option<Range>,
    /// Spend and fee.
    pub total: Option<Range>,
}

impl Cost {
    /// What `spend` comes to, through the agency or directly.
    #[must_use]
    pub fn new(publisher: &Publisher, spend: &Money, direct: bool) -> Self {
        let decimals = publisher.minor_digits();
        let share = |fee: Fee| {
            Some(Range {
                low: spend.share(&fee.low, decimals)?,
                high: spend.share(&fee.high, decimals)?,
            })
        };
        let agency = publisher.fee.and_then(share);
        let nothing = Money::ZERO.rounded(decimals).map(Range::point);
        let (fee, avoided) = if direct {
            (nothing, agency)
        } else {
            (agency, nothing)
        };
        let total = |fee: Range| {
            Some(Range {
                low: spend.checked_add(&fee.low)?,
                high: spend.checked_add(&fee.high)?,
            })
        };
        Self {
            fee,
            avoided,
            total: fee.and_then(total),
        }
    }
}

impl Fee {
    /// A rate in hundredths, without a sign: `12.5` for 0.125.
    ///
    /// ```
    /// use inlay_domain::money::Decimal;
    /// use inlay_domain::publisher::Fee;
    /// assert_eq!(Fee::percent(&Decimal::parse("0.12")?), "12");
    /// assert_eq!(Fee::percent(&Decimal::parse("0.1")?), "10");
    /// assert_eq!(Fee::percent(&Decimal::parse("0.125")?), "12.5");
    /// # Ok::<(), inlay_domain::money::DecimalError>(())
    /// ```
    #[must_use]
    pub fn percent(rate: &Decimal) -> String {
        let hundred = Decimal::parse("100").unwrap_or(Decimal::ZERO);
        let scale = rate.scale().saturating_sub(2);
        let percent = rate.checked_mul(&hundred, scale);
        percent.map_or_else(String::new, |percent| percent.text())
    }
}
