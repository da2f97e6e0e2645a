//! The words of a directory, each once and in order, with the places where they stand.

use std::ops::Range;

use super::Field;
use super::wanted::{Wanted, signature};
use crate::order::ordered;

/// Where a word stands: the number of a team or person, then the field, then how
/// prominent it is there.
///
/// A keystroke may read hundreds of thousands of them: four bytes each.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place(u32);

/// How many kinds of places there are for one entity.
const SLOTS: usize = 32;

impl Place {
    fn new(entity: u32, slot: u32) -> Self {
        Self(entity * SLOTS as u32 + slot)
    }
}

/// The kind of place that a word has in a text: its field, and whether it is the
/// `only` word (3), the first (2), the second (1) or a later one.
pub(super) fn slot(field: Field, at: usize, only: bool) -> u32 {
    let prominence = if only { 3 } else { 2_usize.saturating_sub(at) };
    field as u32 * 4 + prominence as u32
}

/// A distinct word.
#[derive(Debug, Clone)]
struct Entry {
    /// Its folded letters, in [`Words::letters`]: from here up to the next one's.
    letters: u32,
    /// Which letters occur, see [`signature`].
    signature: u32,
    /// Its places, in [`Words::places`]: from here up to the next one's.
    places: u32,
}

/// Distinct words in the order of their letters.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    letters: Vec<char>,
    /// One more than there are words: the last one only ends the one before.
    entries: Vec<Entry>,
    places: Vec<Place>,
}

/// Words while they are collected.
#[derive(Debug, Default)]
pub(super) struct Collected {
    letters: Vec<char>,
    /// Where each distinct word's letters end.
    ends: Vec<u32>,
    /// Numbers of distinct words plus one, by the hash of their letters; 0 is free.
    table: Vec<u32>,
    /// Each word that was met: its number, and where.
    met: Vec<(u32, Place)>,
}

impl Collected {
    /// Takes a word in.
    pub(super) fn take(&mut self, word: &[char], entity: u32, slot: u32) {
        if self.ends.len() * 2 >= self.table.len() {
            self.grow();
        }
        let (cell, known) = self.find(word);
        let number = if known > 0 {
            known - 1
        } else {
            self.letters.extend_from_slice(word);
            self.ends.push(self.letters.len() as u32);
            if let Some(cell) = self.table.get_mut(cell) {
                *cell = self.ends.len() as u32;
            }
            self.ends.len() as u32 - 1
        };
        self.met.push((number, Place::new(entity, slot)));
    }

    /// The cell of a word, and what is in it.
    fn find(&self, word: &[char]) -> (usize, u32) {
        let last = self.table.len().wrapping_sub(1);
        let mut hash = 0_u32;
        for letter in word {
            hash = (hash.rotate_left(5) ^ *letter as u32).wrapping_mul(0x9e37_79b9);
        }
        let mut cell = (hash ^ (hash >> 15)) as usize & last;
        loop {
            let known = self.table.get(cell).copied().unwrap_or(0);
            if known == 0 || self.word(known - 1) == word {
                return (cell, known);
            }
            cell = (cell + 1) & last;
        }
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 2).max(256);
        self.table.clear();
        self.table.resize(size, 0);
        for number in 0..self.ends.len() as u32 {
            let (cell, _) = self.find(self.word(number));
            if let Some(cell) = self.table.get_mut(cell) {
                *cell = number + 1;
            }
        }
    }

    fn word(&self, number: u32) -> &[char] {
        let at = |number: usize| self.ends.get(number).map_or(0, |end| *end as usize);
        let start = (number as usize).checked_sub(1).map_or(0, at);
        self.letters
            .get(start..at(number as usize))
            .unwrap_or_default()
    }

    /// Puts the words in order.
    pub(super) fn finish(self) -> Words {
        let count = self.ends.len();
        let order = ordered(count, &|one, other| self.word(one) < self.word(other));
        // By number: first how many places, then where the next of them goes.
        let mut next = vec![0_u32; count];
        for (number, _) in &self.met {
            if let Some(next) = next.get_mut(*number as usize) {
                *next += 1;
            }
        }
        let mut words = Words {
            letters: Vec::with_capacity(self.letters.len()),
            entries: Vec::with_capacity(count + 1),
            places: vec![Place(0); self.met.len()],
        };
        let mut places = 0;
        for number in order {
            let letters = self.word(number);
            words.entries.push(Entry {
                letters: words.letters.len() as u32,
                signature: signature(letters),
                places,
            });
            words.letters.extend_from_slice(letters);
            if let Some(next) = next.get_mut(number as usize) {
                let count = std::mem::replace(next, places);
                places += count;
            }
        }
        words.entries.push(Entry {
            letters: words.letters.len() as u32,
            signature: 0,
            places,
        });
        for (number, place) in &self.met {
            if let Some(next) = next.get_mut(*number as usize)
                && let Some(cell) = words.places.get_mut(*next as usize)
            {
                *cell = *place;
                *next += 1;
            }
        }
        words
    }
}

impl Words {
    fn len(&self) -> usize {
        self.entries.len().saturating_sub(1)
    }

    /// A word's letters and the range of its places.
    fn get(&self, number: usize) -> (&[char], Range<usize>) {
        match self.entries.get(number..number + 2) {
            Some([this, next]) => (
                self.letters
                    .get(this.letters as usize..next.letters as usize)
                    .unwrap_or_default(),
                this.places as usize..next.places as usize,
            ),
            _ => (&[], 0..0),
        }
    }

    /// The words that begin with what was typed.
    fn beginning(&self, typed: &[char]) -> Range<usize> {
        let (mut from, mut to) = (0, self.len());
        while from < to {
            let middle = from + (to - from) / 2;
            if self.get(middle).0 < typed {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        let mut end = from;
        while end < self.len() && self.get(end).0.starts_with(typed) {
            end += 1;
        }
        from..end
    }

    /// Raises for each entity its best match of what is wanted, `best` by number.
    pub(super) fn raise(&self, wanted: &Wanted<'_>, best: &mut [u16]) {
        let exact = self.beginning(wanted.typed);
        if wanted.errors == 0 {
            for number in exact {
                self.raise_word(wanted, number, best);
            }
            return;
        }
        for (number, entry) in self.entries.iter().enumerate().take(self.len()) {
            if exact.contains(&number) || wanted.may_match(entry.signature) {
                self.raise_word(wanted, number, best);
            }
        }
    }

    fn raise_word(&self, wanted: &Wanted<'_>, number: usize, best: &mut [u16]) {
        let (letters, places) = self.get(number);
        let likeness = wanted.likeness(letters);
        if likeness == 0 {
            return;
        }
        let whole = letters.len() == wanted.typed.len();
        let mut worth = [0_u16; SLOTS];
        for (worth, slot) in worth.iter_mut().zip(0..) {
            *worth = wanted.worth(likeness, slot, whole);
        }
        for place in self.places.get(places).unwrap_or_default() {
            let worth = worth.get(place.0 as usize % SLOTS).copied().unwrap_or(0);
            if let Some(best) = best.get_mut(place.0 as usize / SLOTS)
                && *best < worth
            {
                *best = worth;
            }
        }
    }

    /// How many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        4 * (self.letters.capacity() + self.places.capacity())
            + size_of::<Entry>() * self.entries.capacity()
    }
}
