//! Tables as text (RFC 4180), safe to open in a spreadsheet.

/// The one encoder of tables: whatever is put in, a cell stays a cell, a row stays a
/// row, and nothing is computed.
///
/// ```
/// use inlay_domain::table::Table;
/// let mut table = Table::default();
/// table.row(&["name", "note"]);
/// table.row(&["Ada, \"L\"", "=1+1"]);
/// assert_eq!(table.into_text(), "name,note\r\n\"Ada, \"\"L\"\"\",'=1+1\r\n");
/// ```
#[derive(Debug, Default)]
pub struct Table {
    text: String,
}

/// What a spreadsheet may take for the beginning of a formula. Cells that begin so get
/// an apostrophe in front, by which spreadsheets know a text (OWASP, *CSV injection*).
pub const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

impl Table {
    /// Adds a row.
    #[inline(never)]
    pub fn row(&mut self, cells: &[&str]) {
        let mut first = true;
        for cell in cells {
            if !first {
                self.text.push(',');
            }
            first = false;
            let quoted = cell.contains(['"', ',', ';', '\t', '\r', '\n']);
            if quoted {
                self.text.push('"');
            }
            if cell.starts_with(FORMULA) {
                self.text.push('\'');
            }
            for letter in cell.chars() {
                if letter == '"' {
                    self.text.push('"');
                }
                self.text.push(letter);
            }
            if quoted {
                self.text.push('"');
            }
        }
        self.text.push_str("\r\n");
    }

    /// All rows, each with its end.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stay_cells() {
        #[track_caller]
        fn check(cell: &str, expected: &str) {
            let mut table = Table::default();
            table.row(&[cell, "x"]);
            assert_eq!(table.into_text(), [expected, ",x\r\n"].concat());
        }
        check("", "");
        check("Zoë", "Zoë");
        check("a b", "a b");
        check("a,b", "\"a,b\"");
        check("say \"a\"", "\"say \"\"a\"\"\"");
        check("a\r\nb", "\"a\r\nb\"");
        check("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"");
        check("+1", "'+1");
        check("-1", "'-1");
        check("@sum", "'@sum");
        check("\t=1", "\"'\t=1\"");
        check("\r=1", "\"'\r=1\"");
        check("1=1", "1=1");
    }
}
