//! The view of an approval request: the form, and what whoever checks and drafts adds.

use std::rc::Rc;

use super::clerk::{Outlook, Place};
use super::desk::{Desk, Form, Press};
use super::fields;
use super::messages::Text;
use crate::attrs;
use crate::autosave;
use crate::foot::foot;
use crate::markup::{Markup, PLAIN};
use crate::part::{self, Part};
use crate::remote::Remote;
use crate::stage::Stage;

pub(super) fn view(page: &mut Markup, stage: &Stage, form: Rc<Form>) {
    let desk = &mut Desk::new(stage.clone(), form);
    // Without a country it is clear from the start what the form means.
    if autosave::found(stage) || !desk.form().fields.iter().any(fields::asks_country) {
        desk.send(false);
    }
    let look = desk.clerk().map(|clerk| (clerk.look)(desk));
    let (desk, outlook) = (&*desk, &look.unwrap_or_default());
    let form = desk.form();
    let name = match &form.title {
        Some(title) => title,
        None => desk.say(Text::Group),
    };
    let around = attrs! { id="top", role="group", tabindex="-1", aria-label=name };
    page.tag("div", around, |page| {
        if let Some(title) = &form.title {
            page.tag("div", attrs! { part="title" }, |page| {
                page.leaf(desk.host().heading(0), PLAIN, title);
            });
        }
        page.tag("form", attrs! { novalidate="" }, |page| {
            let mut round = String::new();
            inlay_domain::digits::push(&mut round, desk.state().round.into());
            page.key(&round);
            page.on("focusin", desk.on(Press::Begin));
            page.on("input", desk.on(Press::Input));
            page.on("change", desk.on(Press::Leave));
            page.on("submit", desk.on(Press::Check));
            sheet(page, desk, outlook);
        });
        foot(page, desk.host(), &form.links, form.as_of);
    });
}

/// What the form's element holds. All of it has keys, so that each control stays
/// itself when others come or go.
fn sheet(page: &mut Markup, desk: &Desk, outlook: &Outlook) {
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
    if !outlook.ended {
        write(page, Place::Below);
        page.tag("div", attrs! { class="actions", part="actions" }, |page| {
            page.key("actions ");
            let note = attrs! { class="muted small" };
            page.leaf("p", note, desk.say(Text::Stays));
            if outlook.ready {
                write(page, Place::Ways);
            } else {
                page.tag("p", PLAIN, |page| {
                    page.leaf("button", attrs! { type="submit" }, desk.say(Text::Check));
                });
            }
            write(page, Place::Actions);
        });
    }
    comes(page, desk);
    write(page, Place::End);
}

/// Says that whoever checks didn't come, or that a check waits for them.
fn comes(page: &mut Markup, desk: &Desk) {
    let waits = match desk.host().part(Part::Draft) {
        Remote::Loading => desk.state().wanted,
        Remote::Failed => true,
        Remote::Idle | Remote::Ready(_) => false,
    };
    if waits {
        page.tag("div", PLAIN, |page| {
            page.key("comes ");
            part::write(page, desk.stage(), Part::Draft, &());
        });
    }
}
