//! The comment: what it says, and what it lets nobody do.

use pulldown_cmark::{Event, Parser, Tag};

use super::*;
use crate::request::English;

fn comment(publisher: &Publisher, proposal: &Proposal) -> String {
    let assessment = Assessment::new(publisher, proposal);
    comment::draft(publisher, proposal, &assessment, &English)
}

#[test]
fn the_comment_tags_asks_and_reports() {
    assert_eq!(
        comment(&publisher(), &proposal("{}")),
        "@campaign-manager (Campaign Manager), @digital-manager (Digital team manager): \
the team field-marketing would like to run Security supplement with the publisher Example Weekly.

**Does this get in the way of anything that is running or planned?**

- Dates: 25 January 2027 to 5 February 2027
- Region: EMEA
- Segment: Enterprise
- Spend: USD 24,999.99
- Route: directly, since we work with this publisher already. It takes no paid-social slot and costs no agency fee.
- Agency fee avoided: USD 3,000.00 – USD 3,750.00
- Total: USD 24,999.99

The plan shows at the same time:

- Winter social push (team field-marketing, 4 January 2027 to 29 January 2027): may be a conflict
- Alliance newsletter (team channel-marketing, 18 January 2027 to 12 February 2027): a conflict
"
    );
    let bare = proposal(
        r#"{"name": null, "spend": null, "region": null, "segment": null, "existing_relationship": false,
            "starts": "2028-01-01", "ends": "2028-01-02"}"#,
    );
    assert_eq!(
        comment(&json::read("{}").unwrap(), &bare),
        "The team field-marketing would like to run a programme with the publisher Example Weekly.

**Does this get in the way of anything that is running or planned?**

- Dates: 1 January 2028 to 2 January 2028
- Route: through the agency. It takes one of the month's paid-social slots.
"
    );
}

/// What a document is made of besides text.
fn skeleton(markdown: &str) -> Vec<String> {
    Parser::new(markdown)
        .filter(|event| !matches!(event, Event::Text(_) | Event::Code(_)))
        .map(|event| format!("{event:?}"))
        .collect()
}

#[test]
fn hostile_texts_run_nowhere() {
    let hostile = [
        "/close",
        "x\n/close",
        "x\n\r/close",
        "x\r\n\n/label ~bug",
        "@all",
        "# Heading",
        "- [x] done",
        "<img src=x onerror=alert(1)>",
        "![x](https://example.com/x.png)",
        "[x](javascript:alert(1))",
        "`/close`",
        "``` \n/close\n```",
        "#1 !2 ~bug %1 &3 $4",
        "<!-- -->",
        "**bold**",
        "> quote",
        "1. one",
        "| a | b |",
        "\u{202e}esrever",
        "https://evil.example",
        "[[include]]",
        "{{name}}",
        "*",
        "\\",
        "&lt;b&gt;",
        "---",
        "===",
        "x: @group/all)",
        "GH-1",
        "deadbeef1",
    ];
    let mut publisher = publisher();
    for activity in &mut publisher.activities {
        activity.publisher = Some("P".to_owned());
    }
    let with = |publisher: &mut Publisher, text: &str| {
        let mut proposal = proposal("{}");
        proposal.team = text.to_owned();
        proposal.name = Some(text.to_owned());
        proposal.publisher = text.to_owned();
        proposal.audience = Some(text.to_owned());
        proposal.region = Several(vec![text.to_owned()]);
        proposal.segments = Several(vec![text.to_owned(); 2]);
        for activity in &mut publisher.activities {
            activity.name = text.to_owned();
            activity.team = text.to_owned();
            activity.region = Several(vec![text.to_owned()]);
            activity.segment = Several::default();
        }
        for role in &mut publisher.roles {
            role.role = Some(text.to_owned());
        }
        comment(publisher, &proposal)
    };
    let plain = skeleton(&with(&mut publisher, "x"));
    for text in hostile {
        let comment = with(&mut publisher, text);
        assert_eq!(skeleton(&comment), plain, "{text:?}\n{comment}");
        // GitLab deletes every CR, then runs each line that starts with a slash.
        assert!(!comment.contains('\r'), "{comment}");
        assert!(
            comment
                .lines()
                .all(|line| !line.trim_start().starts_with('/'))
        );
        let mut shown = String::new();
        let mut links = 0;
        for event in Parser::new(&comment) {
            match event {
                Event::Text(text) => shown.push_str(&text),
                Event::Start(Tag::Link { .. } | Tag::Image { .. }) => links += 1,
                _ => shown.push(' '),
            }
        }
        assert_eq!(links, 0);
        let mentions = shown.matches('@').count();
        assert_eq!(mentions, publisher.roles.len(), "{text:?}\n{comment}");
    }
}
