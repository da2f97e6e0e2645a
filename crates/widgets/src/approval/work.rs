//! What was made of the answers: whether they are checked, and their draft.

use std::any::Any;
use std::rc::Rc;

use inlay_domain::request::{Answers, Draft};
use yew::Callback;

use super::desk::Desk;
use crate::host::PAUSE;
use crate::stage::Stage;

/// The work on the form that is on the desk.
#[derive(Clone, Default)]
pub(super) struct Work {
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
    drafted: Option<Rc<Drafted>>,
    /// While the reader types, the draft waits; ends the wait when dropped.
    pub(super) waits: Option<Rc<dyn Any>>,
    /// While the reader types a country, its list waits; the same.
    pub(super) looks: Option<Rc<dyn Any>>,
}

/// A draft, and what it was made of.
pub(super) struct Drafted {
    /// The form's number.
    form: u32,
    pub(super) answers: Answers,
    pub(super) draft: Draft,
    /// Tells it from any other of this form.
    pub(super) number: u32,
}

impl Work {
    pub(super) fn of(desk: &Desk) -> Self {
        Self::clone(&desk.stage().state())
    }

    /// Other answers are in the form: nothing is made of them yet.
    pub(super) fn anew(stage: &Stage) {
        stage.note(Self {
            markdown: stage.state::<Self>().markdown,
            ..Self::default()
        });
    }

    /// Lets the draft wait until the reader has paused for half a second.
    pub(super) fn rest(&mut self, stage: &Stage) {
        let then = stage.clone();
        let act = move |()| {
            let mut work = Self::clone(&then.state());
            work.waits = None;
            then.set(work);
        };
        self.waits = stage.host().soon(PAUSE, Callback::from(act)).map(Rc::from);
    }
}

impl Desk {
    /// The draft of the answers as they are.
    pub(super) fn drafted(&self) -> Rc<Drafted> {
        let mut work = Work::of(self);
        let answers = &self.state().answers;
        let last = work.drafted.as_ref();
        if let Some(last) = last.filter(|last| last.form == self.form.number)
            && last.answers == *answers
        {
            return Rc::clone(last);
        }
        let drafted = Rc::new(Drafted {
            form: self.form.number,
            answers: answers.clone(),
            draft: Draft::new(self.form(), answers, self),
            number: last.map_or(0, |last| last.number + 1),
        });
        work.drafted = Some(Rc::clone(&drafted));
        self.stage().note(work);
        drafted
    }

    /// The draft to show: while the reader types, the last one.
    pub(super) fn shown(&self) -> Option<Rc<Drafted>> {
        let work = self.stage().state::<Work>();
        if work.waits.is_none() {
            return Some(self.drafted());
        }
        let last = work.drafted.clone();
        last.filter(|last| last.form == self.form.number)
    }
}
