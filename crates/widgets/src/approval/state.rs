//! What the reader has done with the form so far.

use std::rc::Rc;

use inlay_domain::digits;
use inlay_domain::request::{Answer, Answers, Approval, FieldKind};
use yew::Reducible;

/// The form as it stands. The answers are one value, so that they can be kept.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct State {
    pub(super) answers: Answers,
    /// Whether the reader has asked for a check. From then on a form without a
    /// problem has its links.
    pub(super) checked: bool,
    /// The fields that the last check found fault with. A field that became wrong,
    /// or came up, since then is left alone until the next one.
    pub(super) told: Vec<String>,
    /// Whether Markdown is shown instead of the preview.
    pub(super) markdown: bool,
    /// Whether the last copying worked, until something else happens.
    pub(super) copied: Option<bool>,
    /// Whether the reader is asked if the answers may go.
    pub(super) asking: bool,
    /// Counts forms: a new one has none of the last one's controls.
    pub(super) round: u32,
}

/// What happens to a form.
#[derive(Debug, Clone)]
pub(super) enum Action {
    /// A control was typed into, chosen from, or ticked.
    Input {
        form: Rc<Approval>,
        control: Control,
        value: String,
        ticked: bool,
    },
    /// The form was checked; these fields have problems.
    Check(Vec<String>),
    /// Markdown, or the preview, is asked for.
    Show { markdown: bool },
    /// A copy was asked for (`None`), and it worked or didn't.
    Copied(Option<bool>),
    /// Whether the answers may go is asked, or not any more.
    Ask(bool),
    /// They go.
    StartOver,
    /// Others, that were kept, come in their place.
    Restore(Answers),
}

impl Action {
    /// The id of the part that the reader goes on with, where it isn't the one
    /// that they acted on.
    pub(super) fn focus(&self) -> Option<&'static str> {
        Some(match self {
            Self::Check(told) if told.is_empty() => "ready",
            Self::Check(_) => "summary",
            Self::Ask(true) => "keep",
            Self::Ask(false) => "over",
            Self::StartOver => "top",
            Self::Input { .. } | Self::Show { .. } | Self::Copied(_) | Self::Restore(_) => {
                return None;
            }
        })
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match action {
            Action::Input {
                form,
                control,
                value,
                ticked,
            } => {
                next.copied = None;
                next.answer(&form, control, value, ticked);
            }
            Action::Check(told) => {
                next.checked = true;
                next.told = told;
            }
            Action::Show { markdown } => next.markdown = markdown,
            Action::Copied(copied) => next.copied = copied,
            Action::Ask(asking) => next.asking = asking,
            Action::StartOver => {
                next = Self {
                    round: self.round + 1,
                    ..Self::default()
                };
            }
            Action::Restore(answers) => {
                next = Self {
                    answers,
                    markdown: self.markdown,
                    round: self.round + 1,
                    ..Self::default()
                };
            }
        }
        Rc::new(next)
    }
}

impl State {
    fn answer(&mut self, form: &Approval, control: Control, value: String, ticked: bool) {
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
