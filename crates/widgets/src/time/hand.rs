//! Ways to take the time along: as text, as a link, into a calendar.

use crate::markup::Html;
use inlay_domain::calendar::{self, Event, Outlook, When};

use super::act::Deed;
use super::clocks::place;
use super::messages::Text;
use super::view::View;
use crate::attrs;
use crate::foot::anchor;
use crate::host::DateStyle;
use crate::markup::{Markup, PLAIN};

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
        match view.host.link() {
            Some(link) => page.tag("li", PLAIN, |page| {
                view.button(page, None, view.say(Text::CopyLink), Deed::Copy(link));
            }),
            None => page.node(Html::default()),
        }
        let Some(event) = event(view) else { return };
        let links = [
            (calendar::google(&event), Text::Google),
            (calendar::outlook(&event, Outlook::Office), Text::Outlook),
        ];
        for (link, label) in links {
            if let Some(link) = link {
                page.tag("li", PLAIN, |page| {
                    anchor(page, view.host, view.say(label), &link, None);
                });
            }
        }
        page.tag("li", PLAIN, |page| {
            let file = calendar::file(&[event], view.host.now());
            view.button(page, None, view.say(Text::Download), Deed::Save(file));
        });
    });
}

/// The meeting as a calendar's entry, once somebody asked for a time.
fn event(view: &View<'_>) -> Option<Event> {
    let found = view.asked?;
    let minutes = u16::try_from(view.state.length() * 30).ok()?;
    let title = view.data.title.as_deref();
    Some(Event {
        uid: calendar::uid(&[&found.instant.rfc3339(), found.zone.name()]),
        title: title.unwrap_or(view.say(Text::Group)).to_owned(),
        when: When::at(found.instant, found.zone, Some(minutes)).ok()?,
        recurrence: None,
        location: None,
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
        for part in [
            &*view.host.date(local.wall.date(), DateStyle::Full),
            ", ",
            &view.host.time(local.wall.time()),
            " ",
            &row.name,
            " (",
            &place(&local),
            ")",
        ] {
            text.push_str(part);
        }
    }
    text
}
