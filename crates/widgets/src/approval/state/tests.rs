//! Controls become answers; checks, copies and new beginnings leave what they should.

use inlay_domain::json;

use super::*;

fn form() -> Rc<Approval> {
    let data = r#"{
        "regions": { "EMEA": ["NL"] },
        "fields": [
            { "id": "name", "label": "Your name", "kind": "text" },
            { "id": "dates", "label": "Dates", "kind": "date-range" },
            { "id": "where", "label": "Where", "kind": "multi-choice", "choices": ["a", "b", "c"] },
            { "id": "sure", "label": "Sure?", "kind": "checkbox" }
        ],
        "draft": { "title": "T", "template": "{{name}}" }
    }"#;
    Rc::new(json::read(data).expect("the form"))
}

fn after(actions: Vec<Action>) -> Rc<State> {
    let reduce = |state: Rc<State>, action| state.reduce(action);
    actions.into_iter().fold(Rc::default(), reduce)
}

fn input(id: &str, value: &str, ticked: bool) -> Action {
    Action::Input {
        form: form(),
        control: Control::parse(id).expect("a control"),
        value: value.to_owned(),
        ticked,
    }
}

fn list(entries: &[&str]) -> Answer {
    Answer::List(entries.iter().map(|entry| (*entry).to_owned()).collect())
}

#[test]
fn what_is_entered_becomes_the_answer_of_its_field() {
    let check = |inputs: &[(&str, &str, bool)], id, expected: Option<Answer>| {
        let inputs = inputs.iter().copied();
        let state = after(inputs.map(|(id, value, on)| input(id, value, on)).collect());
        assert_eq!(state.answers.get(id), expected.as_ref(), "{id}");
    };
    let text = |text: &str| Answer::Text(text.to_owned());
    check(&[("f0", "Ada", false)], "name", Some(text("Ada")));
    check(&[("region", "EMEA", false)], "region", Some(text("EMEA")));
    check(&[("f3", "on", true)], "sure", Some(Answer::Checked(true)));
    let first = ("f1", "2027-02-08", false);
    let last = ("f1-1", "2027-02-10", false);
    check(&[first], "dates", Some(list(&["2027-02-08", ""])));
    check(&[last], "dates", Some(list(&["", "2027-02-10"])));
    let both = list(&["2027-02-08", "2027-02-10"]);
    check(&[last, first], "dates", Some(both));
    // Choices keep the order of the form, whatever the order of the clicks.
    let (a, c) = (("f2", "", true), ("f2-2", "", true));
    check(&[c, a], "where", Some(list(&["a", "c"])));
    check(&[c, a, ("f2", "", false)], "where", Some(list(&["c"])));
    check(&[("f9", "lost", false)], "name", None);
}

#[test]
fn a_control_is_found_by_its_id() {
    let check = |id: &str, control| {
        assert_eq!(Control::parse(id), control, "{id}");
        if let Some(control) = control {
            assert_eq!(control.id(), id);
        }
    };
    check("f0", Some(Control::Field(0, 0)));
    check("f12-3", Some(Control::Field(12, 3)));
    check("region", Some(Control::Region));
    for stray in ["", "f", "f-1", "f1-", "keep", "f99999999999999999999"] {
        check(stray, None);
    }
}

#[test]
fn the_focus_goes_where_the_reader_goes_on() {
    let check = |action: Action, focus| assert_eq!(action.focus(), focus, "{action:?}");
    check(Action::Check(vec!["name".to_owned()]), Some("summary"));
    check(Action::Check(vec![]), Some("ready"));
    check(Action::Ask(true), Some("keep"));
    check(Action::Ask(false), Some("over"));
    check(Action::StartOver, Some("top"));
    check(input("f0", "Ada", false), None);
    check(Action::Show { markdown: true }, None);
}

#[test]
fn a_new_form_has_nothing_of_the_last_one() {
    let state = after(vec![
        input("f0", "Ada", false),
        Action::Check(vec!["dates".to_owned()]),
        Action::Ask(true),
        Action::StartOver,
    ]);
    let expected = State {
        round: 1,
        ..State::default()
    };
    assert_eq!(*state, expected);
}

#[test]
fn what_was_said_of_copying_ends_with_the_next_change() {
    let copied = |actions| after(actions).copied;
    assert_eq!(copied(vec![Action::Copied(Some(true))]), Some(true));
    let twice = vec![Action::Copied(Some(true)), Action::Copied(None)];
    assert_eq!(copied(twice), None);
    let typed = vec![Action::Copied(Some(true)), input("f0", "Ada", false)];
    assert_eq!(copied(typed), None);
}
