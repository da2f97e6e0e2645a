//! How a form's draft rests in a browser: a version, then a line per answer.
//!
//! Words in a line are percent-encoded with a space between, so no answer can be
//! taken for another. Anything may have written what is read here: the storage
//! belongs to the whole origin.

use super::{Answer, Answers, percent};
use crate::digits;

/// The version that is written, the only one so far.
const VERSION: u32 = 1;

/// Why a kept draft isn't there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// A later version of this library wrote it.
    Newer,
    /// It isn't what any version writes.
    Damaged,
}

/// Lines of words as a text for a browser's storage.
#[must_use]
pub fn write(lines: &[Vec<&str>]) -> String {
    let mut out = String::new();
    digits::push(&mut out, VERSION.into());
    for line in lines {
        let mut between = '\n';
        for word in line {
            out.push(between);
            percent::push(&mut out, word);
            between = ' ';
        }
    }
    out
}

/// The lines of words in such a text.
///
/// # Errors
/// When a later version wrote it, or none did.
pub fn read(text: &str) -> Result<Vec<Vec<String>>, Unread> {
    let mut lines = text.split('\n');
    match lines.next().and_then(digits::read) {
        Some(VERSION) => {}
        Some(version) if version > VERSION => return Err(Unread::Newer),
        _ => return Err(Unread::Damaged),
    }
    let mut out = Vec::new();
    for line in lines {
        let mut words = Vec::new();
        for word in line.split(' ') {
            words.push(percent::decode(word).ok_or(Unread::Damaged)?);
        }
        out.push(words);
    }
    Ok(out)
}

impl Answers {
    /// The answers as a text for a browser's storage; empty without any.
    #[must_use]
    pub fn kept(&self) -> String {
        let mut lines = Vec::new();
        for (id, answer) in self.iter() {
            if answer.is_empty() {
                continue;
            }
            let mut line = vec![id];
            match answer {
                Answer::Text(text) => line.extend(["text", text]),
                Answer::List(list) => {
                    line.push("list");
                    for entry in list {
                        line.push(entry);
                    }
                }
                Answer::Checked(_) => line.push("checked"),
            }
            lines.push(line);
        }
        if lines.is_empty() {
            return String::new();
        }
        write(&lines)
    }

    /// The answers that [`kept`](Self::kept) wrote.
    ///
    /// # Errors
    /// As [`read`].
    pub fn recalled(text: &str) -> Result<Self, Unread> {
        let mut answers = Self::default();
        if text.is_empty() {
            return Ok(answers);
        }
        for line in read(text)? {
            let mut words = line.into_iter();
            let (Some(id), Some(kind)) = (words.next(), words.next()) else {
                return Err(Unread::Damaged);
            };
            let answer = match (&*kind, words.next()) {
                ("checked", None) => Answer::Checked(true),
                ("text", Some(text)) => Answer::Text(text),
                ("list", Some(first)) => {
                    let mut list = vec![first];
                    list.extend(words.by_ref());
                    Answer::List(list)
                }
                _ => return Err(Unread::Damaged),
            };
            if words.next().is_some() {
                return Err(Unread::Damaged);
            }
            answers.set(&id, answer);
        }
        Ok(answers)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn list(entries: &[&str]) -> Answer {
        Answer::List(entries.iter().map(|entry| (*entry).to_owned()).collect())
    }

    #[test]
    fn a_draft_is_read_as_it_was_written() {
        let mut answers = Answers::default();
        assert_eq!(answers.kept(), "");
        assert_eq!(Answers::recalled(""), Ok(Answers::default()));
        answers.set("name", Answer::Text("Zoë &\r\n100 %\n".to_owned()));
        answers.set("dates", list(&["", "2027-02-10"]));
        answers.set("sure", Answer::Checked(true));
        let text = answers.kept();
        assert_eq!(
            text,
            "1\nname text Zo%C3%AB%20%26%0D%0A100%20%25%0A\ndates list  2027-02-10\nsure checked"
        );
        assert_eq!(Answers::recalled(&text), Ok(answers));
    }

    #[test]
    fn what_nobody_answered_is_not_kept() {
        let mut answers = Answers::default();
        answers.set("name", Answer::Text("  ".to_owned()));
        answers.set("where", list(&[]));
        answers.set("sure", Answer::Checked(false));
        assert_eq!(answers.kept(), "");
    }

    #[test]
    fn what_storage_may_hold_instead_is_told_apart() {
        let check = |text: &str, expected: Unread| {
            assert_eq!(Answers::recalled(text), Err(expected), "{text:?}");
        };
        check("2\nanything at all", Unread::Newer);
        check("999999999", Unread::Newer);
        for damaged in [
            "0",
            "-2",
            "4294967295",
            "99999999999999",
            "1.5",
            "{\"name\": \"Ada\"}",
            "\0",
            "1\n",
            "1\nname",
            "1\nname text",
            "1\nname text a b",
            "1\nname checked a",
            "1\nname list",
            "1\nname number 1",
            "1\nname text %",
            "1\nname text %4",
            "1\nname text %zz",
            "1\nname text %FF",
            "1\r\nname text a",
            " 1\nname text a",
        ] {
            check(damaged, Unread::Damaged);
        }
    }

    proptest! {
        #[test]
        fn any_answers_come_back(
            texts in proptest::collection::vec((any::<String>(), any::<String>()), 0..6),
            lists in proptest::collection::vec((any::<String>(), proptest::collection::vec(any::<String>(), 1..5)), 0..4),
        ) {
            let mut answers = Answers::default();
            for (id, text) in texts {
                answers.set(&id, Answer::Text(text));
            }
            for (id, entries) in lists {
                answers.set(&id, Answer::List(entries));
            }
            let mut expected = Answers::default();
            for (id, answer) in answers.iter().filter(|(_, answer)| !answer.is_empty()) {
                expected.set(id, answer.clone());
            }
            prop_assert_eq!(Answers::recalled(&answers.kept()), Ok(expected));
        }

        #[test]
        fn no_text_does_harm(text in any::<String>(), rest in ".*") {
            let _ = Answers::recalled(&text);
            let mut text = String::from("1\n");
            text.push_str(&rest);
            let _ = Answers::recalled(&text);
        }
    }
}
