//! The view of an approval request: the form, what it means so far, the draft.

use std::cmp::Ordering;
use std::rc::Rc;

use inlay_domain::country::CountryCode;
use inlay_domain::request::{Approval, Decision, FieldKind, Problem};
use yew::{Html, Properties, component, html, use_effect_with, use_memo, use_reducer};

use super::desk::{Countries, Desk, Press};
use super::messages::Text;
use super::state::State;
use super::{draft, fields, trouble};
use crate::foot::Foot;
use crate::host::{HostRef, use_host};

#[derive(Properties, PartialEq)]
pub(super) struct ViewProps {
    pub(super) data: Rc<Approval>,
}

#[component]
pub(super) fn View(props: &ViewProps) -> Html {
    let host = use_host();
    let state = use_reducer(State::default);
    let countries = use_memo(
        (host.clone(), Rc::clone(&props.data)),
        |(host, form)| match host {
            Some(host) if asks_for_country(form) => named(host),
            _ => Vec::new(),
        },
    );
    {
        let (host, id) = (host.clone(), state.focus);
        use_effect_with(state.turn, move |turn| {
            if let (Some(host), 1..) = (host, *turn) {
                host.focus(id);
            }
        });
    }
    let Some(host) = host else {
        return Html::default();
    };
    let desk = Desk {
        host,
        form: Rc::clone(&props.data),
        state,
        countries,
    };
    let title = props.data.title.as_deref();
    html! {
        <div id="top" role="group" tabindex="-1" aria-label={title.unwrap_or_else(|| desk.say(Text::Group)).to_owned()}>
            if let Some(title) = title { <div part="title">{ heading(&desk.host, 0, title) }</div> }
            { sheet(&desk) }
            <Foot links={props.data.links.clone()} as_of={props.data.as_of} />
        </div>
    }
}

fn asks_for_country(form: &Approval) -> bool {
    let mut fields = form.fields.iter();
    fields.any(|field| field.kind == FieldKind::Country)
}

/// All countries in the order of their names.
fn named(host: &HostRef) -> Countries {
    let mut all = Countries::new();
    for code in CountryCode::all() {
        let name = host.country(code.as_str());
        let at = all.partition_point(|(_, other)| host.compare(other, &name) == Ordering::Less);
        all.insert(at, (code, name));
    }
    all
}

fn sheet(desk: &Desk) -> Html {
    let form = &*desk.form;
    let problems = desk.problems();
    let told: Vec<&Problem> = problems
        .iter()
        .filter(|problem| desk.state.told.contains(&problem.field))
        .collect();
    let decision = Decision::new(form, &desk.state.answers);
    let ended = matches!(decision, Decision::NotNeeded { .. });
    html! {
        <form key={desk.state.round} novalidate=true oninput={desk.on_input()} onsubmit={desk.on_submit()}>
            if !ended { { summary(desk, &told) } }
            { fields::all(desk, &decision, &told) }
            if !ended { { draft::all(desk, problems.is_empty()) } }
            { draft::over(desk) }
        </form>
    }
}

/// The problems of the last check that are still there. It takes the focus and
/// is read then, so it is no live region.
fn summary(desk: &Desk, told: &[&Problem]) -> Html {
    if told.is_empty() {
        return Html::default();
    }
    let item = |problem: &&Problem| {
        let field = desk.form.fields.iter();
        let field = field.clone().find(|field| field.id == problem.field);
        let label = field.map_or_else(|| desk.say(Text::Region), |field| &field.label);
        let text = trouble::tell(&desk.host, field, &problem.trouble);
        let control = trouble::control(&desk.form.fields, problem);
        html! {
            <li>
                <a href={["#", &control.id()].concat()} onclick={desk.on(Press::Go(control))}>
                    { desk.fill(Text::ProblemItem, &[("label", label), ("text", &text)]) }
                </a>
            </li>
        }
    };
    html! {
        <div id="summary" class="summary" part="summary" role="group" tabindex="-1" aria-label={desk.say(Text::Problem).to_owned()}>
            { heading(&desk.host, 1, desk.say(Text::Problem)) }
            <ul>{ for told.iter().map(item) }</ul>
        </div>
    }
}

/// A heading `below` levels under where the widget's own begin.
pub(super) fn heading(host: &HostRef, below: u8, text: &str) -> Html {
    let level = host.heading_level().saturating_add(below);
    let tag = match level {
        ..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    html! { <@{tag}>{ text.to_owned() }</@> }
}
