//! What every part of the view works with: the plan, the form, and what a control
//! does.

use std::rc::Rc;

use chrono::NaiveDate;
use inlay_domain::money::Money;
use inlay_domain::publisher::{Assessment, Proposal, Publisher, Range};
use inlay_domain::schedule::Date;
use inlay_domain::zone::Zone;
use web_sys::HtmlInputElement;
use yew::{Callback, Event, TargetCast};

use super::messages::Text;
use super::sheet::{Field, Sheet};
use crate::host::{Change, DateStyle, Host};
use crate::part::Part;
use crate::stage::Stage;

/// The data.
pub(super) struct Plan(pub(super) Rc<Publisher>);

/// The form on the reader's desk, beside the plan.
pub(super) struct Desk {
    pub(super) stage: Stage,
    /// What the page gives.
    pub(super) given: Rc<Publisher>,
    /// What the page gives, with the reader's own table.
    pub(super) plan: Rc<Publisher>,
    pub(super) sheet: Rc<Sheet>,
    pub(super) today: Date,
    pub(super) proposal: Proposal,
}

/// What a control does when it is used.
#[derive(Debug, Clone, Copy)]
pub(super) enum Press {
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
        let today = today(stage.host());
        Self {
            given: Rc::clone(given),
            plan: Rc::clone(plan),
            proposal: sheet.proposal(today),
            today,
            sheet,
            stage,
        }
    }

    pub(super) fn host(&self) -> &dyn Host {
        self.stage.host()
    }

    /// What the rules say, as far as the entries go.
    pub(super) fn assessment(&self) -> Assessment<'_> {
        Assessment::new(&self.plan, &self.proposal)
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
        let mut next = Sheet::clone(&self.sheet);
        let mut focus = None;
        match press {
            Press::Input | Press::Leave => {
                self.host().fetch_part(Part::Comment);
                // A textarea has `value` as an input has.
                let element = event.target_unchecked_into::<HtmlInputElement>();
                let id = element.id();
                match Field::of(&id) {
                    Some(field) if matches!(press, Press::Leave) => next.leave(field),
                    Some(field) => next.enter(field, element.value()),
                    None if id == "table" => next.table = element.value(),
                    None => return,
                }
            }
            Press::Go(field) => {
                event.prevent_default();
                return self.host().focus(&field.id());
            }
            Press::Clear => {
                next = Sheet::default();
                next.round = self.sheet.round + 1;
                focus = Some("top");
            }
            Press::Stay => return event.prevent_default(),
        }
        self.put(next);
        if let Some(id) = focus {
            self.stage.focus(id);
        }
    }

    /// Shows the form as it is now, and tells the page where that changes the route.
    pub(super) fn put(&self, next: Sheet) {
        let before = self.route();
        self.stage.set(next);
        let after = Self::new(self.stage.clone(), &self.given).route();
        if before != after {
            self.host().changed(Change {
                view: "route",
                value: after,
            });
        }
    }

    /// The route's word, empty while it can't be told.
    fn route(&self) -> &'static str {
        if self.decides() {
            self.assessment().route.word()
        } else {
            ""
        }
    }

    /// Whether the entries suffice to tell the route.
    pub(super) fn decides(&self) -> bool {
        let dated = !self.sheet.get(Field::Team).is_empty() && self.sheet.starts().is_some();
        self.sheet.relationship() == Some(true) || dated
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

/// The day it is where the reader is.
fn today(host: &dyn Host) -> Date {
    let zone = host.viewer_zone().or_else(|| Zone::parse("UTC").ok());
    let local = zone.and_then(|zone| zone.localize(host.now()).ok());
    Date(local.map_or_else(NaiveDate::default, |local| local.wall.date()))
}
