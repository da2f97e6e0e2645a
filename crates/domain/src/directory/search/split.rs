//! A text in words: what goes into the index, and what is marked in a hit.

use super::Field;
use super::span::{part, split, width};
use super::wanted::Wanted;
use super::words::slot;

/// A word of a text.
#[derive(Debug, Clone, Copy)]
struct Part {
    /// Its folded letters: from here up to the end.
    start: usize,
    end: usize,
    /// Its first character in the text.
    origin: u32,
    /// How many characters of the text it takes.
    width: u32,
}

/// A text in words; its room is used again for the next text.
#[derive(Debug, Default)]
pub(super) struct Split {
    letters: Vec<char>,
    parts: Vec<Part>,
    /// The initials of the words; then without *of*, *and* and their like.
    initials: [Vec<char>; 2],
    /// Whether it is about a person.
    person: bool,
}

/// The best match of a word in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match {
    pub(super) worth: u16,
    hit: Hit,
}

#[derive(Debug, Clone, Copy)]
enum Hit {
    Word(usize),
    /// The initials, all or the main ones.
    Initials {
        main: bool,
    },
}

impl Split {
    /// What is split from now on is about a person, or about a team.
    pub(super) fn about(&mut self, person: bool) {
        self.person = person;
    }

    /// Splits a text; those of names and roles have initials too.
    pub(super) fn read(&mut self, text: &str, field: Field) {
        let (letters, parts) = (&mut self.letters, &mut self.parts);
        letters.clear();
        parts.clear();
        split(text, letters, &mut |range, origin, width| {
            parts.push(Part {
                start: range.start,
                end: range.end,
                origin,
                width,
            });
        });
        let [all, main] = &mut self.initials;
        all.clear();
        main.clear();
        if parts.len() < 2 || !matches!(field, Field::Name | Field::Role) {
            return;
        }
        for part in parts.iter() {
            let word = letters.get(part.start..part.end).unwrap_or_default();
            if let Some(first) = word.first() {
                all.push(*first);
                if !is_small(word) {
                    main.push(*first);
                }
            }
        }
        if main.len() < 2 || main.len() == all.len() {
            main.clear();
        }
    }

    fn word(&self, part: &Part) -> &[char] {
        self.letters.get(part.start..part.end).unwrap_or_default()
    }

    /// Calls back with each word and its slot, and whether it is made of initials.
    pub(super) fn each(&self, field: Field, found: &mut dyn FnMut(&[char], u32, bool)) {
        let only = self.parts.len() == 1;
        for (at, part) in self.parts.iter().enumerate() {
            found(self.word(part), slot(field, at, only), false);
        }
        for initials in &self.initials {
            if !initials.is_empty() {
                // Teams are called by their initials more than people are.
                let at = if self.person { 2 } else { 0 };
                found(initials, slot(field, at, false), true);
            }
        }
    }

    /// The best match of a typed word.
    pub(super) fn best(&self, wanted: &Wanted<'_>, field: Field) -> Option<Match> {
        let mut best: Option<Match> = None;
        let mut at = 0;
        self.each(field, &mut |letters, slot, initials| {
            let wanted = if initials {
                wanted.among_initials()
            } else {
                *wanted
            };
            let whole = letters.len() == wanted.typed.len();
            let worth = wanted.worth(wanted.likeness(letters), slot, whole);
            if worth > best.map_or(0, |best| best.worth) {
                let hit = if initials {
                    // All of them come first.
                    Hit::Initials {
                        main: at > self.parts.len(),
                    }
                } else {
                    Hit::Word(at)
                };
                best = Some(Match { worth, hit });
            }
            at += 1;
        });
        best
    }

    /// Notes the characters of `text` in which a typed word matches.
    pub(super) fn mark(
        &self,
        text: &str,
        wanted: &Wanted<'_>,
        found: Match,
        out: &mut Vec<(u32, u32)>,
    ) {
        match found.hit {
            Hit::Word(at) => {
                if let Some(part) = self.parts.get(at) {
                    let letters = self.word(part);
                    let begins =
                        letters.starts_with(wanted.typed) && wanted.typed.len() < letters.len();
                    let width = if begins {
                        width(text, part.origin, wanted.typed.len())
                    } else {
                        part.width
                    };
                    out.push((part.origin, part.origin + width));
                }
            }
            Hit::Initials { main } => {
                let marked = self
                    .parts
                    .iter()
                    .filter(|part| !(main && is_small(self.word(part))));
                for part in marked.take(wanted.typed.len()) {
                    out.push((part.origin, part.origin + 1));
                }
            }
        }
    }

    /// The word of `text` that matches, as it stands there.
    pub(super) fn said<'a>(&self, text: &'a str, found: Match) -> Option<&'a str> {
        let Hit::Word(at) = found.hit else {
            return None;
        };
        let found = self.parts.get(at)?;
        Some(part(text, found.origin, found.width))
    }
}

/// Words that abbreviations leave out.
#[inline(never)]
fn is_small(letters: &[char]) -> bool {
    let small = ["of", "and", "the", "for", "in", "to", "a", "de"];
    letters.len() < 4
        && small.iter().any(|word| {
            let mut word = word.chars();
            letters.iter().all(|letter| word.next() == Some(*letter)) && word.next().is_none()
        })
}
