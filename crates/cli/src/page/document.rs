//! The reader of pages in HTML.

use inlay_page::Builder;

use super::html::{self, Token};
use super::markdown::Page;

/// Reads a page in HTML. Its block is the whole: nothing tears it apart.
pub(super) fn read(text: &str) -> Page {
    let tokens = html::tokens(text);
    let mut builder = Builder::default();
    let mut page = Page {
        markdown: false,
        ..Page::default()
    };
    // The element whose content is no text of the page.
    let mut raw = false;
    for (index, token) in tokens.iter().enumerate() {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        match token {
            Token::Open { name, at, .. } => {
                raw = matches!(name.as_str(), "script" | "style" | "textarea");
                builder.open(name, place(*at), &mut |name| {
                    token.attribute(name).map(str::to_owned)
                });
            }
            Token::Close { name, .. } => {
                raw = false;
                builder.close(name);
            }
            Token::Text { text: said, at } => {
                builder.text(said, place(*at));
                let end = tokens.get(index + 1).map_or(text.len(), Token::place);
                if !raw {
                    page.texts.push(*at..end);
                }
            }
            Token::Comment { .. } => {}
        }
    }
    page.outline = builder.finish();
    let whole = Some(0..text.len());
    page.html = tokens
        .into_iter()
        .map(|token| (token, whole.clone()))
        .collect();
    page
}
