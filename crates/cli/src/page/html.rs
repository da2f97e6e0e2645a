//! HTML as it stands in Markdown: in pieces, unbalanced, by hand.

/// A piece of HTML; `at` counts bytes from the beginning of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token {
    /// The beginning of an element; its name is in small letters.
    Open {
        name: String,
        attributes: Vec<(String, String)>,
        at: usize,
        end: usize,
    },
    /// The end of an element.
    Close { name: String, at: usize },
    /// Text, its references resolved unless it is a script's.
    Text { text: String, at: usize },
    /// What stands in a comment.
    Comment { text: String, at: usize },
}

impl Token {
    /// Counts its places from so many bytes further ahead.
    pub(crate) fn shift(&mut self, by: usize) {
        match self {
            Self::Open { at, end, .. } => {
                *at += by;
                *end += by;
            }
            Self::Close { at, .. } | Self::Text { at, .. } | Self::Comment { at, .. } => *at += by,
        }
    }

    /// Where it begins.
    pub(crate) fn place(&self) -> usize {
        match self {
            Self::Open { at, .. }
            | Self::Close { at, .. }
            | Self::Text { at, .. }
            | Self::Comment { at, .. } => *at,
        }
    }

    /// The value of an attribute.
    pub(crate) fn attribute(&self, wanted: &str) -> Option<&str> {
        let Self::Open { attributes, .. } = self else {
            return None;
        };
        let (_, value) = attributes.iter().find(|(name, _)| name == wanted)?;
        Some(value)
    }
}

/// The pieces of a text. What begins like markup and isn't is text, as in HTML.
pub(crate) fn tokens(html: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    // The element whose content is text whatever it looks like.
    let mut raw: Option<String> = None;
    while let Some(rest) = html.get(at..).filter(|rest| !rest.is_empty()) {
        let (text, markup) = split(rest, raw.as_deref());
        if !text.is_empty() {
            let text = if raw.is_some() {
                text.to_owned()
            } else {
                resolved(text)
            };
            tokens.push(Token::Text { text, at });
        }
        at += rest.len() - markup.len();
        let Some((token, length)) = token(markup, at) else {
            continue;
        };
        raw = match &token {
            Some(Token::Open { name, .. }) if is_raw(name) => Some(name.clone()),
            _ => None,
        };
        tokens.extend(token);
        at += length.max(1);
    }
    tokens
}

fn is_raw(name: &str) -> bool {
    matches!(name, "script" | "style" | "textarea" | "title")
}

/// Text before the next markup, and the rest.
fn split<'t>(text: &'t str, raw: Option<&str>) -> (&'t str, &'t str) {
    let starts = |at: usize| {
        let markup = text.get(at..).unwrap_or_default();
        match raw {
            Some(name) => closes(markup, name),
            None => is_markup(markup),
        }
    };
    let mut places = text.match_indices('<').map(|(at, _)| at);
    let at = places.find(|at| starts(*at)).unwrap_or(text.len());
    text.split_at_checked(at).unwrap_or((text, ""))
}

fn closes(markup: &str, name: &str) -> bool {
    markup
        .strip_prefix("</")
        .and_then(|rest| rest.get(..name.len()))
        .is_some_and(|start| start.eq_ignore_ascii_case(name))
}

fn is_markup(text: &str) -> bool {
    let rest = text.strip_prefix('<').unwrap_or_default();
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?'))
}

/// The markup at the beginning of a text, and its length. What ends nowhere is
/// passed over.
fn token(markup: &str, at: usize) -> Option<(Option<Token>, usize)> {
    if let Some(rest) = markup.strip_prefix("<!--") {
        let end = rest.find("-->");
        let text = rest.get(..end.unwrap_or(rest.len()))?.to_owned();
        let length = end.map_or(markup.len(), |end| end + 7);
        return Some((Some(Token::Comment { text, at }), length));
    }
    if markup.starts_with("<!") || markup.starts_with("<?") {
        return Some((None, markup.find('>').map_or(markup.len(), |end| end + 1)));
    }
    let closing = markup.starts_with("</");
    let name_at = if closing { 2 } else { 1 };
    let rest = markup.get(name_at..)?;
    if rest.is_empty() {
        return None;
    }
    let name_end = rest
        .find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'))
        .unwrap_or(rest.len());
    let name = rest.get(..name_end)?.to_ascii_lowercase();
    let (attributes, length) = attributes(rest.get(name_end..)?);
    let length = name_at + name_end + length;
    let token = if closing {
        Token::Close { name, at }
    } else {
        let end = at + length;
        Token::Open {
            name,
            attributes,
            at,
            end,
        }
    };
    Some((Some(token), length))
}

/// Attributes up to the end of the tag, and how far that is.
fn attributes(text: &str) -> (Vec<(String, String)>, usize) {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return (found, text.len() - after.len());
        }
        let end = rest
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'))
            .unwrap_or(rest.len());
        // A tag that never ends takes everything with it. So does one that
        // begins with `=`, which nobody writes.
        let Some((name, after)) = rest
            .split_at_checked(end)
            .filter(|(name, _)| !name.is_empty())
        else {
            return (found, text.len());
        };
        rest = after;
        let mut value = String::new();
        if let Some(after) = rest.trim_start().strip_prefix('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (raw, behind) = match quote {
                Some(quote) => {
                    let inner = after.get(1..).unwrap_or_default();
                    inner.split_once(quote).unwrap_or((inner, ""))
                }
                None => {
                    let end = after.find(|c: char| c.is_ascii_whitespace() || c == '>');
                    after
                        .split_at_checked(end.unwrap_or(after.len()))
                        .unwrap_or_default()
                }
            };
            value = resolved(raw);
            rest = behind;
        }
        found.push((name.to_ascii_lowercase(), value));
    }
}

/// Text with its character references resolved, as far as people write them.
fn resolved(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let reference = after.split_once(';').filter(|(name, _)| name.len() < 12);
        match reference.and_then(|(name, behind)| Some((character(name)?, behind))) {
            Some((c, behind)) => {
                out.push(c);
                rest = behind;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => number.parse().ok(),
        };
        return char::from_u32(code?);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "rarr" => '→',
        "middot" => '·',
        "copy" => '©',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Tokens in short: `<name a=b>`, `</name>`, `!comment`, text.
    fn short(html: &str) -> Vec<String> {
        let write = |token: &Token| match token {
            Token::Open {
                name, attributes, ..
            } => {
                let attributes: String = attributes
                    .iter()
                    .map(|(name, value)| format!(" {name}={value}"))
                    .collect();
                format!("<{name}{attributes}>")
            }
            Token::Close { name, .. } => format!("</{name}>"),
            Token::Text { text, .. } => text.clone(),
            Token::Comment { text, .. } => format!("!{text}"),
        };
        tokens(html).iter().map(write).collect()
    }

    #[test]
    fn pieces_are_told_apart() {
        #[track_caller]
        fn check(html: &str, expected: &[&str]) {
            assert_eq!(short(html), expected);
        }
        check(
            "<P CLASS=a id='b' hidden>x</P >",
            &["<p class=a id=b hidden=>", "x", "</p>"],
        );
        check(
            "<br/>1 < 2 &amp; 3 &nope; &#x41;",
            &["<br>", "1 < 2 & 3 &nope; A"],
        );
        check("<!-- a > b -->x<!doctype html><?php ?>", &["! a > b ", "x"]);
        check(
            "<script type=\"a/b\">if (a<b) '</p>'</script>z",
            &["<script type=a/b>", "if (a<b) '</p>'", "</script>", "z"],
        );
        check("<a href=/x/y>", &["<a href=/x/y>"]);
        check("<a\n  title=\"1 > 0\"\n>", &["<a title=1 > 0>"]);
        check("<!-- open", &["! open"]);
        check("<a href=\"open", &["<a href=open>"]);
        check("<", &["<"]);
        check("</", &["</"]);
    }

    proptest! {
        #[test]
        fn any_text_is_taken_apart(html in r#"(<|</|>|!--|-->|a|p|script|=|"|'|/| |&|amp;|\PC){0,30}"#) {
            for token in tokens(&html) {
                let (Token::Open { at, .. } | Token::Close { at, .. } | Token::Text { at, .. } | Token::Comment { at, .. }) = token;
                prop_assert!(html.is_char_boundary(at));
            }
        }
    }
}
