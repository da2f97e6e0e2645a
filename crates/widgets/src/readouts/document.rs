//! The document of a readout, as Markdown.

use std::any::Any;
use std::rc::Rc;

use inlay_domain::money::Decimal;
use inlay_domain::readout::{Metric, Readouts, Region};
use inlay_domain::request::encode;
use inlay_domain::schedule::{Date, Month, Occurrence};
use yew::Callback;

use super::act::State;
use super::messages::Text;
use super::view::View;
use crate::attrs;
use crate::markup::Markup;
use crate::messages::Common;
use crate::part::{self, Part};
use crate::stage::Stage;

/// What stands where a number is missing.
const NONE: &str = "–";

/// What the part is handed: all readouts, the place of a region, and its next one.
pub(super) struct Document {
    pub(super) readouts: Rc<Readouts>,
    pub(super) region: usize,
    pub(super) next: Occurrence,
}

/// Writes the draft and a way to copy it; of a [`Document`].
pub fn write(page: &mut Markup, stage: &Stage, of: &dyn Any) {
    let Some(document) = of.downcast_ref::<Document>() else {
        return;
    };
    if let Some(region) = document.readouts.regions.get(document.region) {
        let view = View::new(stage, &document.readouts);
        view.document(page, region, &document.next, &stage.state::<State>());
    }
}

impl View<'_> {
    /// The draft, once its part is here.
    pub(super) fn draft(&self, page: &mut Markup, region: usize, next: &Occurrence) {
        let document = Document {
            readouts: Rc::clone(self.readouts),
            region,
            next: next.clone(),
        };
        part::write(page, self.stage, Part::Document, &document);
    }

    fn document(&self, page: &mut Markup, region: &Region, next: &Occurrence, state: &State) {
        let text = self.markdown(region, next);
        let words = self.host.words();
        let name = self.fill(Text::DraftFor, "name", region.title());
        let around =
            attrs! { role="group", part="document", class="panel", aria-label=name.as_str() };
        page.tag("div", around, |page| {
            page.key("document ");
            page.leaf(
                "pre",
                attrs! { tabindex="0", aria-label=self.say(Text::Markdown) },
                &text,
            );
            page.tag("p", attrs! { class="row" }, |page| {
                page.tag("button", attrs! { type="button" }, |page| {
                    let (stage, text) = (self.stage.clone(), text.clone());
                    page.on("click", Callback::from(move |_| copy(&stage, &text)));
                    page.text(words.say(Common::Copy));
                });
                let copied = match state.copied {
                    Some(true) => words.say(Common::Copied),
                    Some(false) => words.say(Common::CopyFailed),
                    None => "",
                };
                page.leaf("span", attrs! { role="status" }, copied);
            });
        });
    }

    /// The Markdown. What stands in the data goes through the encoder.
    fn markdown(&self, region: &Region, next: &Occurrence) -> String {
        let mut out = String::from("# ");
        let date = Date(next.date).text();
        let values = [("name", region.title()), ("date", &date)];
        out.push_str(&inline(&self.host.words().fill(Text::Title, &values)));
        out.push_str("\n\n");
        if let Some(with) = &region.with {
            let with = self.fill(Text::With, "name", with);
            out.push_str("- ");
            out.push_str(&inline(&with));
            out.push('\n');
        }
        if let Some(zone) = region.zone
            && let Some(seen) = next.local(&zone)
        {
            let time = self.host.time(seen.local.wall.time());
            let values = [("time", time.as_str()), ("city", &zone.city())];
            out.push_str("- ");
            out.push_str(&inline(&self.host.words().fill(Text::There, &values)));
            out.push('\n');
        }
        if !self.readouts.metrics.is_empty() {
            self.heading(&mut out, Text::Metrics);
            let heads = [
                Text::Metric,
                Text::Now,
                Text::Target,
                Text::Last,
                Text::Change,
            ];
            row(&mut out, &heads.map(|head| inline(self.say(head))));
            row(
                &mut out,
                &["---", "--:", "--:", "--:", "--:"].map(str::to_owned),
            );
            for metric in &self.readouts.metrics {
                row(&mut out, &self.cells(region, metric, Month::of(next.date)));
            }
        }
        for text in [Text::Highlights, Text::Next, Text::Asks] {
            self.heading(&mut out, text);
            out.push_str("- \n");
        }
        out
    }

    fn cells(&self, region: &Region, metric: &Metric, month: Month) -> [String; 5] {
        let now = self.readouts.reading(&region.id, metric, month);
        let last = self.readouts.reading(&region.id, metric, month.before());
        let number = |number: Option<&Decimal>| match number {
            Some(number) => inline(&self.number(number, metric)),
            None => NONE.to_owned(),
        };
        let change = match (now.value, last.value) {
            (Some(now), Some(last)) => self.change(now, last, metric),
            _ => NONE.to_owned(),
        };
        [
            inline(&metric.title),
            number(now.value),
            number(now.target),
            number(last.value),
            change,
        ]
    }

    /// By how much a metric has changed, signed.
    fn change(&self, now: &Decimal, last: &Decimal, metric: &Metric) -> String {
        let (sign, more) = match now.cmp(last) {
            std::cmp::Ordering::Less => ("−", last.checked_sub(now)),
            std::cmp::Ordering::Equal => ("±", now.checked_sub(last)),
            std::cmp::Ordering::Greater => ("+", now.checked_sub(last)),
        };
        let Some(more) = more else {
            return NONE.to_owned();
        };
        // A plus or a minus within a cell is no list.
        [sign, &inline(&self.number(&more, metric))].concat()
    }

    fn heading(&self, out: &mut String, text: Text) {
        out.push_str("\n## ");
        out.push_str(&inline(self.say(text)));
        out.push_str("\n\n");
    }
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

fn inline(text: &str) -> String {
    encode::inline(text, "")
}

#[inline(never)]
fn row(out: &mut String, cells: &[String]) {
    for cell in cells {
        out.push_str("| ");
        out.push_str(cell);
        out.push(' ');
    }
    out.push_str("|\n");
}
