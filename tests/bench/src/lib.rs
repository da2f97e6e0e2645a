//! What `cargo xtask bench` measures in a browser: a module per benchmark, with
//! exports that do no more than hand over to the domain.
//!
//! Compiled with the profile and the allocator of the library that readers load.
//! Nothing of it is published.

mod directory;
mod time;

// As in inlay-elements.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
