//! What nobody should type, in every field of every draft.
//!
//! npm's Big List of Naughty Strings and inputs of our own, against oracles that know
//! nothing of the encoder: GitLab's extraction of quick actions, a CommonMark parser,
//! and a decoder of addresses.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may")]

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use chrono::NaiveDate;
use inlay_domain::contact::Contact;
use inlay_domain::contact::message::{self, Context, Medium};
use inlay_domain::country::CountryCode;
use inlay_domain::json;
use inlay_domain::money::Money;
use inlay_domain::publisher::{Assessment, Proposal, Publisher, comment};
use inlay_domain::request::target::{self, Address};
use inlay_domain::request::{self, Answer, Answers, Approval, Draft, FieldKind, Words, encode};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::{Value, json as value};

#[path = "../../crates/domain/src/request/encode/tests/hostile.rs"]
mod hostile;

/// Values as they are in the data.
struct Bare;

impl Words for Bare {
    fn country(&self, country: CountryCode) -> String {
        country.as_str().to_owned()
    }
    fn date(&self, date: NaiveDate) -> String {
        date.to_string()
    }
    fn money(&self, amount: &Money, currency: &str) -> String {
        [currency, &amount.text()].join(" ")
    }
}

fn fixture(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/data");
    fs::read_to_string(folder.join(name)).unwrap()
}

/// Both lists, read once: several tests at a time would install the package over each other.
fn naughty() -> Vec<String> {
    static ALL: OnceLock<Vec<String>> = OnceLock::new();
    ALL.get_or_init(read).clone()
}

fn read() -> Vec<String> {
    let cache = xtask::workspace::root().join("target/npm");
    let package = xtask::browser::npm(&cache, "big-list-of-naughty-strings", "1.0.0").unwrap();
    let text = fs::read_to_string(package.join("blns.json")).unwrap();
    let mut all: Vec<String> = serde_json::from_str(&text).unwrap();
    assert!(all.len() > 450, "{}", all.len());
    assert!(hostile::HOSTILE.len() >= 40);
    all.extend(hostile::HOSTILE.iter().map(|one| (*one).to_owned()));
    all
}

/// GitLab's rule: carriage returns go, then every line that starts with a slash and
/// a letter is a command.
fn commands(markdown: &str) -> Vec<String> {
    let text = markdown.replace('\r', "");
    let starts = |line: &&str| {
        line.strip_prefix('/')
            .is_some_and(|rest| rest.starts_with(char::is_alphabetic))
    };
    text.lines().filter(starts).map(str::to_owned).collect()
}

/// What a document is made of besides text.
fn skeleton(markdown: &str) -> Vec<String> {
    let mut out = Vec::new();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(_) | Event::Code(_) | Event::SoftBreak | Event::HardBreak => {}
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
            other => out.push(format!("{other:?}")),
        }
    }
    out
}

/// The text of an address's part; only unreserved characters may stand unencoded.
fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let digits: Vec<u8> = rest.by_ref().take(2).collect();
            u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
        } else {
            let plain = byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
            assert!(plain, "{text}");
            byte
        });
    }
    String::from_utf8(bytes).unwrap()
}

/// The parameters of an address that holds its draft; none beyond the budget.
fn parameters(address: &Address) -> Option<Vec<String>> {
    let Address::Prefilled { url, used, budget } = address else {
        return None;
    };
    assert!(url.is_ascii() && url.len() == *used && used <= budget);
    let (_, query) = url.split_once('?').unwrap();
    let values = query.split('&').map(|pair| pair.split_once('=').unwrap().1);
    Some(values.map(decode).collect())
}

fn answer(form: &Approval, answers: &mut Answers, ids: &[&str], typed: &str) {
    for id in ids {
        let field = form.fields.iter().find(|field| field.id == *id).unwrap();
        let list = matches!(field.kind, FieldKind::MultiChoice | FieldKind::DateRange);
        let answer = match list {
            true => Answer::List(vec![typed.to_owned(), typed.to_owned()]),
            false => Answer::Text(typed.to_owned()),
        };
        answers.set(id, answer);
    }
}

/// Nothing in a message for Slack mentions, names or styles.
fn quiet(slack: &str) {
    assert!(!slack.starts_with('/'), "{slack}");
    let words = slack.split_whitespace();
    for word in words.filter(|word| !word.contains("https://")) {
        for (sign, next) in word.chars().zip(word.chars().skip(1)) {
            let acts = "@#:*_~`<&".contains(sign) && next != '\u{2060}';
            assert!(!acts, "{word:?} in {slack:?}");
        }
    }
}

fn draft(form: &Approval, base: &Answers, ids: &[&str], typed: &str) -> Draft {
    let mut answers = base.clone();
    answer(form, &mut answers, ids, typed);
    Draft::new(form, &answers, &Bare)
}

/// Every kind of field, and each of them alone in a line and within one.
fn every_kind() -> Approval {
    let kinds = [
        "text",
        "long-text",
        "choice",
        "multi-choice",
        "country",
        "date",
        "date-range",
        "money",
        "number",
        "link",
        "handle",
        "checkbox",
    ];
    let mut template = String::from("# Request\n");
    let fields: Vec<Value> = (kinds.iter())
        .map(|kind| {
            template.push_str(&format!(
                "\n- {kind}: {{{{{kind}}}}} end\n- [ ] {{{{{kind}}}}}\n\n{{{{{kind}}}}}\n\ncc @{{{{{kind}}}}}{{{{{kind}}}}}x\n"
            ));
            let mut field = value!({ "id": kind, "label": kind, "kind": kind });
            if kind.ends_with("choice") {
                field["choices"] = value!(["a", "b"]);
            }
            field
        })
        .collect();
    let data = value!({
        "fields": fields,
        "draft": { "title": "T {{text}} {{link}}", "template": template, "labels": ["a b"], "confidential": true },
        "targets": [{ "kind": "gitlab", "url": "https://gitlab.com/g/p" }],
    });
    json::read(&data.to_string()).unwrap()
}

fn inert(form: &Approval, base: &Answers, ids: &[&str], typed: &str) {
    let plain = draft(form, base, ids, "word");
    let found = draft(form, base, ids, typed);
    let what = || format!("{typed:?} in {ids:?}: {}", found.body);
    let own = commands(&plain.with_actions());
    assert!(!own.is_empty());
    assert_eq!(commands(&found.with_actions()), own, "{}", what());
    // What can't be seen is no answer, and its lines go.
    let gone = encode::clean(typed, false).is_empty();
    let plain = if gone {
        draft(form, base, ids, "")
    } else {
        plain
    };
    assert_eq!(skeleton(&found.body), skeleton(&plain.body), "{}", what());
    assert!(!found.title.contains(char::is_control), "{}", found.title);

    let gitlab = target::gitlab("https://gitlab.com/g/p", &found);
    if let Some(read) = parameters(&gitlab) {
        assert_eq!(read[..2], [found.title.clone(), found.with_actions()]);
    }
    let github = target::github("https://github.com/o/r", &found);
    if let Some(read) = parameters(&github) {
        assert_eq!(read[..2], [found.title.clone(), found.body.clone()]);
    }
    let mut answered = base.clone();
    answer(form, &mut answered, ids, typed);
    quiet(&request::slack(form, &answered, &Bare).replace("@emea-lead", ""));
    if let Some(read) = parameters(&target::email("a@example.com", &found)) {
        let body = found.body.replace('\n', "\r\n");
        assert_eq!(read, [found.title.clone(), body]);
    }
}

#[test]
fn an_approval_stays_as_its_template_has_it() {
    let form = every_kind();
    let example: Approval = json::read(&fixture("approval.json")).unwrap();
    let answers: Answers = json::read(&fixture("approval-answers.json")).unwrap();
    let forms = [(&form, Answers::default()), (&example, answers)];
    for typed in naughty() {
        for (form, base) in &forms {
            let fields = form.fields.iter();
            let all: Vec<&str> = fields
                // A country decides what else is in the draft, and so does a choice.
                .filter(|field| {
                    base.get(&field.id).is_none()
                        || field.kind == FieldKind::Text
                        || field.kind == FieldKind::LongText
                })
                .map(|field| field.id.as_str())
                .collect();
            for id in form.fields.iter().map(|field| field.id.as_str()) {
                inert(form, base, &[id], &typed);
            }
            inert(form, base, &all, &typed);
        }
    }
}

#[test]
fn a_comment_on_a_programme_stays_as_it_is_meant() {
    // Without activities: which of them are in the way depends on what is entered.
    let mut plan: Publisher = json::read(&fixture("publisher.json")).unwrap();
    plan.activities.clear();
    let example: Value = serde_json::from_str(&fixture("publisher-proposal.json")).unwrap();
    let fields = ["team", "publisher", "name", "region", "segment", "audience"];
    let write = |fields: &[&str], typed: &str| {
        let mut proposal = example.clone();
        for field in fields {
            proposal[*field] = typed.into();
        }
        let proposal: Proposal = json::read(&proposal.to_string()).ok()?;
        let assessment = Assessment::new(&plan, &proposal);
        Some(comment::draft(&plan, &proposal, &assessment, &Bare))
    };
    let mut read = 0;
    for typed in naughty() {
        let each = fields.iter().map(std::slice::from_ref);
        for fields in each.chain([&fields[..]]) {
            // A team or a publisher without a name is refused.
            let Some(found) = write(fields, &typed) else {
                continue;
            };
            read += 1;
            assert_eq!(commands(&found), [""; 0], "{typed:?} in {found}");
            // Without anything to see, a line may be missing.
            if !encode::clean(&typed, false).is_empty() {
                let plain = write(fields, "word").unwrap();
                assert_eq!(skeleton(&found), skeleton(&plain), "{typed:?} in {found}");
            }
        }
    }
    assert!(read > 3_000, "{read}");
}

#[test]
fn a_message_says_what_was_written_and_does_nothing() {
    let contact: Contact = json::read(&fixture("contact.json")).unwrap();
    let mail = &contact.channels[1];
    let write = |medium, typed: &str| {
        let context = Context {
            title: typed,
            section: typed,
            url: typed,
            zone: None,
            names: ["Page", "Section", "Address", "My time zone"],
        };
        message::text(medium, typed, &context)
    };
    for typed in naughty() {
        let found = write(Medium::Markdown, &typed);
        assert_eq!(commands(&found), [""; 0], "{typed:?} in {found}");
        let gone = encode::clean(&typed, false).is_empty();
        let plain = write(Medium::Markdown, if gone { "" } else { "word" });
        assert_eq!(skeleton(&found), skeleton(&plain), "{typed:?} in {found}");

        let slack = write(Medium::Slack, &typed);
        quiet(&slack);
        let shown = slack.replace('\u{2060}', "");
        let plain = write(Medium::Mail, &typed);
        assert_eq!(shown, plain.replace('\u{2060}', ""));

        let context = Context::default();
        let plain = message::text(Medium::Mail, &typed, &context);
        let address = mail.mail(&contact, &plain).unwrap();
        match parameters(&address) {
            Some(read) => assert_eq!(read[1], plain.replace('\n', "\r\n")),
            None => panic!("{typed:?} is too long for a mail"),
        }
    }
}
