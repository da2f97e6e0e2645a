//! Both ways of reading against each other: serde's and ours.

use std::fmt::Debug;

use super::super::{Contract, Document, Problem};
use crate::contact::Contact;
use crate::directory::Directory;
use crate::okr::Okrs;
use crate::publisher::{Proposal, Publisher};
use crate::readout::Readouts;
use crate::request::{Answers, Approval};
use crate::schedule::Cadence;
use crate::schedule::people::People;

/// Every text that comes from spoiling one place of this value.
fn spoilt(value: &serde_json::Value) -> Vec<serde_json::Value> {
    use serde_json::{Value, json};
    // Of a list that is both too short and wrong inside, serde names the inside
    // first and we the length; so these have two entries or none.
    const OTHERS: &str = r#"[null, true, 0, 1, -1, 70000, 1.5, "", "x", "@x", [], [1, 1],
        ["x", "x"], ["01:00", "02:00"], ["02:00", "01:00"], ["01:00", "02:00", "03:00"], {},
        {"x": 1}, {"a": "b"}, "2026-02-30", "2026-02-28", "16:00", "/x", "UTC", "public", "NL"]"#;
    let mut all: Vec<Value> = serde_json::from_str(OTHERS).unwrap();
    match value {
        Value::Array(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                for other in spoilt(entry) {
                    let mut copy = entries.clone();
                    copy[index] = other;
                    all.push(copy.into());
                }
                let mut copy = entries.clone();
                copy.push(entry.clone());
                all.push(copy.into());
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                for other in spoilt(member) {
                    let mut copy = members.clone();
                    copy.insert(name.clone(), other);
                    all.push(copy.into());
                }
                let mut copy = members.clone();
                let kept = copy.shift_remove(name);
                all.push(copy.clone().into());
                copy.insert(format!("{name}e"), kept.unwrap());
                all.push(copy.into());
            }
            let mut copy = members.clone();
            copy.insert("other".into(), json!(1));
            all.push(copy.into());
        }
        _ => {}
    }
    all
}

fn outcome<T>(read: Result<T, Problem>) -> Result<T, (String, Option<u32>)> {
    read.map_err(Problem::into_parts)
}

#[track_caller]
fn agree<T: Contract + PartialEq + Debug>(example: &str) {
    let example: serde_json::Value = serde_json::from_str(example).unwrap();
    let (mut good, mut bad) = (0, 0);
    let mut all = spoilt(&example);
    all.push(example);
    for value in all {
        let text = value.to_string();
        let document = Document::parse(&text).unwrap();
        let ours = outcome(T::decode(document.root()));
        let theirs = outcome(T::deserialize(document.root()));
        match (&ours, &theirs) {
            (Ok(_), Ok(_)) => {
                good += 1;
                assert_eq!(ours, theirs, "{text}");
            }
            (Err((_, ours)), Err((_, theirs))) => {
                bad += 1;
                assert_eq!(ours, theirs, "{text}");
            }
            _ => panic!("{ours:?}\n{theirs:?}\n{text}"),
        }
    }
    assert!(good > 0 && bad > 10, "{good} {bad}");
}

#[test]
fn both_ways_of_reading_agree() {
    agree::<Cadence>(include_str!(
        "../../../../../tests/fixtures/data/cadence.json"
    ));
    agree::<Cadence>(
        r#"{"id":"a","on":{"day":1},"starts":"2026-01-01","except":["2026-01-02"],
            "moved":{"2026-01-01":{"date":"2026-01-02","time":"16:00"}},"agenda":"/a","location":"/b",
            "calendar":"/c","links":[{"label":"L","url":"/l","access":"public"}],
            "rotation":[{"name":"n","regions":["EMEA"],"time":"16:00","zone":"UTC"}],
            "attendees":[{"region":"EMEA","zone":"UTC","people":3,"hours":["09:00","17:00"],"workdays":["monday"]}]}"#,
    );
    agree::<Cadence>(r#"{"on":{"weekday":"monday","ordinals":[1,-1]}}"#);
    agree::<Cadence>(r#"{"on":{"weekday":"monday","every":2},"starts":"2026-01-01"}"#);
    agree::<People>(include_str!(
        "../../../../../tests/fixtures/data/people.json"
    ));
    agree::<Approval>(include_str!(
        "../../../../../tests/fixtures/data/approval.json"
    ));
    agree::<Contact>(include_str!(
        "../../../../../tests/fixtures/data/contact.json"
    ));
    agree::<Contact>(
        r#"{"channels":[{"kind":"k","label":"l","url":"/u","purpose":"p","answers_within":{"hours":1},"access":"public"}],
            "answers_within":{"working_days":2},"links":[{"label":"l","url":"/l"}],"as_of":"2026-01-01"}"#,
    );
    agree::<Publisher>(include_str!(
        "../../../../../tests/fixtures/data/publisher.json"
    ));
    agree::<Publisher>(
        r#"{"title":"T","roles":[{"role":"r","handle":"@h","teams":"t","regions":["EMEA"],"segments":null}],
            "activities":[{"id":"i","team":"t","name":"n","kind":"other","starts":"2027-01-01","ends":"2027-01-01",
            "route":"slot","region":["EMEA"],"regions":"AMER","segments":[],"url":"/u","access":"public"}],
            "links":[{"label":"l","url":"/l"}],"as_of":"2026-01-01"}"#,
    );
    agree::<Proposal>(include_str!(
        "../../../../../tests/fixtures/data/publisher-proposal.json"
    ));
    agree::<Answers>(r#"{"a":"b","c":["d"],"e":true,"f":1.50,"g":null}"#);
    agree::<Directory>(
        r#"{"title":"T","mission":"M","regions":[{"id":"EMEA","name":"E"}],"segments":["s"],
            "contacts":[{"kind":"email","label":"l","url":"mailto:a@b.c","access":"public"}],
            "teams":[{"id":"t","name":"n","aliases":["a"],"parent":"p","url":"/t","access":"internal",
            "summary":"s","regions":["EMEA"],"segments":["s"],"contacts":[],"links":[],"members":[{"id":"i",
            "name":"n","role":"r","zone":"UTC","location":"l","regions":["EMEA"],"url":"/u","access":"confidential"}]}],
            "links":[{"label":"l","url":"/l"}],"as_of":"2026-01-01"}"#,
    );
    agree::<Okrs>(include_str!("../../../../../tests/fixtures/data/okrs.json"));
    agree::<Okrs>(
        r#"{"title":"T","period":{"name":"FY27","starts":"2026-02-01","ends":"2027-01-31"},
            "fiscal_year_starts":"02-01","previous":{"as_of":"2026-05-01","current":{"k":1}},
            "links":[{"label":"l","url":"/l"}],"as_of":"2026-06-01",
            "objectives":[{"id":"o","title":"O","owner":"w","aligned_to":["p",{"id":"q","weight":2}],
            "weight":1.5,"health":"at risk","updated":"2026-06-01","url":"/o","access":"internal",
            "key_results":[{"id":"k","title":"K","owner":"w","start":0,"target":4,"current":1.50,
            "unit":"USD","direction":"up","weight":2,"health":"ahead","updated":"2026-06-01",
            "url":"/k","access":"public"}]},{"id":"p","title":"P","aligned_to":null}]}"#,
    );
    agree::<Readouts>(include_str!(
        "../../../../../tests/fixtures/data/readouts.json"
    ));
    agree::<Readouts>(
        r#"{"title":"T","duration":45,"regions":[{"id":"EMEA","name":"E","on":{"day":1},
            "starts":"2026-01-01","time":"16:00","zone":"UTC","duration":30,"except":["2026-02-01"],
            "moved":{"2026-01-01":{"date":"2026-01-02"}},"holidays":["2026-12-24"],"with":"w",
            "location":"/l","agenda":"/a","calendar":"/c"}],"holidays":["2026-12-25"],
            "preparation":[{"id":"p","title":"P","working_days_before":5,"owner":"w","url":"/p","access":"public"}],
            "metrics":[{"id":"m","title":"M","unit":"USD","target":{"EMEA":{"2026-12":5},"2026-11":"4.00"},"direction":"down"},
            {"id":"n","title":"N","target":null}],
            "past":[{"region":"EMEA","date":"2026-01-01","url":"/x","access":"public","values":{"m":1}}],
            "links":[{"label":"l","url":"/l"}],"as_of":"2026-01-01"}"#,
    );
}
