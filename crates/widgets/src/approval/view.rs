//! The view of an approval request: the form, what it means so far, the draft.

use std::cmp::Ordering;
use std::rc::Rc;

use inlay_domain::country::CountryCode;
use inlay_domain::request::{Approval, Decision, FieldKind, Problem};
use yew::{Html, Properties, component, html, use_effect_with, use_memo, use_reducer};

use super::desk::{Countries, Desk, Press};
use super::messages::Text;
use super::state::State;
use super::tag::{clickable, plain, tag, text};
use super::{draft, fields, trouble};
use crate::foot::Foot;
use crate::host::{HostRef, use_host};

#[derive(Properties)]
pub(super) struct ViewProps {
    pub(super) data: Rc<Approval>,
}

/// Data is equal only to itself: comparing forms word by word costs more than
/// drawing one.
impl PartialEq for ViewProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.data, &other.data)
    }
}

#[component]
pub(super) fn View(props: &ViewProps) -> Html {
    let host = use_host();
    let state = use_reducer(State::default);
    let asked = asks_for_country(&props.data);
    let countries = use_memo((host.clone(), asked), |(host, asked)| match host {
        Some(host) if *asked => named(host),
        _ => Vec::new(),
    });
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
            { title.map(|title| heading(&desk.host, 0, "title", title)) }
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
    let mut rows = Vec::new();
    if !ended && !told.is_empty() {
        rows.push(summary(desk, &told));
    }
    fields::all(desk, &decision, &told, &mut rows);
    if !ended {
        draft::all(desk, problems.is_empty(), &mut rows);
    }
    rows.push(draft::over(desk));
    html! {
        <form key={desk.state.round} novalidate=true oninput={desk.on_input()} onsubmit={desk.on_submit()}>
            { rows }
        </form>
    }
}

/// The problems of the last check that are still there. It takes the focus and
/// is read then, so it is no live region.
fn summary(desk: &Desk, told: &[&Problem]) -> Html {
    let mut items = Vec::new();
    for problem in told {
        let mut fields = desk.form.fields.iter();
        let field = fields.find(|field| field.id == problem.field);
        let label = field.map_or_else(|| desk.say(Text::Region), |field| &field.label);
        let sentence = trouble::tell(&desk.host, field, &problem.trouble);
        let sentence = desk.fill(Text::ProblemItem, &[("label", label), ("text", &sentence)]);
        let control = trouble::control(&desk.form.fields, problem);
        let link = clickable(
            "a",
            &[("href", &["#", &control.id()].concat())],
            Some(desk.on(Press::Go(control))),
            vec![text(&sentence)],
        );
        items.push(tag("li", &[], vec![link]));
    }
    let title = desk.say(Text::Problem);
    tag(
        "div",
        &[
            ("key", "!"),
            ("id", "summary"),
            ("class", "summary"),
            ("part", "summary"),
            ("role", "group"),
            ("tabindex", "-1"),
            ("aria-label", title),
        ],
        vec![heading(&desk.host, 1, "", title), tag("ul", &[], items)],
    )
}

/// A heading `below` levels under where the widget's own begin.
pub(super) fn heading(host: &HostRef, below: u8, part: &str, text: &str) -> Html {
    let level = host.heading_level().saturating_add(below);
    let name = match level {
        ..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    plain(name, &[("part", part)], text)
}
