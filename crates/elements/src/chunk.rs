//! Which widget is in which lazily loaded chunk.
//!
//! A function marked `wasm_split` and what only it reaches become a file that is
//! fetched at its first call.

use std::rc::Rc;

use crate::page::{self, Read};
use inlay_widgets::part::{Part, Writer};
use inlay_widgets::widget::Widget;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

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
}

impl Kind {
    /// The kind of the element with this tag name, in lower case.
    pub(crate) fn of(tag: &str) -> Option<Self> {
        match tag {
            "inlay-team-directory" => Some(Self::Directory),
            "inlay-meeting-time" => Some(Self::Time),
            "inlay-meeting-cadence" => Some(Self::Cadence),
            "inlay-approval-request" => Some(Self::Approval),
            "inlay-local-time" => Some(Self::LocalTime),
            "inlay-publisher-planner" => Some(Self::Publisher),
            "inlay-okr-cascade" => Some(Self::Okrs),
            "inlay-regional-readouts" => Some(Self::Readouts),
            _ => None,
        }
    }

    /// The widget's name in catalogs and file names.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Directory => "directory",
            Self::Time => "time",
            Self::Cadence => "cadence",
            Self::Approval => "approval",
            Self::LocalTime => "localtime",
            Self::Publisher => "publisher",
            Self::Okrs => "okrs",
            Self::Readouts => "readouts",
        }
    }

    /// The attributes that are its data, for the kinds that have no data file.
    pub(crate) fn attributes(self) -> &'static [&'static str] {
        match self {
            Self::LocalTime => &["at", "zone", "rule"],
            _ => &[],
        }
    }

    /// What stands in for the data of an element that may do without.
    pub(crate) fn default_data(self) -> Option<&'static str> {
        match self {
            Self::Time => Some(inlay_widgets::time::NO_DATA),
            _ => None,
        }
    }

    /// The widget, once its chunk is here.
    pub(crate) async fn load(self) -> Result<Rc<dyn Widget>, SplitLoaderError> {
        match self {
            Self::Directory => directory().await,
            Self::Time => time().await,
            Self::Cadence => cadence().await,
            Self::Approval => approval().await,
            Self::LocalTime => localtime().await,
            Self::Publisher => publisher().await,
            Self::Okrs => okrs().await,
            Self::Readouts => readouts().await,
        }
    }
}

/// A part of a widget, once its chunk is here.
pub(crate) async fn load_part(part: Part) -> Result<Writer, SplitLoaderError> {
    match part {
        Part::Settings => settings().await,
        Part::Cadence => cadence_more().await,
        Part::ReadoutCalendar => readouts_calendar().await,
    }
}

#[wasm_split(directory, fallible)]
fn directory() -> Result<Rc<dyn Widget>, SplitLoaderError> {
    Ok(inlay_widgets::directory::widget())
}

#[wasm_split(time, fallible)]
fn time() -> Result<Rc<dyn Widget>, SplitLoaderError> {
    Ok(inlay_widgets::time::widget())
}

#[wasm_split(cadence, fallible)]
fn cadence() -> Result<Rc<dyn Widget>, SplitLoaderError> {
    Ok(inlay_widgets::cadence::widget())
}

#[wasm_split(approval, fallible)]
fn approval() -> Result<Rc<dyn Widget>, SplitLoaderError> {
    Ok(inlay_widgets::approval::widget())
}

#[wasm_split(localtime, fallible)]
fn localtime() -> Result<Rc<dyn Widget>, SplitLoaderError> {
    Ok(inlay_widgets::localtime::widget())
}

#[wasm_split(okrs, fallible)]
fn okrs() -> Result<Rc<dyn Widget>, SplitLoaderError> {
    Ok(inlay_widgets::okrs::widget())
}

#[wasm_split(settings, fallible)]
fn settings() -> Result<Writer, SplitLoaderError> {
    Ok(inlay_widgets::settings::write)
}

#[wasm_split(cadence_more, fallible)]
fn cadence_more() -> Result<Writer, SplitLoaderError> {
    Ok(inlay_widgets::cadence::more)
}

/// The reader of pages, for elements that say `from`.
#[wasm_split(page, fallible)]
pub(crate) fn reader() -> Result<Read, SplitLoaderError> {
    Ok(page::read)
}

#[wasm_split(publisher, fallible)]
fn publisher() -> Result<Rc<dyn Widget>, SplitLoaderError> {
    Ok(inlay_widgets::publisher::widget())
}

#[wasm_split(readouts, fallible)]
fn readouts() -> Result<Rc<dyn Widget>, SplitLoaderError> {
    Ok(inlay_widgets::readouts::widget())
}

#[wasm_split(readouts_calendar, fallible)]
fn readouts_calendar() -> Result<Writer, SplitLoaderError> {
    Ok(inlay_widgets::readouts::calendar)
}
