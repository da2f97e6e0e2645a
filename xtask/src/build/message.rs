//! What a reader downloads of a language: the texts of one widget, one per
//! line, in the order in which the widget's code counts them.

use std::fmt::Write as _;

use anyhow::{Context as _, Result, bail, ensure};

/// The catalog of one language: sections `[widget]` of lines `key = text`.
/// Empty lines and lines that start with `#` are for people.
#[derive(Debug)]
pub(super) struct Catalog<'a> {
    name: &'a str,
    sections: Vec<(&'a str, Vec<(&'a str, &'a str)>)>,
}

impl<'a> Catalog<'a> {
    /// Reads a catalog; `name` is what the errors call it.
    ///
    /// # Errors
    /// When a line is neither a section nor a text, or something stands twice.
    pub(super) fn parse(name: &'a str, text: &'a str) -> Result<Self> {
        let mut sections: Vec<(&str, Vec<(&str, &str)>)> = Vec::new();
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.trim();
            let place = || format!("{name}:{number}");
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(section) = line.strip_prefix('[') {
                let section = section
                    .strip_suffix(']')
                    .with_context(|| format!("{}: a section is written [widget]", place()))?;
                ensure!(
                    sections.iter().all(|(known, _)| *known != section),
                    "{}: the section [{section}] stands twice",
                    place()
                );
                sections.push((section, Vec::new()));
                continue;
            }
            let (key, text) = line
                .split_once('=')
                .with_context(|| format!("{}: a text is written key = text", place()))?;
            let (key, text) = (key.trim(), text.trim());
            let (section, texts) = sections
                .last_mut()
                .with_context(|| format!("{}: `{key}` stands before any section", place()))?;
            ensure!(
                texts.iter().all(|(known, _)| *known != key),
                "{}: `{key}` stands twice in [{section}]",
                place()
            );
            texts.push((key, text));
        }
        Ok(Self { name, sections })
    }

    /// The texts of a widget in the order of `keys`, each ended by a newline.
    ///
    /// A text that this language lacks is taken from `fallback`, so that a
    /// translation may lag behind a release without breaking it.
    ///
    /// # Errors
    /// When a key has no text at all, or a text no key.
    pub(super) fn texts(
        &self,
        widget: &str,
        keys: &[&str],
        fallback: Option<&Catalog<'_>>,
    ) -> Result<String> {
        if let Some((key, _)) = self
            .section(widget)
            .iter()
            .find(|(key, _)| !keys.contains(key))
        {
            bail!("{}: nothing in [{widget}] uses `{key}`", self.name);
        }
        let mut texts = String::new();
        for key in keys {
            let text = self
                .text(widget, key)
                .or_else(|| fallback.and_then(|catalog| catalog.text(widget, key)));
            let text = text.with_context(|| format!("{}: [{widget}] lacks `{key}`", self.name))?;
            writeln!(texts, "{text}")?;
        }
        Ok(texts)
    }

    /// Fails when there is a section that no widget of `widgets` reads.
    ///
    /// # Errors
    /// When there is.
    pub(super) fn check_sections(&self, widgets: &[&str]) -> Result<()> {
        for (section, _) in &self.sections {
            ensure!(
                widgets.contains(section),
                "{}: there is no widget for the section [{section}]",
                self.name
            );
        }
        Ok(())
    }

    fn section(&self, widget: &str) -> &[(&str, &str)] {
        let section = self.sections.iter().find(|(name, _)| *name == widget);
        section.map_or(&[], |(_, texts)| texts)
    }

    fn text(&self, widget: &str, key: &str) -> Option<&str> {
        let found = self.section(widget).iter().find(|(known, _)| *known == key);
        found.map(|(_, text)| *text)
    }
}

#[cfg(test)]
mod tests {
    use super::Catalog;

    const ENGLISH: &str = "# comment\n[directory]\nsearch = Search = find\nnone=None\n\n[okrs]\n";

    #[test]
    fn texts_in_the_order_of_the_keys() {
        let english = Catalog::parse("en.txt", ENGLISH).unwrap();
        let german = Catalog::parse("de.txt", "[directory]\nnone = Keine").unwrap();
        let check = |catalog: &Catalog<'_>, keys: &[&str], expect| {
            let texts = catalog.texts("directory", keys, Some(&english)).unwrap();
            assert_eq!(texts, expect);
        };
        check(&english, &["none", "search"], "None\nSearch = find\n");
        check(&german, &["none", "search"], "Keine\nSearch = find\n");
        assert_eq!(english.texts("okrs", &[], None).unwrap(), "");
    }

    #[test]
    fn errors_name_the_place() {
        let check = |text: &str, expect: &str| {
            let error = Catalog::parse("en.txt", text)
                .and_then(|catalog| {
                    catalog.check_sections(&["directory"])?;
                    catalog.texts("directory", &["none"], None)
                })
                .unwrap_err();
            assert_eq!(error.to_string(), expect);
        };
        check("[directory", "en.txt:1: a section is written [widget]");
        check("\nnone = x", "en.txt:2: `none` stands before any section");
        check(
            "[directory]\nnone",
            "en.txt:2: a text is written key = text",
        );
        check(
            "[directory]\na=1\na=2",
            "en.txt:3: `a` stands twice in [directory]",
        );
        check("[a]\n[a]", "en.txt:2: the section [a] stands twice");
        check("[a]", "en.txt: there is no widget for the section [a]");
        check("[directory]", "en.txt: [directory] lacks `none`");
        check(
            "[directory]\nnone=1\nb=2",
            "en.txt: nothing in [directory] uses `b`",
        );
    }
}
