//! Backstage's catalog: `Group` and `User` entities.
//!
//! Teams nest by a group's `spec.parent`, or else by its parent's `spec.children`. A
//! person stands in the first group that names them.

use inlay_domain::directory::Member;
use serde_norway::Value;

use super::gathered::Gathered;
use super::{text, texts};

/// The name of an entity in `[kind:][namespace/]name`, with its namespace where that
/// isn't the default one; compared without regard to case, as Backstage does.
fn reference(text: &str) -> String {
    let text = text.split_once(':').map_or(text, |(_, rest)| rest);
    let text = text.strip_prefix("default/").unwrap_or(text);
    text.to_lowercase()
}

/// What an entity is called by others.
fn key(entity: &Value) -> Option<String> {
    let name = text(entity, &["metadata", "name"])?;
    Some(match text(entity, &["metadata", "namespace"]) {
        Some(namespace) => reference(&format!("{namespace}/{name}")),
        None => reference(&name),
    })
}

fn shown(entity: &Value, name: &str) -> String {
    text(entity, &["spec", "profile", "displayName"])
        .or_else(|| text(entity, &["metadata", "title"]))
        .unwrap_or_else(|| name.to_owned())
}

pub(super) fn gather(entities: &[Value], gathered: &mut Gathered) {
    let mut groups = Vec::new();
    let mut users = Vec::new();
    for entity in entities {
        let kind = text(entity, &["kind"]).unwrap_or_default();
        match (kind.as_str(), key(entity)) {
            ("Group", Some(key)) => groups.push((key, entity)),
            ("User", Some(key)) => users.push((key, entity)),
            ("Group" | "User", None) => gathered.leave("entities without a name", &kind),
            (kind, key) => {
                let why = format!("entities of kind {}", kind.escape_debug());
                gathered.leave(&why, &key.unwrap_or_default());
            }
        }
    }
    for (key, entity) in &groups {
        if gathered.find(key).is_some() {
            gathered.leave("groups of a name that another has", key);
            continue;
        }
        group(key, entity, gathered);
    }
    for (key, entity) in &groups {
        nest(key, entity, gathered);
    }
    for (key, entity) in &groups {
        children(key, entity, gathered);
    }
    for (key, entity) in &users {
        user(key, entity, &groups, gathered);
    }
}

fn group(key: &str, entity: &Value, gathered: &mut Gathered) {
    let name = text(entity, &["metadata", "name"]).unwrap_or_default();
    let number = gathered.team(key, &shown(entity, &name));
    let contact = gathered.email(text(entity, &["spec", "profile", "email"]));
    let mut links = Vec::new();
    let listed = entity
        .get("metadata")
        .and_then(|metadata| metadata.get("links"));
    for each in listed.and_then(Value::as_sequence).into_iter().flatten() {
        links.extend(gathered.link(text(each, &["title"]), text(each, &["url"])));
    }
    if entity
        .get("spec")
        .and_then(|spec| spec.get("profile"))
        .and_then(|profile| profile.get("picture"))
        .is_some()
    {
        gathered.leave("pictures", &name);
    }
    if let Some(team) = gathered.get(number) {
        team.summary = text(entity, &["metadata", "description"]);
        team.contacts.extend(contact);
        team.links = links;
        if team.name != name {
            team.aliases.push(name);
        }
    }
}

/// Follows `spec.parent`.
fn nest(key: &str, entity: &Value, gathered: &mut Gathered) {
    let (Some(team), Some(parent)) = (gathered.find(key), text(entity, &["spec", "parent"])) else {
        return;
    };
    match gathered.find(&reference(&parent)) {
        Some(parent) => gathered.put(team, parent),
        None => gathered.leave("parents that no file has", &parent),
    }
}

/// Follows `spec.children`, where the child says nothing.
fn children(key: &str, entity: &Value, gathered: &mut Gathered) {
    let Some(parent) = gathered.find(key) else {
        return;
    };
    for child in texts(entity, &["spec", "children"]) {
        match gathered.find(&reference(&child)) {
            Some(team) => {
                if gathered.get(team).is_some_and(|team| team.parent.is_none()) {
                    gathered.put(team, parent);
                }
            }
            None => gathered.leave("children that no file has", &child),
        }
    }
}

fn user(key: &str, entity: &Value, groups: &[(String, &Value)], gathered: &mut Gathered) {
    let name = text(entity, &["metadata", "name"]).unwrap_or_default();
    let name = shown(entity, &name);
    let mut of: Vec<String> = texts(entity, &["spec", "memberOf"]);
    // A group may name its members instead.
    for (group, entity) in groups {
        let members = texts(entity, &["spec", "members"]);
        if members.iter().any(|member| reference(member) == key)
            && !of.iter().any(|other| reference(other) == *group)
        {
            of.push(group.clone());
        }
    }
    let email = text(entity, &["spec", "profile", "email"]);
    let url = gathered.url(email.map(|address| format!("mailto:{address}")));
    let mut placed = false;
    for group in of {
        let Some(team) = gathered.find(&reference(&group)) else {
            gathered.leave(
                "memberships in groups that no file has",
                &format!("{name} in {group}"),
            );
            continue;
        };
        placed = true;
        let member = Member {
            id: key.to_owned(),
            name: name.clone(),
            role: text(entity, &["metadata", "description"]),
            zone: None,
            location: None,
            regions: Vec::new(),
            url: url.clone(),
            access: None,
        };
        gathered.person(team, member);
    }
    if !placed {
        gathered.leave("people without a group", &name);
    }
}
