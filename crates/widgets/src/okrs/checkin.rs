//! A check-in as Markdown, for the objective's own issue.

use std::rc::Rc;

use inlay_domain::money::Decimal;
use inlay_domain::okr::{Objective, Okrs, Pace};
use inlay_domain::request::encode;
use inlay_domain::schedule::Date;
use yew::Callback;

use super::act::{Deed, NOTE, State, on};
use super::messages::Text;
use super::more::{More, Section};
use super::view::View;
use crate::attrs;
use crate::foot::anchor;
use crate::markup::{Markup, PLAIN};
use crate::messages::Common;
use crate::part::{self, Part};
use crate::stage::Stage;

/// The draft of a check-in: the owner's word, a note, the Markdown, a way to copy it.
pub(super) fn panel(page: &mut Markup, view: &View<'_>, at: usize, one: &Objective, state: &State) {
    let name = view.fill(Text::CheckIn, "name", &one.title);
    let around = attrs! { role="group", class="panel", part="check-in", aria-label=name.as_str() };
    page.tag("div", around, |page| {
        page.key("check-in ");
        page.tag("p", PLAIN, |page| {
            page.leaf("label", attrs! { for=NOTE }, view.say(Text::Note));
            page.tag("textarea", attrs! { id=NOTE, rows="3" }, |page| {
                page.value(&state.note);
                on(page, view.stage, "input", Deed::Note);
            });
        });
        page.tag("p", PLAIN, |page| {
            page.leaf("label", attrs! { for="health" }, view.say(Text::Health));
            page.tag("select", attrs! { id="health" }, |page| {
                on(page, view.stage, "change", Deed::Health);
                let numbers = attrs! { value="", selected=state.health.is_none().then_some("") };
                page.leaf("option", numbers, view.say(Text::Numbers));
                for pace in Pace::ALL {
                    let chosen = (state.health == Some(pace)).then_some("");
                    let around = attrs! { value=pace.word(), selected=chosen };
                    page.leaf("option", around, view.pace(pace));
                }
            });
        });
        let okrs = Rc::clone(view.okrs);
        let section = Section::CheckIn(at);
        part::write(page, view.stage, Part::Okrs, &More { okrs, section });
    });
}

/// Writes the Markdown and the ways to hand it over.
pub(super) fn write(page: &mut Markup, stage: &Stage, okrs: &Rc<Okrs>, at: usize) {
    let Some(one) = okrs.objectives.get(at) else {
        return;
    };
    let view = &View::new(stage, okrs);
    let state = &*stage.state::<State>();
    let text = markdown(view, at, one, state);
    page.leaf(
        "pre",
        attrs! { tabindex="0", aria-label=view.say(Text::Markdown) },
        &text,
    );
    page.tag("p", attrs! { class="row" }, |page| {
        let words = view.host.words();
        page.tag("button", attrs! { type="button" }, |page| {
            let (stage, text) = (stage.clone(), text.clone());
            page.on("click", Callback::from(move |_| copy(&stage, &text)));
            page.text(words.say(Common::Copy));
        });
        if let Some(url) = &one.url {
            page.tag("span", PLAIN, |page| {
                anchor(page, view.host, view.say(Text::Issue), url, one.access);
            });
        }
        let copied = match state.copied {
            Some(true) => words.say(Common::Copied),
            Some(false) => words.say(Common::CopyFailed),
            None => "",
        };
        page.leaf("span", attrs! { role="status" }, copied);
    });
}

fn copy(stage: &Stage, text: &str) {
    let told = stage.clone();
    let done = move |worked| {
        let mut state = State::clone(&told.state::<State>());
        state.copied = Some(worked);
        told.set(state);
    };
    stage.host().copy(text, Callback::from(done));
}

/// The Markdown. What stands in the data or was typed goes through the encoder.
pub(super) fn markdown(view: &View<'_>, at: usize, one: &Objective, state: &State) -> String {
    let Some(standing) = view.report.standings.get(at) else {
        return String::new();
    };
    let mut out = String::from("### ");
    out.push_str(&inline(&view.fill(Text::CheckIn, "name", &one.title)));
    out.push_str("\n\n");
    item(&mut out, view.say(Text::Date), &Date(view.today).text());
    if let Some(progress) = standing.progress {
        let mut text = view.percent(progress);
        if let (Some(own), false) = (
            standing.own_progress,
            view.report.cascade.children(at).is_empty(),
        ) {
            text.push_str(" (");
            text.push_str(&view.fill(Text::Own, "n", &view.percent(own)));
            text.push(')');
        }
        item(&mut out, view.say(Text::Progress), &text);
    }
    if let Some(pace) = state.health.or(standing.pace) {
        item(&mut out, view.say(Text::Pace), view.pace(pace));
    }
    if !one.key_results.is_empty() {
        out.push('\n');
        let mut heads = vec![
            view.say(Text::KeyResult),
            view.say(Text::Start),
            view.say(Text::Current),
            view.say(Text::Target),
            view.say(Text::Progress),
        ];
        let earlier = view.okrs.previous.as_ref();
        let since = earlier.map(|earlier| match earlier.as_of {
            Some(day) => view.fill(Text::Moved, "date", &day.text()),
            None => view.say(Text::MovedBare).to_owned(),
        });
        heads.extend(since.as_deref());
        row(&mut out, &heads);
        row(&mut out, &vec!["---"; heads.len()]);
        for (result, measured) in one.key_results.iter().zip(&standing.key_results) {
            let unit = result.unit.as_deref();
            let number = |number: &Option<Decimal>| match number {
                Some(number) => view.number(number, unit),
                None => String::from("–"),
            };
            let progress = match measured.progress {
                Ok(progress) => view.percent(progress),
                Err(why) => view.reason(why).to_owned(),
            };
            let mut cells = vec![
                result.title.clone(),
                number(&result.start),
                number(&result.current),
                number(&result.target),
                progress,
            ];
            if let Some(earlier) = earlier {
                let before = result.progress_at(earlier.current.get(&result.id));
                cells.push(match (before, measured.progress) {
                    (Ok(before), Ok(now)) => view.points(before, now),
                    _ => String::from("–"),
                });
            }
            let cells: Vec<String> = cells.iter().map(|cell| inline(cell)).collect();
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            row(&mut out, &cells);
        }
    }
    out.push('\n');
    out.push_str("**");
    out.push_str(&inline(view.say(Text::Note)));
    out.push_str("**\n\n");
    out.push_str(&encode::block(&state.note, ""));
    out.push('\n');
    out
}

fn inline(text: &str) -> String {
    encode::inline(text, "")
}

#[inline(never)]
fn item(out: &mut String, name: &str, text: &str) {
    for part in ["- ", &inline(name), ": ", &inline(text), "\n"] {
        out.push_str(part);
    }
}

#[inline(never)]
fn row(out: &mut String, cells: &[&str]) {
    for cell in cells {
        out.push_str("| ");
        out.push_str(cell);
        out.push(' ');
    }
    out.push_str("|\n");
}
