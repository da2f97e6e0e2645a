//! The custom elements around the widgets: which chunk a widget is in, what it asks of
//! the browser, and when it is drawn.
//!
//! The classes themselves are JavaScript (`js/loader.js`), since wasm-bindgen can't
//! export one that extends `HTMLElement`; `js/runtime.js` makes an instance of this
//! module and calls the functions below with an element's number. This side
//! holds an element's app, and no node of the page.

mod answers;
mod browser;
mod chunk;
mod clock;
mod mounted;
mod page;
mod paint;
mod parts;
mod registry;
mod runtime;
mod split;

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

/// Gives element `id` an app, for a widget of this name.
#[wasm_bindgen]
pub fn attach(id: u32, widget: &str) {
    runtime::report_panics();
    registry::attach(id, widget);
}

/// Element `id` shows its fallback.
#[wasm_bindgen]
pub fn clear(id: u32) {
    registry::with(id, |mounted| mounted.clear());
}

/// It is time to draw element `id`.
#[wasm_bindgen]
pub fn draw(id: u32) {
    registry::with(id, |mounted| mounted.draw_now());
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
        mounted
            .batches()
            .hear(batch as usize, number as usize, event);
    });
}

/// Reads the data of element `id`, whose chunk is here, and draws it; whether that went well.
/// If not, it has told why.
#[wasm_bindgen]
pub fn show(id: u32, text: Option<String>) -> bool {
    registry::find(id).is_some_and(|mounted| mounted.show(text))
}

/// What element `id` says in words: a language tag, then the texts, a line each.
#[wasm_bindgen]
pub fn speak(id: u32, words: &str) {
    registry::with(id, |mounted| mounted.speak(words));
}

/// Where element `id` stands, by the values of its attributes; whether they can be read.
#[wasm_bindgen]
pub fn stand(
    id: u32,
    level: u8,
    now: Option<String>,
    zone: Option<String>,
    edit_href: Option<String>,
) -> bool {
    registry::find(id).is_some_and(|mounted| mounted.stand(level, now, zone, edit_href).is_some())
}

/// The painter needs what is written on demand.
#[wasm_bindgen]
pub fn write(id: u32, batch: u32, number: u32) {
    registry::with(id, |mounted| {
        mounted.batches().write(id, batch as usize, number as usize);
    });
}

/// The page is about to be left.
#[wasm_bindgen]
pub fn leave() {
    clock::hurry();
}

/// The data of element `id` out of the page that it stands on, by the reader of pages, which
/// is here; nothing where it has told why not.
#[wasm_bindgen]
pub fn page(id: u32, host: &HtmlElement) -> Option<String> {
    registry::find(id)?.read_page(host)
}

/// Element `id` is no more.
#[wasm_bindgen]
pub fn release(id: u32) {
    registry::release(id);
}
