//! Why a command didn't end well, and its exit code.

use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;

use inlay_domain::json::DataError;

/// Why a command didn't end well.
#[derive(Debug)]
pub(crate) enum Failure {
    /// What was printed already says it: findings.
    Findings,
    /// A file can't be read, or what it holds is wrong.
    Data(String),
    /// The command was called in a way that makes no sense.
    Usage(String),
    /// Nobody reads the output any more, as in `inlay … | head`.
    Closed,
}

impl Failure {
    /// A data error as `file:line:column: path: message`.
    pub(crate) fn data(file: &impl Display, error: &DataError) -> Self {
        Self::Data(located(file, error))
    }

    /// Writes to standard error, as far as there is one, and gives the code.
    pub(crate) fn report(self) -> ExitCode {
        let (message, code) = match self {
            Self::Findings => return ExitCode::from(1),
            Self::Closed => return ExitCode::SUCCESS,
            Self::Data(message) => (message, 1),
            Self::Usage(message) => (message, 2),
        };
        let _ = writeln!(io::stderr().lock(), "inlay: {message}");
        ExitCode::from(code)
    }
}

/// `file:line:column: message`, with the path in the data where there is one.
pub(crate) fn located(file: &impl Display, error: &DataError) -> String {
    let DataError {
        message,
        path,
        line,
        column,
    } = error;
    if path.is_empty() {
        format!("{file}:{line}:{column}: {message}")
    } else {
        format!("{file}:{line}:{column}: {path}: {message}")
    }
}

impl From<io::Error> for Failure {
    /// For errors of writing; those of reading name their file.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::Data(format!("The output can't be written: {error}.")),
        }
    }
}
