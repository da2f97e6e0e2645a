//! Files that are named on the command line.

use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use inlay_domain::json::{self, Contract};

use crate::failure::Failure;

/// A file to read; `-` is standard input.
#[derive(Debug, Clone)]
pub(crate) struct File(PathBuf);

impl File {
    /// What the file holds.
    pub(crate) fn text(&self) -> Result<String, Failure> {
        let bytes = if self.0.as_os_str() == "-" {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        } else {
            std::fs::read(&self.0)
        };
        let bytes = bytes
            .map_err(|error| Failure::Data(format!("{self}: The file can't be read: {error}.")))?;
        String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            Failure::Data(format!(
                "{self}: The file isn't UTF-8 text: byte {at} begins no character."
            ))
        })
    }

    /// Its path, unless it is standard input.
    pub(crate) fn path(&self) -> Option<&Path> {
        (self.0.as_os_str() != "-").then_some(&self.0)
    }

    /// The data that the file holds.
    pub(crate) fn data<T: Contract>(&self) -> Result<T, Failure> {
        json::read(&self.text()?).map_err(|error| Failure::data(self, &error))
    }
}

impl From<&str> for File {
    fn from(path: &str) -> Self {
        Self(path.into())
    }
}

impl From<PathBuf> for File {
    fn from(path: PathBuf) -> Self {
        Self(path)
    }
}

impl From<std::ffi::OsString> for File {
    fn from(path: std::ffi::OsString) -> Self {
        Self(path.into())
    }
}

impl fmt::Display for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.display().fmt(f)
    }
}
