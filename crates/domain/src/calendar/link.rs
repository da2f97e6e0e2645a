//! Addresses that open a calendar's own form, filled in.

use chrono::Days;

use super::line::{push_date, push_wall};
use super::{Event, When};
use crate::link::LinkUrl;
use crate::request::percent;
use crate::zone::Instant;

/// Google Calendar's form: the whole series, on the clock of its own zone. It
/// takes no exceptions; who offers the link tells the dates to delete.
///
/// `None` for an event outside 2026 to 2099.
#[must_use]
pub fn google(event: &Event) -> Option<LinkUrl> {
    let mut url = String::from("https://calendar.google.com/calendar/render?action=TEMPLATE&text=");
    percent::push(&mut url, &event.title);
    url.push_str("&dates=");
    match event.when {
        When::Clock {
            wall,
            zone,
            minutes,
        } => {
            let end = super::end(event, wall, zone, minutes.unwrap_or(0))?;
            push_wall(&mut url, wall);
            url.push('/');
            push_wall(&mut url, end);
            url.push_str("&ctz=");
            percent::push_except(&mut url, zone.name(), b"/");
        }
        When::Day(date) => {
            push_date(&mut url, date);
            url.push('/');
            push_date(&mut url, date.checked_add_days(Days::new(1))?);
        }
    }
    if let Some(rule) = event.rrule() {
        url.push_str("&recur=RRULE:");
        percent::push_except(&mut url, &rule, b"=,");
    }
    field(
        &mut url,
        "&location=",
        event.location.as_ref().map(LinkUrl::as_str),
    );
    field(&mut url, "&details=", Some(&event.notes));
    LinkUrl::parse(&url).ok()
}

/// Which of Outlook's two sites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// outlook.live.com: private accounts.
    Live,
    /// outlook.office.com: accounts of a company or school.
    Office,
}

/// Outlook's form: the first meeting alone, for it takes no rule.
///
/// `None` for an event outside 2026 to 2099.
#[must_use]
pub fn outlook(event: &Event, site: Outlook) -> Option<LinkUrl> {
    let mut url = String::from(match site {
        Outlook::Live => "https://outlook.live.com",
        Outlook::Office => "https://outlook.office.com",
    });
    url.push_str("/calendar/0/action/compose?rru=addevent&subject=");
    percent::push(&mut url, &event.title);
    match event.when {
        When::Clock { minutes, .. } => {
            let start = event.when.start()?;
            moment(&mut url, "&startdt=", start);
            moment(
                &mut url,
                "&enddt=",
                start.plus_minutes(i64::from(minutes.unwrap_or(0))),
            );
        }
        When::Day(date) => {
            for (name, date) in [
                ("&startdt=", date),
                ("&enddt=", date.checked_add_days(Days::new(1))?),
            ] {
                url.push_str(name);
                crate::schedule::Date(date).push(&mut url);
            }
            url.push_str("&allday=true");
        }
    }
    field(
        &mut url,
        "&location=",
        event.location.as_ref().map(LinkUrl::as_str),
    );
    field(&mut url, "&body=", Some(&event.notes));
    LinkUrl::parse(&url).ok()
}

fn moment(url: &mut String, name: &str, instant: Instant) {
    url.push_str(name);
    percent::push(url, &instant.rfc3339());
}

fn field(url: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value.filter(|value| !value.is_empty()) {
        url.push_str(name);
        percent::push(url, value);
    }
}
