//! Where an element's data comes from: the `data` property, an inline script, the
//! page itself, `src`.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, Response};

use crate::chunk::{self, Kind};
use crate::failure::Failure;
use crate::runtime;

/// The first source that the element names, in the order that the surface promises.
pub(crate) enum Source {
    /// The text is at hand.
    Text(String),
    /// The page that this element stands on.
    Page(u32),
    /// It was asked for; the answer is on its way.
    Asked { src: String, answer: JsFuture },
    /// The element names none.
    None,
}

impl Source {
    /// Finds the source and, where it is an address, asks at once.
    pub(crate) fn of(id: u32, kind: Kind, host: &HtmlElement) -> Self {
        if !kind.attributes().is_empty() {
            return Self::Text(attributes(kind, host));
        }
        if let Some(text) = runtime::data(id) {
            return Self::Text(text);
        }
        let inline = host.query_selector(":scope > script[type=\"application/json\"]");
        if let Some(script) = inline.ok().flatten() {
            return Self::Text(script.text_content().unwrap_or_default());
        }
        if host
            .get_attribute("from")
            .is_some_and(|from| !from.is_empty())
        {
            return Self::Page(id);
        }
        match (host.get_attribute("src"), web_sys::window()) {
            (Some(src), Some(window)) => {
                let answer = JsFuture::from(window.fetch_with_str(&src));
                Self::Asked { src, answer }
            }
            _ => Self::None,
        }
    }

    /// The text that stands in where the element names no source.
    pub(crate) fn or(self, default: Option<&'static str>) -> Self {
        match (self, default) {
            (Self::None, Some(text)) => Self::Text(text.to_owned()),
            (source, _) => source,
        }
    }

    /// What an author calls it, where it can be told apart: the address of a
    /// file, or the anchor of a section.
    pub(crate) fn origin(&self) -> String {
        match self {
            Self::Asked { src, .. } => src.clone(),
            Self::Page(id) => {
                let from = runtime::host(*id).and_then(|host| host.get_attribute("from"));
                let from = from.unwrap_or_default();
                ["#", from.strip_prefix('#').unwrap_or(&from)].concat()
            }
            _ => String::new(),
        }
    }

    /// The text, when it is here.
    pub(crate) async fn text(self, kind: Kind) -> Result<String, Failure> {
        match self {
            Self::Page(id) => {
                let read = chunk::reader().await.map_err(|_| Failure::module())?;
                let host = runtime::host(id).ok_or_else(Failure::missing)?;
                read(&host, kind)
            }
            Self::Text(text) => Ok(text),
            Self::None => Err(Failure::missing()),
            Self::Asked { src, answer } => {
                let unreachable = |_| Failure::unreachable(&src, None);
                let response: Response = answer.await.map_err(unreachable)?.unchecked_into();
                match response.status() {
                    status @ (401 | 403) => return Err(Failure::forbidden(&src, status)),
                    status if !response.ok() => {
                        return Err(Failure::unreachable(&src, Some(status)));
                    }
                    _ => {}
                }
                let body = response.text().map_err(unreachable)?;
                let text = JsFuture::from(body).await.map_err(unreachable)?;
                Ok(text.as_string().unwrap_or_default())
            }
        }
    }
}

/// What [`inlay_widgets::widget::Widget::read`] gets of an element without a data
/// file: `name=value`, a line each, and a line `text` where the page says it in words.
fn attributes(kind: Kind, host: &HtmlElement) -> String {
    let mut lines = String::new();
    for name in kind.attributes() {
        if let Some(value) = host.get_attribute(name) {
            for part in [*name, "=", &value.replace('\n', " "), "\n"] {
                lines.push_str(part);
            }
        }
    }
    let text = host.text_content().unwrap_or_default();
    if !text.trim_ascii().is_empty() {
        lines.push_str("text=");
    }
    lines
}
