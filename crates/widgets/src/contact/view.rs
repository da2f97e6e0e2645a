//! The view of a contact: the channels, the hours, the way to a message.

use std::rc::Rc;

use inlay_domain::contact::{Channel, Contact, Wait};
use inlay_domain::zone::Instant;

use super::messages::Text;
use crate::attrs;
use crate::foot::{anchor, foot};
use crate::host::{DateStyle, Host};
use crate::markup::{Attributes, Markup, PLAIN};
use crate::part::{self, Part};
use crate::stage::Stage;

pub(super) const SMALL: &Attributes<'_> = attrs! { class="muted small" };

/// What every part of the view looks at.
pub(super) struct View<'a> {
    pub(super) host: &'a dyn Host,
    pub(super) contact: &'a Contact,
}

pub(super) fn view(page: &mut Markup, stage: &Stage, contact: &Rc<Contact>) {
    let host = stage.host();
    let view = View { host, contact };
    let name = match &contact.title {
        Some(title) => title,
        None => view.say(Text::Group),
    };
    page.tag("div", attrs! { role="group", aria-label=name }, |page| {
        page.tag("ul", attrs! { role="list", part="channels" }, |page| {
            for channel in &contact.channels {
                view.channel(page, channel);
            }
        });
        view.hours(page);
        part::disclosure(
            page,
            stage,
            Part::ContactMessage,
            "message",
            view.say(Text::Write),
            contact,
        );
        foot(page, host, &contact.links, contact.as_of);
    });
}

impl View<'_> {
    pub(super) fn say(&self, text: Text) -> &str {
        self.host.words().say(text)
    }

    /// A text with one value in it.
    #[inline(never)]
    pub(super) fn fill(&self, text: Text, name: &str, value: &str) -> String {
        self.host.words().fill(text, &[(name, value)])
    }

    #[inline(never)]
    pub(super) fn counted(&self, count: i64, one: Text, many: Text) -> String {
        let single = usize::try_from(count).is_ok_and(|count| self.host.is_one(count));
        let text = if single { one } else { many };
        self.fill(text, "n", &self.host.number(count))
    }

    /// A way to reach the team, what it is for, and how long the norms let one wait.
    fn channel(&self, page: &mut Markup, channel: &Channel) {
        page.tag("li", attrs! { part="channel", class="channel" }, |page| {
            page.tag("p", PLAIN, |page| {
                page.tag("strong", PLAIN, |page| {
                    anchor(
                        page,
                        self.host,
                        &channel.label,
                        &channel.url,
                        channel.access,
                    );
                });
                if let Some(purpose) = &channel.purpose {
                    page.leaf("span", PLAIN, &[" ", &**purpose].concat());
                }
            });
            let mut facts = String::from(match &*channel.kind {
                "slack" => self.say(Text::Slack),
                "email" => self.say(Text::Email),
                "issues" => self.say(Text::Issues),
                other => other,
            });
            if channel.kind == "slack" && channel.url.is_external() {
                facts.push_str(": ");
                facts.push_str(self.say(Text::Browser));
            }
            if let Some(wait) = self.contact.wait(channel) {
                facts.push_str(" · ");
                self.wait(&mut facts, wait);
            }
            page.leaf("p", SMALL, &facts);
        });
    }

    fn wait(&self, facts: &mut String, wait: Wait) {
        let days = wait.working_days.map_or(0, i64::from);
        let hours = wait.hours.map_or(0, i64::from);
        facts.push_str(&match hours {
            0 => self.counted(days, Text::WithinDay, Text::WithinDays),
            _ => self.counted(hours, Text::WithinHour, Text::WithinHours),
        });
        let due = wait.due(self.host.now());
        if let Some(time) = due.and_then(|due| self.own(due)) {
            facts.push(' ');
            facts.push_str(&self.fill(Text::By, "time", &time));
        }
    }

    /// An instant on the reader's clock; with the day where it isn't today.
    pub(super) fn own(&self, at: Instant) -> Option<String> {
        let zone = self.host.viewer_zone()?;
        let now = zone.localize(self.host.now()).ok()?;
        let local = zone.localize(at).ok()?;
        let mut out = String::new();
        if local.wall.date() != now.wall.date() {
            let far = at.seconds_since(self.host.now()) > 6 * 86_400;
            let style = if far {
                DateStyle::Day
            } else {
                DateStyle::Weekday
            };
            out = self.host.date(local.wall.date(), style);
            out.push(' ');
        }
        out.push_str(&self.host.time(local.wall.time()));
        Some(out)
    }
}
