//! What an element of HTML means for the outline.

/// What an element means for the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    /// A heading of this level.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list entry, a cell and the like: text in it is no paragraph of the page.
    Holder,
    /// Any other element that stands on lines of its own.
    Block,
    /// A link.
    Link,
    /// A line break.
    Break,
    /// Nothing in it is said by the page.
    Silent,
    /// Has no content and says nothing.
    Void,
    /// Part of a text.
    Inline,
}

impl Tag {
    /// By an element's name in small letters.
    pub(crate) fn of(name: &str) -> Self {
        match name {
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "p" => Self::Paragraph,
            "a" => Self::Link,
            "br" => Self::Break,
            "li" | "td" | "th" | "dt" | "dd" | "blockquote" | "pre" | "figcaption" | "caption"
            | "summary" => Self::Holder,
            "address" | "article" | "aside" | "body" | "center" | "details" | "div" | "dl"
            | "fieldset" | "figure" | "footer" | "form" | "header" | "hgroup" | "html" | "main"
            | "ol" | "section" | "table" | "tbody" | "tfoot" | "thead" | "tr" | "ul" | "hr" => {
                Self::Block
            }
            "button" | "canvas" | "dialog" | "head" | "iframe" | "math" | "nav" | "noscript"
            | "object" | "script" | "select" | "style" | "svg" | "template" | "textarea"
            | "title" | "video" | "audio" => Self::Silent,
            "area" | "base" | "col" | "embed" | "img" | "input" | "link" | "meta" | "source"
            | "track" | "wbr" => Self::Void,
            // What a widget stands around is its fallback: the page says it
            // elsewhere, or nowhere.
            _ if name.starts_with("inlay-") => Self::Silent,
            _ => Self::Inline,
        }
    }

    /// Whether text before and after it belongs to different blocks.
    pub(crate) fn parts(self) -> bool {
        matches!(
            self,
            Self::Heading(_) | Self::Paragraph | Self::Holder | Self::Block
        )
    }

    /// Whether it has no end.
    pub(crate) fn is_empty(self, name: &str) -> bool {
        matches!(self, Self::Break | Self::Void) || name == "hr"
    }
}
