//! Names as they are compared: without regard to capitals.

/// Whether two names are the same but for capitals and the space around them.
///
/// Capitals of the Latin, Greek, Cyrillic and Armenian scripts count as their
/// small letters, and `ß` as `ss`. The standard library would know a few more
/// scripts for 3 KB of download.
///
/// ```
/// use inlay_domain::publisher::same;
/// assert!(same("Example Weekly", " EXAMPLE WEEKLY "));
/// assert!(same("Straße", "STRASSE"));
/// assert!(!same("Example Weekly", "Example Monthly"));
/// ```
#[must_use]
pub fn same(one: &str, other: &str) -> bool {
    let folded = |text: &str| {
        let mut out = String::with_capacity(text.len());
        for c in text.trim().chars() {
            match c {
                'ß' | 'ẞ' => out.push_str("ss"),
                _ => out.push(small(c)),
            }
        }
        out
    };
    folded(one) == folded(other)
}

/// The small letter of a capital.
fn small(c: char) -> char {
    let code = c as u32;
    let even = u32::from(code.is_multiple_of(2));
    let more = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde => 32,
        // Capital and small letter take turns.
        0x100..=0x12f | 0x132..=0x137 | 0x14a..=0x177 => even,
        0x1de..=0x1ef | 0x1f8..=0x21f | 0x222..=0x233 | 0x246..=0x24f => even,
        0x370..=0x373 | 0x376..=0x377 | 0x3d8..=0x3ef => even,
        0x460..=0x481 | 0x48a..=0x4bf | 0x4d0..=0x52f => even,
        0x1e00..=0x1e95 | 0x1ea0..=0x1eff => even,
        0x139..=0x148 | 0x179..=0x17e | 0x1cd..=0x1dc | 0x4c1..=0x4ce => 1 - even,
        0x130 => return 'i',
        0x178 => return 'ÿ',
        // Greek, with the letter that has two small forms.
        0x386 => 38,
        0x388..=0x38a => 37,
        0x38c => 64,
        0x38e | 0x38f => 63,
        0x391..=0x3a1 | 0x3a3..=0x3ab => 32,
        0x3c2 => 1,
        0x400..=0x40f => 80,
        0x410..=0x42f => 32,
        0x4c0 => 15,
        0x531..=0x556 => 48,
        // Full-width letters of East Asian input methods.
        0xff21..=0xff3a => 32,
        _ => 0,
    };
    char::from_u32(code + more).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_those_of_the_standard_library() {
        let ranges = [
            0..0x180,
            0x1cd..0x1dd,
            0x1de..0x1f0,
            0x1f8..0x220,
            0x222..0x234,
            0x246..0x250,
            0x370..0x378,
            0x386..0x3ac,
            0x3d8..0x3f0,
            0x400..0x530,
            0x531..0x557,
            0x1e00..0x1e96,
            0x1e9f..0x1f00,
            0xff00..0xffe0,
        ];
        for code in ranges.into_iter().flatten() {
            let Some(c) = char::from_u32(code) else {
                continue;
            };
            let lower: Vec<char> = c.to_lowercase().collect();
            match c {
                'İ' => assert_eq!(small(c), 'i'),
                'ẞ' => {}
                _ => assert_eq!([small(c)].as_slice(), lower, "{c} U+{code:04X}"),
            }
        }
    }

    #[test]
    fn names_are_compared() {
        for (one, other, expected) in [
            ("EMEA", "emea", true),
            ("ΟΔΟΣ", "οδός", false),
            ("ΟΔΟΣ", "οδος", true),
            ("Ёж", "ЁЖ", true),
            ("Straße", "STRASSE", true),
            ("ŁÓDŹ", "łódź", true),
            ("Cafe", "Café", false),
            ("a b", "ab", false),
            ("", " ", true),
        ] {
            assert_eq!(same(one, other), expected, "{one} {other}");
        }
    }
}
