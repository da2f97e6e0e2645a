//! The draft: how it will look, its Markdown, and the ways to hand it over.

use std::rc::Rc;

use chrono::NaiveDate;
use inlay_domain::country::CountryCode;
use inlay_domain::digits;
use inlay_domain::money::Money;
use inlay_domain::request::target::Address;
use inlay_domain::request::{self, Answers, Block, BlockKind, Draft, Target, TargetKind};
use yew::{Callback, Event};

use super::desk::{Desk, Press};
use super::messages::Text;
use super::work::{Drafted, Work};
use crate::attrs;
use crate::host::DateStyle;
use crate::markup::{Attributes, Markup, PLAIN};
use crate::messages::Common;
use crate::stage::Stage;

const NOTE: &Attributes<'_> = attrs! { class="muted small" };
const ROW: &Attributes<'_> = attrs! { class="row" };

/// The draft as it will look, or its Markdown, once something is answered.
pub(super) fn preview(page: &mut Markup, desk: &Desk) {
    let drafted = desk.begun().then(|| desk.shown()).flatten();
    let Some(drafted) = drafted else {
        return;
    };
    let around = attrs! {
        class="preview", part="preview", role="group", aria-label=desk.say(Text::Draft),
    };
    page.tag("div", around, |page| {
        page.key("draft ");
        let markdown = desk.stage().state::<Work>().markdown;
        let token = token(desk, &drafted, markdown);
        let (stage, form) = (desk.stage().clone(), Rc::clone(&desk.form));
        let write = move |page: &mut Markup| {
            let desk = &Desk::new(stage.clone(), Rc::clone(&form));
            shown(page, desk, &drafted, markdown);
        };
        page.lazy(&token, Rc::new(write));
    });
}

/// All that a view of the draft depends on.
fn token(desk: &Desk, drafted: &Drafted, markdown: bool) -> String {
    let mut token = String::from(if markdown { "m" } else { "" });
    for number in [
        desk.form.number,
        drafted.number,
        desk.host().heading_level().into(),
    ] {
        token.push(' ');
        digits::push(&mut token, number.into());
    }
    token
}

fn shown(page: &mut Markup, desk: &Desk, drafted: &Drafted, markdown: bool) {
    let draft = &drafted.draft;
    page.tag("p", ROW, |page| {
        for (label, shows) in [(Text::Preview, false), (Text::Markdown, true)] {
            let pressed = if markdown == shows { "true" } else { "false" };
            let around = attrs! { type="button", aria-pressed=pressed };
            button(page, desk, around, label, Press::Show { markdown: shows });
        }
    });
    // Until something is answered, the title may be nothing but holes.
    if !draft.title.is_empty() {
        page.leaf(desk.host().heading(1), PLAIN, &draft.title);
    }
    if markdown {
        page.leaf("pre", PLAIN, &draft.markdown());
    } else {
        body(page, desk, drafted);
    }
}

/// The way to copy it, once something is answered.
pub(super) fn copy(page: &mut Markup, desk: &Desk) {
    if !desk.begun() {
        return;
    }
    page.tag("p", ROW, |page| {
        page.tag("button", attrs! { type="button", id="copy" }, |page| {
            page.on("click", desk.copying(false));
            page.text(desk.say(Text::CopyMarkdown));
        });
        let words = desk.host().words();
        let copied = match desk.stage().state::<Work>().copied {
            Some(true) => words.say(Common::Copied),
            Some(false) => words.say(Common::CopyFailed),
            None => "",
        };
        page.leaf("span", attrs! { role="status" }, copied);
    });
}

impl Desk {
    /// Whether there is anything to draft.
    fn begun(&self) -> bool {
        self.stage().state::<Work>().checked || self.state().answers != Answers::default()
    }

    /// Copies the Markdown, or the message for Slack.
    fn copying(&self, slack: bool) -> Callback<Event> {
        let (stage, form) = (self.stage().clone(), Rc::clone(&self.form));
        Callback::from(move |_| {
            let tell = |stage: &Stage, copied| {
                let mut work = Work::clone(&stage.state());
                work.copied = copied;
                stage.set(work);
            };
            let told = stage.clone();
            let done = move |copied| tell(&told, Some(copied));
            // Meanwhile there may be answers that were not there at the drawing.
            let desk = Desk::new(stage.clone(), Rc::clone(&form));
            let text = if slack {
                request::slack(desk.form(), &desk.state().answers, &desk)
            } else {
                desk.drafted().draft.markdown()
            };
            tell(&stage, None);
            stage.host().copy(&text, Callback::from(done));
        })
    }
}

/// The way to begin anew, which asks first.
pub(super) fn over(page: &mut Markup, desk: &Desk) {
    if !desk.stage().state::<Work>().asking {
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
fn body(page: &mut Markup, desk: &Desk, drafted: &Drafted) {
    let titled = !drafted.draft.title.is_empty();
    let blocks = request::preview(desk.form(), &drafted.answers, desk);
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
            let below = lift.0 + level.saturating_sub(lift.1);
            page.leaf(desk.host().heading(below), PLAIN, &text);
        }
        BlockKind::Item => page.leaf("li", PLAIN, &text),
        BlockKind::Task(_) => page.leaf("li", attrs! { class="task" }, &text),
        BlockKind::Paragraph => page.leaf("p", PLAIN, &text),
    }
}

/// Every way to open the draft.
pub(super) fn ready(page: &mut Markup, desk: &Desk) {
    let title = desk.say(Text::Ready);
    let around =
        attrs! { id="ready", class="ready", role="group", tabindex="-1", aria-label=title };
    page.tag("div", around, |page| {
        // A form may become right while a draft of before is shown, or none.
        let drafted = desk.shown().unwrap_or_else(|| desk.drafted());
        let token = token(desk, &drafted, false);
        let (stage, form) = (desk.stage().clone(), Rc::clone(&desk.form));
        let write = move |page: &mut Markup| {
            let desk = &Desk::new(stage.clone(), Rc::clone(&form));
            targets(page, desk, &drafted.draft);
        };
        page.lazy(&token, Rc::new(write));
    });
}

fn targets(page: &mut Markup, desk: &Desk, draft: &Draft) {
    page.tag("p", PLAIN, |page| {
        page.leaf("strong", PLAIN, desk.say(Text::Ready));
    });
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

/// A link to a form that names where it leads, in a tab of its own unless it opens a mail program. To an
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
