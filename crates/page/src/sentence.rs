//! Sentences and words of English text.

/// The sentences of a text, without the space between them.
#[must_use]
pub fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if matches!(c, '.' | '!' | '?' | '。' | '！' | '？')
            && let (Some(before), Some(after)) = (text.get(start..at), text.get(end..))
            && (c != '.' || is_stop(before, after))
        {
            found.extend(text.get(start..end));
            start = end;
        }
    }
    found.extend(text.get(start..));
    found
        .iter_mut()
        .for_each(|sentence| *sentence = sentence.trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// Whether a full stop ends a sentence: no small letter follows, and the word
/// before isn't cut short by it.
fn is_stop(before: &str, after: &str) -> bool {
    let mut rest = after.trim_start_matches([')', '"', '”', '’']).chars();
    let spaced = rest.next().is_none_or(char::is_whitespace);
    let next = rest.find(|c| !c.is_whitespace());
    let word = before.rsplit([' ', '(']).next().unwrap_or_default();
    let short = word.contains('.')
        || ["vs", "etc", "incl", "approx", "St", "Dr", "Mr", "Ms"].contains(&word);
    spaced && !short && !next.is_some_and(char::is_lowercase)
}

/// The words of a sentence in small letters; digits, hyphens and apostrophes
/// belong to a word, everything else parts them.
pub(crate) fn words(sentence: &str) -> Vec<String> {
    sentence
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')))
        .map(|word| word.trim_matches(['-', '\'', '’']).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_parted_where_sentences_end() {
        #[track_caller]
        fn check(text: &str, expected: &[&str]) {
            assert_eq!(sentences(text), expected);
        }
        check("We meet. We talk!", &["We meet.", "We talk!"]);
        check(
            "At 4 p.m. on Tuesdays. Then home.",
            &["At 4 p.m. on Tuesdays.", "Then home."],
        );
        check(
            "Read e.g. The Guide (it's good.) Then meet",
            &["Read e.g. The Guide (it's good.", ") Then meet"],
        );
        check("See v1.2 and example.com.", &["See v1.2 and example.com."]);
        check("", &[]);
    }

    #[test]
    fn words_are_letters_and_digits() {
        assert_eq!(
            words("Bi-weekly, on the 1st & 3rd — “Mon’s”"),
            ["bi-weekly", "on", "the", "1st", "3rd", "mon’s"]
        );
    }
}
