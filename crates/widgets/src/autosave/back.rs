//! What was kept comes back, and its reader is told how it stands.

use inlay_domain::request::kept::Unread;
use inlay_domain::zone::Instant;
use yew::Callback;

use super::{Draft, KEY, Memory, Standing, keep, kept, later};
use crate::attrs;
use crate::host::DateStyle;
use crate::markup::{Markup, PLAIN};
use crate::messages::Message;
use crate::stage::Stage;

/// Brings back what [was found](super::found), once; and tells how the draft stands.
pub fn standing<D: Draft>(stage: &Stage) -> Standing {
    if super::found(stage) {
        let entered = !D::text(stage).is_empty();
        recall::<D>(stage, false);
        if entered {
            // It is kept with the rest.
            later::<D>(stage);
        }
    } else if Memory::of(stage).standing != Standing::Elsewhere && stage.host().kept_elsewhere(KEY)
    {
        stage.note(Memory {
            standing: Standing::Elsewhere,
            waits: None,
            ..Memory::of(stage)
        });
    }
    stage.state::<Memory>().standing
}

/// Takes what is kept into the form, `over` what was entered or around it.
fn recall<D: Draft>(stage: &Stage, over: bool) {
    let mut memory = Memory {
        looked: true,
        ..Memory::default()
    };
    memory.standing = match kept(stage) {
        None => Standing::Blocked,
        Some((text, at)) => {
            let read = D::restore(stage, &text, over);
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

/// What a reader should know of it, for a line above the form; `standing` is how it
/// [stands](standing).
pub fn notice<M: Message>(stage: &Stage, standing: Standing, texts: &Texts<M>) -> String {
    let words = stage.host().words();
    let text = match standing {
        Standing::Restored(at) => {
            return words.fill(texts.restored, &[("time", &time(stage, at))]);
        }
        Standing::Full => texts.full,
        Standing::Blocked => texts.blocked,
        Standing::Damaged => texts.damaged,
        Standing::Newer => texts.newer,
        Standing::Elsewhere => texts.elsewhere,
        Standing::New | Standing::Found | Standing::Saved(_) | Standing::Off => {
            return String::new();
        }
    };
    words.say(text).to_owned()
}

/// Lets the reader choose between what is kept and what is entered, where those differ.
pub fn choice<D: Draft, M: Message>(
    page: &mut Markup,
    stage: &Stage,
    standing: Standing,
    texts: &Texts<M>,
) {
    let words = stage.host().words();
    if !matches!(standing, Standing::Newer | Standing::Elsewhere) {
        return;
    }
    page.tag("p", attrs! { class="row" }, |page| {
        page.key("keep ");
        if standing == Standing::Elsewhere {
            page.tag("button", attrs! { type="button" }, |page| {
                let then = stage.clone();
                let act = move |_| {
                    recall::<D>(&then, true);
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
