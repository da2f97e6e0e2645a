//! RFC 8259's grammar: text into nodes.

use std::borrow::Cow;

use super::error::{DataError, join};
use super::names::Names;
use super::node::{Member, Node, Span, Value};
use super::{MAX_DEPTH, path};

/// Reads a whole text.
pub(super) fn parse(text: &str) -> Result<Node<'_>, DataError> {
    let mut reader = Reader {
        text,
        at: 0,
        depth: 0,
        path: String::new(),
        message: String::new(),
    };
    match reader.document() {
        Ok(node) => Ok(node),
        Err(Refused) => {
            let (line, column) = path::position(text, reader.offset());
            Err(DataError {
                message: reader.message,
                path: reader.path,
                line,
                column,
            })
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    /// The next byte; when something fails, the byte that is to blame.
    at: usize,
    depth: usize,
    /// Where the reader is in the data; left as it is when something fails.
    path: String,
    /// Why it failed.
    message: String,
}

/// The reader knows why and where; an error that carried it through every
/// return would double the code.
struct Refused;

type Read<T> = Result<T, Refused>;

impl<'a> Reader<'a> {
    fn document(&mut self) -> Read<Node<'a>> {
        if u32::try_from(self.text.len()).is_err() {
            return Err(self.refuse("The file is too large: 4 GB and more can't be read."));
        }
        if self.text.starts_with('\u{feff}') {
            self.at = '\u{feff}'.len_utf8();
        }
        self.space();
        if self.peek().is_none() {
            return Err(self.refuse("There is no data here."));
        }
        // A server that has no such file, or wants to know who asks, often
        // answers with a page of its own.
        if self.peek() == Some(b'<') {
            return Err(self.refuse("This is an HTML page, not JSON. Check the address of the data: a page that asks to sign in, or says that nothing is there, may stand in for it."));
        }
        let node = self.value()?;
        self.space();
        if self.peek().is_some() {
            return Err(self.refuse("The data has ended before this; remove what follows."));
        }
        Ok(node)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn offset(&self) -> u32 {
        // `document` has refused texts for which this would lose something.
        self.at as u32
    }

    fn since(&self, start: usize) -> Span {
        Span {
            start: start as u32,
            end: self.offset(),
        }
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.at += 1;
        }
        found
    }

    #[cold]
    #[inline(never)]
    fn refuse(&mut self, message: &str) -> Refused {
        message.clone_into(&mut self.message);
        Refused
    }

    #[cold]
    #[inline(never)]
    fn refuse_at(&mut self, at: usize, message: &str) -> Refused {
        self.at = at;
        self.refuse(message)
    }

    /// What stands at the reader, for a message.
    fn found(&self) -> String {
        let rest = self.text.get(self.at..).unwrap_or_default();
        match rest.chars().next() {
            None => "the text ends".to_owned(),
            Some(char) if char.is_ascii_control() => "a control character stands here".to_owned(),
            Some(char) => {
                let mut letters = [0; 4];
                join(&["\"", char.encode_utf8(&mut letters), "\" stands here"])
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn expected(&mut self, what: &str) -> Refused {
        self.message = join(&["Expected ", what, ", but ", &self.found(), "."]);
        Refused
    }

    fn value(&mut self) -> Read<Node<'a>> {
        let start = self.at;
        let value = match self.peek() {
            Some(b'"') => Value::String(self.string()?),
            Some(b'{') => {
                self.deeper()?;
                Value::Object(self.object()?)
            }
            Some(b'[') => {
                self.deeper()?;
                Value::Array(self.array()?)
            }
            Some(b'-' | b'0'..=b'9') => Value::Number(self.number()?),
            Some(b'a'..=b'z' | b'A'..=b'Z' | b'_') => self.word()?,
            Some(b'/') => return Err(self.refuse("JSON has no comments; remove this one.")),
            Some(b'\'') => return Err(self.refuse("Text stands in double quotation marks: \"…\".")),
            _ => return Err(self.expected("a value")),
        };
        Ok(Node {
            span: self.since(start),
            value,
        })
    }

    fn deeper(&mut self) -> Read<()> {
        if self.depth == MAX_DEPTH {
            return Err(self.refuse("The data is nested too deeply: 128 levels is the limit."));
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    fn array(&mut self) -> Read<Vec<Node<'a>>> {
        let mut entries = Vec::new();
        self.space();
        if !self.take(b']') {
            let outside = self.path.len();
            loop {
                path::push_index(&mut self.path, entries.len());
                self.space();
                entries.push(self.value()?);
                self.path.truncate(outside);
                if self.ends(b']', "a comma or \"]\"")? {
                    break;
                }
            }
        }
        self.depth -= 1;
        Ok(entries)
    }

    fn object(&mut self) -> Read<Vec<Member<'a>>> {
        let mut members = Vec::new();
        let mut names = Names::default();
        self.space();
        if !self.take(b'}') {
            let outside = self.path.len();
            loop {
                self.space();
                let start = self.at;
                let name = match self.peek() {
                    Some(b'"') => self.string()?,
                    Some(b'\'') => {
                        return Err(
                            self.refuse("A field's name stands in double quotation marks: \"…\".")
                        );
                    }
                    Some(b'/') => return Err(self.refuse("JSON has no comments; remove this one.")),
                    _ => return Err(self.expected("a field's name in double quotation marks")),
                };
                path::push_field(&mut self.path, &name);
                let span = self.since(start);
                if names.has(&name, &members) {
                    self.at = start;
                    self.message = join(&[
                        "The field \"",
                        &name,
                        "\" stands here twice; keep one of them.",
                    ]);
                    return Err(Refused);
                }
                self.space();
                if !self.take(b':') {
                    return Err(self.expected("a colon"));
                }
                self.space();
                let value = self.value()?;
                let key = Node {
                    span,
                    value: Value::String(name),
                };
                members.push(Member { key, value });
                self.path.truncate(outside);
                if self.ends(b'}', "a comma or \"}\"")? {
                    break;
                }
            }
        }
        self.depth -= 1;
        Ok(members)
    }

    /// After an entry: `true` at the end of the list, `false` at a comma.
    fn ends(&mut self, close: u8, what: &str) -> Read<bool> {
        self.space();
        if self.take(close) {
            return Ok(true);
        }
        let comma = self.at;
        if !self.take(b',') {
            return Err(self.expected(what));
        }
        self.space();
        if self.peek() == Some(close) {
            return Err(self.refuse_at(comma, "Nothing follows this comma; remove it."));
        }
        Ok(false)
    }

    fn word(&mut self) -> Read<Value<'a>> {
        let start = self.at;
        while let Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_') = self.peek() {
            self.at += 1;
        }
        let word = self.slice(start, self.at);
        match word {
            "true" => Ok(Value::Bool(true)),
            "false" => Ok(Value::Bool(false)),
            "null" => Ok(Value::Null),
            _ => {
                self.at = start;
                self.message = join(&[
                    "JSON doesn't know the word ",
                    word,
                    "; text stands in double quotation marks, and true, false and null in small letters.",
                ]);
                Err(Refused)
            }
        }
    }

    fn digits(&mut self) -> bool {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        self.at > start
    }

    fn number(&mut self) -> Read<&'a str> {
        let start = self.at;
        self.take(b'-');
        // A leading zero stands alone.
        let mut good = self.take(b'0') || self.digits();
        if self.take(b'.') {
            good &= self.digits();
        }
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'+') || self.take(b'-');
            good &= self.digits();
        }
        if !good
            || matches!(
                self.peek(),
                Some(b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'.' | b'_' | b'+' | b'-')
            )
        {
            return Err(self.refuse_at(
                start,
                "This isn't a number that JSON knows; write it like 12, -3.5 or 1e6.",
            ));
        }
        Ok(self.slice(start, self.at))
    }

    fn string(&mut self) -> Read<Cow<'a, str>> {
        let open = self.at;
        self.at += 1;
        let mut plain = self.at;
        let mut out = String::new();
        loop {
            match self.peek() {
                Some(b'"') => {
                    let rest = self.slice(plain, self.at);
                    self.at += 1;
                    if out.is_empty() {
                        return Ok(Cow::Borrowed(rest));
                    }
                    out.push_str(rest);
                    return Ok(Cow::Owned(out));
                }
                Some(b'\\') => {
                    out.push_str(self.slice(plain, self.at));
                    out.push(self.escape()?);
                    plain = self.at;
                }
                Some(0..=0x1f) => {
                    return Err(self.refuse("A line break, tab or control character in text is written as an escape, like \\n."));
                }
                Some(_) => {
                    let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
                    let ends = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1f);
                    self.at += rest.iter().position(ends).unwrap_or(rest.len());
                }
                None => {
                    return Err(self.refuse_at(open, "This text has no closing quotation mark."));
                }
            }
        }
    }

    fn escape(&mut self) -> Read<char> {
        let start = self.at;
        let letter = self.text.as_bytes().get(start + 1).copied();
        self.at += 2;
        let char = match letter {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(start),
            _ => {
                return Err(self.refuse_at(
                    start,
                    "JSON doesn't know this escape; a backslash itself is written \\\\.",
                ));
            }
        };
        Ok(char)
    }

    /// The escape that began at `start`, its `\u` already passed: one unit of
    /// UTF-16, or two that make a pair.
    fn unicode(&mut self, start: usize) -> Read<char> {
        let Some(mut code) = self.hex() else {
            return Err(self.refuse_at(
                start,
                "After \\u stand four hexadecimal digits, like \\u00e9.",
            ));
        };
        if (0xd800..0xdc00).contains(&code) && self.slice(self.at, self.at + 2) == "\\u" {
            self.at += 2;
            if let Some(low @ 0xdc00..0xe000) = self.hex() {
                code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
            }
        }
        match char::from_u32(code) {
            Some(char) => Ok(char),
            None => Err(self.refuse_at(
                start,
                "This is half of a surrogate pair; write both halves, or the character itself.",
            )),
        }
    }

    fn hex(&mut self) -> Option<u32> {
        let mut code = 0;
        for _ in 0..4 {
            code = code << 4 | char::from(self.peek()?).to_digit(16)?;
            self.at += 1;
        }
        Some(code)
    }
}
