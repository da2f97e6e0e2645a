//! What a reader sets once, in any widget, and all of them follow.

mod view;
use inlay_domain::region::RegionId;
use inlay_domain::schedule::working::{Hours, Week};
use inlay_domain::schedule::{WallTime, Weekday};
use inlay_domain::zone::Zone;

pub use view::write;

/// The reader's own settings; what isn't set is up to the browser and the data.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// Their zone, where it isn't the browser's.
    pub zone: Option<Zone>,
    /// When they work.
    pub hours: Option<Hours>,
    /// On which days they work, in the order of the week; none: not set.
    pub workdays: Vec<Weekday>,
    /// The region that they belong to, by its id in data files.
    pub region: Option<RegionId>,
    /// How times are written, where not as their language has it.
    pub clock: Option<Clock>,
}

/// How many hours a clock face has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// 4:00 PM.
    Twelve,
    /// 16:00.
    TwentyFour,
}

impl Settings {
    /// Reads what [`Settings::text`] wrote. A line that isn't of that kind is passed
    /// over: storage belongs to the whole origin.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut settings = Self::default();
        for (name, value) in text.lines().filter_map(|line| line.split_once('=')) {
            match name {
                "zone" => settings.zone = Zone::parse(value).ok(),
                "hours" => settings.hours = value.split_once('-').and_then(hours),
                "workdays" => {
                    for day in Weekday::ALL {
                        if value.split(' ').any(|each| each == day.name()) {
                            settings.workdays.push(day);
                        }
                    }
                }
                "region" => settings.region = RegionId::parse(value).ok(),
                "clock" => {
                    settings.clock = match value {
                        "12" => Some(Clock::Twelve),
                        "24" => Some(Clock::TwentyFour),
                        _ => None,
                    }
                }
                _ => {}
            }
        }
        settings
    }

    /// A line per setting, for storage.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        let mut line = |name: &str, value: &str| {
            if !value.is_empty() && !value.as_bytes().contains(&b'\n') {
                for part in [name, "=", value, "\n"] {
                    out.push_str(part);
                }
            }
        };
        line("zone", self.zone.as_ref().map_or("", Zone::name));
        if let Some(hours) = self.hours {
            let span = [&hours.start().text(), "-", &*hours.end().text()].concat();
            line("hours", &span);
        }
        let mut days = String::new();
        for day in &self.workdays {
            if !days.is_empty() {
                days.push(' ');
            }
            days.push_str(day.name());
        }
        line("workdays", &days);
        line("region", self.region.as_ref().map_or("", RegionId::as_str));
        line(
            "clock",
            match self.clock {
                Some(Clock::Twelve) => "12",
                Some(Clock::TwentyFour) => "24",
                None => "",
            },
        );
        out
    }

    /// The reader's working week.
    #[must_use]
    pub fn week(&self) -> Week {
        let workdays = (!self.workdays.is_empty()).then_some(&*self.workdays);
        Week::new(self.hours, workdays)
    }
}

fn hours((from, to): (&str, &str)) -> Option<Hours> {
    Hours::new(WallTime::parse(from)?, WallTime::parse(to)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let check = |text: &str| assert_eq!(Settings::parse(text).text(), text);
        check("");
        check("zone=Asia/Kathmandu\n");
        check(
            "zone=Europe/London\nhours=08:30-16:00\nworkdays=monday sunday\nregion=EMEA\nclock=24\n",
        );
        check("clock=12\n");
    }

    #[test]
    fn what_storage_may_hold_instead_is_passed_over() {
        let check = |text: &str, read: &str| assert_eq!(Settings::parse(text).text(), read);
        check("zone=Mars/Olympus\nclock=24", "clock=24\n");
        check("hours=17:00-09:00\nhours\n=\nclock=13", "");
        check("workdays=sunday funday monday", "workdays=monday sunday\n");
        check("region= EMEA\nzone=EST", "");
        check("{\"zone\":\"Europe/London\"}", "");
        check("\0\u{feff}<script>", "");
    }
}
