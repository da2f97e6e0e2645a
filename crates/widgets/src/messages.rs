//! What a reader sees in words: one catalog per language, keyed by widget.
//!
//! The source is `messages/<lang>.txt`: a section per widget, a line per message,
//! `key = text`, with `{name}` where a value goes, and quotes around a text that begins or
//! ends with a space. A build writes the texts of one
//! widget in the order of its keys, so that a reader downloads no key and no
//! other widget's words ([`compose`]).

/// The messages that every widget has, first in each downloaded catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the catalog says what each one says")]
pub enum Common {
    SignIn,
    Copy,
    Copied,
    CopyFailed,
    Edit,
    AsOf,
    Internal,
    Confidential,
    List,
    Settings,
    SettingsAbout,
    SettingsZone,
    SettingsNoZone,
    SettingsFrom,
    SettingsTo,
    SettingsDays,
    SettingsRegion,
    SettingsClock,
    SettingsUsual,
    SettingsTwelve,
    SettingsTwentyFour,
    SettingsHours,
    SettingsDone,
    PartComes,
    PartFailed,
}

impl Common {
    /// The keys in the catalogs' section `[common]`.
    pub const KEYS: &'static [&'static str] = &[
        "sign-in",
        "copy",
        "copied",
        "copy-failed",
        "edit",
        "as-of",
        "internal",
        "confidential",
        "list",
        "settings",
        "settings-about",
        "settings-zone",
        "settings-no-zone",
        "settings-from",
        "settings-to",
        "settings-days",
        "settings-region",
        "settings-clock",
        "settings-usual",
        "settings-12",
        "settings-24",
        "settings-hours",
        "settings-done",
        "part-comes",
        "part-failed",
    ];
}

impl Message for Common {
    fn place(self) -> usize {
        self as usize
    }
}

/// A message of some widget's catalog, by its place among the keys.
pub trait Message: Copy {
    /// The place of the message's text in the downloaded catalog.
    fn place(self) -> usize;
}

/// Declares a widget's messages: an enum, and the keys they have in the catalogs.
#[macro_export]
macro_rules! messages {
    ($($variant:ident = $key:literal),* $(,)?) => {
        /// The messages of this widget.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Text { $($variant),* }

        impl Text {
            /// The keys in the catalogs, in the order in which a build writes their texts.
            pub(super) const KEYS: &'static [&'static str] = &[$($key),*];
        }

        impl $crate::messages::Message for Text {
            fn place(self) -> usize {
                $crate::messages::Common::KEYS.len() + self as usize
            }
        }
    };
}

/// The texts of one widget in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words(Vec<Box<str>>);

impl Words {
    /// Reads what a build wrote: a text per line, in the order of the widget's keys.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self(text.lines().map(Box::from).collect())
    }

    /// The text of `message`; empty where the catalog ends early.
    pub fn say(&self, message: impl Message) -> &str {
        self.0.get(message.place()).map_or("", |text| text)
    }

    /// The text of `message` with `{name}` replaced by each named value.
    pub fn fill(&self, message: impl Message, values: &[(&str, &str)]) -> String {
        fill(self.say(message), values)
    }

    /// Adds to a list inside of a sentence, with what the language puts between.
    #[inline(never)]
    pub fn add(&self, list: &mut String, next: &str) {
        if !list.is_empty() {
            list.push_str(self.say(Common::List));
        }
        list.push_str(next);
    }
}

/// Puts values where `text` names them in braces; an unknown name stays as it stands.
///
/// ```
/// use inlay_widgets::messages::fill;
/// assert_eq!(fill("{n} of {all}", &[("n", "2"), ("all", "9")]), "2 of 9");
/// assert_eq!(fill("{n}", &[("n", "{all}"), ("all", "9")]), "{all}");
/// ```
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let named = after.split_once('}').and_then(|(name, tail)| {
            values
                .iter()
                .find(|(each, _)| *each == name)
                .map(|(_, value)| (*value, tail))
        });
        match named {
            Some((value, tail)) => {
                out.push_str(value);
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// The catalogs' sources by language, a tag in lower case, for the build and its tests;
/// first the one for readers whose language has none.
pub const CATALOGS: &[(&str, &str)] = &[
    ("en", include_str!("../messages/en.txt")),
    ("de", include_str!("../messages/de.txt")),
    ("ja", include_str!("../messages/ja.txt")),
];

/// What a build writes for one widget: the common texts, then its own, a line each.
///
/// # Errors
/// As [`select`].
pub fn compose(catalog: &str, widget: &str, keys: &[&str]) -> Result<String, String> {
    let mut texts = select(catalog, "common", Common::KEYS)?;
    texts.extend(select(catalog, widget, keys)?);
    Ok(texts.join("\n"))
}

/// The texts of section `widget` in a catalog's source, in the order of `keys`.
///
/// # Errors
/// The key that has no text, or the line that no key of the widget names.
pub fn select(catalog: &str, widget: &str, keys: &[&str]) -> Result<Vec<String>, String> {
    let mut texts = vec![None; keys.len()];
    let mut inside = false;
    for line in catalog.lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(section) = line
            .strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'))
        {
            inside = section == widget;
            continue;
        }
        if !inside {
            continue;
        }
        let (key, text) = line
            .split_once('=')
            .ok_or_else(|| ["no \"=\" in: ", line].concat())?;
        let place = keys
            .iter()
            .position(|each| *each == key.trim())
            .ok_or_else(|| ["no message of ", widget, " is called ", key.trim()].concat())?;
        if let Some(slot) = texts.get_mut(place) {
            // In quotes, the space at its ends is part of it.
            let text = text.trim();
            let quoted = text
                .strip_prefix('"')
                .and_then(|text| text.strip_suffix('"'));
            *slot = Some(quoted.unwrap_or(text).to_owned());
        }
    }
    texts
        .into_iter()
        .zip(keys)
        .map(|(text, key)| text.ok_or_else(|| [widget, " has no text for ", key].concat()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::element::ELEMENTS;

    #[test]
    fn every_catalog_has_the_messages_of_every_widget() {
        for (lang, catalog) in CATALOGS {
            for element in ELEMENTS {
                let texts = compose(catalog, element.widget, element.messages)
                    .unwrap_or_else(|problem| panic!("messages/{lang}.txt: {problem}"));
                assert!(
                    texts.lines().all(|text| !text.is_empty()),
                    "{lang} {}",
                    element.widget
                );
                assert_eq!(
                    texts.lines().count(),
                    Common::KEYS.len() + element.messages.len()
                );
            }
        }
    }

    /// The names in braces, each once, in the order of the alphabet.
    fn names(text: &str) -> Vec<&str> {
        let mut names: Vec<_> = text
            .split('{')
            .skip(1)
            .filter_map(|rest| Some(rest.split_once('}')?.0))
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    #[test]
    fn every_language_says_the_values_that_english_says() {
        let (_, english) = CATALOGS[0];
        let common = ("common", Common::KEYS);
        let widgets = ELEMENTS.iter().map(|each| (each.widget, each.messages));
        for (section, keys) in widgets.chain([common]) {
            let texts = |catalog| select(catalog, section, keys).unwrap();
            for (lang, catalog) in CATALOGS {
                for ((key, english), text) in keys.iter().zip(texts(english)).zip(texts(catalog)) {
                    let (expected, names) = (names(&english), names(&text));
                    // One thing needn't be counted.
                    let fewer = key.ends_with("-one") && names.is_empty();
                    assert!(
                        names == expected || fewer,
                        "{lang} {section} {key}: {names:?} instead of {expected:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_list_is_put_together_as_the_language_does() {
        let check = |(_, catalog): (&str, &str), expected: &str| {
            let words = Words::parse(&compose(catalog, "none", &[]).unwrap());
            let mut list = String::new();
            for each in ["AMER", "EMEA", "APAC"] {
                words.add(&mut list, each);
            }
            assert_eq!(list, expected);
        };
        check(CATALOGS[0], "AMER, EMEA, APAC");
        check(CATALOGS[2], "AMER、EMEA、APAC");
    }

    #[test]
    fn a_missing_text_and_an_unknown_key_are_named() {
        let check = |catalog, expected: Result<Vec<String>, String>| {
            assert_eq!(select(catalog, "a", &["x", "y"]), expected);
        };
        check(
            "[a]\nx = 1\ny = 2 = 3",
            Ok(vec!["1".to_owned(), "2 = 3".to_owned()]),
        );
        check(
            "[a]\nx = 1\n[b]\ny = 2",
            Err("a has no text for y".to_owned()),
        );
        check(
            "[a]\nx = \", \"\ny = \"",
            Ok(vec![", ".to_owned(), "\"".to_owned()]),
        );
        check("[a]\nz = 1", Err("no message of a is called z".to_owned()));
    }
}
