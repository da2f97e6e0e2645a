//! The custom elements around the widgets: what an attribute means, where data
//! comes from, which chunk a widget is in, and what the page is told.
//!
//! The classes themselves are JavaScript (`js/loader.js`), since wasm-bindgen can't
//! export one that extends `HTMLElement`; `js/runtime.js` makes an instance of this
//! module and calls the functions below with an element's number. This side
//! holds an element's app and its `<div>`, never the element.

mod answers;
mod browser;
mod chunk;
mod clock;
mod failure;
mod mounted;
mod page;
mod paint;
mod parts;
mod registry;
mod runtime;
mod source;
mod split;
mod standing;

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Event, HtmlElement};

// 2 KB smaller than the standard library's own; made for one thread, so for wasm alone.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// What was asked for under `number` is here, or nothing where it failed.
#[wasm_bindgen]
pub fn answer(number: u32, text: Option<String>) {
    answers::answer(number, text);
}

/// Gives element `id` an app, and returns the `<div>` that it lives in.
#[wasm_bindgen]
pub fn attach(id: u32, host: &HtmlElement) -> HtmlElement {
    runtime::report_panics();
    registry::attach(id, host)
}

/// Attribute `name` of element `id`, or its `data`, has a new value.
#[wasm_bindgen]
pub fn change(id: u32, host: &HtmlElement, name: &str) {
    registry::with(id, |mounted| mounted.change(host, name));
}

/// Element `id` stands on a page again, maybe in another place.
#[wasm_bindgen]
pub fn connect(id: u32, host: &HtmlElement) {
    registry::with(id, |mounted| mounted.moved(host));
}

/// It is time to draw element `id`.
#[wasm_bindgen]
pub fn draw(id: u32) {
    registry::with(id, |mounted| mounted.draw_now());
}

/// What element `id` asked for in its `round` is here: the words, unless a file of the
/// library didn't come, and how `src` was answered, 0 for not at all.
#[wasm_bindgen]
pub fn gathered(id: u32, round: u32, words: Option<String>, status: u16, text: &str) {
    registry::with(id, |mounted| mounted.gathered(round, words, status, text));
}

/// The painter shows nothing any more of what was drawn at once under `batch`.
#[wasm_bindgen]
pub fn forget(id: u32, batch: u32) {
    registry::with(id, |mounted| mounted.batches().forget(batch as usize));
}

/// What listens under a batch and a number in it, for element `id`, hears an event.
#[wasm_bindgen]
pub fn hear(id: u32, batch: u32, number: u32, event: Event) {
    registry::with(id, |mounted| {
        mounted.batches().hear(batch as usize, number as usize, event);
    });
}

/// The painter needs what is written on demand.
#[wasm_bindgen]
pub fn write(id: u32, batch: u32, number: u32) {
    registry::with(id, |mounted| {
        mounted.batches().write(id, batch as usize, number as usize);
    });
}

/// Element `id` is no more.
#[wasm_bindgen]
pub fn release(id: u32) {
    registry::release(id);
}
