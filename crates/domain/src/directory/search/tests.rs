use proptest::prelude::*;

use super::*;
use crate::json;

const EXAMPLE: &str = include_str!("../../../../../tests/fixtures/data/directory.json");

const ODD: &str = r##"{
  "title": "Odd", "regions": [{"id": "EMEA", "name": "Europe, Middle East and Africa"}],
  "teams": [
    {"id": "campus", "name": "Campus", "summary": "Universities."},
    {"id": "doe", "name": "Department of Energy", "regions": ["EMEA"]},
    {"id": "strasse", "name": "Große Straße", "aliases": ["東京支社"]},
    {"id": "people", "name": "People", "members": [
      {"id": "p1", "name": "Zoë Müller", "role": "Field Marketing Manager", "location": "Austin, US"},
      {"id": "p2", "name": "José de la Cruz", "role": "Engineer", "location": "Sydney, AU"},
      {"id": "p3", "name": "e\u0301lan Vital", "location": "São Paulo"}
    ]}
  ]
}"##;

/// A hit as `id/person field:text` with the matches in brackets.
fn show(directory: &Directory, hit: &Hit) -> String {
    let team = &directory.teams[hit.team];
    let mut out = team.id.as_str().to_owned();
    if let Some(person) = hit.person {
        out = format!("{out}/{}", team.members[person].id);
    }
    out = format!("{out} {}:", hit.field.word());
    for (at, char) in hit.text.chars().enumerate() {
        let at = at as u32;
        if hit.matches.iter().any(|(from, _)| *from == at) {
            out.push('[');
        }
        out.push(char);
        if hit.matches.iter().any(|(_, to)| *to == at + 1) {
            out.push(']');
        }
    }
    out
}

#[test]
fn finds_what_is_meant() {
    #[track_caller]
    fn check(text: &str, query: &str, expected: &[&str]) {
        let directory: Directory = json::read(text).unwrap();
        let hits = Index::new(&directory).find(&directory, query, 20).hits;
        let hits: Vec<String> = hits.iter().map(|hit| show(&directory, hit)).collect();
        assert_eq!(hits, expected, "{query}");
    }
    check(EXAMPLE, "abm", &["account-based-marketing alias:[ABM]"]);
    check(EXAMPLE, "fm", &["field-marketing name:[F]ield [M]arketing"]);
    check(
        EXAMPLE,
        "pmm",
        &["channel-marketing/sample-1 role:[P]artner [M]arketing [M]anager"],
    );
    check(EXAMPLE, "camp", &["campaigns name:[Camp]aigns"]);
    check(EXAMPLE, "CAMPAIGNS", &["campaigns name:[Campaigns]"]);
    check(
        EXAMPLE,
        "digital",
        &[
            "digital-experience name:[Digital] Experience",
            "digital-strategy name:[Digital] Strategy",
        ],
    );
    check(
        EXAMPLE,
        "strategy digital",
        &["digital-strategy name:[Digital] [Strategy]"],
    );
    check(
        EXAMPLE,
        "field apac",
        &["field-marketing name:[Field] Marketing"],
    );
    check(
        EXAMPLE,
        "awareness events",
        &["corporate-events summary:Own and third-party [events] that raise [awareness]."],
    );
    check(
        EXAMPLE,
        "partner london",
        &["channel-marketing/sample-1 role:[Partner] Marketing Manager"],
    );
    check(
        EXAMPLE,
        "sample channel",
        &["channel-marketing/sample-1 name:[Sample] Person"],
    );
    // Typing errors.
    check(EXAMPLE, "campains", &["campaigns name:[Campaigns]"]);
    check(
        EXAMPLE,
        "feild marketing",
        &["field-marketing name:[Field] [Marketing]"],
    );
    check(EXAMPLE, "capmai", &["campaigns name:[Campaigns]"]);
    check(
        EXAMPLE,
        "lifecicle",
        &["lifecycle-marketing name:[Lifecycle] Marketing"],
    );
    // Nothing.
    for query in ["", " - ", "xyzzy", "campaigns xyzzy", "aigns", "eld", "qqq"] {
        check(EXAMPLE, query, &[]);
    }
    // Never inside a word; a whole word before the beginning of one.
    check(ODD, "us", &["people/p1 location:Austin, [US]"]);
    check(ODD, "au", &["people/p2 location:Sydney, [AU]"]);
    check(ODD, "aus", &["people/p1 location:[Aus]tin, US"]);
    check(ODD, "mgr", &["people/p1 role:Field Marketing [Manager]"]);
    check(ODD, "doe", &["doe name:[D]epartment [o]f [E]nergy"]);
    check(
        ODD,
        "de",
        &[
            "people/p2 name:José [de] la Cruz",
            "doe name:[D]epartment of [E]nergy",
        ],
    );
    check(ODD, "emea", &["doe region:[EMEA]"]);
    check(
        ODD,
        "africa",
        &["doe region:Europe, Middle East and [Africa]"],
    );
    // Accents, and letters that are two.
    check(ODD, "strasse", &["strasse name:Große [Straße]"]);
    check(ODD, "stras", &["strasse name:Große [Straß]e"]);
    check(ODD, "muller zoe", &["people/p1 name:[Zoë] [Müller]"]);
    check(ODD, "mueller", &["people/p1 name:Zoë [Müller]"]);
    check(ODD, "MÜLL", &["people/p1 name:Zoë [Müll]er"]);
    check(ODD, "sao", &["people/p3 location:[São] Paulo"]);
    check(ODD, "él", &["people/p3 name:[e\u{301}l]an Vital"]);
    check(ODD, "支社", &["strasse alias:東京[支社]"]);
}

#[test]
fn says_what_it_took_the_words_for() {
    #[track_caller]
    fn check(query: &str, expected: Option<&str>) {
        let directory: Directory = json::read(EXAMPLE).unwrap();
        let index = Index::new(&directory);
        assert_eq!(
            index.find(&directory, query, 5).corrected.as_deref(),
            expected,
            "{query}"
        );
    }
    check("campains", Some("Campaigns"));
    check("feild marketing", Some("Field Marketing"));
    check("marketing feild", Some("Marketing Field"));
    check("campaigns", None);
    check("xyzzy", None);
    check("", None);
}

#[test]
fn the_best_come_first_and_the_limit_holds() {
    let directory: Directory = json::read(EXAMPLE).unwrap();
    let index = Index::new(&directory);
    let all = index.find(&directory, "m", 100).hits;
    assert!(all.is_sorted_by(|one, other| one.score >= other.score));
    assert!(all.iter().all(|hit| hit.score <= 1000));
    for limit in 0..all.len() {
        assert_eq!(index.find(&directory, "m", limit).hits, all[..limit]);
    }
}

/// Ten thousand people; the time that they take is printed, not asserted.
#[test]
fn ten_thousand_people_are_searched() {
    let directory = crowd(10_000);
    let started = jiff::Timestamp::now();
    let index = Index::new(&directory);
    let built = jiff::Timestamp::now().duration_since(started);
    println!("built in {built:?}");
    for query in [
        "m",
        "ma",
        "market",
        "marketing mana",
        "marketign",
        "name77 london",
        "zzzzzzzz",
        "nmae123",
    ] {
        let started = jiff::Timestamp::now();
        let hits = index.find(&directory, query, 20).hits.len();
        println!(
            "{query}: {hits} in {:?}",
            jiff::Timestamp::now().duration_since(started)
        );
    }
    assert_eq!(index.find(&directory, "name77 london", 20).hits.len(), 20);
}

fn crowd(count: usize) -> Directory {
    let mut directory: Directory = json::read(EXAMPLE).unwrap();
    let places = ["London", "Austin", "Sydney", "Tokyo", "São Paulo"];
    let roles = [
        "Marketing Manager",
        "Partner Manager",
        "Events Lead",
        "Field Strategist",
    ];
    let pick = |list: &[&str], at: usize| list.get(at % list.len()).map(|text| (*text).to_owned());
    let teams = directory.teams.len();
    for number in 0..count {
        let mut member = directory.teams[8].members[0].clone();
        member.id = format!("p{number}");
        member.name = format!("Given{} Name{number}", number % 700);
        member.role = pick(&roles, number / 3);
        member.location = pick(&places, number);
        directory.teams[number % teams].members.push(member);
    }
    directory
}

proptest! {
    #[test]
    fn any_query_is_answered_with_ranges_inside_the_text(
        query in any::<String>(), other in "[a-zäéß東 ]{0,12}", name in r"[\PC ]{1,12}|[A-Za-zÄéßĲ東京\u{301} .-]{1,12}"
    ) {
        let mut directory: Directory = json::read(ODD).unwrap();
        directory.teams[0].name = name.clone();
        let index = Index::new(&directory);
        for query in [&query, &other, &name, &name.chars().take(2).collect::<String>()] {
            for hit in index.find(&directory, query, 9).hits {
                let length = hit.text.chars().count() as u32;
                prop_assert!(!hit.matches.is_empty());
                prop_assert!(hit.matches.iter().all(|(from, to)| from < to && *to <= length), "{:?}", hit);
                prop_assert!(hit.matches.is_sorted_by(|one, other| one.1 < other.0));
            }
        }
    }

    #[test]
    fn every_beginning_of_a_word_finds_it(team in 0_usize..9, word in 0_usize..3, length in 1_usize..12) {
        let directory: Directory = json::read(EXAMPLE).unwrap();
        let words: Vec<&str> = directory.teams[team].name.split(' ').collect();
        let typed: String = words[word % words.len()].chars().take(length).collect();
        let hits = Index::new(&directory).find(&directory, &typed, 100).hits;
        prop_assert!(hits.iter().any(|hit| hit.team == team && hit.person.is_none()));
    }
}
