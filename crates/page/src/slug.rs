//! Names that site generators make of headings.

use inlay_domain::digits;

/// The id that Hugo gives a heading, before it is numbered: goldmark's, in the
/// form `github` that is Hugo's default. Letters, digits and `_` stay, in small
/// letters; a space becomes a hyphen; anything else goes.
///
/// ```
/// assert_eq!(inlay_page::hugo("Plan/Do (how & why)"), "plando-how--why");
/// ```
#[must_use]
pub fn hugo(text: &str) -> String {
    let mut out = String::new();
    for c in text.trim().chars() {
        match c {
            '-' | ' ' => out.push('-'),
            '_' => out.push('_'),
            _ if c.is_alphanumeric() && !is_combining(c) => out.extend(c.to_lowercase()),
            _ => {}
        }
    }
    out
}

/// The id that GitLab gives a heading, before it is numbered: as [`hugo`]'s, but
/// marks that combine with a letter stay, hyphens are single, and a number alone
/// gets `anchor-` before it.
///
/// ```
/// assert_eq!(inlay_page::gitlab("Plan/Do (how & why)"), "plando-how-why");
/// assert_eq!(inlay_page::gitlab("2026"), "anchor-2026");
/// ```
#[must_use]
pub fn gitlab(text: &str) -> String {
    let slug = slug(text);
    if !slug.is_empty() && slug.bytes().all(|byte| byte.is_ascii_digit()) {
        return ["anchor-", &slug].concat();
    }
    slug
}

/// What a team is called by its name.
pub(crate) fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.trim().chars() {
        match c {
            '-' | ' ' if !out.ends_with('-') => out.push('-'),
            '_' => out.push('_'),
            _ if c.is_alphanumeric() || is_combining(c) => out.extend(c.to_lowercase()),
            _ => {}
        }
    }
    out
}

/// Marks that belong to the letter before them, in the scripts in which a word
/// can't be written without. The standard library counts some as letters.
fn is_combining(c: char) -> bool {
    let code = u32::from(c);
    match code {
        0x300..=0x36f | 0x483..=0x487 | 0x591..=0x5bd | 0x64b..=0x65f | 0x670 => true,
        // The scripts of India have the same layout, 128 places each.
        0x900..=0xdff => {
            matches!(code % 0x80, 0..=3 | 0x3a..=0x3c | 0x3e..=0x4f | 0x51..=0x57 | 0x62 | 0x63)
        }
        0xe31 | 0xe34..=0xe3a | 0xe47..=0xe4e => true,
        _ => false,
    }
}

/// The ids of a page so far: one that stands already is numbered.
#[derive(Debug, Default)]
pub(crate) struct Slugs {
    hugo: Vec<String>,
    gitlab: Vec<String>,
}

impl Slugs {
    /// The ids of a heading that doesn't say its own: of its source, as goldmark
    /// does it, and of what readers see, as GitLab does it.
    pub(crate) fn derive(&mut self, source: &str, seen: &str) -> Vec<String> {
        let mut ids = vec![
            single(&mut self.hugo, hugo(source), "heading"),
            single(&mut self.gitlab, gitlab(seen), "heading"),
        ];
        ids.dedup();
        ids
    }

    /// An id that the page itself gives.
    pub(crate) fn note(&mut self, id: &str) {
        self.hugo.push(id.to_owned());
    }
}

/// The slug, numbered if it is taken, or `empty` where nothing is left of a name.
pub(crate) fn single(taken: &mut Vec<String>, slug: String, empty: &str) -> String {
    let base = if slug.is_empty() {
        empty.to_owned()
    } else {
        slug
    };
    let mut id = base.clone();
    let mut count = 0;
    while taken.contains(&id) {
        count += 1;
        id.clone_from(&base);
        id.push('-');
        digits::push(&mut id, count);
    }
    taken.push(id.clone());
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_named_as_generators_name_them() {
        #[track_caller]
        fn check(text: &str, by_hugo: &str, by_gitlab: &str) {
            assert_eq!(
                (hugo(text).as_str(), gitlab(text).as_str()),
                (by_hugo, by_gitlab)
            );
        }
        check("Teams (what we do)", "teams-what-we-do", "teams-what-we-do");
        check("OKRs/Goal/Plan", "okrsgoalplan", "okrsgoalplan");
        check(
            "Research & Development",
            "research--development",
            "research-development",
        );
        check("A - B", "a---b", "a-b");
        check("snake_case & C++", "snake_case--c", "snake_case-c");
        check(
            "Équipe Événements",
            "équipe-événements",
            "équipe-événements",
        );
        check("Команда ёлки", "команда-ёлки", "команда-ёлки");
        check(
            "地域マーケティング（東京）",
            "地域マーケティング東京",
            "地域マーケティング東京",
        );
        check("e\u{301}t", "et", "e\u{301}t");
        check("हिन्दी", "हनद", "हिन्दी");
        check("2026", "2026", "anchor-2026");
        check("🎉", "", "");
    }

    #[test]
    fn what_stands_twice_is_numbered() {
        let mut slugs = Slugs::default();
        slugs.note("set");
        for (text, expected) in [
            ("Norms", "norms"),
            ("Norms", "norms-1"),
            ("Norms 1", "norms-1-1"),
            ("Norms", "norms-2"),
            ("Set", "set-1"),
            ("🎉", "heading"),
            ("!", "heading-1"),
        ] {
            assert_eq!(slugs.derive(text, text).first().unwrap(), expected);
        }
    }

    #[test]
    fn goldmark_takes_the_source_and_gitlab_what_is_seen() {
        let ids = Slugs::default().derive("The [Field](/field/) team", "The Field team");
        assert_eq!(ids, ["the-fieldfield-team", "the-field-team"]);
    }
}
