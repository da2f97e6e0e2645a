use super::*;
use crate::request::tests::{answers, approval};
use crate::request::{Answer, English};

/// What a server reads out of an address.
fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits: Vec<u8> = rest.by_ref().take(2).collect();
            let digits = std::str::from_utf8(&digits).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
        } else {
            assert!(
                byte.is_ascii_alphanumeric() || b"-._~".contains(&byte),
                "{text}"
            );
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

fn parameters(url: &str) -> Vec<(&str, String)> {
    let (_, query) = url.split_once('?').unwrap();
    let pairs = query.split('&').map(|pair| pair.split_once('=').unwrap());
    pairs.map(|(name, value)| (name, decode(value))).collect()
}

fn draft(reason: &str) -> Draft {
    let mut answers = answers();
    answers.set("reason", Answer::Text(reason.to_owned()));
    Draft::new(&approval(), &answers, &English)
}

const PROJECT: &str = "https://gitlab.com/example-group/marketing";

#[test]
fn addresses_decode_to_the_draft() {
    for reason in [
        "Why not? a+b=c & d#e",
        "Größe: ä\nö",
        "日本語\n\n/close",
        "👩‍👩‍👧 100 %",
    ] {
        let draft = draft(reason);
        let address = gitlab(PROJECT, &draft);
        assert!(
            address.url().starts_with(
                "https://gitlab.com/example-group/marketing/-/issues/new?issue[title]="
            )
        );
        assert!(!address.url().contains('+'));
        assert_eq!(
            parameters(address.url()),
            [
                ("issue[title]", draft.title.clone()),
                ("issue[description]", draft.markdown()),
                ("issue[confidential]", "true".to_owned()),
            ]
        );
        let address = github("https://github.com/o/r/", &draft);
        assert_eq!(
            parameters(address.url()),
            [
                ("title", draft.title.clone()),
                ("body", draft.body.clone()),
                ("labels", "approval-request".to_owned()),
            ]
        );
        let address = email("a+b@example.com", &draft);
        assert!(
            address
                .url()
                .starts_with("mailto:a%2Bb@example.com?subject=")
        );
        assert_eq!(
            parameters(address.url()),
            [
                ("subject", draft.title.clone()),
                ("body", draft.body.replace('\n', "\r\n")),
            ]
        );
    }
}

#[test]
fn budgets_hold_to_the_byte() {
    type Make = fn(&Draft) -> Address;
    let makes: [(Make, usize, &str); 3] = [
        (
            |draft| gitlab(PROJECT, draft),
            GITLAB_BUDGET,
            "https://gitlab.com/example-group/marketing/-/issues/new",
        ),
        (
            |draft| github("https://github.com/o/r", draft),
            GITHUB_BUDGET,
            "https://github.com/o/r/issues/new",
        ),
        (|draft| email("a@b.c", draft), EMAIL_BUDGET, "mailto:a@b.c"),
    ];
    for (make, budget, bare) in makes {
        for (sign, bytes) in [("x", 1), ("ä", 6), ("語", 9), ("🙂", 12)] {
            let of = |count: usize, more: usize| {
                let mut draft = draft("");
                draft.body = sign.repeat(count);
                draft.body.push_str(&"x".repeat(more));
                make(&draft)
            };
            let used = |address: &Address| match address {
                Address::Prefilled { used, .. } | Address::TooLong { used, .. } => *used,
            };
            let empty = used(&of(0, 0))
                + usize::from(!bare.starts_with("https://github") && bare.starts_with("https")) * 3;
            let room = budget - empty;
            let (count, more) = (room / bytes, room % bytes);
            let count = count - usize::from(more == 0);
            let more = room - count * bytes;
            for (extra, fits) in [(0_usize, true), (1, false)] {
                let address = of(count, more + extra);
                assert_eq!(used(&address), budget + extra, "{sign}");
                assert_eq!(matches!(address, Address::Prefilled { .. }), fits);
                if !fits {
                    assert_eq!(address.url(), bare);
                }
            }
            assert_eq!(used(&of(count, more - 1)), budget - 1);
        }
    }
}

#[test]
fn forms_and_hosts() {
    let target = |kind, url: &str| Target {
        kind,
        url: Some(url.to_owned()),
        to: None,
        label: None,
    };
    for (kind, url, bare) in [
        (
            TargetKind::Gitlab,
            "https://gitlab.com/a/b",
            "https://gitlab.com/a/b/-/issues/new",
        ),
        (
            TargetKind::Gitlab,
            "https://gitlab.com/a/b/-/issues/",
            "https://gitlab.com/a/b/-/issues/new",
        ),
        (
            TargetKind::Gitlab,
            "https://gitlab.com/a/b/-/issues/new",
            "https://gitlab.com/a/b/-/issues/new",
        ),
        (
            TargetKind::Github,
            "https://github.com/a/b/issues",
            "https://github.com/a/b/issues/new",
        ),
    ] {
        assert_eq!(target(kind, url).bare_url().as_deref(), Some(bare));
    }
    let own = target(TargetKind::Gitlab, "https://git.example.com:8443/a/b");
    assert_eq!(own.host(), Some("git.example.com:8443"));
    let markdown = Target {
        kind: TargetKind::Markdown,
        url: None,
        to: None,
        label: None,
    };
    assert_eq!(markdown.address(&draft("x")), None);
}
