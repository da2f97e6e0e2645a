//! All elements of this generation of the module, by number.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::HtmlElement;

use crate::mounted::Mounted;

#[derive(Default)]
struct Registry {
    /// Ascending by id: numbers only grow, so a new one goes to the end.
    live: Vec<(u32, Rc<Mounted>)>,
    /// Apps without an element. Yew's delegated listeners keep an app's `<div>`
    /// even after `destroy()`, so an app is used again instead.
    idle: Vec<Rc<Mounted>>,
}

thread_local!(static REGISTRY: RefCell<Registry> = RefCell::default());

fn position(live: &[(u32, Rc<Mounted>)], id: u32) -> Result<usize, usize> {
    live.binary_search_by_key(&id, |(each, _)| *each)
}

/// Gives element `id` an app, new or used before.
pub(crate) fn attach(id: u32, host: &HtmlElement) -> HtmlElement {
    let idle = REGISTRY.with_borrow_mut(|registry| registry.idle.pop());
    let mounted = idle.unwrap_or_else(|| Mounted::new(host));
    REGISTRY.with_borrow_mut(|registry| registry.live.push((id, Rc::clone(&mounted))));
    mounted.adopt(id, host);
    mounted.div()
}

/// Calls `act` with what is mounted for `id`, if anything is.
pub(crate) fn with(id: u32, act: impl FnOnce(&Rc<Mounted>)) {
    let found = REGISTRY.with_borrow(|registry| {
        let place = position(&registry.live, id).ok()?;
        registry
            .live
            .get(place)
            .map(|(_, mounted)| Rc::clone(mounted))
    });
    // Outside the borrow: `act` may come back here.
    if let Some(mounted) = found {
        act(&mounted);
    }
}

/// Empties the app of `id` and keeps it for another element.
pub(crate) fn release(id: u32) {
    let freed = REGISTRY.with_borrow_mut(|registry| {
        let place = position(&registry.live, id).ok()?;
        Some(registry.live.remove(place).1)
    });
    if let Some(mounted) = freed {
        mounted.empty();
        REGISTRY.with_borrow_mut(|registry| registry.idle.push(mounted));
    }
}
