//! Searching a directory.

use inlay_domain::directory::Directory;
use inlay_domain::directory::search::Index;
use inlay_domain::json;
use wasm_bindgen::prelude::wasm_bindgen;

/// A directory that was read, and its index once it is built.
#[wasm_bindgen]
pub struct DirectorySearch {
    directory: Directory,
    index: Index,
}

#[wasm_bindgen]
impl DirectorySearch {
    /// Reads the data file.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn read(text: &str) -> Result<Self, String> {
        let directory = json::read(text).map_err(|error| error.message)?;
        Ok(Self {
            directory,
            index: Index::default(),
        })
    }

    /// Builds the index.
    pub fn build(&mut self) {
        self.index = Index::new(&self.directory);
    }

    /// How many bytes the index takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.index.bytes()
    }

    /// The best hits: the team's number, and the person's in it plus one, or 0.
    #[must_use]
    pub fn search(&self, query: &str, limit: usize) -> Vec<u32> {
        let mut numbers = Vec::new();
        for hit in self.index.find(&self.directory, query, limit).hits {
            numbers.push(hit.team as u32);
            numbers.push(hit.person.map_or(0, |person| person as u32 + 1));
        }
        numbers
    }
}
