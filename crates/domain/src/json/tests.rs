use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};

use super::*;

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Meeting {
    title: String,
    #[serde(default)]
    rotation: Vec<Slot>,
    day: Option<Day>,
    minutes: Option<u8>,
    shift: Option<i64>,
    people: Option<u64>,
    hours: Option<(String, String)>,
    fee: Option<Exact>,
    share: Option<f64>,
    #[serde(default)]
    moved: BTreeMap<String, u8>,
    even: Option<Even>,
    open: Option<bool>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Slot {
    name: String,
    zone: Option<String>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Day {
    Monday,
    Tuesday,
}

#[derive(Debug, PartialEq)]
struct Exact(String);

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AsWritten;
        impl Visitor<'_> for AsWritten {
            type Value = Exact;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an amount, like \"12.50\"")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Exact, E> {
                Ok(Exact(text.to_owned()))
            }
        }
        deserializer.deserialize_newtype_struct(AS_WRITTEN, AsWritten)
    }
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(try_from = "u8")]
struct Even(u8);

impl TryFrom<u8> for Even {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, &'static str> {
        if number.is_multiple_of(2) {
            Ok(Self(number))
        } else {
            Err("The number must be even.")
        }
    }
}

impl Contract for Meeting {
    fn check(&self) -> Result<(), Fault> {
        match self.rotation.iter().position(|slot| slot.name.is_empty()) {
            Some(index) => Err(Fault::new(
                Path::root().field("rotation").index(index).field("name"),
                "A slot needs a name.",
            )),
            None => Ok(()),
        }
    }
}

fn meeting(fields: &str) -> Result<Meeting, DataError> {
    read(&format!("{{\"title\":\"T\",{fields}}}"))
}

#[test]
fn errors_say_where_and_what_to_do() {
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = match read::<Meeting>(text) {
            Ok(value) => format!("{value:?}"),
            Err(e) => format!("{}:{}:{} {}", e.path, e.line, e.column, e.message),
        };
        assert_eq!(found, expected, "{text}");
    }
    // Text that isn't JSON.
    check("", ":1:1 There is no data here.");
    check(" \n ", ":2:2 There is no data here.");
    check(
        "{}x",
        ":1:3 The data has ended before this; remove what follows.",
    );
    check(
        "{\"title\":\"T\",}",
        ":1:13 Nothing follows this comma; remove it.",
    );
    check(
        "{\"title\":\"T\"\n \"day\":1}",
        ":2:2 Expected a comma or \"}\", but \"\"\" stands here.",
    );
    check(
        "{\"rotation\":[{\"name\" 1}]}",
        "rotation[0].name:1:22 Expected a colon, but \"1\" stands here.",
    );
    check(
        "{\"title\":",
        "title:1:10 Expected a value, but the text ends.",
    );
    check(
        "{\"title\":\"T",
        "title:1:10 This text has no closing quotation mark.",
    );
    check(
        "{\"title\":\"a\nb\"}",
        "title:1:12 A line break, tab or control character in text is written as an escape, like \\n.",
    );
    check(
        "{\"title\":\"\\ud83d!\"}",
        "title:1:11 This is half of a surrogate pair; write both halves, or the character itself.",
    );
    check(
        "{\"title\":\"\\x\"}",
        "title:1:11 JSON doesn't know this escape; a backslash itself is written \\\\.",
    );
    check(
        "{\"title\":\"\\u00g0\"}",
        "title:1:11 After \\u stand four hexadecimal digits, like \\u00e9.",
    );
    check(
        "{'title':1}",
        ":1:2 A field's name stands in double quotation marks: \"…\".",
    );
    check(
        "{title:1}",
        ":1:2 Expected a field's name in double quotation marks, but \"t\" stands here.",
    );
    check("// no\n{}", ":1:1 JSON has no comments; remove this one.");
    check(
        "{\"minutes\":01}",
        "minutes:1:12 This isn't a number that JSON knows; write it like 12, -3.5 or 1e6.",
    );
    check(
        "{\"open\":True}",
        "open:1:9 JSON doesn't know the word True; text stands in double quotation marks, and true, false and null in small letters.",
    );
    check(
        "{\"rotation\":[{\"name\":\"a\",\n\"name\":\"b\"}]}",
        "rotation[0].name:2:1 The field \"name\" stands here twice; keep one of them.",
    );
    check(
        "{\"title\":\"é\", \"title\":1}",
        "title:1:15 The field \"title\" stands here twice; keep one of them.",
    );
    // JSON of another shape.
    check("[]", ":1:1 Expected an object, but a list stands here.");
    check(
        "{\"title\":5}",
        "title:1:10 Expected text in quotation marks, but 5 stands here.",
    );
    check("{}", ":1:1 The field \"title\" is missing.");
    check(
        "{\"title\":\"T\",\"rotation\":{}}",
        "rotation:1:25 Expected a list, but an object stands here.",
    );
    check(
        "{\"rotation\":[{\"name\":\"a\"},{}]}",
        "rotation[1]:1:27 The field \"name\" is missing.",
    );
    check(
        "{\"rotation\":[{\"name\":\"a\"},\n  {\"name\":\"b\",\"zonne\":\"x\"}]}",
        "rotation[1].zonne:2:15 There is no field \"zonne\" here. Did you mean \"zone\"?",
    );
    check(
        "{\"rotation\":[{\"colour\":1}]}",
        "rotation[0].colour:1:15 There is no field \"colour\" here. Allowed: \"name\", \"zone\".",
    );
    check(
        "{\"day\":\"tusday\"}",
        "day:1:8 The value \"tusday\" isn't one of those that can stand here. Did you mean \"tuesday\"?",
    );
    check(
        "{\"day\":7}",
        "day:1:8 Expected one of \"monday\", \"tuesday\", but 7 stands here.",
    );
    check(
        "{\"minutes\":256}",
        "minutes:1:12 Expected a whole number from 0 to 255, but 256 stands here.",
    );
    check(
        "{\"minutes\":-1}",
        "minutes:1:12 Expected a whole number from 0 to 255, but -1 stands here.",
    );
    check(
        "{\"minutes\":1.5}",
        "minutes:1:12 Expected a whole number from 0 to 255, but 1.5 stands here.",
    );
    check(
        "{\"people\":18446744073709551616}",
        "people:1:11 Expected a whole number from 0 to 18446744073709551615, but 18446744073709551616 stands here.",
    );
    check(
        "{\"hours\":[\"09:00\"]}",
        "hours:1:10 Expected 2 entries, but 1 entry stands here.",
    );
    check(
        "{\"hours\":[\"a\",\"b\",\"c\"]}",
        "hours:1:10 Expected 2 entries, but 3 entries stand here.",
    );
    check(
        "{\"fee\":true}",
        "fee:1:8 Expected an amount, like \"12.50\", but true stands here.",
    );
    check(
        "{\"open\":\"yes\"}",
        "open:1:9 Expected true or false, but the text \"yes\" stands here.",
    );
    check(
        "{\"share\":1e999}",
        "share:1:10 Expected a number, but 1e999 stands here.",
    );
    check(
        "{\"moved\":{\"2026-12-02\":1,\"a b\":null}}",
        "moved[\"a b\"]:1:32 Expected a whole number from 0 to 255, but null stands here.",
    );
    check("{\"even\":3}", "even:1:9 The number must be even.");
    // A schema is for editors, and only at the top.
    check(
        "{\"title\":\"T\",\"rotation\":[{\"$schema\":\"x\"}]}",
        "rotation[0].$schema:1:27 There is no field \"$schema\" here. Allowed: \"name\", \"zone\".",
    );
    // A rule over several fields.
    check(
        "{\"title\":\"T\",\"rotation\":[{\"name\":\"a\"},\n{\"name\":\"\"}]}",
        "rotation[1].name:2:9 A slot needs a name.",
    );
}

#[test]
fn values_come_as_they_are_written() {
    let text = "\u{feff}{\"$schema\":\"s\",\"title\":\"\\u00e9\\ud83d\\ude00\\/\",\"minutes\":255,\"shift\":-9223372036854775808,\
                \"people\":18446744073709551615,\"day\":\"monday\",\"fee\":1.10,\"share\":0.5,\"even\":null}";
    let document = Document::parse(text).unwrap();
    assert_eq!(document.schema(), Some("s"));
    let value: Meeting = document.decode().unwrap();
    assert_eq!(value.title, "é😀/");
    assert_eq!(value.minutes, Some(255));
    assert_eq!(value.shift, Some(i64::MIN));
    assert_eq!(value.people, Some(u64::MAX));
    assert_eq!(value.day, Some(Day::Monday));
    assert_eq!(value.fee, Some(Exact("1.10".into())));
    assert_eq!(value.share, Some(0.5));
    assert_eq!(value.even, None);
    assert_eq!(
        meeting("\"fee\":\"1.10\"").unwrap().fee,
        Some(Exact("1.10".into()))
    );
    assert_eq!(meeting("\"shift\":-0").unwrap().shift, Some(0));
}

#[test]
fn a_path_leads_back_to_its_place() {
    #[track_caller]
    fn check(path: &str, expected: (u32, u32)) {
        let text = "{\"a\":[1,{\"b c\":2}],\n \"m\":{\"2026-01-01\":{\"x.y\":3, \"x\":{}}}}";
        assert_eq!(
            Document::parse(text).unwrap().position(path),
            expected,
            "{path}"
        );
    }
    check("", (1, 1));
    check("a", (1, 6));
    check("a[1]", (1, 9));
    check("a[1][\"b c\"]", (1, 16));
    check("a[1].b c", (1, 16));
    check("a[10]", (1, 6));
    check("m.2026-01-01.x.y", (2, 27));
    check("m.2026-01-01.x", (2, 34));
    check("m.2026-01-02.x", (2, 6));
    check("nothing.here", (1, 1));
}

#[test]
fn hostile_texts_are_refused() {
    for depth in [128, 129, 100_000] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let text = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            assert_eq!(
                Document::parse(&text).is_ok(),
                depth <= MAX_DEPTH,
                "{depth} {open}"
            );
            assert!(Document::parse(&open.repeat(depth)).is_err());
        }
    }
    // Two hundred thousand names and one of them twice: found, and soon.
    let mut text = String::from("{");
    for name in 0..200_000 {
        text.push_str(&format!("\"k{name}\":0,"));
    }
    assert!(Document::parse(&format!("{text}\"z\":0}}")).is_ok());
    let error = Document::parse(&format!("{text}\"k17\":0}}")).unwrap_err();
    assert_eq!(error.path, "k17");
}

#[test]
fn the_nearest_name_is_near() {
    #[track_caller]
    fn check(typed: &str, expected: Option<&str>) {
        let names = ["weekday", "ordinals", "day", "every", "on", "zone", "id"];
        assert_eq!(nearest(typed, &mut names.into_iter()), expected, "{typed}");
    }
    check("zonne", Some("zone"));
    check("ozne", Some("zone"));
    check("Zone", Some("zone"));
    check("ordnials", Some("ordinals"));
    check("weekdays", Some("weekday"));
    check("x", None);
    check("in", Some("on"));
    check("colour", None);
    check("", None);
    check(&"z".repeat(1000), None);
}

fn same(node: &Node<'_>, other: &serde_json::Value) -> bool {
    match (&node.value, other) {
        (Value::Null, serde_json::Value::Null) => true,
        (Value::Bool(a), serde_json::Value::Bool(b)) => a == b,
        (Value::Number(a), serde_json::Value::Number(b)) => {
            // serde_json's floats may be off by a last digit; ours aren't floats.
            let (a, b) = (a.parse::<f64>().unwrap(), b.as_f64().unwrap());
            (a - b).abs() <= a.abs() * 1e-14 + f64::MIN_POSITIVE
        }
        (Value::String(a), serde_json::Value::String(b)) => a == b,
        (Value::Array(a), serde_json::Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), serde_json::Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|member| b.get(member.name()).is_some_and(|b| same(&member.value, b)))
        }
        _ => false,
    }
}

/// `None` where the two are meant to differ: names that stand twice, a schema
/// at the top, numbers beyond a float, other limits of depth.
fn agrees(text: &str) -> Option<bool> {
    let theirs = serde_json::from_str::<serde_json::Value>(text);
    match (text::parse(text), theirs) {
        (Ok(ours), Ok(theirs)) => Some(same(&ours, &theirs)),
        (Err(ours), _) if ours.message.contains("twice") || ours.message.contains("nested") => None,
        (_, Err(theirs)) if theirs.to_string().contains("number out of range") => None,
        (ours, theirs) => Some(ours.is_err() == theirs.is_err()),
    }
}

#[test]
fn agrees_with_serde_json() {
    for text in [
        "0",
        "-0",
        "-",
        "01",
        "1.",
        ".5",
        "1e",
        "1e+",
        "1E-5",
        "-1.5e10",
        "+1",
        "1 2",
        "nul",
        "nulll",
        "true",
        "TRUE",
        "\"\"",
        "\"\\u0000\"",
        "\"\u{7f}\"",
        "\"\u{1}\"",
        "\"\t\"",
        "\"\\uD800\\uDC00\"",
        "\"\\uD800\\u0041\"",
        "\"\\uDC00\"",
        "\"\\uD800\"",
        "\"\\uD800x\"",
        "\"\\u+123\"",
        "\"\\",
        "\"\\u12",
        "[",
        "]",
        "[,]",
        "[1,]",
        "[1 2]",
        "{}",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{1:1}",
        "[]]",
        "\u{a0}1",
        "\u{c}1",
        "\r\n\t 1",
        "\u{2028}1",
        "NaN",
        "Infinity",
        "[1,\n2]",
    ] {
        assert_ne!(agrees(text), Some(false), "{text:?}");
    }
}

proptest! {
    #[test]
    fn arbitrary_text_never_panics(text in any::<String>()) {
        prop_assert_ne!(agrees(&text), Some(false));
        let _ = read::<Meeting>(&text);
    }

    #[test]
    fn text_like_json_reads_as_serde_json_reads_it(
        text in r#"([{}\[\],:"\\ \n\ra-fntu0-9.+eE/-]|"[a-b]{0,2}"|\\u[dD][89a-fA-F][0-9a-f]{2}|true|null|"a":|é|😀){0,24}"#
    ) {
        prop_assert_ne!(agrees(&text), Some(false));
    }

    #[test]
    fn what_serde_json_writes_is_read(value in json_value(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
        prop_assert_eq!(agrees(&text), Some(true));
        // One byte lost or doubled in the middle.
        let half = text.floor_char_boundary(text.len() / 2);
        prop_assert_ne!(agrees(&text[..half]), Some(false));
        prop_assert_ne!(agrees(&text[half..]), Some(false));
    }

    #[test]
    fn every_position_is_inside_the_text(fields in r#"[{}\[\],:"a-c\n0-9é ]{0,40}"#) {
        if let Err(error) = meeting(&fields) {
            let text = format!("{{\"title\":\"T\",{fields}}}");
            let line = text.split('\n').nth(error.line as usize - 1).unwrap();
            prop_assert!(error.column as usize <= line.chars().count() + 1);
        }
    }

    #[test]
    fn any_path_leads_somewhere(path in any::<String>()) {
        let document = Document::parse("{\"a\":[{\"b\":1}],\"\":{\"\":2}}").unwrap();
        prop_assert_eq!(document.position(&path).0, 1);
    }

    #[test]
    fn distances_are_symmetric_and_zero_for_equals(a in "[ab]{0,7}", b in "[abc]{0,7}") {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        prop_assert_eq!(distance(&a, &b).whole, distance(&b, &a).whole);
        prop_assert_eq!(distance(&a, &a), Distance { whole: 0, prefix: 0 });
        prop_assert_eq!(distance(&a, &b).whole == 0, a == b);
        prop_assert!(distance(&a, &b).prefix <= distance(&a, &b).whole);
    }
}

fn json_value() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        any::<f64>()
            .prop_filter("finite", |x| x.is_finite())
            .prop_map(serde_json::Value::from),
        any::<String>().prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(serde_json::Value::from),
            prop::collection::vec((any::<String>(), inner), 0..30)
                .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}
