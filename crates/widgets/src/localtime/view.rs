//! The view of a time in running text: the reader's, the page's, and what to know of it.

use chrono::{Datelike, NaiveDateTime};
use inlay_domain::schedule::Meant;
use inlay_domain::zone::{Kind, Local, Zone};

use super::Moment;
use super::messages::Text;
use crate::attrs;
use crate::host::{DateStyle, Host};
use crate::markup::{Markup, PLAIN};

pub(super) fn view(page: &mut Markup, host: &dyn Host, moment: &Moment) {
    let meant = moment.appointment.meant(host.now());
    let seen = meant.and_then(|meant| Seen::new(host, moment, meant));
    let Some(seen) = seen else {
        // Nothing to add to what the page says.
        return page.tag("slot", PLAIN, |_| {});
    };
    let own = if seen.own { Text::Yours } else { Text::Utc };
    let words = host.words();
    let (before, after) = words.say(own).split_once("{time}").unwrap_or_default();
    page.text(before);
    let stamp = seen.local.rfc3339();
    let time = clock(host, seen.local.wall, seen.style);
    page.leaf(
        "time",
        attrs! { datetime=stamp.as_str(), part="time" },
        &time,
    );
    page.text(after);
    let stated = stated(host, moment, &seen);
    if moment.worded || !stated.is_empty() {
        page.text(" (");
        page.tag("span", attrs! { part="stated" }, |page| {
            if moment.worded {
                page.tag("slot", PLAIN, |_| {});
            } else {
                page.text(&stated);
            }
        });
        page.text(")");
    }
    let notes = seen.notes(host, moment);
    if !notes.is_empty() {
        page.leaf("span", attrs! { class="muted", part="note" }, &notes);
    }
}

/// The page's time in words of ours, where it has none of its own and names a zone.
fn stated(host: &dyn Host, moment: &Moment, seen: &Seen) -> String {
    let Some(zone) = moment.appointment.zone().filter(|_| !moment.worded) else {
        return String::new();
    };
    let Ok(local) = zone.localize(seen.meant.instant) else {
        return String::new();
    };
    // The reader's date stands beside it.
    let same = local.wall.date() == seen.local.wall.date();
    let time = clock(host, local.wall, seen.style.filter(|_| !same));
    let values = [("time", time.as_str()), ("city", &zone.city())];
    host.words().fill(Text::There, &values)
}

/// A time of day, behind its date where that is to be told.
fn clock(host: &dyn Host, wall: NaiveDateTime, date: Option<DateStyle>) -> String {
    let time = host.time(wall.time());
    let Some(style) = date else {
        return time;
    };
    let date = host.date(wall.date(), style);
    let values = [("date", date.as_str()), ("time", &time)];
    host.words().fill(Text::OnDate, &values)
}

/// The time as its reader sees it.
struct Seen {
    meant: Meant,
    local: Local,
    /// The clock that shows it: the reader's, or none that is known.
    zone: Option<Zone>,
    own: bool,
    /// How the date is written, where it must be.
    style: Option<DateStyle>,
}

impl Seen {
    /// `None` for an instant outside of the years that are known.
    fn new(host: &dyn Host, moment: &Moment, meant: Meant) -> Option<Self> {
        let viewer = host.viewer_zone();
        let zone = viewer.or_else(|| Zone::parse("Etc/UTC").ok())?;
        let local = zone.localize(meant.instant).ok()?;
        let date = local.wall.date();
        // The page's words have the date of a fixed time; not of what recurs, nor the
        // date on which that is elsewhere.
        let told = moment.worded && !moment.appointment.recurs();
        let style = (!told || date != meant.stated.date()).then(|| {
            let now = zone.localize(host.now());
            let this_year = now.is_ok_and(|now| now.wall.year() == date.year());
            let soon = moment.appointment.recurs();
            if this_year || soon {
                DateStyle::Day
            } else {
                DateStyle::Full
            }
        });
        Some(Self {
            meant,
            local,
            zone: viewer,
            own: viewer.is_some(),
            style,
        })
    }

    /// What its reader had better know.
    fn notes(&self, host: &dyn Host, moment: &Moment) -> String {
        let stated = moment.appointment.zone();
        let mut notes = String::new();
        let mut note = |text: Text, zone: Option<Zone>| {
            let city = zone.map(|zone| zone.city()).unwrap_or_default();
            notes.push_str(" · ");
            notes.push_str(&host.words().fill(text, &[("city", &city)]));
        };
        match self.meant.kind {
            Kind::Unique => {}
            Kind::Gap { .. } => note(Text::Gap, stated),
            Kind::Fold => note(Text::Fold, stated),
        }
        if !self.own {
            note(Text::ZoneUnknown, None);
        }
        // One line is enough, whichever of the two it is.
        let instant = self.meant.instant;
        for zone in [self.zone, stated].into_iter().flatten() {
            if host.contradicts(zone, instant) {
                note(Text::Stale, Some(zone));
                break;
            }
        }
        notes
    }
}
