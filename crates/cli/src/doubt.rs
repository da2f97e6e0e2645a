//! What may be meant in a data file, and is probably a mistake.

use inlay_domain::json::{DataError, Document, Fault, Node, Path};

/// What a channel can be that the widget knows; other words are allowed and shown.
const CHANNELS: &[&str] = &["slack", "email", "issues"];

/// Kinds of channels of a contact file that are a letter off from one that the widget
/// knows.
pub(crate) fn of_contact(document: &Document<'_>) -> Vec<DataError> {
    channels(document, document.root(), &Path::root(), "channels")
}

/// The same of a directory: of the group, and of its teams.
pub(crate) fn of_directory(document: &Document<'_>) -> Vec<DataError> {
    let root = document.root();
    let mut found = channels(document, root, &Path::root(), "contacts");
    let teams = root.get("teams").map(Node::entries);
    for (at, team) in teams.unwrap_or_default().iter().enumerate() {
        let path = Path::root().field("teams").index(at);
        found.extend(channels(document, team, &path, "contacts"));
    }
    found
}

fn channels(
    document: &Document<'_>,
    holder: &Node<'_>,
    path: &Path,
    field: &str,
) -> Vec<DataError> {
    let entries = holder.get(field).map(Node::entries);
    let mut found = Vec::new();
    for (at, entry) in entries.unwrap_or_default().iter().enumerate() {
        let Some(kind) = entry.get("kind").and_then(Node::as_str) else {
            continue;
        };
        let Some(meant) = meant(kind) else {
            continue;
        };
        let path = path.clone().field(field).index(at).field("kind");
        let message = format!(
            "The widget doesn't know \"{kind}\" and shows it as a word of yours. Did you mean \"{meant}\"?"
        );
        found.push(document.blame(Fault::new(path, message)));
    }
    found
}

/// The known word that this one is a slip away from; none if it is known.
fn meant(kind: &str) -> Option<&'static str> {
    if CHANNELS.contains(&kind) {
        return None;
    }
    let near = |known: &&&str| a_letter_off(kind, known);
    CHANNELS.iter().find(near).copied()
}

/// Whether one letter is too many, too few, another, in another case, or has
/// changed places with the next.
fn a_letter_off(typed: &str, known: &str) -> bool {
    let letters = |word: &str| -> Vec<char> { word.to_lowercase().chars().collect() };
    let (typed, known) = (letters(typed), letters(known));
    let pairs = || typed.iter().zip(&known);
    let same = pairs().take_while(|(one, other)| one == other).count();
    let behind = |word: &[char], skip: usize| word.get(same + skip..).map(<[char]>::to_vec);
    let is = |typed_skip: usize, known_skip: usize| {
        let rests = (behind(&typed, typed_skip), behind(&known, known_skip));
        matches!(rests, (Some(one), Some(other)) if one == other)
    };
    let swapped = typed.get(same) == known.get(same + 1) && typed.get(same + 1) == known.get(same);
    is(0, 0) || is(1, 0) || is(0, 1) || is(1, 1) || swapped && is(2, 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_told_from_a_word() {
        #[track_caller]
        fn check(kind: &str, expected: Option<&str>) {
            assert_eq!(meant(kind), expected, "{kind}");
        }
        check("slack", None);
        check("issues", None);
        check("slak", Some("slack"));
        check("slackk", Some("slack"));
        check("zlack", Some("slack"));
        check("salck", Some("slack"));
        check("Slack", Some("slack"));
        check("emial", Some("email"));
        check("issue", Some("issues"));
        check("isues", Some("issues"));
        check("slck!", None);
        check("phone", None);
        check("forum", None);
        check("teams", None);
        check("", None);
        check("e", None);
        check("Ünïcode", None);
    }
}
