//! Where a view plays: its host, and what it remembers between two drawings.

use std::any::{Any, TypeId};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::{Callback, Reducible};

use crate::host::{Host, HostRef};

/// What the frame gives to the view that it draws.
///
/// A view's state lives here instead of in a component of its own: Yew builds its
/// machinery anew for each type of component, and this is built once. The state
/// stays while the data or the surroundings change, as long as the element.
#[derive(Clone)]
pub struct Stage {
    host: HostRef,
    memory: Memory,
    focus: Focus,
    redraw: Callback<()>,
}

/// A view's states, one of each type: its own, and those of parts that several views have.
pub(crate) type Memory = Rc<RefCell<Vec<Rc<dyn Any>>>>;

/// The id of the part that the focus goes to after the next drawing.
pub(crate) type Focus = Rc<Cell<Option<&'static str>>>;

impl Stage {
    pub(crate) fn new(host: HostRef, memory: Memory, focus: Focus, redraw: Callback<()>) -> Self {
        Self {
            host,
            memory,
            focus,
            redraw,
        }
    }

    /// The surroundings.
    #[must_use]
    pub fn host(&self) -> &dyn Host {
        &*self.host
    }

    /// The view's state of this type; its default until one is set. A part that several
    /// widgets use has a type of its own, and so a state of its own.
    #[must_use]
    pub fn state<S: Default + 'static>(&self) -> Rc<S> {
        let place = self.place(TypeId::of::<S>());
        let state = self.memory.borrow().get(place).cloned();
        state
            .and_then(|state| state.downcast().ok())
            .unwrap_or_default()
    }

    /// Remembers a new state and draws the view again.
    pub fn set<S: 'static>(&self, state: S) {
        self.remember(Rc::new(state));
        self.redraw.emit(());
    }

    /// Remembers a new state without a drawing; for what is found out while drawing.
    pub fn note<S: 'static>(&self, state: S) {
        self.remember(Rc::new(state));
    }

    /// Lets an action make the next state out of the one of now.
    pub fn act<S: Reducible + Default + 'static>(&self, action: S::Action) {
        self.remember(self.state::<S>().reduce(action));
        self.redraw.emit(());
    }

    /// Moves the focus to the part with this id, which may come with the next drawing; what
    /// can't have it comes into view.
    pub fn focus(&self, id: &'static str) {
        self.focus.set(Some(id));
        self.redraw.emit(());
    }

    /// Where the state of this type is, or would come.
    #[inline(never)]
    fn place(&self, kind: TypeId) -> usize {
        let memory = self.memory.borrow();
        let found = memory.iter().position(|state| (**state).type_id() == kind);
        found.unwrap_or(memory.len())
    }

    #[inline(never)]
    fn remember(&self, state: Rc<dyn Any>) {
        let place = self.place((*state).type_id());
        let mut memory = self.memory.borrow_mut();
        match memory.get_mut(place) {
            Some(old) => *old = state,
            None => memory.push(state),
        }
    }
}
