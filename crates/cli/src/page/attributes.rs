//! What the attributes of a widget say. In the browser, one that can't be read is
//! passed over without a word, since telling costs every page bytes; so it's told here.

use std::ops::Range;

use inlay_domain::json::nearest;
use inlay_domain::link::LinkUrl;
use inlay_domain::schedule::Appointment;
use inlay_domain::zone::{Instant, Zone};

use super::html::Token;
use super::rules::Checked;

/// Why a value can't be read: what to write instead.
type Reading = fn(&str) -> Result<(), String>;

/// The attributes that all elements have, as far as not every text will do.
const COMMON: &[(&str, Reading)] = &[
    ("theme", |text| one_of(text, &["auto", "light", "dark"])),
    ("loading", |text| one_of(text, &["lazy", "eager"])),
    ("autosave", |text| one_of(text, &["off"])),
    ("heading-level", |text| match text {
        "2" | "3" | "4" | "5" | "6" => Ok(()),
        _ => Err("Write a number from 2 to 6.".to_owned()),
    }),
    ("reserve", length),
    ("lang", tag),
    ("now", |text| {
        let instant = Instant::parse(text).map(|_| ());
        instant.ok_or_else(|| "Write an instant like 2026-12-02T16:00:00Z.".to_owned())
    }),
    ("viewer-zone", |text| {
        Zone::parse(text)
            .map(|_| ())
            .map_err(|error| error.to_string())
    }),
    ("edit-href", |text| {
        LinkUrl::parse(text).map(|_| ()).map_err(str::to_owned)
    }),
];

/// Checks the attributes of an element; `timed`: they are its data.
pub(super) fn check(page: &mut Checked<'_>, open: &Token, timed: bool) {
    let mut found = Vec::new();
    for (name, read) in COMMON {
        let Some(text) = given(open, name) else {
            continue;
        };
        if let Err(instead) = read(text) {
            found.push((
                span(page, open, name),
                format!("{name}=\"{text}\" can't be read. {instead}"),
            ));
        }
    }
    if timed && !["at", "zone", "rule"].iter().any(|name| later(open, name)) {
        let [at, zone, rule] = ["at", "zone", "rule"].map(|name| given(open, name));
        if let Err(fault) = Appointment::read(at, zone, rule) {
            found.push((span(page, open, &fault.path), fault.message));
        }
    }
    page.extend("attribute-invalid", found);
}

/// Where an attribute stands in its opening tag.
pub(super) fn span(page: &Checked<'_>, open: &Token, name: &str) -> Range<usize> {
    let Token::Open { at, end, .. } = open else {
        return 0..0;
    };
    let head = page.source.text.get(*at..*end).unwrap_or_default();
    // Names are written in any case.
    let head = head.to_ascii_lowercase();
    let places = [" ", "\n", "\t"].map(|space| head.find(&[space, name, "="].concat()));
    match places.into_iter().flatten().min() {
        Some(place) => {
            let from = at + place + 1;
            let value = open.attribute(name).map_or(0, str::len);
            from..(from + name.len() + value + 3).min(*end)
        }
        None => *at..*end,
    }
}

/// An empty attribute counts as left out, and one that a site generator fills in can't
/// be read here.
fn given<'a>(open: &'a Token, name: &str) -> Option<&'a str> {
    let value = open.attribute(name)?;
    (!value.is_empty() && !later(open, name)).then_some(value)
}

fn later(open: &Token, name: &str) -> bool {
    let value = open.attribute(name).unwrap_or_default();
    value.contains("{{") || value.contains("{%")
}

fn one_of(text: &str, known: &[&str]) -> Result<(), String> {
    if known.contains(&text) {
        return Ok(());
    }
    let near = nearest(text, &mut known.iter().copied());
    let near = near.map_or(String::new(), |near| format!(" Did you mean {near}?"));
    let known = match known.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    };
    Err(format!("Write {known}.{near}"))
}

/// A length of CSS, as `min-height` takes it (CSS Values and Units 4); what is
/// computed is left to the browser.
fn length(text: &str) -> Result<(), String> {
    const UNITS: &[&str] = &[
        "px", "rem", "em", "%", "ex", "rex", "ch", "rch", "cap", "rcap", "ic", "ric", "lh", "rlh",
        "cm", "mm", "q", "in", "pc", "pt", "vw", "vh", "vi", "vb", "vmin", "vmax", "svw", "svh",
        "svi", "svb", "svmin", "svmax", "lvw", "lvh", "lvi", "lvb", "lvmin", "lvmax", "dvw", "dvh",
        "dvi", "dvb", "dvmin", "dvmax", "cqw", "cqh", "cqi", "cqb", "cqmin", "cqmax",
    ];
    const COMPUTED: &[&str] = &["calc(", "min(", "max(", "clamp(", "var(", "env(", "round("];
    let text = text.trim().to_ascii_lowercase();
    let computed = COMPUTED.iter().any(|name| text.starts_with(name)) && text.ends_with(')');
    let digits = text
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '+'))
        .unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(digits).unwrap_or((&text, ""));
    let counts = number.parse::<f64>().is_ok();
    if computed || counts && (UNITS.contains(&unit) || number.parse() == Ok(0.0) && unit.is_empty())
    {
        return Ok(());
    }
    if counts && unit.is_empty() {
        return Err(format!("Write a unit behind it, like {number}px."));
    }
    Err("Write a length of CSS, like 20rem or 400px.".to_owned())
}

/// A language tag that browsers take (BCP 47, as ECMA-402 narrows it). Languages of
/// five letters and more may be written, and there are none.
fn tag(text: &str) -> Result<(), String> {
    let instead = || {
        let dashed = text.replace('_', "-");
        if dashed != text && tag(&dashed).is_ok() {
            format!("Write it with -, as {dashed}.")
        } else {
            "Write a BCP 47 tag, like en-GB.".to_owned()
        }
    };
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = text.split('-').peekable();
    let language = parts.next().unwrap_or_default();
    if !(matches!(language.len(), 2 | 3) && letters(language)) {
        return Err(instead());
    }
    parts.next_if(|part| part.len() == 4 && letters(part));
    parts.next_if(|part| match part.len() {
        2 => letters(part),
        3 => digits(part),
        _ => false,
    });
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    while parts
        .next_if(|part| match part.len() {
            4 => plain(part) && part.starts_with(|c: char| c.is_ascii_digit()),
            5..=8 => plain(part),
            _ => false,
        })
        .is_some()
    {}
    // Extensions: a sign, and what belongs to it.
    while let Some(sign) = parts.next() {
        let shortest = if sign.eq_ignore_ascii_case("x") { 1 } else { 2 };
        let mut any = false;
        while parts
            .next_if(|part| (shortest..=8).contains(&part.len()) && plain(part))
            .is_some()
        {
            any = true;
        }
        if sign.len() != 1 || !plain(sign) || !any {
            return Err(instead());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_browsers_read_them() {
        #[track_caller]
        fn check(name: &str, good: &[&str], bad: &[(&str, &str)]) {
            let (_, read) = COMMON.iter().find(|(known, _)| *known == name).unwrap();
            for text in good {
                assert_eq!(read(text), Ok(()), "{name}={text}");
            }
            for (text, instead) in bad {
                assert_eq!(read(text), Err((*instead).to_owned()), "{name}={text}");
            }
        }
        let themes = "Write auto, light or dark.";
        check(
            "theme",
            &["auto", "light", "dark"],
            &[
                ("drak", &format!("{themes} Did you mean dark?")),
                ("Dark", &format!("{themes} Did you mean dark?")),
                ("contrast", themes),
            ],
        );
        check(
            "loading",
            &["lazy", "eager"],
            &[("eagre", "Write lazy or eager. Did you mean eager?")],
        );
        check("autosave", &["off"], &[("never", "Write off.")]);
        let levels = "Write a number from 2 to 6.";
        check(
            "heading-level",
            &["2", "6"],
            &[("1", levels), ("7", levels), ("h3", levels), (" 3", levels)],
        );
        let length = "Write a length of CSS, like 20rem or 400px.";
        check(
            "reserve",
            &[
                "20rem",
                "400px",
                "0",
                ".5em",
                "50%",
                "60dvh",
                "12REM",
                "calc(100vh - 3rem)",
            ],
            &[
                ("400", "Write a unit behind it, like 400px."),
                ("-3px", length),
                ("12 rem", length),
                ("tall", length),
                ("20rm", length),
                ("calc(1px", length),
            ],
        );
        let tag = "Write a BCP 47 tag, like en-GB.";
        check(
            "lang",
            &[
                "en",
                "en-GB",
                "sr-Latn-RS",
                "es-419",
                "de-1996",
                "ca-valencia",
                "en-u-hc-h12",
                "de-x-a",
            ],
            &[
                ("en_GB", "Write it with -, as en-GB."),
                ("English", tag),
                ("en-", tag),
                ("e", tag),
                ("en-u", tag),
                ("en GB", tag),
                ("en-!", tag),
            ],
        );
        let instant = "Write an instant like 2026-12-02T16:00:00Z.";
        check(
            "now",
            &["2026-12-02T16:00:00Z"],
            &[("2026-12-02", instant), ("tomorrow", instant)],
        );
        check(
            "edit-href",
            &["/edit/", "https://example.com/"],
            &[(
                "javascript:alert(1)",
                LinkUrl::parse("javascript:alert(1)").unwrap_err(),
            )],
        );
    }
}
