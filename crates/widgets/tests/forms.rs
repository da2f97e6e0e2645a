//! Forms before and after what checks and drafts has come, without a browser.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use chrono::{NaiveDate, NaiveTime};
use inlay_domain::digits;
use inlay_domain::zone::{Instant, Zone};
use inlay_widgets::frame::{Frame, Shown};
use inlay_widgets::host::{Change, DateStyle, Host, HostRef, Kept, Stored};
use inlay_widgets::messages::{self, Words};
use inlay_widgets::node::Node;
use inlay_widgets::part::{Part, Writer};
use inlay_widgets::remote::Remote;
use inlay_widgets::widget::Widget;
use inlay_widgets::{approval, element, publisher};
use yew::Callback;

/// A browser that has kept something, and fetches parts when it is told to.
struct Browser {
    words: Words,
    kept: RefCell<Option<String>>,
    come: Cell<Remote<()>>,
    asked: RefCell<Vec<Part>>,
}

impl Browser {
    fn state(&self) -> Remote<()> {
        let state = self.come.take();
        self.come.set(state.clone());
        state
    }
}

impl Host for Browser {
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
        &self.words
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
    fn recall(&self, _: &str) -> Stored {
        self.kept
            .borrow()
            .as_ref()
            .map_or(Stored::Nothing, |text| Stored::Text {
                text: text.clone(),
                at: self.now(),
            })
    }
    fn keep(&self, _: &str, text: &str) -> Kept {
        *self.kept.borrow_mut() = Some(text.to_owned());
        Kept::Kept
    }
    fn part(&self, part: Part) -> Remote<Writer> {
        match self.state() {
            Remote::Idle => Remote::Idle,
            Remote::Loading => Remote::Loading,
            Remote::Failed => Remote::Failed,
            Remote::Ready(()) => Remote::Ready(part.writer()),
        }
    }
    fn fetch_part(&self, part: Part) {
        if matches!(self.state(), Remote::Idle | Remote::Failed) {
            self.asked.borrow_mut().push(part);
            self.come.set(Remote::Loading);
        }
    }
    fn changed(&self, _: Change) {}
    fn ready(&self) {}
    fn focus(&self, _: &str) {}
    fn each_minute(&self, _: Callback<()>) -> Option<Box<dyn Any>> {
        None
    }
}

/// The view's text, with what its fields hold.
fn spell(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Tag(tag) => {
                if let Some(value) = tag.value.as_deref().filter(|value| !value.is_empty()) {
                    out.extend(["[", value, "]"]);
                }
                spell(&tag.inside, out);
                out.push(' ');
            }
        }
    }
}

/// A widget with its data, drawn again and again.
struct Scene {
    browser: Rc<Browser>,
    host: HostRef,
    shown: Shown,
    frame: Frame,
}

impl Scene {
    fn new(name: &str, widget: &dyn Widget, kept: Option<&str>) -> Self {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/data/");
        let data = std::fs::read_to_string([folder, name, ".json"].concat()).unwrap();
        let find = |each: &&element::Element| each.widget == name;
        let keys = element::ELEMENTS.iter().find(find).unwrap().messages;
        let (_, catalog) = messages::CATALOGS.first().unwrap();
        let browser = Rc::new(Browser {
            words: Words::parse(&messages::compose(catalog, name, keys).unwrap()),
            kept: RefCell::new(kept.map(str::to_owned)),
            come: Cell::default(),
            asked: RefCell::default(),
        });
        Self {
            host: HostRef(browser.clone()),
            browser,
            shown: Shown(widget.read(&data).unwrap()),
            frame: Frame::default(),
        }
    }

    fn draw(&self) -> String {
        let mut out = String::new();
        let html = self.frame.view(&self.host, &self.shown, Callback::noop());
        spell(&html.nodes(), &mut out);
        out
    }

    fn draws(&self, come: Remote<()>, some: &[&str], none: &[&str]) {
        self.browser.come.set(come);
        let text = self.draw();
        for part in some {
            assert!(text.contains(part), "{part:?} isn't in {text}");
        }
        for part in none {
            assert!(!text.contains(part), "{part:?} is in {text}");
        }
    }
}

const FAILED: &str = "This part didn't load.";

#[test]
fn a_request_can_be_read_and_filled_in_before_anything_comes() {
    let scene = Scene::new("approval", &*approval::widget(), None);
    let form = ["Your name", "Strategic reason", "Check and prepare"];
    scene.draws(Remote::Idle, &form, &["Start over", FAILED]);
    assert!(scene.browser.asked.borrow().is_empty());
    scene.draws(Remote::Loading, &form, &["Start over", FAILED]);
    scene.draws(Remote::Failed, &form, &["Start over"]);
    scene.draws(Remote::Failed, &[FAILED], &[]);
    scene.draws(Remote::Ready(()), &form, &[FAILED]);
    scene.draws(Remote::Ready(()), &["Start over"], &[]);
}

#[test]
fn what_a_request_had_kept_comes_with_it() {
    let kept = "1\nrequester text Ada\nreason text A%20launch.";
    let scene = Scene::new("approval", &*approval::widget(), Some(kept));
    scene.draws(Remote::Idle, &[], &["[Ada]", "Your answers are back"]);
    assert_eq!(*scene.browser.asked.borrow(), [Part::Draft]);
    let back = [
        "[Ada]",
        "[A launch.]",
        "Your answers are back",
        "Requested by: Ada",
    ];
    scene.draws(Remote::Ready(()), &back, &[]);
    scene.draws(Remote::Ready(()), &back, &[]);
    assert_eq!(scene.browser.kept.borrow().as_deref(), Some(kept));
}

#[test]
fn the_planner_can_be_read_and_filled_in_before_anything_comes() {
    let scene = Scene::new("publisher", &*publisher::widget(), None);
    let form = ["Spend with the publisher", "Say whether we already work"];
    scene.draws(Remote::Idle, &form, &["Clear the form", FAILED]);
    assert!(scene.browser.asked.borrow().is_empty());
    scene.draws(Remote::Failed, &form, &["Clear the form"]);
    scene.draws(Remote::Failed, &[FAILED], &[]);
    scene.draws(
        Remote::Ready(()),
        &["Clear the form", "Planned at that time"],
        &[FAILED],
    );
}

#[test]
fn what_the_planner_had_kept_comes_with_it() {
    let kept = "1\nteam field-marketing\nrelationship yes\nstarts 2027-01-25";
    let scene = Scene::new("publisher", &*publisher::widget(), Some(kept));
    scene.draws(Remote::Idle, &[], &["[field-marketing]"]);
    assert_eq!(*scene.browser.asked.borrow(), [Part::Proposal]);
    let back = [
        "[field-marketing]",
        "Your entries are back",
        "Directly: no slot",
    ];
    scene.draws(Remote::Ready(()), &back, &[]);
}

#[test]
fn what_cannot_be_read_is_told_and_stays() {
    for (kept, told) in [("1\nx", "is damaged"), ("9\nx", "A newer version")] {
        for (name, widget) in [
            ("approval", approval::widget()),
            ("publisher", publisher::widget()),
        ] {
            let scene = Scene::new(name, &*widget, Some(kept));
            scene.draws(Remote::Ready(()), &[told], &[]);
            assert_eq!(scene.browser.kept.borrow().as_deref(), Some(kept));
        }
    }
}
