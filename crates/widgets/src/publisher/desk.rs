//! What every part of the view works with: the plan, the form, and what a control
//! does.

use std::cell::Cell;
use std::rc::Rc;

use inlay_domain::money::Money;
use inlay_domain::publisher::{Publisher, Range};
use inlay_domain::request::kept::{self, Unread};
use inlay_domain::schedule::Date;
use web_sys::HtmlInputElement;
use yew::{Callback, Event, TargetCast};

use super::clerk::Clerk;
use super::messages::Text;
use super::sheet::{Field, Sheet};
use crate::autosave;
use crate::host::{DateStyle, Host};
use crate::markup::Markup;
use crate::part::Part;
use crate::remote::Remote;
use crate::stage::Stage;

/// The data.
pub(super) struct Plan(pub(super) Rc<Publisher>);

/// The entries, as they are kept in this browser.
pub(super) struct Kept;

impl autosave::Draft for Kept {
    fn text(stage: &Stage) -> String {
        stage.state::<Sheet>().kept()
    }

    fn restore(stage: &Stage, text: &str, over: bool) -> Result<(), Unread> {
        let sheet = stage.state::<Sheet>();
        let lines = if text.is_empty() {
            Vec::new()
        } else {
            kept::read(text)?
        };
        stage.set(sheet.recalled(&lines, over)?);
        Ok(())
    }
}

/// The form on the reader's desk, beside the plan.
pub(super) struct Desk {
    pub(super) stage: Stage,
    /// What the page gives.
    pub(super) given: Rc<Publisher>,
    /// What the page gives, with the reader's own table.
    pub(super) plan: Rc<Publisher>,
    pub(super) sheet: Rc<Sheet>,
}

/// What a control does when it is used.
#[derive(Debug, Clone, Copy)]
pub(super) enum Press {
    /// The reader has come to the form.
    Begin,
    /// Takes what was typed or chosen.
    Input,
    /// A control was left after a change.
    Leave,
    /// Leads to a field.
    Go(Field),
    /// Forgets all entries.
    Clear,
    /// Nothing: a form isn't sent.
    Stay,
}

impl Desk {
    pub(super) fn new(stage: Stage, given: &Rc<Publisher>) -> Self {
        let sheet: Rc<Sheet> = stage.state();
        let plan = sheet.plan.as_ref().unwrap_or(given);
        Self {
            given: Rc::clone(given),
            plan: Rc::clone(plan),
            sheet,
            stage,
        }
    }

    /// Looks at the entries anew.
    pub(super) fn renew(&mut self) {
        *self = Self::new(self.stage.clone(), &self.given);
    }

    /// Who knows the rules, if they are here.
    pub(super) fn clerk(&self) -> Option<Clerk> {
        let part = self.host().part(Part::Proposal);
        let clerk = Cell::<Option<Clerk>>::default();
        part.ready()?(&mut Markup::default(), &self.stage, &clerk);
        clerk.get()
    }

    /// Sends for them; once more, where they didn't come, only if it is asked `again`.
    pub(super) fn send(&self, again: bool) {
        match self.host().part(Part::Proposal) {
            Remote::Failed if !again => {}
            _ => self.host().fetch_part(Part::Proposal),
        }
    }

    pub(super) fn host(&self) -> &dyn Host {
        self.stage.host()
    }

    /// What happens when a control is used.
    #[inline(never)]
    pub(super) fn on(&self, press: Press) -> Callback<Event> {
        let (stage, given) = (self.stage.clone(), Rc::clone(&self.given));
        Callback::from(move |event| {
            // Meanwhile there may be entries that were not there at the drawing.
            Self::new(stage.clone(), &given).press(press, &event);
        })
    }

    fn press(&self, press: Press, event: &Event) {
        self.send(!matches!(press, Press::Input));
        if matches!(press, Press::Input | Press::Leave) {
            // A textarea has `value` as an input has.
            let element = event.target_unchecked_into::<HtmlInputElement>();
            let id = element.id();
            let mut next = Sheet::clone(&self.sheet);
            match Field::of(&id) {
                Some(field) if matches!(press, Press::Leave) => next.leave(field),
                Some(field) => next.enter(field, element.value()),
                None if id == "table" => next.table = element.value(),
                None => return,
            }
            self.stage.set(next);
            autosave::later::<Kept>(&self.stage);
        }
        match self.clerk() {
            Some(clerk) => {
                let desk = Self::new(self.stage.clone(), &self.given);
                (clerk.press)(&desk, press, event);
            }
            None if matches!(press, Press::Stay) => event.prevent_default(),
            None => {}
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

    pub(super) fn count(&self, count: usize) -> String {
        self.host().number(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// A first and a last day.
    pub(super) fn days(&self, first: Date, last: Date) -> String {
        let day = |day: Date| self.host().date(day.0, DateStyle::Dated);
        if first == last {
            return day(first);
        }
        [&*day(first), " – ", &*day(last)].concat()
    }

    /// An amount in the plan's currency.
    pub(super) fn amount(&self, amount: &Money) -> String {
        match &self.plan.currency {
            Some(currency) => self.host().money(&amount.text(), currency.as_str()),
            None => amount.text(),
        }
    }

    pub(super) fn amounts(&self, range: &Range) -> String {
        let low = self.amount(&range.low);
        if range.is_point() {
            return low;
        }
        [&*low, " – ", &*self.amount(&range.high)].concat()
    }
}
