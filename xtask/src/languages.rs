//! The words in other languages than English, each widget's in a file of its own.
//!
//! A file's name and digest are 50 bytes that don't compress. So the runtime knows those
//! of the English files, and of one list with all the others, which only readers of
//! another language download.

use std::collections::BTreeMap;

use anyhow::{Result, anyhow, ensure};
use inlay_widgets::element::ELEMENTS;
use inlay_widgets::messages;
use serde_json::{Value, json};

use crate::build::File;

/// Where the runtime wants the languages: their tags, and the list.
const PLACE: &str = "__LANGUAGES__";

/// The files of all languages, and the list that names them.
#[derive(Debug)]
pub struct Languages {
    tags: Vec<&'static str>,
    list: File,
    files: Vec<File>,
}

impl Languages {
    /// Makes them from the catalogs.
    ///
    /// # Errors
    /// When a catalog lacks a text, or has one too many.
    pub fn new() -> Result<Self> {
        let mut files = Vec::new();
        let mut list: BTreeMap<&str, BTreeMap<&str, Value>> = BTreeMap::new();
        for (tag, catalog) in messages::TRANSLATIONS {
            let named = list.entry(tag).or_default();
            for element in ELEMENTS {
                let widget = element.widget;
                let texts = messages::compose(catalog, widget, element.messages)
                    .map_err(|problem| anyhow!("messages/{tag}.txt: {problem}"))?;
                let file = File::hashed(&format!("messages/{tag}/{widget}"), "txt", texts);
                named.insert(widget, file.reference());
                files.push(file);
            }
        }
        let tags = list.keys().copied().collect();
        let list = File::hashed("messages/languages", "json", json!(list).to_string());
        Ok(Self { tags, list, files })
    }

    /// Tells the source of the runtime where they are.
    ///
    /// # Errors
    /// When it doesn't ask for them.
    pub fn tell(&self, runtime: &str) -> Result<String> {
        ensure!(
            runtime.matches(PLACE).count() == 1,
            "runtime.js must use {PLACE} once"
        );
        let known = json!([self.tags, self.list.reference()]);
        Ok(runtime.replacen(PLACE, &known.to_string(), 1))
    }

    /// All files.
    #[must_use]
    pub fn into_files(mut self) -> Vec<File> {
        self.files.push(self.list);
        self.files
    }
}

#[cfg(test)]
mod tests {
    use super::Languages;

    #[test]
    fn the_runtime_knows_one_file_for_all_of_them() {
        let languages = Languages::new().unwrap();
        let told = languages.tell("const LANGUAGES = __LANGUAGES__;").unwrap();
        assert!(
            told.starts_with(r#"const LANGUAGES = [["de","ja"],["messages/languages-"#),
            "{told}"
        );
        assert!(languages.tell("no place").is_err());
        let files = languages.into_files();
        let list = files.last().unwrap();
        let list = String::from_utf8(list.bytes.clone()).unwrap();
        for file in files.iter().filter(|file| file.name.ends_with(".txt")) {
            assert!(
                list.contains(&file.reference().to_string()),
                "{}",
                file.name
            );
        }
    }
}
