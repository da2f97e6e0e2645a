//! What every part of the view works with: the form, its answers, and what a
//! control does.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering as Order};

use inlay_domain::country::CODES;
use inlay_domain::request::kept::Unread;
use inlay_domain::request::{Answers, Approval};
use web_sys::HtmlInputElement;
use yew::{Callback, Event, TargetCast};

use super::clerk::Clerk;
use super::country::Search;
use super::messages::Text;
use super::state::{Control, State};
use super::work::Work;
use crate::autosave;
use crate::host::Host;
use crate::markup::Markup;
use crate::part::Part;
use crate::remote::Remote;
use crate::stage::Stage;

/// Counts the forms that were read.
static FORMS: AtomicU32 = AtomicU32::new(0);

/// The data, and what is worked out of it once.
pub(super) struct Form {
    pub(super) data: Rc<Approval>,
    /// Tells it from any other.
    pub(super) number: u32,
    countries: OnceCell<String>,
}

impl Form {
    pub(super) fn new(data: Approval) -> Self {
        Self {
            data: Rc::new(data),
            number: FORMS.fetch_add(1, Order::Relaxed),
            countries: OnceCell::new(),
        }
    }

    /// The names and codes of all countries in the order of the names. Another language
    /// comes with data that is read anew.
    pub(super) fn countries(&self, host: &dyn Host) -> impl Iterator<Item = (&str, &str)> {
        let lines = self.countries.get_or_init(|| host.countries(CODES)).lines();
        lines.filter_map(|line| line.rsplit_once(','))
    }
}

/// The answers, as they are kept in this browser.
pub(super) struct Kept;

impl autosave::Draft for Kept {
    fn text(stage: &Stage) -> String {
        stage.state::<State>().answers.kept()
    }

    fn restore(stage: &Stage, text: &str, over: bool) -> Result<(), Unread> {
        let mut answers = Answers::recalled(text)?;
        let state = stage.state::<State>();
        let mut next = State::clone(&state);
        if over {
            next = State::new(state.round + 1);
            Work::anew(stage);
        } else {
            for (id, answer) in state.answers.iter() {
                answers.set(id, answer.clone());
            }
        }
        if state.answers != answers {
            next.answers = answers;
            stage.set(next);
        }
        Ok(())
    }
}

/// The form on the reader's desk.
pub(super) struct Desk {
    stage: Stage,
    pub(super) form: Rc<Form>,
    state: Rc<State>,
}

/// What a control does when it is used.
#[derive(Debug, Clone, Copy)]
pub(super) enum Press {
    /// The reader has come to the form.
    Begin,
    /// Takes what was typed, chosen or ticked in any control of the form.
    Input,
    /// A control was left after a change.
    Leave,
    /// Looks for a country, in a field or in its list, by an event of this name.
    Find(Control, &'static str),
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
        let state = stage.state();
        Self { stage, form, state }
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

    /// Looks at the answers anew.
    pub(super) fn renew(&mut self) {
        self.state = self.stage.state();
    }

    /// Who checks and drafts, if they are here.
    pub(super) fn clerk(&self) -> Option<Clerk> {
        let part = self.host().part(Part::Draft);
        let clerk = Cell::<Option<Clerk>>::default();
        part.ready()?(&mut Markup::default(), &self.stage, &clerk);
        clerk.get()
    }

    /// Sends for them; once more, where they didn't come, only if it is asked `again`.
    pub(super) fn send(&self, again: bool) {
        match self.host().part(Part::Draft) {
            Remote::Failed if !again => {}
            _ => self.host().fetch_part(Part::Draft),
        }
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
        self.send(!matches!(press, Press::Input | Press::Find(..)));
        match press {
            Press::Find(control, name) => self.find(control, name, event),
            Press::Input => {
                // A select and a textarea have `value` as an input has; `checked` is
                // undefined there, which counts as no.
                let element = event.target_unchecked_into::<HtmlInputElement>();
                let Some(control) = Control::parse(&element.id()) else {
                    return;
                };
                self.take(control, element.value(), element.checked());
            }
            Press::Check => {
                event.prevent_default();
                let mut next = State::clone(&self.state);
                next.wanted = true;
                self.stage.set(next);
            }
            _ => {}
        }
        self.pass(press, event);
    }

    /// Notes what a reader does in a country's field, for whoever has the list.
    fn find(&self, control: Control, name: &str, event: &Event) {
        let mut next = State::clone(&self.state);
        let is_here = next.search.at == Some(control);
        match name {
            "input" => {
                next.search = Search {
                    at: Some(control),
                    typed: Some(value_of(event)),
                    active: Some(0),
                    left: false,
                };
            }
            "blur" => next.search.left = is_here,
            // It opens when the list has come.
            _ if !is_here && self.clerk().is_none() => next.search.at = Some(control),
            _ => return,
        }
        self.stage.note(next);
    }

    /// Takes an answer.
    pub(super) fn take(&self, control: Control, value: String, ticked: bool) {
        let mut next = State::clone(&self.state);
        next.answer(self.form(), control, value, ticked);
        // A check that still waits would take the focus away.
        next.wanted = false;
        if next.search.at == Some(control) {
            next.search = Search::default();
        }
        if control.is_typed_in(self.form()) {
            // The field shows it already; all else waits for a pause.
            self.stage.note(next);
        } else {
            self.stage.set(next);
        }
        autosave::later::<Kept>(&self.stage);
    }

    /// What a field's first control holds.
    pub(super) fn answer(&self, control: Control) -> &str {
        let field = match control {
            Control::Field(index, _) => self.form().fields.get(index),
            Control::Region => None,
        };
        self.state
            .answers
            .text(field.map_or("region", |field| &field.id))
    }

    /// Passes on what happened to who checks and drafts.
    pub(super) fn pass(&self, press: Press, event: &Event) {
        if let Some(clerk) = self.clerk() {
            (clerk.press)(
                &Self::new(self.stage.clone(), Rc::clone(&self.form)),
                press,
                event,
            );
        }
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

/// The text in the control that an event happened to.
pub(super) fn value_of(event: &Event) -> String {
    event.target_unchecked_into::<HtmlInputElement>().value()
}
