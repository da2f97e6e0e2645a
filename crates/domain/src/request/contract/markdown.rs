//! Places in a template where no encoding keeps what a reader typed inert.
//!
//! A template's Markdown is its author's. But within code and HTML a backslash
//! is text and a backtick ends the code, so that nothing can be quoted there:
//! such a place is an error while the page is written, not a hole in it later.

use crate::request::template::{Part, is_blank, parts, split};

const IN_CODE: &str = "A placeholder stands in code, where what is typed can't be kept as text; move it out of the backticks or the fence.";
const IN_HTML: &str = "A placeholder stands in HTML, where what is typed can't be kept as text; write Markdown, or put a blank line before and after it.";
const IN_LINK: &str = "A placeholder stands in the address of a link; only a field of the kind link can, alone: [text]({{id}}).";
const IN_ACTION: &str = "A placeholder stands in a quick action, which what is typed could change; write the action without it.";
const BACKSLASH: &str =
    "A backslash stands right before a placeholder and would undo its encoding; leave it out.";

/// What a line of the template continues.
enum State {
    /// Nothing: running text.
    Text,
    /// A fence of this sign and length.
    Fence(u8, usize),
    /// HTML up to the next blank line (CommonMark 4.6).
    Html,
    /// A comment up to its end.
    Comment,
}

/// Walks a template; `linked` tells which names are fields of the kind link.
pub(super) fn check(template: &str, linked: &dyn Fn(&str) -> bool) -> Result<(), &'static str> {
    let mut state = State::Text;
    // The length of a run of backticks that no such run has closed yet.
    let mut code = 0;
    for line in template.lines() {
        let holes = parts(line).iter().any(|part| matches!(part, Part::Hole(_)));
        let body = content(line);
        match state {
            State::Fence(sign, length) => {
                if holes {
                    return Err(IN_CODE);
                }
                let run = run_of(body, sign);
                let rest = body.get(run..).unwrap_or_default();
                if run >= length && is_blank(rest) {
                    state = State::Text;
                }
                continue;
            }
            State::Comment => {
                if holes {
                    return Err(IN_HTML);
                }
                if split(line, "-->").is_some() {
                    state = State::Text;
                }
                continue;
            }
            State::Html if !is_blank(line) => {
                if holes {
                    return Err(IN_HTML);
                }
                continue;
            }
            State::Html | State::Text => state = State::Text,
        }
        if body.is_empty() {
            code = 0;
            continue;
        }
        let fence = [b'`', b'~']
            .into_iter()
            .find(|sign| run_of(body, *sign) >= 3);
        if let Some(sign) = fence {
            if holes {
                return Err(IN_CODE);
            }
            let run = run_of(body, sign);
            // ```code``` on one line is a code span, not a fence.
            if sign == b'~'
                || !body
                    .get(run..)
                    .unwrap_or_default()
                    .as_bytes()
                    .contains(&b'`')
            {
                state = State::Fence(sign, run);
                code = 0;
            }
            continue;
        }
        if body.starts_with('<') {
            if holes {
                return Err(IN_HTML);
            }
            state = match split(body, "<!--") {
                Some((_, rest)) if split(rest, "-->").is_some() => State::Text,
                Some(_) => State::Comment,
                None => State::Html,
            };
            continue;
        }
        if holes && is_action(line) {
            return Err(IN_ACTION);
        }
        check_line(line, &mut code, linked)?;
        let mut rest = line;
        while let Some((_, comment)) = split(rest, "<!--") {
            rest = comment;
            state = State::Comment;
        }
        if split(rest, "-->").is_some() {
            state = State::Text;
        }
    }
    match state {
        State::Fence(..) => {
            Err("A code fence is not closed; GitLab would read no quick action after it.")
        }
        State::Comment => {
            Err("A comment is not closed; GitLab would read no quick action after it.")
        }
        State::Text | State::Html => Ok(()),
    }
}

/// A line without the markers of the lists and quotes that it stands in.
fn content(line: &str) -> &str {
    let mut rest = line.trim_start();
    loop {
        let bytes = rest.as_bytes();
        let digits = bytes
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let marker = match (digits, bytes.get(digits..)) {
            (0, Some([b'>', ..])) => 1,
            (0, Some([b'-' | b'*' | b'+', b' ', ..])) => 2,
            (1.., Some([b'.' | b')', b' ', ..])) => digits + 2,
            _ => return rest,
        };
        rest = rest.get(marker..).unwrap_or_default().trim_start();
    }
}

fn run_of(text: &str, sign: u8) -> usize {
    text.bytes().take_while(|byte| *byte == sign).count()
}

/// Whether a line is a quick action, also after placeholders that may stay empty.
fn is_action(line: &str) -> bool {
    let mut action = false;
    for part in parts(line) {
        if let Part::Text(text) = part {
            let text = text.trim_start();
            if !text.is_empty() {
                action = text.starts_with('/') && !text.starts_with("/ ");
                break;
            }
        }
    }
    action
}

fn check_line(
    line: &str,
    code: &mut usize,
    linked: &dyn Fn(&str) -> bool,
) -> Result<(), &'static str> {
    let all = parts(line);
    let mut address = false;
    let mut tag = false;
    for (index, part) in all.iter().enumerate() {
        match part {
            Part::Text(text) => {
                let mut at = 0;
                while let Some(rest) = text.as_bytes().get(at..)
                    && let Some(byte) = rest.first()
                {
                    at += 1;
                    match byte {
                        b'`' => {
                            let more = rest.iter().skip(1).take_while(|next| *next == byte);
                            let run = 1 + more.count();
                            at += run - 1;
                            *code = match *code {
                                0 => run,
                                open if open == run => 0,
                                open => open,
                            };
                        }
                        _ if *code > 0 => {}
                        b'\\' if rest.get(1).is_some_and(u8::is_ascii_punctuation) => at += 1,
                        b']' => address |= rest.get(1) == Some(&b'('),
                        b')' => address = false,
                        b'<' => tag = true,
                        b'>' => tag = false,
                        _ => {}
                    }
                }
            }
            Part::Hole(name) => {
                let before = index.checked_sub(1).and_then(|at| all.get(at));
                let before = match before {
                    Some(Part::Text(text)) => text,
                    _ => "",
                };
                let closed = match all.get(index + 1) {
                    Some(Part::Text(text)) => text.starts_with(')'),
                    _ => false,
                };
                if *code > 0 {
                    return Err(IN_CODE);
                }
                if tag {
                    return Err(IN_HTML);
                }
                if address && !(before.ends_with("](") && closed && linked(name)) {
                    return Err(IN_LINK);
                }
                if before.ends_with('\\') {
                    return Err(BACKSLASH);
                }
            }
        }
    }
    Ok(())
}
