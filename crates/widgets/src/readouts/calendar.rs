//! A region's readouts for calendars: links, and a file. Downloaded when it is opened.

use std::any::Any;
use std::rc::Rc;

use inlay_domain::calendar::{self, Outlook, Wording};
use inlay_domain::schedule::{Cadence, Date};
use yew::Callback;

use super::messages::Text;
use super::view::SMALL;
use crate::attrs;
use crate::foot::anchor;
use crate::host::{Change, Host};
use crate::markup::{Markup, PLAIN};
use crate::stage::Stage;

/// What the part is handed: a region's readouts, and the date of the next one.
pub(super) struct Series {
    pub(super) cadence: Rc<Cadence>,
    pub(super) from: Date,
}

/// Writes the links and the button; of a [`Series`].
pub fn write(page: &mut Markup, stage: &Stage, of: &dyn Any) {
    let host = stage.host();
    let words = host.words();
    let Some(Series { cadence, from }) = of.downcast_ref() else {
        return;
    };
    let series = calendar::series(cadence, from.0, None, &wording(host));
    let Some(event) = series.ok().and_then(|events| events.into_iter().next()) else {
        return page.leaf("p", SMALL, words.say(Text::Nothing));
    };
    page.tag("ul", attrs! { class="row", role="list" }, |page| {
        for (url, text) in [
            (calendar::google(&event), Text::Google),
            (calendar::outlook(&event, Outlook::Office), Text::Outlook),
        ] {
            if let Some(url) = url {
                page.tag("li", PLAIN, |page| {
                    anchor(page, host, words.say(text), &url, None);
                });
            }
        }
        page.tag("li", PLAIN, |page| {
            page.tag("button", attrs! { type="button" }, |page| {
                let (stage, cadence, from) = (stage.clone(), Rc::clone(cadence), *from);
                let act = move |_| download(stage.host(), &cadence, from);
                page.on("click", Callback::from(act));
                page.text(words.say(Text::Calendar));
            });
        });
    });
}

fn download(host: &dyn Host, cadence: &Cadence, from: Date) {
    if let Ok(events) = calendar::series(cadence, from.0, None, &wording(host)) {
        let text = calendar::file(&events, host.now());
        host.download("readouts.ics", "text/calendar", &text);
        host.changed(Change {
            view: "calendar",
            value: "",
        });
    }
}

fn wording(host: &dyn Host) -> Wording<'_> {
    let words = host.words();
    Wording {
        untitled: words.say(Text::Group),
        agenda: words.say(Text::Agenda),
        no_time: words.say(Text::NoTime),
    }
}
