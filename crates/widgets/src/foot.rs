//! The foot of a widget: the data's links, its date, and where it is edited.

use inlay_domain::link::{Access, AsOf, Link, LinkUrl};

use crate::attrs;
use crate::host::{DateStyle, Host};
use crate::markup::{Markup, PLAIN};
use crate::messages::Common;

/// Writes the links of a data file, nothing where there are none.
pub fn foot(page: &mut Markup, host: &dyn Host, links: &[Link], as_of: Option<AsOf>) {
    let words = host.words();
    let edit = host.edit_href();
    if links.is_empty() && as_of.is_none() && edit.is_none() {
        return;
    }
    page.tag("ul", attrs! { class="links muted", part="links" }, |page| {
        for each in links {
            page.tag("li", PLAIN, |page| {
                anchor(page, host, &each.label, &each.url, each.access);
            });
        }
        if let Some(day) = as_of {
            let date = host.date(day.0, DateStyle::Full);
            page.leaf("li", PLAIN, &words.fill(Common::AsOf, &[("date", &date)]));
        }
        if let Some(href) = edit {
            page.tag("li", PLAIN, |page| {
                page.leaf("a", attrs! { href=href }, words.say(Common::Edit));
            });
        }
    });
}

/// A link as every widget writes it: ↗ where it leaves the site, a word where not everybody can open it.
pub fn anchor(
    page: &mut Markup,
    host: &dyn Host,
    label: &str,
    url: &LinkUrl,
    access: Option<Access>,
) {
    anchor_around(page, host, |page| page.text(label), url, access);
}

/// An [`anchor`] whose text has parts of its own, like marks.
pub fn anchor_around(
    page: &mut Markup,
    host: &dyn Host,
    label: impl FnOnce(&mut Markup),
    url: &LinkUrl,
    access: Option<Access>,
) {
    page.tag("a", attrs! { href=url.as_str() }, label);
    after(page, host, url, access);
}

/// What follows a link.
#[inline(never)]
fn after(page: &mut Markup, host: &dyn Host, url: &LinkUrl, access: Option<Access>) {
    if url.is_external() {
        page.leaf("span", attrs! { aria-hidden="true" }, " ↗");
    }
    let word = match access {
        Some(Access::Internal) => Common::Internal,
        Some(Access::Confidential) => Common::Confidential,
        Some(Access::Public) | None => return,
    };
    let word = [" (", host.words().say(word), ")"].concat();
    page.leaf("span", attrs! { class="muted small" }, &word);
}
