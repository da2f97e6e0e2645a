//! Ways to take the time along: as text, as a link, into a calendar.

use super::act::Deed;
use super::calendar::Meeting;
use super::clocks::place;
use super::messages::Text;
use super::view::View;
use crate::attrs;
use crate::host::DateStyle;
use crate::markup::{Markup, PLAIN};
use crate::part::{self, Part};

pub(super) fn write(page: &mut Markup, view: &View<'_>) {
    page.tag("ul", attrs! { part="hand-over", class="row" }, |page| {
        page.tag("li", PLAIN, |page| {
            view.button(
                page,
                None,
                view.say(Text::CopyTimes),
                Deed::Copy(text(view)),
            );
        });
        if let Some(link) = view.host.link() {
            page.tag("li", PLAIN, |page| {
                view.button(page, None, view.say(Text::CopyLink), Deed::Copy(link));
            });
        }
    });
    // Once somebody has asked for a time.
    if let Some(meeting) = meeting(view) {
        let summary = view.say(Text::Calendar);
        let part = Part::TimeCalendar;
        part::disclosure(page, view.stage, part, "calendar", summary, &meeting);
    }
}

fn meeting(view: &View<'_>) -> Option<Meeting> {
    let title = view.data.title.as_deref();
    Some(Meeting {
        found: view.asked?,
        minutes: u16::try_from(view.state.length() * 30).ok()?,
        title: title.unwrap_or(view.say(Text::Group)).to_owned(),
        notes: text(view),
    })
}

/// A line per clock: `Wednesday, 2 December 2026, 16:00 London (GMT · UTC+00:00)`.
fn text(view: &View<'_>) -> String {
    let mut text = String::new();
    for row in view.rows {
        let Ok(local) = row.clock.zone.localize(view.at) else {
            continue;
        };
        if !text.is_empty() {
            text.push('\n');
        }
        let values = [
            ("date", &*view.host.date(local.wall.date(), DateStyle::Full)),
            ("time", &view.host.time(local.wall.time())),
            ("place", &row.name),
        ];
        for part in [
            &*view.fill(Text::Understood, &values),
            " (",
            &place(&local),
            ")",
        ] {
            text.push_str(part);
        }
    }
    text
}
