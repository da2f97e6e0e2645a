//! Who comes to the desk when a reader begins: reads the entries, applies the rules, and
//! writes what comes of it. Downloaded then.

use std::any::Any;
use std::cell::Cell;
use std::ops::Deref;
use std::rc::Rc;

use chrono::NaiveDate;
use inlay_domain::publisher::{Activity, Assessment, Proposal, Publisher, Through, same};
use inlay_domain::schedule::Date;
use inlay_domain::zone::Zone;
use yew::{Callback, Event};

use super::desk::{Desk, Kept, Press};
use super::messages::Text;
use super::sheet::{Field, Sheet, Trouble};
use super::{calendar, comment, verdict};
use crate::autosave::Standing;
use crate::autosave::back::{self, Texts};
use crate::host::{Change, Host};
use crate::markup::Markup;
use crate::stage::Stage;

/// The functions, out of their own chunk.
#[derive(Clone, Copy)]
pub(super) struct Clerk {
    /// Looks at the form before it is drawn.
    pub(super) look: fn(&mut Desk) -> Outlook,
    /// Writes what stands at a place of the form.
    pub(super) write: fn(&mut Markup, &Desk, &Outlook, Place),
    /// Does what a control asks for, beyond taking an entry.
    pub(super) press: fn(&Desk, Press, &Event),
    /// Tells the page where entries, or a table, have changed the route.
    pub(super) tell: fn(&Stage, &Rc<Publisher>),
}

/// Where something is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Above the fields.
    Above,
    /// Below the route.
    Verdict,
    /// Below all of that: the reasons.
    Reasons,
    /// What is planned.
    Plan,
    /// Below everything.
    Below,
}

/// How the form stands.
#[derive(Default)]
pub(super) struct Outlook {
    /// What is said of what this browser keeps.
    pub(super) notice: String,
    kept: Standing,
    /// What is said of each field, in the order of the form.
    pub(super) notes: Vec<Note>,
    /// The route in a word, and in a sentence.
    pub(super) route: &'static str,
    pub(super) conclusion: String,
}

/// What is said of a field.
#[derive(Default)]
pub(super) struct Note {
    /// What is wrong with it.
    pub(super) error: Option<Text>,
    /// What the plan knows about its entry.
    pub(super) hint: Option<String>,
    /// What the plan has for it.
    pub(super) options: Vec<String>,
}

/// The part: hands the functions over.
pub fn write(_: &mut Markup, _: &Stage, of: &dyn Any) {
    if let Some(clerk) = of.downcast_ref::<Cell<Option<Clerk>>>() {
        clerk.set(Some(Clerk {
            look,
            write: place,
            press,
            tell,
        }));
    }
}

/// What is said of what is kept.
const KEPT: &Texts<Text> = &Texts {
    restored: Text::Restored,
    saved: Text::Saved,
    full: Text::NoRoom,
    blocked: Text::Blocked,
    damaged: Text::Damaged,
    newer: Text::Newer,
    elsewhere: Text::Elsewhere,
    theirs: Text::Theirs,
    mine: Text::Mine,
};

/// The entries, read: what is planned, and on which day.
pub(super) struct Case<'a> {
    desk: &'a Desk,
    pub(super) today: Date,
    pub(super) proposal: Proposal,
}

impl Deref for Case<'_> {
    type Target = Desk;

    fn deref(&self) -> &Desk {
        self.desk
    }
}

impl<'a> Case<'a> {
    pub(super) fn new(desk: &'a Desk) -> Self {
        let today = today(desk.host());
        Self {
            desk,
            today,
            proposal: desk.sheet.proposal(today),
        }
    }

    /// What the rules say, as far as the entries go.
    pub(super) fn assessment(&self) -> Assessment<'_> {
        Assessment::new(&self.plan, &self.proposal)
    }

    /// Whether the entries suffice to tell the route.
    pub(super) fn decides(&self) -> bool {
        let dated = !self.sheet.get(Field::Team).is_empty() && self.sheet.starts().is_some();
        self.sheet.relationship() == Some(true) || dated
    }

    /// The route's word, empty while it can't be told.
    fn route(&self) -> &'static str {
        if self.decides() {
            self.assessment().route.word()
        } else {
            ""
        }
    }
}

/// The route that the page was told.
#[derive(Default)]
struct Told(&'static str);

fn tell(stage: &Stage, given: &Rc<Publisher>) {
    let route = Case::new(&Desk::new(stage.clone(), given)).route();
    if stage.state::<Told>().0 != route {
        stage.note(Told(route));
        stage.host().changed(Change {
            view: "route",
            value: route,
        });
    }
}

fn look(desk: &mut Desk) -> Outlook {
    let kept = back::standing::<Kept>(&desk.stage);
    desk.renew();
    let case = &Case::new(desk);
    let assessment = case.assessment();
    let route = if case.decides() {
        assessment.route.word()
    } else {
        ""
    };
    if desk.stage.state::<Told>().0 != route {
        // Entries were there before the rules were; a drawing isn't the time to say so.
        let (stage, given) = (desk.stage.clone(), Rc::clone(&desk.given));
        let act = move |()| tell(&stage, &given);
        desk.host().later(Callback::from(act));
    }
    Outlook {
        notice: back::notice(&desk.stage, kept, KEPT),
        kept,
        notes: Field::ALL.map(|field| note(desk, field)).into(),
        route: if route.is_empty() { "open" } else { route },
        conclusion: verdict::conclusion(case, &assessment),
    }
}

fn note(desk: &Desk, field: Field) -> Note {
    let options = suggestions(desk, field).into_iter().map(str::to_owned);
    Note {
        error: desk.sheet.told(field).map(sentence),
        hint: hint(desk, field),
        options: options.collect(),
    }
}

fn place(page: &mut Markup, desk: &Desk, outlook: &Outlook, place: Place) {
    match place {
        Place::Above => back::choice::<Kept, Text>(page, &desk.stage, outlook.kept, KEPT),
        Place::Verdict => {
            let case = &Case::new(desk);
            verdict::all(page, case, &case.assessment());
        }
        Place::Reasons => verdict::reasons(page, &Case::new(desk)),
        Place::Plan => {
            let case = &Case::new(desk);
            calendar::all(page, case, &case.assessment());
        }
        Place::Below => {
            comment::all(page, &Case::new(desk));
            back::saved(page, &desk.stage, outlook.kept, KEPT);
        }
    }
}

fn press(desk: &Desk, press: Press, event: &Event) {
    match press {
        Press::Begin | Press::Input | Press::Leave => {}
        Press::Go(field) => {
            event.prevent_default();
            desk.host().focus(&field.id());
        }
        Press::Clear => {
            let mut next = Sheet::default();
            next.round = desk.sheet.round + 1;
            desk.stage.set(next);
            back::forget(&desk.stage);
            desk.stage.focus("top");
        }
        Press::Stay => event.prevent_default(),
    }
    tell(&desk.stage, &desk.given);
}

/// The day it is where the reader is.
fn today(host: &dyn Host) -> Date {
    let zone = host.viewer_zone().or_else(|| Zone::parse("UTC").ok());
    let local = zone.and_then(|zone| zone.localize(host.now()).ok());
    Date(local.map_or_else(NaiveDate::default, |local| local.wall.date()))
}

fn sentence(trouble: Trouble) -> Text {
    match trouble {
        Trouble::NotAmount => Text::NotAmount,
        Trouble::Ambiguous => Text::Ambiguous,
        Trouble::EndBeforeStart => Text::EndBeforeStart,
        Trouble::NotLink => Text::NotLink,
    }
}

/// What the plan knows about an entry.
fn hint(desk: &Desk, field: Field) -> Option<String> {
    let sheet = &desk.sheet;
    match field {
        Field::Relationship if sheet.relationship() != Some(true) => {
            let publisher = sheet.get(Field::Publisher);
            let direct = |one: &&Activity| {
                one.route == Some(Through::Direct)
                    && one
                        .publisher
                        .as_ref()
                        .is_some_and(|own| same(own, publisher))
            };
            let known = desk.plan.activities.iter().find(direct)?;
            Some(desk.fill(Text::Known, &[("name", &known.name)]))
        }
        Field::Team if !sheet.get(Field::Team).is_empty() => {
            let team = sheet.get(Field::Team);
            let teams = desk.plan.teams();
            let known = teams.is_empty() || teams.iter().any(|own| same(own, team));
            (!known).then(|| desk.fill(Text::UnknownTeam, &[("team", team)]))
        }
        _ => None,
    }
}

/// What the plan has for a field.
fn suggestions(desk: &Desk, field: Field) -> Vec<&str> {
    let plan = &desk.plan;
    let mut known: Vec<&str> = Vec::new();
    match field {
        Field::Team => return plan.teams(),
        Field::Publisher | Field::Audience | Field::Region | Field::Segment => {}
        _ => return known,
    }
    for activity in &plan.activities {
        let texts: [&[String]; 2] = match field {
            Field::Publisher => [activity.publisher.as_slice(), &[]],
            Field::Audience => [activity.audience.as_slice(), &[]],
            Field::Region => [&activity.region.0, &activity.regions.0],
            _ => [&activity.segment.0, &activity.segments.0],
        };
        for text in texts.into_iter().flatten() {
            if known.iter().all(|own| !same(own, text)) {
                known.push(text);
            }
        }
    }
    known
}
