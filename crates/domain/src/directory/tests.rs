use proptest::prelude::*;

use super::*;
use crate::json;

const EXAMPLE: &str = include_str!("../../../../tests/fixtures/data/directory.json");

/// Teams as `id<parent*members`, like `field<regional*2`.
fn directory(teams: &str) -> Directory {
    let mut person = 0;
    let mut team = |text: &str| {
        let (text, members) = text.split_once('*').unwrap_or((text, "0"));
        let (id, parent) = text.split_once('<').unwrap_or((text, ""));
        let parent = if parent.is_empty() {
            String::new()
        } else {
            format!(",\"parent\":\"{parent}\"")
        };
        let members: Vec<String> = (0..members.parse().unwrap())
            .map(|_| {
                person += 1;
                format!("{{\"id\":\"p{person}\",\"name\":\"P\"}}")
            })
            .collect();
        let members = members.join(",");
        format!("{{\"id\":\"{id}\",\"name\":\"{id}\"{parent},\"members\":[{members}]}}")
    };
    let teams: Vec<String> = teams.split_whitespace().map(&mut team).collect();
    serde_json::from_str(&format!(
        "{{\"title\":\"T\",\"teams\":[{}]}}",
        teams.join(",")
    ))
    .unwrap()
}

#[test]
fn the_example_is_read_and_written_back() {
    let found: Directory = json::read(EXAMPLE).unwrap();
    assert_eq!(found.teams.len(), 9);
    assert_eq!(found.position("campaigns"), Some(4));
    let written = serde_json::to_value(&found).unwrap();
    assert_eq!(
        written,
        serde_json::from_str::<serde_json::Value>(EXAMPLE).unwrap()
    );
}

#[test]
fn errors_name_their_place() {
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = match json::read::<Directory>(text) {
            Ok(_) => "fine".to_owned(),
            Err(e) => format!("{}: {}", e.path, e.message),
        };
        assert_eq!(found, expected, "{text}");
    }
    #[track_caller]
    fn teams(text: &str, expected: &str) {
        check(
            &format!(
                "{{\"title\":\"T\",\"regions\":[{{\"id\":\"EMEA\"}}],\"segments\":[\"SMB\"],\n\"teams\":[{text}]}}"
            ),
            expected,
        );
    }
    check("{\"title\":\"T\",\"teams\":[]}", "fine");
    check(
        "{\"title\":\" \",\"teams\":[]}",
        "title: This is empty; write what readers are to see.",
    );
    check(
        "{\"title\":\"T\",\"teams\":[],\"segments\":[\"a\",\"a\"]}",
        "segments[1]: There is another segment \"a\" in this file; each has an id of its own.",
    );
    teams(
        "{\"id\":\"a\",\"name\":\"A\"},{\"id\":\"a\",\"name\":\"B\"}",
        "teams[1].id: There is another team \"a\" in this file; each has an id of its own.",
    );
    teams(
        "{\"id\":\"a b\",\"name\":\"A\"}",
        "teams[0].id: A team's id is one word without spaces, like field-marketing.",
    );
    teams(
        "{\"id\":\"field\",\"name\":\"A\"},{\"id\":\"b\",\"name\":\"B\",\"parent\":\"feild\"}",
        "teams[1].parent: There is no team \"feild\" in this file. Did you mean \"field\"?",
    );
    teams(
        "{\"id\":\"a\",\"name\":\"A\",\"parent\":\"a\"}",
        "teams[0].parent: A team can't be part of itself; remove this parent.",
    );
    teams(
        "{\"id\":\"x\",\"name\":\"X\",\"parent\":\"b\"},{\"id\":\"a\",\"name\":\"A\",\"parent\":\"c\"},\
         {\"id\":\"b\",\"name\":\"B\",\"parent\":\"a\"},{\"id\":\"c\",\"name\":\"C\",\"parent\":\"b\"}",
        "teams[1].parent: These teams are part of each other in a circle: a → c → b → a. \
         One of them must have another parent, or none.",
    );
    teams(
        "{\"id\":\"a\",\"name\":\"A\",\"regions\":[\"EMAE\"]}",
        "teams[0].regions[0]: There is no region \"EMAE\" in this file. Did you mean \"EMEA\"?",
    );
    teams(
        "{\"id\":\"a\",\"name\":\"A\",\"segments\":[\"Public sector\"]}",
        "teams[0].segments[0]: There is no segment \"Public sector\" in this file.",
    );
    teams(
        "{\"id\":\"a\",\"name\":\"A\",\"members\":[{\"id\":\"p\",\"name\":\"P\"}]},\
         {\"id\":\"b\",\"name\":\"B\",\"members\":[{\"id\":\"q\",\"name\":\"Q\"},{\"id\":\"p\",\"name\":\"P\"}]}",
        "teams[1].members[1].id: There is another person \"p\" in this file; each has an id of its own.",
    );
    teams(
        "{\"id\":\"a\",\"name\":\"A\",\"url\":\"javascript:x\"}",
        "teams[0].url: A link begins with https:, http: or mailto:, or is relative to the page, like /handbook/.",
    );
    check(
        "{\"title\":\"T\",\"teams\":[],\"links\":[{\"label\":\"L\",\"url\":\"/x\",\"access\":\"intern\"}]}",
        "links[0].access: The value \"intern\" isn't one of those that can stand here. Did you mean \"internal\"?",
    );
    check(
        "{\"title\":\"T\",\"teams\":[],\"as_of\":\"2026-02-30\"}",
        "as_of: Write a date that exists as YYYY-MM-DD, like 2026-12-02.",
    );
}

#[test]
fn the_tree_counts_and_orders() {
    let tree = directory("a*1 b<a*2 c<b*3 d d1<d*1 e<a").tree();
    assert_eq!(tree.order(), [0, 1, 2, 5, 3, 4]);
    assert_eq!(tree.roots().collect::<Vec<_>>(), [0, 3]);
    assert_eq!(tree.children(0).collect::<Vec<_>>(), [1, 5]);
    assert_eq!(tree.ancestors(2).collect::<Vec<_>>(), [1, 0]);
    assert_eq!(tree.descendants(0), [1, 2, 5]);
    assert_eq!(tree.descendants(2), [0_usize; 0]);
    assert_eq!(
        (0..6)
            .map(|team| tree.direct_members(team))
            .collect::<Vec<_>>(),
        [1, 2, 3, 0, 1, 0]
    );
    assert_eq!(
        (0..6)
            .map(|team| tree.all_members(team))
            .collect::<Vec<_>>(),
        [6, 5, 3, 1, 1, 0]
    );
    assert_eq!(
        (0..6).map(|team| tree.depth(team)).collect::<Vec<_>>(),
        [0, 1, 2, 0, 1, 1]
    );
    assert_eq!(
        (
            tree.parent(2),
            tree.parent(0),
            tree.is_group(0),
            tree.is_group(5)
        ),
        (Some(1), None, true, false)
    );
    assert_eq!(
        (
            tree.depth(99),
            tree.all_members(99),
            tree.children(99).count()
        ),
        (0, 0, 0)
    );
}

#[test]
fn a_long_chain_is_no_trouble() {
    let teams: Vec<String> = (0..20_000)
        .map(|team| {
            if team == 0 {
                "t0".to_owned()
            } else {
                format!("t{team}<t{}*1", team - 1)
            }
        })
        .collect();
    let directory = directory(&teams.join(" "));
    assert_eq!(json::Contract::check(&directory), Ok(()));
    let tree = directory.tree();
    assert_eq!((tree.depth(19_999), tree.all_members(0)), (19_999, 19_999));
    assert_eq!(tree.ancestors(19_999).count(), 19_999);
}

#[test]
fn a_cycle_is_cut_rather_than_followed() {
    let tree = directory("a<b b<a*1 c<c*1 d<a").tree();
    assert_eq!(tree.roots().collect::<Vec<_>>(), [0, 2]);
    assert_eq!(tree.order(), [0, 1, 3, 2]);
    assert_eq!(tree.all_members(0), 1);
}

proptest! {
    #[test]
    fn every_tree_holds_every_team_once(parents in prop::collection::vec(0_usize..24, 0..20)) {
        let teams: Vec<String> = parents.iter().enumerate().map(|(team, parent)| format!("t{team}<t{parent}*1")).collect();
        let directory = directory(&teams.join(" "));
        let tree = directory.tree();
        let mut seen = tree.order().to_vec();
        seen.sort_unstable();
        prop_assert_eq!(seen, (0..parents.len()).collect::<Vec<_>>());
        prop_assert_eq!(tree.roots().map(|team| tree.all_members(team)).sum::<usize>(), parents.len());
        for team in 0..parents.len() {
            prop_assert_eq!(tree.ancestors(team).count(), tree.depth(team) as usize);
            prop_assert_eq!(tree.descendants(team).len() + 1, tree.all_members(team));
            prop_assert!(tree.descendants(team).iter().all(|inner| tree.ancestors(*inner).any(|outer| outer == team)));
        }
    }
}
