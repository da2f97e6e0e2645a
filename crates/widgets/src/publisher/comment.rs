//! The comment for the campaign issue, and the ways to hand it over.

use std::rc::Rc;

use chrono::NaiveDate;
use inlay_domain::country::CountryCode;
use inlay_domain::money::Money;
use inlay_domain::publisher::{Publisher, comment};
use inlay_domain::request;
use yew::Callback;

use super::clerk::Case;
use super::desk::{Desk, Press};
use super::fields;
use super::messages::Text;
use super::sheet::Sheet;
use super::view::{NOTE, ROW, button, heads};
use crate::attrs;
use crate::host::{Change, DateStyle};
use crate::markup::{Markup, PLAIN};
use crate::messages::Common;
use crate::stage::Stage;

/// The comment, or what it lacks.
pub(super) fn all(page: &mut Markup, desk: &Case<'_>) {
    page.tag("div", attrs! { part="comment", class="comment" }, |page| {
        heads(page, desk, Text::Comment);
        let missing = desk.sheet.missing();
        if missing.is_empty() {
            return written(page, desk);
        }
        page.leaf("p", PLAIN, desk.say(Text::Missing));
        page.tag("ul", attrs! { class="missing" }, |page| {
            for field in missing {
                let href = ["#", &field.id()].concat();
                page.tag("li", PLAIN, |page| {
                    page.tag("a", attrs! { href=&*href }, |page| {
                        page.on("click", desk.on(Press::Go(field)));
                        page.text(desk.say(fields::label(field)));
                    });
                });
            }
        });
    });
    page.tag("div", attrs! { part="actions" }, |page| {
        page.leaf("p", NOTE, desk.say(Text::Stays));
        page.tag("p", ROW, |page| {
            button(page, desk, Text::Clear, Press::Clear);
        });
    });
}

/// The comment and the ways to hand it over.
fn written(page: &mut Markup, desk: &Case<'_>) {
    page.leaf(
        "pre",
        attrs! { tabindex="0", role="group", aria-label=desk.say(Text::Comment) },
        &desk.comment(),
    );
    page.tag("p", ROW, |page| {
        page.tag("button", attrs! { type="button" }, |page| {
            page.on("click", desk.copying());
            page.text(desk.say(Text::Copy));
        });
        let issue = desk.proposal.issue.as_ref();
        if let Some((url, host)) = issue.and_then(|url| Some((url, url.host()?))) {
            let around = attrs! { href=url.as_str(), target="_blank", rel="noopener" };
            page.tag("a", around, |page| {
                page.on("click", desk.copying());
                page.text(&desk.fill(Text::CopyAndOpen, &[("host", host)]));
                page.leaf("span", attrs! { aria-hidden="true" }, " ↗");
            });
        }
        let words = desk.host().words();
        let copied = match desk.sheet.copied {
            Some(true) => words.say(Common::Copied),
            Some(false) => words.say(Common::CopyFailed),
            None => "",
        };
        page.leaf("span", attrs! { role="status" }, copied);
    });
}

impl Case<'_> {
    /// The comment as it stands.
    fn comment(&self) -> String {
        comment::draft(&self.plan, &self.proposal, &self.assessment(), self)
    }

    /// Copies the comment.
    fn copying(&self) -> Callback<yew::Event> {
        let (stage, given) = (self.stage.clone(), Rc::clone(&self.given));
        Callback::from(move |_| copy(&stage, &given))
    }
}

fn copy(stage: &Stage, given: &Rc<Publisher>) {
    let desk = &Desk::new(stage.clone(), given);
    let desk = Case::new(desk);
    let told = stage.clone();
    let done = move |copied| {
        let mut next = Sheet::clone(&told.state::<Sheet>());
        next.copied = Some(copied);
        told.set(next);
        if copied {
            told.host().changed(Change {
                view: "comment",
                value: "",
            });
        }
    };
    let mut next = Sheet::clone(&desk.sheet);
    next.copied = None;
    stage.set(next);
    desk.host().copy(&desk.comment(), Callback::from(done));
}

/// Dates and amounts in the comment are written in the reader's language.
impl request::Words for Case<'_> {
    fn country(&self, country: CountryCode) -> String {
        country.as_str().to_owned()
    }

    fn date(&self, date: NaiveDate) -> String {
        self.host().date(date, DateStyle::Dated)
    }

    fn money(&self, amount: &Money, currency: &str) -> String {
        match currency {
            "" => amount.text(),
            _ => self.host().money(&amount.text(), currency),
        }
    }
}
