//! All elements of this generation of the module, by number.

use std::cell::RefCell;
use std::rc::Rc;

use crate::chunk::Kind;
use crate::mounted::Mounted;

/// Ascending by id: numbers only grow, so a new one goes to the end.
type Live = Vec<(u32, Rc<Mounted>)>;

thread_local!(static LIVE: RefCell<Live> = RefCell::default());

fn position(live: &Live, id: u32) -> Option<usize> {
    live.binary_search_by_key(&id, |(each, _)| *each).ok()
}

/// Gives element `id` an app.
pub(crate) fn attach(id: u32, widget: &str) {
    if let Some(kind) = Kind::of(widget) {
        let mounted = Mounted::new(id, kind);
        LIVE.with_borrow_mut(|live| live.push((id, mounted)));
    }
}

/// What is mounted for `id`, if anything is.
pub(crate) fn find(id: u32) -> Option<Rc<Mounted>> {
    LIVE.with_borrow(|live| {
        let (_, mounted) = live.get(position(live, id)?)?;
        Some(Rc::clone(mounted))
    })
}

/// Calls `act` with what is mounted for `id`, if anything is.
pub(crate) fn with(id: u32, act: impl FnOnce(&Rc<Mounted>)) {
    // Outside the borrow: `act` may come back here.
    if let Some(mounted) = find(id) {
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
