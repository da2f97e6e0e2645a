//! The worked example, the form's rules, and the addresses.

use super::*;
use crate::json;

pub(super) const APPROVAL: &str = include_str!("../../../../tests/fixtures/data/approval.json");
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

#[test]
fn hidden_fields_are_neither_checked_nor_drafted() {
    let (approval, mut answers) = (approval(), answers());
    set(&mut answers, "activity", "Field event");
    set(&mut answers, "other_activity", &"x".repeat(9000));
    assert_eq!(check(&approval, &answers), []);
    let body = Draft::new(&approval, &answers, &English).body;
    assert!(body.contains("\n- Activity: Field event\n"), "{body}");
    assert!(
        !approval
            .visible(&answers)
            .iter()
            .any(|field| field.id == "other_activity")
    );
}

#[test]
fn answers_are_checked() {
    let check = |id: &str, typed: &str, expect: &[Trouble]| {
        let mut answers = answers();
        set(&mut answers, id, typed);
        let found: Vec<_> = super::check(&approval(), &answers)
            .into_iter()
            .map(|problem| {
                assert_eq!(problem.field, id);
                assert!(describe(&problem, &approval()).ends_with('.'));
                problem.trouble
            })
            .collect();
        assert_eq!(found, expect, "{id}: {typed}");
    };
    use crate::money::InputError;
    check("requester", "", &[Trouble::Missing]);
    check("requester", " \n ", &[Trouble::Missing]);
    check("requester", &"é".repeat(80), &[]);
    check(
        "requester",
        &"é".repeat(83),
        &[Trouble::TooLong { over: 3 }],
    );
    check("country", "XK", &[Trouble::UnknownCountry]);
    check("country", "Netherlands", &[Trouble::UnknownCountry]);
    check("segment", "enterprise", &[Trouble::NotChoice]);
    check("dates", "2027-02-08", &[Trouble::WrongShape]);
    check("budget", "18 500", &[]);
    check("budget", "18,500.00", &[]);
    check(
        "budget",
        "about 18",
        &[Trouble::NotAmount(InputError::Character('a'))],
    );
    check("pipeline", "", &[]);
    check("reason", &"x".repeat(4001), &[Trouble::TooLong { over: 1 }]);

    let dates = |first: &str, last: &str| {
        let mut answers = answers();
        answers.set("dates", Answer::range(first, last));
        let found = super::check(&approval(), &answers);
        found
            .into_iter()
            .map(|problem| problem.trouble)
            .collect::<Vec<_>>()
    };
    assert_eq!(dates("", ""), [Trouble::Missing]);
    assert_eq!(dates("2027-02-10", "2027-02-08"), [Trouble::EndBeforeStart]);
    assert_eq!(dates("2027-02-30", "2027-03-08"), [Trouble::NotDate]);
    assert_eq!(dates("8 Feb 2027", "2027-03-08"), [Trouble::NotDate]);
    assert_eq!(dates("2027-02-10", ""), [Trouble::MissingEnd]);
    assert_eq!(dates("", "2027-02-10"), [Trouble::MissingStart]);
    assert_eq!(dates("2027-02-10", "2027-02-10"), []);
}

/// A form of one field, written as JSON.
fn single(field: &str) -> Approval {
    let text = format!(
        "{{\"fields\":[{field}],\"draft\":{{\"title\":\"t\",\"template\":\"- {{{{f}}}}\"}}}}"
    );
    json::read(&text).unwrap()
}

#[test]
fn every_kind_of_field() {
    let check = |rest: &str, answer: &str, expect: Result<&str, Trouble>| {
        let approval = single(&format!("{{\"id\":\"f\",\"label\":\"F\",{rest}}}"));
        let answers: Answers = json::read(&format!("{{\"f\":{answer}}}")).unwrap();
        let found = super::check(&approval, &answers).into_iter().next();
        match (expect, found) {
            (Ok(line), None) => {
                let body = Draft::new(&approval, &answers, &English).body;
                assert_eq!(body.trim_end(), line, "{rest}: {answer}");
            }
            (expect, found) => assert_eq!(
                found.map(|problem| problem.trouble),
                expect.err(),
                "{rest}: {answer}"
            ),
        }
    };
    let decimal = |text| crate::money::Decimal::parse(text).unwrap();
    let day = |text| value::date(text).unwrap();
    check("\"kind\":\"text\"", "\"a\\nb\"", Ok("- a b"));
    check(
        "\"kind\":\"text\",\"min\":3",
        "\"a\"",
        Err(Trouble::TooShort { short: 2 }),
    );
    check("\"kind\":\"text\"", "12.50", Ok("- 12.50"));
    check("\"kind\":\"text\"", "null", Ok(""));
    check("\"kind\":\"text\"", "[\"a\"]", Err(Trouble::WrongShape));
    check("\"kind\":\"long-text\"", "\"a\\nb\"", Ok("- a b"));
    let many = "\"kind\":\"multi-choice\",\"choices\":[\"a\",\"b\",\"c\"],\"min\":1,\"max\":2";
    check(many, "[\"a\",\"c\"]", Ok("- a, c"));
    check(many, "\"a\"", Ok("- a"));
    check(
        many,
        "[\"a\",\"b\",\"c\"]",
        Err(Trouble::TooMany { most: 2 }),
    );
    check(many, "[\"d\"]", Err(Trouble::NotChoice));
    check("\"kind\":\"country\"", "\"CI\"", Ok("- Côte d’Ivoire"));
    let span = "\"kind\":\"date\",\"min\":\"2027-01-01\",\"max\":\"2027-12-31\"";
    check(span, "\"2027-02-08\"", Ok("- 8 February 2027"));
    check(
        span,
        "\"2026-12-31\"",
        Err(Trouble::TooEarly(day("2027-01-01"))),
    );
    check(
        span,
        "\"2028-01-01\"",
        Err(Trouble::TooLate(day("2027-12-31"))),
    );
    check(
        "\"kind\":\"money\",\"currency\":\"USD\"",
        "18500.50",
        Ok("- USD 18,500.50"),
    );
    check(
        "\"kind\":\"money\",\"currency\":\"USD\"",
        "18500",
        Ok("- USD 18,500.00"),
    );
    check(
        "\"kind\":\"money\",\"currency\":\"JPY\"",
        "\"18500\"",
        Ok("- JPY 18,500"),
    );
    check(
        "\"kind\":\"money\"",
        "\"123456789.5\"",
        Ok("- 123,456,789.5"),
    );
    check(
        "\"kind\":\"money\",\"max\":10",
        "10.01",
        Err(Trouble::TooLarge(decimal("10"))),
    );
    check("\"kind\":\"number\",\"min\":-1.5", "-1.5", Ok("- \\-1.5"));
    check(
        "\"kind\":\"number\",\"min\":-1.5",
        "-2",
        Err(Trouble::TooSmall(decimal("-1.5"))),
    );
    check("\"kind\":\"number\"", "\"1,5\"", Err(Trouble::NotNumber));
    check(
        "\"kind\":\"link\"",
        "\"https://example.com/a\"",
        Ok("- `https://example.com/a`"),
    );
    for link in [
        "http://example.com",
        "javascript:alert(1)",
        "https://",
        "https:// a",
        "https://u@h",
    ] {
        check(
            "\"kind\":\"link\"",
            &format!("{link:?}"),
            Err(Trouble::NotLink),
        );
    }
    check(
        "\"kind\":\"handle\"",
        "\"@user.name\"",
        Ok("- `@user.name`"),
    );
    check(
        "\"kind\":\"handle\"",
        "\"@all users\"",
        Err(Trouble::NotHandle),
    );
    check("\"kind\":\"checkbox\"", "true", Ok("- Yes"));
    check("\"kind\":\"checkbox\"", "false", Ok(""));
    check(
        "\"kind\":\"checkbox\",\"required\":true",
        "false",
        Err(Trouble::Missing),
    );
    check("\"kind\":\"checkbox\"", "\"yes\"", Err(Trouble::WrongShape));
}

#[test]
fn the_country_decides() {
    let approval = approval();
    let with = |country: &str, region: &str| {
        let mut answers = answers();
        set(&mut answers, "country", country);
        set(&mut answers, "region", region);
        answers
    };
    let open = with("", "");
    assert_eq!(Decision::new(&approval, &open), Decision::Open);
    let focus = with("FR", "");
    let decision = Decision::new(&approval, &focus);
    let Decision::NotNeeded { country, level } = &decision else {
        panic!("{decision:?}");
    };
    assert!(not_needed(*country, level).contains("France has the level \"Country of focus\""));
    // In a region, without a level of its own.
    let default = with("ZA", "APAC");
    let decision = Decision::new(&approval, &default);
    assert_eq!(decision.region(), Some("EMEA"));
    assert_eq!(decision.level().unwrap().id, "none");
    assert_eq!(decision.approvers().len(), 1);
    // In no region: asked for, and then taken.
    let nowhere = with("PL", "");
    assert!(matches!(
        Decision::new(&approval, &nowhere),
        Decision::RegionMissing { .. }
    ));
    assert_eq!(
        check(&approval, &nowhere),
        [Problem {
            field: "region".into(),
            trouble: Trouble::RegionMissing
        }]
    );
    let chosen = with("PL", "EMEA");
    assert_eq!(Decision::new(&approval, &chosen).region(), Some("EMEA"));
    assert_eq!(check(&approval, &chosen), []);
    assert!(unknown(&approval, &chosen).is_empty());
    let body = Draft::new(&approval, &chosen, &English).body;
    assert!(
        body.contains("- Country: Poland (EMEA, Not supported)\n"),
        "{body}"
    );
    let wrong = with("PL", "Mars");
    assert!(matches!(
        Decision::new(&approval, &wrong),
        Decision::RegionMissing { .. }
    ));
}

#[test]
fn empty_placeholders_leave_no_gap() {
    let check = |template: &str, typed: [&str; 2], expect: &str| {
        let [a, b] = typed;
        let approval: Approval = serde_json::from_value(serde_json::json!({
            "fields": [
                { "id": "a", "label": "A", "kind": "text" },
                { "id": "b", "label": "B", "kind": "long-text" }
            ],
            "draft": { "title": template, "template": template }
        }))
        .unwrap();
        let mut answers = Answers::default();
        set(&mut answers, "a", a);
        set(&mut answers, "b", b);
        assert_eq!(
            Draft::new(&approval, &answers, &English).body,
            expect,
            "{template}"
        );
    };
    check("x {{a}} {{b}} y\n", ["", "2"], "x 2 y\n");
    check("x {{a}} {{b}} y\n", ["1", ""], "x 1 y\n");
    check("{{a}} {{b}}\n", ["", "2"], "2\n");
    check("{{a}}, {{b}}\n", ["1", ""], "1,\n");
    check("x {{a}} {{b}} y\nz", ["", ""], "z\n");
    check("x {{a}}{{b}} y {{a}}\n", ["1", "2"], "x 1 2 y 1\n");
    check(
        "a\n\n{{b}}\n\nc\n",
        ["", "p\n\n  q\nr"],
        "a\n\np\n\n\u{a0}\u{a0}q\\\nr\n\nc\n",
    );
    check("  {{b}}\n", ["", "p\nq"], "  p\\\n  q\n");
    check("> {{b}}\n", ["", "p\n\nq"], "> p\n>\n> q\n");
    check("> b: {{b}}\n", ["", "p\nq"], "> b: p q\n");
}

#[test]
fn titles_have_a_limit() {
    let (approval, mut answers) = (approval(), answers());
    set(&mut answers, "activity", &"日".repeat(400));
    let title = Draft::new(&approval, &answers, &English).title;
    assert_eq!(title.chars().count(), Draft::MAX_TITLE);
    assert!(title.ends_with('…'));
}

#[test]
fn the_preview_shows_what_the_draft_says() {
    let blocks = preview(&approval(), &answers(), &English);
    let lines: Vec<_> = blocks
        .iter()
        .map(|block| {
            let text: String = block.spans.iter().map(|span| span.text.as_str()).collect();
            (block.kind, text)
        })
        .collect();
    assert_eq!(
        lines.first(),
        Some(&(BlockKind::Heading(2), "Request".to_owned()))
    );
    assert!(lines.contains(&(BlockKind::Item, "Budget: USD 18,500.00".to_owned())));
    assert!(lines.contains(&(
        BlockKind::Paragraph,
        "Three partners asked for it.".to_owned()
    )));
    assert_eq!(
        blocks
            .last()
            .unwrap()
            .spans
            .iter()
            .map(|span| span.kind)
            .collect::<Vec<_>>(),
        [SpanKind::Typed, SpanKind::Mention]
    );
    assert_eq!(
        lines.last(),
        Some(&(
            BlockKind::Task(false),
            "Regional Marketing lead, EMEA @emea-lead".to_owned()
        ))
    );
}

#[test]
fn the_preview_breaks_lines_where_the_draft_does() {
    let check = |template: &str, expected: &str| {
        let approval: Approval = serde_json::from_value(serde_json::json!({
            "fields": [{ "id": "b", "label": "B", "kind": "long-text" }],
            "draft": { "title": "t", "template": template }
        }))
        .unwrap();
        let mut answers = Answers::default();
        set(&mut answers, "b", "p\r\nq");
        let blocks = preview(&approval, &answers, &English);
        let text: String = (blocks.iter().flat_map(|block| &block.spans))
            .map(|span| span.text.as_str())
            .collect();
        assert_eq!(text, expected, "{template}");
    };
    check("{{b}}\n", "p\nq");
    check("- {{b}}\n", "p q");
    check("Why: {{b}}\n", "Why: p q");
}

#[test]
fn data_that_names_no_one_still_drafts() {
    let approval = single("{\"id\":\"f\",\"label\":\"F\",\"kind\":\"country\"}");
    let mut answers = Answers::default();
    set(&mut answers, "f", "PL");
    assert_eq!(check(&approval, &answers), []);
    assert_eq!(
        Draft::new(&approval, &answers, &English).markdown(),
        "- Poland\n"
    );
    set(&mut answers, "g", "x");
    assert_eq!(unknown(&approval, &answers), ["g"]);
}

#[test]
fn a_message_for_slack_is_plain_and_inert() {
    let mut answers = answers();
    answers.set("reason", Answer::Text("/close\n*now* @here".to_owned()));
    let message = slack(&approval(), &answers, &English).replace('\u{2060}', "^");
    let lines: Vec<&str> = message.lines().collect();
    assert_eq!(
        lines.first(),
        Some(&"Approval: Other in Netherlands"),
        "{message}"
    );
    for line in [
        "^/close",
        "*^now*^ @^here",
        "☐ Regional Marketing lead, EMEA @emea-lead",
    ] {
        assert!(lines.contains(&line), "{line} isn't in {message}");
    }
    assert!(
        !message.contains('#') && !message.contains("/label"),
        "{message}"
    );
}
