//! The data file of an approval request.

use serde::Deserialize;
use serde::de::Deserializer;

use super::{Field, Pairs};
use crate::country::CountryCode;
use crate::json::{shape, words};
use crate::link::{AsOf, Link};
use crate::zone::scalar::{self, Scalar};

/// A form that asks for approval, who approves, and how the issue reads.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Approval {
    /// The heading.
    #[serde(default)]
    pub title: Option<String>,
    /// Countries by region.
    #[serde(default)]
    pub regions: Pairs<Vec<CountryCode>>,
    /// What is supported where. Left out, every request needs approval.
    #[serde(default)]
    pub support: Option<Support>,
    /// Who approves.
    #[serde(default)]
    pub approvers: Vec<Approver>,
    /// The form.
    pub fields: Vec<Field>,
    /// The issue.
    pub draft: DraftTemplate,
    /// Where a draft can be sent.
    #[serde(default)]
    pub targets: Vec<Target>,
    /// Where to read more.
    #[serde(default)]
    pub links: Vec<Link>,
    /// When all this was last true.
    #[serde(default)]
    pub as_of: Option<AsOf>,
}

/// Levels of support, and which country has which.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Support {
    /// All levels.
    pub levels: Vec<Level>,
    /// The level of each country that has one.
    #[serde(default)]
    pub countries: Pairs<String>,
    /// The level of every other country.
    pub default: String,
}

/// A level of support.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Level {
    /// Its name in `countries` and `default`.
    pub id: String,
    /// What the reader sees.
    pub label: String,
    /// Whether a request is needed; unless it says otherwise, it is.
    #[serde(default = "needed")]
    pub approval: bool,
}

fn needed() -> bool {
    true
}

/// Who approves.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Approver {
    /// The region this approver is asked for; left out, all of them.
    #[serde(default)]
    pub region: Option<String>,
    /// What they are.
    #[serde(default)]
    pub role: Option<String>,
    /// How they are mentioned.
    #[serde(default)]
    pub handle: Option<Handle>,
}

/// A user or group that an issue mentions, like `@emea-lead`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handle(String);

impl Handle {
    /// Reads a name after `@`: letters, digits, `_`, `-` and `.`, groups set
    /// apart by `/`. Whether anyone has it, only the host knows.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let name = text.strip_prefix('@')?;
        let part = |part: &str| {
            part.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
                && !part.ends_with('.')
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
        };
        (text.len() <= 255 && name.split('/').all(part)).then(|| Self(text.to_owned()))
    }

    /// The name with its `@`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Scalar for Handle {
    const EXPECTED: &'static str = "a handle like \"@name\"";

    fn read(text: &str) -> Result<Self, String> {
        Self::parse(text).ok_or_else(|| {
            "not a handle; write @ and the name, like @name or @group/subgroup".into()
        })
    }
}

impl<'de> Deserialize<'de> for Handle {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::deserialize(deserializer)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Handle {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Handle".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A user or group that an issue mentions, like @name.",
            "type": "string",
            "pattern": "^@[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$",
        })
    }
}

/// How the issue reads. Templates are Markdown with `{{field-id}}`, and the
/// computed `{{region}}`, `{{support-level}}` and `{{approver}}`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DraftTemplate {
    /// The title's template, one line.
    pub title: String,
    /// The body's template.
    pub template: String,
    /// Labels that the issue gets.
    #[serde(default)]
    pub labels: Vec<String>,
    /// Who is assigned.
    #[serde(default)]
    pub assignees: Vec<Handle>,
    /// When the issue is due, in days from its creation.
    #[serde(default)]
    pub due_in_days: Option<u16>,
    /// Whether only members may see the issue.
    #[serde(default)]
    pub confidential: bool,
}

/// Where a draft can be sent.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Target {
    /// What kind of place it is.
    pub kind: TargetKind,
    /// The project's address, for `gitlab` and `github`; the channel's, for `slack`.
    #[serde(default)]
    pub url: Option<String>,
    /// The recipient, for `email`.
    #[serde(default)]
    pub to: Option<String>,
    /// What the reader sees instead of the host's name.
    #[serde(default)]
    pub label: Option<String>,
}

/// Kinds of places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum TargetKind {
    /// A GitLab project's new issue.
    Gitlab,
    /// A GitHub repository's new issue.
    Github,
    /// The reader's mail program.
    Email,
    /// A channel in Slack: the message is copied, and the channel opened.
    Slack,
    /// Markdown to copy; no address.
    Markdown,
}

shape!(Approval { fields, draft; title, regions, support, approvers, targets, links, as_of });
shape!(Support { levels, default; countries });
shape!(Level { id, label; approval = true });
shape!(Approver { ; region, role, handle });
shape!(DraftTemplate { title, template; labels, assignees, due_in_days, confidential });
shape!(Target { kind; url, to, label });
words!(TargetKind {
    "gitlab" => Gitlab,
    "github" => Github,
    "email" => Email,
    "slack" => Slack,
    "markdown" => Markdown,
});
