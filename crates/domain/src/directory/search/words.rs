//! The words of a directory, side by side in memory, and the words of a query.

use std::ops::Range;

use super::fold::fold;
use super::span::{part, split, width};
use crate::json::{MAX_WORD, distance};

/// More words than this are passed over: nobody types them into a search.
const MAX_QUERY: usize = 8;

/// What a match is worth, before the field's weight.
const WHOLE: u32 = 98;
const WHOLE_INITIALS: u32 = 75;
const SOME_INITIALS: u32 = 45;

/// A word of a text. Kept small: a keystroke reads all of them.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Its folded letters, in [`Words::letters`].
    start: u32,
    end: u32,
    first: char,
    /// Which letters occur, see [`signature`].
    signature: u32,
    pub(super) entity: u32,
    pub(super) text: u32,
    /// Its first character in the text.
    pub(super) origin: u32,
    /// How many characters of the text it takes.
    pub(super) width: u16,
    kind: Made,
    /// The weight of its field, and 1 to 3 for one of the first words.
    weight: u8,
    early: u8,
}

/// How a word was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Made {
    /// It stands in the text.
    Plain,
    /// The initials of all words.
    Initials,
    /// The initials without *of*, *and* and their like.
    MainInitials,
}

/// All words of a directory.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    letters: Vec<char>,
    words: Vec<Word>,
}

/// What was typed.
#[derive(Debug)]
pub(super) struct Query {
    letters: Vec<char>,
    words: Vec<Range<usize>>,
}

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
}

/// A word of a query while it is compared.
struct Wanted<'a> {
    typed: &'a [char],
    first: char,
    signature: u32,
    /// How many typing errors are forgiven.
    errors: u8,
}

impl<'a> Wanted<'a> {
    fn new(typed: &'a [char], forgiving: bool) -> Self {
        Self {
            typed,
            first: typed.first().copied().unwrap_or_default(),
            signature: signature(typed),
            errors: match typed.len() {
                _ if !forgiving => 0,
                4..=7 => 1,
                8..=MAX_WORD => 2,
                _ => 0,
            },
        }
    }
}

impl Words {
    pub(super) fn len(&self) -> u32 {
        self.words.len() as u32
    }

    /// Takes the words of a text in.
    pub(super) fn take(
        &mut self,
        text: &str,
        weight: u32,
        initials: bool,
        entity: u32,
        number: u32,
    ) {
        let first = self.words.len();
        let plain = Word {
            start: 0,
            end: 0,
            first: '\0',
            signature: 0,
            entity,
            text: number,
            origin: 0,
            width: 0,
            kind: Made::Plain,
            weight: weight as u8,
            early: 3,
        };
        let words = &mut self.words;
        let mut early = 4_u8;
        split(text, &mut self.letters, &mut |range, origin, width| {
            early = early.saturating_sub(1);
            words.push(Word {
                start: range.start as u32,
                end: range.end as u32,
                origin,
                width: u16::try_from(width).unwrap_or(u16::MAX),
                early,
                ..plain.clone()
            });
        });
        let end = self.words.len();
        if initials && end - first > 1 {
            for kind in [Made::Initials, Made::MainInitials] {
                let start = self.letters.len();
                for at in first..end {
                    let letters = self
                        .words
                        .get(at)
                        .map_or([].as_slice(), |word| self.letters_of(word));
                    if kind == Made::MainInitials && is_small(letters) {
                        continue;
                    }
                    self.letters.extend(letters.first().copied());
                }
                let count = self.letters.len() - start;
                if count < 2 || (kind == Made::MainInitials && count == end - first) {
                    self.letters.truncate(start);
                    continue;
                }
                self.words.push(Word {
                    start: start as u32,
                    end: self.letters.len() as u32,
                    width: u16::try_from(text.chars().count()).unwrap_or(u16::MAX),
                    kind,
                    ..plain.clone()
                });
            }
        }
        for at in first..self.words.len() {
            let letters = self
                .words
                .get(at)
                .map_or([].as_slice(), |word| self.letters_of(word));
            let (first, signature) = (
                letters.first().copied().unwrap_or_default(),
                signature(letters),
            );
            if let Some(word) = self.words.get_mut(at) {
                (word.first, word.signature) = (first, signature);
            }
        }
    }

    fn letters_of(&self, word: &Word) -> &[char] {
        self.letters
            .get(word.start as usize..word.end as usize)
            .unwrap_or_default()
    }

    /// Calls back for every word that one word of the query matches.
    pub(super) fn each_match(
        &self,
        query: &Query,
        number: usize,
        forgiving: bool,
        found: &mut dyn FnMut(&Word, u32),
    ) {
        let wanted = Wanted::new(query.typed(number), forgiving);
        for word in &self.words {
            let quality = self.quality(&wanted, word);
            if quality > 0 {
                found(word, quality);
            }
        }
    }

    /// The best match of one word of the query in a range of words.
    pub(super) fn best(
        &self,
        range: Range<u32>,
        query: &Query,
        number: usize,
        forgiving: bool,
    ) -> Option<(&Word, u32)> {
        let wanted = Wanted::new(query.typed(number), forgiving);
        let mut best: Option<(&Word, u32)> = None;
        for word in self.words.get(range.start as usize..range.end as usize)? {
            let quality = self.quality(&wanted, word);
            if quality > best.map_or(0, |(_, quality)| quality) {
                best = Some((word, quality));
            }
        }
        best
    }

    /// How well a word matches, up to 1000; 0 if it doesn't. Inlined, since
    /// most words are passed over by their first letter.
    #[inline]
    fn quality(&self, wanted: &Wanted<'_>, word: &Word) -> u32 {
        if word.first == wanted.first {
            let quality = self.strict(wanted, word);
            if quality > 0 {
                return quality;
            }
        }
        if wanted.errors == 0
            || (wanted.signature & !word.signature).count_ones() > wanted.errors.into()
        {
            return 0;
        }
        self.forgiven(wanted, word)
    }

    fn strict(&self, wanted: &Wanted<'_>, word: &Word) -> u32 {
        let letters = self.letters_of(word);
        let typed = wanted.typed;
        if !letters.starts_with(typed) {
            return 0;
        }
        let whole = letters.len() == typed.len();
        let worth = match word.kind {
            Made::Plain if whole => WHOLE,
            // The more of the word is typed, the likelier it is meant.
            Made::Plain => 55 + (25 * typed.len() / letters.len()) as u32,
            _ if whole => WHOLE_INITIALS,
            _ if typed.len() > 1 => SOME_INITIALS,
            _ => return 0,
        };
        word.worth(worth)
    }

    fn forgiven(&self, wanted: &Wanted<'_>, word: &Word) -> u32 {
        if word.kind != Made::Plain {
            return 0;
        }
        // Each letter that the word doesn't have at all costs an error: most
        // words are out before they are compared.
        let strange = wanted
            .typed
            .iter()
            .filter(|letter| word.signature & bit(**letter) == 0)
            .count();
        if strange > wanted.errors.into() {
            return 0;
        }
        let found = distance(wanted.typed, self.letters_of(word));
        let worth = if found.whole <= wanted.errors {
            50 - 10 * u32::from(found.whole)
        } else if found.prefix <= wanted.errors {
            35 - 10 * u32::from(found.prefix)
        } else {
            return 0;
        };
        word.worth(worth)
    }

    /// Notes the characters of `text` in which a word of the query matches.
    pub(super) fn mark(
        &self,
        text: &str,
        word: &Word,
        query: &Query,
        number: usize,
        out: &mut Vec<(u32, u32)>,
    ) {
        let typed = query.typed(number);
        let letters = self.letters_of(word);
        if word.kind == Made::Plain {
            let width = if letters.starts_with(typed) && typed.len() < letters.len() {
                width(text, word.origin, typed.len())
            } else {
                word.width.into()
            };
            out.push((word.origin, word.origin + width));
            return;
        }
        let mut left = typed.len();
        let mut folded = Vec::new();
        split(text, &mut folded, &mut |_, origin, width| {
            let mut initial = Vec::new();
            for char in part(text, origin, width).chars() {
                fold(char, &mut initial);
            }
            if left > 0 && !(word.kind == Made::MainInitials && is_small(&initial)) {
                left -= 1;
                out.push((origin, origin + 1));
            }
        });
    }
}

impl Word {
    fn worth(&self, worth: u32) -> u32 {
        worth * u32::from(self.weight) + u32::from(self.early) * 2
    }
}

/// Which letters occur.
fn signature(letters: &[char]) -> u32 {
    let mut bits = 0;
    for letter in letters {
        bits |= bit(*letter);
    }
    bits
}

/// A bit for a letter; the digits share one, signs outside ASCII a few.
fn bit(letter: char) -> u32 {
    let bit = match letter {
        'a'..='z' => letter as u32 - 'a' as u32,
        '0'..='9' => 26,
        other => 27 + other as u32 % 5,
    };
    1 << bit
}

/// Words that abbreviations leave out.
#[inline(never)]
fn is_small(letters: &[char]) -> bool {
    let mut word = String::new();
    for letter in letters {
        word.push(*letter);
    }
    ["of", "and", "the", "for", "in", "to", "a", "de"].contains(&word.as_str())
}
