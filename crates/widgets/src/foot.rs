//! The foot of a widget: the data's links, its date, and where it is edited.

use inlay_domain::link::{Access, AsOf, Link, LinkUrl};
use yew::{Html, Properties, component, html};

use crate::host::{DateStyle, HostRef, use_host};
use crate::messages::Common;

/// What the data says of itself.
#[derive(Properties, Clone, PartialEq)]
pub struct FootProps {
    /// The data's links.
    pub links: Vec<Link>,
    /// The day that the data is of.
    pub as_of: Option<AsOf>,
}

/// Draws the links of a data file, nothing where there are none.
#[component]
pub fn Foot(props: &FootProps) -> Html {
    let Some(host) = use_host() else {
        return Html::default();
    };
    let as_of = props.as_of.map(|day| {
        let date = host.date(day.0, DateStyle::Full);
        html! { <li>{ host.words().fill(Common::AsOf, &[("date", &date)]) }</li> }
    });
    let edit = host.edit_href().map(|href| {
        html! { <li><a href={href.to_owned()}>{ host.words().say(Common::Edit) }</a></li> }
    });
    if props.links.is_empty() && as_of.is_none() && edit.is_none() {
        return Html::default();
    }
    html! {
        <ul class="links muted" part="links">
            { for props.links.iter().map(|each| html! { <li>{ link(&host, &each.label, &each.url, each.access) }</li> }) }
            { as_of }
            { edit }
        </ul>
    }
}

/// A link as every widget writes it: ↗ where it leaves the site, a word where not everybody can open it.
pub fn link(host: &HostRef, label: &str, url: &LinkUrl, access: Option<Access>) -> Html {
    link_around(host, Html::from(label), url, access)
}

/// A [`link`] whose text has parts of its own, like marks.
pub fn link_around(host: &HostRef, label: Html, url: &LinkUrl, access: Option<Access>) -> Html {
    let word = match access {
        Some(Access::Internal) => Some(host.words().say(Common::Internal)),
        Some(Access::Confidential) => Some(host.words().say(Common::Confidential)),
        Some(Access::Public) | None => None,
    };
    html! {
        <>
            <a href={url.as_str().to_owned()}>{ label }</a>
            if url.is_external() { <span aria-hidden="true">{ " ↗" }</span> }
            if let Some(word) = word { <span class="muted small">{ " (" }{ word }{ ")" }</span> }
        </>
    }
}
