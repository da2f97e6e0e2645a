//! What stands around every view: its memory, its focus, its clock.

use std::any::Any;
use std::rc::Rc;

use yew::Callback;

use crate::host::HostRef;
use crate::markup::Html;
use crate::stage::{Focus, Memory, Stage};
use crate::widget::Model;

/// A model, equal only to itself.
#[derive(Clone)]
pub struct Shown(pub Rc<dyn Model>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Draws one widget again and again, and keeps what its view remembers.
///
/// Whoever shows the drawing calls [`view`](Self::view), puts the nodes into the
/// document, and then calls [`rendered`](Self::rendered).
#[derive(Default)]
pub struct Frame {
    memory: Memory,
    focus: Focus,
    /// The model that the document shows.
    standing: Option<Shown>,
    /// The host whose clock is heard, and what ends that when dropped.
    clock: Option<(HostRef, Option<Box<dyn Any>>)>,
}

impl Frame {
    /// The widget as it is now; `redraw` is called when it has become another.
    #[must_use]
    pub fn view(&self, host: &HostRef, shown: &Shown, redraw: Callback<()>) -> Html {
        let stage = Stage::new(
            host.clone(),
            Rc::clone(&self.memory),
            Rc::clone(&self.focus),
            redraw,
        );
        Rc::clone(&shown.0).view(&stage)
    }

    /// The last view stands in the document now; nothing does without `shown`.
    pub fn rendered(&mut self, shown: Option<(&HostRef, &Shown)>, redraw: &Callback<()>) {
        let Some((host, shown)) = shown else {
            self.clock = None;
            self.standing = None;
            return;
        };
        if self.clock.as_ref().is_none_or(|(heard, _)| heard != host) {
            let tick = shown.0.ticks().then(|| redraw.clone());
            let guard = tick.and_then(|tick| host.each_minute(tick));
            self.clock = Some((host.clone(), guard));
        }
        if let Some(id) = self.focus.take() {
            host.focus(id);
        }
        // Which is when the fallback may go.
        if self.standing.as_ref() != Some(shown) {
            self.standing = Some(shown.clone());
            host.ready();
        }
    }
}
