//! How to reach a team, whether it is working there now, and the message.
//!
//! [`Contact`] is the data file. [`Contact::presence`] says for each region where
//! its clocks stand and when its working hours end or begin, and [`message`] puts
//! a message together that says where the reader comes from.

pub mod message;
mod presence;

pub use presence::{Now, Presence};

use serde::Deserialize;

use crate::json::{Contract, Fault, Node, Path, Problem, Shape, ids, shape};
use crate::link::{Access, AsOf, Link, LinkUrl};
use crate::schedule::Attendee;
use crate::zone::Instant;

/// How to reach a team.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Contact {
    /// Whom one reaches.
    #[serde(default)]
    pub title: Option<String>,
    /// The ways to reach it, the usual one first.
    pub channels: Vec<Channel>,
    /// Where people of the team work, and when.
    #[serde(default)]
    pub people: Vec<Attendee>,
    /// Within which time an answer can be expected, unless a channel says otherwise.
    #[serde(default)]
    pub answers_within: Option<Wait>,
    /// Where to read more.
    #[serde(default)]
    pub links: Vec<Link>,
    /// When all this was last true.
    #[serde(default)]
    pub as_of: Option<AsOf>,
}

/// A way to reach the team.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Channel {
    /// What it is: `slack`, `email`, `issues`, or another word, which is shown.
    pub kind: String,
    /// What it is called there, like `#marketing`.
    pub label: String,
    /// Where it leads. For Slack, `https://WORKSPACE.slack.com/archives/ID` opens
    /// in the browser as well as in the app.
    pub url: LinkUrl,
    /// What it is for.
    #[serde(default)]
    pub purpose: Option<String>,
    /// Within which time an answer can be expected there.
    #[serde(default)]
    pub answers_within: Option<Wait>,
    /// Who can open it.
    #[serde(default)]
    pub access: Option<Access>,
}

/// A time that the norms give for an answer: hours, or working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Wait {
    /// So many hours, by the clock.
    #[serde(default)]
    pub hours: Option<u16>,
    /// So many working days of the team.
    #[serde(default)]
    pub working_days: Option<u16>,
}

shape!(Contact { channels; title, people, answers_within, links, as_of });
shape!(Channel { kind, label, url; purpose, answers_within, access });
shape!(Wait { ; hours, working_days });

impl Contract for Contact {
    fn decode(root: &Node<'_>) -> Result<Self, Problem> {
        Shape::read(root)
    }

    fn check(&self) -> Result<(), Fault> {
        let place = |at: usize| Path::root().field("channels").index(at);
        if self.channels.is_empty() {
            let path = Path::root().field("channels");
            return Err(Fault::new(path, "No channel is listed; add one."));
        }
        for (at, channel) in self.channels.iter().enumerate() {
            ids::named(place(at), "kind", &channel.kind)?;
            ids::named(place(at), "label", &channel.label)?;
            check_wait(channel.answers_within, &|| place(at))?;
            if channel.kind == "email" && !channel.url.is_mail() {
                return Err(Fault::new(
                    place(at).field("url"),
                    "A mail address begins with mailto:, like mailto:name@example.com.",
                ));
            }
        }
        check_wait(self.answers_within, &Path::root)
    }
}

fn check_wait(wait: Option<Wait>, place: &dyn Fn() -> Path) -> Result<(), Fault> {
    let given = |wait: Wait| {
        matches!(
            (wait.hours, wait.working_days),
            (Some(1..), None) | (None, Some(1..))
        )
    };
    if wait.is_none_or(given) {
        return Ok(());
    }
    Err(Fault::new(
        place().field("answers_within"),
        "Give either hours or working_days, 1 or more.",
    ))
}

impl Wait {
    /// The instant by which an answer to something written at `now` can be expected;
    /// `None` for working days, which differ between people and places.
    #[must_use]
    pub fn due(self, now: Instant) -> Option<Instant> {
        let minutes = i64::from(self.hours?) * 60;
        Some(now.plus_minutes(minutes))
    }
}

impl Contact {
    /// How long the norms let one wait for an answer in a channel.
    #[must_use]
    pub fn wait(&self, channel: &Channel) -> Option<Wait> {
        channel.answers_within.or(self.answers_within)
    }
}

#[cfg(test)]
mod tests;
