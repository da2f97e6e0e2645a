//! Words: which of them a host would act on, and how the others are escaped.

use crate::request::template::split;

/// What stands before a value in its line.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Setting<'a> {
    /// What the value continues: an address or a sign that the template ends in.
    tail: &'a str,
    /// A bracket, in which some words mean something.
    bracket: bool,
}

impl<'a> Setting<'a> {
    pub(super) fn after(before: &'a str) -> Self {
        let mut tail = before;
        for (at, c) in before.char_indices() {
            if c.is_whitespace() || (c.is_ascii() && b"[]{}()*_|\"'`>".contains(&(c as u8))) {
                tail = before.get(at + c.len_utf8()..).unwrap_or_default();
            }
        }
        Self {
            tail,
            bracket: before.ends_with('['),
        }
    }

    /// Whether the value stands right behind something.
    pub(super) fn continues(self) -> bool {
        self.bracket || !self.tail.is_empty()
    }
}

/// Appends one line, which is clean and has no space at its ends.
pub(super) fn push_line(out: &mut String, line: &str, setting: Setting<'_>) {
    let mut first = Some(setting);
    let mut rest = line;
    while let Some(head) = rest.chars().next() {
        if head.is_whitespace() {
            out.push(head);
            rest = rest.get(head.len_utf8()..).unwrap_or_default();
            continue;
        }
        if head == '|' {
            // A cell of a table ends at every pipe, even within code.
            out.push_str("\\|");
            rest = rest.get(1..).unwrap_or_default();
            first = None;
            continue;
        }
        let end = rest
            .find(|c: char| c.is_whitespace() || c == '|')
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        push_word(out, word, first.take());
        rest = after;
    }
}

fn push_word(out: &mut String, word: &str, first: Option<Setting<'_>>) {
    if is_live(word, first.unwrap_or_default()) {
        push_code(out, word);
    } else {
        push_escaped(out, word, first.is_some());
    }
}

/// A code span that ends nowhere but at its end (CommonMark 6.1).
fn push_code(out: &mut String, word: &str) {
    let (mut run, mut longest) = (0, 0);
    for c in word.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    // One space at both ends is dropped when rendered.
    let bytes = word.as_bytes();
    let pad = bytes.first() == Some(&b'`') || bytes.last() == Some(&b'`');
    let pad = if pad { " " } else { "" };
    for part in [&*fence, pad, word, pad, &*fence] {
        out.push_str(part);
    }
}

fn push_escaped(out: &mut String, word: &str, first: bool) {
    let mut last: Option<char> = None;
    let list_item = match word.as_bytes() {
        [numbers @ .., b'.' | b')'] => first && numbers.iter().all(u8::is_ascii_digit),
        _ => false,
    };
    let mut rest = word.chars();
    while let Some(c) = rest.next() {
        let next = rest.clone().next();
        let between = |side: Option<char>| side.is_some_and(|c| c.is_ascii_alphanumeric());
        let escape = match c {
            '\\' | '`' | '*' | '<' | ']' | '~' | '$' => true,
            '_' => !(between(last) && between(next)),
            '&' => rest.as_str().as_bytes().contains(&b';'),
            '.' | ')' if list_item => true,
            '"' | '\'' => false,
            _ => first && last.is_none() && c.is_ascii_punctuation(),
        };
        if escape {
            out.push('\\');
        }
        out.push(c);
        last = Some(c);
    }
}

/// Whether GitLab or GitHub would find something to act on in a word, be it
/// escaped or not: they look at the rendered text.
pub(super) fn is_live(word: &str, setting: Setting<'_>) -> bool {
    if !setting.tail.is_empty() {
        let mut joined = setting.tail.to_owned();
        joined.push_str(word);
        return is_live(&joined, Setting::default());
    }
    // A checked task, an inline diff, a table of contents.
    let bracketed = matches!(word, "x" | "X" | "TOC" | "toc") || word.starts_with(['+', '-', '^']);
    (setting.bracket && bracketed)
        || word.bytes().any(|byte| b"[{}".contains(&byte))
        || has(word, "://")
        || has_sign(word)
        || has_name(word)
        || has_hash(word)
}

/// Mentions, references, math: a sign and what it begins.
fn has_sign(word: &str) -> bool {
    let mut before = b' ';
    let mut rest = word.as_bytes();
    // Every sign is ASCII, and no byte of another character is.
    while let [byte, after @ ..] = rest
        && let Some(next) = after.first()
    {
        let live = match byte {
            // Users, groups, mail addresses; snippets and math.
            b'@' | b'$' => true,
            // Issues, merge requests, epics.
            b'#' | b'!' | b'&' => next.is_ascii_digit(),
            // The beginning of an emoji's name, which the template may close.
            b':' => {
                !before.is_ascii_alphanumeric()
                    && (next.is_ascii_alphanumeric() || b"+-_".contains(next))
            }
            // Milestones and labels, also by quoted name.
            b'~' => *next != b'~',
            b'%' => next.is_ascii_alphanumeric() || !next.is_ascii() || b"\"'_".contains(next),
            // Iterations.
            b'*' => after.starts_with(b"iteration:"),
            _ => false,
        };
        if live {
            return true;
        }
        (before, rest) = (*byte, after);
    }
    false
}

/// Bare addresses, emoji names, and references by letters.
fn has_name(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    if ["www.", "mailto:", "xmpp:"]
        .iter()
        .any(|sign| has(&lower, sign))
    {
        return true;
    }
    if let Some((_, after)) = split(&lower, ":")
        && after.bytes().skip(1).any(|byte| byte == b':')
    {
        return true;
    }
    for tracker in ["gh-", "gl-"] {
        let mut rest = &*lower;
        while let Some((_, after)) = split(rest, tracker) {
            if after.as_bytes().first().is_some_and(u8::is_ascii_digit) {
                return true;
            }
            rest = after;
        }
    }
    false
}

fn has(word: &str, sign: &str) -> bool {
    split(word, sign).is_some()
}

/// Something that may be a commit: 7 to 40 hexadecimal digits, one of which is
/// no letter (so that words are left alone).
fn has_hash(word: &str) -> bool {
    let bytes = word.as_bytes();
    let mut runs = bytes.split(|byte| !byte.is_ascii_alphanumeric());
    runs.any(|run| {
        (7..=64).contains(&run.len())
            && run.iter().all(u8::is_ascii_hexdigit)
            && run.iter().any(u8::is_ascii_digit)
    })
}
