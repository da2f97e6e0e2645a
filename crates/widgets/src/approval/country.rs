//! The control for a country: a field to type into, with a list of what that may mean, over
//! a native select that has the answer. Whoever checks and drafts brings the list; what is
//! typed before is looked for when they are here.

pub(super) mod list;

use inlay_domain::request::Field;

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
    /// Whether the reader has left before anybody was here who could look for it.
    pub(super) left: bool,
}

/// The id of the field to type into, of the select's.
pub(super) fn field(id: &str) -> String {
    ["find-", id].concat()
}

pub(super) fn write(
    page: &mut Markup,
    controls: &Controls<'_>,
    field: &Field,
    label: &str,
    chosen: &str,
) {
    let desk = controls.desk;
    // Sorted here: the options themselves are written in the painter's task, which is long
    // enough.
    let _sorted = desk.form.countries(desk.host());
    page.tag("div", attrs! { class="country" }, |page| {
        match desk.clerk() {
            Some(clerk) => (clerk.list)(page, controls, field, label, chosen),
            None => {
                let search = &desk.state().search;
                let mine = search.at == Some(controls.control);
                let typed = search.typed.as_deref().filter(|_| mine);
                controls.input(page, field, 0, typed.unwrap_or_default(), false);
            }
        }
        controls.select(page, chosen, false);
    });
}

/// The id of a country's option.
pub(super) fn option(code: &str) -> String {
    ["option-", code].concat()
}
