//! Style sheets as readers get them: without what only their writers need.

/// `css` without comments, and without spaces and line ends that say nothing: as many
/// bytes as there is room for, and how many there are.
#[must_use]
#[expect(
    clippy::indexing_slicing,
    reason = "the compiler computes it, and guards the places"
)]
pub const fn squeeze<const N: usize>(css: &str) -> ([u8; N], usize) {
    let (mut out, mut count) = ([0; N], 0);
    let mut rest = css.as_bytes();
    // What came last, as after a rule; whether a space is due; whether a string is open.
    let (mut last, mut gap, mut quoted) = (b'}', false, false);
    while let [byte, after @ ..] = rest {
        let byte = *byte;
        rest = after;
        if !quoted && byte.is_ascii_whitespace() {
            gap = true;
            continue;
        }
        if !quoted && byte == b'/' && matches!(rest, [b'*', ..]) {
            while let [_, after @ ..] = rest {
                rest = after;
                if let [b'*', b'/', after @ ..] = rest {
                    rest = after;
                    break;
                }
            }
            gap = true;
            continue;
        }
        if byte == b'"' {
            quoted = !quoted;
        }
        let tight = matches!(last, b'{' | b'}' | b';' | b',') || matches!(byte, b'{' | b'}');
        if gap && !tight {
            if count < N {
                out[count] = b' ';
            }
            count += 1;
        }
        if count < N {
            out[count] = byte;
        }
        count += 1;
        (last, gap) = (byte, false);
    }
    (out, count)
}

/// The style sheet in a file beside the one that asks, [squeezed](crate::sheet::squeeze).
macro_rules! sheet {
    ($file:literal) => {{
        const SHEET: &str = include_str!($file);
        const LENGTH: usize = $crate::sheet::squeeze::<0>(SHEET).1;
        const BYTES: [u8; LENGTH] = $crate::sheet::squeeze::<LENGTH>(SHEET).0;
        match std::str::from_utf8(&BYTES) {
            Ok(text) => text,
            // Whole characters are kept, so this isn't reached.
            Err(_) => SHEET,
        }
    }};
}
pub(crate) use sheet;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_reads_stays() {
        #[track_caller]
        fn check(css: &str, expected: &str) {
            let (bytes, count) = squeeze::<80>(css);
            assert_eq!(std::str::from_utf8(&bytes[..count]).unwrap(), expected);
        }
        check("", "");
        check(
            "a { color: red; }\n\n.b > i,\n.c .d { }\n",
            "a{color: red;}.b > i,.c .d{}",
        );
        check(
            "/* Why. */\na:hover /* so */ b { margin: 0 calc(1px + 2px); }",
            "a:hover b{margin: 0 calc(1px + 2px);}",
        );
        check(
            "@media (max-width: 3rem) {\n  td::before { content: \" ; /* – */ \"; }\n}",
            "@media (max-width: 3rem){td::before{content: \" ; /* – */ \";}}",
        );
    }
}
