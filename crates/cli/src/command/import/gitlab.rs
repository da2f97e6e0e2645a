//! GitLab's `team.yml`: a list of people, each with departments, division and place.
//!
//! A department is a team, and part of the division of whoever names it first. A person
//! stands in the first of their departments.

use inlay_domain::directory::Member;
use serde_norway::Value;

use super::gathered::Gathered;
use super::{html, text, texts};

/// What a directory has room for; `picture`, `story` and the like it hasn't.
const TAKEN: &[&str] = &[
    "slug",
    "type",
    "name",
    "role",
    "place",
    "country",
    "gitlab",
    "departments",
    "division",
];

pub(super) fn gather(file: &Value, gathered: &mut Gathered) -> Result<(), String> {
    let Value::Sequence(people) = file else {
        return Err("A team.yml is a list of people.".to_owned());
    };
    for entry in people {
        person(entry, gathered);
    }
    Ok(())
}

fn person(entry: &Value, gathered: &mut Gathered) {
    let gitlab = text(entry, &["gitlab"]);
    let slug = text(entry, &["slug"]).or_else(|| gitlab.clone());
    let shown = slug.clone().unwrap_or_default();
    if let Some(kind) = text(entry, &["type"])
        && kind != "person"
    {
        gathered.leave(&format!("entries of type {}", kind.escape_debug()), &shown);
        return;
    }
    let Some(name) = text(entry, &["name"]) else {
        gathered.leave("entries without a name", &shown);
        return;
    };
    let mut departments = texts(entry, &["departments"]).into_iter();
    let division = text(entry, &["division"]);
    let Some(department) = departments.next().or_else(|| division.clone()) else {
        gathered.leave("people without a department", &name);
        return;
    };
    for department in departments {
        let what = format!("{name} in {department}");
        gathered.leave(
            "further departments of people, who stand in one team each",
            &what,
        );
    }
    for (field, _) in entry.as_mapping().into_iter().flatten() {
        let field = field.as_str().unwrap_or_default();
        if !TAKEN.contains(&field) {
            gathered.leave(&format!("fields called {}", field.escape_debug()), &name);
        }
    }
    let known = gathered.find(&department);
    let team = gathered.team(&department, &department);
    if let Some(division) = division.filter(|division| *division != department) {
        let above = gathered.team(&division, &division);
        if known.is_none() || gathered.get(team).is_some_and(|team| team.parent.is_none()) {
            gathered.put(team, above);
        }
    }
    let place: Vec<String> = ["place", "country"]
        .iter()
        .filter_map(|field| text(entry, &[field]))
        .collect();
    let url = gitlab.map(|user| format!("https://gitlab.com/{user}"));
    let url = gathered.url(url);
    let role = text(entry, &["role"]).map(|role| html::words(&role));
    gathered.person(
        team,
        Member {
            id: slug.unwrap_or_else(|| name.clone()),
            name,
            role: role.filter(|role| !role.is_empty()),
            zone: None,
            location: (!place.is_empty()).then(|| place.join(", ")),
            regions: Vec::new(),
            url,
            access: None,
        },
    );
}
