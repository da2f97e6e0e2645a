//! A form for `inlay-approval-request` out of a template for issues: GitLab's
//! Markdown, or GitHub's issue form in YAML.
//!
//! In Markdown a heading with nothing under it, and an item that ends with a colon,
//! become fields; comments are their help; quick actions are the draft's own.

use serde_json::{Value as Json, json};
use serde_norway::Value;

use super::{text, texts};

/// The form, and what found no place in it: why, and what.
pub(super) struct Form {
    pub(super) data: Json,
    pub(super) left: Vec<(&'static str, String)>,
}

#[derive(Default)]
struct Draft {
    title: String,
    fields: Vec<Json>,
    ids: Vec<String>,
    template: String,
    labels: Vec<String>,
    assignees: Vec<String>,
    due: Option<u16>,
    confidential: bool,
    left: Vec<(&'static str, String)>,
}

/// Reads either kind of template.
pub(super) fn read(source: &str) -> Form {
    let form = serde_norway::from_str::<Value>(source)
        .ok()
        .filter(|form| form.get("body").is_some_and(Value::is_sequence));
    let mut draft = Draft {
        // What a template computes of a country can't be a field's name.
        ids: ["region", "support-level", "approver"]
            .map(str::to_owned)
            .to_vec(),
        ..Draft::default()
    };
    let title =
        json!({ "id": draft.id("title"), "label": "Title", "kind": "text", "required": true });
    draft.fields.push(title);
    match form {
        Some(form) => draft.form(&form),
        None => draft.markdown(source),
    }
    draft.finish()
}

impl Draft {
    /// An id made of a label's letters and digits, unlike all before.
    fn id(&mut self, label: &str) -> String {
        let mut id = String::new();
        for c in label.chars().flat_map(char::to_lowercase) {
            if c.is_ascii_alphanumeric() {
                id.push(c);
            } else if !id.is_empty() && !id.ends_with('-') {
                id.push('-');
            }
        }
        let id = match id.trim_end_matches('-') {
            id if id.starts_with(|c: char| c.is_ascii_lowercase()) => id.to_owned(),
            id => format!("field-{id}").trim_end_matches('-').to_owned(),
        };
        let mut own = id.clone();
        let mut number = 1;
        while self.ids.contains(&own) {
            number += 1;
            own = format!("{id}-{number}");
        }
        self.ids.push(own.clone());
        own
    }

    fn field(&mut self, label: &str, kind: &str) -> String {
        let id = self.id(label);
        self.fields
            .push(json!({ "id": id, "label": label, "kind": kind }));
        id
    }

    /// Sets something of the last field.
    fn set(&mut self, name: &str, value: Json) {
        if let Some(Json::Object(field)) = self.fields.last_mut() {
            field.insert(name.to_owned(), value);
        }
    }

    /// A line of the template's own; `{{` would be a placeholder there.
    fn line(&mut self, line: &str) {
        if line.contains("{{") {
            self.left
                .push(("braces that would be placeholders", line.trim().to_owned()));
        }
        self.template.push_str(&line.replace("{{", "{ {"));
        self.template.push('\n');
    }

    fn about(&mut self, head: &Value) {
        let title = text(head, &["title"]).or_else(|| text(head, &["name"]));
        self.title = title.unwrap_or_default();
        for label in texts(head, &["labels"]) {
            let each = label.split(',').map(|one| one.trim().to_owned());
            self.labels.extend(each.filter(|one| !one.is_empty()));
        }
        for name in texts(head, &["assignees"]) {
            for name in name
                .split(',')
                .map(str::trim)
                .filter(|name| !name.is_empty())
            {
                self.assignees
                    .push(format!("@{}", name.trim_start_matches('@')));
            }
        }
    }

    fn form(&mut self, form: &Value) {
        self.about(form);
        for name in ["projects", "type"] {
            if form.get(name).is_some() {
                self.left.push(("settings of the form", name.to_owned()));
            }
        }
        let body = form.get("body").and_then(Value::as_sequence);
        for part in body.into_iter().flatten() {
            self.part(part);
        }
    }

    fn part(&mut self, part: &Value) {
        let label = text(part, &["attributes", "label"]);
        let kind = text(part, &["type"]).unwrap_or_default();
        let several = part.get("attributes").and_then(|one| one.get("multiple"));
        let several = several.and_then(Value::as_bool).unwrap_or_default();
        let kind = match &*kind {
            "input" => "text",
            "textarea" => "long-text",
            "dropdown" if several => "multi-choice",
            "dropdown" => "choice",
            "checkboxes" => return self.boxes(part, &label.unwrap_or_default()),
            "markdown" => {
                let shown = text(part, &["attributes", "value"]).unwrap_or_default();
                return self.left.push(("texts that only the form shows", shown));
            }
            _ => return self.left.push(("parts of another type", kind)),
        };
        let Some(label) = label else {
            return self.left.push(("fields without a label", kind.to_owned()));
        };
        let id = self.field(&label, kind);
        if kind.ends_with("choice") {
            let mut choices: Vec<String> = Vec::new();
            for choice in texts(part, &["attributes", "options"]) {
                if !choices.contains(&choice) {
                    choices.push(choice);
                }
            }
            self.set("choices", json!(choices));
        }
        if let Some(help) = text(part, &["attributes", "description"]) {
            self.set("help", help.into());
        }
        let required = part.get("validations").and_then(|one| one.get("required"));
        if required.and_then(Value::as_bool).unwrap_or_default() {
            self.set("required", true.into());
        }
        for name in ["value", "placeholder", "render", "default"] {
            if part
                .get("attributes")
                .is_some_and(|one| one.get(name).is_some())
            {
                self.left
                    .push(("settings of fields", format!("{name} of {label}")));
            }
        }
        self.line(&format!("### {label}"));
        self.template.push_str(&format!("\n{{{{{id}}}}}\n\n"));
    }

    /// Every box is a field of its own: one may be required, another not.
    fn boxes(&mut self, part: &Value, label: &str) {
        if !label.is_empty() {
            self.line(&format!("### {label}"));
            self.template.push('\n');
        }
        let options = part.get("attributes").and_then(|one| one.get("options"));
        for option in options.and_then(Value::as_sequence).into_iter().flatten() {
            let Some(label) = text(option, &["label"]) else {
                continue;
            };
            let id = self.field(&label, "checkbox");
            let required = option.get("required").and_then(Value::as_bool);
            if required.unwrap_or_default() {
                self.set("required", true.into());
            }
            let shown = label.replace("{{", "{ {");
            self.template
                .push_str(&format!("- {shown}: {{{{{id}}}}}\n"));
        }
        self.template.push('\n');
    }

    fn markdown(&mut self, source: &str) {
        let source = source.replace('\r', "");
        let mut body = source.trim_start_matches('\u{feff}');
        if let Some((head, rest)) = body
            .strip_prefix("---\n")
            .and_then(|rest| rest.split_once("\n---\n"))
            && let Ok(head) = serde_norway::from_str(head)
        {
            self.about(&head);
            body = rest;
        }
        let (lines, comments) = apart(body);
        let mut rest = lines.iter().enumerate().peekable();
        while let Some((at, line)) = rest.next() {
            let bare = line.trim();
            let help = |from: usize, to: usize| {
                let within = comments
                    .iter()
                    .filter(|(place, _)| (from..=to).contains(place));
                let all: Vec<&str> = within.map(|(_, text)| text.as_str()).collect();
                all.join(" ")
            };
            let heading = bare.trim_start_matches('#');
            if bare.starts_with('/')
                && bare
                    .get(1..)
                    .is_some_and(|rest| rest.starts_with(char::is_alphabetic))
            {
                self.action(bare);
            } else if bare.starts_with('#') && heading.starts_with(' ') {
                let mut end = at;
                while let Some((next, _)) = rest.next_if(|(_, line)| line.trim().is_empty()) {
                    end = next;
                }
                let below = rest.peek().map(|(_, line)| line.trim());
                let level = |text: &str| text.bytes().take_while(|byte| *byte == b'#').count();
                // A heading that only groups others asks for nothing.
                let groups = below.is_some_and(|below| level(below) > level(bare));
                let empty = below.is_none_or(|below| below.starts_with(['#', '/']));
                self.line(line);
                self.template.push('\n');
                if empty && !groups {
                    let id = self.field(heading.trim(), "long-text");
                    let help = help(at, end);
                    if !help.is_empty() {
                        self.set("help", help.into());
                    }
                    self.template.push_str(&format!("{{{{{id}}}}}\n\n"));
                }
            } else if let Some(label) = asked(bare) {
                let id = self.field(label, "text");
                let help = help(at, at);
                if !help.is_empty() {
                    self.set("help", help.into());
                }
                self.template
                    .push_str(&line.trim_end().replace("{{", "{ {"));
                self.template.push_str(&format!(" {{{{{id}}}}}\n"));
            } else {
                self.line(line);
            }
        }
    }

    /// A quick action of the template's, if the draft has one for it.
    fn action(&mut self, line: &str) {
        let (name, rest) = line.split_once(' ').unwrap_or((line, ""));
        match name {
            "/label" => {
                for label in rest.split('~').map(|one| one.trim().trim_matches('"')) {
                    if !label.is_empty() {
                        self.labels.push(label.to_owned());
                    }
                }
            }
            "/assign" if rest.split_whitespace().all(|one| one.starts_with('@')) => {
                let handles = rest.split_whitespace().map(str::to_owned);
                self.assignees.extend(handles);
            }
            "/confidential" => self.confidential = true,
            "/due" if days(rest).is_some() => self.due = days(rest),
            _ => self.left.push(("quick actions", line.to_owned())),
        }
    }

    fn finish(mut self) -> Form {
        let title = self.title.trim().trim_end_matches(':').replace("{{", "{ {");
        let title = match &*title {
            "" => "{{title}}".to_owned(),
            title => format!("{title}: {{{{title}}}}"),
        };
        let template = format!("{}\n", self.template.trim_matches('\n'));
        let mut draft = json!({ "title": title, "template": template });
        if let Json::Object(draft) = &mut draft {
            self.labels.dedup();
            for (name, list) in [("labels", self.labels), ("assignees", self.assignees)] {
                if !list.is_empty() {
                    draft.insert(name.to_owned(), json!(list));
                }
            }
            if let Some(days) = self.due {
                draft.insert("due_in_days".to_owned(), days.into());
            }
            if self.confidential {
                draft.insert("confidential".to_owned(), true.into());
            }
        }
        Form {
            data: json!({ "fields": self.fields, "draft": draft, "targets": [] }),
            left: self.left,
        }
    }
}

/// The label of an item that asks for something: `- Budget:`, also in bold.
fn asked(line: &str) -> Option<&str> {
    let item = line
        .strip_prefix("- ")
        .or_else(|| line.strip_prefix("* "))?;
    let label = item.trim().trim_matches('*').trim_end().strip_suffix(':')?;
    let label = label.trim().trim_matches('*').trim();
    (!label.is_empty() && !label.starts_with('[')).then_some(label)
}

/// The days of `in 5 days`.
fn days(rest: &str) -> Option<u16> {
    let (number, unit) = rest.strip_prefix("in ")?.split_once(' ')?;
    matches!(unit.trim(), "day" | "days").then(|| number.parse().ok())?
}

/// Lines without comments, and the comments by the line that they begin in.
fn apart(body: &str) -> (Vec<String>, Vec<(usize, String)>) {
    let mut lines = vec![String::new()];
    let mut comments = Vec::new();
    let mut rest = body;
    loop {
        let (before, after) = match rest.split_once("<!--") {
            Some((before, after)) => (before, Some(after)),
            None => (rest, None),
        };
        for (at, part) in before.split('\n').enumerate() {
            if at > 0 {
                lines.push(String::new());
            }
            if let Some(line) = lines.last_mut() {
                line.push_str(part);
            }
        }
        let Some(after) = after else {
            return (lines, comments);
        };
        let (comment, more) = after.split_once("-->").unwrap_or((after, ""));
        let words: Vec<&str> = comment.split_whitespace().collect();
        comments.push((lines.len() - 1, words.join(" ")));
        rest = more;
    }
}
