//! The words of a text that was written for a page.

/// The text without its tags; the five entities that every page knows are letters again.
pub(super) fn words(markup: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for letter in markup.chars() {
        match letter {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if inside => {}
            _ => out.push(letter),
        }
    }
    for (entity, letter) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        out = out.replace(entity, letter);
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn tags_go_and_words_stay() {
        #[track_caller]
        fn check(markup: &str, expected: &str) {
            assert_eq!(super::words(markup), expected);
        }
        check(
            "<a href=\"/x/\">Field  Marketing</a> Manager",
            "Field Marketing Manager",
        );
        check("R&amp;D &amp;lt;", "R&D &lt;");
        check("1 < 2", "1");
        check("<script>alert(1)</script>", "alert(1)");
        check("", "");
    }
}
