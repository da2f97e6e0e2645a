//! What every part of the view works with: the form, its answers, and what a
//! control does.

use std::rc::Rc;

use chrono::NaiveDate;
use inlay_domain::country::CountryCode;
use inlay_domain::money::Money;
use inlay_domain::request::{self, Approval, Draft, Problem};
use web_sys::HtmlInputElement;
use yew::{Callback, InputEvent, MouseEvent, SubmitEvent, TargetCast, UseReducerHandle};

use super::messages::Text;
use super::state::{Action, Control, State};
use crate::host::{Change, DateStyle, HostRef};

/// A country's code and its name in the reader's language.
pub(super) type Countries = Vec<(CountryCode, String)>;

/// The form on the reader's desk. Cheap to clone.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) host: HostRef,
    pub(super) form: Rc<Approval>,
    pub(super) state: UseReducerHandle<State>,
    /// In the order of the names.
    pub(super) countries: Rc<Countries>,
}

/// What a button or a link does.
#[derive(Debug, Clone, Copy)]
pub(super) enum Press {
    /// Leads to the control that a problem is mended in.
    Go(Control),
    /// Shows Markdown, or the preview.
    Show { markdown: bool },
    /// Copies the Markdown.
    Copy,
    /// Asks whether the answers may go, or takes that back.
    Ask(bool),
    /// Discards the answers.
    StartOver,
}

impl Desk {
    /// What happens at a click.
    pub(super) fn on(&self, press: Press) -> Callback<MouseEvent> {
        let desk = self.clone();
        Callback::from(move |event: MouseEvent| {
            let action = match press {
                Press::Go(control) => {
                    event.prevent_default();
                    return desk.host.focus(&control.id());
                }
                Press::Show { markdown } => {
                    desk.host.changed(Change {
                        view: "preview",
                        value: if markdown { "markdown" } else { "preview" },
                    });
                    Action::Show { markdown }
                }
                Press::Copy => {
                    let state = desk.state.clone();
                    let done = Callback::from(move |copied| {
                        state.dispatch(Action::Copied(Some(copied)));
                    });
                    desk.host.copy(&desk.draft().markdown(), done);
                    Action::Copied(None)
                }
                Press::Ask(asking) => Action::Ask(asking),
                Press::StartOver => Action::StartOver,
            };
            desk.state.dispatch(action);
        })
    }

    /// What happens when any control of the form is typed into, chosen from or ticked.
    pub(super) fn on_input(&self) -> Callback<InputEvent> {
        let desk = self.clone();
        Callback::from(move |event: InputEvent| {
            // A select and a textarea have `value` as an input has; `checked` is
            // undefined there, which counts as no.
            let element = event.target_unchecked_into::<HtmlInputElement>();
            if let Some(control) = Control::parse(&element.id()) {
                desk.state.dispatch(Action::Input {
                    form: Rc::clone(&desk.form),
                    control,
                    value: element.value(),
                    ticked: element.checked(),
                });
            }
        })
    }

    /// What happens when the form is to be checked.
    pub(super) fn on_submit(&self) -> Callback<SubmitEvent> {
        let desk = self.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let told = desk.problems().into_iter().map(|problem| problem.field);
            desk.state.dispatch(Action::Check(told.collect()));
        })
    }

    /// Everything that is missing or wrong, told or not.
    pub(super) fn problems(&self) -> Vec<Problem> {
        request::check(&self.form, &self.state.answers)
    }

    /// The draft as it stands.
    pub(super) fn draft(&self) -> Draft {
        Draft::new(&self.form, &self.state.answers, self)
    }

    /// A text of the catalog.
    pub(super) fn say(&self, text: Text) -> &str {
        self.host.words().say(text)
    }

    /// A text of the catalog with values.
    pub(super) fn fill(&self, text: Text, values: &[(&str, &str)]) -> String {
        self.host.words().fill(text, values)
    }
}

/// A draft is written in the reader's language.
impl request::Words for Desk {
    fn country(&self, country: CountryCode) -> String {
        self.host.country(country.as_str())
    }

    fn date(&self, date: NaiveDate) -> String {
        self.host.date(date, DateStyle::Full)
    }

    fn money(&self, amount: &Money, currency: &str) -> String {
        match currency {
            "" => amount.text(),
            _ => self.host.money(&amount.text(), currency),
        }
    }

    fn ticked(&self) -> String {
        self.say(Text::Ticked).to_owned()
    }
}
