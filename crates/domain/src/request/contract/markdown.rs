//! Places in a template where no encoding keeps what a reader typed inert.
//!
//! A template's Markdown is its author's. But within code and HTML a backslash
//! is text and a backtick ends the code, so that nothing can be quoted there:
//! such a place is an error while the page is written, not a hole in it later.

use crate::request::template::{Part, parts};

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
    Fence(char, usize),
    /// HTML up to the next blank line (CommonMark 4.6).
    Html,
    /// A comment up to its end.
    Comment,
}

/// Walks a template; `linked` tells which names are fields of the kind link.
pub(super) fn check(template: &str, linked: &dyn Fn(&str) -> bool) -> Result<(), &'static str> {
    let mut state = State::Text;
    // A run of backticks that no run of the same length has closed yet.
    let mut code: Option<usize> = None;
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
                if run >= length && rest.trim().is_empty() {
                    state = State::Text;
                }
                continue;
            }
            State::Comment => {
                if holes {
                    return Err(IN_HTML);
                }
                if line.contains("-->") {
                    state = State::Text;
                }
                continue;
            }
            State::Html if !line.trim().is_empty() => {
                if holes {
                    return Err(IN_HTML);
                }
                continue;
            }
            State::Html | State::Text => state = State::Text,
        }
        if body.is_empty() {
            code = None;
            continue;
        }
        let fence = ['`', '~'].into_iter().find(|sign| run_of(body, *sign) >= 3);
        if let Some(sign) = fence {
            if holes {
                return Err(IN_CODE);
            }
            let run = run_of(body, sign);
            // ```code``` on one line is a code span, not a fence.
            if sign == '~' || !body.get(run..).unwrap_or_default().contains('`') {
                state = State::Fence(sign, run);
                code = None;
            }
            continue;
        }
        if body.starts_with('<') {
            if holes {
                return Err(IN_HTML);
            }
            state = match body.split_once("<!--") {
                Some((_, rest)) if rest.contains("-->") => State::Text,
                Some(_) => State::Comment,
                None => State::Html,
            };
            continue;
        }
        if holes && is_action(line) {
            return Err(IN_ACTION);
        }
        check_line(line, &mut code, linked)?;
        if let Some((_, comment)) = line.rsplit_once("<!--")
            && !comment.contains("-->")
        {
            state = State::Comment;
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
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number = rest.get(digits..).unwrap_or_default();
        let after = if let Some(after) = rest.strip_prefix('>') {
            after
        } else if let Some(after) = ["- ", "* ", "+ "]
            .iter()
            .find_map(|bullet| rest.strip_prefix(bullet))
        {
            after
        } else if let Some(after) = number.strip_prefix(". ").or(number.strip_prefix(") "))
            && digits > 0
        {
            after
        } else {
            return rest;
        };
        rest = after.trim_start();
    }
}

fn run_of(text: &str, sign: char) -> usize {
    text.chars().take_while(|c| *c == sign).count()
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
    code: &mut Option<usize>,
    linked: &dyn Fn(&str) -> bool,
) -> Result<(), &'static str> {
    let all = parts(line);
    let mut address = false;
    let mut tag = false;
    for (index, part) in all.iter().enumerate() {
        match part {
            Part::Text(text) => {
                let mut rest = *text;
                while let Some(c) = rest.chars().next() {
                    let run = if c == '`' { run_of(rest, '`') } else { 0 };
                    let step = match (c, *code) {
                        ('`', None) => {
                            *code = Some(run);
                            run
                        }
                        ('`', Some(open)) => {
                            if open == run {
                                *code = None;
                            }
                            run
                        }
                        (_, Some(_)) => c.len_utf8(),
                        ('\\', None) => {
                            let next = rest.chars().nth(1);
                            1 + next
                                .filter(char::is_ascii_punctuation)
                                .map_or(0, char::len_utf8)
                        }
                        (']', None) => {
                            address |= rest.starts_with("](");
                            1
                        }
                        (')', None) => {
                            address = false;
                            1
                        }
                        ('<', None) => {
                            tag = true;
                            1
                        }
                        ('>', None) => {
                            tag = false;
                            1
                        }
                        _ => c.len_utf8(),
                    };
                    rest = rest.get(step..).unwrap_or_default();
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
                if code.is_some() {
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
