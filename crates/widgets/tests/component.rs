//! A widget as a Yew component, rendered to HTML without a browser.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::any::Any;
use std::rc::Rc;

use chrono::{NaiveDate, NaiveTime};
use inlay_domain::digits;
use inlay_domain::zone::{Instant, Zone};
use inlay_widgets::component::{Inlay, Props};
use inlay_widgets::frame::Shown;
use inlay_widgets::host::{Change, DateStyle, Host, HostRef};
use inlay_widgets::messages::{self, Words};
use inlay_widgets::{
    approval, cadence, contact, directory, element, localtime, okrs, readouts, widget::Widget,
};
use yew::Callback;

/// A host whose clock stands, in English, without a page.
struct Paper(Words);

impl Host for Paper {
    fn now(&self) -> Instant {
        Instant::parse("2026-11-22T12:00:00Z").unwrap()
    }
    fn viewer_zone(&self) -> Option<Zone> {
        Zone::parse("Asia/Kathmandu").ok()
    }
    fn heading_level(&self) -> u8 {
        3
    }
    fn edit_href(&self) -> Option<&str> {
        None
    }
    fn words(&self) -> &Words {
        &self.0
    }
    fn date(&self, date: NaiveDate, _: DateStyle) -> String {
        date.to_string()
    }
    fn time(&self, time: NaiveTime) -> String {
        time.to_string()
    }
    fn number(&self, value: i64) -> String {
        let mut text = String::new();
        digits::push(&mut text, value);
        text
    }
    fn is_one(&self, count: usize) -> bool {
        count == 1
    }
    fn country(&self, code: &str) -> String {
        code.to_owned()
    }
    fn money(&self, amount: &str, currency: &str) -> String {
        [currency, amount].join(" ")
    }
    fn copy(&self, _: &str, done: Callback<bool>) {
        done.emit(false);
    }
    fn changed(&self, _: Change) {}
    fn ready(&self) {}
    fn focus(&self, _: &str) {}
    fn each_minute(&self, _: Callback<()>) -> Option<Box<dyn Any>> {
        None
    }
}

fn fixture(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/data/");
    std::fs::read_to_string([folder, name].concat()).unwrap()
}

/// The first view of the data, as HTML.
fn render(name: &str, widget: Rc<dyn Widget>, data: &str) -> String {
    let declared = element::ELEMENTS.iter().find(|each| each.widget == name);
    let (_, catalog) = messages::CATALOGS.first().unwrap();
    let words = messages::compose(catalog, name, declared.unwrap().messages).unwrap();
    let words = Words::parse(&words);
    let props = Props {
        host: HostRef(Rc::new(Paper(words))),
        model: Shown(widget.read(data).unwrap()),
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let renderer = yew::LocalServerRenderer::<Inlay>::with_props(props).hydratable(false);
    tokio::task::LocalSet::new().block_on(&runtime.unwrap(), renderer.render())
}

fn check(name: &str, widget: Rc<dyn Widget>, data: &str, expected: &[&str]) {
    let html = render(name, widget, data);
    for part in expected {
        assert!(html.contains(part), "{name} lacks {part:?}: {html}");
    }
}

#[test]
fn every_widget_renders_natively() {
    check(
        "directory",
        directory::widget(),
        &fixture("directory.json"),
        &["<label for=\"find\"", "role=\"status\"", "Digital Strategy"],
    );
    check(
        "cadence",
        cadence::widget(),
        &fixture("cadence.json"),
        &["<table", "EMEA/AMER", "2026-12-02", "21:45:00"],
    );
    check(
        "approval",
        approval::widget(),
        &fixture("approval.json"),
        &["<select", "<label", "<option"],
    );
    check(
        "localtime",
        localtime::widget(),
        "at=2026-12-02T16:00\nzone=Europe/London\ntext=",
        &["<time datetime=\"2026-12-02T21:45:00+05:45\"", "<slot"],
    );
    check(
        "okrs",
        okrs::widget(),
        &fixture("okrs.json"),
        &[
            "FY27-Q4",
            "role=\"img\"",
            "54 % with what serves it",
            "needs attention",
            "from  900 down to  700",
        ],
    );
    check(
        "readouts",
        readouts::widget(),
        &fixture("readouts.json"),
        &[
            "EMEA",
            "type=\"checkbox\"",
            "10:00:00 London",
            "M0 24h0L96 0",
            " 3650000\u{a0}USD",
        ],
    );
    check(
        "contact",
        contact::widget(),
        &fixture("contact.json"),
        &[
            "#marketing_integratedmarketing",
            "opens in the browser",
            "nobody’s working hours now",
            "begin in APAC in 10 hours",
            "for=\"note\"",
        ],
    );
}
