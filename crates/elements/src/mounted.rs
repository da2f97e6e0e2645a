//! One element's app: what it loads, in which order it shows it, and what is told of it.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use inlay_domain::link::LinkUrl;
use inlay_domain::zone::{Instant, Zone};
use inlay_widgets::element::COMMON_STYLE;
use inlay_widgets::frame::{Frame, Shown};
use inlay_widgets::host::HostRef;
use inlay_widgets::messages::{Common, Words};
use inlay_widgets::remote::Remote;
use inlay_widgets::settings::Settings;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::Callback;

use crate::browser::Browser;
use crate::chunk::Kind;
use crate::failure::Failure;
use crate::paint::Batches;
use crate::source::Source;
use crate::{clock, runtime, standing};

/// The app of one element, and the `<div>` that it draws in.
pub(crate) struct Mounted {
    id: u32,
    div: HtmlElement,
    frame: RefCell<Frame>,
    batches: Batches,
    /// Draws once more; for views, their listeners and the clock.
    redraw: Callback<()>,
    /// Whether a drawing is due already.
    due: Cell<bool>,
    /// Counts loads: an answer to an older one is stale.
    round: Cell<u32>,
    /// The element's language when its words were loaded.
    lang: RefCell<String>,
    /// In which language the words are, which may be another.
    spoken: RefCell<String>,
    words: RefCell<Rc<Words>>,
    /// Where the data comes from that is on its way.
    source: RefCell<Source>,
    model: RefCell<Remote<Shown>>,
    host: RefCell<Option<HostRef>>,
}

impl Mounted {
    /// A new app for element `id`, in the document of `host`.
    pub(crate) fn new(id: u32, host: &HtmlElement) -> Rc<Self> {
        let document = host.owner_document();
        let made = document.and_then(|document| document.create_element("div").ok());
        // Every element that is on a page has a document, and `div` is a valid name.
        let div: HtmlElement = made.unwrap_or_else(|| host.clone().into()).unchecked_into();
        div.set_class_name("inlay");
        Rc::new_cyclic(|this: &Weak<Self>| {
            let this = this.clone();
            Self {
                id,
                div,
                frame: RefCell::default(),
                batches: Batches::default(),
                redraw: Callback::from(move |()| {
                    if let Some(this) = this.upgrade() {
                        this.draw();
                    }
                }),
                due: Cell::new(false),
                round: Cell::new(0),
                lang: RefCell::default(),
                spoken: RefCell::default(),
                words: RefCell::default(),
                source: RefCell::default(),
                model: RefCell::default(),
                host: RefCell::default(),
            }
        })
    }

    pub(crate) fn div(&self) -> HtmlElement {
        self.div.clone()
    }

    /// The element is no more; what is still on its way to it is stale.
    pub(crate) fn end(&self) {
        self.round.set(self.round.get() + 1);
        self.model.replace(Remote::Idle);
        self.frame.borrow_mut().rendered(None, &self.redraw);
    }

    /// What the document shows of the widget.
    pub(crate) fn batches(&self) -> &Batches {
        &self.batches
    }

    /// An attribute of the element has a new value.
    pub(crate) fn change(self: &Rc<Self>, host: &HtmlElement, name: &str) {
        match name {
            "src" | "data" | "from" | "until" | "lang" => self.load(host),
            "now" | "viewer-zone" | "heading-level" | "edit-href" => match self.stand(host) {
                Ok(()) if self.is_ready() => self.draw(),
                // What was wrong may be mended now.
                Ok(()) => self.load(host),
                Err(failure) => self.fail(failure),
            },
            "leave" => clock::hurry(),
            // From the runtime: what surrounds all widgets. One that isn't ready asks later.
            "settings" | "fragment" | "draft" | "paper"
                if self.is_ready() && self.stand(host).is_ok() =>
            {
                self.draw();
            }
            _ if Kind::of(&host.local_name())
                .is_some_and(|kind| kind.attributes().contains(&name)) =>
            {
                self.load(host);
            }
            _ => {}
        }
    }

    /// The element stands in another place, where another language may be in force.
    pub(crate) fn moved(self: &Rc<Self>, host: &HtmlElement) {
        if !self.is_ready() {
            return;
        }
        let level = self.host.borrow().as_ref().map(|host| host.heading_level());
        if *self.lang.borrow() != standing::lang(host) {
            self.load(host);
        } else if level != Some(standing::heading_level(host)) {
            self.change(host, "heading-level");
        }
    }

    fn is_ready(&self) -> bool {
        self.model.borrow().ready().is_some()
    }

    /// Asks for chunk, words and data side by side.
    pub(crate) fn load(self: &Rc<Self>, host: &HtmlElement) {
        let round = self.round.get() + 1;
        self.round.set(round);
        if !self.is_ready() {
            self.model.replace(Remote::Loading);
        }
        let Some(kind) = Kind::of(&host.local_name()) else {
            return;
        };
        let lang = standing::lang(host);
        let source = Source::of(self.id, kind, host).or(kind.default_data());
        let (page, src) = match &source {
            Source::Address(src) => (false, Some(src.as_str())),
            source => (matches!(source, Source::Page), None),
        };
        runtime::gather(self.id, round, kind.name(), &lang, page, src);
        self.lang.replace(lang);
        self.source.replace(source);
    }

    /// Shows the widget with what was asked for, or says why not; without `words`, a file
    /// of the library didn't come.
    pub(crate) fn gathered(
        self: &Rc<Self>,
        round: u32,
        words: Option<String>,
        status: u16,
        body: &str,
    ) {
        // Meanwhile the element may have asked anew, or be gone.
        let (true, Some(host)) = (self.round.get() == round, runtime::host(self.id)) else {
            return;
        };
        let shown = words.ok_or_else(Failure::module).and_then(|words| {
            // Before the data is read, so that its failure can be told in words.
            self.speak(&words);
            self.show(&host, status, body)
        });
        if let Err(failure) = shown {
            self.fail(failure);
        }
    }

    fn speak(&self, catalog: &str) {
        let (lang, texts) = catalog.split_once('\n').unwrap_or(("en", catalog));
        self.div.set_lang(lang);
        self.spoken.replace(lang.to_owned());
        self.words.replace(Rc::new(Words::parse(texts)));
    }

    fn show(self: &Rc<Self>, host: &HtmlElement, status: u16, body: &str) -> Result<(), Failure> {
        let source = self.source.take();
        let origin = source.origin(host);
        let kind = Kind::of(&host.local_name()).ok_or_else(Failure::module)?;
        let text = source.text(kind, host, status, body)?;
        let widget = kind.widget().ok_or_else(Failure::module)?;
        let model = widget.read(&text).map_err(|error| {
            if kind.attributes().is_empty() {
                return Failure::invalid(&origin, error);
            }
            let value = host.get_attribute(&error.path).unwrap_or_default();
            Failure::attribute(&error.path, &value, &error.message)
        })?;
        self.stand(host)?;
        runtime::style(self.id, COMMON_STYLE, widget.style());
        self.model.replace(Remote::Ready(Shown(model)));
        self.draw();
        Ok(())
    }

    /// Reads the attributes that are about where the widget stands.
    fn stand(&self, host: &HtmlElement) -> Result<(), Failure> {
        let now = attribute(host, "now", |text| {
            Instant::parse(text)
                .ok_or_else(|| "write an instant like 2026-12-02T16:00:00Z".to_owned())
        })?;
        let zone = attribute(host, "viewer-zone", |text| {
            Zone::parse(text).map_err(|error| error.to_string())
        })?;
        let edit_href = attribute(host, "edit-href", |text| {
            LinkUrl::parse(text).map_err(str::to_owned)
        })?;
        let id = self.id;
        let settings = runtime::ask(id, "settings", "", "").unwrap_or_default();
        let settings = Settings::parse(&settings);
        self.host.replace(Some(HostRef(Rc::new(Browser {
            id,
            div: self.div.clone(),
            lang: self.spoken.borrow().clone(),
            words: Rc::clone(&self.words.borrow()),
            now,
            zone: zone
                .or(settings.zone)
                .or_else(|| Zone::parse(&runtime::zone()?).ok()),
            settings,
            heading_level: standing::heading_level(host),
            edit_href,
        }))));
        Ok(())
    }

    fn fail(self: &Rc<Self>, failure: Failure) {
        self.model.replace(Remote::Failed);
        self.draw();
        let Failure {
            code,
            message,
            path,
            sign_in,
        } = failure;
        let words = self.words.borrow();
        let hint = sign_in.as_ref().map_or("", |_| words.say(Common::SignIn));
        runtime::fail(
            self.id,
            code,
            &message,
            &path,
            hint,
            &sign_in.unwrap_or_default(),
        );
    }

    /// Draws when the running event is over, once for all that asked for it.
    pub(crate) fn draw(&self) {
        if !self.due.replace(true) {
            runtime::due(self.id);
        }
    }

    /// Draws what is due.
    pub(crate) fn draw_now(&self) {
        self.due.set(false);
        let host = self.host.borrow().clone();
        let model = self.model.borrow().ready().cloned();
        let shown = host.as_ref().zip(model.as_ref());
        let html = shown.map(|(host, shown)| {
            let frame = self.frame.borrow();
            frame.view(host, shown, self.redraw.clone())
        });
        self.batches.paint(self.id, html.unwrap_or_default());
        self.frame.borrow_mut().rendered(shown, &self.redraw);
    }
}

/// An attribute's value, parsed; an empty one counts as left out.
fn attribute<T>(
    host: &HtmlElement,
    name: &str,
    parse: impl FnOnce(&str) -> Result<T, String>,
) -> Result<Option<T>, Failure> {
    match host.get_attribute(name) {
        Some(text) if !text.is_empty() => parse(&text)
            .map(Some)
            .map_err(|message| Failure::attribute(name, &text, &message)),
        _ => Ok(None),
    }
}
