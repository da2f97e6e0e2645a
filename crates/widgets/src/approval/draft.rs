//! The draft: how it will look, its Markdown, and the ways to hand it over.

use inlay_domain::request::target::Address;
use inlay_domain::request::{Block, BlockKind, Draft, Target, TargetKind, preview};
use yew::{Callback, Html, MouseEvent};

use super::desk::{Desk, Press};
use super::messages::Text;
use super::tag::{clickable, plain, tag, text};
use super::view::heading;
use crate::messages::Common;

/// The draft as it stands, and the links once the form is checked and without problem.
pub(super) fn all(desk: &Desk, valid: bool, rows: &mut Vec<Html>) {
    let draft = desk.draft();
    let toggles = vec![
        toggle(desk, Text::Preview, false),
        toggle(desk, Text::Markdown, true),
    ];
    let mut content = vec![tag("p", &[("class", "row")], toggles)];
    // Until something is answered, the title may be nothing but holes.
    if !draft.title.is_empty() {
        content.push(heading(&desk.host, 1, "", &draft.title));
    }
    if desk.state.markdown {
        content.push(plain("pre", &[], &draft.markdown()));
    } else {
        body(desk, !draft.title.is_empty(), &mut content);
    }
    rows.push(tag(
        "div",
        &[
            ("key", "draft"),
            ("class", "preview"),
            ("part", "preview"),
            ("role", "group"),
            ("aria-label", desk.say(Text::Draft)),
        ],
        content,
    ));
    let next = if valid && desk.state.checked {
        ready(desk, &draft)
    } else {
        let check = plain("button", &[("type", "submit")], desk.say(Text::Check));
        tag("p", &[], vec![check])
    };
    let copy = vec![
        button(desk, "copy", Text::CopyMarkdown, Press::Copy),
        plain("span", &[("role", "status")], copied(desk)),
    ];
    let content = vec![
        plain("p", &[("class", "muted small")], desk.say(Text::Stays)),
        next,
        tag("p", &[("class", "row")], copy),
    ];
    rows.push(tag(
        "div",
        &[
            ("key", "actions"),
            ("class", "actions"),
            ("part", "actions"),
        ],
        content,
    ));
}

/// The way to begin anew, which asks first.
pub(super) fn over(desk: &Desk) -> Html {
    if !desk.state.asking {
        let start = button(desk, "over", Text::StartOver, Press::Ask(true));
        return tag("p", &[("key", "over")], vec![start]);
    }
    let question = desk.say(Text::Discard);
    tag(
        "div",
        &[
            ("key", "asking"),
            ("class", "row"),
            ("role", "group"),
            ("aria-label", question),
        ],
        vec![
            plain("span", &[], question),
            button(desk, "discard", Text::DiscardYes, Press::StartOver),
            button(desk, "keep", Text::DiscardNo, Press::Ask(false)),
        ],
    )
}

fn button(desk: &Desk, id: &str, label: Text, press: Press) -> Html {
    clickable(
        "button",
        &[("type", "button"), ("id", id)],
        Some(desk.on(press)),
        vec![text(desk.say(label))],
    )
}

fn toggle(desk: &Desk, label: Text, markdown: bool) -> Html {
    let pressed = desk.state.markdown == markdown;
    clickable(
        "button",
        &[
            ("type", "button"),
            ("aria-pressed", if pressed { "true" } else { "false" }),
        ],
        Some(desk.on(Press::Show { markdown })),
        vec![text(desk.say(label))],
    )
}

fn copied(desk: &Desk) -> &str {
    let words = desk.host.words();
    match desk.state.copied {
        Some(true) => words.say(Common::Copied),
        Some(false) => words.say(Common::CopyFailed),
        None => "",
    }
}

/// The draft's body as the page's template lays it out.
fn body(desk: &Desk, titled: bool, out: &mut Vec<Html>) {
    let mut items = Vec::new();
    // A template may begin at any level; what it begins with follows on the title.
    let mut top = None;
    for block in preview(&desk.form, &desk.state.answers, desk) {
        let content = content(&block);
        let row = match block.kind {
            BlockKind::Item => {
                items.push(plain("li", &[], &content));
                continue;
            }
            BlockKind::Task(done) => {
                let sign = if done { "☑ " } else { "☐ " };
                items.push(plain(
                    "li",
                    &[("class", "task")],
                    &[sign, &content].concat(),
                ));
                continue;
            }
            BlockKind::Heading(level) => {
                let deeper = level.saturating_sub(*top.get_or_insert(level));
                heading(&desk.host, 1 + u8::from(titled) + deeper, "", &content)
            }
            BlockKind::Paragraph => plain("p", &[], &content),
        };
        flush(&mut items, out);
        out.push(row);
    }
    flush(&mut items, out);
}

fn flush(items: &mut Vec<Html>, out: &mut Vec<Html>) {
    if !items.is_empty() {
        out.push(tag("ul", &[], std::mem::take(items)));
    }
}

fn content(block: &Block) -> String {
    let mut text = String::new();
    for span in &block.spans {
        text.push_str(&span.text);
    }
    text
}

/// Every way to open the draft. Each names where it leads.
fn ready(desk: &Desk, draft: &Draft) -> Html {
    let title = desk.say(Text::Ready);
    let mut content = vec![tag("p", &[], vec![plain("strong", &[], title)])];
    if draft.confidential {
        content.push(plain("p", &[], desk.say(Text::ConfidentialNote)));
    }
    for target in &desk.form.targets {
        content.extend(ways(desk, draft, target));
    }
    tag(
        "div",
        &[
            ("id", "ready"),
            ("class", "ready"),
            ("role", "group"),
            ("tabindex", "-1"),
            ("aria-label", title),
        ],
        content,
    )
}

fn ways(desk: &Desk, draft: &Draft, target: &Target) -> Option<Html> {
    let address = target.address(draft)?;
    let host = target.host()?;
    let place = match &target.label {
        Some(label) => desk.fill(Text::Place, &[("label", label), ("host", host)]),
        None => host.to_owned(),
    };
    let (bare, open) = match target.kind {
        TargetKind::Email => (Text::BareMail, Text::OpenMail),
        _ => (Text::Bare, Text::Open),
    };
    let (fits, used, budget) = match address {
        Address::Prefilled { used, budget, .. } => (true, used, budget),
        Address::TooLong { used, budget, .. } => (false, used, budget),
    };
    let count = |bytes| desk.host.number(i64::try_from(bytes).unwrap_or(i64::MAX));
    let note = desk.fill(
        if fits { Text::Fits } else { Text::BeyondLink },
        &[("used", &count(used)), ("budget", &count(budget))],
    );
    let mut content = Vec::new();
    if draft.confidential || !fits {
        let copy = Some(desk.on(Press::Copy));
        content.push(way(desk, bare, &place, &target.bare_url()?, copy));
    }
    if fits {
        content.push(way(desk, open, &place, address.url(), None));
    }
    content.push(plain("span", &[("class", "muted small")], &note));
    Some(tag("p", &[("class", "row")], content))
}

/// A link to a form, in a tab of its own unless it opens a mail program.
fn way(
    desk: &Desk,
    label: Text,
    place: &str,
    href: &str,
    click: Option<Callback<MouseEvent>>,
) -> Html {
    let mut content = vec![text(&desk.fill(label, &[("host", place)]))];
    let leaves = !href.starts_with("mailto:");
    if leaves {
        content.push(plain("span", &[("aria-hidden", "true")], " ↗"));
    }
    clickable(
        "a",
        &[
            ("href", href),
            ("target", if leaves { "_blank" } else { "" }),
            ("rel", "noopener"),
        ],
        click,
        content,
    )
}
