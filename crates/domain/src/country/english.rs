//! English names, for native tools only.

/// A code and a name per line, in the order of the codes; names from CLDR.
const NAMES: &str = include_str!("english.txt");

pub(super) fn name(code: &str) -> &'static str {
    NAMES
        .lines()
        .filter_map(|line| line.split_once(' '))
        .find(|(own, _)| *own == code)
        .map_or("", |(_, name)| name)
}
