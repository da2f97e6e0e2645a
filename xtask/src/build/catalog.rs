//! What the build has to know of the elements.

/// One custom element.
#[derive(Debug, Clone, Copy)]
pub struct Element {
    /// Its name in a page.
    pub tag: &'static str,
    /// The widget that it shows, as split points, messages and schemas call it.
    pub widget: &'static str,
    /// The height held until it is ready, in CSS; none for an inline element.
    pub reserve: Option<&'static str>,
}

/// Every element, in the order of the documentation.
pub const ELEMENTS: &[Element] = &[
    block("inlay-team-directory", "directory", "24rem"),
    block("inlay-meeting-time", "time", "16rem"),
    Element {
        tag: "inlay-local-time",
        widget: "local",
        reserve: None,
    },
    block("inlay-meeting-cadence", "cadence", "20rem"),
    block("inlay-approval-request", "approval", "24rem"),
    block("inlay-publisher-planner", "publisher", "24rem"),
    block("inlay-regional-readouts", "readouts", "20rem"),
    block("inlay-okr-cascade", "okrs", "20rem"),
    block("inlay-contact", "contact", "10rem"),
];

const fn block(tag: &'static str, widget: &'static str, reserve: &'static str) -> Element {
    Element {
        tag,
        widget,
        reserve: Some(reserve),
    }
}
