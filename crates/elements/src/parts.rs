//! The parts of widgets that this generation of the module has downloaded.

use std::cell::RefCell;

use inlay_widgets::part::{Part, Writer};
use inlay_widgets::remote::Remote;
use yew::Callback;

use crate::{answers, chunk, registry, runtime};

thread_local!(static PARTS: RefCell<Vec<(Part, Remote<Writer>)>> = const { RefCell::new(Vec::new()) });

/// How far `part` has come.
pub(crate) fn state(part: Part) -> Remote<Writer> {
    PARTS.with_borrow(|parts| {
        let found = parts.iter().find(|(each, _)| *each == part);
        found.map_or(Remote::Idle, |(_, state)| state.clone())
    })
}

fn set(part: Part, state: Remote<Writer>) {
    PARTS.with_borrow_mut(|parts| {
        parts.retain(|(each, _)| *each != part);
        parts.push((part, state));
    });
    registry::redraw();
}

/// Downloads `part`, unless it is here or on its way.
pub(crate) fn fetch(part: Part) {
    if matches!(state(part), Remote::Idle | Remote::Failed) {
        set(part, Remote::Loading);
        let number = answers::expect(Callback::from(move |answer: Option<String>| {
            let writer = answer.and_then(|_| chunk::writer(part));
            set(part, writer.map_or(Remote::Failed, Remote::Ready));
        }));
        runtime::part(chunk::part_name(part), number);
    }
}
