//! What few readers of a directory ask for: the card of a team, the chart, the table.
//! Downloaded on first use.

use std::any::Any;
use std::rc::Rc;

use super::card::card;
use super::chart::chart;
use super::filter::Filter;
use super::known::Known;
use crate::host::Change;
use crate::markup::Markup;
use crate::part::Part;
use crate::remote::Remote;
use crate::stage::Stage;

/// A section, and of what.
pub(super) struct More {
    pub(super) known: Rc<Known>,
    pub(super) section: Section,
}

pub(super) enum Section {
    /// The card of a team.
    Card(usize),
    /// The teams that a filter leaves, drawn.
    Chart(Rc<Filter>),
    /// The file with all teams as a table: nothing is written, it is saved.
    Table,
}

/// Asks for the part, unless that was done.
pub(super) fn need(stage: &Stage) {
    if matches!(stage.host().part(Part::Directory), Remote::Idle) {
        stage.host().fetch_part(Part::Directory);
    }
}

/// Writes a section.
pub fn write(page: &mut Markup, stage: &Stage, of: &dyn Any) {
    let Some(More { known, section }) = of.downcast_ref() else {
        return;
    };
    match section {
        Section::Card(team) => card(page, stage, known, *team),
        Section::Chart(filter) => chart(page, stage, known, filter),
        Section::Table => {
            let host = stage.host();
            host.download("directory.csv", "text/csv", &known.data.csv());
            host.changed(Change {
                view: "export",
                value: "csv",
            });
        }
    }
}
