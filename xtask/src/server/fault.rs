//! Answers that go wrong on purpose.

use std::time::Duration;

/// How an answer goes wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// This status and a short text instead of the file.
    Status(u16),
    /// The head as if all was well, so many bytes of the body, then the
    /// connection closes.
    Truncate(usize),
    /// The file under another `Content-Type`.
    Mime(&'static str),
    /// The request is taken and never answered, until the faults are cleared.
    Stall,
    /// Other bytes under the same type.
    Body(Vec<u8>),
    /// The right answer, so much later.
    Delay(Duration),
}

/// The faults in force, oldest first.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<(String, Fault)>);

impl Faults {
    pub(super) fn set(&mut self, pattern: String, fault: Fault) {
        self.0.push((pattern, fault));
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn of(&self, path: &str) -> Option<&Fault> {
        let last = self.0.iter().rfind(|(pattern, _)| matches(pattern, path));
        last.map(|(_, fault)| fault)
    }
}

/// Whether `path` is `pattern`, where a `*` stands for any characters.
fn matches(pattern: &str, path: &str) -> bool {
    let Some((before, after)) = pattern.split_once('*') else {
        return pattern == path;
    };
    let Some(rest) = path.strip_prefix(before) else {
        return false;
    };
    let ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
    ends.filter_map(|at| rest.get(at..))
        .any(|rest| matches(after, rest))
}

#[cfg(test)]
mod tests {
    use super::{Fault, Faults, matches};

    #[test]
    fn patterns() {
        let check = |pattern, path, expect| {
            assert_eq!(matches(pattern, path), expect, "{pattern} on {path}");
        };
        check("/a.wasm", "/a.wasm", true);
        check("/a.wasm", "/b.wasm", false);
        check("*.wasm", "/inlay/core-12.wasm", true);
        check("*.wasm", "/inlay/core.wasm.js", false);
        check("/inlay/*-1*.js", "/inlay/core-12.js", true);
        check("/inlay/*-1*.js", "/inlay/core-2.js", false);
        check("*", "/", true);
        check("*é", "/é", true);
    }

    #[test]
    fn the_last_one_set_counts() {
        let mut faults = Faults::default();
        faults.set("*.json".to_owned(), Fault::Status(404));
        faults.set("/a.json".to_owned(), Fault::Stall);
        assert_eq!(faults.of("/a.json"), Some(&Fault::Stall));
        assert_eq!(faults.of("/b.json"), Some(&Fault::Status(404)));
        assert_eq!(faults.of("/b.js"), None);
        faults.clear();
        assert_eq!(faults.of("/a.json"), None);
    }
}
