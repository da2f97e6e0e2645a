//! Where an element's data comes from: the `data` property, an inline script, the
//! page itself, `src`.

use web_sys::HtmlElement;

use crate::chunk::{self, Kind};
use crate::failure::Failure;
use crate::runtime;

/// The first source that the element names, in the order that the surface promises.
#[derive(Default)]
pub(crate) enum Source {
    /// The text is at hand.
    Text(String),
    /// The page that the element stands on.
    Page,
    /// An address.
    Address(String),
    /// The element names none.
    #[default]
    None,
}

impl Source {
    /// Finds the source.
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
            return Self::Page;
        }
        host.get_attribute("src").map_or(Self::None, Self::Address)
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
    pub(crate) fn origin(&self, host: &HtmlElement) -> String {
        match self {
            Self::Address(src) => src.clone(),
            Self::Page => {
                let from = host.get_attribute("from").unwrap_or_default();
                ["#", from.strip_prefix('#').unwrap_or(&from)].concat()
            }
            _ => String::new(),
        }
    }

    /// The text, with what an address has answered: a status, 0 for none, and a body.
    pub(crate) fn text(
        self,
        kind: Kind,
        host: &HtmlElement,
        status: u16,
        body: &str,
    ) -> Result<String, Failure> {
        match self {
            Self::Page => chunk::reader().ok_or_else(Failure::module)?(host, kind),
            Self::Text(text) => Ok(text),
            Self::None => Err(Failure::missing()),
            Self::Address(src) => match status {
                0 => Err(Failure::unreachable(&src, None)),
                200..300 => Ok(body.to_owned()),
                401 | 403 => Err(Failure::forbidden(&src, status)),
                _ => Err(Failure::unreachable(&src, Some(status))),
            },
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
