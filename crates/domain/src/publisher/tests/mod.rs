//! The rules on the examples, and against what counts slowly but surely.

mod contract;
mod draft;
mod oracle;
mod table;

use super::*;
use crate::json;

const PUBLISHER: &str = include_str!("../../../../../tests/fixtures/data/publisher.json");
const PROPOSAL: &str = include_str!("../../../../../tests/fixtures/data/publisher-proposal.json");

fn publisher() -> Publisher {
    json::read(PUBLISHER).unwrap()
}

/// The example with a field replaced, `null` taking it away.
fn proposal(changes: &str) -> Proposal {
    let mut value: serde_json::Value = serde_json::from_str(PROPOSAL).unwrap();
    let changes: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(changes).unwrap();
    for (name, change) in changes {
        match change {
            serde_json::Value::Null => value.as_object_mut().unwrap().remove(&name),
            change => value.as_object_mut().unwrap().insert(name, change),
        };
    }
    json::read(&value.to_string()).unwrap()
}

/// An assessment in one line.
fn told(publisher: &Publisher, proposal: &Proposal) -> String {
    let assessment = Assessment::new(publisher, proposal);
    let slots = &assessment.slots;
    let range = |range: Option<Range>| {
        range.map_or("-".to_owned(), |range| {
            format!("{}..{}", range.low.text(), range.high.text())
        })
    };
    let (fee, avoided, total) = assessment.cost.map_or_else(Default::default, |cost| {
        (range(cost.fee), range(cost.avoided), range(cost.total))
    });
    let conflicts: Vec<String> = assessment
        .conflicts
        .iter()
        .map(|conflict| format!("{} {}", conflict.activity.id, conflict.certainty.word()))
        .collect();
    format!(
        "{} {} {}/{:?} {fee} {avoided} {total} [{}] [{}] {:?}",
        assessment.route.word(),
        slots.month.text(),
        slots.used(),
        slots.limit,
        conflicts.join(", "),
        assessment.tag().join(" "),
        assessment.readings,
    )
}

#[test]
fn the_rules_on_the_example() {
    #[track_caller]
    fn check(changes: &str, expected: &str) {
        assert_eq!(told(&publisher(), &proposal(changes)), expected);
    }
    check(
        "{}",
        "direct 2027-01 2/Some(3) 0.00..0.00 3000.00..3750.00 24999.99..24999.99 \
         [a1 possible, a3 certain] [@campaign-manager @digital-manager] []",
    );
    // Through the agency the fee is paid, and the month it starts in counts.
    check(
        r#"{"existing_relationship": false}"#,
        "slot 2027-01 2/Some(3) 3000.00..3750.00 0.00..0.00 27999.99..28749.99 \
         [a1 possible, a3 certain] [@campaign-manager @digital-manager] [MonthOfStart]",
    );
    check(
        r#"{"existing_relationship": null, "starts": "2027-02-01"}"#,
        "slot 2027-02 0/Some(3) 3000.00..3750.00 0.00..0.00 27999.99..28749.99 \
         [a3 certain] [@campaign-manager @digital-manager] [NoRelationship]",
    );
    check(
        r#"{"existing_relationship": false, "team": "Digital-Marketing", "spend": null}"#,
        "slot 2027-01 0/None    \
         [a1 possible, a3 certain] [@campaign-manager @digital-manager] [MonthOfStart]",
    );
    // An audience on both sides decides; so does another publisher elsewhere.
    check(
        r#"{"publisher": "Other", "audience": "Platform Engineers"}"#,
        "direct 2027-01 2/Some(3) 0.00..0.00 3000.00..3750.00 24999.99..24999.99 \
         [a1 possible, a3 certain] [@campaign-manager @digital-manager] []",
    );
    check(
        r#"{"publisher": " example WEEKLY ", "region": "APAC"}"#,
        "direct 2027-01 2/Some(3) 0.00..0.00 3000.00..3750.00 24999.99..24999.99 \
         [a3 certain] [@campaign-manager @digital-manager] []",
    );
    check(
        r#"{"publisher": "Other", "region": ["amer", "emea"], "segment": null, "starts": "2027-01-22", "ends": "2027-01-22"}"#,
        "direct 2027-01 2/Some(3) 0.00..0.00 3000.00..3750.00 24999.99..24999.99 \
         [a1 possible, a2 possible, a3 possible] [@campaign-manager @digital-manager] []",
    );
    // Its own entry in the plan neither counts nor conflicts.
    check(
        r#"{"id": "a1", "existing_relationship": false, "ends": "2027-01-31"}"#,
        "slot 2027-01 1/Some(3) 3000.00..3750.00 0.00..0.00 27999.99..28749.99 \
         [a3 certain] [@campaign-manager @digital-manager] []",
    );
}

#[test]
fn a_full_month_and_what_fills_it() {
    let mut publisher = publisher();
    publisher.limit_per_month = Some(2);
    let wanted = proposal(r#"{"existing_relationship": false}"#);
    let assessment = Assessment::new(&publisher, &wanted);
    assert_eq!(assessment.route, Route::Full);
    assert_eq!(assessment.slots.left(), Some(0));
    let taken: Vec<&str> = assessment.slots.taken.iter().map(|one| &*one.id).collect();
    assert_eq!(taken, ["a1", "a2"]);
    // Directly it needs none.
    assert_eq!(
        Assessment::new(&publisher, &proposal("{}")).route,
        Route::Direct
    );
    // More planned than allowed isn't fewer than none.
    publisher.limit_per_month = Some(1);
    assert_eq!(Assessment::new(&publisher, &wanted).slots.left(), Some(0));
    // A programme of the team's own takes a slot through the agency only.
    publisher.limit_per_month = Some(3);
    let team = wanted.team.clone();
    let third = publisher.activities.get_mut(2).unwrap();
    third.team = team;
    assert_eq!(Assessment::new(&publisher, &wanted).slots.used(), 2);
    publisher.activities.get_mut(2).unwrap().route = Some(Through::Slot);
    assert_eq!(Assessment::new(&publisher, &wanted).slots.used(), 3);
    publisher.activities.get_mut(2).unwrap().route = None;
    assert_eq!(Assessment::new(&publisher, &wanted).slots.used(), 2);
}

#[test]
fn roles_may_be_narrowed() {
    let publisher: Publisher = json::read(
        r#"{"roles": [
            {"role": "All", "handle": "@all-of-them"},
            {"role": "Field", "handle": "@field", "teams": ["field-marketing"]},
            {"role": "EMEA", "handle": "@emea", "regions": ["emea", "Apac"]},
            {"role": "SMB", "handle": "@smb", "segments": "SMB"},
            {"role": "Nobody yet"},
            {"role": "Twice", "handle": "@field"}
        ]}"#,
    )
    .unwrap();
    let check = |changes: &str, expected: &str| {
        let proposal = proposal(changes);
        let assessment = Assessment::new(&publisher, &proposal);
        assert_eq!(assessment.tag().join(" "), expected, "{changes}");
    };
    check("{}", "@all-of-them @field @emea");
    check(r#"{"team": "x"}"#, "@all-of-them @emea @field");
    check(
        r#"{"region": "AMER", "segment": "smb"}"#,
        "@all-of-them @field @smb",
    );
    // What isn't said excludes nobody.
    check(
        r#"{"region": null, "segment": null}"#,
        "@all-of-them @field @emea @smb",
    );
}

#[test]
fn without_figures_there_is_still_a_route() {
    let publisher: Publisher = json::read("{}").unwrap();
    assert_eq!(
        told(
            &publisher,
            &proposal(r#"{"existing_relationship": false, "spend": "10"}"#)
        ),
        "slot 2027-01 0/None - 0.00..0.00 - [] [] [MonthOfStart]"
    );
    assert_eq!(
        told(&publisher, &proposal(r#"{"spend": 10}"#)),
        "direct 2027-01 0/None 0.00..0.00 - 10.00..10.00 [] [] []"
    );
}

#[test]
fn amounts_are_rounded_as_the_currency_is() {
    #[track_caller]
    fn check(currency: &str, spend: &str, expected: &str) {
        let mut publisher = publisher();
        publisher.currency = crate::money::Currency::parse(currency);
        let spend = crate::money::Money::parse(spend).unwrap();
        let cost = Cost::new(&publisher, &spend, false);
        let (fee, total) = (cost.fee.unwrap(), cost.total.unwrap());
        let all = [fee.low, fee.high, total.low, total.high];
        assert_eq!(all.map(|amount| amount.text()).join(" "), expected);
    }
    check("USD", "0.04", "0.00 0.01 0.04 0.05");
    check("USD", "0.10", "0.01 0.02 0.11 0.12");
    check("JPY", "12345", "1481 1852 13826 14197");
    check("JPY", "10", "1 2 11 12");
    check("KWD", "1.005", "0.121 0.151 1.126 1.156");
    check("", "24999.99", "3000.00 3750.00 27999.99 28749.99");
}
