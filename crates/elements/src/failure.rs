//! Why an element shows its fallback: the codes that a page can rely on.

use inlay_domain::digits;
use inlay_domain::json::DataError;
use inlay_page::{Missing, Unread};

/// What `inlay-error` tells.
#[derive(Debug, Default)]
pub(crate) struct Failure {
    pub(crate) code: &'static str,
    /// Empty: the runtime tells which file didn't come.
    pub(crate) message: String,
    pub(crate) path: String,
    /// Where the reader can sign in, for data that asks for it.
    pub(crate) sign_in: Option<String>,
}

impl Failure {
    /// No source of data was named.
    pub(crate) fn missing() -> Self {
        let message = "no data: add src=\"…\", a <script type=\"application/json\"> child, or set the data property";
        Self {
            code: "data-missing",
            message: message.to_owned(),
            ..Self::default()
        }
    }

    /// The address didn't answer, or with an error.
    pub(crate) fn unreachable(src: &str, status: Option<u16>) -> Self {
        let mut message = String::from(src);
        match status {
            Some(status) => {
                message.push_str(" answered with status ");
                digits::push(&mut message, i64::from(status));
            }
            None => message.push_str(
                " can't be reached; check the address, and connect-src in the page's policy",
            ),
        }
        Self {
            code: "data-unreachable",
            message,
            ..Self::default()
        }
    }

    /// The address wants to know who asks.
    pub(crate) fn forbidden(src: &str, status: u16) -> Self {
        Self {
            code: "data-forbidden",
            sign_in: Some(src.to_owned()),
            ..Self::unreachable(src, Some(status))
        }
    }

    /// The data isn't what the widget reads. `origin` is the file's address, or
    /// the anchor of a section of this page, which has no lines.
    pub(crate) fn invalid(origin: &str, error: DataError) -> Self {
        let mut message = String::from(origin);
        let mut part = |before: &str, text: &str| {
            if !message.is_empty() {
                message.push_str(", ");
            }
            message.push_str(before);
            message.push_str(text);
        };
        if !origin.starts_with('#') {
            for (before, number) in [("line ", error.line), ("column ", error.column)] {
                let mut digits = String::new();
                digits::push(&mut digits, i64::from(number));
                part(before, &digits);
            }
        }
        if !error.path.is_empty() {
            part("", &error.path);
        }
        message.push_str(": ");
        message.push_str(&error.message);
        Self {
            code: "data-invalid",
            message,
            path: error.path,
            sign_in: None,
        }
    }

    /// What `from` and `until` name isn't there, or can't be read.
    pub(crate) fn section(missing: Missing) -> Self {
        Self {
            code: match missing.why {
                Unread::Unclear => "data-invalid",
                _ => "page-section-missing",
            },
            path: String::from(match missing.why {
                Unread::Until => "until",
                _ => "from",
            }),
            message: missing.message,
            sign_in: None,
        }
    }

    /// An attribute can't be read.
    pub(crate) fn attribute(name: &str, value: &str, message: &str) -> Self {
        Self {
            code: "data-invalid",
            message: ["the attribute ", name, "=\"", value, "\": ", message].concat(),
            path: name.to_owned(),
            sign_in: None,
        }
    }

    /// A chunk or a catalog didn't come; the runtime knows which.
    pub(crate) fn module() -> Self {
        Self {
            code: "wasm-failed",
            ..Self::default()
        }
    }
}
