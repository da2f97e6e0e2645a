//! What couldn't be read from a page, and what was looked for.

/// Why no data came of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// What kind of trouble it is.
    pub why: Unread,
    /// What was looked for and what to do, in sentences for the page's author.
    pub message: String,
    /// The byte of the source that it is about; 0 for the page as a whole.
    pub at: u32,
}

/// The kinds of trouble with a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// What `from` names isn't there.
    From,
    /// What `until` names isn't there, or stands before `from`.
    Until,
    /// The range holds nothing of the kind that was looked for.
    Empty,
    /// It is there, in words that aren't understood.
    Unclear,
}

impl Missing {
    pub(crate) fn new(why: Unread, at: u32, parts: &[&str]) -> Self {
        Self {
            why,
            message: parts.concat(),
            at,
        }
    }
}

impl std::fmt::Display for Missing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Missing {}
