//! The draft as a message for Slack, to be copied.

use super::draft::Draft;
use super::encode;
use super::preview::{BlockKind, SpanKind, preview};
use super::{Answers, Approval, Words};

/// The title, then the body in lines: Slack knows no headings, and of a link's address
/// it takes no text, so this is for the clipboard. What a reader typed goes through
/// [`encode::slack`]; the approvers' handles stand as they are.
#[must_use]
pub fn slack(approval: &Approval, answers: &Answers, words: &dyn Words) -> String {
    let title = Draft::new(approval, answers, words).title;
    // The title's own joiners are for GitLab; Slack's come in their place.
    let mut out = encode::slack(&title.replace('\u{2060}', ""), "", false);
    out.push('\n');
    for block in preview(approval, answers, words) {
        out.push_str(match block.kind {
            BlockKind::Heading(_) => "\n",
            BlockKind::Item => "• ",
            BlockKind::Task(false) => "☐ ",
            BlockKind::Task(true) => "☑ ",
            BlockKind::Paragraph => "",
        });
        for span in &block.spans {
            match span.kind {
                SpanKind::Typed => {
                    // Space around it belongs to the line.
                    let blank = span.text.len() - span.text.trim_start().len();
                    out.push_str(span.text.get(..blank).unwrap_or_default());
                    let typed = encode::slack(&span.text, &out, true);
                    out.push_str(&typed);
                }
                SpanKind::Template | SpanKind::Mention => out.push_str(&span.text),
            }
        }
        out.push('\n');
    }
    out
}
