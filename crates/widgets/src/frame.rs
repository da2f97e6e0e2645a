//! The root component of every widget: hands the host down, draws what is ready.

use std::rc::Rc;

use yew::{ContextProvider, Html, Properties, component, html, use_effect_with};

use crate::host::HostRef;
use crate::remote::Remote;
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
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    // An effect runs when the view stands in the document, which is when the
    // fallback may go.
    let host = props.host.clone();
    use_effect_with(props.model.clone(), move |model| {
        if let (Some(host), Some(_)) = (host, model.ready()) {
            host.ready();
        }
    });
    let (Some(host), Some(shown)) = (&props.host, props.model.ready()) else {
        return Html::default();
    };
    html! {
        <ContextProvider<HostRef> key={props.life} context={host.clone()}>
            { Rc::clone(&shown.0).view() }
        </ContextProvider<HostRef>>
    }
}
