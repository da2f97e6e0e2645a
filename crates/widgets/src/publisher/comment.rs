//! The comment for the campaign issue, and the ways to hand it over.

use super::desk::{Desk, Press};
use super::fields;
use super::messages::Text;
use super::view::{NOTE, ROW, button, part};
use crate::attrs;
use crate::markup::{Markup, PLAIN};
use crate::messages::Common;

pub(super) fn all(page: &mut Markup, desk: &Desk) {
    page.tag("div", attrs! { part="comment", class="comment" }, |page| {
        part(page, desk, Text::Comment);
        let missing = desk.sheet.missing();
        if missing.is_empty() {
            page.leaf(
                "pre",
                attrs! { tabindex="0", role="group", aria-label=desk.say(Text::Comment) },
                &desk.comment(),
            );
        } else {
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
        }
    });
    page.tag("div", attrs! { part="actions" }, |page| {
        page.leaf("p", NOTE, desk.say(Text::Stays));
        page.tag("p", ROW, |page| {
            if desk.sheet.missing().is_empty() {
                ready(page, desk);
            }
            button(page, desk, Text::Clear, Press::Clear);
            let words = desk.host().words();
            let copied = match desk.sheet.copied {
                Some(true) => words.say(Common::Copied),
                Some(false) => words.say(Common::CopyFailed),
                None => "",
            };
            page.leaf("span", attrs! { role="status" }, copied);
        });
    });
}

fn ready(page: &mut Markup, desk: &Desk) {
    button(page, desk, Text::Copy, Press::Copy);
    let issue = desk.proposal.issue.as_ref();
    if let Some((url, host)) = issue.and_then(|url| Some((url, url.host()?))) {
        let around = attrs! { href=url.as_str(), target="_blank", rel="noopener" };
        page.tag("a", around, |page| {
            page.on("click", desk.on(Press::Copy));
            page.text(&desk.fill(Text::CopyAndOpen, &[("host", host)]));
            page.leaf("span", attrs! { aria-hidden="true" }, " ↗");
        });
    }
}
