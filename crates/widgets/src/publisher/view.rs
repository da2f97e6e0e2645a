//! The view of the planner: the form, and what whoever knows the rules adds.

use std::rc::Rc;

use inlay_domain::digits;
use inlay_domain::publisher::Publisher;

use super::clerk::{Outlook, Place};
use super::desk::{Desk, Press};
use super::fields;
use super::messages::Text;
use crate::attrs;
use crate::autosave;
use crate::foot::foot;
use crate::markup::{Attributes, Markup, PLAIN};
use crate::part::{self, Part};
use crate::remote::Remote;
use crate::stage::Stage;

pub(super) const NOTE: &Attributes<'_> = attrs! { class="muted small" };
pub(super) const ROW: &Attributes<'_> = attrs! { class="row" };

pub(super) fn view(page: &mut Markup, stage: &Stage, given: &Rc<Publisher>) {
    let desk = &mut Desk::new(stage.clone(), given);
    if autosave::found(stage) {
        desk.send(false);
    }
    let look = desk.clerk().map(|clerk| (clerk.look)(desk));
    let (desk, outlook) = (&*desk, &look.unwrap_or_default());
    let name = match &given.title {
        Some(title) => title,
        None => desk.say(Text::Group),
    };
    let around = attrs! { id="top", role="group", tabindex="-1", aria-label=name };
    page.tag("div", around, |page| {
        if let Some(title) = &given.title {
            page.tag("div", attrs! { part="title" }, |page| {
                page.leaf(desk.host().heading(0), PLAIN, title);
            });
        }
        page.tag("form", attrs! { novalidate="" }, |page| {
            let mut round = String::new();
            digits::push(&mut round, desk.sheet.round.into());
            page.key(&round);
            page.on("focusin", desk.on(Press::Begin));
            page.on("input", desk.on(Press::Input));
            page.on("change", desk.on(Press::Leave));
            page.on("submit", desk.on(Press::Stay));
            form(page, desk, outlook);
        });
        foot(page, desk.host(), &given.links, given.as_of);
    });
}

fn form(page: &mut Markup, desk: &Desk, outlook: &Outlook) {
    let clerk = desk.clerk();
    let write = |page: &mut Markup, place| {
        if let Some(clerk) = clerk {
            (clerk.write)(page, desk, outlook, place);
        }
    };
    // It stands there empty from the start: what is put into a live region is read.
    page.tag("p", attrs! { role="status", class="notice" }, |page| {
        page.key("kept ");
        page.text(&outlook.notice);
    });
    write(page, Place::Above);
    fields::all(page, desk, outlook);
    let (route, text) = match clerk {
        Some(_) => (outlook.route, &*outlook.conclusion),
        None => ("open", desk.say(Text::Open)),
    };
    let class = ["verdict ", route].concat();
    page.tag("div", attrs! { class=&*class, part="verdict" }, |page| {
        // As above.
        page.tag("p", attrs! { role="status", class="route" }, |page| {
            page.text(text);
        });
        write(page, Place::Verdict);
    });
    if let Remote::Failed = desk.host().part(Part::Proposal) {
        part::write(page, &desk.stage, Part::Proposal, &());
    }
    write(page, Place::Reasons);
    // Closed until a reader begins, or only wants to see that.
    let open = clerk.map(|_| "");
    page.tag("details", attrs! { class="planned", open=open }, |page| {
        page.on("toggle", desk.on(Press::Begin));
        page.tag("summary", PLAIN, |page| heads(page, desk, Text::Planned));
        write(page, Place::Plan);
    });
    write(page, Place::Below);
}

/// A heading of a part: below the title, if there is one.
pub(super) fn heads(page: &mut Markup, desk: &Desk, text: Text) {
    let below = u8::from(desk.plan.title.is_some());
    page.leaf(desk.host().heading(below), PLAIN, desk.say(text));
}

#[inline(never)]
pub(super) fn button(page: &mut Markup, desk: &Desk, label: Text, press: Press) {
    page.tag("button", attrs! { type="button" }, |page| {
        page.on("click", desk.on(press));
        page.text(desk.say(label));
    });
}

/// Something that opens on a click, such as the reasons behind a rule.
#[inline(never)]
pub(super) fn more(
    page: &mut Markup,
    around: &Attributes<'_>,
    summary: &str,
    inside: &mut dyn FnMut(&mut Markup),
) {
    page.tag("details", around, |page| {
        page.leaf("summary", PLAIN, summary);
        inside(page);
    });
}
