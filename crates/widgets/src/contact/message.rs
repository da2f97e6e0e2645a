//! A message with where the reader comes from. Downloaded when it is opened.

use std::any::Any;
use std::rc::Rc;

use inlay_domain::contact::message::{Context, Medium, text};
use inlay_domain::contact::{Channel, Contact};
use inlay_domain::request::target::Address;
use web_sys::HtmlTextAreaElement;
use yew::{Callback, TargetCast};

use super::messages::Text;
use super::view::{SMALL, View};
use crate::attrs;
use crate::host::{Change, Place};
use crate::markup::{Markup, PLAIN};
use crate::messages::Common;
use crate::stage::Stage;

/// What the reader wrote.
#[derive(Debug, Clone, Default)]
struct Note {
    typed: String,
    /// Whether copying worked, since it was last tried.
    copied: Option<bool>,
}

/// Writes the field, the draft and the ways to hand it over; of an `Rc<Contact>`.
pub fn write(page: &mut Markup, stage: &Stage, of: &dyn Any) {
    let host = stage.host();
    let Some(contact) = of.downcast_ref::<Rc<Contact>>() else {
        return;
    };
    let view = View { host, contact };
    let note = stage.state::<Note>();
    let place = host.place();
    page.tag("p", PLAIN, |page| {
        page.leaf("label", attrs! { for="note" }, view.say(Text::Message));
        page.tag("textarea", attrs! { id="note", rows="4" }, |page| {
            page.value(&note.typed);
            let told = stage.clone();
            let typed = move |event: yew::Event| {
                let typed = event.target_unchecked_into::<HtmlTextAreaElement>();
                told.set(Note {
                    typed: typed.value(),
                    copied: None,
                });
            };
            page.on("input", Callback::from(typed));
        });
    });
    let name = view.say(Text::Draft);
    page.leaf("p", SMALL, name);
    let first = contact.channels.first();
    let medium = first.map_or(Medium::Mail, Channel::medium);
    page.leaf(
        "pre",
        attrs! { tabindex="0", role="group", aria-label=name },
        &view.text(medium, &note, &place),
    );
    page.leaf("p", SMALL, view.say(Text::Stays));
    page.tag("ul", attrs! { role="list", class="row" }, |page| {
        for channel in &contact.channels {
            page.tag("li", PLAIN, |page| {
                view.way(page, stage, channel, &note, &place);
            });
        }
        page.tag("li", PLAIN, |page| {
            page.tag("button", attrs! { type="button" }, |page| {
                page.on("click", copy(stage, view.text(medium, &note, &place)));
                page.text(host.words().say(Common::Copy));
            });
        });
    });
    let copied = match note.copied {
        Some(true) => host.words().say(Common::Copied),
        Some(false) => host.words().say(Common::CopyFailed),
        None => "",
    };
    page.leaf("p", attrs! { role="status" }, copied);
}

/// Copies a text when it is called.
fn copy(stage: &Stage, text: String) -> Callback<yew::Event> {
    let stage = stage.clone();
    Callback::from(move |_| {
        let tell = |stage: &Stage, copied| {
            let mut note = Note::clone(&stage.state::<Note>());
            note.copied = copied;
            stage.set(note);
        };
        // A second copy is told anew.
        tell(&stage, None);
        let told = stage.clone();
        let done = move |copied| {
            tell(&told, Some(copied));
            if copied {
                told.host().changed(Change {
                    view: "message",
                    value: "copied",
                });
            }
        };
        stage.host().copy(&text, Callback::from(done));
    })
}

impl View<'_> {
    fn text(&self, medium: Medium, note: &Note, place: &Place) -> String {
        let names = [Text::Page, Text::Section, Text::Address, Text::Zone];
        let context = Context {
            title: &place.title,
            section: &place.section,
            url: &place.url,
            zone: self.host.viewer_zone(),
            names: names.map(|name| self.say(name)),
        };
        text(medium, &note.typed, &context)
    }

    /// The way into a channel: a mail with the message in it, or the message copied
    /// and the channel opened. Each names where it leads.
    fn way(&self, page: &mut Markup, stage: &Stage, channel: &Channel, note: &Note, place: &Place) {
        let text = self.text(channel.medium(), note, place);
        let mail = channel.mail(self.contact, &text);
        let words = self.host.words();
        let (href, label, copies) = match (&mail, channel.url.host()) {
            (Some(address), _) => {
                let fits = matches!(address, Address::Prefilled { .. });
                let label = if fits { Text::Mail } else { Text::BareMail };
                let to = channel.recipient().unwrap_or_default();
                (address.url(), self.fill(label, "to", to), !fits)
            }
            (None, Some(host)) => {
                let values = [("label", &*channel.label), ("host", host)];
                let label = words.fill(Text::CopyOpen, &values);
                (channel.url.as_str(), label, true)
            }
            (None, None) => {
                let label = self.fill(Text::CopyOpenHere, "label", &channel.label);
                (channel.url.as_str(), label, true)
            }
        };
        let leaves = mail.is_none();
        let around = attrs! { href=href, target=leaves.then_some("_blank"), rel="noopener" };
        page.tag("a", around, |page| {
            if copies {
                page.on("click", copy(stage, text));
            }
            page.text(&label);
            if channel.url.is_external() {
                page.leaf("span", attrs! { aria-hidden="true" }, " ↗");
            }
        });
    }
}
