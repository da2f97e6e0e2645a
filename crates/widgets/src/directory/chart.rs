//! The teams as a chart: boxes from left to right, in the order of the list. Each box is
//! a button that opens the team's card.

use web_sys::KeyboardEvent;
use web_sys::wasm_bindgen::JsCast;
use yew::{Callback, Event};

use super::act::{Deed, on, perform};
use super::filter::Filter;
use super::hierarchy::counted;
use super::known::Known;
use super::messages::Text;
use super::state::Pick;
use crate::attrs;
use crate::drawing::{self, Place};
use crate::markup::Markup;
use crate::stage::Stage;

/// Beyond so many boxes a chart shows nothing any more: then the innermost teams are
/// left to the list.
const DRAWN: usize = 150;

/// What is drawn, each team with its place, parents before children.
struct Layout {
    boxes: Vec<(usize, Place)>,
    columns: u32,
    rows: u32,
}

impl Layout {
    /// As many levels as have room; a team without drawn ones inside takes the next
    /// row, the others stand beside the middle of theirs.
    fn new(known: &Known, filter: &Filter) -> Self {
        let tree = &known.tree;
        let mut columns = 1;
        for depth in 1.. {
            let fits = |team: &&usize| tree.depth(**team) <= depth && filter.stands(**team);
            let deeper = |team: &usize| tree.depth(*team) == depth && filter.stands(*team);
            if !tree.order().iter().any(deeper) || tree.order().iter().filter(fits).count() > DRAWN
            {
                break;
            }
            columns = depth + 1;
        }
        let mut boxes = Vec::new();
        for team in tree.order() {
            if tree.depth(*team) < columns && filter.stands(*team) && boxes.len() < DRAWN {
                let column = tree.depth(*team);
                boxes.push((
                    *team,
                    Place {
                        column,
                        half_row: 0,
                    },
                ));
            }
        }
        // A group follows right after the teams before it, and its own follow it.
        let mut rows = 0;
        let mut spans: Vec<(u32, u32)> = vec![(u32::MAX, 0); boxes.len()];
        let columns_of: Vec<u32> = boxes.iter().map(|(_, place)| place.column).collect();
        for (at, (_, place)) in boxes.iter_mut().enumerate() {
            let inside = columns_of
                .get(at + 1)
                .is_some_and(|next| *next > place.column);
            if !inside {
                place.half_row = 2 * rows;
                rows += 1;
            }
        }
        for at in (0..boxes.len()).rev() {
            let Some((team, mut place)) = boxes.get(at).copied() else {
                continue;
            };
            if let Some((first, last)) = spans
                .get(at)
                .copied()
                .filter(|(first, _)| *first < u32::MAX)
            {
                place.half_row = u32::midpoint(first, last);
            }
            if let Some(cell) = boxes.get_mut(at) {
                cell.1 = place;
            }
            let above = tree.parent(team);
            let above = boxes.iter().position(|(other, _)| Some(*other) == above);
            if let Some((first, last)) = above.and_then(|above| spans.get_mut(above)) {
                *first = place.half_row.min(*first);
                *last = place.half_row.max(*last);
            }
        }
        Self {
            boxes,
            columns,
            rows: rows.max(1),
        }
    }

    fn place(&self, team: usize) -> Option<Place> {
        let found = self.boxes.iter().find(|(other, _)| *other == team);
        found.map(|(_, place)| *place)
    }
}

/// Does it at the keys that work a button: Enter and space.
fn enter(stage: &Stage, deed: &Deed, event: &Event) {
    let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
    if matches!(key.as_deref(), Some("Enter" | " ")) {
        event.prevent_default();
        perform(stage, deed, event);
    }
}

/// Writes the chart of the teams that the filter leaves.
pub(super) fn chart(page: &mut Markup, stage: &Stage, known: &Known, filter: &Filter) {
    let host = stage.host();
    let words = host.words();
    let layout = Layout::new(known, filter);
    let [frame, width, height] = drawing::frame(layout.columns, layout.rows);
    let around = attrs! {
        class="picture", role="group", aria-label=words.say(Text::Chart),
        viewBox=frame.as_str(), width=width.as_str(), height=height.as_str()
    };
    page.tag("svg", around, |page| {
        for (team, place) in &layout.boxes {
            let above = known
                .tree
                .parent(*team)
                .and_then(|above| layout.place(above));
            if let Some(above) = above {
                drawing::line(page, above, *place, "line");
            }
        }
        for (team, place) in &layout.boxes {
            let Some(shown) = known.team(*team) else {
                continue;
            };
            let mut facts = String::new();
            for (count, one, many) in [
                (known.tree.all_teams(*team), Text::TeamsOne, Text::Teams),
                (known.tree.all_members(*team), Text::PeopleOne, Text::People),
            ] {
                if count > 0 {
                    if !facts.is_empty() {
                        facts.push_str(" · ");
                    }
                    facts.push_str(&counted(host, count, one, many));
                }
            }
            let name = [
                words.fill(Text::DetailsOf, &[("name", &shown.name)]),
                facts.clone(),
            ]
            .join(" · ");
            let attributes =
                attrs! { class="node", role="button", tabindex="0", aria-label=name.as_str() };
            page.tag("g", attributes, |page| {
                page.key(shown.id.as_str());
                let id = || shown.id.as_str().to_owned();
                on(page, stage, "click", Deed::Pick(Pick::Team, id()));
                let (stage, deed) = (stage.clone(), Deed::Pick(Pick::Team, id()));
                let act = move |event: Event| enter(&stage, &deed, &event);
                page.on("keydown", Callback::from(act));
                drawing::card(page, *place, &shown.name);
                drawing::facts(page, *place, &facts);
            });
        }
    });
    let all = known.data.teams.len();
    let left = (0..all).filter(|team| filter.stands(*team)).count();
    if left > layout.boxes.len() {
        let number = |count: usize| host.number(i64::try_from(count).unwrap_or(i64::MAX));
        let values = [("n", number(layout.boxes.len())), ("all", number(left))];
        let values = values
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        page.leaf(
            "p",
            super::entry::SMALL,
            &words.fill(Text::ChartCut, &values),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use inlay_domain::json;

    #[test]
    fn teams_stand_beside_the_middle_of_theirs() {
        let text = r#"{"title": "T", "teams": [
            {"id": "a", "name": "A"}, {"id": "b", "name": "B", "parent": "a"},
            {"id": "c", "name": "C", "parent": "a"}, {"id": "d", "name": "D"},
            {"id": "e", "name": "E", "parent": "c"}]}"#;
        let known = Known::new(json::read(text).unwrap(), text);
        let layout = Layout::new(&known, &Filter::none());
        let seen: Vec<_> = layout
            .boxes
            .iter()
            .map(|(team, place)| (*team, place.column, place.half_row))
            .collect();
        assert_eq!(
            seen,
            [(0, 0, 1), (1, 1, 0), (2, 1, 2), (4, 2, 2), (3, 0, 4)]
        );
        assert_eq!((layout.columns, layout.rows), (3, 3));
    }

    #[test]
    fn the_innermost_teams_of_many_are_left_out() {
        let mut teams = String::from("{\"id\":\"t0\",\"name\":\"T\"}");
        for at in 1..400 {
            let above = if at < 20 { 0 } else { at / 20 };
            teams.push_str(&format!(
                ",{{\"id\":\"t{at}\",\"name\":\"T\",\"parent\":\"t{above}\"}}"
            ));
        }
        let text = format!("{{\"title\":\"T\",\"teams\":[{teams}]}}");
        let known = Known::new(json::read(&text).unwrap(), &text);
        let layout = Layout::new(&known, &Filter::none());
        assert_eq!((layout.columns, layout.boxes.len()), (2, 20));
    }
}
