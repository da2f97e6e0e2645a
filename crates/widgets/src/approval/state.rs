//! What the reader has done with the form so far.

use inlay_domain::digits;
use inlay_domain::request::{Answer, Answers, Approval, FieldKind};

use super::country::Search;

/// The form as it stands. The answers are one value, so that they can be kept.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct State {
    pub(super) answers: Answers,
    /// A country that is being looked for.
    pub(super) search: Search,
    /// Whether a check was asked for that nobody has made yet.
    pub(super) wanted: bool,
    /// Counts forms: a new one has none of the last one's controls.
    pub(super) round: u32,
}

impl State {
    /// An empty form.
    pub(super) fn new(round: u32) -> Self {
        Self {
            round,
            ..Self::default()
        }
    }

    /// A control was typed into, chosen from, or ticked.
    pub(super) fn answer(
        &mut self,
        form: &Approval,
        control: Control,
        value: String,
        ticked: bool,
    ) {
        let Control::Field(index, part) = control else {
            return self.answers.set("region", Answer::Text(value));
        };
        let Some(field) = form.fields.get(index) else {
            return;
        };
        let old = match self.answers.get(&field.id) {
            Some(Answer::List(list)) => list.as_slice(),
            _ => &[],
        };
        let answer = match field.kind {
            FieldKind::Checkbox => Answer::Checked(ticked),
            FieldKind::MultiChoice => {
                let mut list = Vec::new();
                for (at, choice) in field.choices.iter().enumerate() {
                    let chosen = if at == part {
                        ticked
                    } else {
                        old.contains(choice)
                    };
                    if chosen {
                        list.push(choice.clone());
                    }
                }
                Answer::List(list)
            }
            FieldKind::DateRange => {
                let day = |at: usize| old.get(at).map_or("", |day| day);
                match part {
                    0 => Answer::range(&value, day(1)),
                    _ => Answer::range(day(0), &value),
                }
            }
            _ => Answer::Text(value),
        };
        self.answers.set(&field.id, answer);
    }
}

/// A control of the form, by the id that it has in the widget's tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Control {
    /// The place of a field in the form, and of the control in the field.
    Field(usize, usize),
    /// The region that is asked for.
    Region,
}

impl Control {
    /// Whether a reader types into it: what they see of that is the browser's.
    pub(super) fn is_typed_in(self, form: &Approval) -> bool {
        let Self::Field(index, _) = self else {
            return false;
        };
        let kind = form.fields.get(index).map(|field| field.kind);
        matches!(
            kind,
            Some(
                FieldKind::Text
                    | FieldKind::LongText
                    | FieldKind::Money
                    | FieldKind::Number
                    | FieldKind::Link
                    | FieldKind::Handle
            )
        )
    }

    /// `f3` for a field's first control, `f3-1` for its next; `region`.
    pub(super) fn id(self) -> String {
        let Self::Field(index, part) = self else {
            return "region".to_owned();
        };
        let mut id = String::from("f");
        digits::push_padded(&mut id, index as u64, 1);
        if part > 0 {
            id.push('-');
            digits::push_padded(&mut id, part as u64, 1);
        }
        id
    }

    /// The control with this id, if it is one of the form's.
    pub(super) fn parse(id: &str) -> Option<Self> {
        if id == "region" {
            return Some(Self::Region);
        }
        let place = id.strip_prefix('f')?;
        let (index, part) = place.split_once('-').unwrap_or((place, "0"));
        let number = |text| digits::read(text).map(|number| number as usize);
        Some(Self::Field(number(index)?, number(part)?))
    }
}

#[cfg(test)]
mod tests;
