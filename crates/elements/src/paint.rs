//! What a widget has drawn, handed to the painter, and what listens to it.
//!
//! The painter is JavaScript, `js/paint.js`: every node that it touches would cross to it
//! and back otherwise. Yew can do the same, and does in an application of Yew's. On a page
//! it would be a third of what a reader downloads: components, contexts, suspense, portals
//! and a scheduler for all of them, of which a widget uses one component.

use std::cell::RefCell;
use std::rc::Rc;

use inlay_widgets::markup::{Html, Markup, Write};
use web_sys::Event;
use yew::Callback;

use crate::runtime;

/// What was drawn at once: what happens at its events, and what writes more of it.
struct Batch {
    acts: Vec<Callback<Event>>,
    lazies: Vec<Write>,
}

/// What the document shows of one widget, by numbers that the painter knows.
#[derive(Default)]
pub(crate) struct Batches(RefCell<Vec<Option<Rc<Batch>>>>);

impl Batches {
    /// Lets the painter make the document's nodes into `html`.
    pub(crate) fn paint(&self, id: u32, html: Html) {
        let Html {
            words,
            text,
            fixed,
            acts,
            lazies,
        } = html;
        let number = self.add(Batch { acts, lazies });
        runtime::paint(
            id,
            number as u32,
            &words,
            text.as_bytes(),
            fixed.as_ptr() as u32,
            fixed.len() as u32,
        );
    }

    /// Writes what is written on demand, for the painter.
    pub(crate) fn write(&self, id: u32, batch: usize, number: usize) {
        let Some(batch) = self.find(batch) else {
            return;
        };
        if let Some(write) = batch.lazies.get(number) {
            let mut page = Markup::default();
            write(&mut page);
            self.paint(id, page.into_html());
        }
    }

    /// Calls what listens.
    pub(crate) fn hear(&self, batch: usize, number: usize, event: Event) {
        // Outside the borrow: what it does may be heard here again.
        let batch = self.find(batch);
        if let Some(act) = batch.as_ref().and_then(|batch| batch.acts.get(number)) {
            act.emit(event);
        }
    }

    /// Nothing of it is in the document any more.
    pub(crate) fn forget(&self, batch: usize) {
        let gone = self.0.borrow_mut().get_mut(batch).and_then(Option::take);
        // Outside the borrow: what it holds may be the last of something.
        drop(gone);
    }

    fn find(&self, batch: usize) -> Option<Rc<Batch>> {
        self.0.borrow().get(batch)?.clone()
    }

    fn add(&self, batch: Batch) -> usize {
        let mut batches = self.0.borrow_mut();
        let free = batches.iter().position(Option::is_none);
        let number = free.unwrap_or(batches.len());
        match batches.get_mut(number) {
            Some(place) => *place = Some(Rc::new(batch)),
            None => batches.push(Some(Rc::new(batch))),
        }
        number
    }
}
