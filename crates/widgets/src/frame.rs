//! The root component of every widget: draws what is ready, keeps what its view remembers.

use std::any::Any;
use std::rc::Rc;

use yew::{Component, Context, Html, Properties};

use crate::host::HostRef;
use crate::remote::Remote;
use crate::stage::{Focus, Memory, Stage};
use crate::widget::Model;

/// What an element tells its frame.
#[derive(Properties, Clone)]
pub struct FrameProps {
    /// A new number is a new life: no state of the last one is left.
    pub life: u32,
    /// The surroundings; none while no widget uses the frame.
    pub host: Option<HostRef>,
    /// The data to draw.
    pub model: Remote<Shown>,
}

/// A model, equal only to itself.
#[derive(Clone)]
pub struct Shown(pub Rc<dyn Model>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl PartialEq for FrameProps {
    fn eq(&self, other: &Self) -> bool {
        self.life == other.life && self.host == other.host && self.model == other.model
    }
}

/// Draws a widget's model inside its surroundings.
#[derive(Default)]
pub struct Frame {
    memory: Memory,
    focus: Focus,
    /// The model that the document shows.
    standing: Option<Shown>,
    /// The host whose clock is heard, and what ends that when dropped.
    clock: Option<(HostRef, Option<Box<dyn Any>>)>,
}

impl Component for Frame {
    /// Draw again.
    type Message = ();
    type Properties = FrameProps;

    fn create(_: &Context<Self>) -> Self {
        Self::default()
    }

    fn changed(&mut self, context: &Context<Self>, old: &FrameProps) -> bool {
        if context.props().life != old.life {
            self.memory = Memory::default();
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let (Some(host), Some(shown)) = (&props.host, props.model.ready()) else {
            return Html::default();
        };
        let redraw = context.link().callback(|()| ());
        let stage = Stage::new(
            host.clone(),
            Rc::clone(&self.memory),
            Rc::clone(&self.focus),
            redraw,
        );
        Rc::clone(&shown.0).view(&stage)
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let props = context.props();
        let shown = props.model.ready();
        let (Some(host), Some(model)) = (&props.host, shown) else {
            self.clock = None;
            self.standing = None;
            return;
        };
        if self.clock.as_ref().is_none_or(|(heard, _)| heard != host) {
            let tick = model.0.ticks().then(|| context.link().callback(|()| ()));
            let guard = tick.and_then(|tick| host.each_minute(tick));
            self.clock = Some((host.clone(), guard));
        }
        if let Some(id) = self.focus.take() {
            host.focus(id);
        }
        // The view stands in the document now, which is when the fallback may go.
        if self.standing.as_ref() != shown {
            self.standing = shown.cloned();
            host.ready();
        }
    }
}
