//! Tables for spreadsheets: CSV as RFC 4180 has it, in which no cell is a formula.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for something
//! to compute, quoted or not, and what it computes may call out. So a text that
//! begins so gets an apostrophe before it, which spreadsheets show as text. Numbers
//! stay numbers, negative ones too.

use crate::money::Decimal;
use crate::request::encode::clean;

/// A table while it is written.
#[derive(Debug, Clone)]
pub struct Table(String);

impl Default for Table {
    /// Empty, with the mark that tells spreadsheets that it is UTF-8.
    fn default() -> Self {
        Self(String::from('\u{feff}'))
    }
}

impl Table {
    /// Adds a row.
    ///
    /// ```
    /// let mut table = inlay_domain::csv::Table::default();
    /// table.row(&["Title", "Current"]);
    /// table.row(&["=1+1, or \"two\"", "-2.5"]);
    /// assert_eq!(table.text(), "\u{feff}Title,Current\r\n\"'=1+1, or \"\"two\"\"\",-2.5\r\n");
    /// ```
    pub fn row(&mut self, cells: &[&str]) {
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                self.0.push(',');
            }
            push_cell(&mut self.0, cell);
        }
        self.0.push_str("\r\n");
    }

    /// The whole table.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The whole table.
    #[must_use]
    pub fn into_text(self) -> String {
        self.0
    }
}

/// Whether a spreadsheet may take a text for something to compute, so that it stands
/// behind an apostrophe in a [`Table`].
#[must_use]
pub fn is_formula(cell: &str) -> bool {
    let first = cell.trim_start();
    first.starts_with(['=', '+', '-', '@', '|', '＝', '＋', '－', '＠'])
}

fn push_cell(out: &mut String, cell: &str) {
    if Decimal::parse(cell).is_ok() {
        out.push_str(cell);
        return;
    }
    let cell = clean(cell, true);
    let formula = is_formula(&cell);
    let quoted = formula || cell.contains([',', ';', '"', '\n']);
    if quoted {
        out.push('"');
    }
    if formula {
        out.push('\'');
    }
    for c in cell.chars() {
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    if quoted {
        out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_a_formula_and_nothing_breaks_a_row() {
        let check = |cell: &str, expected: &str| {
            let mut table = Table::default();
            table.row(&[cell, "x"]);
            let text = table.text().strip_prefix('\u{feff}').unwrap();
            assert_eq!(text, [expected, ",x\r\n"].concat(), "{cell}");
        };
        check("Qualified leads", "Qualified leads");
        check("", "");
        check("-5", "-5");
        check("18500.00", "18500.00");
        check("-5+1", "\"'-5+1\"");
        check("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"");
        check("@all", "\"'@all\"");
        check("+1", "\"'+1\"");
        check(" =1", "\"' =1\"");
        check("\t=1", "\"'    =1\"");
        check("\r=1", "\"'=1\"");
        check("\u{200b}=1", "\"'=1\"");
        check("＝1", "\"'＝1\"");
        check("a,b", "\"a,b\"");
        check("a;b", "\"a;b\"");
        check("a\r\nb", "\"a\nb\"");
        check("a\"b", "\"a\"\"b\"");
        check("Größe 日本", "Größe 日本");
    }
}
