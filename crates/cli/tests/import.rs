//! `inlay import`: directories out of what other systems keep.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may"
)]

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// The exit code, the directory and the report.
fn import(kind: &str, input: &str) -> (i32, Value, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_inlay"))
        .args(["import", kind, "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join();
    let code = output.status.code().unwrap_or_else(|| panic!("{output:?}"));
    let printed = serde_json::from_slice(&output.stdout).unwrap_or_default();
    (code, printed, String::from_utf8(output.stderr).unwrap())
}

#[track_caller]
fn check(kind: &str, input: &str, teams: Value, report: &[&str]) {
    let (code, directory, said) = import(kind, input);
    assert_eq!(code, 0, "{said}");
    assert_eq!(directory["teams"], teams);
    assert_eq!(said.lines().collect::<Vec<_>>(), report);
}

#[test]
fn gitlab_team() {
    check(
        "gitlab-team",
        r#"
- slug: ada
  type: person
  name: Ada L
  gitlab: ada
  role: <a href="/job/">Field Marketing</a> Manager &amp; Lead
  place: Austin
  country: USA
  departments: [Field Marketing, Hiring]
  division: Marketing
  picture: ada.jpg
- slug: open-role
  type: vacancy
  name: Somebody
  departments: [Field Marketing]
- slug: bo
  type: person
  name: Bo
  country: Japan
  departments: Marketing
"#,
        json!([
            { "id": "field-marketing", "name": "Field Marketing", "parent": "marketing", "members": [{
                "id": "ada", "name": "Ada L", "role": "Field Marketing Manager & Lead",
                "location": "Austin, USA", "url": "https://gitlab.com/ada",
            }] },
            { "id": "marketing", "name": "Marketing", "members": [
                { "id": "bo", "name": "Bo", "location": "Japan" }
            ] },
        ]),
        &[
            "2 teams, 2 people",
            "left out: 1 entries of type vacancy: open-role",
            "left out: 1 fields called picture: Ada L",
            "left out: 1 further departments of people, who stand in one team each: Ada L in Hiring",
        ],
    );
}

#[test]
fn backstage() {
    check(
        "backstage",
        r#"
apiVersion: backstage.io/v1alpha1
kind: Group
metadata:
  name: infra
  description: Keeps it running.
  links: [{ url: "https://example.com/infra", title: Handbook }, { url: "javascript:alert(1)" }]
spec: { type: unit, children: [group:default/storage], profile: { displayName: Infrastructure, email: infra@example.com } }
---
kind: Group
metadata: { name: storage }
spec: { type: team, children: [], members: [bo] }
---
kind: User
metadata: { name: Bo }
spec: { profile: { displayName: Bo B }, memberOf: [infra, gone] }
---
kind: Component
metadata: { name: api }
"#,
        json!([
            { "id": "infrastructure", "name": "Infrastructure", "aliases": ["infra"],
              "summary": "Keeps it running.",
              "contacts": [{ "kind": "email", "label": "infra@example.com", "url": "mailto:infra@example.com" }],
              "links": [{ "label": "Handbook", "url": "https://example.com/infra" }],
              "members": [{ "id": "bo", "name": "Bo B" }] },
            { "id": "storage", "name": "storage", "parent": "infrastructure" },
        ]),
        &[
            "2 teams, 1 people",
            "left out: 1 addresses that aren't https:, http:, mailto: or relative: javascript:alert(1)",
            "left out: 1 entities of kind Component: api",
            "left out: 1 further places of people, who stand in one team each: Bo B in storage (is in Infrastructure)",
            "left out: 1 memberships in groups that no file has: Bo B in gone",
        ],
    );
}

#[test]
fn csv() {
    check(
        "csv",
        "\u{feff}Team;Parent;Summary;Person;Id;Role;Zone;Shoe size\n\
         Regional;;;;;;;\n\
         Field;Regional;\"Close; to sales\";;;;;\n\
         Field;Regional;;Ada;a1;'=Lead;Europe/London;38\n\
         Field;Nowhere;;Bo;a1;;Mars/Olympus;\n",
        json!([
            { "id": "regional", "name": "Regional" },
            { "id": "field", "name": "Field", "parent": "regional", "summary": "Close; to sales",
              "members": [{ "id": "a1", "name": "Ada", "role": "=Lead", "zone": "Europe/London" }] },
        ]),
        &[
            "2 teams, 1 people",
            "left out: 1 columns: shoe-size",
            "left out: 1 further places of people, who stand in one team each: Bo in Field (is in Field)",
            "left out: 1 parents that no row has: Nowhere",
            "left out: 1 time zones that don't exist: Mars/Olympus",
        ],
    );
}

/// Whatever a file holds, what is printed is a directory, or there is an error.
#[test]
fn hostile_files() {
    let cycle = "kind: Group\nmetadata: {name: a}\nspec: {parent: b}\n---\n\
                 kind: Group\nmetadata: {name: b}\nspec: {parent: a}\n";
    let (code, directory, said) = import("backstage", cycle);
    assert_eq!((code, directory["teams"][1].get("parent")), (0, None));
    assert!(said.contains("part of itself"), "{said}");

    // Two hundred levels.
    let mut deep = String::from("team,parent\nt0,\n");
    for level in 1..200 {
        deep.push_str(&format!("t{level},t{}\n", level - 1));
    }
    let (code, directory, _) = import("csv", &deep);
    assert_eq!(
        (code, &directory["teams"][199]["parent"]),
        (0, &json!("t198"))
    );

    // Nine aliases of nine aliases of …: more than memory holds.
    let mut laughs = String::from("a0: &a0 [x]\n");
    for level in 1..30 {
        let inner = vec![format!("*a{}", level - 1); 9].join(", ");
        laughs.push_str(&format!("a{level}: &a{level} [{inner}]\n"));
    }
    assert_eq!(import("gitlab-team", &laughs).0, 1);
    assert_eq!(import("gitlab-team", &"[".repeat(100_000)).0, 1);
    assert_eq!(import("gitlab-team", "name: not a list").0, 1);
    assert_eq!(import("csv", "name\nx\n").0, 1);
    assert_eq!(import("csv", "").0, 1);

    // Markup stays text, a terminal isn't commanded, and long names pass.
    let long = "n".repeat(10_000);
    let table = format!(
        "team,person,id,person-url\n<img src=x onerror=alert(1)>,\u{202e}{long},\u{1b}[31m,java\tscript:x\n"
    );
    let (code, directory, said) = import("csv", &table);
    assert_eq!(code, 0, "{said}");
    assert_eq!(
        directory["teams"][0]["name"],
        "<img src=x onerror=alert(1)>"
    );
    assert!(!said.contains('\u{1b}'), "{said:?}");
    assert!(directory["teams"][0]["members"][0].get("url").is_none());
}

/// The form, and the report without its last line.
fn template(input: &str) -> (Value, Vec<String>) {
    let (code, form, said) = import("template", input);
    assert_eq!(code, 0, "{said}");
    let mut said: Vec<String> = said.lines().map(str::to_owned).collect();
    assert!(said.pop().unwrap().contains("targets"));
    (form, said)
}

#[test]
fn a_template_of_gitlab_becomes_a_form() {
    let (form, said) = template(
        "## Details\n\n- Country: <!-- Where? -->\n- **Budget:**\n- [ ] Legal has looked\n\n\
         ## Why\n\n<!-- What is in it\nfor us? -->\n\n# Plan\n\n## How {{x}}\nText.\n\n\
         /label ~\"needs approval\" ~emea\n/assign @lead\n/due in 5 days\n/confidential\n/milestone %Q1\n",
    );
    assert_eq!(
        form,
        json!({
            "fields": [
                { "id": "title", "label": "Title", "kind": "text", "required": true },
                { "id": "country", "label": "Country", "kind": "text", "help": "Where?" },
                { "id": "budget", "label": "Budget", "kind": "text" },
                { "id": "why", "label": "Why", "kind": "long-text", "help": "What is in it for us?" },
            ],
            "draft": {
                "title": "{{title}}",
                "template": "## Details\n\n- Country: {{country}}\n- **Budget:** {{budget}}\n\
                    - [ ] Legal has looked\n\n## Why\n\n{{why}}\n\n# Plan\n\n## How { {x}}\n\nText.\n",
                "labels": ["needs approval", "emea"],
                "assignees": ["@lead"],
                "due_in_days": 5,
                "confidential": true,
            },
            "targets": [],
        })
    );
    assert_eq!(
        said,
        [
            "left out: braces that would be placeholders: ## How {{x}}",
            "left out: quick actions: /milestone %Q1",
        ]
    );
}

#[test]
fn an_issue_form_of_github_becomes_a_form() {
    let (form, said) = template(
        "name: Request\ndescription: d\ntitle: \"[Request]: \"\nlabels: [a, \"b, c\"]\nassignees: octocat\nbody:\n\
         - type: markdown\n  attributes: { value: Hello }\n\
         - type: input\n  id: who\n  attributes: { label: Region, description: Yours, placeholder: x }\n  validations: { required: true }\n\
         - type: dropdown\n  attributes: { label: Kinds, multiple: true, options: [x, y, x] }\n\
         - type: checkboxes\n  attributes: { label: Terms, options: [{ label: I agree, required: true }] }\n\
         - type: upload\n",
    );
    assert_eq!(
        form["fields"],
        json!([
            { "id": "title", "label": "Title", "kind": "text", "required": true },
            { "id": "region-2", "label": "Region", "kind": "text", "help": "Yours", "required": true },
            { "id": "kinds", "label": "Kinds", "kind": "multi-choice", "choices": ["x", "y"] },
            { "id": "i-agree", "label": "I agree", "kind": "checkbox", "required": true },
        ])
    );
    assert_eq!(
        form["draft"],
        json!({
            "title": "[Request]: {{title}}",
            "template": "### Region\n\n{{region-2}}\n\n### Kinds\n\n{{kinds}}\n\n### Terms\n\n- I agree: {{i-agree}}\n",
            "labels": ["a", "b", "c"],
            "assignees": ["@octocat"],
        })
    );
    assert_eq!(
        said,
        [
            "left out: texts that only the form shows: Hello",
            "left out: settings of fields: placeholder of Region",
            "left out: parts of another type: upload",
        ]
    );
}
