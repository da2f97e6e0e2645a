//! Which widget is in which lazily loaded chunk.
//!
//! A function marked `wasm_split` and what only it reaches become a file; `js/runtime.js`
//! has fetched it before the function is called. On a page of many widgets, they are in
//! the core.

use std::rc::Rc;

use crate::page::Read;
use inlay_widgets::part::{Part, Writer};
use inlay_widgets::widget::Widget;
use wasm_split_helpers::wasm_split;

use crate::split::{self, NotLoaded};

/// The elements that this module can fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Directory,
    Time,
    Cadence,
    Approval,
    LocalTime,
    Publisher,
    Okrs,
    Readouts,
    Contact,
}

impl Kind {
    /// The kind of widget that is called so in catalogs and file names.
    pub(crate) fn of(widget: &str) -> Option<Self> {
        match widget {
            "directory" => Some(Self::Directory),
            "time" => Some(Self::Time),
            "cadence" => Some(Self::Cadence),
            "approval" => Some(Self::Approval),
            "localtime" => Some(Self::LocalTime),
            "publisher" => Some(Self::Publisher),
            "okrs" => Some(Self::Okrs),
            "readouts" => Some(Self::Readouts),
            "contact" => Some(Self::Contact),
            _ => None,
        }
    }

    /// What stands in for the data of an element that may do without.
    pub(crate) fn default_data(self) -> Option<&'static str> {
        match self {
            Self::Time => Some(inlay_widgets::time::NO_DATA),
            _ => None,
        }
    }

    /// The widget, whose chunk is here.
    pub(crate) fn widget(self) -> Option<Rc<dyn Widget>> {
        match self {
            Self::Directory => split::call(directory()),
            Self::Time => split::call(time()),
            Self::Cadence => split::call(cadence()),
            Self::Approval => split::call(approval()),
            Self::LocalTime => split::call(localtime()),
            Self::Publisher => split::call(publisher()),
            Self::Okrs => split::call(okrs()),
            Self::Readouts => split::call(readouts()),
            Self::Contact => split::call(contact()),
        }
    }
}

/// The name of the chunk that a part comes in; one that begins with a widget's name and
/// `_` is only asked for by that widget.
pub(crate) fn part_name(part: Part) -> &'static str {
    match part {
        Part::Settings => "settings",
        Part::Cadence => "cadence_more",
        Part::ReadoutCalendar => "readouts_calendar",
        Part::Document => "readouts_document",
        Part::Okrs => "okrs_more",
        Part::Draft => "approval_draft",
        Part::Proposal => "publisher_proposal",
        Part::Table => "publisher_table",
        Part::ContactMessage => "contact_message",
        Part::TimeCalendar => "time_calendar",
        Part::Places => "time_places",
        Part::Phrase => "time_phrase",
        Part::Directory => "directory_more",
        Part::Search => "directory_search",
    }
}

/// A part of a widget, whose chunk is here.
pub(crate) fn writer(part: Part) -> Option<Writer> {
    match part {
        Part::Settings => split::call(settings()),
        Part::Cadence => split::call(cadence_more()),
        Part::ReadoutCalendar => split::call(readouts_calendar()),
        Part::Document => split::call(readouts_document()),
        Part::Okrs => split::call(okrs_more()),
        Part::Draft => split::call(approval_draft()),
        Part::Proposal => split::call(publisher_proposal()),
        Part::Table => split::call(publisher_table()),
        Part::ContactMessage => split::call(contact_message()),
        Part::TimeCalendar => split::call(time_calendar()),
        Part::Places => split::call(time_places()),
        Part::Phrase => split::call(time_phrase()),
        Part::Directory => split::call(directory_more()),
        Part::Search => split::call(directory_search()),
    }
}

/// The reader of pages, for elements that say `from`, whose chunk is here.
pub(crate) fn reader() -> Option<Read> {
    split::call(page())
}

#[wasm_split(directory, fallible, wasm_split_path = crate::split)]
fn directory() -> Result<Rc<dyn Widget>, NotLoaded> {
    Ok(inlay_widgets::directory::widget())
}

#[wasm_split(directory_more, fallible, wasm_split_path = crate::split)]
fn directory_more() -> Result<Writer, NotLoaded> {
    Ok(inlay_widgets::directory::more)
}

#[wasm_split(directory_search, fallible, wasm_split_path = crate::split)]
fn directory_search() -> Result<Writer, NotLoaded> {
    Ok(inlay_widgets::directory::search)
}

#[wasm_split(time, fallible, wasm_split_path = crate::split)]
fn time() -> Result<Rc<dyn Widget>, NotLoaded> {
    Ok(inlay_widgets::time::widget())
}

#[wasm_split(cadence, fallible, wasm_split_path = crate::split)]
fn cadence() -> Result<Rc<dyn Widget>, NotLoaded> {
    Ok(inlay_widgets::cadence::widget())
}

#[wasm_split(approval, fallible, wasm_split_path = crate::split)]
fn approval() -> Result<Rc<dyn Widget>, NotLoaded> {
    Ok(inlay_widgets::approval::widget())
}

#[wasm_split(localtime, fallible, wasm_split_path = crate::split)]
fn localtime() -> Result<Rc<dyn Widget>, NotLoaded> {
    Ok(inlay_widgets::localtime::widget())
}

#[wasm_split(okrs, fallible, wasm_split_path = crate::split)]
fn okrs() -> Result<Rc<dyn Widget>, NotLoaded> {
    Ok(inlay_widgets::okrs::widget())
}

#[wasm_split(settings, fallible, wasm_split_path = crate::split)]
fn settings() -> Result<Writer, NotLoaded> {
    Ok(inlay_widgets::settings::write)
}

#[wasm_split(cadence_more, fallible, wasm_split_path = crate::split)]
fn cadence_more() -> Result<Writer, NotLoaded> {
    Ok(inlay_widgets::cadence::more)
}

#[wasm_split(page, fallible, wasm_split_path = crate::split)]
fn page() -> Result<Read, NotLoaded> {
    Ok(crate::page::read)
}

#[wasm_split(publisher, fallible, wasm_split_path = crate::split)]
fn publisher() -> Result<Rc<dyn Widget>, NotLoaded> {
    Ok(inlay_widgets::publisher::widget())
}

#[wasm_split(readouts, fallible, wasm_split_path = crate::split)]
fn readouts() -> Result<Rc<dyn Widget>, NotLoaded> {
    Ok(inlay_widgets::readouts::widget())
}

#[wasm_split(readouts_calendar, fallible, wasm_split_path = crate::split)]
fn readouts_calendar() -> Result<Writer, NotLoaded> {
    Ok(inlay_widgets::readouts::calendar)
}

#[wasm_split(readouts_document, fallible, wasm_split_path = crate::split)]
fn readouts_document() -> Result<Writer, NotLoaded> {
    Ok(inlay_widgets::readouts::document)
}

#[wasm_split(okrs_more, fallible, wasm_split_path = crate::split)]
fn okrs_more() -> Result<Writer, NotLoaded> {
    Ok(inlay_widgets::okrs::more)
}

#[wasm_split(publisher_proposal, fallible, wasm_split_path = crate::split)]
fn publisher_proposal() -> Result<Writer, NotLoaded> {
    Ok(inlay_widgets::publisher::proposal)
}

#[wasm_split(publisher_table, fallible, wasm_split_path = crate::split)]
fn publisher_table() -> Result<Writer, NotLoaded> {
    Ok(inlay_widgets::publisher::table)
}

#[wasm_split(contact, fallible, wasm_split_path = crate::split)]
fn contact() -> Result<Rc<dyn Widget>, NotLoaded> {
    Ok(inlay_widgets::contact::widget())
}

#[wasm_split(contact_message, fallible, wasm_split_path = crate::split)]
fn contact_message() -> Result<Writer, NotLoaded> {
    Ok(inlay_widgets::contact::message)
}

#[wasm_split(time_calendar, fallible, wasm_split_path = crate::split)]
fn time_calendar() -> Result<Writer, NotLoaded> {
    Ok(inlay_widgets::time::calendar)
}

#[wasm_split(time_places, fallible, wasm_split_path = crate::split)]
fn time_places() -> Result<Writer, NotLoaded> {
    Ok(inlay_widgets::time::places)
}

#[wasm_split(time_phrase, fallible, wasm_split_path = crate::split)]
fn time_phrase() -> Result<Writer, NotLoaded> {
    Ok(inlay_widgets::time::phrase)
}

#[wasm_split(approval_draft, fallible, wasm_split_path = crate::split)]
fn approval_draft() -> Result<Writer, NotLoaded> {
    Ok(inlay_widgets::approval::draft)
}
