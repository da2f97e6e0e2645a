//! Names by which calendars know an event again.

use crate::digits;
use crate::request::percent;

/// Longest name that is kept as it is; RFC 7986 wants UIDs below 255 octets.
const LONGEST: usize = 180;

/// A UID of its parts: say a meeting's id, its slot, a date. The same parts
/// always make the same UID, other parts another one.
///
/// ```
/// use inlay_domain::calendar::uid;
/// assert_eq!(uid(&["im-team-meeting", "1"]), "im-team-meeting/1@inlay");
/// assert_eq!(uid(&["a/b", "1"]), "a%2Fb/1@inlay");
/// ```
#[must_use]
pub fn uid(parts: &[&str]) -> String {
    let mut out = String::new();
    for part in parts {
        if !out.is_empty() {
            out.push('/');
        }
        percent::push(&mut out, part);
    }
    if out.len() > LONGEST {
        out = digest(&out);
    }
    out.push_str("@inlay");
    out
}

/// 64 bits of FNV-1a, in decimal: nobody attacks the names in their own calendar.
pub(super) fn digest(text: &str) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    let mut out = String::new();
    digits::push_padded(&mut out, hash, 1);
    out
}
