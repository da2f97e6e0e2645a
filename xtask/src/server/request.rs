//! The head of a request, and the path that it names.

use std::io::{self, BufRead, Read};

/// Longer heads are refused: nothing here needs them.
const LONGEST_HEAD: u64 = 32 * 1024;

/// One request, as the log keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `HEAD`, or what else was tried.
    pub method: String,
    /// The path, percent-decoded, without the query.
    pub path: String,
    /// What followed the question mark, as it came.
    pub query: Option<String>,
    /// Header names in lower case, with their values, in order.
    pub headers: Vec<(String, String)>,
    /// The status it was answered with; none while the answer stalls.
    pub status: Option<u16>,
}

impl Request {
    /// The value of the header `name` (in lower case).
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(given, _)| given == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// What came in on a connection.
#[derive(Debug)]
pub(super) enum Head {
    /// The peer has closed it.
    End,
    /// A request to answer.
    Request(Request),
    /// Something that HTTP doesn't allow, or a path that leads elsewhere.
    Bad,
}

/// Reads one request head.
pub(super) fn read(stream: &mut impl BufRead) -> io::Result<Head> {
    let mut head = stream.take(LONGEST_HEAD);
    let mut line = String::new();
    if head.read_line(&mut line)? == 0 {
        return Ok(Head::End);
    }
    let mut words = line.split_ascii_whitespace();
    let (Some(method), Some(target), Some("HTTP/1.1" | "HTTP/1.0"), None) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return Ok(Head::Bad);
    };
    let (path, query) = match target.split_once('?') {
        Some((path, query)) => (path, Some(query.to_owned())),
        None => (target, None),
    };
    let path = decode(path);
    let method = method.to_owned();
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(Head::Bad);
        }
        let line = line.trim_end_matches(['\r', '\n']);
        if line.is_empty() {
            break;
        }
        let Some((name, value)) = line.split_once(':') else {
            return Ok(Head::Bad);
        };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let Some(path) = path else {
        return Ok(Head::Bad);
    };
    Ok(Head::Request(Request {
        method,
        path,
        query,
        headers,
        status: None,
    }))
}

/// Decodes a path segment by segment, so that an encoded slash or dots can't
/// lead out of a root. None when they try.
fn decode(path: &str) -> Option<String> {
    let path = path.strip_prefix('/')?;
    let mut decoded = String::with_capacity(path.len() + 1);
    for segment in path.split('/') {
        let segment = decode_segment(segment)?;
        if segment == "." || segment == ".." || segment.contains(['/', '\\', '\0']) {
            return None;
        }
        decoded.push('/');
        decoded.push_str(&segment);
    }
    Some(decoded)
}

fn decode_segment(segment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let high = char::from(rest.next()?).to_digit(16)?;
        let low = char::from(rest.next()?).to_digit(16)?;
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn paths() {
        let check = |path, expect: Option<&str>| {
            assert_eq!(decode(path).as_deref(), expect, "{path}");
        };
        check("/", Some("/"));
        check("/a/b.json", Some("/a/b.json"));
        check("/a%20b/%C3%A9", Some("/a b/é"));
        check("/a//b", Some("/a//b"));
        check("a", None);
        check("/../etc/passwd", None);
        check("/%2e%2e/etc/passwd", None);
        check("/a/./b", None);
        check("/a%2fb", None);
        check("/a%5c..%5cb", None);
        check("/a%00", None);
        check("/%C3", None);
        check("/%", None);
        check("/%zz", None);
    }
}
