//! What was typed, and why a team or a person was found.

use std::ops::Range;

use super::span::{merged, split};
use super::split::Split;
use super::wanted::Wanted;
use super::{Field, Hit};

/// More words than this are passed over: nobody types them into a search.
const MAX_QUERY: usize = 8;

/// What was typed, in words.
#[derive(Debug)]
pub(super) struct Query {
    letters: Vec<char>,
    words: Vec<Range<usize>>,
}

/// Calls back with each text of a team or a person.
type Texts<'a> = &'a mut dyn FnMut(&mut dyn FnMut(Field, &str));

impl Query {
    pub(super) fn new(text: &str) -> Self {
        let mut letters = Vec::new();
        let mut words = Vec::new();
        split(text, &mut letters, &mut |word, _, _| {
            if words.len() < MAX_QUERY {
                words.push(word);
            }
        });
        Self { letters, words }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The folded letters of one word.
    pub(super) fn typed(&self, number: usize) -> &[char] {
        let range = self.words.get(number).cloned().unwrap_or_default();
        self.letters.get(range).unwrap_or_default()
    }

    /// Fills in the text that explains most of the words, then the one that does it
    /// best, and what matches in it.
    pub(super) fn explain(
        &self,
        split: &mut Split,
        texts: Texts<'_>,
        forgiving: bool,
        hit: &mut Hit,
    ) {
        let mut best = (0, 0);
        texts(&mut |field, text| {
            split.read(text, field);
            let mut now = (0, 0);
            let mut matches = Vec::new();
            for number in 0..self.len() {
                let wanted = Wanted::new(self.typed(number), forgiving);
                if let Some(found) = split.best(&wanted, field) {
                    now.0 += 1;
                    now.1 += u32::from(found.worth);
                    split.mark(text, &wanted, found, &mut matches);
                }
            }
            if now > best {
                best = now;
                hit.field = field;
                hit.text.clear();
                hit.text.push_str(text);
                hit.matches = merged(matches);
            }
        });
    }

    /// What was typed, each word replaced by the one that it matches.
    pub(super) fn corrected(&self, split: &mut Split, texts: Texts<'_>) -> String {
        let mut out = String::new();
        for number in 0..self.len() {
            let wanted = Wanted::new(self.typed(number), true);
            let mut best = 0;
            let mut said = String::new();
            texts(&mut |field, text| {
                split.read(text, field);
                if let Some(found) = split.best(&wanted, field)
                    && found.worth > best
                    && let Some(word) = split.said(text, found)
                {
                    best = found.worth;
                    said.clear();
                    said.push_str(word);
                }
            });
            if number > 0 {
                out.push(' ');
            }
            if best == 0 {
                said.extend(wanted.typed);
            }
            out.push_str(&said);
        }
        out
    }
}
