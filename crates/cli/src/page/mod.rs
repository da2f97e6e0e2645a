//! Pages in Markdown: their outline, the HTML that stands in them, and what is
//! wrong with them.

mod agreement;
mod embed;
mod front;
mod html;
mod markdown;
mod rules;
mod sections;

pub(crate) use markdown::outline;
pub(crate) use rules::findings;

#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod tests;
