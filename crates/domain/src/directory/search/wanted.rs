//! One word of what was typed, and how well words match it.

use super::Field;
use crate::json::{MAX_WORD, distance};

/// What a match is worth, before the field's weight.
const WHOLE: u32 = 98;
const WHOLE_INITIALS: u32 = 75;
const SOME_INITIALS: u32 = 45;
const CONTRACTION: u32 = 42;

/// A word of a query while it is compared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub(super) typed: &'a [char],
    signature: u32,
    /// How many typing errors are forgiven.
    pub(super) errors: u8,
    /// Whether it is compared with initials.
    initials: bool,
}

impl<'a> Wanted<'a> {
    pub(super) fn new(typed: &'a [char], forgiving: bool) -> Self {
        Self {
            typed,
            signature: signature(typed),
            errors: match typed.len() {
                _ if !forgiving => 0,
                3..=7 => 1,
                8..=MAX_WORD => 2,
                _ => 0,
            },
            initials: false,
        }
    }

    /// The same, to be compared with initials: those are typed right or not at all.
    pub(super) fn among_initials(self) -> Self {
        Self {
            errors: 0,
            initials: true,
            ..self
        }
    }

    /// Whether a word with these letters can match with typing errors: each letter
    /// that it doesn't have at all costs one.
    #[inline]
    pub(super) fn may_match(&self, signature: u32) -> bool {
        (self.signature & !signature).count_ones() <= self.errors.into()
    }

    /// How well a word matches, up to 98; 0 if it doesn't.
    #[inline(never)]
    pub(super) fn likeness(&self, letters: &[char]) -> u32 {
        let (typed, length) = (self.typed.len(), letters.len());
        if letters.starts_with(self.typed) {
            let whole = typed == length;
            return match self.initials {
                false if whole => WHOLE,
                // The more of the word is typed, the likelier it is meant.
                false => {
                    let least = if typed < 3 { 30 } else { 55 };
                    least + (25 * typed / length.max(1)) as u32
                }
                true if whole => WHOLE_INITIALS,
                true if typed > 1 => SOME_INITIALS,
                true => 0,
            };
        }
        if self.errors == 0 || typed > length + usize::from(self.errors) {
            return 0;
        }
        if self.contracts(letters) {
            return CONTRACTION;
        }
        if typed < 4 {
            return 0;
        }
        let strange = self.typed.iter().filter(|letter| !letters.contains(letter));
        if strange.count() > self.errors.into() {
            return 0;
        }
        let found = distance(self.typed, letters);
        if found.whole <= self.errors {
            50 - 10 * u32::from(found.whole)
        } else if found.prefix <= self.errors {
            35 - 10 * u32::from(found.prefix)
        } else {
            0
        }
    }

    /// Whether a word was shortened from within: `mgr` is *manager*, `intl`
    /// *international*. First and last letter stay, and at most half of all.
    fn contracts(&self, letters: &[char]) -> bool {
        let (Some(last), Some(end)) = (self.typed.last(), letters.last()) else {
            return false;
        };
        if last != end
            || self.typed.first() != letters.first()
            || self.typed.len() * 2 > letters.len() + 1
        {
            return false;
        }
        let mut left = letters.iter();
        self.typed
            .iter()
            .all(|letter| left.by_ref().any(|other| other == letter))
    }

    /// What a match is worth in a place, up to 1000; see [`super::words::slot`].
    pub(super) fn worth(&self, likeness: u32, slot: u32, whole: bool) -> u16 {
        let field = Field::ALL.get(slot as usize / 4);
        let (weight, names) = field.map_or((0, false), |field| (field.weight(), field.names()));
        // A letter or two may be meant to become a name. In a place or a sentence
        // they are a word of their own: AU is Australia and not Austin.
        if likeness == 0 || (self.typed.len() < 3 && !whole && !names) {
            return 0;
        }
        (likeness * weight + slot % 4 * 2) as u16
    }
}

/// Which letters occur.
pub(super) fn signature(letters: &[char]) -> u32 {
    let mut bits = 0;
    for letter in letters {
        // The digits share a bit, signs outside ASCII a few.
        bits |= 1
            << match *letter {
                'a'..='z' => *letter as u32 - 'a' as u32,
                '0'..='9' => 26,
                other => 27 + other as u32 % 5,
            };
    }
    bits
}
