//! One time as a page states it, of which a reader wants to know when that is.

use chrono::NaiveDateTime;

use super::{Date, Recurrence, WallTime};
use crate::json::Fault;
use crate::zone::{Instant, Kind, Zone};

/// A date and time on a zone's clock, an instant, or the next of what recurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    zone: Option<Zone>,
    when: When,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum When {
    /// Once; where the zone isn't named, no clock of its own is known.
    Once(Meant),
    Recurs(Recurrence, Zone),
}

/// Which instant an appointment means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meant {
    /// The instant.
    pub instant: Instant,
    /// Whether the stated time exists once, never, or twice.
    pub kind: Kind,
    /// Date and time as they are stated, on the page's clock.
    pub stated: NaiveDateTime,
}

const AT: &str = "Write the date and the time there, like 2026-12-02T16:00, or an instant like 2026-12-02T16:00:00Z.";

impl Appointment {
    /// Reads either `at`, a wall time that needs a `zone` or an RFC 3339 instant that
    /// needs none, or `rule`, a [`Recurrence`] that needs one.
    ///
    /// # Errors
    /// What is wrong, under the path `at`, `zone` or `rule`.
    pub fn read(at: Option<&str>, zone: Option<&str>, rule: Option<&str>) -> Result<Self, Fault> {
        let zone = match zone {
            Some(name) => {
                let zone = Zone::parse(name.trim());
                Some(zone.map_err(|error| Fault::new("zone", error.message()))?)
            }
            None => None,
        };
        let unplaced = || Fault::new("zone", "Say in which zone, like zone=\"Europe/London\".");
        let when = match (at, rule) {
            (Some(_), Some(_)) => {
                return Err(Fault::new("rule", "Take either at or rule, not both."));
            }
            (None, None) => {
                return Err(Fault::new(
                    "at",
                    "Say when: at=\"2026-12-02T16:00\" with a zone, or a rule.",
                ));
            }
            (None, Some(rule)) => {
                let rule = Recurrence::parse(rule).map_err(|why| Fault::new("rule", why))?;
                When::Recurs(rule, zone.ok_or_else(unplaced)?)
            }
            (Some(at), None) => {
                let fault = |why: &str| Fault::new("at", why);
                let (stated, offset) = parts(at.trim()).ok_or_else(|| fault(AT))?;
                let (instant, kind) = if let Some(instant) = offset {
                    (instant, Kind::Unique)
                } else {
                    let zone = zone.ok_or_else(unplaced)?;
                    let known = zone.resolve(stated);
                    let known = known.map_err(|_| fault(OUT))?;
                    (known.instant, known.kind)
                };
                When::Once(Meant {
                    instant,
                    kind,
                    stated,
                })
            }
        };
        Ok(Self { zone, when })
    }

    /// The zone that the page names.
    #[must_use]
    pub const fn zone(&self) -> Option<Zone> {
        self.zone
    }

    /// Whether [`Self::meant`] depends on now.
    #[must_use]
    pub const fn recurs(&self) -> bool {
        matches!(self.when, When::Recurs(..))
    }

    /// What is meant; of something that recurs the first start after `now`, none
    /// beyond 2099.
    #[must_use]
    pub fn meant(&self, now: Instant) -> Option<Meant> {
        match &self.when {
            When::Once(meant) => Some(*meant),
            When::Recurs(rule, zone) => {
                let (stated, found) = rule.next(*zone, now)?;
                Some(Meant {
                    instant: found.instant,
                    kind: found.kind,
                    stated,
                })
            }
        }
    }
}

const OUT: &str = "Times are known from 2026-01-01 to 2099-12-31. Choose one in between.";

/// The wall time of `2026-12-02T16:00`, seconds and all, and the instant if an
/// offset follows.
fn parts(at: &str) -> Option<(NaiveDateTime, Option<Instant>)> {
    let (date, rest) = at.split_at_checked(10)?;
    let (time, tail) = rest.get(1..)?.split_at_checked(5)?;
    if !rest.starts_with(['T', 't', ' ']) {
        return None;
    }
    let wall = Date::parse(date)?
        .0
        .and_time(WallTime::parse(time)?.naive());
    match tail {
        "" | ":00" => Some((wall, None)),
        // Seconds may be left out of an instant, too.
        _ if tail.starts_with(':') => Some((wall, Some(Instant::parse(at)?))),
        _ => {
            let whole = [date, "T", time, ":00", tail].concat();
            Some((wall, Some(Instant::parse(&whole)?)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(at: &str, zone: &str, rule: &str) -> Result<String, String> {
        let some = |text: &'_ str| (!text.is_empty()).then(|| text.to_owned());
        let (at, zone, rule) = (some(at), some(zone), some(rule));
        let now = Instant::parse("2026-11-22T12:00:00Z").expect("an instant");
        Appointment::read(at.as_deref(), zone.as_deref(), rule.as_deref())
            .map(|appointment| {
                let meant = appointment.meant(now).expect("a time");
                let mark = match meant.kind {
                    Kind::Unique => "",
                    Kind::Gap { .. } => " gap",
                    Kind::Fold => " fold",
                };
                format!("{} {}{mark}", meant.stated, meant.instant.rfc3339())
            })
            .map_err(|fault| format!("{}: {}", fault.path, fault.message))
    }

    #[test]
    fn what_is_stated_and_what_is_meant() {
        let check = |at, zone, rule, expected: &str| {
            assert_eq!(read(at, zone, rule).as_deref(), Ok(expected));
        };
        let london = "Europe/London";
        let sixteen = "2026-12-02 16:00:00 2026-12-02T16:00:00Z";
        check("2026-12-02T16:00", london, "", sixteen);
        check(" 2026-12-02 16:00:00 ", london, "", sixteen);
        check("2026-12-02T16:00:00Z", "", "", sixteen);
        check("2026-12-02T16:00Z", london, "", sixteen);
        check(
            "2026-12-02T16:00-08:00",
            "",
            "",
            "2026-12-02 16:00:00 2026-12-03T00:00:00Z",
        );
        check(
            "2027-03-28T01:30",
            london,
            "",
            "2027-03-28 01:30:00 2027-03-28T01:30:00Z gap",
        );
        check(
            "2026-10-25T01:30",
            london,
            "",
            "2026-10-25 01:30:00 2026-10-25T00:30:00Z fold",
        );
        check("", london, "1st wednesday 16:00", sixteen);
    }

    #[test]
    fn what_is_wrong_is_told_where_it_stands() {
        let check = |at, zone, rule, begins: &str| {
            let error = read(at, zone, rule).expect_err("an error");
            assert!(error.starts_with(begins), "{error}");
        };
        let london = "Europe/London";
        check("", "", "", "at: Say when");
        check("", london, "", "at: Say when");
        check("2026-12-02T16:00", "", "", "zone: Say in which");
        check("", "", "1st wednesday 16:00", "zone: Say in which");
        check("2026-12-02T16:00", "Europe/Lundon", "", "zone: There is no");
        check("2026-12-02", london, "", "at: Write the date");
        check("2026-12-02T16", london, "", "at: Write the date");
        check("2026-12-02T25:00", london, "", "at: Write the date");
        check("2026-02-30T16:00", london, "", "at: Write the date");
        check("2026-12-02T16:00 London", london, "", "at: Write the date");
        check("2026-12-02T16:0é", london, "", "at: Write the date");
        check("2026-12-0é16:00", london, "", "at: Write the date");
        check("2025-12-31T16:00", london, "", "at: Times are known");
        check("", london, "sometimes 16:00", "rule: \"sometimes\"");
        check(
            "2026-12-02T16:00",
            london,
            "daily 16:00",
            "rule: Take either",
        );
    }
}
