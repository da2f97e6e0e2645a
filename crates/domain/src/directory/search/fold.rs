//! Letters as they are compared: small, and without accents.

/// What U+00C0 to U+024F come down to. A capital stands for two letters (see
/// [`pair`]), a dash for a sign that stays as it is.
const LATIN: &[u8] = b"aaaaaaAceeeeiiiidnooooo-ouuuuyTSaaaaaaAceeeeiiiidnooooo-ouuuuyTy\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiIIjjkkklllllll\
    lllnnnnnnnnnooooooOOrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
    bb----o-------ee-ff----i--l----ooo-------------uu----zz---------\
    -------------aaiioouuuuuuuuuueaaaa----ggkkoooo--j---gg--nnaa----\
    aaaaeeeeiiiioooorrrruuuusstt--hh------aaeeooooooooyy------------\
    ----u-----------";

/// The same for U+1E00 to U+1EFF, which Vietnamese and others write.
const LATIN_ADDITIONAL: &[u8] = b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
    mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
    wwwwwwwwwwxxxxyyzzzzzzhtwy-s--S-aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy------";

/// What a character means in a text that is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Part of a word.
    Letter,
    /// A word of its own: Han and kana are written without spaces.
    Word,
    /// Between words.
    Gap,
}

/// Appends the letters that a character is compared by: none for an accent
/// that is a character of its own, two for `æ`, else one.
pub(crate) fn fold(char: char, out: &mut Vec<char>) -> Kind {
    let code = char as u32;
    match char {
        'a'..='z' | '0'..='9' => out.push(char),
        'A'..='Z' => out.push(char.to_ascii_lowercase()),
        '\0'..='\u{7f}' => return Kind::Gap,
        'ª' | 'º' | 'µ' => out.push(char),
        // Controls, signs, general punctuation, CJK and full-width punctuation.
        '\u{80}'..='\u{bf}' | '×' | '÷' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3004}' => {
            return Kind::Gap;
        }
        '\u{3007}'..='\u{3020}' | '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' => {
            return Kind::Gap;
        }
        '\u{c0}'..='\u{24f}' => push_latin(char, LATIN.get(code as usize - 0xc0), out),
        '\u{300}'..='\u{36f}' => {}
        'Α'..='Ω' | 'А'..='Я' => out.push(char::from_u32(code + 0x20).unwrap_or(char)),
        'Ѐ'..='Џ' => out.push(char::from_u32(code + 0x50).unwrap_or(char)),
        '\u{1e00}'..='\u{1eff}' => {
            push_latin(char, LATIN_ADDITIONAL.get(code as usize - 0x1e00), out)
        }
        '\u{3005}'
        | '\u{3006}'
        | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{20000}'..='\u{3ffff}' => {
            out.push(char);
            return Kind::Word;
        }
        _ => out.push(char),
    }
    Kind::Letter
}

fn push_latin(char: char, letter: Option<&u8>, out: &mut Vec<char>) {
    match letter.copied() {
        None | Some(b'-') => out.push(char),
        Some(letter @ b'a'..=b'z') => out.push(letter.into()),
        Some(letter) => {
            let (first, second) = pair(letter);
            out.push(first);
            out.push(second);
        }
    }
}

fn pair(letter: u8) -> (char, char) {
    match letter {
        b'A' => ('a', 'e'),
        b'I' => ('i', 'j'),
        b'O' => ('o', 'e'),
        b'S' => ('s', 's'),
        _ => ('t', 'h'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_capitals_don_t_count() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            let mut out = Vec::new();
            for char in text.chars() {
                fold(char, &mut out);
            }
            assert_eq!(out.into_iter().collect::<String>(), expected, "{text}");
        }
        check("Société Générale", "societegenerale");
        check("STRASSE Straße ẞ", "strassestrassess");
        check(
            "Łódź Øresund Æther œuvre Þór",
            "lodzoresundaetheroeuvrethor",
        );
        check("Nguyễn Žižek Çağrı İstanbul", "nguyenzizekcagriistanbul");
        check("e\u{301}", "e");
        check("ΑΘΗΝΑ МОСКВА Ёж", "αθηναмоскваёж");
        check("東京 ÿ ×", "東京y");
    }

    #[test]
    fn the_tables_fold_to_what_the_standard_library_lowers_to() {
        for code in (0xc0..0x250).chain(0x1e00..0x1f00) {
            let char = char::from_u32(code).unwrap();
            let (mut one, mut other) = (Vec::new(), Vec::new());
            fold(char, &mut one);
            for lower in char.to_lowercase().filter(|lower| *lower != '\u{307}') {
                fold(lower, &mut other);
            }
            // Signs without a Latin base keep their case, and some small
            // letters are far outside the tables.
            if one != [char] && other.iter().all(char::is_ascii) {
                assert_eq!(one, other, "{char}");
            }
        }
    }
}
