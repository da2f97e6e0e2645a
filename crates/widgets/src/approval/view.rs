//! The view of an approval request: the form, what it means so far, the draft.

use std::rc::Rc;

use inlay_domain::request::{Decision, Problem};

use super::desk::{Desk, Form, KEPT, Kept, Press};
use super::messages::Text;
use super::{draft, fields, trouble};
use crate::attrs;
use crate::autosave;
use crate::foot::foot;
use crate::host::Host;
use crate::markup::{Markup, PLAIN};
use crate::stage::Stage;

pub(super) fn view(page: &mut Markup, stage: &Stage, form: Rc<Form>) {
    let desk = &Desk::new(stage.clone(), form);
    let form = desk.form();
    let name = match &form.title {
        Some(title) => title,
        None => desk.say(Text::Group),
    };
    let around = attrs! { id="top", role="group", tabindex="-1", aria-label=name };
    page.tag("div", around, |page| {
        if let Some(title) = &form.title {
            page.tag("div", attrs! { part="title" }, |page| {
                heading(page, desk.host(), 0, title);
            });
        }
        page.tag("form", attrs! { novalidate="" }, |page| {
            let mut round = String::new();
            inlay_domain::digits::push(&mut round, desk.state().round.into());
            page.key(&round);
            page.on("input", desk.on(Press::Input));
            page.on("submit", desk.on(Press::Check));
            sheet(page, desk);
        });
        foot(page, desk.host(), &form.links, form.as_of);
    });
}

/// What the form's element holds. All of it has keys, so that each control stays
/// itself when others come or go.
fn sheet(page: &mut Markup, desk: &Desk) {
    let mut told = desk.problems();
    let valid = told.is_empty();
    told.retain(|problem| desk.state().told.contains(&problem.field));
    let decision = Decision::new(desk.form(), &desk.state().answers);
    let ended = matches!(decision, Decision::NotNeeded { .. });
    autosave::notice::<Kept, Text>(page, desk.stage(), desk.kept, KEPT);
    if !ended && !told.is_empty() {
        summary(page, desk, &told);
    }
    fields::all(page, desk, &decision, &told);
    if !ended {
        draft::all(page, desk, valid);
    }
    autosave::saved(page, desk.stage(), desk.kept, KEPT);
    draft::over(page, desk);
}

/// The problems of the last check that are still there. It takes the focus and
/// is read then, so it is no live region.
fn summary(page: &mut Markup, desk: &Desk, told: &[Problem]) {
    let title = desk.say(Text::Problem);
    let around = attrs! {
        id="summary", class="summary", part="summary", role="group", tabindex="-1", aria-label=title,
    };
    page.tag("div", around, |page| {
        page.key("!");
        heading(page, desk.host(), 1, title);
        page.tag("ul", PLAIN, |page| {
            for problem in told {
                problem_item(page, desk, problem);
            }
        });
    });
}

fn problem_item(page: &mut Markup, desk: &Desk, problem: &Problem) {
    let form = desk.form();
    let field = form.fields.iter().find(|field| field.id == problem.field);
    let label = field.map_or_else(|| desk.say(Text::Region), |field| &field.label);
    let text = trouble::tell(desk.host(), field, &problem.trouble);
    let text = desk.fill(Text::ProblemItem, &[("label", label), ("text", &text)]);
    let control = trouble::control(&form.fields, problem);
    let href = ["#", &control.id()].concat();
    page.tag("li", PLAIN, |page| {
        page.tag("a", attrs! { href=&*href }, |page| {
            page.on("click", desk.on(Press::Go(control)));
            page.text(&text);
        });
    });
}

/// A heading `below` levels under where the widget's own begin.
#[inline(never)]
pub(super) fn heading(page: &mut Markup, host: &dyn Host, below: u8, text: &str) {
    let name = match host.heading_level().saturating_add(below) {
        ..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    page.leaf(name, PLAIN, text);
}
