//! Where it is working hours now, and where next.

use inlay_domain::contact::{Now, Presence};
use inlay_domain::zone::Instant;

use super::messages::Text;
use super::view::{SMALL, View};
use crate::attrs;
use crate::host::DateStyle;
use crate::markup::{Markup, PLAIN};

impl View<'_> {
    /// One sentence, then each region with its clock.
    pub(super) fn hours(&self, page: &mut Markup) {
        let rows = self.contact.presence(self.host.now());
        if rows.is_empty() {
            return;
        }
        page.tag("p", attrs! { part="hours", class="hours" }, |page| {
            page.leaf("strong", PLAIN, &self.conclusion(&rows));
        });
        let name = self.say(Text::Regions);
        let around = attrs! { role="list", part="regions", aria-label=name };
        page.tag("ul", around, |page| {
            for row in &rows {
                self.region(page, row);
            }
        });
        if self.host.viewer_zone().is_none() {
            page.leaf("p", SMALL, self.say(Text::ZoneUnknown));
        }
    }

    fn add(&self, names: &mut String, row: &Presence<'_>) {
        self.host.words().add(names, &name(row));
    }

    fn conclusion(&self, rows: &[Presence<'_>]) -> String {
        // Of those at work, or else of those who are next.
        let mut names = String::new();
        let mut next: Option<Instant> = None;
        let mut open = false;
        for row in rows {
            match row.now {
                Now::Working { .. } if !open => {
                    open = true;
                    names.clear();
                }
                Now::Working { .. } => {}
                Now::Away { from: Some(from) } if !open && next.is_none_or(|next| from <= next) => {
                    if next != Some(from) {
                        next = Some(from);
                        names.clear();
                    }
                }
                Now::Away { .. } => continue,
            }
            self.add(&mut names, row);
        }
        if open {
            return self.fill(Text::Open, "names", &names);
        }
        let Some(next) = next else {
            return self.say(Text::ClosedForGood).to_owned();
        };
        let values = [("names", names.as_str()), ("when", &self.ahead(next))];
        self.host.words().fill(Text::Closed, &values)
    }

    /// How far ahead an instant is: in minutes, hours from 60 minutes on, days beyond
    /// 24 hours, rounded up.
    fn ahead(&self, at: Instant) -> String {
        let minutes = (at.seconds_since(self.host.now()) + 59) / 60;
        let hours = (minutes + 59) / 60;
        match minutes {
            ..60 => self.counted(minutes, Text::InMinute, Text::InMinutes),
            60..=1_440 => self.counted(hours, Text::InHour, Text::InHours),
            _ => self.counted((hours + 23) / 24, Text::InDays, Text::InDays),
        }
    }

    fn region(&self, page: &mut Markup, row: &Presence<'_>) {
        let (class, sign, state, text, at) = match row.now {
            Now::Working { until } => ("region open", "● ", Text::Working, Text::Until, until),
            Now::Away { from } => ("region", "○ ", Text::Away, Text::From, from),
        };
        page.tag("li", attrs! { class=class }, |page| {
            page.leaf("span", attrs! { class="sign", aria-hidden="true" }, sign);
            let zone = row.people.zone;
            let head = name(row);
            page.leaf("strong", PLAIN, &head);
            let mut facts = String::from(" ");
            let city = zone.city();
            if head != city {
                facts.push_str(&city);
                facts.push(' ');
            }
            facts.push_str(&self.host.time(row.local.wall.time()));
            facts.push_str(" · ");
            facts.push_str(self.say(state));
            if let Some(at) = at
                && let Ok(local) = zone.localize(at)
            {
                facts.push(' ');
                let mut time = self.host.time(local.wall.time());
                if local.wall.date() != row.local.wall.date() {
                    let day = self.host.date(local.wall.date(), DateStyle::Weekday);
                    time = [&*day, " ", &*time].concat();
                }
                facts.push_str(&self.fill(text, "time", &time));
                let own = self.host.viewer_zone().filter(|own| *own != zone);
                if let Some(time) = own.and_then(|_| self.own(at)) {
                    let own = self.fill(Text::ForYou, "time", &time);
                    self.host.words().add(&mut facts, &own);
                }
            }
            if let Some(people) = row.people.people {
                facts.push_str(" · ");
                facts.push_str(&self.counted(people.into(), Text::PeopleOne, Text::People));
            }
            page.leaf("span", PLAIN, &facts);
        });
    }
}

/// Who a row is: the region, or the city of its zone.
fn name(row: &Presence<'_>) -> String {
    match &row.people.region {
        Some(region) => region.as_str().to_owned(),
        None => row.people.zone.city(),
    }
}
