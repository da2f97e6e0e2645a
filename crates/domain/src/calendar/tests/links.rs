//! Addresses of forms.

use super::*;

fn first(data: &str) -> Event {
    series(&cadence(data), date("2026-12-01"), None, &WORDING)
        .unwrap()
        .remove(0)
}

#[test]
fn forms_are_filled_in() {
    let event = first(TEAM_MEETING);
    assert_eq!(
        google(&event).unwrap().as_str(),
        "https://calendar.google.com/calendar/render?action=TEMPLATE\
         &text=Integrated%20Marketing%20team%20meeting%20%28EMEA%2FAMER%29\
         &dates=20261202T160000/20261202T165000&ctz=Europe/London\
         &recur=RRULE:FREQ=MONTHLY%3BBYDAY=1WE\
         &location=https%3A%2F%2Fexample.com%2Fim-call\
         &details=Agenda%3A%20https%3A%2F%2Fexample.com%2Fim-agenda"
    );
    assert_eq!(
        outlook(&event, Outlook::Office).unwrap().as_str(),
        "https://outlook.office.com/calendar/0/action/compose?rru=addevent\
         &subject=Integrated%20Marketing%20team%20meeting%20%28EMEA%2FAMER%29\
         &startdt=2026-12-02T16%3A00%3A00Z&enddt=2026-12-02T16%3A50%3A00Z\
         &location=https%3A%2F%2Fexample.com%2Fim-call\
         &body=Agenda%3A%20https%3A%2F%2Fexample.com%2Fim-agenda"
    );
    let live = outlook(&event, Outlook::Live).unwrap();
    assert_eq!(live.host(), Some("outlook.live.com"));
    let day = first(r#"{"on":{"day":15}}"#);
    assert!(
        google(&day)
            .unwrap()
            .as_str()
            .contains("&dates=20261215/20261216&recur=")
    );
    let whole = outlook(&day, Outlook::Live).unwrap();
    assert!(
        whole
            .as_str()
            .contains("&startdt=2026-12-15&enddt=2026-12-16&allday=true")
    );
}

/// No words of a data file become another field or another address.
#[test]
fn words_stay_in_their_field() {
    for text in [
        "a&recur=RRULE:FREQ=DAILY",
        "a#b?c=d",
        "a\r\nb",
        "a+b %41",
        "javascript:alert(1)",
        "\"'<>`",
        "日本語 & ü",
    ] {
        let mut event = first(TEAM_MEETING);
        event.title = text.to_owned();
        event.notes = text.to_owned();
        for (url, name, host) in [
            (google(&event).unwrap(), "text", "calendar.google.com"),
            (
                outlook(&event, Outlook::Live).unwrap(),
                "subject",
                "outlook.live.com",
            ),
        ] {
            assert_eq!(url.host(), Some(host));
            let (_, query) = url.as_str().split_once('?').unwrap();
            assert!(!query.contains(['#', '?', ' ', '"', '<', '\'']), "{query}");
            let fields: Vec<_> = query
                .split('&')
                .map(|field| field.split_once('=').unwrap())
                .collect();
            let mut names: Vec<_> = fields.iter().map(|(name, _)| *name).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), fields.len());
            let (_, value) = fields.iter().find(|(one, _)| *one == name).unwrap();
            assert_eq!(decode(value), text);
        }
    }
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let pair = [rest.next().unwrap(), rest.next().unwrap()];
            let digits = std::str::from_utf8(&pair).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}
