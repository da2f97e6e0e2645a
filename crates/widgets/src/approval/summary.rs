//! The summary of what is wrong.

use super::clerk::Told;
use super::desk::{Desk, Press};
use super::messages::Text;
use crate::attrs;
use crate::markup::{Markup, PLAIN};

/// The problems of the last check that are still there. It takes the focus and
/// is read then, so it is no live region.
pub(super) fn write(page: &mut Markup, desk: &Desk, told: &[Told]) {
    let title = desk.say(Text::Problem);
    let around = attrs! {
        id="summary", class="summary", part="summary", role="group", tabindex="-1", aria-label=title,
    };
    page.tag("div", around, |page| {
        page.key("!");
        page.leaf(desk.host().heading(1), PLAIN, title);
        page.tag("ul", PLAIN, |page| {
            for told in told {
                item(page, desk, told);
            }
        });
    });
}

fn item(page: &mut Markup, desk: &Desk, told: &Told) {
    let values = [("label", &*told.label), ("text", &*told.text)];
    let text = desk.fill(Text::ProblemItem, &values);
    let href = ["#", &told.control.id()].concat();
    page.tag("li", PLAIN, |page| {
        page.tag("a", attrs! { href=&*href }, |page| {
            page.on("click", desk.on(Press::Go(told.control)));
            page.text(&text);
        });
    });
}
