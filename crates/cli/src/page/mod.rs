//! Pages in Markdown or HTML: their outline, the HTML that stands in them, and what is
//! wrong with them.

mod agreement;
mod attributes;
mod document;
mod embed;
mod front;
mod html;
mod identity;
mod markdown;
mod rules;
mod sections;

pub(crate) use markdown::outline;
pub(crate) use rules::report;

#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod tests;
