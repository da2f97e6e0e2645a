//! spike
use inlay_widgets::*;
use wasm_bindgen::prelude::*;
use wasm_split_helpers::{wasm_split, SplitLoaderError};
#[wasm_split(cadence, fallible)]
fn a() -> Result<Box<dyn Widget>, SplitLoaderError> { Ok(Box::new(A)) }
#[wasm_split(directory, fallible)]
fn b() -> Result<Box<dyn Widget>, SplitLoaderError> { Ok(Box::new(B)) }
#[wasm_bindgen]
extern "C" { #[wasm_bindgen(js_name = inlayHost)] fn host(id: u32) -> Option<web_sys::HtmlElement>; }
#[wasm_bindgen]
/// mount
pub fn mount(div: web_sys::Element, tag: u32) {
    wasm_bindgen_futures::spawn_local(async move {
        let w = if tag == 0 { a().await } else { b().await };
        if let Ok(w) = w { let _ = host(tag); yew::Renderer::<Frame>::with_root_and_props(div, FrameProps{loaded: Some(w.load("a b"))}).render(); }
    });
}
