//! `inlay draft`: what a form's answers become.

use std::io::{self, Write};

use clap::{Args, Subcommand, ValueEnum};
use inlay_domain::request::target::Address;
use inlay_domain::request::{self, Answers, Approval, Decision, Draft, English, TargetKind};

use crate::failure::Failure;
use crate::file::File;
use crate::output::Output;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Draft an approval request, as Markdown or as the address that opens it.
    Approval(ApprovalDraft),
}

#[derive(Args)]
pub(crate) struct ApprovalDraft {
    /// The form, its regions and its template; - is standard input.
    file: File,

    /// The answers: an object of field ids.
    answers: File,

    /// What to print: the Markdown, the address of a prefilled issue or mail, or the
    /// message for Slack.
    #[arg(long, value_enum, default_value_t)]
    target: Place,
}

/// Where a draft goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Place {
    /// Nowhere: the Markdown itself.
    #[default]
    Markdown,
    /// A new GitLab issue.
    Gitlab,
    /// A new GitHub issue.
    Github,
    /// A mail.
    Email,
    /// A channel in Slack: the message itself.
    Slack,
}

impl Place {
    fn kind(self) -> TargetKind {
        match self {
            Self::Markdown => TargetKind::Markdown,
            Self::Gitlab => TargetKind::Gitlab,
            Self::Github => TargetKind::Github,
            Self::Email => TargetKind::Email,
            Self::Slack => TargetKind::Slack,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Gitlab => "gitlab",
            Self::Github => "github",
            Self::Email => "email",
            Self::Slack => "slack",
        }
    }
}

impl Command {
    pub(crate) fn run(self, output: &mut Output) -> Result<(), Failure> {
        match self {
            Self::Approval(draft) => draft.run(output),
        }
    }
}

impl ApprovalDraft {
    fn run(self, output: &mut Output) -> Result<(), Failure> {
        let approval: Approval = self.file.data()?;
        let answers: Answers = self.answers.data()?;
        if let Decision::NotNeeded { country, level } = Decision::new(&approval, &answers) {
            say(&request::not_needed(country, level));
            return Ok(());
        }
        self.refuse_problems(&approval, &answers)?;
        let draft = Draft::new(&approval, &answers, &English);
        if self.target == Place::Markdown {
            return output.line(draft.markdown().trim_end_matches('\n'));
        }
        if self.target == Place::Slack {
            let message = request::slack(&approval, &answers, &English);
            return output.line(message.trim_end_matches('\n'));
        }
        let kind = self.target.kind();
        let target = approval.targets.iter().find(|target| target.kind == kind);
        let Some(address) = target.and_then(|target| target.address(&draft)) else {
            let (file, name) = (&self.file, self.target.name());
            return Err(Failure::Data(format!(
                "{file}: targets: There is no target of the kind {name}; add one, or ask for another."
            )));
        };
        if let Address::TooLong { used, budget, .. } = address {
            say(&format!(
                "The prefilled address would have {used} bytes, and {budget} is the most that is safe. This is the empty form's; paste what --target markdown prints."
            ));
        }
        output.line(address.url())
    }

    /// Every problem at once, a line each.
    fn refuse_problems(&self, approval: &Approval, answers: &Answers) -> Result<(), Failure> {
        let unknown = request::unknown(approval, answers);
        let unknown = unknown
            .iter()
            .map(|id| format!("The form has no field with the id {id}."));
        let problems = request::check(approval, answers);
        let problems = problems
            .iter()
            .map(|problem| request::describe(problem, approval));
        let lines: Vec<String> = unknown
            .chain(problems)
            .map(|text| format!("{}: {text}", self.answers))
            .collect();
        if lines.is_empty() {
            Ok(())
        } else {
            Err(Failure::Data(lines.join("\ninlay: ")))
        }
    }
}

/// Tells the person at the terminal, apart from what was asked for.
fn say(text: &str) {
    let _ = writeln!(io::stderr().lock(), "inlay: {text}");
}
