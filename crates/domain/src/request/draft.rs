//! The issue that results from the answers.

use chrono::NaiveDate;

use super::template::{Filling, Piece, Run, Source, fill, join};
use super::{Answers, Approval, Decision, Field, FieldKind, TargetKind, Value, encode};
use crate::country::CountryCode;
use crate::digits;
use crate::money::Money;

/// How values are written: a browser does it in the reader's language, the
/// terminal in English.
pub trait Words {
    /// The name of a country.
    fn country(&self, country: CountryCode) -> String;
    /// A day.
    fn date(&self, date: NaiveDate) -> String;
    /// An amount; without a currency, `currency` is empty.
    fn money(&self, amount: &Money, currency: &str) -> String;
    /// A first and a last day.
    fn range(&self, first: NaiveDate, last: NaiveDate) -> String {
        let mut out = self.date(first);
        out.push_str(" – ");
        out.push_str(&self.date(last));
        out
    }
    /// What stands for a ticked box.
    fn ticked(&self) -> String {
        String::from("✓")
    }
}

/// An issue, ready to be sent or copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The title, one line of at most [`Draft::MAX_TITLE`] characters.
    pub title: String,
    /// The description in Markdown, without quick actions.
    pub body: String,
    /// GitLab's quick actions, one in a line: the page's own, none of the reader's.
    pub actions: Vec<String>,
    /// Labels, for a target that takes them as a parameter.
    pub labels: Vec<String>,
    /// Whether only members may see the issue.
    pub confidential: bool,
    for_gitlab: bool,
}

impl Draft {
    /// Characters that a title may have (GitLab's limit).
    pub const MAX_TITLE: usize = 255;

    /// Drafts the issue from the fields that are shown. Answers that
    /// [`check`](super::check) finds fault with stand as they were typed.
    #[must_use]
    pub fn new(approval: &Approval, answers: &Answers, words: &dyn Words) -> Self {
        let filler = Filler::new(approval, answers, words);
        let template = &approval.draft;
        let body = fill(&template.template, &|name| filler.get(name));
        Self {
            title: title(fill(&template.title, &|name| filler.get(name))),
            body: markdown(&body),
            actions: actions(approval),
            labels: template.labels.clone(),
            confidential: template.confidential,
            for_gitlab: approval
                .targets
                .iter()
                .any(|target| target.kind == TargetKind::Gitlab),
        }
    }

    /// The Markdown to copy: with the quick actions, if GitLab is among the
    /// targets.
    #[must_use]
    pub fn markdown(&self) -> String {
        if self.for_gitlab {
            self.with_actions()
        } else {
            self.body.clone()
        }
    }

    /// The description as GitLab is to get it. A blank line sets the quick
    /// actions apart: GitLab reads none within a list.
    #[must_use]
    pub fn with_actions(&self) -> String {
        let mut out = self.body.clone();
        if !self.actions.is_empty() && !out.is_empty() {
            out.push('\n');
        }
        for action in &self.actions {
            out.push_str(action);
            out.push('\n');
        }
        out
    }
}

fn actions(approval: &Approval) -> Vec<String> {
    let draft = &approval.draft;
    let mut out = Vec::new();
    if !draft.labels.is_empty() {
        let mut line = String::from("/label");
        for label in &draft.labels {
            line.push_str(" ~\"");
            line.push_str(label);
            line.push('"');
        }
        out.push(line);
    }
    if !draft.assignees.is_empty() {
        let mut line = String::from("/assign");
        for handle in &draft.assignees {
            line.push(' ');
            line.push_str(handle.as_str());
        }
        out.push(line);
    }
    if let Some(days) = draft.due_in_days {
        let mut line = String::from("/due in ");
        digits::push(&mut line, days.into());
        line.push_str(if days == 1 { " day" } else { " days" });
        out.push(line);
    }
    if draft.confidential {
        out.push(String::from("/confidential"));
    }
    out
}

fn title(lines: Vec<Vec<Piece<'_>>>) -> String {
    let mut out = String::new();
    for piece in lines.iter().flatten() {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Filling(filling) => {
                for run in &filling.runs {
                    let text = encode::title(&run.text, &out);
                    out.push_str(&text);
                }
            }
        }
    }
    let out = out.trim();
    let mut short = String::new();
    for (at, c) in out.chars().enumerate() {
        if at == Draft::MAX_TITLE {
            short.pop();
            short.push('…');
            break;
        }
        short.push(c);
    }
    short
}

fn markdown(lines: &[Vec<Piece<'_>>]) -> String {
    let mut out = String::new();
    for line in lines {
        match in_lines(line) {
            Some((prefix, filling)) => push_block(&mut out, prefix, filling),
            None => push_pieces(&mut out, line),
        }
        out.push('\n');
    }
    out
}

/// What keeps its line breaks in a line of the template, and what stands before each of
/// its lines: a long text that is alone there, or in a quote. Elsewhere they become spaces.
pub(super) fn in_lines<'a>(line: &'a [Piece<'_>]) -> Option<(&'a str, &'a Filling)> {
    match line {
        [Piece::Filling(filling)] if filling.lines => Some(("", filling)),
        [Piece::Text(prefix), Piece::Filling(filling)]
            if filling.lines && prefix.bytes().all(|byte| b" >".contains(&byte)) =>
        {
            Some((prefix, filling))
        }
        _ => None,
    }
}

fn push_block(out: &mut String, prefix: &str, filling: &Filling) {
    for run in &filling.runs {
        out.push_str(&encode::block(&run.text, prefix));
    }
}

fn push_pieces(out: &mut String, pieces: &[Piece<'_>]) {
    let start = out.len();
    // What a reader typed mustn't grow together with its neighbour: two code
    // spans would become one, two halves of a reference a whole one.
    let mut typed_before = false;
    for piece in pieces {
        match piece {
            Piece::Text(text) => {
                if typed_before && out.ends_with('`') && text.starts_with('`') {
                    out.push(' ');
                }
                out.push_str(text);
                typed_before = false;
            }
            Piece::Filling(filling) => {
                for (index, run) in filling.runs.iter().enumerate() {
                    let within = index > 0;
                    if within || typed_before || out.ends_with(['\\', '`']) {
                        out.push(' ');
                    }
                    push_run(out, start, run);
                    typed_before = true;
                }
            }
        }
    }
}

fn push_run(out: &mut String, start: usize, run: &Run) {
    match run.source {
        Source::Mention => out.push_str(&run.text),
        Source::Reader => {
            let before = out.get(start..).unwrap_or_default();
            let text = if before.ends_with("](") {
                encode::destination(&run.text)
            } else {
                encode::inline(&run.text, before)
            };
            out.push_str(&text);
        }
    }
}

/// Looks up what goes into a template's holes.
pub(super) struct Filler<'a> {
    fields: Vec<&'a Field>,
    answers: &'a Answers,
    decision: Decision<'a>,
    words: &'a dyn Words,
}

impl<'a> Filler<'a> {
    pub(super) fn new(approval: &'a Approval, answers: &'a Answers, words: &'a dyn Words) -> Self {
        Self {
            fields: approval.visible(answers),
            answers,
            decision: Decision::new(approval, answers),
            words,
        }
    }

    pub(super) fn get(&self, name: &str) -> Filling {
        match name {
            "region" => self.known(self.decision.region()),
            "support-level" => {
                let level = self.decision.level();
                self.known(level.map(|level| level.label.as_str()))
            }
            "approver" => self.approvers(),
            _ => match self.fields.iter().find(|field| field.id == name) {
                Some(field) => self.answer(field),
                None => Filling::default(),
            },
        }
    }

    fn known(&self, text: Option<&str>) -> Filling {
        Filling::typed(encode::clean(text.unwrap_or_default(), false))
    }

    fn approvers(&self) -> Filling {
        let mut out = Filling::default();
        let approvers = self.decision.approvers();
        for (index, approver) in approvers.iter().enumerate() {
            let mut role = encode::clean(approver.role.as_deref().unwrap_or_default(), false);
            let handle = approver.handle.as_ref();
            let more = index + 1 < approvers.len();
            let mut handle = handle.map_or_else(String::new, |own| own.as_str().to_owned());
            if more {
                let last = if handle.is_empty() {
                    &mut role
                } else {
                    &mut handle
                };
                last.push(',');
            }
            out.push(role, Source::Reader);
            out.push(handle, Source::Mention);
        }
        out
    }

    fn answer(&self, field: &Field) -> Filling {
        let answer = self.answers.get(&field.id);
        let text = match Value::read(field, answer) {
            Ok(Value::Empty) => String::new(),
            Ok(Value::Text(text)) => text.to_owned(),
            Ok(Value::Choices(choices)) => join(&mut choices.iter().copied(), ", "),
            Ok(Value::Country(country)) => self.words.country(country),
            Ok(Value::Date(date)) => self.words.date(date),
            Ok(Value::Range(first, last)) => self.words.range(first, last),
            Ok(Value::Money(amount)) => self.words.money(&amount, field.currency_code()),
            Ok(Value::Checked) => self.words.ticked(),
            Err(_) => as_typed(answer),
        };
        let lines = field.kind == FieldKind::LongText;
        let mut filling = Filling::typed(encode::clean(&text, lines));
        filling.lines = lines;
        filling
    }
}

fn as_typed(answer: Option<&super::Answer>) -> String {
    match answer {
        Some(super::Answer::Text(text)) => text.clone(),
        // Two entries that can't be seen aren't an answer because of what stands between.
        Some(super::Answer::List(list))
            if list
                .iter()
                .all(|entry| encode::clean(entry, false).is_empty()) =>
        {
            String::new()
        }
        Some(super::Answer::List(list)) => join(&mut list.iter().map(String::as_str), " – "),
        Some(super::Answer::Checked(_)) | None => String::new(),
    }
}
