//! One element's app: its words, its data, what it stands in, and what is drawn of it.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use inlay_domain::link::LinkUrl;
use inlay_domain::zone::{Instant, Zone};
use inlay_widgets::element::COMMON_STYLE;
use inlay_widgets::frame::{Frame, Shown};
use inlay_widgets::host::HostRef;
use inlay_widgets::messages::Words;
use inlay_widgets::settings::Settings;
use web_sys::HtmlElement;
use yew::Callback;

use crate::browser::Browser;
use crate::chunk::{self, Kind};
use crate::paint::Batches;
use crate::runtime;

/// The app of one element.
pub(crate) struct Mounted {
    id: u32,
    kind: Kind,
    frame: RefCell<Frame>,
    batches: Batches,
    /// Draws once more; for views, their listeners and the clock.
    redraw: Callback<()>,
    /// Whether a drawing is due already.
    due: Cell<bool>,
    /// In which language the words are.
    spoken: RefCell<String>,
    words: RefCell<Rc<Words>>,
    /// Nothing while the fallback shows.
    model: RefCell<Option<Shown>>,
    host: RefCell<Option<HostRef>>,
}

impl Mounted {
    /// A new app for element `id`.
    pub(crate) fn new(id: u32, kind: Kind) -> Rc<Self> {
        Rc::new_cyclic(|this: &Weak<Self>| {
            let this = this.clone();
            Self {
                id,
                kind,
                frame: RefCell::default(),
                batches: Batches::default(),
                redraw: Callback::from(move |()| {
                    if let Some(this) = this.upgrade() {
                        this.draw();
                    }
                }),
                due: Cell::new(false),
                spoken: RefCell::default(),
                words: RefCell::default(),
                model: RefCell::default(),
                host: RefCell::default(),
            }
        })
    }

    /// The element is no more.
    pub(crate) fn end(&self) {
        self.model.replace(None);
        self.frame.borrow_mut().rendered(None, &self.redraw);
    }

    /// The fallback shows.
    pub(crate) fn clear(&self) {
        self.model.replace(None);
        self.draw();
    }

    /// What the document shows of the widget.
    pub(crate) fn batches(&self) -> &Batches {
        &self.batches
    }

    /// Takes the words: their language, then the texts, a line each.
    pub(crate) fn speak(&self, catalog: &str) {
        let (lang, texts) = catalog.split_once('\n').unwrap_or(("en", catalog));
        self.spoken.replace(lang.to_owned());
        self.words.replace(Rc::new(Words::parse(texts)));
    }

    /// The data out of the page around `host`.
    pub(crate) fn read_page(&self, host: &HtmlElement) -> Option<String> {
        chunk::reader()?(self.id, host, self.kind)
    }

    /// Reads the data and draws it; whether that went well. If not, it has told why.
    pub(crate) fn show(&self, text: Option<String>) -> bool {
        let text = text.or_else(|| self.kind.default_data().map(str::to_owned));
        let Some(text) = text else {
            let message = "no data: add src=\"…\", a <script type=\"application/json\"> child, or set the data property";
            runtime::fail(self.id, "data-missing", message, "");
            return false;
        };
        // Its chunk is here.
        let Some(widget) = self.kind.widget() else {
            runtime::fail(self.id, "wasm-failed", "its code isn't here", "");
            return false;
        };
        match widget.read(&text) {
            Ok(model) => {
                runtime::style(self.id, COMMON_STYLE, widget.style());
                self.model.replace(Some(Shown(model)));
                self.draw();
                true
            }
            Err(error) => {
                let (line, column) = (error.line, error.column);
                runtime::invalid(self.id, &error.path, &error.message, line, column);
                false
            }
        }
    }

    /// Where the widget stands, by the values of its attributes; if one can't be read, it has
    /// told which.
    pub(crate) fn stand(
        &self,
        heading_level: u8,
        now: Option<String>,
        zone: Option<String>,
        edit_href: Option<String>,
    ) -> Option<()> {
        let now = self.attribute("now", now, |text| {
            Instant::parse(text)
                .ok_or_else(|| "write an instant like 2026-12-02T16:00:00Z".to_owned())
        })?;
        let zone = self.attribute("viewer-zone", zone, |text| {
            Zone::parse(text).map_err(|error| error.to_string())
        })?;
        let edit_href = self.attribute("edit-href", edit_href, |text| {
            LinkUrl::parse(text).map_err(str::to_owned)
        })?;
        let id = self.id;
        let settings = runtime::ask(id, "settings", "", "").unwrap_or_default();
        let settings = Settings::parse(&settings);
        self.host.replace(Some(HostRef(Rc::new(Browser {
            id,
            lang: self.spoken.borrow().clone(),
            words: Rc::clone(&self.words.borrow()),
            now,
            zone: zone
                .or(settings.zone)
                .or_else(|| Zone::parse(&runtime::zone()?).ok()),
            settings,
            heading_level,
            edit_href,
        }))));
        Some(())
    }

    /// An attribute's value, parsed; nothing, if that fails.
    fn attribute<T>(
        &self,
        name: &str,
        value: Option<String>,
        parse: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<Option<T>> {
        let Some(value) = value else {
            return Some(None);
        };
        let parsed = parse(&value);
        parsed
            .map_err(|message| runtime::attribute(self.id, name, &message))
            .ok()
            .map(Some)
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
        let model = self.model.borrow().clone();
        let shown = host.as_ref().zip(model.as_ref());
        let html = shown.map(|(host, shown)| {
            let frame = self.frame.borrow();
            frame.view(host, shown, self.redraw.clone())
        });
        self.batches.paint(self.id, html.unwrap_or_default());
        self.frame.borrow_mut().rendered(shown, &self.redraw);
    }
}
