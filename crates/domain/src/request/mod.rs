//! Requests that are drafted in the reader's own browser: a form that the page
//! describes, what was answered, and the issue or message that results.
//!
//! [`Approval`] is the data file. [`Answers`] hold what was typed;
//! [`check`] says what is missing or wrong, [`Decision`] what the country means
//! for the request, and [`Draft`] is the Markdown, from which [`target`] makes
//! an address. Everything that was typed passes through [`encode`], the only
//! way from a form to Markdown.

mod answer;
mod approval;
mod contract;
mod decision;
mod draft;
pub mod encode;
#[cfg(any(test, feature = "english-countries"))]
mod english;
mod field;
pub mod kept;
mod pairs;
pub(crate) mod percent;
mod preview;
mod problem;
mod slack;
pub mod target;
mod template;
mod value;

pub use answer::{Answer, Answers};
pub use approval::{Approval, Approver, DraftTemplate, Handle, Level, Support, Target, TargetKind};
pub use decision::Decision;
pub use draft::{Draft, Words};
#[cfg(any(test, feature = "english-countries"))]
pub use english::{English, describe, not_needed};
pub use field::{Bound, Field, FieldKind, Wanted};
pub use pairs::Pairs;
pub use preview::{Block, BlockKind, Span, SpanKind, preview};
pub use problem::{Problem, Trouble, check, unknown};
pub use slack::slack;
pub use value::Value;

#[cfg(test)]
mod tests;
