//! What people type for a time.

use chrono::Datelike;
use proptest::prelude::*;

use super::*;
use crate::schedule::phrase::{Phrase, Unclear, Understood};
use crate::zone::names::{NAMES, Names};

const MONTHS: [&str; 12] = [
    "January", "Feb", "March", "Apr.", "may", "JUNE", "Jul", "August", "Sept", "October", "Nov",
    "December",
];

/// A Sunday, half past ten in London.
const NOW: &str = "2026-11-22T10:30:00Z";

fn now() -> Instant {
    Instant::parse(NOW).unwrap()
}

fn understand(text: &str) -> Result<Understood, Unclear> {
    let phrase = Phrase::read(text, date("2026-11-22"))?;
    let zone = match phrase.place() {
        "" => zone("Europe/London"),
        place => {
            let found = Names::new(NAMES).find(place, now(), 1);
            found
                .first()
                .unwrap_or_else(|| panic!("{text}: {place}"))
                .zone
        }
    };
    phrase.at(zone, now())
}

#[test]
fn phrases() {
    #[track_caller]
    fn check(text: &str, zone: &str, local: &str) {
        let found = understand(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        let seen = found.zone.localize(found.instant).unwrap().rfc3339();
        assert_eq!((found.zone.name(), &seen[..16]), (zone, local), "{text}");
    }
    check("Wed 4pm London", "Europe/London", "2026-11-25T16:00");
    check(
        "2026-12-02 16:00 PT",
        "America/Los_Angeles",
        "2026-12-02T16:00",
    );
    check(
        "next Wednesday 9:30 Berlin",
        "Europe/Berlin",
        "2026-11-25T09:30",
    );
    check("tomorrow noon", "Europe/London", "2026-11-23T12:00");
    check(
        "Dec 2nd, 2026 at 4pm London time",
        "Europe/London",
        "2026-12-02T16:00",
    );
    check("Wed 16:00Z", "Etc/UTC", "2026-11-25T16:00");
    check("1600z", "Etc/UTC", "2026-11-22T16:00");
    check("Wed 1600 London", "Europe/London", "2026-11-25T16:00");
    check(
        "2 Dec 2026 0930 Berlin",
        "Europe/Berlin",
        "2026-12-02T09:30",
    );
    check(
        "Wed 16:00-17:00 London",
        "Europe/London",
        "2026-11-25T16:00",
    );
    check("Wed 4–5pm London", "Europe/London", "2026-11-25T16:00");
    check("Wed 11-1pm London", "Europe/London", "2026-11-25T11:00");
    check("Wed 11am-1pm London", "Europe/London", "2026-11-25T11:00");
    check("Wed 4-5 pm London", "Europe/London", "2026-11-25T16:00");
    check("16:00", "Europe/London", "2026-11-22T16:00");
    check("09:00", "Europe/London", "2026-11-23T09:00");
    check("10:30", "Europe/London", "2026-11-22T10:30");
    check("Wed 2 Dec 4pm London", "Europe/London", "2026-12-02T16:00");
    check(
        "2 December 2027 4 pm in New York",
        "America/New_York",
        "2027-12-02T16:00",
    );
    check(
        "Dec 2nd, 4:15 p.m., San Francisco",
        "America/Los_Angeles",
        "2026-12-02T16:15",
    );
    check("4pm London Wed", "Europe/London", "2026-11-25T16:00");
    check(
        "London Wednesday at 16h",
        "Europe/London",
        "2026-11-25T16:00",
    );
    check(
        "Mittagspause 12:00 München".trim_start_matches("Mittagspause "),
        "Europe/Berlin",
        "2026-11-22T12:00",
    );
    check("2.12. 9.30 Uhr Berlin", "Europe/Berlin", "2026-12-02T09:30");
    check(
        "25/12/2026 08:00 Sydney",
        "Australia/Sydney",
        "2026-12-25T08:00",
    );
    check("12/25 8am Sydney", "Australia/Sydney", "2026-12-25T08:00");
    check(
        "2026-12-02T16:00 Asia/Tokyo",
        "Asia/Tokyo",
        "2026-12-02T16:00",
    );
    check("2026-12-02T16:00Z", "Europe/London", "2026-12-02T16:00");
    check(
        "2026-12-02T16:00:00+05:45",
        "Europe/London",
        "2026-12-02T10:15",
    );
    check("16:00 UTC+5:45", "Asia/Kathmandu", "2026-11-23T16:00");
    check("today midnight Tokyo", "Asia/Tokyo", "2026-11-22T00:00");
    check("midnight", "Europe/London", "2026-11-23T00:00");
    check("12am", "Europe/London", "2026-11-23T00:00");
    check("12pm", "Europe/London", "2026-11-22T12:00");
    check("Sunday 9am", "Europe/London", "2026-11-29T09:00");
    check("Sunday 11am", "Europe/London", "2026-11-22T11:00");
    check("next Sunday 11am", "Europe/London", "2026-11-29T11:00");
    check("this Friday 11am", "Europe/London", "2026-11-27T11:00");
    check("in 2 weeks 17:45", "Europe/London", "2026-12-06T17:45");
    check("29 Feb 9am", "Europe/London", "2028-02-29T09:00");
    check(
        "1 Jan 00:30 Auckland",
        "Pacific/Auckland",
        "2027-01-01T00:30",
    );
    check(
        "1st of December 18".replace("of ", "").as_str(),
        "Europe/London",
        "2026-12-01T18:00",
    );
    check("now Kathmandu", "Asia/Kathmandu", "2026-11-22T16:15");
    check("9am Mon Sao Paulo", "America/Sao_Paulo", "2026-11-23T09:00");
    check("9am Montreal", "America/Toronto", "2026-11-22T09:00");
    // Sydney is a day ahead: its tomorrow is Monday all the same.
    check(
        "tomorrow 8:00 Sydney",
        "Australia/Sydney",
        "2026-11-23T08:00",
    );
}

#[test]
fn what_was_implied_is_told() {
    assert!(!understand("16:00 Tokyo").unwrap().dated);
    assert!(understand("Wed 16:00 Tokyo").unwrap().dated);
    let gap = understand("28 March 2027 01:30 London").unwrap();
    assert_eq!(
        (gap.kind, gap.time.text().as_str()),
        (Kind::Gap { by: 60 }, "01:30")
    );
    assert_eq!(
        understand("31 October 2027 01:30 London").unwrap().kind,
        Kind::Fold
    );
}

#[test]
fn what_is_unclear_is_asked() {
    #[track_caller]
    fn check(text: &str, expected: Unclear) {
        assert_eq!(understand(text), Err(expected), "{text}");
    }
    check("", Unclear::Empty);
    check(" , ", Unclear::Empty);
    check("London", Unclear::NoTime);
    check("Wed", Unclear::NoTime);
    check("Wed 4 London", Unclear::Half(4));
    check("4 o'clock", Unclear::Half(4));
    check("4pm 5pm", Unclear::TwoTimes);
    check("Wed Thu 4pm", Unclear::TwoDays);
    check("tomorrow Wed 4pm", Unclear::TwoDays);
    check(
        "2/12 16:00",
        Unclear::Order(Date(date("2026-12-02")), Date(date("2027-02-12"))),
    );
    check("25:00", Unclear::NoSuch);
    check("13pm", Unclear::NoSuch);
    check("99", Unclear::NoSuch);
    check("30 Feb 9am", Unclear::NoSuch);
    check("2026-02-30 09:00", Unclear::NoSuch);
    check("2026-12-02T25:00", Unclear::NoSuch);
    check("Tue 2 Dec 9am", Unclear::Mismatch(date("2026-12-02")));
    check("2025-12-02 09:00", Unclear::OutOfRange);
    check("2100-12-02 09:00", Unclear::OutOfRange);
}

proptest! {
    #[test]
    fn no_text_panics(text in ".{0,40}") {
        if let Ok(phrase) = Phrase::read(&text, date("2026-11-22")) {
            let _ = phrase.at(zone("Europe/London"), now());
        }
    }

    /// However a day and a time are written, they are read back.
    #[test]
    fn written_times_are_read_back(day in 0_i32..27_000, minutes in 0_u32..1_440, form in 0..5) {
        let on = date("2026-01-01") + chrono::Days::new(day as u64);
        let (hour, minute) = (minutes / 60, minutes % 60);
        let half = if hour < 12 { "am" } else { "pm" };
        let twelve = (hour + 11) % 12 + 1;
        let month = MONTHS[on.month0() as usize];
        let text = match form {
            0 => format!("{on} {hour:02}:{minute:02} Tokyo"),
            1 => format!("{on}T{hour:02}:{minute:02} Tokyo"),
            2 => format!("{} {month} {} {twelve}:{minute:02}{half} Tokyo", on.day(), on.year()),
            3 => format!("{month} {}, {}, {twelve}:{minute:02} {half}, Tokyo", on.day(), on.year()),
            _ => format!("Tokyo {hour}.{minute:02} {}.{}.{}", on.day(), on.month(), on.year()),
        };
        let phrase = Phrase::read(&text, date("2026-11-22")).unwrap();
        prop_assert_eq!(phrase.place(), "Tokyo");
        let found = phrase.at(zone("Asia/Tokyo"), now()).unwrap();
        prop_assert_eq!((found.date, u32::from(found.time.minutes())), (on, minutes));
    }
}
