//! A form's draft, kept in this browser while the reader works on it.
//!
//! What is typed is kept half a second later, and before the page is left. Nothing is
//! written over what another tab, or a later version, has kept: then the reader is
//! asked first. What brings a draft back and tells of it is in [`back`], which a form
//! downloads when something is kept, or when its reader begins.

pub mod back;

use std::any::Any;
use std::rc::Rc;

use inlay_domain::request::kept::Unread;
use inlay_domain::zone::Instant;
use yew::Callback;

use crate::host::{Kept, PAUSE, Stored};
use crate::stage::Stage;

/// Under which key a form is kept.
const KEY: &str = "form";

/// How the draft stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Standing {
    /// Nothing was kept, and nothing is there to keep.
    #[default]
    New,
    /// Something is kept, and isn't in the form yet.
    Found,
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

    /// Puts a draft, empty or not, into the form: `over` what was entered, or around it.
    ///
    /// # Errors
    /// Why it can't be read; the form stays as it was.
    fn restore(stage: &Stage, text: &str, over: bool) -> Result<(), Unread>;
}

/// What is remembered of keeping.
#[derive(Clone, Default)]
struct Memory {
    /// Whether what was kept has been looked for.
    looked: bool,
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

/// Whether something is kept that waits to be [brought back](back::standing). Looks for
/// it at the first drawing.
pub fn found(stage: &Stage) -> bool {
    let mut memory = Memory::of(stage);
    if !memory.looked {
        memory.looked = true;
        memory.standing = match kept(stage) {
            None => Standing::Blocked,
            Some((text, _)) if text.is_empty() => Standing::New,
            Some(_) => Standing::Found,
        };
        stage.note(memory.clone());
    }
    memory.standing == Standing::Found
}

/// Keeps the form soon; call it at every change.
pub fn later<D: Draft>(stage: &Stage) {
    let mut memory = Memory::of(stage);
    if matches!(
        memory.standing,
        Standing::Found | Standing::Newer | Standing::Elsewhere
    ) {
        return;
    }
    let then = stage.clone();
    let act = move |()| keep(&then, &D::text(&then), false);
    memory.waits = stage.host().soon(PAUSE, Callback::from(act)).map(Rc::from);
    stage.note(memory);
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
