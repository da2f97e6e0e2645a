//! What the reader has entered, and what it means so far.

use std::rc::Rc;

use inlay_domain::digits;
use inlay_domain::link::LinkUrl;
use inlay_domain::money::{InputError, Money};
use inlay_domain::publisher::csv::TableError;
use inlay_domain::publisher::{Proposal, Publisher, Several};
use inlay_domain::request::kept::{self, Unread};
use inlay_domain::schedule::Date;

/// A field of the form, in the order of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Team,
    Publisher,
    Relationship,
    Spend,
    Starts,
    Ends,
    Region,
    Segment,
    Audience,
    Name,
    Issue,
}

impl Field {
    pub(super) const ALL: [Self; 11] = [
        Self::Team,
        Self::Publisher,
        Self::Relationship,
        Self::Spend,
        Self::Starts,
        Self::Ends,
        Self::Region,
        Self::Segment,
        Self::Audience,
        Self::Name,
        Self::Issue,
    ];

    /// Its name where entries are kept.
    fn name(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Publisher => "publisher",
            Self::Relationship => "relationship",
            Self::Spend => "spend",
            Self::Starts => "starts",
            Self::Ends => "ends",
            Self::Region => "region",
            Self::Segment => "segment",
            Self::Audience => "audience",
            Self::Name => "name",
            Self::Issue => "issue",
        }
    }

    /// The id of its control: `f` and its place.
    pub(super) fn id(self) -> String {
        let mut id = String::from("f");
        digits::push(&mut id, self as i64);
        id
    }

    /// The field with this control; the buttons of a choice add to the id.
    pub(super) fn of(id: &str) -> Option<Self> {
        let id = id.split('-').next().unwrap_or_default();
        Self::ALL.into_iter().find(|field| field.id() == id)
    }
}

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// An amount that can't be read, or is too large to compute with.
    NotAmount,
    /// An amount that means different things to different readers.
    Ambiguous,
    /// The last day comes before the first.
    EndBeforeStart,
    /// Not an address of a page.
    NotLink,
}

/// The form as it stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    entries: [String; Field::ALL.len()],
    /// The fields that were left once, a bit for each: from then on they are told
    /// what is wrong. While something is typed, it is only unfinished.
    left: u16,
    /// Whether the last copying worked, until something else happens.
    pub(super) copied: Option<bool>,
    /// The table of more activities, as pasted.
    pub(super) table: String,
    /// What came of the table: how many activities, or what is wrong.
    pub(super) outcome: Option<Result<usize, TableError>>,
    /// The plan with those activities.
    pub(super) plan: Option<Rc<Publisher>>,
    /// Counts forms: a new one has none of the last one's controls.
    pub(super) round: u32,
}

impl Sheet {
    /// What stands in a field, without the space around it.
    pub(super) fn get(&self, field: Field) -> &str {
        self.typed(field).trim()
    }

    /// What stands in a field, as typed.
    pub(super) fn typed(&self, field: Field) -> &str {
        self.entries.get(field as usize).map_or("", |entry| entry)
    }

    pub(super) fn enter(&mut self, field: Field, value: String) {
        if let Some(entry) = self.entries.get_mut(field as usize) {
            *entry = value;
        }
        self.copied = None;
    }

    /// The entries as a text for a browser's storage; empty without any.
    pub(super) fn kept(&self) -> String {
        let mut lines = Vec::new();
        for field in Field::ALL {
            if !self.get(field).is_empty() {
                lines.push(vec![field.name(), self.typed(field)]);
            }
        }
        if lines.is_empty() {
            return String::new();
        }
        kept::write(&lines)
    }

    /// The form with entries that were kept: `over` what is entered, or around it.
    ///
    /// # Errors
    /// When a line isn't a name and an entry.
    pub(super) fn recalled(&self, lines: &[Vec<String>], over: bool) -> Result<Self, Unread> {
        let mut next = self.clone();
        if over {
            next.entries = Default::default();
            next.round += 1;
        }
        for line in lines {
            let [name, entry] = line.as_slice() else {
                return Err(Unread::Damaged);
            };
            let field = Field::ALL.into_iter().find(|field| field.name() == name);
            if let Some(field) = field.filter(|field| next.typed(*field).is_empty()) {
                next.enter(field, entry.clone());
                next.leave(field);
            }
        }
        Ok(next)
    }

    pub(super) fn leave(&mut self, field: Field) {
        self.left |= 1 << field as u16;
    }

    fn date(&self, field: Field) -> Option<Date> {
        Date::parse(self.get(field))
    }

    /// The first day, if it is entered.
    pub(super) fn starts(&self) -> Option<Date> {
        self.date(Field::Starts)
    }

    /// The last day, if it is entered and isn't before the first.
    pub(super) fn ends(&self) -> Option<Date> {
        self.date(Field::Ends)
            .filter(|ends| Some(*ends) >= self.starts())
    }

    /// Whether the publisher is worked with already, if that is known.
    pub(super) fn relationship(&self) -> Option<bool> {
        match self.get(Field::Relationship) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }

    fn spend(&self) -> Result<Option<Money>, Trouble> {
        if self.get(Field::Spend).is_empty() {
            return Ok(None);
        }
        match Money::from_input(self.get(Field::Spend)) {
            Ok(spend) if Proposal::fits(&spend) => Ok(Some(spend)),
            Err(InputError::Ambiguous) => Err(Trouble::Ambiguous),
            Ok(_) | Err(_) => Err(Trouble::NotAmount),
        }
    }

    fn issue(&self) -> Result<Option<LinkUrl>, Trouble> {
        if self.get(Field::Issue).is_empty() {
            return Ok(None);
        }
        match LinkUrl::parse(self.get(Field::Issue)) {
            Ok(url) if url.is_external() => Ok(Some(url)),
            _ => Err(Trouble::NotLink),
        }
    }

    /// What is wrong with a field, whether it is told yet or not.
    pub(super) fn trouble(&self, field: Field) -> Option<Trouble> {
        match field {
            Field::Spend => self.spend().err(),
            Field::Issue => self.issue().err(),
            Field::Ends => {
                let (starts, ends) = (self.starts()?, self.date(Field::Ends)?);
                (ends < starts).then_some(Trouble::EndBeforeStart)
            }
            _ => None,
        }
    }

    /// What is wrong with a field that the reader has left.
    pub(super) fn told(&self, field: Field) -> Option<Trouble> {
        let left = self.left & 1 << field as u16 != 0;
        self.trouble(field).filter(|_| left)
    }

    /// The fields that keep the comment from being written.
    pub(super) fn missing(&self) -> Vec<Field> {
        let needed = |field: &Field| match field {
            Field::Team | Field::Publisher => self.get(*field).is_empty(),
            Field::Starts => self.starts().is_none(),
            Field::Ends => self.ends().is_none(),
            _ => self.trouble(*field).is_some(),
        };
        Field::ALL.into_iter().filter(needed).collect()
    }

    /// The proposal so far. Dates that aren't known are those of `today`.
    pub(super) fn proposal(&self, today: Date) -> Proposal {
        let text = |field: Field| self.get(field).to_owned();
        let some = |field: Field| (!self.get(field).is_empty()).then(|| text(field));
        let several = |field: Field| {
            let parts = self.get(field).split(',');
            Several(parts.map(|part| part.trim().to_owned()).collect())
        };
        let starts = self.starts().unwrap_or(today);
        Proposal {
            team: text(Field::Team),
            publisher: text(Field::Publisher),
            starts,
            ends: self.ends().unwrap_or(starts),
            id: None,
            name: some(Field::Name),
            existing_relationship: self.relationship(),
            spend: self.spend().ok().flatten(),
            region: several(Field::Region),
            regions: Several::default(),
            segment: several(Field::Segment),
            segments: Several::default(),
            audience: some(Field::Audience),
            issue: self.issue().ok().flatten(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(entries: &[(Field, &str)]) -> Sheet {
        let mut sheet = Sheet::default();
        for (field, value) in entries {
            sheet.enter(*field, (*value).to_owned());
        }
        sheet
    }

    #[test]
    fn controls_find_their_fields() {
        for field in Field::ALL {
            assert_eq!(Field::of(&field.id()), Some(field));
        }
        assert_eq!(Field::of("f2-1"), Some(Field::Relationship));
        assert_eq!(Field::of("f11"), None);
        assert_eq!(Field::of("table"), None);
    }

    #[test]
    fn entries_are_judged_once_they_are_left() {
        let check = |field, value: &str, expected| {
            let mut sheet = sheet(&[(Field::Starts, "2027-01-25"), (field, value)]);
            assert_eq!(sheet.trouble(field), expected, "{value}");
            assert_eq!(sheet.told(field), None);
            sheet.leave(field);
            assert_eq!(sheet.told(field), expected);
        };
        check(Field::Spend, "", None);
        check(Field::Spend, "24,999.99", None);
        check(Field::Spend, "much", Some(Trouble::NotAmount));
        check(Field::Spend, "-1", Some(Trouble::NotAmount));
        check(
            Field::Spend,
            "999999999999999999999999",
            Some(Trouble::NotAmount),
        );
        check(Field::Spend, "18.500", Some(Trouble::Ambiguous));
        check(Field::Ends, "2027-01-24", Some(Trouble::EndBeforeStart));
        check(Field::Ends, "2027-01-25", None);
        check(Field::Issue, "example.com/1", Some(Trouble::NotLink));
        check(Field::Issue, "javascript:alert(1)", Some(Trouble::NotLink));
        check(Field::Issue, "https://example.com/1", None);
    }

    #[test]
    fn the_comment_needs_a_team_a_publisher_and_dates() {
        let mut sheet = sheet(&[]);
        assert_eq!(
            sheet.missing(),
            [Field::Team, Field::Publisher, Field::Starts, Field::Ends]
        );
        for (field, value) in [
            (Field::Team, "t"),
            (Field::Publisher, " p "),
            (Field::Starts, "2027-01-25"),
            (Field::Ends, "2027-01-26"),
            (Field::Spend, "x"),
        ] {
            sheet.enter(field, value.to_owned());
        }
        assert_eq!(sheet.missing(), [Field::Spend]);
        sheet.enter(Field::Spend, "1".to_owned());
        sheet.enter(Field::Region, "EMEA, AMER".to_owned());
        assert!(sheet.missing().is_empty());
        let today = Date::parse("2026-11-22").expect("a date");
        let proposal = sheet.proposal(today);
        assert_eq!(proposal.publisher, "p");
        assert_eq!(proposal.existing_relationship, None);
        assert_eq!(proposal.region.0, ["EMEA", "AMER"]);
        assert_eq!(proposal.ends.text(), "2027-01-26");
    }

    #[test]
    fn entries_are_kept_and_come_back() {
        let check = |entries: &[(Field, &str)], over, expected: &[(Field, &str)]| {
            let kept = sheet(&[(Field::Team, "t & u"), (Field::Spend, "x")]).kept();
            assert_eq!(kept, "1\nteam t%20%26%20u\nspend x");
            let lines = kept::read(&kept).expect("lines");
            let back = sheet(entries).recalled(&lines, over).expect("entries");
            for (field, entry) in expected {
                assert_eq!(back.typed(*field), *entry);
            }
            // What was kept had been left.
            assert_eq!(back.told(Field::Spend), Some(Trouble::NotAmount));
            assert_eq!(back.round, u32::from(over));
        };
        assert_eq!(sheet(&[(Field::Name, " ")]).kept(), "");
        check(&[], false, &[(Field::Team, "t & u"), (Field::Name, "")]);
        let own: &[_] = &[(Field::Team, "own"), (Field::Name, "n")];
        check(own, false, own);
        check(own, true, &[(Field::Team, "t & u"), (Field::Name, "")]);
        for damaged in ["1\nteam", "1\nteam a b"] {
            let lines = kept::read(damaged).expect("lines");
            assert_eq!(
                Sheet::default().recalled(&lines, false).map(|_| ()),
                Err(Unread::Damaged)
            );
        }
        let more = kept::read("1\nother x").expect("lines");
        assert!(Sheet::default().recalled(&more, false).is_ok());
    }
}
