use proptest::prelude::*;

use super::*;

#[test]
fn only_safe_addresses_are_links() {
    #[track_caller]
    fn check(text: &str, expected: Result<(), &str>) {
        match (LinkUrl::parse(text), expected) {
            (Ok(url), Ok(())) => assert_eq!(url.as_str(), text),
            (Err(message), Err(part)) => assert!(message.contains(part), "{text:?}: {message}"),
            (found, _) => panic!("{text:?}: {found:?}"),
        }
    }
    for good in [
        "https://example.com",
        "http://example.com:8080/a?b=c:d#e",
        "HTTPS://Example.com/",
        "https://[2001:db8::1]:443/",
        "https://xn--bcher-kva.example/",
        "https://example.com/straße?q=日本",
        "mailto:marketing-ops@example.com?subject=a%20b",
        "/handbook/marketing/",
        "/a:b",
        "/.//example.com",
        "#campaigns",
        "?page=2",
        "x/y",
        "x/y:z",
        "../up",
        ".",
        "/",
        "100%",
        // An entity is plain text here: nothing decodes it on the way to the href.
        "&#106;avascript:x",
    ] {
        check(good, Ok(()));
    }
    for (bad, part) in [
        ("", "empty"),
        ("javascript:alert(1)", "begins with"),
        ("JaVaScRiPt:alert(1)", "begins with"),
        ("java\tscript:alert(1)", "control"),
        ("java\nscript:alert(1)", "control"),
        ("\u{1}javascript:alert(1)", "control"),
        (" javascript:alert(1)", "space"),
        ("https://example.com ", "space"),
        ("https://example.com/a b", "space"),
        ("\u{a0}/x", "space"),
        ("\u{feff}/x", "invisible"),
        ("https://example.com/\u{202e}gpj.exe", "invisible"),
        ("/\u{2066}x", "invisible"),
        ("data:text/html,x", "begins with"),
        ("vbscript:x", "begins with"),
        ("blob:https://example.com/1", "begins with"),
        ("view-source:https://example.com", "begins with"),
        ("localhost:8080", "begins with"),
        (":x", "begins with"),
        ("//example.com", "//"),
        ("///example.com", "//"),
        ("/\\example.com", "backslash"),
        ("https:\\\\example.com", "backslash"),
        ("https:example.com", "Two slashes"),
        ("https:/example.com", "Two slashes"),
        ("https://", "no host"),
        ("https:///example.com", "no host"),
        ("https://:443", "no host"),
        ("https://a@example.com", "hides"),
        ("https://gitlab.com:x@example.com", "hides"),
        ("https://example.com:", "port"),
        ("https://example.com:8o", "port"),
        ("https://exa%6dple.com", "host"),
        ("https://bücher.example", "host"),
        ("https://example.com\u{ff0f}x", "host"),
        ("https://[::1", "host"),
        ("mailto:", "No mail"),
    ] {
        check(bad, Err(part));
    }
}

#[test]
fn a_link_names_its_host() {
    #[track_caller]
    fn check(text: &str, host: Option<&str>, external: bool) {
        let url = LinkUrl::parse(text).unwrap();
        assert_eq!((url.host(), url.is_external()), (host, external), "{text}");
    }
    check("https://gitlab.com/a", Some("gitlab.com"), true);
    check("http://localhost:8080", Some("localhost:8080"), true);
    check("https://example.com?x", Some("example.com"), true);
    check(
        "https://example.com#https://other.example",
        Some("example.com"),
        true,
    );
    check("mailto:a@example.com", None, false);
    check("/https://example.com", None, false);
    assert!(LinkUrl::parse("MAILTO:a@example.com").unwrap().is_mail());
}

#[test]
fn access_has_a_word() {
    for access in [Access::Public, Access::Internal, Access::Confidential] {
        assert_eq!(serde_json::to_value(access).unwrap(), access.word());
    }
}

proptest! {
    #[test]
    fn whatever_is_accepted_has_one_of_the_schemes(text in r"[\PC\t\n ]{0,12}|[a-z]{0,4}[:/\\@.\[\]#?]{0,3}\PC{0,4}") {
        if let Ok(url) = LinkUrl::parse(&text) {
            let resolved = text.split(['/', '?', '#']).next().unwrap();
            if let Some((scheme, _)) = resolved.split_once(':') {
                prop_assert!(["https", "http", "mailto"].contains(&scheme.to_ascii_lowercase().as_str()));
            }
            prop_assert_eq!(url.host().is_some(), url.is_external());
        }
    }
}
