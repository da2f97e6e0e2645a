//! A form's draft, kept in this browser while the reader works on it.
//!
//! What is typed is kept half a second later, and before the page is left. Nothing is
//! written over what another tab, or a later version, has kept: then the reader is
//! asked first.

use std::any::Any;
use std::rc::Rc;

use inlay_domain::request::kept::Unread;
use inlay_domain::zone::Instant;
use yew::Callback;

use crate::attrs;
use crate::host::{DateStyle, Kept, Stored};
use crate::markup::{Markup, PLAIN};
use crate::messages::Message;
use crate::stage::Stage;

/// Under which key a form is kept.
const KEY: &str = "form";

/// How the draft stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Standing {
    /// Nothing was kept, and nothing is there to keep.
    #[default]
    New,
    /// What had been kept at that time is in the form again.
    Restored(Instant),
    /// The form was kept at that time.
    Saved(Instant),
    /// There is no room.
    Full,
    /// The browser allows no storage.
    Blocked,
    /// The page's author wants none.
    Off,
    /// What had been kept can't be read.
    Damaged,
    /// What had been kept was written by a later version, and stays until the reader
    /// gives it up.
    Newer,
    /// Another tab has changed what is kept, which stays until the reader chooses.
    Elsewhere,
}

/// A form whose draft is kept: how its state becomes a text, and the other way round.
pub trait Draft {
    /// The draft as a text; empty where nothing was entered.
    fn text(stage: &Stage) -> String;

    /// Puts a draft, empty or not, into the form.
    ///
    /// # Errors
    /// Why it can't be read; the form stays as it was.
    fn restore(stage: &Stage, text: &str) -> Result<(), Unread>;
}

/// What is remembered of keeping.
#[derive(Clone, Default)]
struct Memory {
    /// Whether what was kept has been looked for.
    recalled: bool,
    standing: Standing,
    /// The text that this tab knows to be kept; nothing is empty.
    known: String,
    /// Ends the wait when dropped.
    waits: Option<Rc<dyn Any>>,
}

impl Memory {
    fn of(stage: &Stage) -> Self {
        Self::clone(&stage.state())
    }
}

/// What is kept now; none where there is no storage.
fn kept(stage: &Stage) -> Option<(String, Option<Instant>)> {
    match stage.host().recall(KEY) {
        Stored::Nothing => Some((String::new(), None)),
        Stored::Text { text, at } => Some((text, Some(at))),
        Stored::Blocked => None,
    }
}

/// Brings back what was kept, at the first drawing; and tells how the draft stands.
pub fn standing<D: Draft>(stage: &Stage) -> Standing {
    let memory = stage.state::<Memory>();
    if !memory.recalled {
        recall(stage, D::restore);
    } else if memory.standing != Standing::Elsewhere && stage.host().kept_elsewhere(KEY) {
        stage.note(Memory {
            standing: Standing::Elsewhere,
            waits: None,
            ..Memory::of(stage)
        });
    }
    stage.state::<Memory>().standing
}

/// Takes what is kept into the form.
fn recall(stage: &Stage, restore: fn(&Stage, &str) -> Result<(), Unread>) {
    let mut memory = Memory {
        recalled: true,
        ..Memory::default()
    };
    memory.standing = match kept(stage) {
        None => Standing::Blocked,
        Some((text, at)) => {
            let read = restore(stage, &text);
            memory.known = text;
            match (read, at) {
                (Ok(()), Some(at)) if !memory.known.is_empty() => Standing::Restored(at),
                (Ok(()), _) => Standing::New,
                (Err(Unread::Newer), _) => Standing::Newer,
                (Err(Unread::Damaged), _) => Standing::Damaged,
            }
        }
    };
    stage.note(memory);
}

/// Keeps the form soon; call it at every change.
pub fn later<D: Draft>(stage: &Stage) {
    let mut memory = Memory::of(stage);
    if matches!(memory.standing, Standing::Newer | Standing::Elsewhere) {
        return;
    }
    let then = stage.clone();
    let act = move |()| keep(&then, &D::text(&then), false);
    memory.waits = stage.host().soon(Callback::from(act)).map(Rc::from);
    stage.set(memory);
}

/// Keeps a text, unless another one is kept than this tab knows of.
fn keep(stage: &Stage, text: &str, over: bool) {
    let mut memory = Memory::of(stage);
    memory.waits = None;
    let host = stage.host();
    let found = kept(stage);
    let known = found.as_ref().is_none_or(|(text, _)| *text == memory.known);
    if !over && !known {
        memory.standing = Standing::Elsewhere;
    } else if text.is_empty() {
        host.forget(KEY);
        memory.known.clear();
        memory.standing = match found {
            Some(_) => Standing::New,
            None => Standing::Blocked,
        };
    } else {
        memory.standing = match host.keep(KEY, text) {
            Kept::Kept => {
                text.clone_into(&mut memory.known);
                Standing::Saved(host.now())
            }
            Kept::Full => Standing::Full,
            Kept::Blocked => Standing::Blocked,
            Kept::Off => Standing::Off,
        };
    }
    stage.set(memory);
}

/// Forgets the draft: the reader starts over. What this tab didn't write stays.
pub fn forget(stage: &Stage) {
    let standing = stage.state::<Memory>().standing;
    if !matches!(standing, Standing::Newer | Standing::Elsewhere) {
        keep(stage, "", false);
    }
}

/// The words for it, by what they say.
#[derive(Debug, Clone, Copy)]
pub struct Texts<M> {
    /// The answers of `{time}` are back.
    pub restored: M,
    /// Saved at `{time}`.
    pub saved: M,
    /// There is no room.
    pub full: M,
    /// There is no storage.
    pub blocked: M,
    /// What was kept is damaged.
    pub damaged: M,
    /// A later version has kept something.
    pub newer: M,
    /// Another tab has.
    pub elsewhere: M,
    /// Shows what the other tab has kept.
    pub theirs: M,
    /// Keeps what is in this form.
    pub mine: M,
}

/// Says what a reader should know of it, above the form; `standing` is how it
/// [stands](standing).
pub fn notice<D: Draft, M: Message>(
    page: &mut Markup,
    stage: &Stage,
    standing: Standing,
    texts: &Texts<M>,
) {
    let words = stage.host().words();
    let text = match standing {
        Standing::Restored(at) => words.fill(texts.restored, &[("time", &time(stage, at))]),
        Standing::Full => words.say(texts.full).to_owned(),
        Standing::Blocked => words.say(texts.blocked).to_owned(),
        Standing::Damaged => words.say(texts.damaged).to_owned(),
        Standing::Newer => words.say(texts.newer).to_owned(),
        Standing::Elsewhere => words.say(texts.elsewhere).to_owned(),
        Standing::New | Standing::Saved(_) | Standing::Off => String::new(),
    };
    // It stands there empty from the start: what is put into a live region is read.
    page.tag("p", attrs! { role="status", class="notice" }, |page| {
        page.key("kept ");
        page.text(&text);
    });
    if !matches!(standing, Standing::Newer | Standing::Elsewhere) {
        return;
    }
    page.tag("p", attrs! { class="row" }, |page| {
        page.key("keep ");
        if standing == Standing::Elsewhere {
            page.tag("button", attrs! { type="button" }, |page| {
                let then = stage.clone();
                let act = move |_| {
                    recall(&then, D::restore);
                    then.focus("top");
                };
                page.on("click", Callback::from(act));
                page.text(words.say(texts.theirs));
            });
        }
        page.tag("button", attrs! { type="button" }, |page| {
            let then = stage.clone();
            let act = move |_| {
                keep(&then, &D::text(&then), true);
                then.focus("top");
            };
            page.on("click", Callback::from(act));
            page.text(words.say(texts.mine));
        });
    });
}

/// Says when the form was kept; no live region, since it changes all the time.
pub fn saved<M: Message>(page: &mut Markup, stage: &Stage, standing: Standing, texts: &Texts<M>) {
    let Standing::Saved(at) = standing else {
        return;
    };
    let words = stage.host().words();
    let text = words.fill(texts.saved, &[("time", &time(stage, at))]);
    page.tag("p", attrs! { class="muted small" }, |page| {
        page.key("saved ");
        page.leaf("span", PLAIN, &text);
    });
}

/// A time on the reader's clock, with its day where that isn't today.
fn time(stage: &Stage, at: Instant) -> String {
    let host = stage.host();
    let zone = host.viewer_zone();
    let local =
        zone.and_then(|zone| Some((zone.localize(at).ok()?, zone.localize(host.now()).ok()?)));
    let Some((local, now)) = local else {
        return String::new();
    };
    let time = host.time(local.wall.time());
    if local.wall.date() == now.wall.date() {
        return time;
    }
    let day = host.date(local.wall.date(), DateStyle::Day);
    [&*day, ", ", &*time].concat()
}
