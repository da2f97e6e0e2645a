//! The meeting that a sentence of a page states.

use inlay_domain::digits;
use inlay_domain::schedule::On;

use crate::json;
use crate::missing::{Missing, Unread};
use crate::outline::{Outline, Prose};
use crate::range::{Range, bare};
use crate::recurrence::Recurrence;
use crate::sentence::sentences;

/// A recurring meeting as a sentence states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// What the heading of the range says.
    pub title: String,
    /// The rule.
    pub on: On,
    /// The regions of each slot, in the order in which the sentence names them;
    /// which of them meets first, a page doesn't say.
    pub slots: Vec<Vec<String>>,
    /// The sentence.
    pub sentence: String,
    /// The byte of the source where its paragraph begins.
    pub at: u32,
}

/// Reads the first sentence of a range that states a recurrence.
///
/// # Errors
/// Anchors that aren't there; no such sentence; one that can't be read, quoted.
pub fn cadence(outline: &Outline, range: &Range<'_>) -> Result<Meeting, Missing> {
    let section = range.find(outline)?;
    let title = &section.heading.text;
    let mut vague = None;
    for prose in section.blocks.iter().filter_map(|block| block.prose()) {
        let text = prose.text();
        let sentences = sentences(&text);
        for (index, sentence) in sentences.iter().enumerate() {
            match Recurrence::of(sentence) {
                Recurrence::Rule(on) => {
                    return Ok(Meeting {
                        title: title.clone(),
                        on,
                        slots: rotation(sentences.get(index..).unwrap_or_default()),
                        sentence: (*sentence).to_owned(),
                        at: prose.at,
                    });
                }
                Recurrence::Unclear(why) => return Err(unclear(prose, sentence, why)),
                Recurrence::Vague(why) => {
                    vague.get_or_insert_with(|| unclear(prose, sentence, why));
                }
                Recurrence::None => {}
            }
        }
    }
    Err(vague.unwrap_or_else(|| {
        let mut parts = vec![
            "A sentence that says when the meeting recurs is looked for under #",
            bare(range.from),
        ];
        if let Some(until) = range.until {
            parts.extend([" and before #", bare(until)]);
        }
        parts.push(
            ", but there is none. Write one like \"the 1st and 3rd Wednesday of the month\", \"every other Tuesday\" or \"monthly on the last Friday\".",
        );
        Missing::new(Unread::Empty, section.heading.at, &parts)
    }))
}

fn unclear(prose: &Prose, sentence: &str, why: &str) -> Missing {
    let parts = [
        "This sentence can't be read as a rule: “",
        sentence,
        "” ",
        why,
    ];
    Missing::new(Unread::Unclear, prose.at, &parts)
}

/// The slots that the sentence names, or one right after it that speaks of the
/// rotation.
fn rotation(sentences: &[&str]) -> Vec<Vec<String>> {
    let mut rest = sentences.iter();
    let own = rest.next().map(|sentence| slots_of(sentence));
    match own {
        Some(own) if !own.is_empty() => own,
        _ => rest
            .find(|sentence| rotates(sentence))
            .map(|sentence| slots(sentence, true))
            .unwrap_or_default(),
    }
}

fn rotates(sentence: &str) -> bool {
    let sentence = sentence.to_ascii_lowercase();
    ["rotat", "alternat", "take turns", "takes turns"]
        .iter()
        .any(|stem| sentence.contains(stem))
}

/// The regions of each slot that a sentence names, in its order.
#[must_use]
pub fn slots_of(sentence: &str) -> Vec<Vec<String>> {
    slots(sentence, rotates(sentence))
}

/// Codes of regions joined by `/`, as a list around "&", "and" or commas. Codes
/// without a `/` count beside such, or, where the sentence speaks of a rotation,
/// beside each other.
fn slots(sentence: &str, rotates: bool) -> Vec<Vec<String>> {
    let spaced = sentence
        .replace(" / ", "/")
        .replace('&', " & ")
        .replace(',', " , ");
    // Lists, each of the regions of its slots.
    let mut lists: Vec<Vec<Vec<String>>> = Vec::new();
    let mut last = Word::Other;
    for word in spaced.split_whitespace() {
        let code = codes(word.trim_matches(|c: char| !c.is_alphanumeric()));
        let this = match (&code, word) {
            (Some(_), _) => Word::Code,
            (None, "&" | "," | "and" | "or") if last != Word::Other => Word::Joint,
            _ => Word::Other,
        };
        match (lists.last_mut(), code) {
            (Some(list), Some(code)) if last == Word::Joint => list.push(code),
            (_, Some(code)) => lists.push(vec![code]),
            _ => {}
        }
        last = this;
    }
    let joined = |list: &Vec<Vec<String>>| list.iter().any(|regions| regions.len() > 1);
    let mut slots: Vec<Vec<String>> = Vec::new();
    if lists.iter().any(joined) {
        slots.extend(lists.into_iter().filter(joined).flatten());
    } else if rotates {
        let list = lists.into_iter().find(|list| list.len() > 1);
        slots.extend(list.unwrap_or_default());
    }
    // A slot that is named again is the same slot.
    let mut once: Vec<Vec<String>> = Vec::new();
    for slot in slots {
        if !once.contains(&slot) {
            once.push(slot);
        }
    }
    once
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Code,
    /// "and" or a sign for it, behind a code.
    Joint,
    Other,
}

/// The regions of `EMEA/AMER`: words of two capitals or more.
fn codes(word: &str) -> Option<Vec<String>> {
    let code = |part: &str| part.len() > 1 && part.bytes().all(|byte| byte.is_ascii_uppercase());
    let parts: Vec<String> = word.split('/').map(str::to_owned).collect();
    parts.iter().all(|part| code(part)).then_some(parts)
}

impl Meeting {
    /// The data of a cadence, as JSON.
    #[must_use]
    pub fn json(&self) -> String {
        let mut out = String::from("{");
        json::push_field(&mut out, "title", &self.title);
        json::push_name(&mut out, "on");
        out.push('{');
        match &self.on {
            On::Monthly { weekday, ordinals } => {
                json::push_field(&mut out, "weekday", weekday.name());
                json::push_name(&mut out, "ordinals");
                out.push('[');
                for ordinal in ordinals {
                    json::push_comma(&mut out);
                    digits::push(&mut out, ordinal.number().into());
                }
                out.push(']');
            }
            On::Weekly { weekday, every } => {
                json::push_field(&mut out, "weekday", weekday.name());
                push_number(&mut out, "every", (*every).into());
            }
            On::Day { day } => push_number(&mut out, "day", (*day).into()),
        }
        out.push('}');
        if !self.slots.is_empty() {
            json::push_name(&mut out, "rotation");
            out.push('[');
            for regions in &self.slots {
                json::push_comma(&mut out);
                out.push('{');
                json::push_field(&mut out, "name", &regions.join("/"));
                json::push_list(&mut out, "regions", &mut regions.iter().map(String::as_str));
                out.push('}');
            }
            out.push(']');
        }
        if self.slots.len() > 1 {
            json::push_name(&mut out, "order_assumed");
            out.push_str("true");
        }
        out.push('}');
        out
    }
}

fn push_number(out: &mut String, name: &str, number: i64) {
    json::push_name(out, name);
    digits::push(out, number);
}

#[cfg(test)]
mod tests;
