//! Parts of widgets that are downloaded when a reader first wants to see them.

use std::any::Any;

use yew::Callback;

use crate::attrs;
use crate::markup::{Markup, PLAIN};
use crate::messages::Common;
use crate::remote::Remote;
use crate::stage::Stage;
use crate::{approval, cadence, okrs, publisher, readouts, settings};

/// What comes in a chunk of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The reader's own settings; of a `Vec<RegionId>`, those to choose from.
    Settings,
    /// A section of a cadence; of which one and the cadence, in the cadence's own type.
    Cadence,
    /// The ways of a region's readouts into a calendar.
    ReadoutCalendar,
    /// The document of a region's readout.
    Document,
    /// A section of objectives; of which one, in their own type.
    Okrs,
    /// Whoever checks and drafts a request: writes nothing, and puts the functions into the
    /// cell that it is handed.
    Draft,
    /// The same for a publisher programme.
    Proposal,
    /// The table of further activities; of an `Rc<Publisher>`.
    Table,
    /// A message to a contact; of the contact, in the domain's own type.
    ContactMessage,
    /// The ways of one time into a calendar; of the converter's own type.
    TimeCalendar,
    /// The search among the names of places: writes nothing, and puts its functions into
    /// the cell that it is handed.
    Places,
    /// The reader of typed times: writes nothing, and puts the function into the cell that
    /// it is handed.
    Phrase,
    /// A section of a directory; of which one, in the directory's own type.
    Directory,
    /// The search of a directory: writes nothing, and puts its functions into the cell
    /// that it is handed.
    Search,
}

/// Writes a part; the last argument is what its widget hands it, as the part says.
pub type Writer = fn(&mut Markup, &Stage, &dyn Any);

impl Part {
    /// The part itself, where nothing has to be downloaded.
    #[must_use]
    pub fn writer(self) -> Writer {
        match self {
            Self::Settings => settings::write,
            Self::Cadence => cadence::more,
            Self::ReadoutCalendar => readouts::calendar,
            Self::Document => readouts::document,
            Self::Okrs => okrs::more,
            Self::Draft => approval::draft,
            Self::Proposal => publisher::proposal,
            Self::Table => publisher::table,
            Self::ContactMessage => crate::contact::message,
            Self::TimeCalendar => crate::time::calendar,
            Self::Places => crate::time::places,
            Self::Phrase => crate::time::phrase,
            Self::Directory => crate::directory::more,
            Self::Search => crate::directory::search,
        }
    }
}

/// Writes a part that opens on demand: closed at first, and fetched when it is opened.
///
/// `name` is the part's name for style sheets of pages, and its class.
pub fn disclosure(
    page: &mut Markup,
    stage: &Stage,
    part: Part,
    name: &str,
    summary: &str,
    of: &dyn Any,
) {
    page.tag("details", attrs! { part=name, class=name }, |page| {
        let host = stage.clone();
        page.on(
            "toggle",
            Callback::from(move |_| host.host().fetch_part(part)),
        );
        page.leaf("summary", PLAIN, summary);
        write(page, stage, part, of);
    });
}

/// Writes a part if it is here, and otherwise how far it has come; it has to be
/// [fetched](crate::host::Host::fetch_part) before.
pub fn write(page: &mut Markup, stage: &Stage, part: Part, of: &dyn Any) {
    let host = stage.host();
    let text = match host.part(part) {
        Remote::Ready(writer) => return writer(page, stage, of),
        Remote::Idle => return,
        Remote::Loading => Common::PartComes,
        Remote::Failed => Common::PartFailed,
    };
    let words = host.words();
    page.leaf(
        "p",
        attrs! { class="muted small", role="status" },
        words.say(text),
    );
}
