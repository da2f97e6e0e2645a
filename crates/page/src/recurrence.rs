//! What a sentence says about when something recurs.

use inlay_domain::schedule::{On, Ordinal, Weekday};

use crate::sentence::words;

/// What a sentence says about when something recurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recurrence {
    /// Nothing.
    None,
    /// This rule.
    Rule(On),
    /// A rule that can't be told from these words, and why.
    Unclear(&'static str),
    /// Something, but not a rule: that it recurs, or a day alone.
    Vague(&'static str),
}

impl Recurrence {
    /// Reads an English sentence. Words that say nothing of it are passed over.
    ///
    /// ```
    /// use inlay_domain::schedule::{On, Weekday};
    /// use inlay_page::Recurrence;
    /// let rule = On::Weekly { weekday: Weekday::Tuesday, every: 2 };
    /// assert_eq!(Recurrence::of("We meet every other Tuesday."), Recurrence::Rule(rule));
    /// ```
    #[must_use]
    pub fn of(sentence: &str) -> Self {
        let words = words(sentence);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut found = Self::None;
        for at in 0..words.len() {
            let Some(day) = day_at(&words, at) else {
                continue;
            };
            match (&found, rule(&words, at, day)) {
                (_, Self::Unclear(why)) => return Self::Unclear(why),
                (Self::Rule(one), Self::Rule(other)) if *one != other => {
                    return Self::Unclear("It gives more than one rule.");
                }
                (_, rule @ Self::Rule(_)) => found = rule,
                (Self::None, vague) => found = vague,
                _ => {}
            }
        }
        match found {
            Self::Rule(_) => found,
            _ => match month_day(&words) {
                Self::None if found == Self::None => frequency_alone(&words),
                Self::None => found,
                stated => stated,
            },
        }
    }
}

/// A weekday as it is written.
#[derive(Clone, Copy)]
struct Day {
    weekday: Weekday,
    plural: bool,
}

/// The weekday at a place. A short form that is a word of its own (`sat`)
/// counts only behind a word that leads to a weekday.
fn day_at(words: &[&str], at: usize) -> Option<Day> {
    let word = *words.get(at)?;
    for weekday in Weekday::ALL {
        let name = weekday.name();
        let short = name.get(..3)?;
        if let Some(ending) = word.strip_prefix(name) {
            return match ending {
                "" => Some(Day {
                    weekday,
                    plural: false,
                }),
                "s" | "'s" | "’s" => Some(Day {
                    weekday,
                    plural: true,
                }),
                _ => None,
            };
        }
        let ending = word.strip_prefix(short);
        if matches!(ending, Some("" | "s" | "r" | "rs" | "nes")) {
            let before = word_at(words, at, -1);
            let leads = ordinal(before).is_some()
                || ["every", "each", "on", "other", "last", "a"].contains(&before);
            return leads.then_some(Day {
                weekday,
                plural: false,
            });
        }
    }
    None
}

/// The word so many places on; empty beyond either end.
fn word_at<'a>(words: &[&'a str], at: usize, by: isize) -> &'a str {
    at.checked_add_signed(by)
        .and_then(|at| words.get(at))
        .copied()
        .unwrap_or_default()
}

/// `1st` to `5th`, in digits or words, and `last`.
fn ordinal(word: &str) -> Option<Ordinal> {
    let number = match word {
        "1st" | "first" => 1,
        "2nd" | "second" => 2,
        "3rd" | "third" => 3,
        "4th" | "fourth" => 4,
        "5th" | "fifth" => 5,
        "last" => -1,
        _ => return None,
    };
    Ordinal::new(number)
}

/// `2`, `two` and the like, as weeks are counted.
fn count(word: &str) -> Option<u16> {
    const WORDS: [&str; 9] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    let spelled = WORDS.iter().position(|one| *one == word);
    match spelled {
        Some(at) => u16::try_from(at + 1).ok(),
        None => word.parse().ok().filter(|count| (1..=52).contains(count)),
    }
}

fn is_month(word: &str) -> bool {
    matches!(word, "month" | "months" | "monthly")
}

const ODD_MONTHS: &str = "It leaves months out, and data can only say every month.";
const TWO_DAYS: &str = "It names more than one weekday, and data can say one.";
const EITHER: &str = "It can mean every so many weeks, or that weekday of the month. Write \"every other …\" or \"… of the month\".";

/// The rule that a weekday is part of.
fn rule(words: &[&str], at: usize, day: Day) -> Recurrence {
    let Day { weekday, plural } = day;
    // Leftwards: the ordinals that go with it.
    let mut ordinals = Vec::new();
    let mut first = at;
    while let Some(before) = first.checked_sub(1) {
        let word = word_at(words, before, 0);
        if let Some(ordinal) = ordinal(word) {
            ordinals.push(ordinal);
        } else if ordinals.is_empty() || !matches!(word, "and" | "or") {
            break;
        }
        first = before;
    }
    let lead = match word_at(words, first, -1) {
        "the" | "single" => word_at(words, first, -2),
        word => word,
    };
    let each = matches!(lead, "every" | "each" | "any");
    let next = word_at(words, at, 1);
    let coordinated = match next {
        "and" | "or" => (2..=4).any(|by| {
            let near = at + by;
            day_at(words, near).is_some()
                && (2..by).all(|by| {
                    let word = word_at(words, at, by as isize);
                    ordinal(word).is_some() || matches!(word, "the" | "on" | "every" | "each")
                })
        }),
        _ => day_at(words, at + 1).is_some(),
    };
    let span = match word_at(words, at, 2) {
        "the" | "every" | "each" | "a" => word_at(words, at, 3),
        word => word,
    };
    let behind = matches!(next, "of" | "in" | "every" | "each" | "a" | "per");
    let month_behind = behind && (is_month(span) || is_month(word_at(words, at, 2)));
    if behind && (span == "quarter" || span == "year" || word_at(words, at, 2) == "quarter") {
        return Recurrence::Unclear("It leaves months out, and data can only say every month.");
    }
    if behind && span == "other" && is_month(word_at(words, at, 4)) || other_months(words) {
        return Recurrence::Unclear(ODD_MONTHS);
    }
    if !ordinals.is_empty() {
        return with_ordinals(
            words,
            at,
            weekday,
            ordinals,
            Signs {
                each,
                month: month_behind || words.iter().copied().any(is_month),
                plural,
                coordinated,
                lead,
                to: word_at(words, first, -1) == "to",
            },
        );
    }
    let every = if each {
        Some(1)
    } else if lead == "other" && matches!(word_at(words, first, -2), "every" | "each") {
        Some(2)
    } else {
        weeks(words).or(plural.then_some(1))
    };
    // "Monthly on Fridays", with nothing that says which.
    if words.contains(&"monthly") || month_behind || each_unit(words, "month") {
        return Recurrence::Unclear(
            "It doesn't say which of the month's weekdays, like the first.",
        );
    }
    let Some(every) = every else {
        return Recurrence::Vague("It names a weekday, but not how often.");
    };
    if coordinated {
        return Recurrence::Unclear(TWO_DAYS);
    }
    if words.contains(&"twice") {
        return Recurrence::Unclear("Twice is more than data can say of a week.");
    }
    // Every week and every other one, both of the same day.
    match weeks(words) {
        Some(weeks) if each && weeks != every => {
            Recurrence::Unclear("It gives more than one rule.")
        }
        _ => Recurrence::Rule(On::Weekly { weekday, every }),
    }
}

/// What stands around ordinals and their weekday.
struct Signs<'a> {
    each: bool,
    month: bool,
    plural: bool,
    coordinated: bool,
    lead: &'a str,
    to: bool,
}

fn with_ordinals(
    words: &[&str],
    at: usize,
    weekday: Weekday,
    mut ordinals: Vec<Ordinal>,
    signs: Signs<'_>,
) -> Recurrence {
    if signs.to || signs.lead == "next" {
        return Recurrence::Unclear("The second to last of a month is more than data can say.");
    }
    let named =
        matches!(word_at(words, at, 1), "in" | "of") && is_month_name(word_at(words, at, 2));
    let single = ordinals.len() == 1;
    if named {
        return Recurrence::Vague("It names the weekday of one month alone.");
    }
    if signs.coordinated {
        return Recurrence::Unclear(TWO_DAYS);
    }
    if signs.each && single && !signs.month && ordinals.first() != Some(&Ordinal::LAST) {
        return Recurrence::Unclear(EITHER);
    }
    if single && !signs.month && !signs.each && !signs.plural {
        return Recurrence::Vague("It names a weekday, but not of every month.");
    }
    if weeks(words).is_some() {
        return Recurrence::Unclear("It speaks both of weeks and of weekdays of the month.");
    }
    ordinals.sort_unstable();
    ordinals.dedup();
    Recurrence::Rule(On::Monthly { weekday, ordinals })
}

/// How many weeks the sentence says lie between, apart from any weekday.
fn weeks(words: &[&str]) -> Option<u16> {
    words.iter().enumerate().find_map(|(at, word)| {
        let before = |by: isize| word_at(words, at, -by);
        match *word {
            "weekly" if before(1) == "bi" => Some(2),
            "weekly" => Some(1),
            "biweekly" | "bi-weekly" | "fortnightly" | "fortnight" => Some(2),
            "week" | "weeks" => match before(1) {
                "every" | "each" | "per" | "a" => Some(1),
                "other" if matches!(before(2), "every" | "each") => Some(2),
                "second" if before(2) == "every" => Some(2),
                "third" if before(2) == "every" => Some(3),
                "fourth" if before(2) == "every" => Some(4),
                number if matches!(before(2), "every" | "each") => count(number),
                _ => None,
            },
            _ => None,
        }
    })
}

/// `every month`, `each month`
fn each_unit(words: &[&str], unit: &str) -> bool {
    words
        .windows(2)
        .any(|pair| matches!(pair, ["every" | "each" | "a" | "per", word] if *word == unit))
}

/// `every other month`, `every three months`, `bimonthly`
fn other_months(words: &[&str]) -> bool {
    words.contains(&"bimonthly")
        || words.contains(&"bi-monthly")
        || words.windows(3).any(|three| {
            matches!(three, ["every" | "each", between, "month" | "months"]
                if *between == "other" || count(between).is_some_and(|count| count > 1) || ordinal(between).is_some())
        })
}

fn is_month_name(word: &str) -> bool {
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
    .contains(&word)
}

/// `the 15th of every month`, `monthly on the 15th`
fn month_day(words: &[&str]) -> Recurrence {
    let mut days = Vec::new();
    let monthly = words.contains(&"monthly") || each_unit(words, "month");
    for (at, word) in words.iter().enumerate() {
        let Some(day) = day_number(word) else {
            continue;
        };
        let after = |by| word_at(words, at, by);
        let of = after(1) == "of"
            && (is_month(after(2))
                || matches!(after(2), "the" | "every" | "each") && is_month(after(3)));
        let listed = matches!(after(1), "and" | "or") && day_number(after(2)).is_some();
        if of
            || listed
            || monthly && word_at(words, at, -1) == "the" && day_at(words, at + 1).is_none()
        {
            days.push(day);
        }
    }
    match days.as_slice() {
        [] => Recurrence::None,
        _ if other_months(words) => Recurrence::Unclear(ODD_MONTHS),
        [day @ 1..=31] => Recurrence::Rule(On::Day { day: *day }),
        [_] => Recurrence::Unclear("No month has that day."),
        _ => Recurrence::Unclear("It names more than one day of the month, and data can say one."),
    }
}

/// `15th` as a number.
fn day_number(word: &str) -> Option<u8> {
    if word == "first" {
        return Some(1);
    }
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))?;
    digits.parse().ok()
}

/// That it recurs, and no more.
fn frequency_alone(words: &[&str]) -> Recurrence {
    let says = weeks(words).is_some()
        || each_unit(words, "month")
        || each_unit(words, "quarter")
        || words
            .iter()
            .any(|word| matches!(*word, "monthly" | "quarterly" | "daily"));
    if says {
        Recurrence::Vague("It says how often, but not on which day.")
    } else {
        Recurrence::None
    }
}

#[cfg(test)]
mod tests;
