//! Which parts of a text a search has found.

/// Tells the text in pieces, and for each whether it is one of `ranges`, which
/// are counted in characters, in order, and apart.
pub(super) fn pieces(text: &str, ranges: &[(u32, u32)], tell: &mut dyn FnMut(bool, &str)) {
    let mut rest = text;
    let mut at = 0;
    for (from, to) in ranges {
        for (inside, end) in [(false, *from), (true, *to)] {
            let (piece, tail) = split(rest, end.saturating_sub(at));
            if !piece.is_empty() {
                tell(inside, piece);
            }
            (rest, at) = (tail, end);
        }
    }
    if !rest.is_empty() {
        tell(false, rest);
    }
}

/// The first `count` characters, and what follows them.
fn split(text: &str, count: u32) -> (&str, &str) {
    let mut chars = text.chars();
    for _ in 0..count {
        chars.next();
    }
    let tail = chars.as_str();
    let head = text.strip_suffix(tail).unwrap_or(text);
    (head, tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_count_characters() {
        #[track_caller]
        fn check(text: &str, ranges: &[(u32, u32)], expected: &str) {
            let mut seen = String::new();
            pieces(text, ranges, &mut |inside, piece| {
                if inside {
                    seen.extend(["[", piece, "]"]);
                } else {
                    seen.push_str(piece);
                }
            });
            assert_eq!(seen, expected);
        }
        check("Field Marketing", &[], "Field Marketing");
        check("Field Marketing", &[(0, 1), (6, 7)], "[F]ield [M]arketing");
        check("Große Straße", &[(6, 12)], "Große [Straße]");
        check("東京支社", &[(1, 3)], "東[京支]社");
        check("abc", &[(0, 3)], "[abc]");
        check("abc", &[(2, 9)], "ab[c]");
        check("", &[(0, 3)], "");
    }
}
