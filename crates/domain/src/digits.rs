//! Decimal digits without `core::fmt` and `core::num`.
//!
//! `format!` costs a reader about 9 KB of download; what the widgets write is
//! integers and two-digit fields, and these lines are all it takes.

/// Appends `value` in decimal.
///
/// ```
/// let mut out = String::from("n=");
/// inlay_domain::digits::push(&mut out, -40);
/// assert_eq!(out, "n=-40");
/// ```
pub fn push(out: &mut String, value: i64) {
    if value < 0 {
        out.push('-');
    }
    push_padded(out, value.unsigned_abs(), 1);
}

/// Appends `value` in decimal, with leading zeros up to `width` digits.
///
/// ```
/// let mut out = String::new();
/// inlay_domain::digits::push_padded(&mut out, 7, 2);
/// assert_eq!(out, "07");
/// ```
pub fn push_padded(out: &mut String, value: u64, width: u32) {
    let mut scale = 1_u64;
    let mut digits = 1;
    while digits < width || value / scale >= 10 {
        let Some(next) = scale.checked_mul(10) else {
            break;
        };
        scale = next;
        digits += 1;
    }
    while scale > 0 {
        out.push(char::from(b'0' + (value / scale % 10) as u8));
        scale /= 10;
    }
}

/// The number that these digits are: one to nine of them and nothing else.
///
/// ```
/// assert_eq!(inlay_domain::digits::read("020"), Some(20));
/// assert_eq!(inlay_domain::digits::read("-1"), None);
/// ```
#[must_use]
pub fn read(text: &str) -> Option<u32> {
    let good = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let digit = |value: u32, byte: u8| value * 10 + u32::from(byte - b'0');
    good.then(|| text.bytes().fold(0, digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_every_magnitude() {
        for value in [0, 7, 10, 99, 100, -1, i64::MAX, i64::MIN] {
            let mut out = String::new();
            push(&mut out, value);
            assert_eq!(out, value.to_string());
        }
        for (value, width, expected) in [
            (0, 2, "00"),
            (5, 4, "0005"),
            (u64::MAX, 2, "18446744073709551615"),
        ] {
            let mut out = String::new();
            push_padded(&mut out, value, width);
            assert_eq!(out, expected);
        }
    }
}
