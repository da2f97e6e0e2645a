//! Reads a page's own headings, links and sentences into the data that widgets
//! show, so that the page stays the only place where it is written.
//!
//! Two readers bring an [`Outline`]: one of Markdown, in the terminal, and one of
//! the live document, in the browser. Both tell a [`Builder`] what opens and
//! closes; everything that could differ between them is decided here. What is
//! made of an outline is the JSON of a data file, so it is then checked like one.
//!
//! Like the domain, this crate is pure. It never sees a document, a file, a clock.

mod builder;
mod cadence;
mod directory;
mod json;
mod missing;
mod outline;
mod range;
mod recurrence;
mod sentence;
mod slug;
mod tag;

pub use builder::Builder;
pub use cadence::{Meeting, cadence, slots_of};
pub use directory::{Team, Teams, directory};
pub use missing::{Missing, Unread};
pub use outline::{Block, Heading, Outline, Prose, Run};
pub use range::{Range, Section, decoded};
pub use recurrence::Recurrence;
pub use sentence::sentences;
pub use slug::{gitlab, hugo};
