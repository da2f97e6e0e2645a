//! A time on its way into a calendar: links, and a file. Downloaded when it is opened.

use std::any::Any;
use std::rc::Rc;

use inlay_domain::calendar::{self, Event, Outlook, When};
use inlay_domain::schedule::phrase::Understood;
use yew::Callback;

use super::messages::Text;
use crate::attrs;
use crate::foot::anchor;
use crate::markup::{Markup, PLAIN};
use crate::stage::Stage;

/// What the part is handed.
pub(super) struct Meeting {
    pub(super) found: Understood,
    pub(super) minutes: u16,
    pub(super) title: String,
    /// The time on all clocks, as text.
    pub(super) notes: String,
}

/// Writes the links and the button; of a [`Meeting`].
pub fn write(page: &mut Markup, stage: &Stage, of: &dyn Any) {
    let host = stage.host();
    let words = host.words();
    let event = of.downcast_ref().and_then(event);
    let Some(event) = event.map(Rc::new) else {
        return;
    };
    page.tag("ul", attrs! { class="row" }, |page| {
        for (link, label) in [
            (calendar::google(&event), Text::Google),
            (calendar::outlook(&event, Outlook::Office), Text::Outlook),
        ] {
            if let Some(link) = link {
                page.tag("li", PLAIN, |page| {
                    anchor(page, host, words.say(label), &link, None);
                });
            }
        }
        page.tag("li", PLAIN, |page| {
            page.tag("button", attrs! { type="button" }, |page| {
                let stage = stage.clone();
                let act = move |_| {
                    let host = stage.host();
                    let file = calendar::file(std::slice::from_ref(&*event), host.now());
                    host.download("meeting.ics", "text/calendar", &file);
                };
                page.on("click", Callback::from(act));
                page.text(words.say(Text::Download));
            });
        });
    });
}

fn event(meeting: &Meeting) -> Option<Event> {
    let found = &meeting.found;
    Some(Event {
        uid: calendar::uid(&[&found.instant.rfc3339(), found.zone.name()]),
        title: meeting.title.clone(),
        when: When::at(found.instant, found.zone, Some(meeting.minutes)).ok()?,
        recurrence: None,
        location: None,
        notes: meeting.notes.clone(),
    })
}
