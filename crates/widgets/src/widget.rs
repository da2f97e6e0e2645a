//! What the frame knows of a widget, whichever it is.

use std::rc::Rc;

use inlay_domain::json::{self, Contract, DataError};

use crate::markup::{Html, Markup};
use crate::stage::Stage;

/// A kind of widget, as its lazily loaded chunk hands it over.
pub trait Widget {
    /// The widget's style sheet.
    fn style(&self) -> &'static str;

    /// Reads a data file into something that can be drawn.
    ///
    /// # Errors
    /// The first thing wrong with the data, with its path, line and column.
    fn read(&self, text: &str) -> Result<Rc<dyn Model>, DataError>;
}

/// Data that was read and checked, and can be drawn.
pub trait Model {
    /// Whether the view is drawn again at every full minute.
    fn ticks(&self) -> bool {
        false
    }

    /// The widget's view.
    fn view(self: Rc<Self>, stage: &Stage) -> Html;
}

/// A [`Widget`] out of a contract, a style sheet and a function that writes the view.
///
/// One generic shell, so that a widget's folder declares its parts and nothing else.
pub struct Written<T> {
    /// The style sheet.
    pub style: &'static str,
    /// Whether what the view says depends on the minute.
    pub ticks: bool,
    /// Writes the view of the data.
    pub view: fn(&mut Markup, &Stage, &Rc<T>),
}

impl<T: Contract + 'static> Widget for Written<T> {
    fn style(&self) -> &'static str {
        self.style
    }

    fn read(&self, text: &str) -> Result<Rc<dyn Model>, DataError> {
        let data = Rc::new(json::read::<T>(text)?);
        Ok(Rc::new(Read {
            data,
            ticks: self.ticks,
            view: self.view,
        }))
    }
}

struct Read<T> {
    data: Rc<T>,
    ticks: bool,
    view: fn(&mut Markup, &Stage, &Rc<T>),
}

impl<T> Model for Read<T> {
    fn ticks(&self) -> bool {
        self.ticks
    }

    fn view(self: Rc<Self>, stage: &Stage) -> Html {
        let mut page = Markup::default();
        (self.view)(&mut page, stage, &self.data);
        page.into_html()
    }
}
