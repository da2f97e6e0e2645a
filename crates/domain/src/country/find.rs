//! Which country somebody means who types a few letters.

use crate::fit::{Fit, fits, key};

/// Names that CLDR has otherwise, or not at all: what people call a country.
const ALSO: &[(&str, &str)] = &[
    ("America", "US"),
    ("Britain", "GB"),
    ("Burma", "MM"),
    ("Czech Republic", "CZ"),
    ("DRC", "CD"),
    ("East Timor", "TL"),
    ("Emirates", "AE"),
    ("England", "GB"),
    ("Great Britain", "GB"),
    ("Großbritannien", "GB"),
    ("Holland", "NL"),
    ("Ivory Coast", "CI"),
    ("Korea", "KR"),
    ("Northern Ireland", "GB"),
    ("PRC", "CN"),
    ("Republic of Korea", "KR"),
    ("Scotland", "GB"),
    ("Swaziland", "SZ"),
    ("Turkey", "TR"),
    ("UAE", "AE"),
    ("UK", "GB"),
    ("USA", "US"),
    ("Wales", "GB"),
    ("米国", "US"),
    ("英国", "GB"),
];

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The places of the countries in what they were looked for among, the best first.
    pub places: Vec<usize>,
    /// Whether nothing fits as it was typed: each is a guess, some typing errors off.
    pub guessed: bool,
}

/// The countries that `typed` may mean: those whose name, or what else people call them, is
/// that or begins so, then those of which a later word or the code does; only where there
/// are none, those whose name is a few typing errors off. A code in capitals comes first.
///
/// `named` are names of countries with their codes, in an order that stays among those that
/// fit alike.
///
/// ```
/// use inlay_domain::country;
/// let named: Vec<(&str, &str)> = vec![("Niger", "NE"), ("Nigeria", "NG"), ("Netherlands", "NL")];
/// assert_eq!(country::find("niger", &named).places, [0, 1]);
/// assert_eq!(country::find("holland", &named).places, [2]);
/// assert_eq!(country::find("NG", &named).places, [1]);
/// let found = country::find("netherlnads", &named);
/// assert_eq!((found.places, found.guessed), (vec![2], true));
/// ```
#[must_use]
pub fn find(typed: &str, named: &[(&str, &str)]) -> Found {
    let typed = typed.trim();
    let mut letters = Vec::new();
    key(&plain(typed), &mut letters);
    let mut places = Vec::new();
    let mut guessed = false;
    if !letters.is_empty() {
        places = ranked(typed, &letters, named, guessed);
        if places.is_empty() {
            guessed = true;
            places = ranked(typed, &letters, named, guessed);
        }
    }
    Found { places, guessed }
}

/// Without what CLDR's names don't have: "and", where they have `&`, an article, a whole "Saint".
fn plain(typed: &str) -> String {
    let mut plain = String::new();
    for (at, word) in typed.split_whitespace().enumerate() {
        let is = |other: &str| word.eq_ignore_ascii_case(other);
        if (at == 0 && is("the")) || (at > 0 && is("and")) {
            continue;
        }
        plain.push_str(if is("saint") { "st" } else { word });
        plain.push(' ');
    }
    plain
}

fn ranked(typed: &str, letters: &[char], named: &[(&str, &str)], forgiving: bool) -> Vec<usize> {
    let mut room = Vec::new();
    let mut found: Vec<(Fit, usize, usize)> = Vec::new();
    for (at, (name, code)) in named.iter().enumerate() {
        let mut best: Option<(Fit, usize)> = None;
        let mut take = |fit: Option<Fit>, name: &str| {
            // Of what is nearly it, the Netherlands before the Caribbean Netherlands, and for
            // "Holand" Holland before Poland: few mistake the first letter.
            let begins = name.get(..1).zip(typed.get(..1));
            let mistaken = begins.is_none_or(|(one, other)| !one.eq_ignore_ascii_case(other));
            let length = name.len() + if mistaken { 99 } else { 0 };
            let fit = fit.map(|fit| (fit, if forgiving { length } else { 0 }));
            if fit.is_some_and(|fit| best.is_none_or(|best| fit < best)) {
                best = fit;
            }
        };
        take(fits(letters, name, &mut room, forgiving), name);
        if typed.eq_ignore_ascii_case(code) {
            let fit = if typed == *code {
                Fit::Exact
            } else {
                Fit::Word
            };
            take(Some(fit), code);
        }
        for (also, _) in ALSO.iter().filter(|(_, of)| of == code) {
            take(fits(letters, also, &mut room, forgiving), also);
        }
        if let Some((fit, length)) = best {
            let before = found
                .iter()
                .rposition(|one| (one.0, one.1) <= (fit, length));
            found.insert(before.map_or(0, |before| before + 1), (fit, length, at));
        }
    }
    found.into_iter().map(|(_, _, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::country::{CountryCode, english};

    #[track_caller]
    fn check(typed: &str, expected: &[&str]) {
        let mut named: Vec<(&str, &str)> = CountryCode::all()
            .map(|code| (english::name(code.as_str()), code.as_str()))
            .collect();
        named.sort_by_key(|(name, _)| *name);
        let found = find(typed, &named).places;
        let first: Vec<&str> = found
            .iter()
            .take(expected.len())
            .map(|at| named[*at].1)
            .collect();
        assert_eq!(first, expected, "{typed}");
    }

    #[test]
    fn a_country_is_found_by_what_people_type() {
        check("nether", &["NL"]);
        check("NETHER", &["NL"]);
        check("  nether  ", &["NL"]);
        check("cote d ivoire", &["CI"]);
        check("Ivory", &["CI"]);
        check("turk", &["TM", "TC", "TR"]);
        check("turkey", &["TR"]);
        check("uk", &["GB", "UA"]);
        check("usa", &["US"]);
        check("korea", &["KR", "KP"]);
        check("arab", &["SA", "AE"]);
        check("sao", &["ST"]);
        check("reunion", &["RE"]);
        check("guinea", &["GN", "GW", "GQ", "PG"]);
        check("in", &["IN", "ID"]);
        check("DE", &["DE", "DK"]);
        check("de", &["DK"]);
        check("bosnia and herz", &["BA"]);
        check("trinidad and", &["TT"]);
        check("Saint Lucia", &["LC"]);
        check("the netherlands", &["NL"]);
        check("the", &[]);
        check("grossbrit", &["GB"]);
        check("英国", &["GB"]);
    }

    #[test]
    fn typing_errors_are_forgiven_where_nothing_fits() {
        check("netherlnads", &["NL"]);
        check("germny", &["DE"]);
        check("luxemburg", &["LU"]);
        check("phillipines", &["PH"]);
        check("columbia", &["CO"]);
        check("holand", &["NL"]);
    }

    #[test]
    fn every_country_is_found_first_by_its_name_and_by_its_code_in_capitals() {
        for code in CountryCode::all() {
            check(english::name(code.as_str()), &[code.as_str()]);
            check(code.as_str(), &[code.as_str()]);
        }
    }

    #[test]
    fn what_is_no_country_finds_none() {
        for typed in ["", "  ", "–", "xyzzy", "q", "the whole world"] {
            let named = [("Netherlands", "NL"), ("Katar", "QA")];
            assert!(find(typed, &named).places.is_empty(), "{typed}");
        }
    }

    #[test]
    fn the_other_names_are_of_countries_that_exist() {
        for (also, code) in ALSO {
            assert!(CountryCode::parse(code).is_some(), "{also}");
        }
    }
}
