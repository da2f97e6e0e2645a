//! The elements as a page sees them: names, attributes, events, parts, properties.
//!
//! Loader, type declarations, `custom-elements.json`, style sheets and the README's
//! table are made from these declarations, so that each thing is documented where
//! it is declared and nowhere else.

/// The style sheet that all widgets share: tokens and plain controls.
///
/// Where a page runs from right to left, so do the boxes, and every text by its own
/// letters: words may be English there, names and times are, and none may mix. All texts
/// stand at the right, since `start` would be the left for English ones. The mark of a
/// summary is part of its text and comes first, so that one runs as the page does.
/// Drawings begin at the left everywhere.
pub const COMMON_STYLE: &str = crate::sheet::sheet!("common.css");

/// A named thing of an element and what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// The name, exactly.
    pub name: &'static str,
    /// One sentence on its meaning, units and default.
    pub about: &'static str,
}

/// Short for a [`Named`].
#[must_use]
pub const fn named(name: &'static str, about: &'static str) -> Named {
    Named { name, about }
}

/// One custom element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Element {
    /// The tag: `inlay-…`.
    pub tag: &'static str,
    /// The widget's name in files, catalogs and schemas.
    pub widget: &'static str,
    /// One sentence on what it is.
    pub about: &'static str,
    /// The height held until the widget is ready, as a CSS length; empty for an
    /// element that stands in running text.
    pub reserve: &'static str,
    /// Attributes of this element alone.
    pub attributes: &'static [Named],
    /// Parts for `::part(…)`.
    pub parts: &'static [Named],
    /// What `detail.view` of its `inlay-change` may be.
    pub views: &'static [Named],
    /// The keys of its messages.
    pub messages: &'static [&'static str],
    /// Its own style sheet, after [`COMMON_STYLE`].
    pub style: &'static str,
}

/// All elements, in the order of the documentation.
pub const ELEMENTS: &[Element] = &[
    crate::directory::ELEMENT,
    crate::time::ELEMENT,
    crate::cadence::ELEMENT,
    crate::approval::ELEMENT,
    crate::localtime::ELEMENT,
    crate::publisher::ELEMENT,
    crate::okrs::ELEMENT,
    crate::readouts::ELEMENT,
    crate::contact::ELEMENT,
];

/// The attributes that every element has.
pub const ATTRIBUTES: &[Named] = &[
    named("src", "URL of the JSON data, resolved against the page."),
    named(
        "from",
        "Anchor of a heading, like `#teams`: the data is read from the page under it. For directory and cadence.",
    ),
    named(
        "until",
        "Anchor of the heading before which `from` stops; default: the next one of the same or a higher level.",
    ),
    named(
        "loading",
        "`lazy` (default): load when near the viewport or focused; `eager`: at once.",
    ),
    named(
        "reserve",
        "CSS length held until the widget is ready, so that nothing jumps.",
    ),
    named(
        "theme",
        "`auto` (default): the host's own switch, then what the page follows; `light`; `dark`.",
    ),
    named(
        "lang",
        "BCP 47 tag of the widget's language; inherited from where the element stands. Words are in English, German or Japanese.",
    ),
    named(
        "heading-level",
        "2 to 6; default: one below the heading that the element stands under.",
    ),
    named(
        "now",
        "RFC 3339 instant at which the clock stands, for screenshots, tests and pages as of a date.",
    ),
    named(
        "viewer-zone",
        "IANA name that stands in for the reader's own zone.",
    ),
    named("edit-href", "Where the data is edited; shown as a link."),
    named(
        "autosave",
        "`off`: no draft is kept in the reader's browser; default: for 30 days.",
    ),
];

/// The properties that every element has.
pub const PROPERTIES: &[Named] = &[
    named(
        "data",
        "The data as an object; goes through `JSON.stringify`. Comes before every other source.",
    ),
    named(
        "ready",
        "Promise of the first `inlay-ready`; an error rejects it with the event's detail.",
    ),
];

/// The methods that every element has; they take nothing.
pub const METHODS: &[Named] = &[named(
    "load",
    "Loads the widget now, wherever on the page it stands; resolves as `ready` does.",
)];

/// The slots that every element has; the unnamed one has the empty name.
pub const SLOTS: &[Named] = &[named(
    "",
    "The fallback: readers see it until the widget is ready, and for good where it can't start. \
     A `<script type=\"application/json\">` in it is the data.",
)];

/// What `detail.code` of `inlay-error` may be.
pub const CODES: &[Named] = &[
    named("data-missing", "The element names no data."),
    named(
        "data-unreachable",
        "The address of the data doesn't answer, or with an error.",
    ),
    named(
        "data-forbidden",
        "The address of the data wants to know who asks: status 401 or 403.",
    ),
    named(
        "data-invalid",
        "Not JSON, a wrong shape or an unknown name, or an attribute that can't be read; `path` says where.",
    ),
    named(
        "page-section-missing",
        "What `from` or `until` names isn't on the page, or nothing under it is what the widget shows; `message` says what was looked for.",
    ),
    named("wasm-blocked", "The page's policy forbids WebAssembly."),
    named(
        "wasm-failed",
        "A file of the library is missing, damaged or late.",
    ),
    named("crashed", "A fault of the library's own."),
];

/// The events that every element sends. They bubble and are composed.
pub const EVENTS: &[Named] = &[
    named("inlay-ready", "The widget is interactive."),
    named(
        "inlay-error",
        "The fallback is showing; `detail` is `{code, message, path}`.",
    ),
    named(
        "inlay-change",
        "The reader changed a view; `detail` is `{view, value}` and never has typed text.",
    ),
];

/// The custom properties that every element reads.
pub const TOKENS: &[Named] = &[
    named(
        "--inlay-accent",
        "Links and chosen things; default: the host's link colour.",
    ),
    named("--inlay-text", "Text; default: inherited."),
    named("--inlay-muted", "Secondary text."),
    named(
        "--inlay-surface",
        "Background of fields; default: the page's.",
    ),
    named(
        "--inlay-surface-raised",
        "Background of rows and notes that stand out.",
    ),
    named("--inlay-line", "Lines and borders."),
    named("--inlay-focus", "The focus ring."),
    named("--inlay-good", "What is as it should be."),
    named("--inlay-warn", "What wants attention."),
    named("--inlay-bad", "Errors."),
    named("--inlay-night", "Hours far from working hours."),
    named("--inlay-edge", "Hours up to two hours off working hours."),
    named("--inlay-work", "Working hours."),
    named("--inlay-space", "Step of spacing; 4px."),
    named("--inlay-radius", "Corners; 6px."),
    named("--inlay-text-small", "Small text; 0.875em."),
    named(
        "--inlay-tap",
        "Least height of a control; 44px at coarse pointers, 32px otherwise.",
    ),
];

/// The parts that every element has.
pub const PARTS: &[Named] = &[
    named(
        "sign-in",
        "The link to the data's address, shown with the fallback where the data asks who reads it.",
    ),
    named(
        "links",
        "The list of links and the data's date at the foot.",
    ),
    named(
        "settings",
        "The reader's own settings, closed at first, where the widget offers them.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_well_formed_and_single() {
        for element in ELEMENTS {
            assert!(element.tag.starts_with("inlay-"), "{}", element.tag);
            let mut names: Vec<_> = element
                .parts
                .iter()
                .chain(PARTS)
                .map(|part| part.name)
                .collect();
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all, "{} declares a part twice", element.tag);
        }
    }

    #[test]
    fn every_part_that_a_view_uses_is_declared() {
        for (element, view) in ELEMENTS.iter().zip([
            concat!(
                include_str!("directory/view.rs"),
                include_str!("directory/hierarchy.rs"),
                include_str!("directory/search.rs"),
                include_str!("directory/chart.rs"),
            ),
            concat!(
                include_str!("time/view.rs"),
                include_str!("time/clocks.rs"),
                include_str!("time/picker.rs"),
                include_str!("time/grid.rs"),
                include_str!("time/hand.rs"),
            ),
            concat!(
                include_str!("cadence/view.rs"),
                include_str!("cadence/section.rs"),
                include_str!("cadence/more/fairness.rs"),
                include_str!("cadence/more/compare.rs"),
            ),
            concat!(
                include_str!("approval/view.rs"),
                include_str!("approval/fields.rs"),
                include_str!("approval/draft.rs"),
            ),
            include_str!("localtime/view.rs"),
            concat!(
                include_str!("publisher/view.rs"),
                include_str!("publisher/fields.rs"),
                include_str!("publisher/verdict.rs"),
                include_str!("publisher/calendar.rs"),
                include_str!("publisher/comment.rs"),
            ),
            concat!(
                include_str!("okrs/view.rs"),
                include_str!("okrs/picture.rs"),
                include_str!("okrs/entry.rs"),
                include_str!("okrs/checkin.rs"),
            ),
            concat!(
                include_str!("readouts/view.rs"),
                include_str!("readouts/next.rs"),
                include_str!("readouts/document.rs"),
                include_str!("readouts/history.rs"),
            ),
            concat!(
                include_str!("contact/view.rs"),
                include_str!("contact/hours.rs"),
                include_str!("contact/message.rs"),
            ),
        ]) {
            for used in view
                .split("part=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
            {
                for name in used.split(' ') {
                    let declared = element
                        .parts
                        .iter()
                        .chain(PARTS)
                        .any(|part| part.name == name);
                    assert!(
                        declared,
                        "{} uses the part {name}, which it doesn't declare",
                        element.tag
                    );
                }
            }
        }
    }
}
