//! What editors are told is what the code declares, and fits the data files.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use std::fs;
use std::path::{Path, PathBuf};

use inlay_domain::contact::Contact;
use inlay_domain::directory::Directory;
use inlay_domain::json;
use inlay_domain::okr::Okrs;
use inlay_domain::publisher::Publisher;
use inlay_domain::readout::Readouts;
use inlay_domain::request::Approval;
use inlay_domain::schedule::Cadence;
use inlay_domain::schedule::people::People;
use inlay_widgets::element::{CODES, ELEMENTS};
use jsonschema::Validator;
use oxc_allocator::Allocator;
use oxc_parser::Parser;
use oxc_span::SourceType;
use serde_json::{Value, json as value};
use xtask::{manifest, workspace};

fn read(path: &str) -> String {
    let path = workspace::root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn parsed(path: &str) -> Value {
    serde_json::from_str(&read(path)).unwrap()
}

fn schema(widget: &str) -> Value {
    parsed(&format!(
        "crates/elements/manifest/schemas/{widget}.schema.json"
    ))
}

fn validator(widget: &str) -> Validator {
    let schema = schema(widget);
    assert!(jsonschema::meta::is_valid(&schema), "{widget}");
    jsonschema::draft202012::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap()
}

/// What a schema says of a value, empty if nothing is wrong.
fn complaints(widget: &str, value: &Value) -> Vec<String> {
    let validator = validator(widget);
    let errors = validator.iter_errors(value);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

/// What the reader of data files says, which has the last word.
fn reads(widget: &str, data: &Value) -> Result<(), json::DataError> {
    let text = data.to_string();
    match widget {
        "directory" => json::read::<Directory>(&text).map(drop),
        "cadence" => json::read::<Cadence>(&text).map(drop),
        "time" => json::read::<People>(&text).map(drop),
        "approval" => json::read::<Approval>(&text).map(drop),
        "publisher" => json::read::<Publisher>(&text).map(drop),
        "okrs" => json::read::<Okrs>(&text).map(drop),
        "readouts" => json::read::<Readouts>(&text).map(drop),
        "contact" => json::read::<Contact>(&text).map(drop),
        other => panic!("no data of {other}"),
    }
}

#[test]
fn the_files_are_current() {
    if let Err(stale) = manifest::check(&manifest::folder()) {
        panic!("{stale:#}");
    }
}

/// A folder that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn stale_files_are_named_with_the_command_that_mends_them() {
    let folder = Folder::new("manifest-stale");
    manifest::write(&folder.0).unwrap();
    manifest::check(&folder.0).unwrap();

    let types = folder.0.join("inlay.d.ts");
    let current = fs::read_to_string(&types).unwrap();
    fs::write(&types, current.replace("export", "declare")).unwrap();
    fs::remove_file(folder.0.join("schemas/cadence.schema.json")).unwrap();
    fs::write(folder.0.join("schemas/old.schema.json"), "{}\n").unwrap();
    let stale = manifest::check(&folder.0).unwrap_err().to_string();
    assert_eq!(
        stale,
        "not current: inlay.d.ts, schemas/cadence.schema.json, schemas/old.schema.json; \
         run `cargo xtask manifest` and commit what it changes"
    );

    manifest::write(&folder.0).unwrap();
    manifest::check(&folder.0).unwrap();
    fs::write(&types, current.replace('\n', "\r\n")).unwrap();
    manifest::check(&folder.0).unwrap();
}

#[test]
fn data_files_fit_their_schemas() {
    for (widget, path) in [
        ("directory", "tests/fixtures/data/directory.json"),
        ("cadence", "tests/fixtures/data/cadence.json"),
        ("approval", "tests/fixtures/data/approval.json"),
        ("directory", "www/data/directory.json"),
        ("cadence", "www/data/im-team-meeting.json"),
        ("time", "tests/fixtures/data/people.json"),
        ("time", "www/data/people.json"),
        ("approval", "www/data/approval.json"),
        ("okrs", "tests/fixtures/data/okrs.json"),
        ("okrs", "www/data/okrs.json"),
        ("readouts", "tests/fixtures/data/readouts.json"),
        ("readouts", "www/data/readouts.json"),
        ("contact", "tests/fixtures/data/contact.json"),
        ("contact", "www/data/contact.json"),
        ("publisher", "tests/fixtures/data/publisher.json"),
        ("publisher", "www/data/publisher.json"),
    ] {
        let mut data = parsed(path);
        assert_eq!(complaints(widget, &data), [""; 0], "{path}");
        reads(widget, &data).unwrap();
        data["$schema"] = "../schemas/x.json".into();
        reads(widget, &data).unwrap();
        assert_eq!(complaints(widget, &data), [""; 0], "{path}, with $schema");
    }
}

#[test]
fn no_data_file_of_the_demo_is_forgotten() {
    let mut names: Vec<_> = fs::read_dir(workspace::root().join("www/data"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".json"))
        .collect();
    names.sort();
    // Those of the test above.
    assert_eq!(
        names,
        [
            "approval.json",
            "contact.json",
            "directory.json",
            "im-team-meeting.json",
            "okrs.json",
            "people.json",
            "publisher.json",
            "readouts.json"
        ]
    );
}

#[test]
fn schemas_refuse_what_the_reader_refuses() {
    let check = |widget: &str, value: Value| {
        assert!(reads(widget, &value).is_err(), "{widget}: {value}");
        assert_ne!(complaints(widget, &value), [""; 0], "{widget}: {value}");
    };
    let mut directory = parsed("tests/fixtures/data/directory.json");
    directory["tems"] = value!([]);
    check("directory", directory);
    check("directory", value!({ "title": "T" }));
    check(
        "directory",
        value!({ "title": "T", "teams": [{ "id": "a", "name": "A", "colour": "red" }] }),
    );
    check(
        "directory",
        value!({ "title": "T", "teams": [], "links": [{ "label": "L", "url": "javascript:x" }] }),
    );

    let mut cadence = parsed("tests/fixtures/data/cadence.json");
    cadence["rotation"][0]["timezone"] = "Europe/London".into();
    check("cadence", cadence);
    check("cadence", value!({}));
    check("cadence", value!({ "on": { "weekday": "tuesday" } }));
    check("cadence", value!({ "on": { "day": 1 }, "starts": "soon" }));
    check(
        "cadence",
        value!({ "on": { "day": 1 }, "rotation": [{ "zone": "EST" }] }),
    );

    let mut approval = parsed("tests/fixtures/data/approval.json");
    approval["fields"][0]["typ"] = "text".into();
    check("approval", approval);
    check("approval", value!({ "fields": [] }));
}

#[test]
fn schemas_accept_what_the_reader_accepts() {
    let check = |widget: &str, value: Value| {
        reads(widget, &value).unwrap();
        assert_eq!(complaints(widget, &value), [""; 0], "{widget}: {value}");
    };
    check("directory", value!({ "title": "T", "teams": [] }));
    check(
        "directory",
        value!({ "title": "T", "mission": null, "teams": [{ "id": "a", "name": "A", "url": "#a" }] }),
    );
    check("cadence", value!({ "on": { "day": 31 } }));
    check(
        "cadence",
        value!({
            "on": { "weekday": "friday", "ordinals": [-1] },
            "moved": { "2027-01-29": { "time": "09:30" } },
            "attendees": [{ "zone": "Asia/Tokyo", "hours": ["08:00", "16:00"], "workdays": ["sunday"] }],
        }),
    );
    let draft = value!({ "title": "T", "template": "{{a}}" });
    check(
        "approval",
        value!({ "fields": [{ "id": "a", "label": "A", "kind": "text" }], "draft": draft }),
    );
    check(
        "approval",
        value!({
            "fields": [
                { "id": "a", "label": "A", "kind": "money", "currency": "EUR", "min": 1.5, "max": "2000.00" },
                { "id": "b", "label": "B", "kind": "checkbox" },
                { "id": "c", "label": "C", "kind": "date", "min": "2027-02-08", "when": { "b": true } },
            ],
            "draft": draft,
        }),
    );
}

#[test]
fn schemas_say_what_they_are() {
    // A time in running text has no data file.
    for element in ELEMENTS.iter().filter(|each| each.widget != "localtime") {
        let schema = schema(element.widget);
        let dialect = "https://json-schema.org/draft/2020-12/schema";
        assert_eq!(schema["$schema"], dialect);
        let id = format!("urn:inlay:schema:{}", element.widget);
        assert_eq!(schema["$id"], id);
        assert_eq!(schema["title"], format!("Data of <{}>", element.tag));
        assert_eq!(schema["description"], element.about);
        // Links of rustdoc lead nowhere in an editor.
        let text = schema.to_string();
        assert!(!text.contains("[`"), "{}", element.widget);
    }
}

#[test]
fn the_type_declarations_parse() {
    let source = read("crates/elements/manifest/inlay.d.ts");
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, &source, SourceType::d_ts()).parse();
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
}

#[test]
fn the_manifest_has_every_element_with_all_that_it_declares() {
    let manifest = parsed("crates/elements/manifest/custom-elements.json");
    let declarations = manifest["modules"][0]["declarations"].as_array().unwrap();
    assert_eq!(declarations.len(), ELEMENTS.len());
    for (declaration, element) in declarations.iter().zip(ELEMENTS) {
        assert_eq!(declaration["tagName"], element.tag);
        for list in [
            "attributes",
            "members",
            "events",
            "slots",
            "cssParts",
            "cssProperties",
            "demos",
        ] {
            let entries = declaration[list].as_array().unwrap();
            assert!(!entries.is_empty(), "{}: {list}", element.tag);
        }
        let parts = declaration["cssParts"].to_string();
        for part in element.parts {
            assert!(parts.contains(&format!("\"{}\"", part.name)));
        }
    }
}

#[test]
fn error_codes_are_those_that_are_sent() {
    let rust = ["mounted", "page"].map(|name| read(&format!("crates/elements/src/{name}.rs")));
    let rust = rust.concat();
    let scripts = [
        read("crates/elements/js/loader.js"),
        read("crates/elements/js/runtime.js"),
    ]
    .concat();
    for code in CODES {
        let quoted = format!("\"{}\"", code.name);
        let sent = rust.contains(&quoted) || scripts.contains(&quoted);
        assert!(sent, "nothing sends {}", code.name);
    }
    let sent = [
        (&rust, "fail(self.id, \""),
        (&scripts, "fail(unit, \""),
        (&scripts, "refuse(unit, \""),
    ];
    for (source, before) in sent {
        for rest in source.split(before).skip(1) {
            let code = rest.split('"').next().unwrap();
            let declared = CODES.iter().any(|known| known.name == code);
            assert!(
                declared,
                "{code} is sent; declare it in inlay_widgets::element::CODES"
            );
        }
    }
}
