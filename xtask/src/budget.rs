//! The sizes that a build must not exceed.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;

use crate::size::{ALL, Report};
use crate::workspace;

/// `xtask/budgets.toml`, where the numbers are explained.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budgets {
    loader: u64,
    stable: BTreeMap<String, u64>,
    smallest: BTreeMap<String, u64>,
}

impl Budgets {
    /// Reads the checked-in ones.
    ///
    /// # Errors
    /// When the file is missing or isn't as it must be.
    pub fn read() -> Result<Self> {
        let path = workspace::root().join("xtask/budgets.toml");
        let text =
            fs::read_to_string(&path).with_context(|| format!("Can't read {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("{} is not as expected", path.display()))
    }

    /// Compares, and lists everything that is over with by how much.
    ///
    /// # Errors
    /// When something is over, or a widget with a budget isn't in the build.
    pub fn check(&self, report: &Report) -> Result<()> {
        let pages = match report.variant.as_str() {
            "stable" => &self.stable,
            "smallest" => &self.smallest,
            // What nobody publishes needs no budget.
            _ => return Ok(()),
        };
        let mut findings = Vec::new();
        let mut check = |name: String, size: Option<u64>, budget: u64| match size {
            None => findings.push(format!("{name} is not in this build")),
            Some(size) if size > budget => findings.push(format!(
                "{name}: {size} bytes brotli, {} over its {budget}",
                size - budget
            )),
            Some(_) => {}
        };
        let loader = report.files.get("inlay.js").map(|size| size.brotli);
        check("inlay.js".to_owned(), loader, self.loader);
        for (widget, budget) in pages {
            let size = report.page(widget).map(|size| size.brotli);
            let name = match widget.as_str() {
                ALL => "a page with all widgets".to_owned(),
                widget => format!("a page with just {widget}"),
            };
            check(name, size, *budget);
        }
        ensure!(
            findings.is_empty(),
            "Over budget ({}):\n  {}",
            report.variant,
            findings.join("\n  ")
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Budgets;
    use crate::size::{Report, Size};

    #[test]
    fn what_is_over_is_listed() {
        let check = |variant: &str, loader: u64, core: u64, expect: &str| {
            let size = |brotli| Size {
                brotli,
                ..Size::default()
            };
            let report = Report {
                version: String::new(),
                tzdata: String::new(),
                variant: variant.to_owned(),
                files: [("inlay.js", loader), ("core", core)]
                    .map(|(name, bytes)| (name.to_owned(), size(bytes)))
                    .into(),
                pages: [(
                    "a".to_owned(),
                    vec!["inlay.js".to_owned(), "core".to_owned()],
                )]
                .into(),
            };
            let budgets = "loader = 10\n[stable]\na = 100\n[smallest]\na = 50\nb = 50";
            let budgets: Budgets = toml::from_str(budgets).unwrap();
            let said = budgets.check(&report).err().map(|error| error.to_string());
            assert_eq!(said.unwrap_or_default(), expect);
        };
        check("stable", 10, 90, "");
        check(
            "stable",
            11,
            90,
            "Over budget (stable):\n  inlay.js: 11 bytes brotli, 1 over its 10\n  \
             a page with just a: 101 bytes brotli, 1 over its 100",
        );
        check(
            "smallest",
            10,
            41,
            "Over budget (smallest):\n  a page with just a: 51 bytes brotli, 1 over its 50\n  \
             a page with just b is not in this build",
        );
        check("dev", 1000, 1000, "");
    }

    #[test]
    fn the_checked_in_ones_are_readable() {
        Budgets::read().unwrap();
    }
}
