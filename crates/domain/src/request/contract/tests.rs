use crate::json;
use crate::request::Approval;
use crate::request::tests::APPROVAL;

#[test]
fn the_page_contradicts_itself() {
    let check = |from: &str, to: &str, path: &str, message: &str| {
        assert!(APPROVAL.contains(from), "{from}");
        let error = json::read::<Approval>(&APPROVAL.replacen(from, to, 1)).unwrap_err();
        assert_eq!(error.path, path, "{}", error.message);
        assert!(error.message.contains(message), "{}", error.message);
    };
    check(
        "\"US\", \"CA\"",
        "\"US\", \"JP\"",
        "regions.APAC[0]",
        "JP is in the region AMER",
    );
    check("\"US\", \"CA\"", "\"US\", \"UK\"", "regions.AMER[1]", "GB");
    check(
        "\"US\": \"focus\"",
        "\"US\": \"focs\"",
        "support.countries.US",
        "did you mean focus?",
    );
    check(
        "\"US\": \"focus\"",
        "\"XK\": \"focus\"",
        "support.countries.XK",
        "No country has",
    );
    check(
        "\"default\": \"none\"",
        "\"default\": \"nil\"",
        "support.default",
        "No level",
    );
    check(
        "\"id\": \"limited\"",
        "\"id\": \"focus\"",
        "support.levels[1].id",
        "twice",
    );
    check(
        "\"region\": \"AMER\"",
        "\"region\": \"AMMER\"",
        "approvers[0].region",
        "did you mean AMER?",
    );
    check(
        "\"@amer-lead\"",
        "\"amer-lead\"",
        "approvers[0].handle",
        "not a handle",
    );
    check(
        "\"id\": \"country\"",
        "\"id\": \"requester\"",
        "fields[1].id",
        "twice",
    );
    check(
        "\"id\": \"segment\"",
        "\"id\": \"region\"",
        "fields[2].id",
        "computed",
    );
    check(
        "\"id\": \"segment\"",
        "\"id\": \"a}}b\"",
        "fields[2].id",
        "letters",
    );
    check(
        "\"activity\": \"Other\" }",
        "\"activty\": \"Other\" }",
        "fields[4].when.activty",
        "did you mean activity?",
    );
    check(
        "\"activity\": \"Other\" }",
        "\"activity\": \"Othr\" }",
        "fields[4].when.activity",
        "did you mean Other?",
    );
    check(
        "\"activity\": \"Other\" }",
        "\"other_activity\": \"x\" }",
        "fields[4].when",
        "circle",
    );
    check(
        "{{requester}}",
        "{{requestor}}",
        "draft.template",
        "did you mean requester?",
    );
    check(
        "{{requester}}",
        "{{requester",
        "draft.template",
        "not closed",
    );
    check(
        "in {{country}}",
        "in {{contry}}",
        "draft.title",
        "did you mean country?",
    );
    check(
        "\"max\": 80",
        "\"max\": \"2027-01-01\"",
        "fields[0].max",
        "count",
    );
    check(
        "\"kind\": \"country\"",
        "\"kind\": \"country\", \"max\": 3",
        "fields[1].max",
        "no limits",
    );
    check(
        "\"kind\": \"country\"",
        "\"kind\": \"country\", \"currency\": \"USD\"",
        "fields[1].currency",
        "money",
    );
    check(
        "\"kind\": \"country\"",
        "\"kind\": \"contry\"",
        "fields[1].kind",
        "country",
    );
    check(
        "\"currency\": \"USD\"",
        "\"currency\": \"usd\"",
        "fields[6].currency",
        "ISO 4217",
    );
    check(
        "\"approval-request\"",
        "\"a\\\" ~\\\"b\"",
        "draft.labels[0]",
        "label",
    );
    check(
        "\"approval-request\"",
        "\"a\\n/close\"",
        "draft.labels[0]",
        "label",
    );
    check(
        "https://gitlab.com/example-group/marketing",
        "javascript:x",
        "targets[0].url",
        "https://",
    );
    check(
        "\"kind\": \"gitlab\", \"url\"",
        "\"kind\": \"gitlab\", \"to\"",
        "targets[0].url",
        "url",
    );
    check(
        "marketing-ops@example.com",
        "a@b?bcc=c@d.e",
        "targets[1].to",
        "mail address",
    );
}

#[test]
fn places_where_nothing_typed_can_stand() {
    let check = |template: &str, expect: &str| {
        let text = serde_json::json!({
            "fields": [
                { "id": "f", "label": "F", "kind": "text" },
                { "id": "l", "label": "L", "kind": "link" }
            ],
            "draft": { "title": "t", "template": template }
        });
        let found = json::read::<Approval>(&text.to_string());
        let message = found.err().map(|error| error.message).unwrap_or_default();
        let good = if expect.is_empty() {
            message.is_empty()
        } else {
            message.contains(expect)
        };
        assert!(good, "{template:?}: {message}");
    };
    check("{{f}}", "");
    check("`a` {{f}} ``b ` c`` {{f}}", "");
    check("`{{f}}`", "backticks");
    check("don`t {{f}}", "backticks");
    check("don`t\n{{f}}", "backticks");
    check("don`t\n\n{{f}}", "");
    check("don\\`t {{f}}", "");
    check("```\n{{f}}\n```", "fence");
    check("- ~~~\n  {{f}}\n  ~~~", "fence");
    check("```\n{}\n```\n{{f}}", "");
    check("```\nopen", "not closed");
    check("<div>\n{{f}}\n</div>", "HTML");
    check("<div>\n\n{{f}}\n\n</div>", "");
    check("- <b>{{f}}</b>", "HTML");
    check("a <b>b</b> {{f}}", "");
    check("a <b {{f}}>", "HTML");
    check("a <!-- {{f}} -->", "HTML");
    check("a <!-- \n\n{{f}} -->", "HTML");
    check("<!-- a\n\n{{f}} -->", "HTML");
    check("<!-- a -->\n{{f}}", "");
    check("[a]({{l}})", "");
    check("[a]({{f}})", "kind link");
    check("[a](https://x.y/{{l}})", "kind link");
    check("[{{f}}](https://x.y)", "");
    check("/assign {{f}}", "quick action");
    check("{{f}} /assign {{l}}", "quick action");
    check("{{f}} /{{l}}", "quick action");
    check("{{f}} / {{l}}", "");
    check("\\{{f}}", "backslash");
    check("a\\ {{f}}", "");
}
