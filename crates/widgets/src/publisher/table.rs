//! The reader's own table of activities. Downloaded when it is opened.

use std::any::Any;
use std::rc::Rc;

use inlay_domain::publisher::{Activity, Publisher, csv};
use yew::Callback;

use super::desk::Desk;
use super::messages::Text;
use super::sheet::Sheet;
use super::view::NOTE;
use crate::attrs;
use crate::markup::{Markup, PLAIN};
use crate::stage::Stage;

/// Writes the field for the table, and what came of it; of an `Rc<Publisher>`.
pub fn write(page: &mut Markup, stage: &Stage, of: &dyn Any) {
    let Some(given) = of.downcast_ref() else {
        return;
    };
    let desk = &Desk::new(stage.clone(), given);
    page.leaf("label", attrs! { for="table" }, desk.say(Text::Table));
    page.leaf(
        "p",
        attrs! { id="table-hint", class="muted small" },
        desk.say(Text::TableHint),
    );
    let bad = matches!(desk.sheet.outcome, Some(Err(_)));
    let around = attrs! {
        id="table", rows="4", spellcheck="false", aria-describedby="table-hint table-outcome",
        aria-invalid=bad.then_some("true"),
    };
    page.tag("textarea", around, |page| page.value(&desk.sheet.table));
    page.tag("p", PLAIN, |page| {
        page.tag("button", attrs! { type="button" }, |page| {
            let (stage, given) = (stage.clone(), Rc::clone(given));
            page.on("click", Callback::from(move |_| read(&stage, &given)));
            page.text(desk.say(Text::ReadTable));
        });
    });
    let outcome = match &desk.sheet.outcome {
        None => String::new(),
        Some(Ok(count)) => desk.fill(Text::TableRead, &[("n", &desk.count(*count))]),
        Some(Err(error)) => {
            let line = desk.count(error.line as usize);
            let values = [("line", &*line), ("text", &*error.message)];
            desk.fill(Text::TableError, &values)
        }
    };
    let class = if bad { "error small" } else { "small" };
    let around = attrs! { id="table-outcome", role="status", class=class };
    page.leaf("p", around, &outcome);
    page.leaf("p", NOTE, desk.say(Text::TableStays));
}

/// Puts the pasted activities into the plan that the page gives.
fn read(stage: &Stage, given: &Rc<Publisher>) {
    let desk = Desk::new(stage.clone(), given);
    let mut next = Sheet::clone(&desk.sheet);
    next.plan = None;
    next.outcome = Some(csv::activities(&next.table).map(|more| {
        let count = more.len();
        let mut plan = Publisher::clone(given);
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
    stage.set(next);
    if let Some(clerk) = desk.clerk() {
        (clerk.tell)(stage, given);
    }
}
