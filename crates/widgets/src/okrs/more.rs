//! What few readers of objectives ask for: the draft of a check-in, and the table.
//! Downloaded on first use.

use std::any::Any;
use std::rc::Rc;

use inlay_domain::okr::Okrs;

use super::{checkin, table};
use crate::host::Change;
use crate::markup::Markup;
use crate::stage::Stage;

/// A section, and of what.
pub(super) struct More {
    pub(super) okrs: Rc<Okrs>,
    pub(super) section: Section,
}

pub(super) enum Section {
    /// The draft of the objective at this place.
    CheckIn(usize),
    /// The file with all objectives as a table: nothing is written, it is saved.
    Table,
}

/// Writes a section.
pub fn write(page: &mut Markup, stage: &Stage, of: &dyn Any) {
    let Some(More { okrs, section }) = of.downcast_ref() else {
        return;
    };
    match section {
        Section::CheckIn(at) => checkin::write(page, stage, okrs, *at),
        Section::Table => {
            let host = stage.host();
            host.download("okrs.csv", "text/csv", &table::text(stage, okrs));
            host.changed(Change {
                view: "export",
                value: "",
            });
        }
    }
}
