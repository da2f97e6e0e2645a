//! The one clock of all widgets.

use std::cell::RefCell;

use gloo::timers::callback::Timeout;
use inlay_domain::zone::Instant;
use yew::Callback;

#[derive(Default)]
struct Clock {
    /// Who waits for the next full minute, under ascending numbers.
    waiting: Vec<(u32, Callback<()>)>,
    /// Who waits for a moment, under numbers of the same count.
    pending: Vec<(u32, Callback<()>)>,
    last: u32,
    /// Runs while anybody waits.
    timeout: Option<Timeout>,
}

thread_local!(static CLOCK: RefCell<Clock> = RefCell::default());

/// What the browser's clock shows.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the clock's milliseconds fit in 53 bits"
)]
pub(crate) fn now() -> Instant {
    Instant::from_unix((js_sys::Date::now() / 1_000.0) as i64)
}

/// Calls back at every full minute until the ticket is dropped.
pub(crate) fn each_minute(tick: Callback<()>) -> Ticket {
    CLOCK.with_borrow_mut(|clock| {
        clock.last = clock.last.wrapping_add(1);
        clock.waiting.push((clock.last, tick));
        if clock.timeout.is_none() {
            clock.timeout = Some(next());
        }
        Ticket(clock.last)
    })
}

/// A place among those who wait.
pub(crate) struct Ticket(u32);

impl Drop for Ticket {
    fn drop(&mut self) {
        CLOCK.with_borrow_mut(|clock| {
            clock.waiting.retain(|(number, _)| *number != self.0);
            if clock.waiting.is_empty() {
                clock.timeout = None;
            }
        });
    }
}

fn next() -> Timeout {
    // Whole seconds: a remainder of floats links a library function.
    let left = 60 - now().unix().rem_euclid(60);
    Timeout::new(u32::try_from(left).unwrap_or(60) * 1_000, || {
        // Outside the borrow: who is called may leave, or come.
        let waiting = CLOCK.with_borrow_mut(|clock| {
            clock.timeout = Some(next());
            clock.waiting.clone()
        });
        for (_, tick) in waiting {
            tick.emit(());
        }
    })
}

/// Calls back once, in so many milliseconds or at [`hurry`], unless what it returns is dropped.
pub(crate) fn soon(milliseconds: u32, act: Callback<()>) -> Pending {
    let number = CLOCK.with_borrow_mut(|clock| {
        clock.last = clock.last.wrapping_add(1);
        clock.pending.push((clock.last, act));
        clock.last
    });
    Pending {
        number,
        _timeout: Timeout::new(milliseconds, move || call(Some(number))),
    }
}

/// Calls all back now: the page is about to be left.
pub(crate) fn hurry() {
    call(None);
}

fn call(only: Option<u32>) {
    // Outside the borrow: who is called may wait again.
    let due = CLOCK.with_borrow_mut(|clock| {
        let all = std::mem::take(&mut clock.pending);
        let is_due = |number: u32| only.is_none_or(|only| only == number);
        let (due, later) = all.into_iter().partition(|(number, _)| is_due(*number));
        clock.pending = later;
        let due: Vec<(u32, Callback<()>)> = due;
        due
    });
    for (_, act) in due {
        act.emit(());
    }
}

/// Something that is to be called soon.
pub(crate) struct Pending {
    number: u32,
    _timeout: Timeout,
}

impl Drop for Pending {
    fn drop(&mut self) {
        CLOCK.with_borrow_mut(|clock| {
            clock.pending.retain(|(number, _)| *number != self.number);
        });
    }
}
