//! What the marks of `wasm_split` call at run time.
//!
//! The crate's own way fetches a chunk when a marked function is awaited, and brings
//! futures, a waker and a cell for it. Here the runtime has fetched the chunk already,
//! so a marked function answers at once.

use std::task::{Context, Poll, Waker};

/// The error of a marked function; it doesn't occur.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NotLoaded;

pub(crate) use NotLoaded as SplitLoaderError;

/// The names that the generated code uses.
#[cfg(target_family = "wasm")]
pub(crate) mod rt {
    use std::ffi::c_void;
    use std::pin::Pin;

    use super::NotLoaded;

    pub(crate) type LoadCallbackFn = unsafe extern "C" fn(*const c_void, bool);

    /// Would fetch a chunk.
    #[derive(Debug)]
    pub(crate) struct LazySplitLoader;

    impl LazySplitLoader {
        /// # Safety
        /// There is nothing to uphold: `_load` is never called.
        pub(crate) const unsafe fn new(
            _load: unsafe extern "C" fn(LoadCallbackFn, *const c_void),
        ) -> Self {
            Self
        }
    }

    #[expect(clippy::unused_async, reason = "the generated code awaits it")]
    pub(crate) async fn ensure_loaded(_: Pin<&LazySplitLoader>) -> Result<(), NotLoaded> {
        Ok(())
    }
}

/// What a marked function answers.
pub(crate) fn call<T>(marked: impl Future<Output = Result<T, NotLoaded>>) -> Option<T> {
    let marked = std::pin::pin!(marked);
    match marked.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(made) => made.ok(),
        Poll::Pending => None,
    }
}
