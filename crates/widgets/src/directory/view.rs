//! The view of a directory: title, search, hierarchy or results, contacts.

use std::rc::Rc;

use inlay_domain::digits;
use yew::Callback;

use super::act::{Deed, on};
use super::entry::{Entry, SMALL};
use super::filter::{Choices, Filter};
use super::hierarchy::{Hierarchy, counted};
use super::known::{FIRST, Known, LIMIT};
use super::messages::Text;
use super::more::{More, Section, need};
use super::search::Search;
use super::state::{Action, Opened, Pending, Pick, State, picked};
use crate::attrs;
use crate::foot::foot;
use crate::markup::{Markup, PLAIN};
use crate::part::{self, Part};
use crate::remote::Remote;
use crate::stage::Stage;

/// The id of the search field.
pub(super) const FIELD: &str = "find";

/// The id of the card.
pub(super) const CARD: &str = "card";

pub(super) fn view(page: &mut Markup, stage: &Stage, known: &Rc<Known>) {
    let host = stage.host();
    let data = &known.data;
    let attributes = attrs! { role="group", aria-labelledby="title" };
    page.tag("div", attributes, |page| {
        page.leaf(
            host.heading(0),
            attrs! { id="title", part="title" },
            &data.title,
        );
        if let Some(mission) = &data.mission {
            page.leaf("p", SMALL, mission);
        }
        if data.teams.is_empty() {
            page.leaf("p", PLAIN, host.words().say(Text::Empty));
        } else {
            page.tag("div", PLAIN, |page| finder(page, stage, known));
        }
        if !data.contacts.is_empty() {
            let attributes = attrs! { part="contacts", class="contacts" };
            page.tag("p", attributes, |page| {
                page.text(host.words().say(Text::Ask));
                let entry = Entry {
                    host,
                    data,
                    marks: None,
                };
                entry.contacts(page, &data.contacts, &mut " ");
            });
        }
        save(page, stage, known);
        foot(page, host, &data.links, data.as_of);
    });
}

/// The search field, a line that says how much there is, and that itself.
fn finder(page: &mut Markup, stage: &Stage, known: &Rc<Known>) {
    let host = stage.host();
    let words = host.words();
    let state = stage.state::<State>();
    on(page, stage, "keydown", Deed::Press);
    page.tag("p", attrs! { part="search" }, |page| {
        page.leaf("label", attrs! { for=FIELD }, words.say(Text::Find));
        let attributes = attrs! { id=FIELD, type="search", autocomplete="off", maxlength="200", spellcheck="false" };
        page.tag("input", attributes, |page| {
            page.value(&state.query);
            on(page, stage, "input", Deed::Type);
            on(page, stage, "focus", Deed::Ready);
        });
    });
    let filter = Rc::new(Filter::new(stage, known));
    filters(page, stage, known, &filter);
    picked_team(page, stage, known);
    // Until the search is here, all stays as it is.
    let search = Search::of(stage);
    let found = match &search {
        Remote::Ready(search) if state.is_searching() => {
            Some((search, (search.find)(known, &state.query, &filter)))
        }
        _ => None,
    };
    let status = match &found {
        Some((search, found)) => (search.sentence)(host, &state.query, found),
        None if state.is_searching() && matches!(search, Remote::Failed) => {
            words.say(Text::SearchFailed).to_owned()
        }
        None => {
            let all = counted(host, known.data.teams.len(), Text::TeamsOne, Text::Teams);
            let left = (0..known.data.teams.len()).filter(|team| filter.stands(*team));
            match left.count() {
                0 => words.say(Text::NoneLeft).to_owned(),
                _ if !filter.is_on() => all,
                left => {
                    let left = host.number(i64::try_from(left).unwrap_or(i64::MAX));
                    words.fill(Text::Filtered, &[("n", &left), ("all", &all)])
                }
            }
        }
    };
    let chart = picked(stage, Pick::View).as_deref() == Some("chart");
    let (any, all) = match &found {
        Some(_) => (false, false),
        None => known.openness(&state.opened, &filter),
    };
    page.tag("div", attrs! { class="row bar" }, |page| {
        page.leaf("p", attrs! { role="status" }, &status);
        if any && !chart {
            page.tag("button", attrs! { type="button", class="plain" }, |page| {
                let level = if all { 0 } else { u32::MAX };
                on(page, stage, "click", Deed::Do(Action::Level(level)));
                page.text(words.say(if all { Text::Collapse } else { Text::Expand }));
            });
            levels(page, stage, known);
        }
        if any {
            looks(page, stage, chart);
        }
    });
    match &found {
        Some((search, found)) if !found.hits.is_empty() => {
            let limit = if state.all_results { LIMIT } else { FIRST };
            (search.results)(page, stage, known, found, limit);
        }
        None if chart => {
            need(stage);
            page.tag("div", attrs! { part="chart", class="chart" }, |page| {
                let section = Section::Chart(Rc::clone(&filter));
                let known = Rc::clone(known);
                part::write(page, stage, Part::Directory, &More { known, section });
            });
        }
        _ => {}
    }
    let paper = host.is_printing();
    let mut base = String::new();
    // The model lives as long as what was drawn of it: another has another address.
    let model = Rc::as_ptr(known) as usize;
    digits::push(&mut base, i64::try_from(model).unwrap_or_default());
    for part in [
        " ",
        filter.chosen(Pick::Region),
        " ",
        filter.chosen(Pick::Segment),
    ] {
        base.push_str(part);
    }
    let picked = picked(stage, Pick::Team).and_then(|id| known.named(&id));
    let mut way = Vec::new();
    if let Some(team) = picked {
        way.extend(known.tree.ancestors(team));
    }
    for team in &way {
        base.push(' ');
        digits::push(&mut base, i64::try_from(*team).unwrap_or_default());
    }
    let hierarchy = Hierarchy {
        way,
        stage: stage.clone(),
        known: Rc::clone(known),
        opened: if paper {
            Opened::all()
        } else {
            state.opened.clone()
        },
        filter,
        pending: if paper {
            Pending::default()
        } else {
            state.pending
        },
        base,
    };
    hierarchy.write(page, found.is_some() || chart);
    put_off(stage, known);
}

/// So many teams are taken into the index at a time, when the page has nothing else to do.
const SLICE: usize = 40;

/// So many milliseconds after the last key of a search, the results below the first follow.
/// Sooner, and they would be in the way of the next key.
const BREATH: u32 = 200;

/// What is left to do when the page rests: the index, once somebody searches, and entries
/// that were opened; and when the reader pauses: entries that were found.
fn put_off(stage: &Stage, known: &Rc<Known>) {
    known.waits.take();
    if let Some(action @ Action::Results) = more(stage, known) {
        let on = stage.clone();
        let act = Callback::from(move |()| on.act::<State>(action.clone()));
        *known.waits.borrow_mut() = stage.host().soon(BREATH, act);
        return;
    }
    let indexes = !known.has_index() && Search::of(stage).ready().is_some();
    if known.puts_off.get() || !(indexes || more(stage, known).is_some()) {
        return;
    }
    known.puts_off.set(true);
    let (on, of) = (stage.clone(), Rc::clone(known));
    stage.host().later(Callback::from(move |()| {
        of.puts_off.set(false);
        let action = more(&on, &of);
        // Meanwhile somebody types.
        if let Some(Action::Results) = action {
            return put_off(&on, &of);
        }
        if let Some(action) = action {
            if let (Action::Save(_), Remote::Ready(write)) =
                (&action, on.host().part(Part::Directory))
            {
                let known = Rc::clone(&of);
                let section = Section::Table;
                write(&mut Markup::default(), &on, &More { known, section });
            }
            on.act::<State>(action);
        } else if let Remote::Ready(search) = Search::of(&on) {
            (search.index)(&of, SLICE);
            put_off(&on, &of);
        }
    }));
}

/// What is to be done next, if a part of what is to be seen isn't written yet.
fn more(stage: &Stage, known: &Known) -> Option<Action> {
    let state = stage.state::<State>();
    let part = stage.host().part(Part::Directory);
    if state.saves && matches!(part, Remote::Ready(_) | Remote::Failed) {
        Some(Action::Save(false))
    } else if state.is_searching() && Search::of(stage).ready().is_some() {
        (!state.all_results).then_some(Action::Results)
    } else {
        (!state.pending.is_empty() && !known.is_small).then_some(Action::More)
    }
}

/// How many levels are to be open.
fn levels(page: &mut Markup, stage: &Stage, known: &Known) {
    let count = known.levels();
    if count < 2 {
        return;
    }
    let words = stage.host().words();
    page.tag("label", attrs! { class="small" }, |page| {
        page.text(words.say(Text::Level));
        page.text(" ");
        page.tag("select", PLAIN, |page| {
            on(page, stage, "change", Deed::Choose(None));
            page.value("");
            option(page, "", "–", "");
            for level in 1..=count {
                let mut number = String::new();
                digits::push(&mut number, level.into());
                option(page, &number, &number, "");
            }
        });
    });
}

/// The two looks of the hierarchy, and which one it has.
fn looks(page: &mut Markup, stage: &Stage, chart: bool) {
    let words = stage.host().words();
    page.tag("span", attrs! { part="views", class="views" }, |page| {
        for (label, value, on_now) in [(Text::List, "", !chart), (Text::ChartView, "chart", chart)]
        {
            let pressed = if on_now { "true" } else { "false" };
            let attributes = attrs! { type="button", class="plain", aria-pressed=pressed };
            page.tag("button", attributes, |page| {
                on(
                    page,
                    stage,
                    "click",
                    Deed::Pick(Pick::View, value.to_owned()),
                );
                page.text(words.say(label));
            });
        }
    });
}

/// The choices of region and segment, each where there are two at least.
fn filters(page: &mut Markup, stage: &Stage, known: &Known, filter: &Filter) {
    let words = stage.host().words();
    let [regions, segments] = &known.choices;
    if regions.len() < 2 && segments.len() < 2 {
        return;
    }
    page.tag("p", attrs! { part="filters", class="row" }, |page| {
        page.key("filters");
        let mut choice = |pick: Pick, label, all, choices: &Choices| {
            if choices.len() < 2 {
                return;
            }
            page.tag("label", PLAIN, |page| {
                page.text(words.say(label));
                page.text(" ");
                page.tag("select", attrs! { id=pick.key() }, |page| {
                    on(page, stage, "change", Deed::Choose(Some(pick)));
                    let chosen = filter.chosen(pick);
                    page.value(chosen);
                    option(page, "", words.say(all), chosen);
                    for (value, label) in choices {
                        option(page, value, label, chosen);
                    }
                });
            });
        };
        choice(Pick::Region, Text::Region, Text::RegionAll, regions);
        choice(Pick::Segment, Text::Segment, Text::SegmentAll, segments);
    });
}

fn option(page: &mut Markup, value: &str, label: &str, chosen: &str) {
    let selected = (value == chosen).then_some("");
    page.leaf("option", attrs! { value=value, selected=selected }, label);
}

/// The card of the team that is picked; a link may name one that is no more.
fn picked_team(page: &mut Markup, stage: &Stage, known: &Rc<Known>) {
    let Some(id) = picked(stage, Pick::Team) else {
        return;
    };
    match known.named(&id) {
        Some(team) => {
            need(stage);
            let name = known.team(team).map(|team| team.name.as_str());
            let attributes = attrs! {
                role="group", id=CARD, part="card", class="card", tabindex="-1", aria-label=name
            };
            page.tag("div", attributes, |page| {
                page.key(CARD);
                let known = Rc::clone(known);
                let section = Section::Card(team);
                part::write(page, stage, Part::Directory, &More { known, section });
                if let Remote::Failed = stage.host().part(Part::Directory) {
                    page.tag("button", attrs! { type="button" }, |page| {
                        on(page, stage, "click", Deed::Pick(Pick::Team, String::new()));
                        page.text(stage.host().words().say(Text::Close));
                    });
                }
            });
        }
        None => {
            let words = stage.host().words();
            page.leaf("p", PLAIN, &words.fill(Text::NoTeam, &[("team", &id)]));
        }
    }
}

/// Buttons that save the directory as a file.
fn save(page: &mut Markup, stage: &Stage, known: &Rc<Known>) {
    page.tag(
        "p",
        attrs! { part="export", class="row muted small" },
        |page| {
            page.text(stage.host().words().say(Text::Save));
            for (label, table) in [("CSV", true), ("JSON", false)] {
                page.tag("button", attrs! { type="button", class="plain" }, |page| {
                    on(page, stage, "click", Deed::Save(Rc::clone(known), table));
                    page.text(label);
                });
            }
        },
    );
}
