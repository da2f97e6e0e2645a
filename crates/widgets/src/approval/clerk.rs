//! Who comes to the desk when a reader begins: checks the answers, says what they mean,
//! drafts, and knows what this browser has kept. Downloaded then.

use std::any::Any;
use std::cell::Cell;

use inlay_domain::country::CountryCode;
use inlay_domain::request::{self, Bound, Decision, Field, FieldKind};
use inlay_domain::schedule::Date;
use yew::Event;

use super::country::{self, list};
use super::desk::{Desk, Kept, Press};
use super::fields::Controls;
use super::messages::Text;
use super::state::{Control, State};
use super::work::Work;
use super::{draft, meaning, summary, trouble};
use crate::autosave::Standing;
use crate::autosave::back::{self, Texts};
use crate::host::Change;
use crate::markup::Markup;
use crate::stage::Stage;

/// The functions, out of their own chunk.
#[derive(Clone, Copy)]
pub(super) struct Clerk {
    /// Looks at the form before it is drawn.
    pub(super) look: fn(&mut Desk) -> Outlook,
    /// Writes what stands at a place of the form.
    pub(super) write: fn(&mut Markup, &Desk, &Outlook, Place),
    /// Writes the field that a country is looked for in, with its list.
    pub(super) list: fn(&mut Markup, &Controls<'_>, &Field),
    /// Does what a control asks for, beyond taking an answer.
    pub(super) press: fn(&Desk, Press, &Event),
}

/// Where something is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Above the fields.
    Above,
    /// Below them.
    Below,
    /// In place of the button that checks.
    Ways,
    /// Below that.
    Actions,
    /// At the end.
    End,
}

/// How the form stands.
#[derive(Default)]
pub(super) struct Outlook {
    /// What is said of what this browser keeps.
    pub(super) notice: String,
    pub(super) kept: Standing,
    /// What the country means.
    pub(super) meaning: String,
    /// Whether the form ends with the country: no request is needed.
    pub(super) ended: bool,
    /// Whether the region has to be asked for.
    pub(super) asks_region: bool,
    /// The problems of the last check that are still there.
    pub(super) told: Vec<Told>,
    /// Whether the form is checked and without a problem.
    pub(super) ready: bool,
    /// The days that fields of dates take, where they don't take all.
    pub(super) limits: Vec<Limits>,
}

/// The days that a field takes, `YYYY-MM-DD`.
pub(super) struct Limits {
    pub(super) control: Control,
    pub(super) min: Option<String>,
    pub(super) max: Option<String>,
}

/// A problem in words.
pub(super) struct Told {
    /// The field's id, or `region`.
    pub(super) field: String,
    /// What the field is called.
    pub(super) label: String,
    /// What to do.
    pub(super) text: String,
    /// The control that it is mended in.
    pub(super) control: Control,
}

/// The part: hands the functions over.
pub fn write(_: &mut Markup, _: &Stage, of: &dyn Any) {
    if let Some(clerk) = of.downcast_ref::<Cell<Option<Clerk>>>() {
        clerk.set(Some(Clerk {
            look,
            write: place,
            list: list::write,
            press,
        }));
    }
}

/// What is said of what is kept.
const KEPT: &Texts<Text> = &Texts {
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

fn look(desk: &mut Desk) -> Outlook {
    let kept = back::standing::<Kept>(desk.stage());
    list::settle(desk);
    desk.renew();
    if desk.state().wanted {
        check(desk);
        desk.renew();
    }
    let decision = Decision::new(desk.form(), &desk.state().answers);
    let mut outlook = Outlook {
        notice: back::notice(desk.stage(), kept, KEPT),
        kept,
        meaning: meaning::text(desk, &decision),
        ended: matches!(decision, Decision::NotNeeded { .. }),
        asks_region: asks_region(desk, &decision),
        limits: limits(desk),
        ..Outlook::default()
    };
    let work = desk.stage().state::<Work>();
    // While nothing was checked, nobody is told, and a key needn't wait for it.
    if work.checked && !outlook.ended {
        let problems = request::check(desk.form(), &desk.state().answers);
        outlook.ready = problems.is_empty();
        for problem in problems {
            if work.told.contains(&problem.field) {
                outlook.told.push(trouble::told(desk, problem));
            }
        }
    }
    outlook
}

/// Checks the form, and leads to what comes next.
fn check(desk: &Desk) {
    let mut work = Work::of(desk);
    let problems = request::check(desk.form(), &desk.state().answers);
    work.checked = true;
    work.told = problems.into_iter().map(|problem| problem.field).collect();
    let next = if work.told.is_empty() {
        "ready"
    } else {
        "summary"
    };
    desk.stage().note(work);
    desk.stage().note(State {
        wanted: false,
        ..State::clone(desk.state())
    });
    desk.stage().focus(next);
}

fn limits(desk: &Desk) -> Vec<Limits> {
    let day = |bound: &Option<Bound>| match bound {
        Some(Bound::Date(day)) => Some(Date(*day).text()),
        _ => None,
    };
    let mut limits = Vec::new();
    for (index, field) in desk.form().fields.iter().enumerate() {
        let (min, max) = (day(&field.min), day(&field.max));
        if min.is_some() || max.is_some() {
            let control = Control::Field(index, 0);
            limits.push(Limits { control, min, max });
        }
    }
    limits
}

/// Whether the country is in no region of the page.
fn asks_region(desk: &Desk, decision: &Decision<'_>) -> bool {
    let (form, answers) = (desk.form(), &desk.state().answers);
    if matches!(decision, Decision::Open | Decision::NotNeeded { .. }) || form.regions.is_empty() {
        return false;
    }
    let fields = form.visible(answers);
    let asked = fields.iter().find(|field| field.kind == FieldKind::Country);
    asked.is_none_or(|field| {
        let country = CountryCode::parse(answers.text(&field.id));
        country.is_some_and(|country| form.region_of(country).is_none())
    })
}

fn place(page: &mut Markup, desk: &Desk, outlook: &Outlook, place: Place) {
    match place {
        Place::Above => {
            back::choice::<Kept, Text>(page, desk.stage(), outlook.kept, KEPT);
            if !outlook.told.is_empty() {
                summary::write(page, desk, &outlook.told);
            }
        }
        Place::Below => draft::preview(page, desk),
        Place::Ways => draft::ready(page, desk),
        Place::Actions => draft::copy(page, desk),
        Place::End => {
            back::saved(page, desk.stage(), outlook.kept, KEPT);
            draft::over(page, desk);
        }
    }
}

fn press(desk: &Desk, press: Press, event: &Event) {
    let stage = desk.stage();
    let mut work = Work::of(desk);
    match press {
        Press::Begin => return,
        Press::Find(control, name) => return list::press(desk, control, name, event),
        Press::Input => {
            let told = work.copied.take().is_some();
            work.rest(stage);
            if !told {
                return stage.note(work);
            }
        }
        Press::Leave | Press::Check => work.waits = None,
        Press::Go(control) => {
            event.prevent_default();
            let field = match control {
                Control::Field(index, _) => desk.form().fields.get(index),
                Control::Region => None,
            };
            return desk.host().focus(&country::focusable(field, &control.id()));
        }
        Press::Show { markdown } => {
            desk.host().changed(Change {
                view: "preview",
                value: if markdown { "markdown" } else { "preview" },
            });
            work.markdown = markdown;
        }
        Press::Ask(asking) => {
            work.asking = asking;
            stage.focus(if asking { "keep" } else { "over" });
        }
        Press::StartOver => {
            stage.note(State::new(desk.state().round + 1));
            work = Work::default();
            back::forget(stage);
            stage.focus("top");
        }
    }
    stage.set(work);
}
