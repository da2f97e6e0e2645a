//! What every part of the view works with: the form, its answers, and what a
//! control does.

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::rc::Rc;

use inlay_domain::country::CountryCode;
use inlay_domain::request::kept::Unread;
use inlay_domain::request::{self, Answers, Approval, Problem};
use web_sys::HtmlInputElement;
use yew::{Callback, Event, TargetCast};

use super::messages::Text;
use super::state::{Action, Control, State};
use crate::autosave::{self, Standing, Texts};
use crate::host::{Change, Host};
use crate::stage::Stage;

/// The data, and what is worked out of it once.
pub(super) struct Form {
    data: Rc<Approval>,
    countries: OnceCell<Vec<(CountryCode, String)>>,
}

impl Form {
    pub(super) fn new(data: Approval) -> Self {
        Self {
            data: Rc::new(data),
            countries: OnceCell::new(),
        }
    }
}

/// The answers, as they are kept in this browser.
pub(super) struct Kept;

impl autosave::Draft for Kept {
    fn text(stage: &Stage) -> String {
        stage.state::<State>().answers.kept()
    }

    fn restore(stage: &Stage, text: &str) -> Result<(), Unread> {
        let answers = Answers::recalled(text)?;
        let state = stage.state::<State>();
        if state.answers != answers {
            stage.act::<State>(Action::Restore(answers));
        }
        Ok(())
    }
}

/// What is said of that.
pub(super) const KEPT: &Texts<Text> = &Texts {
    restored: Text::Restored,
    saved: Text::Saved,
    full: Text::Full,
    blocked: Text::Blocked,
    damaged: Text::Damaged,
    newer: Text::Newer,
    elsewhere: Text::Elsewhere,
    theirs: Text::Theirs,
    mine: Text::Mine,
};

/// The form on the reader's desk.
pub(super) struct Desk {
    stage: Stage,
    pub(super) form: Rc<Form>,
    state: Rc<State>,
    /// How the draft that this browser keeps stands.
    pub(super) kept: Standing,
}

/// What a control does when it is used.
#[derive(Debug, Clone, Copy)]
pub(super) enum Press {
    /// Takes what was typed, chosen or ticked in any control of the form.
    Input,
    /// Checks the form.
    Check,
    /// Leads to the control that a problem is mended in.
    Go(Control),
    /// Shows Markdown, or the preview.
    Show { markdown: bool },
    /// Asks whether the answers may go, or takes that back.
    Ask(bool),
    /// Discards the answers.
    StartOver,
}

impl Desk {
    pub(super) fn new(stage: Stage, form: Rc<Form>) -> Self {
        let kept = autosave::standing::<Kept>(&stage);
        let state = stage.state();
        Self {
            stage,
            form,
            state,
            kept,
        }
    }

    pub(super) fn stage(&self) -> &Stage {
        &self.stage
    }

    pub(super) fn host(&self) -> &dyn Host {
        self.stage.host()
    }

    pub(super) fn form(&self) -> &Approval {
        &self.form.data
    }

    pub(super) fn state(&self) -> &State {
        &self.state
    }

    /// All countries in the order of their names. Another language comes with
    /// data that is read anew.
    pub(super) fn countries(&self) -> &[(CountryCode, String)] {
        self.form.countries.get_or_init(|| {
            let host = self.host();
            let mut all: Vec<(CountryCode, String)> = Vec::new();
            for code in CountryCode::all() {
                let name = host.country(code.as_str());
                let before =
                    |other: &(CountryCode, String)| host.compare(&other.1, &name) == Ordering::Less;
                all.insert(all.partition_point(before), (code, name));
            }
            all
        })
    }

    /// What happens when a control is used.
    #[inline(never)]
    pub(super) fn on(&self, press: Press) -> Callback<Event> {
        let (stage, form) = (self.stage.clone(), Rc::clone(&self.form));
        Callback::from(move |event| {
            // Meanwhile there may be answers that were not there at the drawing.
            Self::new(stage.clone(), Rc::clone(&form)).press(press, &event);
        })
    }

    fn press(&self, press: Press, event: &Event) {
        let action = match press {
            Press::Input => {
                // A select and a textarea have `value` as an input has; `checked` is
                // undefined there, which counts as no.
                let element = event.target_unchecked_into::<HtmlInputElement>();
                let Some(control) = Control::parse(&element.id()) else {
                    return;
                };
                Action::Input {
                    form: Rc::clone(&self.form.data),
                    control,
                    value: element.value(),
                    ticked: element.checked(),
                }
            }
            Press::Check => {
                event.prevent_default();
                let mut told = Vec::new();
                for problem in self.problems() {
                    told.push(problem.field);
                }
                Action::Check(told)
            }
            Press::Go(control) => {
                event.prevent_default();
                return self.host().focus(&control.id());
            }
            Press::Show { markdown } => {
                self.host().changed(Change {
                    view: "preview",
                    value: if markdown { "markdown" } else { "preview" },
                });
                Action::Show { markdown }
            }
            Press::Ask(asking) => Action::Ask(asking),
            Press::StartOver => Action::StartOver,
        };
        let focus = action.focus();
        let change = match action {
            Action::Input { .. } => Some(autosave::later::<Kept> as fn(&Stage)),
            Action::StartOver => Some(autosave::forget as fn(&Stage)),
            _ => None,
        };
        self.stage.act::<State>(action);
        if let Some(keep) = change {
            keep(&self.stage);
        }
        if let Some(id) = focus {
            self.stage.focus(id);
        }
    }

    /// Everything that is missing or wrong, told or not.
    pub(super) fn problems(&self) -> Vec<Problem> {
        request::check(self.form(), &self.state.answers)
    }

    /// A text of the catalog.
    pub(super) fn say(&self, text: Text) -> &str {
        self.host().words().say(text)
    }

    /// A text of the catalog with values.
    #[inline(never)]
    pub(super) fn fill(&self, text: Text, values: &[(&str, &str)]) -> String {
        self.host().words().fill(text, values)
    }
}
