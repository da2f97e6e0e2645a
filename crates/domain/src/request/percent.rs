//! Percent-encoding (RFC 3986, section 2.1).

/// Appends `text` with every byte but the unreserved characters (section 2.3)
/// encoded. A space is `%20`, never `+`: only forms read `+` as a space.
pub(crate) fn push(out: &mut String, text: &str) {
    push_except(out, text, b"");
}

/// The same, with the bytes in `kept` left as they are too.
pub(crate) fn push_except(out: &mut String, text: &str, kept: &[u8]) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || kept.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(hex(byte >> 4));
            out.push(hex(byte & 15));
        }
    }
}

fn hex(digit: u8) -> char {
    char::from(match digit {
        0..=9 => b'0' + digit,
        _ => b'A' + digit - 10,
    })
}

/// The text that was encoded; `None` for a malformed escape, or what isn't UTF-8, or where the bytes
/// aren't UTF-8. `+` stands for itself.
pub(crate) fn decode(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut out = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'%' => digit(bytes.next()?)? << 4 | digit(bytes.next()?)?,
            plain => plain,
        });
    }
    String::from_utf8(out).ok()
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    }
}
