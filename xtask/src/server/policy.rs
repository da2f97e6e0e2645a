//! Content security policies.

use std::borrow::Cow;

/// Which `Content-Security-Policy` goes with every answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Policy {
    /// The strictest policy under which every widget must work: nothing but
    /// this origin, WebAssembly allowed, Trusted Types required and none to be
    /// had.
    #[default]
    Strict,
    /// The same without `wasm-unsafe-eval`: no module compiles.
    NoWasm,
    /// This text as it stands.
    Custom(String),
    /// No policy at all.
    Open,
}

impl Policy {
    /// The value of the header, if one is sent.
    #[must_use]
    pub fn header(&self) -> Option<Cow<'_, str>> {
        const AROUND: &str = "style-src 'self'; connect-src 'self'; img-src 'self'; \
             require-trusted-types-for 'script'; trusted-types 'none'";
        let script = match self {
            Self::Strict => "'self' 'wasm-unsafe-eval'",
            Self::NoWasm => "'self'",
            Self::Custom(text) => return Some(Cow::Borrowed(text)),
            Self::Open => return None,
        };
        Some(Cow::Owned(format!(
            "default-src 'none'; script-src {script}; {AROUND}"
        )))
    }
}
