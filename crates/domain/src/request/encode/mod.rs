//! The one way from what a reader typed to Markdown.
//!
//! The rendered issue shows what was typed, and nothing of it runs: neither as
//! CommonMark or GFM, nor as one of the things that GitLab and GitHub do with
//! text of their own accord (quick actions, mentions, references, bare
//! addresses, emoji names, math, inline diffs).
//!
//! Three steps, in this order, since GitLab deletes every carriage return before
//! it looks for quick actions:
//!
//! 1. [`clean`] deletes what can't be seen: carriage returns, control and
//!    bidirectional characters, zero-width ones outside of scripts and emoji
//!    that need them. Other line separators become line feeds or spaces.
//! 2. What starts a line, and `/` above all, is escaped.
//! 3. Markup is escaped by a backslash, and a word in which a host would find
//!    something to act on becomes a code span.
//!
//! Why both: a backslash is invisible and stops CommonMark, but GitHub looks
//! for mentions and references in the rendered text, where the backslash is
//! gone. Code is the one place where both hosts look for nothing. Why not code
//! or a block quote for everything: prose in a code block doesn't wrap, and
//! most of what is typed into a form is harmless and stays as it is.

mod word;

use word::Setting;

/// Deletes what a reader can't see, and keeps the line breaks if `lines`.
///
/// A carriage return goes without a trace; every other line separator is a
/// line feed, or a space if lines aren't kept.
#[must_use]
pub fn clean(text: &str, lines: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                out.push(if lines { '\n' } else { ' ' });
            }
            '\t' => out.push_str(if lines { "    " } else { " " }),
            // Joiners that Indic and Arabic scripts and emoji are written with.
            '\u{200c}' | '\u{200d}' => {
                let last = out.chars().next_back();
                if last.is_some_and(|last| !last.is_ascii() && !last.is_whitespace()) {
                    out.push(c);
                }
            }
            _ if c.is_control() || is_invisible(c) => {}
            _ => out.push(c),
        }
    }
    let visible = out.trim_end();
    let visible = if lines {
        // Indentation of the first line is part of the text.
        let blank = visible.len() - visible.trim_start().len();
        let start = visible.get(..blank).and_then(|lead| lead.rfind('\n'));
        visible
            .get(start.map_or(0, |at| at + 1)..)
            .unwrap_or_default()
    } else {
        visible.trim_start()
    };
    visible.to_owned()
}

/// Characters without a glyph that hide text or turn its direction.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Encodes a value that stands within a line. Line breaks become spaces.
///
/// ```
/// use inlay_domain::request::encode::inline;
/// assert_eq!(inline("Roadshow, 3 cities", ""), "Roadshow, 3 cities");
/// assert_eq!(inline("/close *now* @all", ""), "\\/close \\*now\\* `@all`");
/// ```
///
/// `before` is what stands before it in the line: a template's `#` or `@`
/// doesn't turn a value into a reference.
#[must_use]
pub fn inline(text: &str, before: &str) -> String {
    let clean = clean(text, false);
    let mut out = String::with_capacity(clean.len());
    word::push_line(&mut out, &clean, Setting::after(before));
    out
}

/// Encodes a value that has whole lines to itself, `prefix` (indentation and
/// quote marks) before each. Line breaks and indentation stay visible.
#[must_use]
pub fn block(text: &str, prefix: &str) -> String {
    let clean = clean(text, true);
    let mut out = String::with_capacity(clean.len());
    let mut last_blank = true;
    for (index, line) in clean.split('\n').enumerate() {
        let line = line.trim_end();
        let body = line.trim_start();
        let blank = body.is_empty();
        if index > 0 {
            // Two spaces would do too, but editors and mail programs drop them.
            if !last_blank && !blank {
                out.push('\\');
            }
            out.push('\n');
        }
        last_blank = blank;
        if blank {
            out.push_str(prefix.trim_end());
            continue;
        }
        out.push_str(prefix);
        // Spaces at the start of a line would be dropped, or make code of it.
        let indent = line.chars().take_while(|c| c.is_whitespace());
        out.extend(indent.map(|_| '\u{a0}'));
        word::push_line(&mut out, body, Setting::default());
    }
    out
}

/// Encodes a value for a title, which is no Markdown: a title shows backslashes
/// and backticks. GitLab still finds mentions and references in it, so an
/// invisible joiner stands behind each sign that would begin one. `before` is
/// the title up to here.
#[must_use]
pub fn title(text: &str, before: &str) -> String {
    let clean = clean(text, false);
    let mut out = String::with_capacity(clean.len());
    let mut setting = Setting::after(before);
    for word in clean.split_inclusive(char::is_whitespace) {
        let live = word::is_live(word.trim_end(), setting);
        if live && setting.continues() {
            out.push(JOINER);
        }
        setting = Setting::default();
        let mut rest = word.chars().peekable();
        while let Some(c) = rest.next() {
            out.push(c);
            let more = rest.peek().is_some_and(|next| !next.is_whitespace());
            if live && more && c.is_ascii_punctuation() {
                out.push(JOINER);
            }
        }
    }
    out
}

/// Encodes a text for Slack's message field, which is no Markdown. There a word
/// joiner stands behind each sign that would mention somebody, name an emoji or a
/// channel, or style what follows; and before a `/` that begins the text and so
/// a command. An `https` address stays as it is, to be followed. `before` is the text
/// up to here, in which a sign may stand that what follows would complete.
///
/// ```
/// use inlay_domain::request::encode::slack;
/// assert_eq!(slack("Ask https://a.example/@x", "", true), "Ask https://a.example/@x");
/// assert_eq!(slack("@here", "", true), "@\u{2060}here");
/// assert_eq!(slack("here", "@", true), "\u{2060}here");
/// ```
#[must_use]
pub fn slack(text: &str, before: &str, lines: bool) -> String {
    let clean = clean(text, lines);
    let mut out = String::with_capacity(clean.len());
    if before.ends_with(['@', '#', ':', '<', '&', '*', '_', '~', '`']) {
        out.push(JOINER);
    }
    let mut starts = true;
    for word in clean.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        if super::value::is_https(bare) {
            out.push_str(word);
        } else {
            if starts && bare.starts_with(['/', '>', '-', '\u{2022}']) {
                out.push(JOINER);
            }
            // The text's last word: what a template has next may follow without a space.
            let last = bare.len() == word.len();
            let mut rest = bare.chars().peekable();
            while let Some(c) = rest.next() {
                out.push(c);
                let styles = matches!(c, '*' | '_' | '~' | '`');
                let begins = matches!(c, '@' | '#' | ':' | '<' | '&');
                if styles || begins && (last || rest.peek().is_some()) {
                    out.push(JOINER);
                }
            }
            out.push_str(word.get(bare.len()..).unwrap_or_default());
        }
        starts = bare.is_empty() && starts || word.ends_with('\n');
    }
    out
}

/// WORD JOINER: has no width and allows no line break.
const JOINER: char = '\u{2060}';

/// Encodes an https address as the destination of a template's own link; empty
/// for anything else.
#[must_use]
pub fn destination(text: &str) -> String {
    let clean = clean(text, false);
    let mut out = String::new();
    if super::value::is_https(&clean) {
        super::percent::push_except(&mut out, &clean, b":/?#@!$&'*+,;=%");
    }
    out
}

#[cfg(test)]
mod tests;
