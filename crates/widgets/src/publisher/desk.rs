//! What every part of the view works with: the plan, the form, and what a control
//! does.

use std::rc::Rc;

use chrono::NaiveDate;
use inlay_domain::country::CountryCode;
use inlay_domain::money::Money;
use inlay_domain::publisher::{Activity, Assessment, Proposal, Publisher, Range, comment, csv};
use inlay_domain::request;
use inlay_domain::schedule::Date;
use inlay_domain::zone::Zone;
use web_sys::HtmlInputElement;
use yew::{Callback, Event, TargetCast};

use super::messages::Text;
use super::sheet::{Field, Sheet};
use crate::host::{Change, DateStyle, Host};
use crate::stage::Stage;

/// The data.
pub(super) struct Plan(pub(super) Rc<Publisher>);

/// The form on the reader's desk, beside the plan.
pub(super) struct Desk {
    stage: Stage,
    /// What the page gives.
    given: Rc<Publisher>,
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
    /// Copies the comment.
    Copy,
    /// Reads the pasted table.
    Read,
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
            Press::Copy => {
                let stage = self.stage.clone();
                let done = move |copied| {
                    let mut next = Sheet::clone(&stage.state::<Sheet>());
                    next.copied = Some(copied);
                    stage.set(next);
                };
                self.host().copy(&self.comment(), Callback::from(done));
                self.host().changed(Change {
                    view: "comment",
                    value: "",
                });
                next.copied = None;
            }
            Press::Read => self.read(&mut next),
            Press::Clear => {
                next = Sheet::default();
                next.round = self.sheet.round + 1;
                focus = Some("top");
            }
            Press::Stay => return event.prevent_default(),
        }
        let before = self.route();
        self.stage.set(next);
        let after = Self::new(self.stage.clone(), &self.given).route();
        if before != after {
            self.host().changed(Change {
                view: "route",
                value: after,
            });
        }
        if let Some(id) = focus {
            self.stage.focus(id);
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

    /// Puts the pasted activities into the plan that the page gives.
    fn read(&self, next: &mut Sheet) {
        next.plan = None;
        next.outcome = Some(csv::activities(&next.table).map(|more| {
            let count = more.len();
            let mut plan = Publisher::clone(&self.given);
            for activity in more {
                // A table exported from the same plan brings the new state of things.
                let same = |own: &&mut Activity| own.id == activity.id;
                match plan.activities.iter_mut().find(same) {
                    Some(own) => *own = activity,
                    None => plan.activities.push(activity),
                }
            }
            next.plan = Some(Rc::new(plan));
            count
        }));
    }

    /// The comment as it stands.
    pub(super) fn comment(&self) -> String {
        comment::draft(&self.plan, &self.proposal, &self.assessment(), self)
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

/// Dates and amounts in the comment are written in the reader's language.
impl request::Words for Desk {
    fn country(&self, country: CountryCode) -> String {
        country.as_str().to_owned()
    }

    fn date(&self, date: NaiveDate) -> String {
        self.host().date(date, DateStyle::Dated)
    }

    fn money(&self, amount: &Money, currency: &str) -> String {
        match currency {
            "" => amount.text(),
            _ => self.host().money(&amount.text(), currency),
        }
    }
}
