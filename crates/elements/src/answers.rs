//! What this module has asked of the page, and who waits for the answer.

use std::cell::RefCell;

use yew::Callback;

/// Nothing where it failed.
type Waiting = Option<Callback<Option<String>>>;

thread_local!(static WAITING: RefCell<Vec<Waiting>> = const { RefCell::new(Vec::new()) });

/// The number under which `done` is told the answer, once.
pub(crate) fn expect(done: Callback<Option<String>>) -> u32 {
    WAITING.with_borrow_mut(|waiting| {
        let free = waiting.iter().position(Option::is_none);
        let number = free.unwrap_or(waiting.len());
        match waiting.get_mut(number) {
            Some(place) => *place = Some(done),
            None => waiting.push(Some(done)),
        }
        // Far fewer are on their way at a time than a number of 32 bits counts.
        u32::try_from(number).unwrap_or_default()
    })
}

/// The answer under `number` is here.
pub(crate) fn answer(number: u32, text: Option<String>) {
    let done = WAITING.with_borrow_mut(|waiting| waiting.get_mut(number as usize)?.take());
    // Outside the borrow: who is told may ask for more.
    if let Some(done) = done {
        done.emit(text);
    }
}
