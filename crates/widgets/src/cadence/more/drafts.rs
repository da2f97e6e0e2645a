//! Words to copy: a polite no, and an item for the agenda.

use yew::Callback;

use super::super::messages::Text;
use super::super::plan::{Plan, Reader};
use super::super::view::View;
use crate::attrs;
use crate::host::DateStyle;
use crate::markup::{Markup, PLAIN};
use crate::messages::Common;
use crate::stage::Stage;

/// Which draft was copied last, and whether that worked.
#[derive(Default, Clone, Copy)]
struct Copied(Option<(bool, bool)>);

pub(super) fn write(page: &mut Markup, view: &View<'_>, stage: &Stage) {
    let plan = Plan::new(view.cadence, view.host.now(), &Reader::of(view.host));
    let Some(next) = plan.ok().and_then(|plan| plan.rows.into_iter().next()) else {
        return;
    };
    let (cadence, host) = (view.cadence, view.host);
    let title = match &cadence.title {
        Some(title) => title,
        None => view.say(Text::Group),
    };
    let slot = cadence.slot(&next.occurrence);
    let zone = slot.and_then(|slot| slot.zone);
    let local = zone.and_then(|zone| next.occurrence.local(&zone));
    let date = host.date(next.occurrence.date, DateStyle::Day);
    let mut decline = match (zone, local) {
        (Some(zone), Some(seen)) => {
            let values = [
                ("title", title),
                ("date", &*date),
                ("time", &host.time(seen.local.wall.time())),
                ("city", &zone.city()),
            ];
            host.words().fill(Text::Decline, &values)
        }
        _ => [title, ", ", &date].concat(),
    };
    if let Some(agenda) = &cadence.agenda {
        decline.push('\n');
        decline.push_str(&view.fill(Text::ReadAgenda, "agenda", agenda.as_str()));
    }
    draft(page, view, stage, Text::DeclineHead, &decline, false);
    let item = view.fill(Text::Item, "date", &date);
    draft(page, view, stage, Text::ItemHead, &item, true);
}

fn draft(page: &mut Markup, view: &View<'_>, stage: &Stage, head: Text, text: &str, item: bool) {
    let words = view.host.words();
    page.tag(
        "div",
        attrs! { role="group", aria-label=view.say(head) },
        |page| {
            page.tag("p", PLAIN, |page| {
                page.leaf("strong", PLAIN, view.say(head))
            });
            page.leaf("pre", attrs! { class="draft" }, text);
            page.tag("p", attrs! { class="row" }, |page| {
                page.tag("button", attrs! { type="button" }, |page| {
                    let (stage, text) = (stage.clone(), text.to_owned());
                    let act = move |_| {
                        let told = stage.clone();
                        let done = move |worked| told.set(Copied(Some((item, worked))));
                        stage.host().copy(&text, Callback::from(done));
                    };
                    page.on("click", Callback::from(act));
                    page.text(words.say(Common::Copy));
                });
                let said = match stage.state::<Copied>().0 {
                    Some((which, worked)) if which == item => words.say(if worked {
                        Common::Copied
                    } else {
                        Common::CopyFailed
                    }),
                    _ => "",
                };
                page.leaf("span", attrs! { role="status" }, said);
            });
        },
    );
}
