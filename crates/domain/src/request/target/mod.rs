//! Addresses that open a prefilled issue or message.

use super::template::{join, split};
use super::{Draft, Target, TargetKind, percent};

/// Bytes that an address on GitLab may have. GitLab documents no limit; servers
/// commonly cap the request line at 8 KB, of which a sign-in redirect needs some.
pub const GITLAB_BUDGET: usize = 6_144;
/// Bytes that an address on GitHub may have; beyond them it answers 414.
pub const GITHUB_BUDGET: usize = 8_191;
/// Bytes that mail programs and systems commonly pass on.
pub const EMAIL_BUDGET: usize = 2_000;

/// Where a draft can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// The draft fits into the address.
    Prefilled {
        /// The address.
        url: String,
        /// Its length in bytes.
        used: usize,
        /// The most it may have.
        budget: usize,
    },
    /// The draft doesn't fit: it is copied, and an empty form opened.
    TooLong {
        /// The empty form's address.
        bare_url: String,
        /// Bytes that the address would have.
        used: usize,
        /// The most it may have.
        budget: usize,
    },
}

impl Address {
    fn new(url: String, bare_url: String, budget: usize) -> Self {
        let used = url.len();
        if used <= budget {
            Self::Prefilled { url, used, budget }
        } else {
            Self::TooLong {
                bare_url,
                used,
                budget,
            }
        }
    }

    /// The address to open: prefilled, or the empty form.
    #[must_use]
    pub fn url(&self) -> &str {
        match self {
            Self::Prefilled { url, .. } => url,
            Self::TooLong { bare_url, .. } => bare_url,
        }
    }
}

impl Target {
    /// The address of a draft there; `None` for Slack and Markdown, which are copied,
    /// and for a target whose address is missing.
    #[must_use]
    pub fn address(&self, draft: &Draft) -> Option<Address> {
        match self.kind {
            TargetKind::Gitlab => Some(gitlab(self.url.as_deref()?, draft)),
            TargetKind::Github => Some(github(self.url.as_deref()?, draft)),
            TargetKind::Email => Some(email(self.to.as_deref()?, draft)),
            TargetKind::Slack | TargetKind::Markdown => None,
        }
    }

    /// The address of the empty form, or of the channel.
    #[must_use]
    pub fn bare_url(&self) -> Option<String> {
        match self.kind {
            TargetKind::Gitlab => Some(gitlab_form(self.url.as_deref()?)),
            TargetKind::Github => Some(github_form(self.url.as_deref()?)),
            TargetKind::Email => Some(mailto(self.to.as_deref()?)),
            TargetKind::Slack => self.url.clone(),
            TargetKind::Markdown => None,
        }
    }

    /// The host that a button names, or a mail's recipient.
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        match self.kind {
            TargetKind::Gitlab | TargetKind::Github | TargetKind::Slack => {
                host(self.url.as_deref()?)
            }
            TargetKind::Email => self.to.as_deref(),
            TargetKind::Markdown => None,
        }
    }
}

pub(super) fn host(url: &str) -> Option<&str> {
    let (_, rest) = split(url, "://")?;
    rest.split(['/', '?', '#']).next()
}

fn gitlab_form(project: &str) -> String {
    let project = project.trim_end_matches('/');
    let project = project.strip_suffix("/-/issues/new").unwrap_or(project);
    let project = project.strip_suffix("/-/issues").unwrap_or(project);
    let mut url = String::from(project);
    url.push_str("/-/issues/new");
    url
}

/// A new issue in a GitLab project. Labels and the like have no dependable
/// parameter and go as quick actions; `confidential` goes both ways.
#[must_use]
pub fn gitlab(project: &str, draft: &Draft) -> Address {
    let bare = gitlab_form(project);
    let mut url = bare.clone();
    url.push_str("?issue[title]=");
    percent::push(&mut url, &draft.title);
    url.push_str("&issue[description]=");
    percent::push(&mut url, &draft.with_actions());
    if draft.confidential {
        url.push_str("&issue[confidential]=true");
    }
    Address::new(url, bare, GITLAB_BUDGET)
}

fn github_form(repository: &str) -> String {
    let repository = repository.trim_end_matches('/');
    let repository = repository.strip_suffix("/issues/new").unwrap_or(repository);
    let repository = repository.strip_suffix("/issues").unwrap_or(repository);
    let mut url = String::from(repository);
    url.push_str("/issues/new");
    url
}

/// A new issue in a GitHub repository.
#[must_use]
pub fn github(repository: &str, draft: &Draft) -> Address {
    let bare = github_form(repository);
    let mut url = bare.clone();
    url.push_str("?title=");
    percent::push(&mut url, &draft.title);
    url.push_str("&body=");
    percent::push(&mut url, &draft.body);
    if !draft.labels.is_empty() {
        url.push_str("&labels=");
        percent::push(
            &mut url,
            &join(&mut draft.labels.iter().map(String::as_str), ","),
        );
    }
    Address::new(url, bare, GITHUB_BUDGET)
}

fn mailto(to: &str) -> String {
    let mut url = String::from("mailto:");
    percent::push_except(&mut url, to, b"@");
    url
}

/// A draft as a mail.
#[must_use]
pub fn email(to: &str, draft: &Draft) -> Address {
    mail(to, &draft.title, &draft.body)
}

/// A mail of any text (RFC 6068), whose lines end in CR LF as that requires.
#[must_use]
pub fn mail(to: &str, subject: &str, body: &str) -> Address {
    let bare = mailto(to);
    let mut url = bare.clone();
    url.push_str("?subject=");
    percent::push(&mut url, subject);
    url.push_str("&body=");
    percent::push(&mut url, &body.replace('\n', "\r\n"));
    Address::new(url, bare, EMAIL_BUDGET)
}

#[cfg(test)]
mod tests;
