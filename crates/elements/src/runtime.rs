//! What `js/runtime.js` and `js/kept.js` do for this module. The names are free there: the build
//! puts the generated glue inside the function that defines them.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// What a view has written, for the painter; `fixed` is the address of so many pairs of
    /// an address and a length.
    #[wasm_bindgen(js_name = inlayPaint)]
    pub(crate) fn paint(id: u32, batch: u32, words: &[u32], text: &[u8], fixed: u32, count: u32);

    /// The widget may take the fallback's place.
    #[wasm_bindgen(js_name = inlayReady)]
    pub(crate) fn ready(id: u32);

    /// Back to the fallback.
    #[wasm_bindgen(js_name = inlayFail)]
    pub(crate) fn fail(id: u32, code: &str, message: &str, path: &str);

    /// Back to the fallback: the data is wrong at this place.
    #[wasm_bindgen(js_name = inlayInvalid)]
    pub(crate) fn invalid(id: u32, path: &str, message: &str, line: u32, column: u32);

    /// Back to the fallback: an attribute can't be read.
    #[wasm_bindgen(js_name = inlayAttribute)]
    pub(crate) fn attribute(id: u32, name: &str, message: &str);

    /// Moves the focus to the part of the widget with this id, if it can take it.
    #[wasm_bindgen(js_name = inlayFocus)]
    pub(crate) fn focus(id: u32, part: &str);

    /// Dispatches `inlay-change`.
    #[wasm_bindgen(js_name = inlayChange)]
    pub(crate) fn changed(id: u32, view: &str, value: &str);

    /// The common and the widget's own style sheet.
    #[wasm_bindgen(js_name = inlayStyle)]
    pub(crate) fn style(id: u32, common: &str, own: &str);

    /// `draw` is called for this element when the running event is over.
    #[wasm_bindgen(js_name = inlayDue)]
    pub(crate) fn due(id: u32);

    /// Remembers why the module is about to trap.
    #[wasm_bindgen(js_name = inlayPanic)]
    fn panicked(message: &str);

    #[wasm_bindgen(js_name = inlayDate)]
    pub(crate) fn date(lang: &str, style: u8, milliseconds: f64) -> String;

    #[wasm_bindgen(js_name = inlayTime)]
    pub(crate) fn time(lang: &str, minutes: u32, clock: u8) -> String;

    /// Minutes ahead of UTC by the browser's own data, -1 where it lacks the zone.
    #[wasm_bindgen(js_name = inlayOffset)]
    pub(crate) fn offset(zone: &str, milliseconds: f64) -> i32;

    #[wasm_bindgen(js_name = inlayNumber)]
    pub(crate) fn number(lang: &str, value: f64) -> String;

    #[wasm_bindgen(js_name = inlayIsOne)]
    pub(crate) fn is_one(lang: &str, count: u32) -> bool;

    #[wasm_bindgen(js_name = inlayCountry, catch)]
    pub(crate) fn country(lang: &str, code: &str) -> Result<String, wasm_bindgen::JsValue>;

    #[wasm_bindgen(js_name = inlayCountries)]
    pub(crate) fn countries(lang: &str, codes: &str) -> String;

    #[wasm_bindgen(js_name = inlayMoney, catch)]
    pub(crate) fn money(
        lang: &str,
        amount: &str,
        currency: &str,
    ) -> Result<String, wasm_bindgen::JsValue>;

    /// The browser's own zone.
    #[wasm_bindgen(js_name = inlayZone)]
    pub(crate) fn zone() -> Option<String>;

    /// What outlives a view: `js/kept.js` has a function for each `room`.
    #[wasm_bindgen(js_name = inlayAsk)]
    pub(crate) fn ask(id: u32, room: &str, key: &str, text: &str) -> Option<String>;

    /// Offers a file to the reader.
    #[wasm_bindgen(js_name = inlaySave)]
    pub(crate) fn save(name: &str, media_type: &str, text: &str);

    /// A text of the library that no widget's first view needs; answered under `number`.
    #[wasm_bindgen(js_name = inlayLibrary)]
    pub(crate) fn library(name: &str, number: u32);

    /// The chunk of a part; answered under `number`.
    #[wasm_bindgen(js_name = inlayPart)]
    pub(crate) fn part(name: &str, number: u32);

    /// Answers under `number` when the page has nothing else to do.
    #[wasm_bindgen(js_name = inlayRest)]
    pub(crate) fn rest(number: u32);

    /// Puts a text on the clipboard; answered under `number`.
    #[wasm_bindgen(js_name = inlayCopy)]
    pub(crate) fn copy(text: &str, number: u32);
}

/// Sends a panic's message to the runtime, which tells it once, instead of to the console.
pub(crate) fn report_panics() {
    thread_local!(static DONE: std::cell::Cell<bool> = const { std::cell::Cell::new(false) });
    if DONE.replace(true) {
        return;
    }
    std::panic::set_hook(Box::new(|info| {
        let mut message = String::from(info.payload_as_str().unwrap_or("a panic"));
        if let Some(place) = info.location() {
            message.push_str(" at ");
            message.push_str(place.file());
            message.push(':');
            inlay_domain::digits::push(&mut message, i64::from(place.line()));
        }
        panicked(&message);
    }));
}
