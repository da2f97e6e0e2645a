//! What a benchmark tells: tables, goals, and notes on how it was measured.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The outcome of one benchmark.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// Which browser it was.
    #[serde(default)]
    pub browser: String,
    /// How to read the tables.
    pub notes: Vec<String>,
    /// The figures.
    pub tables: Vec<Table>,
    /// What is to be reached.
    pub goals: Vec<Goal>,
}

/// Figures, a row per contestant.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Table {
    /// What was measured.
    pub title: String,
    /// The names of the columns; the first is the row's name.
    pub columns: Vec<String>,
    /// Texts and numbers.
    pub rows: Vec<Vec<Value>>,
}

/// A figure, and where it is to be.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Goal {
    /// In words, with its unit.
    pub goal: String,
    /// What was measured.
    pub value: f64,
    /// Whether that reaches it.
    pub reached: bool,
}

impl Report {
    /// How many goals aren't reached.
    #[must_use]
    pub fn missed(&self) -> usize {
        self.goals.iter().filter(|goal| !goal.reached).count()
    }

    /// Writes it for people.
    ///
    /// # Errors
    /// When standard output is closed.
    pub fn print(&self, name: &str) -> io::Result<()> {
        let mut out = io::stdout().lock();
        writeln!(out, "\n== {name} ({})", self.browser)?;
        for note in &self.notes {
            writeln!(out, "{note}")?;
        }
        for table in &self.tables {
            writeln!(out, "\n{}", table.title)?;
            table.print(&mut out)?;
        }
        if !self.goals.is_empty() {
            writeln!(out)?;
        }
        for goal in &self.goals {
            let word = if goal.reached { "reached" } else { "MISSED " };
            writeln!(out, "{word}  {}: {}", goal.goal, shown(goal.value))?;
        }
        Ok(())
    }
}

impl Table {
    fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        let cell = |value: &Value| match value {
            Value::Number(number) => shown(number.as_f64().unwrap_or_default()),
            Value::String(text) => text.clone(),
            _ => String::new(),
        };
        let mut lines = vec![self.columns.clone()];
        lines.extend(self.rows.iter().map(|row| row.iter().map(cell).collect()));
        let mut widths = vec![0; self.columns.len()];
        for line in &lines {
            for (width, cell) in widths.iter_mut().zip(line) {
                *width = cell.chars().count().max(*width);
            }
        }
        for line in &lines {
            for ((at, cell), width) in line.iter().enumerate().zip(&widths) {
                if at == 0 {
                    write!(out, "{cell:<width$}")?;
                } else {
                    write!(out, "  {cell:>width$}")?;
                }
            }
            writeln!(out)?;
        }
        Ok(())
    }
}

/// Three digits that count, as many as a timer of 0.1 ms in batches is good for.
fn shown(value: f64) -> String {
    let digits = match value.abs() {
        size if size >= 100.0 || size == 0.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        _ => 3,
    };
    format!("{value:.digits$}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn columns_stand_below_each_other() {
        let table = Table {
            title: "T".to_owned(),
            columns: ["who", "ms"].map(str::to_owned).to_vec(),
            rows: vec![
                vec![json!("inlay"), json!(0.0312)],
                vec![json!("another"), json!(213.4)],
            ],
        };
        let mut out = Vec::new();
        table.print(&mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "who         ms\ninlay    0.031\nanother    213\n"
        );
    }
}
