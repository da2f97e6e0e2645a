//! What is wrong in a file, where, and what to do; and how that is printed.

use std::ops::Range;
use std::rc::Rc;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use inlay_domain::json::DataError;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::failure::Failure;
use crate::output::{Format, Output};

/// A file that was read.
#[derive(Debug)]
pub(crate) struct Source {
    /// As it was named.
    pub(crate) name: String,
    /// What it holds.
    pub(crate) text: String,
}

/// Something wrong in a file.
#[derive(Debug)]
pub(crate) struct Finding {
    pub(crate) source: Rc<Source>,
    /// The bytes that it is about.
    pub(crate) span: Range<usize>,
    /// What was broken, in a word for machines.
    pub(crate) rule: &'static str,
    /// The place in the data; empty in pages.
    pub(crate) path: String,
    /// What is wrong and what to do.
    pub(crate) message: String,
}

impl Finding {
    /// A finding in a page.
    pub(crate) fn new(
        source: &Rc<Source>,
        rule: &'static str,
        span: Range<usize>,
        message: String,
    ) -> Self {
        Self {
            source: Rc::clone(source),
            span,
            rule,
            path: String::new(),
            message,
        }
    }

    /// A fault of data that begins at this byte of the file.
    pub(crate) fn of_data(source: &Rc<Source>, start: usize, end: usize, error: DataError) -> Self {
        let data = source.text.get(start..end).unwrap_or_default();
        let at = offset(data, error.line, error.column);
        let rest = data.get(at..).unwrap_or_default();
        Self {
            source: Rc::clone(source),
            span: start + at..start + at + value(rest),
            rule: "data-invalid",
            path: error.path,
            message: error.message,
        }
    }

    /// Something in data that is allowed, and probably not meant.
    pub(crate) fn of_doubt(
        source: &Rc<Source>,
        start: usize,
        end: usize,
        error: DataError,
    ) -> Self {
        Self {
            rule: "kind-doubtful",
            ..Self::of_data(source, start, end, error)
        }
    }

    /// Whether the other one says the same of the same place.
    pub(crate) fn same(&self, other: &Self) -> bool {
        // Two pages may name a file by two ways.
        let file = |finding: &Self| {
            let name = &finding.source.name;
            std::fs::canonicalize(name)
                .or_else(|_| std::path::absolute(name))
                .ok()
        };
        self.span.start == other.span.start
            && self.message == other.message
            && file(self) == file(other)
    }

    /// Line and column, from 1, the column in characters.
    pub(crate) fn position(&self) -> (usize, usize) {
        position(&self.source.text, self.span.start)
    }

    /// `file:line:column: path: message`
    fn headline(&self) -> String {
        let (line, column) = self.position();
        let path = if self.path.is_empty() { "" } else { ": " };
        format!(
            "{}:{line}:{column}: {}{path}{}",
            self.source.name, self.path, self.message
        )
    }

    /// The line that it is about, with a mark under the place.
    fn excerpt(&self) -> String {
        let text = &self.source.text;
        let at = text.floor_char_boundary(self.span.start);
        let (before, behind) = text.split_at_checked(at).unwrap_or((text, ""));
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = text
            .get(start..)
            .unwrap_or_default()
            .lines()
            .next()
            .unwrap_or_default();
        if line.trim().is_empty() {
            return String::new();
        }
        let from = (at - start).min(line.len());
        let width = self
            .span
            .len()
            .min(behind.lines().next().map_or(0, str::len))
            .max(1);
        let to = line.ceil_char_boundary((from + width).min(line.len()));
        // Long paragraphs are single lines: what stands far off is left out.
        let (left, right) = (from.saturating_sub(60), (to + 60).min(line.len()));
        let (left, right) = (
            line.floor_char_boundary(left),
            line.ceil_char_boundary(right),
        );
        let (head, tail) = (
            if left > 0 { "…" } else { "" },
            if right < line.len() { "…" } else { "" },
        );
        let shown = [head, line.get(left..right).unwrap_or_default(), tail].concat();
        let shift = |at: usize| at - left + head.len();
        let mark = AnnotationKind::Primary.span(shift(from)..shift(to.max(from)));
        let snippet = Snippet::source(shown)
            .line_start(self.position().0)
            .annotation(mark);
        let report = [Group::with_level(Level::ERROR).element(snippet)];
        Renderer::plain().render(&report).to_string()
    }
}

/// Line and column of a byte of a text, from 1, the column in characters.
pub(crate) fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..text.floor_char_boundary(at)).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    let line = line.strip_prefix('\u{feff}').unwrap_or(line);
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

/// The byte of a line and column.
fn offset(text: &str, line: u32, column: u32) -> usize {
    let lines = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1) as usize);
    let start: usize = lines.map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    let mark = usize::from(line == 1 && rest.starts_with('\u{feff}'));
    let mut places = rest.char_indices().map(|(at, _)| at);
    let at = places.nth((column.saturating_sub(1) as usize) + mark);
    start + at.unwrap_or(rest.len())
}

/// How long the JSON value at the beginning of a text is, as far as it stands on one line.
fn value(text: &str) -> usize {
    let line = text.lines().next().unwrap_or_default();
    let end = match line.strip_prefix('"') {
        Some(inner) => inner.find('"').map(|end| end + 2),
        None => line.find([',', ' ', '}', ']']),
    };
    end.unwrap_or(line.len()).max(1)
}

/// A finding in the terminal's JSON.
#[derive(Serialize)]
struct Row<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    path: &'a str,
    rule: &'a str,
    message: &'a str,
}

/// A finding in GitLab's code quality report
/// (docs.gitlab.com/ci/testing/code_quality).
#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

/// Prints findings as they were asked for.
pub(crate) fn print(findings: &[Finding], output: &mut Output) -> Result<(), Failure> {
    match output.format() {
        Format::Text => findings.iter().try_for_each(|finding| {
            output.line(&finding.headline())?;
            match finding.excerpt() {
                excerpt if excerpt.is_empty() => Ok(()),
                excerpt => output.line(&excerpt),
            }
        }),
        Format::Json => output.json(&findings.iter().map(row).collect::<Vec<_>>()),
        Format::Gitlab => {
            let mut issues: Vec<Issue<'_>> = Vec::new();
            for finding in findings {
                let again = issues
                    .iter()
                    .filter(|issue| issue.description == description(finding));
                let issue = issue(finding, again.count());
                issues.push(issue);
            }
            output.json(&issues)
        }
    }
}

fn row(finding: &Finding) -> Row<'_> {
    let (line, column) = finding.position();
    Row {
        file: &finding.source.name,
        line,
        column,
        path: &finding.path,
        rule: finding.rule,
        message: &finding.message,
    }
}

fn description(finding: &Finding) -> String {
    let path = if finding.path.is_empty() { "" } else { ": " };
    [&finding.path, path, &finding.message].concat()
}

/// The fingerprint holds neither line nor column: a finding that only moves is
/// the same one. Equal ones are told apart by their number.
fn issue(finding: &Finding, number: usize) -> Issue<'_> {
    let path = finding.source.name.trim_start_matches("./");
    let description = description(finding);
    let mut digest = Sha256::new();
    for part in [path, finding.rule, &description, &number.to_string()] {
        digest.update(part);
        digest.update([0]);
    }
    let digest = digest.finalize();
    Issue {
        description,
        check_name: finding.rule,
        fingerprint: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        severity: severity(finding.rule),
        location: Location {
            path,
            lines: Lines {
                begin: finding.position().0,
            },
        },
    }
}

/// Readers see nothing of a widget; they see something wrong; they see a page
/// that could be better.
fn severity(rule: &str) -> &'static str {
    match rule {
        "data-invalid" | "data-missing" | "section-missing" | "sentence-unclear" | "embed-torn"
        | "embed-unknown" => "critical",
        "contradiction" | "attribute-invalid" | "id-duplicate" | "link-placeholder"
        | "anchor-unknown" | "money" | "handle" | "internal-address" => "major",
        _ => "minor",
    }
}
