//! The draft: how it will look, its Markdown, and the ways to hand it over.

use inlay_domain::request::target::Address;
use inlay_domain::request::{Block, BlockKind, Draft, Target, TargetKind, preview};
use yew::{Html, html};

use super::desk::{Desk, Press};
use super::messages::Text;
use super::view::heading;
use crate::messages::Common;

/// The draft as it stands, and the links once the form is checked and without problem.
pub(super) fn all(desk: &Desk, valid: bool) -> Html {
    let draft = desk.draft();
    let markdown = desk.state.markdown;
    html! {
        <>
            <div class="preview" part="preview" role="group" aria-label={desk.say(Text::Draft).to_owned()}>
                <p class="row">
                    { toggle(desk, Text::Preview, false) }
                    { toggle(desk, Text::Markdown, true) }
                </p>
                { heading(&desk.host, 1, &draft.title) }
                if markdown { <pre>{ draft.markdown() }</pre> } else { { body(desk) } }
            </div>
            <div class="actions" part="actions">
                <p class="muted small">{ desk.say(Text::Stays).to_owned() }</p>
                if valid && desk.state.checked {
                    { ready(desk, &draft) }
                } else {
                    <p><button type="submit">{ desk.say(Text::Check).to_owned() }</button></p>
                }
                <p class="row">
                    { button(desk, "copy", Text::CopyMarkdown, Press::Copy) }
                    <span role="status">{ copied(desk) }</span>
                </p>
            </div>
        </>
    }
}

/// The way to begin anew, which asks first.
pub(super) fn over(desk: &Desk) -> Html {
    if !desk.state.asking {
        return html! { <p>{ button(desk, "over", Text::StartOver, Press::Ask(true)) }</p> };
    }
    let question = desk.say(Text::Discard).to_owned();
    html! {
        <div class="row" role="group" aria-label={question.clone()}>
            <span>{ question }</span>
            { button(desk, "discard", Text::DiscardYes, Press::StartOver) }
            { button(desk, "keep", Text::DiscardNo, Press::Ask(false)) }
        </div>
    }
}

fn button(desk: &Desk, id: &'static str, text: Text, press: Press) -> Html {
    html! { <button type="button" {id} onclick={desk.on(press)}>{ desk.say(text).to_owned() }</button> }
}

fn toggle(desk: &Desk, text: Text, markdown: bool) -> Html {
    let pressed = desk.state.markdown == markdown;
    html! {
        <button type="button" aria-pressed={if pressed { "true" } else { "false" }} onclick={desk.on(Press::Show { markdown })}>
            { desk.say(text).to_owned() }
        </button>
    }
}

fn copied(desk: &Desk) -> Option<String> {
    let text = match desk.state.copied? {
        true => Common::Copied,
        false => Common::CopyFailed,
    };
    Some(desk.host.words().say(text).to_owned())
}

/// The draft's body as the page's template lays it out.
fn body(desk: &Desk) -> Html {
    let mut out = Vec::new();
    let mut items = Vec::new();
    for block in preview(&desk.form, &desk.state.answers, desk) {
        let text = text(&block);
        match block.kind {
            BlockKind::Item => items.push(html! { <li>{ text }</li> }),
            BlockKind::Task(done) => {
                let sign = if done { "☑ " } else { "☐ " };
                items.push(html! { <li class="task">{ sign }{ text }</li> });
            }
            BlockKind::Heading(level) => {
                flush(&mut items, &mut out);
                out.push(heading(&desk.host, level.saturating_add(1), &text));
            }
            BlockKind::Paragraph => {
                flush(&mut items, &mut out);
                out.push(html! { <p>{ text }</p> });
            }
        }
    }
    flush(&mut items, &mut out);
    html! { <>{ out }</> }
}

fn flush(items: &mut Vec<Html>, out: &mut Vec<Html>) {
    if !items.is_empty() {
        let items = std::mem::take(items);
        out.push(html! { <ul>{ items }</ul> });
    }
}

fn text(block: &Block) -> String {
    let mut text = String::new();
    for span in &block.spans {
        text.push_str(&span.text);
    }
    text
}

/// Every way to open the draft. Each names where it leads.
fn ready(desk: &Desk, draft: &Draft) -> Html {
    let targets = desk.form.targets.iter();
    html! {
        <div id="ready" class="ready" role="group" tabindex="-1" aria-label={desk.say(Text::Ready).to_owned()}>
            <p><strong>{ desk.say(Text::Ready).to_owned() }</strong></p>
            if draft.confidential { <p>{ desk.say(Text::ConfidentialNote).to_owned() }</p> }
            { for targets.filter_map(|target| ways(desk, draft, target)) }
        </div>
    }
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
    let note = if fits { Text::Fits } else { Text::BeyondLink };
    let count = |bytes| desk.host.number(i64::try_from(bytes).unwrap_or(i64::MAX));
    let note = desk.fill(note, &[("used", &count(used)), ("budget", &count(budget))]);
    let first = (draft.confidential || !fits).then_some(bare);
    Some(html! {
        <p class="row">
            { for first.and_then(|text| Some(way(desk, target, text, &place, target.bare_url()?))) }
            if fits { { way(desk, target, open, &place, address.url().to_owned()) } }
            <span class="muted small">{ note }</span>
        </p>
    })
}

/// A link to a form: one that copies the draft first if the form is empty.
fn way(desk: &Desk, target: &Target, text: Text, place: &str, href: String) -> Html {
    let copies = matches!(text, Text::Bare | Text::BareMail);
    let leaves = target.kind != TargetKind::Email;
    html! {
        <a
            {href} target={leaves.then_some("_blank")} rel="noopener"
            onclick={copies.then(|| desk.on(Press::Copy))}
        >
            { desk.fill(text, &[("host", place)]) }
            if leaves { <span aria-hidden="true">{ " ↗" }</span> }
        </a>
    }
}
