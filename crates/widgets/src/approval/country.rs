//! The control for a country: a field to type into, with a list of what that may mean, over
//! a native select that has the answer. Whoever checks and drafts brings the list; what is
//! typed before is looked for when they are here.

pub(super) mod list;

use inlay_domain::request::{Field, FieldKind};

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
    /// Whether the reader has left the field: what is marked is to be taken.
    pub(super) left: bool,
}

/// The id of what has the focus of a field, out of its first control's: of a country that
/// is what it is looked for in, in front of the select.
pub(super) fn focusable(field: Option<&Field>, id: &str) -> String {
    let looks = field.is_some_and(|field| field.kind == FieldKind::Country);
    [if looks { "find-" } else { "" }, id].concat()
}

pub(super) fn write(page: &mut Markup, controls: &Controls<'_>, field: &Field) {
    let desk = controls.desk;
    // Sorted here: the options themselves are written in the painter's task, which is long
    // enough.
    let _sorted = desk.form.countries(desk.host());
    page.tag("div", attrs! { class="country" }, |page| {
        match desk.clerk() {
            Some(clerk) => (clerk.list)(page, controls, field),
            None => {
                let search = &desk.state().search;
                let mine = search.at == Some(controls.control);
                let typed = search.typed.as_deref().filter(|_| mine);
                controls.input(page, field, 0, typed.unwrap_or_default(), false);
            }
        }
        controls.select(page, desk.state().answers.text(&field.id), false);
    });
}

/// The id of a country's option.
pub(super) fn option(code: &str) -> String {
    ["option-", code].concat()
}
