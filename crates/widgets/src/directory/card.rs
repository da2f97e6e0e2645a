//! One team by itself: what a link to it shows.

use inlay_domain::schedule::working::{Status, Week};
use yew::Callback;

use super::act::{Deed, on};
use super::entry::{Entry, SMALL};
use super::hierarchy::counted;
use super::known::Known;
use super::messages::Text;
use super::state::{Action, Pick, State};
use crate::attrs;
use crate::markup::{Markup, PLAIN};
use crate::messages::Common;
use crate::stage::Stage;

/// How many people who are at work are named.
const NAMED: usize = 30;

/// Writes what is in the team's card: what it does, who is in it, who is at work.
pub(super) fn card(page: &mut Markup, stage: &Stage, known: &Known, team: usize) {
    let host = stage.host();
    let words = host.words();
    let Some(shown) = known.team(team) else {
        return;
    };
    let entry = Entry {
        host,
        data: &known.data,
        marks: None,
    };
    let tree = &known.tree;
    let mut facts = Vec::new();
    let around = tree.parent(team);
    if around.is_some() {
        facts.push(words.fill(Text::TeamIn, &[("path", &known.path(around))]));
    }
    let (direct, all) = (tree.direct_members(team), tree.all_members(team));
    if all > 0 {
        let people = counted(host, direct, Text::DirectOne, Text::Direct);
        facts.push(people);
    }
    if all > direct {
        let number = host.number(i64::try_from(all).unwrap_or(i64::MAX));
        facts.push(words.fill(Text::InAll, &[("n", &number)]));
    }
    entry.team(page, shown, &facts);
    at_work(page, stage, known, team);
    page.tag("p", attrs! { class="row" }, |page| {
        if host.link().is_some() {
            page.tag("button", attrs! { type="button" }, |page| {
                let then = stage.clone();
                page.on("click", Callback::from(move |_| copy(&then)));
                page.text(match stage.state::<State>().copied {
                    None => words.say(Text::CopyLink),
                    Some(true) => words.say(Common::Copied),
                    Some(false) => words.say(Common::CopyFailed),
                });
            });
        }
        page.tag("button", attrs! { type="button" }, |page| {
            on(page, stage, "click", Deed::Pick(Pick::Team, String::new()));
            page.text(words.say(Text::Close));
        });
    });
}

/// Copies the address of this view.
fn copy(stage: &Stage) {
    if let Some(link) = stage.host().link() {
        let then = stage.clone();
        let done = move |worked| then.act::<State>(Action::Copied(worked));
        stage.host().copy(&link, Callback::from(done));
    }
}

/// Who of a team, and of the teams inside it, is at work now, by their own clocks.
fn at_work(page: &mut Markup, stage: &Stage, known: &Known, team: usize) {
    let host = stage.host();
    let (now, week) = (host.now(), Week::default());
    let (mut zoned, mut working) = (0, Vec::new());
    for team in [&[team], known.tree.descendants(team)].concat() {
        let members = known.team(team).map_or([].as_slice(), |team| &team.members);
        for member in members {
            let Some(zone) = &member.zone else { continue };
            let Ok(local) = zone.localize(now) else {
                continue;
            };
            zoned += 1;
            if matches!(week.status(local.wall), Status::Inside) {
                working.push((member, local.wall.time()));
            }
        }
    }
    if zoned == 0 {
        return;
    }
    let number = |count: usize| host.number(i64::try_from(count).unwrap_or(i64::MAX));
    let said = host.words().fill(
        Text::AtWork,
        &[("n", &number(working.len())), ("of", &number(zoned))],
    );
    page.leaf("p", SMALL, &said);
    if working.is_empty() {
        return;
    }
    page.tag("ul", attrs! { role="list", class="row small" }, |page| {
        for (member, time) in working.iter().take(NAMED) {
            page.tag("li", PLAIN, |page| {
                page.text(&member.name);
                page.leaf(
                    "span",
                    attrs! { class="muted" },
                    &[" ", &*host.time(*time)].concat(),
                );
            });
        }
        if working.len() > NAMED {
            page.leaf("li", PLAIN, "…");
        }
    });
}
