//! The worked example, the form's rules, and the addresses.

use super::*;
use crate::json;

const APPROVAL: &str = include_str!("../../../../tests/fixtures/data/approval.json");
const ANSWERS: &str = include_str!("../../../../tests/fixtures/data/approval-answers.json");

pub(super) fn approval() -> Approval {
    json::read(APPROVAL).unwrap()
}

pub(super) fn answers() -> Answers {
    json::read(ANSWERS).unwrap()
}

fn set(answers: &mut Answers, id: &str, text: &str) {
    answers.set(id, Answer::Text(text.to_owned()));
}

const EXPECTED: &str = "\
## Request

- Requested by: Sample Person
- Country: Netherlands (EMEA, Limited support)
- Segment: Enterprise
- Activity: Other Roadshow
- Dates: 8 February 2027 to 10 February 2027
- Budget: USD 18,500.00

## Why

Three partners asked for it.

## Decision

- [ ] Regional Marketing lead, EMEA @emea-lead
";

#[test]
fn the_worked_example() {
    let (approval, answers) = (approval(), answers());
    assert_eq!(check(&approval, &answers), []);
    assert!(unknown(&approval, &answers).is_empty());
    let draft = Draft::new(&approval, &answers, &English);
    assert_eq!(draft.title, "Approval: Other in Netherlands");
    assert_eq!(draft.body, EXPECTED);
    assert_eq!(
        draft.markdown(),
        format!("{EXPECTED}\n/label ~\"approval-request\"\n/confidential\n")
    );
}
