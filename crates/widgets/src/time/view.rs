//! The view of a converter: the field and what it means, the clocks, the grid, the
//! best times, and ways to take the time along.

use inlay_domain::digits;
use inlay_domain::region::RegionId;
use inlay_domain::schedule::people::People;
use inlay_domain::schedule::phrase::Understood;
use inlay_domain::zone::Instant;

use super::act::{Deed, FIELD, on};
use super::messages::Text;
use super::places::Places;
use super::plan::{self, Row};
use super::reading::Reading;
use super::state::State;
use super::{clocks, grid, hand, picker};
use crate::attrs;
use crate::foot::foot;
use crate::host::Host;
use crate::markup::{Attributes, Markup, PLAIN};
use crate::messages::Common;
use crate::part::{self, Part};
use crate::remote::Remote;
use crate::stage::Stage;

pub(super) const NOTE: &Attributes<'_> = attrs! { class="muted small" };

/// What every part of the view looks at.
pub(super) struct View<'a> {
    pub(super) stage: &'a Stage,
    pub(super) host: &'a dyn Host,
    pub(super) state: &'a State,
    pub(super) data: &'a People,
    pub(super) places: &'a Remote<Places>,
    pub(super) rows: &'a [Row],
    /// The time that is shown.
    pub(super) at: Instant,
    /// The date from which day shifts count, and whether somebody asked for it.
    pub(super) asked: Option<Understood>,
}

pub(super) fn view(page: &mut Markup, stage: &Stage, data: &People) {
    let host = stage.host();
    let state = stage.state::<State>();
    let now = host.now();
    let viewer = host.viewer_zone();
    let query = state.query(host);
    let places = Places::of(page, stage);
    let reading = Reading::new(stage, &query, &places);
    let asked = reading.asked;
    let chosen = state.zones(host);
    let rows = plan::rows(data, chosen.as_deref(), viewer, host.settings().week());
    let view = View {
        stage,
        host,
        state: &state,
        data,
        places: &places,
        rows: &rows,
        at: asked.map_or(now, |found| found.instant),
        asked,
    };
    let title = match &data.title {
        Some(title) => title,
        None => view.say(Text::Group),
    };
    page.tag("div", attrs! { role="group", aria-label=title }, |page| {
        if data.title.is_some() {
            page.leaf(host.heading(0), PLAIN, title);
        }
        view.field(page, &query, &reading);
        clocks::write(page, &view);
        picker::write(page, &view);
        let span = plan::span(&rows, view.at, state.week(host), state.shift);
        if let Some(span) = &span {
            page.tag("div", PLAIN, |page| grid::write(page, &view, span, now));
        }
        hand::write(page, &view);
        let summary = host.words().say(Common::Settings);
        let regions: Vec<RegionId> = Vec::new();
        part::disclosure(page, stage, Part::Settings, "settings", summary, &regions);
        foot(page, host, &data.links, data.as_of);
    });
}

impl View<'_> {
    pub(super) fn say(&self, text: Text) -> &str {
        self.host.words().say(text)
    }

    /// A text with values in it.
    #[inline(never)]
    pub(super) fn fill(&self, text: Text, values: &[(&str, &str)]) -> String {
        self.host.words().fill(text, values)
    }

    /// A button that does something.
    #[inline(never)]
    pub(super) fn button(&self, page: &mut Markup, class: Option<&str>, text: &str, deed: Deed) {
        page.tag("button", attrs! { type="button", class=class }, |page| {
            on(page, self.stage, "click", deed);
            page.text(text);
        });
    }

    /// A row's name; the reader's own with "you".
    pub(super) fn name(&self, row: &Row) -> String {
        if row.own {
            [self.say(Text::You), " (", &row.name, ")"].concat()
        } else {
            row.name.clone()
        }
    }

    fn field(&self, page: &mut Markup, query: &str, reading: &Reading) {
        page.tag("div", attrs! { part="field", class="field" }, |page| {
            page.leaf("label", attrs! { for=FIELD }, self.say(Text::When));
            let attributes = attrs! {
                id=FIELD, type="text", autocomplete="off", spellcheck="false", maxlength="120",
                aria-describedby="understood",
            };
            page.tag("input", attributes, |page| {
                page.value(query);
                on(page, self.stage, "input", Deed::Type);
                on(page, self.stage, "change", Deed::Link);
                on(page, self.stage, "focus", Deed::Ready);
            });
            page.leaf(
                "p",
                attrs! { id="understood", role="status" },
                &reading.told,
            );
            if reading.choices.is_empty() {
                page.leaf("p", NOTE, self.say(Text::Example));
            } else {
                page.tag("p", attrs! { class="row" }, |page| {
                    for (label, text) in &reading.choices {
                        self.button(page, None, label, Deed::Ask(text.clone()));
                    }
                });
            }
        });
    }
}

/// A number in digits.
pub(super) fn number(value: u32) -> String {
    let mut out = String::new();
    digits::push_padded(&mut out, value.into(), 1);
    out
}
