//! The control for a country: a field to type into, with a list of what that may mean, over
//! a native select that has the answer. Whoever checks and drafts brings the list; what is
//! typed before is looked for when they are here.

pub(super) mod list;

use super::desk::Press;
use super::fields::Controls;
use super::state::Control;
use crate::attrs;
use crate::markup::Markup;

/// The field that a reader is at.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Search {
    /// Which one; none while there is nothing but answers.
    pub(super) at: Option<Control>,
    /// What was typed; before that, the field has the name of what is chosen.
    pub(super) typed: Option<String>,
    /// The option that Enter takes, by its place in the list.
    pub(super) active: Option<usize>,
}

/// The id of the field to type into, of the select's.
pub(super) fn field(id: &str) -> String {
    ["find-", id].concat()
}

pub(super) fn write(page: &mut Markup, controls: &Controls<'_>, label: &str, chosen: &str) {
    let desk = controls.desk;
    page.tag("div", attrs! { class="country" }, |page| {
        match desk.clerk() {
            Some(clerk) => (clerk.list)(page, controls, label, chosen),
            None => {
                let typed = desk.state().search.typed.as_deref();
                input(page, controls, typed.unwrap_or_default(), false, None);
            }
        }
        controls.select(page, chosen, false);
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
        id=&*field, type="text", role="combobox", autocomplete="off",
        aria-autocomplete="list", aria-expanded=if is_open { "true" } else { "false" },
        aria-controls=&*options, aria-activedescendant=option.as_deref(),
        aria-describedby=controls.described, aria-invalid=controls.invalid,
    };
    page.tag("input", around, |page| {
        page.value(value);
        for name in ["click", "input", "keydown", "blur"] {
            page.on(name, controls.desk.on(Press::Find(controls.control, name)));
        }
    });
}

/// The id of an option by its place in the list.
fn option(at: usize) -> String {
    let mut id = String::from("option-");
    inlay_domain::digits::push_padded(&mut id, at as u64, 1);
    id
}
