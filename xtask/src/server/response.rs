//! An answer, and how it is written.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Write};
use std::sync::Arc;

/// A complete answer.
#[derive(Debug, Clone)]
pub(super) struct Response {
    pub(super) status: u16,
    pub(super) mime: &'static str,
    pub(super) body: Arc<[u8]>,
    /// Further headers.
    pub(super) headers: Vec<(&'static str, String)>,
}

impl Response {
    pub(super) fn file(mime: &'static str, body: Arc<[u8]>) -> Self {
        let mut hash = DefaultHasher::new();
        body.hash(&mut hash);
        let tag = format!("\"{:016x}\"", hash.finish());
        Self {
            status: 200,
            mime,
            body,
            headers: vec![("ETag", tag)],
        }
    }

    /// A status with its own phrase for a body.
    pub(super) fn status(status: u16) -> Self {
        Self {
            status,
            mime: "text/plain; charset=utf-8",
            body: format!("{status} {}\n", phrase(status)).into_bytes().into(),
            headers: Vec::new(),
        }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The same answer for a peer that has it already.
    pub(super) fn unless_known(mut self, known: Option<&str>) -> Self {
        let tag = self.headers.iter().find(|(name, _)| *name == "ETag");
        let same = tag.is_some_and(|(_, tag)| {
            known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag))
        });
        if same {
            self.status = 304;
            self.body = Arc::from([]);
        }
        self
    }

    /// Writes the head and, if `wanted`, as much of the body as `limit` lets.
    pub(super) fn write(
        &self,
        stream: &mut impl Write,
        wanted: bool,
        limit: Option<usize>,
    ) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, phrase(self.status));
        let mut line = |name: &str, value: &str| {
            head.push_str(name);
            head.push_str(": ");
            head.push_str(value);
            head.push_str("\r\n");
        };
        if self.status != 304 {
            line("Content-Type", self.mime);
            line("Content-Length", &self.body.len().to_string());
        }
        line("Cache-Control", "no-cache");
        line("X-Content-Type-Options", "nosniff");
        line("Referrer-Policy", "strict-origin-when-cross-origin");
        for (name, value) in &self.headers {
            line(name, value);
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes())?;
        if wanted {
            let length = limit.unwrap_or(usize::MAX).min(self.body.len());
            stream.write_all(self.body.get(..length).unwrap_or_default())?;
        }
        stream.flush()
    }
}

fn phrase(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        304 => "Not Modified",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "Status",
    }
}
