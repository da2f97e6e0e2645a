//! What is refused, and where.

use super::*;
use crate::json::DataError;

#[track_caller]
fn refused<T: json::Contract + std::fmt::Debug>(text: &str, path: &str, message: &str) {
    let error: DataError = json::read::<T>(text).unwrap_err();
    assert_eq!(error.path, path, "{error}");
    assert!(error.message.contains(message), "{error}");
}

#[test]
fn mistakes_in_the_file_are_placed() {
    let check = refused::<Publisher>;
    check(
        r#"{"limit_per_mouth": 3}"#,
        "limit_per_mouth",
        "limit_per_month",
    );
    check(r#"{"limits": {"a": 1, "A": 2}}"#, "limits.A", "already");
    check(r#"{"limits": {"a": -1}}"#, "limits.a", "whole number");
    check(r#"{"fee": {"low": "12", "high": "15"}}"#, "fee.low", "0.12");
    check(
        r#"{"fee": {"low": "-0.1", "high": "0.1"}}"#,
        "fee.low",
        "0 to 1",
    );
    check(
        r#"{"fee": {"low": 0.15, "high": 0.12}}"#,
        "fee.high",
        "swap",
    );
    check(r#"{"fee": {"low": "0.1"}}"#, "fee", "high");
    check(r#"{"currency": "usd"}"#, "currency", "ISO 4217");
    check(r#"{"roles": [{"teams": ["a"]}]}"#, "roles[0]", "handle");
    check(r#"{"roles": [{"handle": "name"}]}"#, "roles[0].handle", "@");
    let activity = |more: &str| {
        format!(
            r#"{{"activities": [{{"id": "a", "team": "t", "name": "n", "kind": "paid-social",
            "starts": "2027-01-02", "ends": "2027-01-02"}},
            {{"id": "b", "team": "t", "name": "n", "kind": "publisher",
            "starts": "2027-01-02", "ends": "2027-01-02"{more}}}]}}"#
        )
    };
    assert!(json::read::<Publisher>(&activity("")).is_ok());
    let check = |from: &str, to: &str, path: &str, message: &str| {
        refused::<Publisher>(&activity("").replace(from, to), path, message);
    };
    check("\"b\"", "\"a\"", "activities[1].id", "twice");
    check("\"b\"", "\" \"", "activities[1].id", "empty");
    check(
        "\"publisher\"",
        "\"publishing\"",
        "activities[1].kind",
        "publisher",
    );
    check(
        "\"2027-01-02\"}]",
        "\"2027-01-01\"}]",
        "activities[1].ends",
        "swap",
    );
    check(
        "\"2027-01-02\"}]",
        "\"2027-02-30\"}]",
        "activities[1].ends",
        "exists",
    );
    refused::<Publisher>(
        &activity(r#", "route": "full""#),
        "activities[1].route",
        "slot",
    );
    refused::<Publisher>(
        &activity(r#", "region": 1"#),
        "activities[1].region",
        "list",
    );
    refused::<Publisher>(
        &activity(r#", "url": "javascript:alert(1)""#),
        "activities[1].url",
        "https",
    );
}

#[test]
fn mistakes_in_a_proposal_are_placed() {
    let check = |from: &str, to: &str, path: &str, message: &str| {
        let text = PROPOSAL.replace(from, to);
        assert_ne!(text, PROPOSAL);
        refused::<Proposal>(&text, path, message);
    };
    check("\"2027-02-05\"", "\"2027-01-24\"", "ends", "swap");
    check("\"field-marketing\"", "\"\"", "team", "empty");
    check("24999.99", "-1", "spend", "minus");
    check("24999.99", "1e3", "spend", "group");
    check("24999.99", "999999999999999999999999", "spend", "large");
    check("\"spend\"", "\"spent\"", "spent", "spend");
    check("true", "\"yes\"", "existing_relationship", "true or false");
    check("https://gitlab.com", "javascript:", "issue", "https");
}
