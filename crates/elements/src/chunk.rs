//! Which widget is in which lazily loaded chunk.
//!
//! A function marked `wasm_split` and what only it reaches become a file that is
//! fetched at its first call.

use std::rc::Rc;

use inlay_widgets::part::{Part, Writer};
use inlay_widgets::widget::Widget;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// The elements that this module can fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Directory,
    Cadence,
    Approval,
    LocalTime,
    Okrs,
    Readouts,
}

impl Kind {
    /// The kind of the element with this tag name, in lower case.
    pub(crate) fn of(tag: &str) -> Option<Self> {
        match tag {
            "inlay-team-directory" => Some(Self::Directory),
            "inlay-meeting-cadence" => Some(Self::Cadence),
            "inlay-approval-request" => Some(Self::Approval),
            "inlay-local-time" => Some(Self::LocalTime),
            "inlay-okr-cascade" => Some(Self::Okrs),
            "inlay-regional-readouts" => Some(Self::Readouts),
            _ => None,
        }
    }

    /// The widget's name in catalogs and file names.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Directory => "directory",
            Self::Cadence => "cadence",
            Self::Approval => "approval",
            Self::LocalTime => "localtime",
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

    /// The widget, once its chunk is here.
    pub(crate) async fn load(self) -> Result<Rc<dyn Widget>, SplitLoaderError> {
        match self {
            Self::Directory => directory().await,
            Self::Cadence => cadence().await,
            Self::Approval => approval().await,
            Self::LocalTime => localtime().await,
            Self::Okrs => okrs().await,
            Self::Readouts => readouts().await,
        }
    }
}

/// A part of a widget, once its chunk is here.
pub(crate) async fn load_part(part: Part) -> Result<Writer, SplitLoaderError> {
    match part {
        Part::Settings => settings().await,
        Part::ReadoutCalendar => readout_calendar().await,
    }
}

#[wasm_split(directory, fallible)]
fn directory() -> Result<Rc<dyn Widget>, SplitLoaderError> {
    Ok(inlay_widgets::directory::widget())
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

#[wasm_split(readouts, fallible)]
fn readouts() -> Result<Rc<dyn Widget>, SplitLoaderError> {
    Ok(inlay_widgets::readouts::widget())
}

#[wasm_split(readout_calendar, fallible)]
fn readout_calendar() -> Result<Writer, SplitLoaderError> {
    Ok(inlay_widgets::readouts::calendar)
}
