//! Content lines (RFC 5545, section 3.1): the one place where a value becomes
//! part of a calendar file.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

use crate::digits;
use crate::request::percent;
use crate::zone::{Instant, Offset, Zone, wall_at};

/// Octets of a line, without the CR LF that ends it.
const WIDTH: usize = 75;

/// A calendar file while it is written.
#[derive(Debug, Default)]
pub(super) struct Lines {
    out: String,
    /// The line that isn't finished.
    line: String,
}

impl Lines {
    /// A value that is ours and needs no escape.
    pub(super) fn plain(&mut self, name: &str, value: &str) {
        self.begin(name);
        self.line.push_str(value);
        self.end();
    }

    /// A value of the type TEXT (section 3.3.11): somebody's words.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.begin(name);
        let mut chars = value.chars().peekable();
        while let Some(char) = chars.next() {
            match char {
                // CR LF is one break.
                '\r' if chars.peek() == Some(&'\n') => {}
                // Whatever some reader of lines takes for the end of one.
                '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                    self.line.push_str("\\n");
                }
                '\\' | ';' | ',' => {
                    self.line.push('\\');
                    self.line.push(char);
                }
                '\t' => self.line.push(' '),
                _ => self.line.push(char),
            }
        }
        self.end();
    }

    /// A value of the type URI (section 3.3.13), which has no escapes of its own:
    /// what no address may hold is percent-encoded.
    pub(super) fn uri(&mut self, name: &str, value: &str) {
        self.begin(name);
        percent::push_except(&mut self.line, value, b":/?#[]@!$&'()*+,;=%");
        self.end();
    }

    /// A point in time, in UTC.
    pub(super) fn instant(&mut self, name: &str, instant: Instant) {
        self.begin(name);
        push_instant(&mut self.line, instant);
        self.end();
    }

    /// A time on the clock of a zone.
    pub(super) fn wall(&mut self, name: &str, zone: Zone, wall: NaiveDateTime) {
        self.line.push_str(name);
        self.line.push_str(";TZID=");
        self.line.push_str(zone.name());
        self.line.push(':');
        push_wall(&mut self.line, wall);
        self.end();
    }

    /// A day.
    pub(super) fn date(&mut self, name: &str, date: NaiveDate) {
        self.line.push_str(name);
        self.line.push_str(";VALUE=DATE:");
        push_date(&mut self.line, date);
        self.end();
    }

    /// All lines.
    pub(super) fn finish(self) -> String {
        self.out
    }

    fn begin(&mut self, name: &str) {
        self.line.push_str(name);
        self.line.push(':');
    }

    /// Ends the line, folded where it is too long, never inside a character.
    /// No control character passes, whatever it came with.
    fn end(&mut self) {
        let mut used = 0;
        for char in self.line.chars().filter(|char| !char.is_control()) {
            if used + char.len_utf8() > WIDTH {
                self.out.push_str("\r\n ");
                used = 1;
            }
            self.out.push(char);
            used += char.len_utf8();
        }
        self.out.push_str("\r\n");
        self.line.clear();
    }
}

/// Appends `20261202`.
pub(super) fn push_date(out: &mut String, date: NaiveDate) {
    digits::push_padded(out, u64::from(date.year().unsigned_abs()), 4);
    digits::push_padded(out, u64::from(date.month()), 2);
    digits::push_padded(out, u64::from(date.day()), 2);
}

/// Appends `20261202T160000`.
pub(super) fn push_wall(out: &mut String, wall: NaiveDateTime) {
    push_date(out, wall.date());
    out.push('T');
    digits::push_padded(out, u64::from(wall.hour()), 2);
    digits::push_padded(out, u64::from(wall.minute()), 2);
    digits::push_padded(out, u64::from(wall.second()), 2);
}

/// Appends `20261202T160000Z`.
pub(super) fn push_instant(out: &mut String, instant: Instant) {
    if let Some(wall) = wall_at(instant, Offset(0)) {
        push_wall(out, wall);
        out.push('Z');
    }
}
