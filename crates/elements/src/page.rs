//! The reader of the live document: what opens and closes on the page around an
//! element, for the outline of which its data is made. A chunk of its own, for
//! elements that say `from`.

use inlay_page::{Builder, Outline, Range, Unread};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use crate::chunk::Kind;
use crate::runtime;

/// Makes the data of element `id` out of the page that it stands on; nothing where it has
/// told why not.
pub(crate) type Read = fn(u32, &HtmlElement, Kind) -> Option<String>;

/// Makes the data of `host` out of what `from` and `until` name.
pub(crate) fn read(id: u32, host: &HtmlElement, kind: Kind) -> Option<String> {
    let from = host.get_attribute("from").unwrap_or_default();
    let until = host.get_attribute("until");
    let range = Range {
        from: &from,
        until: until.as_deref(),
    };
    let outline = outline(host);
    let json = match kind {
        Kind::Directory => inlay_page::directory(&outline, &range).map(|teams| teams.json()),
        Kind::Cadence => inlay_page::cadence(&outline, &range).map(|meeting| meeting.json()),
        _ => {
            let message = "only teams and meetings can be read from a page; give the data by src";
            runtime::attribute(id, "from", message);
            return None;
        }
    };
    let missing = match json {
        Ok(json) => return Some(json),
        Err(missing) => missing,
    };
    let code = match missing.why {
        Unread::Unclear => "data-invalid",
        _ => "page-section-missing",
    };
    let path = match missing.why {
        Unread::Until => "until",
        _ => "from",
    };
    runtime::fail(id, code, &missing.message, path);
    None
}

/// The outline of what surrounds `host`: the page's main part, where it has one.
fn outline(host: &HtmlElement) -> Outline {
    let around = host.closest("main,[role=main],body").ok().flatten();
    let top: Node = around.map_or_else(|| host.get_root_node(), Into::into);
    let mut page = Builder::default();
    // Down and on, and up where nothing follows; deep pages need no deep stack.
    let mut names: Vec<String> = Vec::new();
    let mut next = top.first_child();
    while let Some(node) = next {
        let mut inside = None;
        if node.node_type() == Node::TEXT_NODE {
            page.text(&node.text_content().unwrap_or_default(), 0);
        } else if node.node_type() == Node::ELEMENT_NODE {
            let element: Element = node.clone().unchecked_into();
            let name = element.local_name();
            page.open(&name, 0, &mut |name| element.get_attribute(name));
            inside = node.first_child();
            if inside.is_some() {
                names.push(name);
            } else {
                page.close(&name);
            }
        }
        next = inside.or_else(|| {
            let mut node = node;
            loop {
                if let Some(sibling) = node.next_sibling() {
                    return Some(sibling);
                }
                page.close(&names.pop()?);
                node = node.parent_node()?;
            }
        });
    }
    page.finish()
}
