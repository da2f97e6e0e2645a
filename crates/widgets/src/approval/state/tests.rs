//! Controls become answers; checks, copies and new beginnings leave what they should.

use inlay_domain::json;

use super::*;

fn form() -> Approval {
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
    json::read(data).expect("the form")
}

/// The form after some controls were used: their ids, values, and whether they are ticked.
fn after(inputs: &[(&str, &str, bool)]) -> State {
    let mut state = State::default();
    for (id, value, ticked) in inputs {
        let control = Control::parse(id).expect("a control");
        state.answer(&form(), control, (*value).to_owned(), *ticked);
    }
    state
}

fn list(entries: &[&str]) -> Answer {
    Answer::List(entries.iter().map(|entry| (*entry).to_owned()).collect())
}

#[test]
fn what_is_entered_becomes_the_answer_of_its_field() {
    let check = |inputs: &[(&str, &str, bool)], id, expected: Option<Answer>| {
        let state = after(inputs);
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
