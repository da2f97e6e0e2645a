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
    /// What these four are called in the message.
    pub names: [&'a str; 4],
}

/// For what a message is written: each has its own ways to make something of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// A mail: plain text.
    Mail,
    /// Slack, in which signs mention and names become emoji.
    Slack,
    /// Anything else, which is taken for an issue: Markdown, and quick actions.
    Markdown,
}

/// The message: what the reader wrote, then page, section, address and zone, a line
/// each. What can't be seen is taken out; the rest shows as it was typed and does
/// nothing.
#[must_use]
pub fn text(medium: Medium, typed: &str, context: &Context<'_>) -> String {
    let mut out = match medium {
        Medium::Mail => encode::clean(typed, true),
        Medium::Slack => encode::slack(typed, "", true),
        Medium::Markdown => encode::block(typed, ""),
    };
    if !out.is_empty() {
        out.push_str("\n\n");
    }
    let zone = context.zone.map_or("", |zone| zone.name());
    let values = [context.title, context.section, context.url, zone];
    for (name, value) in context.names.iter().zip(values) {
        let value = match medium {
            Medium::Mail => encode::clean(value, false),
            Medium::Slack => encode::slack(value, "", false),
            Medium::Markdown => encode::inline(value, ""),
        };
        if !value.is_empty() {
            let item = if medium == Medium::Markdown { "- " } else { "" };
            for part in [item, name, ": ", &*value, "\n"] {
                out.push_str(part);
            }
        }
    }
    out
}

impl Channel {
    /// How a message is to be written for this channel.
    #[must_use]
    pub fn medium(&self) -> Medium {
        let host = self.url.host().unwrap_or_default();
        match () {
            () if self.url.is_mail() => Medium::Mail,
            () if self.kind == "slack" || host.ends_with(".slack.com") => Medium::Slack,
            () => Medium::Markdown,
        }
    }

    /// The recipient, where it is a mail address.
    #[must_use]
    pub fn recipient(&self) -> Option<&str> {
        let (_, to) = self.url.as_str().split_once(':')?;
        let to = to.split('?').next().unwrap_or_default();
        self.url.is_mail().then_some(to)
    }

    /// The address that opens a mail with a message in it; `None` for a channel
    /// that isn't a mail address.
    #[must_use]
    pub fn mail(&self, contact: &Contact, text: &str) -> Option<Address> {
        let to = self.recipient()?;
        let subject = contact.title.as_deref().unwrap_or(&self.label);
        Some(target::mail(to, &encode::clean(subject, false), text))
    }
}
