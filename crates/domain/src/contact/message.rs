//! A message that says where its writer comes from.

use super::{Channel, Contact};
use crate::request::encode;
use crate::request::target::{self, Address};
use crate::zone::Zone;

/// Where a reader writes from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// The title of the page.
    pub title: &'a str,
    /// The heading above the place.
    pub section: &'a str,
    /// The address of the page.
    pub url: &'a str,
    /// The reader's zone.
    pub zone: Option<Zone>,
}

/// The message as plain text: what the reader wrote, then page, section, address
/// and zone, a line each. What can't be seen is taken out, the rest stands as it
/// was typed.
#[must_use]
pub fn text(typed: &str, context: &Context<'_>) -> String {
    let mut out = encode::clean(typed, true);
    if !out.is_empty() {
        out.push_str("\n\n");
    }
    let zone = context.zone.map_or("", |zone| zone.name());
    for (name, value) in [
        ("Page", context.title),
        ("Section", context.section),
        ("Address", context.url),
        ("My time zone", zone),
    ] {
        let value = encode::clean(value, false);
        if !value.is_empty() {
            for part in [name, ": ", &*value, "\n"] {
                out.push_str(part);
            }
        }
    }
    out
}

impl Channel {
    /// The address that opens a mail with a message in it; `None` for a channel
    /// that isn't a mail address.
    #[must_use]
    pub fn mail(&self, contact: &Contact, text: &str) -> Option<Address> {
        if !self.url.is_mail() {
            return None;
        }
        let (_, to) = self.url.as_str().split_once(':')?;
        let to = to.split('?').next().unwrap_or_default();
        let subject = contact.title.as_deref().unwrap_or(&self.label);
        Some(target::mail(to, &encode::clean(subject, false), text))
    }
}
