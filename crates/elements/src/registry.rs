//! All elements of this generation of the module, by number.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::HtmlElement;

use crate::mounted::Mounted;

/// Ascending by id: numbers only grow, so a new one goes to the end.
type Live = Vec<(u32, Rc<Mounted>)>;

thread_local!(static LIVE: RefCell<Live> = RefCell::default());

fn position(live: &Live, id: u32) -> Option<usize> {
    live.binary_search_by_key(&id, |(each, _)| *each).ok()
}

/// Gives element `id` an app, and tells the `<div>` that it draws in.
pub(crate) fn attach(id: u32, host: &HtmlElement) -> HtmlElement {
    let mounted = Mounted::new(id, host);
    LIVE.with_borrow_mut(|live| live.push((id, Rc::clone(&mounted))));
    mounted.load(host);
    mounted.div()
}

/// Calls `act` with what is mounted for `id`, if anything is.
pub(crate) fn with(id: u32, act: impl FnOnce(&Rc<Mounted>)) {
    let found = LIVE.with_borrow(|live| {
        let (_, mounted) = live.get(position(live, id)?)?;
        Some(Rc::clone(mounted))
    });
    // Outside the borrow: `act` may come back here.
    if let Some(mounted) = found {
        act(&mounted);
    }
}

/// Draws all widgets again: something that they share has changed.
pub(crate) fn redraw() {
    let all = LIVE.with_borrow(Live::clone);
    for (_, mounted) in all {
        mounted.draw();
    }
}

/// Ends what was mounted for `id`.
pub(crate) fn release(id: u32) {
    let ended = LIVE.with_borrow_mut(|live| Some(live.remove(position(live, id)?)));
    if let Some((_, mounted)) = ended {
        mounted.end();
    }
}
