//! Which parts of a text a search has found.

/// The text in pieces, and for each whether it is within one of `ranges`, which
/// are counted in characters, in order, and apart.
pub(super) fn pieces(text: &str, ranges: &[(u32, u32)]) -> Vec<(bool, String)> {
    let mut pieces: Vec<(bool, String)> = Vec::new();
    let mut ranges = ranges.iter().peekable();
    for (at, char) in text.chars().enumerate() {
        while ranges.next_if(|(_, to)| at >= *to as usize).is_some() {}
        let inside = ranges.peek().is_some_and(|(from, _)| at >= *from as usize);
        match pieces.last_mut() {
            Some((same, piece)) if *same == inside => piece.push(char),
            _ => pieces.push((inside, String::from(char))),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_count_characters() {
        #[track_caller]
        fn check(text: &str, ranges: &[(u32, u32)], expected: &str) {
            let mut seen = String::new();
            for (inside, piece) in pieces(text, ranges) {
                if inside {
                    seen.extend(["[", &piece, "]"]);
                } else {
                    seen.push_str(&piece);
                }
            }
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
