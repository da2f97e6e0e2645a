//! The comment for the campaign issue.
//!
//! It goes to colleagues, so its language is that of the handbook and not the
//! reader's; dates and amounts are written as [`Words`] has them. Whatever was
//! typed, or stands in the file, passes the encoder of [`request`](crate::request).

use super::conflict::all;
use super::{Assessment, Certainty, Conflict, Proposal, Publisher, Range, Route};
use crate::request::{Words, encode};

/// The comment in Markdown: whom it tags, what they are asked, and what the rules
/// say of the proposal.
#[must_use]
pub fn draft(
    publisher: &Publisher,
    proposal: &Proposal,
    assessment: &Assessment<'_>,
    words: &dyn Words,
) -> String {
    let mut comment = Comment {
        text: String::new(),
    };
    comment.ask(proposal, assessment);
    comment.describe(proposal, words);
    comment.judge(publisher, proposal, assessment, words);
    comment.warn(&assessment.conflicts, words);
    comment.text
}

struct Comment {
    text: String,
}

impl Comment {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// A text that isn't ours. What stands before it in its line counts.
    fn typed(&mut self, text: &str) {
        let line = self.text.bytes().rev().position(|byte| byte == b'\n');
        let start = line.map_or(0, |length| self.text.len() - length);
        let before = self.text.get(start..).unwrap_or_default();
        let text = encode::inline(text, before);
        self.push(&text);
    }

    /// A list's item with a name and, if there is one, a value.
    fn fact(&mut self, name: &str, value: &str) {
        if !value.trim().is_empty() {
            self.push("- ");
            self.push(name);
            self.push(": ");
            self.typed(value);
            self.push("\n");
        }
    }

    fn ask(&mut self, proposal: &Proposal, assessment: &Assessment<'_>) {
        let before = self.text.len();
        for role in &assessment.roles {
            if self.text.len() > before {
                self.push(", ");
            }
            let (name, handle) = (role.role.as_deref(), role.handle.as_ref());
            if let Some(handle) = handle {
                self.push(handle.as_str());
            }
            match name {
                Some(name) if handle.is_some() => {
                    self.push(" (");
                    self.typed(name);
                    self.push(")");
                }
                Some(name) => self.typed(name),
                None => {}
            }
        }
        self.push(if self.text.len() > before {
            ": the team "
        } else {
            "The team "
        });
        self.typed(&proposal.team);
        self.push(" would like to run ");
        match proposal.name.as_deref().map(str::trim) {
            None | Some("") => self.push("a programme"),
            Some(name) => self.typed(name),
        }
        self.push(" with the publisher ");
        self.typed(&proposal.publisher);
        self.push(".\n\n**Does this get in the way of anything that is running or planned?**\n\n");
    }

    fn describe(&mut self, proposal: &Proposal, words: &dyn Words) {
        let dates = words.range(proposal.starts.0, proposal.ends.0);
        self.fact("Dates", &dates);
        self.fact("Region", &joined([&proposal.region, &proposal.regions]));
        self.fact("Segment", &joined([&proposal.segment, &proposal.segments]));
        let audience = proposal.audience.as_deref();
        self.fact("Audience", audience.unwrap_or_default());
    }

    fn judge(
        &mut self,
        publisher: &Publisher,
        proposal: &Proposal,
        assessment: &Assessment<'_>,
        words: &dyn Words,
    ) {
        let currency = publisher.currency.as_ref();
        let currency = currency.map_or("", |currency| currency.as_str());
        let money = |range: Option<Range>| match range {
            Some(range) if range.is_point() => words.money(&range.low, currency),
            Some(range) => {
                let mut text = words.money(&range.low, currency);
                text.push_str(" – ");
                text.push_str(&words.money(&range.high, currency));
                text
            }
            None => String::new(),
        };
        if let Some(spend) = &proposal.spend {
            self.fact("Spend", &words.money(spend, currency));
        }
        self.push("- Route: ");
        self.push(match assessment.route {
            Route::Direct => "directly, since we work with this publisher already. It takes no paid-social slot and costs no agency fee.\n",
            Route::Slot => "through the agency. It takes one of the month's paid-social slots.\n",
            Route::Full => "through the agency, but no paid-social slot is left in this month.\n",
        });
        if let Some(cost) = &assessment.cost {
            if assessment.route == Route::Direct {
                self.fact("Agency fee avoided", &money(cost.avoided));
            } else {
                self.fact("Agency fee", &money(cost.fee));
            }
            self.fact("Total", &money(cost.total));
        }
    }

    fn warn(&mut self, conflicts: &[Conflict<'_>], words: &dyn Words) {
        if conflicts.is_empty() {
            return;
        }
        self.push("\nThe plan shows at the same time:\n\n");
        for conflict in conflicts {
            let activity = conflict.activity;
            self.push("- ");
            self.typed(&activity.name);
            self.push(" (team ");
            self.typed(&activity.team);
            self.push(", ");
            self.typed(&words.range(activity.starts.0, activity.ends.0));
            self.push(match conflict.certainty {
                Certainty::Certain => "): a conflict\n",
                Certainty::Possible => "): may be a conflict\n",
            });
        }
    }
}

fn joined(fields: [&super::Several; 2]) -> String {
    let mut out = String::new();
    for text in all(fields) {
        if !out.is_empty() {
            out.push_str(", ");
        }
        out.push_str(text);
    }
    out
}
