//! The control for a country: a field to type into, with a list of what that may mean, over
//! a native select that has the answer. Whoever checks and drafts brings the list; where they
//! don't come, the select is what readers see.

pub(super) mod list;

use yew::Event;

use super::desk::{Desk, Press, value_of};
use super::fields::Controls;
use super::state::Control;
use crate::attrs;
use crate::markup::Markup;
use crate::part::Part;
use crate::remote::Remote;

/// The field that a reader is at.
#[derive(Clone, Default)]
pub(super) struct Search {
    /// Which one; none while there is nothing but answers.
    at: Option<Control>,
    /// What was typed; before that, the field has the name of what is chosen.
    typed: Option<String>,
    /// The option that Enter takes, by its place in the list.
    active: Option<usize>,
}

/// The id of the field to type into, of the select's.
pub(super) fn field(id: &str) -> String {
    ["find-", id].concat()
}

/// Whether the select is all there is, for nobody came who has the list.
pub(super) fn is_native(desk: &Desk) -> bool {
    matches!(desk.host().part(Part::Draft), Remote::Failed)
}

pub(super) fn write(page: &mut Markup, controls: &Controls<'_>, label: &str, chosen: &str) {
    let desk = controls.desk;
    let native = is_native(desk);
    page.tag("div", attrs! { class="country" }, |page| {
        if !native {
            let search = desk.stage().state::<Search>();
            let mine = search.at == Some(controls.control);
            let typed = search.typed.as_deref().filter(|_| mine);
            let name = match typed {
                Some(typed) => typed.to_owned(),
                None if chosen.is_empty() => String::new(),
                None => desk.host().country(chosen),
            };
            match desk.clerk().filter(|_| mine) {
                Some(clerk) => (clerk.list)(page, controls, label, &name, &search),
                None => input(page, controls, &name, false, None),
            }
        }
        controls.select(page, chosen, native);
    });
}

/// The field; whether its list is open, and where in it Enter takes what.
#[inline(never)]
fn input(
    page: &mut Markup,
    controls: &Controls<'_>,
    value: &str,
    is_open: bool,
    active: Option<usize>,
) {
    let id = controls.control.id();
    let (field, options) = (field(&id), ["list-", &id].concat());
    let option = active.map(option);
    let around = attrs! {
        id=&*field, type="text", role="combobox", autocomplete="off", spellcheck="false",
        aria-autocomplete="list", aria-expanded=if is_open { "true" } else { "false" },
        aria-controls=&*options, aria-activedescendant=option.as_deref(),
        aria-describedby=controls.described, aria-invalid=controls.invalid,
    };
    page.tag("input", around, |page| {
        page.value(value);
        for name in ["focus", "click", "input", "keydown", "blur"] {
            page.on(name, controls.desk.on(Press::Find(controls.control)));
        }
    });
}

/// The id of an option by its place in the list.
fn option(at: usize) -> String {
    let mut id = String::from("option-");
    inlay_domain::digits::push_padded(&mut id, at as u64, 1);
    id
}

/// Something happens in the field while nobody is here who has the list: what is typed is
/// looked for when they are.
pub(super) fn press(desk: &Desk, control: Control, event: &Event) {
    if desk.clerk().is_none() && event.type_() == "input" {
        desk.stage().note(Search {
            at: Some(control),
            typed: Some(value_of(event)),
            active: Some(0),
        });
    }
}
