//! What a reader has entered and chosen.

use std::cell::Cell;
use std::rc::Rc;

use inlay_domain::zone::Zone;

use crate::host::Host;
use crate::remote::Remote;
use crate::stage::Stage;

/// The state of one converter on a page.
#[derive(Clone, Default)]
pub(super) struct State {
    /// The text in the field; none: what the fragment says.
    query: Option<String>,
    /// The zones after the reader's own; none: the fragment's, else the data's.
    zones: Option<Vec<Zone>>,
    week: Option<bool>,
    /// Days by which the grid is ahead of the time that was asked for.
    pub(super) shift: i32,
    /// The text in the field that adds a zone.
    pub(super) adding: String,
    /// The names of places, once somebody has searched.
    pub(super) names: Remote<Rc<str>>,
    /// Half hours that the meeting takes, less two.
    pub(super) length: i32,
    /// The one line below the buttons.
    pub(super) said: String,
    /// The cell of the grid that Tab leads to: row and half hour. Moving through
    /// the grid draws nothing anew.
    pub(super) cell: Rc<Cell<Option<(usize, usize)>>>,
}

/// Keys of the fragment.
const QUERY: &str = "q";
const ZONES: &str = "zones";
const VIEW: &str = "view";

impl State {
    /// The text in the field.
    pub(super) fn query(&self, host: &dyn Host) -> String {
        let query = self.query.clone();
        query.or_else(|| host.fragment(QUERY)).unwrap_or_default()
    }

    /// The zones that the reader put together, if they did.
    pub(super) fn zones(&self, host: &dyn Host) -> Option<Vec<Zone>> {
        if let Some(zones) = &self.zones {
            return Some(zones.clone());
        }
        let text = host.fragment(ZONES)?;
        let mut zones = Vec::new();
        for zone in text.split(' ').filter_map(|name| Zone::parse(name).ok()) {
            if !zones.contains(&zone) && zones.len() < 20 {
                zones.push(zone);
            }
        }
        Some(zones)
    }

    /// Whether the grid shows a week.
    pub(super) fn week(&self, host: &dyn Host) -> bool {
        let linked = || host.fragment(VIEW).is_some_and(|view| view == "week");
        self.week.unwrap_or_else(linked)
    }

    /// Half hours that the meeting takes.
    pub(super) fn length(&self) -> usize {
        usize::try_from(self.length + 2).unwrap_or(2)
    }

    /// The text in the field is another. The link follows when the reader is done.
    pub(super) fn ask(&mut self, query: &str) {
        self.query = Some(query.to_owned());
        self.shift = 0;
        self.cell = Rc::default();
        self.said.clear();
    }

    pub(super) fn set_zones(&mut self, host: &dyn Host, zones: Vec<Zone>) {
        let mut names = String::new();
        for zone in &zones {
            if !names.is_empty() {
                names.push(' ');
            }
            names.push_str(zone.name());
        }
        host.set_fragment(ZONES, Some(&names));
        self.zones = Some(zones);
        self.cell = Rc::default();
    }

    pub(super) fn set_week(&mut self, host: &dyn Host, week: bool) {
        host.set_fragment(VIEW, week.then_some("week"));
        self.week = Some(week);
        self.cell = Rc::default();
    }
}

/// Writes the text of the field into the link: as it was typed, so that "Wed 4pm
/// London" stays the next Wednesday.
pub(super) fn link(stage: &Stage) {
    let query = stage.state::<State>().query(stage.host());
    let query = query.trim();
    let value = (!query.is_empty()).then_some(query);
    stage.host().set_fragment(QUERY, value);
}

/// Changes the state and draws anew.
pub(super) fn update(stage: &Stage, change: impl FnOnce(&mut State)) {
    let mut state = (*stage.state::<State>()).clone();
    change(&mut state);
    stage.set(state);
}
