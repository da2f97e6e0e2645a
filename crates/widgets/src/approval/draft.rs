//! The draft: how it will look, its Markdown, and the ways to hand it over.

use std::any::Any;
use std::rc::Rc;

use chrono::NaiveDate;
use inlay_domain::country::CountryCode;
use inlay_domain::money::Money;
use inlay_domain::request::target::Address;
use inlay_domain::request::{self, Answers, Block, BlockKind, Draft, Target, TargetKind, preview};
use yew::{Callback, Event};

use super::desk::{Desk, Form, Press};
use super::messages::Text;
use super::state::{Action, State};
use super::view::heading;
use crate::attrs;
use crate::host::DateStyle;
use crate::markup::{Attributes, Markup, PLAIN};
use crate::messages::Common;
use crate::part::{self, Part};
use crate::remote::Remote;
use crate::stage::Stage;

const NOTE: &Attributes<'_> = attrs! { class="muted small" };
const ROW: &Attributes<'_> = attrs! { class="row" };

/// What the part is handed: the form, and which piece of the draft is wanted.
pub(super) struct Piece {
    form: Rc<Form>,
    what: What,
}

/// A piece of the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    /// How it will look, or its Markdown.
    Preview,
    /// The links that open it.
    Ways,
    /// The button that copies it.
    Copy,
}

/// The draft once there are answers, and the links once the form is checked and without
/// problem. What drafts is downloaded at the first answer.
pub(super) fn all(page: &mut Markup, desk: &Desk, valid: bool) {
    let state = desk.state();
    let begun = state.checked || state.answers != Answers::default();
    if begun && matches!(desk.host().part(Part::Draft), Remote::Idle) {
        desk.host().fetch_part(Part::Draft);
    }
    let piece = |page: &mut Markup, what| {
        let form = Rc::clone(&desk.form);
        part::write(page, desk.stage(), Part::Draft, &Piece { form, what });
    };
    if begun {
        let around = attrs! {
            class="preview", part="preview", role="group", aria-label=desk.say(Text::Draft),
        };
        page.tag("div", around, |page| {
            page.key("draft ");
            piece(page, What::Preview);
        });
    }
    page.tag("div", attrs! { class="actions", part="actions" }, |page| {
        page.key("actions ");
        page.leaf("p", NOTE, desk.say(Text::Stays));
        if valid && state.checked {
            piece(page, What::Ways);
        } else {
            page.tag("p", PLAIN, |page| {
                page.leaf("button", attrs! { type="submit" }, desk.say(Text::Check));
            });
        }
        // Where it comes later, the preview says so.
        if begun && desk.host().part(Part::Draft).ready().is_some() {
            piece(page, What::Copy);
        }
    });
}

/// Writes a piece of the draft; of a [`Piece`].
pub fn write(page: &mut Markup, stage: &Stage, of: &dyn Any) {
    let Some(piece) = of.downcast_ref::<Piece>() else {
        return;
    };
    let desk = &Desk::new(stage.clone(), Rc::clone(&piece.form));
    match piece.what {
        What::Preview => shown(page, desk),
        What::Ways => ready(page, desk, &desk.draft()),
        What::Copy => copy(page, desk),
    }
}

fn shown(page: &mut Markup, desk: &Desk) {
    let draft = desk.draft();
    let markdown = desk.state().markdown;
    page.tag("p", ROW, |page| {
        for (label, shows) in [(Text::Preview, false), (Text::Markdown, true)] {
            let pressed = if markdown == shows { "true" } else { "false" };
            let around = attrs! { type="button", aria-pressed=pressed };
            button(page, desk, around, label, Press::Show { markdown: shows });
        }
    });
    // Until something is answered, the title may be nothing but holes.
    if !draft.title.is_empty() {
        heading(page, desk.host(), 1, &draft.title);
    }
    if markdown {
        page.leaf("pre", PLAIN, &draft.markdown());
    } else {
        body(page, desk, !draft.title.is_empty());
    }
}

fn copy(page: &mut Markup, desk: &Desk) {
    page.tag("p", ROW, |page| {
        page.tag("button", attrs! { type="button", id="copy" }, |page| {
            page.on("click", desk.copying(false));
            page.text(desk.say(Text::CopyMarkdown));
        });
        let words = desk.host().words();
        let copied = match desk.state().copied {
            Some(true) => words.say(Common::Copied),
            Some(false) => words.say(Common::CopyFailed),
            None => "",
        };
        page.leaf("span", attrs! { role="status" }, copied);
    });
}

impl Desk {
    /// The draft as it stands.
    fn draft(&self) -> Draft {
        Draft::new(self.form(), &self.state().answers, self)
    }

    /// Copies the Markdown, or the message for Slack.
    fn copying(&self, slack: bool) -> Callback<Event> {
        let (stage, form) = (self.stage().clone(), Rc::clone(&self.form));
        Callback::from(move |_| {
            let told = stage.clone();
            let done = move |copied| told.act::<State>(Action::Copied(Some(copied)));
            // Meanwhile there may be answers that were not there at the drawing.
            let desk = Desk::new(stage.clone(), Rc::clone(&form));
            let text = if slack {
                request::slack(desk.form(), &desk.state().answers, &desk)
            } else {
                desk.draft().markdown()
            };
            stage.host().copy(&text, Callback::from(done));
            stage.act::<State>(Action::Copied(None));
        })
    }
}

/// The way to begin anew, which asks first.
pub(super) fn over(page: &mut Markup, desk: &Desk) {
    if !desk.state().asking {
        return page.tag("p", PLAIN, |page| {
            page.key("over ");
            let around = attrs! { type="button", id="over" };
            button(page, desk, around, Text::StartOver, Press::Ask(true));
        });
    }
    let question = desk.say(Text::Discard);
    let around = attrs! { class="row", role="group", aria-label=question };
    page.tag("div", around, |page| {
        page.key("asking ");
        page.leaf("span", PLAIN, question);
        let around = attrs! { type="button", id="discard" };
        button(page, desk, around, Text::DiscardYes, Press::StartOver);
        let around = attrs! { type="button", id="keep" };
        button(page, desk, around, Text::DiscardNo, Press::Ask(false));
    });
}

#[inline(never)]
fn button(page: &mut Markup, desk: &Desk, around: &Attributes<'_>, label: Text, press: Press) {
    page.tag("button", around, |page| {
        page.on("click", desk.on(press));
        page.text(desk.say(label));
    });
}

/// The draft's body as the page's template lays it out.
fn body(page: &mut Markup, desk: &Desk, titled: bool) {
    let blocks = preview(desk.form(), &desk.state().answers, desk);
    // A template may begin at any level; what it begins with follows on the title.
    let top = blocks.iter().find_map(|block| match block.kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    });
    let lift = (1 + u8::from(titled), top.unwrap_or(1));
    let item = |block: &Block| matches!(block.kind, BlockKind::Item | BlockKind::Task(_));
    for run in blocks.chunk_by(|one, next| item(one) && item(next)) {
        if run.first().is_some_and(item) {
            page.tag("ul", PLAIN, |page| {
                for block in run {
                    line(page, desk, block, lift);
                }
            });
        } else {
            for block in run {
                line(page, desk, block, lift);
            }
        }
    }
}

/// A line of the preview; headings begin `lift.0` below the widget's own where the template's begin at `lift.1`.
fn line(page: &mut Markup, desk: &Desk, block: &Block, lift: (u8, u8)) {
    let mut text = String::new();
    if let BlockKind::Task(done) = block.kind {
        text.push_str(if done { "☑ " } else { "☐ " });
    }
    for span in &block.spans {
        text.push_str(&span.text);
    }
    match block.kind {
        BlockKind::Heading(level) => {
            heading(
                page,
                desk.host(),
                lift.0 + level.saturating_sub(lift.1),
                &text,
            );
        }
        BlockKind::Item => page.leaf("li", PLAIN, &text),
        BlockKind::Task(_) => page.leaf("li", attrs! { class="task" }, &text),
        BlockKind::Paragraph => page.leaf("p", PLAIN, &text),
    }
}

/// Every way to open the draft. Each names where it leads.
fn ready(page: &mut Markup, desk: &Desk, draft: &Draft) {
    let title = desk.say(Text::Ready);
    let around =
        attrs! { id="ready", class="ready", role="group", tabindex="-1", aria-label=title };
    page.tag("div", around, |page| {
        page.tag("p", PLAIN, |page| page.leaf("strong", PLAIN, title));
        if draft.confidential {
            page.leaf("p", PLAIN, desk.say(Text::ConfidentialNote));
        }
        for target in &desk.form().targets {
            if let (TargetKind::Slack, Some(url)) = (target.kind, target.bare_url()) {
                let place = place(desk, target, target.host().unwrap_or_default());
                page.tag("p", ROW, |page| {
                    way(page, desk, Text::Slack, &place, &url, true);
                });
            } else if let (Some(address), Some(host)) = (target.address(draft), target.host()) {
                ways(page, desk, draft, target, &address, host);
            }
        }
    });
}

/// What a link says of where it leads.
fn place(desk: &Desk, target: &Target, host: &str) -> String {
    match &target.label {
        Some(label) => desk.fill(Text::Place, &[("label", label), ("host", host)]),
        None => host.to_owned(),
    }
}

fn ways(
    page: &mut Markup,
    desk: &Desk,
    draft: &Draft,
    target: &Target,
    address: &Address,
    host: &str,
) {
    let place = place(desk, target, host);
    let (bare, open) = match target.kind {
        TargetKind::Email => (Text::BareMail, Text::OpenMail),
        _ => (Text::Bare, Text::Open),
    };
    let (note, used, budget) = match address {
        Address::Prefilled { used, budget, .. } => (Text::Fits, used, budget),
        Address::TooLong { used, budget, .. } => (Text::BeyondLink, used, budget),
    };
    let fits = note == Text::Fits;
    let count = |bytes: &usize| {
        let bytes = i64::try_from(*bytes).unwrap_or(i64::MAX);
        desk.host().number(bytes)
    };
    let note = desk.fill(note, &[("used", &count(used)), ("budget", &count(budget))]);
    page.tag("p", ROW, |page| {
        if let Some(url) = target.bare_url().filter(|_| draft.confidential || !fits) {
            way(page, desk, bare, &place, &url, true);
        }
        if fits {
            way(page, desk, open, &place, address.url(), false);
        }
        page.leaf("span", NOTE, &note);
    });
}

/// A link to a form, in a tab of its own unless it opens a mail program. To an
/// empty form the draft goes by the clipboard.
fn way(page: &mut Markup, desk: &Desk, label: Text, place: &str, href: &str, copies: bool) {
    let leaves = !href.starts_with("mailto:");
    let around = attrs! { href=href, target=leaves.then_some("_blank"), rel="noopener" };
    page.tag("a", around, |page| {
        if copies {
            page.on("click", desk.copying(label == Text::Slack));
        }
        page.text(&desk.fill(label, &[("host", place)]));
        if leaves {
            page.leaf("span", attrs! { aria-hidden="true" }, " ↗");
        }
    });
}

/// A draft is written in the reader's language.
impl request::Words for Desk {
    fn country(&self, country: CountryCode) -> String {
        self.host().country(country.as_str())
    }

    fn date(&self, date: NaiveDate) -> String {
        self.host().date(date, DateStyle::Full)
    }

    fn money(&self, amount: &Money, currency: &str) -> String {
        match currency {
            "" => amount.text(),
            _ => self.host().money(&amount.text(), currency),
        }
    }

    fn ticked(&self) -> String {
        self.say(Text::Ticked).to_owned()
    }
}
